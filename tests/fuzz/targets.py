"""What the fuzzer feeds: each target makes an input of bytes, cleans it and checks the promises. Also used to replay finds."""

from __future__ import annotations

from collections.abc import Callable

from newsclean import Effort
from tests.promises import clean_all_ways

ADDRESS = "https://lorne.example/news/2024/03/05/bridge"
THOROUGH = 16  # one page of so many is shown to trafilatura as well, which is slow


def _text(data: bytes) -> str:
    """Bytes as a text; those that are not UTF-8 become lone surrogates, which a text may hold as well."""
    return data.decode("utf-8", "surrogateescape")


def fuzz_bytes(data: bytes) -> None:
    clean_all_ways(data)


def fuzz_page(data: bytes) -> None:
    effort: Effort = "auto" if len(data) % THOROUGH == 0 else "fast"
    clean_all_ways(_text(data), format="html", effort=effort, url=ADDRESS)


def fuzz_text(data: bytes) -> None:
    clean_all_ways(_text(data), format="text")


def fuzz_markdown(data: bytes) -> None:
    clean_all_ways(_text(data), format="markdown")


TARGETS: dict[str, Callable[[bytes], None]] = {"bytes": fuzz_bytes, "page": fuzz_page, "text": fuzz_text, "markdown": fuzz_markdown}

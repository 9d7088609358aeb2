"""The promises of docs/promises.md as plain checks, shared by the tests and the fuzzer. Each raises AssertionError, saying what is broken."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

import newsclean
from newsclean import Article, Effort, Format
from newsclean.readers.carried.page import NOTE
from newsclean.readers.decode import decode, to_utf8
from newsclean.readers.html import read_html
from newsclean.readers.html.shown import ENOUGH_SHOWN
from tests.inert import check_html

# What no field of metadata may hold: control characters, direction marks, line separators, lone surrogates.
UNCLEAN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# Characters that readers drop or turn into white space; nobody sees them.
_UNSEEN = "\u200b\u2060\ufeff\u00ad\x00\x1c\x1d\x1e\x1f\x85\ufffd"
_NOT_SHOWN = frozenset(("script", "style", "noscript", "template", "head", "iframe"))  # elements whose text nobody sees
CARRIED = NOTE.partition("{}")[0]  # what the note on an article that a page carries as data begins with
_DATE_FIELDS = ("date_published", "date_modified")
_ADDRESS_FIELDS = ("url", "canonical_url", "image")


def clean_all_ways(source: str | bytes, *, format: Format = "auto", effort: Effort = "fast", url: str | None = None) -> Article:
    """The article of a source, cleaned, written out in every way, and cleaned again with the same result."""
    article = newsclean.clean(source, format=format, effort=effort, url=url)
    check_output(article)
    check_fields(article)
    check_body(source, article)
    newsclean.explain(source, format=format, effort="fast")
    assert newsclean.clean(source, format=format, effort=effort, url=url).to_json() == article.to_json(), "another result the second time"
    return article


def check_output(article: Article) -> None:
    """Every way to write an article gives text that can be stored as UTF-8, JSON that reads back as the same values, and HTML that does nothing."""
    for shown in (article.text, article.markdown, article.html, article.to_json(), article.to_json(indent=2)):
        shown.encode("utf-8")
    check_html(article)
    assert json.loads(article.to_json()) == article.to_dict()


def metadata_texts(article: Article) -> Iterator[tuple[str, str]]:
    """Each text in the metadata, with the name of its field."""
    for name in ("title", "description", "publisher", "site_name", "section", "language", "hostname", *_ADDRESS_FIELDS, *_DATE_FIELDS):
        if (value := getattr(article, name)) is not None:
            yield name, value
    yield from (("authors", value) for value in article.authors)
    yield from (("tags", value) for value in article.tags)
    yield from (("captions", value) for caption in article.captions for value in caption if value is not None)
    yield from (("dateline", value) for value in article.dateline or () if value is not None)
    yield from (("live_updates", value) for update in article.live_updates for value in update if value is not None)


def check_fields(article: Article) -> None:
    """Promise 6: fields hold what a reader sees and nothing else, dates are real, addresses are http(s)."""
    for name, value in metadata_texts(article):
        assert isinstance(value, str), f"{name} is {value!r}"
        assert value.strip(), f"{name} is empty"
        assert not UNCLEAN.search(value), f"{name} holds an unclean character: {value[:200]!r}"
    for name in _DATE_FIELDS:
        check_date(name, getattr(article, name))
    for update in article.live_updates:
        check_date("live_updates", update.date)
    if article.dateline and article.dateline.date:
        date.fromisoformat(f"2024{article.dateline.date[1:]}")  # a leap year
    for name in _ADDRESS_FIELDS:
        check_address(name, getattr(article, name))
    if article.hostname is not None:
        assert not re.search(r"[\s<>\"'`\\/?#@]", article.hostname), f"hostname is {article.hostname!r}"
    if article.language is not None:
        assert re.fullmatch(r"[a-z]{2,3}", article.language), f"language is {article.language!r}"


def check_date(name: str, value: str | None) -> None:
    """A date is a real one, in ISO 8601: a day, or a day with a time of day."""
    if value is not None:
        assert value.isascii(), f"{name} is {value!r}"
        (date if len(value) == len("2024-03-05") else datetime).fromisoformat(value)


def check_address(name: str, value: str | None) -> None:
    """An address is http or https, has a host, and nothing in it that could end an attribute."""
    if value is not None:
        parts = urlsplit(value)
        assert parts.scheme in ("http", "https"), f"{name} is {value!r}"
        assert parts.hostname, f"{name} is {value!r}"
        assert not re.search(r"[\s<>\"]", value), f"{name} is {value!r}"


def check_body(source: str | bytes, article: Article) -> None:
    """Promise 4: the body comes from what a reader sees of the source. Of a text in its order; of a page and of Markdown letter by letter.

    The one exception: an article that a page carries as data, which a note names. Then the page itself shows no running text.
    """
    if any(note.startswith(CARRIED) for note in article.notes):
        assert read_html(to_utf8(source)[0]).shown < ENOUGH_SHOWN, f"the page shows running text: {article.notes}"
        return
    seen = squashed(shown_text(source)) if article.document.head is not None else squashed(decode(source)[0])
    body = squashed(article.text)
    if article.document.head is None and all(block.link_share is None and block.kind in ("paragraph", "item") for block in article.document.blocks):
        rest = seen
        for block in article.document.kept:
            at = rest.find(squashed(block.text))
            assert at >= 0, f"not in the source, or out of order: {block.text[:200]!r}"
            rest = rest[at + len(squashed(block.text)) :]
        return
    foreign = Counter(body) - Counter(seen)
    if foreign and article.document.head is None:  # Markdown has entities
        foreign -= Counter(squashed(html.unescape(seen)))
    assert not foreign, f"in the body, but not to be seen in the source: {foreign.most_common(5)!r}"


def shown_text(source: str | bytes) -> str:
    """All text of a page that the parser sees outside scripts, styles and the like."""
    body = LexborHTMLParser(to_utf8(source)[0]).body
    return "".join(_shown(body)) if body is not None else ""


def _shown(body: LexborNode) -> Iterator[str]:
    """The texts below an element; without recursion, as pages nest deeply."""
    open_: list[LexborNode | None] = [body.first_child]
    while open_:
        node = open_.pop()
        if node is None:
            continue
        open_.append(node.next)
        if node.is_text_node:
            yield node.text_content or ""
        elif node.tag not in _NOT_SHOWN:
            open_.append(node.first_child)


def squashed(text: str) -> str:
    """The text without white space and without the characters that the readers drop as invisible."""
    return "".join(c for c in text if not c.isspace() and c not in _UNSEEN)

"""What a profile notes of one page: a hash of each line, and whether the line was kept. No text of the page is noted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple
from unicodedata import normalize

from newsclean.document import Block, Document
from newsclean.values.addresses import host

SITE_FILTERS = ("site_opening", "site_profile")  # the filters that remove what a profile tells

HASH_BYTES = 8  # of 2**64 hashes, two of a site's few hundred lines are the same by chance once in 10**13 sites
LONG = 8  # words from which on two articles hardly have a line in common by chance; `repeated_block` goes by the same number
MOST_LINES = 2_000  # of a page that are noted; 99% of news pages have fewer than 800 blocks

_NOTED = re.compile(r"[0-9a-f]{16}[klrsKLRS]")


class PageLines(NamedTuple):
    """The lines of a page.

    digest   of all lines in their order: it tells a page that is seen again
    noted    the hash of each line and a letter: "k" for a short line that was kept, "l" for a long one that was kept, "r" for one that was removed,
             "s" for a removed line that reads as a sentence. A capital for a line that stands no lower than the page's first sentence
    """

    digest: str
    noted: tuple[str, ...]


def line_hash(block: Block) -> str:
    """Return the hash of a block's text. White space, letter case, and how accents are written make no difference."""
    text = normalize("NFC", " ".join(block.text.split()).casefold())
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES).hexdigest()


def digest_of(hashes: Iterable[str]) -> str:
    """Return the digest of a page with these lines."""
    return blake2b("".join(hashes).encode("ascii"), digest_size=HASH_BYTES).hexdigest()


def page_lines(doc: Document) -> PageLines:
    """Return the lines of a page that was cleaned.

    What a site profile has removed counts as kept: a profile that is made with the help of an older one must not repeat its mistakes for ever.
    """
    blocks = doc.blocks[:MOST_LINES]
    hashes = [line_hash(block) for block in blocks]
    kept = {b.index for b in blocks if b.index not in doc.removals or doc.removals[b.index].filter in SITE_FILTERS}
    opening = next((b.index for b in blocks if b.is_sentence and b.index in kept), len(blocks))
    letters = [_letter(b, is_kept=b.index in kept, is_opening=b.index <= opening) for b in blocks]
    return PageLines(digest_of(hashes), tuple([found + letter for found, letter in zip(hashes, letters, strict=True)]))


def _letter(block: Block, *, is_kept: bool, is_opening: bool) -> str:
    letter = ("kl" if is_kept else "rs")[block.words >= LONG if is_kept else block.is_sentence]
    return letter.upper() if is_opening else letter


def checked_lines(found: object) -> PageLines:
    """Return the lines of a page that a worker has sent. Raises ValueError where it sent something else."""
    if not (isinstance(found, list) and len(found) == 2 and isinstance(found[0], str) and isinstance(found[1], list)):
        raise ValueError("these are no lines of a page")
    digest, noted = found
    if len(digest) != 2 * HASH_BYTES or len(noted) > MOST_LINES or not all(isinstance(line, str) and _NOTED.fullmatch(line) for line in noted):
        raise ValueError("these are no lines of a page")
    return PageLines(digest, tuple(noted))


def site_of(url: str | None) -> str | None:
    """Return the site of an address: its host without "www.", or None.

    >>> site_of("https://www.lorne.example/a"), site_of(None)
    ('lorne.example', None)
    """
    found = host(url) if url else None
    return (found.lower().removeprefix("www.") or None) if found else None

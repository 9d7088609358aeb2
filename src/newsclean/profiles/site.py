"""SiteProfile: the lines that the pages of one site share, as hashes, each with the pages that showed it, that kept it, and that opened with it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.profiles.lines import HASH_BYTES, PageLines, page_lines

if TYPE_CHECKING:
    from newsclean.article import Article

FORMAT = "newsclean site profile 2"
MOST_PAGES = 20  # that a profile is made of: five give most of the gain, and more than twenty give none
MOST_SHARED = 5_000  # lines that a profile holds: 150 kB
MOST_BYTES = 1_000_000  # of a file; one with the most lines has a fifth of that
NEAR_DUPLICATE = 0.3  # share of a page's long kept lines from which on another page that keeps them tells the same story
MANY_PAGES = 5  # pages that do not tell one story, if they are …
MANY = 0.25  # … this share of the pages as well, unless they have little else to say

Masks = tuple[int, int, int]
"""Of the pages that showed a line, of those that kept it, and of those that have it no lower than their first sentence."""

NOWHERE: Masks = (0, 0, 0)

_HEX = frozenset("0123456789abcdef")


class Seen(NamedTuple):
    """On how many pages a line stands, how many of them kept it, and how many have it no lower than their first sentence."""

    shown: int
    kept: int
    opening: int


@dataclass(frozen=True)
class SiteProfile:
    """What the pages of one site have in common. Make it with `fit` or `load`; it never changes.

    pages   the digests of the pages that it was made of
    lines   the hash of a line -> three bit masks: of the pages that showed the line, of those that kept it, and of those that have it no lower than
            their first sentence. Bit n stands for the page `pages[n]`

    >>> import newsclean
    >>> sign_off = "Lorne Post needs readers like you, who pay for what they read every day."
    >>> news = "Bridge {} over the Lorne stays closed until May, as the city said in a letter on Tuesday of last week."
    >>> texts = [f"{news.format(number)}\\n\\n{sign_off}" for number in range(9)]
    >>> profile = SiteProfile.fit(newsclean.clean(text) for text in texts)
    >>> article = newsclean.Cleaner(profiles=profile).clean(texts[0])
    >>> [(r.filter, r.reason) for r in article.removed]
    [('site_profile', 'stands on 8 of 8 other pages of the site')]
    """

    pages: tuple[str, ...] = ()
    lines: Mapping[str, Masks] = field(default_factory=dict, hash=False)

    @staticmethod
    def fit(articles: Iterable[Article]) -> SiteProfile:
        """Return the profile of a site.

        articles   cleaned pages or texts of the site, in any order. Of more than 20 different ones, 20 are used, chosen by hashes of their lines

        Raises TypeError for what is no Article.
        """
        return SiteProfile.of_pages(map(_lines_of, articles))

    @staticmethod
    def of_pages(pages: Iterable[PageLines]) -> SiteProfile:
        """Return the profile of a site from the lines of its pages, in any order."""
        chosen: dict[str, PageLines] = {}
        for page in pages:
            chosen[page.digest] = page
            if len(chosen) > MOST_PAGES:
                del chosen[max(chosen)]
        digests = tuple(sorted(chosen))
        return SiteProfile(digests, _shared([chosen[digest] for digest in digests]))

    def others(self, digest: str, long_kept: Sequence[str]) -> int:
        """Return the mask of the pages that say something new of a page: without the page itself, and without those that tell the same story.

        digest      of the page
        long_kept   the hashes of its long lines that are kept so far
        """
        told = self._told(long_kept)
        common = [0] * len(self.pages)
        for line in told:
            kept = self.lines.get(line, NOWHERE)[1]
            for number in range(kept.bit_length()):
                common[number] += kept >> number & 1
        needed = NEAR_DUPLICATE * len(told)
        return sum(1 << n for n, page in enumerate(self.pages) if page != digest and not (common[n] and common[n] >= needed))

    def _told(self, long_kept: Sequence[str]) -> set[str]:
        """Return those of some lines that tell what a page is about: without those that many pages show, unless most of the lines are such."""
        lines = set(long_kept)
        shared = {line for line in lines if self.seen(line, -1).shown >= max(MANY_PAGES, MANY * len(self.pages))}
        return lines - shared if 2 * len(shared) <= len(lines) else lines

    def seen(self, line: str, pages: int) -> Seen:
        """Return on how many of some pages (a mask) a line stands, by its hash, and how."""
        shown, kept, opening = self.lines.get(line, NOWHERE)
        return Seen((shown & pages).bit_count(), (kept & pages).bit_count(), (opening & pages).bit_count())

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the profile to a file, as JSON. Raises OSError where that fails; a file that was there is then as it was."""
        target = Path(path)
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        try:
            part.write_bytes(self._json())
            part.replace(target)
        except OSError:
            part.unlink(missing_ok=True)
            raise

    @staticmethod
    def load(path: str | os.PathLike[str]) -> SiteProfile:
        """Return the profile in a file that `save` wrote. Raises OSError where it cannot be read, and ValueError where it holds no profile."""
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        try:
            return _parsed(data)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"{os.fspath(path)} is no site profile: {error}") from error

    def _json(self) -> bytes:
        lines = {line: list(masks) for line, masks in self.lines.items()}
        return json.dumps({"format": FORMAT, "pages": list(self.pages), "lines": lines}, separators=(",", ":")).encode("ascii") + b"\n"

    def __repr__(self) -> str:  # it names the profile in a run file, so it tells one content from another
        return f"SiteProfile({len(self.pages)} pages, {len(self.lines)} lines, {blake2b(self._json(), digest_size=HASH_BYTES).hexdigest()})"


def _lines_of(article: Article) -> PageLines:
    document = getattr(article, "document", None)
    if document is None:
        raise TypeError(f"a profile is made of Articles, which newsclean.clean returns, not of {type(article).__name__}")
    return page_lines(document)


def _shared(pages: Sequence[PageLines]) -> dict[str, Masks]:
    """Return the lines of pages that may tell something, each with its masks, in the order of their hashes.

    Of the lines of one page alone, the long ones that were kept tell near-duplicates, and a removed one that is no sentence tells furniture.
    """
    shown: dict[str, int] = {}
    kept: dict[str, int] = {}
    opening: dict[str, int] = {}
    telling = set()
    for number, page in enumerate(pages):
        for noted in page.noted:
            line, letter = noted[:-1], noted[-1].lower()
            shown[line] = shown.get(line, 0) | 1 << number
            if letter in "kl":
                kept[line] = kept.get(line, 0) | 1 << number
            if noted[-1] != letter:
                opening[line] = opening.get(line, 0) | 1 << number
            if letter in "lr":
                telling.add(line)
    found = [line for line, mask in shown.items() if line in telling or mask.bit_count() > 1]
    found = sorted(found, key=lambda line: (-shown[line].bit_count(), line))[:MOST_SHARED]
    return {line: (shown[line], kept.get(line, 0), opening.get(line, 0)) for line in sorted(found)}


def _parsed(data: bytes) -> SiteProfile:
    """Return the profile in the bytes of a file. Raises ValueError where they hold none: the file may come from anywhere."""
    if len(data) > MOST_BYTES:
        raise ValueError(f"it has more than {MOST_BYTES:,} bytes")
    found = json.loads(data)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ValueError(f"it does not say that its format is {FORMAT!r}; make it anew with newsclean profile")
    pages, lines = found.get("pages"), found.get("lines")
    if not (isinstance(pages, list) and len(pages) <= MOST_PAGES and all(map(_is_hash, pages))):
        raise ValueError(f"its pages are no list of at most {MOST_PAGES} hashes")
    if not (isinstance(lines, dict) and len(lines) <= MOST_SHARED):
        raise ValueError(f"its lines are no object of at most {MOST_SHARED:,} hashes")
    for line, masks in lines.items():
        if not (_is_hash(line) and _are_masks(masks, len(pages))):
            raise ValueError(f"its line {line:.40} is no hash with three masks of its pages")
    return SiteProfile(tuple(pages), {line: (masks[0], masks[1], masks[2]) for line, masks in lines.items()})


def _is_hash(found: Any) -> bool:
    return isinstance(found, str) and len(found) == 2 * HASH_BYTES and _HEX.issuperset(found)


def _are_masks(found: Any, pages: int) -> bool:
    if not (isinstance(found, list) and len(found) == len(NOWHERE) and all(type(mask) is int and 0 <= mask < 1 << pages for mask in found)):
        return False
    return bool(found[0] | found[1] | found[2] == found[0])  # no page keeps what it does not show

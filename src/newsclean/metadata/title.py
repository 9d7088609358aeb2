"""The headline."""

from __future__ import annotations

import re

from newsclean.metadata.byline import is_byline
from newsclean.metadata.date import find_date, is_date_line
from newsclean.model import Block, Document, Marks

LONGEST_TITLE = 24  # words
ABOVE = 40  # blocks above the first paragraph that are tried, besides the first two: those may be the page's title
SAMPLE = 6  # paragraphs below the title that it is compared with
ENOUGH = 0.8  # of a score, to be the headline: a date or a byline right below it, say, or a quarter of its long words in those paragraphs

_LONG_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u4e00-\u9fff]{2}")
_CJK_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_SITE_NAME = re.compile(r"\s+[|»·]\s+[^|»·]{1,60}$")
_LOOSE_END = re.compile(r"[\s|·–—-]+$")


def title(doc: Document) -> Marks:
    """Gives the headline the role "title", with its repeats right above the article.

    A candidate is a short line above the article's first paragraph that is no date, byline or label. The best one shares most words with
    the first paragraphs, stands nearest to them, is repeated, or is a Markdown heading. A text that opens with running text has no title.
    A further line that would have been the headline in its absence has the role "standfirst".
    """
    role = "standfirst" if doc.role("title") else "title"
    if role == "standfirst" and doc.page is not None:
        return  # a page marks its standfirst by class or in its head, see `newsclean.span`
    kept, start = doc.kept, doc.span.start
    body = next((i for i, b in enumerate(kept) if b.index >= start and b.is_sentence and not _is_title_like(b)), len(kept))
    if body == len(kept):
        return
    head = [b for b in (*kept[: min(2, body)], *kept[max(2, body - ABOVE) : body]) if _is_title_like(b)]
    if not head:
        return
    plains = [without_site(b.text).casefold() for b in head]
    if doc.page is not None:
        if given := [b for b, plain in zip(head, plains, strict=True) if b.kind == "heading" and _is_given(plain, doc.page.title)]:
            yield from ((block, "is the headline that the page's head gives", role) for block in given)
            return
    words = "\n".join(b.text[:2000] for b in kept[body : body + SAMPLE]).casefold()
    scores = [_score(head, plains, words, at) + _place(doc, block) for at, block in enumerate(head)]
    best = scores.index(max(scores))
    opens = head[best] is kept[0] and body <= 6 and head[best].words >= 3
    if scores[best] < ENOUGH and not opens:
        return
    for block, plain in zip(head, plains, strict=True):
        if block is head[best]:
            yield block, f"is the {'line below or above the headline' if role == 'standfirst' else 'headline above the first paragraph'}", role
        elif plain == plains[best]:
            yield block, f"is the {'same' if role == 'standfirst' else 'headline'}, repeated", role


def _is_given(plain: str, given: str | None) -> bool:
    """Whether a heading, in small letters, is the title that a page's head gives, but for what a site adds at either end."""
    return (
        given is not None
        and (plain in (folded := given.casefold()) or folded in plain)
        and 2 * min(len(plain), len(folded)) >= max(len(plain), len(folded))
    )


def _is_title_like(block: Block) -> bool:
    if block.kind not in ("heading", "paragraph", "quote") or not 2 <= block.words <= LONGEST_TITLE or len(block.text) > 300:
        return False
    if block.kind != "heading":
        closed = block.ends == "sentence" and not block.text.endswith(("?", "!", "？", "！", "»", "”", '"'))
        if closed or block.ends in ("comma", "colon") or block.words < 3:
            return False
    if (block.words <= 10 and find_date(block.text, day_first=True)) or block.text.count("|") >= 2:
        return False
    if all(_CJK_NAME.fullmatch(piece) for piece in block.text.split()):
        return False
    return not is_date_line(block) and not is_byline(block) and not block.cues.keys() & {"caption", "section"}


def _score(head: list[Block], plains: list[str], words: str, at: int) -> float:
    """How much speaks for a line's being the headline."""
    own = _long_words(plains[at])
    shared = sum(w in words for w in own)
    value = 2.0 * shared / (len(own) + 1) + (0.5 if shared else 0.0)
    if shared and any(other.startswith(plains[at]) for n, other in enumerate(plains) if n != at):
        value += 0.7  # it stands twice: the page's title, or the last step of a breadcrumb
    if head[at].kind == "heading":
        value += 1.2 if head[at].level == 1 else 0.6
    return value - 0.03 * (len(head) - 1 - at)


def _place(doc: Document, block: Block) -> float:
    """What the lines next to a line say for its being the headline: a section's name above it, a byline or a date below it."""
    at = doc.position(block.index)
    above = doc.kept[at - 1].cues.get("section") if at else None
    below = doc.next(block)
    value = 0.6 if above is not None and above.place == "line" else 0.0
    return value + (0.8 if below is not None and (is_byline(below) or is_date_line(below)) else 0.0)


def _long_words(text: str) -> list[str]:
    return _LONG_WORD.findall(text.casefold())


def without_site(text: str) -> str:
    """A title without the site's name behind a bar, and without a dash left at its end."""
    return _LOOSE_END.sub("", _SITE_NAME.sub("", text))


def read_title(doc: Document) -> str | None:
    """The headline as printed, without the site's name or a dash left at its end; None where there is none.

    Where a page's head gives a title, the line that opens like it is the headline; where none does, the head's title stands in.
    """
    titles = sorted((without_site(b.text) for b in doc.role("title")), key=len)
    given = doc.page.title if doc.page else None
    if not given:
        return titles[0] if titles else None
    headings = [without_site(b.text) for b in doc.blocks if b.kind == "heading" and b.level <= 2]
    folded = given.casefold()
    matching = [t for t in (*titles, *headings) if len(t) >= 0.5 * len(without_site(given)) and folded.startswith(t.casefold())]
    if matching:
        return max(matching, key=len)
    words = set(_long_words(folded))
    printed = [b.text for b in doc.blocks if b.kind == "heading" and b.level == 1 and 3 <= b.words <= LONGEST_TITLE]
    return next((t for t in printed if _shares_half(t, words)), without_site(given))


def _shares_half(text: str, words: set[str]) -> bool:
    own = _long_words(text.casefold())
    return 2 * sum(w in words for w in own) >= max(1, len(own))


def read_description(doc: Document) -> str | None:
    """The standfirst: the short lines next to the headline, each once; None where there is none."""
    return " ".join(dict.fromkeys(b.text for b in doc.role("standfirst"))) or None

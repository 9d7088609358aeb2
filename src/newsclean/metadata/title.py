"""The headline."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsclean.metadata.authors import outlet_letters, same_outlet
from newsclean.metadata.byline import is_byline
from newsclean.metadata.date import find_date, is_date_line
from newsclean.model import Block, Document, Marks
from newsclean.node import Node
from newsclean.readers.values import letters
from newsclean.span import is_title

LONGEST_TITLE = 24  # words
ABOVE = 40  # blocks above the first paragraph that are tried, besides the first two: those may be the page's title
SAMPLE = 6  # paragraphs below the title that it is compared with
LONG_KICKER = 10  # characters of a kicker that no mark parts from the headline
ENOUGH = 0.8  # of a score, to be the headline: a date or a byline right below it, say, or a quarter of its long words in those paragraphs

_LONG_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u4e00-\u9fff]{2}")
_CJK_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_SITE_NAME = re.compile(r"\s{1,9}[|»·]\s{1,9}[^|»·]{1,60}$")
_LAST_PART = re.compile(r"\s{1,9}[-–—|:·»•]\s{1,9}(?P<name>[^|»·•]{1,60}?)\s{0,9}$")
_FIRST_PART = re.compile(r"(?P<name>[^|»·•:]{1,60}?)(?:\s{1,9}[-–—|·»•]|:)\s{1,9}")
_KICKER_END = re.compile(r"[:|–—·•»-]\s{0,3}[\"“„«»”‘’']?$")
_LOOSE_END = re.compile(r"(?<![\s|·–—-])[\s|·–—-]++$")


def title(doc: Document) -> Marks:
    """Gives the headline the role "title", with its repeats right above the article.

    A candidate is a short line above the article's first paragraph that is no date, byline or label. The best one shares most words with
    the first paragraphs, stands nearest to them, is repeated, or is a Markdown heading. A text that opens with running text has no title.
    A further line that would have been the headline in its absence has the role "standfirst".
    """
    role = "standfirst" if doc.role("title") else "title"
    if role == "standfirst" and doc.page is not None:
        return  # a page marks its standfirst by class or in its head, see `newsclean.span`
    if given := _given(doc):
        yield from ((block, "is the headline that the page's head gives", role) for block in given)
        return
    kept, start = doc.kept, doc.span.start
    body = next((i for i, b in enumerate(kept) if b.index >= start and b.is_sentence and not _is_title_like(b)), len(kept))
    if body == len(kept):
        return
    head = [b for b in (*kept[: min(2, body)], *kept[max(2, body - ABOVE) : body]) if _is_title_like(b)]
    if not head:
        return
    plains = [without_site(b.text).casefold() for b in head]
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


def _given(doc: Document) -> list[Block]:
    """The headings of a page that say what its head gives as the title: the headline, and its repeats up to the article's first paragraph."""
    first = doc.headline
    if first is None or not is_title(doc, first):
        return []
    end = max(doc.head, first.index + 1)
    above = [b for b in doc.kept if first.index <= b.index < end and b.kind == "heading"]
    return [b for b in above if b is first or is_title(doc, b)]


def _is_title_like(block: Block) -> bool:
    if block.kind not in ("heading", "paragraph", "quote") or not 2 <= block.words <= LONGEST_TITLE or len(block.text) > 300:
        return False
    if block.kind != "heading":
        closed = block.ends == "sentence" and not block.text.endswith(("?", "!", "？", "！", "»", "”", '"'))
        if closed or block.ends in ("comma", "colon") or block.words < 3:
            return False
    if (block.words <= 10 and find_date(block.text, day_first=True)) or block.text.count("|") >= 2:
        return False
    if not block.text.isascii() and all(_CJK_NAME.fullmatch(piece) for piece in block.text.split()):
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


def read_title(doc: Document, outlets: Iterable[str] = ()) -> str | None:
    """The headline as printed, without the site's name or a dash left at its end; None where there is none.

    On a page, it is the printed line that the head names as well, in any of its sources; without a kicker ("Elections: Kim wins") where
    the head has the headline alone. Else the heading that opens like the head's title or shares half its words; else the only first-level
    heading above the article; else what the head says. `outlets` are names of the site, which are cut off.
    """
    lines = [b.text for b in doc.role("title")]
    page_titles = doc.page.titles if doc.page else ()
    given = [title for t in page_titles if (title := without_site(without_outlet(t, outlets)))]
    if doc.page is None or not given:  # "-" is left of some, too
        titles = sorted(map(without_site, lines), key=len)
        return titles[0] if titles else None
    headings = _headings(doc)
    printed = [text for text, level in headings if level == 1]
    keys = {letters(t) for t in (*given, *doc.page.titles)}
    for line in (*printed, *lines):
        bare = line if "·" in line and letters(line) in keys else without_site(line)
        if letters(line) in keys or letters(bare) in keys:
            return _without_kicker(bare, given)
    for line in (*lines, *[text for text, _ in headings]):
        if any(_closes(title, line) for title in doc.page.titles):
            return line
    folded = given[0].casefold()
    opening = [without_site(t) for t in (*lines, *[text for text, _ in headings])]
    matching = [t for t in opening if len(t) >= 0.5 * len(given[0]) and folded.startswith(t.casefold())]
    if matching:
        return max(matching, key=len)
    words = set(_long_words(folded))
    shared = next((t for t in printed if 3 <= len(t.split()) <= LONGEST_TITLE and _shares_half(t, words)), None)
    return _without_kicker(shared, given) if shared else _only_heading(printed, outlets) or given[0]


def _headings(doc: Document) -> list[tuple[str, int]]:
    """The texts of the page's headings of the first two levels, each with its level; of one with a kicker in an element of its own, the longer."""
    found: list[tuple[str, int]] = []
    last: Node | None = None
    path: Node | None = None
    for block in doc.blocks:
        if block.kind == "heading" and block.level <= 2 and block.path is not None and not block.path.is_hidden:
            node = next((n for n in block.path.up() if n.tag in ("h1", "h2")), None)
            if node is None or node is not last:
                found.append((block.text, block.level))
            elif block.path is path or found[-1][0].endswith(":"):
                found[-1] = (f"{found[-1][0]} {block.text}", block.level)
            elif len(block.text) > len(found[-1][0]):
                found[-1] = (block.text, block.level)
            path = block.path
            last = node
    return found


def _only_heading(printed: list[str], outlets: Iterable[str]) -> str | None:
    """The page's first-level heading, if it has only one and that is not its site's name."""
    if len(printed) != 1 or not 1 <= len(printed[0].split()) <= LONGEST_TITLE or any(same_outlet(printed[0], o) for o in outlets):
        return None
    return without_site(printed[0])


def _without_kicker(line: str, given: list[str]) -> str:
    """A printed headline without the kicker above it, where a source of the head has the headline alone: it ends like the line."""
    for title in given:
        at = len(line) - len(title)
        if 2 <= at < len(line) / 2 + 10 and len(title.split()) >= 3 and line[at:].casefold() == title.casefold():
            if at >= LONG_KICKER or _KICKER_END.search(line, 0, at):
                return title
    return line


def _closes(title: str, line: str) -> bool:
    """Whether a title of the head ends with a printed line, behind the site's or the section's name: "Valley Post » News » Talks end"."""
    at = len(title) - len(line)
    return at > 2 and len(line.split()) >= 3 and title[at:].casefold() == line.casefold() and _KICKER_END.search(title[:at].rstrip()) is not None


def without_outlet(title: str, outlets: Iterable[str]) -> str:
    """A title without the site's name before or behind it: "Talks end - The Valley Post", "Valley Post: Talks end"."""
    folded = letters(title)
    for outlet in outlets:
        if outlet_letters(outlet) not in folded:
            continue
        for found in (_LAST_PART.search(title), _FIRST_PART.match(title)):
            if found and same_outlet(found["name"], outlet):
                title = (title[: found.start()] + title[found.end() :]).strip() or title
    return title


def _shares_half(text: str, words: set[str]) -> bool:
    own = _long_words(text.casefold())
    return 2 * sum(w in words for w in own) >= max(1, len(own))


def read_description(doc: Document) -> str | None:
    """The standfirst: the short lines next to the headline, each once; None where there is none."""
    return " ".join(dict.fromkeys(b.text for b in doc.role("standfirst"))) or None

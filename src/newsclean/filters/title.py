"""Filter `title`."""

import re

from newsclean.document import Block, Document, Marks
from newsclean.metadata.dates import is_date_line
from newsclean.metadata.names import is_byline
from newsclean.metadata.title import LONGEST_TITLE, long_words, without_site
from newsclean.values.dates import find_date

ABOVE = 40  # blocks above the first paragraph that are tried, besides the first two: those may be the page's title
SAMPLE = 6  # paragraphs below the title that it is compared with
ENOUGH = 0.8  # of a score, to be the headline: a date or a byline right below it, say, or a quarter of its long words in those paragraphs

_CJK_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")


def title(doc: Document) -> Marks:
    """Gives the headline the role "title", with its repeats right above the article.

    A candidate is a short line above the article's first paragraph that is no date, byline or label. The best one shares most words with
    the first paragraphs, stands nearest to them, is repeated, or is a Markdown heading. A text that opens with running text has no title.
    A further line that would have been the headline in its absence has the role "standfirst".
    """
    role = "standfirst" if doc.role("title") else "title"
    if role == "standfirst" and doc.head is not None:
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
    first = doc.layout.headline
    if first is None or doc.head is None or not doc.head.has_title(first.text):
        return []
    end = max(doc.body_start, first.index + 1)
    above = [b for b in doc.kept if first.index <= b.index < end and b.kind == "heading"]
    return [b for b in above if b is first or doc.head.has_title(b.text)]


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
    own = long_words(plains[at])
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

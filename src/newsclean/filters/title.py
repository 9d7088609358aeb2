"""Filter `title`: which line is the headline, and which lines next to it are the standfirst.

A title that is another line of the input is mended here: `_is_title_like` says which lines may be it at all, `_score` and `_place` which of them it
is. What of that line is the title, and what of the page's head, `newsclean.metadata.title` says.
"""

from newsclean.document import Block, Document, Marks
from newsclean.filters._matches import results_among
from newsclean.metadata.date_lines import is_date_line
from newsclean.metadata.names import is_byline
from newsclean.metadata.title import MAX_TITLE_WORDS, long_words, without_site
from newsclean.values.dates import find_date
from newsclean.values.names import is_chinese_name

# Which lines are tried: the first two, which may be the page's title, and so many above the first paragraph.
FIRST_LINES = 2
LINES_ABOVE_BODY = 40
MIN_HEADING_WORDS = 2  # of a headline that is marked as a heading
MIN_UNMARKED_WORDS = 3  # of one that is not
MAX_TITLE_CHARACTERS = 300
MAX_DATED_WORDS = 10  # of a line with a date that is no headline

# The first paragraphs below the title, whose words a headline shares.
SAMPLE_PARAGRAPHS = 6
SAMPLE_CHARACTERS = 2000  # of each

# What speaks for a line, in points.
SHARED_WORDS = 2.0  # times the share of its long words that stand in the first paragraphs
ANY_SHARED_WORD = 0.5
REPEATED = 0.7  # it stands twice: the page's title, or the last step of a breadcrumb
FIRST_LEVEL_HEADING = 1.2
HEADING = 0.6
SECTION_ABOVE = 0.6
DATE_OR_BYLINE_BELOW = 0.8
LINE_AWAY = 0.03  # taken off for each line between it and the first paragraph
MIN_POINTS = 0.8  # of the headline: a date or a byline right below it, say, or a quarter of its long words in the first paragraphs

# The first line of an input needs no points: near the first paragraph it is the headline.
MAX_LINES_BELOW_FIRST = 6  # up to the first paragraph


def title(doc: Document) -> Marks:
    """Mark the headline as "title", with its repeats right above the article.

    A candidate is a short line above the article's first paragraph that is no date, byline or label. The best one shares most words with
    the first paragraphs, stands nearest to them, is repeated, or is a Markdown heading. A text that opens with running text has no title.
    A further line that would have been the headline in its absence has the role "standfirst".
    """
    role = "standfirst" if doc.role("title") else "title"
    if role == "standfirst" and doc.head is not None:
        return  # a page marks its standfirst by class or in its head, see `newsclean.layout`
    if given := _given(doc):
        yield from ((block, "is the headline that the page's head gives", role) for block in given)
        return
    kept, start = doc.kept, doc.span.start
    body = next((i for i, b in enumerate(kept) if b.index >= start and b.is_sentence and not _is_title_like(b)), len(kept))
    if body == len(kept):
        return
    tried = (*kept[: min(FIRST_LINES, body)], *kept[max(FIRST_LINES, body - LINES_ABOVE_BODY) : body])
    lines = _without_results(doc, tried, [b for b in tried if _is_title_like(b)])
    if not lines:
        return
    plains = [without_site(b.text).casefold() for b in lines]
    sample = "\n".join(b.text[:SAMPLE_CHARACTERS] for b in kept[body : body + SAMPLE_PARAGRAPHS]).casefold()
    points = [_score(lines, plains, sample, at) + _place(doc, block) for at, block in enumerate(lines)]
    best = points.index(max(points))
    opens = lines[best] is kept[0] and body <= MAX_LINES_BELOW_FIRST and lines[best].words >= MIN_UNMARKED_WORDS
    if points[best] < MIN_POINTS and not opens:
        return
    for block, plain in zip(lines, plains, strict=True):
        if block is lines[best]:
            yield block, f"is the {'line below or above the headline' if role == 'standfirst' else 'headline above the first paragraph'}", role
        elif plain == plains[best]:
            yield block, f"is the {'same' if role == 'standfirst' else 'headline'}, repeated", role


def _without_results(doc: Document, tried: tuple[Block, ...], lines: list[Block]) -> list[Block]:
    """Return the candidates without results of matches ("Arsenal 2 Chelsea 1") below another candidate: such a result belongs to the report."""
    results = {b.index for b in results_among(tried)}
    first = next((b.index for b in (*doc.role("title"), *lines) if b.index not in results), None)
    return lines if first is None else [b for b in lines if b.index not in results or b.index < first]


def _given(doc: Document) -> list[Block]:
    """Return the lines of a page that its head gives as the title: the headline, and the headings that repeat it up to the first paragraph."""
    first = doc.layout.headline
    if first is None or doc.head is None or not doc.head.has_title(first.text):
        return []
    end = max(doc.body_start, first.index + 1)
    above = doc.kept[doc.position(first.index) : doc.position(end)]
    return [b for b in above if b is first or (b.kind == "heading" and doc.head.has_title(b.text))]


def _is_title_like(block: Block) -> bool:
    """Return whether a line may be the headline: short, not closed like a sentence, and no date, byline, caption, section or list of names."""
    if (
        block.kind not in ("heading", "paragraph", "quote")
        or not MIN_HEADING_WORDS <= block.words <= MAX_TITLE_WORDS
        or len(block.text) > MAX_TITLE_CHARACTERS
    ):
        return False
    if block.kind != "heading":
        is_closed = block.ends == "sentence" and not block.text.endswith(("?", "!", "？", "！", "»", "”", '"'))
        if is_closed or block.ends in ("comma", "colon") or block.words < MIN_UNMARKED_WORDS:
            return False
    if (block.words <= MAX_DATED_WORDS and find_date(block.text, day_first=True)) or block.text.count("|") >= 2:
        return False
    if not block.text.isascii() and all(map(is_chinese_name, block.text.split())):
        return False
    return not is_date_line(block) and not is_byline(block) and not block.cues.keys() & {"caption", "section"}


def _score(lines: list[Block], plains: list[str], sample: str, at: int) -> float:
    """Return how much the wording of a line, and its place among the candidates, say for its being the headline.

    plains   the candidates, case-folded, without the site's name
    sample   the first paragraphs, case-folded
    at       which of the candidates is judged
    """
    own = long_words(plains[at])
    shared = sum(w in sample for w in own)
    value = SHARED_WORDS * shared / (len(own) + 1) + (ANY_SHARED_WORD if shared else 0.0)
    if shared and any(other.startswith(plains[at]) for n, other in enumerate(plains) if n != at):
        value += REPEATED
    if lines[at].kind == "heading":
        value += FIRST_LEVEL_HEADING if lines[at].level == 1 else HEADING
    return value - LINE_AWAY * (len(lines) - 1 - at)


def _place(doc: Document, block: Block) -> float:
    """Return what the lines next to a line say for its being the headline: a section's name above it, a byline or a date below it."""
    at = doc.position(block.index)
    above = doc.kept[at - 1].cues.get("section") if at else None
    below = doc.next(block)
    value = SECTION_ABOVE if above is not None and above.place == "line" else 0.0
    return value + (DATE_OR_BYLINE_BELOW if below is not None and (is_byline(below) or is_date_line(below)) else 0.0)

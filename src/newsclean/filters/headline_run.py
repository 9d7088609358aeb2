"""Filter `headline_run`."""

from itertools import dropwhile

from newsclean.document import Block, Document, Marks
from newsclean.layout.votes import is_data_row


def headline_run(doc: Document, *, min_run: int = 3, max_words: int = 25) -> Marks:
    """Runs of other articles' headlines with no heading above them, below the last paragraph.

    A run is at least three lines in a row that are no sentences, no list items and no headings, with questions among them, and nothing comes
    below it any more. The article's own lists stand below a line that ends in a colon or in its element on the page, and its figures are data:
    "Goals: Lis (2), Tyc". Between paragraphs such runs are kept: on the development texts every third of their lines was the article's. Only
    inputs that show two kinds of page furniture are touched: in an extract such lines are the article's own, as in a poem.
    """
    if not doc.layout.shows_furniture:
        return
    run, above = _last_run(doc, max_words)
    is_introduced = above is not None and above.ends == "colon"
    run = list(dropwhile(lambda b: _is_question(b, max_words), run))  # a question ends an article as often as it opens a list of headlines
    if not is_introduced and sum(not _is_question(b, max_words) for b in run) >= min_run:
        for headline in run:
            yield headline, f"stands in a run of {len(run)} short lines that are no sentences"


def _last_run(doc: Document, max_words: int) -> tuple[list[Block], Block | None]:
    """The lines below the last block that is no headline of another article, in order, and that block."""
    own = doc.layout.in_container
    run: list[Block] = []
    for block in reversed(doc.kept):
        if block.index < doc.body_start or not (_is_headline(block, max_words, own) or _is_question(block, max_words)):
            return run[::-1], block
        run.append(block)
    return run[::-1], None


def _is_headline(block: Block, max_words: int, own: frozenset[int]) -> bool:
    """Whether a line may be another article's headline; on a page, what stands in the article's element is the article's own."""
    if block.index in own or block.kind not in ("paragraph", "quote") or block.words > max_words or block.ends in ("sentence", "colon"):
        return False
    return not is_data_row(block.text)


def _is_question(block: Block, max_words: int) -> bool:
    """Whether a line may be a headline that asks: it counts inside a run, but makes none."""
    return block.kind in ("paragraph", "quote") and block.words <= max_words and block.text.endswith(("?", "？"))

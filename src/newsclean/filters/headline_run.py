"""Filter `headline_run`."""

from itertools import dropwhile

from newsclean.document import Block, Document, Marks
from newsclean.filters._matches import match_lines
from newsclean.layout.votes import is_data_row


def headline_run(doc: Document, *, min_run: int = 3, max_words: int = 25) -> Marks:
    """Headlines of other articles in a row below the last paragraph, without a heading above them.

    A run is at least three lines in a row that are not sentences, list items or headings; questions may stand among them, and nothing comes after
    the run. Lists of the article itself are kept: those below a line that ends in a colon, those in the article's element on a page, and data such
    as "Goals: Lis (2), Tyc". Runs between paragraphs are kept, too: on the development texts, a third of their lines was the article's. The filter
    acts only on inputs that show two kinds of page furniture: in an extract, such lines are the article's own, as in a poem.
    """
    if not doc.layout.shows_furniture or (doc.scores is not None and doc.head is None):  # of a text, `block_scorer` has judged these lines anew
        return
    run, above = _last_run(doc, max_words)
    is_introduced = above is not None and above.ends == "colon"
    run = list(dropwhile(lambda b: _is_question(b, max_words), run))  # a question is as often the end of an article as the first of the headlines
    if not is_introduced and sum(not _is_question(b, max_words) for b in run) >= min_run:
        for headline in run:
            yield headline, f"stands in a run of {len(run)} short lines that are no sentences"


def _last_run(doc: Document, max_words: int) -> tuple[list[Block], Block | None]:
    """Return the lines below the last block that cannot be another article's headline, in order, and that block."""
    own = doc.layout.in_container
    of_match: frozenset[int] | None = None  # looked for where a line needs it
    run: list[Block] = []
    for block in reversed(doc.kept):
        if block.index < doc.body_start or not (_is_headline(block, max_words, own) or _is_question(block, max_words)):
            return run[::-1], block
        if of_match is None:
            of_match = match_lines(doc)
        if block.index in of_match:
            return run[::-1], block
        run.append(block)
    return run[::-1], None


def _is_headline(block: Block, max_words: int, own: frozenset[int]) -> bool:
    """Return whether a line may be another article's headline. On a page, what stands in the article's element (`own`) may not."""
    if block.index in own or block.kind not in ("paragraph", "quote") or block.words > max_words or block.ends in ("sentence", "colon"):
        return False
    return not is_data_row(block.text)


def _is_question(block: Block, max_words: int) -> bool:
    """Return whether a line may be a headline in the form of a question: it may stand in a run, but does not count towards its length."""
    return block.kind in ("paragraph", "quote") and block.words <= max_words and block.text.endswith(("?", "？"))

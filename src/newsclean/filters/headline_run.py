"""Filter `headline_run`."""

from newsclean.model import Block, Document, Marks
from newsclean.span import is_data_row


def headline_run(doc: Document, *, min_run: int = 3, max_words: int = 25) -> Marks:
    """Runs of other articles' headlines with no heading above them, between paragraphs or after the last one.

    A run is at least three lines in a row that are no sentences, no list items and no headings, with questions among them. The article's
    own sub-headings stand alone or in pairs, its own lists below a line that ends in a colon or in its element on the page, and its figures
    are data: "Goals: Lis (2), Tyc". Only inputs that show page furniture are touched (two kinds below the last paragraph, three between
    paragraphs): in an extract such lines are the article's own, as in a poem.
    """
    if doc.furniture < 2:
        return
    own = doc.in_container
    run: list[Block] = []
    before: Block | None = None  # the block above the run
    for block in (*[b for b in doc.kept if b.index >= doc.head], None):
        if block is not None and (_is_headline(block, max_words, own) or (run and _is_question(block, max_words))):
            run.append(block)
            continue
        while run and _is_question(run[-1], max_words):
            run.pop()
        introduced = before is not None and before.ends == "colon"
        if run and not introduced and (doc.furniture > 2 or block is None) and sum(not _is_question(b, max_words) for b in run) >= min_run:
            reason = f"stands in a run of {len(run)} short lines that are no sentences"
            for headline in run:
                yield headline, reason
        run, before = [], block


def _is_headline(block: Block, max_words: int, own: frozenset[int]) -> bool:
    """Whether a line may be another article's headline; on a page, what stands in the article's element is the article's own."""
    if block.index in own or block.kind not in ("paragraph", "quote") or block.words > max_words or block.ends in ("sentence", "colon"):
        return False
    return not is_data_row(block.text)


def _is_question(block: Block, max_words: int) -> bool:
    """Whether a line may be a headline that asks: it counts inside a run, but makes none."""
    return block.kind in ("paragraph", "quote") and block.words <= max_words and block.text.endswith(("?", "？"))

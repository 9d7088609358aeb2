"""Filter `headline_run`."""

from newsclean.model import Block, Document, Marks


def headline_run(doc: Document, *, min_run: int = 3, max_words: int = 25) -> Marks:
    """Runs of other articles' headlines with no heading above them, between paragraphs or after the last one.

    A run is at least three lines in a row that are no sentences, no list items and no headings. The article's own sub-headings stand alone
    or in pairs. Only inputs that show page furniture are touched: in an extract such lines are the article's own, as in a poem.
    """
    if doc.furniture < 2:
        return
    run: list[Block] = []
    for block in (*doc.kept[doc.head :], None):
        if block is not None and _is_headline(block, max_words):
            run.append(block)
            continue
        if len(run) >= min_run:
            for headline in run:
                yield headline, f"stands in a run of {len(run)} short lines with no sentence among them"
        run = []


def _is_headline(block: Block, max_words: int) -> bool:
    return block.kind in ("paragraph", "quote") and block.words <= max_words and block.ends not in ("sentence", "colon")

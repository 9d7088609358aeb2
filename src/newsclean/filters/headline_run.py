"""Filter `headline_run`."""

from newsclean.model import Block, Document, Marks


def headline_run(doc: Document, *, min_run: int = 3) -> Marks:
    """Runs of other articles' headlines with no heading above them, between paragraphs or after the last one.

    A headline here is a line of 3 to 25 words that is no list item and no sentence. The article's own sub-headings stand alone or in
    pairs.
    """
    if doc.furniture < 2:
        return
    run: list[Block] = []
    for block in (*doc.kept, None):
        if block is not None and _is_headline(block):
            run.append(block)
            continue
        if len(run) >= min_run:
            for headline in run:
                yield headline, f"stands in a run of {len(run)} headlines"
        run = []


def _is_headline(block: Block) -> bool:
    return block.kind != "item" and 3 <= block.words <= 25 and block.ends != "sentence" and block.ends != "colon"

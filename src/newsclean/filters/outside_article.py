"""Filter `outside_article`."""

from newsclean.document import Block, Document, Marks, running_words
from newsclean.filters._cues import BELOW_COMMENTS
from newsclean.filters._matches import match_lines

MOST_ABOVE = 0.4  # share of a page's running text that may go for standing above the headline


def outside_article(doc: Document) -> Marks:
    """What stands before and after the article on a whole page: menus above it, headlines of other articles and footers below.

    The article is the run of blocks with the most running text and the fewest short lines in between; see [Where the article
    stands](explanation.md#where-the-article-stands). On a page, the filter keeps what stands beside the article's paragraphs, the lead, and what
    stands in the article's element above the run. Outside that element it also removes what stands above the headline, and cards of other articles:
    five or more elements alike, each with a link that leads elsewhere and a few words. It removes nothing from a text that shows no page furniture,
    so that lists in an article that an extractor has cleaned stay whole. The results and figures of a match beside the article's text stay as well.
    What stands below a section of comments that `comment_form` has found goes, too.
    """
    if doc.scores is not None and doc.head is None:
        return  # of a text, `block_scorer` has judged these lines anew
    yield from _above_headline(doc)
    span, layout = doc.span, doc.layout
    for block in doc.kept_among(layout.cards):
        if block.index not in layout.leads:
            yield block, "stands in one of several cards that lead to other articles"
    of_match: frozenset[int] | None = None  # looked for where a line needs it, as on few pages
    comments = min([i for i, r in doc.removals.items() if r.reason == BELOW_COMMENTS], default=len(doc.blocks))
    for block in doc.kept:
        index = block.index
        if index > comments and index not in layout.beside_text:
            yield block, "stands below the comments"
            continue
        if (
            index in span
            or index in layout.beside_text
            or (index in layout.own_lists and doc.head is not None)
            or index in layout.leads
            or (index in layout.in_container and index < span.start)
        ):
            continue
        if of_match is None:
            of_match = match_lines(doc)
        if index not in of_match:
            yield block, f"stands {'above' if index < span.start else 'below'} the article, among short lines"


def _above_headline(doc: Document) -> list[tuple[Block, str]]:
    """Return what stands above the headline of a page and outside the article's element; nothing if that is a good part of the page's text."""
    title = next((b.index for b in doc.role("title") if b.element is not None), 0)
    layout = doc.layout
    if layout.container is None or not title:
        return []
    kept = doc.kept[: doc.position(title)]
    above = [b for b in kept if b.index not in layout.in_container and b.index not in layout.leads]
    if not above or running_words(above) > MOST_ABOVE * running_words(doc.kept):
        return []
    return [(b, "stands above the headline") for b in above]

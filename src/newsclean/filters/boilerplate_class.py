"""Filter `boilerplate_class`."""

from itertools import islice

from newsclean.model import Block, Document, Marks
from newsclean.names import COMMENTS, LEADING_ELSEWHERE, SURE, furniture_word
from newsclean.node import Node
from newsclean.span import running_words

MAX_SHARE = 0.4  # of the running text of the article's element that a word may take away
MIN_WORDS = 12  # of running text that is no label in a banner
ENOUGH = 100  # words of running text that must be left where comments take more: they are often longer than the article


def boilerplate_class(doc: Document) -> Marks:
    """What stands in an element whose class, id or role names furniture: "related-stories", "newsletterSignup", "author-bio".

    Names lie: a page may wrap its whole article in "has-sidebar". So the names of the article's own element, and of those around it, are not
    believed, there or elsewhere. Inside it a word that would take more than two fifths of the running text away is not believed either, but
    for comments, which are often longer than the article. A teaser or a banner leads elsewhere: running text in an element of that name, with
    neither a link nor a heading in it, is kept.
    """
    container, everything = doc.container, running_words(doc.kept)
    around = frozenset(container.up() if container is not None else ())
    own = frozenset(word for node in islice(container.up(), 2) for word in node.words - SURE) if container is not None else frozenset()
    named: dict[Node, list[Block]] = {}
    for block in doc.kept:
        if block.path is not None and (element := block.path.furniture) is not None and element not in around:
            named.setdefault(element, []).append(block)
    found: dict[str, list[Block]] = {}
    outside: dict[str, list[Block]] = {}
    for element, blocks in named.items():
        word = furniture_word(element.words)
        if word is not None and word not in own and (word not in LEADING_ELSEWHERE or _leads_elsewhere(blocks)):
            for block in blocks:
                (found if container is None or block.index in doc.in_container else outside).setdefault(word, []).append(block)
    for word, blocks in outside.items():
        if word in SURE or running_words(blocks) <= MAX_SHARE * everything:
            for block in blocks:
                yield block, f'stands in an element named "{word}"'
    total = everything if container is None else running_words([b for b in doc.kept if b.index in doc.in_container])
    for word in sorted(found, key=lambda w: w not in COMMENTS):  # comments first: the shares of the others are of what they leave
        taken = running_words(found[word])
        if taken <= MAX_SHARE * total or (word in COMMENTS and total - taken >= ENOUGH):
            if word in COMMENTS:
                total -= taken
            for block in found[word]:
                yield block, f'stands in an element named "{word}"'


def _leads_elsewhere(blocks: list[Block]) -> bool:
    """Whether the blocks of an element have a link or a heading, or no running text."""
    return any(b.link_share or b.kind in ("heading", "caption") for b in blocks) or not any(b.is_sentence and b.words >= MIN_WORDS for b in blocks)

"""Filter `boilerplate_class`."""

from itertools import islice

from newsclean.model import Block, Document, Marks, running_words
from newsclean.names import COMMENTS, SURE, furniture_word

MAX_SHARE = 0.4  # of the running text of the article's element that a word may take away
ENOUGH = 100  # words of running text that must be left where comments take more: they are often longer than the article


def boilerplate_class(doc: Document) -> Marks:
    """What stands in an element whose class, id or role names furniture: "related-stories", "newsletterSignup", "author-bio".

    Names lie: a page may wrap its whole article in "has-sidebar". So the names of the article's own element, and of those around it, are not
    believed, there or elsewhere. Inside it a word that would take more than two fifths of the running text away is not believed either, but
    for comments, which are often longer than the article.
    """
    container, everything = doc.container, running_words(doc.kept)
    around = frozenset(container.up() if container is not None else ())
    own = frozenset(word for node in islice(container.up(), 2) for word in node.words - SURE) if container is not None else frozenset()
    in_container = doc.in_container
    found: dict[str, list[Block]] = {}
    outside: dict[str, list[Block]] = {}
    inside: list[Block] = []
    for block in doc.kept:
        if block.path is None:
            continue
        is_inside = container is None or block.index in in_container
        if is_inside:
            inside.append(block)
        element = block.path.furniture
        if element is not None and element not in around and (word := furniture_word(element.words)) and word not in own:
            (found if is_inside else outside).setdefault(word, []).append(block)
    for word, blocks in outside.items():
        if word in SURE or running_words(blocks) <= MAX_SHARE * everything:
            for block in blocks:
                yield block, f'stands in an element named "{word}"'
    total = running_words(inside)
    for word in sorted(found, key=lambda w: w not in COMMENTS):  # comments first: the shares of the others are of what they leave
        taken = running_words(found[word])
        if taken <= MAX_SHARE * total or (word in COMMENTS and total - taken >= ENOUGH):
            if word in COMMENTS:
                total -= taken
            for block in found[word]:
                yield block, f'stands in an element named "{word}"'

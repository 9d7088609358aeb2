"""Filter `boilerplate_class`."""

from newsclean.model import Document, Marks, Node

_WORDS = frozenset(
    "related recommended recommendation recommendations teaser teasers share sharing social newsletter newsletters signup subscribe subscription "  # noqa: SIM905
    "promo promotion comment comments disqus sidebar breadcrumb breadcrumbs footer nav navigation menu cookie cookies consent gdpr advert "
    "advertisement ads banner sponsored sponsor taboola outbrain popular trending tags taglist author bio copyright paywall modal popup overlay "
    "login credit toolbar pagination widget readmore readnext".split()
)
MAX_SHARE = 0.4  # of the page's running text that a word may take away
_COMMENTS = frozenset(("comment", "comments", "disqus"))
ENOUGH = 100  # words of running text that must be left where comments take more: they are often longer than the article


def boilerplate_class(doc: Document) -> Marks:
    """What stands in an element whose class, id or role names furniture: "related-stories", "newsletterSignup", "author-bio".

    Names lie: a page may wrap its whole article in "has-sidebar". A word that would take more than two fifths of the page's running text
    away is not believed, but for comments, which are often longer than the article.
    """
    found: dict[str, list[int]] = {}
    known: dict[Node | None, str | None] = {None: None}
    for at, block in enumerate(doc.kept):
        if block.path is not None and (word := _word(block.path, known)):
            found.setdefault(word, []).append(at)
    total = sum(b.words for b in doc.kept if b.is_sentence)
    for word in sorted(found, key=lambda w: w not in _COMMENTS):  # comments first: the shares of the others are of what they leave
        blocks = [doc.kept[at] for at in found[word]]
        taken = sum(b.words for b in blocks if b.is_sentence)
        if taken <= MAX_SHARE * total or (word in _COMMENTS and total - taken >= ENOUGH):
            if word in _COMMENTS:
                total -= taken
            for block in blocks:
                yield block, f'stands in an element named "{word}"'


def _word(node: Node | None, known: dict[Node | None, str | None]) -> str | None:
    """The word of the innermost element that has one, from an element outwards; `known` keeps what has been found for each."""
    above: list[Node] = []
    while node is not None and node not in known:
        above.append(node)
        node = node.parent
    word = known.get(node)
    for inner in reversed(above):
        if inner.tag != "body" and (words := inner.words & _WORDS):
            word = min(words)
        known[inner] = word
    return word

"""Filter `boilerplate_class`."""

from functools import lru_cache

from newsclean.model import Block, Document, Marks, Node, running_words

_WORDS = frozenset(
    "related recommended recommendation recommendations teaser teasers share sharing social newsletter newsletters signup subscribe subscription "  # noqa: SIM905
    "promo promotion comment comments disqus sidebar breadcrumb breadcrumbs footer nav navigation menu cookie cookies consent gdpr advert "
    "button buttons cta disclaimer disclosure partage commentaires publicite comentarios compartir relacionadas publicidad etiquetas correlati "
    "condividi commenti pubblicita compartilhar reacties reklama komentarze kommentare werbung teilen lesetipps meistgelesen mostread "
    "recirculation recirc optin donate donation pullquote swiper carousel "
    "advertisement ads banner sponsored sponsor taboola outbrain popular trending tags taglist author bio copyright modal popup overlay "
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
    found: dict[str, list[Block]] = {}
    known: dict[Node | None, str | None] = {None: None}
    for block in doc.kept:
        if block.path is not None and (word := _word(block.path, known)):
            found.setdefault(word, []).append(block)
    total = running_words(doc.kept)
    for word in sorted(found, key=lambda w: w not in _COMMENTS):  # comments first: the shares of the others are of what they leave
        taken = running_words(found[word])
        if taken <= MAX_SHARE * total or (word in _COMMENTS and total - taken >= ENOUGH):
            if word in _COMMENTS:
                total -= taken
            for block in found[word]:
                yield block, f'stands in an element named "{word}"'


def _word(node: Node | None, known: dict[Node | None, str | None]) -> str | None:
    """The word of the innermost element that has one, from an element outwards; `known` keeps what has been found for each."""
    above: list[Node] = []
    while node is not None and node not in known:
        above.append(node)
        node = node.parent
    word = known.get(node)
    for inner in reversed(above):
        if inner.attributes and inner.tag != "body":
            word = _named(inner.words) or word
        known[inner] = word
    return word


@lru_cache(maxsize=4096)
def _named(words: frozenset[str]) -> str | None:
    """The first of the words that names furniture. Remembered, as elements of one class are many."""
    return None if "accordion" in words else min(words & _WORDS, default=None)

"""What tells an article from an index, a discussion or a product: numbers of the body, of the whole input, of a page's elements, head and address.

None of them looks at what the text says, but for prices and for the words of class names and addresses, which are English on most sites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from newsclean.document import Block, Document, Element, Head, all_words, running_words
from newsclean.layout.container import holder
from newsclean.metadata.assemble import Metadata

MISSING = -1.0  # value of a feature that an input does not have

LONG_LINK = 4  # words of a link that may be a headline
LINES_ABOVE = 3  # above a paragraph, in which a link makes it a teaser
MOST_SHORT = 25  # words of a line in which prices are counted
LONGEST_PATH = 1000  # characters of an address

# Words of class names, ids and roles.
_OF_FORUMS = frozenset(
    "forum forums thread threads topic topics post posts reply replies message messages phpbb vbulletin discourse answer answers question "  # noqa: SIM905
    "questions votes vote upvote qa postbody username bbcode signature discussion discussions".split()
)
_OF_SHOPS = frozenset(
    "product products price prices cart sku buy shop shopping variant variants basket store quantity qty woocommerce pdp stock shipping "  # noqa: SIM905
    "reviews rating".split()
)
_OF_COMMENTS = frozenset(("comment", "comments", "reply", "replies"))

# Words of addresses.
_FORUM_PATHS = frozenset(
    "forum forums foro foros thread threads topic topics t questions question viewtopic showthread discussion discussions comments r community "  # noqa: SIM905
    "answers board".split()
)
_SHOP_PATHS = frozenset("product products produkt produkte produit produits producto productos prodotto shop store item p dp buy sku".split())  # noqa: SIM905
_LIST_PATHS = frozenset(
    "tag tags category categories categoria kategorie archive archives author authors search page collections collection list topics events "  # noqa: SIM905
    "browse c directory catalog".split()
)
_NEWS_PATHS = frozenset(("news", "article", "articles", "story", "stories", "blog", "posts", "post"))
# What the last part of an index's address says.
_INDEX_NAMES = _LIST_PATHS | _NEWS_PATHS | {"press", "index", "html", "htm", "php", "aspx", "all", "latest", "home", "default", "in", "the"}
_FORUM_HOSTS = ("forum", "community", "discuss", "board", "bbs", "talk", "answers", "chat", "exchange")

# Types of JSON-LD.
_PRODUCTS = frozenset(("Product", "Offer", "ProductGroup", "AggregateOffer"))
_FORUMS = frozenset(("DiscussionForumPosting", "QAPage", "Question", "Answer"))
_ARTICLE_TYPE = re.compile(r"[A-Za-z]{0,30}Article|(?:Blog|LiveBlog|Social\w{0,10})Posting|ReviewNewsArticle|Report")

_PRICE = re.compile(r"[$€£¥₹₽]\s?\d|\d\s?(?:[$€£¥₹₽]|USD|EUR|zł|kr\b)")
_WORD = re.compile(r"[a-z]+")
_LONG_WORD = re.compile(r"[a-z]{2,}")


# What each feature is called in a reason.
LABELS = {
    "words": "words of the body",
    "running": "words of running text",
    "sentences": "paragraphs of running text",
    "longest": "words of the longest paragraph",
    "kept": "share of the words kept",
    "running_kept": "share of the running text kept",
    "links": "share of links in the body",
    "headings": "share of headings in the body",
    "in_container": "share of the body in the article's element",
    "all_words": "words in all",
    "all_running": "words of running text in all",
    "all_blocks": "blocks",
    "all_links": "share of links",
    "long_links": "links that may be headlines",
    "running_share": "share of running text",
    "running_lines": "share of lines that are sentences",
    "teasers": "share of paragraphs below a link",
    "stretch": "words of the longest text without a link between",
    "stretch_share": "share of the longest text without a link between",
    "prices": "prices",
    "dates": "lines that are dates",
    "has_date": "date of publication",
    "authors": "authors",
    "captions": "captions",
    "headline_words": "words of the headline",
    "title_words": "words of the title",
    "elements": "elements",
    "of_forums": "share of elements named like a forum's",
    "of_shops": "share of elements named like a shop's",
    "of_comments": "elements named like comments",
    "items": "share of list items",
    "articles": "<article> elements",
    "holders": "elements that hold running text",
    "fullest": "share of the running text in the fullest element",
    "fullest_kept": "share of the body in the fullest element",
    "says_article": "its type is an article's",
    "says_product": "its type is a product's",
    "says_forum": "its type is a forum's",
    "says_og_article": "og:type is article",
    "says_og_website": "og:type is website",
    "types": "types in JSON-LD",
    "depth": "parts of the address",
    "last_words": "words at the end of the address",
    "path_words": "words of the address",
    "path_length": "letters of the address",
    "forum_path": "the address has a word of forums",
    "shop_path": "the address has a word of shops",
    "list_path": "the address has a word of lists",
    "news_path": "the address has a word of news",
    "index_name": "the address ends like a list's",
    "forum_host": "the host is named like a forum",
}
_YES_OR_NO = frozenset(
    (
        *("has_date", "says_article", "says_product", "says_forum", "says_og_article", "says_og_website"),
        *("forum_path", "shop_path", "list_path", "news_path", "index_name", "forum_host"),
    )
)


def shown(name: str, value: float) -> str:
    """Return a feature with its value, for a reason.

    >>> shown("prices", 12.0), shown("has_date", 0.0), shown("links", 0.4567)
    ('prices: 12', 'date of publication: no', 'share of links in the body: 0.46')
    """
    if name in _YES_OR_NO and value != MISSING:
        return f"{LABELS[name]}: {'yes' if value else 'no'}"
    return f"{LABELS[name]}: {'none' if value == MISSING else format(value, '.0f' if value == int(value) else '.2f')}"


def features(doc: Document, metadata: Metadata) -> dict[str, float]:
    """Return name -> number for a marked document with its metadata. Of a text, what only pages have is `MISSING`."""
    return {
        **_of_body(doc),
        **_of_input(doc.blocks),
        **_of_metadata(doc, metadata),
        **_of_elements(doc),
        **_of_head(doc.head),
        **_of_address(metadata.url),
    }


def _of_body(doc: Document) -> dict[str, float]:
    """Return the features of what the filters have left."""
    kept, inside = doc.kept, doc.layout.in_container
    sentences = [b for b in kept if b.is_sentence]
    words, running = max(1, all_words(kept)), all_words(sentences)
    return {
        "words": words,
        "running": running,
        "sentences": len(sentences),
        "longest": max([b.words for b in sentences], default=0),
        "kept": words / max(1, all_words(doc.blocks)),
        "running_kept": running / max(1, running_words(doc.blocks)),
        "links": sum([b.words * (b.link_share or 0.0) for b in kept]) / words,
        "headings": sum([b.kind == "heading" for b in kept]) / max(1, len(kept)),
        "in_container": sum([b.words for b in sentences if b.index in inside]) / max(1, running) if doc.head is not None else MISSING,
    }


def _of_input(blocks: Sequence[Block]) -> dict[str, float]:
    """Return the features of all blocks: how much of them is running text, and how it lies among links."""
    words, running = max(1, all_words(blocks)), max(1, running_words(blocks))
    stretch = longest = teasers = sentences = lines = 0
    link_at = -LINES_ABOVE - 1  # position of the last link
    for at, block in enumerate(blocks):
        if block.is_sentence:
            stretch += block.words
            sentences += 1
            teasers += at - link_at <= LINES_ABOVE
        elif block.is_linked:
            longest, stretch = max(longest, stretch), 0
            if block.words > 2:
                link_at = at
        elif block.words > 2:
            lines += 1
    longest = max(longest, stretch)
    return {
        "all_words": words,
        "all_running": running,
        "all_blocks": len(blocks),
        "all_links": sum([b.words * (b.link_share or 0.0) for b in blocks]) / words,
        "long_links": sum([b.is_linked and b.words >= LONG_LINK for b in blocks]),
        "running_share": running / words,
        "running_lines": sentences / max(1, sentences + lines),
        "teasers": teasers / max(1, sentences),
        "stretch": longest,
        "stretch_share": longest / running,
        "prices": len(_PRICE.findall("\n".join([b.text[:200] for b in blocks if b.words < MOST_SHORT]))),
    }


def _of_metadata(doc: Document, metadata: Metadata) -> dict[str, float]:
    headline = doc.layout.headline
    return {
        "dates": sum([removal.filter == "date" for removal in doc.removals.values()]),
        "has_date": metadata.date_published is not None,
        "authors": len(metadata.authors),
        "captions": len(metadata.captions),
        "headline_words": headline.words if headline is not None else MISSING,
        "title_words": len((metadata.title or "").split()),
    }


def _of_elements(doc: Document) -> dict[str, float]:
    """Return the features of a page's elements: how they are named, and among how many the running text is parted."""
    if doc.head is None:
        return dict.fromkeys(("elements", "of_forums", "of_shops", "of_comments", "items", "articles", "holders", "fullest", "fullest_kept"), MISSING)
    elements: set[Element] = set()
    for block in doc.blocks:
        element = block.element
        while element is not None and element not in elements:
            elements.add(element)
            element = element.parent
    count = max(1, len(elements))
    holders, fullest = _fullest(b for b in doc.blocks if b.is_sentence)
    _, fullest_kept = _fullest(b for b in doc.kept if b.is_sentence)
    return {
        "elements": len(elements),
        "of_forums": sum([not _OF_FORUMS.isdisjoint(e.words) for e in elements]) / count,
        "of_shops": sum([not _OF_SHOPS.isdisjoint(e.words) for e in elements]) / count,
        "of_comments": sum([not _OF_COMMENTS.isdisjoint(e.words) for e in elements]),
        "items": sum([e.tag == "li" for e in elements]) / count,
        "articles": sum([e.tag == "article" for e in elements]),
        "holders": holders,
        "fullest": fullest,
        "fullest_kept": fullest_kept,
    }


def _fullest(running: Iterable[Block]) -> tuple[int, float]:
    """Return among how many elements running text is parted, and the share of it that the fullest holds: 1 for most articles."""
    held: dict[Element, int] = {}
    for block in running:
        if block.element is not None:
            element = holder(block.element)
            held[element] = held.get(element, 0) + block.words
    return len(held), max(held.values(), default=0) / max(1, sum(held.values()))


def _of_head(head: Head | None) -> dict[str, float]:
    """Return what a page's head says it is."""
    types = head.types if head is not None else ()
    return {
        "says_article": any(_ARTICLE_TYPE.fullmatch(name) for name in types),
        "says_product": not _PRODUCTS.isdisjoint(types) or "og:product" in types,
        "says_forum": not _FORUMS.isdisjoint(types),
        "says_og_article": "og:article" in types,
        "says_og_website": "og:website" in types,
        "types": len(types),
    }


def _of_address(url: str | None) -> dict[str, float]:
    """Return what the address says; `MISSING` throughout where none is known."""
    return dict(zip(ADDRESS, _address_features(url) if url else (MISSING,) * len(ADDRESS), strict=True))


# The features of an address. Where none is known, each is `MISSING`.
ADDRESS = ("depth", "last_words", "path_words", "path_length", "forum_path", "shop_path", "list_path", "news_path", "index_name", "forum_host")


@lru_cache(maxsize=64)  # a page is asked twice: for its kind, and for the confidence
def _address_features(url: str) -> tuple[float, ...]:
    try:
        parts = urlsplit(url)
        named = parts.hostname or ""
    except ValueError:
        return (MISSING,) * len(ADDRESS)
    path = parts.path[:LONGEST_PATH].lower()
    pieces = [piece for piece in path.split("/") if piece]
    words = set(_WORD.findall(path))
    last = _LONG_WORD.findall(pieces[-1]) if pieces else []
    return (
        len(pieces),
        len(last),
        sum([len(_LONG_WORD.findall(piece)) for piece in pieces]),
        len(path),
        not _FORUM_PATHS.isdisjoint(words),
        not _SHOP_PATHS.isdisjoint(words),
        not _LIST_PATHS.isdisjoint(words),
        not _NEWS_PATHS.isdisjoint(words),
        bool(last) and _INDEX_NAMES.issuperset(last),
        any(name in named for name in _FORUM_HOSTS),
    )

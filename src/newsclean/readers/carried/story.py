"""The article in a page's data, found by its shape: running text beside a title, in an object that is about the page.

No key of a site or a framework is named. What is not the article, such as comments, other articles, and the wording of buttons, is told by keys that
all sites use, by the title, and by how it reads.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from newsclean.document import Block, Element, Limits
from newsclean.languages import scripts
from newsclean.readers.carried.references import MOST_VALUES, containers
from newsclean.readers.carried.scripts import Value
from newsclean.readers.carried.written import AUTHORS, TITLES, Writer, folded, words
from newsclean.readers.head.json_ld import SHORTEST_KNOWN_TITLE, address_key
from newsclean.readers.head.meta import Elements
from newsclean.readers.html.guard import guarded
from newsclean.readers.html.page import NO_EVENTS
from newsclean.readers.html.shown import is_running
from newsclean.readers.html.walk import Walk
from newsclean.values.names import split_names
from newsclean.values.texts import clean_text, letters
from newsclean.vocabulary import COMMENTS, SITE_ELEMENTS

DEEPEST_OBJECT = 80  # objects and lists within one another
SHORTEST_BODY = 100  # characters of a text that may be an article's body
SHORTEST_UNSPACED_BODY = 50  # the same in a script without spaces
CHARACTERS_A_BRACE = 100  # of a text; one with more braces is code
MOST_TRIED = 12  # bodies that are read, the longest first
LONGEST_TITLE = 400  # characters
MOST_JSON_TEXTS = 20  # texts of a page that are JSON once more
SHORTEST_ADDRESS = 10  # characters of a path by which an object is known to be about the page
MOST_SITE_WORDS = 4  # words of a page's title that may be the site's or a section's name, and no headline

# Words of running text that an article has at the least: beside the page's own title, and beside another.
FEWEST_WORDS = 25
FEWEST_WORDS_UNNAMED = 60
FEWEST_SENTENCES = 2
MOSTLY = 0.5  # share of a body's words that must be running text
ALIKE = 0.9  # share of the longest body's words from which on another has about as many

# Keys below which nothing is the page's article, or its body.
_APART_WORDS = """
quiz quizzes poll polls
reply replies discussion reactions related recommended recommendations recirculation teaser teasers trending popular mostread latest newest
itemlistelement haspart ispartof mentions citation liveblogupdate subjectof itemreviewed
newsletter newsletters nav navigation menu menus footer sidebar breadcrumb breadcrumbs notification notifications alert alerts error errors faq help
ad ads advert advertisement advertising promo promos promotion sponsored paywall subscription subscribe offer offers
cookie cookies consent gdpr privacy i18n intl translation translations locale locales messages strings labels dictionary wording
config configuration settings options env flags theme css styles seo meta metadata analytics tracking
bio biography author authors byline bylines contributor contributors tags keywords topics
caption captions credit credits image images picture pictures photo photos gallery galleries video videos media thumbnail thumbnails
description summary excerpt abstract dek deck standfirst subtitle subheadline subhead snippet blurb
"""
_APART = COMMENTS | frozenset(_APART_WORDS.split())
_DATE_KEYS = (
    *("datePublished", "date_published", "publishedAt", "published_at", "publishDate", "publish_date", "publicationDate", "pubDate", "published"),
    *("publishedDate", "firstPublished", "first_publish_date", "publishTime", "dateCreated", "createdAt", "created_at", "date"),
)
_ADDRESS_KEYS = (
    "url",
    "canonical_url",
    "canonicalUrl",
    "canonical",
    "link",
    "href",
    "path",
    "slug",
    "permalink",
    "@id",
    "mainEntityOfPage",
    "webUrl",
)


class Page(NamedTuple):
    """What is known of a page, by which its article is told from others.

    titles      its titles, as its head gives them
    sites       names of its site
    addresses   its addresses
    limits      caps on what its data may cost
    """

    titles: tuple[str, ...]
    sites: tuple[str, ...]
    addresses: tuple[str, ...]
    limits: Limits


class Story(NamedTuple):
    """An article in a page's data.

    name      what holds it
    html      its body
    blocks    the blocks of the body, which are not yet those of the page
    title, authors, date   what the object around the body says; None or empty where it says nothing
    """

    name: str
    html: str
    blocks: tuple[Block, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: Any = None


class _Found(NamedTuple):
    """A body that may be the article's, and the object that it stands in."""

    value: Value
    body: str
    record: Mapping[str, Any]
    titles: tuple[str, ...]
    is_about: bool
    is_marked: bool  # whether the key says that it is an article's body


def find_story(values: Sequence[Value], page: Page) -> Story | None:
    """Return the article in a page's data, or None.

    It is the longest text that reads as an article, in an object with the page's title or address. Where the page's own title is only the name of its
    site, the object may have any title, if no other object has such a text, and if it has a date or an author.
    """
    writer = Writer()
    found = [one for value in values for one in _bodies(value, page, writer)]
    own = [one for one in found if one.is_about]
    if story := _best(own, FEWEST_WORDS, page):
        return story
    if tree := _of_elements(values, page):
        return tree
    if any(_is_headline(title, page.sites) for title in page.titles):
        return None
    others = [one for one in found if one.is_marked or _says_who_or_when(one.record)]
    if len({letters(title) for one in others for title in one.titles[:1]}) > 1:
        others = _outstanding(others)
    return _best(others, FEWEST_WORDS_UNNAMED, page)


def _outstanding(found: list[_Found]) -> list[_Found]:
    """Return the bodies of the object with the longest, if those of all others are far shorter, as teasers are; else none."""
    longest = max(found, key=lambda one: len(one.body))
    key = letters(longest.titles[0]) if longest.titles else ""
    others = [one for one in found if one.titles and letters(one.titles[0]) != key]
    return [one for one in found if one not in others] if all(4 * len(one.body) < len(longest.body) for one in others) else []


def _best(found: Collection[_Found], fewest_words: int, page: Page) -> Story | None:
    """Return the longest body that reads as an article. Of those that are about as long, the one with most paragraphs."""
    longest: list[tuple[int, Story]] = []
    for one in sorted(found, key=lambda one: -len(one.body))[:MOST_TRIED]:
        blocks, _ = read_blocks(one.body, page.limits)
        count = _running(blocks)
        if count >= fewest_words and _reads_as_article(blocks, count):
            longest.append((count, _story(one, blocks)))
    most = max((count for count, _ in longest), default=0)
    return max((story for count, story in longest if count >= ALIKE * most), key=lambda story: len(story.blocks), default=None)


def read_blocks(body: str, limits: Limits, around: Element | None = None, url: str | None = None) -> tuple[tuple[Block, ...], list[str]]:
    """Return the blocks of an article's HTML, and a warning for each cap that it was over.

    around   the element that the blocks are to stand in; by default an `<article>`
    url      the page's address, against which relative links are resolved
    """
    safe, warnings = guarded(body.encode("utf-8", "replace"), limits)
    root = LexborHTMLParser(safe, options=NO_EVENTS, scripting=True).body
    if root is None:
        return (), warnings
    return tuple(Walk(root, url, Elements(), around=around or Element(Element(None, "body", {}), "article", {})).blocks), warnings


def _running(blocks: Collection[Block]) -> int:
    """Return the number of words of running text that is no wording of furniture."""
    return sum([block.words for block in blocks if is_running(block)])


def _reads_as_article(blocks: Collection[Block], count: int) -> bool:
    """Return whether blocks read as an article, given the number of words of their running text."""
    if count < MOSTLY * sum([block.words for block in blocks]):
        return False
    running = [block for block in blocks if is_running(block)]
    return len(running) >= FEWEST_SENTENCES or any(_sentences(block.text) >= FEWEST_SENTENCES for block in running)


def _sentences(text: str) -> int:
    """Return about how many sentences a text has."""
    return sum(text.count(mark) for mark in (". ", "? ", "! ", "。", "！", "？", "। ", "۔ ", "؟ ", ".” ", '." ')) + 1


def _story(one: _Found, blocks: tuple[Block, ...]) -> Story:
    record = one.record
    names = next((value for key, value in record.items() if folded(key) in AUTHORS and value), None)
    date = next((record[key] for key in _DATE_KEYS if isinstance(record.get(key), str)), None)
    return Story(one.value.name, one.body, blocks, clean_text(one.titles[0]) if one.titles else None, _names(names), date)


def _names(value: Any) -> tuple[str, ...]:
    """Return the names in a text, an object with a name, or a list of these."""
    found: list[str] = []
    for one in value[:20] if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("name") or one.get("displayName") or one.get("full_name")
        if name := clean_text(one):
            found += split_names(name)
    return tuple(dict.fromkeys(found))


def _says_who_or_when(record: Mapping[str, Any]) -> bool:
    return any(isinstance(record.get(key), str | int) for key in _DATE_KEYS) or any(folded(key) in AUTHORS and value for key, value in record.items())


def _is_headline(title: str, sites: Collection[str]) -> bool:
    """Return whether a page's title is more than the name of its site, or of a section of it."""
    is_long = len(letters(title)) >= SHORTEST_KNOWN_TITLE if scripts.has_unspaced(title) else len(title.split()) > MOST_SITE_WORDS
    return is_long and letters(title) not in {letters(site) for site in sites}


def _bodies(value: Value, page: Page, writer: Writer) -> Iterator[_Found]:
    """Iterate over the texts in a value that may be the body of an article: those beside a title."""
    if isinstance(value.data, str):  # a template
        yield _Found(value, value.data, {}, (), True, True)
        return
    seen: set[int] = set()
    texts_left = MOST_JSON_TEXTS
    waiting: list[tuple[Any, int, str]] = [(value.data, 0, "")]
    while waiting and len(seen) < MOST_VALUES:
        node, depth, key = waiting.pop()
        if isinstance(node, str):
            if texts_left and len(node) >= SHORTEST_BODY and node[:2].strip() in ("{", '{"', "[{", "["):
                texts_left -= 1
                try:
                    node = json.loads(node, strict=False)
                except (ValueError, RecursionError):
                    continue
        if not isinstance(node, dict | list) or id(node) in seen or depth > DEEPEST_OBJECT:
            continue
        seen.add(id(node))
        inner = [(k, v) for k, v in node.items() if not is_apart(k)] if isinstance(node, dict) else [(key, v) for v in node]
        waiting += [(v, depth + 1, k) for k, v in reversed(inner) if isinstance(v, dict | list) or (isinstance(v, str) and len(v) >= SHORTEST_BODY)]
        if isinstance(node, dict):
            yield from _bodies_of(node, inner, value, page, writer)


def _bodies_of(record: dict[str, Any], inner: Collection[tuple[str, Any]], value: Value, page: Page, writer: Writer) -> Iterator[_Found]:
    """Iterate over the texts of one object, if it has a title."""
    titles = tuple(_titles(record))
    is_marked = isinstance(record.get("articleBody"), str)
    if not titles and not is_marked:
        return
    is_about = _is_about(record, titles, page)
    for key, body in inner:
        if folded(key) in TITLES or not isinstance(body, str | list | dict):
            continue
        if isinstance(body, str) and (len(body) < SHORTEST_UNSPACED_BODY or (len(body) < SHORTEST_BODY and not scripts.has_unspaced(body))):
            continue
        if isinstance(body, str) and body.count("{") * CHARACTERS_A_BRACE > len(body):  # a query, a style
            continue
        written = writer.write(body)
        if len(written) >= SHORTEST_UNSPACED_BODY:
            yield _Found(value, written, record, titles, is_about, is_marked and key == "articleBody")


def is_apart(key: str) -> bool:
    """Return whether a key says that what it holds is not the page's article.

    >>> is_apart("relatedStories"), is_apart("content_elements"), is_apart("i18n"), is_apart("metaDescription")
    (True, False, True, True)
    """
    return folded(key) in _APART or key[:80].lower() in _APART or not _APART.isdisjoint(words(key))


def _titles(record: Mapping[str, Any]) -> Iterator[str]:
    """Iterate over the titles of an object, those of an object or of properties that stand beside its text as well."""
    for key, value in record.items():
        if folded(key) in TITLES:
            yield from _texts(value)
    for key, value in record.items():
        if isinstance(value, dict) and (folded(key) in ("header", "head", "headline", "titles", "meta", "metadata", "seo") or key == "attributes"):
            for inner, text in value.items():
                if folded(inner) in TITLES:
                    yield from _texts(text)


def _texts(value: Any) -> Iterator[str]:
    """Iterate over the short texts in a title, which may be an object such as {"basic": "…"} or {"rendered": "…"}."""
    if isinstance(value, list) and len(value) == 1:  # as Drupal stores it
        value = value[0]
    for text in value.values() if isinstance(value, dict) else [value]:
        if isinstance(text, str) and 0 < len(text) <= LONGEST_TITLE and (title := clean_text(text)):
            yield title


def _is_about(record: Mapping[str, Any], titles: Collection[str], page: Page) -> bool:
    """Return whether an object has the page's title or its address."""
    own = [other for other in page.titles if any(_is_same(title, other) for title in titles)]
    if own and (any(_is_headline(title, page.sites) for title in own) or _says_who_or_when(record)):  # else it may be the site with its name
        return True
    for key in _ADDRESS_KEYS:
        given = record.get(key)
        if isinstance(given, dict):
            given = given.get("@id")
        if isinstance(given, str) and len(path := _path(given)) >= SHORTEST_ADDRESS and any(_path(own).endswith(path) for own in page.addresses):
            return True
    return False


def _path(address: str) -> str:
    """Return the path of an address, without a slash at its ends.

    >>> _path("https://www.lorne.example/news/bridge-closed/"), _path("/news/bridge-closed?x=1")
    ('news/bridge-closed', 'news/bridge-closed')
    """
    if "://" in address:
        return address_key(address).partition("/")[2]
    return address_key(f"x/{address.lstrip('/')}").partition("/")[2]


def _is_same(title: str, other: str) -> bool:
    """Return whether one title is the other, or the other with the name of the site at one of its ends."""
    one, two = sorted((letters(title), letters(other)), key=len)
    return (len(one) >= SHORTEST_KNOWN_TITLE and (two.startswith(one) or two.endswith(one))) or (bool(one) and one == two)


def _of_elements(values: Sequence[Value], page: Page) -> Story | None:
    """Return the article in a tree of elements, as Next.js streams it: the whole tree, if some element of it holds an article's paragraphs."""
    best: Story | None = None
    for value in values:
        body = "".join(_trees(value.data))
        if len(body) < SHORTEST_BODY:
            continue
        blocks, _ = read_blocks(body, page.limits, Element(None, "body", {}))
        held: dict[Element | None, int] = {}
        for block in blocks:
            element = block.element
            if element is not None and is_running(block) and SITE_ELEMENTS.isdisjoint(element.around):
                held[element.parent] = held.get(element.parent, 0) + block.words
        if max(held.values(), default=0) >= FEWEST_WORDS_UNNAMED and (best is None or len(blocks) > len(best.blocks)):
            best = Story(value.name, body, blocks)
    return best


def _trees(data: Any) -> Iterator[str]:
    """Iterate over the HTML of the outermost elements of React in a value, in order."""
    writer = Writer()
    seen: set[int] = set()
    waiting: list[Any] = [data]
    while waiting and len(seen) < MOST_VALUES:
        node = waiting.pop()
        if not isinstance(node, dict | list) or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, list) and len(node) >= 4 and node[0] == "$" and isinstance(node[1], str):
            seen |= {id(inner) for inner in containers(node)}
            yield writer.write(node)
            continue
        waiting += [inner for key, inner in reversed(node.items()) if not is_apart(key)] if isinstance(node, dict) else reversed(node)

"""`article.images`: the pictures of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from newsclean.beside.addresses import base_of, same_page, whole
from newsclean.beside.bounds import MOST_WORDS_BESIDE, Bounds
from newsclean.beside.markdown_links import targets
from newsclean.document import Block, Document, Element, Seen
from newsclean.metadata.credits import Caption, split_credit
from newsclean.vocabulary import CREDITS, hides

SMALLEST = 80  # pixels: what is narrower or lower is an icon, a portrait or a tracker
MOST_CAPTION_LINES = 4  # below a picture
LONGEST_CREDIT = 6  # words of a credit that is nothing but a name
_TAGS = frozenset(("img", "amp-img", "noscript"))
# Attributes with the address, the one that counts most first: where a script puts the picture in its place, `src` is a placeholder. Any other whose
# name ends with "src" or "srcset" counts as well.
_LARGE = ("data-original-src", "data-hi-res-src", "data-full-src", "data-src-large", "data-orig-file")
_LAZY = ("data-original", "data-lazyload", "data-lazy", "data-echo", "data-image", "data-url")  # which may also be the page of a picture
_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|jfif)\b", re.IGNORECASE)  # in the address of a picture
# Words in an address, and names of elements, of pictures that are not the article's.
_NOT_IN_ADDRESS = re.compile(
    r"(?:^|[/_.?&=-])(?:pixel|beacon|tracker|tracking|spacer|blank|placeholder|transparent|loading|loader|spinner|sprite|avatar|gravatar|icons?|favicon|"
    r"logos?|emoji|emoticons?|smil(?:ey|ies)|badge|buttons?|arrow|minus|plus|close|menu|banner|grey|gray|1x1|clear|dot|counter|rating|stars?|"
    r"lupe|lightbox|fonts?|magnif(?:y|ier)|zoom|enlarge|pinit)(?=[/_.?&=-]|\d|$)",
    re.IGNORECASE,
)
_FOLDER = re.compile(
    r"/(?:ads?|adverts?|adservers?|www/delivery|banners?|icons?|logos?|avatars?|buttons?|smil(?:ey|ie)s|emoji|sprites?)/", re.IGNORECASE
)
_OF_AUTHOR = re.compile(r"/(?:authors?|autor(?:en|es)?|auteurs?|autori|redaktion|staff|profiles?|people)/", re.IGNORECASE)  # where a portrait leads
_SIZE_ASKED = frozenset(
    ("w", "h", "width", "height", "size", "quality", "q", "fit", "crop", "resize", "strip", "auto", "format", "dpr", "ssl", "v", "fm")
)
_FOREIGN_HOSTS = re.compile(
    r"^https?://(?:[\w-]+\.)*(?:gravatar\.com|doubleclick\.net|scorecardresearch\.com|google-analytics\.com|quantserve\.com|2mdn\.net|"
    r"googlesyndication\.com|assets\.pinterest\.com|imrworldwide\.com|chartbeat\.(?:com|net)|addtoany\.com|feedburner\.com|s\.w\.org)/|^https?://(?:www\.)?facebook\.com/tr",
    re.IGNORECASE,
)
_NAMES = frozenset(
    (
        *("avatar", "avatars", "gravatar", "icon", "icons", "logo", "logos", "emoji", "emoticon", "author", "authors", "byline"),
        *("bio", "profile", "portrait", "badge", "sprite", "spinner", "pixel", "tracking", "flag", "cta"),
    )
)
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SIZE = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$")
_CANDIDATE = re.compile(r"\s*,?\s*(?P<address>[^\s,]\S{0,3000}?)(?:\s+(?P<size>\d{1,5}(?:\.\d{1,3})?)(?P<unit>[wx]))?\s*(?:,(?=\s)|,(?=https?:)|$)")
MOST_CANDIDATES = 30  # of a set of addresses


class Image(NamedTuple):
    """A picture of the article.

    url       its address; of several sizes the largest. A relative one stays as it is where the page's address is not known
    alt       what the page says that it shows, for readers who do not see it; None where it says nothing
    caption   its caption without the credit, or None
    credit    whom it is credited to, or None
    block     how many blocks of the body (`article.document.kept`) stand above it: 0 for a picture above the body
    """

    url: str
    alt: str | None
    caption: str | None
    credit: str | None
    block: int


def read_images(doc: Document) -> tuple[Image, ...]:
    """Return the pictures of the article, in order, each address once. Trackers, icons, logos and portraits of authors are left out."""
    base = base_of(doc)
    found: dict[str, Image] = {}
    kept = [block.index for block in doc.kept]
    placed = _of_page(doc, base) if doc.head is not None else _of_markdown(doc, base)
    for place, url, alt, captions in placed:
        text, credit = _caption(captions)
        image = Image(url, alt, text, credit, bisect_left(kept, place))
        before = found.get(_same(url))
        if before is None:
            found[_same(url)] = image
        elif before.caption is None and text is not None:
            found[_same(url)] = before._replace(caption=text, credit=credit)
    return tuple(found.values())


_Placed = tuple[int, str, str | None, Sequence[Block]]  # the block below a picture, its address, its alternative text, its caption


def _of_page(doc: Document, base: str | None) -> Iterator[_Placed]:
    """Yield the pictures of a page."""
    bounds = Bounds(doc)
    names = {name.casefold() for name in (doc.head.site_name, doc.head.publisher) if name} if doc.head is not None else set()  # of logos
    pictures = [(at, seen) for at, seen in enumerate(doc.seen) if seen.tag in _TAGS]
    in_figure: dict[Element | None, list[Block]] = {}
    below = {block.index: block for block in doc.role("caption")}
    for block in doc.blocks:  # whatever filter took it: "© dpa" looks like a line of rights
        if block.element is None or (block.index not in below and (block.kind != "caption" or block.index not in doc.removals)):
            continue
        if (figure := block.element.nearest("figure")) is not None:
            in_figure.setdefault(figure, []).append(block)
    for at, seen in pictures:
        given = seen.telling if seen.tag != "noscript" else _without_scripts(doc.seen, at, base)
        if not bounds.holds(seen) or _is_foreign(seen, given) or given.get("alt", "").strip().casefold() in names:
            continue
        url = _address(given, _sources(doc.seen, at), base)
        if (
            url is None
            or _is_foreign_address(url)
            or _OF_AUTHOR.search(given.get("href", ""))
            or (bounds.is_at_border(seen) and _leads_away(given, base))
        ):
            continue
        figure = seen.element.nearest("figure") if seen.element is not None else None
        own = in_figure.get(figure) if figure is not None else None
        captions = own or _below(seen, below, doc.seen, at) or _line_beside(doc, seen)
        captions = [*captions, *[block for block in _credits_beside(doc, seen, bounds) if block not in captions]]
        yield seen.block, url, " ".join(given.get("alt", "").split()) or None, captions


def _of_markdown(doc: Document, base: str | None) -> Iterator[_Placed]:
    """Yield the pictures of a source in Markdown."""
    below = {block.index: block for block in doc.role("caption")}
    for block in doc.kept:
        for target in targets(block):
            if target.is_picture and (url := whole(target.address, base)) is not None and not _is_foreign_address(url):
                yield block.index, url, target.text or None, [below[block.index + 1]] if block.index + 1 in below else []


def _without_scripts(seen: Sequence[Seen], at: int, base: str | None) -> dict[str, str]:
    """Return the attributes of the picture in a `<noscript>`; none where the picture that it stands for has an address of its own."""
    before = seen[at - 1] if at else None
    if before is not None and before.tag in _TAGS and before.block == seen[at].block and _address(before.telling, _sources(seen, at - 1), base):
        return {}
    picture = LexborHTMLParser(seen[at].telling.get("text", "")).css_first("img")
    return {name: value or "" for name, value in picture.attributes.items()} if picture is not None else {}


def _leads_away(given: Mapping[str, str], base: str | None) -> bool:
    """Return whether a picture is a link to another page: to its own file, or to this page, it is none."""
    url = whole(given.get("href"), base)
    return url is not None and not _FILE.search(url) and not same_page(url, base)


def _sources(seen: Sequence[Seen], at: int) -> list[str]:
    """Return the sets of addresses of the `<source>` elements above an `<img>` in a `<picture>`."""
    sets: list[str] = []  # the last source first
    while at and seen[at - 1].tag == "source" and seen[at - 1].block == seen[at].block:
        at -= 1
        given = seen[at].telling
        sets += [value for name, value in given.items() if name.endswith("srcset") and value]
    return sets[::-1]


def _below(seen: Seen, captions: Mapping[int, Block], all_seen: Sequence[Seen], at: int) -> list[Block]:
    """Return the captions right below a picture, up to the next picture."""
    following = next((other.block for other in all_seen[at + 1 : at + 20] if other.tag in _TAGS and other.block > seen.block), None)
    found: list[Block] = []
    for index in range(seen.block, seen.block + MOST_CAPTION_LINES):
        if index not in captions or (following is not None and index >= following):
            break
        found.append(captions[index])
    return found


def _line_beside(doc: Document, seen: Seen) -> list[Block]:
    """Return the short line below a picture that stands in one element with it, and apart from the text: a caption without a sign of one."""
    block = doc.blocks[seen.block] if seen.block < len(doc.blocks) else None
    element = seen.element.parent if seen.element is not None else None
    if block is None or block.is_linked or element is None or element.tag in ("body", "article", "main") or not block.stands_in(element):
        return []
    removal = doc.removals.get(block.index)
    return [block] if removal is not None and removal.filter == "apart_from_text" else []


def _credits_beside(doc: Document, seen: Seen, bounds: Bounds) -> list[Block]:
    """Return the credits in the lines right below a picture that the filters took for something else, in an element with it apart from the text."""
    box = bounds.box(seen)
    found: list[Block] = []
    if box is None:
        return found
    for block in doc.blocks[seen.block : seen.block + MOST_CAPTION_LINES]:
        removal = doc.removals.get(block.index)
        if removal is None or removal.role not in (None, "caption"):
            break
        is_short = block.words <= MOST_WORDS_BESIDE and block.stands_for == 1
        if removal.role is None and is_short and block.stands_in(box) and (_is_named_credit(block) or split_credit(block.text).credit is not None):
            found.append(block)
    return found


def _is_named_credit(block: Block) -> bool:
    """Return whether the element of a block is named for a credit."""
    return block.element is not None and not block.element.words.isdisjoint(CREDITS)


def _caption(blocks: Sequence[Block]) -> tuple[str | None, str | None]:
    """Return the caption and the credit in some lines."""
    texts: list[str] = []
    credit = None
    for block in blocks:
        read = split_credit(block.text)
        if read.credit is None and block.words <= LONGEST_CREDIT and _is_named_credit(block):
            read = Caption(None, read.text)  # a name alone
        texts += [read.text] if read.text and read.text not in texts else []
        credit = credit or read.credit
    return " ".join(texts) or None, credit


# ---- which address ----


def _address(given: Mapping[str, str], sources: Sequence[str], base: str | None) -> str | None:
    """Return the address of a picture: the largest of a set, that which a script puts in its place, or `src`."""
    put_in_place = [name for name in given if name.endswith(("src", "srcset")) and name not in ("src", "srcset", *_LARGE)]
    tried = [
        *[_largest(given[name]) for name in (*put_in_place, "srcset") if name.endswith("srcset") and name in given],
        *[given.get(name) for name in (*_LARGE, *put_in_place)],
        *[given[name] for name in _LAZY if _FILE.search(given.get(name, ""))],
        *map(_largest, sources),
        given.get("src"),
        *[given.get(name) for name in _LAZY],
    ]
    for address in tried:
        if address and (url := whole(address, base)) is not None and not _NOT_IN_ADDRESS.search(_name_of(url)):
            return url
    return None


def _largest(addresses: str) -> str | None:
    """Return the largest picture of a `srcset`.

    >>> _largest("/a.jpg 480w, /b.jpg 1024w, /c.jpg 800w"), _largest("/a.jpg"), _largest("")
    ('/b.jpg', '/a.jpg', None)
    """
    best, size = None, -1.0
    at = 0
    for _ in range(MOST_CANDIDATES):
        found = _CANDIDATE.match(addresses, at)
        if found is None or not found["address"]:
            break
        given = float(found["size"] or 0)
        if given > size:
            best, size = found["address"].rstrip(","), given
        at = found.end()
        if at >= len(addresses):
            break
    return best


def _same(url: str) -> str:
    """Return an address without what asks for a size of a picture.

    >>> _same("https://example.org/a.jpg?w=300&quality=80"), _same("https://example.org/map?center=1,2&size=10")
    ('https://example.org/a.jpg', 'https://example.org/map?center=1,2')
    """
    address, _, asked = url.partition("#")[0].partition("?")
    if _FILE.search(address):
        return address
    left = "&".join([part for part in asked.split("&") if part.partition("=")[0].lower() not in _SIZE_ASKED])
    return f"{address}?{left}" if left else address


# ---- which pictures are none of the article's ----


def _is_foreign(seen: Seen, given: Mapping[str, str]) -> bool:
    """Return whether a picture is an icon, a tracker or a portrait, by its size and its names."""
    if hides(given):
        return True
    if _is_bare_gif(given):
        return True
    for name in ("width", "height"):
        size = _SIZE.match(given.get(name, ""))
        if size is not None and int(size[1]) < SMALLEST:
            return True
    names = frozenset(re.findall(r"[a-z]+", given.get("class", "")[:500].lower()))
    if not names.isdisjoint(_NAMES):
        return True
    element = seen.element
    near = [element, element.parent] if element is not None else []
    return any(e is not None and e.tag not in ("body", "main", "article") and len(e.words & _NAMES) > 0 for e in near)


def _is_bare_gif(given: Mapping[str, str]) -> bool:
    """Return whether a picture is a GIF of which the page says next to nothing, neither what it shows nor its size: an ornament."""
    is_gif = given.get("src", "").partition("?")[0].lower().endswith(".gif")
    return is_gif and len(given.get("alt", "").split()) < 2 and not any(given.get(name) for name in ("width", "data-src"))


def _name_of(url: str) -> str:
    """Return the name of a picture's file, its words apart: "printButton.png" is "print_Button.png"."""
    return _JOINT.sub("_", url.rpartition("/")[2])


def _is_foreign_address(url: str) -> bool:
    """Return whether an address is that of a tracker, an icon, or a player."""
    if "/embed/" in url:
        return True
    address = url.partition("?")[0]
    return (
        _FOREIGN_HOSTS.match(url) is not None
        or address.lower().endswith(".svg")
        or _FOLDER.search(address) is not None
        or _NOT_IN_ADDRESS.search(_name_of(url)) is not None
    )

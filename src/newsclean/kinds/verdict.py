"""The kind of an input, with the reason in words. What is in doubt is an article.

The order: what the source itself is; messages in place of an article, by their wording; texts of addresses; galleries and videos; shells, by what is
missing; live blogs; fronts and bare lists of links; and indexes, discussions and products, by forests over `newsclean.kinds.features`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsclean.document import Document, PageKind, all_words, running_words
from newsclean.kinds.features import LONG_LINK, features
from newsclean.kinds.messages import find_message
from newsclean.languages import wording
from newsclean.metadata.assemble import Metadata

if TYPE_CHECKING:
    from newsclean.kinds.model import Model

MOST_OF_CAPTION = 60  # words of running text of a gallery or a video with a caption only
FEWEST_CLOCKS = 4  # entries with a time of day that make a live blog, where its title or its address says "live"
MOST_OF_SHELL = 60  # words that a shell shows, of which …
MOST_RUNNING_OF_SHELL = 25  # … so many may be running text
MOST_OF_FEED = 200  # words of running text of a text that may be a feed …
FEWEST_ADDRESSES = 4  # … lines of it that open with an address …
LEAST_ADDRESSES = 0.2  # … and their share
LONGEST_NOTICE = 1000  # characters of what a page shows where scripts do not run
MOST_OF_INDEX = 25  # words of running text of a page of links; a brief has more …
FEWEST_LINKS = 5  # … and so many links that may be headlines
FEWEST_JUDGED = 40  # words of all blocks of an input that the forests judge: on next to nothing they say what they have seen most
FEWEST_DESCRIBED = 100  # words of running text of a page whose head describes an article
FEWEST_OF_MARKUP = 40  # words of running text of an article as text that is full of tags
FEWEST_WORDS = 25  # of an input without running text that may be a brief all the same

# What inputs are that are no page and no text. A text full of tags may be an article.
_OF_SOURCES: dict[str | None, tuple[PageKind, str]] = {
    "feed": ("feed", "the input is a feed"),
    "sitemap": ("feed", "the input is a sitemap"),
    "json": ("data", "the input is JSON"),
    "xml": ("data", "the input is XML"),
    "table": ("data", "the input is a table"),
    "code": ("data", "the input looks like a script or source code"),
    "address": ("other", "the input is an address, and not what stands there"),
    "path": ("other", "the input is the path of a file, and not its content"),
}
_GALLERY_TYPES = frozenset(("ImageGallery", "MediaGallery", "VideoGallery"))
_SAYS_OTHERWISE = re.compile(r"Article$|^Product|Offer$|^DiscussionForum|^QAPage|^og:product")
# Types of JSON-LD and of Open Graph that pages of a kind have. Of 2,504 pages, one article had one of them and no type of an article.
_SAID_KINDS: dict[PageKind, frozenset[str]] = {
    "product": frozenset(("Product", "ProductGroup", "og:product")),
    "discussion": frozenset(("DiscussionForumPosting", "QAPage")),
    "index": frozenset(("SearchResultsPage",)),
}
_OTHER_ARTICLES = frozenset(("BlogPosting", "og:article"))
_BRINGING = frozenset(("application", "script", "frame"))  # signs of what may bring a page's content

# Words of titles and addresses that say what is shown, in many languages; and names of elements that show it.
_MEDIA_WORDS = frozenset(
    "video videos vídeo vídeos vidéo vidéos wideo видео відео βίντεο וידאו فيديو 動画 视频 影片 영상 동영상 podcast watch mediathek "  # noqa: SIM905
    "gallery galleries galerie galeria galería galleria bildergalerie fotogalerie fotogaleri fotogaleria fotogallery fotostrecke bildstrecke "
    "diaporama slideshow photo photos foto fotos fotky fotók fotografie fotografías pictures imágenes imagens bilder bildspel billeder kuvat zdjęcia "
    "фото φωτογραφίες תמונות صور 写真 フォト 图片 图集 組圖 组图 사진 포토 ảnh ภาพ फोटो".split()
)
_MEDIA_NAMES = frozenset(
    ("gallery", "slideshow", "galerie", "galeria", "player", "video", "videoplayer", "carousel", "slider", "lightbox", "fotostrecke")
)
_LIVE = frozenset(
    "live liveblog liveticker ticker newsticker livebericht direct directo diretta vivo canli canlı nażywo онлайн трансляция ライブ 直播".split()  # noqa: SIM905
)
_FRONT = re.compile(r"https?://[^/?#]{1,250}/?(?:index\.\w{2,5})?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S{4}")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?!\d)")
_WORD = re.compile(r"\w+")


class Verdict(NamedTuple):
    """What kind of page an input is, and why, in words."""

    kind: PageKind
    reason: str


_BROUGHT = Verdict("shell", "the page holds no running text; a script or a frame may bring it")


def find_kind(doc: Document, metadata: Metadata, model: Model | None = None) -> Verdict:
    """Return the kind of a marked document with its metadata, by the shipped model or another."""
    if doc.source_kind in _OF_SOURCES:
        return Verdict(*_OF_SOURCES[doc.source_kind])
    if doc.source_kind == "markup" and running_words(doc.kept) < FEWEST_OF_MARKUP:
        return Verdict("other", "the text is full of tags")
    if not doc.blocks and (doc.head is None or not (doc.head.titles or doc.head.signs or doc.head.noscript)):
        return Verdict("other", doc.warnings[0] if doc.warnings else "the input holds no text")
    message = find_message(doc, metadata)
    if message is not None:
        return Verdict(*message)
    return (
        _addresses(doc)
        or _media(doc, metadata)
        or _shell(doc)
        or _live_blog(doc, metadata)
        or _front(doc)
        or _links_alone(doc, metadata)
        or _described(doc)
        or _by_features(doc, metadata, model)
        or _by_types(doc)
        or _empty(doc)
        or Verdict("article", f"{running_words(doc.kept)} words of running text, and nothing that speaks against an article")
    )


def _addresses(doc: Document) -> Verdict | None:
    """Return the verdict on a text of a feed or a sitemap: many of its lines open with an address."""
    if doc.head is not None or running_words(doc.kept) >= MOST_OF_FEED:
        return None
    lines = sum([_ADDRESS.match(b.text) is not None for b in doc.blocks])
    if lines < FEWEST_ADDRESSES or lines < LEAST_ADDRESSES * len(doc.blocks):
        return None
    return Verdict("feed", f"{lines} of {len(doc.blocks)} lines open with an address, as of a feed or a sitemap")


def _shell(doc: Document) -> Verdict | None:
    """Return the verdict on a page that shows next to nothing until scripts or frames bring its content."""
    if doc.head is None or all_words(doc.blocks) >= MOST_OF_SHELL or running_words(doc.kept) >= MOST_RUNNING_OF_SHELL:
        return None
    if doc.head.noscript and (cue := wording.message_cues(wording.fold(doc.head.noscript[:LONGEST_NOTICE])).get("script_page")):
        return Verdict("shell", f'where scripts do not run, the page says "{cue.phrase}"')
    texts = [doc.head.noscript or "", *[b.text for b in doc.blocks]]
    is_bare = not any(b.kind == "heading" for b in doc.blocks)
    if is_bare and "script" in doc.head.signs and any("javascript" in text.casefold() for text in texts):
        return Verdict("shell", "the page shows few words, and some of JavaScript")
    if "refresh" in doc.head.signs:
        return Verdict("shell", "the page sends its reader on to another")
    if not running_words(doc.kept) and not _BRINGING.isdisjoint(doc.head.signs):
        return _BROUGHT
    return None


def _media(doc: Document, metadata: Metadata) -> Verdict | None:
    """Return the verdict on a gallery or a video with a caption only: something says that it is one, and its markup shows it."""
    running = running_words(doc.kept)
    if doc.head is None or running >= MOST_OF_CAPTION or any(_SAYS_OTHERWISE.search(name) for name in doc.head.types):
        return None
    said = [name for name in doc.head.types if name in _GALLERY_TYPES or name.startswith("og:video")][:1]
    said += [f'its address says "{part}"' for part in (metadata.url or "").lower().split("/")[3:] if part in _MEDIA_WORDS][:1]
    titled = [f'its title says "{word}"' for word in _WORD.findall((metadata.title or "").lower()) if word in _MEDIA_WORDS][:1]
    if not (said or titled):
        return None
    shown: list[str] = [name for name in ("video", "pictures") if name in doc.head.signs]
    shown += ["VideoObject"] if "VideoObject" in doc.head.types else []
    named = {word for b in doc.blocks if b.element is not None for e in b.element.up() for word in e.words & _MEDIA_NAMES}
    shown += [f'an element named "{word}"' for word in sorted(named)[:1]]
    shown += ["captions"] if any(b.kind == "caption" for b in doc.blocks) or doc.role("caption") else []
    if not ((said and titled + shown) or (titled and len(shown) > (running >= MOST_RUNNING_OF_SHELL))):
        return None
    return Verdict("media", f"{running or 'no'} words of running text stand beside pictures or a video: {', '.join(said + titled + shown)}")


def _live_blog(doc: Document, metadata: Metadata) -> Verdict | None:
    if metadata.live_updates or (doc.head is not None and "LiveBlogPosting" in doc.head.types):
        return Verdict("live_blog", "JSON-LD says that it is a live blog")
    named = _LIVE.intersection(_WORD.findall(f"{metadata.title or ''} {(metadata.url or '').replace('-', ' ')}".lower()))
    if not named:
        return None
    clocks = sum([_CLOCK.match(b.text) is not None for b in doc.blocks])
    if clocks < FEWEST_CLOCKS:
        return None
    return Verdict("live_blog", f'its title or address says "{min(named)}", and {clocks} entries open with a time')


def _front(doc: Document) -> Verdict | None:
    """Return the verdict on a page whose address, as the caller gave it, is that of the site. A page's own address may be wrong."""
    if doc.head is None or not doc.url or _FRONT.fullmatch(doc.url) is None or doc.head.names_article:
        return None
    return Verdict("index", "its address is the site's, without a path")


def _links_alone(doc: Document, metadata: Metadata) -> Verdict | None:
    """Return the verdict on a page that has next to no running text of its own, and links that may be headlines."""
    if running_words(doc.kept) >= MOST_OF_INDEX or metadata.date_published or metadata.authors:
        return None
    links = sum([b.is_linked and b.words >= LONG_LINK and b.stands_for == 1 for b in doc.blocks])
    return Verdict("index", f"{links} links may be headlines, and next to no running text stands beside them") if links >= FEWEST_LINKS else None


def _described(doc: Document) -> Verdict | None:
    """Return the verdict on a page whose head describes an article with its date, and that has its text.

    Of our pages 5 of 433 such are none, and the forests find fewer of those than they take articles for others.
    """
    if doc.head is None or not doc.head.describes_article or running_words(doc.kept) < FEWEST_DESCRIBED:
        return None
    return Verdict("article", "the page's head describes an article with its date, and its text is there")


def _by_features(doc: Document, metadata: Metadata, model: Model | None) -> Verdict | None:
    """Return the verdict of the forests on an index, a discussion or a product."""
    from newsclean.kinds.model import named_kind  # here, since loading the forests' code takes time that `import newsclean` need not

    if all_words(doc.blocks) < FEWEST_JUDGED:
        return None
    found = named_kind(features(doc, metadata), model, is_page=doc.head is not None)
    return Verdict(*found) if found is not None else None


def _by_types(doc: Document) -> Verdict | None:
    """Return the verdict on a page that says of itself what it is, and that the forests are unsure of."""
    if doc.head is None or doc.head.names_article or not _OTHER_ARTICLES.isdisjoint(doc.head.types):
        return None
    found = next(((kind, name) for name in doc.head.types for kind, known in _SAID_KINDS.items() if name in known), None)
    return Verdict(found[0], f"the page says that it is of the type {found[1].removeprefix('og:')}") if found is not None else None


def _empty(doc: Document) -> Verdict | None:
    """Return the verdict on an input of which next to nothing is left."""
    if running_words(doc.kept) or all_words(doc.kept) >= FEWEST_WORDS:
        return None
    if doc.head is not None and not _BRINGING.isdisjoint(doc.head.signs):
        return _BROUGHT
    return Verdict("other", "nothing is left that reads like an article")

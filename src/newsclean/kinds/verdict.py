"""The kind of an input, with the reason in words. What is in doubt is an article.

The order: what the source itself is; messages in place of an article, by their wording; shells, by what is missing; galleries and videos; live blogs;
and indexes, discussions and products, by a forest of the features of `newsclean.kinds.features`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsclean.document import Document, PageKind, all_words, running_words
from newsclean.kinds.features import LONG_LINK, features
from newsclean.kinds.messages import find_message, says
from newsclean.languages import wording
from newsclean.metadata.assemble import Metadata

if TYPE_CHECKING:
    from newsclean.kinds.model import Model

MOST_OF_CAPTION = 60  # words of running text of a gallery or a video with a caption only
FEWEST_CLOCKS = 5  # entries with a time of day that make a live blog, where its title or its address says "live"
MOST_OF_SHELL = 25  # words of running text below which a page that asks for scripts is a shell
MOST_OF_INDEX = 25  # words of running text of a page of links; a brief has more …
FEWEST_LINKS = 5  # … and so many links that may be headlines
FEWEST_WORDS = 25  # of an input without running text that may be a brief all the same

_MEDIA_TYPES = frozenset(("VideoObject", "ImageGallery", "MediaGallery", "VideoGallery", "ImageObject", "AudioObject"))
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
_CLOCK = re.compile(r"(?:\d{1,2}[:.h]\d{2}|\d{1,2}:\d{2}:\d{2})\b")
_WORD = re.compile(r"\w+")


class Verdict(NamedTuple):
    """What kind of page an input is, and why, in words."""

    kind: PageKind
    reason: str


def find_kind(doc: Document, metadata: Metadata, model: Model | None = None) -> Verdict:
    """Return the kind of a marked document with its metadata, by the shipped model or another."""
    if not doc.blocks and (doc.head is None or not (doc.head.signs or doc.head.noscript)):
        return Verdict("other", "the input holds no text")
    message = find_message(doc)
    if message is not None:
        return Verdict(*message)
    return _media(doc, metadata) or _shell(doc) or _live_blog(doc, metadata) or _links_alone(doc, metadata) or _by_features(doc, metadata, model)


def _shell(doc: Document) -> Verdict | None:
    """Return the verdict on a page whose content scripts or frames bring."""
    running = running_words(doc.kept)
    if running >= MOST_OF_SHELL:
        return None
    if phrase := says(doc.blocks, "script_page"):
        return Verdict("shell", f'a block says "{phrase}"')
    if doc.head is None or running_words(doc.blocks) >= MOST_OF_SHELL:
        return None
    if doc.head.noscript and (cue := wording.cues(doc.head.noscript[:1000]).get("script_page")):
        return Verdict("shell", f'where scripts do not run, the page says "{cue.phrase}"')
    if "refresh" in doc.head.signs:
        return Verdict("shell", "the page sends its reader on to another, and holds no running text")
    if not running and any(sign in doc.head.signs for sign in ("application", "script", "frame")):
        return Verdict("shell", "the page holds no running text; a script or a frame may bring it")
    return None


def _media(doc: Document, metadata: Metadata) -> Verdict | None:
    """Return the verdict on a gallery or a video with a caption only: something says that it is one, and its markup shows it."""
    running = running_words(doc.kept)
    if doc.head is None or running >= MOST_OF_CAPTION or any(name.endswith("Article") for name in doc.head.types):
        return None
    said = [name for name in doc.head.types if name in _MEDIA_TYPES or name.startswith("og:video")][:1]
    said += _first_word("its address", metadata.url) + _first_word("its title", metadata.title)
    if not said:
        return None
    shown: list[str] = [name for name in ("video", "pictures") if name in doc.head.signs]
    named = {word for b in doc.blocks if b.element is not None for e in b.element.up() for word in e.words & _MEDIA_NAMES}
    shown += [f'an element named "{word}"' for word in sorted(named)[:1]]
    shown += ["captions"] if any(b.kind == "caption" for b in doc.blocks) or doc.role("caption") else []
    if not shown and len(said) == 1:
        return None
    return Verdict("media", f"{running or 'no'} words of running text stand beside pictures or a video: {', '.join(said + shown)}")


def _first_word(where: str, text: str | None) -> list[str]:
    """Return what a title or an address says of pictures or a video, as a list of one or none."""
    words = [word for word in _WORD.findall((text or "").lower()) if word in _MEDIA_WORDS]
    return [f'{where} says "{words[0]}"'] if words else []


def _live_blog(doc: Document, metadata: Metadata) -> Verdict | None:
    if metadata.live_updates or (doc.head is not None and "LiveBlogPosting" in doc.head.types):
        return Verdict("live_blog", "JSON-LD says that it is a live blog")
    named = _LIVE.intersection(_WORD.findall(f"{metadata.title or ''} {(metadata.url or '').replace('-', ' ')}".lower()))
    if not named:
        return None
    clocks = sum([b.words <= 6 and _CLOCK.match(b.text) is not None for b in doc.blocks])
    if clocks < FEWEST_CLOCKS:
        return None
    return Verdict("live_blog", f'its title or address says "{min(named)}", and {clocks} entries open with a time')


def _links_alone(doc: Document, metadata: Metadata) -> Verdict | None:
    """Return the verdict on a page that has next to no running text of its own, and links that may be headlines."""
    if running_words(doc.kept) >= MOST_OF_INDEX or metadata.date_published or metadata.authors:
        return None
    links = sum([b.is_linked and b.words >= LONG_LINK and b.stands_for == 1 for b in doc.blocks])
    return Verdict("index", f"{links} links may be headlines, and next to no running text stands beside them") if links >= FEWEST_LINKS else None


def _by_features(doc: Document, metadata: Metadata, model: Model | None) -> Verdict:
    if not running_words(doc.kept) and all_words(doc.kept) < FEWEST_WORDS:
        return Verdict("other", "nothing is left that reads like an article")
    from newsclean.kinds.model import named_kind  # here, since loading the forests' code takes time that `import newsclean` need not

    found = named_kind(features(doc, metadata), model, is_page=doc.head is not None)
    if found is not None:
        return Verdict(*found)
    return Verdict("article", f"{running_words(doc.kept)} words of running text, and nothing that speaks against an article")

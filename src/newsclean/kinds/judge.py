"""The kind of an input, with the reason in words. What is in doubt is an article.

The order: what the source itself is; messages in place of an article, by their wording; shells, by what is missing; galleries and videos; live blogs;
and indexes, discussions and products, by a forest of the features of `newsclean.kinds.features`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.document import Document, PageKind, all_words, running_words
from newsclean.kinds.features import features
from newsclean.kinds.messages import find_message, says
from newsclean.kinds.model import Model, named_kind
from newsclean.languages import wording
from newsclean.metadata.assemble import Metadata

MOST_OF_CAPTION = 60  # words of running text of a gallery or a video with a caption only
FEWEST_MEDIA_SIGNS = 2
FEWEST_CLOCKS = 5  # entries with a time of day that make a live blog, where its title or its address says "live"
MOST_OF_SHELL = 25  # words of running text below which a page that asks for scripts is a shell
FEWEST_WORDS = 25  # of an input without running text that may be a brief all the same

_MEDIA_TYPES = frozenset(("VideoObject", "ImageGallery", "MediaGallery", "VideoGallery", "ImageObject", "AudioObject"))
_MEDIA_PATHS = frozenset(
    "video videos gallery galleries galerie galeria galería galleria photo photos foto fotos bilder bildergalerie fotostrecke diaporama "  # noqa: SIM905
    "slideshow watch mediathek fotogalerie fotogaleri fotogaleria fotogallery podcast pictures in-pictures".split()
)
_MEDIA_NAMES = frozenset("gallery slideshow galerie player video videoplayer carousel lightbox fotostrecke".split())  # noqa: SIM905
_LIVE = frozenset("live liveblog liveticker ticker newsticker direct directo diretta vivo canli canlı онлайн трансляция ライブ 直播 nażywo livebericht".split())  # noqa: SIM905
_CLOCK = re.compile(r"(?:\d{1,2}[:.h]\d{2}|\d{1,2}:\d{2}:\d{2})\b")
_WORD = re.compile(r"\w+")


class Verdict(NamedTuple):
    """What kind of page an input is, and why, in words."""

    kind: PageKind
    reason: str


def judge(doc: Document, metadata: Metadata, model: Model | None = None) -> Verdict:
    """Return the kind of a marked document with its metadata, by the shipped model or another."""
    if not doc.blocks and (doc.head is None or not doc.head.signs):
        return Verdict("other", "the input holds no text")
    message = find_message(doc, metadata)
    if message is not None:
        return Verdict(*message)
    return _shell(doc) or _media(doc, metadata) or _live_blog(doc, metadata) or _by_features(doc, metadata, model)


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
    if not running and any(sign in doc.head.signs for sign in ("application", "script", "frame", "refresh")):
        return Verdict("shell", "the page holds no running text; a script or a frame may bring it")
    return None


def _media(doc: Document, metadata: Metadata) -> Verdict | None:
    """Return the verdict on a gallery or a video with a caption only."""
    running = running_words(doc.kept)
    if doc.head is None or running >= MOST_OF_CAPTION:
        return None
    signs = [name for name in doc.head.types if name in _MEDIA_TYPES or name.startswith("og:video")][:1]
    path = {word for word in _WORD.findall((metadata.url or "").lower()) if word in _MEDIA_PATHS}
    signs += [f'its address says "{word}"' for word in sorted(path)[:1]]
    signs += ["a player"] if "video" in doc.head.signs else []
    named = {word for b in doc.blocks if b.element is not None for e in b.element.up() for word in e.words & _MEDIA_NAMES}
    signs += [f'an element is named "{word}"' for word in sorted(named)[:1]]
    if len(signs) < FEWEST_MEDIA_SIGNS:
        return None
    return Verdict("media", f"{running} words of running text are beside pictures or a video: {', '.join(signs)}")


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


def _by_features(doc: Document, metadata: Metadata, model: Model | None) -> Verdict:
    if not running_words(doc.kept) and all_words(doc.kept) < FEWEST_WORDS:
        return Verdict("other", "nothing is left that reads like an article")
    found = named_kind(features(doc, metadata), model, is_page=doc.head is not None)
    if found is not None:
        return Verdict(*found)
    return Verdict("article", f"{running_words(doc.kept)} words of running text, and nothing that speaks against an article")

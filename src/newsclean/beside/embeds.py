"""`article.embeds`: posts, videos, maps and other pages that stand in the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newsclean.beside.addresses import base_of, same_page, whole
from newsclean.beside.bounds import ABOVE, Bounds
from newsclean.beside.markdown_links import targets
from newsclean.document import Block, Document, Seen
from newsclean.values.addresses import host

# Hosts, with all below them -> who provides what is shown.
PROVIDERS = {
    **dict.fromkeys(("youtube.com", "youtube-nocookie.com", "youtu.be"), "YouTube"),
    **dict.fromkeys(("twitter.com", "x.com"), "X"),
    **dict.fromkeys(("facebook.com", "fb.watch"), "Facebook"),
    **dict.fromkeys(("instagram.com", "instagr.am"), "Instagram"),
    **dict.fromkeys(("bsky.app",), "Bluesky"),
    **dict.fromkeys(("t.me", "telegram.org"), "Telegram"),
    **dict.fromkeys(("vk.com", "vkvideo.ru"), "VK"),
    **dict.fromkeys(("openstreetmap.org", "umap.openstreetmap.fr"), "OpenStreetMap"),
    **dict.fromkeys(("datawrapper.de", "dwcdn.net"), "Datawrapper"),
    **dict.fromkeys(("flourish.studio", "public.flourish.studio"), "Flourish"),
    **dict.fromkeys(("brightcove.net", "brightcove.com"), "Brightcove"),
    **dict.fromkeys(("jwplayer.com", "jwplatform.com", "jwpcdn.com"), "JW Player"),
    "tiktok.com": "TikTok",
    "threads.net": "Threads",
    "reddit.com": "Reddit",
    "vimeo.com": "Vimeo",
    "dailymotion.com": "Dailymotion",
    "twitch.tv": "Twitch",
    "rutube.ru": "Rutube",
    "bilibili.com": "Bilibili",
    "nicovideo.jp": "Niconico",
    "streamable.com": "Streamable",
    "soundcloud.com": "SoundCloud",
    "spotify.com": "Spotify",
    "podcasts.apple.com": "Apple Podcasts",
    "deezer.com": "Deezer",
    "acast.com": "Acast",
    "megaphone.fm": "Megaphone",
    "infogram.com": "Infogram",
    "documentcloud.org": "DocumentCloud",
    "scribd.com": "Scribd",
    "issuu.com": "Issuu",
    "giphy.com": "Giphy",
    "imgur.com": "Imgur",
    "kaltura.com": "Kaltura",
    "ooyala.com": "Ooyala",
    "arcgis.com": "ArcGIS",
    "mapbox.com": "Mapbox",
    "ted.com": "TED",
    "linkedin.com": "LinkedIn",
    "pinterest.com": "Pinterest",
}
# Paths on hosts that show much else: maps, forms. Without the path, the host is no provider.
_GOOGLE = re.compile(r"https?://(?:www\.|maps\.)?google\.[a-z.]{2,6}/maps", re.IGNORECASE)
# What stands in a frame and is no part of the article: advertisements, buttons, counters, sign-up forms, checks.
_NOT_SHOWN = re.compile(
    r"banner|doubleclick|googlesyndication|googletagmanager|google-analytics|recaptcha|/tr\?|plugins/(?:like|share|follow|page|likebox|comments|facepile)|"
    r"follow_button|tweet_button|platform\.twitter\.com/widgets(?!/tweet)|addthis|sharethis|disqus|about:blank|adserv|/ads?[/.?]|amazon-adsystem|taboola|"
    r"outbrain|criteo|cookie|consent|newsletter|mailchimp|list-manage|accounts\.google|widgets?/(?:weather|login)|counter|badge|likebox|plusone",
    re.IGNORECASE,
)
# Addresses of single posts, in a quotation that a script turns into the post.
_POST = re.compile(
    r"https?://(?:www\.|mobile\.|m\.)?(?:(?:twitter|x)\.com/[^/\s]{1,60}/status(?:es)?/\d+|instagram\.com/(?:[^/\s]{1,60}/)?(?:p|reel|tv)/[\w-]+|"
    r"tiktok\.com/@[^/\s]{1,60}/video/\d+|bsky\.app/profile/[^/\s]{1,100}/post/\w+|threads\.net/@[^/\s]{1,60}/post/\w+|"
    r"facebook\.com/[^/\s]{1,100}/(?:posts|videos)/[\w.-]+|reddit\.com/r/\w{1,60}/comments/\w+)",
    re.IGNORECASE,
)
_RECORDING = re.compile(r"\.(mp3|m4a|ogg|oga|opus|wav|mp4|webm|m3u8)$", re.IGNORECASE)
_SOCIAL = frozenset(("twitter", "tweet", "instagram", "tiktok", "bluesky", "fb", "reddit", "threads"))
_OF_POSTS = frozenset(("embed", "media", "tweet"))
_PLAYERS = {"video": "video", "audio": "audio", "amp-video": "video", "amp-audio": "audio"}
_ADDRESSES = ("src", "data-src", "data-lazy-src", "data-iframe-src", "data-href", "data-url", "data-original")
# Elements of AMP and of scripts that name what they show by a number -> the address of it.
_BY_NUMBER = (
    ("youtube", ("data-videoid", "data-video-id"), "https://www.youtube.com/watch?v={}"),
    ("vimeo", ("data-videoid", "data-video-id"), "https://vimeo.com/{}"),
    ("dailymotion", ("data-videoid", "data-video-id"), "https://www.dailymotion.com/video/{}"),
    ("twitter", ("data-tweetid", "data-tweet-id"), "https://twitter.com/i/status/{}"),
    ("instagram", ("data-shortcode",), "https://www.instagram.com/p/{}/"),
)
_NUMBER = re.compile(r"[\w-]{3,40}")


class Embed(NamedTuple):
    """Something of another source, or a player, that stands in the article.

    provider   who provides it: "YouTube", "X", "Instagram"; else the host of its address
    url        its address
    kind       "post", "video", "audio" or "page" (a map, a chart, a document: what a frame shows)
    block      how many blocks of the body (`article.document.kept`) stand above it
    """

    provider: str | None
    url: str
    kind: str
    block: int


def read_embeds(doc: Document) -> tuple[Embed, ...]:
    """Return the posts, videos, players, maps and charts that stand in the article, in order, each address once."""
    base = base_of(doc)
    kept = [block.index for block in doc.kept]
    found: dict[str, Embed] = {}
    for place, url, kind in sorted([*_of_frames(doc, base), *_of_posts(doc, base), *_of_recordings(doc, base)], key=lambda one: one[0]):
        found.setdefault(url, Embed(_provider(url), url, kind, bisect_left(kept, place)))
    return tuple(found.values())


def _of_frames(doc: Document, base: str | None) -> Iterator[tuple[int, str, str]]:
    """Yield the place, the address and the kind of what frames and players show."""
    if doc.head is None:
        return
    bounds = Bounds(doc)
    for seen in doc.seen:
        given = seen.telling
        if seen.tag in ("source", "a", "base", "noscript") or not bounds.holds(seen):
            continue
        if seen.tag == "blockquote":
            if post := _POST.match(given.get("href", "")):
                yield seen.block, post[0], "post"
            continue
        if seen.tag in ("img", "amp-img") and "/embed/" not in given.get("data-src", ""):  # else it is a player that a script puts in its place
            continue
        url = _numbered(seen.tag, given) or next((url for name in _ADDRESSES if (url := _shown(given.get(name), base))), None)
        if url is not None and not same_page(url, base):
            yield seen.block, url, _kind(seen, url)


def _shown(address: str | None, base: str | None) -> str | None:
    """Return the address of what a frame shows, or None for what is no part of an article."""
    url = whole(address, base) if address else None
    return url if url is not None and not _NOT_SHOWN.search(url) else None


def _numbered(tag: str, given: Mapping[str, str]) -> str | None:
    """Return the address of what an element names by a number: `<amp-youtube data-videoid="…">`."""
    for name, attributes, address in _BY_NUMBER:
        if name in tag or name in given.get("class", "").lower():
            number = next((given[attribute] for attribute in attributes if _NUMBER.fullmatch(given.get(attribute, ""))), None)
            if number is not None:
                return address.format(number)
    return None


def _of_posts(doc: Document, base: str | None) -> Iterator[tuple[int, str, str]]:
    """Yield the place, the address and the kind of the posts that are quoted: of each quotation, the last address of a post, which is its own."""
    last: dict[object, tuple[int, str, str]] = {}
    if doc.head is None:
        return
    removals = doc.removals
    first, end = (doc.kept[0].index, doc.kept[-1].index) if doc.kept else (0, -1)
    for block in doc.blocks:
        if not first <= block.index <= end + 1:
            continue
        quotation = quoted_post(block)
        removal = removals.get(block.index)
        if quotation is None or (removal is not None and removal.filter == "reader_comments"):
            continue
        for target in targets(block):
            url = whole(target.address, base)
            if url is not None and (post := _POST.match(url)):
                last[quotation] = (block.index, post[0], "post")
    yield from last.values()


def _of_recordings(doc: Document, base: str | None) -> Iterator[tuple[int, str, str]]:
    """Yield the place and the address of the recordings that lines of the article, or of a player in it, lead to."""
    first, end = (doc.kept[0].index, doc.kept[-1].index) if doc.kept else (0, -1)
    for block in doc.blocks[max(0, first - ABOVE) : end + 1]:
        for target in targets(block):
            url = whole(target.address, base)
            if url is not None and (found := _RECORDING.search(url.partition("?")[0])):
                yield block.index, url, "video" if found[1].lower() in ("mp4", "webm", "m3u8") else "audio"


def quoted_post(block: Block) -> object | None:
    """Return the element of the quotation of a post around a block, or None."""
    around = block.element
    while around is not None:
        if not around.words.isdisjoint(_SOCIAL) and (around.tag == "blockquote" or not around.words.isdisjoint(_OF_POSTS)):
            return around
        around = around.parent
    return None


def _kind(seen: Seen, url: str) -> str:
    if seen.tag in _PLAYERS:
        return _PLAYERS[seen.tag]
    if _POST.match(url) or "plugins/post" in url or _provider(url) in _OF_POST:
        return "post"
    if _provider(url) in _OF_VIDEO or "plugins/video" in url:
        return "video"
    return "audio" if _provider(url) in _OF_AUDIO else "page"


_OF_POST = frozenset(("Instagram", "Telegram", "Bluesky", "Threads", "X", "Reddit"))
_OF_VIDEO = frozenset(
    (
        *("YouTube", "Vimeo", "Dailymotion", "TikTok", "Twitch", "Rutube", "Bilibili", "Niconico", "Streamable"),
        *("Brightcove", "JW Player", "Kaltura", "Ooyala", "TED"),
    )
)
_OF_AUDIO = frozenset(("SoundCloud", "Spotify", "Apple Podcasts", "Deezer", "Acast", "Megaphone"))


def _provider(url: str) -> str | None:
    """Return who provides what an address leads to.

    >>> _provider("https://www.youtube.com/embed/x"), _provider("https://charts.example.org/1")
    ('YouTube', 'charts.example.org')
    """
    if _GOOGLE.match(url):
        return "Google Maps"
    name = host(url)
    parts = (name or "").split(".")
    for at in range(len(parts) - 1):
        if provider := PROVIDERS.get(".".join(parts[at:])):
            return provider
    return name

"""Filter `social_footer`."""

import re
from collections.abc import Collection

from newsclean.document import Document, Marks

LONGEST_CALL = 22  # words of a call to join a channel: "Join the Valley Post's WhatsApp community"
LONGEST_FORWARD = 8  # words of a line that says from which channel a message was forwarded
LINES_OF_FORWARD = 3  # of the input among which it stands
LONGEST_ACCOUNT = 100  # characters of a line that names an account

_NAMES = (
    *("facebook", "twitter", "x", "instagram", "telegram", "whatsapp", "youtube", "linkedin", "tiktok", "threads"),
    *("mastodon", "bluesky", "vk", "ok", "viber", "pinterest", "rss", "flipboard"),
)
_NETWORK = rf"(?:{'|'.join(_NAMES)})"
_ACCOUNT = re.compile(
    rf"(?:{_NETWORK}\b\s*[:：|/–-]\s*\S.{{0,60}}|@[\w.]{{2,40}}|(?:https?://)?(?:www\.)?{_NETWORK}\.(?:com|me|ru)/\S+)$", re.IGNORECASE
)
_NETWORKS = re.compile(rf"(?:{_NETWORK}\b[\s,|/·•]*)+$", re.IGNORECASE)
_ANY_NETWORK = re.compile(rf"\b{_NETWORK}\b|@\w", re.IGNORECASE)
_CHANNEL = (
    r"(?:\b(?:facebook|twitter|instagram|telegram|whats\s?app|youtube|linkedin|tiktok|threads|bluesky|mastodon|pinterest|flipboard|viber)\b"
    r"|\bon x\b(?=\W*$)|\b(?:google (?:news|notícias|discover)|messenger)\b"
    r"|ватсап|телеграм|вайбер|واتس\s?[اآ]ب|تليجرام|تلغرام|تيليجرام|व्हाट्सए?ऐ?प|व्हाट्सएप|टेलीग्राम)"
    r"[^\W_]{0,10}"
)  # a network's name; those of messengers in other scripts, too
_CALLED = re.compile(rf"{_CHANNEL}(?:\W{{1,5}}[\w'’]{{1,20}}){{0,6}}\W*$", re.IGNORECASE)
_NAMED_LAST = re.compile(rf"{_CHANNEL}\W*$", re.IGNORECASE)  # in a sentence: "Our Telegram channel was blocked for two days." is none
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789._"
_OPENINGS = frozenset(o for name in (*_NAMES, "ht", "ww", "x:", "x ") for o in (name[:2], name[:2].title(), name[:2].upper())) | frozenset(
    "@" + c for c in _LETTERS + _LETTERS.upper()
)
_STARTS = (*_NAMES, "@", "http", "www")


def social_footer(doc: Document, *, max_words: int = 30) -> Marks:
    """Calls to follow the outlet, and its accounts: "Follow us on X", "Telegram: @example", and above a message "Forwarded from Harbour News".

    A sentence with the wording must also name a network or an account, so that "Follow us into the marsh", said by a guide, is kept. A network's
    name alone is removed only next to another such line, since "Telegram" may also be a heading. Sentences of the article that mention an account
    ("he wrote on Twitter") are kept: they do not begin with the wording.
    """
    found: set[int] = set()
    for block, cue in doc.cued("social_footer"):
        if cue.place == "line" or (block.words <= max_words and (not block.is_sentence or _ANY_NETWORK.search(block.text))):
            found.add(block.index)
            yield block, cue.reason
    for block, _ in doc.cued("social_call"):
        if block.index not in found and block.words <= LONGEST_CALL and (_NAMED_LAST if block.is_sentence else _CALLED).search(block.text):
            found.add(block.index)
            yield block, "calls to join or follow on a network"
    for block, cue in doc.cued("forwarded"):
        if block.words <= LONGEST_FORWARD and block.index < LINES_OF_FORWARD and not block.is_sentence:
            yield block, cue.reason
    yield from accounts(doc, found)


def accounts(doc: Document, found: Collection[int] = ()) -> Marks:
    """Yield the lines that name an account next to another such line, to a share button, or to one of the calls found (by index)."""
    kept = doc.kept
    named = {at for at, b in enumerate(kept) if len(b.text) <= LONGEST_ACCOUNT and b.text[:2] in _OPENINGS and _names_account(b.text)}
    for at in sorted(named):
        beside = [n for n in (at - 1, at + 1) if 0 <= n < len(kept)]
        if kept[at].index not in found and any(n in named or kept[n].index in found or "share_bar" in kept[n].cues for n in beside):
            yield kept[at], "names an account on a social network, next to another"


def _names_account(text: str) -> bool:
    if text.isascii() and not text.lower().startswith(_STARTS):  # nearly all; the patterns are slower
        return False
    return _ACCOUNT.match(text) is not None or _NETWORKS.match(text) is not None

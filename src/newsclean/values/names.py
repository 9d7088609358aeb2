"""Who wrote the article, by the names that a page gives in its head and in elements that it marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from newsclean.languages.months import fold_date, is_day_name
from newsclean.values.texts import each_once, letters

_EDGES = " :：|／/-–—•*_()（）"
# What stands behind the names: an outlet behind a bar, a place, a time.
_BEHIND_NAMES = re.compile(
    r"\s{1,9}[|•·–—]\s{0,9}|\s{1,9}(?:in|aus|from|for|für|updated|published|posted|aktualisiert|publié|mis à jour)\b|"
    r"\s{1,9}(?:on|am|le|el|del|il|em|op|den|dne)(?=\s\d|\s[^\W\d_]{3,10}\s\d)|\s{1,9}[-–—]\s{1,9}\d|\s{0,9}\d",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s{0,9}(?:[,;|/&]|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b|\bи\b|\bve\b)\s{0,9}")
_NAME = re.compile(r"(?:d['’])?[^\W\d_a-zа-я][^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?")
_PARTICLES = frozenset("de di da du dos das del della van von der den zu la le el al bin ibn ter ten af e y".split())  # noqa: SIM905
_CJK_NAME = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]{2,5}")
# Words that make a piece of a byline a role or an outlet, not a person.
ROLE = re.compile(
    r"\b(?:staff|writer|reporter|editor|correspondent\w*|desk|news|press|agenc\w+|redaktion\w*|redacción|redazione|rédaction|"
    r"redacção|redação|redactie|redakcj\w*|редакци\w*|muhabir\w*|team|associated|special|contributor|chief|updated|published|posted)\b"
)
LONGEST_NAME = 80  # characters
MOST = 30  # authors of an article

_BY = re.compile(
    r"(?:(?:written|posted|published|reported|created|words|story|text|medically reviewed)\s{1,9}by|by|von|par|por|di|door|af|av|author|autor|autora|"
    r"auteur|autore|verfasser)\b\s{0,3}:?\s{1,3}|(?:author|autor|autora|auteur|autore|text|by|interview|bericht|reportage|story|words)\s?:\s{0,3}",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s{0,3}[(\[][^()\[\]]{0,80}[)\]]")
_BEHIND = re.compile(r"\s{1,9}[|•·–—-]\s{1,9}|\s{2,}")
_AND = re.compile(r"\s{0,9}(?:[;&]|\s/\s|,?\s(?:and|und|et|y|e|og|och|en|ve|и)\s)\s{0,9}", re.IGNORECASE)
_ADDRESS = re.compile(r"@|://|^www\.", re.IGNORECASE)
_SENTENCE = re.compile(r"[?!:…<>{}=*\"]")
_DOMAIN = re.compile(r"\.(?:co|com|org|net|gov|ac)\.[a-z]{2}$|\.[a-z]{2,6}$")
# Words of a job or of a page's controls, never of a name.
_NO_NAME = re.compile(
    r"\b(?:expert|director|attorney|impact|articles?|journalism|consultant|specialist|manager|officer|coordinator|founder|minutes?|mins?|minuten|read|learn|more|view|edition|edited|"
    r"certified|professor|journalist\w*|autor\w*|author|chefredakteur\w*|publications|magazine|institute|marketing|blog|profile|posts?|all|"
    r"about|editors?|reviewed|lesezeit|comments?|share|follow|subscribe|advertisement|company|inc|llc|ltd|gmbh|association|university|clinic)\b"
)
_DEGREE = re.compile(r"[A-Z][A-Za-z.-]{0,6}[A-Z][A-Za-z.]{0,4}|[A-Z][a-z]?\.|Jr\.?|Sr\.?")
# Small words that stand in phrases, never in a name.
_SMALL_WORDS = frozenset(("of", "at", "by", "for", "to", "with", "an", "a", "is", "are", "from", "and", "or", "on", "your", "our", "this", "that"))
# Names that name nobody.
_NOBODY = frozenset(
    (
        *("admin", "administrator", "site admin", "super user", "superuser", "webmaster", "wordpress", "root", "user", "guest", "author", "by"),
        *("editor", "editors", "the editors", "editorial", "editorial team", "editorial staff", "staff", "staff writer", "staff writers"),
        *("staff reporter", "staff report", "news desk", "newsdesk", "web desk", "newsroom", "online desk", "contributor", "contributors", "team"),
        *("redaktion", "die redaktion", "redaktionsteam", "redacción", "la redacción", "redazione", "la redazione", "rédaction", "la rédaction"),
        *(
            "redação",
            "da redação",
            "redactie",
            "redakcja",
            "редакция",
            "unknown",
            "anonymous",
            "none",
            "null",
            "undefined",
            "n/a",
            "na",
            "guest author",
        ),
        *("view all posts", "read more", "follow", "about the author", "written by", "all posts", "see all", "more", "share", "read bio", "bio"),
    )
)


def split_names(text: str) -> list[str]:
    """The names in a text that names authors and little else, without what names nobody: roles, degrees, addresses.

    >>> split_names("By Jane Doe and Ole Hansen, Political Editor"), split_names("Jane Doe, MD, PhD | Valley Post"), split_names("Doe, Jane")
    (['Jane Doe', 'Ole Hansen'], ['Jane Doe'], ['Jane Doe'])
    >>> split_names("admin"), split_names("jane@example.org"), split_names("Morgan & Sons")
    ([], [], ['Morgan & Sons'])
    """
    text = _BRACKETS.sub("", text[:400]).strip(" ,;|·•-–—:©")
    if _ADDRESS.search(text) and " " not in text:
        return []
    found = _BY.match(text)
    text = _BEHIND.split(text[found.end() :] if found else text, maxsplit=1)[0]
    parts = _AND.split(text)
    if len(parts) > 1 and not all(" " in p.strip() or p == "" or len(parts) > 2 for p in parts):
        parts = [text]  # "Morgan & Sons"
    return [name for part in parts for name in _between_commas(part)][:MOST]


def _between_commas(text: str) -> list[str]:
    """The names in a text, of which commas part further names, roles and degrees."""
    pieces = [p.strip(" .*_") if len(p) > 4 else p.strip() for p in text.split(",")]
    pieces = [p for p in pieces if p]
    if len(pieces) == 2 and not any(" " in p for p in pieces) and all(p[0].isupper() for p in pieces) and not _DEGREE.fullmatch(pieces[1]):
        pieces = [f"{pieces[1]} {pieces[0]}"]  # "Doe, Jane"
    names = [p for p in pieces[:1] if not _is_nobody(p)]
    return names + [p for p in pieces[1:] if " " in p and is_person(p) and not _DEGREE.fullmatch(p)]


def _is_nobody(name: str) -> bool:
    return (
        not 2 <= len(name) <= LONGEST_NAME
        or _ADDRESS.search(name) is not None
        or name.casefold().strip(" .:") in _NOBODY
        or not any(c.isalpha() for c in name)
        or name[0].isdigit()
        or name.endswith((":", " von", " by", " par"))
    )


def is_person(name: str, outlets: Iterable[str] = ()) -> bool:
    """Whether a name looks like a person's: two to six words, most of them in capitals, none a role; and is no outlet's.

    >>> is_person("Jane Doe"), is_person("The Valley Post"), is_person("kjdoe"), is_person("Valley Post", ["Valley Post"])
    (True, False, False, False)
    """
    folded = name.casefold()
    if folded.startswith(("the ", "team ")) or ROLE.search(folded) or _NO_NAME.search(folded) or (outlets and _is_one_of(name, outlets)):
        return False
    words = name.split()
    if not _SMALL_WORDS.isdisjoint(words):
        return False
    if is_name(name):
        return True
    capitals = sum(not w[0].islower() and w[0].isalpha() for w in words)
    return (
        2 <= len(words) <= 6
        and len(name) <= LONGEST_NAME
        and not words[0][0].islower()
        and 2 * capitals > len(words)
        and not any(c.isdigit() for c in name)
        and _SENTENCE.search(name) is None
    )


def same_outlet(name: str, outlet: str) -> bool:
    """Whether a name is an outlet's: the same but for case, spaces, points, "The", "www." and a domain's ending.

    >>> same_outlet("The Valley Post", "valleypost.com"), same_outlet("Valley Road", "Valley Post")
    (True, False)
    """
    first, second = outlet_letters(name), outlet_letters(outlet)
    return bool(second) and first == second


def _is_one_of(name: str, outlets: Iterable[str]) -> bool:
    own = outlet_letters(name)
    return any(own == outlet_letters(o) for o in outlets)


@lru_cache(maxsize=1024)
def outlet_letters(name: str) -> str:
    """The letters and digits of an outlet's name or host."""
    folded = name.casefold().strip().removeprefix("www.").removeprefix("the ")
    return letters(_DOMAIN.sub("", folded))


def choose(candidates: Iterable[Iterable[str]], outlets: Iterable[str]) -> tuple[str, ...]:
    """The authors: the names in the first of the sources that names a person, without outlets; else those in the first that has any.

    Each is given once. An agency or a reporter's initials stay next to a person's name.
    """
    outlets = [o for o in outlets if o]
    first: tuple[str, ...] = ()
    for names in candidates:
        unique = each_once(names)
        if any(is_person(n, outlets) for n in unique):
            return tuple(n for n in unique if is_person(n, outlets) or not _is_outlet(n, outlets))
        first = first or unique
    return first


def _is_outlet(name: str, outlets: Iterable[str]) -> bool:
    """Whether a name is a desk's or an outlet's."""
    folded = name.casefold()
    return folded.startswith(("the ", "team ")) or ROLE.search(folded) is not None or _is_one_of(name, outlets)


def authors_in(text: str, opener: str) -> list[str]:
    """The people that a byline names, in order: pieces that look like names once the opener is off.

    >>> authors_in("By Jane Doe and Juan de la Cruz, Staff Writer", "by"), authors_in("김하늘 기자", "기자")
    (['Jane Doe', 'Juan de la Cruz'], ['김하늘'])
    """
    folded = fold_date(text)
    at = folded.find(opener)
    if 0 <= at <= 3:
        text = text[at + len(opener) :]
    elif folded.endswith(opener):
        text = text[: -len(opener)]
    text = text.strip(_EDGES)
    if behind := _BEHIND_NAMES.search(text):
        text = _without_day(text[: behind.start()]) if behind[0].strip().isdigit() else text[: behind.start()]
    names: list[str] = []
    for piece in _SPLIT.split(text):
        piece = piece.strip(" .*_")
        if is_name(piece):
            names.append(piece)
        elif names:
            break
    return names


def _without_day(text: str) -> str:
    """A text that stands before a number without the month or weekday at its end: "Jane Doe April" before "12, 2024"."""
    words = text.split()
    while words and is_day_name(words[-1].strip(",.")):
        words.pop()
    return " ".join(words)


def is_name(piece: str) -> bool:
    """Whether a piece of a byline looks like a person's name: two to five capitalised words, none a role; or Chinese or Korean characters."""
    if _CJK_NAME.fullmatch(piece):
        return True
    words = piece.split()
    if not 2 <= len(words) <= 5 or words[0].islower() or ROLE.search(piece.casefold()):
        return False
    return all(w in _PARTICLES or _NAME.fullmatch(w) for w in words)

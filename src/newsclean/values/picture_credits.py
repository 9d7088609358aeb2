"""The credit that closes a picture's caption, in the forms that agencies and sites print.

    find_credit     where it begins in a text, and whom it names: "(Image: Jane Doe)", "| Foto: Jane Doe", ". © Jane Doe", "（圖／記者陳大文攝）"
    label_of_text   the label in front of a caption's own text: "Image caption, The bridge in May"

The words around the names stand in the phrase files, in the lists of `[caption]`:

    labels      what stands before the name: "photo", "fot."
    sources     the same, but an ordinary word as well: "source"
    texts       labels of what the caption says: "pie de foto"
    courtesy    what stands between a label and the name: "courtesy of"
    ends        what stands behind the name instead: "摄", "제공", "photo"

Which blocks are captions, `newsclean.metadata.credits` says.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.languages import wording
from newsclean.languages.letters import CAPITALS
from newsclean.languages.scripts import HAN, HANGUL, KANA, is_of
from newsclean.values import words

LONGEST_CAPTION = 2000  # characters: a caption has 90 words at most, but a word may be of any length
LONGEST_CREDIT = 160  # characters of a text's end in which a credit is looked for
LONGEST_CREDIT_TAIL = 80  # characters of it in which a sign of one stands where the text closes with a full stop
MAX_NAME_WORDS = 8  # of who is credited
MAX_CASELESS_CHARACTERS = 24  # of who is credited, in a script without letter case
PERSON_WORDS = range(2, 4)  # of a person's name behind a bar
MAX_BARE_WORDS = 5  # of a name that no label introduces
MIN_CAPITALISED = 0.6  # share of the words of a name that are capitalised
MAX_WORDS_ABOVE_SOURCE = 25  # of the caption's text before a source that may be a sentence's as well
MIN_TEXT_WORDS = 3  # of the caption's text before a credit without a label

_EAST_ASIAN = HAN + KANA + HANGUL
_WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = {")": "(", "]": "[", "）": "（", "】": "【", "］": "［"}
_CLOSERS = tuple(_BRACKETS)
_SENTENCE_ENDS = (".", "!", "?", "…", "।", "。", "！", "？", "”", '"', "»", "」")
# Where a last piece of a caption begins: at the start, behind a sentence, at a bar, a dash or a slash with spaces around it.
# The first look ahead, here and in the next pattern, says nothing new: it rules out most characters at once.
_PIECE = re.compile(r"^|(?<=[。！？」])\s*(?=\S)|(?=[\s|｜/©])(?:(?<=[.!?…”\"»])\s+(?=\S)|\s*[|｜]\s*|\s+[–—-]\s+|\s+(?=/)|(?<=[.!?])(?=\s?[/©]))")
_SEPARATOR = re.compile(r"(?=[\s:：=＝/／|｜丨・©ⓒ])(?:\s?(?:[:：=＝]|[/／|｜丨・](?=\S))[\s:©ⓒ]*|\s?[©ⓒ]\s?)")
_ABOVE_LABEL = frozenset('.!?…”"»)]）】|｜([（【［—–-/／,，;·•。！？')  # what stands before a label
_SENTENCE_INSIDE = re.compile(r"\w{4}[.!?]\s|[。！？]")
_AGENCY_WORDS = frozenset(("press", "presse", "agency", "agencia", "agencias", "agence", "agences", "agenzia", "news"))  # they sign articles
# What opens the name of a collection: "Archivio Zennaro". Where it stands behind the name, the lists `ends` have it.
_ARCHIVES = frozenset(
    ("archive", "archives", "archivio", "archiv", "archivo", "archief", "arquivo", "arxiu", "arkiv", "arhiva", "archiwum", "архив", "архів")
)
_OPENER_MARK = re.compile("[,:，：،、]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGN = re.compile(r"[©ⓒ]\s*(?=[^\W\d_])")
# A Chinese photographer with a role: "新华社记者李小明摄".
_CHINESE = re.compile(
    rf"(?:^|(?<=[。！？」\s]))[{HAN}A-Za-z／/]{{0,12}}(?:记者|記者|通讯员|通訊員|摄影|攝影)[{HAN}\s、]{{2,14}}(?:摄|攝|供图|供圖)(?:影)?$"
)
_CHINESE_ENDS = ("摄", "攝", "摄影", "攝影", "供图", "供圖")
_WIDE_SIGNS = frozenset("：＝©")
_CLOSED_BRACKETS = tuple(bracket + stop for bracket in _CLOSERS for stop in ".。")
# The signs in a text that no full stop closes: also a sentence with something behind it; at its end capitals, or a letter that closes a credit in
# East Asia.
_TRACE = re.compile(r"[:：=＝©ⓒ/／|｜)\]）】］]|[.!?…”\"»]\s|[。！？」]\s?\S|\s[–—-]\s")
_TRACE_AT_END = re.compile(rf"[{CAPITALS}]{{3}}$|[摄攝供图圖撮影提供共同時事제공기자캡처갈무리]$")
LONGEST_TRACE_AT_END = 4  # characters of it, with a line break
_IN_CAPITALS = re.compile(
    rf"(?:(?<=[^\W\d_])|(?<=\d{{4}}))\s((?:[{CAPITALS}'’-]{{3,}}\s){{1,2}}[{CAPITALS}'’-]{{3,}}(?:\s?/\s?[{CAPITALS}]{{2,}})?)$"
)  # "… in 2019 JANE DOE"
_EQUALS = re.compile(r"[＝=](?P<place>[^。＝=、]{0,40}で、)?(?P<by>[^。＝=]{2,40})$")  # "広場=霧里町で、高橋直樹撮影"


class PictureCredit(NamedTuple):
    """The credit at the end of a caption.

    start      where it begins in the text, with its bracket or label
    name       whom it names
    is_guess   whether a name stands there that nothing labels, so that an article's last paragraph may end so as well
    """

    start: int
    name: str
    is_guess: bool = False


@lru_cache(maxsize=1024)  # several filters ask the same of a line
def find_credit(text: str) -> PictureCredit | None:
    """Return the credit that closes a text, or None.

    >>> find_credit("Two calves were born. Pic: Jane Doe").name
    'Jane Doe'
    >>> find_credit("She keeps one picture: a portrait of her father.") is None
    True
    """
    if len(text) > LONGEST_CAPTION:
        return None
    stripped = text.rstrip().removesuffix("| License Photo").rstrip()  # a button that agencies put behind their credit
    if stripped.rstrip(".。 ").endswith(_CLOSERS):
        return _in_brackets(stripped.rstrip(".。 "))
    return _labelled(stripped) or _last_piece(stripped) or _joined(stripped)


def may_hold_credit(text: str) -> bool:
    """Return whether a text may close with a credit. It is asked of every block, so it looks for the signs alone that a credit has."""
    if text.endswith((".", "!", "?", "”", '"', "।", "。")):
        tail = text[-LONGEST_CREDIT_TAIL:]
        return ":" in tail or "=" in tail or tail.endswith(_CLOSED_BRACKETS) or not (tail.isascii() or _WIDE_SIGNS.isdisjoint(tail))
    if _TRACE.search(text, max(0, len(text) - LONGEST_CREDIT)):
        return True
    return _TRACE_AT_END.search(text, max(0, len(text) - LONGEST_TRACE_AT_END)) is not None


def label_of_text(text: str) -> str | None:
    """Return the label that a caption's own text opens with, as it stands there with its comma or colon, or None.

    >>> label_of_text("Image caption, The bridge in May")
    'Image caption,'
    """
    return _opener(text, _words("texts"))


def label_of_source(text: str) -> str | None:
    """Return the label with a comma that a credit opens with, or None: "Image source, Jane Doe"."""
    opener = _opener(text, _every_label())
    if opener is None or opener[-1] not in ",，،":
        return None
    name = text[len(opener) :].strip()
    if not name and text[0].islower():
        return None  # "source," in a listing
    is_short = len(_WORD.findall(name)) <= MAX_BARE_WORDS and not name[:1].islower()
    return opener if not name or ((is_name(name) or is_short) and not name.endswith(_SENTENCE_ENDS)) else None


def is_name(text: str) -> bool:
    """Return whether a text names people or outlets: no clause, and mostly capitalised. "Photo by photo, the archivists …" does not."""
    found = _WORD.findall(text)
    if not 1 <= len(found) <= MAX_NAME_WORDS or _SENTENCE_INSIDE.search(text) or text.rstrip().endswith(("?", "!", "।")):
        return False
    if all(word.lower() == word.upper() for word in found):
        return len(text) <= MAX_CASELESS_CHARACTERS
    return found[0][0].isupper() and not _is_of_media(text) and sum(word[0].isupper() for word in found) >= MIN_CAPITALISED * len(found)


def _is_of_media(text: str) -> bool:
    """Return whether a text is the label of a player or a gallery, or names a kind of picture: the "Video" of "(Foto Video)"."""
    return all(word in _labels("labels") or "media_label" in wording.cues(word) for word in _WORD.findall(text.lower()))


def _in_brackets(text: str) -> PictureCredit | None:
    """Return the credit that a bracket at the end of a text holds."""
    start = text.rfind(_BRACKETS[text[-1]], max(0, len(text) - LONGEST_CREDIT))
    inner = text[start + 1 : -1].strip(" /／") if start >= 0 else ""
    if not inner:
        return None
    is_closed = text[:start].rstrip().endswith(_SENTENCE_ENDS)
    name = inner if _caption_line(inner) else _label_first(inner, is_closed) or _closed_by_word(inner) or _behind_courtesy(inner)
    if not name and text[-1] == ")" and not is_closed and _is_archive(inner):
        name = inner
    if name:
        return PictureCredit(start, name)
    if inner in _words("ends") and "＝" in text[max(0, start - LONGEST_CREDIT) : start]:
        return PictureCredit(text.rindex("＝", 0, start), inner)  # "港＝5日、霧里町（共同）"
    if not is_name(inner) or any(c.isdigit() for c in inner):
        return None
    if _caption_line(text[:start]):
        return PictureCredit(start, inner)  # "File photo (Jane Doe)"
    is_bare = is_closed and " " in inner and "," not in inner and _AGENCY_WORDS.isdisjoint(inner.lower().split())
    return PictureCredit(start, inner, is_guess=True) if is_bare else None


def _label_first(text: str, is_closed: bool) -> str | None:
    """Return the name in a credit that opens with a label: "Foto: Jane Doe", "foto Jane Doe", "foto inviata da un lettore".

    is_closed   whether a sentence stands before the credit. The article's own sentences bear their sources so: "… in May. (Source: Eurostat)"
    """
    lower = _lower(text)
    if not lower.startswith(_every_label()):
        return None
    label = next((label for label in _every_label() if lower.startswith(label) and _ends_word(lower, len(label))), None)
    if label is None or (is_closed and label not in _labels("labels")):
        return None
    rest = text[len(label) :]
    if separator := _SEPARATOR.match(rest):
        name = _without_courtesy(rest[separator.end() :])
        if separator[0].strip()[:1] in ("/", "／", "|", "・") and not is_name(name):
            return None  # "(credit/debit cards)"
        return name if name and len(_WORD.findall(name)) <= MAX_NAME_WORDS and not _SENTENCE_INSIDE.search(name) else None
    if not rest[:1].isspace():
        return None
    name = _without_courtesy(rest.strip())
    if led := _by().match(name):
        name = name[led.end() :]
    if is_name(name) and (name != rest.strip() or not name[0].islower()):
        return name
    led = _by().search(rest)
    return rest[led.end() :].strip() if led and len(_WORD.findall(rest)) <= MAX_BARE_WORDS else None


def _labelled(text: str) -> PictureCredit | None:
    """Return the credit that a label with a colon, a sign or a word such as "by" introduces: ". Foto: Jane Doe", "Photo by Jane Doe"."""
    tail = max(0, len(text) - LONGEST_CREDIT)
    lower = _lower(text)
    for separator in _SEPARATOR.finditer(text, tail):
        label = _label_before(lower, separator.start())
        name = _without_courtesy(text[separator.end() :]) if label else ""
        if label and name and _is_credited(text, separator.start() - len(label), label.rstrip(), separator[0].strip(), name):
            return PictureCredit(_joint(text, separator.start() - len(label)), name)
    if text.endswith((".", "!", "?")):
        return None
    for by in _by().finditer(text, tail):
        label = _label_before(lower, by.start())
        start = by.start() - len(label)
        name = _without_courtesy(text[by.end() :].strip()) if label else ""
        if label and _stands_apart(text, start) and is_name(name) and not name[0].islower():
            return PictureCredit(_joint(text, start), name.rstrip("."))
    return None


def _is_credited(text: str, start: int, label: str, separator: str, name: str) -> bool:
    """Return whether a label at a place introduces a credit that closes the text.

    In the middle of a line the label has a capital, and no sentence ends with the name: "She keeps one picture: a portrait of her father."
    A source alone is that of the article, and one behind a quotation the speaker: "“I saw it.” – Source: Jane Doe".
    """
    is_photo = " " in label or label in _labels("labels")  # "source of the picture", not "source"
    said = text[:start].rstrip(" |｜/／–—-([（【［")
    if not is_photo and (not said or said[-1] in '”"»' or said.count(" ") > MAX_WORDS_ABOVE_SOURCE):
        return False
    if is_name(name):
        if _stands_apart(text, start):
            return True
        is_capital = text[start].isupper() or text[start].lower() == text[start].upper()
        return is_photo and is_capital and text[start - 1].isspace() and separator[0] not in "/|" and not text.endswith(_SENTENCE_ENDS)
    is_short = len(_WORD.findall(name)) <= MAX_BARE_WORDS and not text.endswith(_SENTENCE_ENDS)
    return is_photo and bool(said) and is_short and separator[0] in ":：=＝" and _stands_apart(text, start) and not _SENTENCE_INSIDE.search(name)


def _last_piece(text: str) -> PictureCredit | None:
    """Return the credit without a colon that is the last piece of a text: ". Photo DR", "/ JANE DOE", ". © Jane Doe", ". Family photo"."""
    tail = max(0, len(text) - LONGEST_CREDIT)
    if text.endswith(_SENTENCE_ENDS) and "©" not in text:
        return None
    if text.endswith(_CHINESE_ENDS) and (signed := _CHINESE.search(text, tail)):
        return PictureCredit(signed.start(), signed[0]) if signed.start() else None
    for joint in _PIECE.finditer(text, tail):
        piece = text[joint.end() :].strip()
        said = text[: joint.start()].rstrip()
        if said.count(" ") < MIN_TEXT_WORDS - 1 and not _is_caseless(said):
            continue
        if found := _credit_of_piece(said, joint[0], piece):
            return PictureCredit(joint.start(), *found)
    if text[-3:].isupper() and (shouted := _IN_CAPITALS.search(text, tail)) and not text[: shouted.start()].rsplit(None, 1)[-1].isupper():
        if len(_WORD.findall(text[: shouted.start()])) > MIN_TEXT_WORDS and is_name(shouted[1]):
            return PictureCredit(shouted.start(), shouted[1], is_guess=True)
    if ("©" in text or "ⓒ" in text) and "|" not in text and (sign := _SIGN.search(text, tail)):
        name = text[sign.end() :].strip()
        if len(_WORD.findall(text[: sign.start()])) >= MIN_TEXT_WORDS and is_name(name) and not _YEAR.search(name) and not name[0].islower():
            return PictureCredit(sign.start(), name)
    return None


def _credit_of_piece(said: str, joint: str, piece: str) -> tuple[str, bool] | None:
    """Return the name in the last piece of a caption, and whether it is a guess; None where the piece is no credit."""
    bare = piece.lstrip("/©ⓒ–—-|｜ ").rstrip()
    if not bare or _SENTENCE_INSIDE.search(bare):
        return None
    if piece[0] in "©ⓒ" or piece.startswith(("/ ©", "/©")):
        return (bare, False) if is_name(bare) and not _YEAR.search(bare) and "|" not in said else None
    if bare.endswith(_SENTENCE_ENDS) or len(_WORD.findall(bare)) > MAX_BARE_WORDS:
        return None
    is_closed = said.endswith(_SENTENCE_ENDS)
    if (is_closed or "|" in joint or piece[0] == "/") and (name := _label_and_name(bare, is_led=not is_closed or piece[0] == "/")):
        return name, False
    if piece[0] != "/" and (name := _closed_by_word(bare)):
        return name, _lower(bare).endswith("기자")
    if _caption_line(bare) and (is_closed or len(bare) > len("dpa")):
        return (bare, bare.isupper() or " " not in bare) if joint.strip(" |｜") == "" and piece[0] not in "–—-" else None
    return (bare, True) if _is_bare_name(said, joint, piece, bare) else None


def _label_and_name(text: str, is_led: bool) -> str | None:
    """Return the name right behind a label with a capital: "Photo DR", "Beeld Joost Bakker", "Fot. Anna Wrona".

    is_led   whether a bar or a slash stands before the label, which may be in small letters then
    """
    if not (is_led or text[0].isupper()):
        return None
    lower = _lower(text)
    label = next((label for label in _longest_first("labels") if lower.startswith(f"{label} ")), None)
    name = text[len(label) + 1 :].strip() if label else ""
    return name if name and name[0].isupper() and is_name(name) else None


def _is_bare_name(said: str, joint: str, piece: str, name: str) -> bool:
    """Return whether the last piece is a name that no label introduces: "/ JANE DOE", ". JANE DOE", "| Jane Doe", ". Jane Doe/Harbor Sentinel"."""
    if not is_name(name) or name != _without_courtesy(name) or any(c.isdigit() or c == "," for c in name):
        return False
    is_closed = said.endswith(_SENTENCE_ENDS)
    found = _WORD.findall(name)
    if piece.startswith("/"):
        return (name.isupper() or (is_closed and _is_caseless(name))) and (is_closed or len(found) > 1) and " / " not in said
    if "|" in joint or "｜" in joint:
        return said.endswith(".") and len(found) in PERSON_WORDS and all(word[0].isupper() for word in found)
    if is_closed and not joint.strip() and name.isupper():
        return len(found) in PERSON_WORDS and not said.isupper() and all(len(word) > 1 for word in found) and name == " ".join(found)
    sides = name.split("/") if is_closed and not joint.strip() else ()
    return len(sides) == 2 and all(side.strip() and is_name(side) for side in sides) and any(" " in side.strip() for side in sides)


def _joined(text: str) -> PictureCredit | None:
    """Return the credit behind an equals sign that a word closes, as Japanese papers print it: "広場=霧里町で、高橋直樹撮影"."""
    found = _EQUALS.search(text, max(0, len(text) - LONGEST_CREDIT))
    if found is None or not text[found.start() - 1 : found.start()].strip() or not _is_east_asian(found["by"][-1]):
        return None
    return PictureCredit(found.start(), found["by"].rsplit("、", 1)[-1]) if _closed_by_word(found["by"]) else None


def _closed_by_word(text: str) -> str | None:
    """Return a credit that a word closes: "記者陳大文攝", "미래시 제공", "Family photo"."""
    lower = _lower(text)
    if not lower.endswith(_words("ends")) or len(_WORD.findall(text)) > MAX_BARE_WORDS:
        return None
    end = max((end for end in _words("ends") if lower.endswith(end)), key=len)
    name = text[: -len(end)].strip()
    if _is_east_asian(end[0]):
        return text if name and len(text) <= MAX_CASELESS_CHARACTERS else None
    return text if is_name(name) and text[-len(end) - 1].isspace() else None


def _is_archive(text: str) -> bool:
    """Return whether a text names a collection of pictures: "Archivio Zennaro", "archive Jane Doe"; not "archive of the town"."""
    first, _, owner = text.partition(" ")
    return first.lower() in _ARCHIVES and is_name(owner) and len(_WORD.findall(owner)) <= MAX_BARE_WORDS


def _behind_courtesy(text: str) -> str | None:
    """Return the name behind words such as "courtesy of"."""
    text = text.strip(" .,©ⓒ|")
    name = _without_courtesy(text)
    return name if name != text and is_name(name) else None


def _without_courtesy(text: str) -> str:
    """Return a name without what thanks for the picture in front of it: "gentileza", "courtesy of"."""
    text = text.strip(" .,©ⓒ|")
    lower, phrases = _lower(text), _longest_first("courtesy")
    if not lower.startswith(phrases):  # as most
        return text
    rest = text[len(next(phrase for phrase in phrases if lower.startswith(phrase))) :]
    return rest.strip() if rest[:1].isspace() else text


def _label_before(lower: str, at: int) -> str:
    """Return the label that ends before a place, or ""."""
    end = len(lower[:at].rstrip())
    before = lower[max(0, end - _longest_label() - 1) : end]
    if not before.endswith(_every_label()):
        return ""
    for label in _longest_first("labels", "sources"):
        if before.endswith(label):
            first = before[-len(label) - 1 : -len(label)]
            if not first or not _goes_on(first, label[0]):
                return label + " " * (at - end)
    return ""


def _goes_on(before: str, letter: str) -> bool:
    """Return whether a letter goes on with the word of the one before it. Chinese, Japanese and Korean words are not parted."""
    return before.isalnum() and letter.isalnum() and not _is_east_asian(letter)


def _stands_apart(text: str, start: int) -> bool:
    """Return whether a label stands at the start of a text, behind a sentence, a bar, a dash or a bracket."""
    before = text[:start].rstrip()
    return not before or before[-1] in _ABOVE_LABEL


def _joint(text: str, start: int) -> int:
    """Return where a credit with a label begins, with the bar, dash or bracket before it."""
    return len(text[:start].rstrip(" |｜/／–—-([（【［"))


def _opener(text: str, labels: tuple[str, ...]) -> str | None:
    if not _OPENER_MARK.search(text, 0, _longest_label() + 1):
        return None
    lower = _lower(text[: _longest_label() + 2])
    if not lower.startswith(labels):
        return None
    length = max(len(label) for label in labels if lower.startswith(label))
    mark = text[length : length + 1]
    return text[: length + 1] if mark and _OPENER_MARK.match(mark) else None


def _caption_line(text: str) -> bool:
    """Return whether a text is nothing but the name of a kind of picture, or an agency: "File photo", "資料圖片"."""
    cue = wording.cues(text).get("caption")
    return cue is not None and cue.place == "line"


def _is_caseless(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= MIN_TEXT_WORDS and text.lower() == text.upper()


def _is_east_asian(letter: str) -> bool:
    return is_of(letter, _EAST_ASIAN)


def _ends_word(lower: str, at: int) -> bool:
    return at >= len(lower) or not _goes_on(lower[at - 1], lower[at])


def _lower(text: str) -> str:
    """Return a text in small letters, as long as it was."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c if len(small := c.lower()) != 1 else small for c in text)


@cache
def _words(key: str) -> tuple[str, ...]:
    """Return the words of a list of `[caption]`, of all languages."""
    return words.of_captions(key)


@cache
def _labels(key: str) -> frozenset[str]:
    return frozenset(_words(key))


@cache
def _longest_first(*keys: str) -> tuple[str, ...]:
    found = {word for key in keys for word in _words(key)}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _every_label() -> tuple[str, ...]:
    return _longest_first("labels", "sources")


@cache
def _longest_label() -> int:
    return max(len(label) for key in ("labels", "sources", "texts") for label in _words(key))


@cache
def _by() -> re.Pattern[str]:
    """Return the pattern of a word that leads to a name, between spaces."""
    return re.compile(rf"(?:^|\s)(?:{'|'.join(sorted(words.by_words() | {'de', 'di', 'da', 'van', 'von'}))})\s", re.IGNORECASE)

"""Captions and their credits: whether a line is a caption by its wording, and which part of it is the credit.

The filter `caption` says which blocks are captions. The forms of a credit are in `newsclean.values.picture_credits`, the words in the phrase files.
Here are the patterns of what agencies write: `_SIGNED` ("Jane Doe/AP"), `_BRACKETED` ("(Jane Doe/AP)"), `_AGENCY` (the agencies).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.document import Block, Document
from newsclean.values.picture_credits import find_credit, label_of_source, label_of_text, may_hold_credit

MAX_CAPTION_WORDS = 90
MAX_SIGNED_WORDS = 20  # of a caption that closes with a name which no label introduces
MAX_CREDIT_CHARACTERS = 160  # of a caption's end in which the credit is looked for
MAX_CREDIT_LABEL_CHARACTERS = 80  # of a caption's end in which a label such as "Photo:" is looked for
MAX_SIGN_OFF_CHARACTERS = 40  # of a paragraph's end in which an agency's sign-off is looked for
_SIGN = re.compile(r"©|ⓒ|\bcopyright\s?:", re.IGNORECASE)
MOST_SIGNED_WORDS = 8  # behind it, of who is credited
_STRAY = " |｜([（【［–—-,/／"  # what is left between a caption's text and its credit
MAX_CREDIT_WORDS = 8  # of who is credited
MIN_CAPITALISED = 0.6  # share of the words of who is credited that are capitalised

_AGENCY = (
    r"(?:AP|AFP|Reuters|REUTERS|EPA|UPI|dpa|DPA|ANSA|EFE|TASS|PA|ANP|PAP|Kyodo|Yonhap|Xinhua|Anadolu|AA|Getty(?: Images)?|GETTY IMAGES|IMAGO|imago|"
    r"Shutterstock|Bloomberg|Alamy|Keystone|APA|Belga|NTB|TT|Ritzau|Lusa|KCNA|SPUTNIK|Sputnik|NurPhoto|iStock|Agence France-Presse|Associated Press|"
    r"The Associated Press|The Canadian Press)"
)
_PERSON = r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,4}"
_THROUGH = r"(?:\s*(?:/|via)\s*[\w. ]{2,40})?"  # "AFP via Getty Images"
_PICTURE = (
    r"(?:(?:file\s+|stock\s+|handout\s+)?(?:crédits? photos?|photo(?:graph)?|picture|image|fotoğraf|foto|fot\.|bild|kuva|фото|credit|"
    r"crédits?|quelle|source|fuente|fonte|źródło)s?"
)
# "File Photo by Jane Doe/UPI", "Photo: Jane Doe", "Crédit photo © Jane Doe"
_LABELLED_CREDIT = rf"{_PICTURE}\s*(?:by\b|von\b|par\b|de\b|di\b|:|/|©|courtesy(?: of)?)*\s*(?P<by>[^()|]{{2,80}}?))"
_PAIR = rf"(?P<pair>{_PERSON}\s*(?:/|via|,)\s*{_AGENCY}{_THROUGH})"  # "Jane Doe/TASS", "Jane Doe via AP"
_AGENCY_ALONE = rf"(?P<agency>{_AGENCY}{_THROUGH}(?:\s+photos?)?)"  # "AFP", "Getty Images", "AP photo"
_CREDIT = re.compile(
    rf"(?P<lead>\s*[.,|(\[–—-]?\s*)(?:{_LABELLED_CREDIT}|{_PAIR}|{_AGENCY_ALONE})\s*[)\]]?\s*(?:\|\s*License Photo)?[.]?$", re.IGNORECASE
)
# Where in a caption a credit may begin: behind a sentence, at a bar or a bracket, at its label.
_JOINT = re.compile(
    r"(?<=[.!?。”\"])(?=\s)|(?=\s*[|(\[])|"
    r"(?<=\s)(?=(?:File |Stock )?(?:Photo|Picture|Image|Foto|Bild|Credit|Crédit|Quelle|Fot\.|Фото)\b)"
)
# A person and an agency behind the caption's full stop, or alone: "… in 2019. Valery Sharifulin/TASS", "picture alliance/dpa | Jan Woitas".
_SIGNED = re.compile(
    rf"(?:^|(?<=[.!?…”\"]\s)){_PERSON}\s?/\s?{_AGENCY}$|^picture[ -]alliance\b.{{0,60}}$|^.{{0,60}}/picture[ -]alliance$|^.{{2,60}} via Getty Images$"
)
# "… in May. Photo: Jane Doe"
_CREDIT_BEHIND = re.compile(
    r"(?:[.!?”\")]|^)\s*(?:Photos?|Fotos?|Fot\.|Bild(?:er)?|Images?|Picture|Crédits?(?: photos?)?|Credit|Quelle|Fotoğraf|Фото)\s*[:.]?\s*\S"
)
# "(dpa)", "(AP)", "(dpa/nz)" behind a sentence: the agency's or the desk's sign-off below an article, not a picture's credit.
_SIGN_OFF = re.compile(rf"[.!?…”\"»]\s*[(\[](?:{_AGENCY}|[a-z]{{2,4}})(?:\s?[/,]\s?[\w-]{{1,10}}){{0,3}}[)\]]\.?$", re.IGNORECASE)
# A person and an outlet in brackets at the very end.
_BRACKETED = re.compile(
    r"\s*[(\[](?P<label>photos?|foto|bild|image|credit)?[:\s]*(?P<slashed>[^()\[\]\d]{2,60}(?:/|\svia\s)[^()\[\]\d]{2,60})[)\]]\.?$", re.IGNORECASE
)
_SIDES = re.compile(r"/|\svia\s")  # what parts them
_BRACKET_ENDS = (")", "]", ").", "].")
EAST_ASIAN_ENDS = ("撮影", "提供", "共同", "時事", "ロイター")
_EAST_ASIAN_CREDIT = re.compile(rf"[＝=][^。]{{0,60}}(?:{'|'.join(EAST_ASIAN_ENDS)})$")  # "閉鎖された橋＝15日、共同"

# The day and the place behind what a picture shows: "番台に座る店主＝10日、港南町", "演説する首相＝東京・永田町で2日午前".
# A listing has a short label before it.
_EAST_ASIAN_DAY = re.compile(
    r"(?:[のにをがでとたるう][^。＝=]{0,40}|[^。＝=]{10,60})[＝=](?:[^。＝=]{2,20}[、で])?(?:\d{4}年)?(?:\d{1,2}月)?(?<!\d)\d{1,2}日(?:午[前後]|[朝昼夕夜]|撮影)?"
    r"(?:、[^。＝=\d]{2,24})?$"
)


class Caption(NamedTuple):
    """A picture's caption.

    text     what it says, or None where there is only a credit
    credit   whom the picture is credited to, or None
    """

    text: str | None
    credit: str | None


def split_credit(text: str) -> Caption:
    """Return a caption as what it says and its credit.

    >>> split_credit("Kim speaks in Pyongyang. File Photo by KCNA/UPI | License Photo")
    Caption(text='Kim speaks in Pyongyang.', credit='KCNA/UPI')
    >>> split_credit("Supporters wait in Khan Younis. (Mohamed El Saife/CBC)").credit
    'Mohamed El Saife/CBC'
    >>> split_credit("Image caption, The bridge in May")
    Caption(text='The bridge in May', credit=None)
    """
    if label := label_of_source(text):
        return Caption(None, text[len(label) :].strip() or None)
    if label := label_of_text(text):
        text = text[len(label) :].strip()
    if found := find_credit(text):
        return Caption(text[: found.start].rstrip(_STRAY) or None, found.name)
    return _split_agency(text)


def _last_sign(text: str) -> tuple[str, str, str]:
    """Return what stands before the last "©" or "Copyright:" of a caption, the sign, and what stands behind it: "Die Brücke © dpa"."""
    found = list(_SIGN.finditer(text))[-1:]
    return (text[: found[0].start()], found[0][0], text[found[0].end() :].strip(" .")) if found else (text, "", "")


def _split_agency(text: str) -> Caption:
    """Return a caption as what it says and its credit, by the patterns of what agencies write."""
    bracket = _bracketed_credit(text)
    found = bracket or _last_credit(text)
    if not found:
        said, sign, name = _last_sign(text)
        return Caption(said.rstrip(_STRAY) or None, name) if sign and 0 < len(name.split()) <= MOST_SIGNED_WORDS else Caption(text, None)
    credit = found["slashed"] if bracket else found["by"] or found["pair"] or found["agency"]
    if not bracket and found["by"] and not _is_credit(found["by"]):
        return Caption(text, None)
    said = text[: found.start()].rstrip(" |([–—-,")
    return Caption(said or None, credit.strip(" .") if credit else None)


def _is_credit(text: str) -> bool:
    """Return whether a text names people or outlets: no clause, and mostly capitalised. "Photo by photo, the archivists …" does not."""
    words = re.findall(r"[^\W\d_]+", text)
    if re.match(_AGENCY, text):
        return True
    return 1 <= len(words) <= MAX_CREDIT_WORDS and words[0][0].isupper() and sum(w[0].isupper() for w in words) >= MIN_CAPITALISED * len(words)


def _bracketed_credit(text: str) -> re.Match[str] | None:
    """Return the credit in brackets at the end of a text, or None.

    One of its sides is an agency or a person's name: "(Men's/Women's)" and "(and/or)" are no credits.
    """
    found = _BRACKETED.search(text, max(0, len(text) - MAX_CREDIT_CHARACTERS)) if text.rstrip("\n").endswith(_BRACKET_ENDS) else None
    if found is None or found["label"]:
        return found
    sides = [side.strip() for side in _SIDES.split(found["slashed"])]
    is_credit = any(re.match(_AGENCY, side) or (" " in side and _is_credit(side)) for side in sides)
    return found if is_credit else None


def _last_credit(text: str) -> re.Match[str] | None:
    """Return the credit that closes a text, or None. It begins behind a sentence, at a bar, a bracket or a label, or where the text does."""
    tail = max(0, len(text) - MAX_CREDIT_CHARACTERS)
    for at in [m.end() for m in _JOINT.finditer(text, tail)] + ([0] if not tail else []):
        if found := _CREDIT.match(text, at):
            return found
    return None


def is_caption(block: Block) -> bool:
    """Return whether a block is a caption by its wording: it closes with a credit, or is one, or opens with a label of captions."""
    return _is_worded(block) and not _is_no_caption(block)


def may_be_caption(block: Block, is_first: bool, is_inside: bool) -> bool:
    """Return whether a short block closes with a name that may be a picture's credit, or sign the article: "… on Monday. 김하늘 기자".

    is_first    whether it is the first sentence of the input: then a name in brackets is a credit
    is_inside   whether running text stands above it: then a name in capitals is a credit, and no part of a headline
    """
    text = block.text
    if block.words > MAX_SIGNED_WORDS or _is_no_caption(block) or not may_hold_credit(text):
        return False
    found = find_credit(text)
    if found is None or not found.is_guess:
        return False
    if text.endswith(_BRACKET_ENDS):
        return is_first
    is_glued = text[: found.start].rstrip()[-1:].isalnum() and not text[found.start :].lstrip().startswith("/")
    return is_inside or not (is_glued and found.name.isupper())


def is_credit_alone(block: Block) -> bool:
    """Return whether a caption is only a credit: "Photo: Jane Doe"."""
    return split_credit(block.text).text is None


def _is_no_caption(block: Block) -> bool:
    """Return whether a block is none by its length or kind, or since an agency signs a paragraph of the article at its end."""
    if block.words > MAX_CAPTION_WORDS or block.kind in ("heading", "code", "table"):
        return True
    text = block.text
    return block.is_sentence and text.endswith(_BRACKET_ENDS) and _SIGN_OFF.search(text, max(0, len(text) - MAX_SIGN_OFF_CHARACTERS)) is not None


def _is_worded(block: Block) -> bool:
    text = block.text
    tail = text[-MAX_CREDIT_LABEL_CHARACTERS:]
    if not may_hold_credit(text) and "caption" not in block.cues:
        return False
    if label_of_text(text) or label_of_source(text):
        return True
    if (found := find_credit(text)) is not None and not found.is_guess:
        return True
    if "caption" in block.cues or (":" in tail and _CREDIT_BEHIND.search(tail)):
        return _split_agency(text).credit is not None
    if text.endswith(_BRACKET_ENDS):
        return "/" in tail and _bracketed_credit(text) is not None
    if "/" in tail:
        return _SIGNED.search(text[-MAX_CREDIT_CHARACTERS:]) is not None
    if text.endswith(EAST_ASIAN_ENDS) and _EAST_ASIAN_CREDIT.search(tail):
        return True
    return "日" in tail and ("＝" in tail or "=" in tail) and _EAST_ASIAN_DAY.search(tail) is not None


def read_captions(doc: Document) -> list[Caption]:
    """Return the captions in order, each once, with its credit where it stands with and without one.

    A line that is only a credit goes to the caption before it, or to the one below that it introduces.
    """
    captions: list[Caption] = []
    above = ""  # a label on a line of its own: "Image source,"
    for block in doc.role("caption"):
        text, above = f"{above} {block.text}".lstrip(), ""
        if is_label_alone(text):
            above = text
            continue
        read, last = split_credit(text), captions[-1] if captions else None
        if last is not None and last.credit is None and read.text is None:
            captions[-1] = Caption(last.text, read.credit)
        elif last is not None and last.text is None and read.credit is None and label_of_text(text):
            captions[-1] = Caption(read.text, last.credit)  # "Image source, Jane Doe" stands above "Image caption, The bridge"
        else:
            captions.append(read)
    credited = {caption.text for caption in captions if caption.credit is not None}
    return list(dict.fromkeys([caption for caption in captions if caption.credit is not None or caption.text not in credited]))


def is_label_alone(text: str) -> bool:
    """Return whether a line is nothing but a label, whose caption or credit stands on the line below: "Image caption,"."""
    return label_of_text(text) == text or label_of_source(text) == text

"""Captions and their credits."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.document import Block, Document

LONGEST_CAPTION = 90  # words

# A credit closes a caption: "(Jane Doe/AP)", "File Photo by Jane Doe/UPI", "Photo: Jane Doe", "| Getty Images", "**Jane Doe/TASS**".
_AGENCY = (
    r"(?:AP|AFP|Reuters|REUTERS|EPA|UPI|dpa|DPA|ANSA|EFE|TASS|PA|ANP|PAP|Kyodo|Yonhap|Xinhua|Anadolu|AA|Getty(?: Images)?|GETTY IMAGES|IMAGO|imago|"
    r"Shutterstock|Bloomberg|Alamy|Keystone|APA|Belga|NTB|TT|Ritzau|Lusa|KCNA|SPUTNIK|Sputnik|NurPhoto|iStock|Agence France-Presse|Associated Press|"
    r"The Associated Press|The Canadian Press)"
)
_PERSON = r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,4}"
_CREDIT = re.compile(
    r"(?P<lead>\s*[.,|(\[–—-]?\s*)"
    r"(?:(?:(?:file\s+|stock\s+|handout\s+)?(?:crédits? photos?|photo(?:graph)?|picture|image|fotoğraf|foto|fot\.|bild|kuva|фото|credit|"
    r"crédits?|quelle|source|fuente|fonte|źródło)s?"
    rf"\s*(?:by\b|von\b|par\b|de\b|di\b|:|/|©|courtesy(?: of)?)*\s*(?P<by>[^()|]{{2,80}}?))"
    rf"|(?P<pair>{_PERSON}\s*(?:/|via|,)\s*{_AGENCY}(?:\s*(?:/|via)\s*[\w. ]{{2,40}})?)"
    rf"|(?P<agency>{_AGENCY}(?:\s*(?:/|via)\s*[\w. ]{{2,40}})?(?:\s+photos?)?))"
    r"\s*[)\]]?\s*(?:\|\s*License Photo)?[.]?$",
    re.IGNORECASE,
)


class Caption(NamedTuple):
    """A picture's caption and whom the picture is credited to, either of which may be missing."""

    text: str | None
    credit: str | None


def split_credit(text: str) -> Caption:
    """A caption taken apart into what it says and its credit.

    >>> split_credit("Kim speaks in Pyongyang. File Photo by KCNA/UPI | License Photo")
    Caption(text='Kim speaks in Pyongyang.', credit='KCNA/UPI')
    >>> split_credit("Supporters wait in Khan Younis. (Mohamed El Saife/CBC)").credit
    'Mohamed El Saife/CBC'
    """
    tail = max(0, len(text) - 160)
    bracket = _bracketed_credit(text)
    found = bracket or _last_credit(text, tail)
    if not found:
        return Caption(text, None)
    credit = found["slashed"] if bracket else found["by"] or found["pair"] or found["agency"]
    if not bracket and found["by"] and not _is_credit(found["by"]):
        return Caption(text, None)
    said = text[: found.start()].rstrip(" |([–—-,")
    return Caption(said or None, credit.strip(" .") if credit else None)


def _is_credit(text: str) -> bool:
    """Whether a text names people or outlets: no clause, and mostly in capitals. "Photo by photo, the archivists …" is none."""
    words = re.findall(r"[^\W\d_]+", text)
    if re.match(_AGENCY, text):
        return True
    return 1 <= len(words) <= 8 and words[0][0].isupper() and sum(w[0].isupper() for w in words) >= 0.6 * len(words)


# A person and an agency behind the caption's full stop, or alone: "… in 2019. Valery Sharifulin/TASS", "picture alliance/dpa | Jan Woitas".
_SIGNED = re.compile(
    rf"(?:^|(?<=[.!?…”\"]\s)){_PERSON}\s?/\s?{_AGENCY}$|^picture[ -]alliance\b.{{0,60}}$|^.{{0,60}}/picture[ -]alliance$|^.{{2,60}} via Getty Images$"
)
_CREDIT_BEHIND = re.compile(
    r"(?:[.!?”\")]|^)\s*(?:Photos?|Fotos?|Fot\.|Bild(?:er)?|Images?|Picture|Crédits?(?: photos?)?|Credit|Quelle|Fotoğraf|Фото)\s*[:.]?\s*\S"
)
# "(dpa)", "(AP)", "(dpa/nz)" behind a sentence: the agency's or the desk's sign-off below an article, not a picture's credit.
_SIGN_OFF = re.compile(rf"[.!?…”\"»]\s*[(\[](?:{_AGENCY}|[a-z]{{2,4}})(?:\s?[/,]\s?[\w-]{{1,10}}){{0,3}}[)\]]\.?$", re.IGNORECASE)
EAST_ASIAN_ENDS = ("撮影", "提供", "共同", "時事", "ロイター")
_EAST_ASIAN_CREDIT = re.compile(r"[＝=][^。]{0,60}(?:撮影|提供|共同|時事|ロイター)$")
_BRACKETS = (")", "]", ").", "].")

# A person and an outlet in brackets at the very end.
_BRACKETED = re.compile(
    r"\s*[(\[](?P<label>photos?|foto|bild|image|credit)?[:\s]*(?P<slashed>[^()\[\]\d]{2,60}(?:/|\svia\s)[^()\[\]\d]{2,60})[)\]]\.?$", re.IGNORECASE
)


def _bracketed_credit(text: str) -> re.Match[str] | None:
    """The credit in brackets at the end of a text. One of its sides is an agency or a person's name: "(Men's/Women's)" and "(and/or)" are none."""
    found = _BRACKETED.search(text, max(0, len(text) - 160))
    if found is None or found["label"]:
        return found
    sides = [side.strip() for side in re.split(r"/|\svia\s", found["slashed"])]
    is_credit = any(re.match(_AGENCY, side) or (" " in side and _is_credit(side)) for side in sides)
    return found if is_credit else None


def _last_credit(text: str, tail: int) -> re.Match[str] | None:
    """The credit at the end of a text, starting at a sentence's end, a bar, a bracket or the text's start."""
    for at in [m.end() for m in _JOINT.finditer(text, tail)] + ([0] if not tail else []):
        if found := _CREDIT.match(text, at):
            return found
    return None


_JOINT = re.compile(
    r"(?<=[.!?。”\"])(?=\s)|(?=\s*[|(\[])|"
    r"(?<=\s)(?=(?:File |Stock )?(?:Photo|Picture|Image|Foto|Bild|Credit|Crédit|Quelle|Fot\.|Фото)\b)"
)


def is_caption(block: Block) -> bool:
    """Whether a block is a caption by its wording: it closes with a credit or is one."""
    text = block.text
    tail = text[-80:]
    if block.words > LONGEST_CAPTION or block.kind in ("heading", "code", "table"):
        return False
    if block.is_sentence and text.endswith(_BRACKETS) and _SIGN_OFF.search(text, max(0, len(text) - 40)):
        return False
    if "caption" in block.cues or (":" in tail and _CREDIT_BEHIND.search(tail)):
        return split_credit(text).credit is not None
    if text.endswith(_BRACKETS):
        return "/" in tail and _bracketed_credit(text) is not None
    if "/" in tail:
        return _SIGNED.search(text[-160:]) is not None
    return text.endswith(EAST_ASIAN_ENDS) and _EAST_ASIAN_CREDIT.search(tail) is not None


def read_captions(doc: Document) -> list[Caption]:
    """The captions in order, each once, with the credit taken apart; a line that is only a credit goes to the caption before it."""
    captions: list[Caption] = []
    for block in doc.role("caption"):
        read = split_credit(block.text)
        if read.text is None and captions and captions[-1].credit is None:
            captions[-1] = Caption(captions[-1].text, read.credit)
        else:
            captions.append(read)
    return list(dict.fromkeys(captions))

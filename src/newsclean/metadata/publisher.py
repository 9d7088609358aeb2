"""The publisher, as a copyright line names it. The filter `copyright_line` says which lines are such."""

from __future__ import annotations

import re

from newsclean.document import Block, Document
from newsclean.languages import wording
from newsclean.languages.characters import ascii_digits

MAX_LINE_CHARACTERS = 300  # of a copyright line that are read

_ONE_YEAR = r"(?:(?:19|20)\d\d|25[4-9]\d|1[34]\d\d)"  # of the Gregorian calendar, of the Buddhist era, of Iran's calendar
_YEAR = re.compile(rf"\b{_ONE_YEAR}\b")
_YEARS = rf"{_ONE_YEAR}(?:\s*[-–—,/]\s*(?:{_ONE_YEAR}|\d\d))?"  # "2022", "2019-2022", "2019-22"
_COPYRIGHT = r"(?:©|\(c\)|copyright)[\s©:]{0,10}(?:\(c\)\s{0,3})?(?:copyright\s{0,3})?"  # "©", "Copyright ©", "© Copyright"
_RIGHTS = r"all rights|alle rechte|tous droits|todos los|tutti i|todos os"
# "© 2022 BBC.", "Copyright by The Valley Post 2019-2022. All rights reserved"
_NAMED = re.compile(
    rf"{_COPYRIGHT}(?:by\s+)?(?:{_YEARS}\s*[,|–—-]?\s*)?(?:by\s+)?(?P<name>[^\W\d_][^.,;:|©()\n]{{1,50}}?)\s*(?=[.,;:|©(]|{_RIGHTS}|$)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"^(?P<name>[^\W\d_][^.,;:|©()]{1,40}?)\s*(?:©|\(c\)\s)", re.IGNORECASE)  # "Valley Post © 2022"
# What stands behind the name: a dash, the years, the rights.
_RIGHTS_BEHIND = (
    "版权所有|版權所有|無断転載|무단|ขอสงวนลิขสิทธิ์|สงวนลิขสิทธิ์|ขอสงวนสิทธิ์|כל הזכויות|সর্বস্বত্ব|அனைத்து உரிமைகளும்|सर्वाधिकार|جميع الحقوق|"
    "تمامی حقوق|تمام حقوق|کلیه حقوق"
)
_BEHIND = re.compile(rf"\s+[-–—|](?:\s|$)|\s*\b{_ONE_YEAR}\b|\s*(?:{_RIGHTS_BEHIND})")
_NOT_A_NAME = re.compile(
    r"\b(?:rights?|reserved|content|must|reproduction|copyright|policy|terms|site|website|image|photo|rechte|droits|derechos|diritti)\b",
    re.IGNORECASE,
)


def read_publisher(doc: Document) -> str | None:
    """Return who holds the rights by the copyright lines, or None: "© 2022 BBC. …" gives "BBC". A line with a year goes first."""
    names = [(name, _YEAR.search(block.text) is not None) for block, name in copyright_names(doc)]
    return max(names, key=lambda pair: pair[1])[0] if names else None


def copyright_names(doc: Document) -> list[tuple[Block, str]]:
    """Return the copyright lines that name somebody, in order, each with the name."""
    lines = {i: r.block for i, r in doc.removals.items() if r.filter == "copyright_line"}
    return [(block, name) for _, block in sorted(lines.items()) if (name := _named(block.text))]


def _named(line: str) -> str | None:
    """Return the name in a copyright line, or None."""
    for pattern in (_BEFORE, _NAMED):
        found = pattern.search(ascii_digits(line[:MAX_LINE_CHARACTERS]))
        name = _BEHIND.split(found["name"], maxsplit=1)[0].strip(" -–—|,") if found else ""
        if name and not _NOT_A_NAME.search(name) and "copyright_line" not in wording.cues(name):
            return name
    return None

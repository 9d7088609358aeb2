"""Filter `masthead`."""

import re

from newsclean.document import Block, Document, Marks
from newsclean.filters._cues import short_blocks
from newsclean.languages.characters import is_separator
from newsclean.languages.months import is_day_name
from newsclean.languages.scripts import words_of_letters
from newsclean.values.dates import find_date
from newsclean.values.texts import DIGITS

_PHONE = re.compile(r"(?:tel|phone|telefon|тел|☎|📞)?[.:\s]*[\d(+][\d\s()+./-]{6,24}\d$", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://)?(?:[a-z\d-]{1,40}\.){1,3}[a-z]{2,10}/?$")  # in small letters, as reader modes print it: "www.harbourpost.com"
_READING_TIME = re.compile(
    r"\d{1,3}(?:\s?[-–—]\s?\d{1,3})?\s?(?:min(?:\.|ut\w{0,4}|s)?|мин\w{0,4}\.?|хв\w{0,6}\.?|dakika|perc|λεπτ\w{1,2}|分钟?|分鐘|분|דקות|دقيقة|دقائق|دقیقه)$",
    re.IGNORECASE,
)  # "5-6 minutos"
_FONT_SIZE = re.compile(r"(?:A\s{0,9}[-−–+]?\s{0,9}){2,4}$")  # "A- A A+"
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s{0,9}[ap]\.?m\.?)?$", re.IGNORECASE)
_TICKER = re.compile(r"(?:[A-Z]{3}(?:/[A-Z]{3})?|[A-Z]{2,6}\s?\d{0,3})\s{1,9}[$€£¥]?\d+[.,]\d+\b|[+−-]?\d+(?:[.,]\d+)?\s?°")  # "EUR/USD 1.08", "22°"


def masthead(doc: Document, *, max_words: int = 8) -> Marks:
    """The page's head above the article: the site's address, today's date and clock, telephone numbers, a font-size switch, reading times, tickers.

    Only short lines above the first paragraph are touched: further down "22°" or "10:54" is the article's own. The heads and feet of printed pages,
    which the reader of texts tells apart, go wherever they stand. The date in one is the article's if no other line bears one.

    max_words   of such a line
    """
    yield from _printed(doc)
    yield from short_blocks(doc, "masthead", max_words)
    inside = doc.layout.in_container
    for block in doc.above:
        if block.words <= max_words and block.index not in inside and (reason := _reason(block)):
            yield block, reason


def _printed(doc: Document) -> Marks:
    """Yield the heads and feet of printed pages."""
    if doc.head is not None:
        return
    needs_date = not doc.role("date")
    for block in doc.kept:
        if block.kind == "rule" and not block.is_linked and not is_separator(block.text):
            role = "date" if needs_date and find_date(block.text) else None
            needs_date = needs_date and role is None
            yield (block, "is the head or foot of a printed page", role) if role else (block, "is the head or foot of a printed page")


def _reason(block: Block) -> str | None:
    """Return why a line above the article is the masthead's, or None."""
    text = block.text
    if text[0] == "A" and _FONT_SIZE.match(text):
        return "is a font-size switch"
    if "." in text and _HOST.match(text):
        return "is just a site's address"
    if DIGITS.isdisjoint(text):
        return None
    if _READING_TIME.match(text):
        return "is the time that reading takes"
    if _PHONE.match(text):
        return "is a telephone number"
    if _CLOCK.match(text):
        return "is a clock"
    if _TICKER.match(text):
        return "is a weather or market ticker"
    return "is a day without a year, as in a page's masthead" if _is_day(text) else None


def _is_day(text: str) -> bool:
    """Return whether a line is a weekday or a month with a number, and nothing else."""
    words = words_of_letters(text)
    return bool(words) and all(is_day_name(w) for w in words)

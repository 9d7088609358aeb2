"""What runs within a line of a page beyond its text: words that stand side by side without a space, marks that a browser draws, words written twice.

Each function here looks at a few nodes beside an element, and is asked for few elements of a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from newsclean.document import Element
from newsclean.languages.characters import QUOTES, QUOTES_ELSEWHERE
from newsclean.languages.scripts import ending, has_unspaced
from newsclean.readers.html.actions import ACTIONS, LINK, OTHER, RUN, TEXT_ID, action_of
from newsclean.vocabulary import COUNTED, DELETED, LONGEST_ATTRIBUTE, hides

LONGEST_BESIDE = 40  # characters of the text beside an element that are looked at
FEWEST_WORDS_BESIDE = 3  # before or behind a button in a sentence; beside other buttons stand labels
LONGEST_SUPERSCRIPT = 12  # characters of a raised text that may be an exponent or a reference
LONGEST_WRITTEN_TWICE = 400  # characters of a text that is written once for sight and once for screen readers
LONGEST_COUNT = 6  # digits of a count of comments
_UNITS = frozenset("cm dm mm km ft in yd mi µm nm hm см мм км дм".split())  # besides those of one letter  # noqa: SIM905
MOST_BESIDE = 20  # nodes beside an element that are looked at

_NOTE = r"(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶⊕]{1,3})"
_REFERENCE = re.compile(rf"{_NOTE}(?:\s?[,;–-]\s?{_NOTE})*|\[[^\[\]]{{1,10}}\]|\({_NOTE}\)")
_NUMBER_OR_MARK = re.compile(r"\d{1,3}|[*†‡§¶⊕]{1,3}|[\[(]\d{1,3}[\])]")
_BRACKETED = re.compile(r"\[.+\]|\(\d{1,3}\)|[*†‡§¶]{1,3}")
_EXPONENT = re.compile(r"[-−–+]?\d{1,4}(?:[.,/]\d{1,3})?[-−–+]?|[nxk](?:\s?[-−+]\s?\d)?")
_WORD_BEFORE = re.compile(r"[^\W\d_]{1,40}$")
# Units of length that are written out, from whose names areas and volumes are made, in the languages where they are.
_UNIT = re.compile(r"met[er]|mèt|mét|метр|м$|inch|feet|foot|mile|yard|zoll|pied|pulg|piede|pouce|fuß|μέτρ", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*block", re.IGNORECASE)
_CONTROLS = frozenset(("button", "img", "picture", "input"))  # may stand in a row of their kind, or beside a label
_EMPHASIS = frozenset(("b", "strong", "i", "em", "u", "font", "big", "small", "mark"))
_NEVER_APART = frozenset(("sub", "sup", "rb", "rt", "rp", "wbr", "math", "mi", "mn", "mo", "mtext"))
_OPENING = frozenset('“„«‘"([「『（')
_STOPS = frozenset(".!?:;,)…")
_DATE_OR_TIME = re.compile(r"\d{1,4}[-./:年]\d{1,2}")
_ENDS_WITH_DATE = re.compile(r"\d[-./:]\d{1,4}[-./:]?\d*$|[^\W\d_]\D{1,3}(?:19|20)\d\d$")
FEWEST_SPACES_BEFORE = 4  # in a sentence that a full stop without a space behind it ends; "builder.Services" is code


def runs_on(element: LexborNode, line: list[str]) -> bool:
    """Return whether a sentence runs on across an element that otherwise breaks the line: a button, an element of the page's own, a picture.

    line   the pieces of the line before it
    """
    behind = text_behind(element)
    if not behind:
        return False
    before = "".join(line[-MOST_BESIDE:]).rstrip()
    if not before:
        return behind[0].islower() and element.first_child is not None
    if ending(before) not in ("", "comma") or behind[0] in "|•·" or (element.tag in _CONTROLS and not _is_beside_text(element)):
        return False
    return (
        element.tag not in _CONTROLS
        or behind[0] in ".,;:!?)"
        or max(len(before.split()), len(behind.split())) >= FEWEST_WORDS_BESIDE
        or has_unspaced(before)
    )


def _is_beside_text(element: LexborNode) -> bool:
    """Return whether text that is in no further element stands right beside an element. Beside the pictures in a row of links, there is none."""
    beside = (element.prev, element.next)
    return any(node is not None and node.tag_id == TEXT_ID and not node.is_empty_text_node for node in beside)


def text_behind(element: LexborNode) -> str:
    """Return the start of the text right behind an element, within the same line; "" where something else stands there."""
    node: LexborNode | None = element
    for _ in range(MOST_BESIDE):
        if node is None:
            return ""
        following = node.next
        if following is None:  # as at the end of a link that holds the element
            node = node.parent
            if node is None or action_of(node, ACTIONS) > RUN:
                return ""
            continue
        node = following
        if node.tag_id == TEXT_ID:
            if not node.is_empty_text_node:
                return (node.text_content or "").strip()[:LONGEST_BESIDE]
        elif action_of(node, ACTIONS) in (RUN, LINK) and (text := node.text(deep=True).strip()):
            return text[:LONGEST_BESIDE]
        elif action_of(node, ACTIONS) == OTHER and "-" not in (node.tag or ""):
            return ""
    return ""


def is_initial(element: LexborNode, letter: str) -> bool:
    """Return whether a block of one capital letter is the first letter of the word behind it, set large: `<p>P</p>rosecutors`."""
    behind = element.next
    return letter.isupper() and behind is not None and behind.tag_id == TEXT_ID and (behind.text_content or "")[:1].islower()


# ---- words side by side ----


def is_apart(left: str, right: str, before: str | None, behind: str | None, *, in_heading: bool = False) -> bool:
    """Return whether two texts without a space between them are parted by style alone: `<span>By Ada Kline</span><span>May 3</span>`.

    A word may also be written in several elements: `<b>You</b>Tube`, `H<sub>2</sub>O`. So there must be a change of case or of kind that no word has,
    and a phrase on the side of an element, or elements on both.

    left, right      the two texts; white space at their outer ends does not matter
    before, behind   the tags of the elements that they are all the text of; None for text that stands beside an element
    in_heading       whether the line is a heading, whose children often are no part of it
    """
    if before == "sup" and left.isdigit():
        return right[0].isupper() and right[1:2].islower()  # the number of a note, and the note
    if before in _NEVER_APART or behind in _NEVER_APART:
        return False
    last, first = left[-1], right[0]
    are_phrases = (before is not None and " " in left.strip()) or (behind is not None and " " in right.strip())
    are_elements = before is not None and behind is not None
    if first.isupper():
        opens_word = right[1:2].islower()
        if last.islower():
            return (
                are_phrases
                or (are_elements and not (before in _EMPHASIS and behind in _EMPHASIS))
                or (in_heading and behind is not None and behind not in _EMPHASIS)
            )
        if last.isupper():  # "HOST" and "Good"
            return opens_word and before is not None and left[-2:-1].isupper()
        if last in ".,":
            return opens_word and (are_phrases or left.count(" ") >= FEWEST_SPACES_BEFORE or (are_elements and left[:-1].isdigit()))
        return opens_word and (last.isdigit() or last in _STOPS) and not has_unspaced(left[-2:])
    if first.isdigit():
        if last.isdigit():
            return are_elements and (_DATE_OR_TIME.match(right) is not None or _ENDS_WITH_DATE.search(left) is not None) and len(right) > 1
        if has_unspaced(last):
            return are_elements and _DATE_OR_TIME.match(right) is not None
        return last.isalpha() and not last.isupper() and (are_phrases or (are_elements and len(left) > 1))
    if first in _OPENING:
        return are_phrases and are_elements and last.isalnum()
    if first.islower() or not (first.isalpha() and last.isalpha()) or last.islower() or last.isupper():
        return False
    return (
        are_elements and " " in left.strip() and " " in right.strip() and not has_unspaced(last + first)
    )  # Arabic, Hindi and others have no capitals


# ---- marks that a browser draws ----


def quotes(element: LexborNode) -> tuple[str, str]:
    """Return the quotation marks that a browser draws around a `<q>`: those of its language, the inner ones within another `<q>`."""
    language = ""
    is_inner = False
    around = element.parent
    while around is not None:
        is_inner = is_inner or around.tag == "q"
        if not language:
            language = around.attributes.get("lang") or ""
        around = around.parent
    language = (element.attributes.get("lang") or language).casefold()
    outer, inner = QUOTES.get(language) or QUOTES.get(language.partition("-")[0], QUOTES_ELSEWHERE)
    marks = inner if is_inner else outer
    return marks[: len(marks) // 2], marks[len(marks) // 2 :]


def is_deleted(element: LexborNode, line: list[str]) -> bool:
    """Return whether an element is text that was struck out. A whole line in `<s>` may be an entry of a list that is done, and stays."""
    return element.tag == "del" or (element.tag in DELETED and (any(map(str.strip, line)) or text_behind(element) != ""))


def superscript_mark(element: LexborNode, line: list[str], *, has_notes: bool) -> str | None:
    """Return what is written before a raised text: "^" before an exponent, a space before a fraction, "" in most cases. None if it is a reference.

    line        the pieces of the line before it
    has_notes   whether there was a reference before: then a "2" behind a word is one, too, and no part of a name
    """
    text = element.text(deep=True).strip()
    before = "".join(line[-MOST_BESIDE:])
    if not text or not before or len(text) > LONGEST_SUPERSCRIPT:
        return ""
    last = before[-1]
    if _BRACKETED.fullmatch(text) or (element.css_first("a") is not None and _REFERENCE.fullmatch(text)):
        return None
    if not _EXPONENT.fullmatch(text) or last.isspace():
        return ""
    if last.isdigit():
        return " " if (text_behind(element) or "")[:1] in ("/", "⁄") else "^"
    if last in ")]":
        return "^"
    if word := _WORD_BEFORE.search(before):
        if text[0] in "nxk":
            return "^" if len(word[0]) == 1 and word[0] in "xyabckn" else ""
        if not text.isdigit() or (text != "1" and (len(word[0]) == 1 or word[0] in _UNITS or _UNIT.search(word[0]))):
            return "^"
        return "^" if text in "23" and not has_notes else None
    return None if text.isdigit() else ""


def is_reference(element: LexborNode, text: str, line: list[str]) -> bool:
    """Return whether a link, or the label of a checkbox, leads to a note: it is a number or a mark that is glued to a word, or in brackets.

    text   its text
    line   the pieces of the line before it
    """
    attributes = element.attributes
    if not _NUMBER_OR_MARK.fullmatch(text) or not (before := "".join(line[-MOST_BESIDE:])).strip():
        return False
    if element.tag == "label":
        return "for" in attributes
    if attributes.get("role") == "doc-noteref":
        return True
    if before.rfind("[") > before.rfind("]"):  # "[4,5]", which would leave an empty bracket
        return False
    return "#" in (attributes.get("href") or "") and (not text.isdigit() or not before[-1].isspace()) and before[-1] != "("


# ---- what is no part of the line ----


def is_anchor(attributes: Mapping[str, str | None]) -> bool:
    """Return whether an `<a>` without an address marks a place of the page, and is no link: `<a name="top">`. It may be around the whole text."""
    return "onclick" not in attributes and ("name" in attributes or attributes.keys() <= {"id"})


def is_count(element: LexborNode, text: str, line: list[str], *, in_heading: bool) -> bool:
    """Return whether an element is a count, of comments or votes, that is glued to the paragraph or the headline beside which it is drawn.

    text         its text
    line         the pieces of the line before it
    in_heading   whether the line is a heading
    """
    if len(text) > LONGEST_COUNT or not text.isdigit():
        return False
    words = Element(None, "span", element.attributes).words
    if COUNTED.isdisjoint(words) and not (element.tag == "a" and "count" in words):  # the numbers of a list of hotels are no links
        return False
    before = "".join(line[-MOST_BESIDE:]).strip()
    if before:
        return text_behind(element) == "" and (in_heading or ending(before) == "sentence")
    behind = element.next
    return behind is not None and behind.tag_id == TEXT_ID and (behind.text_content or " ")[0].isalpha()


def is_drawn_as_block(element: LexborNode) -> bool:
    """Return whether an element within the line is drawn as a block by its style, and holds running text: it is a paragraph."""
    style = element.attributes.get("style") or ""
    if _BLOCK_STYLE.search(style[:LONGEST_ATTRIBUTE]) is None:
        return False
    return ending(element.text(deep=True).strip()[-LONGEST_BESIDE:]) == "sentence"


# ---- words written twice ----


def written_once(element: LexborNode) -> tuple[str, list[LexborNode]] | None:
    """Return a text that is written twice, once for sight and once for screen readers, and the elements that it is written in; None if it is not.

    So are the large first letters of articles: `<span aria-hidden="true">P</span><span class="sr-only">Prosecutors</span>…`. One element alone is
    also shown where it is a letter of the word behind it, or where the label of the element around it says the same.

    element   the first of the elements, which its attributes hide
    """
    if not any(map(str.isalnum, element.text(deep=True))):  # as most: icons
        return None
    for_sight = for_readers = ""
    found: list[LexborNode] = []
    node: LexborNode | None = element
    while node is not None and len(found) < MOST_BESIDE:
        if node.tag_id == TEXT_ID:
            if not node.is_empty_text_node:
                break
        else:
            attributes = node.attributes
            if not hides(attributes):
                break
            text = node.text(deep=True)
            if _is_for_sight(attributes):
                for_sight += text
            else:
                for_readers += text
            found.append(node)
        node = node.next
    if for_sight and _squashed(for_sight) == _squashed(for_readers) and len(for_sight) <= LONGEST_WRITTEN_TWICE:
        return for_readers.strip(), found
    if not _is_for_sight(element.attributes):
        return None
    text = element.text(deep=True)
    behind = element.next
    if len(text) == 1 and text.isupper() and behind is not None and behind.tag_id == TEXT_ID and (behind.text_content or "")[:1].islower():
        return text, [element]
    label = element.parent.attributes.get("aria-label") if element.parent is not None else None
    if label and element.parent is not None and len(label) <= LONGEST_WRITTEN_TWICE and _squashed(label) == _squashed(element.parent.text(deep=True)):
        return text, [element]
    return None


def _is_for_sight(attributes: Mapping[str, str | None]) -> bool:
    """Return whether an element is hidden from screen readers alone."""
    return attributes.get("aria-hidden") == "true" and not hides({name: value for name, value in attributes.items() if name != "aria-hidden"})


def _squashed(text: str) -> str:
    return "".join(text.split())

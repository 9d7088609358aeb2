"""The elements of a page, as far as filters ask about them: what stands around a block, and what it is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from newsclean import vocabulary

if TYPE_CHECKING:
    from newsclean.document.choices import Kind

LONGEST_NAME = 500  # characters of a class or style that are looked at

_NO_WORDS: frozenset[str] = frozenset()


class Element:
    """An element of a page that breaks a line: what a filter may ask about a block's surroundings.

    parent       the next such element around it, or None
    tag          its name, in small letters
    role         its ARIA role, or None
    words        the words of its class, id, role and itemprop, in small letters, split at case and punctuation: "relatedStories" gives related,
                 stories. A heading's id is left out: it repeats what the heading says ("social-media-marketing")
    is_hidden    whether it, or an element around it, says of itself that it is not shown
    kind, level  of the blocks in it, see `Block`
    number       its number in an ordered list, or 0
    around       the names of it and of all elements around it, and their roles as "role=navigation"
    """

    __slots__ = ("_furniture", "around", "is_hidden", "kind", "level", "number", "parent", "role", "tag", "words")

    def __init__(
        self, parent: Element | None, tag: str, attributes: Mapping[str, str | None], kind: Kind = "paragraph", level: int = 0, number: int = 0
    ) -> None:
        self.parent = parent
        self.tag = tag
        self.kind = kind
        self.level = level
        self.number = number
        self.is_hidden: bool = parent is not None and parent.is_hidden
        self.role: str | None = None
        self.words = _NO_WORDS
        if attributes:  # which are not kept: they take more memory than the text
            naming = _NAMING_HEADINGS if kind == "heading" else _NAMING
            given = ""
            for key, value in attributes.items():  # a comprehension takes twice as long for two or three
                if value and key in naming:
                    given = f"{given} {value}" if given else value
            if given:
                self.words = _name_words(given[:LONGEST_NAME])
            self.role = attributes.get("role")
            self.is_hidden = self.is_hidden or hides(attributes)
        around = _NO_WORDS if parent is None else parent.around
        self.around: frozenset[str] = around if not self.role and tag in around else _with_names(around, tag, self.role)
        self._furniture: Element | bool | None = None  # None until somebody asks; True for itself, since an element that holds itself is freed late

    def state(self) -> list[Any]:
        """What `restored` makes the element of again, but for the one around it: as JSON has it, without what is 0 or nothing at the end."""
        state = [self.tag, " ".join(sorted(self.words)), self.role, int(self.is_hidden), self.kind, self.level, self.number]
        default = [None, "", None, 0, "paragraph", 0, 0]
        while len(state) > 1 and state[-1] == default[len(state) - 1]:
            state.pop()
        return state

    @staticmethod
    def restored(
        parent: Element | None,
        tag: str,
        words: str = "",
        role: str | None = None,
        is_hidden: int = 0,
        kind: Kind = "paragraph",
        level: int = 0,
        number: int = 0,
    ) -> Element:
        """Return the element of a state, in the element around it."""
        element = Element(parent, tag, {"role": role} if role else {}, kind, level, number)
        element.words = frozenset(words.split())
        element.is_hidden = bool(is_hidden)
        return element

    @property
    def furniture(self) -> Element | None:
        """The innermost of this element and those around it whose names say that it is furniture, or None. See `newsclean.vocabulary`."""
        found = self._furniture
        if found is None:
            if self.words and self.tag != "body" and vocabulary.furniture_word(self.words):
                found = True
            else:
                found = (self.parent is not None and self.parent.furniture) or False
            self._furniture = found
        return self if found is True else found or None

    def up(self) -> Iterator[Element]:
        """This element and those around it, the nearest first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def nearest(self, *tags: str) -> Element | None:
        """The nearest of this element and those around it that has one of the tags, or None."""
        element: Element | None = self
        while element is not None and element.tag not in tags:
            element = element.parent
        return element


# What is remembered below is what a few pages have. More pays only for pages seen again, and the processor's own caches hold less of the rest.

# Class names of Bootstrap, WordPress and others for what is read aloud only.
_FOR_SCREEN_READERS = re.compile(r"\b(?:sr-only|visually-?hidden|screen-reader(?:-text)?)\b", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDING = frozenset(("hidden", "aria-hidden", "fallback", "style"))  # attributes that may say that an element is not shown, besides its class
_NAMING = frozenset(("class", "id", "role", "itemprop"))
_NAMING_HEADINGS = _NAMING - {"id"}
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_SMALL_LETTERS = bytes(byte if chr(byte) in "abcdefghijklmnopqrstuvwxyz" else ord(" ") for byte in range(256))  # each other byte becomes a space


def hides(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element's attributes say that it is not shown: `hidden`, `aria-hidden`, its style, a class for screen readers, or as the
    fallback of an AMP component.

    What React streams stands in `<div hidden id="S:0">` until a script moves it to its place: that is shown.
    """
    if not _HIDING.isdisjoint(attributes):
        if "hidden" in attributes or attributes.get("aria-hidden") == "true":
            return not (attributes.get("id") or "").startswith("S:")
        if "fallback" in attributes:  # AMP pages show it where a component cannot be
            return True
        style = attributes.get("style")
        if style is not None and _HIDDEN_STYLE.search(style[:LONGEST_NAME]):
            return True
    name = attributes.get("class")
    return name is not None and _is_for_screen_readers(name[:LONGEST_NAME])


def _is_for_screen_readers(name: str) -> bool:
    """Whether a class is one for what is read aloud only."""
    if name.isascii():  # nearly always, and these are found many times faster than the pattern
        small = name.lower()
        if "sr-only" not in small and "hidden" not in small and "screen-reader" not in small:
            return False
    return _FOR_SCREEN_READERS.search(name) is not None


@lru_cache(maxsize=512)
def _with_names(around: frozenset[str], tag: str, role: str | None) -> frozenset[str]:
    """The names around an element with its own. Remembered, as pages nest the same few elements."""
    if role:
        return around | {tag, f"role={role[:LONGEST_NAME]}"}
    return around | {tag}


@lru_cache(maxsize=512)
def _name_words(names: str) -> frozenset[str]:
    """The words in names such as "relatedStories news-list". Remembered, since a page gives hundreds of elements the same class."""
    if names.islower():  # as most are; this takes two thirds of the time of a pattern
        return frozenset(names.encode("utf-8", "replace").translate(_SMALL_LETTERS).decode("ascii").split())
    return frozenset([w.lower() for w in _NAME_WORD.findall(names)])

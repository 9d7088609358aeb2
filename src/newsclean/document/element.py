"""The elements of a page, as far as filters ask about them: which stand around a block, and how they are named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from newsclean import vocabulary
from newsclean.vocabulary import LONGEST_ATTRIBUTE, hides

if TYPE_CHECKING:
    from newsclean.document.choices import Kind

_NO_WORDS: frozenset[str] = frozenset()


class Element:
    """An element of a page, of those that break a line. The text of a block stands in one, and filters ask which elements are around it.

    parent       the next such element around it, or None
    tag          its tag, in small letters
    role         its ARIA role, or None
    words        the words of its class, id, role and itemprop, in small letters, split at case and punctuation: "relatedStories" gives related,
                 stories. A heading's id is left out: it repeats what the heading says ("social-media-marketing")
    is_hidden    whether it, or an element around it, is not shown, as its attributes say. See `newsclean.vocabulary.hides`
    kind, level  those of the blocks in it, see `Block`
    number       its number in an ordered list, or 0
    around       its tag and role and those of all elements around it, roles as "role=navigation"
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
        if attributes:  # not kept: they take more memory than the text
            naming = _NAMING_HEADINGS if kind == "heading" else _NAMING
            given = ""
            for key, value in attributes.items():  # for two or three attributes, twice as fast as a comprehension
                if value and key in naming:
                    given = f"{given} {value}" if given else value
            if given:
                self.words = _name_words(given[:LONGEST_ATTRIBUTE])
            self.role = attributes.get("role") or None
            self.is_hidden = self.is_hidden or hides(attributes)
        around = _NO_WORDS if parent is None else parent.around
        self.around: frozenset[str] = around if not self.role and tag in around else _with_names(around, tag, self.role)
        self._furniture: Element | bool | None = None  # see `furniture`: None until asked, False for none, True for the element itself

    def state(self) -> list[Any]:
        """Return what `restored` needs to make the element again, for JSON. The parent is left out, and default values at the end are too."""
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
        """Return the element that `state` was taken from, given its parent."""
        element = Element(parent, tag, {"role": role} if role else {}, kind, level, number)
        element.words = frozenset(words.split())
        element.is_hidden = bool(is_hidden)
        return element

    @property
    def furniture(self) -> Element | None:
        """The innermost of this element and those around it whose words say that it is furniture, or None. See `newsclean.vocabulary`.

        Worked out at the first call, from `words`, `tag` and `parent` alone.
        """
        found = self._furniture
        if found is None:
            if self.words and self.tag != "body" and vocabulary.furniture_word(self.words):
                found = True  # not the element itself, which would then be a reference cycle, and freed late
            else:
                found = (self.parent is not None and self.parent.furniture) or False
            self._furniture = found
        return self if found is True else found or None

    def up(self) -> Iterator[Element]:
        """Iterate over this element and those around it, the nearest first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def nearest(self, *tags: str) -> Element | None:
        """Return the nearest of this element and those around it that has one of the tags, or None."""
        element: Element | None = self
        while element is not None and element.tag not in tags:
            element = element.parent
        return element


_NAMING = frozenset(("class", "id", "role", "itemprop"))
_NAMING_HEADINGS = _NAMING - {"id"}
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_SMALL_LETTERS = bytes(byte if chr(byte) in "abcdefghijklmnopqrstuvwxyz" else ord(" ") for byte in range(256))  # other bytes become spaces


# The caches below hold as many entries as a few pages need. Larger ones pay only for pages that are seen again, and crowd the processor's cache.


@lru_cache(maxsize=512)
def _with_names(around: frozenset[str], tag: str, role: str | None) -> frozenset[str]:
    """Return the tags and roles around an element, with its own. Cached, since a page nests the same few elements."""
    if role:
        return around | {tag, f"role={role[:LONGEST_ATTRIBUTE]}"}
    return around | {tag}


@lru_cache(maxsize=512)
def _name_words(names: str) -> frozenset[str]:
    """Return the words in names such as "relatedStories news-list". Cached, since a page gives hundreds of elements the same class."""
    if names.islower():  # as most are; this takes two thirds of the time of the pattern
        return frozenset(names.encode("utf-8", "replace").translate(_SMALL_LETTERS).decode("ascii").split())
    return frozenset([w.lower() for w in _NAME_WORD.findall(names)])

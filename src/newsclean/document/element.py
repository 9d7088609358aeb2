"""The elements of a page, as far as filters ask about them: which stand around a block, and how they are named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from newsclean import vocabulary
from newsclean.vocabulary import LONGEST_ATTRIBUTE, MAY_HIDE, hides

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
    word         the word, or pair of words, among these that says that it is furniture, or None. See `newsclean.vocabulary.furniture_word`
    is_hidden    whether it, or an element around it, is not shown, as its attributes say. See `newsclean.vocabulary.hides`
    kind, level  those of the blocks in it, see `Block`
    number       its number in an ordered list, or 0
    around       its tag and role and those of all elements around it, roles as "role=navigation"
    """

    __slots__ = ("_furniture", "around", "is_hidden", "kind", "level", "number", "parent", "role", "tag", "word", "words")

    def __init__(
        self, parent: Element | None, tag: str, attributes: Mapping[str, str | None], kind: Kind = "paragraph", level: int = 0, number: int = 0
    ) -> None:
        self.parent = parent
        self.tag = tag
        self.kind = kind
        self.level = level
        self.number = number
        if parent is None:
            around, is_hidden, furniture = _NO_WORDS, False, None
        else:
            around, is_hidden, furniture = parent.around, parent.is_hidden, parent._furniture
            if furniture is True:
                furniture = parent
        role = word = None
        words = _NO_WORDS
        if attributes:  # not kept: they take more memory than the text
            given = attributes.get("class")
            may_hide = False
            if given is None or len(attributes) > 1:  # most elements have a class and nothing else
                role = attributes.get("role") or None
                identity = attributes.get("id") if kind != "heading" else None
                given = " ".join([name for name in (given, identity, role, attributes.get("itemprop")) if name])
                may_hide = not MAY_HIDE.isdisjoint(attributes)
            if given:
                words, word, may_be_named_hidden = _read_names(given[:LONGEST_ATTRIBUTE])
                may_hide = may_hide or may_be_named_hidden
                if word is not None and tag != "body":
                    furniture = True  # not the element itself, which would be a reference cycle, and freed late
            if may_hide and not is_hidden:
                is_hidden = hides(attributes)
        self.words = words
        self.word: str | None = word
        self.role: str | None = role
        self.is_hidden: bool = is_hidden
        self._furniture: Element | bool | None = furniture
        self.around: frozenset[str] = around if role is None and tag in around else _with_names(around, tag, role)

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
        if words:
            element.words = frozenset(words.split())
            element.word = vocabulary.furniture_word(element.words)
            if element.word is not None and tag != "body":
                element._furniture = True
        element.is_hidden = bool(is_hidden)
        return element

    def __reduce__(self) -> tuple[Any, ...]:  # a compiled class cannot be pickled without it
        return Element.restored, (self.parent, *self.state())

    @property
    def furniture(self) -> Element | None:
        """The innermost of this element and those around it whose words say that it is furniture, or None. `<body>` is none, whatever its names."""
        found = self._furniture
        return self if found is True else found or None

    def up(self) -> Iterator[Element]:
        """Iterate over this element and those around it, the nearest first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def is_in(self, other: Element) -> bool:
        """Return whether this element is another, or stands in it."""
        element: Element | None = self
        while element is not None and element is not other:
            element = element.parent
        return element is not None

    def nearest(self, *tags: str) -> Element | None:
        """Return the nearest of this element and those around it that has one of the tags, or None."""
        element: Element | None = self
        while element is not None and element.tag not in tags:
            element = element.parent
        return element


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
def _read_names(names: str) -> tuple[frozenset[str], str | None, bool]:
    """Return the words in names such as "relatedStories news-list", that which names furniture, and whether one may say that the element is hidden.

    Cached, since a page gives hundreds of elements the same class.
    """
    if names.islower():  # as most are; this takes two thirds of the time of the pattern
        words = frozenset(names.encode("utf-8", "replace").translate(_SMALL_LETTERS).decode("ascii").split())
    else:
        words = frozenset([w.lower() for w in _NAME_WORD.findall(names)])
    if vocabulary.NOTABLE.isdisjoint(words):  # as most
        return words, None, False
    return words, vocabulary.furniture_word(words), not vocabulary.HIDING.isdisjoint(words)

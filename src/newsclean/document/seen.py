"""What the walk over a page met beside text: pictures, frames, players, and the links of elements that are read as one block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsclean.document.block import Block
from newsclean.document.element import Element

LONGEST_STORED = 4_000  # characters of an attribute that is stored; longer ones hold the picture itself
# Attributes of pictures, frames and players that say what they are. Those that begin with "data-" give an address that a script puts in its place; so
# do all whose names end with one of `_ADDRESSES`: "src", "data-src", "nitro-lazy-srcset".
_ADDRESSES = ("src", "srcset")
_STORED = frozenset(
    (
        *("alt", "title", "href", "text", "lines", "width", "height", "class", "style", "hidden", "aria-hidden", "type", "poster"),
        *("data-original", "data-lazy", "data-url", "data-href", "data-image", "data-lazyload", "data-echo", "data-src-large", "data-orig-file"),
        *("data-videoid", "data-video-id", "data-tweetid", "data-tweet-id", "data-shortcode", "data-mediaid"),
    )
)


class Seen(NamedTuple):
    """An element without text of its own, or a link of furniture. Plain data; what it means is worked out when somebody asks, in `newsclean.beside`.

    tag          its tag, in small letters. A source of a player is noted with the tag of the player. "base", which comes first, is where the page
                 says that its addresses start
    block        the index of the block before which it stood; for a link ("a"), the index of the block that was made of the furniture
    element      the innermost element around it that breaks a line
    attributes   its attributes. Of a link: "href", and "text", or "lines": how many blocks from `block` on are in it. Of a picture in a link also its
                 "href". Of a `<noscript>` with a picture: its "text"
    """

    tag: str
    block: int
    element: Element | None
    attributes: Mapping[str, str | None]

    @property
    def telling(self) -> dict[str, str]:
        """Those of its attributes that say what it is. Ask for these alone: they alone are stored."""
        given = self.attributes.items()
        return {
            name: value or ""
            for name, value in given
            if (name in _STORED or name.endswith(_ADDRESSES)) and (value is None or len(value) <= LONGEST_STORED)
        }


def moved(seen: Iterable[Seen], old: Sequence[Block], new: Sequence[Block]) -> tuple[Seen, ...]:
    """Return what was seen among some blocks, with its places among others, which are some of the same blocks in the same order, and perhaps more."""
    seen = tuple(seen)
    if not seen:
        return seen
    found = {block: index for index, block in enumerate(new)}
    place = len(new)
    places = [place]
    for block in reversed(old):
        place = found.get(block, place)
        places.append(place)
    places.reverse()
    kept = [s for s in seen if s.tag != "a" or old[s.block] in found]  # a link goes with its block
    return tuple([s._replace(block=places[min(s.block, len(old))]) for s in kept])

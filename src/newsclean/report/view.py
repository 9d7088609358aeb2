"""One article as it is shown."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from markupsafe import Markup

from newsclean.filters.registry import OPTIONAL, REGISTRY, SECOND_OPINION, names
from newsclean.report.arranged import Stretch, arranged
from newsclean.report.entries import Entries, Entry, entries_of
from newsclean.report.fields import Field, fields_of
from newsclean.report.state import state_of

if TYPE_CHECKING:
    from newsclean.article import Article

COLOURS = 48  # in report.css
BUILT_IN = (*names((*REGISTRY, *OPTIONAL)), SECOND_OPINION)
UNTITLED = "(no title)"


class FilterCount(NamedTuple):
    """What one filter removed from an article.

    words    in all blocks that it removed
    running  those of them in blocks of running text that bear no metadata
    inside   those of these between the first and the last running text of the body; of a rule of the user's own all, as it may take the lead as well
    about    the first line of its description, or None for a filter that newsclean does not have
    """

    name: str
    blocks: int
    words: int
    running: int
    inside: int
    about: str | None


@dataclass(frozen=True)
class View:
    """What a template shows of an article.

    source      the name of the input, or None
    words       the number of words in the body
    removed     the number of words that were removed, metadata among them
    state       the data for the script, as JSON that is safe within a script element
    are_placed  whether it is known where the removed blocks stood
    """

    source: str | None
    article: Article
    title: str
    words: int
    removed: int
    stretches: list[Stretch]
    filters: list[FilterCount]
    fields: list[Field]
    state: Markup
    are_placed: bool

    @property
    def cut(self) -> list[FilterCount]:
        """The filters that removed running text from within the body, the most first."""
        return sorted([f for f in self.filters if f.inside], key=lambda f: -f.inside)


def view_of(article: Article, source: str | None = None) -> View:
    """Return what is shown of an article. `source` names the input."""
    entries = entries_of(article)
    return View(
        source=source,
        article=article,
        title=article.title or UNTITLED,
        words=sum(e.block.words for e in entries.all if e.removal is None),
        removed=sum(e.block.words for e in entries.all if e.removal is not None),
        stretches=arranged(entries.all),
        filters=filter_counts(entries),
        fields=fields_of(article, entries.all),
        state=as_json(state_of(article, entries.all)),
        are_placed=entries.are_placed,
    )


def filter_counts(entries: Entries) -> list[FilterCount]:
    """Return what each filter removed, the most words first."""
    taken: dict[str, list[Entry]] = {}
    for entry in entries.all:
        if entry.removal is not None:
            taken.setdefault(entry.removal.filter, []).append(entry)
    inside = _inside(entries)
    return sorted([_count(name, found, inside) for name, found in taken.items()], key=lambda count: -count.words)


def _count(name: str, found: list[Entry], inside: range) -> FilterCount:
    running = [e for e in found if e.is_junk and e.block.is_sentence]
    described = about(name)
    return FilterCount(
        name=name,
        blocks=len(found),
        words=sum(e.block.words for e in found),
        running=sum(e.block.words for e in running),
        inside=sum(e.block.words for e in running if e.number in inside or described is None),
        about=described,
    )


def _inside(entries: Entries) -> range:
    """Return the numbers of the blocks between the first and the last running text of the body. None are where their places are not known."""
    body = [e.number for e in entries.all if e.removal is None and e.block.is_sentence] if entries.are_placed else []
    return range(body[0], body[-1]) if body else range(0)


def about(name: str) -> str | None:
    """Return the first line of the description of a built-in filter, or None for another.

    >>> about("share_bar") is None, about("my_rule") is None
    (False, True)
    """
    if name == SECOND_OPINION:
        return "What trafilatura does not take for the article, where it was asked."
    found = next((row.filter.__doc__ for row in (*REGISTRY, *OPTIONAL) if row.name == name), None)
    return found.strip().splitlines()[0] if found else None


def colour(name: str) -> int:
    """Return the number of a filter's colour. It is the same in every report.

    >>> colour("hidden_text"), colour("my_rule") == colour("my_rule")
    (0, True)
    """
    return (BUILT_IN.index(name) if name in BUILT_IN else crc32(name.encode("utf-8", "replace"))) % COLOURS


def as_json(value: Any) -> Markup:
    r"""Return plain data as JSON for a script element of a type that no browser runs. No element can end or open in it.

    >>> as_json({"title": "</script><script>alert(1)</script>"})
    Markup('{"title":"\\u003c/script>\\u003cscript>alert(1)\\u003c/script>"}')
    """
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))

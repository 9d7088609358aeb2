"""Data that frameworks break up, put together again: Next.js flight rows, Nuxt's list of values, Apollo's cache.

What a reference stands for is put in its place, so that two may share one object, and an object may hold itself. Who walks over the result must know.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

MOST_VALUES = 400_000  # objects and lists of a page that are looked at
DEEPEST_PATH = 20  # steps of a reference into an object

_ROW = re.compile(rb"([0-9a-f]{1,8}):")
_TEXT_ROW = re.compile(rb"T([0-9a-f]{1,8}),")
_REFERENCE = re.compile(r"\$[L@QWB]?([0-9a-f]{1,8})((?::[\w$-]{1,60}){0,20})")
_PROPS = 3  # place of an element's properties in the list that stands for it


def containers(root: Any) -> Iterator[Any]:
    """Iterate over the objects and lists in a value, each once."""
    waiting = [root]
    seen: set[int] = set()
    while waiting and len(seen) < MOST_VALUES:
        value = waiting.pop()
        if not isinstance(value, dict | list) or id(value) in seen:
            continue
        seen.add(id(value))
        yield value
        waiting += value.values() if isinstance(value, dict) else value


def _replaced(value: Any, replace: Any) -> None:
    """Replace the values of an object or a list by what a function returns for them."""
    for key, inner in list(value.items()) if isinstance(value, dict) else enumerate(value):
        value[key] = replace(inner)


def from_flight(chunks: Iterable[str]) -> list[Any]:
    r"""Return the rows of what Next.js streams to a page, given the texts that its scripts push.

    A text is cut anywhere, so all are joined first. Each row has a number and a value: JSON, or a text of so many bytes. "$1a" stands for a row.

    >>> from_flight(['0:{"title":"Talks","body":"$', '1"}\n1:T6,<', 'p>A<p'])
    [{'title': 'Talks', 'body': '<p>A<p'}, '<p>A<p']
    """
    data = "".join(chunks).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    rows: dict[str, Any] = {}
    at = 0
    while at < len(data):
        row = _ROW.match(data, at)
        if row is None:  # what is no row ends with its line
            at = _behind_line(data, at)
            continue
        name = row[1].decode()
        if text := _TEXT_ROW.match(data, row.end()):
            at = text.end() + int(text[1], 16)
            rows[name] = data[text.end() : at].decode("utf-8", "replace")
            continue
        at = _behind_line(data, row.end())
        if data[row.end() : row.end() + 1] in (b"[", b"{", b'"'):
            try:
                rows[name] = json.loads(data[row.end() : at])
            except (ValueError, RecursionError):
                continue
    for value in containers(list(rows.values())):
        _replaced(value, lambda inner: _row_of(inner, rows))
    return [_row_of(value, rows) for value in rows.values()]


def _behind_line(data: bytes, at: int) -> int:
    return end + 1 if (end := data.find(b"\n", at)) >= 0 else len(data)


def _row_of(value: Any, rows: dict[str, Any]) -> Any:
    """Return what a reference to a row stands for; any other value as it is."""
    if not isinstance(value, str) or value[:1] != "$":
        return value
    if value.startswith("$$"):
        return value[1:]
    found = _REFERENCE.fullmatch(value)
    if found is None or found[1] not in rows:
        return value
    inner = rows[found[1]]
    for step in found[2].split(":")[1:]:
        if isinstance(inner, dict):
            inner = inner.get(step)
        elif isinstance(inner, list) and (step.isdigit() or step == "props"):
            place = _PROPS if step == "props" else int(step)
            inner = inner[place] if place < len(inner) else None
        else:
            return None
    return inner


def from_nuxt(values: Any) -> Any:
    """Return the state in Nuxt's list of values, in which a number stands for the value at that place; None for any other value.

    >>> from_nuxt([["ShallowReactive", 1], {"title": 2, "tags": 3}, "Talks", [2]])
    {'title': 'Talks', 'tags': ['Talks']}
    """
    if not (isinstance(values, list) and len(values) > 1 and _is_wrapper(values[0], values) and not any(map(_is_nested, values))):
        return None
    made = [_unwrapped(value, values) for value in values]
    for value in made:
        if isinstance(value, dict | list):
            _replaced(value, lambda inner: made[inner] if isinstance(inner, int) and 0 <= inner < len(made) else None)
    return made[0]


def _is_nested(value: Any) -> bool:
    """Return whether a value holds another object, as no value of such a list does."""
    return any(isinstance(inner, dict | list) for inner in (value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()))


def _is_wrapper(value: Any, values: list[Any]) -> bool:
    """Return whether a value is the first of such a list: an object of places, or a name and a place."""
    inner = value[1:] if isinstance(value, list) and value and isinstance(value[0], str) else value.values() if isinstance(value, dict) else None
    return bool(inner) and all(type(place) is int and place < len(values) for place in inner or ())


def _unwrapped(value: Any, values: list[Any]) -> Any:
    """Return a value without a wrapper such as ["Reactive", 5], copied where it holds places."""
    for _ in range(DEEPEST_PATH):
        if not (isinstance(value, list) and value and isinstance(value[0], str)):
            break
        if value[0] in ("Set", "Date") or len(value) != 2 or type(value[1]) is not int or not 0 <= value[1] < len(values):
            value = value[1:] if value[0] == "Set" else value[1] if len(value) > 1 else None
            break
        value = values[value[1]]
    return dict(value) if isinstance(value, dict) else list(value) if isinstance(value, list) else value


def resolve_cache(root: Any) -> None:
    """Put the objects of Apollo's cache where it refers to them: {"__ref": "Article:1"} stands for the value of the key "Article:1"."""
    named: dict[str, Any] = {}
    found = list(containers(root))
    for value in found:
        if isinstance(value, dict):
            named |= {key: inner for key, inner in value.items() if ":" in key and isinstance(inner, dict)}
    if named:
        for value in found:
            _replaced(value, lambda inner: named.get(name, inner) if (name := _name_in(inner)) else inner)


def _name_in(value: Any) -> str | None:
    """Return the name that a reference of Apollo's cache bears, of today's form or the one before; None for any other value."""
    if not isinstance(value, dict) or len(value) > 4:
        return None
    name = value.get("__ref") or (value.get("id") if value.get("type") == "id" else None)
    return name if isinstance(name, str) else None

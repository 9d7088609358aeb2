"""Documents as JSON data and back: for pickles, for comparing, and for what a child process sends.

An element or a block costs a few numbers beside its text. A layout is not stored: `newsclean.layout.surveyed` makes it again.
"""

from __future__ import annotations

from typing import Any

from newsclean.document.block import Block
from newsclean.document.document import Document, Keep, Removal
from newsclean.document.element import Element
from newsclean.document.head import Head, LiveUpdate
from newsclean.document.seen import Seen

Data = dict[str, Any]


def to_data(doc: Document) -> Data:
    """Return a document as lists, strings and numbers, ready for JSON."""
    elements: dict[Element, int] = {}
    for block in doc.blocks:
        if block.element is not None:
            _number(block.element, elements)
    for found in doc.seen:
        if found.element is not None:
            _number(found.element, elements)
    return {
        "blocks": [[*block.state(), None if block.element is None else elements[block.element]] for block in doc.blocks],
        "elements": [[None if e.parent is None else elements[e.parent], *e.state()] for e in elements],
        "url": doc.url,
        "warnings": list(doc.warnings),
        "head": None if doc.head is None else {name: _plain(value) for name, value in doc.head._asdict().items() if value not in (None, ())},
        "removals": [[index, *removal[1:]] for index, removal in sorted(doc.removals.items())],
        "notes": list(doc.notes),
        "scores": None if doc.scores is None else [list(pair) for pair in doc.scores.items()],
        "chosen": None if doc.chosen is None else sorted(doc.chosen),
        "settled_span": None if doc.settled_span is None else [doc.settled_span.start, doc.settled_span.stop],
        "is_capped": doc.is_capped,
        "source_kind": doc.source_kind,
        "keeps": [[index, *keep[1:]] for index, keep in sorted(doc.keeps.items())],
        "seen": [[s.tag, s.block, None if s.element is None else elements[s.element], s.telling] for s in doc.seen],
    }


def from_data(data: Data) -> Document:
    """Return the document that `to_data` made data of."""
    elements: list[Element] = []
    for parent, *state in data["elements"]:
        elements.append(Element.restored(None if parent is None else elements[parent], *state))
    blocks = tuple(
        Block.restored(index, None if element is None else elements[element], *state) for index, (*state, element) in enumerate(data["blocks"])
    )
    return Document(
        blocks,
        data["url"],
        tuple(data["warnings"]),
        None if data["head"] is None else _head(data["head"]),
        {index: Removal(blocks[index], *rest) for index, *rest in data["removals"]},
        tuple(data["notes"]),
        None if data["scores"] is None else dict(data["scores"]),
        None if data["chosen"] is None else frozenset(data["chosen"]),
        settled_span=None if data["settled_span"] is None else range(*data["settled_span"]),
        is_capped=data["is_capped"],
        source_kind=data["source_kind"],
        keeps={index: Keep(blocks[index], *rest) for index, *rest in data.get("keeps", ())},
        seen=tuple([Seen(tag, block, None if element is None else elements[element], given) for tag, block, element, given in data.get("seen", ())]),
    )


def _number(element: Element, numbers: dict[Element, int]) -> None:
    """Number an element and those around it, the outermost first."""
    chain = []
    around: Element | None = element
    while around is not None and around not in numbers:
        chain.append(around)
        around = around.parent
    for new in reversed(chain):
        numbers[new] = len(numbers)


def _plain(value: Any) -> Any:
    """Return a field of a head, as JSON has it."""
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _head(data: Data) -> Head:
    given: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    if "live_updates" in given:
        given["live_updates"] = tuple(LiveUpdate(*update) for update in given["live_updates"])
    if "said" in given:
        given["said"] = tuple(tuple(said) for said in given["said"])
    return Head(**given)

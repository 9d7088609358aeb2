"""A filter that harms its process in the way that a text asks for: it stands for pages that make a parser crash, hang or eat memory."""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Iterable

from newsclean import Block, Document

ASKED = "Misbehave now:"


def misbehave(doc: Document) -> Iterable[tuple[Block, str]]:
    """Do what a block that begins with `ASKED` names. Nothing is removed."""
    for block in doc.blocks:
        if block.text.startswith(ASKED):
            DEEDS[block.text.removeprefix(ASKED).strip()]()
    return ()


def crash() -> None:
    ctypes.string_at(0)


def hang() -> None:
    while True:
        time.sleep(1)


def spin() -> None:
    while True:
        pass


def eat() -> None:
    held = []
    while True:
        held.append(bytearray(64_000_000))


def leave() -> None:
    os._exit(7)


def throw() -> None:
    raise RuntimeError("a filter of your own has a mistake")


DEEDS = {"crash": crash, "hang": hang, "spin": spin, "eat": eat, "leave": leave, "throw": throw}

# The statuses that a text with each deed may have. On a loaded machine, time may be up before the memory is. Random kills hit mostly workers that
# hang, which makes them "killed".
EXPECTED = {
    "crash": {"killed"},
    "hang": {"timeout", "killed"},
    "spin": {"timeout", "killed"},
    "eat": {"killed", "timeout"},
    "leave": {"killed"},
    "throw": {"error"},
}

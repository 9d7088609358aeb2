"""A filter that does the worst to the process it runs in, where a text asks for it."""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Iterable

from newsclean import Block, Document

ASKED = "Misbehave now:"


def misbehave(doc: Document) -> Iterable[tuple[Block, str]]:
    """Looks for a block that opens with `ASKED`, and does what stands behind it. Removes nothing."""
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

# The status of such a text. On a loaded machine, time may be up before the memory is; and whoever kills workers hits most often one that hangs.
EXPECTED = {
    "crash": {"killed"},
    "hang": {"timeout", "killed"},
    "spin": {"timeout", "killed"},
    "eat": {"killed", "timeout"},
    "leave": {"killed"},
    "throw": {"error"},
}

"""Plain data that everything else works on: blocks, elements, what a page's head says, removals, limits. No rules live here.

May import `languages` and `vocabulary`, which are below it; see the contract in pyproject.toml.
"""

from newsclean.document.block import Block, all_words, running_words
from newsclean.document.choices import ARTICLES, Effort, Evidence, Favor, Format, Kind, PageKind, SourceKind, Status
from newsclean.document.document import Document, Filter, Judgement, Keep, Mark, Marks, Removal, Warned
from newsclean.document.element import Element
from newsclean.document.head import Head, LiveUpdate, Said
from newsclean.document.limits import Limits
from newsclean.document.seen import Seen

__all__ = [
    "ARTICLES",
    "Block",
    "Document",
    "Effort",
    "Element",
    "Evidence",
    "Favor",
    "Filter",
    "Format",
    "Head",
    "Judgement",
    "Keep",
    "Kind",
    "Limits",
    "LiveUpdate",
    "Mark",
    "Marks",
    "PageKind",
    "Removal",
    "Said",
    "Seen",
    "SourceKind",
    "Status",
    "Warned",
    "all_words",
    "running_words",
]

"""The words that options and fields take, as types: a type checker finds `format="htlm"`, and `check_choice` says it at run time."""

from __future__ import annotations

from typing import Any, Literal, get_args

Format = Literal["auto", "text", "markdown", "html"]
"""What an input is; "auto" finds it out."""

Effort = Literal["fast", "auto", "thorough"]
"""How far to go for a page whose article is hard to find. See `newsclean.second_opinion`."""

Favor = Literal["recall", "balanced", "precision"]
"""Where the learned filter stops. See `newsclean.filters.block_scorer`."""

Status = Literal["ok", "empty", "capped", "timeout", "killed", "error"]
"""How the cleaning of an input ended. "error" is only in rows of batches."""

PageKind = Literal[
    "article",
    "live_blog",
    "index",
    "discussion",
    "product",
    "media",
    "error",
    "challenge",
    "consent",
    "login",
    "shell",
    "feed",
    "data",
    "other",
]
"""What an input is, see `newsclean.kinds`. "index" is a front, section, tag, author, search or archive page; "media" a gallery or a video with a
caption only; "challenge" a check whether a human asks; "shell" a page whose content scripts bring."""

ARTICLES: frozenset[PageKind] = frozenset(("article", "live_blog"))
"""The kinds of page that are articles."""

Kind = Literal["paragraph", "heading", "item", "quote", "code", "caption", "table", "rule"]
"""What a block is. A "table" is one row of a table, a "rule" is a line across, or the head or foot of a printed page."""

Evidence = Literal["end", "furniture", "none"]
"""What a removal says of where the article stands: that it has ended above, that the surroundings are page furniture, or nothing."""


def choices(of: Any) -> tuple[str, ...]:
    """Return the words of one of the types above.

    >>> choices(Favor)
    ('recall', 'balanced', 'precision')
    """
    return get_args(of)


def check_choice(name: str, value: object, of: Any) -> None:
    """Raise ValueError where a value is none of a type's words; the message names them.

    >>> check_choice("format", "htlm", Format)
    Traceback (most recent call last):
    ValueError: format is 'htlm'; it must be one of auto, text, markdown, html
    """
    if value not in choices(of):
        raise ValueError(f"{name} is {value!r}; it must be one of {', '.join(choices(of))}")

"""Characters by what they do: the one place for lists of them."""

from __future__ import annotations

# What lines between the parts of a page are made of. "★" and "?" are not among them: "★★★★☆" is a review's verdict, "???" somebody's answer.
SEPARATORS = frozenset(" \t\u00a0-–—―_=~*•·∙|/\\.:,;<>«»‹›\"'’‘”“()[]{}+#^`…→←↑↓►▶▸▼▲◄◀●○■□▪◆◇¦‖＊＝〜～・｜／＿")


def is_separator(text: str) -> bool:
    """Whether a text that is not empty holds nothing but separators.

    >>> is_separator("* * *"), is_separator("★★★★☆")
    (True, False)
    """
    return text[0] in SEPARATORS and SEPARATORS.issuperset(text)

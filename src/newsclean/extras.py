"""What is said where a library is missing that only an extra of newsclean brings."""

from __future__ import annotations


def missing(extra: str, what: str) -> ImportError:
    """The error for something that an extra brings.

    >>> raise missing("batch", "Arrow and Parquet")
    Traceback (most recent call last):
    ImportError: Arrow and Parquet: needs more than newsclean's core; pip install 'newsclean[batch]'
    """
    return ImportError(f"{what}: needs more than newsclean's core; pip install 'newsclean[{extra}]'")

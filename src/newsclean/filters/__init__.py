"""The filters, one a file of the filter's name, and `registry`, which has a row for each.

A filter takes a Document and yields (block, reason), or (block, reason, role) for metadata. `_cues` and `_lists` hold what several filters share; no
filter imports another. May import `scorer`, `layout`, `metadata`, `values`, `document`, `languages` and `vocabulary`.
"""

from newsclean.filters._patterns import Pattern, pattern

__all__ = ["Pattern", "pattern"]

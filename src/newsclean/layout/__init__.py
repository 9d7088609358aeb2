"""Where the article stands among the blocks of an input: the survey, made once before the filters, and the votes that give the article's span.

May import `values`, `document`, `languages` and `vocabulary`. It knows no filter: what a removal says of its surroundings is a field of the removal
(`evidence`).
"""

from newsclean.layout.survey import Layout, survey, surveyed

__all__ = ["Layout", "survey", "surveyed"]

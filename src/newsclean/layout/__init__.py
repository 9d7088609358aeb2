"""Where the article stands among the blocks of an input: the survey, made once before the filters, and the votes behind the article's span.

May import `document`, `languages` and `vocabulary`. Knows no filter: what a removal says of its surroundings stands in the removal.
"""

from newsclean.layout.survey import Layout, survey, surveyed

__all__ = ["Layout", "survey", "surveyed"]

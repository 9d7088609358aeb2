"""Golden files: expected results as plain Markdown, which a person can review, for filters and pipelines of your own.

`cases` reads single cases of one filter, `pages` whole pages with the article that is expected of them. Both can be written anew from what the code
gives, so that a change is reviewed as a difference between two files. pytest is not needed: the checks raise AssertionError.

May import all but `isolation`, `batch`, `integrations` and `cli`; nothing of newsclean imports it.
"""

from newsclean.testing.cases import Case, cases, listing, parse_cases, update_cases
from newsclean.testing.pages import Page, load_page, pages, update_page

__all__ = ["Case", "Page", "cases", "listing", "load_page", "pages", "parse_cases", "update_cases", "update_page"]

"""What newsclean does with libraries that it does not install by itself: each stands behind an extra."""

from __future__ import annotations


def needs(what: str, library: str, extra: str) -> ImportError:
    """The error to raise where a library is missing: it names what needs it, and the extra that installs it.

    >>> needs("newsclean.scrapy", "Scrapy", "scrapy")
    ImportError("newsclean.scrapy needs Scrapy: pip install 'newsclean[scrapy]'")
    """
    return ImportError(f"{what} needs {library}: pip install 'newsclean[{extra}]'")

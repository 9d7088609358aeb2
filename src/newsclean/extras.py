"""Optional libraries: those that newsclean installs only with an extra, such as `newsclean[scrapy]`."""

from __future__ import annotations


def needs(what: str, library: str, extra: str) -> ImportError:
    """Return the error to raise if a library is missing. It names what needs the library, and the extra that installs it.

    >>> needs("newsclean.scrapy", "Scrapy", "scrapy")
    ImportError("newsclean.scrapy needs Scrapy: pip install 'newsclean[scrapy]'")
    """
    return ImportError(f"{what} needs {library}: pip install 'newsclean[{extra}]'")

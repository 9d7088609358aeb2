"""The errors of newspaper4k."""


class ArticleException(Exception):
    """An Article was asked for something before it had a page, or before `parse()`."""


class ArticleBinaryDataException(Exception):
    """Never raised: newspaper4k raises it for downloads that are no text."""


class RobotsException(Exception):
    """Never raised: newspaper4k raises it for downloads that a robots.txt forbids."""

"""The command line for a page itself: `newsclean --annotate`."""

from __future__ import annotations

from newsclean.article import Article
from newsclean.cli.options import opened_output, usage_error
from newsclean.cli.report import base_name
from newsclean.document import Limits

UNCLEANED = frozenset(("timeout", "killed"))  # statuses of articles of which nothing can be shown; a note has said why


def write_annotated(source: bytes, article: Article, name: str, encoding: str | None, limits: Limits, output: str) -> None:
    """Write the page that an article was cleaned from, with its blocks marked. End the process with status 2 where it is no page.

    name       the name of the input
    encoding   the charset that came with it
    limits     the caps with which it was cleaned
    output     the file to write
    """
    if article.status in UNCLEANED:
        return
    try:
        from newsclean.report.annotate import annotated  # imported late: it needs Jinja2

        page = annotated(source, article, encoding=encoding, limits=limits, name=base_name(name))
    except (ValueError, ImportError) as error:
        usage_error(str(error))
    with opened_output(output) as out:
        out.write(page)

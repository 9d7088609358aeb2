"""Writes the pages: one HTML file each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.document import PageKind, Status
from newsclean.document.choices import choices
from newsclean.report.batch import MOST_VIEWS, MOST_VIEWS_OF_A_FILTER, MOST_VIEWS_OF_CUTS, MOST_VIEWS_OF_OWN, Batch
from newsclean.report.rendering import rendered
from newsclean.report.view import UNTITLED, as_json, colour, view_of

if TYPE_CHECKING:
    from newsclean.article import Article


def article_page(article: Article, source: str | None = None) -> str:
    """Return a page that shows one article. `source` names its input."""
    return rendered("article.html", view=view_of(article, source))


def batch_page(batch: Batch, name: str) -> str:
    """Return a page with an index of many articles, and full views of the worst of them. `name` says what they are."""
    rows = batch.rows
    filters = batch.filters
    folder = _folder([row.source for row in rows])
    places = {found.name: at for at, found in enumerate(filters)}
    data = {
        "rows": [
            [
                row.number,
                row.source.removeprefix(folder),
                row.title or UNTITLED,
                row.kind,
                row.status,
                row.confidence,
                row.words,
                row.removed,
                row.cut,
                row.warnings,
                [[places[count.name], count.words, count.inside] for count in row.taken],
                2 if row.number in batch.too_large else int(row.number in batch.views),
            ]
            for row in rows
        ],
        "filters": [[found.name, colour(found.name)] for found in filters],
    }
    return rendered(
        "index.html",
        name=name,
        batch=batch,
        folder=folder,
        unusual=sum(found.unusual is not None for found in filters),
        filters=filters,
        listed=len(rows),
        kinds=_in_order(batch.kinds, choices(PageKind)),
        statuses=_in_order(batch.statuses, choices(Status)),
        views=sorted(batch.views.items()),
        data=as_json(data),
        most_views=MOST_VIEWS,
        most_of_cuts=MOST_VIEWS_OF_CUTS,
        most_of_a_filter=MOST_VIEWS_OF_A_FILTER,
        most_of_own=MOST_VIEWS_OF_OWN,
    )


def _folder(names: list[str]) -> str:
    """Return the folder that all names begin with, or "".

    >>> _folder(["pages/a/1.html", "pages/b/2.html"]), _folder(["pages/1.html"])
    ('pages/', '')
    """
    first, last = min(names, default=""), max(names, default="")
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), 0)
    return first[: first.rfind("/", 0, same) + 1]


def _in_order(counts: dict[str, int], names: tuple[str, ...]) -> list[tuple[str, int]]:
    """Return counts in the order of the names."""
    return [(name, counts[name]) for name in names if name in counts]

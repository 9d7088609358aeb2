"""`clean` and `explain`."""

from __future__ import annotations

from newsclean.article import Article, assemble
from newsclean.explain import listing
from newsclean.filters.block_scorer import check_favor
from newsclean.limits import Limits, checked, is_capped
from newsclean.pipeline import Pipeline
from newsclean.readers import check, read
from newsclean.readers.decode import decode
from newsclean.second_opinion import BY_PLACE, EFFORTS, second_opinion


def clean(
    source: str | bytes,
    *,
    url: str | None = None,
    format: str = "auto",
    encoding: str | None = None,
    effort: str = "auto",
    favor: str | None = None,
    pipeline: Pipeline | None = None,
    limits: Limits | None = None,
) -> Article:
    """The article in a scraped text or page.

    source     the text or page; bytes are decoded by their byte order mark, as UTF-8, by `encoding`, as a page declares, or by detection
    url        the address it came from, if known; the links of a page are resolved against it
    format     "html", "text", "markdown", or "auto" to choose among them
    encoding   the charset that came with the bytes, as in an HTTP header
    effort     how far to go for a page whose article is hard to find: "fast" stops at the filters, "auto" asks trafilatura where they found
               next to nothing, "thorough" asks it about every page, which costs about four times as much. See `newsclean.second_opinion`
    favor      where the learned filter `block_scorer` stops: "recall" keeps more of what is in doubt, "precision" removes more, "balanced" is
               between; by default as the pipeline says, which is "balanced" unless it was tuned. Where trafilatura's choice was taken, that
               filter is not asked again
    pipeline   the filters to use, by default `Pipeline.default()`
    limits     caps on what the input may cost, by default `Limits()`; what is over one is read in a simpler way, with a warning

    Whatever the content, an Article comes back. Raises TypeError or ValueError for a wrong argument.

    >>> article = clean("Talks end in Seoul\\n\\nThe talks between both sides failed on Monday.\\n\\nRELATED More talks planned for May")
    >>> article.title, article.text
    ('Talks end in Seoul', 'The talks between both sides failed on Monday.')
    >>> [(r.filter, r.reason) for r in article.removed if r.role is None]
    [('related_link', 'opens with "related"')]
    """
    pipeline, limits = arranged(url, format, encoding, effort, favor, pipeline, limits)
    doc = pipeline(read(source, url=url, format=format, encoding=encoding, limits=limits))
    if (
        doc.page is not None
        and not is_capped(doc.warnings)
        and effort != "fast"
        and isinstance(pipeline, Pipeline)
        and "outside_article" in pipeline.names
    ):
        followed = second_opinion(doc, lambda: decode(source, encoding)[0], effort=effort)
        if followed is not doc:  # what goes by wording is left to look at what has come back
            doc = pipeline.without(*(name for name in pipeline.names if name in BY_PLACE))(followed)
    return assemble(doc)


def arranged(
    url: str | None = None,
    format: str = "auto",
    encoding: str | None = None,
    effort: str = "auto",
    favor: str | None = None,
    pipeline: Pipeline | None = None,
    limits: Limits | None = None,
) -> tuple[Pipeline, Limits]:
    """The pipeline and the limits that the arguments of `clean` ask for. Raises TypeError and ValueError for wrong ones."""
    check(url, format, encoding)
    if effort not in EFFORTS:
        raise ValueError(f"effort is {effort!r}; it must be one of {', '.join(EFFORTS)}")
    if pipeline is None:
        pipeline = Pipeline.default()
    elif not callable(pipeline) or isinstance(pipeline, type):
        raise TypeError(f"pipeline must be a Pipeline, not {pipeline!r:.60}; start from Pipeline.default()")
    return favoring(pipeline, favor) if favor is not None else pipeline, checked(limits)


def favoring(pipeline: Pipeline, favor: str) -> Pipeline:
    """The pipeline with its learned filter set to "recall", "balanced" or "precision". Raises ValueError for another word, or without that filter."""
    check_favor(favor)
    if not isinstance(pipeline, Pipeline) or "block_scorer" not in pipeline.names:
        raise ValueError(f"favor={favor!r} tells the filter block_scorer where to stop, and the pipeline has no such filter")
    return pipeline.tuned("block_scorer", favor=favor)


def explain(
    source: str | bytes,
    *,
    url: str | None = None,
    format: str = "auto",
    encoding: str | None = None,
    effort: str = "auto",
    favor: str | None = None,
    pipeline: Pipeline | None = None,
    limits: Limits | None = None,
) -> str:
    """The marked listing: every block of the input with its line number and what became of it, and why. Arguments as for `clean`.

    >>> print(explain("Talks end in Seoul\\n\\nThe talks between both sides failed on Monday.\\n\\nFollow us:"))
    1  title          Talks end in Seoul
                      · is the headline above the first paragraph
    3                 The talks between both sides failed on Monday.
    5  social_footer  Follow us:
                      · is just "follow us"
    """
    return listing(clean(source, url=url, format=format, encoding=encoding, effort=effort, favor=favor, pipeline=pipeline, limits=limits))

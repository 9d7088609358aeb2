"""Cleaner: the options of cleaning, checked once; and the shortcuts `clean` and `explain`, which make one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from newsclean.article import Article, assemble
from newsclean.document import Document, Effort, Favor, Format, Limits
from newsclean.document.choices import check_choice
from newsclean.document.limits import checked
from newsclean.output.explain import listing
from newsclean.pipeline import Pipeline
from newsclean.readers import check, read
from newsclean.readers.decode import decode
from newsclean.second_opinion import second_opinion

SCORER = "block_scorer"  # the filter that `favor` tunes


@dataclass(frozen=True, slots=True, init=False)
class Cleaner:
    """The options of cleaning. Make one, and clean many inputs with it: the options are checked once, and it never changes.

    effort     how far to go for a page whose article is hard to find: "fast" stops at the filters, "auto" asks trafilatura where they found
               next to nothing, "thorough" asks it about every page, which costs about four times as much. See `newsclean.second_opinion`
    favor      where the learned filter `block_scorer` stops: "recall" keeps more of what is in doubt, "precision" removes more, "balanced" is
               between. None leaves it as the pipeline says, which is "balanced" unless it was tuned. Where trafilatura's choice was taken, that
               filter is not asked again
    pipeline   the filters to use; None for `Pipeline.default()`
    limits     caps on what an input may cost; what is over one is read in a simpler way, with a warning. None for `Limits()`

    A cleaner pickles where its filters do: where one does not, pickling raises TypeError and names it.

    Raises TypeError and ValueError for a wrong option.

    >>> cleaner = Cleaner(effort="fast", favor="recall")
    >>> cleaner.clean("Talks end in Seoul\\n\\nThe talks between both sides failed on Monday.").text
    'The talks between both sides failed on Monday.'
    """

    effort: Effort
    favor: Favor | None
    pipeline: Pipeline
    limits: Limits

    def __init__(
        self, *, effort: Effort = "auto", favor: Favor | None = None, pipeline: Pipeline | None = None, limits: Limits | None = None
    ) -> None:
        check_choice("effort", effort, Effort)
        if pipeline is None:
            pipeline = Pipeline.default()
        if not isinstance(pipeline, Pipeline):
            raise TypeError(f"pipeline must be a Pipeline, not {pipeline!r:.60}; start from Pipeline.default()")
        if favor is not None:
            check_choice("favor", favor, Favor)
            if SCORER not in pipeline.names:
                raise ValueError(f"favor={favor!r} tells the filter {SCORER} where to stop, and the pipeline has no such filter")
            pipeline = pipeline.tuned(SCORER, favor=favor)
        for name, value in (("effort", effort), ("favor", favor), ("pipeline", pipeline), ("limits", checked(limits))):
            object.__setattr__(self, name, value)  # which is how a frozen dataclass sets its own fields

    def clean(self, source: str | bytes, *, url: str | None = None, format: Format = "auto", encoding: str | None = None) -> Article:
        """Return the article in a scraped text or page.

        source     the text or page; bytes are decoded by their byte order mark, as UTF-8, by `encoding`, as a page declares, or by detection
        url        the address it came from, if known; the links of a page are resolved against it
        format     "html", "text", "markdown", or "auto" to choose among them
        encoding   the charset that came with the bytes, as in an HTTP header

        Whatever the content, an Article comes back. Raises TypeError or ValueError for a wrong argument.
        """
        check(url, format, encoding)
        doc = self.pipeline(read(source, url=url, format=format, encoding=encoding, limits=self.limits))
        return assemble(self._reconsidered(doc, source, encoding), self.pipeline.names)

    def explain(self, source: str | bytes, *, url: str | None = None, format: Format = "auto", encoding: str | None = None) -> str:
        """Return the marked listing: every block of the input with its line number, what became of it, and why. Arguments as for `clean`."""
        return listing(self.clean(source, url=url, format=format, encoding=encoding).document)

    def _reconsidered(self, doc: Document, source: str | bytes, encoding: str | None) -> Document:
        """A marked document, or what has become of it where a second opinion was followed."""
        if doc.head is None or doc.is_capped or self.effort == "fast" or "outside_article" not in self.pipeline.names:
            return doc
        followed = second_opinion(doc, lambda: decode(source, encoding)[0], effort=self.effort)
        if followed is doc:
            return doc
        return Pipeline(tuple(step for step in self.pipeline.steps if not step.row.finds_article))(followed)

    def __reduce__(self) -> tuple[Any, ...]:
        import pickle  # slow to import, and whoever pickles has it

        for step in self.pipeline.steps:
            try:
                pickle.dumps(step)
            except Exception as error:  # pickle raises whatever it likes
                raise TypeError(f"the filter {step.name!r} cannot be pickled ({error}); a filter of your own must stand in a module") from error
        return _cleaner, (self.effort, self.favor, self.pipeline, self.limits)


def cleaner_of(cleaner: Cleaner | None, options: dict[str, Any]) -> Cleaner:
    """Return the cleaner that a caller gave, or one with the options that it gave instead. Raises TypeError where it gave both.

    All that cleans many inputs takes either: `isolated`, batches, Scrapy, web-poet, datatrove, Arrow.
    """
    if cleaner is None:
        return Cleaner(**options)
    if not isinstance(cleaner, Cleaner):
        raise TypeError(f"cleaner must be a newsclean.Cleaner, not {type(cleaner).__name__}")
    if options:
        raise TypeError(f"cleaner= has the options in it; {', '.join(options)} can only be given without it")
    return cleaner


def clean(
    source: str | bytes,
    *,
    url: str | None = None,
    format: Format = "auto",
    encoding: str | None = None,
    effort: Effort = "auto",
    favor: Favor | None = None,
    pipeline: Pipeline | None = None,
    limits: Limits | None = None,
) -> Article:
    """Return the article in a scraped text or page. A shortcut for `Cleaner(…).clean(…)`, which have the arguments.

    >>> article = clean("Talks end in Seoul\\n\\nThe talks between both sides failed on Monday.\\n\\nRELATED More talks planned for May")
    >>> article.title, article.text
    ('Talks end in Seoul', 'The talks between both sides failed on Monday.')
    >>> [(r.filter, r.reason) for r in article.removed]
    [('related_link', 'opens with "related"')]
    """
    return _cleaner(effort, favor, pipeline, limits).clean(source, url=url, format=format, encoding=encoding)


def explain(
    source: str | bytes,
    *,
    url: str | None = None,
    format: Format = "auto",
    encoding: str | None = None,
    effort: Effort = "auto",
    favor: Favor | None = None,
    pipeline: Pipeline | None = None,
    limits: Limits | None = None,
) -> str:
    """Return the marked listing of what became of every block, and why. A shortcut for `Cleaner(…).explain(…)`, which have the arguments.

    >>> print(explain("Talks end in Seoul\\n\\nThe talks between both sides failed on Monday.\\n\\nFollow us:"))
    1  title          Talks end in Seoul
                      · is the headline above the first paragraph
    3                 The talks between both sides failed on Monday.
    5  social_footer  Follow us:
                      · is just "follow us"
    """
    return _cleaner(effort, favor, pipeline, limits).explain(source, url=url, format=format, encoding=encoding)


def _cleaner(effort: Effort, favor: Favor | None, pipeline: Pipeline | None, limits: Limits | None) -> Cleaner:
    return Cleaner(effort=effort, favor=favor, pipeline=pipeline, limits=limits)

"""Cleaner: holds the options of cleaning, checked once. `clean` and `explain` are shortcuts that make one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from newsclean.article import Article, assemble
from newsclean.beside import FIELDS as BESIDE
from newsclean.document import Document, Effort, Favor, Format, Limits
from newsclean.document.choices import check_choice
from newsclean.document.limits import checked
from newsclean.filters.site_opening import site_opening
from newsclean.filters.site_profile import site_profile
from newsclean.filters.title import title
from newsclean.layout import surveyed
from newsclean.output.explain import Explanation, explained
from newsclean.pipeline import Pipeline
from newsclean.profiles import SITE_FILTERS, Profiles, load_profiles
from newsclean.readers import check, read
from newsclean.readers.decode import decode
from newsclean.scorer import SCORER
from newsclean.second_opinion import second_opinion


@dataclass(frozen=True, slots=True, init=False)
class Cleaner:
    """Cleans inputs with a fixed set of options, which are checked once. A cleaner never changes; make one, and use it for many inputs.

    effort     when to ask trafilatura about a page: "fast" never, "auto" where the filters found next to nothing, "thorough" about every page, which
               takes about four times as long. See `newsclean.second_opinion`
    favor      how much the trained filter `block_scorer` removes: "recall" keeps more of what is in doubt, "precision" removes more, "balanced" is
               in between. None leaves the pipeline's own setting, which is "balanced" unless it was tuned. If trafilatura's choice is taken,
               `block_scorer` does not run again
    pipeline   the filters to use; None for `Pipeline.default()`
    limits     caps on what an input may cost; an input over a cap is read in a simpler way, with a warning. None for `Limits()`
    profiles   what other pages of a site tell: a `SiteProfile` for all inputs, the path of one, or the path of a folder with profiles of many sites,
               of which each input gets that of its site. None for none. See docs/site-profiles.md

    fields     names of fields beside the text that `Article.to_dict` and rows are to have: "links", "images", "embeds", "comments", "related",
               "corrections". As attributes of an Article they are always there. See docs/more.md

    A cleaner can be pickled if its filters can. If one cannot, pickling raises TypeError and names that filter.

    Raises TypeError and ValueError for a wrong option, and OSError for profiles that cannot be read.

    >>> cleaner = Cleaner(effort="fast", favor="recall")
    >>> cleaner.clean("Talks end in Seoul\\n\\nThe talks between both sides failed on Monday.").text
    'The talks between both sides failed on Monday.'
    """

    effort: Effort
    favor: Favor | None
    pipeline: Pipeline
    limits: Limits
    fields: tuple[str, ...]

    def __init__(
        self,
        *,
        effort: Effort = "auto",
        favor: Favor | None = None,
        pipeline: Pipeline | None = None,
        limits: Limits | None = None,
        profiles: Profiles | str | os.PathLike[str] | None = None,
        fields: Iterable[str] = (),
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
        if profiles is not None:
            pipeline = _with_profiles(pipeline, load_profiles(profiles))
        asked = _checked_fields(fields)
        for name, value in (("effort", effort), ("favor", favor), ("pipeline", pipeline), ("limits", checked(limits)), ("fields", asked)):
            object.__setattr__(self, name, value)  # a frozen dataclass sets its own fields in this way

    def clean(
        self, source: str | bytes, *, url: str | None = None, format: Format = "auto", encoding: str | None = None, site: str | None = None
    ) -> Article:
        """Return the article in a scraped page or text.

        source     the page or text; bytes are decoded by their byte order mark, as UTF-8, by `encoding`, as the page declares, or by detection
        url        the address it came from, if known; the links of a page are resolved against it
        format     "html", "text", "markdown", or "auto" to find out
        encoding   the charset that came with the bytes, as in an HTTP header
        site       the name of the site whose profile is to be used; None for the host of `url`

        Returns an Article whatever the content. Raises TypeError or ValueError for a wrong argument.
        """
        check(url, format, encoding)
        doc = surveyed(read(source, url=url, format=format, encoding=encoding, limits=self.limits))  # lets go of the page's tree
        pipeline = self.pipeline if site is None else _tuned_to_sites(self.pipeline, site=site)
        doc = pipeline(doc)
        article = assemble(self._reconsidered(doc, source, encoding, pipeline), pipeline.names)
        return replace(article, asked_fields=self.fields) if self.fields else article

    def explain(
        self, source: str | bytes, *, url: str | None = None, format: Format = "auto", encoding: str | None = None, site: str | None = None
    ) -> Explanation:
        """Return what became of every block of the input, and why, to print or as data. Arguments as for `clean`."""
        return explained(self.clean(source, url=url, format=format, encoding=encoding, site=site))

    def _reconsidered(self, doc: Document, source: str | bytes, encoding: str | None, pipeline: Pipeline) -> Document:
        """Return the marked document, or the document with trafilatura's choice where that was taken."""
        finders = [step for step in pipeline.steps if step.row.finds_article]
        if doc.head is None or doc.is_capped or self.effort == "fast" or not finders:
            return doc
        followed = second_opinion(doc, lambda: decode(source, encoding)[0], effort=self.effort)
        if followed is doc:
            return doc
        return pipeline.without(*(step.name for step in finders))(followed)

    def __reduce__(self) -> tuple[Any, ...]:
        import pickle  # slow to import, and imported anyway where somebody pickles

        for step in (*self.pipeline.steps, *self.pipeline.keeps):
            try:
                pickle.dumps(step)
            except Exception as error:  # pickle may raise anything
                raise TypeError(f"the filter {step.name!r} cannot be pickled ({error}); a filter of your own must stand in a module") from error
        return _cleaner, (self.effort, self.favor, self.pipeline, self.limits, self.fields)


def _checked_fields(fields: Iterable[str]) -> tuple[str, ...]:
    """Return the names of fields beside the text, each once, in the order of the schema. Raises TypeError and ValueError for what names none."""
    if isinstance(fields, str):
        raise TypeError(f"fields must be a tuple of names, not the string {fields!r:.60}; for one field: fields=({fields.partition(',')[0]!r:.60},)")
    asked = list(fields)
    for name in asked:
        if name not in BESIDE:
            raise ValueError(f"there is no field {name!r:.60}; choose from {', '.join(BESIDE)}")
    return tuple([name for name in BESIDE if name in asked])


def _with_profiles(pipeline: Pipeline, profiles: Profiles) -> Pipeline:
    """Return a pipeline with the filters for site profiles: one before `title`, where there is such a filter, and one behind all others."""
    if title.__name__ in pipeline.names and site_opening.__name__ not in pipeline.names:
        pipeline = pipeline.with_filter(site_opening, before=title.__name__)
    if site_profile.__name__ not in pipeline.names:
        pipeline = pipeline.with_filter(site_profile, after=pipeline.names[-1] if pipeline.names else None)
    return _tuned_to_sites(pipeline, profiles=profiles)


def _tuned_to_sites(pipeline: Pipeline, **options: Any) -> Pipeline:
    """Return a pipeline with options for those filters for site profiles that it has."""
    for name in SITE_FILTERS:
        if name in pipeline.names:
            pipeline = pipeline.tuned(name, **options)
    return pipeline


def cleaner_of(cleaner: Cleaner | None, options: dict[str, Any]) -> Cleaner:
    """Return the cleaner that a caller passed, or a new one with the options that it passed instead.

    This is the one function by which everything else takes a cleaner or its options: `isolated`, batches, datatrove, Arrow. Raises TypeError if a
    caller passed both, and what `Cleaner` raises for a wrong option.
    """
    if cleaner is None:
        return Cleaner(**options)
    if not isinstance(cleaner, Cleaner):
        raise TypeError(f"cleaner must be a newsclean.Cleaner, not {type(cleaner).__name__}")
    if options:
        raise TypeError(f"pass cleaner= or options, not both: {', '.join(options)} must be given to that Cleaner")
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
    """Return the article in a scraped page or text. A shortcut for `Cleaner(…).clean(…)`; the arguments are described there.

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
) -> Explanation:
    """Return what became of every block, and why. A shortcut for `Cleaner(…).explain(…)`; the arguments are described there.

    >>> print(explain("Talks end in Seoul\\n\\nThe talks between both sides failed on Monday.\\n\\nFollow us:"))
    Talks end in Seoul
    article, status ok, confidence 0.08
    <BLANKLINE>
      kept      1 block  8 words
    - removed   1 block  2 words  social_footer 1
    = metadata  1 block  4 words  title 1
    <BLANKLINE>
    = 1  Talks end in Seoul
         · title: is the headline above the first paragraph
      3  The talks between both sides failed on Monday.
    - 5  Follow us:
         · social_footer: is just "follow us"
    """
    return _cleaner(effort, favor, pipeline, limits).explain(source, url=url, format=format, encoding=encoding)


def _cleaner(effort: Effort, favor: Favor | None, pipeline: Pipeline | None, limits: Limits | None, fields: tuple[str, ...] = ()) -> Cleaner:
    return Cleaner(effort=effort, favor=favor, pipeline=pipeline, limits=limits, fields=fields)

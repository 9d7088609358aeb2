"""The filters in the order in which they run, with one row each. What other parts of newsclean need to know of a filter is stated here only.

Filters by a page's elements come first, then those by wording, then those for metadata, then those by neighbours and place, and last the trained one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Literal, NamedTuple

from newsclean.document import Evidence, Filter
from newsclean.document.choices import check_choice
from newsclean.filters._cues import labels
from newsclean.filters.advertisement import advertisement
from newsclean.filters.apart_from_text import apart_from_text
from newsclean.filters.author_bio import author_bio
from newsclean.filters.block_scorer import block_scorer
from newsclean.filters.boilerplate_class import boilerplate_class, boilerplate_in_rest
from newsclean.filters.byline import byline, bylines_near
from newsclean.filters.caption import caption, dated_openings
from newsclean.filters.comment_form import comment_form
from newsclean.filters.cookie_notice import cookie_notice
from newsclean.filters.copyright_line import copyright_line
from newsclean.filters.date import date
from newsclean.filters.feedback_prompt import feedback_prompt
from newsclean.filters.headline_run import headline_run
from newsclean.filters.hidden_text import hidden_text
from newsclean.filters.link_block import link_block
from newsclean.filters.masthead import masthead
from newsclean.filters.media_label import media_label
from newsclean.filters.most_read import most_read
from newsclean.filters.navigation import menu_labels, navigation
from newsclean.filters.newsletter import newsletter
from newsclean.filters.ornament import ornament
from newsclean.filters.other_article import other_article
from newsclean.filters.outside_article import outside_article
from newsclean.filters.paywall_notice import paywall_notice
from newsclean.filters.reader_comments import reader_comments
from newsclean.filters.related_link import listed_links, related_link
from newsclean.filters.repeated_block import repeated_block
from newsclean.filters.repeated_title import repeated_title
from newsclean.filters.script_text import script_text
from newsclean.filters.section import section
from newsclean.filters.share_bar import share_bar
from newsclean.filters.site_element import site_element
from newsclean.filters.site_opening import site_opening
from newsclean.filters.site_profile import site_profile
from newsclean.filters.social_footer import accounts, social_footer
from newsclean.filters.source_url import source_url
from newsclean.filters.tag_list import tag_labels, tag_list
from newsclean.filters.title import title

Stage = Literal["element", "wording", "metadata", "place", "learned"]
"""What a filter goes by: the elements of a page, wording, what bears metadata, neighbours and place, or a trained model."""


class Row(NamedTuple):
    """What is known of a filter.

    filter         the function; its name is the filter's name
    stage          what it goes by; a "metadata" filter gives blocks a role
    evidence       what its removals say of where the article stands: "end" (they mostly stand below it), "furniture" (they are furniture of the
                   page), or "none" (they stand anywhere)
    looks_around   whether its verdict on a block may change when others are removed; if so, it runs again when another filter has found something
    again          what runs then, without options: the part of it that looks around. None where that is the filter itself
    tables         phrase tables: it finds nothing, and is not called, unless a kept block bears a phrase of one. Empty where it looks at others, too
    finds_article  whether it says where the article is; if so, it does not run again after a second opinion
    needs_span     whether it asks for the article's span; the span is settled before the first such built-in filter, see `Document.with_span`
    runs_last      whether it runs once, when all others find nothing more
    runs_first     whether it goes before all others where nobody gives it a place
    is_final       whether, of those that run last, it is one after which no other filter runs again
    """

    filter: Filter
    stage: Stage
    evidence: Evidence = "furniture"
    looks_around: bool = True
    finds_article: bool = False
    needs_span: bool = False
    runs_last: bool = False
    is_final: bool = False
    again: Filter | None = None
    tables: tuple[str, ...] = ()
    runs_first: bool = False

    @property
    def name(self) -> str:
        """The filter's name, which its removals carry."""
        return str(self.filter.__name__)


REGISTRY: tuple[Row, ...] = (
    Row(hidden_text, "element", looks_around=False),
    Row(site_element, "element", looks_around=False, finds_article=True),
    Row(boilerplate_class, "element", finds_article=True, again=boilerplate_in_rest),
    Row(other_article, "element", looks_around=False, finds_article=True),
    Row(reader_comments, "element", "end", looks_around=False, finds_article=True),
    Row(link_block, "element", looks_around=False, finds_article=True),
    Row(script_text, "wording", looks_around=False),
    Row(source_url, "metadata", tables=("source_url",)),
    Row(ornament, "wording", "none", looks_around=False),
    Row(copyright_line, "wording", "end", again=partial(labels, table="copyright_line")),
    Row(cookie_notice, "wording", tables=("cookie_notice",)),
    Row(comment_form, "wording", "end", tables=("comment_form",)),
    Row(share_bar, "wording"),
    Row(social_footer, "wording", again=accounts),
    Row(newsletter, "wording", tables=("newsletter",)),
    Row(feedback_prompt, "wording", tables=("feedback_prompt",)),
    Row(advertisement, "wording", "none", looks_around=False, tables=("advertisement",)),
    Row(paywall_notice, "wording", "end", tables=("paywall_notice",)),
    Row(related_link, "wording", needs_span=True, again=listed_links),
    Row(most_read, "wording", needs_span=True, tables=("most_read",)),
    Row(tag_list, "wording", "end", again=tag_labels),
    Row(navigation, "wording", needs_span=True, again=menu_labels),
    Row(media_label, "wording", again=partial(labels, table="media_label")),
    Row(caption, "metadata", needs_span=True, again=dated_openings),
    Row(title, "metadata", "none", needs_span=True),
    Row(repeated_title, "wording", "none"),
    Row(date, "metadata", needs_span=True),
    Row(byline, "metadata", needs_span=True, again=bylines_near),
    Row(section, "metadata", needs_span=True),
    Row(masthead, "wording", needs_span=True),
    Row(author_bio, "wording", "end", needs_span=True),
    Row(headline_run, "place", finds_article=True, needs_span=True),
    Row(apart_from_text, "place", finds_article=True),
    Row(outside_article, "place", finds_article=True, needs_span=True),
    Row(repeated_block, "place", "none"),
    Row(block_scorer, "learned", "none", finds_article=True, needs_span=True, runs_last=True),
)

# Filters that the default pipeline does not have. `Cleaner(profiles=…)` adds them.
#
# `site_opening` goes before `title`, since what it takes hides the headline.
#
# `site_profile` is final: other filters go by what stands around an article, and it takes that away. Measured on three sets of texts, it gains less
# and loses more recall where it runs before `block_scorer`, or where filters that look around run again after it.
OPTIONAL: tuple[Row, ...] = (
    Row(site_opening, "place", "none", looks_around=False, needs_span=True),
    Row(site_profile, "place", "none", looks_around=False, runs_last=True, is_final=True),
)

SECOND_OPINION = "second_opinion"
"""What the removals of `newsclean.second_opinion` are signed with. It is no filter, and runs after them."""


def row_of(filter: Filter) -> Row:
    """Return the row of a filter: a built-in filter's row in the registry, or a row of what your own filter says of itself.

    Your filter says it in attributes of the function or object. The defaults are those of a filter by wording.

    >>> def sponsors(doc):
    ...     "Boxes of sponsors, which stand below the article."
    ...     return [(b, "names a sponsor") for b in doc.kept if b.text.startswith("Sponsored by")]
    >>> sponsors.evidence, sponsors.looks_around = "end", False
    >>> row_of(sponsors)[1:4]
    ('wording', 'end', False)

    Raises TypeError and ValueError for an attribute that has the name of a field and a wrong value.
    """
    for row in (*REGISTRY, *OPTIONAL):
        if row.filter is filter:
            return row
    said = {name: getattr(filter, name) for name in _SAYABLE if hasattr(filter, name)}
    for name, value in said.items():
        if name in _WORDS:
            check_choice(name, value, _WORDS[name])
        elif not isinstance(value, bool):
            raise TypeError(f"{name} of a filter must be True or False, not {value!r}")
    return Row(filter, **{"stage": "wording", **said})


# `needs_span` is not among them: where the span is settled must not depend on a filter that only looks at it.
_SAYABLE = ("stage", "evidence", "looks_around", "finds_article", "runs_last", "runs_first")
_WORDS = {"stage": Stage, "evidence": Evidence}


def names(rows: Iterable[Row] = REGISTRY) -> tuple[str, ...]:
    """Return the names of the filters of some rows, in order."""
    return tuple(row.name for row in rows)

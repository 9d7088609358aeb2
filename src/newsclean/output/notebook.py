"""An article and an explanation as HTML for a notebook.

It has no script, loads nothing, and all text is escaped. It sets no ground and no colour of text, so that it looks as well in a dark notebook as in a
light one; the colours of its marks can be told apart on both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from newsclean.document.choices import ARTICLES
from newsclean.output.groups import PARTS, Group, Line, counted, one_line
from newsclean.output.html import harmless_address
from newsclean.values.addresses import host

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.output.explain import Explanation

LONGEST_TITLE = 300  # characters
LONGEST_TEXT = 400  # characters of a block
LONGEST_LISTED = 200  # characters of a block in a list of blocks
LONGEST_ADDRESS = 2_000  # characters
FIRST_BLOCKS = 4  # of the body
FIRST_WORDS = 90  # of the body, from which on no further block is shown
MOST_REMOVED = 60  # blocks in the fold of a card
MOST_EXPLAINED = 500  # blocks of an explanation

_CARD = (
    "border:1px solid rgba(128,128,128,.4);border-radius:6px;padding:12px 16px;max-width:46em;line-height:1.45;margin:4px 0;overflow-wrap:anywhere"
)
_TITLE = "font-size:1.25em;font-weight:600;line-height:1.3"
_SMALL = "opacity:.75;font-size:.9em"
_TEXT = "margin:8px 0"
_LIST = "max-height:30em;overflow:auto;margin-top:8px"
_COLOURS = {"-": "#d64545", "=": "#a05bd6", "+": "#2f9e55", " ": "transparent"}  # of the line beside a group


def article_card(article: Article, explanation: Explanation) -> str:
    """Return a card, given also what became of the article's blocks.

    It has the title, who wrote it and when, the address of the lead picture, the first paragraphs, and a fold with what was removed.

    The picture itself is not loaded. The size is bounded, whatever the article's.

    >>> from newsclean import clean
    >>> card = clean("Talks end in Seoul\\n\\nThe talks between <b>both</b> sides failed on Monday.\\n\\nFollow us:")._repr_html_()
    >>> "The talks between &lt;b&gt;both&lt;/b&gt; sides failed on Monday." in card
    True
    """
    pieces = [
        _div(_SMALL, article.publisher or article.site_name or article.hostname),
        _div(_TITLE, article.title or "(no title)", LONGEST_TITLE),
        _div(_SMALL, " · ".join(_facts(article, explanation)), 2 * LONGEST_TEXT),
        _picture(article.image),
        *_body(article, explanation),
        _fold(explanation),
    ]
    return f'<div style="{_CARD}">{"".join(pieces)}</div>'


def explanation_html(explanation: Explanation) -> str:
    """Return a listing of the blocks of an input with what became of each, and why. It scrolls, and lists 500 blocks at most.

    >>> from newsclean import explain
    >>> "social_footer: is just &quot;follow us&quot;" in explanation_html(explain("The talks failed on Monday.\\n\\nFollow us:"))
    True
    """
    facts = [explanation.kind, f"status {explanation.status}", f"confidence {explanation.confidence:.2f}"]
    pieces = [
        _div(_TITLE, explanation.title or "(no title)", LONGEST_TITLE),
        _div(_SMALL, " · ".join(facts)),
        _div(_SMALL, explanation.kind_reason if explanation.kind not in ARTICLES else None),
        *[_div(_SMALL, row) for row in _counts(explanation)],
        f'<div style="{_LIST}" tabindex="0">{"".join(_groups(explanation, MOST_EXPLAINED))}</div>',
    ]
    return f'<div style="{_CARD}">{"".join(pieces)}</div>'


def _facts(article: Article, explanation: Explanation) -> Iterator[str]:
    """Yield what stands below the title."""
    if article.authors:
        yield f"By {', '.join(article.authors)}"
    if article.date_published:
        yield article.date_published
    yield counted(explanation.counts("kept")[1], "word")
    yield f"confidence {explanation.confidence:.2f}"
    if article.kind not in ARTICLES:
        yield f"{article.kind}: {article.kind_reason}"
    if article.status != "ok":
        yield f"status {article.status}"


def _picture(address: str | None) -> str:
    """Return a line that leads to a picture, and names its host."""
    good = harmless_address(address or "")
    if good is None or len(good) > LONGEST_ADDRESS:
        return ""
    link = (
        f'<a href="{escape(good)}" rel="noopener noreferrer" target="_blank" style="color:inherit">{_escaped(host(good) or good, LONGEST_TEXT)}</a>'
    )
    return f'<div style="{_SMALL}">Lead picture: {link}</div>'


def _body(article: Article, explanation: Explanation) -> Iterator[str]:
    """Yield the first blocks of the body, and how much more there is."""
    words = shown = 0
    kept = article.document.kept
    for block in kept[:FIRST_BLOCKS]:
        if words >= FIRST_WORDS:
            break
        yield _div(f"{_TEXT};font-weight:600" if block.kind == "heading" else _TEXT, f"{'• ' if block.kind == 'item' else ''}{block.text}")
        words += block.words
        shown += 1
    if shown < len(kept):
        blocks, all_words = explanation.counts("kept")
        yield _div(_SMALL, f"… and {counted(blocks - shown, 'more block')}, {counted(all_words - words, 'word')}")


def _fold(explanation: Explanation) -> str:
    """Return a fold with what was removed as junk."""
    blocks, words = explanation.counts("removed")
    if not blocks:
        return _div(_SMALL, "Nothing was removed.")
    summary = f"Removed: {counted(blocks, 'block')}, {counted(words, 'word')}, by {counted(len(explanation.filters('removed')), 'filter')}"
    listed = "".join(_groups(explanation.only("removed"), MOST_REMOVED))
    return (
        f'<details style="margin-top:8px"><summary style="cursor:pointer">{summary}</summary>'
        f'<div style="{_LIST}" tabindex="0">{listed}</div></details>'
    )


def _counts(explanation: Explanation) -> Iterator[str]:
    """Yield a line for each part: how much of it there is, and by which filters."""
    for part in PARTS:
        blocks, words = explanation.counts(part)
        if blocks or part == "kept":
            filters = ", ".join([f"{one_line(name)} {count:,}" for name, count in explanation.filters(part).items()])
            yield f"{part}: {counted(blocks, 'block')}, {counted(words, 'word')}{f' ({filters})' if filters else ''}"


def _groups(explanation: Explanation, most: int) -> Iterator[str]:
    """Yield the HTML of the groups, as many as have so many blocks to show, and how many more blocks there are."""
    groups = [group for group in explanation.groups if group.part in explanation.shown]
    left = most
    for group in groups:
        if left <= 0:
            break
        chosen = group.openings[:left]
        left -= len(chosen)
        yield _group(group, chosen)
    more = sum([len(group.openings) for group in groups]) - most
    if more > 0:
        yield _div(_SMALL, f"… and {more:,} more; to_dict() has them")


def _group(group: Group, chosen: Iterable[Line]) -> str:
    """Return a group: its blocks, and who took them out and why, beside a line in the colour of its part."""
    mark = escape(group.mark.strip())
    lines = "".join(
        [
            f'<div dir="auto"><span style="{_SMALL}">{mark} {block.lines[0]}</span> {_escaped(one_line(block), LONGEST_LISTED)}</div>'
            for block in chosen
        ]
    )
    count = f"{counted(len(group.blocks), 'block')}, " if len(group.blocks) > 1 else ""
    why = _div(_SMALL, f"{count}{group.by}: {group.reason}") if group.by else ""
    return f'<div style="border-left:3px solid {_COLOURS[group.mark]};padding-left:8px;margin:5px 0">{lines}{why}</div>'


def _div(style: str, text: str | None, longest: int = LONGEST_TEXT) -> str:
    """Return a text in a `<div>`, in its own direction; nothing for no text."""
    return f'<div dir="auto" style="{style}">{_escaped(text, longest)}</div>' if text else ""


def _escaped(text: str, longest: int) -> str:
    """Return a text on one line, cut to a length and escaped."""
    cut = one_line(text, longest + 1)
    return escape(cut if len(cut) <= longest else f"{cut[:longest].rpartition(' ')[0] or cut[:longest]} …")

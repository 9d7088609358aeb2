"""Filter `comment_form`."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from newsclean.document import Block, Document, Marks, running_words
from newsclean.filters._cues import BELOW_COMMENTS, closing_terms, short_blocks
from newsclean.filters._lists import starts_box
from newsclean.filters._menus import heads_list

LEAST_ABOVE = 0.6  # share of the running text that must stand above the heading of the comments
LEAST_FURNITURE = 3  # kinds of page furniture that must show, before what stands below such a heading goes
LONGEST_NAME = 3  # words of a line that may name who comments
LEAST_SIGNS = 2  # that what stands below a heading is comments, where running text follows the heading at once
STEM = 6  # letters of a word that are compared
OPENING = 60  # characters of a sentence that are looked at for it

_LISTS = ("most_read", "related_link", "tag_list")


def comment_form(doc: Document, *, max_words: int = 40) -> Marks:
    """Comment sections: "Leave a Reply", "Your email address will not be published.", and what stands below their heading.

    What follows a heading such as "12 comments" is removed only if the input shows further furniture and most of the running text stands above the
    heading: the same words on a button below the headline do not open a comment section. Nor does a button above a paragraph, unless names, dates
    or further buttons show that readers wrote it. The section ends where another list or box begins: "Most read", a newsletter, an advertisement.
    """
    for mark in short_blocks(doc, "comment_form", max_words):
        if not _is_share_button(doc, mark[0]):
            yield mark
    yield from closing_terms(doc, "comment_form", max_words)
    headings = {b.index for b, cue in doc.cued("comment_form") if cue.place == "line"}
    if headings and doc.layout.furniture_kinds >= LEAST_FURNITURE:
        for block in _below_headings(doc, headings):
            yield block, BELOW_COMMENTS


def _below_headings(doc: Document, headings: set[int]) -> Iterator[Block]:
    """Yield what stands below the headings of comments, up to the next list or box."""
    least_above = LEAST_ABOVE * running_words(doc.kept)
    opening = _opening_sections(doc.kept, headings)
    above = 0
    below = False
    for block in doc.kept:
        if below and _ends_section(doc, block):
            below = False
        if below and block.index not in doc.layout.beside_text:
            yield block
        elif not below and block.index in headings and above > least_above:
            below = block.index in opening
        elif not below and block.is_sentence:
            above += block.words


def _ends_section(doc: Document, block: Block) -> bool:
    """Return whether another list or box begins here. "Newest", above a comment, is how comments are sorted, and heads no list."""
    if not block.cues:
        return False
    lines = [table for table, cue in block.cues.items() if cue.place == "line"]
    if "comment_form" in block.cues:
        return False
    if "advertisement" in lines:
        return True
    if not starts_box(block) or "share_bar" in lines:
        return False
    return block.words > 1 or heads_list(doc, block) or not any(table in _LISTS for table in lines)


def _opening_sections(kept: Sequence[Block], headings: set[int]) -> set[int]:
    """Return the headings below which comments stand: no running text comes first, or names, dates and buttons among it show who wrote it."""
    opening: set[int] = set()
    signs: list[tuple[int, str]] = list(_signs(kept))
    enough: dict[str, int] = {}  # wording of a heading -> the place above which a heading has signs enough below it
    for at, heading in enumerate(kept):
        if heading.index not in headings:
            continue
        if heading.plain not in enough:
            others = (place for place, button in reversed(signs) if button != heading.plain)
            enough[heading.plain] = next(islice(others, LEAST_SIGNS - 1, None), -1)
        below = kept[at + 1] if at + 1 < len(kept) else None
        if below is None or not below.is_sentence or "comment_form" in below.cues or _shares_word(heading, below) or at < enough[heading.plain]:
            opening.add(heading.index)
    return opening


def _signs(kept: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """Yield the places of lines that show readers' comments, each with its wording where it is a button, otherwise "".

    A button is no sign below a heading of the same wording.
    """
    for at, (block, after) in enumerate(pairwise(kept)):
        names = block.words <= LONGEST_NAME and not block.ends and not block.cues and after.is_sentence
        if names or "date" in block.cues:
            yield at, ""
        elif "comment_form" in block.cues:
            yield at, block.plain


def _shares_word(heading: Block, rules: Block) -> bool:
    """Return whether a sentence begins with the heading's longest word, as the rules of commenting do: "Comments must be in English."."""
    word = max(heading.plain.split(), key=len)
    return word[:STEM] in rules.plain[:OPENING]


def _is_share_button(doc: Document, block: Block) -> bool:
    """Return whether "Email" stands in a share bar, and not in a form."""
    if "share_bar" not in block.cues or block.cues["comment_form"].place != "line":
        return False
    beside = [doc.blocks[n] for n in (block.index - 1, block.index + 1) if 0 <= n < len(doc.blocks)]
    return any("share_bar" in b.cues and "comment_form" not in b.cues for b in beside)

"""Bylines without a word such as "by": a name on a line of its own, between the headline and the first paragraph of a text.

    Bridge stays closed          headline
    Jane Doe                     the name; or "Jane Doe, Staff Writer", "Jane Doe jane@post.example"
    Nairobi                      a place or an outlet, perhaps
    3 April 2023                 what shows that the name is a byline: a date, a role, an address for e-mail, an account

Such a line may as well be a place, a section, a sub-heading or the headline. So its place must speak for it, and the article must not be about that
person. What a line says, `newsclean.values.unlabelled` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from newsclean.document import Block, Document
from newsclean.languages import wording
from newsclean.metadata.date_lines import is_date_line
from newsclean.values.known_names import has_known_name, is_east_asian_person
from newsclean.values.names import is_role
from newsclean.values.unlabelled import MAX_BARE_CHARACTERS, BareByline, bare_byline, is_beside_name, without_contacts

MAX_BARE_WORDS = 14  # of such a line
LINES_ABOVE_BODY = 14  # kept lines above the first running text among which it is looked for
LINES_BELOW_BODY = 3  # and below its first line, which may be a standfirst or a caption
LINES_BETWEEN = 2  # between the name and what shows that it is a byline: a place, an outlet, another name
MAX_BETWEEN_WORDS = 4
MAX_ROLE_WORDS = 7
MAX_TIMED_WORDS = 6  # of a line with a time: "4 min read"
MAX_NAMES_WITHOUT_HEADLINE = 2  # lines with names above a text whose headline is not known
MIN_SIGNED_LINES = 3  # of a text that ends with its author's name
LATE = 0.75  # share of the kept blocks above a block from which on it may be about the author

_DURATION = re.compile(r"\d\s?(?:min|мин|хв|分|분)|\b\d{1,2}[:.h]\d\d\b", re.IGNORECASE)
_SKIPPED = frozenset(("ornament", "advertisement", "share_bar", "social_footer", "script_text", "media_label", "comment_form", "newsletter"))

Sign = Literal["date", "role", "contact", "headline", "text", "caption", "between", "other"]
"""What a line beside a name is: the first three show a byline. "between" may be a place or an outlet."""


class FoundByline(NamedTuple):
    """A line that is a byline.

    names    the authors that it names; empty for a role, an address or an outlet beside one
    reason   why it is one, in words
    """

    block: Block
    names: tuple[str, ...]
    reason: str


def find_bare_bylines(doc: Document) -> Iterator[FoundByline]:
    """Iterate over the kept lines of a text that name its author without a word such as "by", and those that belong to them."""
    yield from _in_head(doc)
    if signature := _signature(doc):
        yield signature


def _in_head(doc: Document) -> list[FoundByline]:
    """Return the bylines around the headline, and the lines that belong to them.

    Many names, each with its date, are those of a list of other articles, unless they stand below the headline.
    """
    start = doc.position(doc.body_start)
    first = max(0, start - LINES_ABOVE_BODY)
    top = max((b.index for b in doc.role("title") if b.index <= doc.body_start), default=-1)
    named: list[FoundByline] = []
    belongs: list[FoundByline] = []
    for at, block in enumerate(doc.kept[first : start + LINES_BELOW_BODY + 1], first):
        found = _bare(block)
        if found is None or (block.index < top and not _leads_to_headline(doc, block, top)):
            continue
        reason, beside = _reason(doc, block, found, is_below_start=at > start)
        if reason and not _are_words(doc, found.names) and not _is_subject(doc, found.names):
            named.append(FoundByline(block, found.names, reason))
            belongs += [FoundByline(other, (), f'stands beside the name "{block.text}"') for other in beside]
    return [] if top < 0 and len(named) > MAX_NAMES_WITHOUT_HEADLINE else [*named, *belongs]


def _bare(block: Block) -> BareByline | None:
    """Return what a line says if it may be a name and little else. The tests that cost least come first."""
    if block.words > MAX_BARE_WORDS or block.kind not in ("paragraph", "item") or len(block.text) > MAX_BARE_CHARACTERS:
        return None
    if block.is_sentence or block.text[0].isdigit():
        return None
    found = bare_byline(block.text)
    return None if found is None or any(cue.place == "line" for cue in block.cues.values()) else found


def _reason(doc: Document, block: Block, found: BareByline, is_below_start: bool) -> tuple[str, list[Block]]:
    """Return why a line with a name is a byline, "" where nothing shows it; and the lines that belong to it."""
    above, over = _sign(doc, block, -1)
    below, under = _sign(doc, block, 1)
    beside = [*over, *under]
    shown = {above, below} & ({"role", "contact"} if found.is_guessed else {"date", "role", "contact"})
    if found.is_sure and not (is_below_start and not shown):
        return "is a name with what its bearer does, or an address", beside
    if shown:
        if is_below_start and above == "text" and "date" not in shown and _has_names_as_subheadings(doc, block):
            return "", []
        return f"is a name beside a {'date' if 'date' in shown else 'role' if 'role' in shown else 'contact'}", beside
    is_below, is_above = above == "headline" != below, below == "headline" and above != "text"
    if not (is_below or is_above) or not _is_known(found.names) or _has_names_as_subheadings(doc, block):
        return "", []
    return f"is a name right {'below' if is_below else 'above'} the headline", []


def _sign(doc: Document, block: Block, step: int) -> tuple[Sign, list[Block]]:
    """Return what stands above (-1) or below (1) a name, and the kept lines that belong to the name: roles, addresses, and lines up to a date."""
    passed: list[Block] = []
    belongs: list[Block] = []
    shown: Sign = "other"
    index = block.index
    while 0 <= (index := index + step) < len(doc.blocks):
        other = doc.blocks[index]
        removal = doc.removals.get(index)
        if removal is not None and removal.role is None and removal.filter in _SKIPPED:
            continue
        sign = _sign_of(doc, other)
        if sign in ("role", "contact"):
            belongs += [*passed, other]
            passed = []
            shown = sign if shown == "other" else shown
        elif sign == "between" and len(passed) < LINES_BETWEEN:
            passed.append(other)
        else:
            if sign == "date":
                belongs += passed
                shown = sign
            elif shown == "other" and not passed:
                shown = sign
            break
    return shown, [b for b in belongs if b.index not in doc.removals]


def _sign_of(doc: Document, block: Block) -> Sign:
    removal = doc.removals.get(block.index)
    role = removal.role if removal is not None else None
    if role == "date" or (role in (None, "byline") and (is_date_line(block) or _is_timed(block))):
        return "date"
    if role in ("title", "standfirst"):
        return "headline"
    if role == "caption":
        return "caption"
    if block.is_sentence:
        return "text"
    if is_contact(block):
        return "contact"
    if block.words <= MAX_ROLE_WORDS and role in (None, "byline") and _is_role_line(block):
        return "role"
    if removal is None and block.words <= MAX_BETWEEN_WORDS and not block.ends and (is_beside_name(block.text) or _bare(block)):
        return "between"
    return "other"


def is_contact(block: Block) -> bool:
    """Return whether a line is nothing but an address for e-mail or an account."""
    return block.words <= MAX_BETWEEN_WORDS and ("@" in block.text or "protected" in block.text) and not without_contacts(block.text)


def _is_role_line(block: Block) -> bool:
    """Return whether a line is a role and nothing else: "Staff reporter", "Social affairs correspondent"."""
    if block.ends or any(c in block.text for c in ':!?"“„«'):
        return False
    return is_role(block.text) and bare_byline(block.text) is None


def _is_timed(block: Block) -> bool:
    return block.words <= MAX_TIMED_WORDS and not block.is_sentence and "date" in block.cues and _DURATION.search(block.text) is not None


def _leads_to_headline(doc: Document, block: Block, top: int) -> bool:
    """Return whether nothing but a role, an address or a date stands between a name and the headline below it."""
    return all(_sign_of(doc, other) in ("role", "contact", "date", "headline") for other in doc.blocks[block.index + 1 : top + 1])


def _is_subject(doc: Document, names: tuple[str, ...]) -> bool:
    """Return whether the article is about one of the people: its headline or its paragraphs name them.

    A paragraph near the end that opens with the name may be about the author. So may one with the wording of such notes.
    """
    late = LATE * len(doc.kept)
    titles = [b.text for b in doc.role("title")]
    for name in names:
        if any(name in title for title in titles):
            return True
        for at, block in enumerate(doc.kept):
            if block.is_sentence and name in block.text and not (at >= late and (block.text.startswith(name) or "author_bio" in block.cues)):
                return True
    return False


def _is_known(names: tuple[str, ...]) -> bool:
    """Return whether a known name is in each of the names."""
    return all(has_known_name(name) or is_east_asian_person(name) for name in names)


def _are_words(doc: Document, names: tuple[str, ...]) -> bool:
    """Return whether what looks like names are words with capitals, as in a label ("Event Planning").

    One of them stands in a label of the phrase files, or in the text in small letters, or all are in capitals. Known names are names, whatever their
    words mean: "Mark Baker".
    """
    unknown = [name for name in names if not has_known_name(name) and name.lower() != name.title()]
    if not unknown:
        return False
    if any(map(str.isupper, unknown)):
        return True
    found = {word.lower() for name in unknown for word in name.split() if len(word) > 2 and word[0].isupper()}
    if not wording.label_words().isdisjoint(found):
        return True
    return any(not found.isdisjoint(block.text.split()) for block in doc.blocks if block.is_sentence)


def _has_names_as_subheadings(doc: Document, block: Block) -> bool:
    """Return whether a known name stands alone between two paragraphs below a line: people's names are the article's sub-headings."""
    kept = doc.kept[doc.position(block.index) + 1 :]
    return any(
        before.is_sentence and after.is_sentence and (found := _bare(name)) is not None and _is_known(found.names)
        for before, name, after in zip(kept, kept[1:], kept[2:], strict=False)
    )


def _signature(doc: Document) -> FoundByline | None:
    """Return the name that stands alone below the last paragraph, as a signature does."""
    if len(doc.kept) < MIN_SIGNED_LINES:
        return None
    above, block = doc.kept[-2:]
    found = _bare(block)
    if found is None or not above.is_sentence or above.kind != "paragraph" or above.text[0] in '“"„«‘‹' or not _is_known(found.names):
        return None
    if _is_subject(doc, found.names):
        return None
    return FoundByline(block, found.names, "is a name below the last paragraph")

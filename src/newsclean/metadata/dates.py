"""The dates of publication and of the last change: which of the dates that a page or a text gives is the article's.

    published_date   the date of publication, by the page's head, the line at the headline, an element that is marked, the URL, in this order
    read_date        the date of publication by the lines that bear the role "date": all that a text has
    read_modified    the date of the last change by the lines that bear the role
    dating_lines     all lines that date the article, for who asks where a date stood

Which lines are dates, and what each says, `newsclean.metadata.date_lines` reads; what one string says, `newsclean.values.dates`.
The words "published" and "updated" stand in the phrase files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from datetime import date as Day
from datetime import time as Time
from itertools import islice

from newsclean import vocabulary
from newsclean.document import Block, Document, Head
from newsclean.languages import wording
from newsclean.languages.characters import ascii_digits
from newsclean.metadata.date_lines import (
    MAX_DATE_LINE_CHARACTERS,
    MAX_DATE_LINE_WORDS,
    DateLine,
    first_text,
    is_bare,
    is_date_line,
    is_named_date,
    read_line,
    stands_apart,
)
from newsclean.metadata.dateline import dated_opening
from newsclean.values import words
from newsclean.values.dates import date_in_address, find_date, may_hold_date, opening_date

# Around the article's first running text, a line needs no phrase such as "Published" to be its date.
DATE_BLOCKS_ABOVE = 30
DATE_BLOCKS_BELOW = 3
FIRST_YEAR_PRINTED = "1995"  # an earlier date on a page is what it writes about: news sites began about then
# Countries whose English has the day first. What names the United States is left aside: many templates name them without meaning it.
DAY_FIRST_REGIONS = frozenset(("GB", "IE", "AU", "NZ", "IN", "ZA"))
LATEST_SAME_DAY = timedelta(hours=36)  # from a day's start by UTC to its end in the zone UTC-12: a later moment is on another day everywhere
MAX_STAMPED_ITEM_WORDS = 4  # of an item of a list that goes before the day of the page's file: a longer one may be one of a list of events
LONGEST_OPENING_DATE = 24  # characters of a date and a time that stand before the headline in its line
FIRST_PARAGRAPHS = 3  # of the body, which may open with a date: a standfirst and a heading may stand before the text
# Of a line between the headline and the text that holds a date among other things: "Written by Jane Doe in Science on 1 June 2019. 51 comments".
MAX_MIXED_WORDS = 40
MAX_MIXED_CHARACTERS = 160  # in which the date is looked for
# The filters that remove such lines.
_OF_MIXED_LINES = frozenset(("byline", "apart_from_text", "date", "section", "site_element", "boilerplate_class", "share_bar", "media_label"))
_OF_METADATA = vocabulary.METADATA | vocabulary.DATES | {"author", "authors"}
# The filters that remove other articles and comments, with their dates.
_OF_OTHERS = frozenset(("other_article", "related_link", "most_read", "headline_run", "link_block", "comment_form", "reader_comments"))


def _date_lines(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks that are a date and little else. Nearly all others are too long, or have no year."""
    return [b for b in blocks if b.words <= MAX_DATE_LINE_WORDS and may_hold_date(b.text) and is_date_line(b)]


def published_date(doc: Document, head: Head, language: str | None, url: str | None) -> tuple[str | None, list[str]]:
    """Return the date of publication as ISO 8601, and notes on what it rests on where a reader may doubt it.

    The page's head goes first, unless the line at the headline gives an earlier day: systems stamp an article anew when it moves.
    Then an element marked as the date of publication, that line, the day in the URL, the day of the page's file, any `<time>` of the article, and the
    only line of the page that bears a date. Last, a date that the title or the first paragraph opens with.
    """
    day_first = _day_first(doc, language)
    if doc.head is None or not doc.blocks:
        return head.date_published or read_date(doc, language) or date_in_address(url, day_first=day_first), []
    if head.date_published and _is_shown(doc, head.date_published):
        return head.date_published, []
    near = _near(doc, day_first)
    if head.date_stamped is not None:
        near = [d for d in near if d.is_labelled or d.block.kind != "item" or d.block.words <= MAX_STAMPED_ITEM_WORDS]
    shown = near[0].moment.iso if near and not near[0].is_update else None
    if head.date_published is not None:
        if shown is not None and _is_another_day(shown, head.date_published) and _is_sure(near[0]):
            return shown, [f"date_published is {shown}, as printed at the headline, not {head.date_published}, as the page's head has it"]
        return head.date_published, []
    if head.marked_published is not None:
        return head.marked_published, []
    if shown is not None:
        return _best_given(near[0], head.marked_date, head.date_stamped), []
    in_address = date_in_address(url, day_first=day_first)
    marked = head.marked_date if not _is_of_others(doc, head.marked_date, day_first) else None
    if found := (in_address or head.date_stamped or marked) if head.date_stamped else (marked or in_address):
        return found, []
    if near:
        return near[0].moment.iso, [f'date_published is from "{near[0].block.text[:80]}", the only date that is printed']
    return _last_resort(doc, head, language, day_first), []


def _is_sure(line: DateLine) -> bool:
    """Return whether a line at the headline is surely the article's date: "Founded May 5, 2001" is not."""
    block = line.block
    return (
        line.is_labelled or line.moment.start == 0 or not block.cues.keys().isdisjoint(("byline", "date")) or is_named_date(block) or is_bare(block)
    )


def _is_shown(doc: Document, date: str) -> bool:
    """Return whether a line near the headline bears the day of a date, and is not that of a change: a cheap test before lines are read."""
    return any(_may_say(b, date) and not words.updated().search(b.plain) for b in _around(doc))


def _around(doc: Document) -> list[Block]:
    """Return the short lines around a page's headline and the start of its text, but not the headline itself, which may name the day of an event."""
    others = {b.index for b in (*doc.role("title"), *doc.role("caption"))}.union(doc.layout.siblings)
    lines = doc.blocks[max(0, _headline(doc) - DATE_BLOCKS_BELOW) : doc.body_start + DATE_BLOCKS_BELOW]
    return [b for b in lines if b.words <= MAX_DATE_LINE_WORDS and b.index not in others and not (b.kind == "heading" and b.level == 1)]


def _near(doc: Document, day_first: bool | None) -> list[DateLine]:
    """Return the lines of a page that date the article, the surest first: those around the headline, and any that says "published"."""
    lines = _date_lines(_around(doc))
    lines += [b for b in doc.role("date") if b.index >= doc.body_start + DATE_BLOCKS_BELOW and words.published().match(b.plain)]
    found = _of_article(doc, lines, day_first)
    if not found or found[0].is_update:
        mixed = [d for d in _of_article(doc, _mixed_lines(doc), day_first) if len(d.moment.iso) > len("2022-08-15") or _speaks_of_article(d)]
        found = [*mixed, *found]
        found.sort(key=lambda line: line.is_update)
    return found


def _of_article(doc: Document, lines: Iterable[Block], day_first: bool | None) -> list[DateLine]:
    """Return those of a page's lines that date the article, with what they say, the surest first."""
    headline = _headline_block(doc)
    dated = [d for d in _read(doc, lines, day_first) if d.moment.iso >= FIRST_YEAR_PRINTED]
    return _sorted(doc, (d for d in dated if not stands_apart(doc, d, headline)))


def _mixed_lines(doc: Document) -> list[Block]:
    """Return the lines from just above the headline to the text that are no prose and hold a date among other things."""
    others = {b.index for b in doc.role("title")}.union(doc.layout.siblings)
    lines = doc.blocks[max(0, _headline(doc) - DATE_BLOCKS_BELOW) : doc.body_start + DATE_BLOCKS_BELOW]
    return [b for b in lines if b.index not in others and b.kind != "caption" and _is_mixed(doc, b)]


def _is_mixed(doc: Document, block: Block) -> bool:
    """Return whether a line may hold the date among other things: a byline, or a line that was removed by a filter that removes such lines."""
    opening = block.text[:MAX_MIXED_CHARACTERS]
    if not may_hold_date(opening):
        return False
    if block.words > MAX_MIXED_WORDS and ((moment := find_date(opening)) is None or moment.start > 0):
        return False
    removal = doc.removals.get(block.index)
    if removal is not None and removal.filter in _OF_MIXED_LINES:
        return True
    cue = block.cues.get("byline")
    return cue is not None and cue.place != "end" and (removal is None or removal.filter == "block_scorer")


def _speaks_of_article(line: DateLine) -> bool:
    """Return whether a line speaks of the article by its wording or its class, or opens with its date; captions do not."""
    block = line.block
    if line.is_labelled or line.moment.start == 0 or not block.cues.keys().isdisjoint(("byline", "date")):
        return True
    return block.element is not None and any(element.words & _OF_METADATA for element in islice(block.element.up(), 2))


def read_date(doc: Document, language: str | None) -> str | None:
    """Return the date of publication by the lines with the role "date", as ISO 8601, with a time and a zone where the line gives them; or None.

    "Published" goes before "updated". Lines below the title go before lines above it that do not say "published": they may be the page's own clock.
    """
    day_first = _day_first(doc, language)
    if doc.head is not None and doc.blocks:
        dated = _of_article(doc, doc.role("date"), day_first)
    else:
        top = min((b.index for b in doc.role("title")), default=-1)
        read = _read(doc, doc.role("date"), day_first)
        dated = sorted(read, key=lambda d: (d.block.index < top and not d.is_labelled, d.is_update, d.block.index < top, d.block.index))
    return dated[0].moment.iso if dated else None


def dating_lines(doc: Document, language: str | None) -> list[DateLine]:
    """Return the lines that date the article, with what they say: of a page, those around the headline; of a text, those with the role "date"."""
    day_first = _day_first(doc, language)
    if not doc.blocks:
        return []
    lines = _near(doc, day_first) if doc.head is not None else _read(doc, (*doc.role("date"), *doc.role("byline")), day_first)
    return sorted(lines, key=lambda line: line.block.index)


def other_lines_with_dates(doc: Document, language: str | None) -> list[tuple[Block, str]]:
    """Return the headline, the first paragraphs and all short lines, as far as they hold a date, each with the first that it holds as ISO 8601."""
    day_first = _day_first(doc, language)
    short = [b for b in doc.blocks if b.words <= MAX_DATE_LINE_WORDS]
    lines = {b.index: b for b in (*doc.role("title"), *doc.kept[:FIRST_PARAGRAPHS], *short) if may_hold_date(b.text[:MAX_MIXED_CHARACTERS])}
    dated = [(b, find_date(b.text[:MAX_MIXED_CHARACTERS], day_first=day_first)) for _, b in sorted(lines.items())]
    return [(block, moment.iso) for block, moment in dated if moment is not None]


def read_modified(doc: Document, language: str | None) -> str | None:
    """Return the date of the last change as ISO 8601, by a line that says so; or None."""
    found = lines_of_changes(doc, language)
    return found[0][1] if found else None


def lines_of_changes(doc: Document, language: str | None) -> list[tuple[Block, str]]:
    """Return the lines that give the date of a change, each with that date as ISO 8601."""
    day_first = _day_first(doc, language)
    lines = (*doc.role("date"), *doc.role("byline"), *(_mixed_lines(doc) if doc.head is not None else ()))
    read = _read(doc, [b for b in lines if may_hold_date(b.text)], day_first)
    return [(line.block, line.updated.iso) for line in read if line.updated is not None]


def _day_first(doc: Document, language: str | None) -> bool | None:
    """Return whether "03/04/2022" is the third of April: everywhere but in English, where it is left open (None) if the page does not name a country.

    Where the language is not known, a phrase that is not English ("publié le") tells.
    """
    if language is not None and language != "en":
        return True
    if language == "en":
        return True if doc.head is not None and doc.head.region in DAY_FIRST_REGIONS else None
    english = wording.load().english_dates
    found = [cue.phrase for b in doc.role("date") if (cue := b.cues.get("date"))]
    return True if found and not any(p in english for p in found) else None


def _headline(doc: Document) -> int:
    """Return the index of a page's headline: the line that was taken for it, else the last first-level heading above the article, else its start.

    A headline below the article's start is none: then some lines above the start.
    """
    headings = [b.index for b in doc.blocks[: doc.body_start] if b.level == 1 and b.kind == "heading"]
    top = min((b.index for b in doc.role("title")), default=headings[-1] if headings else doc.body_start)
    return top if top <= doc.body_start else max(0, doc.body_start - DATE_BLOCKS_ABOVE)


def _headline_block(doc: Document) -> Block:
    """Return the block of a page's headline, or its first running text where the headline is not known. The page has blocks."""
    text = first_text(doc)
    top = min(_headline(doc), text.index)
    title = doc.blocks[top]
    return title if title.kind == "heading" or any(b.index == top for b in doc.role("title")) else text


def _read(doc: Document, lines: Iterable[Block], day_first: bool | None) -> list[DateLine]:
    """Return what the lines say that hold a date. The line above may be the label of one."""
    found = []
    for block in lines:
        above = doc.blocks[block.index - 1] if block.index and block.element is not None else None
        if line := read_line(block, day_first, above):
            found.append(line)
    return found


def _sorted(doc: Document, lines: Iterable[DateLine]) -> list[DateLine]:
    """Return the dated lines of a page, the surest first.

    Dates of publication go before those of a change, lines at the headline and the start of the text before others, lines that say "published" before
    others, lines below the headline before those above it, and then the nearest to it.
    """
    top, end = _headline_block(doc).index, doc.body_start + DATE_BLOCKS_BELOW
    return sorted(lines, key=lambda d: (d.is_update, d.block.index > end, not d.is_labelled, d.block.index < top, abs(d.block.index - top)))


def _is_of_others(doc: Document, date: str | None, day_first: bool | None) -> bool:
    """Return whether the day of a marked element is printed on the page, but nowhere as the article's: as that of a clock or of a teaser."""
    if date is None:
        return False
    headline = _headline_block(doc)
    lines = [d for d in _read(doc, [b for b in doc.blocks if _may_say(b, date)], day_first) if d.moment.iso[:10] == date[:10]]
    return bool(lines) and all(_is_anothers(doc, d.block) or stands_apart(doc, d, headline) for d in lines)


def _is_anothers(doc: Document, block: Block) -> bool:
    """Return whether a line was removed as part of another article or of a comment. Those at the headline were not, unless their shape says so."""
    removal = doc.removals.get(block.index)
    if removal is None or removal.filter not in _OF_OTHERS:
        return False
    return block.index in doc.layout.siblings or not _headline(doc) - DATE_BLOCKS_BELOW <= block.index <= doc.body_start


def _last_resort(doc: Document, head: Head, language: str | None, day_first: bool | None) -> str | None:
    """Return the date of a page that has none at its headline, or None: that of a line anywhere, or that which the title or the text opens with."""
    found = read_date(doc, language) or _only_date(doc, day_first) or _opening(doc, head, day_first)
    return found if found and found >= FIRST_YEAR_PRINTED else None


def _only_date(doc: Document, day_first: bool | None) -> str | None:
    """Return the date of the page's lines that say "published", else of those that are marked as one; None if there are several, or none."""
    found = _of_article(doc, [b for b in _date_lines(doc.blocks) if not _is_anothers(doc, b) and b.kind != "caption"], day_first)
    labelled = [d for d in found if d.is_labelled]
    lines = labelled or [d for d in found if not d.is_update and _is_marked(d.block)]
    dates = {d.moment.iso[:10]: d.moment.iso for d in reversed(lines)}
    return next(iter(dates.values())) if len(dates) == 1 else None


def _opening(doc: Document, head: Head, day_first: bool | None) -> str | None:
    """Return the date that the title, or else one of the first paragraphs, opens with: "23.01.2022 - Library reopens"; or None."""
    for title in (*head.titles, *(b.text for b in doc.role("title"))):
        if may_hold_date(title) and (moment := opening_date(title, day_first=day_first)):
            return moment.iso
    for text in (b.text for b in doc.role("title") if b.element is not None and b.text[:1].isdigit()):  # "23.01.2022 Library reopens", in a cell
        moment = find_date(text[:LONGEST_OPENING_DATE], day_first=day_first)
        if moment is not None and moment.start == 0 and not any(text[: moment.end] in title for title in head.titles):
            return moment.iso
    return next((moment.iso for block in doc.kept[:FIRST_PARAGRAPHS] if (moment := dated_opening(block, day_first))), None)


def _is_marked(block: Block) -> bool:
    """Return whether a line's words or the class of an element around it say that it is a date."""
    return "date" in block.cues or is_named_date(block)


def _may_say(block: Block, date: str) -> bool:
    """Return whether a short line bears the year and the day of a date in ISO 8601: a cheap test before lines are read."""
    if block.words > MAX_DATE_LINE_WORDS or len(block.text) > MAX_DATE_LINE_CHARACTERS or date[:4] not in (text := ascii_digits(block.text)):
        return False
    return re.search(rf"(?<!\d)0?{int(date[8:10])}(?!\d)", text) is not None


def _best_given(line: DateLine, marked: str | None, stamped: str | None) -> str:
    """Return the date that a line prints, or what the page gives where that says more of the same moment.

    marked    that of an element marked as a date. It counts where it gives the same minute, with its zone; another of the line's dates; or the same
              day with day and month in the other order, since "03/04/2022" may be either
    stamped   that of the page's file. It counts where it gives the same minute or, if the line gives no time, the same day
    """
    shown = line.moment.iso
    if marked is not None and marked[:10] != shown[:10]:
        swapped = f"{shown[:5]}{shown[8:10]}-{shown[5:7]}"
        return marked if marked[:10] == swapped or marked[:10] in line.other_days else shown
    if len(shown) == len("2022-08-15"):
        return stamped if stamped is not None and stamped.startswith(shown) else shown
    minute = shown[: len("2022-08-15T10:49")]
    return next((given for given in (marked, stamped) if given is not None and given.startswith(minute) and len(given) > len(shown)), shown)


def _is_another_day(shown: str, given: str) -> bool:
    """Return whether a printed day is so long before the moment that the head gives that no time zone accounts for it."""
    days = (Day.fromisoformat(given[:10]) - Day.fromisoformat(shown[:10])).days
    if days != 1 or len(given) <= len("2022-08-15"):
        return days > 1
    moment = datetime.fromisoformat(given)
    if moment.tzinfo is None:
        return False
    return moment - datetime.combine(Day.fromisoformat(shown[:10]), Time(), tzinfo=UTC) > LATEST_SAME_DAY

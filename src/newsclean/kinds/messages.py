"""Messages in place of an article: errors, checks of humans, consent walls and log-in pages, by their wording and by how little else is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newsclean.document import Block, Document, PageKind, running_words
from newsclean.languages import wording
from newsclean.values import headlines

# Words of running text beside the message, from which on the input is an article all the same. Chosen on pages that were written for it.
MOST_RUNNING = 400  # in all: a longer text is no message, whatever it quotes
MOST_BESIDE_BOTH = 400  # where a title is the message's, and a block says it as well
MOST_BESIDE_TITLE = 60  # where a title alone is
MOST_BESIDE_BLOCK = 40  # where a block alone says it
MOST_IN_ARTICLE = 15  # where the page's head describes an article with its date

MOST_BLOCKS = 400  # of an input that are looked at
MOST_HEADINGS = 6  # of an input, that may be its title
FIRST_LINES = 3  # of a text, that may be its title
LONGEST_TITLE = 15  # words


class Message(NamedTuple):
    """A kind of page that is a message: its table of phrases, and other tables whose phrases such pages bear as well."""

    kind: PageKind
    table: str
    beside: tuple[str, ...] = ()


# In this order: a check may say "error", and an error page may ask to log in.
MESSAGES = (
    Message("challenge", "human_check"),
    Message("error", "error_page"),
    Message("consent", "consent_wall", ("cookie_notice",)),
    Message("login", "login_page"),
)


class Evidence(NamedTuple):
    """What speaks for a message: the title that is one, the phrase that a block bears, and the words of running text beside it."""

    title: str | None
    phrase: str | None
    beside: int


def find_message(doc: Document) -> tuple[PageKind, str] | None:
    """Return the kind of message that an input is, with the reason; None where it is none."""
    if running_words(doc.kept) >= MOST_RUNNING:
        return None
    titles = list(_titles(doc))
    for message in MESSAGES:
        found = _evidence(doc, message, titles)
        if (found.title or found.phrase) and found.beside < _most_beside(found, doc):
            return message.kind, _reason(found)
    return None


def _most_beside(found: Evidence, doc: Document) -> int:
    if doc.head is not None and doc.head.date_published is not None and any(name.endswith("Article") for name in doc.head.types):
        return MOST_IN_ARTICLE
    if found.title and found.phrase:
        return MOST_BESIDE_BOTH
    return MOST_BESIDE_TITLE if found.title else MOST_BESIDE_BLOCK


def _titles(doc: Document) -> Iterator[str]:
    """Iterate over what may be the title: the parts of the head's titles, headings, and the first lines of a text."""
    for title in doc.head.titles if doc.head is not None else ():
        yield title
        yield from (title[part.start : part.end] for part in headlines.parts(title))
    headings = [b.text for b in doc.blocks if b.kind == "heading" and b.words <= LONGEST_TITLE]
    yield from headings[:MOST_HEADINGS]
    if doc.head is None:
        yield from (b.text for b in doc.blocks[:FIRST_LINES] if b.words <= LONGEST_TITLE)


def _evidence(doc: Document, message: Message, titles: Sequence[str]) -> Evidence:
    known = _known_titles(message.table)
    title = next((t for t in titles if wording.fold(t) in known), None)
    tables = (message.table, *message.beside)
    said = [b for b in doc.blocks[:MOST_BLOCKS] if not b.cues.keys().isdisjoint(tables)]
    phrase = next((cue.phrase for b in said if (cue := b.cues.get(message.table))), None)
    beside = running_words(b for b in doc.kept if b not in said)
    return Evidence(title, phrase, beside)


@cache
def _known_titles(table: str) -> frozenset[str]:
    """Return the titles, folded, that say of themselves what a page is."""
    return frozenset(wording.fold(title) for title in wording.load().lists.get(table, {}).get("titles", ()))


def _reason(found: Evidence) -> str:
    said = [f'a title is just "{found.title}"'] if found.title else []
    said += [f'a block says "{found.phrase}"'] if found.phrase else []
    return f"{' and '.join(said)}; {found.beside or 'no'} words of running text stand beside it"


def says(blocks: Sequence[Block], table: str) -> str | None:
    """Return the first phrase of a table that a block bears, or None."""
    return next((cue.phrase for block in blocks[:MOST_BLOCKS] if (cue := block.cues.get(table))), None)

"""Messages in place of an article: errors, checks of humans, consent walls and log-in pages, by their wording and by how little else is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsclean.document import Block, Document, PageKind, running_words
from newsclean.languages import wording
from newsclean.languages.wording import message_titles
from newsclean.values import headlines

# Words of running text beside the message, from which on the input is an article all the same. Chosen on pages that were written for it.
MOST_RUNNING = 400  # in all: a longer text is no message, whatever it quotes
MOST_UNTITLED = 250  # in all, where no title is a message's
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
    running = running_words(doc.kept)
    if running >= MOST_RUNNING:
        return None
    titles = list(_titles(doc))
    is_titled = any(title in message_titles(message.table) for _, title in titles for message in MESSAGES)
    if not is_titled and running >= MOST_UNTITLED:
        return None
    said = said_by(doc.blocks)
    for message in MESSAGES:
        found = _evidence(doc, message, titles, said)
        if (found.title or found.phrase) and found.beside < _most_beside(found, doc):
            return message.kind, _reason(found)
    return None


def _most_beside(found: Evidence, doc: Document) -> int:
    if doc.head is not None and doc.head.date_published is not None and any(name.endswith("Article") for name in doc.head.types):
        return MOST_IN_ARTICLE
    if found.title and found.phrase:
        return MOST_BESIDE_BOTH
    return MOST_BESIDE_TITLE if found.title else MOST_BESIDE_BLOCK


def _titles(doc: Document) -> Iterator[tuple[str, str]]:
    """Iterate over what may be the title, as it stands and folded: parts of the head's titles, headings, and the first lines of a text."""
    given: list[str] = []
    for title in doc.head.titles if doc.head is not None else ():
        given += [title, *(title[part.start : part.end] for part in headlines.parts(title))]
    given += [b.text for b in doc.blocks if b.kind == "heading" and b.words <= LONGEST_TITLE][:MOST_HEADINGS]
    if doc.head is None:
        given += [b.text for b in doc.blocks[:FIRST_LINES] if b.words <= LONGEST_TITLE]
    return ((title, wording.fold(title)) for title in given)


def said_by(blocks: Sequence[Block]) -> dict[int, dict[str, wording.Cue]]:
    """Return index -> the phrases of messages that a block bears, of the first blocks."""
    found = {b.index: wording.message_cues(b.plain) for b in blocks[:MOST_BLOCKS]}
    return {index: cues for index, cues in found.items() if cues}


def _evidence(doc: Document, message: Message, titles: Sequence[tuple[str, str]], said: Mapping[int, Mapping[str, wording.Cue]]) -> Evidence:
    known = message_titles(message.table)
    title = next((shown for shown, folded in titles if folded in known), None)
    phrase = next((cues[message.table].phrase for cues in said.values() if message.table in cues), None)
    beside = running_words(b for b in doc.kept if not _says(b, message, said))
    return Evidence(title, phrase, beside)


def _says(block: Block, message: Message, said: Mapping[int, Mapping[str, wording.Cue]]) -> bool:
    return message.table in said.get(block.index, ()) or not block.cues.keys().isdisjoint(message.beside)


def _reason(found: Evidence) -> str:
    shown = [f'a title is just "{found.title}"'] if found.title else []
    shown += [f'a block says "{found.phrase}"'] if found.phrase else []
    return f"{' and '.join(shown)}; {found.beside or 'no'} words of running text stand beside it"

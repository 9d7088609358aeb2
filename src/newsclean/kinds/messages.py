"""Messages in place of an article: errors, checks of humans, consent walls, log-in pages and calls for scripts.

A title may be a message's own ("Page not found"), a block may bear a phrase of one ("the page you are looking for"), the markup may show it (a field
for a password), or a short input may be made of its words. The weaker the evidence, the less running text may stand beside it. What has a date or an
author needs more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsclean.document import Block, Document, PageKind, all_words, running_words
from newsclean.languages import scripts, wording
from newsclean.languages.characters import QUOTATION_MARKS
from newsclean.languages.folding import opens
from newsclean.languages.quoted import quotes_and_tells
from newsclean.languages.wording import message_titles
from newsclean.metadata.access import CUT_TABLE
from newsclean.metadata.assemble import Metadata
from newsclean.values import headlines

# Words of running text beside the message, from which on the input is an article all the same. Chosen on pages that were written for it.
MOST_RUNNING = 400  # in all: a longer text is no message, whatever it quotes
MOST_UNTITLED = 250  # in all, where no title is a message's
BESIDE_TITLE_AND_PHRASE = 400
BESIDE_TITLED_PHRASE = 120  # a title or a heading bears a phrase, or is one, and the markup shows the message
BESIDE_TITLE = 60
BESIDE_PHRASE = 40
MOST_OF_UNTITLED = 200  # words of all blocks: a larger page without a message for its title has the phrase, or the sign, in its header or in a dialog
MOST_ABOVE_WALL = 12  # words of running text above the notice of a wall that shows no text of the article; a stub has a paragraph there
MOST_OF_WALL = 150  # running words of a wall, with what it offers
BESIDE_TITLE_OF_DATED = 35  # of what has a date or an author; its message counts as well, since an article may quote one
BESIDE_DATED = 15
MOST_OF_STEMS = 250  # words of all blocks of an input that is made of a message's words: those of a larger page may be a dialog's
FEWEST_STEMS = 4  # beginnings of words of a message, in an input of which a title has one …
FEWEST_UNTITLED_STEMS = 6  # … and in one of which no title has

MOST_BLOCKS = 400  # of an input that are looked at
MOST_HEADINGS = 6  # of an input, that may be its title
FIRST_LINES = 3  # of a text, that may be its title
LONGEST_TITLE = 15  # words
LONGEST_WITH_PHRASE = 10  # words of a title that bears a phrase …
LONGEST_WITH_STATUS = 7  # … and of one that gives a status: longer ones are headlines about them
LONGEST_OF_STEMS = 6  # words of the title of what is made of a message's words: headlines about consent or passwords are longer
LONGEST_LABEL = 5  # words of a button
MOST_LETTERS = 4000  # of an input in which words of messages are looked for

# A status of HTTP in a title: "522: connection timed out", "Error 404", "HTTP 503". A number and nothing else before a word is none: "500 jobs go".
_STATUS = re.compile(
    r"(?:(?:error|http|status|fehler|erreur|errore|erro|fout|błąd|hata|fel|feil|fejl|virhe|hiba|chyba|eroare|lỗi|ошибка|помилка|σφάλμα|エラー|错误|錯誤|오류|خطأ|שגיאה)"
    r"\W{0,3}(?:code|kod|kodu|コード|코드)?\W{0,3})?(?P<code>4(?:0\d|1[0-8]|2[1-9]|31|51)|5(?:0[0-8]|1[01]|2\d|30))(?P<alone>$|\W{0,2}[:|–—-])?",
    re.IGNORECASE,
)


class Sign(NamedTuple):
    """What the markup of a message shows, see `newsclean.readers.head.signs`; of an input that nothing else speaks for, how many words it may have in
    all, and beside the message."""

    name: str
    most: int
    beside: int


class Message(NamedTuple):
    """A kind of page that is a message: its table of phrases, other tables whose phrases it bears as well, and the sign of its markup."""

    kind: PageKind
    table: str
    beside: tuple[str, ...] = ()
    sign: Sign | None = None


# The first of two that have equal evidence.
MESSAGES = (
    Message("challenge", "human_check", sign=Sign("check", 120, 80)),
    Message("error", "error_page"),
    Message("shell", "script_page"),
    Message("consent", "consent_wall", beside=("cookie_notice",)),
    Message("login", "login_page", sign=Sign("password", 60, 25)),
)
_WITH_STEMS = tuple(message for message in MESSAGES if message.kind != "shell")


class Title(NamedTuple):
    """What may be the title of an input: as it stands, folded, and the phrases of messages that it bears."""

    shown: str
    folded: str
    words: int
    cues: Mapping[str, wording.Cue]


class Evidence(NamedTuple):
    """What speaks for a message, each part as the reason shows it, and how many words of running text may and do stand beside it."""

    message: Message
    parts: tuple[str, ...]
    strength: int
    most: int
    beside: int


def find_message(doc: Document, metadata: Metadata) -> tuple[PageKind, str] | None:
    """Return the kind of message that an input is, with the reason; None where it is none."""
    running = running_words(doc.kept)
    if running >= MOST_RUNNING:
        return None
    titles = list(_titles(doc))
    if running >= MOST_UNTITLED and not any(t.folded in message_titles(m.table) for t in titles for m in MESSAGES):
        return None
    said = {b.index: _cues(b) for b in doc.blocks[:MOST_BLOCKS]}
    found = [evidence for message in MESSAGES if (evidence := _evidence(doc, metadata, message, titles, said)) is not None]
    fitting = [evidence for evidence in found if evidence.beside < evidence.most]
    if fitting:
        best = max(fitting, key=lambda evidence: evidence.strength)  # the first of equals
        return best.message.kind, f"{' and '.join(best.parts)}; {best.beside or 'no'} words of running text stand beside it"
    if running < MOST_OF_WALL and (wall := _wall(doc, said)) is not None:
        return wall
    return _made_of_stems(doc, metadata, titles) if all_words(doc.blocks) < MOST_OF_STEMS else None


def _titles(doc: Document) -> Iterator[Title]:
    """Iterate over what may be the title: the head's titles and their parts, headings, and the first lines of a text."""
    given: list[str] = []
    for title in doc.head.titles if doc.head is not None else ():
        given += [title, *_parts(title)]
    headings = [b for b in doc.blocks if b.kind == "heading" and b.words <= LONGEST_TITLE]
    top = [b for b in headings if b.level == 1] or headings[:1]  # others may be those of dialogs: "We value your privacy"
    given += [b.text for b in [*doc.role("title"), *top[:MOST_HEADINGS]]]
    if doc.head is None and all_words(doc.blocks) < MOST_OF_STEMS:  # a longer text may open with the menu of its page: "Log in"
        given += [b.text for b in doc.blocks[:FIRST_LINES] if b.words <= LONGEST_TITLE]
    for title in dict.fromkeys(given):
        folded = wording.fold(title)
        yield Title(title, folded, _words(title), wording.message_cues(folded))


def _words(title: str) -> int:
    """Return the length of a title in words. Those of scripts without spaces are counted as shorter ones, of which a title has twice as many."""
    words = scripts.count_words(title)
    return words // 2 if scripts.has_unspaced(title) else words


def _parts(title: str) -> list[str]:
    """Return the parts of a title, without those beside a colon: "Error 404: the art of saying sorry" is a headline."""
    parts = headlines.parts(title)
    marks = [part.mark for part in parts] + [""]
    return [title[part.start : part.end] for part, behind in zip(parts, marks[1:], strict=True) if ":" not in part.mark + behind]


def _cues(block: Block) -> dict[str, wording.Cue]:
    """Return the phrases of messages that a block bears, without those that a sentence only quotes."""
    cues = wording.message_cues(block.plain)
    if not cues or not block.is_sentence or QUOTATION_MARKS.isdisjoint(block.text):
        return cues
    folded = wording.fold_letters(block.text)
    return {table: cue for table, cue in cues.items() if not quotes_and_tells(folded, cue.phrase)}


def _evidence(
    doc: Document, metadata: Metadata, message: Message, titles: Sequence[Title], said: Mapping[int, Mapping[str, wording.Cue]]
) -> Evidence | None:
    """Return what speaks for a message; None where nothing does."""
    words = all_words(doc.blocks)
    named = next((title for title in titles if title.folded in message_titles(message.table)), None)
    titled = next((t for t in titles if t.words <= LONGEST_WITH_PHRASE and message.table in t.cues and ":" not in t.shown), None)
    status = next((t for t in titles if t.words <= LONGEST_WITH_STATUS and _is_status(t.folded)), None) if message.kind == "error" else None
    phrase = next((cues[message.table].phrase for cues in said.values() if message.table in cues), None)
    sign = message.sign if message.sign is not None and doc.head is not None and message.sign.name in doc.head.signs else None
    if not (named or titled or status):
        if words >= (MOST_OF_UNTITLED if phrase else sign.most if sign else 0):
            return None
        if not words and message.kind != "challenge":  # an application that scripts fill has a form to log in, too
            return None
    parts = [f'a title is just "{named.shown}"'] if named else []
    parts += [f'a title says "{titled.cues[message.table].phrase}"'] if titled and not named else []
    parts += [f'a title gives the status of an error: "{status.shown}"'] if status and not (named or titled) else []
    parts += [f'a block says "{phrase}"'] if phrase and not (titled and not named) else []
    parts += [f"the markup shows a {sign.name}"] if sign else []
    if named and phrase:
        most = BESIDE_TITLE_AND_PHRASE
    elif titled or status or (sign and (named or phrase)):
        most = BESIDE_TITLED_PHRASE
    else:
        most = BESIDE_TITLE if named else BESIDE_PHRASE if phrase else sign.beside if sign else 0
    is_dated = bool(metadata.date_published or metadata.authors)
    if is_dated:
        most = BESIDE_TITLE_OF_DATED if named or status else BESIDE_DATED
    beside = running_words(b for b in doc.kept if is_dated or not _says(b, message, said))
    strength = 3 * bool(named) + 2 * bool(phrase) + bool(titled) + bool(status) + bool(sign)
    return Evidence(message, tuple(parts), strength, most, beside)


def _says(block: Block, message: Message, said: Mapping[int, Mapping[str, wording.Cue]]) -> bool:
    return message.table in said.get(block.index, ()) or not block.cues.keys().isdisjoint(message.beside)


def _wall(doc: Document, said: Mapping[int, Mapping[str, wording.Cue]]) -> tuple[PageKind, str] | None:
    """Return the kind of a wall in place of an article's text: its notice has no text above it. What stands below it is what it offers."""
    first = next((index for index, cues in said.items() if CUT_TABLE in cues), None)
    if first is None or running_words(b for b in doc.kept if b.index < first) >= MOST_ABOVE_WALL:
        return None
    return "login", f'a block says "{said[first][CUT_TABLE].phrase}", and no text of an article stands above it'


def _is_status(title: str) -> bool:
    """Return whether a folded title opens with a status of HTTP that stands for itself, or behind a word such as "error"."""
    found = _STATUS.match(title)
    return found is not None and (found["alone"] is not None or found.start("code") > 0)


def _made_of_stems(doc: Document, metadata: Metadata, titles: Sequence[Title]) -> tuple[PageKind, str] | None:
    """Return the kind of message whose words a short input is made of, by the beginnings of words that its text and its titles have."""
    if metadata.date_published or metadata.authors or _words(metadata.title or "") > LONGEST_OF_STEMS:
        return None
    text = wording.fold_letters("\n".join([b.text for b in doc.blocks[:MOST_BLOCKS] if not b.is_linked])[:MOST_LETTERS])
    titled = "\n".join([title.folded for title in titles])
    counted = [(message, _stems(message.table, metadata.language, text), _stems(message.table, metadata.language, titled)) for message in _WITH_STEMS]
    message, stems, in_title = max(counted, key=lambda found: len(found[1]) + len(found[2]))
    if len(stems) < (FEWEST_STEMS if in_title else FEWEST_UNTITLED_STEMS):
        return None
    if not _stems(message.table, metadata.language, wording.fold_letters("\n".join(_labels(doc)))):
        return None  # an article about such pages has no button of one
    return message.kind, f"a short text is made of words of such pages: {', '.join(sorted(stems)[:6])}"


def _labels(doc: Document) -> Iterator[str]:
    """Iterate over the lines that may be those of buttons and fields; a block that stands for many lines has as many."""
    for block in doc.blocks[:MOST_BLOCKS]:
        is_title = block.kind == "heading" or (block.index in doc.removals and doc.removals[block.index].role == "title")
        if block.words <= LONGEST_LABEL * block.stands_for and not block.is_sentence and not is_title:
            yield block.text


def _stems(table: str, language: str | None, text: str) -> set[str]:
    """Return the beginnings of words of a message, in a language and in English, that a folded text has."""
    by_language = wording.load("messages").by_language
    known = {stem for code in {language, "en"} if code in by_language for stem in by_language[code].get(table, {}).get("stems", ())}
    return {stem for stem in known if (at := text.find(stem)) >= 0 and _opens_anywhere(text, stem, at)}


def _opens_anywhere(text: str, stem: str, at: int) -> bool:
    """Return whether a stem stands at the start of a word, from the first place on where it stands at all."""
    while at >= 0 and not opens(text, at):
        at = text.find(stem, at + 1)
    return at >= 0

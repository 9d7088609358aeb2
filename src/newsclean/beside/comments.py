"""`article.comments`: what readers wrote below the article.

The comments stand in blocks that the filters removed: in elements named for comments, or in lists that `reader_comments` tells by their shape. A
comment is a head (a name, a time) and text below it, or above it where the page sets the names below. Buttons are left out: short lines that many
comments have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsclean.beside.bounds import is_in_comments
from newsclean.document import Block, Document, Element, Removal
from newsclean.languages.tables import FURNITURE
from newsclean.layout.siblings import is_stamp
from newsclean.values.dates import find_date
from newsclean.values.texts import DIGITS
from newsclean.values.words import by_words

LONGEST_NAME = 6  # words
LONGEST_HEAD = 14  # words of a line with a name and a time
LONGEST_BUTTON = 10  # words of a row of buttons
FEWEST_ALIKE = 3  # lines that say the same, numbers aside, and so are buttons
LEAST_OFTEN = 0.6  # of them, as a share of the times: what fewer comments have may be the name of somebody who writes often
FEWEST_UNSIGNED = 5  # comments without any name or time; a few texts may be notices
SHORTEST_SAID = 3  # words of the text of a comment that has neither name nor time
LEAST_SHARED = 0.5  # share of their names that two elements alike have in common

# Names of elements with the writer of a comment, with what is known of it, and with buttons.
_WRITERS = frozenset(
    (
        *("author", "autor", "auteur", "autore", "autorzy", "avtor", "user", "username", "usuario", "utilisateur", "nutzer"),
        *("nick", "nickname", "name", "fn", "vcard", "commenter", "commentator", "poster", "verfasser", "userinfo", "profile"),
        "kullanici",
    )
)
_META = frozenset(("meta", "metadata", "info", "header", "head", "hd"))
_TIMES = frozenset(
    (
        *("date", "datetime", "time", "timestamp", "datum", "data", "fecha", "published", "posted", "created", "ago", "zeit"),
        "tarih",
    )
)
_BUTTONS = frozenset(
    (
        *("reply", "replies", "responder", "antworten", "repondre", "rispondi", "odpowiedz", "actions", "action", "tools"),
        *("toolbar", "controls", "button", "buttons", "like", "likes", "vote", "votes", "voting", "rating", "share", "report"),
        *("abuse", "flag", "permalink", "respond", "recommend", "recomended", "footer", "placeholder", "avatar", "edit"),
        *("pagination", "pager", "nav", "navigation"),
    )
)
# Names of elements that hold a text as a whole, whose names are no reason to take it for a head.
_TEXTS = frozenset(("text", "body", "content", "message", "said", "texte", "texto", "tresc", "inhalt"))
# Beginnings of words for comments, in labels above them.
_LABELS = (
    *("comment", "kommentar", "komentar", "komentář", "comentario", "comentário", "comentariu", "commenti", "commento", "reactie", "kommentti"),
    *("hozzászólás", "коммента", "комента", "σχόλι", "yorum", "bình", "评论", "評論", "コメント", "댓글", "تعليق", "نظر", "תגוב"),
)
_COUNT = re.compile(r"\(?\d{1,6}\)?\s\w{2,20}")
# What stands between a name and a comment: "Jo Moor says:".
_SAYS = frozenset(
    (
        *("says", "said", "wrote", "writes", "posted", "sagt", "sagte", "schrieb", "schreibt", "meint", "dit", "écrit", "dice", "dijo", "escribió"),
        *("diz", "disse", "escreveu", "scrive", "zegt", "schreef", "napisał", "napisała", "pisze", "mówi", "пишет", "говорит", "сказал"),
        *("säger", "skriver", "siger", "sier", "sanoo", "kirjoitti"),
    )
)
_NUMBER = re.compile(r"\d+")
_EDGES = " \t\xa0,;:|·•~@-–—()[]<>«»/.#"


class Comment(NamedTuple):
    """A comment of a reader.

    text     what it says, with a blank line between paragraphs
    author   the name that it is signed with, or None
    date     ISO 8601, or None where the page gives no day ("3 hours ago")
    depth    0 for a comment on the article, 1 for an answer to it, 2 for an answer to that, as the elements of the page stand in one another
    """

    text: str
    author: str | None
    date: str | None
    depth: int


@dataclass
class _Draft:
    """A comment that is being put together: its texts, and the lines of its head."""

    texts: list[Block] = field(default_factory=list)
    heads: list[Block] = field(default_factory=list)

    @property
    def first(self) -> Block:
        return (self.heads or self.texts)[0]


def read_comments(doc: Document) -> tuple[Comment, ...]:
    """Return the comments of readers, in the order of the page, each once. What the body says as well is none of them."""
    lines = _without_buttons([line for removal in _of_readers(doc) for line in _lines(removal.block)])
    heads = [_is_head(line) for line in lines]
    drafts = _drafts(lines, heads) if any(heads) else _unsigned(lines)
    depths = _depths([draft.first.element for draft in drafts])
    body = {block.text for block in doc.kept}
    new = [(draft, depth) for draft, depth in zip(drafts, depths, strict=True) if not body.issuperset([block.text for block in draft.texts])]
    found = [_comment(draft, depth) for draft, depth in new]
    return tuple(dict.fromkeys([comment for comment in found if comment is not None]))


# ---- which lines ----


def _of_readers(doc: Document) -> Iterator[Removal]:
    """Yield the removed blocks in which comments may stand, in order."""
    removals = doc.removals
    for index in sorted(removals):
        removal = removals[index]
        element = removal.block.element
        if removal.role is not None or element is None or element.is_hidden:
            continue
        if removal.filter == "reader_comments" or is_in_comments(element):
            yield removal


def _lines(block: Block) -> list[Block]:
    """Return a block, or one for each line of an element that was read as one block."""
    if block.stands_for == 1 and "\n" not in block.text:
        return [block]
    return [Block(block.index, line, element=block.element) for line in block.text.split("\n") if line.strip()]


def _without_buttons(lines: Sequence[Block]) -> list[Block]:
    """Return the lines without those of buttons and forms: short ones that many say, or that stand in an element named for them."""
    counts = Counter([_shown(line) for line in lines if line.words <= LONGEST_BUTTON and not line.is_sentence])
    fewest = max(FEWEST_ALIKE, LEAST_OFTEN * sum([_is_timed(line) for line in lines if line.words <= LONGEST_HEAD]))
    often = {shown for shown, count in counts.items() if count >= fewest}
    return [line for line in lines if not _is_button(line, often)]


def _is_button(line: Block, often: Collection[str]) -> bool:
    element = line.element
    if not any(map(str.isalnum, line.text)) or (element is not None and not {"form", "role=form"}.isdisjoint(element.around)):
        return True
    if line.is_sentence and line.words > LONGEST_HEAD:
        return False
    if any(cue.place == "line" and table in FURNITURE for table, cue in line.cues.items()) or "comment_form" in line.cues:
        return True
    if _is_timed(line):
        return False
    if _is_label(line):
        return True
    if _is_named(line, _WRITERS):
        return False
    if _is_named(line, _BUTTONS) and not _is_named(line, _TEXTS):
        return True
    return line.words <= LONGEST_BUTTON and not line.is_sentence and _shown(line) in often


def _is_label(line: Block) -> bool:
    """Return whether a line is a label of the comments: "33 Comments", "Neuer Kommentar"."""
    if line.words > LONGEST_NAME or line.is_sentence:
        return False
    return _COUNT.fullmatch(line.text) is not None or any(word.startswith(_LABELS) for word in line.text.casefold().split())


def _shown(line: Block) -> str:
    return _NUMBER.sub("", line.text).casefold().strip()


def _is_named(line: Block, names: frozenset[str]) -> bool:
    """Return whether the element of a line has one of some names."""
    return line.element is not None and not line.element.words.isdisjoint(names)


def _is_timed(line: Block) -> bool:
    """Return whether a line has a time or a day in figures, or says how long ago."""
    return not DIGITS.isdisjoint(line.text) and is_stamp(line)


def _is_head(line: Block) -> bool:
    """Return whether a line is a name or a time, by its wording or by the name of its element."""
    if line.words > LONGEST_HEAD:
        return False
    if _is_timed(line) or (not line.is_sentence and find_date(line.text) is not None):
        return True
    if line.is_sentence or _is_named(line, _TEXTS):
        return False
    return _is_named(line, _WRITERS) or _is_named(line, _TIMES) or _is_named(line, _META)


# ---- which lines are one comment ----


def _drafts(lines: Sequence[Block], heads: Sequence[bool]) -> list[_Draft]:
    """Return the comments in lines of which some are heads."""
    if _heads_stand_below(lines, heads):
        return _drafts_above(lines, heads)
    drafts: list[_Draft] = []
    for at, (line, is_head) in enumerate(zip(lines, heads, strict=True)):
        if is_head:
            if not drafts or drafts[-1].texts:
                drafts.append(_Draft())
                if name := _name_above(drafts, lines, at):
                    drafts[-1].heads.append(name)
            drafts[-1].heads.append(line)
        elif drafts and _belongs(line, drafts[-1]):
            drafts[-1].texts.append(line)
    return drafts


def _drafts_above(lines: Sequence[Block], heads: Sequence[bool]) -> list[_Draft]:
    """Return the comments in lines where the name and the time stand below the text."""
    drafts = [_Draft()]
    for line, is_head in zip(lines, heads, strict=True):
        if is_head:
            drafts[-1].heads.append(line)
        else:
            if drafts[-1].heads:
                drafts.append(_Draft())
            drafts[-1].texts.append(line)
    return [draft for draft in drafts if draft.heads and draft.texts]


def _heads_stand_below(lines: Sequence[Block], heads: Sequence[bool]) -> bool:
    """Return whether the heads stand below their texts: in most elements that hold one head and text, the text comes first."""
    holds: dict[Element, list[int]] = {}  # element -> how many heads it holds, and whether the first line in it is a head
    for line, is_head in zip(lines, heads, strict=True):
        if not is_head and line.words <= LONGEST_NAME and not line.is_sentence:
            continue  # it may be a name
        for element in line.element.up() if line.element is not None else ():
            counts = holds.setdefault(element, [0, 0, int(is_head)])
            counts[not is_head] += 1
    single = {element for element, (signed, said, _) in holds.items() if signed and said}
    inner = single - {element.parent for element in single}
    above = [holds[element][2] for element in inner]
    return sum(above) * 2 < len(above)


def _name_above(drafts: Sequence[_Draft], lines: Sequence[Block], at: int) -> Block | None:
    """Return the line above a time if it is the name of the writer. It was taken for the end of the comment before, and is taken out of it."""
    above = lines[at - 1] if at else None
    if above is None or above.words > LONGEST_NAME or above.is_sentence or above.ends or not _are_together(above, lines[at]):
        return None
    before = drafts[-2].texts if len(drafts) > 1 else []
    if before and before[-1] is above:
        if len(before) == 1:
            return None
        before.pop()
    return above


def _are_together(above: Block, below: Block) -> bool:
    """Return whether two lines stand in one element, or one in the element of the other."""
    one, other = above.element, below.element
    return one is not None and other is not None and (one.parent is other.parent or one.is_in(other) or other.is_in(one))


def _belongs(line: Block, draft: _Draft) -> bool:
    """Return whether a line goes on with the text of a comment: it stands where the first line of it does, and not in a box of something else."""
    if not draft.texts:
        return True
    first = draft.texts[0].element
    element = line.element
    if first is None or element is None or element is first or element.parent is first.parent:
        return True
    return first.parent is not None and first.parent.tag not in ("ul", "ol", "body") and element.is_in(first.parent)


def _unsigned(lines: Sequence[Block]) -> list[_Draft]:
    """Return the comments in lines without any head: each element with text that is like most others is one."""
    texts = [line for line in lines if line.element is not None and line.words >= SHORTEST_SAID and line.is_sentence]
    shapes = Counter([_shape(line.element) for line in texts if line.element is not None])
    if not shapes:
        return []
    usual = shapes.most_common(1)[0][0]
    drafts: dict[Element, _Draft] = {}
    for line in texts:
        if line.element is not None and _shape(line.element) == usual:
            drafts.setdefault(line.element if line.element.tag != "p" else line.element.parent or line.element, _Draft()).texts.append(line)
    return list(drafts.values()) if len(drafts) >= FEWEST_UNSIGNED else []


def _shape(element: Element) -> tuple[str, frozenset[str]]:
    return element.tag, element.words


# ---- what a comment says ----


def _comment(draft: _Draft, depth: int) -> Comment | None:
    """Return a comment, or None where there is no text, or nothing shows that it is one."""
    text = "\n\n".join([line.text for line in draft.texts])
    if not text or (not draft.heads and sum([line.words for line in draft.texts]) < SHORTEST_SAID):
        return None
    date, names = None, []
    for head in draft.heads:
        name, day = _read_head(head)
        date = date or day
        if name:
            names.append((not _is_named(head, _WRITERS), name))
    if draft.heads and not names and date is None and not any(map(_is_timed, draft.heads)):
        return None  # a notice below a label
    name = min(names, key=lambda named: named[0])[1] if names else None
    return Comment(text, name, date, depth) if text != name else None  # the name stands twice, and what was said is not on the page


def _read_head(head: Block) -> tuple[str | None, str | None]:
    """Return the name and the day in a line of a head, either of which may be missing."""
    text = head.text
    moment = find_date(text)
    if moment is not None:
        before, behind = text[: moment.start], text[moment.end :]
        text = before if any(map(str.isalpha, before)) else behind
    elif _is_timed(head):
        found = _NUMBER.search(text)
        text = text[: found.start()] if found is not None else ""
        if text.islower() and not _is_named(head, _WRITERS):  # "vor 3 Stunden", "il y a 2 heures"
            text = ""
    return _name(text), moment.iso if moment is not None else None


def _name(text: str) -> str | None:
    """Return the name in what a line says besides the time.

    >>> _name("Jo Moor says:"), _name("~Kanadyjczyk ["), _name("Nina | Lemons says: at")
    ('Jo Moor', 'Kanadyjczyk', 'Nina | Lemons')
    >>> _name("von Ada Sagt:"), _name("by"), _name("Posted by Jo on")
    ('Ada', None, 'Jo')
    """
    bare = text.strip(_EDGES)
    words = bare.split()
    while len(words) > 1 and len(words[-1]) <= 8 and (words[-1].strip(_EDGES).islower() or words[-1].strip(_EDGES).casefold() in _SAYS):
        words.pop()  # "at", "on", "says:"
    while words and (words[0].strip(_EDGES).casefold() in by_words() or words[0].strip(_EDGES).casefold() in _SAYS):
        words.pop(0)  # "by", "posted"
    bare = " ".join(words).strip(_EDGES)
    return bare if any(map(str.isalnum, bare)) and len(words) <= LONGEST_NAME + 2 else None


# ---- which comment answers which ----


def _depths(firsts: Sequence[Element | None]) -> list[int]:
    """Return the depth of each comment, given the elements of their first lines.

    A comment has an element of its own that grows from its first line outward, until the element around holds a comment beside it in an element of
    the same shape: `<li>` beside `<li>`. A comment that stands in the element of another answers it.
    """
    children: dict[Element, list[Element]] = {}  # element -> the elements in it in which comments stand, in order
    first_in: dict[Element, int] = {}
    for number, element in enumerate(firsts):
        inner = None
        for around in element.up() if element is not None else ():
            if around in first_in:
                if inner is not None:
                    children[around].append(inner)
                break
            first_in[around] = number
            children[around] = [inner] if inner is not None else []
            inner = around
    owned: dict[Element, int] = {}
    for number, element in enumerate(firsts):
        if element is not None and (own := _own_element(element, number, first_in, children)) is not None:
            owned.setdefault(own, number)
    return [
        sum([owned.get(around, number) != number for around in element.up()]) if element is not None else 0 for number, element in enumerate(firsts)
    ]


def _own_element(element: Element, number: int, first_in: dict[Element, int], children: dict[Element, list[Element]]) -> Element | None:
    """Return the element of a comment: the outermost around its first line in which all others are answers to it."""
    own = None
    for inner in element.up():
        around = inner.parent
        if first_in.get(inner) != number:
            break
        own = inner
        if around is None or around.tag == "body" or first_in.get(around) != number:
            break
        if any(_are_alike(inner, other) for other in children[around] if other is not inner):
            break
    else:
        return None
    return own


def _are_alike(one: Element, other: Element) -> bool:
    """Return whether two elements are alike: tag, and most of their names; of items of lists, the tag alone."""
    if one.tag != other.tag:
        return False
    if one.tag in ("li", "article") or one.words == other.words:
        return True
    return len(one.words & other.words) > LEAST_SHARED * len(one.words | other.words)

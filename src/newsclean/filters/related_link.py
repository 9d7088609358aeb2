"""Filter `related_link`."""

import re

from newsclean.document import Block, Document, Element, Marks, all_words
from newsclean.filters._lists import entries_below, is_entry
from newsclean.filters._menus import is_menu_entry
from newsclean.filters._tags import is_tag
from newsclean.languages.months import fold_date
from newsclean.languages.wording import Cue

NOTHING_BUT_LINK = 0.9  # share of link text from which on a block of a list is a link and nothing else
LABELLED_LINK = 0.4  # share of link text from which on a block may be a label and a link
LONGEST_LABEL = 8  # words of a line that heads a list of links
SHORTEST_HEADLINE = 5  # words of a link that is as long as a headline
SHORTEST_LIST = 2  # links
TEASER = range(SHORTEST_HEADLINE, 21)  # words of a headline above "Read more"

_MARKS = ":：|»>–—-"  # what parts a label from the headline that it introduces

# "Funda olunye udaba: [Isihluku isoka ligwaza intombi](https://…)", in any language
_LABELLED = re.compile(r"(?:\*\*)?[^\[\]:|]{3,40}\s?[:|»›](?:\*\*)?\s{0,9}(?:\*\*)?\[(?:[^\[\]\s]+\s{1,9}){3,30}[^\[\]\s]+\]\([^()]*\)(?:\*\*)?$")


def related_link(doc: Document, *, max_words: int = 30) -> Marks:
    """Links to other articles that are marked as such: "RELATED …" between two paragraphs, or "Related articles" with the list below it.

    Words such as "Read also" begin sentences of articles as well. So they count only with a mark behind them ("Read also: …"), in capitals while the
    rest is not, or if what follows begins like a headline and does not close like a sentence. On a page, the filter also removes, in any language, a
    label followed by a link, a link in capitals, and a list of links that are as long as headlines, unless a line with a colon introduces it.
    """
    for block in doc.kept:
        if (block.link_share or 0) >= LABELLED_LINK and block.kind == "paragraph" and not block.is_sentence and block.element is not None:
            if _has_label_mark(block.text) and _LABELLED.match(block.markup):
                yield block, "is a label and a link"
            elif (block.link_share or 0) > NOTHING_BUT_LINK and block.words >= SHORTEST_HEADLINE and block.text.isupper():
                yield block, "is a link in capitals"
    yield from listed_links(doc)
    for block, cue in doc.cued("related_link"):
        if cue.place == "line":
            if _heads_tags(doc, block) or is_menu_entry(doc, block):
                continue  # left to `tag_list` and `navigation`
            yield block, cue.reason
            for entry in entries_below(doc, block) if block.index > doc.body_start else ():
                yield entry, f'stands in the list below "{block.text}"'
        elif cue.phrase == block.plain and "navigation" in block.cues and block.index > doc.body_start:
            yield from _teaser(doc, block, cue)
        elif block.words <= max_words and (_is_marker(block, cue) or _introduces_headline(block, cue)):
            yield block, cue.reason


def _teaser(doc: Document, button: Block, cue: Cue) -> Marks:
    """Yield "Read more" below a headline, and that headline: a teaser between two paragraphs."""
    at = doc.position(button.index)
    if at < 2 or not doc.kept[at - 2].is_sentence or not doc.layout.shows_furniture:
        return
    above = doc.kept[at - 1]
    if above.words in TEASER and above.kind != "heading" and above.ends == "" and is_entry(above):
        yield above, f'is a headline above "{button.text}"'
        yield button, cue.reason


def _heads_tags(doc: Document, block: Block) -> bool:
    """Return whether "Related topics" has tags below it, and no headlines."""
    if "tag_list" not in block.cues:
        return False
    below = list(entries_below(doc, block))
    return bool(below) and all(is_tag(b) for b in below)


def _has_label_mark(text: str) -> bool:
    return ":" in text or "|" in text or "»" in text or "›" in text


def listed_links(doc: Document) -> Marks:
    """Yield the lists of a page whose items are links and nothing else, as long as headlines, and which no line with a colon introduces."""
    lists: dict[Element, list[Block]] = {}
    items = [b for b in doc.kept if b.kind == "item"]
    if len([b for b in items if (b.link_share or 0) > NOTHING_BUT_LINK]) < SHORTEST_LIST:
        return
    for block in items:
        if block.element is not None and (element := block.element.nearest("ul", "ol")) is not None:
            lists.setdefault(element, []).append(block)
    for items in lists.values():
        if (
            len(items) >= SHORTEST_LIST
            and all((b.link_share or 0) > NOTHING_BUT_LINK for b in items)
            and all_words(items) >= SHORTEST_HEADLINE * len(items)
        ):
            at = doc.position(items[0].index)
            above = doc.kept[at - 1] if at else None
            if above is None or above.ends != "colon":
                if above is not None and above.words <= LONGEST_LABEL and not above.cues.keys().isdisjoint(("most_read", "related_link")):
                    yield above, "heads a list of links"
                for block in items:
                    yield block, "stands in a list of links as long as headlines"


def _introduces_headline(block: Block, cue: Cue) -> bool:
    """Return whether what follows a phrase begins like a headline: "Read also Ministers meet"; not "Related by blood, divided by a border"."""
    if block.ends == "sentence" or cue.place != "start" or block.kind == "heading":
        return False
    at = fold_date(block.text).find(cue.phrase)
    behind = block.text[at + len(cue.phrase) :].lstrip(" \"“„«'‘([") if at >= 0 else ""
    return bool(behind) and not behind[0].islower()


def _is_marker(block: Block, cue: Cue) -> bool:
    behind = block.plain[len(cue.phrase) :].lstrip()
    if cue.place != "start" or not behind:
        return False
    if behind[0] in _MARKS or cue.phrase[-1] in _MARKS:
        return True
    at = fold_date(block.text).find(cue.phrase)
    shown = block.text[at : at + len(cue.phrase)] if at >= 0 else ""
    return shown.isupper() and not block.text[at + len(cue.phrase) :].isupper()

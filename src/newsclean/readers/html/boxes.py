"""Boxes of an article: elements that are furniture elsewhere (`<aside>` between paragraphs, `<footer>` around its text), and its pictures."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from newsclean.document import Element
from newsclean.languages import scripts
from newsclean.readers.html.actions import H1_IDS, HEADING_IDS, ID_OF, IMAGE_ID, TEXT_ID
from newsclean.vocabulary import QUOTES

LONGEST_BOX = 600  # characters; golds leave longer boxes out, as stories of their own
SHORTEST_PARAGRAPH = 60  # characters of a paragraph of running text; half as many in scripts without spaces
FEWEST_IN_FOOTER = 3  # such paragraphs in a footer that holds an article's text; a biography of the author has one or two
FEWEST_IN_FIGURE = 2  # such paragraphs in a figure that is wrapped around text
LONGEST_CAPTION = 250  # characters of a caption that an element without a name holds, with its credit
LONGEST_BESIDE_FIELD = 1000  # characters of what explains a field of a form, white space included
MOST_FORM_LINKS = 5  # in a form, besides one for each field
MOST_LINKED = 0.3  # share of link text from which on a box leads elsewhere

_OF_TEXT = HEADING_IDS - H1_IDS | {ID_OF["p"]}  # between which a box of the article stands
_SHOWN_FIELDS = frozenset(("text", "checkbox", "radio", "email", "password", "tel", "search"))  # types of `<input>`
_IN_FORMS = "form, input, button, select, iframe, nav"


def is_own_box(element: LexborNode) -> bool:
    """Return whether an element of the site's furniture is a box of the article, by its place and by what it holds.

    An `<aside>` must stand between parts of a text, one of them a paragraph, a `<footer>` in an `<article>`. It must hold running
    text, few links and nothing to fill in.
    """
    tag = element.tag
    if tag == "aside":
        above, below = _beside(element, -1), _beside(element, 1)
        if above not in _OF_TEXT or below not in _OF_TEXT or ID_OF["p"] not in (above, below):
            return False
        fewest = 1
    elif tag == "footer" and _stands_in(element, "article"):
        fewest = FEWEST_IN_FOOTER
    else:
        return False
    described = Element(None, "div", element.attributes)
    if described.is_hidden or (described.word is not None and QUOTES.isdisjoint(described.words)):
        return False
    text = element.text(separator=" ")
    if len(text) > LONGEST_BOX and tag == "aside":
        return False
    if element.css_first(_IN_FORMS) is not None or sum(len(link.text()) for link in element.css("a")) > MOST_LINKED * len(text):
        return False
    return sum(_is_running(p.text()) for p in element.css("p, blockquote") or [element]) >= fewest


def _is_running(text: str) -> bool:
    text = text.strip()
    shortest = SHORTEST_PARAGRAPH // 2 if scripts.has_unspaced(text) else SHORTEST_PARAGRAPH
    return len(text) >= shortest and scripts.ending(text) == "sentence"


def _beside(element: LexborNode, step: int) -> int:
    """Return the id of the tag of the next element with text on one side; 0 for none."""
    node = element.next if step > 0 else element.prev
    while node is not None and (node.tag_id == TEXT_ID or not node.text(strip=True)):
        node = node.next if step > 0 else node.prev
    return 0 if node is None else node.tag_id


def _stands_in(element: LexborNode, *tags: str) -> bool:
    around = element.parent
    while around is not None and around.tag not in tags:
        around = around.parent
    return around is not None


def holds_text(figure: LexborNode) -> bool:
    """Return whether a `<figure>` holds running text, and not pictures and their captions: two paragraphs and more that are no caption's.

    Where it has no `<p>`, its lines count: the texts that stand in its `<div>`s, or between its `<br>`s. There must be more of them than pictures.
    """
    paragraphs = figure.css("p")
    if paragraphs:
        return sum(_is_running(p.text()) and not _stands_in(p, "figcaption", "blockquote") for p in paragraphs) >= FEWEST_IN_FIGURE
    lines = pictures = 0
    for node in figure.traverse(include_text=True):
        if node.tag_id == IMAGE_ID:
            pictures += 1
        elif node.tag_id == TEXT_ID and not node.is_empty_text_node and _is_running(node.text_content or ""):
            lines += not _stands_in(node, "figcaption", "blockquote", "script", "style", "noscript")
    return lines >= FEWEST_IN_FIGURE and lines > pictures


def holds_captioned_picture(span: LexborNode) -> bool:
    """Return whether a `<span>` at the start of a paragraph holds a picture and its caption, and the lead stands behind it in bold letters."""
    behind = span.next
    while behind is not None and (behind.tag == "br" or (behind.tag_id == TEXT_ID and behind.is_empty_text_node)):
        behind = behind.next
    if behind is None or behind.tag not in ("b", "strong") or span.css_first("img") is None:  # a search takes time: last
        return False
    text = span.text(deep=True).strip()
    if not 0 < len(text) <= LONGEST_CAPTION or any(link.text(strip=True) for link in span.css("a")):
        return False
    lead = behind.text(deep=True).strip()
    return _is_running(lead) and not lead[0].islower()


def is_to_fill_in(form: LexborNode) -> bool:
    """Return whether a `<form>` is there to be filled in, and is not wrapped around the page, as some servers do.

    It has fields that are shown, or a `<fieldset>`, no headline, few links, and no more text than explains so many fields: a consent or a poll.
    """
    if form.css_first("h1, h2, article") is not None:
        return False
    fields = links = 0
    for element in form.css("textarea, select, fieldset, input, a"):  # at once, since each call takes time
        if element.tag == "a":
            links += 1
        else:
            fields += element.tag != "input" or (element.attributes.get("type") or "text") in _SHOWN_FIELDS
    if not fields or links > fields + MOST_FORM_LINKS:
        return False
    return len(form.text()) <= LONGEST_BESIDE_FIELD * fields


def is_beside_picture(caption: LexborNode) -> bool:
    """Return whether an element within a line has a picture in it or right before it, and does not stand in the middle of a sentence."""
    behind = caption.next
    if behind is not None and behind.tag_id == TEXT_ID and (behind.text_content or " ")[0].isalnum():
        return False
    before = caption.prev
    while before is not None and (before.tag == "br" or (before.tag_id == TEXT_ID and before.is_empty_text_node)):
        before = before.prev
    return any(
        node is not None and node.tag_id != TEXT_ID and (node.tag == "img" or node.css_first("img, picture, video") is not None)
        for node in (before, caption)
    )

"""An Article as a TEI document: XML as the guidelines of the Text Encoding Initiative (P5) have it, which corpora and editions use.

The body is written from the article's Markdown, and so has the same structure: headings, lists, quotes, tables, links, emphasis and code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree

from newsclean.readers.markdown import tokens

if TYPE_CHECKING:
    from markdown_it.token import Token

    from newsclean.article import Article

NAMESPACE = "http://www.tei-c.org/ns/1.0"

_NOT_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2; a lone "\r" would come back as a line break
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,5}")
_WHEN = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d)?)?")  # what both our dates and xs:date or xs:dateTime may be
LARGEST_OFFSET = timedelta(hours=14)  # of xs:dateTime

# RFC 3986: what an address may hold. The scheme and the host are checked apart.
_URI_CHARACTERS = "!#$%&'()*+,/:;=?@~"
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_AUTHORITY = re.compile(r"(?P<before>(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)(?P<authority>[^/?#]*)")
_GOOD_AUTHORITY = re.compile(r"(?:[^@:]*(?::[^@]*)?@)?[^@:]*(?::[0-9]{0,5})?")

# Token of markdown-it -> the element, and its attributes. What has no line here is handled by itself, or has no element.
_BLOCKS: dict[str, tuple[str, dict[str, str]]] = {
    "bullet_list_open": ("list", {"rend": "bulleted"}),
    "ordered_list_open": ("list", {"rend": "numbered"}),
    "blockquote_open": ("quote", {}),
    "table_open": ("table", {}),
    "th_open": ("cell", {}),
    "td_open": ("cell", {}),
}
_PARTED = frozenset(("item", "list", "quote", "table", "row"))  # elements in which each element opens a line
_INLINES = {"em_open": "italic", "strong_open": "bold"}


def to_tei(article: Article) -> str:
    """Return the article as the XML of a TEI P5 document, valid by the schema `tei_all`. It has no XML declaration: write it as UTF-8.

    The header has the title, the authors, the publisher, the date of publication and the address of the source, as far as they are known, then the
    description, the language, the section and the keywords. A heading of the body opens a `<div>` that holds what stands below it, up to the next
    heading of its level. Emphasis and code are `<hi rend="…">`, a code block is `<ab rend="code">`.

    Characters that XML cannot hold are left out. Characters that an address cannot hold are percent-encoded. The `when` of a date is left out where
    the date is none of XML Schema's.

    >>> from newsclean import clean
    >>> article = clean("<h1>Talks end</h1><p>The talks failed on <b>Monday</b>.</p><h2>What next</h2><p>No new date has been set.</p>")
    >>> tei = to_tei(article)
    >>> print(tei[tei.index("<text") :])
    <text xml:lang="en"><body><div>
    <p>The talks failed on <hi rend="bold">Monday</hi>.</p>
    <div>
    <head>What next</head>
    <p>No new date has been set.</p>
    </div>
    </div>
    </body></text></TEI>
    """
    out = _Writer()
    out.start("TEI", {"xmlns": NAMESPACE})
    _write_header(out, article)
    out.start("text", _language(article.language))
    out.start("body")
    _Body(out).write(tokens(article.markdown))
    for tag in ("body", "text", "TEI"):
        out.end(tag)
    return out.xml()


class _Writer:
    """Builds the tree. Texts and attributes lose what XML cannot hold."""

    def __init__(self) -> None:
        self._tree = ElementTree.TreeBuilder()

    def start(self, tag: str, attributes: dict[str, str] | None = None) -> None:
        self._tree.start(tag, {name: xml_text(value) for name, value in (attributes or {}).items()})

    def end(self, tag: str) -> None:
        self._tree.end(tag)

    def text(self, text: str) -> None:
        if text:
            self._tree.data(xml_text(text))

    def element(self, tag: str, text: str | None, attributes: dict[str, str] | None = None) -> None:
        """Add an element that holds a text; none where the text is None."""
        if text is not None:
            self.start(tag, attributes)
            self.text(text)
            self.end(tag)

    def xml(self) -> str:
        return ElementTree.tostring(self._tree.close(), encoding="unicode")


def _write_header(out: _Writer, article: Article) -> None:
    """Write the `<teiHeader>`."""
    out.start("teiHeader")
    out.start("fileDesc")
    out.start("titleStmt")
    _write_title_and_authors(out, article)
    out.end("titleStmt")
    out.start("publicationStmt")
    publisher = article.publisher or article.site_name
    if publisher is not None:
        out.element("publisher", publisher)
        _write_date(out, article.date_published, "published")
    else:  # where no publisher stands, the schema wants a paragraph
        out.start("p")
        _write_date(out, article.date_published, "published")
        out.end("p")
    out.end("publicationStmt")
    _write_source(out, article, publisher)
    out.end("fileDesc")
    _write_profile(out, article)
    out.end("teiHeader")


def _write_title_and_authors(out: _Writer, article: Article) -> None:
    out.element("title", article.title or "")
    for name in article.authors:
        out.element("author", name)


def _write_source(out: _Writer, article: Article, publisher: str | None) -> None:
    """Write where the article is from: as it was published, with its addresses."""
    out.start("sourceDesc")
    out.start("bibl")
    _write_title_and_authors(out, article)
    out.element("publisher", publisher)
    _write_date(out, article.date_published, "published")
    _write_date(out, article.date_modified, "modified")
    for url in dict.fromkeys((article.url, article.canonical_url)):
        if url is not None:
            out.element("ref", url, {"target": _pointer(url)})
    out.end("bibl")
    out.end("sourceDesc")


def _write_profile(out: _Writer, article: Article) -> None:
    """Write what the article is about. An element that would be empty is left out."""
    language = _language(article.language).get("xml:lang")
    terms = [(article.section, {"type": "section"}), *((tag, {}) for tag in article.tags)]
    if article.description is None and language is None and not any(term for term, _ in terms):
        return
    out.start("profileDesc")
    if article.description is not None:
        out.start("abstract")
        out.element("p", article.description)
        out.end("abstract")
    if language is not None:
        out.start("langUsage")
        out.element("language", language, {"ident": language})
        out.end("langUsage")
    if any(term for term, _ in terms):
        out.start("textClass")
        out.start("keywords")
        for term, attributes in terms:
            out.element("term", term, attributes)
        out.end("keywords")
        out.end("textClass")
    out.end("profileDesc")


def _write_date(out: _Writer, date: str | None, kind: str) -> None:
    out.element("date", date, {"type": kind, **({"when": date} if date is not None and _is_when(date) else {})})


class _Body:
    """Writes the tokens of Markdown into a `<div>`.

    out        where to
    sections   the levels of the headings whose `<div>` is open, the outermost first; 0 is the article itself
    open       the elements that are open within the innermost section
    is_head    whether the row is of a table's head
    """

    def __init__(self, out: _Writer) -> None:
        self.out = out
        self.sections: list[int] = []
        self.open: list[str] = []
        self.is_head = False

    def write(self, found: Iterable[Token]) -> None:
        """Write all tokens."""
        self._open_section(0)
        for token in found:
            self._write(token)
        self._close_sections(0)

    def _write(self, token: Token) -> None:
        if token.type == "inline":
            self._write_line(token.children or ())
        elif token.type == "fence":
            self.out.element("ab", token.content.removesuffix("\n"), {"rend": "code", "xml:space": "preserve"})
            self.out.text("\n")
        elif token.type == "hr":
            self.out.element("milestone", "", {"unit": "section", "rend": "rule"})
            self.out.text("\n")
        elif token.type in ("thead_open", "thead_close"):
            self.is_head = token.nesting == 1
        elif token.tag == "tbody" or token.hidden:
            pass  # TEI has no element for it. Hidden is the paragraph of an item of a list without blank lines
        elif token.nesting == 1:
            self._start(token)
        elif token.nesting == -1:
            self.out.end(self.open.pop())
            if not self.open:
                self.out.text("\n")

    def _start(self, token: Token) -> None:
        if token.type == "heading_open":
            if not self.open:
                self._open_section(int(token.tag[1:]))
                self._begin("head")
            else:  # in an item or a quote, which cannot have sections
                self._begin("ab", {"type": "head"})
        elif token.type == "list_item_open":
            self._begin("item", {"n": token.info} if token.info else {})
        elif token.type == "tr_open":
            self._begin("row", {"role": "label"} if self.is_head else {})
        else:
            self._begin(*_BLOCKS.get(token.type, ("p", {})))

    def _begin(self, tag: str, attributes: dict[str, str] | None = None) -> None:
        if self.open and self.open[-1] in _PARTED:  # the text of an item stands right before a list in it
            self.out.text("\n")
        self.out.start(tag, attributes)
        self.open.append(tag)

    def _open_section(self, level: int) -> None:
        """Open a section, behind those of its level and of deeper ones."""
        self._close_sections(level)
        self.out.start("div")
        self.out.text("\n")
        self.sections.append(level)

    def _close_sections(self, level: int) -> None:
        """Close the sections of a level and of deeper ones."""
        while self.sections and self.sections[-1] >= level:
            self.sections.pop()
            self.out.end("div")
            self.out.text("\n")

    def _write_line(self, children: Iterable[Token]) -> None:
        """Write what stands in a paragraph, a heading, an item or a cell."""
        out = self.out
        closing: list[str] = []
        for token in children:
            if token.type == "text":
                out.text(token.content)
            elif token.type == "softbreak":
                out.text(" ")
            elif token.type == "hardbreak":
                out.element("lb", "")
            elif token.type == "code_inline":
                out.element("hi", token.content, {"rend": "code"})
            elif token.type == "image":
                _write_picture(out, token)
            elif token.type in _INLINES:
                out.start("hi", {"rend": _INLINES[token.type]})
                closing.append("hi")
            elif token.type == "link_open":
                out.start("ref", {"target": _pointer(str(token.attrGet("href") or ""))})
                closing.append("ref")
            elif token.nesting == -1:
                out.end(closing.pop())


def _write_picture(out: _Writer, token: Token) -> None:
    """Write an image of Markdown, with its alternative text."""
    out.start("graphic", {"url": _pointer(str(token.attrGet("src") or ""))})
    out.element("desc", token.content or None)
    out.end("graphic")


def xml_text(text: str) -> str:
    """Return a text without characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def _language(code: str | None) -> dict[str, str]:
    """Return the attribute that names a language; none where it is not known, or is no tag of a language."""
    return {"xml:lang": code} if code is not None and _LANGUAGE.fullmatch(code) else {}


def _is_when(date: str) -> bool:
    """Return whether XML Schema has a date, or a date with its time, in this form.

    >>> _is_when("2024-03-05"), _is_when("2024-03-05T10:15:00+01:00"), _is_when("2024-02-30"), _is_when("5 March")
    (True, True, False, False)
    """
    if _WHEN.fullmatch(date) is None or not date.isascii():
        return False
    try:
        offset = datetime.fromisoformat(date).utcoffset()
    except ValueError:
        return False
    return offset is None or abs(offset) <= LARGEST_OFFSET


def _pointer(url: str) -> str:
    """Return an address in a form that XML Schema's `anyURI` takes, whatever it is.

    >>> _pointer("https://lorne.example/a b?x=[1]#a#b"), _pointer("12:30"), _pointer("http://a:b:c/")
    ('https://lorne.example/a%20b?x=%5B1%5D#a%23b', './12:30', 'http://a%3Ab%3Ac/')
    """
    address = _LOOSE_PERCENT.sub("%25", quote(xml_text(url), safe=_URI_CHARACTERS))
    before, mark, fragment = address.partition("#")
    address = f"{before}{mark}{fragment.replace('#', '%23')}"
    if (found := _AUTHORITY.match(address)) is not None:
        authority = found["authority"]
        if _GOOD_AUTHORITY.fullmatch(authority) is None:
            authority = authority.replace(":", "%3A").replace("@", "%40")
        return f"{found['before']}{authority}{address[found.end() :]}"
    if _SCHEME.match(address) is None and ":" in re.split(r"[/?#]", address, maxsplit=1)[0]:
        return f"./{address}"
    return address or "#"  # an empty one leads to the document itself

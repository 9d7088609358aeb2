"""Inputs that are no page and no text: an address, a path, a feed, JSON, a table, a script, text full of tags. What each is, and what to do instead.

An address, a path, a feed and JSON hold no article as they stand, so nothing is read of them. A table, a script and a text full of tags are read,
since an article may quote much code; only a warning says what they look like.
"""

from __future__ import annotations

import json
import re

from newsclean.document import SourceKind

LONGEST_LINE = 2_000  # characters of an address or a path
MOST_ADDRESSES = 100  # lines of a list of addresses that are looked at
OPENING = 4_096  # characters in which XML and JSON show what they are
SHORTEST_LIST = 20  # characters of a list of JSON; "[1]" may be a text
SAMPLE = 20_000  # characters in which tags and marks of code are counted

# In `texts` of our corpora (13,000 texts), no article has more than 3 tags; see tests/readers/test_sources.py for what has.
FEWEST_TAGS = 4
MOST_TAG_DISTANCE = 400  # characters of a text for each tag, from which on it is full of them
FEWEST_CODE_LINES = 3
MOST_CODE_SHARE = 0.6  # share of a text's characters that stand in lines of code
FEWEST_CODE_MARKS = 10
MOST_CODE_MARKS = 0.03  # share of a text's characters that only code has so often

FEWEST_ROWS = 5  # of a table
FEWEST_TAB_ROWS = 3  # of one whose columns stand between tabs, which sentences do not have
MOST_ROWS = 100  # of a table that are looked at
FEWEST_MARKS = 2  # commas, semicolons or tabs in each row …
MOST_ALIKE = 0.9  # … of this share of them

NOTHING_READ: frozenset[SourceKind] = frozenset(("address", "path", "feed", "sitemap", "json"))

WARNINGS: dict[SourceKind, str] = {
    "address": "the input is an address, not a page: nothing was read. newsclean fetches nothing; pass the page's content, and the address as url=",
    "path": "the input is the path of a file, not its content: nothing was read. Pass Path(name).read_bytes(), or run newsclean NAME",
    "feed": "the input is a feed (RSS or Atom), not an article: nothing was read. Read its entries with a feed parser, and pass the page of each",
    "sitemap": "the input is a sitemap, not an article: nothing was read. Fetch the pages that it lists, and pass each",
    "xml": "the input is XML, not a page or a text: pass the article's HTML or text from it",
    "json": "the input is JSON, not a page or a text: nothing was read. Pass the HTML or text in it; newsclean batch reads lines of JSON",
    "table": "the input is a table (CSV or TSV), not an article: newsclean batch reads tables that have a column of pages or texts",
    "code": "the input looks like a script or source code, not like an article; if it was saved instead of a page, fetch the page again",
    "markup": 'the text is full of tags: if it is HTML, pass format="html" (on the command line --from html); escaped HTML must be unescaped first',
}

_ADDRESS = re.compile(
    r"(?:(?:https?|ftp|file|s3|gs)://|www\.)[^\s<>\"]{1,2000}|(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}/[^\s<>\"]{1,2000}", re.IGNORECASE
)
_ENDINGS = (
    "html?|xhtml|txt|text|md|markdown|json|jsonl|ndjson|xml|rss|atom|pdf|docx?|odt|rtf|csv|tsv|parquet|warc|wet|gz|zst|bz2|xz|zip|php|aspx?|mht|mhtml"
)
_PATH = re.compile(
    rf"(?:[A-Za-z]:[\\/]|\\\\|~?/|\.{{1,2}}[\\/])[^\n<>|?*\"]{{1,1000}}?(?:\.(?:{_ENDINGS})|[\\/][^\s<>|?*\"]{{1,200}})"
    rf"|[^\s<>|?*\"]{{1,500}}\.(?:{_ENDINGS})|[\w.-]{{1,100}}[\\/][^\n<>|?*\"]{{1,500}}\.(?:{_ENDINGS})",
    re.IGNORECASE,
)
_XML = re.compile(r"\s{0,100}(?:<[!?][^<>]{0,1000}>\s{0,100}){0,8}<([\w:.-]{1,60})")  # behind declarations and comments
_FEEDS = frozenset(("rss", "feed", "rdf:rdf", "atom:feed", "channel", "opml"))
_SITEMAPS = frozenset(("urlset", "sitemapindex"))
_JSON = re.compile(r"\s{0,100}(?:\)\]\}',?\s{0,10})?(?:(?P<object>\[?\s{0,100}\{\s{0,100}\"[^\"\n]{1,200}\"\s{0,20}:)|\[\s{0,100}[\[{\"\d])")
_JSONP = re.compile(r"(?:/\*\*/\s{0,10})?[A-Za-z_$][\w$.]{0,100}\(\s{0,20}(?=[{\[])")  # a call with JSON, as some servers answer
_JSON_FEED = re.compile(r"jsonfeed\.org/version|\"(?:items|entries)\"\s{0,20}:\s{0,20}\[\s{0,100}\{[^{}]{0,1000}\"(?:link|url|external_url)\"")
_HTML = "p|div|span|a|br|img|h[1-6]|ul|ol|li|table|tbody|tr|td|th|strong|em|b|i|u|font|center|section|article|figure|iframe|script|style|blockquote"
_TAG = re.compile(rf"</?(?:{_HTML})(?:\s[^<>]{{0,1000}})?/?>|&lt;/?(?:{_HTML})(?:\s[^<>]{{0,300}}?)?/?&gt;", re.IGNORECASE)
_CODE_LINE = re.compile(
    r"\s{0,60}(?:.{0,300}[;{}]|(?:import|from|def|class|return|if|for|while|var|let|const|function|public|private|package|using|echo|print|export)\b"
    r".{0,300}[:;{(),]|import\s[\w.]{1,60}|from\s[\w.]{1,60}\simport\s.{1,200}|return\s.{0,100}|//.{0,300}|/\*.{0,300}|\*/|#(?:include|define|!)?.{0,300}|[)\]}]{1,3}[,;]?|[\w.$-]{1,60}\s{0,3}[=:]\s{0,3}\S.{0,300})$"
)
_CODE_MARK = re.compile(r"[{}]|;(?=\s|$|\})|=>|==|&&|\|\||\)\.|\(\)|\w\(\w|\w=[\"'\w]")


def source_kind(text: str, *, is_markdown: bool = False) -> SourceKind | None:
    """Return what a text is that is no article; None for any other text.

    is_markdown   whether it is read as Markdown, whose links have the same marks as code

    >>> source_kind("https://lorne.example/bridge"), source_kind("pages/bridge.html"), source_kind('{"title": "Talks", "body": "They ended."}')
    ('address', 'path', 'json')
    >>> source_kind("Talks end in Seoul\\n\\nThe talks failed on Monday.")
    """
    start = text[:OPENING].lstrip()
    if not start:
        return None
    first = start[0]
    if first == "<" and (found := xml_kind(start)):
        return found
    if first in "{[)" and _is_json(text):
        return "feed" if _JSON_FEED.search(start) else "json"
    if (call := _JSONP.match(start)) and _is_call(text, call.end()):
        return "json"
    if start.startswith("#!/"):
        return "code"
    if found := _name_kind(text):
        return found
    sample = text[:SAMPLE]
    if sample.count("<") + sample.count("&lt;") >= FEWEST_TAGS:
        tags = len(_TAG.findall(sample))
        if tags >= FEWEST_TAGS and tags * MOST_TAG_DISTANCE >= len(sample):
            return "markup"
    if is_markdown:
        return None
    return "table" if _is_table(sample) else "code" if _is_code(sample) else None


def xml_kind(text: str) -> SourceKind | None:
    """Return what a text is that opens as XML and not as HTML: a feed, a sitemap or other XML; else None.

    >>> xml_kind("<?xml version='1.0'?><rss version='2.0'>"), xml_kind("<?xml version='1.0'?><html>"), xml_kind("<p>Talks</p>")
    ('feed', None, None)
    """
    found = _XML.match(text)
    if found is None:
        return None
    name = found[1].lower()
    if name in _FEEDS:
        return "feed"
    if name in _SITEMAPS:
        return "sitemap"
    return "xml" if text.lstrip().startswith("<?xml") and name not in ("html", "head", "body") else None


def _is_json(text: str) -> bool:
    """Return whether a text that opens with a bracket is JSON: it has a key and a colon behind it, or can be read as JSON."""
    opening = _JSON.match(text)
    if opening is None or opening["object"]:
        return opening is not None
    try:
        return isinstance(json.loads(text), list) and len(text) >= SHORTEST_LIST
    except RecursionError:
        return True
    except ValueError:
        return False


def _is_call(text: str, at: int) -> bool:
    """Return whether a text is JSON from a place on, but for the bracket and the semicolon that close a call of JavaScript.

    >>> _is_call('show({"title": "Talks"});', 5), _is_call('show({title: "Talks"});', 5)
    (True, False)
    """
    inner = text.strip()[at:].removesuffix(";").rstrip()
    if not inner.endswith(")"):
        return False
    try:
        return isinstance(json.loads(inner[:-1]), dict | list)
    except RecursionError:
        return True
    except ValueError:
        return False


def _name_kind(text: str) -> SourceKind | None:
    """Return whether a text is an address, or a list of them, or a path."""
    first = text[: LONGEST_LINE + OPENING].lstrip().partition("\n")[0].rstrip()
    kind = _line_kind(first)
    if kind is None:
        return None
    lines = [line for given in text.split("\n", 2 * MOST_ADDRESSES) if (line := given.strip())]
    return kind if all(_line_kind(line) == kind for line in lines[:MOST_ADDRESSES]) else None


def _line_kind(line: str) -> SourceKind | None:
    """Return whether a line is an address or a path."""
    if len(line) > LONGEST_LINE:
        return None
    if _ADDRESS.fullmatch(line):
        return "address"
    return "path" if _PATH.fullmatch(line) else None


def _is_table(sample: str) -> bool:
    """Return whether a text is rows with the same number of commas, semicolons or tabs."""
    rows = [line for line in sample.splitlines() if line.strip()][:MOST_ROWS]
    for mark, fewest in ((",", FEWEST_ROWS), (";", FEWEST_ROWS), ("\t", FEWEST_TAB_ROWS)):
        counts = [row.count(mark) for row in rows] if len(rows) >= fewest else [0]
        if counts[0] >= FEWEST_MARKS and counts.count(counts[0]) >= MOST_ALIKE * len(rows):
            return True
    return False


def _is_code(sample: str) -> bool:
    """Return whether a text reads as code: most of its lines do, or it is full of marks that only code has."""
    if sum([sample.count(mark) for mark in "{};=()"]) < max(FEWEST_CODE_MARKS, MOST_CODE_MARKS / 2 * len(sample)):  # as of nearly all texts
        return False
    if len(_CODE_MARK.findall(sample)) >= max(FEWEST_CODE_MARKS, MOST_CODE_MARKS * len(sample)):
        return True
    lines = [line for given in sample.split("\n") if (line := given.strip())]
    code = [line for line in lines if _CODE_LINE.match(line[:400])]
    return len(code) >= FEWEST_CODE_LINES and sum(map(len, code)) >= MOST_CODE_SHARE * sum(map(len, lines))

"""Dates and authors in elements of a page that are marked as such: `<time>`, `itemprop`, `rel`, and classes such as "byline".

Looked for only where the head says nothing: a search walks the whole tree.
"""

from __future__ import annotations

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean.values.dates import clean_date
from newsclean.values.names import is_person, split_names
from newsclean.values.texts import clean_text

HIGHEST = 12  # elements around one that are looked at
MOST = 60  # marked elements that are tried
LONGEST = 160  # characters of a byline

# Words in the class or id of an element around, and elements, whose content is another article's, or a reader's.
_FOREIGN = re.compile(
    r"related|recommend|teaser|sidebar|(?<!elementor-)widget|carousel|popular|latest|trending|most-?read|read-?more|see-?also|more-|next-|prev|footer|"
    r"\bnav|(?<![a-z])menu|newsletter|promo(?!ted)|\bcard|_card|-card|\bpopup|modal|\bviews-",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"comment", re.IGNORECASE)
_OF_ARTICLE = re.compile(r"\b(?:post|entry|article)[\w-]{0,20}[-_](?:footer|meta|header|info)\b", re.IGNORECASE)
_FOREIGN_TAGS = frozenset(("nav", "footer", "aside", "dialog", "form", "blockquote", "figure"))
_UPDATED = re.compile(r"modified|updated|\bmod-?date|changed", re.IGNORECASE)
_PUBLISHED = re.compile(r"publish|\bentry-date|\bpost-date|posted|\bdate-?line", re.IGNORECASE)
_NO_BYLINE = re.compile(r"avatar|image|img|photo|picture|social|share|bio|title|role|job|position|follow|icon", re.IGNORECASE)
_POSTED = re.compile(r"^[^\d]{0,40}\d.{0,60}?\b(?:by|von|par|por)\s", re.IGNORECASE)  # "Posted on May 3, 2024 by"
_SPACE = re.compile(r"\s+")


def _names(element: LexborNode) -> str:
    """Class and id of an element."""
    attributes = element.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:300] if attributes else ""


def _is_foreign(element: LexborNode) -> bool:
    """Whether an element stands in something that is not the article: a comment, a teaser, a sidebar, a list."""
    around: LexborNode | None = element.parent
    for _ in range(HIGHEST):
        if around is None or around.tag in ("body", "main", "html"):
            return False
        verdict = _verdict(_names(around))
        if verdict is not None:
            return verdict
        if around.tag in _FOREIGN_TAGS:
            return True
        if around.tag == "article":
            return False
        around = around.parent
    return False


@lru_cache(maxsize=2048)
def _verdict(names: str) -> bool | None:
    """Whether an element's class and id say that what it holds is foreign (True) or the article's (False); None where they say neither."""
    if _OF_ARTICLE.search(names):
        return False
    return True if _COMMENT.search(names) or (_FOREIGN.search(names) and "author" not in names) else None


def marked_dates(tree: LexborHTMLParser) -> str | None:
    """The day that an element marked as the date of publication gives, else the first `<time>` near the article; None where there is none."""
    best: tuple[int, int, str] | None = None
    for at, element in enumerate(tree.css('time,[itemprop~="datePublished"],[itemprop~="dateCreated"]')[:MOST]):
        attributes = element.attributes
        marks = f"{attributes.get('itemprop') or ''} {attributes.get('class') or ''}"
        if _UPDATED.search(marks):
            continue
        rank = 0 if "datePublished" in marks else 1 if "pubdate" in attributes or _PUBLISHED.search(marks) else 2
        if (best is not None and rank >= best[0]) or _is_foreign(element):
            continue
        given = attributes.get("datetime") or attributes.get("content") or element.text()
        if found := clean_date(given):
            best = (rank, at, found)
    return best[2] if best else None


def marked_authors(tree: LexborHTMLParser) -> tuple[str, ...]:
    """The people that elements marked as the author name; empty where there are none."""
    elements = tree.css('a[rel~="author"],[itemprop~="author"],[class*="author" i],a[href*="/author"]')[:MOST]
    ranked = sorted(((_rank(e), at, e) for at, e in enumerate(elements)), key=lambda r: r[:2])
    for rank, _, element in ranked:
        if rank > 4:
            break
        names = _people(element, rank)
        if names and not _is_foreign(element):
            return tuple(dict.fromkeys([*names, *(n for r, _, e in ranked if r == rank and _are_near(e, element) for n in _people(e, r))]))
    return ()


def _rank(element: LexborNode) -> int:
    """How surely an element holds the author's name and little else, 0 the surest; 9 for never."""
    attributes = element.attributes
    marks = (attributes.get("class") or "")[:300]
    if element.tag in ("body", "main", "article", "section", "style", "script", "form", "input"):
        return 9
    if "author" in (attributes.get("itemprop") or "") or "author" in (attributes.get("rel") or ""):
        return 0
    if _NO_BYLINE.search(marks):
        return 9
    if any(folder in (attributes.get("href") or "") for folder in ("/author", "/autor/")):
        return 1
    words = marks.lower().replace("_", "-").replace("--", "-").split()
    return 2 if any(w.endswith(("author-name", "authorname", "byline-name", "author")) for w in words) else 3


def _people(element: LexborNode, rank: int) -> list[str]:
    """The names that an element holds; a single word only where the mark is sure.

    Of an element with several pieces of text, the first that is a name, and those that a comma or "and" joins to it.
    """
    inner = element.css_first('[itemprop~="name"]') if rank == 0 else None
    given = (inner or element).attributes.get("content") or (inner or element).text(separator="\n").strip()
    lines = [piece for line in given[:5000].splitlines() if (piece := clean_text(line))]
    if sum(map(len, lines)) > LONGEST:
        lines = lines[:1]  # a biography below its name
    people: list[str] = []
    first: list[str] = []
    is_joined = True
    for piece in lines:
        if is_joined or piece.lower().startswith((", ", "and ", "& ")):
            names = split_names(_POSTED.sub("", piece))
            first = first or names
            people += [n for n in names if is_person(n)]
        is_joined = not people or piece.lower().endswith((",", "and", "&", "und", "et", "y"))
    return people or (
        first if rank <= 2 and len(first) == 1 and len(lines) == 1 and len(first[0]) > 2 and first[0].count(" ") <= (2 if rank else 0) else []
    )


def _are_near(element: LexborNode, other: LexborNode) -> bool:
    """Whether two elements stand in one byline: they share what is one or two elements around them."""
    around = [e.mem_id for e in (element.parent, element.parent.parent if element.parent else None) if e is not None and e.tag != "body"]
    others = [e.mem_id for e in (other.parent, other.parent.parent if other.parent else None) if e is not None and e.tag != "body"]
    return any(m in others for m in around)

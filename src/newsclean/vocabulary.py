"""What the elements of a page say: their tags, their attributes, and the words of their class, id and role, as developers everywhere choose them.

The sets of tags that only the parsing rules of the HTML standard are about stand in `readers/html/parsing.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

# ---- tags ----

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS = frozenset(("ul", "ol", "dl"))
LIST_ITEMS = frozenset(("li", "dt", "dd"))

# Elements whose text a reader of the page does not see as text, whatever their attributes.
NOT_SHOWN = frozenset(
    (
        *("script", "style", "noscript", "template", "title", "noframes", "noembed", "frameset"),
        *("svg", "annotation", "annotation-xml", "iframe", "embed", "canvas", "audio", "video"),
        *("textarea", "select", "option", "datalist"),
    )
)

# Elements that run within a line of text. All others break the line.
INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark"),
        *("nobr", "q", "ruby", "rb", "rp", "rt", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
        *("math", "semantics", "mfrac", "mi", "mn", "mo", "mrow", "ms", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtext"),
    )
)

# Elements that run within a line where a sentence runs on across them, and break it elsewhere. So does any element of a page's own (`<x-term>`).
MAY_RUN = frozenset(("button", "output", "slot", "meter", "img", "picture", "input"))

# Elements of text that was struck out.
DELETED = frozenset(("del", "s", "strike"))

# Elements that stand within running text, and do not hold paragraphs of their own.
TEXT_TAGS = HEADINGS | LISTS | LIST_ITEMS | {"p", "blockquote", "pre", "table", "caption", "tbody", "thead", "tfoot", "tr"}

# Furniture of the site by its element: read as one block each, and taken out by the filter `site_element`.
SITE_ELEMENTS = frozenset(("nav", "footer", "aside", "dialog", "menu"))

# Furniture of the site by its element, or by an ARIA role that means the same.
SITE_FURNITURE = SITE_ELEMENTS | {
    *("role=navigation", "role=complementary", "role=contentinfo", "role=banner", "role=search", "role=dialog", "role=alertdialog", "role=form"),
}


def is_site_header(tag: str, around: frozenset[str]) -> bool:
    """Return whether an element is the header of the site, not of an article, by its tag and what is around it (`Element.around`)."""
    return tag == "header" and "article" not in around and "main" not in around


# Elements in which a date or an author is not the article's: see `newsclean.readers.head.marked`.
NOT_OF_ARTICLE = SITE_ELEMENTS | {"form", "blockquote", "figure"}


# ---- what hides an element ----

LONGEST_ATTRIBUTE = 500  # characters of a class, style or role that are looked at

MAY_HIDE = frozenset(("hidden", "aria-hidden", "fallback", "popover", "style"))  # attributes, besides the class
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Class names of Bootstrap, WordPress and others for what only screen readers read.
_FOR_SCREEN_READERS = re.compile(r"\b(?:sr-only|visually-?hidden|screen-reader(?:-text)?)\b", re.IGNORECASE)


def hides(attributes: Mapping[str, str | None]) -> bool:
    """Return whether an element's attributes say that it is not shown.

    They do so by `hidden`, `aria-hidden="true"`, `popover`, a style, a class for screen readers, or `fallback`, which AMP pages show only where a
    component cannot be shown. One exception: what React streams stands in `<div hidden id="S:0">` until a script moves it to its place, so that is
    shown.

    >>> hides({"style": "display: none"}), hides({"class": "sr-only"}), hides({"hidden": None, "id": "S:1"})
    (True, True, False)
    """
    if not MAY_HIDE.isdisjoint(attributes):
        if "hidden" in attributes or attributes.get("aria-hidden") == "true":
            return not (attributes.get("id") or "").startswith("S:")
        if "fallback" in attributes or "popover" in attributes:
            return True
        style = attributes.get("style")
        if style is not None and _HIDDEN_STYLE.search(style[:LONGEST_ATTRIBUTE]):
            return True
    name = attributes.get("class")
    if name is None:
        return False
    name = name[:LONGEST_ATTRIBUTE]
    if name.isascii():  # nearly always; most names are then ruled out many times faster than by the pattern
        small = name.lower()
        if "sr-only" not in small and "hidden" not in small and "screen-reader" not in small:
            return False
    return _FOR_SCREEN_READERS.search(name) is not None


def is_shown(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Return whether the text of an element is shown, as far as its own tag and attributes say.

    >>> is_shown("p", {}), is_shown("svg", {}), is_shown("dialog", {}), is_shown("dialog", {"open": None})
    (True, False, False, True)
    """
    return tag not in NOT_SHOWN and not hides(attributes) and (tag != "dialog" or "open" in attributes)


# ---- words of class, id and role: an element's `words` ----

_COMMENTS = """
comment comments commentlist commentarea commentform addcomment disqus respond
commentaires comentarios commenti kommentare kommentarer kommentit reacties komentarz komentarze komentare komentari comentarii
kommentarii kommentariy kommentarij yorumlar sxolia scholia hozzaszolasok diskuze binhluan
"""
_FURNITURE = """
related recommended recommendation recommendations teaser teasers trending popular mostread readmore readnext recirculation recirc
nav navigation menu breadcrumb breadcrumbs sidebar footer toolbar pagination swiper carousel widget button buttons rss
share sharing social newsletter newsletters signup subscribe subscription login signin registration password optin donate donation cta
cookie cookies consent gdpr modal popup overlay banner advert advertisement ads sponsored sponsor promo promotion taboola outbrain
tags taglist keywords author bio credit copyright disclaimer disclosure pullquote
navbar mainnav subnav mainmenu submenu topmenu quicklinks toplinks crumbs crumb foot bookmark logged signin
sharebar toolbox addthis feedback syndication bbs newsalert
poll polls vote votes voting latest recent mostpopular mostcommented toplist relatedlinks weather forecast informer
partage compartir compartilhar condividi teilen publicite publicidad pubblicita werbung
relacionadas correlati etiquetas lesetipps meistgelesen umfrage sondage encuesta enquete sondaggio
opinie opinia najnowsze polecamy linki stopka sonda ankieta reklama reklamy
lenta podval golosovanie opros pohozhie
sxetika diafimisi dimofili dimoskopisi
pinglun xiangguan tuijian guanggao toupiao
anket reklam anketa diskuse hirdetes szavazas annonse annons mainos iklan quangcao
"""

# Pairs of words that name furniture together: "lire-aussi", "readAlso".
_PAIRS = (
    *(("read", "also"), ("see", "also"), ("read", "more"), ("more", "stories"), ("most", "read"), ("lire", "aussi"), ("leia", "tambem")),
    *(("lea", "tambien"), ("leggi", "anche"), ("lees", "ook"), ("mehr", "zum"), ("auch", "interessant"), ("czytaj", "takze"), ("les", "ogsa")),
)

COMMENTS = frozenset(_COMMENTS.split())

# Names of furniture that offers other articles. A pair of words ("read also") always does.
OFFERING = frozenset(
    (
        *("related", "recommended", "recommendation", "recommendations", "teaser", "teasers", "trending", "popular", "mostread"),
        *("readmore", "readnext", "recirculation", "recirc", "sidebar", "swiper", "carousel", "widget", "promo", "latest"),
        *("recent", "mostpopular", "mostcommented", "toplist", "relatedlinks", "relacionadas", "correlati", "lesetipps"),
        *("meistgelesen", "najnowsze", "polecamy", "sxetika", "dimofili", "xiangguan", "tuijian"),
    )
)

# Names of elements that hold a count and nothing else.
COUNTED = COMMENTS | {"commented", "like", "likes", "vote", "votes", "reply", "replies", "reactions", "share", "shares", "views"}

# Names of furniture however much text it holds. The others are also given to whole pages ("has-sidebar", "widget-text").
SURE = COMMENTS | {"cookie", "cookies", "consent", "gdpr", "footer", "popup", "modal", "rss"}

FURNITURE = COMMENTS | frozenset(_FURNITURE.split())
_TELLING = FURNITURE | {second for _, second in _PAIRS}

# Words of the classes for screen readers; an element without one of them is not hidden by its class. And words by which an element is looked at more
# closely.
HIDING = frozenset(("sr", "hidden", "visuallyhidden", "reader"))
NOTABLE = _TELLING | HIDING

# Names of boxes that lead to other pages. An article's own lead may have one of these names ("article-teaser"), but it has no link.
LEADING_ELSEWHERE = frozenset(("teaser", "teasers", "promo", "promotion", "banner", "credit", "widget", "swiper", "carousel", "overlay"))

# Names of an article's lead.
LEADS = frozenset(("standfirst", "lede", "lead", "chapo", "dek", "vorspann", "ingress", "entradilla", "sommario"))

# Names of a line below the headline. It need not be running text of the article, as a lead is.
STANDFIRSTS = LEADS | {"deck", "subhead", "subheadline", "subtitle", "chapeau", "untertitel", "bajada", "subtitulo", "podtytul"}

# Names of pictures, whose text is a caption if it closes with a credit; and of captions.
PICTURES = frozenset(("image", "img", "photo", "picture", "foto", "bild"))
CREDITS = frozenset(("credit", "credits", "copyright", "photocredit", "imagecredit", "photographer", "fotograf", "quelle", "attribution"))
CAPTIONS = frozenset(("caption", "captions", "figcaption", "imgcaption", "legend", "légende", "bildunterschrift", "photocredit", "didascalia"))

# Names of quotations that are set apart.
QUOTES = frozenset(("pullquote", "quote", "blockquote"))

# Names of bylines, of elements that hold a date, and of a paywall.
BYLINES = frozenset(("byline", "bylines", "contributor", "contributors"))
DATES = frozenset(("date", "dateline", "datetime", "published", "posted", "time", "timestamp", "pubdate", "datum", "submitted", "created"))
PAYWALLS = frozenset(("paywall", "regwall", "piano"))

# Names that say what a date is that of. Many sites give a date of publication both names.
PUBLISHED = frozenset(("published", "posted", "pubdate", "created"))
UPDATES = frozenset(("updated", "modified", "changed"))
# Names of elements with a date that is not the article's: the page's clock, and boxes of other articles.
CLOCKS = frozenset(("today", "clock", "uhr"))
OTHER_ARTICLES = frozenset(
    (
        *("related", "recommended", "recommendations", "teaser", "teasers", "trending", "popular", "mostread", "readmore"),
        *("sidebar", "widget", "menu", "nav"),
    )
)
# Names of an article, and of its own header and footer.
PARTS = frozenset(("article", "post", "entry"))
WHOLE_PAGE = frozenset(("html", "body", "main"))  # tags of elements that hold more than an article
# Names of boxes with what is known of the article, whatever their tag.
METADATA = frozenset(("meta", "metadata", "byline", "info", "infos")) | BYLINES


def furniture_word(words: frozenset[str]) -> str | None:
    """Return the word, or the pair of words, by which an element's names say that it is furniture; None if they do not.

    An accordion is none, since its buttons are the headings of a text.

    >>> furniture_word(frozenset(("related", "stories"))), furniture_word(frozenset(("lire", "aussi"))), furniture_word(frozenset(("story",)))
    ('related', 'lire aussi', None)
    """
    if _TELLING.isdisjoint(words) or "accordion" in words:  # as most elements
        return None
    found = words & FURNITURE
    return min(found & SURE or found) if found else next((" ".join(pair) for pair in _PAIRS if words.issuperset(pair)), None)


# ---- class, id and itemprop as they stand, for elements that are marked as a date or an author ----
#
# Patterns, not sets of words, since the marks of such elements are written in many ways ("mostRead", "most-read"), and a part of a word tells too.

_COMMENT_NAME = re.compile(r"comment|reaction|komment|\brepl(?:y|ies)\b", re.IGNORECASE)
_FOREIGN_NAME = re.compile(
    r"related|recommend|teaser|(?<!with)(?<!with[-_])(?<!has)(?<!has[-_])(?<!no[-_])sidebar|(?<!elementor-)widget|carousel|popular|latest|trending|"
    r"most-?read|read-?more|see-?also|more-|next-|prev|footer|"
    r"\bnav|(?<![a-z])menu|newsletter|promo(?!ted)|\bcard|_card|-card|\bpopup|modal|\bviews-|\btoday|\bclock\b",
    re.IGNORECASE,
)
_ARTICLE_PART = re.compile(r"\b(?:post|entry|article)[\w-]{0,20}[-_](?:footer|meta|header|info)\b", re.IGNORECASE)

UPDATED_NAME = re.compile(r"modified|updated|\bmod-?date|changed", re.IGNORECASE)
PUBLISHED_NAME = re.compile(r"publish|\bentry-date|\bpost-date|posted|\bdate-?line", re.IGNORECASE)
# What names an element that holds the author, wherever in a class or a name for tests it stands: "css-1wkce1i-Byline", "article-author__name".
_AUTHOR_NAME = re.compile(
    r"(?i:author|byline)|(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))(?i:by-line|writer|written-?by|reporter|journalist[ae]?|columnist|contributor|"
    r"autor(?:in|es|en|ka)?|auteur|autrice|autore|redactor|redaktor|penulis|forfatter|f[oö]rfattare|skribent|yazar|muhabir)s?(?![a-z])"
)
LONGEST_AUTHOR_NAME = 300  # characters of a class in which it is looked for
NAMES_FOR_TESTS = frozenset(("data-testid", "data-test", "data-qa", "data-component", "data-module"))  # attributes that name an element's part


def _may_name_author(name: str) -> bool:
    """Return whether the pattern may find a name, given in small letters: a test of what nearly all names lack, twenty times faster than the pattern.

    Written out, since a loop takes twice as long.
    """
    return (
        ("aut" in name or "byl" in name or "by-l" in name or "wri" in name or "report" in name or "journal" in name or "column" in name)
        or ("contrib" in name or "reda" in name or "penulis" in name or "fatt" in name or "skribent" in name or "yazar" in name)
        or "muhab" in name
    )


@lru_cache(maxsize=4096)  # a page has the same few classes on thousands of elements
def names_author(name: str) -> bool:
    """Return whether a class, or another name of an element, says that the element holds the author.

    >>> names_author("css-1wkce1i-Byline"), names_author("storyReporter"), names_author("typewriter"), names_author("autorreifen")
    (True, True, False, False)
    """
    small = name.lower()
    if not _may_name_author(small):
        return False
    return _AUTHOR_NAME.search(name[:LONGEST_AUTHOR_NAME]) is not None


_AUTHOR_ALONE = re.compile(
    r"(?:author|byline|writer|reporter|journalist[ae]?|columnist|contributor|autor|autorin|auteur|autrice|autore|redactor)s?"
    r"(?:[-_]{0,2}(?:name|nombre|nom))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def is_author_alone(name: str) -> bool:
    """Return whether one word of a class names the author, and no part of a box about one: "byline", "article-author__name", not "author-meta".

    >>> is_author_alone("byline"), is_author_alone("article-author__name"), is_author_alone("author-meta")
    (True, True, False)
    """
    return any(_AUTHOR_ALONE.fullmatch(name, at) for at in (0, *(m.end() for m in _PART_OF_NAME.finditer(name[:LONGEST_AUTHOR_NAME]))))


_PART_OF_NAME = re.compile(r"[-_]+|(?<=[a-z])(?=[A-Z])")
# Addresses of pages about an author: "/author/jane-doe", "/about/editors/jane-doe/".
# The slash is outside of what may be in capitals: the pattern then looks at slashes alone, several times as fast.
AUTHOR_ADDRESS = re.compile(  # it is asked of every link: the first letters rule out most slashes at once
    r"/(?i:(?=[abcefjprswy])(?:author|autor(?:en|es|in)?|auteurs?|autori|autore|writers?|reporters?|journalists?|journalistes?|contributors?|"
    r"columnists?|editors?|redacteurs?|skribent|yazar(?:lar)?|forfatter|penulis|staff|byline))[sS]?/(?!\d)[^/?#]{3}",
)
BESIDE_BYLINE_NAME = re.compile(
    r"avatar|image|img|photo|picture|social|share|bio|title|role|(?<![a-z])job(?![a-z])|position|follow|icon|caption|"
    r"media-?(?:box|info)|category|topic|contact|e-?mail",
    re.IGNORECASE,
)


def is_of_article(names: str) -> bool | None:
    """Return whether class and id say that what an element holds is the article's. False means another article's or a reader's, None neither.

    >>> is_of_article("post-meta"), is_of_article("related-posts"), is_of_article("content")
    (True, False, None)
    """
    if _ARTICLE_PART.search(names):
        return True
    return False if _COMMENT_NAME.search(names) or (_FOREIGN_NAME.search(names) and "author" not in names) else None

"""What the names of a page's elements say: words of their class, id and role, as developers everywhere give them."""

from __future__ import annotations

_COMMENTS = """
comment comments commentlist commentarea commentform disqus respond
commentaires comentarios commenti kommentare reacties komentarze
"""
_FURNITURE = """
related recommended recommendation recommendations teaser teasers trending popular mostread readmore readnext recirculation recirc
nav navigation menu breadcrumb breadcrumbs sidebar footer toolbar pagination swiper carousel widget button buttons rss
share sharing social newsletter newsletters signup subscribe subscription login signin registration password optin donate donation cta
cookie cookies consent gdpr modal popup overlay banner advert advertisement ads sponsored sponsor promo promotion taboola outbrain
tags taglist author bio credit copyright disclaimer disclosure pullquote
partage compartir compartilhar condividi teilen publicite publicidad pubblicita werbung reklama
relacionadas correlati etiquetas lesetipps meistgelesen
"""

# Words that name furniture together: "lire-aussi", "readAlso".
_PAIRS = (
    *(("read", "also"), ("see", "also"), ("read", "more"), ("more", "stories"), ("most", "read"), ("lire", "aussi"), ("leia", "tambem")),
    *(("lea", "tambien"), ("leggi", "anche"), ("lees", "ook"), ("mehr", "zum"), ("auch", "interessant"), ("czytaj", "takze"), ("les", "ogsa")),
)

COMMENTS = frozenset(_COMMENTS.split())

# What is furniture however long it is; the other names are also given to whole pages ("has-sidebar", "widget-text").
SURE = COMMENTS | {"cookie", "cookies", "consent", "gdpr", "footer", "popup", "modal", "rss"}

FURNITURE = COMMENTS | frozenset(_FURNITURE.split())
_TELLING = FURNITURE | {second for _, second in _PAIRS}

# Names of boxes that lead to other pages. An article's own lead may bear one of them ("article-teaser"), and has no link.
LEADING_ELSEWHERE = frozenset(("teaser", "teasers", "promo", "promotion", "banner", "credit", "widget", "swiper", "carousel", "overlay"))

LEADS = frozenset(("standfirst", "lede", "lead", "chapo", "dek", "vorspann", "ingress", "entradilla", "sommario"))

PICTURES = frozenset(("image", "img", "photo", "picture", "foto", "bild"))  # whose text is a caption where it closes with a credit

CAPTIONS = frozenset(("caption", "captions", "figcaption", "imgcaption", "legend", "légende", "bildunterschrift", "photocredit", "didascalia"))


def furniture_word(words: frozenset[str]) -> str | None:
    """The first of an element's words that names furniture, or None. The buttons of an accordion are headings."""
    if _TELLING.isdisjoint(words) or "accordion" in words:  # as most
        return None
    return min(words & FURNITURE, default=None) or next((" ".join(pair) for pair in _PAIRS if words.issuperset(pair)), None)


# Furniture of the site by its element: read as one block each, and taken out by the filter `site_element`.
SITE_ELEMENTS = frozenset(("nav", "footer", "aside", "dialog", "menu"))

# The same with the roles that say it of any element.
SITE_FURNITURE = frozenset(
    (
        *SITE_ELEMENTS,
        *("role=navigation", "role=complementary", "role=contentinfo", "role=banner", "role=search", "role=dialog", "role=alertdialog"),
    )
)

# Elements that stand within running text, and do not hold paragraphs of their own.
TEXT_TAGS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "tbody", "thead", "tfoot", "tr")
)

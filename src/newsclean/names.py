"""What the names of a page's elements say: words of their class, id and role, as developers everywhere give them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsclean.model import Node

COMMENTS = frozenset(
    "comment comments commentlist commentarea commentform disqus respond commentaires comentarios commenti kommentare reacties komentarze".split()
)  # noqa: SIM905

# What is furniture however long it is; the other names are also given to whole pages ("has-sidebar", "widget-text").
SURE = COMMENTS | {"cookie", "cookies", "consent", "gdpr", "footer", "popup", "modal", "rss"}

FURNITURE = COMMENTS | frozenset(
    "related recommended recommendation recommendations teaser teasers share sharing social newsletter newsletters signup subscribe subscription "  # noqa: SIM905
    "promo promotion sidebar breadcrumb breadcrumbs footer nav navigation menu cookie cookies consent gdpr advert advertisement ads banner "
    "sponsored sponsor taboola outbrain popular trending tags taglist author bio copyright modal popup overlay login signin registration password credit toolbar pagination "
    "widget readmore readnext recirculation recirc mostread button buttons cta disclaimer disclosure optin donate donation pullquote swiper "
    "carousel rss partage publicite compartir relacionadas publicidad etiquetas correlati condividi pubblicita compartilhar reklama werbung "
    "teilen lesetipps meistgelesen".split()
)

LEADS = frozenset("standfirst lede lead chapo dek vorspann ingress entradilla sommario".split())  # noqa: SIM905

CAPTIONS = frozenset("caption captions figcaption imgcaption legend légende bildunterschrift photocredit didascalia".split())  # noqa: SIM905


def furniture_name(node: Node | None, known: dict[Node | None, str | None]) -> str | None:
    """The word of the innermost element that is named as furniture, from an element outwards, or None.

    known   what has been found for each element, None included; elements put there beforehand, with all around them, are not looked at
    """
    inner: list[Node] = []
    while node is not None and node not in known:
        inner.append(node)
        node = node.parent
    word = known.get(node)
    for each in reversed(inner):
        if each.attributes and each.tag != "body":
            word = _named(each.words) or word
        known[each] = word
    return word


@lru_cache(maxsize=4096)
def _named(words: frozenset[str]) -> str | None:
    """The first of the words that names furniture. Remembered, as elements of one class are many. The buttons of an accordion are headings."""
    return None if "accordion" in words else min(words & FURNITURE, default=None)

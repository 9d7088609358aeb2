"""What is known of the tables of phrases, whichever filter they belong to: a row a table that is more than a list of phrases."""

from __future__ import annotations

from typing import NamedTuple


class Table(NamedTuple):
    """A table of phrases.

    is_furniture    its wording stands on whole pages and hardly ever in extracts, so that it tells the one from the other
    opening_tells   a block that opens with one of its phrases says as much as one that says nothing else
    tells_page      it stands on a page and never in an extract, so that on a page it counts twice
    in_menus        its lines are entries of menus: "Home | Sport | Log in"
    """

    is_furniture: bool = False
    opening_tells: bool = False
    tells_page: bool = False
    in_menus: bool = False


TABLES = {
    "advertisement": Table(is_furniture=True),
    "comment_form": Table(is_furniture=True, opening_tells=True),
    "cookie_notice": Table(is_furniture=True, opening_tells=True, in_menus=True),
    "copyright_line": Table(is_furniture=True, opening_tells=True, tells_page=True, in_menus=True),
    "feedback_prompt": Table(is_furniture=True),
    "masthead": Table(is_furniture=True, in_menus=True),
    "media_label": Table(is_furniture=True),
    "most_read": Table(is_furniture=True, in_menus=True),
    "navigation": Table(is_furniture=True, in_menus=True),
    "newsletter": Table(is_furniture=True, opening_tells=True, in_menus=True),
    "paywall_notice": Table(is_furniture=True),
    "related_link": Table(is_furniture=True, tells_page=True),
    "section": Table(in_menus=True),
    "share_bar": Table(is_furniture=True, in_menus=True),
    "social_footer": Table(is_furniture=True),
    "tag_list": Table(is_furniture=True),
}

FURNITURE = frozenset(name for name, table in TABLES.items() if table.is_furniture)
OPENING_TELLS = frozenset(name for name, table in TABLES.items() if table.opening_tells)
TELLS_PAGE = frozenset(name for name, table in TABLES.items() if table.tells_page)
IN_MENUS = frozenset(name for name, table in TABLES.items() if table.in_menus)

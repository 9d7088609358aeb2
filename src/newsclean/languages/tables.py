"""What is known of each table of phrases, apart from its phrases. A table that is not named here has none of these properties."""

from __future__ import annotations

from typing import NamedTuple


class Table(NamedTuple):
    """The properties of a table of phrases.

    is_furniture    its phrases stand on whole pages and hardly ever in extracts, so they show that an input is a whole page
    opening_tells   a block that opens with one of its phrases is as good evidence as a block that consists of one
    tells_page      its phrases never stand in extracts, so one of them counts twice as evidence for a whole page
    in_menus        its phrases are entries of menus: "Home | Sport | Log in"
    of_messages     its phrases say what kind of page an input is that is no article, and are looked up in short inputs alone
    of_notes        its phrases are looked up when somebody reads a field of the article that is beside its text, and not by filters
    """

    is_furniture: bool = False
    opening_tells: bool = False
    tells_page: bool = False
    in_menus: bool = False
    of_messages: bool = False
    of_notes: bool = False


TABLES = {
    "advertisement": Table(is_furniture=True),
    "article_cut": Table(of_messages=True),
    "comment_form": Table(is_furniture=True, opening_tells=True),
    "consent_wall": Table(of_messages=True),
    "correction": Table(of_notes=True),
    "cookie_notice": Table(is_furniture=True, opening_tells=True, in_menus=True),
    "copyright_line": Table(is_furniture=True, opening_tells=True, tells_page=True, in_menus=True),
    "error_page": Table(of_messages=True),
    "feedback_prompt": Table(is_furniture=True),
    "human_check": Table(of_messages=True),
    "login_page": Table(of_messages=True),
    "masthead": Table(is_furniture=True, in_menus=True),
    "media_label": Table(is_furniture=True),
    "most_read": Table(is_furniture=True, in_menus=True),
    "navigation": Table(is_furniture=True, in_menus=True),
    "newsletter": Table(is_furniture=True, opening_tells=True, in_menus=True),
    "paywall_notice": Table(is_furniture=True),
    "related_link": Table(is_furniture=True, tells_page=True),
    "script_page": Table(of_messages=True),
    "section": Table(in_menus=True),
    "share_bar": Table(is_furniture=True, in_menus=True),
    "social_footer": Table(is_furniture=True),
    "tag_list": Table(is_furniture=True),
}

FURNITURE = frozenset(name for name, table in TABLES.items() if table.is_furniture)
OPENING_TELLS = frozenset(name for name, table in TABLES.items() if table.opening_tells)
TELLS_PAGE = frozenset(name for name, table in TABLES.items() if table.tells_page)
IN_MENUS = frozenset(name for name, table in TABLES.items() if table.in_menus)
OF_MESSAGES = frozenset(name for name, table in TABLES.items() if table.of_messages)
OF_NOTES = frozenset(name for name, table in TABLES.items() if table.of_notes)

OWN = "own_wording"  # the table for wording of the user's own that belongs to no other filter
OPEN = FURNITURE | {"author_bio", "source_url", OWN}  # tables that users may add to: their phrases are looked up in blocks alone

"""What the walk does at each node of a page, by the ids that the parser gives to tags: comparing ids is twice as fast as comparing names."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean.document import Kind
from newsclean.vocabulary import HEADINGS, INLINE, MAY_RUN, NOT_SHOWN, SITE_ELEMENTS

# In this order, so that one comparison finds what runs within a line, and one what ends a block.
TEXT, LINK, RUN, PART, BREAK, SKIP, SITE, CELL, ITEM, CODE, OTHER = range(11)

# Lexbor numbers the tags that it knows, some 200, from 1. The id of any other tag is an address in its tree's memory, and a later tree may have
# another tag there. So such tags are known by their names.
MOST_TAG_IDS = 1_000


def _actions() -> tuple[dict[int, int], dict[str, int]]:
    """Return tag id -> what the walk does there, and the same by name for tags without an id that lasts.

    The ids are Lexbor's own and may change with its version, so the parser is asked for them.
    """
    tree = LexborHTMLParser("<body><!-- -->text")
    first = tree.body.first_child if tree.body is not None else None
    second = first.next if first is not None else None
    by_id = dict.fromkeys(range(MOST_TAG_IDS), OTHER)
    by_id.update({node.tag_id: action for node, action in ((first, SKIP), (second, TEXT)) if node is not None})
    by_name: dict[str, int] = {}
    actions = {
        SKIP: NOT_SHOWN,
        RUN: INLINE - {"a"},
        SITE: SITE_ELEMENTS,
        LINK: ["a"],
        BREAK: ["br"],
        CELL: ["td", "th"],
        ITEM: ["li"],
        CODE: ["pre"],
    }
    for action, tags in actions.items():
        for tag in tags:
            id = tree.create_node(tag).tag_id
            if id < MOST_TAG_IDS:
                by_id[id] = action
            else:
                by_name[tag] = action
    return by_id, by_name


ACTIONS, _BY_NAME = _actions()
ACTIONS_IN_FURNITURE = {id: OTHER if action == SITE else action for id, action in ACTIONS.items()}
# In a cell of a table of data, what would break the line is a part of the row's line.
ACTIONS_IN_CELL = {id: PART if action in (BREAK, SITE, ITEM, CODE, OTHER) else action for id, action in ACTIONS.items()}
TEXT_ID = next(id for id, action in ACTIONS.items() if action == TEXT)
ID_OF = {
    tag: LexborHTMLParser("").create_node(tag).tag_id
    for tag in (
        *HEADINGS,
        "script",
        "meta",
        "time",
        "span",
        "data",
        "div",
        "link",
        "table",
        "tr",
        "form",
        "input",
        "select",
        "textarea",
        "article",
        "p",
    )
}
IMAGE_ID = LexborHTMLParser("").create_node("img").tag_id
PICTURE_IDS = frozenset((IMAGE_ID, LexborHTMLParser("").create_node("source").tag_id))  # of `<picture>`
PLAYER_IDS = frozenset(LexborHTMLParser("").create_node(tag).tag_id for tag in ("iframe", "embed", "video", "audio"))  # not shown as text
MAY_RUN_IDS = frozenset(LexborHTMLParser("").create_node(tag).tag_id for tag in MAY_RUN)
HEADING_IDS, H1_IDS = frozenset(ID_OF[tag] for tag in HEADINGS), frozenset((ID_OF["h1"],))
SCRIPT_ID, META_ID = ID_OF["script"], ID_OF["meta"]
LINK_ID, NOSCRIPT_ID = (LexborHTMLParser("").create_node(tag).tag_id for tag in ("a", "noscript"))
EMPTY_MARKED_IDS = frozenset(ID_OF[tag] for tag in ("time", "span", "data", "div", "link"))  # that bear a date or a name in an attribute alone


# Kind and level of the blocks in an element. Those in others have the kind and level of the element around.
_KINDS: dict[str, tuple[Kind, int]] = {
    **{f"h{n}": ("heading", n) for n in range(1, 7)},
    **dict.fromkeys(("dt", "dd"), ("item", 1)),
    **dict.fromkeys(("figure", "figcaption"), ("caption", 0)),
    **dict.fromkeys(("article", "main", "section", "table", "td", "th", "body"), ("paragraph", 0)),
    "blockquote": ("quote", 0),
    "pre": ("code", 0),
    "tr": ("table", 0),
}


def _kinds() -> dict[int, tuple[str, Kind | None, int]]:
    """Return tag id -> tag, and kind and level of the blocks in such an element, or None and 0 for those of the element around."""
    tree = LexborHTMLParser("")
    tags = {*_KINDS, "div", "p", "span", "ul", "ol", "li", "header", "tbody"}
    return {tree.create_node(tag).tag_id: (tag, *_KINDS.get(tag, (None, 0))) for tag in tags}


KINDS = _kinds()


def by_name(node: LexborNode) -> int:
    """Return what the walk does at a node whose id does not last."""
    return _BY_NAME.get(node.tag or "", OTHER)


def action_of(node: LexborNode, actions: dict[int, int]) -> int:
    """Return what the walk does at a node, given what it does by tag ids."""
    action = actions.get(node.tag_id)
    return by_name(node) if action is None else action

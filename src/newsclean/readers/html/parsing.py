"""Sets of tags that the rules of the HTML standard for building a tree name ("13.2.6 Tree construction"), as a page has them: in bytes.

What elements mean to somebody who reads the page stands in `newsclean.vocabulary`.
"""

from __future__ import annotations

Tags = frozenset[bytes]


def _tags(names: str) -> Tags:
    return frozenset(names.encode().split())


VOID = _tags("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")  # have no end tag
RAW = _tags("script style textarea title xmp iframe noembed noframes noscript plaintext")  # what they hold is no markup
FORMATTING = _tags("a b big code em font i nobr s small strike strong tt u")  # made again behind an element that closes them
OPTIONAL_END = _tags("p li dt dd tr td th thead tbody tfoot colgroup rt rp head")  # may be left open

SCOPES = _tags("applet caption html table td th marquee object template svg math")  # an end tag closes nothing that is around one of them
# An end tag of another kind does not close them.
SPECIAL = SCOPES | _tags(
    "address article aside blockquote body button center dd details dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 "
    "colgroup head header hgroup iframe li listing main menu nav noscript ol p pre search section select summary tbody tfoot thead tr ul"
)

DRAWINGS = _tags("svg math")
HTML_IN_DRAWINGS = _tags("foreignobject desc title annotation-xml mi mo mn ms mtext")
ANNOTATIONS = _tags("annotation annotation-xml")  # end with their formula at the latest, whether or not they have an end tag
# Start tags that end a drawing or a formula.
BREAKS_OUT = _tags(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small "
    "span strong strike sub sup table tt u ul var"
)

TABLE_PARTS = _tags("caption col colgroup tbody td tfoot th thead tr")  # mean nothing outside a table
CELLS = _tags("td th caption")
MARKERS = CELLS | _tags("applet marquee object template")  # formatting elements that are left open in them end with them
AROUND_ROWS = _tags("table template html")
OUTERMOST = _tags("template html")
ENDS_SELECT = _tags("select input keygen textarea")  # start tags

# Start tags that close a paragraph, unless one of AROUND_P stands between.
CLOSES_P = SPECIAL - SCOPES - _tags("tr tbody thead tfoot body head select button") | _tags("table hr")
P = _tags("p")
AROUND_P = SCOPES | {b"button"}

_AROUND_ITEM = SPECIAL - _tags("address div p")
_AROUND_OPTION = SCOPES | {b"select"}
_TERMS = _tags("dt dd")
_GROUPS = _tags("tbody thead tfoot caption colgroup")
# Start tag -> the elements of which it closes the innermost that was left open, and those around which nothing is closed.
CLOSED_BY: dict[bytes, tuple[Tags, Tags]] = {
    b"li": (_tags("li"), _AROUND_ITEM),
    b"dt": (_TERMS, _AROUND_ITEM),
    b"dd": (_TERMS, _AROUND_ITEM),
    b"option": (_tags("option"), _AROUND_OPTION),
    b"optgroup": (_tags("option optgroup"), _AROUND_OPTION),
    b"tr": (_tags("tr caption colgroup"), AROUND_ROWS),
    b"td": (CELLS, AROUND_ROWS | {b"tr"}),
    b"th": (CELLS, AROUND_ROWS | {b"tr"}),
    **dict.fromkeys((b"tbody", b"thead", b"tfoot"), (_GROUPS, AROUND_ROWS)),
}

"""The styles of a page: what loads something goes, whatever it is disguised as, and the rest stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.report.page_styles import safe_declarations, safe_styles

LOADS = re.compile(r"url|image-set|src\(|expression|import|font-face|namespace|binding", re.IGNORECASE)


@pytest.mark.parametrize(
    "sheet",
    [
        "@import 'a.css';",
        "@import url(a.css) screen;",
        r"@\69mport 'a.css';",
        "@IMPORT/**/'a.css';",
        "@font-face { font-family: a; src: url(a.woff) }",
        "@namespace svg url(http://www.w3.org/2000/svg);",
        "p { background: url(a.png) }",
        "p { background: URL( 'a.png' ) }",
        r"p { background: u\72l(a.png) }",
        r"p { background: \000075rl(a.png) }",
        "p { --image: url(a.png) }",
        "p { background: image-set('a.png' 1x) }",
        "p { background: -webkit-image-set(url(a.png) 1x) }",
        "p { width: expression(alert(1)) }",
        "p { background: src('a.png') }",
        "p { content: url(a.png) / 'a' }",
        "@media screen { p { background: url(a.png) } }",
        "@supports (background: url(a.png)) { p { color: red } }",
        "a[href=url(a)] { color: red }",
        "p { color: red; @import 'a.css' }",
        "p { background: linear-gradient(red, url(a.png)) }",
        "p { background: 'unclosed\n; background: url(a.png) }",
        "p { background: url(a.png",
        "/* unclosed p { background: url(a.png) }",
        "p { -moz-binding: url(a.xml#b) }",
    ],
)
def test_what_loads_something_goes(sheet: str) -> None:
    written = safe_styles(sheet)
    assert not LOADS.search(written), written
    assert "url" not in safe_declarations(sheet.partition("{")[2]).lower()


@pytest.mark.parametrize(
    "sheet",
    [
        "p{color:red}",
        ".md\\:flex{display:flex;width:calc(100% - 2px)}",
        '@media (min-width:600px) and (width<=900px){.a>b:not(.c)::after{content:"\\201C"}}',
        "@keyframes a{from{opacity:0}50%{transform:translate(2px,3px)}to{opacity:1}}",
        "@layer base,site;",
        ":root{--a:rgb(1 2 3/50%)}p{background:linear-gradient(90deg,var(--a),#fff)}",
        ".a{color:red;&:hover{color:blue}}",
        "@container a (width>400px){p{color:red}}",
    ],
)
def test_what_loads_nothing_stays(sheet: str) -> None:
    assert safe_styles(sheet) == sheet


def test_the_rules_beside_one_that_goes_stay() -> None:
    assert safe_styles("a{color:red;background:url(x);margin:0}b{margin:0}") == "a{color:red;margin:0}b{margin:0}"


def test_nothing_stays_in_its_place_while_the_page_is_scrolled() -> None:
    assert safe_styles("nav{position:fixed;top:0}i{POSITION : Sticky !important}") == "nav{position:static;top:0}i{position:static}"


def test_no_style_element_ends_in_a_string() -> None:
    assert "</" not in safe_styles("p::after{content:'</style><script>alert(1)</script>'} </style> p{color:red}")


def test_braces_are_balanced() -> None:
    for sheet in ("a{b{c{", "}}}a{color:red}", "a{color:red", "@media x{a{color:red}", "{" * 1000 + "color:red"):
        written = safe_styles(sheet)
        assert written.count("{") == written.count("}")


@given(
    st.lists(
        st.sampled_from(
            ["url(", "a", ")", "{", "}", ";", ":", "'", '"', "\\", "\n", "/*", "*/", "@import", "@media", "\\75", "rl(", "(", "[", "]", "<", "/", " "]
        )
    ).map("".join)
)
@example("a{b:\\75 rl(x)}")
@example("\\@import")  # an escaped "@" opens no rule
def test_no_order_of_tokens_loads_anything(sheet: str) -> None:
    for written in (safe_styles(sheet), safe_declarations(sheet)):
        code = re.sub(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", "", written, flags=re.DOTALL)
        assert not re.search(r"(?:u|\\75\s?)rl\(|(?<!\\)@import", code, re.IGNORECASE), written
        assert "</" not in written

"""Articles that a page carries as data, and what of its scripts is still no article (promise 4). Frameworks' shapes, words made up."""

from __future__ import annotations

import html
import json
from typing import Any
from urllib.parse import quote

import pytest

import newsclean

TITLE = "Lorne harbour closes for two weeks"
TEXT = [
    "The harbour of Lorne will close for two weeks in May, the port authority said on Tuesday.",
    "Divers found cracks in the eastern wall in March, and they have grown by a third since then.",
    "“Nobody likes it, but a wall that falls is worse,” said Ina Marsh, who runs the harbour café.",
    "The work will cost four million, of which the state pays half, and should end on the twentieth.",
]
OTHER_TITLE = "Old cinema in Marl Street reopens in June"
OTHER = [
    "The old cinema in Marl Street reopens in June with two screens and a bar, its owner said on Friday.",
    "It had been shut for eleven years after a fire, and the city sold it last autumn for one crown.",
    "The first film will be the one that was showing on the night of the fire, with the same projectionist.",
]


def paragraphs(text: list[str]) -> str:
    return "".join(f"<p>{one}</p>" for one in text)


HTML = paragraphs(TEXT)
STORY: dict[str, Any] = {"title": TITLE, "body": HTML}
OTHER_STORY: dict[str, Any] = {"title": OTHER_TITLE, "date": "2025-03-10", "author": "Ole Grey", "body": paragraphs(OTHER)}


def page(scripts: str, *, title: str = f"{TITLE} | Lorne Post", body: str = '<div id="root"><div class="spinner">Loading…</div></div>') -> str:
    return f'<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body>{body}{scripts}</body></html>'


def script(code: str) -> str:
    return page(f"<script>{code}</script>")


def data(value: Any, name: str = "__NEXT_DATA__") -> str:
    return f'<script id="{name}" type="application/json">{json.dumps(value, ensure_ascii=False)}</script>'


def flight(rows: list[str], cut: int) -> str:
    """What Next.js streams, cut into pieces of so many characters."""
    stream = "".join(rows)
    pushed = [f"<script>self.__next_f.push([1,{json.dumps(stream[at : at + cut])}])</script>" for at in range(0, len(stream), cut)]
    return page("".join(["<script>(self.__next_f=self.__next_f||[]).push([0])</script>", *pushed]))


def element(tag: str, children: Any) -> list[Any]:
    return ["$", tag, None, {"children": children}]


def nuxt(value: Any) -> list[Any]:
    """A value as Nuxt 3 writes it: a list of values in which numbers stand for places."""
    values: list[Any] = [["ShallowReactive", 1]]

    def add(one: Any) -> int:
        place = len(values)
        values.append(None)
        if isinstance(one, dict):
            values[place] = {key: add(inner) for key, inner in one.items()}
        elif isinstance(one, list):
            values[place] = [add(inner) for inner in one]
        else:
            values[place] = one
        return place

    add(value)
    return values


NODES = [
    {"type": "paragraph", "content": [{"type": "text", "text": t[:20]}, {"type": "text", "marks": [{"type": "em"}], "text": t[20:]}]} for t in TEXT
]
LD = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(TEXT)}
FUSION = {"headlines": {"basic": TITLE}, "content_elements": [{"type": "text", "content": text} for text in TEXT]}
APOLLO = {"Article:5": {"title": TITLE, "body": [{"__ref": f"P:{n}"} for n in range(4)]}, **{f"P:{n}": {"text": text} for n, text in enumerate(TEXT)}}
APOLLO_ARGUMENTS = {"Article:5": {"title": TITLE, 'body({"format":"html"})': HTML}}
NUXT = f"(function(a,b){{return {{data:[{{article:{{title:a,paid:b,content:{json.dumps(HTML)}}}}}]}}}}({json.dumps(TITLE)},false))"
OLD_ROOTS = f"<x-a><template shadowroot=open><x-b><template shadowroot=open><h1>{TITLE}</h1>{HTML}</template></x-b></template></x-a>"
TEXT_ROW = f"2:T{len(HTML.encode()):x},{HTML}"
CARRYING = {
    "html string": page(data({"props": {"pageProps": {"article": STORY}}})),
    "list of strings": page(data({"story": {"headline": TITLE, "paragraphs": TEXT}})),
    "react query": page(data({"queries": [{"state": {"data": {"headline": TITLE, "content": [{"type": "p", "text": t} for t in TEXT]}}}]})),
    "rich text": page(data({"post": {"title": TITLE, "doc": {"type": "doc", "content": NODES}}})),
    "portable text": page(
        data({"post": {"title": TITLE, "body": [{"_type": "block", "style": "normal", "children": [{"_type": "span", "text": t}]} for t in TEXT]}})
    ),
    "slate": page(data({"post": {"title": TITLE, "content": [{"children": [{"text": t[:9]}, {"text": t[9:], "bold": True}]} for t in TEXT]}})),
    "draft.js": page(data({"post": {"title": TITLE, "content": {"blocks": [{"key": "k", "text": t, "type": "unstyled"} for t in TEXT]}}})),
    "editor.js": page(data({"post": {"title": TITLE, "body": {"blocks": [{"type": "paragraph", "data": {"text": t}} for t in TEXT]}}})),
    "json-ld": page(f'<script type="application/ld+json">{json.dumps(LD)}</script>'),
    "fusion": script(f'Fusion.arcSite="x";Fusion.globalContent={json.dumps(FUSION)};Fusion.tree={{"a":1}};'),
    "apollo": script(f"window.__APOLLO_STATE__={json.dumps(APOLLO)};"),
    "apollo, arguments": script(f"window.__APOLLO_STATE__={json.dumps(APOLLO_ARGUMENTS)};"),
    "json.parse": script(f"window.__PRELOADED_STATE__ = JSON.parse({json.dumps(json.dumps({'article': STORY}))});"),
    "json.parse of an escaped address": script(f'window.x=JSON.parse(decodeURIComponent("{quote(json.dumps({"article": STORY}))}"));'),
    "escaped for scripts": script(f"window.__INITIAL_STATE__ = {json.dumps({'a': STORY}).replace('<', chr(92) + 'u003C')};(function(){{}}());"),
    "html escaped": page(data({"a": {"title": TITLE, "body": html.escape(HTML)}})),
    "json in json": page(data({"state": json.dumps({"a": STORY})})),
    "javascript": script(f"window.__INITIAL_STATE__={{user:undefined,a:{{title:'{TITLE}',free:!0,at:new Date(1),body:{json.dumps(TEXT)}}}}};"),
    "nuxt 2": script(f"window.__NUXT__={NUXT};"),
    "nuxt 3": page(data(nuxt({"data": {"k": {"title": TITLE, "paragraphs": TEXT, "paid": False}}}), "__NUXT_DATA__")),
    "drupal": page(data({"node": {"title": [{"value": TITLE}], "body": [{"value": HTML}]}})),
    "quill": page(data({"post": {"title": TITLE, "delta": {"ops": [{"insert": f"{text}\n"} for text in TEXT]}}})),
    "angular": page(
        data({"b": STORY}, "ng-state")
        .replace('{"b": {"title": "', "{&q;b&q;: {&q;title&q;: &q;")
        .replace('"body": "', "&q;body&q;: &q;")
        .replace('", &q;', "&q;, &q;")
        .replace('"}}', "&q;}}")
    ),
    "inertia": page("", body=f'<div id="app" data-page="{html.escape(json.dumps({"props": {"article": STORY}}))}"></div>'),
    "template in a script": page(f'<script type="text/template"><div>{HTML}</div></script>'),
    "shadow root": page("", body=f'<x-a><template shadowrootmode="open"><h1>{TITLE}</h1>{HTML}</template></x-a>'),
    "old shadow root": page("", body=OLD_ROOTS),
    **{
        f"flight, cut at {cut}": flight(
            [f'0:["$","$L1",null,{{"article":{{"title":{json.dumps(TITLE)},"body":"$2"}}}}]\n', '1:I[1,["a.js"],"A"]\n', TEXT_ROW, '3:"$Sx"\n'], cut
        )
        for cut in (7, 61, 5000)
    },
    "flight, elements": flight(
        [
            '0:["$","main",null,{"children":["$L3","$L4"]}]\n',
            f"3:{json.dumps(element('h1', TITLE))}\n",
            f"4:{json.dumps(element('div', [element('p', [text[:9], element('b', text[9:])]) for text in TEXT]))}\n",
        ],
        40,
    ),
}


MADE = ["$", "div", None, {"dangerouslySetInnerHTML": {"__html": "$1a"}}]  # React's form for long text, which stands in a row of its own
TEXT_1A = f"1a:T{len(HTML.encode()):x},"
REFERRING = {
    "alone": [f"0:{json.dumps(MADE)}\n"],
    "below a headline": [f"0:{json.dumps(element('article', [element('h1', TITLE), MADE]))}\n"],
    "by a lazy row": [f"0:{json.dumps(element('main', [element('h1', TITLE), '$L7']))}\n", f"7:{json.dumps(MADE)}\n"],
}


@pytest.mark.parametrize("name", REFERRING)
@pytest.mark.parametrize("text", [[TEXT_1A + HTML], [TEXT_1A, HTML], [TEXT_1A + HTML[:50], HTML[50:]]])
def test_a_long_text_of_react_is_read_however_it_is_pushed(name: str, text: list[str]) -> None:
    rows = REFERRING[name]
    for pushed in ([*rows, *text], ["".join([*rows, *text])], [*text, *rows]):
        found = page("".join([f"<script>self.__next_f.push({json.dumps([1, one])})</script>" for one in pushed]))
        article = newsclean.clean(found)
        assert (article.text, article.kind) == ("\n\n".join(TEXT), "article")


@pytest.mark.parametrize("name", CARRYING)
def test_the_article_is_read_from_the_data(name: str) -> None:
    article = newsclean.clean(CARRYING[name], format="html")
    assert article.text == "\n\n".join(TEXT) or name == "json-ld"
    assert [text for text in TEXT if text not in article.text] == []
    assert article.title == TITLE or name == "template in a script"
    assert article.kind == "article"
    assert any(note.startswith("the page shows no running text; the article was read from ") for note in article.notes)
    assert article.document.blocks[-1].element is not None


def test_the_note_says_where_it_stands_and_the_object_gives_what_the_head_lacks() -> None:
    story = {"headline": TITLE, "publishDate": "2025-03-11", "byline": "Nora Pelham", "body": HTML}
    article = newsclean.clean(page(data({"story": story}), title="Lorne Post"))
    assert article.notes[0].endswith("was read from __NEXT_DATA__")
    assert (article.title, article.authors, article.date_published) == (TITLE, ("Nora Pelham",), "2025-03-11")


NOTICES = [
    '<div class="cookie-banner"><p>We use cookies to improve your experience. By continuing to browse you accept our use of cookies.</p></div>',
    "<p>You need to enable JavaScript to run this app.</p>",
    "<footer><p>© 2025 Lorne Post. All rights reserved.</p></footer>",
]


@pytest.mark.parametrize("shown", NOTICES)
def test_notices_are_no_running_text(shown: str) -> None:
    article = newsclean.clean(page(data({"story": STORY}), body=f"<main><h1>{TITLE}</h1></main>{shown}"))
    assert article.text == "\n\n".join(TEXT)


@pytest.mark.parametrize(
    "beside",
    [
        {"articles": [OTHER_STORY, STORY]},
        {"main": STORY, "next": {**OTHER_STORY, "body": paragraphs(OTHER * 4)}},
        {"story": {**STORY, "related": [{"title": OTHER_TITLE, "url": "/c", "paragraphs": OTHER}]}},
        {"story": {**STORY, "comments": [{"author": "kim", "date": "2025-03-12", "text": text} for text in OTHER * 10]}},
        {"story": {**STORY, "body": [*TEXT, {"type": "teaser", "title": OTHER_TITLE, "url": "/c", "text": OTHER[0]}]}},
    ],
)
def test_of_several_texts_the_one_with_the_pages_title_is_read(beside: Any) -> None:
    assert newsclean.clean(page(data(beside))).text == "\n\n".join(TEXT)


TEASERS = [
    {"title": f"Story number {n} of the day in Lorne", "url": f"/n/{n}", "text": f"{TEXT[n % 4]} {OTHER[n % 3]}", "date": "2025-03-11"}
    for n in range(12)
]
COMMENTS = [{"user": f"a{n}", "text": text, "date": "2025-03-11"} for n, text in enumerate(TEXT)]
WORDING = {
    "title": TITLE,
    "text": "We use cookies to make the site work, and others to measure how it is used. You can choose which ones you allow.",
    "paywall": "You have read all your free articles of this month. Subscribe now and read on without limits, from one crown a month.",
}
FORBIDDEN = {
    "wording of buttons": page(data({"props": {"title": TITLE, "i18n": {"en": {"common": WORDING}}}})),
    "comments": page(data({"thread": {"title": TITLE, "comments": COMMENTS}})),
    "teasers of an index": page(data({"title": "News", "items": TEASERS}), title="News from Lorne and around | Lorne Post"),
    "teasers of a site": page(data({"items": TEASERS}), title="Lorne Post"),
    "articles of an index": page(data({"items": [{**teaser, "body": HTML} for teaser in TEASERS]}), title="Lorne Post"),
    "another article": page(data({"featured": OTHER_STORY}), title="Mayor of Lorne resigns after nine years in office | Lorne Post"),
    "settings": page(data({"site": {"title": "Lorne Post", "about": {"title": "About us", "text": " ".join(OTHER)}}}), title="Lorne Post"),
    "a description": page(data({"story": {"headline": TITLE, "description": " ".join(TEXT)}})),
    "a quiz": page(data({"quiz": {"title": TITLE, "questions": [{"text": text, "answers": ["Yes", "No"]} for text in TEXT]}})),
    "a product": page(data({"product": {"name": "Harbour lamp", "description": " ".join(TEXT), "price": 5}}), title="Harbour lamp | Shop"),
    "a comment of HTML": page(f"<!-- {json.dumps(STORY)} --><script>var a=1</script>"),
    "a comment of a script": script(f"// window.x = {json.dumps(STORY)}\nvar a=1;"),
    "a style": page(f"<style>{json.dumps(STORY)}</style><script>var a=1</script>"),
    "a template": page(f"<template><h1>{TITLE}</h1>{HTML}</template><script>var a=1</script>"),
    "nesting": page('<script type="application/json">' + '{"title":"x","a":' * 100_000 + "1" + "}" * 100_000 + "</script>"),
    "nesting of lists": script("window.x=" + "[" * 100_000),
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_what_is_no_article_stays_unread(name: str) -> None:
    article = newsclean.clean(FORBIDDEN[name])
    assert (article.text, article.notes, article.status) == ("", (), "empty")
    assert any("a script or a frame may bring the text" in warning for warning in article.warnings)


SHOWING = {
    "a form to log in": '<h1>Sign in</h1><form><input name="user"><input type="password"><button>Sign in</button></form><a href="/p">Help</a>',
    "a video": "<h1>Otter steals fish</h1><video src=/o.mp4></video><p>Filmed in Lorne. Video: Jo Hill</p>",
    "results of a search": "<h1>Results for harbour</h1>"
    + "".join(f"<div><a href=/{n}>Harbour of Lorne, part {n}</a><p>What was said there…</p></div>" for n in range(5)),
}


@pytest.mark.parametrize("name", SHOWING)
def test_a_page_that_shows_what_it_has_is_no_shell(name: str) -> None:
    found = newsclean.clean(page("<script>window.dataLayer = [];</script>", body=f"<main>{SHOWING[name]}</main>")).warnings
    assert not any("Render the page" in warning for warning in found)
    found = newsclean.clean(page("<script src=/app.js></script>", body="<main><p>Loading the page…</p><p>One moment</p></main>")).warnings
    assert any("Render the page" in warning for warning in found)


@pytest.mark.parametrize("shown", [OTHER[0], TEXT[0]])
def test_a_page_with_running_text_is_read_as_it_shows(shown: str) -> None:
    """A paywalled stub shows a paragraph; the rest of its data is not for its readers."""
    body = f"<main><h1>{TITLE}</h1><p>{shown}</p><div class=paywall><p>Subscribe to read the full story.</p></div></main>"
    article = newsclean.clean(page(data({"story": STORY}), body=body))
    assert article.text == shown
    assert article.notes == ('is_accessible_for_free: a block below the text says "subscribe to read"',)


LANGUAGES = {
    "Hafen von Lorne schließt für zwei Wochen": [
        "Der Hafen wird im Mai für zwei Wochen geschlossen, hieß es am Dienstag.",
        "Taucher fanden im März Risse, die seither um ein Drittel gewachsen sind.",
        "Die Arbeiten kosten vier Millionen, die Hälfte zahlt das Land.",
    ],
    "洛恩港五月关闭两周修复防波堤": [
        "港务局星期二表示，洛恩港将于五月关闭两个星期，以便修复东侧的防波堤。",
        "潜水员三月份在东侧墙体上发现了裂缝，此后裂缝扩大了三分之一。",
        "前往各岛的渡轮将改从凯斯特雷尔出发，并有免费巴士接送乘客。",
    ],
    "Гавань Лорна закроют на две недели": [
        "Гавань закроется в мае на две недели, сообщило во вторник управление порта.",
        "В марте водолазы нашли трещины в восточной стене, и они выросли на треть.",
        "Работы обойдутся в четыре миллиона, половину из которых заплатит государство.",
    ],
}


@pytest.mark.parametrize("title", LANGUAGES)
def test_other_languages(title: str) -> None:
    text = LANGUAGES[title]
    article = newsclean.clean(page(data({"a": {"title": title, "content": paragraphs(text)}}), title=f"{title} - Lorne"))
    assert article.text == "\n\n".join(text)

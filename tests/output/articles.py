"""Articles to write in other forms: with all kinds of blocks, in several scripts, and with what somebody might put in to break a form."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

import newsclean
from newsclean import Article
from newsclean.testing import pages
from tests.output.test_reads_back import marked_lines
from tests.places import PAGES

EVERYTHING = b"""<!doctype html><html lang="en"><head><title>Talks end &amp; begin | Lorne Post</title>
<meta property="og:site_name" content="Lorne Post"><meta name="keywords" content="talks, trade"></head><body><h1>Talks end &amp; begin</h1>
<p class="byline">By Jane Doe and Kim Lee</p><time datetime="2024-03-05T10:15:00+01:00">5 March 2024</time><article>
<p>The <b>talks</b> failed on <a href="/x?a=1&amp;b=[2]">Monday</a>, after <code>eleven</code> <i>hours</i> in a hotel &lt;b&gt; by the sea.</p>
<h2>What next</h2><p>No new date has been set by the two sides, said both of them.</p>
<ul><li>One thing that matters to all of them<ul><li>An inner thing that matters to all</li></ul></li><li>Another thing that matters</li></ul>
<ol><li>The first thing that counts here</li><li>The second thing that counts here</li></ol>
<h3>What they said</h3><blockquote><p>Quoted words of the speaker were long.</p><p>And a second sentence was here, too.</p></blockquote>
<h2>The figures</h2><table><tr><th>Name</th><th>Age</th></tr><tr><td>Kim Lee</td><td>12</td></tr></table>
<pre>x = 1\n  y = 2 &lt; 3</pre><p>The talks between both sides failed on Monday, after eleven hours in a hotel.</p></article></body></html>"""

TEXTS = {
    "fa": "مذاکرات پایان یافت\n\nمذاکرات میان دو طرف روز دوشنبه پس از یازده ساعت در هتلی در مرکز شهر شکست خورد.",
    "he": "השיחות נכשלו\n\nהשיחות בין שני הצדדים נכשלו ביום שני, אחרי אחת עשרה שעות במלון במרכז העיר.",
    "ja": "協議は決裂\n\n両者の協議は月曜日、市内中心部のホテルで十一時間続いた後に決裂した。",
    "ru": "Переговоры сорваны\n\nПереговоры между сторонами сорвались в понедельник, после одиннадцати часов в гостинице.",
    "de": "Gespräche gescheitert\n\nDie Gespräche zwischen beiden Seiten sind am Montag gescheitert, nach elf Stunden in einem Hotel.",
}


_PAGES = {str(page): page for page in pages(PAGES)}
NAMES = ("everything", "nothing", *TEXTS, *_PAGES)
"""The names of the articles: the page above, an empty input, the texts above, and the pages of the golden files."""


@cache
def article(name: str) -> Article:
    """An article by its name."""
    if name in _PAGES:
        return _PAGES[name].clean()
    if name == "everything":
        return newsclean.clean(EVERYTHING, url="https://lorne.example/a")
    return newsclean.clean(TEXTS.get(name, ""))


def articles() -> list[Article]:
    """All articles."""
    return [article(name) for name in NAMES]


def data(**fields: Any) -> dict[str, Any]:
    """What `to_dict` gives of a small article, with some fields as given."""
    return {**newsclean.clean("Talks end\n\nThe talks between both sides failed on Monday.").to_dict(), **fields}


_any_text = st.text(st.characters(), max_size=40)  # surrogates and controls, too
_texts = st.one_of(
    _any_text, st.sampled_from(("no", "1.0", "2024-03-05", "~", "- x", "a: b", "# x", "---", "...", "\x85", "\u2028", "\x00", '"', "\\"))
)
_addresses = st.one_of(st.none(), _texts, st.sampled_from(("http://a:b:c/", "//@@:x", "12:3", "a b:c", "http://[::1]/", "http://x/%zz#a#b", "%")))
_lists = st.lists(_texts, max_size=3)

hostile = st.builds(
    data,
    title=st.one_of(st.none(), _texts),
    description=st.one_of(st.none(), _texts),
    publisher=st.one_of(st.none(), _texts),
    language=st.one_of(st.none(), _texts),
    section=st.one_of(st.none(), _texts),
    date_published=st.one_of(st.none(), _texts, st.sampled_from(("2024-02-30", "2024-03-05T10:15:00+23:00", "0000-01-01", "2024-03-05T24:00:00"))),
    url=_addresses,
    canonical_url=_addresses,
    authors=_lists,
    tags=_lists,
    captions=st.lists(st.fixed_dictionaries({"text": st.one_of(st.none(), _texts), "credit": st.one_of(st.none(), _texts)}), max_size=2),
    text=_texts,
    markdown=st.one_of(marked_lines, _texts, _addresses.map(lambda url: f"a [x](<{url}>) b ![y](<{url}>)")),
).map(Article.from_dict)
"""Articles whose fields say anything."""

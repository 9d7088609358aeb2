"""The metadata of pages: what each source gives, which goes first, and what is not taken."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest

from newsclean import Article, clean
from newsclean.values.addresses import clean_address

TEXT = "<p>The bridge over the Lorne stays closed until May, the city said on Tuesday.</p><p>Repairs cost about two million, it said.</p>"
URL = "https://www.lorne.example/city/bridge"


def page(head: str = "", body: str = "", *, url: str | None = URL, after: str = "") -> Article:
    """The article of a page with a head and, around its text, something above and below it."""
    return clean(f"<!doctype html><html><head>{head}</head><body>{body}<main>{TEXT}</main>{after}</body></html>", url=url)


def ld(*data: Any) -> str:
    """JSON-LD scripts with these values; a text is taken as it is."""
    return "".join(f'<script type="application/ld+json">{d if isinstance(d, str) else json.dumps(d)}</script>' for d in data)


def meta(**contents: str) -> str:
    """Meta elements; "og__title" stands for "og:title"."""
    return "".join(f'<meta name="{name.replace("__", ":")}" content="{content}">' for name, content in contents.items())


ARTICLE = {"@type": "NewsArticle", "headline": "Bridge stays closed until May", "datePublished": "2024-03-05", "author": "Jane Doe"}


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(ARTICLE),
        json.dumps([{"@type": "Organization", "name": "Post"}, ARTICLE]),
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Post"}, ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        json.dumps(ARTICLE).replace("}", ",}"),
        json.dumps(ARTICLE).replace("closed until", "closed\n\tuntil"),
        f"<!--\n{json.dumps(ARTICLE)}\n-->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        f"{json.dumps({'@type': 'WebSite'})};\n{json.dumps(ARTICLE)}",
        json.dumps({**ARTICLE, "@type": ["Thing", "https://schema.org/ReportageNewsArticle"]}),
        json.dumps(ARTICLE).replace('"', "&quot;"),
    ],
)
def test_json_ld_as_pages_have_it(script: str) -> None:
    article = page(ld(script))
    assert (article.title, article.authors, article.date_published) == ("Bridge stays closed until May", ("Jane Doe",), "2024-03-05")


def test_dates_of_a_script_that_is_no_json() -> None:
    script = '{"@type": "Article", "headline": "Bridge stays closed", "about": "the "old" bridge", "datePublished": "2024-03-05T10:00:00Z"}'
    assert page(ld(script)).date_published == "2024-03-05T10:00:00+00:00"
    assert page(ld(script + script.replace("03-05", "02-01"))).date_published is None  # of two articles, neither is known to be the page's


def test_the_article_that_bears_the_page_s_title_or_address() -> None:
    other = {"@type": "NewsArticle", "headline": "Ferry sold to a museum", "datePublished": "2024-01-01", "author": "Ole Hansen"}
    assert page(meta(og__title="Bridge stays closed until May") + ld([other, ARTICLE])).date_published == "2024-03-05"
    own = {**ARTICLE, "headline": "Closed!", "mainEntityOfPage": {"@id": URL}}
    assert page(f'<link rel="canonical" href="{URL}?x=1">' + ld([other, own])).date_published == "2024-03-05"


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": ARTICLE}]},
        {"@type": "WebPage", "mentions": ARTICLE},
        {"@type": "WebPage", "hasPart": [ARTICLE]},
        [{"@type": "BlogPosting", "headline": f"Talks {n}", "datePublished": "2024-03-05", "author": "Jane Doe"} for n in (1, 2)],
    ],
)
def test_another_article_s_data_is_not_taken(data: Any) -> None:
    article = page("<title>Ferry sold</title>" + ld(data))
    assert (article.date_published, article.authors) == (None, ())


def test_the_page_s_own_entry_fills_what_no_article_gives() -> None:
    own = {"@type": "WebPage", "datePublished": "2024-03-05T10:15:00+01:00", "author": {"@id": "#jane"}}
    article = page(ld({"@graph": [own, {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}]}))
    assert (article.date_published, article.authors) == ("2024-03-05T10:15:00+01:00", ("Jane Doe",))


@pytest.mark.parametrize(
    "name",
    "article:published_time og:published_time datePublished date dc.date dcterms.issued parsely-pub-date sailthru.date pubdate "  # noqa: SIM905
    "cXenseParse:recs:publishtime publish-date published-date citation_publication_date".split(),
)
def test_dates_in_meta_elements(name: str) -> None:
    assert page(meta(**{name: "2024-03-05"})).date_published == "2024-03-05"


def test_json_ld_goes_before_open_graph_and_the_conflict_is_noted() -> None:
    article = page(meta(article__published_time="2024-03-07") + ld(ARTICLE))
    assert article.date_published == "2024-03-05"
    assert article.notes == ("date_published is JSON-LD's 2024-03-05, not Open Graph's 2024-03-07",)
    assert page(meta(article__published_time="2024-03-05T10:00:00Z") + ld(ARTICLE)).notes == ()


@pytest.mark.parametrize(
    ("marked", "iso"),
    [
        ('<time datetime="2024-03-05T10:15Z">today</time>', "2024-03-05T10:15:00+00:00"),
        ('<span itemprop="datePublished" content="2024-03-05">today</span>', "2024-03-05"),
        ('<time class="updated" datetime="2024-03-09">x</time><time class="published" datetime="2024-03-05">x</time>', "2024-03-05"),
        ('<time class="updated" datetime="2024-03-09">x</time>', None),
        ('<div class="related-posts"><time datetime="2024-03-05">x</time></div>', None),
        ('<aside><time datetime="2024-03-05">x</time></aside>', None),
        ('<div class="comments"><time datetime="2024-03-05">x</time></div>', None),
        ('<time datetime="2024-02-30">x</time>', None),
    ],
)
def test_dates_of_marked_elements(marked: str, iso: str | None) -> None:
    assert page(after=marked).date_published == iso
    assert page(meta(article__published_time="2023-12-31"), after=marked).date_published == "2023-12-31"


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("<div class='post-date'>March 1, 2024</div>", "2024-03-01"),  # the day that readers are told is the earlier one
        ("<div>March 4, 2024</div>", "2024-03-05T00:30:00+00:00"),  # the same moment elsewhere
        ("<div>Updated March 1, 2024</div>", "2024-03-05T00:30:00+00:00"),
        ("<div>March 9, 2024</div>", "2024-03-05T00:30:00+00:00"),
    ],
)
def test_the_line_at_the_headline_against_the_head(line: str, iso: str) -> None:
    article = page(ld({**ARTICLE, "datePublished": "2024-03-05T00:30:00Z"}), f"<h1>Bridge stays closed until May</h1>{line}")
    assert article.date_published == iso
    assert bool(article.notes) == (iso == "2024-03-01")


def test_another_article_s_earlier_date_does_not_go_against_the_head() -> None:
    teaser = "<div class='post-card'><h3>Ferry sold</h3><p>May 8, 2021 | 12 min read</p></div>"
    assert page(ld(ARTICLE), "<h1>Bridge stays closed until May</h1>", after=teaser).date_published == "2024-03-05"


def test_an_update_is_the_date_only_where_no_other_is_printed_and_is_noted() -> None:
    title = "<h1>Bridge stays closed until May</h1>"
    article = page(body=f"{title}<p>Updated March 9, 2024</p>")
    assert (article.date_published, article.date_modified) == ("2024-03-09", "2024-03-09")
    assert article.notes == ('date_published is from "Updated March 9, 2024", the only date that is printed',)
    assert page(body=f"{title}<p>Updated March 9, 2024</p><p>March 1, 2024</p>").date_published == "2024-03-01"


def test_dates_older_than_the_web_are_not_the_page_s() -> None:
    assert page(body="<h1>Bridge stays closed</h1><p>28.09.1912</p>").date_published is None


def test_authors_of_json_ld() -> None:
    people = [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "Ole Hansen, Reporter"}, {"@type": "Person", "name": "Jane Doe"}]
    assert page(ld({**ARTICLE, "author": people})).authors == ("Jane Doe", "Ole Hansen")
    outlet = {"@type": "Organization", "name": "Lorne Post"}
    assert page(ld({**ARTICLE, "author": outlet})).authors == ("Lorne Post",)
    assert page(ld({**ARTICLE, "author": outlet}) + meta(author="Jane Doe")).authors == ("Jane Doe",)


@pytest.mark.parametrize(
    ("name", "content", "names"),
    [
        ("author", "Jane Doe", ("Jane Doe",)),
        ("parsely-author", "Jane Doe and Ole Hansen", ("Jane Doe", "Ole Hansen")),
        ("dc.creator", "Doe, Jane", ("Jane Doe",)),
        ("article:author", "https://www.facebook.com/jane", ()),
        ("twitter:data1", "5 minutes", ()),
        ("author", "admin", ()),
    ],
)
def test_authors_of_meta_elements(name: str, content: str, names: tuple[str, ...]) -> None:
    assert page(meta(**{name: content})).authors == names


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ('<a rel="author" href="/jane">Jane Doe</a>', ("Jane Doe",)),
        ('<span itemprop="author"><span itemprop="name">Jane Doe</span>, Editor</span>', ("Jane Doe",)),
        ('<span class="author-name">Jane Doe</span>', ("Jane Doe",)),
        ('<div class="post-author"><a href="/author/jane">Jane Doe</a> and <a href="/author/ole">Ole Hansen</a></div>', ("Jane Doe", "Ole Hansen")),
        ('<div class="author">Posted on May 3, 2024 by Jane Doe</div>', ("Jane Doe",)),
        ('<div class="author-box"><p>Jane Doe</p><p>Jane Doe is a reporter. ' + "She writes about rivers. " * 9 + "</p></div>", ("Jane Doe",)),
        ('<div class="elementor-widget"><span class="author">Jane Doe</span></div>', ("Jane Doe",)),
        ('<div class="comments"><span class="author">Jane Doe</span></div>', ()),
        ('<div class="related"><a rel="author" href="/jane">Jane Doe</a></div>', ()),
        ('<nav><a href="/authors">Our People</a></nav>', ()),
        ('<span class="author-title">Security Expert</span>', ()),
        ('<a class="author" href="/authors">Read more</a>', ()),
    ],
)
def test_authors_of_marked_elements(marked: str, names: tuple[str, ...]) -> None:
    assert page(body=marked).authors == names


def test_a_byline_counts_whatever_took_it_out_and_a_login_name_gives_way() -> None:
    title = "<h1>Bridge stays closed until May</h1>"
    assert page(body=f"{title}<div class='sidebar'>By Jane Doe</div>").authors == ("Jane Doe",)
    assert page(meta(author="kjdoe"), f"{title}<p>By Jane Doe April 12, 2024</p>").authors == ("Jane Doe",)
    assert page(meta(author="kjdoe"), title).authors == ("kjdoe",)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Bridge closed | Lorne Post</title>", "<h1>Bridge closed</h1>", "Bridge closed"),
        (meta(og__title="Bridge closed") + ld({**ARTICLE, "headline": "Bridge: what we know"}), "<h1>Bridge closed</h1>", "Bridge closed"),
        (meta(og__title="Bridge closed until May") + "<title>City: Bridge closed until May</title>", "<h1>City: Bridge closed until May</h1>",
         "Bridge closed until May"),
        (meta(og__title="Bridge closed until May"), "<h1>Traffic news Bridge closed until May</h1>", "Bridge closed until May"),
        (meta(og__title="Bridge closed until May"), "<h1><div>Traffic</div><div>Bridge closed until May</div></h1>", "Bridge closed until May"),
        (meta(og__title="Lorne: Bridge closed"), "<h1><div>Lorne:</div><div>Bridge closed</div></h1>", "Lorne: Bridge closed"),
        (meta(og__title="A bridge, a river"), "<h1>The Lorne crossing shuts</h1>", "The Lorne crossing shuts"),
        (meta(og__title="Bridge closed", og__site_name="Lorne Post"), "<h1>Lorne Post</h1>", "Bridge closed"),
        (meta(og__site_name="Lorne Post") + "<title>Bridge closed - The Lorne Post</title>", "", "Bridge closed"),
        ("<title>Lorne Post » News » Bridge shut until May</title>", "<h1>Lorne Post</h1><h2>Bridge shut until May</h2>", "Bridge shut until May"),
        (meta(og__title="Cars &amp;amp; <i>bridges</i>"), "", "Cars & bridges"),
    ],
)  # fmt: skip
def test_titles(head: str, body: str, title: str) -> None:
    assert page(head, body).title == title


def test_site_publisher_section_tags_language() -> None:
    data = {
        **ARTICLE,
        "publisher": {"@type": "Organization", "name": "Lorne Media"},
        "articleSection": ["City", "Traffic"],
        "keywords": "bridge, Lorne,bridge",
        "inLanguage": "en-GB",
    }
    article = page(meta(og__site_name="The Lorne Post") + ld(data))
    assert (article.site_name, article.publisher, article.section) == ("The Lorne Post", "Lorne Media", "City")
    assert (article.tags, article.language) == (("bridge", "Lorne"), "en")
    article = page(
        meta(news_keywords="a; b", application_name="x") + '<meta property="article:tag" content="c"><meta property="article:tag" content="d">'
    )
    assert article.tags == ("c", "d")
    assert page(ld({"@type": "WebSite", "name": "Lorne Post"})).site_name == "Lorne Post"
    assert page(meta(language="{{lang}}")).language == "en"  # by the text


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ("/a.jpg", "https://www.lorne.example/a.jpg"),
        ({"@type": "ImageObject", "url": "https://i.example/a.jpg"}, "https://i.example/a.jpg"),
        ([{"contentUrl": "//i.example/a.jpg"}, "/b.jpg"], "https://i.example/a.jpg"),
        ({"@id": "#lead"}, "https://i.example/lead.jpg"),
        ("data:image/png;base64,AAAA", None),
        ("javascript:alert(1)", None),
    ],
)
def test_images(image: Any, address: str | None) -> None:
    lead = {"@type": "ImageObject", "@id": "#lead", "url": "https://i.example/lead.jpg"}
    assert page(ld({"@graph": [{**ARTICLE, "image": image}, lead]})).image == address


def test_addresses_are_resolved_against_the_page_s() -> None:
    head = '<link rel="canonical" href="/bridge"><meta property="og:image" content="a b.jpg">'
    article = page(head)
    assert (article.canonical_url, article.image) == ("https://www.lorne.example/bridge", "https://www.lorne.example/city/a%20b.jpg")
    article = page(head, url=None)
    assert (article.canonical_url, article.image, article.url) == (None, None, None)
    assert clean_address("http://[::1", "https://a.example") is None
    assert clean_address("ftp://a.example/x") is None


@pytest.mark.parametrize(
    ("head", "free"),
    [
        (ld({**ARTICLE, "isAccessibleForFree": False}), False),
        (ld({**ARTICLE, "isAccessibleForFree": "False"}), False),
        (ld({**ARTICLE, "isAccessibleForFree": "http://schema.org/False"}), False),
        (ld({**ARTICLE, "isAccessibleForFree": "https://schema.org/True"}), True),
        (ld({**ARTICLE, "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False}}), False),
        (meta(article__content_tier="metered"), False),
        (meta(article__content_tier="free"), True),
        (meta(article__content_tier="gold"), None),
        (ld({**ARTICLE, "isAccessibleForFree": "maybe"}), None),
        ("", None),
    ],
)
def test_free_access(head: str, free: bool | None) -> None:
    article = page(head)
    assert article.is_accessible_for_free is free
    assert len(article.notes) == (free is not None)


def test_fields_are_clean() -> None:
    dirty = "Bridge\u202e closed\\ud800\u0000 &amp; <b>shut</b>\u200b"
    script = f'{{"@type": "NewsArticle", "headline": "{dirty}", "author": "Jane\\u0000 Doe\\u202e", "description": "{"x" * 10_000}"}}'
    article = page(ld(script), "<h1>Bridge\u202e closed\u0007 now</h1>")
    assert article.title == "Bridge closed now"
    assert article.authors == ("Jane Doe",)
    assert len(article.description or "") <= 2000
    article.to_json().encode()


@pytest.mark.parametrize(
    "data",
    [
        {"@type": 5, "headline": []},
        {"@type": "Article", "headline": {}, "author": {"name": {"name": [1]}}, "image": [[[[[]]]]], "keywords": {"a": 1}, "hasPart": [3]},
        {"@type": "Article", "author": {"@id": "#a"}, "@id": "#a", "image": {"@id": "#a"}, "publisher": [[[[["x"]]]]]},
        {"@type": ["Article", None, []], "mainEntityOfPage": [1], "url": {"@id": 3}, "datePublished": {"@value": "2024-03-05"}},
        [[[[["x"]]]], None, 5, "text"],
    ],
)
def test_no_content_raises(data: Any) -> None:
    assert page(ld(data)).text.startswith("The bridge")


def test_the_fields_are_in_the_dict_and_a_head_pickles() -> None:
    article = page(meta(keywords="a,b", article__content_tier="locked"))
    shown = json.loads(article.to_json())
    assert (shown["tags"], shown["is_accessible_for_free"], shown["image"], shown["site_name"]) == (["a", "b"], False, None, None)
    assert shown["notes"] == ['is_accessible_for_free: article:content_tier is "locked"']
    assert pickle.loads(pickle.dumps(article.document.head)) == article.document.head

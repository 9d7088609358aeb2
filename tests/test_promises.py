"""Promise 6, clean fields: whatever stands in the places where metadata are read from. The checks are in tests/promises.py."""

from __future__ import annotations

import html
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import newsclean
from newsclean import Format
from tests.promises import check_body, check_fields, check_output, clean_all_ways

BODY = "<p>The council of Lorne voted on Monday to close the old bridge for six months.</p><p>Repairs are to begin next week, the mayor said.</p>"
TEXT = "The council of Lorne voted on Monday to close the old bridge for six months.\n\nRepairs are to begin next week, the mayor said.\n"

HOSTILE = (
    "Talks\u202e end\x00",
    "\ud800Talks\udfff",
    "Jane\x1fDoe\x85",
    "\x1b[31mTalks\x1b[0m",
    "\u2066Jane Doe\u2069, \u200eOle Hansen",
    "Talks\u2028end\u2029",
    "<script>alert(1)</script>Talks",
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp;#x202e; &#8238; &#0;",
    "\ufeff",
    " \u00a0 ",
    "=cmd|' /C calc'!A0",
    "A," * 200,
    "(" * 300,
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "http://[::1",
    "http://a b\x00c/",
    "//",
    "https://lorne.example/\"><script>alert(1)</script>",
    "file:///etc/passwd",
    "https://exa\u202emple.example/\x1b",
    "31 February 2024",
    "2024-02-30T25:61:61+99:99",
    "0000-00-00",
    "٣١ February ٢٠٢٤",
    "٢٠٢٤-٠٣-٠٥",
    "20241399",
    "2024-03-05T10:15:00.999999999999Z",
    "9" * 500,
    "-1",
)  # fmt: skip
hostile = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=40),
    st.text(alphabet="\x00\x1b\x1f\x85\u200e\u202e\u2028\u2066\ufeff\ud800\udc00 AbJane.,:/-<&;>0123456789٣", max_size=40),
    st.datetimes().map(str),
)
META_NAMES = (
    "og:title", "og:description", "author", "article:published_time", "article:modified_time", "og:site_name", "article:section", "keywords",
    "og:image", "og:url", "og:locale", "dc.publisher", "date", "article:content_tier", "description",
)  # fmt: skip
LD_KEYS = (
    "headline",
    "description",
    "datePublished",
    "dateModified",
    "articleSection",
    "keywords",
    "image",
    "author",
    "inLanguage",
    "articleBody",
    "url",
)


@given(st.dictionaries(st.sampled_from(META_NAMES), hostile, max_size=8), hostile, hostile)
def test_fields_from_meta_elements(contents: dict[str, str], title: str, language: str) -> None:
    metas = "".join(f'<meta property="{name}" content="{html.escape(content)}">' for name, content in contents.items())
    clean_all_ways(f'<html lang="{html.escape(language)}"><title>{html.escape(title)}</title>{metas}{BODY}', format="html")


@given(
    st.dictionaries(st.sampled_from(LD_KEYS), st.one_of(hostile, st.lists(hostile, max_size=3)), max_size=8), st.lists(hostile, max_size=3), hostile
)
def test_fields_from_json_ld(values: dict[str, object], names: list[str], time: str) -> None:
    data = {"@type": "NewsArticle", "author": [{"@type": "Person", "name": name} for name in names], **values}
    data["publisher"] = {"@type": "Organization", "name": time}
    data["liveBlogUpdate"] = [{"datePublished": time, "headline": name} for name in names]
    script = json.dumps(data).replace("<", "\\u003c")
    clean_all_ways(f'<script type="application/ld+json">{script}</script>{BODY}', format="html")


@given(hostile, hostile, hostile, hostile)
def test_fields_from_what_a_page_shows(heading: str, byline: str, time: str, caption: str) -> None:
    page = f"""<h1>{html.escape(heading)}</h1><p class=byline>By {html.escape(byline)}</p>
    <time datetime="{html.escape(time)}">{html.escape(time)}</time>
    <figure><figcaption>{html.escape(caption)} (Jane Doe/AP)</figcaption></figure>{BODY}<a rel=author>{html.escape(byline)}</a>
    <a href="{html.escape(caption)}">{html.escape(heading)}</a><p>© 2024 {html.escape(byline)}. All rights reserved.</p>"""
    clean_all_ways(page, format="html", url="https://lorne.example/")


@given(hostile, hostile, hostile, hostile, st.sampled_from(["text", "markdown"]))
@example("Talks", "Jane\x1fDoe", "5 March 2024", "a", "text")
def test_fields_from_texts(heading: str, byline: str, time: str, place: str, format: Format) -> None:
    text = f"""# {heading}\nBy {byline}\nPublished {time}\nPolitics\n\n{place} (AP) - {TEXT}\n{heading}. (Jane {byline}/AP)\n
© 2024 {byline}. All rights reserved.\nSource: https://{place}\n"""
    clean_all_ways(text, format=format)


@given(hostile)
def test_the_address_given_is_http_or_none(url: str) -> None:
    sources: dict[Format, str] = {"html": f"<link rel=canonical href=/a><a href=b>b</a>{BODY}", "text": TEXT, "markdown": TEXT}
    for format, source in sources.items():
        article = newsclean.clean(source, format=format, url=url)
        check_fields(article)
        check_output(article)
        assert article.url is None or not article.warnings


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "javascript:alert(1)", "/news/bridge", "lorne.example/bridge", "http://[::1", "http://", "ftp://a/b"]
)
def test_an_address_that_is_none_is_named_in_a_warning(url: str) -> None:
    article = newsclean.clean(TEXT, url=url)
    assert article.url is article.hostname is None
    assert article.warnings == ("the url given is no http(s) address; it was left aside",)
    assert article.restore("caption").warnings == article.warnings


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://lorne.example/a?b=1&copy=2#c", "https://lorne.example/a?b=1&copy=2#c"),
        ("HTTPS://Lorne.example/a b", "HTTPS://Lorne.example/a%20b"),
        ("https://bücher.example/größe", "https://bücher.example/größe"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
        ("https://lorne.example/" + "a" * 3000, "https://lorne.example/" + "a" * 3000),
        ('https://lorne.example/"><script>', "https://lorne.example/%22%3E%3Cscript%3E"),
        ("https://lorne.example/\u202ea\nb", "https://lorne.example/ab"),
    ],
)
def test_an_address_that_is_one_is_kept(given: str, kept: str) -> None:
    assert newsclean.clean(TEXT, url=given).url == kept


@pytest.mark.parametrize("line", ["31 February 2024", "29.02.2023", "2024-13-01", "2024-00-10", "0000-00-00", "5 March 0000", "32. Januar 2024"])
def test_a_day_that_is_none_is_no_date(line: str) -> None:
    for source in (f"Bridge to close\nPublished on {line}\n\n{TEXT}", f"<h1>Bridge to close</h1><time datetime='{line}'>{line}</time>{BODY}"):
        article = newsclean.clean(source)
        assert article.date_published is None
        assert article.date_modified is None


def test_a_day_in_arabic_digits_is_written_in_ours() -> None:
    assert newsclean.clean(f"<meta property='article:published_time' content='٢٠٢٤-٠٣-٠٥'>{BODY}", format="html").date_published == "2024-03-05"


def test_a_dateline_has_a_day_of_the_calendar() -> None:
    for day, iso in (("March 5", "--03-05"), ("Feb. 29", "--02-29"), ("Feb. 30", None), ("June 31", None)):
        dateline = newsclean.clean(f"LORNE, {day} (AP) - {TEXT}").dateline
        assert dateline is not None
        assert dateline.date == iso


@pytest.mark.parametrize("source", ["\ud800", "Talks \udfff end in Lorne on Monday.\n", "\ud83d\ude00 The talks have ended in Lorne on Monday.\n"])
@pytest.mark.parametrize("format", ["auto", "text", "markdown", "html"])
def test_surrogates_can_be_written(source: str, format: Format) -> None:
    article = newsclean.clean(source, format=format)
    check_output(article)
    check_body(source, article)
    if "\U0001f600" in source.encode("utf-16", "surrogatepass").decode("utf-16", "replace"):
        assert "\U0001f600" in article.text

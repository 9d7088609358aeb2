"""trafilatura's calls, answered by newsclean, beside trafilatura itself."""

from __future__ import annotations

import csv
import inspect
import json
import warnings
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import lxml.etree
import lxml.html
import pytest
import trafilatura as theirs
from trafilatura.settings import DEFAULT_CONFIG, Document, Extractor
from trafilatura.xml import validate_tei

import newsclean
from newsclean.compat import CompatWarning, NothingFetched
from newsclean.compat import trafilatura as ours
from newsclean.testing import Page, pages
from tests.compat.pages import PAGE, URL
from tests.hostile.cases import CASES, Case
from tests.places import PAGES

FORMATS = ("txt", "markdown", "csv", "json", "html", "xml", "xmltei")
CALLS = ("extract", "extract_with_metadata", "bare_extraction", "extract_metadata")
HOSTILE = {case.family: case for case in reversed(CASES.values()) if not case.heavy}.values()  # one of each family


@pytest.fixture(autouse=True)
def _strict() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("error", CompatWarning)
        yield


def shape(value: object) -> str:
    return "element" if hasattr(value, "tag") else type(value).__name__


# ---- the same calls ----


@pytest.mark.parametrize("name", CALLS)
def test_the_arguments_are_trafilaturas(name: str) -> None:
    """Fails where trafilatura adds, drops or renames an argument, or changes a default: map it, or warn of it and say why in the docs."""

    def signature(call: Callable[..., Any]) -> list[tuple[str, object, object]]:
        return [(p.name, p.default, p.kind) for p in inspect.signature(call).parameters.values()]

    assert signature(getattr(ours, name)) == signature(getattr(theirs, name))


def test_the_options_are_trafilaturas() -> None:
    """Fails where trafilatura's Extractor gets an option that nothing here looks at."""
    known = {
        *("config", "format", "fast", "focus", "comments", "formatting", "links", "images", "tables", "dedup", "lang", "url", "with_metadata"),
        *("min_output_size", "min_output_comm_size", "max_tree_size", "only_with_metadata", "tei_validation", "date_params", "author_blacklist"),
        *("url_blacklist", "source"),
        *("min_extracted_size", "min_duplcheck_size", "max_repetitions", "max_file_size"),  # warned of, by their names in settings.cfg
        "min_file_size",  # of downloads
    }
    assert set(Extractor.__slots__) <= known


def test_all_that_trafilatura_exports_is_there() -> None:
    assert set(theirs.__all__) <= set(ours.__all__)


@pytest.mark.parametrize("name", CALLS)
def test_an_unknown_argument_is_an_error(name: str) -> None:
    with pytest.raises(TypeError, match="colour"):
        getattr(ours, name)(PAGE, colour="red")


def test_an_unknown_format_is_an_error_as_in_trafilatura() -> None:
    for call in (ours.extract, theirs.extract):
        with pytest.raises(AttributeError, match="Cannot set format"):
            call(PAGE, output_format="doc")
        with pytest.raises(ValueError, match="only usable in bare_extraction"):
            call(PAGE, output_format="python")


@pytest.mark.parametrize("call", [ours.fetch_url, ours.fetch_response])
def test_nothing_is_fetched(call: Callable[..., Any]) -> None:
    with pytest.raises(NothingFetched, match="from trafilatura import fetch_"):
        call(URL)


# ---- the same shapes ----


@pytest.mark.parametrize("expected", pages(PAGES), ids=str)
def test_every_page_has_the_shapes_of_trafilatura(expected: Page) -> None:
    page = (PAGES / f"{expected}.html").read_bytes()
    document, other = ours.bare_extraction(page, url=URL, with_metadata=True), theirs.bare_extraction(page, url=URL, with_metadata=True)
    assert isinstance(document, Document)
    assert isinstance(other, Document)
    given, wanted = document.as_dict(), other.as_dict()
    assert list(given) == list(wanted)
    told = {"language", "author", "description", "image", "date"}  # newsclean may know what trafilatura does not
    differing = {
        name: (given[name], wanted[name]) for name in wanted if None not in (given[name], wanted[name]) and shape(given[name]) != shape(wanted[name])
    }
    assert differing == {}
    assert {name for name in wanted if wanted[name] is None and given[name] is not None} <= told


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize("with_metadata", [False, True])
def test_formats_have_the_form_of_trafilaturas(output_format: str, with_metadata: bool) -> None:
    options: dict[str, Any] = {"output_format": output_format, "with_metadata": with_metadata, "url": URL, "record_id": "7"}
    given, wanted = ours.extract(PAGE, **options), theirs.extract(PAGE, **options)
    assert isinstance(given, str)
    assert isinstance(wanted, str)
    assert "eleven hours in a hotel" in given
    assert "Follow us" not in given
    if output_format == "json":
        assert list(json.loads(given)) == list(json.loads(wanted))
    elif output_format == "csv":
        rows = [next(csv.reader([text], delimiter="\t")) for text in (given, wanted)]
        assert len(rows[0]) == len(rows[1])
        assert rows[0][:2] == rows[1][:2]
    elif output_format in ("xml", "xmltei", "html"):
        trees = [lxml.etree.fromstring(text) for text in (given, wanted)]
        assert {element.tag for element in trees[0].iter()} <= {element.tag for element in trees[1].iter()} | {"meta", "head", "h2"}
        assert [child.tag for child in trees[0]] == [child.tag for child in trees[1]]
    assert given.startswith("---\n") == wanted.startswith("---\n")


def test_tei_is_valid_for_trafilatura() -> None:
    shown: list[dict[str, Any]] = [{}, {"include_formatting": True, "include_links": True}]
    for options in shown:  # without tables: its DTD knows no cells
        tei = ours.extract(PAGE, output_format="xmltei", tei_validation=True, include_tables=False, url=URL, **options)
        assert tei is not None
        assert validate_tei(lxml.etree.fromstring(tei))


BODY = """<body>
<p>The <hi rend="#b">talks</hi> between both sides <ref target="https://news.lornepost.example/b">failed</ref> after eleven hours in a hotel.</p>
<head rend="h2">What the two sides said</head>
<p>Delegates said <hi rend="#i">no new date</hi> had been set, and that neither side had moved on prices.</p>
<p>
<graphic src="https://news.lornepost.example/hotel.jpg" alt="The hotel" title="The hotel in Seoul"/>
</p>
<list rend="ul">
<item>Fish prices stay as they are for now</item>
<item>Fuel prices rise next month<list rend="ul">
<item>by four per cent in the north</item>
</list>
</item>
</list>
<quote>
<p>It was a long day for all of us here.</p>
<p>We go home with nothing at all.</p>
</quote>
<table>
<row>
<cell role="head">Side</cell>
<cell role="head">Offer</cell>
</row>
<row>
<cell>North</cell>
<cell>12</cell>
</row>
</table>
<p>The two sides met for the first time in a year, and for the third time since the treaty was signed in Lorne.</p>
</body>"""


def test_the_body_is_a_tree_of_trafilaturas_elements() -> None:
    document = ours.bare_extraction(PAGE, url=URL, include_links=True, include_images=True, include_formatting=True)
    assert isinstance(document, Document)
    shown = lxml.etree.tostring(document.body, encoding="unicode")
    assert shown.replace("><", ">\n<") == BODY


@pytest.mark.parametrize("expected", pages(PAGES), ids=str)
def test_the_body_is_newscleans_word_for_word(expected: Page) -> None:
    page = (PAGES / f"{expected}.html").read_bytes()
    document = ours.bare_extraction(page, url=URL, include_comments=False)
    article = newsclean.clean(page, url=URL)
    assert isinstance(document, Document)
    assert "".join("".join(document.body.itertext()).split()) == "".join([word for block in article.document.kept for word in block.text.split()])


# ---- what each argument does ----


def text(**options: Any) -> str:
    found = ours.extract(PAGE, url=URL, **options)
    assert found is not None
    return found


def test_comments() -> None:
    assert "before the summer" in text()
    assert "before the summer" not in text(include_comments=False)
    document = ours.bare_extraction(PAGE)
    assert isinstance(document, Document)
    assert document.comments is not None
    assert document.comments.count("\n") == 2
    assert len(document.commentsbody) == 3


def test_tables_links_images_and_formatting() -> None:
    assert "North" in text()
    assert "North" not in text(include_tables=False)
    assert "[failed](https://news.lornepost.example/b)" in text(include_links=True)
    assert "](" not in text()
    assert "![The hotel in Seoul The hotel](https://news.lornepost.example/hotel.jpg)" in text(include_images=True)
    assert "**talks**" in text(include_formatting=True)
    assert "**talks**" in text(output_format="markdown")
    assert "**talks**" not in text(output_format="markdown", include_formatting=False)


def test_pictures_stand_where_they_stood_without_tables() -> None:
    page = PAGE.replace(
        "<h2>What the two sides said</h2>", "<table><tr><td>Offers made</td><td>12</td></tr><tr><td>Offers taken</td><td>none</td></tr></table>"
    )
    lines = (ours.extract(page, include_images=True, include_tables=False, url=URL) or "").split("\n")
    assert "Offers" not in " ".join(lines)
    place = next(i for i, line in enumerate(lines) if line.startswith("!["))
    assert lines[place - 1].startswith("Delegates said")


def test_languages() -> None:
    assert ours.extract(PAGE, target_language="en") is not None
    assert ours.extract(PAGE, target_language="de") is None


def test_only_with_metadata() -> None:
    assert ours.extract(PAGE, only_with_metadata=True) is not None
    bare = "<html><body><p>The talks between both sides failed on Monday, after eleven hours in a hotel.</p></body></html>"
    assert ours.extract(bare) is not None
    assert ours.extract(bare, only_with_metadata=True) is None


def test_blacklists() -> None:
    assert ours.extract(PAGE, url_blacklist={URL}) is None
    assert ours.extract(PAGE, url_blacklist={"https://other.example/"}) is not None
    assert ours.extract_metadata(PAGE, author_blacklist={"jane doe"}).author is None
    assert ours.extract_metadata(PAGE).author == "Jane Doe"


@pytest.mark.parametrize(
    ("parameters", "date"),
    [
        (None, "2024-03-05"),
        ({"original_date": True}, "2024-03-05"),
        ({"original_date": False}, "2024-03-07"),
        ({"extensive_search": True, "max_date": "2024-03-06"}, "2024-03-05"),
        ({"original_date": True, "min_date": "2024-03-06"}, "2024-03-07"),
        ({"max_date": "2018-07-01"}, None),
        ({"original_date": True, "outputformat": "%d.%m.%Y"}, "05.03.2024"),
    ],
)
def test_parameters_of_dates(parameters: dict[str, Any] | None, date: str | None) -> None:
    document = ours.bare_extraction(PAGE, with_metadata=True, date_extraction_params=parameters)
    assert isinstance(document, Document)
    assert document.date == date
    assert ours.extract_metadata(PAGE, date_config=parameters).date == date
    if not (parameters and "extensive_search" in parameters):  # with which htmldate finds a date that the page does not have
        assert theirs.extract_metadata(PAGE, date_config=parameters).date == date


def test_parts_are_pruned() -> None:
    assert "It was a long day" in text()
    for expressions in ("//blockquote", ["//blockquote", "//ul"]):
        pruned = text(prune_xpath=expressions)
        assert "It was a long day" not in pruned
        assert "third time since the treaty" in pruned
    with pytest.raises(lxml.etree.XPathError):
        ours.extract(PAGE, prune_xpath="//[")


def test_a_tree_stays_as_it_is() -> None:
    tree = lxml.html.fromstring(PAGE)
    before = lxml.html.tostring(tree)
    assert ours.extract(tree, url=URL, prune_xpath="//blockquote") == text(prune_xpath="//blockquote")
    assert ours.extract(tree, url=URL) == text()
    assert lxml.html.tostring(tree) == before


def test_bytes_and_responses() -> None:
    assert ours.extract(PAGE.encode(), url=URL) == text()
    assert ours.extract(SimpleNamespace(data=PAGE.encode()), url=URL) == text()


def test_settings(tmp_path: Path) -> None:
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_OUTPUT_SIZE"] = config["DEFAULT"]["MIN_OUTPUT_COMM_SIZE"] = "100000"
    assert ours.extract(PAGE, config=config) is None
    file = tmp_path / "my.cfg"
    file.write_text("[DEFAULT]\nMAX_TREE_SIZE = 3\n", encoding="utf-8")
    assert ours.extract(PAGE, settingsfile=str(file)) is None
    with pytest.raises(FileNotFoundError):
        ours.extract(PAGE, settingsfile=str(tmp_path / "none.cfg"))


def test_options_go_before_the_arguments() -> None:
    options = Extractor(output_format="json", with_metadata=True)
    assert json.loads(ours.extract(PAGE, options=options, output_format="txt") or "")["title"] == "Talks end in Seoul"


def test_identifiers_and_fingerprints() -> None:
    shown = json.loads(text(output_format="json", with_metadata=True, record_id="7"))
    assert shown["id"] == "7"
    assert len(shown["fingerprint"]) == 16
    made = ours.extract_with_metadata(PAGE, record_id="7")
    assert made is not None
    assert (made.id, made.title, made.text) == ("7", "Talks end in Seoul", ours.extract(PAGE, with_metadata=True, record_id="7"))


def test_metadata() -> None:
    found = ours.extract_metadata(PAGE, URL).as_dict()
    assert {name: value for name, value in found.items() if shape(value) != "element" and value} == {
        "title": "Talks end in Seoul",
        "author": "Jane Doe",
        "url": URL,
        "hostname": "lornepost.example",
        "description": "Eleven hours in a hotel brought nothing.",
        "sitename": "Lorne Post",
        "date": "2024-03-05",
        "categories": ["World"],
        "tags": ["talks", "trade"],
        "image": "https://news.lornepost.example/lead.jpg",
    }


def test_without_metadata_there_are_none_as_in_trafilatura() -> None:
    for library in (ours, theirs):
        document = library.bare_extraction(PAGE, url=URL)
        assert isinstance(document, Document)
        assert (document.title, document.date, document.categories, document.language) == (None, None, None, None)


@pytest.mark.parametrize(
    "nothing", ["", "   ", "just a text that goes on and on, and is no page.", b"%PDF-1.4 and so on", "{}", None, 5, "<rss><channel/></rss>"]
)
def test_none_where_trafilatura_gives_none(nothing: Any) -> None:
    assert (theirs.extract(nothing), ours.extract(nothing), ours.bare_extraction(nothing)) == (None, None, None)


def test_metadata_of_what_is_no_page() -> None:
    for call in (ours.extract_metadata, theirs.extract_metadata):
        assert call("just a text").title is None
        with pytest.raises(TypeError, match="incompatible input type"):
            call(None)


# ---- what has no meaning here ----


@pytest.mark.parametrize(
    ("options", "place"),
    [
        ({"deduplicate": True}, "trafilatura-deduplicate"),
        ({"date_extraction_params": {"extensive_search": False}}, "trafilatura-dates"),
        ({"date_extraction_params": {"deferred_url_extractor": True}}, "trafilatura-dates"),
    ],
)
@pytest.mark.parametrize("name", ["extract", "extract_with_metadata", "bare_extraction"])
def test_warns_at_the_line_of_the_caller(name: str, options: dict[str, Any], place: str) -> None:
    with pytest.warns(CompatWarning, match=rf"docs/coming-from\.md#{place}$") as caught:
        getattr(ours, name)(PAGE, **options)
    assert [warning.filename for warning in caught] == [__file__]


def test_warns_of_settings() -> None:
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "100"
    with pytest.warns(CompatWarning, match=r"MIN_EXTRACTED_SIZE .*#trafilatura-min-extracted-size$"):
        assert ours.extract(PAGE, config=config) is not None


def test_warns_of_a_fast_search_for_dates() -> None:
    with pytest.warns(CompatWarning, match="extensive_search") as caught:
        ours.extract_metadata(PAGE, extensive=False)
    assert caught[0].filename == __file__


def test_what_trafilatura_is_to_drop() -> None:
    with pytest.warns(DeprecationWarning, match="no_fallback") as caught:
        assert ours.extract(PAGE, no_fallback=True) == ours.extract(PAGE, fast=True)
    assert caught[0].filename == __file__
    with pytest.warns(DeprecationWarning, match="as_dict"):
        assert isinstance(ours.bare_extraction(PAGE, as_dict=True), dict)
    with pytest.raises(ValueError, match="max_tree_size"):
        ours.extract(PAGE, max_tree_size=10)


# ---- hostile pages ----


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_hostile_pages(case: Case) -> None:
    page = case.make()
    for output_format in FORMATS:
        written = ours.extract(page, output_format=output_format, with_metadata=True, include_links=True, include_images=True, url=URL)
        if written is not None and output_format in ("xml", "xmltei", "html"):
            tree = lxml.etree.fromstring(written.encode())
            assert not any(str(element.tag) in ("script", "iframe", "style") for element in tree.iter())
            targets = [value for element in tree.iter() for name, value in element.attrib.items() if name in ("href", "target", "src")]
            assert not [target for target in targets if target.lower().lstrip().startswith(("javascript:", "data:", "vbscript:"))]

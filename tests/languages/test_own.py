"""Wording of the user's own: how its file is checked, and what it does."""

from __future__ import annotations

import pickle
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Pipeline
from newsclean.languages.own import LONGEST_PHRASE, MOST_BYTES, read
from newsclean.languages.tables import OPEN, TABLES
from tests.strategies import html_pages, pages

BODY = "The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city."
MORE = "Delegates said no new date had been set, and that neither side had moved on prices."
TEXT = f"""\
Harbour Post Exclusive
Talks end in Seoul

{BODY}

Jetzt den Hafenbrief bestellen, kostenlos.

{MORE}

Reporting by Ada Kline; Editing by Max Noor
"""
MINE = """\
# The Harbour Post
[own_wording]
line = ["Harbour Post Exclusive"]
start = ["reporting by"]

[de.newsletter]
inside = ["Hafenbrief bestellen"]
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(MINE, encoding="utf-8")
    return path


def test_the_phrases_are_looked_up_and_the_reasons_name_the_file(mine: Path) -> None:
    article = newsclean.clean(TEXT, pipeline=Pipeline.default().with_phrases(mine))
    assert article.text == f"{BODY}\n\n{MORE}"
    assert article.title == "Talks end in Seoul"
    assert [(r.filter, r.reason) for r in article.removed] == [
        ("own_wording", 'is just "harbour post exclusive" (mine.toml)'),
        ("newsletter", 'says "hafenbrief bestellen" (mine.toml)'),
        ("own_wording", 'opens with "reporting by" (mine.toml)'),
    ]


def test_other_pipelines_and_the_document_do_not_know_them(mine: Path) -> None:
    before = newsclean.clean(TEXT)
    doc = before.document
    Pipeline.default().with_phrases(mine)(doc)
    assert newsclean.clean(TEXT) == before
    assert not any("own_wording" in block.cues for block in doc.blocks)
    assert "own_wording" not in Pipeline.default().names


def test_the_file_is_read_once(mine: Path) -> None:
    pipeline = Pipeline.default().with_phrases(mine)
    expected = newsclean.clean(TEXT, pipeline=pipeline)
    mine.unlink()
    again = pickle.loads(pickle.dumps(pipeline))
    assert again == pipeline
    assert newsclean.clean(TEXT, pipeline=again) == expected == newsclean.isolated(TEXT, pipeline=pipeline)


def test_a_phrase_that_takes_most_of_the_article_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[own_wording]\nstart = ["the talks"]\nend = ["max noor"]\n', encoding="utf-8")
    article = newsclean.clean(f"{BODY}\n\nDelegates said nothing.\n\nReporting by Max Noor", pipeline=Pipeline.default().with_phrases(path))
    assert article.text == f"{BODY}\n\nDelegates said nothing."
    assert article.warnings == ("the phrase 'the talks' was left out here: it takes 100% of the running text",)


LINE = "¡Llega la vendimia! Cada día una bodega distinta, contada por sus dueños."


@pytest.mark.parametrize(
    ("key", "phrase"),
    [
        ("line", LINE),
        ("start", LINE),
        ("end", LINE),
        ("inside", LINE),
        ("start", "¡Llega la vendimia!"),
        ("start", "¡Llega  la\u00a0vendimia"),
        ("start", "— Llega la vendimia!"),
        ("end", "contada por sus dueños."),
        ("inside", "“Cada día una bodega distinta,"),
        ("start", unicodedata.normalize("NFD", "¡Llega la vendimia! Cada día")),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_phrases_copied_from_a_line_are_found_in_it(tmp_path: Path, key: str, phrase: str, form: Literal["NFC", "NFD"]) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f'[own_wording]\n{key} = ["{phrase}"]\n', encoding="utf-8")
    source = unicodedata.normalize(form, f"{BODY}\n\n{MORE}\n\n{LINE}")
    assert newsclean.clean(source, pipeline=Pipeline.default().with_phrases(path)).text == f"{BODY}\n\n{MORE}"


def test_several_files(mine: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text('[own_wording]\nend = ["on prices"]\n', encoding="utf-8")
    pipeline = Pipeline.default().with_phrases(mine).with_phrases(other)
    assert pipeline.names.count("own_wording") == 1
    assert newsclean.clean(TEXT, pipeline=pipeline).text == BODY


def test_a_page_keeps_its_headline_and_its_layout(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[own_wording]\nstart = ["breaking:"]\n[et.related_link]\nstart = ["loe ka"]\n', encoding="utf-8")
    page = (
        "<html><head><title>Breaking: talks end</title></head><body><article><h1>Breaking: talks end</h1>"
        f"<p>{BODY}</p><p>Loe ka: sadam suleti</p><p>{MORE}</p></article></body></html>"
    )
    doc = Pipeline.default().with_phrases(path)(newsclean.clean(page).document)
    assert doc.layout.headline is doc.blocks[0]
    assert all(removal.block is doc.blocks[index] for index, removal in doc.removals.items())
    article = newsclean.clean(page, pipeline=Pipeline.default().with_phrases(path))
    assert [r.reason for r in article.removed if r.filter == "related_link"] == ['opens with "loe ka" (mine.toml)']


def test_tables_that_may_be_added_to_are_those_of_filters() -> None:
    assert set(OPEN) - {"own_wording"} <= set(Pipeline.default().names)
    assert not any(table.of_messages for name, table in TABLES.items() if name in OPEN)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[own_wording]\nstart = ["a b"]\n\n[nix]\nline = ["x"]',
            r"mine\.toml, line 4, table \[nix\]: there is no table 'nix' to add to; there are adv",
        ),
        ('start = ["reporting by"]', r"mine\.toml: start stands in no table; write the name of a table above it, such as \[own_wording\]"),
        ('[de.byline]\nstart = ["von"]', r"line 1, table \[de\.byline\]: there is no table 'byline'"),
        ('[deutsch.newsletter]\nstart = ["von"]', r"table \[deutsch\]: there is no table 'deutsch'"),
        ('[newsletter]\n\nbegins = ["a"]', r"line 3, table \[newsletter\]: there is no key 'begins'; there are line, start, end, inside"),
        ('[newsletter]\ninside = ["reporting by", "The"]', r"line 2, table \[newsletter\]: the phrase 'The' is a word that most paragraphs have"),
        ('[newsletter]\nstart = "a"', r'line 2, table \[newsletter\]: start must be a list of phrases: start = \["…"\]'),
        ('[newsletter]\nstart = [\n  "a b",\n  3,\n]', r"line 4, table \[newsletter\]: a phrase must be a string, not 3"),
        ('[newsletter]\nstart = [\n  "a b",\n  "—",\n]', r"line 4, table \[newsletter\]: the phrase '—' has no letter and no digit"),
        (f'[newsletter]\nstart = ["{"a" * (LONGEST_PHRASE + 1)}"]', r"line 2, .* more than 200 characters"),
        ("newsletter = 3", r"mine\.toml, table \[newsletter\]: must be a table with the keys line, start, end, inside, not int"),
        ("[newsletter]\nstart = [a]", r"mine\.toml is no TOML: .*line 2"),
        ("", r"mine\.toml has no phrases"),
        ("[newsletter]\nstart = []", r"mine\.toml has no phrases"),
        ("a = " + "[" * 5000, r"mine\.toml is no TOML"),
        ("#" * (MOST_BYTES + 1), "300,000 bytes"),
    ],
)
def test_errors_name_file_line_and_table(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read(path)


def test_bytes_that_are_no_utf8_and_files_that_are_not_there(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"# a\n[newsletter]\nstart = ['\xe9t\xe9']\n")
    with pytest.raises(ValueError, match=r"mine\.toml, line 3: is not UTF-8"):
        read(path)
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "missing.toml")


@given(source=st.one_of(pages(), html_pages()))
def test_running_again_changes_nothing_and_a_stored_article_says_the_same(source: str) -> None:
    pipeline = OWN
    article = newsclean.clean(source, pipeline=pipeline, effort="fast")
    again = pipeline(article.document)
    assert (again.removals, again.keeps) == (article.document.removals, article.document.keeps)
    assert Article.from_bytes(article.to_bytes()) == article


def _own() -> Pipeline:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.toml"
        path.write_text(
            '[own_wording]\nstart = ["die talks", "prices rise"]\nline = ["politics"]\n[newsletter]\ninside = ["trade"]\n', encoding="utf-8"
        )
        return Pipeline.default().with_phrases(path)


OWN = _own()


@given(text=st.text(max_size=400))
def test_whatever_stands_in_a_file_gives_wording_or_an_error_with_its_name(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("own") / "mine.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    said = "mine.toml"
    try:
        read(path)
    except ValueError as error:
        said = str(error)
    assert said.startswith("mine.toml")

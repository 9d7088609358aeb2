"""The phrase files, and the index that is compiled from them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from newsclean.languages import index, wording
from newsclean.languages.compile import compiled, phrase_files
from newsclean.languages.folding import TOUCHING, fold_letters
from newsclean.languages.index import PLACES
from newsclean.languages.scripts import is_of


def test_every_phrase_file_has_twelve_months_or_none() -> None:
    for code, tables in phrase_files().items():
        for key in ("months", "solar_months"):
            assert len(tables.get("date", {}).get(key, [])) in (0, 12), code


# What the code reads of the phrase files beside the places. A key that is misspelt is read by nothing, and its phrases would be missing silently.
PAGES = ("consent_wall", "error_page", "human_check", "login_page", "script_page")  # pages that are no articles
WITH_STEMS = ("consent_wall", "error_page", "human_check", "login_page")  # those whose messages are also known by beginnings of words
OTHER_KEYS = {
    **{page: {"titles", "stems"} if page in WITH_STEMS else {"titles"} for page in PAGES},
    "byline": {"by", "weak", "and", "roles"},
    "caption": {"labels", "sources", "texts", "courtesy", "ends"},
    "correction": {"openers", "weak", "editors", "changed", "statements", "mistakes", "adds"},
    "date": {"published", "updated", "months", "solar_months", "weekdays"},
    "language": {"words", "open"},
    "match": {"labels"},
}


def test_every_key_of_a_phrase_file_is_read() -> None:
    for code, tables in phrase_files().items():
        for table, keys in tables.items():
            unknown = keys.keys() - {*PLACES, *OTHER_KEYS.get(table, ())}
            assert not unknown, (
                f"{code}.toml, [{table}]: no code reads {', '.join(sorted(unknown))}; a phrase stands under one of {', '.join(PLACES)}"
            )


def test_every_language_words_the_pages_that_are_no_articles() -> None:
    for code, tables in phrase_files().items():
        assert all(tables.get(page, {}).get("titles") for page in PAGES), code
        assert tables.get("article_cut"), code


def test_titles_of_pages_are_written_as_they_are_compared() -> None:
    for code, tables in phrase_files().items():
        for page in PAGES:
            titles = tables[page]["titles"]
            assert [wording.fold(title) for title in titles] == titles, f"{code}.toml, [{page}]"
            assert len(set(titles)) == len(titles), f"{code}.toml, [{page}]"


def test_stems_are_written_as_they_are_compared() -> None:
    for code, tables in phrase_files().items():
        for page in WITH_STEMS:
            stems = tables[page]["stems"]
            assert 10 <= len(stems) <= 25, f"{code}.toml, [{page}]"
            assert [fold_letters(stem) for stem in stems] == stems, f"{code}.toml, [{page}]"


def test_no_word_has_two_stems_of_a_table() -> None:
    for code, tables in phrase_files().items():
        for page in WITH_STEMS:
            stems = tables[page]["stems"]
            assert len(set(stems)) == len(stems), f"{code}.toml, [{page}]"
            twice = [(stem, longer) for stem in stems for longer in stems if stem != longer and _has(longer, stem)]
            assert not twice, f"{code}.toml, [{page}]: a word with the longer stem has the shorter one too, and would count twice: {twice}"


def _has(text: str, stem: str) -> bool:
    touches = is_of(stem[0], TOUCHING)  # such a stem may stand anywhere
    return stem in text if touches else text.startswith(stem)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("The page you are looking for might have been removed.", "error_page"),
        ("The requested URL was not found on this server.", "error_page"),
        ("Die von Ihnen aufgerufene Seite existiert leider nicht mehr.", "error_page"),
        ("Désolé, la page que vous recherchez n’existe plus.", "error_page"),
        ("您访问的页面不存在。", "error_page"),
        ("example.com needs to review the security of your connection before proceeding.", "human_check"),
        ("Пожалуйста, подтвердите, что вы не робот.", "human_check"),
        ("We and our 842 partners store and/or access information on a device.", "consent_wall"),
        ("Vous pouvez accepter les cookies ou vous abonner.", "consent_wall"),
        ("¿Has olvidado tu contraseña?", "login_page"),
        ("You need to enable JavaScript to run this app.", "script_page"),
        ("Il vous reste 85.3% de cet article à lire.", "article_cut"),
        ("この続きは有料会員の方がお読みいただけます。", "article_cut"),
    ],
)
def test_what_pages_that_are_no_articles_say_is_known(text: str, table: str) -> None:
    assert table in wording.message_cues(wording.fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "You must be logged in to post a comment.",  # said below articles
        "Please enable JavaScript to view the comments powered by Disqus.",
        "Please enable JavaScript in your browser to complete this form.",
        "Visitors who asked for the page were told that it could not be found.",
        "Captchas ask people to prove that they are human, and machines now pass them more often.",
        "Publishers want readers to accept cookies or to pay for a subscription.",
        "Support our journalism",
        "Subscribe to our newsletter",
    ],
)
def test_what_articles_say_is_not_taken_for_another_kind_of_page(text: str) -> None:
    assert not {*PAGES, "article_cut"} & wording.message_cues(wording.fold(text)).keys()


@pytest.mark.parametrize("part", get_args(index.Part))
def test_a_committed_index_is_that_of_the_phrase_files(part: index.Part) -> None:
    assert index.committed(part) == compiled(part), (
        "the phrase files have changed, or how they are compiled: run python -m newsclean.languages.compile"
    )


def test_an_index_is_not_used_once_a_phrase_file_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    files = index.sources()
    monkeypatch.setattr(index, "sources", lambda: {**files, "xx": b""})
    assert index.committed("phrases") is None
    assert wording.load.__wrapped__().cues("leave a comment") == wording.cues("Leave a comment")


def test_a_missing_index_is_compiled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(index, "file", lambda part: tmp_path / f"{part}.json")
    assert index.committed("phrases") is None


def test_the_first_line_of_a_phrase_file_names_its_language() -> None:
    for code, data in index.sources().items():
        assert re.match(r"# [A-Z][a-z]+\b", data.decode("utf-8")), f'{code}.toml: the first line is to be "# Language", which docs/languages.md lists'


def test_the_readme_says_how_many_languages_there_are() -> None:
    readme = Path(__file__).parents[2] / "README.md"
    assert f"in {len(index.sources())} languages" in readme.read_text(encoding="utf-8")


def test_forms_of_the_same_letter_are_the_same_phrase() -> None:
    assert wording.cues("نظرات كاربران")["comment_form"].place == "line"  # with the Arabic kaf
    assert wording.cues("پربازدیدترین ها")["most_read"].place == "line"  # with a space for the joiner
    assert wording.cues("আরও পড়ুন".replace("\u09a1\u09bc", "\u09dc"))["related_link"].place == "line"  # one character or two
    assert wording.cues("১২ মন্তব্য")["comment_form"].place == "line"


def test_a_space_behind_a_thai_word_is_part_of_the_phrase() -> None:
    assert wording.cues("โดย สุชาติ ทองดี")["byline"].place == "start"
    assert "byline" not in wording.cues("โดยใช้เวลาทำงานเพียงสามวัน")

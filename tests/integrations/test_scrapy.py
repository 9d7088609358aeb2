"""The Scrapy pipeline in crawls of a site on this machine (see `tests/integrations/crawl.py`), and its settings."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response
from scrapy.settings import Settings
from scrapy.statscollectors import MemoryStatsCollector

import newsclean
from newsclean import Cleaner, Pipeline
from newsclean.integrations.scrapy import NewscleanPipeline, Options, http_encoding, read_options
from tests.integrations.crawl import Frozen, Model, NoPlace, Post, Report, Story, Strict
from tests.integrations.local_site import SHAPES, local_site
from tests.places import PAGES, REPOSITORY
from tests.profiles.made import LEFTOVERS, text

CLEANER = Cleaner(favor="precision")
FRENCH = newsclean.clean((PAGES / "french.html").read_bytes())


@pytest.fixture(scope="module")
def crawls() -> Any:
    with local_site() as site:
        done = subprocess.run([sys.executable, "-m", "tests.integrations.crawl", site], capture_output=True, check=False, timeout=120, cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


class Own(NewscleanPipeline):
    cleaner = Cleaner(effort="fast")


def test_an_item_gets_the_article() -> None:
    item = {"url": "https://lorne.example/", "html": (PAGES / "french.html").read_bytes()}
    pipeline = made(result={"title": "headline", "text": "text"})
    done = asyncio.run(pipeline.process_item(dict(item)))
    assert done == {"url": item["url"], "headline": FRENCH.title, "text": FRENCH.text}
    assert pipeline.stats.get_value("newsclean/status/ok") == 1


def processed(item: Any, **options: Any) -> Any:
    return asyncio.run(made(**options).process_item(item))


def test_the_page_leaves_the_item_once_it_is_cleaned() -> None:
    html = (PAGES / "french.html").read_bytes()
    assert processed({"html": html}).keys() == {"article"}
    assert processed(Post(url="u", html=html)).keys() == {"url", "article"}
    for kind in (Story, Report, Model):
        item = processed(kind(url="u", html=html))
        assert (item.html, item.article["title"]) == (b"", FRENCH.title)
        assert "http" not in repr(item.html)
    assert processed({"body": html.decode()}).keys() == {"article"}


def test_the_page_stays_where_that_is_wanted_and_where_the_article_is_not_taken() -> None:
    html = (PAGES / "french.html").read_bytes()
    assert processed({"html": html}, keep_page=True)["html"] == html
    assert processed({"html": html}, result={"text": "html"})["html"] == FRENCH.text
    for kind in (NoPlace, Frozen, Strict):
        assert processed(kind(url="u", html=html)).html == html
    assert processed({"html": 5, "url": "u"}) == {"html": 5, "url": "u"}


@pytest.mark.slow
def test_every_type_of_item_gets_the_article(crawls: Any) -> None:
    items = crawls["types"]["items"]
    for shape in SHAPES:
        found = [item for item in items if item["url"].endswith(shape)]
        assert sorted(item["class"] for item in found) == ["Model", "Post", "Report", "Story", "dict"]
        expected = newsclean.clean((PAGES / f"{shape}.html").read_bytes(), url=found[0]["url"]).to_dict()
        assert all(item["article"] == json.loads(json.dumps(expected)) for item in found)
    assert crawls["types"]["stats"]["newsclean/status/ok"] == len(items) == 5 * len(SHAPES)


@pytest.mark.slow
def test_removals_are_counted(crawls: Any) -> None:
    (item,) = crawls["alone"]["items"]
    removed = item["article"]["removed"]
    stats = crawls["alone"]["stats"]
    counted = {key.removeprefix("newsclean/removed/"): n for key, n in stats.items() if key.startswith("newsclean/removed/")}
    assert counted == Counter(r["filter"] for r in removed)
    assert len(removed) > 3
    assert "byline" in [r["role"] for r in item["article"]["roles"]]


@pytest.mark.slow
def test_an_item_without_a_place_for_the_article_goes_on_and_is_named_once(crawls: Any) -> None:
    assert len(crawls["misfits"]["items"]) == crawls["misfits"]["stats"]["newsclean/unset/article"] == 3 * len(SHAPES)
    for name in ("NoPlace", "Frozen", "Strict"):
        (line,) = [line for line in crawls["log"] if name in line]
        start = (
            f"newsclean.integrations.scrapy: newsclean: an item of the class {name} did not take the field 'article': "
            "declare it in the class, or change "
        )
        assert line.startswith(f"{start}NEWSCLEAN_RESULT (")
        assert len(line) < len(start) + 230


@pytest.mark.slow
def test_a_page_that_is_none_costs_nothing_but_itself(crawls: Any) -> None:
    found = {item["url"].rsplit("/", 1)[-1]: item["article"] for item in crawls["broken"]["items"]}
    assert {name: article["status"] for name, article in found.items()} == {"report.pdf": "empty", "empty": "empty", "shift_jis": "ok"}
    assert "PDF" in found["report.pdf"]["warnings"][0]
    assert found["empty"]["warnings"] == ["the input is empty"]
    assert found["shift_jis"]["title"].startswith("無人駅")
    assert crawls["broken"]["stats"]["newsclean/status/empty"] == 2


@pytest.mark.slow
def test_odd_items(crawls: Any) -> None:
    items, stats = crawls["odd"]["items"], crawls["odd"]["stats"]
    assert len(items) == 4
    (address,) = [item for item in items if isinstance(item, str)]
    assert [item for item in items if isinstance(item, dict) and "article" not in item] == [{"class": "dict", "url": address}]
    assert stats["newsclean/missing_source"] == 1
    texts = [item["article"]["text"] for item in items if "article" in item]
    assert texts == [FRENCH.text, FRENCH.text]  # of the second field that may hold a page, and of bytes whose charset is unknown
    (line,) = [line for line in crawls["log"] if "has no page" in line]
    assert line == (
        "newsclean.integrations.scrapy: newsclean: an item of the class dict has no page in html or body: "
        "put response.body there, or name another field in NEWSCLEAN_SOURCE_FIELD"
    )


@pytest.mark.slow
def test_items_are_dropped_only_where_that_was_asked_for(crawls: Any) -> None:
    (item,) = crawls["drop"]["items"]
    assert item.keys() == {"class", "url", "encoding", "headline", "text", "removed"}
    assert item["headline"] == "Storm Hedda live: trains stop on the coast"
    assert crawls["drop"]["stats"]["newsclean/dropped"] == crawls["drop"]["stats"]["item_dropped_count"] == 2
    assert not [line for line in crawls["log"] if "%PDF" in line]  # the page is not printed
    assert {key: number for key, number in crawls["drop"]["stats"].items() if "/kind/" in key} == {
        "newsclean/kind/other": 2,
        "newsclean/kind/live_blog": 1,
    }
    assert "item_dropped_count" not in crawls["broken"]["stats"]


@pytest.mark.slow
def test_a_process_of_its_own(crawls: Any) -> None:
    assert crawls["alone"]["stats"]["newsclean/status/ok"] == 1
    (item,) = crawls["hurried"]["items"]
    assert item["article"]["status"] == "timeout"
    assert crawls["hurried"]["stats"]["newsclean/status/timeout"] == 1


@pytest.mark.slow
def test_a_subclass_cleans_in_its_own_way(crawls: Any) -> None:
    (item,), (ordinary,) = crawls["own"]["items"], crawls["alone"]["items"]
    assert "By Jonas Weir" in item["article"]["text"]
    assert crawls["own by setting"]["items"] == crawls["own"]["items"]
    assert "By Jonas Weir" not in ordinary["article"]["text"]


@pytest.mark.slow
def test_a_wrong_setting_stops_the_crawl_at_its_start(crawls: Any) -> None:
    assert crawls["wrong"]["items"] == []
    assert crawls["wrong"]["error"].startswith("there is no setting NEWSCLEAN_FAVOUR; those of newsclean are NEWSCLEAN_SOURCE_FIELD, NEWSCLEAN_URL_")


def test_settings() -> None:
    assert read_options(Settings({"NEWSCLEAN_FAVOR": None, "OTHER": 1})) == Options()
    given = {
        "NEWSCLEAN_SOURCE_FIELD": "page, html",
        "NEWSCLEAN_RESULT": '{"title": "headline"}',
        "NEWSCLEAN_TIMEOUT": "2.5",
        "NEWSCLEAN_DROP_KINDS": "error, other",
        "NEWSCLEAN_KEEP_PAGE": "1",
        "NEWSCLEAN_EFFORT": "fast",
    }
    expected = Options(
        source_field=("page", "html"), result={"title": "headline"}, timeout=2.5, keep_page=True, drop_kinds=("error", "other"), effort="fast"
    )
    assert read_options(Settings(given)) == expected


def made(pipeline: type[NewscleanPipeline] = NewscleanPipeline, **options: Any) -> NewscleanPipeline:
    return pipeline(Options(**options), MemoryStatsCollector(Crawler(Spider)))


def test_the_options_make_the_cleaner(monkeypatch: pytest.MonkeyPatch) -> None:
    assert made().cleaner == Cleaner()
    assert made(effort="fast", favor="recall").cleaner == Cleaner(effort="fast", favor="recall")
    assert made(cleaner=CLEANER).cleaner is CLEANER
    assert made(Own).cleaner is Own.cleaner
    assert made(Own, cleaner=CLEANER).cleaner is CLEANER  # settings are nearer to a crawl than a class
    seen: dict[str, Any] = {}
    monkeypatch.setattr("newsclean.integrations.scrapy.isolated", lambda source, **options: seen.update(options, source=source))
    made(cleaner=CLEANER, timeout=5.0).clean(b"x", "https://lorne.example/", "cp1252")
    assert seen == {"source": b"x", "url": "https://lorne.example/", "encoding": "cp1252", "timeout": 5.0, "cleaner": CLEANER}


def test_cleaners_that_cannot_be() -> None:
    for kind, options in ((NewscleanPipeline, {"cleaner": CLEANER}), (Own, {})):
        with pytest.raises(ValueError, match="not both: effort must be given to that Cleaner"):
            made(kind, effort="fast", **options)
    local = Cleaner(pipeline=Pipeline.default().with_filter(lambda _: (), name="mine"))
    with pytest.raises(ValueError, match="the filter 'mine' cannot be pickled"):
        made(cleaner=local, timeout=5.0)
    assert made(cleaner=local).cleaner is local


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("NEWSCLEAN_EFORT", "fast", "there is no setting NEWSCLEAN_EFORT; those of newsclean are NEWSCLEAN_SOURCE_FIELD, "),
        ("NEWSCLEAN_EFFORT", "slow", "the setting NEWSCLEAN_EFFORT is wrong: effort is 'slow'; it must be one of "),
        ("NEWSCLEAN_FAVOR", "all", "the setting NEWSCLEAN_FAVOR is wrong: "),
        ("NEWSCLEAN_CLEANER", {"effort": "fast"}, "the setting NEWSCLEAN_CLEANER is wrong: it must be a newsclean.Cleaner or the import path of one"),
        ("NEWSCLEAN_CLEANER", "newsclean.clean", "the setting NEWSCLEAN_CLEANER is wrong: it must be a newsclean.Cleaner .* not function"),
        ("NEWSCLEAN_CLEANER", "nowhere.CLEANER", "the setting NEWSCLEAN_CLEANER is wrong: No module named 'nowhere'"),
        ("NEWSCLEAN_CLEANER", "newsclean.CLEANER", "the setting NEWSCLEAN_CLEANER is wrong: Module 'newsclean' doesn't define any object"),
        ("NEWSCLEAN_TIMEOUT", 0, "the setting NEWSCLEAN_TIMEOUT is wrong: timeout is 0.0; it must be a number of seconds"),
        ("NEWSCLEAN_TIMEOUT", "soon", "the setting NEWSCLEAN_TIMEOUT is wrong: could not convert"),
        ("NEWSCLEAN_DROP_EMPTY", True, "there is no setting NEWSCLEAN_DROP_EMPTY; those of newsclean are "),
        ("NEWSCLEAN_DROP_KINDS", ["eror"], "the setting NEWSCLEAN_DROP_KINDS is wrong: kind is 'eror'; it must be one of article, live_blog, "),
        ("NEWSCLEAN_DROP_KINDS", 5, "the setting NEWSCLEAN_DROP_KINDS is wrong: "),
        ("NEWSCLEAN_KEEP_PAGE", "maybe", "the setting NEWSCLEAN_KEEP_PAGE is wrong: "),
        ("NEWSCLEAN_RESULT", {"headline": "title"}, "the setting NEWSCLEAN_RESULT is wrong: an article has no headline; it has title, text, "),
        ("NEWSCLEAN_RESULT", ["title"], "the setting NEWSCLEAN_RESULT is wrong: "),
        ("NEWSCLEAN_RESULT", {"title": 5}, "the setting NEWSCLEAN_RESULT is wrong: 5 is no name of a field"),
        ("NEWSCLEAN_RESULT", "{title}", "the setting NEWSCLEAN_RESULT is wrong: "),
        ("NEWSCLEAN_URL_FIELD", 5, "the setting NEWSCLEAN_URL_FIELD is wrong: 5 is no name of a field"),
        ("NEWSCLEAN_SOURCE_FIELD", [], "the setting NEWSCLEAN_SOURCE_FIELD is wrong: it names no field"),
        ("NEWSCLEAN_SOURCE_FIELD", 5, "the setting NEWSCLEAN_SOURCE_FIELD is wrong: "),
    ],
)
def test_wrong_settings(name: str, value: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_options(Settings({name: value}))


def test_http_encoding() -> None:
    assert http_encoding(HtmlResponse("https://lorne.example/", headers={"Content-Type": "text/html; charset=utf-8"})) == "utf-8"
    assert http_encoding(HtmlResponse("https://lorne.example/", headers={"Content-Type": "text/html; charset=klingon"})) is None
    assert http_encoding(HtmlResponse("https://lorne.example/", headers={"Content-Type": b"\xff"}, body=b"", encoding="cp1252")) is None
    assert http_encoding(Response("https://lorne.example/a.pdf")) is None


@pytest.mark.parametrize(
    ("module", "blocked", "message"),
    [
        ("newsclean.integrations.scrapy", "scrapy", "newsclean.integrations.scrapy needs Scrapy: pip install 'newsclean[scrapy]'"),
        (
            "newsclean.integrations.webpoet",
            "web_poet",
            "newsclean.integrations.webpoet needs web-poet and zyte-common-items: pip install 'newsclean[web-poet]'",
        ),
    ],
)
def test_a_missing_library_is_named(module: str, blocked: str, message: str) -> None:
    code = f"import sys; sys.modules[{blocked!r}] = None\ntry:\n    import {module}\nexcept ImportError as error:\n    print(error)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.decode().strip() == message


def test_neither_is_loaded_by_newsclean_itself() -> None:
    code = """import sys, newsclean
newsclean.clean('x').to_zyte()
print({'scrapy', 'twisted', 'web_poet', 'zyte_common_items', 'asyncio'} & set(sys.modules))"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.decode().strip() == "set()"


def test_a_crawl_saves_profiles_for_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "profiles"
    items = [{"url": f"https://www.lorne.example/{n}", "html": text(n)} for n in range(9)] + [{"url": "https://few.example/", "html": text(1)}]

    def crawl() -> list[Any]:
        pipeline = made(profiles=str(folder))
        found = [asyncio.run(pipeline.process_item(dict(item))) for item in items]
        pipeline.close_spider()
        assert pipeline.stats.get_value("newsclean/profiles") == 1
        return [item["article"]["text"] for item in found]

    first = crawl()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert list(before) == ["lorne.example.json"]
    assert LEFTOVERS[0] in first[0]
    second = crawl()
    assert not any(line in found for found in second[:9] for line in LEFTOVERS)
    assert LEFTOVERS[0] in second[9]
    assert {path.name: path.read_bytes() for path in folder.iterdir()}.keys() == before.keys()


def test_profiles_that_are_no_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ValueError, match="is no folder"):
        made(profiles=str(tmp_path / "file"))

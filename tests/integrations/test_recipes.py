"""The recipes of docs/crawlers.md, run as a reader would run them, against a site on this machine; and the page object on its own."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

import newsclean
from tests.integrations.local_site import PDF, SHAPES, local_site
from tests.places import PAGES, REPOSITORY

RECIPES = REPOSITORY / "docs" / "recipes"
ARTICLES = {shape: newsclean.clean((PAGES / f"{shape}.html").read_bytes()) for shape in SHAPES}


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with local_site() as address:
        yield address


@pytest.fixture(scope="module")
def crawled(site: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """What each of the spiders wrote; all run at once, to save time."""
    folder = tmp_path_factory.mktemp("crawled")
    names = ("news_pipeline", "news_callback", "news_poet")
    running = [runspider(name, site, folder, "-O", f"{name}.jsonl") for name in names]
    for process in running:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err.decode()
        assert b"ERROR" not in err
    return {name: [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()] for name in names}


def runspider(name: str, site: str, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "scrapy", "runspider", str(RECIPES / f"{name}.py"), "-a", f"front={site}/", "-s", "TELNETCONSOLE_ENABLED=0"]
    return subprocess.Popen([*command, "-L", "WARNING", *options], stderr=subprocess.PIPE, cwd=folder)


@pytest.mark.slow
def test_scrapy_pipeline(crawled: Any, site: str) -> None:
    items = {item["url"].removeprefix(f"{site}/"): item for item in crawled["news_pipeline"]}
    assert {name: item["text"] for name, item in items.items()} == {**{shape: a.text for shape, a in ARTICLES.items()}, "report.pdf": ""}
    assert items["report.pdf"]["status"] == "empty"
    assert list(items["live_blog"]) == ["url", "headline", "authors", "date", "text", "status"]


def test_the_spider_of_the_readme_is_the_recipe() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    code = (RECIPES / "news_pipeline.py").read_text(encoding="utf-8").split('"""', 2)[2].strip()
    assert f"```python\n{code}\n```" in readme


@pytest.mark.slow
def test_scrapy_logs_no_page(site: str, tmp_path: Path) -> None:
    process = runspider("news_pipeline", site, tmp_path, "-L", "DEBUG")
    _, err = process.communicate(timeout=120)
    assert b"Scraped from" in err
    assert b"<html" not in err
    assert b"'html':" not in err


@pytest.mark.slow
def test_scrapy_callback(crawled: Any, site: str) -> None:
    assert {item["url"]: item["text"] for item in crawled["news_callback"]} == {f"{site}/{shape}": ARTICLES[shape].text for shape in SHAPES}


@pytest.mark.slow
def test_scrapy_poet(crawled: Any, site: str) -> None:
    items = {item["url"].removeprefix(f"{site}/"): item for item in crawled["news_poet"]}
    for shape, article in ARTICLES.items():
        assert items[shape]["articleBody"] == article.text
        assert items[shape]["headline"] == (f"{article.section}: {article.title}" if article.section else article.title)
        known = newsclean.clean((PAGES / f"{shape}.html").read_bytes(), url=f"{site}/{shape}")  # the confidence knows the address
        assert items[shape]["metadata"]["probability"] == known.confidence > 0.1
    assert [a["name"] for a in items["ordinary_json_ld"]["authors"]] == ["Helen Abara", "Tom Ridley"]
    assert (items["report.pdf"]["articleBody"], items["report.pdf"]["metadata"]["probability"]) == (None, 0.0)


@pytest.mark.slow
def test_scrapy_that_does_not_run_on_asyncio(site: str, tmp_path: Path) -> None:
    process = runspider("news_pipeline", site, tmp_path, "-s", "TWISTED_REACTOR=twisted.internet.selectreactor.SelectReactor")
    _, err = process.communicate(timeout=120)
    assert b"RuntimeError: newsclean.integrations.scrapy needs Scrapy on asyncio: take TWISTED_REACTOR out of the settings" in err


@pytest.mark.slow
def test_fetch_many(site: str) -> None:
    addresses = [f"{site}/{path}" for path in (*SHAPES, "shift_jis", "report.pdf", "nowhere")]
    done = subprocess.run([sys.executable, RECIPES / "fetch_many.py", *addresses], capture_output=True, check=True, timeout=120)
    found = {a["url"].removeprefix(f"{site}/"): a for a in map(json.loads, done.stdout.decode().splitlines())}
    assert {shape: found[shape]["text"] for shape in SHAPES} == {shape: article.text for shape, article in ARTICLES.items()}
    assert found["shift_jis"]["title"].startswith("無人駅")
    assert found["report.pdf"]["status"] == "empty"
    assert len(found) == len(addresses) - 1
    assert "404" in done.stderr.decode()


def test_fetching_stops_at_the_limit(site: str) -> None:
    recipe = load("fetch_many")
    recipe.MAX_BYTES = 100

    async def run() -> bytes:
        async with httpx.AsyncClient() as client:
            body, _, _ = await recipe.fetch(client, f"{site}/live_blog")
            return bytes(body)

    assert asyncio.run(run()) == (PAGES / "live_blog.html").read_bytes()[:100]


def test_service() -> None:
    service = load("service")
    service.MAX_BYTES = 20_000

    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"<p>Talks" * 500

    async def run() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(service.app), base_url="http://service.example") as client:
            page, address = (PAGES / "paywall_stub.html").read_bytes(), {"url": "https://meridianweekly.example/money"}
            good, pdf = await asyncio.gather(
                client.post("/article", content=page, params=address),
                client.post("/article", content=PDF),
            )
            return [good, pdf, await client.post("/article", content=endless()), await client.get("/article")]

    good, pdf, long, wrong = asyncio.run(run())
    assert [response.status_code for response in (good, pdf, long, wrong)] == [200, 200, 413, 405]
    assert good.json()["text"] == ARTICLES["paywall_stub"].text
    assert good.json()["hostname"] == "meridianweekly.example"
    assert (pdf.json()["status"], pdf.json()["text"]) == ("empty", "")


def load(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, RECIPES / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

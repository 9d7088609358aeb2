"""The programs in docs/recipes, run as they stand, each where its engine is installed. `make engines` installs all engines and runs them."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import dataset, parquet

from benchmarks import plan
from newsclean import clean
from newsclean.output.rows import Row, schema, to_row
from tests.batch.made import page, warc

DOCS = Path(__file__).parents[2] / "docs"
RECIPES = DOCS / "recipes"
PAGES = 40


def needs(module: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(find_spec(module) is None, reason=f"{module} is not installed: `make engines` installs it and runs this")


@pytest.mark.slow
@pytest.mark.engines
@pytest.mark.parametrize(
    "recipe",
    [
        pytest.param("daft_pages.py", marks=needs("daft")),
        pytest.param("ray_data.py", marks=needs("ray")),
        pytest.param("spark.py", marks=needs("pyspark")),
    ],
)
def test_recipes_for_tables(tmp_path: Path, recipe: str) -> None:
    source = tmp_path / "pages.parquet"
    pages: list[dict[str, Any]] = [{"id": f"page {n}", "url": f"https://lorne.example/{n}", "html": page(n).encode()} for n in range(PAGES)]
    parquet.write_table(pa.Table.from_pylist([*pages, {"id": "null", "url": None, "html": None}]), source)
    found = written(recipe, source, tmp_path / "rows")
    assert found.pop("null")["status"] == "error"
    assert found == {p["id"]: to_row(p["id"], clean(p["html"], url=p["url"])) for p in pages}


@pytest.mark.slow
@pytest.mark.engines
@needs("datatrove")
def test_recipe_for_archives(tmp_path: Path) -> None:
    source = tmp_path / "warc"
    source.mkdir()
    for file in range(3):
        warc(source / f"{file}.warc.gz", [{"url": f"https://lorne.example/{file}/{n}", "body": page(n)} for n in range(PAGES)])
    found = written("datatrove_local.py", source, tmp_path / "rows", folder="articles")
    assert sorted(row["url"] for row in found.values()) == sorted(f"https://lorne.example/{file}/{n}" for file in range(3) for n in range(PAGES))
    assert {row["status"] for row in found.values()} == {"ok"}


def test_the_plan_in_the_docs_follows_from_its_figures() -> None:
    assert (DOCS / "plan_figures.md").read_text() == plan.report() + "\n", "python -m benchmarks.plan > docs/plan_figures.md"


def written(recipe: str, source: Path, target: Path, folder: str = "") -> dict[str, Row]:
    """The rows that a recipe writes, by their ids."""
    done = subprocess.run([sys.executable, str(RECIPES / recipe), str(source), str(target)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    files = [str(file) for file in (target / folder).rglob("*.parquet")]
    rows = dataset.dataset(files, format="parquet").to_table().cast(schema()).to_pylist()
    by_id = {row["id"]: row for row in rows}
    assert len(by_id) == len(rows)
    return by_id

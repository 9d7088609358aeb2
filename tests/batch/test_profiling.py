"""Profiles of a batch's inputs: `make_profiles`, `newsclean profile` and `--profiles`, with worker processes."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from newsclean import SiteProfile
from newsclean.batch import Fields, clean_many, make_profiles, run
from newsclean.batch.records import Record
from newsclean.cli import main
from newsclean.cli.exit_status import Exit
from tests.batch.made import jsonl, rows
from tests.profiles.made import LEFTOVERS, text

pytestmark = pytest.mark.with_workers

SITES = ("lorne.example", "varde.example")
RECORDS = [
    {"id": f"{site}/{number}", "url": f"https://www.{site}/{number}", "text": text(number, LEFTOVERS[: 2 + at]), "paper": f"paper {at}"}
    for at, site in enumerate(SITES)
    for number in range(25)
] + [{"id": "few", "url": "https://few.example/1", "text": text(1)}, {"id": "none", "text": text(2)}]


def inputs(folder: Path, seed: int | None = None) -> Path:
    records = RECORDS if seed is None else random.Random(seed).sample(RECORDS, len(RECORDS))
    folder.mkdir()
    return jsonl(folder / "texts.jsonl", records)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def by_id(output: Path) -> dict[str, Any]:
    return {row["id"]: row for row in rows(output)}


def test_the_same_rows_in_any_order_and_with_any_number_of_workers(tmp_path: Path) -> None:
    found = []
    for name, seed, workers in (("a", None, 1), ("b", 7, 2)):
        source = inputs(tmp_path / name, seed)
        profiles = tmp_path / name / "profiles"
        done = make_profiles(source, profiles, workers=workers)
        assert (done.profiles, done.pages, done.few, done.unnamed) == (2, 40, 1, 1)
        output = tmp_path / name / "out.jsonl"
        run(source, output, profiles=profiles, workers=workers, removed=True)
        found.append((files(profiles), by_id(output)))
    assert found[0] == found[1]
    profiles_made, cleaned = found[0]
    assert sorted(profiles_made) == ["lorne.example.json", "varde.example.json"]
    assert not any(line in row["text"] for id, row in cleaned.items() for line in LEFTOVERS if id not in ("few", "none"))
    assert LEFTOVERS[0] in cleaned["few"]["text"]
    assert LEFTOVERS[0] in cleaned["none"]["text"]


def test_texts_are_grouped_by_a_field(tmp_path: Path) -> None:
    source = inputs(tmp_path / "a")
    profiles = tmp_path / "profiles"
    fields = Fields(site="paper", url="address")
    with pytest.raises(ValueError, match="--url-field"):  # no record has it
        make_profiles(source, profiles, fields=fields, workers=1)
    done = make_profiles(source, profiles, fields=Fields(site="paper"), workers=1)
    assert sorted(files(profiles)) == ["paper%200.json", "paper%201.json"]
    assert done.few == 1  # the one without the field goes by its host
    output = tmp_path / "out.jsonl"
    run(source, output, fields=Fields(site="paper"), profiles=profiles, workers=1)
    assert LEFTOVERS[0] not in by_id(output)["lorne.example/1"]["text"]


def test_one_site_in_one_file(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text(text(number))
    profile = tmp_path / "lorne.json"
    make_profiles(folder, profile, workers=1)
    assert len(SiteProfile.load(profile).pages) == 9
    (row,) = clean_many([Record("a", text(30))], workers=1, profiles=profile)
    assert not any(line in row["text"] for line in LEFTOVERS)
    with pytest.raises(ValueError, match="needs 5 pages or more that are articles, and there are 1"):
        make_profiles(folder / "1.txt", profile, workers=1)


def test_a_row_has_no_lines_and_other_profiles_are_other_options(tmp_path: Path) -> None:
    source = inputs(tmp_path / "a")
    profiles, output = tmp_path / "profiles", tmp_path / "out.jsonl"
    make_profiles(source, profiles, workers=1)
    run(source, output, profiles=profiles, workers=1)
    assert "lines" not in rows(output)[0]
    (profiles / "varde.example.json").unlink()
    with pytest.raises(ValueError, match="the option profiles of the filter site_profile was"):
        run(source, output, profiles=profiles, workers=1)


def test_standard_input_cannot_be_read_twice(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two passes"):
        make_profiles("-", tmp_path)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = inputs(tmp_path / "a")
    profiles, output = tmp_path / "profiles", tmp_path / "out.jsonl"
    assert main(["profile", str(source), "-o", str(profiles), "--workers", "1"]) == 0
    said = capsys.readouterr()
    assert not said.out
    assert said.err.splitlines() == [
        f"newsclean: site profiles: 2 in {profiles}, made of 40 pages",
        "newsclean: sites without a profile, since they have fewer than 5 pages: 1",
        "newsclean: inputs without an address (name its field with --url-field, or that of the site with --site-field; for inputs of one site, "
        "write -o NAME.json): 1",
    ]
    assert main(["batch", str(source), "-o", str(output), "--profiles", str(profiles), "--workers", "1", "--quiet"]) == 0
    assert LEFTOVERS[0] not in by_id(output)["lorne.example/1"]["text"]
    page = tmp_path / "page.txt"
    page.write_text(text(40))
    assert main(["--profiles", str(profiles / "varde.example.json"), "--explain", str(page)]) == 0
    assert "stands on 20 of 20 other pages of the site" in capsys.readouterr().out
    assert main(["--profiles", str(profiles), "--url", "https://lorne.example/x", str(page)]) == 0
    assert LEFTOVERS[0] not in capsys.readouterr().out


def test_progress_counts_the_pages_that_are_cleaned(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    make_profiles(inputs(tmp_path / "a"), tmp_path / "profiles", workers=1, on_progress=lambda done, total: seen.append((done, total)))
    assert seen == [(number, 40) for number in range(1, 41)]


def test_wrong_usage_of_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(text(1))
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps({"format": "another"}))
    for arguments, message in (
        (["--profiles", str(broken), str(page)], "is no site profile"),
        (["--profiles", str(tmp_path / "gone"), str(page)], "there is no such site profile, nor a folder of them"),
        (["profile", str(tmp_path / "gone"), "-o", str(tmp_path / "p")], "no such file"),
        (["profile", "-", "-o", str(tmp_path / "p")], "two passes"),
    ):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == Exit.WRONG_USAGE
        assert message in capsys.readouterr().err
    assert main(["profile", str(page), "-o", str(tmp_path / "p")]) == Exit.SOME_FAILED  # no site has five pages
    assert main(["profile", str(page), "-o", str(tmp_path / "p.json")]) == Exit.SOME_FAILED
    assert "needs 5 pages or more" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        main(["profile", str(page), "-o", str(tmp_path / "nowhere" / "p.json")])
    assert ended.value.code == Exit.IO
    assert "cannot write" in capsys.readouterr().err

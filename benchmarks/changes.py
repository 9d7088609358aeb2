"""A batch whose inputs and outputs do not stay as they were: files that change, vanish and grow between and during sittings, disks that are full.

    python -m benchmarks.changes                   600 documents a case; about six minutes
    python -m benchmarks.changes --output x.parquet

Each case is a run in a process of its own, as a user would start it, and is killed with SIGKILL where a sitting ends. The exit status is 0 if every
case ends with the rows that a new run gives, each once, and 1 otherwise.

A full disk is played by RLIMIT_FSIZE, which refuses to write more than so many bytes to a file, and by /dev/full. A read-only folder is /proc, which
refuses root as well.
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.faults import REPOSITORY, committed
from benchmarks.report import table

RUN = """
import resource, sys
from newsclean.batch import outputs
from newsclean.cli import main
outputs.Lines.portion = outputs.Parts.portion = outputs.Portion(40, 10**9, 10**9)  # so that a short run has several
if int(sys.argv[1]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(main(["batch", *sys.argv[2:], "--quiet", "--workers", "2"]))
"""
SECONDS = 120  # that a run may take


class Place(NamedTuple):
    """Where a case is tried.

    inputs    a folder of pages and files
    output    where the rows go
    sources   what the documents are made of
    """

    inputs: Path
    output: Path
    sources: list[str]

    def file(self, name: str) -> Path:
        return self.inputs / name


Act = Callable[[Place], None]


class Case(NamedTuple):
    """Something that happens.

    name     in the table
    act      what is done to the inputs, or to the place of the output
    during   whether that happens while a sitting goes on, and not between two of them
    keeps    a word that begins the ids of inputs that are gone, whose rows stay
    """

    name: str
    act: Act
    during: bool = False
    keeps: str = ""


def make(place: Place, documents: int) -> None:
    """Write the inputs: pages, files of lines and a table, of a quarter of the documents each."""
    import pyarrow as pa
    from pyarrow import parquet

    place.inputs.mkdir()
    part = documents // 4
    for number in range(part):
        place.file(f"b{number:04d}.html").write_text(place.sources[number % len(place.sources)], encoding="utf-8")
    for name in ("a", "c"):
        place.file(f"{name}.jsonl").write_bytes(b"".join(line(place, name, number) for number in range(part)))
    parquet.write_table(pa.Table.from_pylist([json.loads(line(place, "d", number)) for number in range(part)]), place.file("d.parquet"))


def line(place: Place, name: str, number: int, more: str = "") -> bytes:
    return json.dumps({"id": f"{name}{number}", "text": place.sources[number % len(place.sources)] + more}).encode() + b"\n"


# What happens. Each function does it to one of the inputs: "a.jsonl" is read first, then the pages, "c.jsonl" and "d.parquet".


def grow(name: str) -> Act:
    def act(place: Place) -> None:
        with place.file(name).open("ab") as file:
            file.write(b"".join(line(place, f"more-{name}-", number) for number in range(10)))

    return act


def shrink(name: str) -> Act:
    def act(place: Place) -> None:
        lines = place.file(name).read_bytes().splitlines(keepends=True)
        place.file(name).write_bytes(b"".join(lines[: len(lines) // 2]))

    return act


def rewrite(name: str) -> Act:
    """Put another file in its place, of the same size and with the same ids."""

    def act(place: Place) -> None:
        path = place.file(name)
        path.with_suffix(".new").write_bytes(path.read_bytes().replace(b" the ", b" new "))
        path.with_suffix(".new").replace(path)

    return act


def overwrite(name: str) -> Act:
    """Write other bytes into it where it stands."""

    def act(place: Place) -> None:
        data = place.file(name).read_bytes().replace(b" the ", b" new ")
        with place.file(name).open("r+b") as file:
            file.write(data)

    return act


def vanish(name: str) -> Act:
    return lambda place: place.file(name).unlink()


def move(name: str) -> Act:
    def act(place: Place) -> None:
        place.file(name).replace(place.file(f"moved-{name}"))

    return act


def come(place: Place) -> None:
    place.file("b9999.html").write_text(place.sources[0] + "<p>News of the day: the bridge is open again, the city said.</p>", encoding="utf-8")


def touch(place: Place) -> None:
    place.file("b0001.html").touch()


CASES = [
    Case("a page changes", rewrite("b0003.html")),
    Case("a file of lines that was read grows", grow("a.jsonl")),
    Case("a file of lines that was not read grows", grow("c.jsonl")),
    Case("a file of lines shrinks", shrink("a.jsonl")),
    Case("a file of lines is written over, of the same size", overwrite("a.jsonl")),
    Case("a table gives way to another", rewrite("d.parquet")),
    Case("a page vanishes", vanish("b0003.html"), keeps="b0003"),
    Case("a file of lines vanishes", vanish("a.jsonl"), keeps="a"),
    Case("a file of lines is moved", move("a.jsonl")),
    Case("a page comes", come),
    Case("a small page is touched", touch),
    Case("a page that is still to be read changes", rewrite("b0099.html"), during=True),
    Case("a page that is still to be read vanishes", vanish("b0099.html"), during=True, keeps="b0099"),
    Case("a file of lines grows while it is read", grow("a.jsonl"), during=True),
    Case("a file of lines is written over while it is read", overwrite("a.jsonl"), during=True),
    Case("a file of lines that is still to be read grows", grow("c.jsonl"), during=True),
    Case("a file of lines that is still to be read vanishes", vanish("c.jsonl"), during=True),
    Case("a page comes", come, during=True),
]


class Ended(NamedTuple):
    """How a run ended: its exit status and what it said."""

    status: int
    said: str


def start(inputs: Path, output: str | Path, *options: str, most: int = 0, **given: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", RUN, str(most), str(inputs), "-o", str(output), *options]
    return subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True, **given)


def finish(run: subprocess.Popen[str]) -> Ended:
    _, said = run.communicate(timeout=SECONDS)
    return Ended(run.returncode, said.strip())


def complete(place: Place, *options: str, **given: Any) -> Ended:
    return finish(start(place.inputs, place.output, *options, **given))


def started(place: Place, *options: str, rows: int, output: str = "") -> subprocess.Popen[str]:
    """Start a run, and wait until it has committed so many rows or has ended."""
    run = start(place.inputs, place.output, *options)
    while run.poll() is None and committed(output or str(place.output)) < rows:
        time.sleep(0.005)
    return run


def kill(run: subprocess.Popen[str]) -> None:
    run.send_signal(signal.SIGKILL)
    run.communicate()


def rows(output: Path) -> list[dict[str, Any]]:
    if output.suffix == ".parquet":
        from pyarrow import dataset

        found: list[dict[str, Any]] = dataset.dataset(output).to_table().to_pylist()
        return found
    return [json.loads(row) for row in output.read_text(encoding="utf-8").splitlines()]


def judged(place: Place, keeps: str) -> tuple[int, int, int]:
    """Return how many rows are lost, how many stand there twice, and how many are of something else than what the inputs hold."""
    fresh = place.output.with_name(f"fresh-{place.output.name}")
    ended = finish(start(place.inputs, fresh, "--overwrite"))
    assert ended.status == 0, ended.said
    wanted = {row["id"]: row for row in rows(fresh)}
    found = rows(place.output)
    times = Counter(row["id"] for row in found)
    kept = [row for row in found if row["id"] not in wanted]
    mixed = sum(row != wanted[row["id"]] for row in found if row["id"] in wanted)
    mixed += sum(not row["id"].rpartition("/")[2].startswith(keeps) if keeps else True for row in kept)
    return len(wanted.keys() - times.keys()), sum(number > 1 for number in times.values()), mixed


def tried(case: Case, place: Place, third: int) -> list[str]:
    """Return the line of a case in the table: what the command did, what it did with --update, which is killed once, and what was wrong then."""
    if case.during:
        run = started(place, rows=40)
        case.act(place)
        first = finish(run)
    else:
        kill(started(place, rows=third))
        case.act(place)
        first = complete(place)
    run = started(place, "--update", rows=20, output=f"{place.output}.update")
    kill(run)
    second = complete(place, "--update")
    again = complete(place)
    assert again.status == second.status, (again, second)
    return [("during " if case.during else "between ") + "sittings", case.name, shown(first), shown(second), *map(str, judged(place, case.keeps))]


def shown(ended: Ended) -> str:
    meaning = {0: "good", 1: "some inputs failed", 2: "refused", 3: "I/O", 4: "too many errors"}
    return f"{ended.status} {meaning.get(ended.status, '')}".strip()


def outputs_that_fail(place: Place, name: str, third: int) -> list[list[str]]:
    """Return the lines of the cases in which the output cannot be written."""
    lines = []
    size = max(20_000, int(_size_of_all(place) * 0.05))
    first = complete(place, most=size)
    second = complete(place)
    lines.append(["during a sitting", "the disk is full", shown(first), shown(second), *map(str, judged(place, ""))])
    print(f"  {first.said}", file=sys.stderr)

    grow("a.jsonl")(place)
    first = complete(place, "--update", most=size)
    second = complete(place, "--update")
    lines.append(["during an update", "the disk is full", shown(first), shown(second), *map(str, judged(place, ""))])
    print(f"  {first.said}", file=sys.stderr)

    gone = place.output.parent / "folder"
    gone.mkdir()
    there = place._replace(output=gone / name)
    run = started(there, rows=third)
    gone.rename(gone.with_name("elsewhere"))
    first = finish(run)
    gone.with_name("elsewhere").rename(gone)
    second = complete(there)
    lines.append(["during a sitting", "the folder of the output is taken away", shown(first), shown(second), *map(str, judged(there, ""))])
    print(f"  {first.said}", file=sys.stderr)

    for what, output in (
        ("the folder of the output is read-only", f"/proc/{name}"),
        ("there is no folder for the output", f"{place.output.parent}/nowhere/{name}"),
        ("the folder of the output is a file", f"{place.inputs}/a.jsonl/{name}"),
    ):
        if what.startswith("there is no") and name.endswith(".parquet"):
            continue  # it is made
        first = finish(start(place.inputs, output))
        lines.append(["at the start", what, shown(first), "", "", "", ""])
        print(f"  {first.said}", file=sys.stderr)
    with Path("/dev/full").open("wb") as full:
        first = finish(start(place.inputs, "-", stdout=full))
    lines.append(["during a sitting", "standard output goes to a full disk", shown(first), "", "", "", ""])
    print(f"  {first.said}", file=sys.stderr)
    return lines


def _size_of_all(place: Place) -> int:
    return sum(path.stat().st_size for path in place.inputs.iterdir())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--output", default="rows.jsonl", help="name of the output, which says its format (rows.jsonl)")
    args = parser.parse_args()
    sources = [path.read_text(encoding="utf-8", errors="replace") for path in sorted((REPOSITORY / "tests/pages").glob("*.html"))]
    begin = time.monotonic()
    lines = []
    for case in [*CASES, None]:
        with tempfile.TemporaryDirectory() as folder:
            place = Place(Path(folder, "in"), Path(folder, args.output), sources)
            make(place, args.documents)
            new = [tried(case, place, args.documents // 3)] if case else outputs_that_fail(place, args.output, args.documents // 3)
            lines += new
            for cells in new:
                print(" | ".join(cells), file=sys.stderr, flush=True)
    print(table(["when", "what happens", "the same command", "then", "lost", "twice", "mixed"], lines))
    print(f"\n{len(lines)} cases, {time.monotonic() - begin:,.0f} s.")
    return int(any(cell not in ("", "0") for cells in lines for cell in cells[4:]))


if __name__ == "__main__":
    sys.exit(main())

"""A batch under fire: documents that crash, hang, exit, raise and eat memory; workers killed at random; the run itself killed and started again.

    python -m benchmarks.faults                    10,000 documents, to JSONL; about 80 seconds
    python -m benchmarks.faults --documents 300 --output x.parquet

The exit status is 0 if every document has exactly one row, in the order of the input, with a status that it may have, and 1 otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.misbehave import ASKED, EXPECTED
from benchmarks.report import table

REPOSITORY = Path(__file__).resolve().parent.parent
MEMORY = 512  # megabytes for a worker

RUN = """
import sys
from newsclean import Pipeline
from newsclean.batch import run
from benchmarks.misbehave import misbehave
run(sys.argv[1], sys.argv[2], workers=2, timeout=float(sys.argv[3]), memory=int(sys.argv[4]), pipeline=Pipeline.default().with_filter(misbehave))
"""


def documents(number: int, share: float, choose: random.Random) -> Iterator[dict[str, str]]:
    """Yield so many documents: the pages and texts of the repository, over and over, and a share of documents that misbehave."""
    sources = [path.read_text(encoding="utf-8", errors="replace") for path in sorted((REPOSITORY / "tests/pages").glob("*.html"))]
    sources += [path.read_text(encoding="utf-8", errors="replace") for path in sorted((REPOSITORY / "seeds").glob("*.txt"))]
    faults = list(EXPECTED)
    wanted = set(choose.sample(range(number), max(len(faults), round(number * share))))
    for index in range(number):
        if index in wanted:
            fault = faults[index % len(faults)]
            yield {"id": f"{index}-{fault}", "text": f"Talks in Seoul\n\n{ASKED} {fault}"}
        else:
            yield {"id": f"{index}-good", "text": sources[index % len(sources)]}


def children(process: int) -> list[int]:
    """Return the processes that a process started."""
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def under_fire(source: Path, output: str, kills: int, every: float, timeout: float, choose: random.Random) -> Counter[str]:
    """Run a batch until it is finished, and kill a worker now and then and the run itself so many times. Return what was killed how often.

    every   seconds between two kills of workers, on average
    """
    command = [sys.executable, "-c", RUN, str(source), output, str(timeout), str(MEMORY)]
    killed: Counter[str] = Counter()
    total = source.read_bytes().count(b"\n")
    for session in range(kills + 1):
        run = subprocess.Popen(command, cwd=REPOSITORY)
        last_row = total * (session + 1) // (kills + 1) - total // (kills + 1) // 2  # after it, this session is killed
        next_kill = time.monotonic() + choose.uniform(0, 2 * every)
        while run.poll() is None:
            time.sleep(0.02)
            if session < kills and committed(output) >= last_row:
                time.sleep(choose.uniform(0, 0.5))  # so that the kill may come at any moment
                run.send_signal(signal.SIGKILL)
                killed["run"] += 1
                break
            if time.monotonic() > next_kill and (workers := children(run.pid)):
                os.kill(choose.choice(workers), signal.SIGKILL)
                killed["worker"] += 1
                next_kill = time.monotonic() + choose.uniform(0, 2 * every)
        if run.wait() not in (0, -signal.SIGKILL):
            raise RuntimeError(f"the run ended with status {run.returncode}")
    return killed


def committed(output: str) -> int:
    """Return how many rows a run has committed, as its run file says."""
    try:
        return int(json.loads(Path(f"{output}.run.json").read_text())["rows"])
    except OSError:
        return 0


def rows(output: str) -> Iterator[tuple[str, str]]:
    """Yield the id and status of each row."""
    if output.endswith(".parquet"):
        from pyarrow import dataset

        for batch in dataset.dataset(output).to_batches(columns=["id", "status"]):
            yield from ((row["id"], row["status"]) for row in batch.to_pylist())
    else:
        import fsspec

        with fsspec.open(output, "rt", encoding="utf-8", compression="infer") as lines:
            for line in lines:
                row = json.loads(line)
                yield row["id"], row["status"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--share", type=float, default=0.006, help="of documents that misbehave (0.006)")
    parser.add_argument("--kills", type=int, default=3, help="of the run itself (3)")
    parser.add_argument("--every", type=float, default=2.0, help="seconds between two kills of workers, on average (2)")
    parser.add_argument("--timeout", type=float, default=2.0, help="seconds for a document (2)")
    parser.add_argument("--output", default="rows.jsonl", help="name of the output, which says its format (rows.jsonl)")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    choose = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder, "documents.jsonl"), str(Path(folder, args.output))
        wanted = list(documents(args.documents, args.share, choose))
        source.write_text("".join(json.dumps(document) + "\n" for document in wanted), encoding="utf-8")
        start = time.monotonic()
        killed = under_fire(source, output, args.kills, args.every, args.timeout, choose)
        seconds = time.monotonic() - start
        found = list(rows(output))
        lost = json.loads(Path(f"{output}.run.json").read_text())["lost"]
    return report([document["id"] for document in wanted], found, killed, lost, seconds)


def report(ids: list[str], found: list[tuple[str, str]], killed: Counter[str], lost: dict[str, int], seconds: float) -> int:
    """Print what happened. Return 0 if each id has one row with a right status, and 1 otherwise."""
    times = Counter(id for id, _ in found)
    status = dict(found)
    kinds: dict[str, list[str]] = {}
    for id in ids:
        kinds.setdefault(id.partition("-")[2], []).append(id)
    lines = []
    for kind, of_kind in sorted(kinds.items()):
        statuses = Counter(status.get(id, "missing") for id in of_kind)
        expected = EXPECTED.get(kind, {"ok", "empty", "capped"})
        wrong = sum(statuses[name] for name in statuses if name not in expected)
        shown = ", ".join(f"{number:,} {name}" for name, number in statuses.most_common())
        lines.append([kind, f"{len(of_kind):,}", f"{sum(times[id] == 1 for id in of_kind):,}", shown, str(wrong)])
    print(table(["documents that", "number", "with exactly one row", "statuses", "wrong"], lines))
    print(f"\nkilled from outside: {killed['worker']} workers, the run {killed['run']} times. {seconds:,.0f} s.")
    print(
        "Workers that ended before their work was done, as the run counts them: " + ", ".join(f"{number} {cause}" for cause, number in lost.items())
    )
    is_right = [id for id, _ in found] == ids and all(line[-1] == "0" for line in lines)
    print("Each id exactly once, in the order of the input." if [id for id, _ in found] == ids else "IDS ARE MISSING OR REPEATED.")
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main())

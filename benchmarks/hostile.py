"""How systems stand hostile input: `python -m benchmarks.hostile --system newsclean --report table.md`.

Each case of `tests.hostile.cases` with each system, in a process of its own with 30 CPU seconds and 4 GiB (see `benchmarks.hostile_child`). Systems
other than newsclean are asked about pages only, and may live in another environment: `--python PATH` is its interpreter.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.hostile_child import OUTCOMES, Result
from benchmarks.report import table
from benchmarks.run_system import NOT_INSTALLED
from benchmarks.systems import SYSTEMS
from tests.hostile.cases import CASES, Case

REPOSITORY = Path(__file__).resolve().parent.parent
AT_A_TIME = 2  # systems: their memory limits must fit into the machine
SLOW = 2.0  # CPU seconds a megabyte, of inputs of LARGE bytes and more
LARGE = 100_000
MEMORY = (64 << 20, 200)  # bytes, and times the input


def run(python: str, system: str, cases: Sequence[Case], on_result: Callable[[Result], None]) -> None:
    """Asks a system about cases. Raises ImportError where it is not installed."""
    command = [python, "-m", "benchmarks.hostile_child", system]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(REPOSITORY / "src"), str(REPOSITORY)))}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=REPOSITORY, env=environment
    ) as process:
        assert process.stdin
        assert process.stdout
        for case in cases:
            try:
                process.stdin.write(case.name + "\n")
                process.stdin.flush()
            except BrokenPipeError:
                break
            if not (line := process.stdout.readline()):
                break
            on_result(_result(line))
        process.stdin.close()
        if process.wait() != 0:
            raise ImportError(f"{system} is not installed" if process.returncode == NOT_INSTALLED else f"{system} ended early")


def read(path: Path) -> list[Result]:
    """Results that were written with `--out`."""
    return [_result(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _result(line: str) -> Result:
    found = json.loads(line)
    return Result(**found | {"warnings": tuple(found["warnings"]), "unclean": tuple(found["unclean"])})


# The report


def markdown(results: Sequence[Result]) -> str:
    systems = list(dict.fromkeys(r.system for r in results))
    parts = [
        "# Hostile input",
        "Each case in a process of its own, with 30 seconds of CPU time and 4 GiB of address space.",
        "## Systems",
        systems_table(results, systems),
    ]
    parts += ["## Failures by family", families_table(results, systems)]
    if ours := [r for r in results if r.system == "newsclean"]:
        parts += ["## newsclean: failures", failures_table([r for r in ours if r.outcome != "ok" or r.unclean])]
        parts += ["## newsclean: over 2 s a megabyte, or over 64 MB and 200 times the input", costs_table([r for r in ours if _over(r)])]
    return "\n\n".join(parts) + "\n"


def systems_table(results: Sequence[Result], systems: Iterable[str]) -> str:
    heads = [
        "system",
        "cases",
        "time-outs",
        "memory kills",
        "exceptions and crashes",
        "articles lost or partial",
        "forbidden text shown",
        "none of these",
    ]
    rows = []
    for system in systems:
        found = Counter(r.outcome for r in results if r.system == system)
        failed = found["exception"] + found["crash"]
        rows.append([system, found.total(), found["timeout"], found["memory"], failed, found["lost"], found["junk"], found["ok"]])
    return table(heads, rows)


def families_table(results: Sequence[Result], systems: Sequence[str]) -> str:
    """How many cases of each family failed in any way, of how many."""
    rows = []
    for family in dict.fromkeys(r.family for r in results):
        found = [r for r in results if r.family == family]
        rows.append([family, *(_share([r for r in found if r.system == system]) for system in systems)])
    return table(["family", *systems], rows)


def failures_table(results: Iterable[Result]) -> str:
    rows = [[r.case, r.outcome, f"{r.missing} of {r.canaries}", f"{r.seconds:.1f}", _cell("; ".join((r.detail[:120], *r.unclean)))] for r in results]
    return table(["case", "outcome", "canaries missing", "CPU s", "what is known"], rows)


def costs_table(results: Iterable[Result]) -> str:
    rows = [[r.case, f"{r.size:,}", f"{r.seconds:.2f}", f"{_pace(r):.1f}", f"{(r.growth or 0) / 1e6:.0f} MB", r.outcome] for r in results]
    return table(["case", "bytes", "CPU s", "s/MB", "memory growth", "outcome"], rows)


def _share(results: Sequence[Result]) -> str:
    return f"{sum(r.outcome != 'ok' for r in results)} of {len(results)}" if results else ""


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").strip("; ").split()).encode("ascii", "backslashreplace").decode()


def _over(result: Result) -> bool:
    """Whether a case cost more than was promised."""
    slow = result.size >= LARGE and _pace(result) > SLOW
    return slow or (result.growth or 0) > MEMORY[0] + MEMORY[1] * result.size


def _pace(result: Result) -> float:
    return result.seconds / max(result.size / 1e6, 1e-9)


# The command


@contextmanager
def progress(total: int) -> Iterator[Callable[[Result], None]]:
    """What is called with each result to show how far things are: a bar where rich is installed, else a line each."""
    try:
        from rich.progress import Progress
    except ImportError:
        yield lambda r: print(f"{r.system} {r.case}: {r.outcome} {r.seconds:.1f} s", file=sys.stderr)
        return
    with Progress() as bar:
        task = bar.add_task("cases", total=total)

        def show(r: Result) -> None:
            if r.outcome != "ok":
                bar.console.print(f"{r.system} {r.case}: {r.outcome} {r.seconds:.1f} s", highlight=False)
            bar.update(task, advance=1)

        yield show


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--system", action="append", choices=[name for name, system in SYSTEMS.items() if system.pages], help="newsclean by default")
    parser.add_argument("--python", default=sys.executable, metavar="PATH", help="the interpreter of the systems other than newsclean")
    parser.add_argument("--case", action="append", choices=CASES, metavar="NAME")
    parser.add_argument("--family", action="append", choices=sorted({case.family for case in CASES.values()}))
    parser.add_argument("--light", action="store_true", help="without the heavy cases")
    parser.add_argument("--resume", action="store_true", help="leaves out what `--out` has already; with nothing left, only the report is made")
    parser.add_argument("--out", type=Path, metavar="FILE", help="results, a line of JSON each; results that it has already are in the report, too")
    parser.add_argument("--report", type=Path, metavar="FILE", help="the report as Markdown; on standard output by default")
    args = parser.parse_args()
    cases = [case for case in CASES.values() if _wanted(case, args)]
    systems = args.system or ["newsclean"]
    work = {name: [case for case in cases if name == "newsclean" or case.is_page] for name in systems}
    before = read(args.out) if args.out and args.out.exists() else []
    if args.resume:
        done = {(r.system, r.case) for r in before}
        work = {name: [case for case in asked if (name, case.name) not in done] for name, asked in work.items()}
    results = [r for r in before if (r.system, r.case) not in {(name, case.name) for name, asked in work.items() for case in asked}]
    with ExitStack() as stack:
        show = stack.enter_context(progress(sum(map(len, work.values()))))
        pool = stack.enter_context(ThreadPoolExecutor(AT_A_TIME))

        def note(result: Result) -> None:
            results.append(result)
            if args.out:
                with args.out.open("a", encoding="utf-8") as file:  # at once, as a run may be stopped
                    file.write(json.dumps(result._asdict()) + "\n")
            show(result)

        runs = [pool.submit(run, sys.executable if name == "newsclean" else args.python, name, asked, note) for name, asked in work.items()]
    failed = [error for done in runs if (error := done.exception())]
    _write(results, args.out, args.report)
    for error in failed:
        print(error, file=sys.stderr)
    return 1 if failed else 0


def _wanted(case: Case, args: argparse.Namespace) -> bool:
    return (not args.case or case.name in args.case) and (not args.family or case.family in args.family) and not (args.light and case.heavy)


def _write(results: Sequence[Result], out: Path | None, report: Path | None) -> None:
    assert all(r.outcome in OUTCOMES for r in results)
    if out:
        out.write_text("".join(json.dumps(r._asdict()) + "\n" for r in results), encoding="utf-8")
    if report:
        report.write_text(markdown(results), encoding="utf-8")
    else:
        print(markdown(results))


if __name__ == "__main__":
    sys.exit(main())

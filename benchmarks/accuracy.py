"""How accurate newsclean and its peers are, and what they cost: `python -m benchmarks.accuracy CORPORA`.

Runs what is missing, each system in a process of its own, then scores everything that lies in the results folder, whoever put it there, and writes
report.md, report.json and accuracy_cost.png there. See docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.progress import Progress, TextColumn, TimeElapsedColumn

from benchmarks import report
from benchmarks.corpora import page_corpora
from benchmarks.run_system import Announcement
from benchmarks.score import STDERR, score
from benchmarks.supervise import REPOSITORY, command, supervise
from benchmarks.systems import SYSTEMS


def run(system: str, python: Path, args: argparse.Namespace) -> None:
    """Runs one system over what it has not done yet, and says so where it cannot."""
    with Progress(TextColumn("{task.description}"), TimeElapsedColumn(), console=STDERR) as progress:
        shown = progress.add_task(system)

        def on_document(document: Announcement) -> None:
            place = Path(document.path).relative_to(args.out.resolve()).with_suffix("")
            progress.update(shown, description=f"{place}: {document.at + 1}{f' of {document.total}' if document.total else ''}")

        itself = str(python.absolute())  # not resolved: an environment's Python is a link
        why_not = supervise(
            command(itself, system, args.corpora, args.out, args.corpus, args.sample), args.out / "logs" / f"{system}.log", on_document
        )
        progress.update(shown, description=f"{system}: {why_not or 'done'}")
    if why_not:
        hint = "; `make peers` installs the extra 'peers', or pass --peers-python" if SYSTEMS[system].is_peer else ""
        STDERR.print(f"{system} {why_not}{hint}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="a folder as benchmarks/corpora.py reads it")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "benchmarks" / "results", help="the results folder (benchmarks/results)")
    parser.add_argument("--peers-python", type=Path, default=REPOSITORY / ".peers" / "bin" / "python", help="of the peers' environment (.peers)")
    parser.add_argument("--systems", default=",".join(SYSTEMS), metavar="A,B", help="run only these; all that have results are scored")
    parser.add_argument("--corpus", action="append", default=[], metavar="NAME", help="only this corpus; may be given more than once")
    parser.add_argument("--sample", type=int, metavar="N", help="only the first N documents of each corpus")
    args = parser.parse_args()
    chosen = [name for name in args.systems.split(",") if name]
    if unknown := set(chosen) - SYSTEMS.keys():
        parser.error(f"no system {', '.join(sorted(unknown))}; there are {', '.join(SYSTEMS)}")
    try:
        page_corpora(args.corpora, args.corpus, sample=0)
    except ValueError as error:
        parser.error(str(error))
    for name in chosen:
        run(name, args.peers_python if SYSTEMS[name].is_peer else Path(sys.executable), args)
    report.write(score(args.corpora, args.out, args.corpus, args.sample), args.out)
    print(args.out / "report.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())

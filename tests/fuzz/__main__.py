"""Feeds the library with inputs that a coverage-guided fuzzer makes up, and checks the promises on each.

    python -m tests.fuzz --minutes 20 [--target bytes|page|text|markdown|all] [--corpus DIR] [--finds DIR]

Each target gets a process of its own and an equal share of the time. An input that breaks a promise is written to the folder of finds and the
run goes on; one that crashes or hangs the process is written there by the fuzzer, and the target starts anew. Finds are listed at the end, and
the exit status is 1 where there are any. What is found belongs into `tests/fuzz/finds/`, which `tests/test_fuzz.py` replays.

Needs atheris: `pip install -e '.[fuzz]'`.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import time
import traceback
from pathlib import Path

from tests.fuzz import targets

HERE = Path(__file__).parent
LONGEST = 6000  # bytes of an input
HANG = 60  # seconds after which an input hangs
CPU_SECONDS, CPU_SECONDS_A_MEGABYTE = 2.0, 4.0


def main() -> int:
    args = _parser().parse_args()
    if args.child:
        _fuzz(args)
        return 0
    names = list(targets.TARGETS) if args.target == "all" else [args.target]
    finds = Path(args.finds)
    finds.mkdir(parents=True, exist_ok=True)
    before = set(finds.iterdir())
    for name in names:
        _run_target(name, args.minutes * 60 / len(names), args)
    found = sorted(path for path in finds.iterdir() if path not in before and path.suffix != ".why")
    print(f"{len(found)} finds in {finds}")
    for path in found:
        why = path.with_suffix(".why")
        print(f"  {path.name}: {why.read_text().splitlines()[0] if why.is_file() else 'crash or hang'}")
    return 1 if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--minutes", type=float, default=20, help="for all targets together (20)")
    parser.add_argument("--target", choices=(*targets.TARGETS, "all"), default="all")
    parser.add_argument("--corpus", help="a folder in which the inputs that reach new code are kept from run to run")
    parser.add_argument("--finds", default="fuzz_finds", help="where inputs that break a promise are written (fuzz_finds)")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser


def _run_target(name: str, seconds: float, args: argparse.Namespace) -> None:
    """Runs one target for some seconds, anew after each crash."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 1:
        print(f"--- {name}: {left:.0f} s", flush=True)
        command = [sys.executable, "-m", "tests.fuzz", "--child", "--target", name, "--minutes", str(left / 60), "--finds", args.finds]
        subprocess.run([*command, *(["--corpus", args.corpus] if args.corpus else [])], check=False)


def _fuzz(args: argparse.Namespace) -> None:
    """Fuzzes one target until the time is over; does not return."""
    import atheris

    with atheris.instrument_imports(include=["newsclean", "markdown_it"]):
        import newsclean.readers.html
        import newsclean.readers.markdown  # noqa: F401
    target = targets.TARGETS[args.target]
    finds = Path(args.finds)
    reached = Path(args.corpus, args.target) if args.corpus else Path(args.finds, "..", f"fuzz_corpus_{args.target}").resolve()
    reached.mkdir(parents=True, exist_ok=True)

    def one(data: bytes) -> None:
        start = time.process_time()
        try:
            target(data)
            spent = time.process_time() - start
            # Instrumented code takes several times as long.
            assert spent < 3 * (CPU_SECONDS + CPU_SECONDS_A_MEGABYTE * len(data) / 1e6), "took too long"
        except Exception as error:
            _write_find(finds, args.target, data, error)

    flags = [f"-max_total_time={int(args.minutes * 60)}", f"-max_len={LONGEST}", f"-timeout={HANG}", "-rss_limit_mb=4096", "-print_final_stats=1"]
    flags += [f"-dict={HERE / 'tokens.dict'}", f"-artifact_prefix={finds}/{args.target}-"]
    seeds = [HERE / "seeds" / name for name in ((args.target,) if args.target != "bytes" else targets.TARGETS)]
    atheris.Setup([sys.argv[0], *flags, str(reached), *map(str, seeds)], one)
    atheris.Fuzz()


def _write_find(folder: Path, target: str, data: bytes, error: Exception) -> None:
    """Writes an input that broke a promise, and why; one for each kind of break, the shortest."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " ".join(f"{Path(f.filename).name}:{f.lineno}" for f in frames[-3:])
    kind = hashlib.sha256(f"{type(error).__name__} {where}".encode()).hexdigest()[:10]
    path = folder / f"{target}-{kind}"
    if not path.exists() or path.stat().st_size > len(data):
        path.write_bytes(data)
        why = f"{type(error).__name__}: {error}\n{''.join(traceback.format_tb(error.__traceback__))}"
        path.with_suffix(".why").write_text(why, encoding="utf-8", errors="backslashreplace")
        print(f"FIND {path}: {why.splitlines()[0]!a}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

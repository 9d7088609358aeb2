"""What newsclean weighs, imports and takes for its first page, pure and compiled: `python -m benchmarks.footprint > docs/footprint_figures.md`.

Builds both wheels, installs each in an environment of its own, and measures there: bytes on disk, and what new processes take to import newsclean and
to clean a page once and again. The processes run in turn, with one that does the same with trafilatura. Needs Linux and a C compiler.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.environments import Environment, commit, gather
from benchmarks.faults import REPOSITORY
from benchmarks.report import table

CHILD = REPOSITORY / "benchmarks" / "footprint_child.py"
ROUNDS = 15
WORDS = (
    "bridge",
    "council",
    "repair",
    "harbour",
    "storm",
    "budget",
    "minister",
    "talks",
    "ferry",
    "winter",
    "report",
    "school",
    "market",
    "river",
    "engine",
)
BUILDS = {"pure Python": "0", "compiled": "require"}  # what NEWSCLEAN_COMPILE is set to

Figures = Mapping[str, float]
"""What one process found, as footprint_child.py names it; or the medians of several."""


class Installed(NamedTuple):
    """A wheel, installed."""

    environment: Environment
    wheel_mb: float
    own_mb: float
    all_mb: float
    packages: int


def page() -> str:
    """A page as long as news pages are, 60 kB: menus, an article of thirty paragraphs, teasers and a footer."""
    sentences = [f"The {WORDS[n % 15]} near the {WORDS[n * 7 % 15]} was closed in {1990 + n % 30}, a spokeswoman said on Monday." for n in range(120)]
    paragraphs = "".join(f'<p class="text">{" ".join(sentences[n : n + 4])}</p>\n' for n in range(0, 120, 4))
    links = "".join(f'<li class="menu-item"><a href="/section/{n}" class="menu-link">Section {n}</a></li>\n' for n in range(150))
    teaser = (
        '<div class="teaser"><a href="/story/{0}"><img src="/{0}.jpg" alt=""><h3>What the {1} means for the {2}</h3></a><span>{0} min</span></div>\n'
    )
    teasers = "".join(teaser.format(n, WORDS[n % 15], WORDS[n * 4 % 15]) for n in range(150))
    return (
        '<html lang="en"><head><title>Bridge stays closed | Lorne Post</title><meta property="og:site_name" content="Lorne Post">\n'
        '<meta property="article:published_time" content="2024-03-05T10:15:00+01:00"></head>\n'
        f"<body><nav><ul>{links}</ul></nav><main><article><h1>Bridge stays closed</h1><div class='byline'>By Jane Doe</div>\n{paragraphs}</article>\n"
        f"<section class='related'><h2>More stories</h2>{teasers}</section></main><footer><ul>{links}</ul>Lorne Post Media</footer></body></html>"
    )


def installed(work: Path, wheels: Path, wish: str) -> Installed:
    """Build a wheel and install it. wish: what NEWSCLEAN_COMPILE is set to."""
    environment = Environment(work / f"environment-{wish}", wheels)
    made = work / f"wheel-{wish}"
    environment.pip("wheel", "--no-deps", "-w", made, REPOSITORY, NEWSCLEAN_COMPILE=wish)
    wheel = next(made.glob("newsclean-*.whl"))
    start = environment.packages_bytes()
    environment.pip("install", "--no-deps", wheel)
    own = environment.packages_bytes()
    environment.pip("install", wheel)
    count = len(environment.pip("list", "--format=freeze", "--exclude=pip", "--exclude=setuptools").stdout.split())
    return Installed(environment, wheel.stat().st_size / 1e6, (own - start) / 1e6, (environment.packages_bytes() - start) / 1e6, count)


def measured(environment: Environment, library: str, source: Path) -> Figures:
    """Run one process that imports a library and cleans a page twice."""
    done = environment.run("python", CHILD, library, source)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: Figures = json.loads(done.stdout)
    return found


def medians(runs: Sequence[Figures]) -> Figures:
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def in_turn(places: Mapping[str, tuple[Environment, str]], source: Path) -> dict[str, Figures]:
    """Measure libraries in their environments, ROUNDS times in turn, after a first time that does not count. Return the medians."""
    runs: dict[str, list[Figures]] = {name: [] for name in places}
    for _ in range(ROUNDS + 1):
        for name, (environment, library) in places.items():
            runs[name].append(measured(environment, library, source))
    return {name: medians(found[1:]) for name, found in runs.items()}


def report(packages: Mapping[str, Installed], figures: Mapping[str, Figures]) -> str:
    """The table, in Markdown."""
    shown: dict[str, Callable[[Figures], str]] = {
        "modules that the import loads": lambda f: f"{f['modules']:.0f}",
        "import, ms": lambda f: f"{f['import_ms']:.0f}",
        "memory that the import takes, MB": lambda f: f"{f['import_mb']:.0f}",
        "first page, ms": lambda f: f"{f['first_ms']:.0f}",
        "the same page again, ms": lambda f: f"{f['second_ms']:.1f}",
        "memory after both, MB": lambda f: f"{f['used_mb']:.0f}",
        "trafilatura imported by then": lambda f: "yes" if f["asked_trafilatura"] else "no",
    }
    weights: dict[str, Callable[[Installed], str]] = {
        "the wheel, MB": lambda p: f"{p.wheel_mb:.1f}",
        "installed, MB": lambda p: f"{p.own_mb:.1f}",
        "installed with what it needs, MB": lambda p: f"{p.all_mb:.0f} ({p.packages} packages)",
    }
    rows = [[name, *(show(packages[build]) for build in packages), ""] for name, show in weights.items()]
    rows += [[name, *map(show, figures.values())] for name, show in shown.items()]
    return table(["", *(f"newsclean, {build}" for build in packages), "trafilatura"], rows)


def main() -> int:
    """Print the table."""
    name = commit()
    with tempfile.TemporaryDirectory(prefix="newsclean-footprint-") as folder:
        work = Path(folder)
        source = work / "page.html"
        source.write_text(page(), encoding="utf-8")
        gather(work / "wheels")
        packages = {build: installed(work, work / "wheels", wish) for build, wish in BUILDS.items()}
        places = {build: (one.environment, "newsclean") for build, one in packages.items()}
        figures = in_turn({**places, "trafilatura": (packages["pure Python"].environment, "trafilatura")}, source)
        size = source.stat().st_size
    python = ".".join(map(str, sys.version_info[:3]))
    print(f"Medians of {ROUNDS} new processes each, run in turn; a made page of {size / 1000:.0f} kB")
    print(f"(`python -m benchmarks.footprint`, Python {python}, commit {name}):\n")
    print(report(packages, figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())

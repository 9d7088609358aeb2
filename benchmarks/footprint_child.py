"""What benchmarks.footprint runs in the environment that it measures: `footprint_child.py newsclean|trafilatura PAGE`. Prints JSON.

Not imported by anything: the environment has no benchmarks/.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def memory() -> float:
    """Return the megabytes of resident memory of this process."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmRSS"))


def milliseconds(since: float) -> float:
    return (time.perf_counter() - since) * 1000


def main() -> None:
    library, page = sys.argv[1], Path(sys.argv[2]).read_bytes()
    modules, megabytes = len(sys.modules), memory()
    start = time.perf_counter()
    if library == "newsclean":
        import newsclean

        def work() -> object:
            return newsclean.clean(page, format="html").to_dict()

    else:
        import trafilatura

        def work() -> object:
            return trafilatura.extract(page, with_metadata=True, output_format="json")

    found: dict[str, float] = {"import_ms": milliseconds(start), "modules": len(sys.modules) - modules, "import_mb": memory() - megabytes}
    for name in ("first_ms", "second_ms"):
        start = time.perf_counter()
        work()
        found[name] = milliseconds(start)
    found["used_mb"] = memory() - megabytes
    found["asked_trafilatura"] = "trafilatura" in sys.modules
    print(json.dumps(found))


if __name__ == "__main__":
    main()

"""The same input gives the same article in any process, thread and order."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import newsclean
from tests.places import PAGES, REPOSITORY, SEEDS

SOURCES = [path.read_bytes() for path in (*sorted(PAGES.glob("*.html"))[:12], *sorted(SEEDS.glob("*.txt")))]

PROGRAM = "from tests.test_deterministic import SOURCES, digest; print(digest(SOURCES))"


def digest(sources: list[bytes]) -> str:
    """One hash of what becomes of all sources, whatever their order."""
    cleaned = sorted(newsclean.clean(source, url="https://lorne.example/a").to_json() for source in sources)
    return hashlib.sha256("\n".join(cleaned).encode()).hexdigest()


def test_any_hash_seed_gives_the_same() -> None:
    for seed in ("0", "1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert done.stdout.strip() == digest(SOURCES)


def test_any_order_gives_the_same() -> None:
    assert digest(SOURCES[::-1]) == digest(SOURCES)


def test_threads_give_the_same() -> None:
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(digest, [SOURCES] * 8)) == {digest(SOURCES)}

"""What the tests of engines share."""

from __future__ import annotations

import subprocess
import sys


def without_module(missing: str, imported: str) -> str:
    """What is said of the import of a module where another is not installed."""
    code = f"import sys; sys.modules[{missing!r}] = None; import {imported}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    return done.stderr.strip().rpartition("\n")[2]

"""Where the golden pages stand. See `newsclean.testing.pages`."""

from pathlib import Path

FOLDER = Path(__file__).parent / "pages"

"""Where the golden pages stand. See `newsclean.testing.pages`."""

from tests.places import PAGES as FOLDER

__all__ = ["FOLDER"]

"""Where the files of the tests stand, for tests in any room."""

from pathlib import Path

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
SEEDS = REPOSITORY / "seeds"  # five scraped texts
PAGES = TESTS / "pages"  # golden pages, see `newsclean.testing.pages`
CASES = TESTS / "filters"  # golden cases of filters, see `newsclean.testing.cases`

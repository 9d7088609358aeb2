PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-compiled test-slow check docs bench hostile fuzz engines peers clean

PAGE := tests/pages/share_bars_and_tags.html

# Own environment, install, clean the five seeds and a page, and show what was removed.
demo: $(VENV)/newsclean
	@for seed in seeds/*.txt; do echo; echo "=== $$seed"; $(BIN)/python -m newsclean --explain "$$seed"; done
	@echo; echo "=== $(PAGE), an HTML page"; $(BIN)/python -m newsclean --explain $(PAGE)
	@echo; echo "=== the article of $(firstword $(wildcard seeds/*.txt)), as JSON"; $(BIN)/python -m newsclean --to json $(firstword $(wildcard seeds/*.txt))

# Own environment, install, run the tests: each behaviour once, within a minute.
test: $(VENV)/dev
	$(BIN)/python -m pytest -n 2 --dist loadfile

# The same tests on a wheel that is compiled and installed, in a folder of its own: not on src/. Needs a C compiler.
test-compiled: $(VENV)/dev
	rm -rf .compiled
	NEWSCLEAN_COMPILE=require $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --target .compiled .
	PYTHONPATH=$(CURDIR)/.compiled $(BIN)/python -m newsclean --version | grep '^compiled'
	PYTHONPATH=$(CURDIR)/.compiled $(BIN)/python -m pytest -n 2 --dist loadfile tests benchmarks

# The slow tests, and many more examples of each property: hostile inputs, patterns, workers, engines, benchmarks, fuzz.
test-slow: $(VENV)/dev
	$(BIN)/python -m pytest -m "slow or hypothesis" --hypothesis-profile=thorough

# What CI checks beyond the tests: formatting, lint, types, the order of imports.
check: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python .ci/circles.py

docs: $(VENV)/dev
	$(BIN)/sphinx-build -W -q -b doctest docs docs/_build/doctest
	$(BIN)/sphinx-build -W -q -b html docs docs/_build/html
	$(BIN)/python docs/check_pages.py

bench: $(VENV)/dev
	$(BIN)/python -m benchmarks.throughput

# All hostile inputs, and what growing ones cost.
hostile: $(VENV)/dev
	$(BIN)/python -m benchmarks.hostile --out $(VENV)/hostile.jsonl --report hostile.md
	$(BIN)/python -m benchmarks.growth --report growth.md

# Twenty minutes of the coverage-guided fuzzer.
fuzz: $(VENV)/dev
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	$(BIN)/python -m tests.fuzz --minutes 20

# The programs in docs/recipes on Daft, datatrove, Ray and Spark (which needs Java 17), in an environment of their own: 2 GB.
engines: .engines/installed
	.engines/bin/python -m pytest tests/engines

.engines/installed: pyproject.toml
	$(PYTHON) -m venv .engines
	.engines/bin/pip install --quiet --disable-pip-version-check -e '.[dev,engines]'
	@touch $@

# The libraries that newsclean is compared with. pip is renewed first: 23.2 fails on lxml[html_clean], which several of them ask for.
peers: .peers/installed

.peers/installed: pyproject.toml
	$(PYTHON) -m venv .peers
	.peers/bin/pip install --quiet --disable-pip-version-check --upgrade pip
	.peers/bin/pip install --quiet --disable-pip-version-check -e '.[peers]'
	@touch $@

$(VENV)/newsclean: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) .compiled .engines .peers docs/_build docs/filters.md docs/languages.md

"""A coverage-guided fuzzer: `python -m tests.fuzz --minutes 20`."""

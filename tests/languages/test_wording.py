"""The phrase files."""

from __future__ import annotations

from newsclean.languages.wording import phrase_files


def test_every_phrase_file_has_twelve_months_or_none() -> None:
    for code, tables in phrase_files().items():
        assert len(tables.get("date", {}).get("months", [])) in (0, 12), code

"""The phrase files."""

from __future__ import annotations

from newsclean.languages.wording import PLACES, phrase_files


def test_every_phrase_file_has_twelve_months_or_none() -> None:
    for code, tables in phrase_files().items():
        assert len(tables.get("date", {}).get("months", [])) in (0, 12), code


# What the code reads of the phrase files beside the places. A key that is misspelt is read by nothing, and its phrases would be missing silently.
OTHER_KEYS = {
    "byline": {"by", "and"},
    "date": {"published", "updated", "months", "weekdays"},
    "language": {"words"},
}


def test_every_key_of_a_phrase_file_is_read() -> None:
    for code, tables in phrase_files().items():
        for table, keys in tables.items():
            unknown = keys.keys() - {*PLACES, *OTHER_KEYS.get(table, ())}
            assert not unknown, (
                f"{code}.toml, [{table}]: no code reads {', '.join(sorted(unknown))}; a phrase stands under one of {', '.join(PLACES)}"
            )

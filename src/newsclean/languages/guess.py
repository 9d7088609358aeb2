"""The language of a text: a cheap guess."""

from __future__ import annotations

from functools import cache

from newsclean.languages import wording
from newsclean.languages.scripts import main_script

SCRIPT_SAMPLE = 300  # characters
WORD_SAMPLE = 500  # characters


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None where too little speaks for one.

    By script where that is enough (Japanese, Korean, Greek, …); in scripts that several languages share, by the most frequent function words,
    which the phrase files list. Where these leave it open, nothing is said.

    >>> guess_language("The talks between the two sides have failed, and no new date was set."), guess_language("会談は決裂した。")
    ('en', 'ja')
    """
    script = main_script(text[:SCRIPT_SAMPLE])
    if script not in ("Latin", "Cyrillic", "Arabic"):
        return script
    hits: dict[str, int] = {}
    function_words = _function_words()
    for word in text[:WORD_SAMPLE].casefold().split():
        for code in function_words.get(word, ()):
            hits[code] = hits.get(code, 0) + 1
    ranked = sorted(hits.items(), key=lambda pair: (-pair[1], pair[0]))
    if ranked and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] >= 1.3 * ranked[1][1]):
        return ranked[0][0]
    return None


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, tables in wording.phrase_files().items():
        for word in tables.get("language", {}).get("words", ()):
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}

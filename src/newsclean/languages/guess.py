"""A cheap guess of the language of a text. A wrong language is mended here, or in the list `[language] words` of a phrase file."""

from __future__ import annotations

from functools import cache

from newsclean.languages import wording
from newsclean.languages.scripts import main_script

SCRIPT_SAMPLE = 300  # characters by which the script is told
WORD_SAMPLE = 500  # characters in which function words are counted
MIN_FUNCTION_WORDS = 2  # of the language that is guessed
MIN_LEAD = 1.3  # times as many function words as the next language, since related languages share some


def guess_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where too little speaks for one.

    The script tells where it is one language's (Japanese, Korean, Greek, …). In scripts that several languages share, the most frequent function
    words tell, which the phrase files list.

    >>> guess_language("The talks between the two sides have failed, and no new date was set."), guess_language("会談は決裂した。")
    ('en', 'ja')
    """
    script = main_script(text[:SCRIPT_SAMPLE])
    if script not in ("Latin", "Cyrillic", "Arabic"):
        return script
    languages = function_words()
    hits: dict[str, int] = {}
    for word in text[:WORD_SAMPLE].casefold().split():
        for code in languages.get(word, ()):
            hits[code] = hits.get(code, 0) + 1
    ranked = sorted(hits.items(), key=lambda pair: (-pair[1], pair[0]))
    if ranked and ranked[0][1] >= MIN_FUNCTION_WORDS and (len(ranked) == 1 or ranked[0][1] >= MIN_LEAD * ranked[1][1]):
        return ranked[0][0]
    return None


@cache
def function_words() -> dict[str, tuple[str, ...]]:
    """Return the most frequent function words ("the", "of"), each with the codes of the languages that have it."""
    found: dict[str, list[str]] = {}
    for code, tables in wording.load().by_language.items():
        for word in tables.get("language", {}).get("words", ()):
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}

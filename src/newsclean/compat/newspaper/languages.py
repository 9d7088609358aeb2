"""The languages, with newspaper4k's names. newsclean reads them all without being told which one a page is in."""

from __future__ import annotations

_NAMES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek, Modern (1453-)",
    "en": "English",
    "es": "Spanish; Castilian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch; Flemish",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian; Moldavian; Moldovan",
    "ru": "Russian",
    "sv": "Swedish",
    "ta": "Tamil",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def valid_languages() -> list[tuple[str, str]]:
    """Return the languages that newsclean has phrases for, each as its code and its English name. Pages in others are read as well.

    >>> valid_languages()[0]
    ('ar', 'Arabic')
    """
    return list(_NAMES.items())

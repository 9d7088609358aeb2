"""A cheap guess of the language of a text. A wrong language is mended here, or in the list `[language] words` of a phrase file."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from functools import cache

from newsclean.languages import wording
from newsclean.languages.scripts import main_script

SCRIPT_SAMPLE = 300  # characters by which the script is told
WORD_SAMPLE = 500  # characters in which function words are counted
MIN_FUNCTION_WORDS = 2  # of the language that is guessed, its own letters counted
MIN_LEAD = 1.3  # times as many function words as the next language, of those that only one of the two has
FEWEST_FOREIGN_LETTERS = 2  # letters that a language does not have, in a text that is not of this language: one may be in a name
CHARACTERS_A_FOREIGN_LETTER = 100  # of a text in Latin letters that may have one more of them

_SHARED_SCRIPTS = frozenset(("Latin", "Cyrillic", "Arabic", "hi"))
_WORD = re.compile(r"[^\W\d_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_LETTERS_AND_SIGNS = re.compile(r"[\u0900-\u097f]+")  # words of Hindi, whose vowel signs are no letters for `_WORD`

# Letters of a language besides a to z; in the other scripts, those that not all languages have which use the script.
_LETTERS = {
    "ar": "ةأإىيك",
    "be": "ўіыэё",
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåé",
    "de": "äöüß",
    "en": "éï",
    "fa": "پچژگیک",
    "es": "áéíóúñüªº",
    "fi": "äöåšž",
    "fr": "éèêëàâçîïôûùüœæÿ",
    "hu": "áéíóöőúüű",
    "id": "é",
    "it": "àèéìòùîó",
    "nl": "ëïéèöüóáê",
    "no": "æøåéòôó",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõúüªº",
    "ro": "ăâîșțşţ",
    "ru": "ыэё",
    "sk": "áäčďéíľĺňóôŕšťúýž",
    "sv": "åäöé",
    "tr": "çğıöşüâîû\u0307",
    "uk": "іїєґ",
    "vi": "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
}
_FOREIGN = {
    "ru": "іїєґўђјљњћџѓќѕәғқңөұүһѣ",
    "uk": "ыэёъўђјљњћџѓќѕәғқңөұүһ",
    "ar": "پچژگیکٹڈڑےںہھېۍ",
    "fa": "ةيكىٹڈڑےںہھېۍ",
}
_NOT_RUSSIAN = re.compile("ъ(?![еёюя])")  # as in Bulgarian

# Function words of languages that we have no wording for, so that their texts are not taken for those of a language that is akin.
_AKIN = {
    "af": "die en het dit sal in oor op n gesê wanneer nie is van wat sy ek hulle was met vir ook aan om te dat",
    "be": "і ў не на што з як па для ад гэта але яго быў былі пра",
    "bg": "и в на се да че са от за не като ще по към със беше това или при който която които",
    "ca": "el la els les de i a amb per que una un dels és va ha al aquest aquesta però també més no són",
    "et": "ja on ei et see oli ta mis ka kui aga selle ning tema välja veel",
    "gl": "o a os as de e que do da non unha un na no polo coa pola máis é ao foi son dos das para cando tamén despois segundo nunha",
    "hr": "i je u na da se za su od s o a kako koji koja što ne bi iz nije kao ali bio će",
    "is": "og að í er sem á við fyrir til um það ekki var hann af með hefur en frá hún",
    "lt": "ir kad į su iš yra ne tai bet buvo kaip apie už po dėl jis savo",
    "lv": "un ir ka no ar par uz tas bet kas bija arī lai tiek kā pēc",
    "mk": "и на во да се од за не со што ќе по како е беше но или дека",
    "mr": "आहे आणि या च्या ते होते असे मध्ये आहेत हे",
    "ne": "छ र मा को भएको छन् गरेको पनि हुने लागि",
    "nn": "og i det på som er til av for at med ein ikkje eit har dei var frå om han vi skal også etter",
    "sk": "a v na sa že je s z do o k aj ako za by to pre po sú podľa od ktoré ktorý jeho bol ale však podľa keď bola bolo sú",
    "sl": "in je v na da se za so od z s o ki pa kot ne bi iz tudi po bil",
    "sq": "dhe të në e një për me që nga më është ka se si do nuk",
    "sr": "и је у на да се за су од с о а како који која што не би из није као али био ће",
    "tl": "ang ng sa na mga at ay si ni para hindi may",
}


def guess_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where too little speaks for one.

    The script tells where it is one language's (Japanese, Korean, Greek, …). In scripts that several languages share, the most frequent function
    words tell, which the phrase files list, and the letters.

    >>> guess_language("The talks between the two sides have failed, and no new date was set."), guess_language("会談は決裂した。")
    ('en', 'ja')
    """
    script = main_script(text[:SCRIPT_SAMPLE])
    if script not in _SHARED_SCRIPTS:
        return script
    sample = text[:WORD_SAMPLE].casefold()
    hits = _hits((_LETTERS_AND_SIGNS if script == "hi" else _WORD).findall(sample))
    words = {code: found.total() for code, found in hits.items()}
    letters = Counter(_NOT_ASCII.findall(sample))
    for code, found in hits.items() if letters else ():
        found.update({letter: letters[letter] for letter in _LETTERS.get(code, "") if letter in letters})
    fits = {code: found.total() for code, found in hits.items() if not _is_foreign(code, letters, sample)}
    if not fits:
        return None
    best = max(sorted(fits), key=fits.__getitem__)
    is_sure = fits[best] >= MIN_FUNCTION_WORDS and all(_leads(hits[best], hits[code]) for code in fits if code != best)
    # Text that was decoded in the wrong way has the words of its language, and letters that this does not have.
    is_garbled = any(count > words[best] for code, count in words.items() if code not in fits)
    return best if is_sure and not is_garbled and best not in _AKIN else None


def _hits(words: list[str]) -> dict[str, Counter[str]]:
    """Return for each language which of the words are its function words, and how often they stand there."""
    languages = _all_function_words()
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for word, count in Counter(words).items():
        for code in languages.get(word, ()):
            found[code][word] = count
    return found


def _leads(best: Counter[str], other: Counter[str]) -> bool:
    """Return whether the function words and letters that only one of two languages has speak for the first."""
    own = sum([count for word, count in best.items() if word not in other])
    others = sum([count for word, count in other.items() if word not in best])
    return own > 0 and own >= MIN_LEAD * others


def _is_foreign(code: str, letters: Mapping[str, int], sample: str) -> bool:
    """Return whether a text has letters that a language does not have, given how often it has those beyond ASCII."""
    if code in _FOREIGN:
        foreign = sum(letters.get(letter, 0) for letter in _FOREIGN[code])
        return foreign >= FEWEST_FOREIGN_LETTERS or (code == "ru" and _NOT_RUSSIAN.search(sample) is not None)
    own = _LETTERS.get(code)
    if own is None or sample.isascii():
        return False
    foreign = sum(count for letter, count in letters.items() if letter.isalpha() and letter not in own)
    return foreign >= FEWEST_FOREIGN_LETTERS + len(sample) // CHARACTERS_A_FOREIGN_LETTER


@cache
def _all_function_words() -> dict[str, tuple[str, ...]]:
    """Return `function_words` with those of languages that we have no wording for."""
    found = dict(function_words())
    for code, words in _AKIN.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), code)
    return found


def known_languages() -> Set[str]:
    """Return the codes of the languages that there is wording for."""
    return wording.load().by_language.keys()


@cache
def function_words() -> dict[str, tuple[str, ...]]:
    """Return the most frequent function words ("the", "of"), each with the codes of the languages that have it."""
    found: dict[str, list[str]] = {}
    for code, tables in wording.load().by_language.items():
        for word in tables.get("language", {}).get("words", ()):
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}

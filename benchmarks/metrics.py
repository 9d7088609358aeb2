"""The measures. Bodies are compared as text; nothing here knows how a body was made.

Words are lower-cased runs of `\\w`; of scripts without spaces, every character is a word. A corpus's figure is the mean over its pages, except for
`shingle`, which follows the article-extraction-benchmark (https://github.com/scrapinghub/article-extraction-benchmark), and for segments, which are
all counted alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import NamedTuple

from newsclean.languages.scripts import IDEOGRAPHS_A_WORD, UNSPACED, one_of

_WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
_BETWEEN_NAMES = re.compile(r"\s*(?:;|,| and | und | et | y |&)\s*")
_BY = re.compile(r"^(by|von|par|por|di)\s+", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")

SHINGLE = 4  # words, as in the article-extraction-benchmark
BLOCK_SHINGLE = 3  # words: short, so that blocks of one line have several
SAMPLES = 1000  # of the bootstrap, as in the article-extraction-benchmark


class Rates(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


class Names(NamedTuple):
    """How well metadata was found on one page: right or not; None where the page's own is not known."""

    title: bool | None
    date: bool | None
    wrong_date: bool | None
    authors: bool | None


def words(text: str | None) -> list[str]:
    """The words of a text, lower-cased. Of scripts without spaces, every character is one, so that a wrong character costs no whole sentence.

    >>> words("The bridge"), words("BBC说桥")
    (['the', 'bridge'], ['bbc', '说', '桥'])
    """
    return _WORD.findall((text or "").lower())


def length(text: str | None) -> float:
    """How long a text is in words. Two characters of a script without spaces count as one.

    >>> length("The bridge is closed"), length("大桥关闭")
    (4.0, 2.0)
    """
    characters = len(one_of(UNSPACED).findall(text or ""))
    return len(words(text)) - characters + characters / IDEOGRAPHS_A_WORD


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where nothing is right."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def word_rates(text: str | None, gold: str | None) -> Rates:
    """How far the words of a body are those of the article, each as often as it occurs there.

    >>> word_rates("the bridge is closed", "The bridge closed.")
    Rates(precision=0.75, recall=1.0, f1=0.8571428571428571)
    """
    return _rates(Counter(words(text)), Counter(words(gold)))


def shingle_f1(pairs: Iterable[tuple[str | None, str | None]]) -> float:
    """The F1 of the article-extraction-benchmark, over (body, article) pairs: precision and recall of runs of four words, first averaged."""
    rates = [_rates(_shingles(text), _shingles(gold)) for text, gold in pairs]
    return f1(fmean(r.precision for r in rates), fmean(r.recall for r in rates))


def is_exact(text: str | None, gold: str | None) -> bool:
    """Whether a body has the article's words, all of them, in their order, and no others."""
    return words(text) == words(gold)


def lost(text: str, source: str, gold: str) -> float:
    """The share of the article's words that were in the source and are not in the body."""
    there = Counter(words(source)) & Counter(words(gold))
    return 1 - (there & Counter(words(text))).total() / there.total() if there else 0.0


def segments(text: str | None, must: Sequence[str] | None, must_not: Sequence[str] | None) -> list[bool]:
    """For each phrase whether it is rightly in the body, or rightly not. White space and letter case do not count."""
    body = squash(text)
    return [squash(phrase) in body for phrase in must or ()] + [squash(phrase) not in body for phrase in must_not or ()]


def names(
    title: str | None, authors: Iterable[str], date: str | None, *, gold_title: str | None, gold_authors: Iterable[str], gold_date: str | None
) -> Names:
    """How well a page's title, authors (as a set) and day of publication were found."""
    wanted, found, people = day(gold_date), day(date), author_set(gold_authors)
    return Names(
        title=_name_key(title) == _name_key(gold_title) if gold_title else None,
        date=found == wanted if wanted else None,
        wrong_date=found is not None and found != wanted if wanted else None,
        authors=author_set(authors) == people if tuple(gold_authors) else None,
    )


def author_set(authors: Iterable[str]) -> frozenset[str]:
    """People's names without what stands between them, their order and letter case.

    >>> sorted(author_set(["By Jane Doe and Piet Hoorn"]))
    ['jane doe', 'piet hoorn']
    """
    people = (name for entry in authors for name in _BETWEEN_NAMES.split(entry))
    return frozenset(_name_key(_BY.sub("", name.strip())) for name in people) - {""}


def day(date: str | None) -> tuple[int, ...] | None:
    """Year, month and day of an ISO 8601 date, with or without a time."""
    found = _DAY.search(date or "")
    return tuple(map(int, found.groups())) if found else None


def interval(values: Sequence[float], seed: int = 0) -> tuple[float, float]:
    """The 95% interval of the mean by bootstrap: pages are drawn with replacement, and the middle 95% of the means taken."""
    import numpy

    drawn = numpy.random.default_rng(seed).integers(len(values), size=(SAMPLES, len(values)))
    low, high = numpy.quantile(numpy.asarray(values)[drawn].mean(axis=1), (0.025, 0.975))
    return float(low), float(high)


class Holder:
    """A text that is asked which pieces it holds: most of a piece's runs of three words are in it; a shorter piece is in it as a whole."""

    def __init__(self, text: str | None) -> None:
        found = words(text)
        self._flat = f" {' '.join(found)} "
        self._shingles = set(_runs(found, BLOCK_SHINGLE))

    def holds(self, piece: str) -> bool:
        return self.share(piece) > 0.5

    def share(self, piece: str) -> float:
        """How much of a piece is in the text, 0 to 1."""
        found = words(piece)
        runs = _runs(found, BLOCK_SHINGLE)
        if runs:
            return sum(run in self._shingles for run in runs) / len(runs)
        return float(len(found) > 1 and f" {' '.join(found)} " in self._flat)  # a single word is in most articles by chance


def best_lines(text: str, gold: str) -> str:
    """The lines of a text that the article holds, each once: what nobody who keeps or drops whole lines does much better than."""
    article = Holder(gold)
    return "\n".join(dict.fromkeys(line for line in map(str.strip, text.split("\n")) if line and article.holds(line)))


def _rates(found: Counter[object], gold: Counter[object]) -> Rates:
    common = (found & gold).total()
    precision = common / found.total() if found else 0.0
    recall = common / gold.total() if gold else 0.0
    return Rates(precision, recall, f1(precision, recall))


def _shingles(text: str | None) -> Counter[object]:
    """Runs of four words with letter case kept, as the article-extraction-benchmark has them; a shorter text is one run."""
    found = _WORD.findall(text or "")
    return Counter(_runs(found, SHINGLE) or [tuple(found)] if found else [])


def _runs(found: list[str], length: int) -> list[tuple[str, ...]]:
    return list(zip(*(found[at:] for at in range(length)), strict=False))


def squash(text: str | None) -> str:
    """A text as phrases are compared: white space and letter case do not count."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text or "")).strip().lower()


def _name_key(name: str | None) -> str:
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", name or "")).strip().lower()

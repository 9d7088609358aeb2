"""Write docs/languages.md from the phrase files: which languages there are, and what newsclean knows of each.

Sphinx runs this at build time; `python docs/generate_languages.py` does it by hand.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from generated import write

from newsclean.languages.compile import phrase_files
from newsclean.languages.index import PLACES, sources

HEAD = """\
# Languages

<!-- Written by docs/generate_languages.py. Change the phrase files in src/newsclean/languages/phrases/ instead. -->

newsclean knows the wording of {count} languages. The phrases of all of them are matched together, whatever the language of an input: see
[How it works](explanation.md). In any other language only form, length and position tell, and on a page its elements.

| Code | Language | Phrases | Kinds of wording | Months | Language told by |
| --- | --- | --- | --- | --- | --- |
{rows}

*Phrases* counts what marks a line as something other than the article's text: "Share this article", "Most read", "The page you are looking for".
*Kinds of wording* is the number of tables that they stand in, of {tables}; [the filters](filters.md) say which filter uses which. Six tables are no
filter's: they tell pages that are no articles (errors, checks for bots, requests for consent, logins, pages that need scripts), and articles that
go on behind a wall.

*Language told by*
: How [the language of a text](metadata.md#language) is guessed: by its script, or by frequent words where several languages share a script.

## Dates

Month names are read in the languages above, and digits of these scripts: 0 to 9, Arabic, Persian, Devanagari, Bengali, Tamil, Thai, and the
full-width digits of East Asia.

- Years of the Buddhist era, which Thai news is dated by, are converted: "9 ก.พ. 2566" is 9 February 2023.
  A year of two digits in Thai is one of that era.
- Days of the solar calendar of Iran are converted: "۲۰ بهمن ۱۴۰۱" and "۱۴۰۱/۱۱/۲۰" are 9 February 2023. `newsclean.languages.calendars` says how.
- Days of the Islamic, the Bengali and other calendars are not read. Most sites print the Gregorian day beside them.

## Sentences

A sentence ends with the full stops of its script ("。", "।", "؟"). Thai has none: a Thai line counts as running text by its length and its
small words.
"""


def _row(code: str, name: str, tables: dict[str, Any]) -> str:
    phrases = {phrase for keys in tables.values() for key, found in keys.items() if key in PLACES for phrase in found}
    worded = sum(any(key in PLACES for key in keys) for keys in tables.values())
    months = "by name" if tables.get("date", {}).get("months") else "in digits"
    told = "frequent words" if tables.get("language", {}).get("words") and code not in _OWN_SCRIPT else "its script"
    return f"| {code} | {name} | {len(phrases)} | {worded} | {months} | {told} |"


# Languages that have function words, by which names are told from phrases, and a script of their own as well.
_OWN_SCRIPT = ("bn", "hi")


def languages() -> dict[str, str]:
    """Return language code -> its name in English, as the first line of its phrase file has it: "# Hebrew. Sites address …"."""
    found: dict[str, str] = {}
    for code, data in sources().items():
        opening = re.match(r"# ([A-Z][a-z]+)", data.decode("utf-8"))
        if opening is None:
            raise ValueError(f'{code}.toml: the first line is to say the language: "# Hebrew"')
        found[code] = opening[1]
    return found


def page() -> str:
    """Return the whole of docs/languages.md."""
    files = phrase_files()
    rows = "\n".join(_row(code, name, files[code]) for code, name in sorted(languages().items(), key=lambda pair: pair[1]))
    tables = {table for keys in files.values() for table, found in keys.items() if any(key in PLACES for key in found)}
    return HEAD.format(count=len(files), rows=rows, tables=len(tables))


if __name__ == "__main__":
    write(Path(__file__).parent / "languages.md", page())

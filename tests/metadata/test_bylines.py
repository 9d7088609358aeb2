"""Bylines in scripts of all kinds, in whole texts: the line is the byline, neither title nor body, and gives its author."""

from __future__ import annotations

import pytest

from newsclean import clean

HINDI = """पुल का उद्घाटन सोमवार को हुआ और मंत्री ने फीता काटा।
नदी के उस पार के लोगों ने कहा कि वे बीस साल से इंतज़ार कर रहे थे।
"""
FRENCH = """Le dernier bac du fleuve cessera de circuler à la fin du mois, faute de passeurs.
Le plus jeune d'entre eux a soixante-huit ans.
"""


@pytest.mark.parametrize("line", ["लेखक: रवीश कुमार", "लेखक : अनुष्का रॉय चौधरी", "रिपोर्टर: रवीश कुमार"])
def test_a_hindi_byline_is_no_title(line: str) -> None:
    article = clean(f"{line}\n{HINDI}", format="text")
    assert article.title is None
    assert article.authors == (line.partition(":")[2].strip(),)
    assert line not in article.text


@pytest.mark.parametrize("line", ["लेखक संघ ने पुल का विरोध किया", "रिपोर्टर से मारपीट, नदी पर हंगामा"])
def test_a_hindi_headline_that_opens_like_a_byline_is_the_title(line: str) -> None:
    article = clean(f"{line}\n{HINDI}", format="text")
    assert article.title == line
    assert article.authors == ()


def test_a_label_with_the_name_below_it() -> None:
    article = clean(f"पुल आज से बंद रहेगा, नदी में बाढ़\nलेखक\nरवीश कुमार\n{HINDI}", format="text")
    assert article.authors == ("रवीश कुमार",)
    assert article.title == "पुल आज से बंद रहेगा, नदी में बाढ़"


@pytest.mark.parametrize(("line", "authors"), [("Par Jean écrit", ()), ("Par Émile Écart", ("Émile Écart",)), ("Par été comme hiver", ())])
def test_a_small_letter_with_an_accent_opens_no_name(line: str, authors: tuple[str, ...]) -> None:
    assert clean(f"Le dernier bac du fleuve s'arrête\n{line}\n{FRENCH}", format="text").authors == authors

"""Bylines in scripts of all kinds, in whole texts: the line is the byline, neither title nor body, and gives its author."""

from __future__ import annotations

import pytest

from newsclean import clean
from newsclean.document import Block
from newsclean.metadata.names import authors_of as read_names
from newsclean.metadata.names import is_byline

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


BYLINES = {
    "מאת דנה לביא": ["דנה לביא"],
    "מאת יעל כרמון ועידו שחר": ["יעל כרמון", "עידו שחר"],
    "רונית אלמוג, כתבת לענייני הצפון": ["רונית אלמוג"],
    "מאת: מערכת האתר": [],
    "نویسنده: نیلوفر احمدی": ["نیلوفر احمدی"],
    "به قلم رضا کریمی": ["رضا کریمی"],
    "گزارش: سارا محمدی، خبرنگار": ["سارا محمدی"],
    "নিজস্ব প্রতিবেদক, ঢাকা": [],
    "রাকিব হাসান, কুমিল্লা প্রতিনিধি": ["রাকিব হাসান"],
    "কক্সবাজার প্রতিনিধি": [],
    "எழுதியவர்: கவிதா முருகன்": ["கவிதா முருகன்"],
    "கவிதா முருகன் செய்தியாளர்": ["கவிதா முருகன்"],
    "โดย สุชาติ ทองดี": ["สุชาติ ทองดี"],
    "โดย ทีมข่าวภูมิภาค": [],
    "เรื่องและภาพ: สมชาย ดีใจ และ มานี มานะ": ["สมชาย ดีใจ", "มานี มานะ"],
    "रिपोर्ट: रमेश तिवारी": ["रमेश तिवारी"],
    "जागरण संवाददाता, नई दिल्ली": [],
    "كتب - سعيد المنصوري": ["سعيد المنصوري"],
    "كتبت ليلى الحسيني": ["ليلى الحسيني"],
    "来源：青石日报 记者 周晓岚": ["周晓岚"],
    "社会部 田中 恵": ["田中 恵"],
    "田中恵記者": ["田中恵"],
    "[청계=이도현 기자]": ["이도현"],
    "이도현 기자 | dohyun@example.org": ["이도현"],
    "Του Γιάννη Ρούσου": ["Γιάννη Ρούσου"],
}


@pytest.mark.parametrize(("line", "names"), BYLINES.items())
def test_bylines_of_many_languages(line: str, names: list[str]) -> None:
    block = Block(0, line)
    assert is_byline(block)
    assert read_names(block) == names


@pytest.mark.parametrize(
    "line",
    [
        "โดยใช้เวลาทำงานเพียงสามวัน",
        "της Ελλάδας ανακοίνωσε σήμερα",
        "কমিটির প্রতিনিধি দলটি আগামী সপ্তাহে ঢাকায় আসছে",
        "כתב הגנה ארוך הוגש לבית המשפט",
        "گزارش سازمان ملل از وضعیت آب",
        "செய்தி அறிந்ததும் மக்கள் திரண்டனர்",
    ],
)
def test_lines_that_open_like_bylines(line: str) -> None:
    assert not is_byline(Block(0, line))

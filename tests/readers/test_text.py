"""Texts and Markdown as scrapers leave them, and the blocks that a person would see."""

from __future__ import annotations

import textwrap
import time

import pytest

import newsclean
from newsclean import Format
from newsclean.readers.formats import guess_format
from newsclean.readers.read import read

SENTENCE = "The two sides met in Geneva on Tuesday and agreed to go on with their talks next week."


def blocks(source: str | bytes, format: Format = "text") -> list[str]:
    return [b.text for b in read(source, format=format).blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("-\nFirst headline\n-\nSecond headline", ["First headline", "Second headline"]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\fTwo.", ["One.", "Two."]),
        ("10\u00a0000 people came.\u00a0", ["10\u00a0000 people came."]),
        (
            "The committee, founded in 1985 with\nsupport\nfrom the city, said no.",
            ["The committee, founded in 1985 with support from the city, said no."],
        ),
        ("He stood with all the others beside\nMohammed Deif\nand said no.", ["He stood with all the others beside Mohammed Deif and said no."]),
        (f"{SENTENCE}\n{SENTENCE}", [SENTENCE, SENTENCE]),
        ("Prices rise again this year\nTalks end without result\nFire in the old harbour", 3 * [None]),
        ("15. August 2022\n1. First", ["15. August 2022", "First"]),
        ("Mai vista una stagione così povera per tutti noi\ndi Giulia Perotti\nIl raccolto è dimezzato.", 3 * [None]),
    ],
)
def test_lines_become_blocks(source: str, expected: list[str | None]) -> None:
    got = blocks(source)
    assert len(got) == len(expected)
    assert all(want is None or want == have for want, have in zip(expected, got, strict=True))


# Paragraphs as they should come out, one below the other. A bar stands where the source breaks the line.
BROKEN = {
    "a link that opens a paragraph": [
        "By Nora Field",
        "May 3, 2021",
        "The |Harbour Board| voted on Monday to rebuild the pier.",
        "It burned down in 1998.",
    ],
    "a title of office": ["The trial began on Monday.", "Officer |Dana Whitlock| told the court that she had not seen the second car."],
    "an opening of two words": ["Мост закрыт.", "По данным |МЧС|, никто не пострадал."],
    "a marked link above": [
        "READ MORE: The last ferry of the year",
        "The pier at |low Quay Street| was closed by the storm, and nobody has paid for it.",
    ],
    "a link inside a sentence": ["The price has risen by| 14%| since May, according to| Eurostat|, and nobody knows why."],
    "a capital behind an article": ["Die Redaktion der |Bergwacht Nord| hat sich am Montag entschuldigt.", "Er schweigt."],
    "an open quotation mark": ["Der Trainer nannte das Spiel „|schwierig|“ und ging."],
    "a comma behind a guillemet": ["Вона хоче разом з товариством |«Світлотінь»|, яке цього домагається, відкрити дім культури."],
    "a comma above a name": ["L'assessora, |Anna Neri|, parla di una festa.", "Il ponte è aperto."],
    "what somebody says": ["Vi är glada, säger |Anna Berg|, som bor där."],
    "ideographs behind a comma": ["图书馆发布通告，自三月十五日起，|工作日开放时间延长。"],
    # These stay apart.
    "quotes of two commas": ["Lees ook: Zwembad blijft dicht", ",,We zijn blij met het gebouw'', zegt de wethouder."],
    "a quote of the Swedish kind": ["Staden köper den gamla biografen", "”Vi är mycket glada över huset”, säger borgmästaren."],
    "a quote of the Danish kind": ["Byen køber den gamle biograf", "»Vi er glade for huset«, siger borgmesteren."],
    "a date in small letters": [
        "El río vuelve a su cauce",
        "martes, 4 de abril de 2023",
        "por Redacción",
        "Los vecinos volvieron el lunes a sus casas.",
    ],
    "an age": ["Stadt kauft das alte Kino", "vor 2 Stunden", "Die Stadt hat am Montag das Kino gekauft."],
    "a byline of three words": ["Il ponte riapre dopo vent'anni", "a cura di Anna Moro", "Il ponte riapre lunedì alle 8."],
    "an e-mail address": ["Council buys the old ferry boat", "Katherine Blom", "kblom@harbour.example", "The boat was built in 1974."],
    "the date of a comment": ["25.12.2011, 04:39", "mieszkam tu od lat i nikt o tym nie pisze."],
    "a name that opens with a small letter": ["Milk prices rise again for all of us", "iPhone sales fall in China", "Talks end without a result"],
    "a menu": ["Log in", "Weather", "About us", "Mayor opens the new library", "The library opened on Monday."],
    "a particle at the end of a headline": ["Der Fluss tritt über die Ufer und hält an", "Die Feuerwehr hat am Montag zwei Häuser geräumt."],
    "items that end with a word for and": [
        "The board will keep the pier open to all; and",
        "Setting out clear rules for boats is its task from now on.",
    ],
    "a salutation": ["Dear neighbours,", "We have bought the ferry."],
}


@pytest.mark.parametrize("name", BROKEN)
def test_lines_broken_inside_sentences(name: str) -> None:
    source = "\n".join(piece.strip() for paragraph in BROKEN[name] for piece in paragraph.split("|"))
    assert ["".join(block.split()) for block in blocks(source)] == ["".join(p.replace("|", "").split()) for p in BROKEN[name]]


WRAPPED = {
    "zh": (
        20,
        "南岭县图书馆11日发布通告，自3月15日起，工作日开放时间延长至晚上10点，市民凭身份证即可入馆阅览，儿童须由家长陪同。",
        "馆长周琳说，去年有二十万人次到馆，其中一半以上是学生，延长开放是为了让下班的人也能借书，希望大家爱护图书。",
    ),
    "ja": (
        22,
        "南嶺町立図書館は11日、平日の開館時間を午後10時まで延長すると発表した。町民証があれば誰でも利用できる。",
        "周館長は「仕事帰りの人にも本を借りてもらいたい」と話し、昨年は二十万人が訪れ、半数以上が学生だったと説明した。",
    ),
    "th": (
        50,
        "ห้องสมุดประชาชนอำเภอแก้วประกาศเมื่อวันจันทร์ว่าจะขยายเวลาเปิดทำการจนถึงสี่ทุ่มในวันธรรมดาเริ่มตั้งแต่วันที่สิบห้ามีนาคมนี้เป็นต้นไป",
        "ผู้อำนวยการกล่าวว่าปีที่แล้วมีผู้ใช้บริการสองแสนคนและครึ่งหนึ่งเป็นนักเรียนนักศึกษาที่มาอ่านหนังสือเตรียมสอบจึงต้องเพิ่มเจ้าหน้าที่",
    ),
}


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["no blank lines", "blank lines"])
@pytest.mark.parametrize("language", WRAPPED)
def test_wraps_of_scripts_without_spaces(language: str, gap: str) -> None:
    width, *paragraphs = WRAPPED[language]
    assert isinstance(width, int)
    assert all(isinstance(p, str) for p in paragraphs)
    wrapped = ["\n".join(str(p)[at : at + width] for at in range(0, len(str(p)), width)) for p in paragraphs]
    assert blocks(gap.join(["42", *wrapped])) == ["42", *paragraphs]


@pytest.mark.parametrize("title", [[], ["عنوان"]], ids=["no title", "title"])
def test_a_wrap_without_blank_lines_in_a_script_without_capitals(title: list[str]) -> None:
    paragraphs = [
        "قالت وزارة الصحة يوم الثلاثاء إن عدد الإصابات بالمرض الجديد ارتفع إلى أكثر من ثلاثمئة حالة في المحافظات الشمالية من البلاد.",
        "وأضافت الوزارة في بيان لها أن المستشفيات استقبلت عشرات المرضى وأن معظمهم غادروا بعد تلقي العلاج اللازم ولم تسجل أي وفاة حتى الآن.",
        "وطلبت الوزارة من السكان غلي الماء قبل شربه حتى انتهاء أعمال الصيانة في محطة التنقية الرئيسية في المدينة.",
    ]
    assert blocks("\n".join([*title, *(textwrap.fill(p, 70) for p in paragraphs)])) == [*title, *paragraphs]


def test_a_brief_without_spaces_is_not_wrapped() -> None:
    brief = [
        "县图书馆延长开放时间",
        "2024-03-11 08:30",
        "南岭县图书馆11日发布通告,自3月15日起,工作日开放时间延长至晚上10点,市民凭身份证即可入馆阅览。",
        "周末不变。",
    ]
    assert blocks("\n".join(brief)) == brief


def test_a_hard_wrapped_text_is_unwrapped() -> None:
    wrapped = (
        "The two sides met in Geneva on Tuesday and agreed to go on with\n"
        "their talks next week, although neither of them would say what\n"
        "had been reached so far in the long negotiations.\n"
        "\n"
        "Ministers from both countries will travel to the city again on\n"
        "Monday, when a third round of talks about the border begins.\n"
    )
    assert len(blocks(wrapped)) == 2


def test_guess_format() -> None:
    assert guess_format("Kim [noted](https://example.org) it.") == "markdown"
    assert guess_format("Goals: 3 [2](1)") == "text"


HOSTILE = {
    "one word": "a" + "★" * 100_000 + "b★",
    "binding spaces": "By Jane" + "\u00a0" * 100_000 + "Doe",
    "spaces before a bracket": "a" + "\u00a0" * 100_000 + "b)",
    "copyright signs": "copyright" + "©" * 100_000,
    "credits": "by Jane Doe\n" * 20_000,
    "dates in small letters": "martes, 4 de abril de 2023\n" * 20_000,
    "links in a sentence": "He wrote to\nThe Times\nand\n" * 10_000,
    "quotes that open": "he said “\n" * 20_000,
    "continued lines": "this is a line of five words\n" * 20_000,
    "labels": "zz zz\n\n" * 10_000 + f"Weather\n\n{SENTENCE}\n\n" * 2_000,
    "newlines": "\n" * 500_000,
    "bullets": "-\n" * 200_000,
    "one line": "word " * 200_000,
    "capitals": "By " + "Aa " * 100_000,
    "dates": "12 March 2020 " * 20_000,
    "brackets": "(" * 100_000,
    "links": "[a](b" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_end(name: str) -> None:
    """Each of these took minutes, or forever, with a pattern or a loop that is quadratic; a second is a hundred times what is needed."""
    start = time.process_time()
    newsclean.clean(HOSTILE[name])
    assert time.process_time() - start < 20

"""Bylines without a word such as "by", in texts of many languages: whom they name, and that their lines are no part of the body."""

from __future__ import annotations

import pytest

import newsclean

ENGLISH = """Council buys the old ropeworks for one crown
{byline}
The town council has bought the old ropeworks for one crown, after eleven years of talks with its owners.
The roof alone will cost three million to mend, and the walls stand only because nobody has leaned on them.
“We counted the bricks, and most of them are there,” said Moira Pell, who leads the council."""
OTHERS = {
    "de": (
        "Stadt kauft alte Seilerei für eine Krone",
        "Die Stadt hat die alte Seilerei nach elf Jahren für eine Krone gekauft, wie sie am Montag mitteilte.",
    ),
    "fr": (
        "La ville rachète la corderie pour une couronne",
        "La ville a racheté la vieille corderie pour une couronne, après onze ans de discussions.",
    ),
    "es": (
        "El pueblo compra la cordelería por una corona",
        "El pueblo ha comprado la vieja cordelería por una corona, tras once años de conversaciones.",
    ),
    "pl": ("Miasto kupiło powroźnię za koronę", "Miasto kupiło starą powroźnię za jedną koronę, po jedenastu latach rozmów z jej właścicielami."),
    "ru": ("Город купил канатный завод за крону", "Город купил старый канатный завод за одну крону после одиннадцати лет переговоров."),
    "fi": ("Kaupunki osti köysitehtaan kruunulla", "Kaupunki osti vanhan köysitehtaan yhdellä kruunulla yhdentoista vuoden neuvottelujen jälkeen."),
    "tr": ("Belediye eski halathaneyi satın aldı", "Belediye, on bir yıl süren görüşmelerin ardından eski halathaneyi bir krona satın aldı."),
    "ar": ("البلدة تشتري مصنع الحبال القديم", "اشترت البلدة مصنع الحبال القديم بكرونة واحدة بعد أحد عشر عاما من المحادثات."),
    "hi": ("शहर ने पुराना कारखाना खरीदा", "शहर ने ग्यारह साल की बातचीत के बाद पुराना रस्सी कारखाना एक क्रोन में खरीद लिया।"),
    "zh": ("镇政府一克朗买下老绳厂", "镇政府经过十一年谈判，周一以一克朗的价格买下了老绳厂的厂房和土地。"),
    "ja": ("町が古い製綱所を一クローネで購入", "町は月曜日、十一年にわたる交渉の末、古い製綱所を一クローネで購入した。"),
    "ko": ("시, 옛 밧줄 공장을 일 크로나에 매입", "시는 십일 년에 걸친 협상 끝에 월요일 옛 밧줄 공장을 일 크로나에 사들였다."),
}
DATES = {"zh": "2023年5月3日", "ja": "2023年5月3日", "ko": "2023년 5월 3일", "hi": "3 मई 2023", "ar": "3 مايو 2023", "ru": "3 мая 2023"}


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Ingeborg Falk\n3 May 2023", ["Ingeborg Falk"]),
        ("3 May 2023\nIngeborg Falk", ["Ingeborg Falk"]),
        ("Ingeborg Falk", ["Ingeborg Falk"]),
        ("Ingeborg Falk and Tunde Okoro\n3 May 2023", ["Ingeborg Falk", "Tunde Okoro"]),
        ("Ingeborg Falk Social affairs correspondent\n3 May 2023", ["Ingeborg Falk"]),
        ("Ingeborg Falk, Political Editor", ["Ingeborg Falk"]),
        ("Ingeborg Falk\nSpringfield\n3 May 2023", ["Ingeborg Falk"]),
        ("Ingeborg Falk\nLorne Media Group\n3 May 2023", ["Ingeborg Falk"]),
        ("Ingeborg Falk\n@inge_falk", ["Ingeborg Falk"]),
        ("J. R. Falk\n4 min read\n3 May 2023", ["J. R. Falk"]),
        ("By Ingeborg Falk\nReporter\nLorne Media Group\n3 May 2023", ["Ingeborg Falk"]),
        ("Author of the article:\nIngeborg Falk\n3 May 2023", ["Ingeborg Falk"]),
        ("By\nIngeborg Falk,\nTunde Okoro\nand\nRuth O'Hara\n3 May 2023", ["Ingeborg Falk", "Tunde Okoro", "Ruth O'Hara"]),
        ("Edited by: Ingeborg Falk\n3 May 2023", []),
        ("New York\n3 May 2023", []),
        ("Lorne Courier\n3 May 2023", []),
        ("Ingeborg Falk/Getty Images\n3 May 2023", []),
        ("Moira Pell\n3 May 2023", []),
    ],
)
def test_english(byline: str, authors: list[str]) -> None:
    article = newsclean.clean(ENGLISH.format(byline=byline), format="text")
    assert list(article.authors) == authors
    assert article.text.count("\n\n") == 2 or not authors, article.text


@pytest.mark.parametrize(
    ("code", "byline", "authors"),
    [
        ("de", "Von\nUlrike Sommer\nund\nJens Vogt", ["Ulrike Sommer", "Jens Vogt"]),
        ("fr", "Solène Abadie\nJournaliste", ["Solène Abadie"]),
        ("es", "Nuria Cifuentes\nVillarroya", ["Nuria Cifuentes"]),
        ("pl", "Bożena Wilczek, dziennikarka", ["Bożena Wilczek"]),
        ("ru", "Тимур Галиев\nКорреспондент", ["Тимур Галиев"]),
        ("fi", "Sanna Mäkipää", ["Sanna Mäkipää"]),
        ("tr", "Haber: Ayşe Yılmaz", ["Ayşe Yılmaz"]),
        ("ar", "كتب: أحمد منصور", ["أحمد منصور"]),
        ("hi", "अनुराधा सिंह\nवरिष्ठ संवाददाता", ["अनुराधा सिंह"]),
        ("zh", "（记者 林晓禾）", ["林晓禾"]),
        ("zh", "记者 林晓禾 摄", []),
        ("ja", "社会部 山本花子", ["山本花子"]),
        ("ja", "東京都", []),
        ("ko", "김하늘 기자 haneul@quay.example", ["김하늘"]),
        ("ko", "김하늘·박서준 기자", ["김하늘", "박서준"]),
    ],
)
def test_languages(code: str, byline: str, authors: list[str]) -> None:
    headline, paragraph = OTHERS[code]
    article = newsclean.clean(f"{headline}\n{byline}\n{DATES.get(code, '3.5.2023')}\n{paragraph}", format="text")
    assert list(article.authors) == authors
    assert paragraph in article.text


@pytest.mark.parametrize(
    ("opening", "authors"),
    [
        ("新华社北京5月3日电（记者林晓禾）镇政府周一以一克朗的价格买下了老绳厂的厂房和土地。", ["林晓禾"]),
        ("(미래포=한바다) 김하늘 기자 = 시는 월요일 옛 밧줄 공장을 일 크로나에 사들였다.", ["김하늘"]),
        ("记者了解到，镇政府周一以一克朗的价格买下了老绳厂的厂房和土地。", []),
    ],
)
def test_reporter_in_the_first_paragraph(opening: str, authors: list[str]) -> None:
    assert list(newsclean.clean(opening, format="text").authors) == authors


def test_an_article_about_a_person_keeps_its_headline() -> None:
    text = "Ingeborg Falk\n3 May 2023\nIngeborg Falk mended the roof of the ropeworks alone, with her own money, in a single summer.\nShe is eighty."
    assert newsclean.clean(text, format="text").authors == ()

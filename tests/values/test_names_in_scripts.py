"""Names of people in all scripts, and as many phrases that are none."""

from __future__ import annotations

import unicodedata

import pytest

from newsclean.languages.compile import phrase_files
from newsclean.values.names import MAX_UNLABELLED_WORDS, authors_in, is_name, is_person, split_names
from newsclean.values.outlets import same_outlet

# Two for each script or kind of letter. None of these people writes for a newspaper that we know of.
NAMES = (
    *("रवीश कुमार", "अनुष्का रॉय चौधरी"),  # Devanagari: vowel signs are marks
    *("রবীন্দ্রনাথ ঠাকুর", "শেখ ফজলুল করিম"),  # Bengali
    *("மு.க. ஸ்டாலின்", "சுப்பிரமணிய பாரதி"),  # Tamil
    *("ณัฐวุฒิ ใสยเกื้อ", "สมหญิง ใจดี"),  # Thai
    *("יעל כהן", "דוד בן־גוריון", "ג'ון לוי"),  # Hebrew
    *("أحمد عبد الله", "ليلى حسن", "نُور حَسَن"),  # Arabic, with and without its vowels
    *("علی‌رضا کریمی", "مریم حسینی"),  # Persian, with a joiner
    *("გიორგი ბერიძე", "ნინო ქავთარაძე"),  # Georgian: its small letters have capitals that open no name
    *("አበበ ቢቂላ", "ትዕግስት አሰፋ"),  # Amharic
    *("Ёлка Жукова", "Олена Їжакевич", "Ђорђе Шљивић", "Иван Белов"),  # Cyrillic
    *("Ελένη Παπαδοπούλου", "Ηλίας Άγγελος"),  # Greek
    *("Արամ Խաչատրյան", "Անի Հակոբյան"),  # Armenian
    *("김하늘", "박 서연"),  # Korean
    *("林一舟", "欧阳明月", "山田 はなこ"),  # Chinese, Japanese
    *("Nguyễn Thị Ánh", "Đỗ Văn Đức"),  # Vietnamese
    *("Łukasz Żak", "Świętosława Ćwik"),  # Polish
    *("İpek Şahin", "Çağrı Öztürk"),  # Turkish
    *("Émile d'Arcy", "Øystein Åse", "Ólafur Þór Ægisson", "Šárka Říhová"),
    *("ʻAulani Kealoha", "Juan de la Cruz", "Jean-Noël L'Heureux", "J.K. O’Neill"),
)
PHRASES = (
    *("रवीश", "नदी के लोग", "मंत्री ने कहा", "दिल्ली में बाढ़"),  # a word, phrases with function words
    *("পুল", "தண்ணீர்", "กรุงเทพมหานคร"),  # a word each, the last a city
    *("القاهرة", "الناس في المدينة", "رئيس الوزراء من لندن"),
    *("תל־אביב", "ეკონომიკა", "2024 ዓ.ም"),
    *("ёлка жукова", "їжак на дорозі", "Мост закрыт", "ђак првак"),
    *("ο Γιάννης", "από την Αθήνα", "έκτακτη είδηση"),
    *("Երևանում այսօր", "այսօր Երևանում"),
    *("김", "서울특별시 강남구청 (종합)", "林", "他说：桥已关闭"),
    *("Ánh sáng", "đường phố lớn", "thành phố Hồ Chí Minh"),
    *("łódź płynie", "Świnoujście", "Żak śpi", "ćwik i żak"),
    *("ilçe belediyesi", "İstanbul'da öğrenciler", "Şahin ötüyor", "çarşı"),
    *("Jean écrit", "élève modèle", "Émile était là", "Øst for elven", "Ár var alda", "Časopis česky"),
    *("London", "de la Cruz", "Jane Doe writes for us", "Jane Doe Of The Valley Post"),
)


@pytest.mark.parametrize("name", NAMES)
def test_names_of_people(name: str) -> None:
    assert is_name(name)
    assert is_name(unicodedata.normalize("NFD", name)) or name.startswith(("김", "박"))  # a Korean syllable becomes letters that hardly any text has
    assert is_person(name)


@pytest.mark.parametrize("phrase", PHRASES)
def test_phrases_are_no_names(phrase: str) -> None:
    assert not is_name(phrase)
    assert not is_name(unicodedata.normalize("NFD", phrase))


def test_without_letter_case_a_name_is_short_where_no_label_says_that_it_is_one() -> None:
    assert is_name("अनुष्का रॉय चौधरी", MAX_UNLABELLED_WORDS)
    assert not is_name("पुल आज बंद रहेगा", MAX_UNLABELLED_WORDS)
    assert is_name("Juan de la Cruz", MAX_UNLABELLED_WORDS)
    assert not is_name("रवीश कुमार", 0)


@pytest.mark.parametrize(
    ("text", "opener", "names"),
    [
        ("लेखक: रवीश कुमार", "लेखक", ["रवीश कुमार"]),
        ("लेखक - रवीश कुमार और अंजना ओम", "लेखक", []),  # a dash may open any phrase
        ("लेखक : रवीश कुमार और अंजना ओम", "लेखक", ["रवीश कुमार", "अंजना ओम"]),
        ("रिपोर्टर: अनुष्का रॉय चौधरी | 15 अगस्त 2022", "रिपोर्टर", ["अनुष्का रॉय चौधरी"]),
        ("रिपोर्टर, नई दिल्ली", "रिपोर्टर", []),
        ("लेखक संघ नाराज", "लेखक", []),
        ("लेखक: नदी के लोग", "लेखक", []),
        ("بقلم أحمد عبد الله", "بقلم", ["أحمد عبد الله"]),
        ("بقلم: أحمد عبد الله و ليلى حسن", "بقلم", ["أحمد عبد الله", "ليلى حسن"]),
        ("بقلم الرصاص رسمت الفتاة بيتها", "بقلم", []),
        ("إعداد: ليلى حسن", "إعداد:", ["ليلى حسن"]),
        ("Par Jean écrit", "par", []),
        ("Par Élise Ångström et Øystein Åse", "par", ["Élise Ångström", "Øystein Åse"]),
        ("Par été comme hiver", "par", []),
        ("Von Öl und Ärger", "von", []),
        ("Autor: Łukasz Żak i Świętosława Ćwik", "autor", ["Łukasz Żak", "Świętosława Ćwik"]),
        ("Autor: łódź płynie", "autor", []),
        ("Γράφει η Ελένη Παπαδοπούλου", "γράφει η", ["Ελένη Παπαδοπούλου"]),
        ("Γράφει η ιστορία", "γράφει η", []),
        ("Автор: Олена Їжакевич", "автор", ["Олена Їжакевич"]),
        ("Автор їхав додому", "автор", []),
        ("Tác giả: Nguyễn Thị Ánh", "tác giả", ["Nguyễn Thị Ánh"]),
        ("Tác giả đã viết", "tác giả", []),
        ("JANE DOE AND OLE HANSEN", "by", ["JANE DOE", "OLE HANSEN"]),
        ("By Jane E Doe", "by", ["Jane E Doe"]),
        ("By The Rector And Visitors Of The University Of Lorne", "by", []),
        ("By Jane Doe Updated 3 May", "by", ["Jane Doe"]),
        ("Par Claire Fontanel Publié le 3 mai", "par", ["Claire Fontanel"]),
    ],
)
def test_authors_of_bylines(text: str, opener: str, names: list[str]) -> None:
    assert authors_in(text, opener) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("रवीश कुमार और अंजना ओम", ["रवीश कुमार", "अंजना ओम"]),
        ("লেখক: রবীন্দ্রনাথ ঠাকুর", ["রবীন্দ্রনাথ ঠাকুর"]),
        ("ရေးသားသူ: မောင်မောင်", ["ရေးသားသူ: မောင်မောင်"]),  # there are no Burmese phrases yet
        ("Автор: Михаил Белов", ["Михаил Белов"]),
        ("Authors: Jane Doe and Ole Hansen", ["Jane Doe", "Ole Hansen"]),
        ("Text: Jane Doe", ["Jane Doe"]),
        ("Text Mining Group", ["Text Mining Group"]),
        ("Av Øystein Åse og Šárka Říhová", ["Øystein Åse", "Šárka Říhová"]),
        ("JANE DOE AND OLE HANSEN", ["JANE DOE", "OLE HANSEN"]),
        ("Jane Doe And Ole Hansen", ["Jane Doe", "Ole Hansen"]),
        ("Mary Jane E Doe Smith", ["Mary Jane E Doe Smith"]),
        ("Oleh Petrenko", ["Oleh Petrenko"]),
        ("Von", ["Von"]),
        ("Artikel door", []),
    ],
)
def test_author_fields(text: str, names: list[str]) -> None:
    assert split_names(text) == names


def test_openers_that_lead_to_a_name_are_openers() -> None:
    for code, tables in phrase_files().items():
        by = tables["byline"].get("by", [])
        assert set(by) <= {opener.strip() for opener in tables["byline"]["start"]}, code


def test_an_outlet_with_no_letters_is_no_outlet() -> None:
    assert not same_outlet("—", "–")

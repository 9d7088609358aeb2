"""The readers of metadata, one line of input at a time, in many languages."""

from __future__ import annotations

import pytest

from newsclean import clean
from newsclean.document import Block
from newsclean.languages.guess import guess_language
from newsclean.metadata.credits import Caption, split_credit
from newsclean.metadata.dateline import Dateline, read_dateline
from newsclean.metadata.section import section_name
from newsclean.values.dates import find_date
from newsclean.values.names import authors_in

PAGE = """Ferry company sells its last steamer
{}
The ferry company has sold its last steamer to a museum, it said on Monday.
The ship was launched in 1924 and has carried two kings and a circus.
{}
"""


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("August 15, 2022", "2022-08-15"),
        ("15th of August, 2022", "2022-08-15"),
        ("Sept. 3, 2022", "2022-09-03"),
        ("29 February 2024", "2024-02-29"),
        ("Monday, August 15, 2022 at 10:49 PM", "2022-08-15T22:49:00"),
        ("15. August 2022, 10:49 Uhr", "2022-08-15T10:49:00"),
        ("15.8.2022", "2022-08-15"),
        ("Publié le 15 août 2022 à 9h05", "2022-08-15T09:05:00"),
        ("1er mars 2021", "2021-03-01"),
        ("15 de agosto de 2022, 10:49", "2022-08-15T10:49:00"),
        ("15 agosto 2022 alle 10.49", "2022-08-15T10:49:00"),
        ("Publicado em 15 de março de 2022", "2022-03-15"),
        ("15 mrt. 2022", "2022-03-15"),
        ("15 sierpnia 2022, 14:20", "2022-08-15T14:20:00"),
        ("15 Ağustos 2022 10:49", "2022-08-15T10:49:00"),
        ("15 серпня 2022", "2022-08-15"),
        ("2022年8月15日 10時49分", "2022-08-15T10:49:00"),
        ("2022년 8월 15일 10:49", "2022-08-15T10:49:00"),
        ("12 Σεπτεμβρίου 2022", "2022-09-12"),
    ],
)
def test_dates(text: str, iso: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022-08-15T10:49:00Z", "2022-08-15T10:49:00+00:00"),
        ("2022-08-15 10:49:30 +0900", "2022-08-15T10:49:30+09:00"),
        ("10:49 JST, August 15, 2022", "2022-08-15T10:49:00+09:00"),
        ("Aug. 15, 2022 10:49 a.m. EDT", "2022-08-15T10:49:00-04:00"),
        ("Stand: 15.08.2022 um 10:49 Uhr MESZ", "2022-08-15T10:49:00+02:00"),
        ("15 августа 2022, 10:49 мск", "2022-08-15T10:49:00+03:00"),
        ("August 15, 2022 6:00 pm BST", "2022-08-15T18:00:00"),  # BST is British and Bangladeshi
    ],
)
def test_times_with_zones(text: str, iso: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "2022-02-30",
        "30 February 2022",
        "31 April 2022",
        "29.02.2023",
        "99.99.2022",
        "03/04/2022",
        "15 August",
        "August 2022",
        "12/2022",
        "10:54 Monday, 15 August",
    ],
)
def test_no_date(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "day_first", "iso"),
    [("03/04/2022", True, "2022-04-03"), ("03/04/2022", False, "2022-03-04"), ("8/15/2022", True, "2022-08-15"), ("15/08/2022", None, "2022-08-15")],
)
def test_order_of_day_and_month(text: str, day_first: bool | None, iso: str) -> None:
    found = find_date(text, day_first=day_first)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Published: August 15, 2022 at 10:49 am", "2022-08-15T10:49:00"),
        ("03/04/2022", None),
        ("10:54", None),
        ("Monday, 15 August", None),
        ("2022-02-30", None),
    ],
)
def test_date_published(line: str, iso: str | None) -> None:
    assert clean(PAGE.format(line, "")).date_published == iso


@pytest.mark.parametrize(
    ("text", "opener", "names"),
    [
        ("By Jane Doe, Paul O'Neill and Lena Müller-Lund", "by", ["Jane Doe", "Paul O'Neill", "Lena Müller-Lund"]),
        ("By JANE DOE, Staff Writer", "by", ["JANE DOE"]),
        ("Von Ulrike von der Heide und Karl Brandt, Korrespondent", "von", ["Ulrike von der Heide", "Karl Brandt"]),
        ("Par Claire Fontanel et Hugo d'Arcy", "par", ["Claire Fontanel", "Hugo d'Arcy"]),
        ("Por María José de la Cruz", "por", ["María José de la Cruz"]),
        ("Di Paolo Dell'Acqua e Anna Serra", "di", ["Paolo Dell'Acqua", "Anna Serra"]),
        ("Por João da Silva e Ana dos Santos", "por", ["João da Silva", "Ana dos Santos"]),
        ("Door Jan de Vries en Els van den Berg", "door", ["Jan de Vries", "Els van den Berg"]),
        ("Autor: Marek Zieliński i Anna Nowak", "autor", ["Marek Zieliński", "Anna Nowak"]),
        ("Автор: Иван Белов и Анна Лунина", "автор", ["Иван Белов", "Анна Лунина"]),
        ("Yazan: Ayten Soylu ve Çağrı Şahin", "yazan", ["Ayten Soylu", "Çağrı Şahin"]),
        ("记者：林一舟", "记者：", ["林一舟"]),
        ("By Staff Writer", "by", []),
        ("By Monday the water had risen", "by", []),
        ("By Reuters", "by", []),
        ("Par la rédaction", "par", []),
        ("Von Redaktion", "von", []),
    ],
)
def test_authors(text: str, opener: str, names: list[str]) -> None:
    assert authors_in(text, opener) == names


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("Kim speaks. File Photo by KCNA/UPI | License Photo", Caption("Kim speaks.", "KCNA/UPI")),
        ("A child. (Lena Ortiz/Valley Post)", Caption("A child.", "Lena Ortiz/Valley Post")),
        ("A child. Lena Ortiz via Getty Images", Caption("A child.", "Lena Ortiz via Getty Images")),
        ("Eine Uhr. Foto: Karin Sommer", Caption("Eine Uhr.", "Karin Sommer")),
        ("Eine Uhr. Bild: Karin Sommer/dpa", Caption("Eine Uhr.", "Karin Sommer/dpa")),
        ("Un niño. Fuente: Museo del Agua", Caption("Un niño.", "Museo del Agua")),
        ("Un bambino. Foto: Paolo Serra/ANSA", Caption("Un bambino.", "Paolo Serra/ANSA")),
        ("Uma criança. Foto: Ana Prado", Caption("Uma criança.", "Ana Prado")),
        ("Quelle: Karin Sommer", Caption(None, "Karin Sommer")),
        ("AFP", Caption(None, "AFP")),
        ("He told AFP that it was over.", Caption("He told AFP that it was over.", None)),
        ("She works for Reuters", Caption("She works for Reuters", None)),
        ("The bridge, seen from the north (2019)", Caption("The bridge, seen from the north (2019)", None)),
    ],
)
def test_credits(text: str, caption: Caption) -> None:
    assert split_credit(text) == caption


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("LONDON (Reuters) - The talks ended.", Dateline("LONDON", "Reuters", None)),
        ("SALVERA, Aug. 15 (Kyodo) -- The talks ended.", Dateline("SALVERA", "Kyodo", "--08-15")),
        ("LONDON — The talks ended.", Dateline("LONDON", None, None)),
        ("ST. PETERSBURG, Fla. (AP) — The talks ended.", Dateline("ST. PETERSBURG, Fla.", "AP", None)),
        ("BERLIN, 15. August (dpa) – Die Gespräche sind beendet.", Dateline("BERLIN", "dpa", "--08-15")),
        ("PARIS, 15 août (AFP) - Les entretiens sont finis.", Dateline("PARIS", "AFP", "--08-15")),
        ("ROMA (ANSA) - I colloqui sono finiti.", Dateline("ROMA", "ANSA", None)),
        ("МОСКВА, 15 августа (ТАСС) — Переговоры завершены.", Dateline("МОСКВА", "ТАСС", "--08-15")),
        ("ANKARA (AA) - Görüşmeler bitti.", Dateline("ANKARA", "AA", None)),
        ("Warszawa (PAP) - Rozmowy się skończyły.", Dateline("Warszawa", "PAP", None)),
        ("London — The talks ended.", None),
        ("The talks — ended", None),
        ("UN - The talks ended.", None),
    ],
)
def test_datelines(text: str, dateline: Dateline | None) -> None:
    assert read_dateline(Block(0, text)) == dateline


def test_no_dateline_without_a_block() -> None:
    assert read_dateline(None) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Politics", "Politics"),
        ("Politics A- A A+", "Politics"),
        ("Wirtschaft", "Wirtschaft"),
        ("ÉCONOMIE", "ÉCONOMIE"),
        ("Deportes", "Deportes"),
        ("Cronaca", "Cronaca"),
        ("Binnenland", "Binnenland"),
        ("Gospodarka", "Gospodarka"),
        ("Экономика", "Экономика"),
        ("EKONOMİ", "EKONOMİ"),
        ("社会", "社会"),
        ("경제", "경제"),
        ("Politics is hard", None),
        ("Politics and the art of waiting", None),
        ("", None),
    ],
)
def test_sections(text: str, name: str | None) -> None:
    assert section_name(text) == name


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© 2022 Valley Post. All rights reserved.", "Valley Post"),
        ("Copyright © 2020-2022 Valley Media Ltd.", "Valley Media Ltd"),
        ("Valley Post © 2022", "Valley Post"),
        ("© 2022 Talblatt GmbH. Alle Rechte vorbehalten.", "Talblatt GmbH"),
        ("© 2022 El Diario del Valle, todos los derechos reservados", "El Diario del Valle"),
        ("© Долинная почта, 2022. Все права защищены.", "Долинная почта"),
        ("© 2022 Gazeta Doliny. Wszelkie prawa zastrzeżone.", "Gazeta Doliny"),
        ("© 2022 Vadi Haber. Tüm hakları saklıdır.", "Vadi Haber"),
        ("Copyright © 谷地日報 All rights reserved", "谷地日報"),
        ("All rights reserved.", None),
        ("© 2022 All rights reserved", None),
        ("© 2022", None),
        ("Privacy policy", None),
    ],
)
def test_publishers(line: str, publisher: str | None) -> None:
    assert clean(PAGE.format("August 15, 2022", line)).publisher == publisher


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The talks between the two sides have failed, and no new date was set.", "en"),
        ("Die Gespräche zwischen den beiden Seiten sind gescheitert, und ein neuer Termin ist nicht bekannt.", "de"),
        ("Les entretiens entre les deux parties ont échoué et aucune nouvelle date n'a été fixée pour la suite.", "fr"),
        ("Las conversaciones entre las dos partes han fracasado y no se ha fijado una nueva fecha para el encuentro.", "es"),
        ("I colloqui tra le due parti sono falliti e non è stata fissata una nuova data per la ripresa.", "it"),
        ("As conversas entre as duas partes falharam e não foi marcada uma nova data para o encontro.", "pt"),
        ("De gesprekken tussen de twee partijen zijn mislukt en er is nog geen nieuwe datum voor het overleg.", "nl"),
        ("Rozmowy między obiema stronami nie powiodły się i nie wyznaczono nowej daty, jak się dowiedziano.", "pl"),
        ("İki taraf arasındaki görüşmeler başarısız oldu ve yeni bir tarih için henüz bir karar yok.", "tr"),
        ("Об этом не говорили, но на встрече были и те, которые за это.", "ru"),
        ("会談は決裂した。", "ja"),
        ("회담은 결렬됐다.", "ko"),
        ("会谈破裂，双方没有确定新的日期。", "zh"),
        ("Οι συνομιλίες απέτυχαν.", "el"),
        ("42", None),
        ("", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert guess_language(text) == language


def test_a_page_whose_title_is_a_separator_has_the_one_it_shows() -> None:
    assert clean("<title>-</title><p>The talks failed on Monday.</p>", format="html").title is None
    assert clean("<title>-</title><h1>Talks fail</h1><p>The talks failed on Monday.</p>", format="html").title == "Talks fail"

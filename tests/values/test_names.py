"""Names in one string: bylines, lists of authors, people and outlets."""

from __future__ import annotations

import pytest

from newsclean.values.names import authors_in, choose, is_person, split_names


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
    ("text", "names"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("Written by Jane Doe and Ole Hansen", ["Jane Doe", "Ole Hansen"]),
        ("Jane Doe, Ole Hansen & Ann Lee", ["Jane Doe", "Ole Hansen", "Ann Lee"]),
        ("Jane Doe; Ole Hansen", ["Jane Doe", "Ole Hansen"]),
        ("Von Karl Brandt und Ulrike von der Heide", ["Karl Brandt", "Ulrike von der Heide"]),
        ("Jane Doe, Political Editor", ["Jane Doe"]),
        ("Jane Doe, MD, PhD", ["Jane Doe"]),
        ("Jane Doe (Valley Post)", ["Jane Doe"]),
        ("Jane Doe | Valley Post", ["Jane Doe"]),
        ("Doe, Jane", ["Jane Doe"]),
        ("Morgan & Sons", ["Morgan & Sons"]),
        ("AFP/The Local", ["AFP/The Local"]),
        ("Editor", []),
        ("admin", []),
        ("Staff", []),
        ("By", []),
        ("Die Redaktion", []),
        ("jane@example.org", []),
        ("https://www.facebook.com/jane", []),
        ("9 minutes", []),
        ("Artikel von", []),
        ("", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize("name", ["Jane Doe", "Seb Dumitru", "JANE DOE", "A. J. Neal", "Paramita (Guha) Ghosh", "김하늘", "Иван Белов"])
def test_people(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name", ["kjdoe", "Reuters", "The Valley Post", "Podium Staff", "Team Lorne", "Security Expert", "Read More", "lorne.example"]
)
def test_no_people(name: str) -> None:
    assert not is_person(name)


def test_people_go_before_outlets_and_each_is_named_once() -> None:
    assert choose([["Lorne Post"], ["Jane Doe"]], ["The Lorne Post"]) == ("Jane Doe",)
    assert choose([["Lorne Post", "Jane Doe", "jane doe", "Reuters"]], ["lornepost.com"]) == ("Jane Doe", "Reuters")
    assert choose([["Lorne Post"], []], ["Lorne Post"]) == ("Lorne Post",)
    assert choose([], []) == ()

"""Bylines with several dates in their line, which are longer than others."""

from __future__ import annotations

import pytest

from newsclean import clean

BODY = "The bridge over the Lorne stays closed until May, the city said on Tuesday after a long meeting."
MORE = "Engineers found cracks in two of its four pillars, and nobody knows how old these are."
BOTH = ("2024-06-03T07:30:00", "2024-06-04T09:05:00")


def article(line: str, language: str) -> tuple[tuple[str, ...], tuple[str | None, str | None], bool]:
    lines = "".join(f"<p>{text}</p>" for text in (line, BODY, MORE))
    page = f"<html lang='{language}'><title>Bridge stays closed</title><article><h1>Bridge stays closed</h1>{lines}</article>"
    found = clean(page, format="html")
    return found.authors, (found.date_published, found.date_modified), line in found.text


@pytest.mark.parametrize(
    ("line", "language", "authors"),
    [
        ("Par Hélène Dupré avec AFP – Publié le 3 juin 2024 à 07h30, mis à jour le 4 juin 2024 à 09h05", "fr", ("Hélène Dupré",)),
        ("Par Hélène Dupré – Publié le 3 juin 2024 à 07h30, mis à jour le 4 juin 2024 à 09h05", "fr", ("Hélène Dupré",)),
        ("Von Jane Doe mit dpa – Veröffentlicht am 3. Juni 2024 um 07:30 Uhr, aktualisiert am 4. Juni 2024 um 09:05 Uhr", "de", ("Jane Doe",)),
        ("By Jane Doe and John Roe | Published June 3, 2024 7:30 am | Updated June 4, 2024 9:05 am", "en", ("Jane Doe", "John Roe")),
        ("Por Ana Ruiz con EFE – Publicado el 3 de junio de 2024 a las 07:30, actualizado el 4 de junio de 2024 a las 09:05", "es", ("Ana Ruiz",)),
        ("Di Anna Rossi con ANSA – Pubblicato il 3 giugno 2024 alle 07:30, aggiornato il 4 giugno 2024 alle 09:05", "it", ("Anna Rossi",)),
    ],
)
def test_a_byline_with_two_dates(line: str, language: str, authors: tuple[str, ...]) -> None:
    assert article(line, language) == (authors, BOTH, False)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("By 3 June 2024 at 07:30 the water had gone from the lower town, and by 4 June 2024 the first shops opened their doors again", "en"),
        ("Par la décision du 3 juin 2024 et celle du 4 juin 2024 la ville ferme le pont aux camions et aux bus de la région entière", "fr"),
        ("Von den Protesten am 3. Juni 2024 bis zum Beschluss am 4. Juni 2024 vergingen für die Leute im Tal kaum mehr als ein Tag", "de"),
    ],
)
def test_prose_with_dates_is_no_byline(line: str, language: str) -> None:
    authors, _, is_kept = article(line, language)
    assert (authors, is_kept) == ((), True)

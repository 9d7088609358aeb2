"""Lines with a date that say something beside it: short notes of a change stay in the body, and do not date the article."""

from __future__ import annotations

import pytest

from newsclean import clean

ONE = "The bridge over the Lorne stays closed until May, the city said on Tuesday after a long meeting."
TWO = "Engineers found cracks in two of its four pillars, and nobody knows how old these are."
NOTES = [
    "Update, 3. Mai 2021: Der Mann ist tot.",
    "Update, 3. Mai 2021: Mann ist tot",
    "Update 10:49 Uhr: Mann ist tot",
    "Aktualisierung vom 3. Mai 2021: Der Mann ist tot.",
    "Korrigierte Fassung vom 3. Mai 2021: Der Name stimmt nun.",
    "Korrektur, 3.5.2021: Er heißt Meier.",
    "Correction: May 3, 2021 The man is not dead.",
    "Updated May 3, 2021 to include a comment.",
    "UPDATE (May 3, 2021): Man dies",
    "Update 03/05/2021 - the man has died.",
    "Editor's note, May 3, 2021: Name corrected throughout.",
    "Mise à jour du 3 mai 2021 : un homme est mort.",
    "Erratum, 3 mai 2021 : le nom est faux.",
    "Actualización, 3 de mayo de 2021: el hombre ha muerto.",
    "Atualização, 3 de maio de 2021: o homem morreu.",
    "Aggiornamento, 3 maggio 2021: l'uomo è morto.",
    "Aktualizacja, 3 maja 2021: mężczyzna nie żyje.",
    "Обновление от 3 мая 2021: мужчина умер.",
    "Ενημέρωση, 3 Μαΐου 2021: ο άνδρας πέθανε.",
    "訂正 2021年5月3日：ホテルの階数は11階でした。",
    "更新（2021年5月3日）：男子已死亡。",
]


def page(first: str = "", last: str = "", head: str = "") -> str:
    lines = "".join(f"<p>{text}</p>" for text in (first, ONE, TWO, last) if text)
    return f"<html><head><title>Bridge stays closed</title>{head}</head><body><article><h1>Bridge stays closed</h1>{lines}</article></body></html>"


@pytest.mark.parametrize("note", NOTES)
def test_a_note_of_a_change_stays_in_the_body(note: str) -> None:
    for source in (page(first=note), page(last=note)):
        assert note in clean(source, format="html").text
    assert note in clean(f"Bridge stays closed\n\n{note}\n\n{ONE}\n\n{TWO}").text


@pytest.mark.parametrize("note", [note for note in NOTES if not note.startswith("Editor")])
def test_its_date_is_not_that_of_publication(note: str) -> None:
    assert clean(page(first=note), format="html").date_published is None
    assert clean(page(first=f"Published 1 May 2021</p><p>{note}"), format="html").date_published == "2021-05-01"
    assert clean(page(first=note, last="Published 1 May 2021"), format="html").date_published == "2021-05-01"


@pytest.mark.parametrize(
    "line",
    [
        "Aktualisiert am 3. Mai 2021 um 10 Uhr.",
        "Stand: 3. Mai 2021, 10:49 Uhr",
        "Updated: May 3, 2021 by Jane Doe",
        "Updated: May 3, 2021: 5 min read",
        "Updated: May 3, 2021 - Jane Doe",
        "Published 1 May 2021, updated: 3 May 2021: 10:49 am",
        "Mis à jour le 3 mai 2021 à 10h49 par Jean Petit",
        "更新：2021年5月3日 18時05分",
        "Von Ada Moor, 30.10.23, 14:05 Uhr",
    ],
)
def test_a_line_that_says_no_more_is_a_date(line: str) -> None:
    assert line not in clean(page(first=line), format="html").text


@pytest.mark.parametrize(
    "line",
    [
        "Korrigierte Fassung vom 3. Mai 2021",
        "Aktualisierung vom 3. Mai 2021",
        "Correction: May 3, 2021",
        "Corrected version of May 3, 2021",
        "Mise à jour du 3 mai 2021",
        "Actualización: 3 de mayo de 2021",
        "Oikaisu 3.5.2021",
        "訂正 2021年5月3日",
    ],
)
def test_a_bare_date_of_a_change(line: str) -> None:
    article = clean(page(first=f"1 May 2021</p><p>{line}"), format="html")
    assert (article.date_published, article.date_modified) == ("2021-05-01", "2021-05-03")


def test_published_above_a_title_goes_before_an_update_below_it() -> None:
    article = clean(f"Published: May 1, 2021\n\nBridge stays closed\n\nUpdated: May 3, 2021\n\n{ONE}\n\n{TWO}")
    assert (article.date_published, article.date_modified) == ("2021-05-01", "2021-05-03")

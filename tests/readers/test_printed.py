"""Texts of PDFs and of text browsers: what the page or the browser wrote between the paragraphs, and what only looks like it."""

from __future__ import annotations

import pytest

import newsclean

EN = (
    "The ferry to Kilmore will sail again on Monday, the harbour office said.",
    "Three crews had worked through the night to mend the broken ramp.",
    "Passengers with tickets for Sunday may travel on any later sailing.",
    "The mayor promised them coffee and an apology in writing.",
)
DE = (
    "Die Fähre nach Norddeich fährt ab Montag wieder, teilte die Reederei mit.",
    "Drei Mannschaften hatten die ganze Nacht an der kaputten Rampe gearbeitet.",
    "Wer ein Ticket für Sonntag hat, darf auch später noch fahren.",
    "Der Bürgermeister versprach ihnen Kaffee und eine Entschuldigung.",
)
FR = (
    "Le bac de Port-Lannic reprendra la mer lundi, a annoncé la capitainerie.",
    "Trois équipes avaient travaillé toute la nuit pour réparer la rampe.",
    "Les passagers munis d'un billet pour dimanche pourront partir plus tard.",
    "Le maire leur a promis un café et des excuses par écrit.",
)
ES = (
    "El transbordador a Cala Rubia volverá a navegar el lunes, dijo el puerto.",
    "Tres cuadrillas trabajaron toda la noche para reparar la rampa rota.",
    "Los pasajeros con billete para el domingo podrán viajar más tarde.",
    "El alcalde les prometió café y una disculpa por escrito.",
)


def kept(text: str) -> list[str]:
    article = newsclean.clean(text, format="text")
    again = newsclean.clean(article.text, format="text")
    assert again.text == article.text
    return article.text.split("\n\n")


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (
            f"Saturday, April 12, 2025      NEWS      7\n\nFerry sails again\n\n{EN[0]}\n\n{EN[1]}\n\n"
            f"8      NEWS      Saturday, April 12, 2025\n\n{EN[2]}\n\n{EN[3]}\n",
            EN,
        ),
        (f"Ferry sails again\n\n{EN[0]}\n\n{EN[1]}\n\nPage 1 of 2\n\n{EN[2]}\n\n{EN[3]}\n\nPage 2 of 2\n", EN),
        (f"Ferry sails again\n\n{EN[0]}\n\n{EN[1]}\nHarbour Post | 4\n{EN[2]}\n\n{EN[3]}\nHarbour Post | 5\n", EN),
        (f"Harbour Post\n4\n\nFerry sails again\n\n{EN[0]}\n\n{EN[1]}\n\nHarbour Post\n5\n\n{EN[2]}\n\n{EN[3]}\n", EN),
        (f"Fähre fährt wieder\n\n{DE[0]}\n\n{DE[1]}\n\n                  - 7 -\n\n{DE[2]}\n\n{DE[3]}\n\n                  - 8 -\n", DE),
        (f"Fähre fährt wieder\n\n{DE[0]}\n\n{DE[1]}\n\nSeite 7\n\f{DE[2]}\n\n{DE[3]}\n\nSeite 8\n", DE),
        (f"Küstenbote Nr. 4\n\nFähre fährt wieder\n\n{DE[0]}\n\n{DE[1]}\n12\n\fKüstenbote Nr. 4\n\n{DE[2]}\n\n{DE[3]}\n13\n", None),
        (f"Küstenbote Nr. 4\n\n{DE[0]}\n\n{DE[1]}\n\n— 2 —\n\nKüstenbote Nr. 4\n\n{DE[2]}\n\n{DE[3]}\n\n— 3 —\n", DE),
        (f"La Vigie\n3\n\nLe bac repart\n\n{FR[0]}\n\n{FR[1]}\n\n\fLa Vigie\n4\n\n{FR[2]}\n\n{FR[3]}\n", FR),
        (
            f"El Faro                 LOCAL 21\n\nVuelve el barco\n\n{ES[0]}\n\n{ES[1]}\n\n22 LOCAL                 El Faro\n\n{ES[2]}\n\n{ES[3]}\n",
            ES,
        ),
        (f"Vuelve el barco\n\n{ES[0]}\n\n{ES[1]}\nhttps://elfaro.example/barco 1/2\n\f{ES[2]}\n\n{ES[3]}\nhttps://elfaro.example/barco 2/2\n", ES),
    ],
)
def test_lines_of_printed_pages_go(text: str, paragraphs: tuple[str, ...] | None) -> None:
    found = kept(text)
    if paragraphs is not None:
        assert found == list(paragraphs)
    else:
        assert [line for line in found if line.isdigit()] == []


def test_a_paragraph_that_a_page_cuts_is_one_again() -> None:
    text = f"Ferry sails again\n\n{EN[0]}\n\nThree crews had worked through\n\n- 4 -\n\nthe night to mend the broken ramp.\n\n{EN[2]}\n\n- 5 -\n"
    assert kept(text) == list(EN[:3])


def test_the_date_of_a_running_head_is_the_last_choice() -> None:
    head, foot = "Saturday, April 12, 2025      NEWS      7", "8      NEWS      Saturday, April 12, 2025"
    text = f"{head}\n\nFerry sails again\n\n%s{EN[0]}\n\n{EN[1]}\n\n{foot}\n\n{EN[2]}\n\n{EN[3]}\n"
    assert newsclean.clean(text % "").date_published == "2025-04-12"
    assert newsclean.clean(text % "Published April 11, 2025\n\n").date_published == "2025-04-11"


@pytest.mark.parametrize(
    "lines",
    [
        ("Round 3", "Round 4"),
        ("2023", "2024"),
        ("2:1", "3:1"),
        ("Tag 1", "Tag 2"),
        ("Capítulo 7", "Capítulo 8"),
        ("Et la mer chante encore", "Et la mer chante encore"),
        ("12 April 2023", "13 April 2023"),
        ("1. The ramp", "2. The coffee"),
        ("7", "9"),
        ("Jour 3", "Jour 4"),
    ],
)
@pytest.mark.parametrize("told", [EN, DE, FR, ES])
def test_sub_headings_and_refrains_are_no_lines_of_pages(lines: tuple[str, str], told: tuple[str, ...]) -> None:
    blocks = newsclean.clean(f"{told[0]}\n\n{lines[0]}\n\n{told[1]}\n\n{lines[1]}\n\n{told[2]}\n\n{told[3]}", format="text").document.blocks
    assert [b.kind for b in blocks if b.kind == "rule"] == []


def test_rows_of_a_table_are_no_lines_of_pages() -> None:
    rows = "\n".join(f"Kilmore          {n}\nBellport         {n + 2}" for n in range(3, 6))
    assert [b for b in newsclean.clean(f"{EN[0]}\n\n{rows}\n\n{EN[1]}", format="text").document.blocks if b.kind == "rule"] == []


def test_numbers_of_a_list_of_wares_beside_links_are_no_pages() -> None:
    text = "\n\n".join(f"LEARN MORE\n{n}\n{EN[n]}" for n in range(4)) + "\n\nSHOP NOW\n9"
    assert [b.text for b in newsclean.clean(text, format="text").document.blocks if b.kind == "rule"] == []


LINKS = "\n".join(f"   {n}. https://harbourpost.example/{n}" for n in range(1, 9))


@pytest.mark.parametrize(
    ("told", "byline", "head", "author"),
    [
        (EN, "By [3]Jane Doherty", "References", "Jane Doherty"),
        (DE, "Von [3]Jutta Brandmeier", "Verweise", "Jutta Brandmeier"),
        (FR, "Par [3]Camille Perrin", "Références", "Camille Perrin"),
        (ES, "Por [3]Rubén Santisteban", "Referencias", "Rubén Santisteban"),
    ],
)
@pytest.mark.parametrize("has_list", [True, False])
def test_numbers_of_links_are_left_out(told: tuple[str, ...], byline: str, head: str, author: str, has_list: bool) -> None:
    linked = told[1].replace(" ", " [4]", 1)
    body = "\n\n   ".join((byline, told[0], linked, *told[2:], "[5]Home [6]Contact"))
    text = f"   [1]Harbour Post [2]Home\n\n{told[3][:20]}\n\n   {body}\n"
    article = newsclean.clean(f"{text}\n{head}\n\n{LINKS}\n" if has_list else text, format="text")
    assert article.text.split("\n\n") == list(told)
    assert article.authors == (author,)
    if has_list:
        reasons = [r.reason for r in article.removed if "harbourpost.example" in r.block.text or r.block.text == head]
        assert reasons == ["is part of the list of links that a text browser puts at the end"] * 9


@pytest.mark.parametrize(
    "line",
    [
        "The ramp broke in March[1] and again in May[2], as the log[3] of the harbour[4] shows.",
        "He wrote that “[t]he ramp [1] is old” in his letter to the office.",
        "Die Rampe brach im März[1], wie das Buch des Hafens[2] zeigt, und im Mai[3].",
        "[1]Doe, J. (2020), a history of the ferries of Kilmore and their crews.",
        "La rampe [1] a cédé en mars [2] puis en mai [3], selon le registre [4] du port.",
    ],
)
def test_marks_of_footnotes_stay(line: str) -> None:
    assert line in newsclean.clean(f"{EN[0]}\n\n{line}\n\n{EN[1]}\n\n{EN[2]}", format="text").text


def test_notes_below_a_text_keep_their_numbers() -> None:
    notes = "\n".join(f"[{n}]The log of the harbour of Kilmore, page {n}, as kept by its office." for n in range(1, 7))
    text = f"The ramp broke in March[1] and in May[2], they said.\n\n{EN[0]}\n\n{EN[1]}\n\n{notes}"
    assert "[3]The log" in "\n".join(b.text for b in newsclean.clean(text, format="text").document.blocks)

"""`article.corrections`: notes by wording, in the languages of the phrase files."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.languages.compile import phrase_files

ONE = "The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city."
TWO = "Delegates said that no new date had been set, and that neither side had moved on prices or on the quotas."


def of(*notes: str) -> list[tuple[str, str | None]]:
    page = "".join(f"<p>{text}</p>" for text in (ONE, TWO, *notes))
    return [(note.text, note.date) for note in newsclean.clean(f"<h1>Talks end in Seoul</h1><article>{page}</article>", format="html").corrections]


@pytest.mark.parametrize(
    ("note", "date"),
    [
        ("Correction: An earlier version of this article gave the wrong name of the hotel.", None),
        ("This article was amended on 8 December 2025. The hotel has eleven floors, not ten.", "2025-12-08"),
        ("• The above article was amended on Monday 16 January 2012. The talks were held in Seoul.", "2012-01-16"),
        ("Editor’s note: This story has been updated to include a statement of the hotel.", None),
        ("Korrektur: In einer früheren Version dieses Artikels hieß es, das Hotel habe zehn Stockwerke.", None),
        ("In einer früheren Fassung dieses Textes stand, das Hotel habe zehn Stockwerke. (3. Mai 2021)", "2021-05-03"),
        ("Une version précédente de cet article indiquait que l’hôtel avait dix étages.", None),
        ("Fe de errores: en una versión anterior se decía que el hotel tenía diez plantas.", None),
        ("Errata: uma versão anterior deste texto dizia que o hotel tinha dez andares.", None),
        ("In een eerdere versie van dit artikel stond dat het hotel tien verdiepingen had.", None),
        ("Rättelse: I en tidigare version av artikeln stod det att hotellet hade tio våningar.", None),
        ("Oikaisu 3.5.2021: Hotellissa on yksitoista kerrosta, ei kymmenen.", "2021-05-03"),
        ("W poprzedniej wersji artykułu napisaliśmy, że hotel ma dziesięć pięter.", None),
        ("Исправление: в предыдущей версии текста было сказано, что в отеле десять этажей.", None),
        ("【訂正】ホテルの階数を10階と記載しましたが、正しくは11階でした。お詫びして訂正します。", None),
        ("更正：本文此前版本称酒店有十层楼，实际为十一层。", None),
        ("تصحيح: ورد في نسخة سابقة من هذا المقال أن الفندق يتكون من عشرة طوابق.", None),
    ],
)
def test_a_note(note: str, date: str | None) -> None:
    assert of(note) == [(note, date)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister called the correction of the text a victory, and left the hotel by the back door.",
        "Markets face a correction this spring, analysts said on Tuesday in a note to their clients.",
        "The department of correction runs the prison in which both men were held for eleven months.",
        "If you see an error, write to corrections@example.org, and say where it is.",
        "Die Korrektur der Preise kam für die meisten Händler überraschend, sagte der Sprecher am Montag.",
    ],
)
def test_no_note(text: str) -> None:
    assert of(text) == []


def test_a_note_below_its_label() -> None:
    text = "The hotel in the story has eleven floors, and not ten, as was said at first."
    page = f"<h1>Talks end in Seoul</h1><article><p>{ONE}</p><p>{TWO}</p><h3>Correction</h3><p>{text}</p></article>"
    assert [note.text for note in newsclean.clean(page, format="html").corrections] == [text]


def test_notes_of_other_articles_and_readers_do_not_count() -> None:
    note = "Correction: An earlier version of this article gave the wrong name of the hotel."
    around = f"<div class='comments'><div class='comment'><b class='author'>Jo, 3 May 2021</b><p>{note}</p></div></div>"
    around += f"<div class='related'><ul><li><a href='/x'>{note}</a></li></ul></div>"
    assert newsclean.clean(f"<h1>Talks end in Seoul</h1><article><p>{ONE}</p><p>{TWO}</p></article>{around}", format="html").corrections == ()


def test_a_text_has_them_too() -> None:
    note = "Correction: An earlier version of this article gave the wrong name of the hotel."
    assert newsclean.clean(f"Talks end in Seoul\n\n{ONE}\n\n{TWO}\n\n{note}").corrections[0].text == note


def test_all_languages_have_wording() -> None:
    assert all(tables["correction"]["start"] for tables in phrase_files().values())

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


OPENED = [
    ("Correction, Nov. 15, 2019: This article originally misidentified the first publisher.", "2019-11-15"),
    ("Editor's note: This story was updated at 5:45 p.m. ET to include details.", None),
    ("Editor's Note: We updated this article on February 2, 2026, to incorporate our latest picks.", "2026-02-02"),
    ("Mise à jour du 4 juin 2024, 9h05 : le bilan a été porté à deux blessés, selon la préfecture.", "2024-06-04T09:05:00"),
    ("Update, 3. Mai 2021: Der Mann ist tot.", "2021-05-03"),
    ("Korrektur: Der Mann heißt Meier, nicht Müller.", None),
    ("Korrektur vom 3. Mai 2021: Der Mann heißt Meier.", "2021-05-03"),
    ("Correction: Jane Doe was freed after the 2 May 2019 trial, not before it. 3 May 2021", "2021-05-03"),
    ("Correction (May 3, 2021): The hotel has eleven floors.", "2021-05-03"),
    ("UPDATE 3/5: The hotel has eleven floors now.", None),
    ("Nachtrag, 17.45 Uhr: Die Polizei hat den Mann gefunden.", None),
    ("Aktualisierung vom 3. Mai: Die Polizei hat den Mann gefunden.", None),
    ("Anmerkung der Redaktion: Wir haben den Text am 3. Mai 2021 um eine Stellungnahme ergänzt.", "2021-05-03"),
    ("Corrección, 3 de mayo de 2021: el hotel tiene once plantas.", "2021-05-03"),
    ("Corrección: el hotel tiene once plantas, no diez.", None),
    ("Nota de la redacción: este artículo ha sido actualizado con la respuesta del hotel.", None),
    ("Actualización (3 de mayo, 10:30 h): el hotel ha respondido a este diario.", None),
    ("Atualização, 3 de maio de 2021: o hotel respondeu.", "2021-05-03"),
    ("Correção: o hotel tem onze andares, e não dez.", None),
    ("Nota da redação: o texto foi atualizado às 17h45 com a resposta do hotel.", None),
    ("Aggiornamento del 3 maggio 2021: l'albergo ha risposto.", "2021-05-03"),
    ("Correzione: l'albergo ha undici piani, non dieci.", None),
    ("Nota della redazione: questo articolo è stato aggiornato con la risposta dell'albergo.", None),
    ("Aktualizacja, 3 maja 2021: hotel odpowiedział na pytania.", "2021-05-03"),
    ("Korekta: hotel ma jedenaście pięter, nie dziesięć.", None),
    ("Od redakcji: tekst został zaktualizowany o odpowiedź hotelu.", None),
    ("Ενημέρωση, 3 Μαΐου 2021: το ξενοδοχείο απάντησε.", "2021-05-03"),
    ("Διόρθωση: το ξενοδοχείο έχει έντεκα ορόφους, όχι δέκα.", None),
    ("Обновление от 3 мая 2021: отель ответил на вопросы.", "2021-05-03"),
    ("Исправление: в отеле одиннадцать этажей, а не десять.", None),
    ("От редакции: текст обновлен, добавлен комментарий отеля.", None),
    ("UPD. 3 мая 2021: отель ответил на вопросы.", "2021-05-03"),
    ("訂正（2021年5月3日）：ホテルの階数は11階でした。", "2021-05-03"),
    ("追記：2021年5月3日 ホテルから回答がありました。", "2021-05-03"),
    ("編集部注：ホテルの回答を追記しました。", None),
    ("更新（2021年5月3日）：酒店已作出回应。", "2021-05-03"),
    ("编者按：本文已更新，加入了酒店的回应。", None),
    ("Correctie, 3 mei 2021: het hotel heeft elf verdiepingen.", "2021-05-03"),
    ("Correctie: het hotel heeft elf verdiepingen, niet tien.", None),
    ("Rättelse den 3 maj 2021: hotellet har elva våningar.", "2021-05-03"),
    ("Rettelse 3. maj 2021: Hotellet har elleve etager.", "2021-05-03"),
    ("Oppdatering 3. mai 2021: Hotellet har svart på spørsmål.", "2021-05-03"),
    ("Päivitys 3.5.2021: Hotelli on vastannut kysymyksiin.", "2021-05-03"),
    ("Korjaus: Hotellissa on yksitoista kerrosta, ei kymmenen.", None),
    ("Oprava: hotel má jedenáct pater, nikoli deset.", None),
    ("Aktualizace 3. května 2021: hotel odpověděl na dotazy.", "2021-05-03"),
    ("Javítás: a szállodának tizenegy emelete van, nem tíz.", None),
    ("Frissítés, 2021. május 3.: a szálloda válaszolt a kérdésekre.", "2021-05-03"),
    ("Düzeltme: otelin on katı değil, on bir katı var.", None),
    ("Güncelleme, 3 Mayıs 2021: otel soruları yanıtladı.", "2021-05-03"),
    ("Koreksi: hotel itu punya sebelas lantai, bukan sepuluh.", None),
    ("Cập nhật ngày 3 tháng 5 năm 2021: khách sạn đã trả lời.", "2021-05-03"),
    ("تحديث 3 مايو 2021: رد الفندق على الأسئلة.", "2021-05-03"),
    ("تصحيح: الفندق من أحد عشر طابقا وليس عشرة.", None),
    ("תיקון: במלון יש אחת עשרה קומות, ולא עשר.", None),
    ("अपडेट, 3 मई 2021: होटल ने जवाब दिया है।", "2021-05-03"),
    ("정정: 호텔은 10층이 아니라 11층입니다.", None),
    ("업데이트 2021년 5월 3일: 호텔이 답변했습니다.", "2021-05-03"),
    ("Виправлення: у готелі одинадцять поверхів, а не десять.", None),
    ("Оновлення, 3 травня 2021: готель відповів на питання.", "2021-05-03"),
    ("Actualizare, 3 mai 2021: hotelul a răspuns la întrebări.", "2021-05-03"),
    ("Corecție: hotelul are unsprezece etaje, nu zece.", None),
    ("সংশোধনী: হোটেলটি এগারো তলা, দশ তলা নয়।", None),
]


@pytest.mark.parametrize(("note", "date"), OPENED)
def test_a_note_by_its_opener(note: str, date: str | None) -> None:
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


@pytest.mark.parametrize(
    "text",
    [
        "Correction: stocks fell by 10 percent, the first correction since 2019.",
        "Korrektur: Der Dax fällt um zehn Prozent auf den tiefsten Stand des Jahres.",
        "Corrección: las bolsas caen un diez por ciento tras años de subidas.",
        "Correzione: le borse perdono il dieci per cento dopo anni di rialzi.",
        "Korekta: indeksy spadły o dziesięć procent w ciągu kilku dni.",
        "Поправка: депутаты приняли закон о гостиницах в третьем чтении.",
        "Düzeltme: borsa bu hafta yüzde on geriledi ve yatırımcıları şaşırttı.",
        "Correction officers freed both men after eleven months in prison.",
        "Corrections: write to us about mistakes at the hotel.",
        "Updated: May 3, 2021",
        "Updated May 3, 2021 by Jane Doe",
        "This article was updated on May 3, 2021 at 10:00 a.m. ET.",
        "Article mis à jour le 7 janvier 2020.",
        "Dieser Artikel wurde am 3. Mai 2021 um 10 Uhr aktualisiert.",
        "Este artículo fue actualizado el 3 de mayo de 2021.",
        "Editor's note: This story first appeared in the May issue of the magazine.",
        "Editor's note: Some names in this story have been changed.",
        "Anmerkung der Redaktion: Die Namen aller Gäste wurden geändert.",
        "Update 2.0 of the game is here: it adds eleven new hotels.",
        "Update 17 for the phone is out: it adds eleven new features.",
        "Updates: Python 3.14, released on October 7, 2025, adds a new interpreter.",
        "Edit your photos: the new tool makes it easy for all of us.",
        "Hinweis: Für eine bessere Darstellung wurde die Schutzhaube entfernt!",
        "Updated rules for hotels: the city council voted on 3 May 2021 to change them.",
        "Modified starch: on 3 May 2021 the agency changed its rules for food.",
        "更新：2021年5月3日 18時05分",
        "Обновлено: 3 мая 2021 в 14:42",
    ],
)
def test_no_note_by_its_opener(text: str) -> None:
    assert of(text) == []


def test_update_without_a_day_counts_below_the_lead() -> None:
    text = "Update: The hotel has answered our questions, and says that it has eleven floors."
    page = "<h1>Talks end in Seoul</h1><article><p>{}</p></article>"
    assert [note.text for note in newsclean.clean(page.format(f"{ONE}</p><p>{TWO}</p><p>{text}"), format="html").corrections] == [text]
    assert newsclean.clean(page.format(f"{text}</p><p>{ONE}</p><p>{TWO}"), format="html").corrections == ()
    assert newsclean.clean(page.format(f"{ONE}</p><p>{TWO}</p><ul><li>{text}</li></ul><p>{ONE}"), format="html").corrections == ()


def test_a_teaser_that_is_cut_is_no_note() -> None:
    assert of("Update April, 2021: The hotel has eleven floors, not ten, as we said in our first...") == []


@pytest.mark.parametrize(
    ("note", "date"),
    [
        ("This article has been updated to correct 2 May 2019, the date of the trial, to 3 May 2019.", None),
        ("Correction: An earlier version said that the trial of 2 May 2019 was the first. It was not.", None),
        ("Correction: An earlier version said that the trial of 2 May 2019 was the first. It was not. (4 May 2021)", "2021-05-04"),
        ("This article was amended on Monday 3 May 2021. The trial was on 2 May 2019.", "2021-05-03"),
        ("Dieser Artikel wurde am 3. Mai 2021 um eine Stellungnahme des Hotels ergänzt.", "2021-05-03"),
        ("Cet article a été mis à jour le 3 mai 2021 avec la réponse de l’hôtel.", "2021-05-03"),
        ("Editor's note: This story was updated at 5:45 p.m. ET with the hotel's answer.", None),
    ],
)
def test_the_day_of_a_note(note: str, date: str | None) -> None:
    assert of(note) == [(note, date)]


def test_every_language_has_openers_and_words_of_mistakes() -> None:
    for code, tables in phrase_files().items():
        assert all(tables["correction"][key] for key in ("openers", "weak", "editors", "changed", "statements", "mistakes")), code


@pytest.mark.parametrize("size", [10, 10_000])
def test_hostile_notes_are_bounded(size: int) -> None:
    for opener in ("Correction ", "Update: ", "Editor's note: ", "This article was updated "):
        for piece in ("3 May 2021 ", "((((", "updated ", "1:1:", ": ", "not "):
            assert len(of(opener + piece * size)) <= 1


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

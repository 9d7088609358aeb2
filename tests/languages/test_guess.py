"""The language of a text."""

from __future__ import annotations

import pytest

from newsclean.languages.guess import guess_language


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

"""The language of a text."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from newsclean import clean
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


class Langid(ModuleType):
    """A module that would know every language, if anybody asked."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"py3langid.{name} was asked for")


UNDECIDED = "Bridge closed\nPublished 03/04/2024\n\nLorne: 12 km"  # neither its language nor, without that, its day is known


@pytest.mark.parametrize("module", [Langid("py3langid"), None], ids=["installed", "not installed"])
def test_the_language_does_not_depend_on_what_is_installed(module: ModuleType | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", module)  # None makes its import fail
    for text in (
        UNDECIDED,
        "Kort nytt.",
        "Una frase curta en català sobre el pont de Lorne.",
        "Die Brücke ist zu, sagt die Stadt, und die Fähre auch.",
    ):
        for source in (text, f"<html><body><h1>Lorne</h1><p>{text}</p></body></html>"):
            article = clean(source)
            assert article.language == guess_language(article.text or text)
    assert clean(UNDECIDED).language is None
    assert clean(UNDECIDED).date_published is None
    names = [name for name in sys.modules if name.startswith("newsclean")]
    assert not [name for name in names if hasattr(sys.modules[name], "py3langid")]

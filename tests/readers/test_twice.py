"""Text that was decoded twice is mended where that is safe, and never text that is right."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.readers.twice import MENDED, NOTICED, mended

TEXTS = [
    "They don’t know; the café is shut – “for good”.",
    "L’été à Nîmes a été très chaud, d’où les mesures prévues.",
    "Die Brücke über die Lörn wird für Fußgänger geöffnet.",
    "Городской совет закрыл старый мост на полгода.",
    "Το συμβούλιο έκλεισε την παλιά γέφυρα για έξι μήνες.",
    "市议会星期一决定关闭旧桥六个月。",
    "أغلق المجلس الجسر القديم لمدة ستة أشهر.",
]


def twice(text: str, encoding: str) -> str:
    """The text as it is where its UTF-8 was read in an encoding; bytes that this does not have as control characters, as browsers do."""
    return "".join([bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode()])


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_text_is_mended(text: str, encoding: str) -> None:
    for source, format in ((twice(text, encoding), "text"), (f"<p>{twice(text, encoding)}</p>", "html")):
        article = newsclean.clean(source, format=format)  # type: ignore[arg-type]
        assert article.text == text
        assert MENDED.format("cp1252") in article.warnings


@pytest.mark.parametrize(("text", "encoding"), [(TEXTS[3], "cp1251"), (TEXTS[4], "cp1253")])
def test_other_encodings(text: str, encoding: str) -> None:
    article = newsclean.clean(twice(text, encoding))
    assert article.text == text
    assert MENDED.format(encoding) in article.warnings


def test_one_line_of_a_right_text_is_mended() -> None:
    article = newsclean.clean("Die Brücke ist geöffnet.\n\nThey donâ€™t know that.\n\nÜber die Lörn.", format="text")
    assert "They don’t know that." in article.text
    assert "Brücke" in article.text


def test_a_line_with_both_is_left_with_a_warning() -> None:
    article = newsclean.clean("Die Veröffentlichung ist zu prÃ¼fen, hieß es am Montag in der Stadt.")
    assert "prÃ¼fen" in article.text
    assert NOTICED in article.warnings


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS,
        "Die FPÖ“ und «Gä»…",
        "SÃO PAULO – AMANHÔ",
        "IRMÃ DULCE É SANTA",
        "«СССР» и «ГДР»",
        "ÎLE-DE-FRANCE : « À L’ÂGE »",
        "I lost count of how many times I saw “Ã¤” and â€™ in UTF-8 text.",
        "Ñandú, Ðorđe, Øst, Åre",
        "THE CAFÉ’S “FÊTE”…",
    ],
)
def test_right_text_stays(text: str) -> None:
    warnings: list[str] = []
    assert mended(text, warnings) == text
    assert warnings == []

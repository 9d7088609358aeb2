"""Results and figures of matches, and lines that are none."""

import pytest

from newsclean.values.results import is_figures, is_half, is_line_up, is_result

RESULTS = (
    "Arsenal 2 Chelsea 1",
    "Orrdale Town 2-1 Kettlebeck Rovers",
    "Clonreagh 1-14 Ballyduff 0-12",
    "Final score: Orrdale 3, Kell 1",
    "FT: Orrdale 2 Kell 2",
    "SV Lohberg – TSV Weiler 2:1 (1:0)",
    "Lohberg - Weiler 2:1",
    "TSV Weiler 3:1 SV Lohberg",
    "Arroyo 2-1 Sierra",
    "Arroyo, 2; Sierra, 1",
    "Vaubois – Lormont : 2-1",
    "Ponte Alto-Borgo Nuovo 2-1",
    "Serra 2 x 1 Mirandela",
    "Serra 2-1 Mirandela",
    "◇決勝（11月4日・霧里球場）霧里高 3―2 海崎高",
    "霧里高 3－2 海崎高",
    "▽決勝\u3000霧里3―2海崎",
)
FIGURES = (
    "Scorers: Healy 1-4, Power 0-6.",
    "Attendance: 3,120",
    "Att: 612",
    "Referee: P Gough (Kell).",
    "Attendance: 4,210.",
    "Tore: 1:0 Vogt (12.), 2:0 Ohlendorf (40.), 2:1 Lang (81.).",
    "Zuschauer: 4.200",
    "Schiedsrichter: Karl Brandt (Wendum)",
    "Gelbe Karten: Vogt, Lang",
    "Zuschauer: 350",
    "Goles: 1-0, min. 12: Rojas. 2-0, min. 40: Paz. 2-1, min. 81: Vega.",
    "Árbitro: Juan Soto (Colegio Norte).",
    "Asistencia: 4.200 espectadores",
    "Buts : Morel (12e), Petit (40e) pour Vaubois ; Roux (81e) pour Lormont.",
    "Arbitre : M. Girard.",
    "Spectateurs : 4 200",
    "Marcatori: 12' Villa, 40' Neri, 81' Costa.",
    "Arbitro: Greco di Salvera. Spettatori: 4.200",
    "Gols: Davi (12), Renan (40) e Bruno (81).",
    "Público: 4.200",
    "▽本塁打\u3000大野（霧里）",
    "観衆 4200人",
)
OTHERS = (
    "Lohberg beats Weiler 2-1",
    "Mill burns down in 1904",
    "5 November 2023",
    "The final is on 4 November",
    "Council votes 7 to 5 to close the pool",
    "Goals are rare in this league.",
    "Chapter 2 Verse 1 of the book of rules",
    "Note: the data is from May 2025",
    "What 2 years of drought did to 3 farms",
    "Das Spiel endet mit einer Überraschung",
)


@pytest.mark.parametrize("line", RESULTS)
def test_is_result(line: str) -> None:
    assert is_result(line)


@pytest.mark.parametrize("line", FIGURES)
def test_is_figures(line: str) -> None:
    assert is_figures(line)


@pytest.mark.parametrize("line", OTHERS)
def test_is_neither(line: str) -> None:
    assert not is_result(line)
    assert not is_half(line)
    assert not is_figures(line)


def test_sides_and_line_ups() -> None:
    assert is_half("Clonreagh 1-14")
    assert is_half("PONTE ALTO 2")
    assert is_line_up("Orrdale: Webb, Marsh, Tully, Crane, Fisk, Peel")
    assert not is_line_up("She said: bring bread, water, candles, rope and a knife")

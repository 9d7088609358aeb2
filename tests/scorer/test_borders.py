"""Where the blocks of a text stand to the article's borders, and that the scorer gives back what stands beside a short article."""

from __future__ import annotations

import pytest

import newsclean
from newsclean import Document, Pipeline
from newsclean.layout import surveyed
from newsclean.readers.read import read
from newsclean.scorer.borders import border_columns, borders

PARAGRAPHS = (
    "The council of Ostrand voted on Tuesday to close the swimming pool for the whole winter, so that its roof can be mended.",
    "The work will cost some three million, a third of which the region pays, and the clubs will swim in the next town.",
)
PAGE = "\n\n".join(
    (
        *("Home", "Log in", "Share this article", "Pool in Ostrand to close for the winter", *PARAGRAPHS),
        *(
            "Sign up for our newsletter",
            "Nobody was heard in the debate.",
            "Most read",
            "Goat walks into a bank",
            "© 2024 Ostrand Post. All rights reserved.",
        ),
    )
)


def judged() -> Document:
    return Pipeline.default().without("block_scorer")(surveyed(read(PAGE, format="text")))


def test_features_say_what_stands_between_a_block_and_the_article() -> None:
    doc = judged().without(("outside_article",))
    found = borders(doc, doc.kept)
    assert [doc.kept[at].text for at in range(found.first, found.end)] == list(PARAGRAPHS)
    at = next(at for at, b in enumerate(doc.kept) if b.text.startswith("Nobody"))
    columns = border_columns(found, doc, doc.kept, [found.first, at])
    assert columns["from_border"] == [0, 1]
    assert columns["border_removed"] == [0, 1]  # the newsletter
    assert columns["border_running"] == columns["border_short"] == [0, 0]


def test_a_text_without_running_text_has_borders() -> None:
    doc = surveyed(read("Song one\n\nSong two", format="text"))
    assert borders(doc, doc.kept)[:2] == (0, 2)
    empty = surveyed(read("", format="text"))
    assert borders(empty, empty.kept)[:2] == (0, 0)


@pytest.mark.parametrize(
    ("paragraphs", "label", "closing", "others"),
    [
        (PARAGRAPHS, "Advertisement", "Nobody was heard in the debate.", "Most read"),
        (
            (
                "Der Rat von Ostrand hat am Dienstag beschlossen, das Hallenbad den ganzen Winter über zu schließen, damit das Dach erneuert wird.",
                "Die Arbeiten kosten rund drei Millionen, ein Drittel davon zahlt das Land, und die Vereine schwimmen im Nachbarort.",
            ),
            "Anzeige",
            "Verletzt wurde niemand.",
            "Meistgelesen",
        ),
        (
            (
                "La mairie de Valmont a décidé mardi de fermer la piscine municipale pendant tout l'hiver afin d'en refaire le toit.",
                "Les travaux coûteront près de trois millions d'euros, dont la région paiera un tiers, et les clubs nageront ailleurs.",
            ),
            "Publicité",
            "Les bus passeront.",
            "Les plus lus",
        ),
        (
            (
                "Rada miasta Grodowa zdecydowała we wtorek, że stary most kolejowy nad Wilgą zostanie rozebrany jeszcze tej jesieni.",
                "Prace potrwają cztery miesiące i będą kosztować dwanaście milionów złotych, z czego połowę zapłaci województwo.",
            ),
            "Reklama",
            "Nikt nie ucierpiał.",
            "Najczęściej czytane",
        ),
    ],
    ids=["en", "de", "fr", "pl"],
)
def test_a_short_closing_sentence_below_a_label_stays(paragraphs: tuple[str, ...], label: str, closing: str, others: str) -> None:
    page = (
        "Home",
        "Log in",
        "Share this article",
        "Ostrand 2024, a headline of five words",
        *paragraphs,
        label,
        closing,
        others,
        "Goat walks into a bank",
    )
    article = newsclean.clean("\n\n".join((*page, "© 2024 Ostrand Post. All rights reserved.")), format="text")
    assert article.text.endswith(closing)


def test_a_list_of_headlines_goes_as_one() -> None:
    headlines = [f"Minister number {n} visits the harbour" for n in ("one", "two", "three", "four", "five")]
    article = newsclean.clean("\n\n".join((*PAGE.split("\n\n")[:6], *headlines, "© 2024 Ostrand Post. All rights reserved.")), format="text")
    assert article.text.split("\n\n") == list(PARAGRAPHS)


def test_numbered_headings_of_a_list_article_stay() -> None:
    names = ("Museum of Clogs, Thrupton", "The Lamp House, Orrby", "Old Weir Mill, Lorne", "The Typewriter Room, Kell")
    texts = (
        "It opens at ten.",
        "Ask for the keeper, who lives next door.",
        "The wheel turns on Sundays, and there is soup.",
        "Bring a ribbon, since the keeper has none left to sell in his shop.",
    )
    items = [line for n, (name, text) in enumerate(zip(names, texts, strict=True), 1) for line in (f"{n}. {name}", text, "Advertisement")]
    article = newsclean.clean("\n\n".join((*PAGE.split("\n\n")[:6], *items, "© 2024 Ostrand Post. All rights reserved.")), format="text")
    assert [name for name in names if name in article.text] == list(names)

"""The title of an article."""

from __future__ import annotations

import pytest

from newsclean import Article, clean

PARAGRAPHS = (
    "The harbour board voted on Monday to rebuild the pier, which a winter storm had torn away four years ago.",
    "Boat owners had asked for it ever since, and some of them have paid for moorings elsewhere in the meantime.",
    "Work is to begin after Easter, the chairman of the board said, and should be over before the herring comes.",
)


def page(title: str, above: str, *, head: str = "", before: str = "", behind: str = "", url: str | None = None) -> Article:
    """Return the article of a page with a `<title>`, what stands above its paragraphs, and what stands before and behind all that."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    body = f"{before}<div class=m>{above}<div class=t>{text}</div></div>{behind}"
    return clean(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>", format="html", url=url)


def og(title: str = "", site: str = "") -> str:
    """Return the Open Graph elements for a title and the name of a site."""
    named = (("og:title", title), ("og:site_name", site))
    return "".join(f'<meta property="{name}" content="{content}">' for name, content in named if content)


def test_a_page_whose_title_is_a_separator_has_the_one_it_shows() -> None:
    assert clean("<title>-</title><p>The talks failed on Monday.</p>", format="html").title is None
    assert clean("<title>-</title><h1>Talks fail</h1><p>The talks failed on Monday.</p>", format="html").title == "Talks fail"


@pytest.mark.parametrize(
    ("title", "above", "expected"),
    [
        ("码头明年重建_本地_海港网", "<div class=bt>码头明年重建</div>", "码头明年重建"),
        ("码头明年重建_本地_海港网", "", "码头明年重建"),
        ("码头明年重建-海港网", "", "码头明年重建"),
        ("桟橋を再建へ｜地域｜みなと新聞", "<p class=x>桟橋を再建へ</p>", "桟橋を再建へ"),
        ("Η προβλήτα ξαναχτίζεται - Τοπικά - Το Λιμάνι", "<div>Η προβλήτα ξαναχτίζεται</div>", "Η προβλήτα ξαναχτίζεται"),
        ("Kurier Portowy - Molo zostanie odbudowane - Region", "<b>Molo zostanie odbudowane</b>", "Molo zostanie odbudowane"),
        ("Пристань построят заново // Портовые вести", "", "Пристань построят заново"),
        ("Портовые вести :: Пристань построят заново :: Общество", "<h3>Пристань построят заново</h3>", "Пристань построят заново"),
        ("El Puerto » Comarca » El muelle se reconstruirá", "<div class=h>El muelle se reconstruirá</div>", "El muelle se reconstruirá"),
        ("Die Mole wird neu gebaut - hafenblatt.example", "", "Die Mole wird neu gebaut"),
        ("Harbour Post - Pier to be rebuilt - Harbour Post", "", "Pier to be rebuilt"),
        ("Molo odbudowane / 14.02.2023 / Region", "<h1>Molo odbudowane</h1>", "Molo odbudowane"),
        ("Pier to be rebuilt&lt;br&gt;after the storm", "", "Pier to be rebuilt after the storm"),
    ],
)
def test_the_names_of_site_and_section_go(title: str, above: str, expected: str) -> None:
    assert page(title, above).title == expected


@pytest.mark.parametrize(
    ("title", "above", "head"),
    [
        ("Mole offen | Was Segler wissen müssen | Hafenblatt", "<h1>Mole offen | Was Segler wissen müssen</h1>", og(site="Hafenblatt")),
        ("Jetée rouverte | Ce que l’on sait | Le Quai", "", og("Jetée rouverte | Ce que l’on sait", "Le Quai")),
        ("Comment | Why the pier matters | Harbour Post", "<h1>Comment | Why the pier matters</h1>", og("Comment | Why the pier matters")),
        ("La « jetée aux phoques » revient | Le Quai", "<h1>La « jetée aux phoques » revient</h1>", ""),
        ("Warum die »alte Mole« fehlt » Hafenblatt", "", ""),
        ("「桟橋」再建へ｜みなと新聞", "<h1>「桟橋」再建へ</h1>", ""),
        ("Puerto 2 - Ría 1 | El Puerto", "<h1>Puerto 2 - Ría 1</h1>", ""),
        ("Molo - rada znalazła pieniądze", "", ""),
        ("Best piers to see in 2025 | Harbour Post", "<h1>Best piers to see in 2025</h1>", ""),
        ("Pier back | Harbour Post", "<h1>Pier back, says <a href=/b>the harbour board</a></h1>", ""),
        ("What snake_case means | Harbour Post", "<h1>What snake_case means</h1>", ""),
    ],
)
def test_what_the_sources_agree_on_is_never_cut(title: str, above: str, head: str) -> None:
    expected = above.removeprefix("<h1>").removesuffix("</h1>") or title.rsplit(" | ", 1)[0].removesuffix(" » Hafenblatt")
    assert page(title, above, head=head).title == expected.replace("<a href=/b>", "").replace("</a>", "")


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        (
            "Пристань построят заново - Вести",
            "Пристань построят заново<span><a href=/1>Порт</a><a href=/2>Море</a></span>",
            "Пристань построят заново",
        ),
        ("Molo odbudowane – Kurier", "Molo odbudowane <span><a href=/1>Region</a> <a href=/2>Porty</a></span>", "Molo odbudowane"),
        ("La jetée revient | Le Quai", "<a href=/t>Ports</a>La jetée revient", "La jetée revient"),
        ("Die Mole wird neu gebaut | Hafenblatt", "Die Mole wird neu gebaut <a href=#k>7 Kommentare</a>", "Die Mole wird neu gebaut"),
        ("La jetée revient enfin | Le Quai", "La jetée revient enfin <small>(23)</small>", "La jetée revient enfin"),
        ("Pier to be rebuilt | Harbour Post", "Pier to be rebuilt <span>14.02.2023 10:15</span>", "Pier to be rebuilt"),
        ("El muelle vuelve - El Puerto", "<i>14/02/2023</i> El muelle vuelve", "El muelle vuelve"),
        ("码头明年重建 - 海港网", "<a href=/>海港网</a> &gt; <a href=/l>本地</a> &gt; 码头明年重建", "码头明年重建"),
        ("Pier to be rebuilt | Harbour Post", "Pier to be rebuilt<em>New</em>", "Pier to be rebuilt"),
        ("Pier to be rebuilt | Harbour Post", "Pier to be rebuilt as board finds the money", "Pier to be rebuilt as board finds the money"),
        ("Landscape of piers | Harbour Post", "Landscape of piers photographed", "Landscape of piers photographed"),
    ],
)
def test_what_hangs_on_a_heading_is_no_part_of_it(title: str, heading: str, expected: str) -> None:
    assert page(title, f"<h1>{heading}</h1>").title == expected


@pytest.mark.parametrize(
    ("title", "above", "before", "behind"),
    [
        ("Pier to be rebuilt in spring | Harbour Post", "<h2>Pier to be rebuilt in spring</h2>", "<h1><a href=/>Harbour Post</a></h1>", ""),
        ("Pier to be rebuilt in spring | Harbour Post", "<h1>Pier to be rebuilt in spring</h1>", "<h1>Harbour Post</h1>", ""),
        ("Pier to be rebuilt in spring", "<div class=n>Pier to be rebuilt in spring</div>", "<h1>Lokales</h1>", ""),
        ("Pier to be rebuilt in spring", "<div class=n>Pier to be rebuilt in spring</div>", "", "<h1>相关新闻</h1><a href=/1>桥</a>"),
        ("Pier to be rebuilt in spring", "<div class=n>Pier to be rebuilt in spring</div>", "", "<div><h1>Texte d’origine</h1></div>"),
    ],
)
def test_a_heading_of_the_site_or_of_a_list_is_no_title(title: str, above: str, before: str, behind: str) -> None:
    article = page(title, above, before=before, behind=behind)
    assert article.title == "Pier to be rebuilt in spring"
    assert article.title not in article.text


def test_the_title_of_a_text_keeps_its_quotation_marks() -> None:
    text = "La « jetée aux phoques » revient\n\n" + "\n\n".join(PARAGRAPHS)
    assert clean(text, format="text").title == "La « jetée aux phoques » revient"

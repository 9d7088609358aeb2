"""What kind of page an input is. `pages` holds made-up pages in many languages, written before the rules; `labels.jsonl` says what each is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.document.choices import PageKind, choices
from newsclean.kinds.features import LABELS, features

FOLDER = Path(__file__).parent
PAGES = [json.loads(line) for line in (FOLDER / "labels.jsonl").read_text(encoding="utf-8").splitlines()]

# What is known to be wrong, and why.
SMALL = "pages of forums and shops so small that the forests have learnt from none like them"
FAILING: dict[str, str] = {
    "login-ru-forum": "a forum's log-in page that says what may not be seen without one",
    "chal-pl-akamai-bm": "a check without a button and without a known phrase",
    "media-it-podcast": "an episode of a podcast with its description",
    "media-en-cartoon": "a picture without a word that says so",
    "idx-de-tag": "a tag's page with two teasers",
    "idx-sv-blogg": "a list of posts as text",
    **dict.fromkeys(("disc-en-phpbb", "disc-fr-forum", "disc-ru-thread", "disc-en-reddit", "disc-tr-sozluk"), SMALL),
    **dict.fromkeys(("prod-de-bohrer", "prod-fr-livre", "prod-ja-senbei", "prod-pl-rower", "prod-es-apartamento"), SMALL),
}


def cleaned(label: dict[str, Any]) -> newsclean.Article:
    path = FOLDER / "pages" / Path(label["file"]).name
    return newsclean.clean(path.read_bytes(), format="html" if path.suffix == ".html" else "auto")


@pytest.mark.parametrize(
    "label",
    [
        pytest.param(label, id=name, marks=[pytest.mark.xfail(strict=True, reason=FAILING[name])] if name in FAILING else [])
        for label in PAGES
        if (name := Path(label["file"]).stem)
    ],
)
def test_made_up_pages_have_their_kind(label: dict[str, Any]) -> None:
    article = cleaned(label)
    assert article.kind == label["kind"], article.kind_reason
    assert article.kind_reason


def test_there_is_a_page_of_each_kind() -> None:
    assert {label["kind"] for label in PAGES} == {*choices(PageKind)} - {"other"}


TALKS = "The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city, two people in the room said."
MORE = "Delegates said that no new date had been set, and that neither side had moved on prices since the strike began in March."


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (TALKS, "article"),
        (f"<h1>Page not found</h1><p>{TALKS}</p><p>{MORE}</p><p>{TALKS}</p>", "article"),  # a headline like any other
        ("<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found on this server.</p>", "error"),
        ("<title>Just a moment...</title><body><script>window._cf_chl_opt={}</script></body>", "challenge"),
        ("<title>Post</title><body><div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript></body>", "shell"),
        ("<title>Post</title><meta http-equiv=refresh content='0;url=/en'><body></body>", "shell"),
        ("https://lorne.example/bridge", "other"),
        ('{"title": "Talks"}', "data"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "feed"),
        ("<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title></channel></rss>", "feed"),
        (f"<h1>500 jobs go at the harbour</h1><p>{TALKS}</p>", "article"),
        ("<title>lorne.example | 522: Bağlantı zaman aşımına uğradı</title><body><p>Sunucu yanıt vermedi, birkaç dakika sonra.</p></body>", "error"),
        ("id;name;seats\n1;Blue;3\n2;Red;5\n3;Green;7\n4;Grey;1", "data"),
        ("", "other"),
    ],
)
def test_small_inputs(source: str, kind: PageKind) -> None:
    assert newsclean.clean(source, format="html" if source.startswith("<h1") else "auto").kind == kind


HEADLINES = {
    "Court orders shop to delete customers' data": (
        "A shop in Leeds must delete the personal data of 4,000 visitors to its website, the privacy watchdog said on Monday.",
        "It had stored cookies and settings without consent and shared them with partners for advertising.",
    ),
    "Millions of passwords stolen": (
        "A hotel chain said on Monday that e-mail addresses and passwords of millions of users were stolen.",
        "Users who have an account should log in and change their password, the company said.",
    ),
    "Captcha for new users": (
        "The network will ask new users to solve a puzzle that proves they are human, the firm said on Tuesday.",
        "Robots made up a tenth of the accounts, it said, and unusual traffic had doubled since March.",
    ),
    "Datenschützer rügen Cookie-Banner": (
        "Die Datenschutzbehörde hat am Montag elf Verlage gerügt, weil ihre Banner die Einwilligung in Cookies erzwingen.",
        "Besucher müssten Werbung und Partner ablehnen können, hieß es.",
    ),
    "Erreur 404 : le restaurant qui n'existait pas": (
        "Pendant six mois, un restaurant de Lyon a eu quatre étoiles et une liste d'attente, mais pas d'adresse.",
        "Son inventeur, un étudiant de vingt ans, dit qu'il voulait montrer que les avis ne valent rien.",
    ),
    "Caída de la web de los trenes": (
        "Miles de viajeros se quedaron el lunes sin billete porque la web respondía «inténtelo de nuevo más tarde».",
        "La empresa lo atribuye a un fallo del proveedor y promete devolver el dinero a quienes perdieron el tren.",
    ),
}


@pytest.mark.parametrize("format", ["html", "text"])
@pytest.mark.parametrize("title", HEADLINES)
def test_a_brief_about_such_pages_is_an_article(title: str, format: newsclean.Format) -> None:
    paragraphs = HEADLINES[title]
    body = f"<article><h1>{title}</h1><p>{'<p>'.join(paragraphs)}</article>"
    page = f"<title>{title} | Post</title><nav><a href=/>Home</a></nav>{body}<footer>Contact us</footer>"
    article = newsclean.clean(page if format == "html" else "\n\n".join((title, *paragraphs)), format=format)
    assert article.kind == "article", article.kind_reason


def test_what_is_no_article_has_no_confidence() -> None:
    error = newsclean.clean("<title>404 Not Found</title><h1>404 Not Found</h1><p>The page you are looking for does not exist any more.</p>")
    assert error.kind == "error"
    assert error.confidence < 0.1


def test_every_feature_has_a_label() -> None:
    article = newsclean.clean(f"<title>Talks fail</title><h1>Talks fail</h1><p>{TALKS}</p>")
    assert features(article.document, article).keys() == LABELS.keys()


def test_the_kind_survives_bytes_and_stands_in_rows() -> None:
    article = newsclean.clean("<title>404 Not Found</title><h1>404 Not Found</h1><p>The page you are looking for does not exist any more.</p>")
    assert newsclean.Article.from_bytes(article.to_bytes()) == article
    assert article.to_dict()["kind"] == "error"
    assert article.to_dict()["kind_reason"] == article.kind_reason


@pytest.mark.parametrize(
    ("notice", "free"),
    [
        ("Subscribe to read the full article.", False),
        ("Pour lire la suite de cet article, abonnez-vous.", False),
        ("Support our journalism.", None),
    ],
)
def test_an_article_that_is_cut_says_so(notice: str, free: bool | None) -> None:
    text = f"<article><h1>Talks fail</h1><p>{TALKS}</p><p>{MORE}</p></article>"
    page = f"<title>Talks fail</title><body>{text}<div class=offer><p>{notice}</p></div></body>"
    article = newsclean.clean(page, format="html")
    assert (article.kind, article.is_accessible_for_free) == ("article", free)
    assert bool(article.notes) == (free is False)

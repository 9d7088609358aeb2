"""When the article of a page was published and changed, by what the page prints and marks. Dates of anything else are not taken."""

from __future__ import annotations

import pytest

from newsclean import Article, clean

TITLES = {
    "en": "Harbour board to dredge the eastern basin",
    "de": "Hafen lässt das östliche Becken ausbaggern",
    "fr": "Le port va draguer le bassin de l’est",
    "ru": "Порт углубит восточный бассейн",
}
TEXTS = {
    "en": (
        "The harbour board has decided to dredge the eastern basin this winter, after two coasters ran aground near the pilot station.",
        "Work is to begin once the herring boats have left, and the board expects it to cost about three million crowns in all.",
        "Fishermen asked for a place to land their catch while the dredger is at work, and were promised the northern quay until spring.",
    ),
    "de": (
        "Der Hafenausschuss will das östliche Becken in diesem Winter ausbaggern lassen, nachdem zwei Frachter gestrandet sind.",
        "Die Arbeiten sollen beginnen, sobald die Heringsboote ausgelaufen sind, und kosten nach Angaben des Ausschusses rund drei Millionen Euro.",
        "Die Fischer wollten wissen, wo sie in dieser Zeit anlanden können, und bekamen bis zum Frühjahr den Nordkai zugesagt.",
    ),
    "fr": (
        "Le conseil du port a décidé de draguer le bassin de l’est cet hiver, après que deux caboteurs se sont échoués près de la station.",
        "Les travaux doivent commencer dès le départ des harenguiers et coûteront environ trois millions d’euros, selon le conseil.",
        "Les pêcheurs ont demandé un endroit pour débarquer leurs prises, et le quai nord leur a été promis jusqu’au printemps.",
    ),
    "ru": (
        "Портовый совет решил этой зимой углубить восточный бассейн, после того как за месяц два судна сели на мель возле лоцманской станции.",
        "Работы начнутся, как только уйдут сельдяные суда, и обойдутся, по оценке совета, примерно в три миллиона рублей.",
        "Рыбаки попросили место для выгрузки улова на время работ, и до весны им обещали северный причал.",
    ),
}
MENU = "<ul>" + "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Alpha", "Beta", "Gamma", "Delta")) + "</ul>"


def article(
    language: str,
    below: str = "",
    *,
    title: str | None = None,
    head: str = "",
    top: str = "",
    above: str = "",
    after: str = "",
    foot: str = "",
    lead: str = "",
    box: str = "article",
    tag: str | None = None,
    url: str | None = None,
) -> Article:
    """Clean a page with an article.

    below, above, after   what stands below and above its headline, and after its text
    top, foot             what stands above and below the article
    lead                  what its text opens with
    tag                   the language that the page names, where that is not the text's
    """
    title = title or TITLES[language]
    text = "".join(f"<p>{lead if n == 0 else ''}{paragraph}</p>" for n, paragraph in enumerate(TEXTS[language]))
    page = f"""<!doctype html><html lang="{tag or language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{top}{MENU}
        <{box}>{above}<h1>{title}</h1>{below}{text}{after}</{box}>{foot}<div class="footer"><p>© 2024 Coast Post</p></div></body></html>"""
    return clean(page, url=url)


@pytest.mark.parametrize(
    ("language", "below", "day"),
    [
        ("de", '<div class="meta-zeile">07.11.23 | Lokales</div>', "2023-11-07"),
        ("de", "<p>Kiel, 07.11.23, 18:40 Uhr</p>", "2023-11-07"),
        ("fr", '<span class="publi">Publié le 07/11/23 à 18h40</span>', "2023-11-07"),
        ("en", "<p>10/24/23 5:30 PM</p>", "2023-10-24"),
        ("ru", '<div class="news_date">16.01.12 18:20</div>', "2012-01-16"),
        ("en", "<p>Words by Ada Quill in Coast on 9 May 2018 at 07:10 AM. <a href='#c'>18 replies</a></p>", "2018-05-09"),
        ("de", "<div>Geschrieben von Ada Quill in der Rubrik Küste am 9. Mai 2018 um 7.10 Uhr. 18 Kommentare</div>", "2018-05-09"),
        ("fr", "<div>Écrit par Ada Quill dans la rubrique Littoral, le 9 mai 2018. 18 commentaires</div>", "2018-05-09"),
        ("en", "<div><span>Coast</span> <span>February 29, 2016</span> <span>4:10 pm</span></div>", "2016-02-29"),
        ("fr", '<aside class="article-infos"><p>Par Ada Quill</p><p>5 janvier 2021</p></aside>', "2021-01-05"),
        ("en", "<p>03/04/2021</p>", None),  # of two countries
    ],
)
def test_notations_below_the_headline(language: str, below: str, day: str | None) -> None:
    found = article(language, below).date_published
    assert (found and found[:10]) == day


@pytest.mark.parametrize(
    ("language", "tag", "day"),
    [("en", "en-GB", "2021-04-03"), ("en", "en-US", None), ("fr", "en", "2021-04-03"), ("ru", "en-US", "2021-04-03")],
)
def test_whether_the_day_goes_first(language: str, tag: str, day: str | None) -> None:
    """Many templates name English, and the United States, whatever the page is written in."""
    assert article(language, '<p class="date">03/04/2021</p>', tag=tag).date_published == day


@pytest.mark.parametrize(
    ("language", "below", "published", "modified"),
    [
        ("en", "<p>Updated: 6 February 2021 | Published: 5 January 2021</p>", "2021-01-05", "2021-02-06"),
        ("de", "<p>Aktualisiert am 6. Februar 2021, erstmals veröffentlicht am 5. Januar 2021</p>", "2021-01-05", "2021-02-06"),
        ("fr", "<div><p>Mis à jour le 6 février 2021</p><p>Publié le 5 janvier 2021</p></div>", "2021-01-05", "2021-02-06"),
        ("ru", "<div>Обновлено: 6 февраля 2021</div><div>Опубликовано: 5 января 2021</div>", "2021-01-05", "2021-02-06"),
        ("en", "<div>5 January 2021 (updated 6 February 2021)</div>", "2021-01-05", "2021-02-06"),
        ("en", "<div>2021年1月5日 公開 2021年2月6日 更新</div>", "2021-01-05", "2021-02-06"),
        ("de", "<dl><dt>Zuletzt geändert</dt><dd>06.02.2021</dd><dt>Veröffentlicht</dt><dd>05.01.2021</dd></dl>", "2021-01-05", "2021-02-06"),
        (
            "fr",
            '<i itemprop="dateModified" content="2021-02-06">hier</i> <i itemprop="datePublished" content="2021-01-05">avant</i>',
            "2021-01-05",
            "2021-02-06",
        ),
        (
            "en",
            '<time class="entry-updated" datetime="2021-02-06">6 Feb 2021</time> '
            '<time class="entry-date published" datetime="2021-01-05">5 Jan 2021</time>',
            "2021-01-05",
            None,
        ),
    ],
)
def test_published_goes_before_updated_in_any_order(language: str, below: str, published: str, modified: str | None) -> None:
    found = article(language, below)
    assert (found.date_published, found.date_modified) == (published, modified)


STAMP = '<meta name="date" content="2021-02-06T10:00:00+01:00">'


def test_the_day_of_the_file_gives_way_to_what_is_printed() -> None:
    """Many systems set `<meta name="date">` anew with each change."""
    assert article("de", '<p class="date">5. Januar 2021</p>', head=STAMP).date_published == "2021-01-05"
    assert article("de", '<p class="date">6. Februar 2021</p>', head=STAMP).date_published == "2021-02-06T10:00:00+01:00"
    assert article("de", head=STAMP).date_published == "2021-02-06T10:00:00+01:00"


def test_the_date_of_publication_in_the_head_gives_way_to_an_earlier_one_that_is_surely_the_article_s() -> None:
    head = '<meta property="article:published_time" content="2021-02-06T10:00:00Z">'
    assert article("de", "<p>Veröffentlicht: 05.01.2021 | Aktualisiert: 06.02.2021</p>", head=head).date_published == "2021-01-05"
    assert article("en", "<p>Last updated: 5 January 2021</p>", head=head).date_published == "2021-02-06T10:00:00+00:00"
    assert article("en", "<p>Founded 12 May 2001</p>", head=head).date_published == "2021-02-06T10:00:00+00:00"


@pytest.mark.parametrize(
    ("language", "top"),
    [
        ("en", '<div class="bar"><span>Sunday, 3 March 2024</span></div>'),
        ("de", '<div id="datum">Sonntag, 3. März 2024</div>'),
        ("ru", '<div class="head"><b>3 марта 2024, воскресенье, 12:30</b></div>'),
        ("fr", '<header><span class="jour">dimanche 3 mars 2024</span></header>'),
        ("fr", '<div class="strip"><time datetime="2024-03-03">dimanche 3 mars 2024</time></div>'),
        ("en", "<aside><p>Today is <time datetime='2024-03-03'>3 March 2024</time></p></aside>"),
        ("de", '<aside class="widget_calendar"><time datetime="2024-03-03">3. März 2024</time></aside>'),
        ("en", '<nav><span>Sunday, 3 March 2024</span><a href="/">Home</a></nav>'),
        ("en", '<div class="today"><time datetime="2024-03-03">Sunday, 3 March 2024</time></div>'),
    ],
)
@pytest.mark.parametrize("box", ["article", "div", "main"])
def test_the_page_s_clock_is_no_date_of_the_article(language: str, top: str, box: str) -> None:
    assert article(language, top=top, box=box).date_published is None
    assert article(language, "<p>2021-01-05</p>", top=top, box=box).date_published == "2021-01-05"
    assert article(language, above="<p>2021-01-05</p>", top=top, box=box).date_published == "2021-01-05"


@pytest.mark.parametrize(
    "after",
    [
        '<div class="related"><a href="/x">Lighthouse repainted</a><span class="date">9 September 2020</span></div>',
        '<div id="comments"><div class="comment"><b>olaf</b> <time datetime="2022-04-04">4 April 2022</time><p>About time.</p></div></div>',
        '<ol class="commentlist"><li itemprop="comment"><i itemprop="datePublished" content="2022-04-04">today</i><p>Well, at last.</p></li></ol>',
        '<blockquote class="twitter-tweet"><p>At last</p>— Olaf (@olaf) <a href="#">March 6, 2024</a></blockquote>',
        "<p>The basin was last dredged on 4 June 1998, according to the archive of the harbour.</p>",
        "<p>© 4 June 2019 Coast Post</p>",
    ],
)
def test_dates_of_others_are_not_taken(after: str) -> None:
    assert article("en", after=after).date_published is None
    assert article("en", "<p>2 October 2019</p>", after=after).date_published == "2019-10-02"


def test_dates_of_teasers_with_elements_of_their_own_are_not_taken() -> None:
    cards = "".join(
        f'<article><h4><a href="/{n}">Lighthouse {n}</a></h4><time datetime="2024-03-0{n}">March {n}, 2024</time><p>It was painted.</p></article>'
        for n in (1, 2)
    )
    assert article("en", foot=f"<section><h3>More stories</h3>{cards}</section>").date_published is None
    calendar = '<div class="sidebar"><div class="calendar"><h3>Agenda</h3><time datetime="2024-03-03">3 mars 2024</time></div></div>'
    assert article("fr", foot=calendar).date_published is None


@pytest.mark.parametrize(
    ("language", "title"),
    [("de", "Hafenfest am 12. August 2023 abgesagt"), ("en", "Harbour day of 12 August 2023 called off"), ("fr", "Fête du port du 12 août 2023")],
)
def test_the_event_that_a_title_names(language: str, title: str) -> None:
    assert article(language, title=title).date_published is None
    assert article(language, "<p>2023-05-02</p>", title=title).date_published == "2023-05-02"


def test_the_event_that_a_subtitle_or_a_caption_names() -> None:
    assert article("de", "<h2>Konzert am 12. August 2023 im Netzboden</h2>").date_published is None
    figure = "<figure><img src=a><figcaption>The basin in a picture of 4 June 2019. Photo: Ada Quill</figcaption></figure>"
    assert article("en", figure).date_published is None


@pytest.mark.parametrize(
    ("language", "title", "day"),
    [
        ("de", "14.06.2021 | Hafen lässt das östliche Becken ausbaggern", "2021-06-14"),
        ("en", "14 June 2021 – Harbour board to dredge the eastern basin", "2021-06-14"),
        ("fr", "lundi 14 juin 2021 : Le port va draguer le bassin de l’est", "2021-06-14"),
        ("en", "14 June 2021 that changed the harbour", None),
    ],
)
def test_a_date_that_the_title_opens_with(language: str, title: str, day: str | None) -> None:
    assert article(language, title=title).date_published == day


@pytest.mark.parametrize(
    ("language", "lead", "day"),
    [
        ("de", "Kiel, 5. Januar 2021 – ", "2021-01-05"),
        ("fr", "(Brest, le 5 janvier 2021) – ", "2021-01-05"),
        ("de", "5. Januar 2021. ", "2021-01-05"),
        ("en", "On 5 January 2021, nobody thought of it. ", None),
    ],
)
def test_a_date_that_the_text_opens_with(language: str, lead: str, day: str | None) -> None:
    assert article(language, lead=lead).date_published == day


@pytest.mark.parametrize(
    ("language", "url", "day"),
    [
        ("de", "https://example.org/meldungen/24-12-2020/hafen", "2020-12-24"),
        ("en", "https://example.org/world/2020/dec/24/harbour", "2020-12-24"),
        ("de", "https://example.org/meldungen/05-04-2020-hafen", "2020-04-05"),
        ("en", "https://example.org/news/05-04-2020-harbour", None),
        ("en", "https://example.org/harbour?image=/2013/03/27/a.jpg", None),
    ],
)
def test_a_day_in_the_address(language: str, url: str, day: str | None) -> None:
    assert article(language, url=url).date_published == day


@pytest.mark.parametrize(
    ("below", "day"),
    [
        ('<span property="schema:datePublished" content="2022-10-02"></span>', "2022-10-02"),
        ('<span property="schema:dateCreated" content="2022-10-02"></span>', "2022-10-02"),
        ('<span property="dc:date dc:created" content="2022-10-02" datatype="xsd:dateTime">02/10</span>', "2022-10-02"),
        ('<p><abbr class="published" title="2022-10-02T09:30:00-07:00">9:30 AM</abbr></p>', "2022-10-02T09:30:00-07:00"),
        ('<p><abbr title="2022-10-02">NATO</abbr></p>', None),
        ('<aside class="meta"><time datetime="2022-10-02">Sunday</time></aside>', "2022-10-02"),
        ('<div class="layout-with-sidebar"><time datetime="2022-10-02">Sunday</time></div>', "2022-10-02"),
        ('<div class="sidebar"><time datetime="2022-10-02">Sunday</time></div>', None),
    ],
)
def test_marked_elements(below: str, day: str | None) -> None:
    assert article("en", below).date_published == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="rnews:datePublished" content="2015-08-08">', "2015-08-08"),
        ("""<meta name="parsely-page" content='{"title":"x","pub_date":"2015-08-08T10:00:00Z"}'>""", "2015-08-08T10:00:00+00:00"),
        ("""<meta name="parsely-page" content='{"pub_date'>""", None),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":1643284800}</script>', "2022-01-27T12:00:00+00:00"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"1643284800000"}</script>', "2022-01-27T12:00:00+00:00"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":0}</script>', None),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":1e400}</script>', None),
    ],
)
def test_notations_in_the_head(head: str, day: str | None) -> None:
    assert article("en", head=head).date_published == day


def test_a_label_on_a_line_of_its_own_anywhere() -> None:
    side = "<div><h4>Published</h4><p>2 October 2019</p><h4>Category</h4><p>Coast</p></div>"
    assert article("en", after=side).date_published == "2019-10-02"
    assert article("fr", after="<footer><p>Publié le 2 octobre 2019</p></footer>").date_published == "2019-10-02"

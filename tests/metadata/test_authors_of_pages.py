"""The authors of pages, by how and where the page names them, with as many pages that name nobody."""

import pytest

import newsclean

PARAGRAPHS = """
<p>The harbour board has voted to dredge the north channel for the first time in twenty-two years, its chairman said.</p>
<p>Work starts in June and will cost about nine million crowns, most of which the port has already set aside.</p>
<p>Fishermen fear that the mud will be dumped on the spawning grounds off Quill Point, as it was the last time.</p>
<p>The board will hear them on Thursday evening in the old customs hall, and a decision is due before Easter.</p>
"""


def authors(above: str = "", *, head: str = "", end: str = "", below: str = "") -> list[str]:
    """Return the authors of a page with something above its paragraphs, in its head, below the last paragraph, or below the article."""
    article = newsclean.clean(
        f"""<!doctype html><html><head><title>Port board votes to dredge north channel - Quill Point Ledger</title>
<meta property="og:title" content="Port board votes to dredge north channel"><meta property="og:site_name" content="Quill Point Ledger">{head}</head>
<body><header class="masthead"><a href="/">Quill Point Ledger</a><nav><a href="/n">News</a> <a href="/s">Sport</a></nav></header>
<main><article><h1>Port board votes to dredge north channel</h1>{above}<div class="text">{PARAGRAPHS}{end}</div></article>{below}</main>
<footer><p>© 2025 Quill Point Ledger</p></footer></body></html>""",
        format="html",
    )
    assert article.text.count("\n\n") >= 3, "a paragraph is lost"
    return list(article.authors)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("12 June 2024 by Mara Tessen", ["Mara Tessen"]),
        ("June 12, 2024 · Mara Tessen", ["Mara Tessen"]),
        ("Mara Tessen | 12 June 2024", ["Mara Tessen"]),
        ("Mara Tessen / June 12, 2024 / 4 min read", ["Mara Tessen"]),
        ("Wed 12 Jun 2024 09.30 BST - Mara Tessen", ["Mara Tessen"]),
        ("June 12, 2024 | Mara Tessen and Olin Brask", ["Mara Tessen", "Olin Brask"]),
        ("Published on June 12, 2024 by Mara Tessen", ["Mara Tessen"]),
        ("12.06.2024, 14:05 Uhr von Jutta Wenzel", ["Jutta Wenzel"]),
        ("Jutta Wenzel, 12. Juni 2024", ["Jutta Wenzel"]),
        ("Le 12 juin 2024 par Odile Marsan", ["Odile Marsan"]),
        ("Par Odile Marsan - Publié le 12 juin 2024 à 14h05", ["Odile Marsan"]),
        ("12/06/2024 | Lucía Arnedo", ["Lucía Arnedo"]),
        ("Ольга Мартынова • 12.06.2024 14:05", ["Ольга Мартынова"]),
        ("2024.06.12 09:30 | 한바다 기자", ["한바다"]),
        ("12 giugno 2024 - di Elena Corvi", ["Elena Corvi"]),
        ("12 juni 2024 | Sanne de Boer", ["Sanne de Boer"]),
        ("Door Sanne de Boer op 12 juni 2024", ["Sanne de Boer"]),
        ("12 Haziran 2024 • Selin Aydoğan", ["Selin Aydoğan"]),
        ("Por Inês Valada, 12 de junho de 2024", ["Inês Valada"]),
        ("Ylva Sandin – 12 juni 2024", ["Ylva Sandin"]),
        # places, sections, roles, times
        ("June 12, 2024 | San Francisco", []),
        ("12.06.2024 | Bad Homburg", []),
        ("Buenos Aires, 12 de junio de 2024", []),
        ("12.06.2024 | Nowy Sącz", []),
        ("12 июня 2024 | Нижний Новгород", []),
        ("June 12, 2024 | Quill Point", []),
        ("June 12, 2024 · Local News", []),
        ("12 June 2024 – Press Release", []),
        ("12 juin 2024 | Faits divers", []),
        ("June 12, 2024 | Climate Change", []),
        ("June 12, 2024 | Real Estate", []),
        ("June 12, 2024 | Quill Point Ledger", []),
        ("June 12, 2024 • Last Updated: June 13, 2024", []),
        ("June 12, 2024 • HR Strategy", []),
    ],
)
def test_beside_a_date(line: str, names: list[str]) -> None:
    assert authors(f"<p>{line}</p>") == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Mara Tessen, M.D., and Olin Brask, PhD", ["Mara Tessen", "Olin Brask"]),
        ("By Mara Tessen, Ph.D., Olin Brask and Ivo de Wit", ["Mara Tessen", "Olin Brask", "Ivo de Wit"]),
        ("BY MARA TESSEN AND OLIN BRASK", ["MARA TESSEN", "OLIN BRASK"]),
        ("By Mara Tessen with Olin Brask", ["Mara Tessen", "Olin Brask"]),
        ("By Political Correspondent Mara Tessen", ["Mara Tessen"]),
        ("By Mara Tessen for the Quill Point Ledger", ["Mara Tessen"]),
        ("As told to Mara Tessen", ["Mara Tessen"]),
        ("Interview by Mara Tessen", ["Mara Tessen"]),
        ("Posted by Mara Tessen at 9:30 AM", ["Mara Tessen"]),
        ("Von unserer Korrespondentin Jutta Wenzel", ["Jutta Wenzel"]),
        ("Propos recueillis par Odile Marsan", ["Odile Marsan"]),
        ("Por Lucía Arnedo y José María de la Peña", ["Lucía Arnedo", "José María de la Peña"]),
        ("Autorzy: Wanda Kosecka, Piotr Zaleski", ["Wanda Kosecka", "Piotr Zaleski"]),
        ("Текст: Ольга Мартынова", ["Ольга Мартынова"]),
        ("本报记者 林望海 陈小舟", ["林望海", "陈小舟"]),
        ("记者 林望海 北港报道", ["林望海"]),
        ("記者林望海／綜合報導", ["林望海"]),
        ("記者 佐伯千波", ["佐伯千波"]),
        ("한바다 기자 bada@quill.example", ["한바다"]),
        ("북항=한바다 기자", ["한바다"]),
        ("كتب سمير الحداد", ["سمير الحداد"]),
        ("द्वारा सुनीता रावत", ["सुनीता रावत"]),
        ("Av Ylva Sandin och Per Lind", ["Ylva Sandin", "Per Lind"]),
        ("Intervista di Elena Corvi", ["Elena Corvi"]),
        ("Yazan: Selin Aydoğan", ["Selin Aydoğan"]),
        ("Penulis: Tirta Wening", ["Tirta Wening"]),
        ("Edited by Mara Tessen", []),
        ("Redaktion: Jutta Wenzel", []),
        ("责任编辑：林望海", []),
        ("By the north channel", []),
        ("记者从港务局了解到", []),
    ],
)
def test_bylines(line: str, names: list[str]) -> None:
    assert authors(f"<p>{line}</p>") == names


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ('<div class="byline">Mara Tessen</div>', ["Mara Tessen"]),
        ('<div class="byline"><span>By</span><span>Mara Tessen</span></div>', ["Mara Tessen"]),
        ('<div class="byline"><span class="name">Mara Tessen</span><span class="role">Staff Writer</span></div>', ["Mara Tessen"]),
        ('<div class="article-byline"><span>By Mara Tessen</span><span>12 June 2024</span></div>', ["Mara Tessen"]),
        ('<div class="c1"><span>By</span><span>Mara Tessen</span></div>', ["Mara Tessen"]),
        ("<div>By</div><div>Mara Tessen</div>", ["Mara Tessen"]),
        ("<div>Mara Tessen</div><div>June 12, 2024</div>", ["Mara Tessen"]),
        ('<div class="Byline__Wrapper-sc-1x8d"><span>Mara Tessen</span></div>', ["Mara Tessen"]),
        ('<div class="css-9xk2-Byline"><div class="css-Avatar"></div><div><span>Mara Tessen</span></div></div>', ["Mara Tessen"]),
        ('<div class="journalist-name">Mara Tessen</div>', ["Mara Tessen"]),
        ('<div class="storyReporter"><strong>Mara Tessen</strong></div>', ["Mara Tessen"]),
        ('<div class="writtenBy">Mara Tessen</div>', ["Mara Tessen"]),
        ('<div class="columnist">Mara Tessen</div>', ["Mara Tessen"]),
        ('<span class="nom-auteur">Odile Marsan</span>', ["Odile Marsan"]),
        ('<div class="autor-nombre">Lucía Arnedo</div>', ["Lucía Arnedo"]),
        ('<div class="penulis">Tirta Wening</div>', ["Tirta Wening"]),
        ('<div class="yazar">Selin Aydoğan</div>', ["Selin Aydoğan"]),
        ('<div data-testid="byline"><span>Mara Tessen</span></div>', ["Mara Tessen"]),
        ('<div data-component="author-name"><a href="/p/17">Mara Tessen</a></div>', ["Mara Tessen"]),
        ('<p><a href="/contributors/mara-tessen">Mara Tessen</a></p>', ["Mara Tessen"]),
        ('<div class="k2"><a href="/autoren/jutta-wenzel-17.html">Jutta Wenzel</a></div>', ["Jutta Wenzel"]),
        ('<div class="w"><a href="/about/editors/mara-tessen/">Mara Tessen</a></div>', ["Mara Tessen"]),
        ('<aside><a rel="author" href="/x/mt">Mara Tessen</a></aside>', ["Mara Tessen"]),
        ('<nav class="meta"><span itemprop="author">Mara Tessen</span></nav>', ["Mara Tessen"]),
        ('<div class="writer">経済部 佐伯 千波</div>', ["佐伯 千波"]),
        ('<div class="author">本报记者 林望海</div>', ["林望海"]),
        ('<div class="byline">सुनीता रावत</div>', ["सुनीता रावत"]),
        ('<div itemprop="author"><meta itemprop="givenName" content="Mara"><meta itemprop="familyName" content="Tessen"></div>', ["Mara Tessen"]),
        (
            '<p>By <a class="author" href="/author/mt">Mara Tessen</a>. Edited by <a class="author" href="/author/ob">Olin Brask</a></p>',
            ["Mara Tessen"],
        ),
        # words of the interface, the site, staff, people whom the article is about
        ('<div class="byline"><a href="/login">Log in</a></div>', []),
        ('<div class="author"><button>Copy link</button></div>', []),
        ('<div class="author-box">Read more articles</div>', []),
        ('<div class="autor"><a href="#">Artikel teilen</a></div>', []),
        ('<div class="autor">Compartir en Facebook</div>', []),
        ('<div class="auteur">La rédaction</div>', []),
        ('<div class="byline">Staff and agencies</div>', []),
        ('<div class="byline">Sat, 20 Dec, 2025 - 06:36</div>', []),
        ('<div class="author">Quill Point Ledger</div>', []),
        ('<div class="author">责任编辑</div>', []),
        ('<div class="author">著者一覧</div>', []),
        ('<p>The vote was close, <a href="/staff/olin-brask">Olin Brask</a> of the harbour office told reporters on Monday night.</p>', []),
        ('<aside><h3>Also today</h3><a rel="author" href="/a/ph">Pete Halloway</a></aside>', []),
    ],
)
def test_elements(markup: str, names: list[str]) -> None:
    assert authors(markup) == names


LD = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Port board votes to dredge north channel","author":%s}</script>'


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (LD % '[{"@type":"Person","givenName":"Mara","familyName":"Tessen"},{"@type":"Person","name":"Olin Brask"}]', ["Mara Tessen", "Olin Brask"]),
        ('<meta name="author" content="Mara Tessen, PhD, MPH">', ["Mara Tessen"]),
        ('<meta name="author" content="Marlowe Media"><meta property="article:author" content="Mara Tessen">', ["Mara Tessen"]),
        ('<meta name="twitter:misc:Written by" content="Mara Tessen">', ["Mara Tessen"]),
        ('<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="Mara Tessen">', []),
        ('<meta name="author" content="Quill Point Ledger">', []),
        ('<meta property="article:author" content="Quill Point Ledger">', []),
        ('<meta name="author" content="Nordkap Verlag GmbH">', []),
        ('<meta name="author" content="Fala Sp. z o.o.">', []),
        ('<meta name="author" content="ООО «Северный порт»">', []),
        ('<meta name="author" content="北港传媒有限公司">', []),
        ('<meta name="author" content="Valley Radio (www.valley.example)">', []),
    ],
)
def test_head(head: str, names: list[str]) -> None:
    assert authors(head=head) == names


def test_a_byline_goes_before_the_site_and_before_a_preview() -> None:
    assert authors("<p>By Mara Tessen</p>", head='<meta name="author" content="Quill Point Ledger">') == ["Mara Tessen"]
    preview = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Olin Brask">'
    assert authors('<p class="byline">By Mara Tessen</p>', head=preview) == ["Mara Tessen"]
    assert authors(head=preview) == ["Olin Brask"]


def test_readers_and_other_articles_are_no_authors() -> None:
    comments = '<div class="reactions"><div class="reaction"><b class="reaction-author">Pete Halloway</b><p>I saw that coming.</p></div></div>'
    related = '<div class="related"><div class="item"><h3><a href="/a">Ferry late again</a></h3><span class="byline">Pete Halloway</span></div></div>'
    assert authors(below=comments) == []
    assert authors(below=related) == []
    assert authors('<p class="byline">By Mara Tessen</p>', below=comments + related) == ["Mara Tessen"]


def test_labelled_below_the_article() -> None:
    assert authors(below="<ul><li><strong>Autorin/Autor</strong> Jutta Wenzel</li></ul>") == ["Jutta Wenzel"]

# ruff: noqa: E501
"""What runs within a line: nothing lost inside a sentence, nothing glued, nothing doubled; marks that a browser draws are written."""

from __future__ import annotations

import pytest

import newsclean
from newsclean import Pipeline

SHOWN = Pipeline.default().only("hidden_text")


def clean(page: str) -> newsclean.Article:
    return newsclean.clean(f"<html><body>{page}</body></html>", format="html", effort="fast", pipeline=SHOWN)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (
            "<p>Der Rat nannte <button type=button data-gloss>die Umlage</button> am Dienstag „ungerecht“.</p>",
            "Der Rat nannte die Umlage am Dienstag „ungerecht“.",
        ),
        (
            "<p>Le maire a cité <gloss-term id=x>la taxe de séjour</gloss-term>, puis il est parti.</p>",
            "Le maire a cité la taxe de séjour, puis il est parti.",
        ),
        (
            "<p><x-tooltip>Hypotéka</x-tooltip> se letos zdražila o dvě procenta, uvedla banka.</p>",
            "Hypotéka se letos zdražila o dvě procenta, uvedla banka.",
        ),
        ("<p>Совет обсудил <output>новый налог</output> и разошёлся.</p>", "Совет обсудил новый налог и разошёлся."),
        ("<p>委員会は<button>住宅税</button>を見直すと発表した。</p>", "委員会は住宅税を見直すと発表した。"),
        (
            '<p>The fire <img class="emoji" alt="🔥" src=x> spread to three more houses overnight.</p>',
            "The fire spread to three more houses overnight.",
        ),
        (
            "<p>She called it <em><term-def>a slow puncture</term-def></em> of trust in the office.</p>",
            "She called it a slow puncture of trust in the office.",
        ),
        ("<div class=meta><span>Von Ida Lund</span><span>12. März 2024</span></div>", "Von Ida Lund 12. März 2024"),
        ("<div class=meta><a href=/a>Par Léa Motte</a><time>le 3 mai 2021</time></div>", "Par Léa Motte"),
        ("<div class=meta><span>Ida Lund</span><span>2024-03-12</span><span>10:30</span></div>", "Ida Lund 2024-03-12 10:30"),
        ("<div class=q><strong>FRAGE</strong><span>Wie alt ist die Brücke?</span></div>", "FRAGE Wie alt"),
        ("<div class=q><b>ВОПРОС</b>Сколько лет мосту?</div>", "ВОПРОС Сколько"),
        ("<h1>El puente cierra once semanas<small>Actualizado: 10:15</small></h1>", "semanas Actualizado"),
        ("<h1>Most zamknięty<a class=n href=#k>Komentarze 4</a></h1>", "zamknięty Komentarze"),
        ("<p><a class=cnt href=#c>12</a>Der Fluss stieg in der Nacht um zwei Meter.</p>", "12 Der Fluss"),
        (
            "<p>It needs 10<sup>12</sup> of them, or 2<sup>-3</sup>, on 40 m<sup>2</sup> and 5 км<sup>2</sup> of land.</p>",
            "10^12 of them, or 2^-3, on 40 m^2 and 5 км^2",
        ),
        (
            '<p>Le rapport<sup class=appel><a href="#nb1" id="nh1">1</a></sup> dit le contraire<a class=fn href="#n2" role=doc-noteref>2</a>.</p>',
            "Le rapport dit le contraire.",
        ),
        ("<p>Der Bericht<sup>1</sup> nennt zwei Gründe<sup>2</sup>. Beide<sup>3</sup> gelten.</p>", "Der Bericht nennt zwei Gründe. Beide gelten."),
        ("<p>So steht es im Gesetz.<sup>[4]</sup> Dort<sup>*</sup> auch.</p>", "So steht es im Gesetz. Dort auch."),
        ("<p>Ça coûte 2<sup>1</sup>/<sub>2</sub> fois plus.</p>", "2 1/2 fois"),
        ("<p lang=fr>Il a dit <q>je pars</q> hier.</p>", "Il a dit «je pars» hier."),
        ("<div lang=pl><p>Powiedział <q>nie</q> i wyszedł.</p></div>", "Powiedział „nie” i wyszedł."),
        ("<p lang=ja>首相は<q>遺憾だ</q>と述べた。</p>", "首相は「遺憾だ」と述べた。"),
        (
            "<p>Der Preis stieg von <s>3</s> 4 auf <strike>5</strike> 6 Euro, <del>so die Bahn</del><ins>sagte die Bahn</ins>.</p>",
            "Der Preis stieg von 4 auf 6 Euro, sagte die Bahn.",
        ),
        ('<p><span aria-hidden="true"><span class="initial">D</span>er</span><span class="sr-only">Der</span> Fluss stieg.</p>', "Der Fluss stieg."),
        (
            '<p><span class="screen-reader-text">Когда</span><span aria-hidden="true"><b>К</b>огда</span> мост закрыли, никто не заметил.</p>',
            "Когда мост закрыли, никто не заметил.",
        ),
        (
            '<p aria-label="Lorsque tout finit"><span aria-hidden="true">L</span><span aria-hidden="true">orsque tout finit</span></p>',
            "Lorsque tout finit",
        ),
        ('<div><div class="lettrine">Q</div>uand le pont ferma, personne ne le vit.</div>', "Quand le pont ferma"),
        ('<p>Nadie se rió de <button class="glosario">la tabla de mareas</button>.</p>', "Nadie se rió de la tabla de mareas."),
        (
            "<p>Der Begriff <my-info><span>Kaltmiete</span></my-info> meint die Miete ohne Heizung.</p>",
            "Der Begriff Kaltmiete meint die Miete ohne Heizung.",
        ),
        ('<p>El alcalde <a href="/p"><x-person>Juan Roca</x-person></a> no vino.</p>', "El alcalde Juan Roca no vino."),
        (
            "<p>La commune de <glossary-item>Saint-Orm</glossary-item> <glossary-item>la Vieille</glossary-item> vote demain.</p>",
            "La commune de Saint-Orm la Vieille vote demain.",
        ),
        (
            '<p><span class="drop-cap" aria-hidden="true">A</span><span class="sr-only">After</span><span aria-hidden="true">fter</span> the storm the road was shut.</p>',
            "After the storm the road",
        ),
        (
            '<p><span class="visually-hidden">After the storm</span><span aria-hidden="true"><span class="big">A</span>fter the storm</span> the road was shut.</p>',
            "After the storm the road",
        ),
        ('<div class="entry"><span class="name">MODERATOR</span><span class="text">Willkommen zur Sendung.</span></div>', "MODERATOR Willkommen"),
        ('<div class="entry"><strong>Anna:</strong><span>Willkommen.</span></div>', "Anna: Willkommen"),
        ("<div><span>Publié par Léa Motte</span><span>Le 3 mai 2021</span></div>", "Motte Le 3 mai"),
        ("<div><span>文／林小美</span><span>2024-03-12 10:30</span></div>", "林小美 2024-03-12"),
        ('<h1>Bridge shut<span class="label">Video</span></h1>', "Bridge shut Video"),
        ("<p>Die Zahl 1,5&nbsp;·&nbsp;10<sup>−9</sup> m und 10<sup>3</sup>.</p>", "10^−9 m und 10^3"),
        ("<p>La superficie es de 300 m<sup>2</sup>, unos 12 km<sup>2</sup> en total, 5 pies<sup>3</sup>.</p>", "300 m^2, unos 12 km^2"),
        ("<p>E = mc<sup>2</sup> and 2<sup>nd</sup> and 4<sup>ème</sup>.</p>", "E = mc^2 and 2nd and 4ème"),
        (
            '<p>Так он сказал.<sup><a href="#_ftn3" name="_ftnref3">[3]</a></sup> Потом ушёл<sup><a href="#n4">4</a></sup>.</p>',
            "Так он сказал. Потом ушёл.",
        ),
        ('<p>He left<a href="#_ftn1" name="_ftnref1">[1]</a> early.</p>', "He left early."),
        (
            '<p>He left<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup> early.</p>',
            "He left early.",
        ),
        ("<p>El precio bajó de <del datetime=x>40</del> a <ins>30</ins> euros, <strike>no</strike> sí.</p>", "El precio bajó de a 30 euros, sí."),
        ('<p>Elle a dit : <q lang="en">never</q>.</p>', "Elle a dit : “never”."),
        ('<p lang="ru">Он сказал: <q>нет</q>.</p>', "«нет»"),
    ],
)
def test_the_line_as_a_reader_sees_it(page: str, text: str) -> None:
    assert text in clean(page).text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<story-body><p>First paragraph here.</p><p>Second paragraph here.</p></story-body>", "First paragraph here.\n\nSecond paragraph here."),
        ("<p>One.</p><app-teaser><h3>Other</h3><a href=/x>Go</a></app-teaser><p>Two.</p>", "One.\n\nOther"),
        (
            "<p>The <b>i</b>Phone and <i>You</i>Tube, <b>Mac</b>Book, a <span>T</span>-shirt, <em>re</em>born, <b>3</b>D and <b>4</b>K, <span class=b>W</span>hen.</p>",
            "The iPhone and YouTube, MacBook, a T-shirt, reborn, 3D and 4K, When.",
        ),
        (
            "<p>At <span>12</span><span>:</span><span>30</span> it was <span>3</span><span>.</span><span>5</span> degrees, G<sub>20</sub>.</p>",
            "At 12:30 it was 3.5 degrees, G20.",
        ),
        ("<p>第<span>3</span>章では<b>日本</b><b>銀行</b>を扱う。</p>", "第3章では日本銀行を扱う。"),
        ("<p>Super<wbr>Califragilistic and Donau<wbr>Dampf</p>", "SuperCalifragilistic and DonauDampf"),
        ("<p><span>The min</span><span>ister said</span> no.</p>", "The minister said no."),
        (
            "<p>Am 1<sup>er</sup> mai, 21<sup>st</sup>, M<sup>me</sup> Roux, n<sup>o</sup> 7, XIX<sup>e</sup>, 5<sup>th</sup>, Acme<sup>®</sup>, CO<sub>2</sub>.</p>",
            "Am 1er mai, 21st, Mme Roux, no 7, XIXe, 5th, Acme®, CO2.",
        ),
        ('<p>See chapter <a href="#c3">3</a> and figure <a href="#f2">2</a>, in <a href=/2019>2019</a>.</p>', "See chapter 3 and figure 2, in 2019."),
        ("<p>A <sup>14</sup>C date and <sup>238</sup>U.</p>", "A 14C date and 238U."),
        ("<p>She said <q>“never”</q> twice.</p>", "She said “never” twice."),
        ("<ul><li><s>Buy rope for the mooring</s></li><li>Paint the boat in the yard</li></ul>", "Buy rope for the mooring"),
        ("<p>La <ins>nueva</ins> ley <u>entra</u> en vigor.</p>", "La nueva ley entra en vigor."),
        ('<p><span class="dropcap">A</span>fter the storm the road was shut.</p>', "After the storm the road"),
        ("<p><big>Н</big>очью дорогу закрыли.</p>", "Ночью дорогу закрыли."),
        ('<p><span style="float:left">W</span>hen the road was shut.</p>', "When the road"),
        ("<dl><dt><b>P.</b></dt><dd>Hola</dd></dl>", "P."),
        ("<div><span>Text: Ida Lund</span><span>•</span><span>3 min</span></div>", "Ida Lund"),
        ("<h1><span>Most</span> <span>zamknięty</span></h1>", "Most zamknięty"),
    ],
)
def test_keeps_what_is_no_such_thing(page: str, text: str) -> None:
    assert text in clean(page).text


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>2019. Das war das Jahr.</p>", ("2019\\. Das",)),
        ("<p>* Preise ohne Gewähr</p>", ("\\* Preise",)),
        ("<p>+ plus</p><p>~~~ wave</p><p>1) eins</p>", ("\\+ plus", "1\\) eins")),
        ("<blockquote>- sagte er</blockquote>", ("> \\- sagte er",)),
        ("<ul><li># eins</li><li>3. drei</li></ul>", ("- \\# eins", "- 3\\. drei")),
        ("<h2>Was C# kann #</h2>", ("## Was C# kann \\#",)),
        ("<p>a*b*c und *x* und **y** und `ls` und `x`</p>", ("a\\*b\\*c", "\\*\\*y\\*\\*", "\\`ls\\`")),
        (
            "<p>mein_name_hier, 5 * 3 = 15, [sic] und a | b, C#, #tag, @user_name, x &lt; y, 3 > 2, AT&T, -5 Grad, 3.5 %, 1.Platz</p>",
            ("mein_name_hier, 5 * 3 = 15, [sic] und a | b, C#, #tag, @user_name, x < y, 3 > 2, AT&T, -5 Grad, 3.5 %, 1.Platz",),
        ),
        ("<p>Tag &lt;br&gt; und &amp;copy; hier</p>", ("Tag &lt;br> und \\&copy; hier",)),
        ("<table><tr><th>A</th><th>B|C</th></tr><tr><td>x|y</td><td><code>a|b</code></td></tr></table>", ("| A | B\\|C |", "| x\\|y | `a\\|b` |")),
        (
            "<p><a href=/x>Zahl ] hier</a> <a href=/y>[a] b</a> wow!<a href=/z>link</a></p>",
            ("[Zahl \\] hier](/x)", "[[a] b](/y)", "wow\\![link](/z)"),
        ),
        (
            "<p>Das <b>„Wort“</b>spiel, <b>fett</b><b>er</b> <b> Rand </b>x <i><b>beides</b></i></p>",
            ("Das „Wort“spiel", "**fetter**", "**Rand** x", "***beides***"),
        ),
        ("<p>Aber # das und - das und > das bleibt.</p>", ("Aber # das und - das und > das bleibt.",)),
        ("<p>Visit [our site] (now) or email a_b@c_d.example today.</p>", ("Visit [our site] (now) or email a_b@c_d.example today.",)),
        (
            "<p>#MeToo und #Aufschrei</p><p>-5 Grad</p><p>+++ Eil +++</p><p>3,5 Prozent</p>",
            ("#MeToo und #Aufschrei", "\n-5 Grad", "+++ Eil +++", "3,5 Prozent"),
        ),
        ("<p>10. Mai war es</p><p>* * *</p><p>= 5</p>", ("10\\. Mai", "\\* * *")),
        ("<ul><li>- doppelt</li><li>&gt; zitiert</li></ul>", ("- \\- doppelt", "- \\> zitiert")),
        ("<p>Use <code>__init__</code> or <code>a * b</code> and __main__.</p>", ("`__init__`", "`a * b`", "\\_\\_main\\_\\_")),
        ('<p>Hi <a href="https://x.example/a_b_(c)">a_b *c*</a></p>', ("[a_b \\*c\\*](https://x.example/a_b_%28c%29)",)),
        ("<p>Path C:\\temp\\[x] and 50\\% and \\</p>", ("C:\\temp\\\\[x] and 50\\\\% and \\\\",)),
        ("<h3>1. Weather</h3><h3># hash</h3>", ("### 1. Weather", "### # hash")),
    ],
)
def test_markdown_is_escaped_where_it_must_be(page: str, lines: tuple[str, ...]) -> None:
    assert [line for line in lines if line not in clean(page).markdown] == []

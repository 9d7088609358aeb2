"""The accuracy lab in benchmarks/: its measures, its reading and writing, and each of its programs on a corpus of two pages."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import newsclean
from benchmarks import ablation, convert, digest, losses, metrics, report, results, worst
from benchmarks.corpora import Gold, group, page_corpora, read_page, text_sets
from benchmarks.results import Record
from benchmarks.run_system import NOT_INSTALLED, Announcement, Job, Task, run
from benchmarks.score import BEST_LINES, KEEP_ALL, GroupFigures, lengths, own_languages, score
from benchmarks.supervise import command, supervise
from benchmarks.systems import SYSTEMS, Output, c4_rule
from benchmarks.train_scorer import tasks
from newsclean import Pipeline

pytestmark = pytest.mark.slow

ARTICLE = """The old bridge over the river was closed on Monday, after an inspector had found cracks in two of its piers.
Drivers will have to take the ferry until the spring, the town council said in a letter to all households."""

PAGE = f"""<html><head><title>Bridge closed</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Bridge closed</h1>{"".join(f"<p>{line}</p>" for line in ARTICLE.splitlines())}</article>
<div class="newsletter">Sign up for our newsletter &lt;script&gt;alert(1)&lt;/script&gt;</div>
<footer>© 2024 Lorne Mail. All rights reserved.</footer></body></html>"""

FIRST, SECOND = ARTICLE.splitlines()
INVITATION = "Sign up for our newsletter, and read every morning what the city says of the bridge and of the cracks that it had found"
TEXT = f"Home\nNews\nBridge closed\n{FIRST}\n{INVITATION}\n{SECOND}\n© 2024 Lorne Mail. All rights reserved."


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A corpus "mail" of two pages, one of them without a known article, and its texts by one converter."""
    folder = tmp_path / "corpora"
    pages, texts = folder / "pages" / "mail", folder / "texts" / "mail"
    (pages / "html").mkdir(parents=True)
    texts.mkdir(parents=True)
    gold = [
        {
            "id": "1",
            "url": "https://www.lorne.example/1",
            "title": "Bridge closed",
            "authors": "",
            "date": "2024-05-06",
            "body": ARTICLE,
            "topics": ["b"],
            "language": "en",
        },
        {"id": "2", "publisher": "Lorne Mail", "must": ["had found cracks"], "must_not": ["All rights reserved", "Sign up"]},
    ]
    (pages / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in gold), encoding="utf-8")
    for row in gold:
        (pages / "html" / f"{row['id']}.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (texts / "html2text_plain.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": "1", "text": TEXT}).encode()))
    return folder


# Measures


def test_word_rates_count_words_as_often_as_they_occur() -> None:
    assert metrics.word_rates("A a b c", "a b b") == metrics.Rates(0.5, 2 / 3, metrics.f1(0.5, 2 / 3))
    assert metrics.f1(0.5, 2 / 3) == pytest.approx(4 / 7)
    assert metrics.word_rates("", "a") == metrics.word_rates("a", None) == metrics.Rates(0.0, 0.0, 0.0)


def test_shingle_f1_averages_precision_and_recall_first() -> None:
    pairs = [("a b c d e", "a b c d"), ("x", "a b c d"), ("short", "short")]
    assert metrics.shingle_f1(pairs) == pytest.approx(metrics.f1((0.5 + 0 + 1) / 3, (1 + 0 + 1) / 3))


def test_exact_is_about_words_and_their_order() -> None:
    assert metrics.is_exact("The bridge,\n\nclosed!", "the bridge closed")
    assert not metrics.is_exact("bridge the closed", "the bridge closed")


def test_words_without_spaces_are_counted_by_character() -> None:
    assert metrics.word_rates("大桥关了", "大桥关闭").f1 == 0.75
    assert metrics.is_exact("大桥 BBC关闭。", "大桥，bbc 关闭")
    assert metrics.length("Lorne 大桥关闭 2024") == 4


def test_lost_words_are_those_that_were_there() -> None:
    assert metrics.lost("a", source="a b x", gold="a b c") == 0.5
    assert metrics.lost("", source="x", gold="a") == 0.0


def test_segments_look_past_white_space_and_case() -> None:
    assert metrics.segments("The  bridge\nCLOSED", ["the bridge closed", "ferry"], ["bridge", "boat"]) == [True, False, False, True]


def test_names_are_judged_only_where_they_are_known() -> None:
    found = metrics.names(
        "Bridge  Closed!", ["By Jane Doe, Piet Hoorn"], "2024-05-07T10:00", gold_title="bridge closed", gold_authors=(), gold_date="2024-05-06"
    )
    assert found == (True, False, True, None)
    assert metrics.names(None, [], None, gold_title="x", gold_authors=["Jane"], gold_date="2024-05-06") == (False, False, False, False)
    assert metrics.names(None, ["Doe; Hoorn"], None, gold_title=None, gold_authors=["hoorn", "doe"], gold_date=None) == (None, None, None, True)


def test_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    values = [0.2, 0.9, 0.5, 0.7, 1.0]
    low, high = metrics.interval(values)
    assert low < 0.66 < high
    assert (low, high) == metrics.interval(values)
    assert metrics.interval([0.5, 0.5]) == (0.5, 0.5)


def test_pages_are_grouped_by_their_own_language_and_by_length() -> None:
    rows = [
        Gold("1", body="word " * 1000),
        Gold("2", body="桥" * 239, language="zh"),
        Gold("3", body="桥" * 240, language="zh"),
        Gold("4", language="ru"),
    ]
    assert {name: [row.id for row in those] for name, those in own_languages(rows).items()} == {"zh": ["2", "3"]}
    by_length = {name: [row.id for row in those] for name, those in lengths(rows).items()}
    assert by_length == {"under 120": ["2"], "120 to 299": ["3"], "1000 and more": ["1"]}


def test_best_lines_are_the_articles_own() -> None:
    assert metrics.best_lines(TEXT + "\n" + ARTICLE, ARTICLE) == ARTICLE


# Reading and writing


def test_corpora_are_read(corpora: Path) -> None:
    (mail,) = page_corpora(corpora)
    assert [row.id for row in mail.rows] == ["1", "2"]
    assert mail.rows[0].authors == ()
    assert mail.rows[1].must == ("had found cracks",)
    assert [group(row) for row in mail.rows] == ["lorne.example", "Lorne Mail"]
    assert group(Gold("3", url="")) == "3"
    (texts,) = text_sets(corpora)
    assert (texts.corpus, texts.converter, texts.format) == ("mail", "html2text_plain", "markdown")
    assert [t.id for t in texts.texts()] == ["1"]
    assert len(page_corpora(corpora, ["mail"], sample=1)[0].rows) == 1


def test_another_folder_is_refused(corpora: Path) -> None:
    with pytest.raises(ValueError, match="no folder of corpora"):
        page_corpora(corpora / "pages")
    with pytest.raises(ValueError, match="no corpus post; there are mail"):
        page_corpora(corpora, ["post"])


def test_a_torn_line_is_passed_over_and_mended(tmp_path: Path) -> None:
    path = tmp_path / "pages" / "mail" / "some.jsonl"
    assert results.read(path) == {}
    results.append(path, Record("1", "öne", authors=("Jane",)))
    with path.open("a") as file:
        file.write('{"id": "2", "te')
    assert results.read(path) == {"1": Record("1", "öne", authors=("Jane",))}
    results.mend(path)
    results.append(path, Record("2", "two"))
    assert list(results.read(path)) == ["1", "2"]


def test_a_line_that_is_no_record_is_named(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text('{"id": "1"}\n{"text": "no id"}\n')
    with pytest.raises(ValueError, match="line 2 is no record"):
        results.read(path)


# Running


def job(path: Path, asked: list[str]) -> Job:
    """Three documents, the second of which fails; `asked` notes those that the system was asked about."""

    def ask(id: str) -> Output:
        asked.append(id)
        if id == "2":
            raise RecursionError("too deep")
        return Output(f"text {id}")

    tasks = (Task(id, lambda id=id: ask(id), lambda: None) for id in "123")  # type: ignore[misc]
    return Job(path, tasks, 3)


def test_a_run_takes_up_where_it_stopped_and_a_failure_is_a_result(tmp_path: Path) -> None:
    path, asked, announced = tmp_path / "some.jsonl", list[str](), list[Announcement]()
    results.append(path, Record("1", "from before", version="1.0"))
    run(job(path, asked), "1.0", announced.append)
    found = results.read(path)
    assert asked == ["2", "3"]
    assert announced[0] == Announcement(str(path), "2", "1.0", 1, 3)
    assert (found["1"].text, found["3"].text) == ("from before", "text 3")
    assert (found["2"].text, found["2"].failure) == ("", "RecursionError: too deep")


def test_a_run_of_another_version_begins_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, asked = tmp_path / "some.jsonl", list[str]()
    results.append(path, Record("1", "from before", version="1.0"))
    run(job(path, asked), "2.0", lambda _: None)
    assert asked == ["1", "2", "3"]
    assert {record.version for record in results.read(path).values()} == {"2.0"}
    assert "begins anew" in capsys.readouterr().err


WORKER = """
import json, os, sys, time
path, done = sys.argv[1], open(sys.argv[1]).read() if os.path.exists(sys.argv[1]) else ""
for id, act in (("hangs", lambda: time.sleep(60)), ("dies", lambda: os._exit(7)), ("works", lambda: None)):
    if id not in done:
        print(json.dumps(dict(path=path, id=id, version="1.0", at=0, total=3)), flush=True)
        act()
"""


def test_a_document_that_hangs_or_kills_the_process_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "pages" / "mail" / "some.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text('{"id": "torn')
    seen: list[Announcement] = []
    assert supervise([sys.executable, "-c", WORKER, str(path)], tmp_path / "log", seen.append, limit=1.0) is None
    assert [(r.id, r.failure) for r in results.read(path).values()] == [("hangs", "timeout"), ("dies", "the process ended with status 7")]
    assert [document.id for document in seen] == ["hangs", "dies", "works"]


@pytest.mark.parametrize(("status", "why"), [(NOT_INSTALLED, "is not installed"), (1, "does not start")])
def test_a_system_that_does_not_start_is_passed_over(tmp_path: Path, status: int, why: str) -> None:
    found = supervise([sys.executable, "-c", f"raise SystemExit({status})"], tmp_path / "log", lambda _: None)
    assert found is not None
    assert found.startswith(why)


def test_an_environment_that_is_not_there_is_passed_over(tmp_path: Path) -> None:
    missing = command(str(tmp_path / "python"), "goose3", tmp_path, tmp_path, [], None)
    assert supervise(missing, tmp_path / "log", lambda _: None) == "is not installed"


def test_every_system_can_be_asked_something() -> None:
    assert all(system.pages or system.texts for system in SYSTEMS.values())


def test_the_c4_rule_keeps_sentences() -> None:
    assert c4_rule(TEXT, "text") == f"{ARTICLE}\n© 2024 Lorne Mail. All rights reserved."
    assert c4_rule("Cookies are what this whole sentence is about.\nToo short.\nAnd so it went on...", "text") == ""


# The programs


def test_pages_and_texts_are_scored_and_reported(corpora: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert supervise(command(sys.executable, "newsclean", corpora, out, [], None), out / "logs" / "newsclean.log", lambda _: None) is None
    foreign = results.pages_file(out, "mail", "newsclean-cv")
    foreign.write_text("".join(json.dumps({"id": id, "text": "The old bridge"}) + "\n" for id in "12"))
    results.append(results.pages_file(out, "mail", "unfinished"), Record("1", "x"))

    scores = score(corpora, out)
    by_system = {figures.system: figures for figures in scores.pages}
    assert set(by_system) == {"newsclean", "newsclean-cv"}
    ours, other = by_system["newsclean"], by_system["newsclean-cv"]
    assert (ours.pages, ours.f1, ours.exact, ours.title, ours.date, ours.segments, ours.failures) == (2, 1.0, 1.0, 1.0, None, 1.0, 0)
    assert (other.precision, other.title, other.cost) == (1.0, None, None)
    assert other.segments == pytest.approx(2 / 3)
    assert scores.notes == ["unfinished has 1 of 2 documents of pages/mail, and is not scored there"]
    (texts,) = scores.texts
    assert list(texts.f1) == [KEEP_ALL, "newsclean", BEST_LINES]
    assert texts.f1[KEEP_ALL] < texts.f1["newsclean"] <= texts.f1[BEST_LINES] == 1.0
    assert scores.counted == {"other": 1}
    assert scores.by_language[1] == GroupFigures("mail", "en", "newsclean", 1, 1.0, 1.0, 1.0, 1.0)
    assert [(g.group, g.system, g.precision, g.exact) for g in scores.by_length] == [
        ("under 120", "newsclean-cv", 1.0, 0.0),
        ("under 120", "newsclean", 1.0, 1.0),
    ]

    report.write(scores, out)
    assert "### mail by language\n\n| language | pages | system |" in (out / "report.md").read_text()
    assert "| under 120 | 1 | newsclean | 1.000 | 1.000 | 1.000 | 1.000 |" in (out / "report.md").read_text()
    assert "| newsclean | 1.000 (1.000 to 1.000) | 1.000 |" in (out / "report.md").read_text()
    plain = json.loads((out / "report.json").read_text())
    assert (plain["texts"][0]["converter"], plain["by_length"][0]["system"]) == ("html2text_plain", "newsclean-cv")
    assert (out / "accuracy_cost.svg").exists()


def test_ablation_says_what_a_filter_earns(corpora: Path) -> None:
    measured = [ablation.measure(source) for source in ablation.sources(corpora, [], None)]
    assert [m.corpus for m in measured] == ["mail", ablation.TEXTS]
    rows = {row.filter: row for row in ablation.summary(measured)}
    newsletter = rows["newsletter"]
    assert newsletter.f1[ablation.TEXTS] > newsletter.f1["mail"] == 0.0
    assert newsletter.lost == {"mail": 0.0, ablation.TEXTS: 0.0}
    assert (newsletter.removed, newsletter.gold_share) == (1, 0.0)
    assert rows["script_text"].gold_share is None
    assert "| newsletter | +0.00 |" in ablation.markdown(list(rows.values()))


def page_of(gold: str, corpora: Path) -> losses.Losses:
    """The loss of the first page if `gold` is its article."""
    task = next(t for t in tasks(corpora, corpora / "out", None) if t.kind == "pages")
    return losses.measure(task._replace(gold=task.gold._replace(body=gold)), Pipeline.default())


def test_the_loss_is_none_where_the_body_is_right(corpora: Path) -> None:
    assert page_of(ARTICLE, corpora) == losses.Losses({"corpus": "mail", "language": "en", "length": "under 120"}, 1.0, {}, {})


def test_lost_words_count_for_the_filter_that_took_them(corpora: Path) -> None:
    found = page_of(f"{ARTICLE}\nSign up for our newsletter <script>alert(1)</script>\nUnread words of nowhere.", corpora)
    assert set(found.lost) == {"boilerplate_class", losses.NOT_READ}
    assert found.lost["boilerplate_class"] / found.lost[losses.NOT_READ] == pytest.approx(9 / 4)  # the tags' words are counted
    assert not found.junk
    assert sum(found.lost.values()) == pytest.approx(1 - found.f1)


def test_junk_counts_by_its_place_element_and_neighbour(corpora: Path) -> None:
    found = page_of(FIRST, corpora)
    assert list(found.junk) == [losses.Junk("inside, running text", losses.NO_NAME, "title")]
    assert sum(found.junk.values()) == pytest.approx(1 - found.f1)
    part = page_of(f"{FIRST}\n{SECOND.removesuffix('to all households.')}", corpora)
    assert list(part.junk) == [losses.Junk(losses.IN_PART, losses.IN_PART, losses.IN_PART)]


@pytest.mark.parametrize(
    ("page", "neighbour"),
    [
        ("<div><p>An ad</p><div><p>{junk}</p><p>© 2024 Lorne Mail. All rights reserved.</p></div></div><p>{text}</p>", "copyright_line"),
        ("<p>{text}</p><div><p>{junk}</p></div></article><p>© 2024 Lorne Mail. All rights reserved.</p>", losses.NO_NEIGHBOUR),
    ],
)
def test_a_neighbour_stands_in_the_innermost_element_around_both(page: str, neighbour: str) -> None:
    text = f"{FIRST}</p><p>{SECOND}</p><p>{FIRST} {SECOND}"
    junk = "The mayor of Ankum reads the Lorne Mail every morning."
    doc = newsclean.clean(f"<body><article>{page.format(junk=junk, text=text)}", format="html").document
    (block,) = (b for b in doc.blocks if b.text == junk)
    assert losses.neighbours(doc)(block) == neighbour


def test_losses_are_means_by_column() -> None:
    right = losses.Losses({"corpus": "mail", "language": "en", "length": "300 to 999"}, 1.0, {}, {})
    some = losses.Losses(
        {"corpus": "post", "language": "en", "length": "under 120"}, 0.5, {"date": 0.2}, {losses.Junk("inside, line", "nav", "title"): 0.3}
    )
    by_language, by_length = losses.summary([right, some], "language"), losses.summary([right, some], "length")
    assert by_language.columns == {"en": (2, 0.75)}
    assert [kinds.loss for kinds in by_language.tables] == [
        {kind: {"en": loss}} for kind, loss in [("date", 0.1), ("inside, line", 0.15), ("nav", 0.15), ("title", 0.15)]
    ]
    assert list(by_length.columns) == ["under 120", "300 to 999"]
    shown = losses.markdown(by_length)
    assert "| loss | 50.00 | 0.00 |" in shown
    assert "| junk by neighbour | under 120 | 300 to 999 |\n| --- | --- | --- |\n| title | 30.00 | 0.00 |\n| sum | 30.00 | 0.00 |" in shown


def test_losses_of_texts_are_by_corpus_and_converter(
    corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["losses", str(corpora), "--out", str(tmp_path / "out"), "--texts", "--workers", "1"])
    assert losses.main() == 0
    assert capsys.readouterr().out.startswith("|  | mail, html2text_plain |")
    assert json.loads((tmp_path / "out" / "losses.json").read_text())["columns"]["mail, html2text_plain"][0] == 1


def test_a_digest_tells_what_differs(corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = tmp_path / "before.jsonl", tmp_path / "after.jsonl"

    def run(*args: object) -> str:
        monkeypatch.setattr(sys, "argv", ["digest", *map(str, args)])
        assert digest.main() == 0
        return capsys.readouterr().out

    run(corpora, "-o", before)
    assert run("--compare", before, before) == "3 inputs; the same body on 100.00%\n"
    changed = Pipeline.default().without("newsletter")
    monkeypatch.setattr(newsclean, "clean", partial(newsclean.clean, pipeline=changed))
    run(corpora, "-o", after)
    assert run("--compare", before, after).splitlines() == [
        "3 inputs; the same body on 66.67%",
        "  body: 1 differ",
        "  markdown: 1 differ",
        "  removed: 1 differ",
        "  reasons: 1 differ",
        "mail/html2text_plain/1",
        f"  back  newsletter         {INVITATION[:60]}",
    ]


def test_the_worst_documents_are_shown_and_nothing_in_them_runs(corpora: Path) -> None:
    (given,) = worst.inputs(corpora, "mail", None)
    judged = worst.judge(given._replace(gold=f"{ARTICLE}\nSign up for our newsletter <script>alert(1)</script>\nA paragraph that no block holds."))
    assert [b.verdict for b in judged.blocks].count("right") == 2
    assert [b.filter for b in judged.blocks if b.verdict == "lost"] == ["boilerplate_class"]
    assert judged.unread == ["A paragraph that no block holds."]
    shown = worst.report([judged], "The worst", 1)
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script" not in shown


def test_the_worst_texts_need_a_converter_that_is_there(corpora: Path) -> None:
    assert [given.id for given in worst.inputs(corpora, "mail", "html2text_plain")] == ["1"]
    with pytest.raises(ValueError, match="no converter 'lynx' of mail; there are html2text_plain"):
        list(worst.inputs(corpora, "mail", "lynx"))


# Public corpora


def put(path: Path, content: object) -> None:
    """A file of JSON, or a page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    packed = PAGE.encode() if path.suffix == ".html" else gzip.compress(PAGE.encode())
    path.write_bytes(packed if ".html" in path.name else json.dumps(content).encode())


def clone_of_scrapinghub(at: Path) -> None:
    put(at / "ground-truth.json", {"0a": {"articleBody": ARTICLE, "url": "https://lorne.example/1"}})
    put(at / "html" / "0a.html.gz", None)


def clone_of_wcxb(at: Path) -> None:
    truth = {"title": "T", "author": "Jane Doe", "publish_date": "2024-05-06", "main_content": ARTICLE, "with": ["bridge"], "without": ["Home"]}
    for id, kind in (("0001", "article"), ("0002", "forum")):
        put(at / "dev" / "ground-truth" / f"{id}.json", {"url": "", "_internal": {"page_type": {"primary": kind}}, "ground_truth": truth})
        put(at / "dev" / "html" / f"{id}.html.gz", None)


def clone_of_trafilatura(at: Path) -> None:
    put(
        at / "tests" / "evaldata.json", {u: {"file": f"{u}.html", "author": "", "with": ["bridge"], "without": []} for u in ("lorne.example", "gone")}
    )
    put(at / "tests" / "cache" / "lorne.example.html", None)


def clone_of_fundus(at: Path) -> None:
    country = at / "tests" / "resources" / "parser" / "test_data" / "de"
    first, second = ARTICLE.splitlines()
    body = {"summary": [first], "sections": [{"headline": [], "paragraphs": [second]}]}
    put(country / "Mail.json", {"V1": {"title": "old"}, "V1_1": {"title": "T", "authors": ["Jane"], "publishing_date": "2024-05-06", "body": body}})
    put(country / "meta.info", {"Mail_2024_05_06.html.gz": {"url": "https://mail.example/"}})
    put(country / "Mail_2023_01_01.html.gz", None)
    put(country / "Mail_2024_05_06.html.gz", None)


@pytest.mark.parametrize(
    ("kind", "make", "id"),
    [
        ("scrapinghub", clone_of_scrapinghub, "0a"),
        ("wcxb", clone_of_wcxb, "dev-0001"),
        ("trafilatura", clone_of_trafilatura, "lorne-example"),
        ("fundus", clone_of_fundus, "de-Mail_2024_05_06"),
    ],
)
def test_clones_of_public_corpora_are_converted(tmp_path: Path, kind: str, make: Callable[[Path], None], id: str) -> None:
    make(tmp_path / "clone")
    convert.write(convert.KINDS[kind](tmp_path / "clone"), tmp_path / "pages" / kind)
    (corpus,) = page_corpora(tmp_path)
    (row,) = corpus.rows
    assert row.id == id
    assert row.body in (ARTICLE, None)
    assert row.body or row.must == ("bridge",)
    assert read_page(corpus.file(id)) == PAGE.encode()

"""The learned filter: what it is asked, how it answers, and that it leaves alone what is clean."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import newsclean
from newsclean import Block, Document, Favor, Pipeline
from newsclean.confidence import evidence
from newsclean.filters.block_scorer import OF_CLOSINGS, OF_LINES, OF_SENTENCES
from newsclean.readers.read import read
from newsclean.scorer.features import _TOPIC, LABELS, _topics, columns, remaining
from newsclean.scorer.forest import BITS, Forest, Model, read_model, shipped_model
from newsclean.scorer.scores import block_scores
from newsclean.testing import Case, cases
from tests.places import CASES

GOLDEN = [c for c in cases(CASES / "block_scorer.md") if not c.keeps]
COMMENTS = next(c for c in GOLDEN if c.format == "text").source
INVITATION = next(c for c in GOLDEN if c.format == "html").source
SMALL = Forest(("words", "stops"), ((0, 10.0, (1, 0.5, -1.0, 0.5, -0.4), 2.0, 0.3), (1, 2.0, 0.25, -0.25, 0.1)))


def verdicts(case: Case, favor: Favor) -> set[str]:
    pipeline = Pipeline.default().only("block_scorer", *case.others)
    return {
        r.block.text for r in newsclean.clean(case.source, format=case.format, pipeline=pipeline, favor=favor).removed if r.filter == "block_scorer"
    }


@pytest.mark.parametrize("case", GOLDEN, ids=lambda c: c.title)
def test_every_step_of_favor_removes_what_the_one_before_does(case: Case) -> None:
    recall, balanced, precision = (verdicts(case, favor) for favor in ("recall", "balanced", "precision"))
    assert recall <= balanced <= precision


def test_favor_makes_a_difference() -> None:
    assert any(verdicts(case, "recall") != verdicts(case, "precision") for case in GOLDEN)


def test_a_reason_tells_score_threshold_and_features() -> None:
    removal = next(r for r in newsclean.clean(COMMENTS).removed if r.filter == "block_scorer")
    score, threshold, features = removal.reason.removeprefix("scores ").replace(": ", ", less than ", 1).split(", less than ", 2)
    assert float(score) < float(threshold)
    assert float(threshold) in {needed["balanced"] for needed in (OF_CLOSINGS, OF_LINES, OF_SENTENCES)}
    assert any(features.startswith(label) for label in LABELS.values())


def test_it_can_be_left_out_undone_and_tuned() -> None:
    without = newsclean.clean(COMMENTS, pipeline=Pipeline.default().without("block_scorer"))
    assert newsclean.clean(COMMENTS).restore("block_scorer").text == without.text != newsclean.clean(COMMENTS).text
    tuned = newsclean.clean(COMMENTS, pipeline=Pipeline.default().tuned("block_scorer", favor="precision"))
    assert tuned.text == newsclean.clean(COMMENTS, favor="precision").text


def test_wrong_arguments_say_what_to_pass() -> None:
    with pytest.raises(ValueError, match="must be one of recall, balanced, precision"):
        newsclean.clean("A text.", favor="speed")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="has no such filter"):
        newsclean.clean("A text.", favor="recall", pipeline=Pipeline.default().without("block_scorer"))
    with pytest.raises(ValueError, match="must be one of"):
        newsclean.clean(COMMENTS, pipeline=Pipeline.default().tuned("block_scorer", favor="speed"))


def test_it_judges_what_the_other_filters_left_however_often_it_is_asked() -> None:
    pipeline = Pipeline.default()
    doc = pipeline(read(COMMENTS, format="text"))
    assert pipeline(doc).removals == doc.removals
    assert block_scores(doc) == block_scores(doc.without(("block_scorer",)))


def test_a_cleaned_text_is_left_alone() -> None:
    once = newsclean.clean(COMMENTS)
    assert block_scores(newsclean.clean(once.text).document).values == {}


def test_it_takes_no_large_part_of_an_article() -> None:
    """A model that is against everything takes nothing."""
    against = Forest(("words",), ((0, 1.0, -5.0, -5.0, 0.0),))
    model = Model(against, against, against, against)
    pipeline = Pipeline.default().tuned("block_scorer", model=model)
    assert not [r for r in newsclean.clean(COMMENTS, pipeline=pipeline).removed if r.filter == "block_scorer"]


def test_it_leaves_alone_what_has_no_running_text() -> None:
    songs = "".join(f"Song {n} of the winter\n" for n in range(30))
    source = f"Home\nLog in\nShare this article\n{songs}© 2023 Lorne Post. All rights reserved."
    assert not [r for r in newsclean.clean(source, favor="precision").removed if r.filter == "block_scorer"]


def test_favor_goes_before_what_the_pipeline_says() -> None:
    keeping = Pipeline.default().tuned("block_scorer", favor="recall")
    assert newsclean.clean(COMMENTS, pipeline=keeping, favor="precision").text == newsclean.clean(COMMENTS, favor="precision").text
    assert newsclean.clean(COMMENTS, pipeline=keeping).text != newsclean.clean(COMMENTS, favor="precision").text


def test_a_filter_that_is_added_runs_before_it() -> None:
    def no_digits(doc: Document) -> list[tuple[Block, str]]:
        return [(b, "is a number") for b in doc.kept if b.text.isdigit()]

    assert Pipeline.default().with_filter(no_digits).names[-2:] == ("no_digits", "block_scorer")


def test_an_empty_body_is_no_good_result() -> None:
    assert newsclean.clean("<html><body><nav><a href='/'>Home</a></nav></body></html>").confidence == 0


def test_the_command_line_moves_the_threshold(tmp_path: Path) -> None:
    path = tmp_path / "scrape.txt"
    path.write_text(COMMENTS, encoding="utf-8")
    command = [sys.executable, "-m", "newsclean", str(path), "--favor"]
    done = subprocess.run([*command, "precision"], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == newsclean.clean(COMMENTS, favor="precision").text
    wrong = subprocess.run([*command, "precision", "--without", "block_scorer"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert "has no such filter" in wrong.stderr


@pytest.mark.parametrize(
    "source", [COMMENTS, INVITATION, "", "   \n\n", "<p>", "Short.", "<html><body><p>首相は記者会見で方針を説明した。</p></body></html>"]
)
def test_confidence_is_a_share_and_always_the_same(source: str) -> None:
    article = newsclean.clean(source)
    assert 0 <= article.confidence <= 1
    assert article.confidence == newsclean.clean(source).confidence == json.loads(article.to_json())["confidence"]


@pytest.mark.parametrize("source", [COMMENTS, INVITATION, ""], ids=["text", "page", "empty"])
def test_the_shipped_model_is_asked_for_what_there_is(source: str) -> None:
    article = newsclean.clean(source)
    doc = article.document
    found = columns(remaining(doc), range(len(doc.kept)))
    model = shipped_model()
    asked = model.texts if doc.head is None else model.pages
    assert set(asked.features) <= set(found) <= set(LABELS)
    assert {len(values) for values in found.values()} == {len(doc.kept)}
    assert set(model.pages_f1.features) | set(model.texts_f1.features) <= set(evidence(doc, article, {}))


@pytest.mark.parametrize("source", [COMMENTS, INVITATION], ids=["text", "page"])
def test_a_block_has_the_same_features_whichever_others_are_asked_for(source: str) -> None:
    left = remaining(newsclean.clean(source).document)
    every = columns(left, range(len(left.blocks)))
    for at in range(len(left.blocks)):
        assert {name: value for name, (value,) in columns(left, [at]).items()} == {name: values[at] for name, values in every.items()}


@given(st.lists(st.text(st.sampled_from("abcdefgXYZéßİЖж²½_09 \n\x00\xff\xa0’“—…'.-\u200b\u200d\ud800٣"), max_size=100), max_size=3))
@example(["abcdefgh" * 12, "é" + "abcdefgh" * 12])
def test_topic_words_are_those_of_the_pattern(texts: list[str]) -> None:
    assert _topics(texts) == [set(_TOPIC.findall(text.lower())) for text in texts] or not texts


def test_topic_words_of_chinese_and_japanese_are_pairs_of_ideographs() -> None:
    assert _topics(["大橋の閉鎖 closed", "关闭"]) == [{"大橋", "閉鎖", "closed"}, {"关闭"}]


@given(st.floats(-100, 100), st.floats(-5, 5))
def test_weights_and_the_roots_add_up_to_the_value(words: float, stops: float) -> None:
    row = (words, stops)
    roots = sum(tree[4] for tree in SMALL.trees)
    assert SMALL.value(row) == pytest.approx(roots + sum(SMALL.weights(row).values()))


WIDEST = max(len(forest.features) for forest in shipped_model())
NUMBERS = st.one_of(st.floats(-100, 500), st.sampled_from([-1.0, 0.0, 1.0, 5.0]))


@given(st.lists(st.lists(NUMBERS, min_size=WIDEST, max_size=WIDEST), min_size=1, max_size=6))
def test_many_rows_are_scored_as_each_one_is(rows: list[list[float]]) -> None:
    for forest in (shipped_model().pages, shipped_model().texts, shipped_model().pages_f1, SMALL):
        found = dict(zip(forest.features, zip(*rows, strict=True), strict=False))
        assert forest.totals(found) == [forest.value(row) for row in rows]


def test_a_tree_with_many_leaves_is_walked_through() -> None:
    tree: object = 0.0
    for at in range(BITS):
        tree = (0, float(at), tree, float(at + 1), 0.0)
    assert Forest(("words",), (tree,)).totals({"words": [at - 0.5 for at in range(BITS + 1)]}) == list(range(BITS + 1))


@pytest.mark.parametrize("source", [COMMENTS, INVITATION])
def test_the_confidence_goes_by_what_the_filter_was_told(source: str) -> None:
    doc = newsclean.clean(source, format="text").document  # of a page, other filters may remove more after the scorer
    assert doc.scores == block_scores(doc).values


def test_a_model_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    part = {"features": ["words"], "trees": [[0, 3, -1, 1, 0]]}
    path.write_text(json.dumps(dict.fromkeys(Model._fields, part)))
    model = read_model(path)
    assert (model.pages.value([3]), model.pages.value([3.5])) == (-1, 1)
    assert pickle.loads(pickle.dumps(model)) == model
    for wrong in ("", "[]", '{"pages": {}}', json.dumps({name: {"features": [], "trees": [[0, 1, 2, 3, 4]]} for name in Model._fields}), "[" * 9000):
        path.write_text(wrong)
        with pytest.raises(ValueError, match="is no model of the block scorer"):
            read_model(path)


def test_the_model_is_small_and_loaded_only_when_it_is_used() -> None:
    import newsclean.scorer

    assert (Path(newsclean.scorer.__file__).parent / "model.json").stat().st_size < 1_000_000
    script = "import sys, newsclean; newsclean.Pipeline.default(); print('newsclean.scorer.forest' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == "False"

"""Promises 1, 4 and 5 for any set of filters in any order: a machine that changes a pipeline step by step, and cleans with it."""

from __future__ import annotations

import random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

import newsclean
from newsclean import Format, Pipeline
from newsclean.pipeline import Step
from tests.promises import check_body, check_fields, check_output
from tests.strategies import html_pages, pages

STEPS: dict[str, Step] = {step.name: step for step in Pipeline.default().steps}
NAMES = st.sampled_from(sorted(STEPS))
TUNED = {"repeated_block": "min_words", "byline": None, "navigation": "max_words", "cookie_notice": "max_words", "masthead": "max_words"}


class Pipelines(RuleBasedStateMachine):
    """A pipeline that grows, shrinks and is shuffled; what was cleaned with the present one must come out the same again."""

    def __init__(self) -> None:
        super().__init__()
        self.pipeline = Pipeline.default()
        self.cleaned: dict[tuple[str, Format], str] = {}

    def change(self, pipeline: Pipeline) -> None:
        self.pipeline = pipeline
        self.cleaned = {}

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        if name in self.pipeline.names:
            self.change(self.pipeline.without(name))

    @rule(name=NAMES, place=NAMES, is_after=st.booleans())
    def add(self, name: str, place: str, is_after: bool) -> None:
        if name not in self.pipeline.names:
            step = STEPS[name]
            beside = place if place in self.pipeline.names else None
            self.change(self.pipeline.with_filter(step.filter, name=name, after=beside if is_after else None, before=None if is_after else beside))

    @rule(names=st.sets(NAMES, max_size=8))
    def choose(self, names: set[str]) -> None:
        self.change(self.pipeline.only(*names.intersection(self.pipeline.names)))

    @rule(rng=st.randoms(use_true_random=False))
    def shuffle(self, rng: random.Random) -> None:
        steps = list(self.pipeline.steps)
        rng.shuffle(steps)
        self.change(Pipeline(tuple(steps)))

    @rule()
    def start_anew(self) -> None:
        self.change(Pipeline.default())

    @rule(name=st.sampled_from(sorted(TUNED)), number=st.integers(0, 100))
    def tune(self, name: str, number: int) -> None:
        if name in self.pipeline.names and (option := TUNED[name]):
            self.change(self.pipeline.tuned(name, **{option: number}))

    @rule(source=pages(), format=st.sampled_from(["text", "markdown", "auto"]))
    def clean_text(self, source: str, format: Format) -> None:
        self.clean(source, format)

    @rule(source=html_pages())
    def clean_page(self, source: str) -> None:
        self.clean(source, "html")

    def clean(self, source: str, format: Format) -> None:
        article = newsclean.clean(source, format=format, effort="fast", pipeline=self.pipeline)
        check_output(article)
        check_fields(article)
        check_body(source, article)
        assert all(removal.filter in self.pipeline.names and removal.reason for removal in article.document.removals.values())
        self.cleaned[source, format] = article.to_json()

    @invariant()
    def the_same_again(self) -> None:
        """In the opposite order, and with an equal pipeline that is another object."""
        equal = Pipeline(tuple(Step(*step) for step in self.pipeline.steps))
        for (source, format), before in reversed(self.cleaned.items()):
            assert newsclean.clean(source, format=format, effort="fast", pipeline=equal).to_json() == before


TestPipelines = Pipelines.TestCase
TestPipelines.settings = settings(stateful_step_count=15)

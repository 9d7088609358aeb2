"""The report on scored results: Markdown, JSON, and accuracy drawn against cost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean

from benchmarks import style
from benchmarks.score import BEST_LINES, KEEP_ALL, GroupFigures, PageFigures, Scores, TextFigures, known_mean


def write(scores: Scores, out: Path) -> None:
    """Writes report.md, report.json and, where there are pages to show, accuracy_cost.png and .svg into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "report.md").write_text(markdown(scores), encoding="utf-8")
    tables = {name: [row._asdict() for row in getattr(scores, name)] for name in ("pages", "by_language", "by_length", "texts")}
    (out / "report.json").write_text(json.dumps(scores._asdict() | tables, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draw(scores.pages, out)


def markdown(scores: Scores) -> str:
    """The report as Markdown."""
    corpora = list(dict.fromkeys(p.corpus for p in scores.pages))
    parts = ["# Accuracy", "Word F1 is the mean over the pages, with its 95% interval. Costs are multiples of the baseline's."]
    parts += [f"- {note}" for note in scores.notes]
    if len(corpora) > 1:
        parts += ["## Pages: means of the corpora", means_table(scores.pages)]
    for corpus in corpora:
        figures = [p for p in scores.pages if p.corpus == corpus]
        parts += [f"## Pages: {corpus}, {figures[0].pages}", pages_table(figures)]
        for by, groups in (("language", scores.by_language), ("length", scores.by_length)):
            if found := [g for g in groups if g.corpus == corpus]:
                parts += [f"### {corpus} by {by}", groups_table(by, found)]
    if scores.languages:
        parts += ["## Pages by language", languages_table(scores)]
    if scores.texts:
        parts += ["## Texts: word F1", texts_table(scores.texts, "f1")]
        parts += ["## Texts: share of the article's words that were lost", texts_table(scores.texts, "lost")]
        parts += ["## Texts: cost", texts_table(scores.texts, "cost")]
    parts += ["## Versions", table(["system", "version"], sorted(scores.versions.items()))]
    return "\n\n".join(parts) + "\n"


def pages_table(figures: Iterable[PageFigures]) -> str:
    """The systems on one corpus, the best first."""
    ranked = sorted(figures, key=lambda p: (-(p.f1 or 0.0), -(p.segments or 0.0)))
    heads = ["system", "word F1", "P", "R", "shingle F1", "exact", "segments", "title", "date (wrong)", "authors", "failures", "cost", "p90"]
    return table(heads, [_page_row(p) for p in ranked])


def groups_table(by: str, figures: Sequence[GroupFigures]) -> str:
    """The systems on groups of a corpus's pages: in each group the best first. by: what the pages are grouped by."""
    order = list(dict.fromkeys(g.group for g in figures))
    ranked = sorted(figures, key=lambda g: (order.index(g.group), -g.f1))
    heads = [by, "pages", "system", "word F1", "P", "R", "exact"]
    return table(heads, [[g.group, g.pages, g.system, *map(_rate, (g.f1, g.precision, g.recall, g.exact))] for g in ranked])


def means_table(figures: Sequence[PageFigures]) -> str:
    """The systems' figures as means over the corpora that have them; only systems that have all corpora, the best first."""
    measures = ["f1", "precision", "recall", "shingle_f1", "exact", "segments", "title", "date", "wrong_date", "authors", "cost"]
    corpora = {p.corpus for p in figures}
    by_system = {system: [p for p in figures if p.system == system] for system in dict.fromkeys(p.system for p in figures)}
    means = {
        system: [known_mean(getattr(p, m) for p in found) for m in measures] for system, found in by_system.items() if len(found) == len(corpora)
    }
    ranked = sorted(means, key=lambda system: -(means[system][0] or 0.0))
    heads = ["system", "word F1", "P", "R", "shingle F1", "exact", "segments", "title", "date", "wrong", "authors", "cost"]
    return table(heads, [[system, *map(_rate, means[system][:-1]), _cost(means[system][-1])] for system in ranked])


def _page_row(p: PageFigures) -> list[str]:
    within = f"{p.f1:.3f} ({p.low:.3f} to {p.high:.3f})" if p.f1 is not None else ""
    date = f"{p.date:.3f} ({p.wrong_date:.3f})" if p.date is not None else ""
    rates = [_rate(value) for value in (p.precision, p.recall, p.shingle_f1, p.exact, p.segments, p.title)]
    return [p.system, within, *rates, date, _rate(p.authors), str(p.failures), _cost(p.cost), _cost(p.p90)]


def languages_table(scores: Scores) -> str:
    """The systems' mean word F1 by language, over all corpora."""
    systems = ranked_systems(scores.languages.values())
    heads = ["system", *(f"{language} ({scores.counted[language]})" for language in scores.languages)]
    return table(heads, [[s, *(_rate(by_system.get(s)) for by_system in scores.languages.values())] for s in systems])


def texts_table(texts: Sequence[TextFigures], measure: str) -> str:
    """One measure of the systems on every set of texts, with the means of those systems that have all sets."""
    figures: list[dict[str, float]] = [getattr(t, measure) for t in texts]
    ranked = ranked_systems(figures)
    systems = [s for s in ranked if s not in (KEEP_ALL, BEST_LINES)]
    if KEEP_ALL in ranked:
        systems = [KEEP_ALL, *systems, BEST_LINES]  # the bounds on either side
    shown = _cost if measure == "cost" else _rate
    rows = [[t.corpus, t.converter, str(t.texts), *(shown(found.get(s)) for s in systems)] for t, found in zip(texts, figures, strict=True)]
    means = [shown(fmean(f[s] for f in figures)) if all(s in f for f in figures) else "" for s in systems]
    return table(["corpus", "converter", "texts", *systems], [*rows, ["mean", "", "", *means]])


def ranked_systems(figures: Iterable[dict[str, float]]) -> list[str]:
    """The systems in some sets of figures, by their mean, the highest first."""
    found: dict[str, list[float]] = {}
    for by_system in figures:
        for system, value in by_system.items():
            found.setdefault(system, []).append(value)
    return sorted(found, key=lambda system: -fmean(found[system]))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def draw(pages: Iterable[PageFigures], out: Path) -> None:
    """Draws each system's word F1 against its cost, both as means over the corpora that have articles."""
    measured: dict[str, list[tuple[float, float]]] = {}
    for p in pages:
        if p.f1 is not None and p.cost is not None:
            measured.setdefault(p.system, []).append((p.cost, p.f1))
    points = [(system, fmean(cost for cost, _ in found), fmean(f1 for _, f1 in found)) for system, found in measured.items()]
    if points:
        for kind in ("png", "svg"):
            draw_points(points, out / f"accuracy_cost.{kind}")


def draw_points(points: Sequence[tuple[str, float, float]], path: Path) -> None:
    """Draws systems by their cost and their word F1."""
    figure, axes = style.plot(7.2, 4.4, "CPU time, multiples of a Lexbor parse (median page)", "word F1, mean of the corpora")
    for system, cost, f1 in points:
        is_ours = system.startswith("newsclean")
        axes.plot(cost, f1, "D" if is_ours else "o", markersize=7, color=style.OURS if is_ours else style.THEIRS)
    axes.set(xscale="log", xlim=(0.9, 600))
    axes.set_xticks([1, 3, 10, 30, 100, 300], labels=["1", "3", "10", "30", "100", "300"])
    axes.minorticks_off()
    style.labels(figure, axes, points)
    style.save(figure, path)


def _rate(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _cost(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"

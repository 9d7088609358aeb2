"""Site profiles: what is learned of a site's pages, what is removed by it, and what is not."""

from __future__ import annotations

import json
import pickle
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Cleaner, Document, Pipeline, SiteProfile
from newsclean.document import Marks
from newsclean.profiles import PageLines, ProfileFolder, page_lines
from newsclean.profiles.folder import profile_path
from newsclean.profiles.lines import checked_lines
from newsclean.profiles.site import FORMAT, MOST_PAGES
from tests.profiles.made import LEFTOVERS, story, text

PAGES = 20


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [newsclean.clean(text(number)) for number in range(PAGES)]


@pytest.fixture(scope="module")
def profile(articles: list[Article]) -> SiteProfile:
    return SiteProfile.fit(articles)


def by_profile(article: Article) -> dict[str, str]:
    return {removal.block.text: removal.reason for removal in article.removed if removal.filter == "site_profile"}


def test_leftovers_that_read_like_sentences_go_and_nothing_of_the_articles(articles: list[Article], profile: SiteProfile) -> None:
    assert all(set(LEFTOVERS) & set(article.text.split("\n\n")) for article in articles)  # the other filters do not know them
    cleaner = Cleaner(profiles=profile)
    for number in range(PAGES):
        article = cleaner.clean(text(number))
        assert set(story(number)) - {article.title} <= {*article.text.split("\n\n"), article.description}
        assert not set(LEFTOVERS) & set(article.text.split("\n\n"))


def test_a_page_that_the_profile_has_not_seen(profile: SiteProfile) -> None:
    removed = by_profile(Cleaner(profiles=profile).clean(text(PAGES + 1)))
    assert removed[LEFTOVERS[2]] == f"stands on {PAGES} of {PAGES} other pages of the site"


def test_the_page_itself_does_not_count(profile: SiteProfile) -> None:
    reasons = by_profile(Cleaner(profiles=profile).clean(text(0)))
    assert set(reasons) == set(LEFTOVERS)
    assert all(reason.startswith(f"stands on {PAGES - 1} of {PAGES - 1} other pages of the site") for reason in reasons.values())


def test_a_removal_elsewhere_is_named() -> None:
    pages = [PageLines(f"{n:016x}", (f"{hash_of(LEFTOVERS[0])}{'s' if n else 'l'}",)) for n in range(7)]
    removed = by_profile(Cleaner(profiles=SiteProfile.of_pages(pages)).clean(text(1)))
    assert removed == {LEFTOVERS[0]: "stands on 7 of 7 other pages of the site, and was removed from 6 of them"}


def test_stories_that_share_their_text_do_not_count() -> None:
    wire = story(3)
    same = ["\n\n".join([*wire, f"This report was also read in {number} other towns along the coast of the country."]) for number in range(9)]
    profile = SiteProfile.fit(newsclean.clean(source) for source in same)
    for source in same:
        assert not by_profile(Cleaner(profiles=profile).clean(source))


def test_leftovers_that_a_third_of_the_pages_share_are_no_story() -> None:
    houses = ("northern", "southern", "western")
    own = [
        [f"All {house} readers find the {what} of the harbour office in their paper on Friday." for what in ("tides", "fares", "rules")]
        for house in houses
    ]
    sources = ["\n\n".join([*story(number)[:6], *own[number % 3]]) for number in range(18)]
    cleaner = Cleaner(profiles=SiteProfile.fit(newsclean.clean(source) for source in sources))
    for number, source in enumerate(sources):
        assert not set(own[number % 3]) & set(cleaner.clean(source).text.split("\n\n"))


def test_a_paragraph_of_background_in_some_stories_stays() -> None:
    background = "The council of the region has had no majority of its own since the vote in the spring of last year."
    sources = ["\n\n".join([*story(n), *([background] if n < 4 else [])]) for n in range(PAGES)]
    profile = SiteProfile.fit(newsclean.clean(source) for source in sources)
    assert background in Cleaner(profiles=profile).clean(sources[0]).text


def test_the_opening_that_others_show_as_a_teaser_stays() -> None:
    opening = story(1)[0]
    pages = [PageLines(f"{n:016x}", (f"{hash_of(opening)}s",) if n < 9 else ()) for n in range(PAGES)]
    article = Cleaner(profiles=SiteProfile.of_pages(pages)).clean(text(1, ()))
    assert not by_profile(article)


BANNERS = (
    "Spring weeks by the sea: paint the old lighthouse with us, one brushstroke for every reader.",
    "The blossom weeks run until the end of May, and every street has a bench to win.",
    "Our chess evenings are back in the hall above the fish market, on every Thursday.",
)


def headed(number: int, *above: str) -> str:
    """An article with a headline and a byline, and lines above these."""
    place, thing = story(number)[0].split()[3].rstrip("."), story(number)[0].split()[1]
    return "\n\n".join([*above, f"{place} must wait for its {thing}", "By Hal Brook", *story(number)])


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_banner_above_the_headline_hides_it_no_more(count: int) -> None:
    sources = [headed(number, BANNERS[number % count]) for number in range(18)]
    cleaner = Cleaner(profiles=SiteProfile.fit(newsclean.clean(source) for source in sources))
    for number, source in enumerate(sources):
        article = cleaner.clean(source)
        assert article.title == newsclean.clean(headed(number)).title
        assert not set(BANNERS) & set(article.text.split("\n\n"))
        assert article.removed[0].filter == "site_opening"


def test_the_headline_that_others_show_below_their_text_is_no_banner() -> None:
    teaser = headed(1).split("\n\n")[0]
    sources = ["\n\n".join([headed(number), "Most read", teaser, headed(2).split("\n\n")[0]]) for number in range(18)]
    cleaner = Cleaner(profiles=SiteProfile.fit(newsclean.clean(source) for source in sources))
    assert cleaner.clean(sources[1]).title == teaser


def test_a_banner_above_a_text_without_a_headline() -> None:
    sources = ["\n\n".join([BANNERS[number % 3], *story(number)]) for number in range(18)]
    cleaner = Cleaner(profiles=SiteProfile.fit(newsclean.clean(source) for source in sources))
    for number, source in enumerate(sources):
        assert cleaner.clean(source).text.split("\n\n") == story(number)


def test_a_short_line_needs_one_that_repeats_beside_it() -> None:
    def profile_of(*lines: str) -> SiteProfile:
        return SiteProfile.of_pages(PageLines(f"{n:016x}", tuple(f"{hash_of(line)}k" for line in lines)) for n in range(9))

    source = "\n\n".join([*story(1), "Varde on the river", "Seven towns, one coast"])
    alone = Cleaner(profiles=profile_of("Varde on the river")).clean(source)
    assert not by_profile(alone)
    both = Cleaner(profiles=profile_of("Varde on the river", "Seven towns, one coast")).clean(source)
    left = {block.text for block in both.document.kept}
    assert not {"Varde on the river", "Seven towns, one coast"} & left


def test_nothing_goes_where_little_would_be_left() -> None:
    profile = SiteProfile.fit(newsclean.clean(text(number)) for number in range(9))
    assert not by_profile(Cleaner(profiles=profile).clean("\n\n".join(LEFTOVERS)))


def test_the_order_of_the_pages_makes_no_difference(articles: list[Article], profile: SiteProfile) -> None:
    more = [*articles, *(newsclean.clean(text(number)) for number in range(PAGES, PAGES + 9))]
    shuffled = random.Random(5).sample(more, len(more))
    assert SiteProfile.fit(shuffled) == SiteProfile.fit(more)
    assert len(SiteProfile.fit(more).pages) == MOST_PAGES
    assert SiteProfile.fit([*articles, *articles]) == profile


def test_what_a_profile_removed_counts_as_kept(profile: SiteProfile) -> None:
    again = [Cleaner(profiles=profile).clean(text(number)) for number in range(PAGES)]
    assert SiteProfile.fit(again).lines == profile.lines


def test_saved_and_loaded(tmp_path: Path, profile: SiteProfile) -> None:
    path = tmp_path / "lorne.json"
    profile.save(path)
    assert SiteProfile.load(path) == profile
    assert [file.name for file in tmp_path.iterdir()] == ["lorne.json"]
    assert path.stat().st_size < 13_000
    assert not any(len(word) > 16 for word in json.loads(path.read_bytes())["lines"])
    assert hash(SiteProfile.load(path)) == hash(profile)


def test_a_failed_save_leaves_what_was_there(tmp_path: Path, profile: SiteProfile, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lorne.json"
    SiteProfile().save(path)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        profile.save(path)
    assert SiteProfile.load(path) == SiteProfile()
    assert len(list(tmp_path.iterdir())) == 1


HASH = "0123456789abcdef"
GOOD = {"format": FORMAT, "pages": [HASH], "lines": {HASH: [1, 1, 1]}}


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        {**GOOD, "format": "another"},
        {**GOOD, "pages": [HASH] * (MOST_PAGES + 1)},
        {**GOOD, "pages": ["The talks failed"]},
        {**GOOD, "lines": [HASH]},
        {**GOOD, "lines": {"a line of text": [1, 1, 0]}},
        {**GOOD, "lines": {HASH: [2, 0, 0]}},
        {**GOOD, "lines": {HASH: [0, 1, 0]}},
        {**GOOD, "lines": {HASH: [True, 0, 0]}},
        {**GOOD, "lines": {HASH: [-1, 0, 0]}},
        {**GOOD, "lines": {HASH: [1, 0]}},
    ],
)
def test_a_file_that_is_no_profile_is_refused(tmp_path: Path, wrong: Any) -> None:
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(GOOD))
    assert SiteProfile.load(path).lines == {HASH: (1, 1, 1)}
    path.write_text(json.dumps(wrong))
    with pytest.raises(ValueError, match=r"wrong\.json is no site profile"):
        Cleaner(profiles=path)


@pytest.mark.parametrize("data", [b"", b"\xff", b"[" * 100_000, b'{"lines": ' + b"9" * 5000 + b"}", b" " * 1_000_001])
def test_hostile_bytes_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "wrong.json"
    path.write_bytes(data)
    with pytest.raises(ValueError, match="is no site profile"):
        SiteProfile.load(path)


@pytest.mark.parametrize("sent", [None, [], ["a", []], [HASH, ["The talks failed"]], [HASH, [HASH + "x"]], [HASH, [HASH + "k"] * 2001], [1, 2]])
def test_lines_that_a_worker_cannot_have_sent_are_refused(sent: object) -> None:
    with pytest.raises(ValueError, match="no lines of a page"):
        checked_lines(sent)


def test_a_folder_gives_each_site_its_own(tmp_path: Path, profile: SiteProfile) -> None:
    profile.save(profile_path(tmp_path, "lorne.example"))
    cleaner = Cleaner(profiles=tmp_path)
    assert by_profile(cleaner.clean(text(1), url="https://www.Lorne.example/1"))
    assert by_profile(cleaner.clean(text(1), site="lorne.example"))
    assert not by_profile(cleaner.clean(text(1), url="https://varde.example/1"))
    assert not by_profile(cleaner.clean(text(1), url="https://lorne.example/1", site="varde"))
    nameless = cleaner.clean(text(1))
    assert not by_profile(nameless)
    assert nameless.warnings[-1] == "no site profile was chosen: there is no address, and no site was named"
    assert "site_profile" in cleaner.clean(text(1)).filters
    assert "site_profile" not in cleaner.clean(text(1)).restore("site_profile").text


def test_the_digest_of_a_folder_tells_its_profiles(tmp_path: Path, profile: SiteProfile) -> None:
    profile.save(profile_path(tmp_path, "varde.example"))
    before = ProfileFolder.open(tmp_path)
    profile.save(profile_path(tmp_path, "lorne.example"))
    after = ProfileFolder.open(tmp_path)
    assert before != after == ProfileFolder.open(tmp_path)


@given(st.text(max_size=300))
def test_no_site_leads_out_of_the_folder(site: str) -> None:
    path = profile_path("profiles", site)
    assert path.parent == Path("profiles")
    assert path.name.isascii()
    assert len(path.name) < 200


def test_what_leads_to_no_profile_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="holds no site profiles; newsclean profile makes them"):
        Cleaner(profiles=tmp_path)
    with pytest.raises(FileNotFoundError, match="no such site profile, nor a folder of them; newsclean profile makes them"):
        Cleaner(profiles=tmp_path / "profiles")


def test_only_articles_make_a_profile() -> None:
    with pytest.raises(TypeError, match="a profile is made of Articles"):
        SiteProfile.fit([text(1)])  # type: ignore[list-item]


def test_a_cleaner_with_profiles_can_be_pickled(profile: SiteProfile) -> None:
    cleaner = Cleaner(profiles=profile, favor="recall")
    assert pickle.loads(pickle.dumps(cleaner)) == cleaner
    assert by_profile(pickle.loads(pickle.dumps(cleaner)).clean(text(1)))


def test_they_run_before_the_title_and_behind_all_others(profile: SiteProfile) -> None:
    names = Pipeline.default().names
    before, behind = names[: names.index("title")], names[names.index("title") + 1 :]
    assert Cleaner(profiles=profile).pipeline.names == (*before, "site_opening", "title", *behind, "site_profile")
    small = Cleaner(profiles=profile, pipeline=Pipeline.default().only("share_bar"))
    assert small.pipeline.names == ("share_bar", "site_profile")
    newer = Cleaner(profiles=SiteProfile(), pipeline=small.pipeline)
    assert newer.pipeline.names == small.pipeline.names
    assert not by_profile(newer.clean(text(1)))


def test_nothing_runs_after_it() -> None:
    seen: list[bool] = []

    def looks(doc: Document) -> Marks:
        seen.append(any(removal.filter == "site_profile" for removal in doc.removals.values()))
        return []

    pipeline = Pipeline.default().with_filter(looks)
    profile = SiteProfile.fit(newsclean.clean(text(number)) for number in range(9))
    assert by_profile(Cleaner(profiles=profile, pipeline=pipeline).clean(text(0)))
    assert seen
    assert not any(seen)


def test_wrong_arguments() -> None:
    with pytest.raises(TypeError, match="profiles must be a SiteProfile"):
        Cleaner(profiles=5)  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        Cleaner(profiles="not-there.json")


def test_a_page_with_many_lines_is_noted_up_to_a_cap() -> None:
    article = newsclean.clean("\n\n".join(f"Line number {n} of a very long list" for n in range(2500)))
    assert len(page_lines(article.document).noted) == 2000


def hash_of(line: str) -> str:
    return page_lines(newsclean.clean(line).document).noted[0][:-1]

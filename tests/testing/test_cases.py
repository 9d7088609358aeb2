"""What `newsclean.testing` does with golden cases that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean import Document, Pipeline
from newsclean.document import Marks
from newsclean.testing import cases, parse_cases, update_cases

INPUT = "```text\nShare this article\n```"
REMOVED = ("- Share this article", '    · is just "share this article"')


def golden(title: str, *lines: str) -> str:
    listing = "".join(f"{line}\n" for line in lines)
    return f"# share_bar\n\n## {title}\n\n{INPUT}\n\n```listing\n{listing}```\n"


def test_a_wrong_reason_fails() -> None:
    [case] = parse_cases(golden("Removes a label", "- Share this article", '    · opens with "share"'), "share_bar")
    with pytest.raises(AssertionError) as error:
        case.check()
    assert str(error.value).splitlines()[-2:] == ['-    · opens with "share"', '+    · is just "share this article"']


def test_a_wrong_role_fails() -> None:
    def role(doc: Document) -> Marks:
        return [(b, "is a label", "label") for b in doc.kept]

    [case] = parse_cases(golden("Marks a label", "- Share this article", "    · is a label"), "role")
    with pytest.raises(AssertionError, match=r"is a label \(role: label\)"):
        case.check(Pipeline.default().with_filter(role))


def test_a_title_must_fit_what_happens() -> None:
    idle = Pipeline().with_filter(lambda _: (), name="share_bar")
    for text, pipeline in ((golden("Keeps a label", *REMOVED), Pipeline.default()), (golden("Removes a label", "  Share this article"), idle)):
        with pytest.raises(AssertionError, match="a case that is called 'Keeps …' takes nothing out"):
            parse_cases(text, "share_bar")[0].check(pipeline)


def test_a_case_that_is_not_of_the_form_is_named(tmp_path: Path) -> None:
    good = golden("Removes a label", "- Share this article")
    for bad in (f"## Removes more\n\n{INPUT}\n", f"## Removes more\n\n{INPUT.replace('text', 'pdf')}\n\n```listing\n```\n", "## Removes more\n"):
        path = tmp_path / "share_bar.md"
        for text in (f"{good}\n{bad}", f"{bad}\n{good}"):
            path.write_text(text, encoding="utf-8")
            for read in (cases, update_cases):
                with pytest.raises(ValueError, match="the case 'Removes more' of share_bar is not of the form"):
                    read(path)
            assert path.read_text(encoding="utf-8") == text


def test_other_filters_are_named_with_the_case() -> None:
    text = golden("Removes a label", *REMOVED).replace("a label\n", "a label\nRuns with: title, date\n")
    [case] = parse_cases(text, "share_bar")
    assert case.others == ("title", "date")
    case.check()


def test_pytest_is_not_needed() -> None:
    import subprocess
    import sys

    program = "import sys, newsclean.testing; print('pytest' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    path = tmp_path / "share_bar.md"
    path.write_text(golden("Removes a label"), encoding="utf-8")
    update_cases(str(path))
    [case] = cases(str(path))
    case.check()

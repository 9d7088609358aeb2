"""hatch_build.py, the hook that compiles: what it asks for, what it says, and when it leaves a wheel pure.

That a compiled wheel works is what `make test-compiled` tests.
"""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("hatchling")

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
COMPILED: list[str] = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]["compiled"]
NO_COMPILER = "/nowhere/cc"


def loaded() -> Any:
    """The hook's module, as hatchling loads it: from its path."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["hatch_build"] = module
    spec.loader.exec_module(module)
    return module


hatch_build = loaded()


def hook(compiled: list[str] = COMPILED) -> Any:
    metadata = SimpleNamespace(core=SimpleNamespace(dependencies=["selectolax>=1"]))
    return hatch_build.CompileHook(str(ROOT), {"compiled": compiled}, None, metadata, "", "wheel")


def data() -> dict[str, Any]:
    """What hatchling hands to a hook."""
    return {"pure_python": True, "infer_tag": False, "force_include": {}}


@pytest.fixture(autouse=True)
def _nothing_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSCLEAN_COMPILE", raising=False)


@pytest.mark.parametrize("wish", [None, "", "0"])
def test_a_wheel_is_pure_and_needs_hatchling_alone_unless_compiling_is_asked_for(monkeypatch: pytest.MonkeyPatch, wish: str | None) -> None:
    if wish is not None:
        monkeypatch.setenv("NEWSCLEAN_COMPILE", wish)
    built = data()
    hook().initialize("standard", built)
    assert built == data()
    assert hook().dependencies() == []


def test_a_compiled_wheel_needs_mypy_and_what_newsclean_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSCLEAN_COMPILE", "1")
    monkeypatch.setenv("CC", sys.executable)  # a program that is there
    assert [name for name in ("mypy", "setuptools", "selectolax") if any(line.startswith(name) for line in hook().dependencies())] == [
        "mypy",
        "setuptools",
        "selectolax",
    ]


def test_an_editable_install_is_pure_whatever_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSCLEAN_COMPILE", "require")
    built = data()
    hook().initialize("editable", built)
    assert built == data()


def test_without_a_compiler_the_wheel_is_pure_and_a_message_says_why(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("NEWSCLEAN_COMPILE", "1")
    monkeypatch.setenv("CC", f"{NO_COMPILER} -pthread")
    built = data()
    assert hook().dependencies() == []  # mypy alone would be of no use
    hook().initialize("standard", built)
    assert built == data()
    said = capfd.readouterr().err
    assert said == f"newsclean: building a pure Python wheel: there is no C compiler: {NO_COMPILER!r} is not found; install one, or set CC\n"


def test_a_module_that_is_not_there_leaves_the_wheel_pure(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("NEWSCLEAN_COMPILE", "1")
    monkeypatch.setenv("CC", sys.executable)
    built = data()
    hook(["newsclean/no_such_module.py"]).initialize("standard", built)
    assert built == data()
    assert "no module is at src/newsclean/no_such_module.py" in capfd.readouterr().err


def test_where_compiling_is_required_the_build_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSCLEAN_COMPILE", "require")
    monkeypatch.setenv("CC", NO_COMPILER)
    with pytest.raises(SystemExit, match="there is no C compiler"):
        hook().initialize("standard", data())


def test_a_wrong_wish_is_refused_with_the_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSCLEAN_COMPILE", "yes")
    with pytest.raises(SystemExit, match="NEWSCLEAN_COMPILE is 'yes'; set it to one of 0, 1, require"):
        hook().dependencies()


def test_the_modules_that_pyproject_lists_are_there() -> None:
    found = hatch_build.modules(ROOT, COMPILED)
    assert "src/newsclean/readers/html/walk.py" in found
    assert "src/newsclean/document/document.py" not in found
    assert not [path for path in found if path.endswith("__init__.py")]


def test_no_compiled_module_has_what_mypyc_changes_silently() -> None:
    texts = {path: (ROOT / path).read_text(encoding="utf-8") for path in hatch_build.modules(ROOT, COMPILED)}
    assert [path for path, text in texts.items() if "cached_property" in text] == []


def test_what_was_compiled_goes_beside_its_source_and_the_folder_is_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def built(paths: list[str], work: Path) -> list[Path]:
        assert "src/newsclean/values/texts.py" in paths
        made.append(work / "made" / "newsclean" / "values" / "texts.so")
        made[0].parent.mkdir(parents=True)
        made[0].touch()
        return made

    monkeypatch.setenv("NEWSCLEAN_COMPILE", "require")
    monkeypatch.setenv("CC", sys.executable)
    monkeypatch.setattr(hatch_build, "_built", built)
    one, wheel = hook(["newsclean/values/*.py"]), data()
    one.initialize("standard", wheel)
    assert wheel == {"pure_python": False, "infer_tag": True, "force_include": {str(made[0]): "newsclean/values/texts.so"}}
    one.finalize("standard", wheel, "")
    assert not made[0].exists()


def test_whatever_the_compiler_does_the_wheel_is_built(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def fails(_paths: list[str], _work: Path) -> list[Path]:
        raise SystemExit("src/newsclean/values/texts.py:1: error: made up")  # as mypyc ends

    monkeypatch.setenv("NEWSCLEAN_COMPILE", "1")
    monkeypatch.setenv("CC", sys.executable)
    monkeypatch.setattr(hatch_build, "_built", fails)
    built, here = data(), Path.cwd()
    hook().initialize("standard", built)
    assert built == data()
    assert Path.cwd() == here
    assert "building a pure Python wheel: mypyc failed: src/newsclean/values/texts.py:1: error: made up" in capfd.readouterr().err

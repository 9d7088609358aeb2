"""Renders the templates. The style sheet and the script stand in each page, and a Content-Security-Policy allows them by their hashes.

Everything that comes from an input is escaped by Jinja2, or is HTML that `newsclean.output.html` wrote by its allow-list, or JSON in which no element
can end. The policy allows nothing else: no other script, no handler in an attribute, no picture, no request.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsclean.output.groups import counted
from newsclean.report.view import colour

POLICY = (
    "default-src 'none'; style-src {style}; script-src {script}; img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


class Assets(NamedTuple):
    """The style sheet and the script of a page, and the policy that allows them alone."""

    style: Markup
    script: Markup | None
    policy: str


def rendered(template: str, **values: object) -> str:
    """Return a template with these values, as text that UTF-8 can encode."""
    return _environment().get_template(template).render(values).encode("utf-8", "replace").decode("utf-8")


@cache
def _environment() -> Environment:
    """Return the templates with what all of them use. They are read and compiled once."""
    environment = Environment(
        loader=PackageLoader("newsclean.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["number"] = lambda value: f"{value:,}"
    environment.filters["colour"] = colour
    environment.filters["counted"] = counted
    environment.globals["assets"] = assets(asset("colours.css") + asset("report.css"), asset("report.js"))  # of reports; other pages pass their own
    return environment


def assets(style: str, script: str | None = None, *, others: Iterable[str] = ()) -> Assets:
    """Return what a page needs of a style sheet and a script of ours. `others` are style sheets that stand elsewhere in it, and are allowed too."""
    return Assets(Markup(style), None if script is None else Markup(script), _policy([*others, style], script))


def asset(name: str) -> str:
    """Return a style sheet or a script of ours."""
    return (files("newsclean.report") / "assets" / name).read_text(encoding="utf-8")


def _policy(styles: Iterable[str], script: str | None = None) -> str:
    """Return the Content-Security-Policy that allows some style sheets and a script, and nothing else."""
    return POLICY.format(style=" ".join([_hash(style) for style in styles]), script="'none'" if script is None else _hash(script))


def _hash(text: str) -> str:
    """Return the hash of a style sheet or a script as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"

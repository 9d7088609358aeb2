"""Markdown with YAML front matter: the metadata above the body, as site generators and notebooks of notes read it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from newsclean.languages.characters import SURROGATES
from newsclean.output.rows import FIELDS, plain

if TYPE_CHECKING:
    from newsclean.article import Article

_BODY = ("text", "markdown")

# What YAML does not let stand in a text, or takes for a line break: DEL, C1 controls, Unicode's line breaks, the byte order mark, and the two
# noncharacters of the first plane (YAML 1.2.2, 5.1 and 5.4; YAML 1.1 for the line breaks). JSON escapes the other controls.
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATES = re.compile(f"[{SURROGATES}]")


def with_front_matter(article: Article, markdown: str) -> str:
    """Return the Markdown of an article below its metadata as YAML, between lines of three dashes.

    The metadata are the fields of `to_dict` but for the body; a field that is None or an empty list is left out. Each text is in double quotes and
    escaped as in JSON, which is YAML, too: "2024-03-05", "no" and "1.0" are read as text by every YAML library, not as a date, a truth value or a
    number. A lone surrogate, which is no character, becomes a question mark.

    >>> from newsclean import clean
    >>> article = clean("<h1>Talks: no end</h1><time>5 March 2024</time><p>The talks failed on <b>Monday</b>.</p>")
    >>> print(with_front_matter(article, article.markdown))  # doctest: +ELLIPSIS
    ---
    title: "Talks: no end"
    kind: "article"
    ...
    date_published: "2024-03-05"
    language: "en"
    status: "ok"
    ---
    <BLANKLINE>
    The talks failed on **Monday**.
    """
    lines = []
    for name in FIELDS:
        value = plain(getattr(article, name)) if name not in _BODY else None
        if isinstance(value, list):
            lines += [f"{name}:", *[f"  - {_yaml(item)}" for item in value]] if value else []
        elif value is not None:
            lines.append(f"{name}: {_yaml(value)}")
    return "\n".join(["---", *lines, "---", "", markdown])


def _yaml(value: Any) -> str:
    """Return a value as JSON in one line, in which nothing stands that a YAML library would not read, or would read otherwise.

    >>> print(_yaml({"text": "A\u2028B \U0001f600", "credit": None}))
    {"text": "A\\u2028B 😀", "credit": null}
    """
    shown = _SURROGATES.sub("?", json.dumps(value, ensure_ascii=False))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", shown)

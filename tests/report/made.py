"""Articles and pages that the tests of reports share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

import newsclean
from newsclean import Article, Pipeline
from newsclean.document import Document, Marks
from newsclean.report import Batch
from tests.output.articles import data
from tests.test_promises import HOSTILE

SENTENCE = "The council of Lorne voted on Monday to close the old bridge for six months, and nobody spoke against it in the hall."
PAGE = f"""<!doctype html><html lang="en"><head><title>Bridge closed | Lorne Post</title>
<meta property="og:title" content="Bridge to be closed"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2024-03-05T10:15:00+01:00"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article><h1>Bridge closed</h1><p class="byline">By Jane Doe</p><p>6 March 2024</p>
<p>{SENTENCE}</p><p>{SENTENCE.replace("Monday", "Tuesday")} <a href="https://lorne.example/minutes">The minutes</a> say so.</p>
<ul><li>The bridge on the Lorne is a hundred years old</li><li>The bridge on the Esk is two hundred years old</li></ul>
<p>Follow us on X</p>
<p>{SENTENCE.replace("Monday", "Wednesday")} The <a href="/later">mayor</a> agreed.</p><p>{SENTENCE.replace("Monday", "Thursday")}</p></article>
<footer><p>© 2024 Lorne Post</p></footer></body></html>"""

MORE_HOSTILE = (
    *HOSTILE,
    "</script><script>alert(1)</script>",
    "</template><script>alert(1)</script><template>",
    "<!--<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "' onmouseover='alert(1)' x='",
    '" autofocus onfocus="alert(1)" x="',
    "{{ 7 * 7 }}{% raw %}",
    "${alert(1)}`",
    "</style><link rel=stylesheet href=https://lorne.example/x.css>",
    "</textarea></title><base href=https://lorne.example/><meta http-equiv=refresh content=0>",
    "__proto__",
)


def article(page: str = PAGE, **options: Any) -> Article:
    """A page of a small article, cleaned."""
    return newsclean.clean(page, url="https://lorne.example/bridge", **options)


def with_bad_rule(page: str, word: str = "Wednesday") -> Article:
    """A page cleaned with a rule of somebody's own, which takes a paragraph."""

    def bad_rule(doc: Document) -> Marks:
        return [(b, "has a word that I do not like") for b in doc.kept if word in b.text]

    return newsclean.Cleaner(pipeline=Pipeline.default().with_filter(bad_rule)).clean(page)


def hostile_row(text: str) -> dict[str, Any]:
    """A row of a batch in which everything that may say anything says this."""
    taken = {"filter": text, "reason": text, "lines": [1, 1], "text": text}
    return data(
        id=text,
        title=text,
        description=text,
        publisher=text,
        language=text,
        section=text,
        url=text,
        canonical_url=text,
        image=text,
        hostname=text,
        kind_reason=text,
        date_published=text,
        authors=[text],
        tags=[text],
        captions=[{"text": text, "credit": text}],
        text=text,
        markdown=f"{text}\n\n[{text}]({text}) ![{text}]({text}) [x](javascript:alert(1)) <b onclick=alert(1)>{text}</b>\n\n- {text}",
        warnings=[text],
        notes=[text],
        removed=[taken],
        roles=[{**taken, "lines": [2, 2], "role": text}],
    )


def hostile_page(text: str) -> str:
    """A page that says this wherever it may."""
    return PAGE.replace("Bridge", text).replace("Jane Doe", text).replace("Monday", text).replace("Follow us on X", f"Follow us on X {text}")


def hostile_batch(texts: Iterable[str]) -> Batch:
    """Hostile rows and pages as one batch."""
    batch = Batch()
    for text in texts:
        batch.add(Article.from_dict(hostile_row(text)), text)
        batch.add(with_bad_rule(hostile_page(text)), text)
    return batch


_LINK = re.compile(r"https?://|mailto:", re.IGNORECASE)


def unsafe(page: str) -> list[str]:
    """What of a report could load or run something, or was not written by its templates."""
    found: list[str] = []
    for node in _nodes(page):
        for name, value in node.attributes.items():
            given = value or ""
            if name.startswith("on") or name in ("style", "src", "srcset", "action", "formaction", "srcdoc", "data", "poster", "background"):
                found.append(f"<{node.tag} {name}={given!r}>")
            if name == "href" and not (node.tag == "link" and given == "data:,"):
                is_safe = node.tag == "a" and _LINK.match(given) and "noopener" in (node.attributes.get("rel") or "")
                found += [] if is_safe else [f"<{node.tag} href={given!r}>"]
        if node.tag in ("iframe", "object", "embed", "base", "img", "video", "audio", "math", "foreignObject", "animate", "set", "use", "frame"):
            found.append(f"<{node.tag}>")
        if node.tag == "meta" and node.attributes.get("http-equiv") not in (None, "Content-Security-Policy"):
            found.append("<meta http-equiv>")
    scripts = [node.attributes.get("type") for node in _nodes(page) if node.tag == "script"]
    if scripts.count(None) != 1 or set(scripts) - {None, "application/json"}:
        found.append(f"scripts: {scripts}")
    return found


def _nodes(page: str) -> Iterator[LexborNode]:
    """All elements of a page, those in its templates too: these are parsed as if they stood in the page."""
    tree = LexborHTMLParser(page.replace("<template", "<div").replace("</template>", "</div>"))
    yield from tree.css("*")


def saved(page: str, folder: Path) -> str:
    """The address of a page that is saved in a folder."""
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri()

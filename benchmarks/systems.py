"""The systems that are compared: newsclean, its peers, and simple rules.

An adapter asks one library as its documentation shows, with its defaults, and says in its docstring where it does not. Each imports its library
inside, so that a table of all systems needs none of them. Where a library takes decoded pages only, newsclean's decoder decodes them.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable
from functools import cache
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from newsclean import Effort, Format


class Output(NamedTuple):
    """What a system makes of a page. Metadata is None or empty where the system gives none."""

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    date_published: str | None = None


class System(NamedTuple):
    """A system and what it can be asked.

    package   the distribution whose version its results are of; None for a rule that is written here
    pages     the article of a page: (the page as fetched, its address or None) -> Output
    texts     the article of a scraped text: (text, "text" or "markdown") -> text
    is_peer   whether it needs the extra "peers", and so an environment of its own
    """

    package: str | None
    pages: Callable[[bytes, str | None], Output] | None = None
    texts: Callable[[str, Format], str] | None = None
    is_peer: bool = True


def version(system: System) -> str:
    """The version of a system's library, "" for a rule. Raises PackageNotFoundError where it is not installed.

    newsclean's is followed by a digest of its source: its results are those of one state of the code, whatever the version's number.
    """
    if system.package is None:
        return ""
    if system.package != "newsclean":
        return installed_version(system.package)
    import newsclean

    digest = hashlib.sha256()
    for file in sorted(Path(newsclean.__file__).parent.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(file.read_bytes())
    return f"{newsclean.__version__}+{digest.hexdigest()[:8]}"


# Pages


def newsclean_page(page: bytes, url: str | None, effort: Effort = "auto") -> Output:
    import newsclean

    article = newsclean.clean(page, url=url, format="html", effort=effort)
    return Output(article.text, article.title, article.authors, article.date_published)


def newsclean_thorough(page: bytes, url: str | None) -> Output:
    return newsclean_page(page, url, effort="thorough")


def trafilatura_page(page: bytes, url: str | None, **options: Any) -> Output:
    """Without comments, which trafilatura counts as content by default and no corpus here does."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(page, url=url, with_metadata=True, include_comments=False, **options)
    if found is None:
        return Output("")
    return Output(found.text or "", found.title, _listed((found.author or "").split(";")), found.date)


def trafilatura_fast(page: bytes, url: str | None) -> Output:
    """Without its comparison with readability and jusText."""
    return trafilatura_page(page, url, fast=True)


def trafilatura_precision(page: bytes, url: str | None) -> Output:
    return trafilatura_page(page, url, favor_precision=True)


def readability_page(page: bytes, url: str | None) -> Output:
    """Its answer is HTML, which inscriptis turns into text."""
    from inscriptis import get_text
    from readability import Document

    document = Document(page, url=url)
    return Output(get_text(document.summary()), document.short_title())


def newspaper_page(page: bytes, url: str | None) -> Output:
    from newspaper import Article

    article = Article(url or "https://page.example/", fetch_images=False)
    article.download(input_html=_decoded(page))
    article.parse()
    date = article.publish_date
    return Output(article.text, article.title, _listed(article.authors), date.isoformat() if date else None)


def goose_page(page: bytes, url: str | None) -> Output:
    del url  # which it would fetch
    from goose3 import Goose

    with Goose() as goose:
        article = goose.extract(raw_html=_decoded(page))
    date: Any = article.publish_date  # a list where the page gives several
    return Output(article.cleaned_text, article.title, _listed(article.authors), date[0] if isinstance(date, list) else date)


def resiliparse_page(page: bytes, url: str | None) -> Output:
    del url
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(_decoded(page))
    return Output(extract_plain_text(tree, main_content=True), tree.title)


def justext_page(page: bytes, url: str | None) -> Output:
    """With the stop words of all languages, since it cannot tell a page's language."""
    del url
    import justext

    return Output("\n".join(p.text for p in justext.justext(page, _stop_words()) if not p.is_boilerplate))


def boilerpy_page(page: bytes, url: str | None) -> Output:
    del url
    from boilerpy3.extractors import ArticleExtractor

    document = ArticleExtractor().get_doc(_decoded(page))
    return Output(document.content, document.title)


def inscriptis_page(page: bytes, url: str | None) -> Output:
    """All text of the page."""
    del url
    from inscriptis import get_text

    return Output(get_text(_decoded(page)))


def lexbor_page(page: bytes, url: str | None) -> Output:
    """All text of the page, scripts and styles aside."""
    del url
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    tree.strip_tags(["script", "style", "noscript", "template"])
    return Output(tree.body.text(separator="\n") if tree.body else "")


# Texts


def newsclean_text(text: str, format: Format) -> str:
    import newsclean

    return newsclean.clean(text, format=format).text


def c4_rule(text: str, format: Format) -> str:
    """The line rules of C4 (Raffel et al. 2020, section 2.2): lines of five words and more that close like a sentence, and no notices."""
    del format
    notice = re.compile("javascript|cookie|terms of use|privacy policy|lorem ipsum", re.IGNORECASE)
    lines = (line for line in map(str.strip, text.split("\n")) if line)
    return "\n".join(
        line for line in lines if line[-1] in '.!?"”' and not line.endswith("...") and len(line.split()) >= 5 and not notice.search(line)
    )


def datatrove_c4(text: str, format: Format) -> str:
    """datatrove's C4 filter, but for its rule on the number of sentences, which drops documents and needs a tokenizer for each language."""
    del format
    from datatrove.data import Document
    from datatrove.pipeline.filters import C4QualityFilter

    document = Document(text=text, id="")
    return document.text if C4QualityFilter(min_num_sentences=-1).filter(document) is True else ""


def justext_lines(text: str, format: Format) -> str:
    """jusText reads HTML only, so every line is handed over as a paragraph."""
    page = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.split("\n"))
    return justext_page(f"<html><body>{page}</body></html>".encode(), format).text


SYSTEMS = {
    "newsclean": System("newsclean", newsclean_page, newsclean_text, is_peer=False),
    "newsclean-thorough": System("newsclean", newsclean_thorough, is_peer=False),
    "lexbor-text": System("selectolax", lexbor_page, is_peer=False),
    "c4-rule": System(None, texts=c4_rule, is_peer=False),
    "trafilatura": System("trafilatura", trafilatura_page),
    "trafilatura-fast": System("trafilatura", trafilatura_fast),
    "trafilatura-precision": System("trafilatura", trafilatura_precision),
    "readability-lxml": System("readability-lxml", readability_page),
    "newspaper4k": System("newspaper4k", newspaper_page),
    "goose3": System("goose3", goose_page),
    "resiliparse": System("resiliparse", resiliparse_page),
    "justext": System("jusText", justext_page, justext_lines),
    "boilerpy3": System("boilerpy3", boilerpy_page),
    "inscriptis": System("inscriptis", inscriptis_page),
    "datatrove-c4": System("datatrove", texts=datatrove_c4),
}


def _listed(names: list[str]) -> tuple[str, ...]:
    return tuple(name.strip() for name in names if name.strip())


def _decoded(page: bytes) -> str:
    from newsclean.readers.decode import decode

    return decode(page, None)[0]


@cache
def _stop_words() -> frozenset[str]:
    import justext

    return frozenset(word for language in justext.get_stoplists() for word in justext.get_stoplist(language))

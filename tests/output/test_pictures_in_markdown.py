"""Pictures in Markdown: what a parser reads back of them, whatever stands in their description, caption and address."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import newsclean
from newsclean import Article, Cleaner
from newsclean.beside import Image
from newsclean.output.render import to_markdown, with_images
from newsclean.readers.markdown import read_markdown

ONE = "The bridge over the Lorne stays closed until May, the city said on Tuesday."
TWO = "Engineers found cracks in two of its four pillars, and nobody knows how old these are."
URL = "https://l.example/s.jpg"
MARKS = [
    "[",
    "]",
    "(",
    ")",
    "!",
    "\\",
    '"',
    "'",
    "&",
    "&amp;",
    "&amp;amp;",
    "&#93;",
    "<",
    "<b>",
    "`",
    "``",
    "*",
    "_",
    "~~",
    "|",
    "#",
    "\n",
    "\n\n",
    " ",
    "x",
    "y]",
]
some_text = st.one_of(
    st.lists(st.sampled_from(MARKS), max_size=10).map("".join), st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=30)
)


def read_back(markdown: str) -> list[tuple[str, str, str]]:
    """The pictures that a parser finds: description, title, address."""
    parser = MarkdownIt()
    found = []
    for token in parser.parse(markdown):
        for child in token.children or ():
            if child.type == "image":
                alt = parser.renderer.renderInlineAsText(child.children or [], parser.options, {})  # type: ignore[attr-defined]
                found.append((alt, str(child.attrs.get("title", "")), str(child.attrs["src"])))
    return found


def on_a_line(text: str) -> str:
    return " ".join(text.split())


@given(alt=some_text, caption=some_text, credit=some_text)
@example(alt="a ] b", caption="C:\\temp", credit="")
@example(alt="![x](y)", caption="&amp;amp;", credit='say "no"')
@example(alt="!x](y)", caption="C:\\", credit="\\")
def test_description_and_caption_are_read_back(alt: str, caption: str, credit: str) -> None:
    written = to_markdown([], [Image(URL, alt, caption, credit, 0)])
    title = on_a_line(" ".join(text for text in (caption, credit) if text))
    assert read_back(written) == [(on_a_line(alt), title, URL)]
    assert written.count("\n") == 0


@given(st.text(st.characters(exclude_categories=("Cs", "Cn", "Co", "Cc")), max_size=30))
@example('a b(c)d\\e&amp;f&copy;g<h>"i`j')
def test_an_address_is_read_back(path: str) -> None:
    url = f"https://l.example/{path}".strip()
    written = to_markdown([], [Image(url, "A bridge", None, None, 0)])
    ((alt, _, src),) = read_back(written)
    assert (alt, unquote(src)) == ("A bridge", unquote(url))


@pytest.mark.parametrize("url", ["javascript:alert(1)", " JavaScript:alert(1)", "vbscript:x", "java\nscript:alert(1)"])
def test_an_address_of_a_script_is_no_picture(url: str) -> None:
    written = with_images(ONE, read_markdown(ONE), [Image(url, "A bridge", "title", None, 0)])
    assert read_back(written) == []
    assert "A bridge" in written
    assert "<a" not in MarkdownIt().render(written)


def page(*pieces: str) -> str:
    return f"<html><title>Bridge stays closed</title><article><h1>Bridge stays closed</h1>{''.join(pieces)}</article></html>"


FIGURE = "<figure><img src='/s.jpg' alt='A [big] bridge'><figcaption>The bridge in May</figcaption></figure>"
LIST = "<ul><li>The northern pillar</li><li>The southern pillar of the bridge</li></ul>"


@pytest.mark.parametrize(
    "pieces",
    [
        (FIGURE, f"<p>{ONE}</p><p>{TWO}</p>"),
        (f"<p>{ONE}</p>", FIGURE, f"<p>{TWO}</p>"),
        (f"<p>{ONE}</p><p>{TWO}</p>", FIGURE),
        (f"<p>{ONE}</p>{LIST}", FIGURE, f"<h2>Cracks</h2><p>{TWO}</p>"),
        (f"<p>{ONE}</p><table><tr><th>Pillar</th><th>Cracks</th></tr><tr><td>north</td><td>2</td></tr></table>", FIGURE, f"<p>{TWO}</p>"),
        (f"<p>{ONE}</p><pre>a = 1\n\nb = 2</pre>", FIGURE, f"<p>{TWO}</p>"),
    ],
)
def test_an_article_from_a_dict_has_its_pictures_where_they_stood(pieces: tuple[str, ...]) -> None:
    article = Cleaner(fields=("images",)).clean(page(*pieces), url="https://l.example/a", format="html")
    again = Article.from_dict(article.to_dict())
    assert len(article.images) == 1
    assert again.to_markdown(images=True) == article.to_markdown(images=True)
    assert again.to_markdown(images=True, front_matter=True) == article.to_markdown(images=True, front_matter=True)


def test_an_article_from_a_dict_without_pictures_is_its_markdown() -> None:
    article = newsclean.clean(page(FIGURE, f"<p>{ONE}</p><p>{TWO}</p>"), url="https://l.example/a", format="html")
    assert Article.from_dict(article.to_dict()).to_markdown(images=True) == article.markdown


@given(block=st.integers(-5, 50))
def test_any_place_will_do(block: int) -> None:
    markdown = f"{ONE}\n\n- a\n- b\n\n{TWO}"
    written = with_images(markdown, read_markdown(markdown), [Image(URL, "A bridge", None, None, block), Image(URL, "B", None, None, 0)])
    assert len(read_back(written)) == 2
    assert written.replace(f"![A bridge]({URL})", "").replace(f"![B]({URL})", "").split() == markdown.split()

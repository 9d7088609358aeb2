"""An Article with the field names of other tools: zyte-common-items, schema.org, trafilatura, Readability.

Each function returns plain data, and none of the tools need be installed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newsclean.values.names import is_person
from newsclean.values.outlets import same_outlet

if TYPE_CHECKING:
    from newsclean.article import Article

_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}  # by Unicode's class of a letter


def to_zyte(article: Article) -> dict[str, Any]:
    """Return the article as a dict with the fields of zyte-common-items' `Article`, for `zyte_common_items.Article.from_dict`.

    A field whose value is not known has no key. zyte-common-items requires `url`: pass `url=` to `clean`, or there is no key "url", and `from_dict`
    raises TypeError.

    Dates have a time there, so that a day alone becomes its midnight ("2022-08-15T00:00:00"). A date has a zone only where one is known.
    `datePublished` is the date of the last change where no other is known, as that library asks. Paragraphs in `articleBody` are parted by a blank
    line. These are never given: `images` (only the lead image is known), `breadcrumbs`, `videos`, `audios`, `metadata` and the
    raw values (`datePublishedRaw`, `nameRaw`).

    >>> from newsclean import clean
    >>> article = clean("<h1>Talks end</h1><time>5 March 2024</time><p>The talks failed on Monday.</p>", url="https://lorne.example/a")
    >>> to_zyte(article)  # doctest: +NORMALIZE_WHITESPACE
    {'headline': 'Talks end', 'datePublished': '2024-03-05T00:00:00', 'inLanguage': 'en', 'articleBody': 'The talks failed on Monday.',
     'articleBodyHtml': '<p>The talks failed on Monday.</p>', 'url': 'https://lorne.example/a'}
    """
    return _known(
        {
            "headline": article.title,
            "datePublished": _with_time(article.date_published or article.date_modified),
            "dateModified": _with_time(article.date_modified),
            "authors": [{"name": name} for name in article.authors],
            "inLanguage": article.language,
            "mainImage": {"url": article.image} if article.image else None,
            "description": article.description,
            "articleBody": article.text,
            "articleBodyHtml": article.html,
            "canonicalUrl": article.canonical_url,
            "url": article.url,
        }
    )


def to_schema_org(article: Article) -> dict[str, Any]:
    """Return the article as the JSON-LD of a schema.org NewsArticle, which is also a LiveBlogPosting where it has live updates.

    A field whose value is not known has no key. An author is a Person where the name looks like a person's, an Organization where it is the
    publisher's, the site's or the host's, and has no @type otherwise. Dates are as in the article: a day alone stays a day.

    The values are what a page said, and nothing in them is escaped. Escape them when you write them into a page, or a "</script>" in a headline
    ends the element: `json.dumps(article.to_schema_org()).replace("<", "\\\\u003c")`.

    >>> from newsclean import clean
    >>> article = clean("<h1>Talks end</h1><time>5 March 2024</time><p>The talks failed on Monday.</p>", url="https://lorne.example/a")
    >>> to_schema_org(article)  # doctest: +NORMALIZE_WHITESPACE
    {'@context': 'https://schema.org', '@type': 'NewsArticle', 'headline': 'Talks end', 'articleBody': 'The talks failed on Monday.',
     'datePublished': '2024-03-05', 'inLanguage': 'en', 'url': 'https://lorne.example/a', 'mainEntityOfPage': 'https://lorne.example/a'}
    """
    outlets = [name for name in (article.publisher, article.site_name, article.hostname) if name]
    updates = [_known({"@type": "BlogPosting", "headline": u.title, "datePublished": u.date}) for u in article.live_updates]
    return _known(
        {
            "@context": "https://schema.org",
            "@type": ["NewsArticle", "LiveBlogPosting"] if updates else "NewsArticle",
            "headline": article.title,
            "description": article.description,
            "articleBody": article.text,
            "author": [_known({"@type": _author_type(name, outlets), "name": name}) for name in article.authors],
            "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
            "datePublished": article.date_published,
            "dateModified": article.date_modified,
            "inLanguage": article.language,
            "articleSection": article.section,
            "keywords": list(article.tags),
            "image": article.image,
            "isAccessibleForFree": article.is_accessible_for_free,
            "url": article.url,
            "mainEntityOfPage": article.canonical_url or article.url,
            "liveBlogUpdate": updates,
        }
    )


def to_trafilatura(article: Article) -> dict[str, Any]:
    """Return the article with the keys of trafilatura 2: those of `trafilatura.extract(page, output_format="json", with_metadata=True)`.

    All keys are there. newsclean has no `fingerprint`, `id`, `license`, `pagetype` and `filedate`: they are None. `comments` is "".

    author            the names, joined by "; "
    date              the day of publication
    source            the URL that the page gives as its own, else the one given
    source-hostname   the name of the site, as in trafilatura
    tags              joined by ";"

    Three values differ in meaning from trafilatura's. `text` and `raw_text` are both the body, a paragraph to a line, without the headline that
    trafilatura often leaves in it. `hostname` is the whole host ("www.bbc.co.uk", not "bbc.co.uk"). `categories` is the one section that is known.

    >>> from newsclean import clean
    >>> shown = to_trafilatura(clean("<h1>Talks end</h1><time>5 March 2024</time><p>The talks failed on Monday.</p>", url="https://lorne.example/a"))
    >>> {key: value for key, value in shown.items() if value}  # doctest: +NORMALIZE_WHITESPACE
    {'title': 'Talks end', 'hostname': 'lorne.example', 'date': '2024-03-05', 'raw_text': 'The talks failed on Monday.',
     'text': 'The talks failed on Monday.', 'language': 'en', 'source': 'https://lorne.example/a'}
    """
    text = article.text.replace("\n\n", "\n")
    return {
        "title": article.title,
        "author": "; ".join(article.authors) or None,
        "hostname": article.hostname,
        "date": article.date_published[:10] if article.date_published else None,
        "fingerprint": None,
        "id": None,
        "license": None,
        "comments": "",
        "raw_text": text,
        "text": text,
        "language": article.language,
        "image": article.image,
        "pagetype": None,
        "filedate": None,
        "source": article.canonical_url or article.url,
        "source-hostname": article.site_name or article.publisher,
        "excerpt": article.description,
        "categories": article.section or "",
        "tags": ";".join(article.tags),
    }


def to_readability(article: Article) -> dict[str, Any]:
    """Return the article with the keys of what `parse()` of Mozilla's Readability gives. All keys are there; what is not known is None.

    content        the body as HTML, `article.html`, in the `<div>` that Readability puts around it
    textContent    the body as plain text, with a blank line between paragraphs
    length         the number of characters of `textContent`
    byline         the names, joined by ", "
    excerpt        the description, else the first paragraph
    dir            "rtl" or "ltr", by the first letter of the body that has a direction, as with `dir="auto"` in HTML
    publishedTime  the date of publication in ISO 8601, often without a time

    The headline is not part of `content`. Where no body was found, Readability gives null; here, `content` is an empty `<div>`.

    >>> from newsclean import clean
    >>> shown = to_readability(clean("<h1>Talks end</h1><time>5 March 2024</time><p>The talks failed on <b>Monday</b>.</p>"))
    >>> shown["content"]
    '<div id="readability-page-1" class="page"><p>The talks failed on <strong>Monday</strong>.</p></div>'
    >>> {key: value for key, value in shown.items() if value and key != "content"}  # doctest: +NORMALIZE_WHITESPACE
    {'title': 'Talks end', 'dir': 'ltr', 'lang': 'en', 'textContent': 'The talks failed on Monday.', 'length': 27,
     'excerpt': 'The talks failed on Monday.', 'publishedTime': '2024-03-05'}
    """
    return {
        "title": article.title,
        "byline": ", ".join(article.authors) or None,
        "dir": _direction(article.text),
        "lang": article.language,
        "content": f'<div id="readability-page-1" class="page">{article.html}</div>',
        "textContent": article.text,
        "length": len(article.text),
        "excerpt": article.description or article.text.split("\n\n", 1)[0] or None,
        "siteName": article.site_name or article.publisher,
        "publishedTime": article.date_published,
    }


def _direction(text: str) -> str | None:
    """Return the direction of a text, by its first letter that has one; None where none has.

    >>> _direction("12 Talks"), _direction("«محادثات»"), _direction("12")
    ('ltr', 'rtl', None)
    """
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((_DIRECTIONS[kind] for kind in kinds if kind in _DIRECTIONS), None)


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are known: None and empty values are left out, False is a value."""
    return {key: value for key, value in values.items() if value or value is False}


def _with_time(date: str | None) -> str | None:
    """Return a date with a time: midnight where only the day is known.

    >>> _with_time("2024-03-05"), _with_time("2024-03-05T10:15:00+01:00")
    ('2024-03-05T00:00:00', '2024-03-05T10:15:00+01:00')
    """
    return f"{date}T00:00:00" if date and "T" not in date else date


def _author_type(name: str, outlets: list[str]) -> str | None:
    """Return the schema.org type of an author, or None where it cannot be told.

    >>> [_author_type(name, ["lornepost.example"]) for name in ("Jane Doe", "The Lorne Post", "jdoe")]
    ['Person', 'Organization', None]
    """
    if any(same_outlet(name, outlet) for outlet in outlets):
        return "Organization"
    return "Person" if is_person(name) else None

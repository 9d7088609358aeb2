"""trafilatura's calls, answered by newsclean: `extract`, `extract_with_metadata`, `bare_extraction`, `extract_metadata`.

    from newsclean.compat import trafilatura

They take the arguments of trafilatura 2 and return what it returns: a string, or a `trafilatura.settings.Document`, or None. Body and metadata are
newsclean's. trafilatura's own writers turn them into its formats, so that what reads these need not change. An argument that has no meaning here
raises a `CompatWarning`. docs/coming-from.md says what differs.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from configparser import ConfigParser
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

import lxml.html
from courlan import extract_domain  # trafilatura's own library for addresses
from trafilatura import baseline, html2txt, load_html  # nothing of newsclean: here so that only the import need be changed
from trafilatura.core import determine_returnstring
from trafilatura.deduplication import content_fingerprint
from trafilatura.settings import DEFAULT_CONFIG, Document, Extractor, use_config
from trafilatura.xml import xmltotxt

from newsclean.article import Article
from newsclean.cleaner import Cleaner
from newsclean.compat import ignored, not_fetched
from newsclean.compat.tree import body_tree, comments_tree
from newsclean.document import Favor

if TYPE_CHECKING:
    from trafilatura.deduplication import LRUCache

__all__ = [
    "bare_extraction",
    "baseline",
    "extract",
    "extract_metadata",
    "extract_with_metadata",
    "fetch_response",
    "fetch_url",
    "html2txt",
    "load_html",
]

_LIBRARY = "trafilatura"
_FAVORS: dict[str, Favor] = {"precision": "precision", "recall": "recall"}
_TEXTS = ("txt", "markdown")  # formats without a fingerprint, unless metadata are asked for
# For htmldate. trafilatura's own default also has today's date, by which the same page could give another result tomorrow.
_PUBLISHED: dict[str, Any] = {"original_date": True}
_DATE_PARAMETERS = {"extensive_search": True, "deferred_url_extractor": False}  # of htmldate, with their defaults: those that have no meaning here
_SETTINGS = ("MIN_EXTRACTED_SIZE", "MIN_DUPLCHECK_SIZE", "MAX_REPETITIONS", "MAX_FILE_SIZE", "EXTENSIVE_DATE_SEARCH")  # the same, of settings.cfg


def extract(
    filecontent: Any,
    url: str | None = None,
    record_id: str | None = None,
    fast: bool = False,
    no_fallback: bool = False,
    favor_precision: bool = False,
    favor_recall: bool = False,
    include_comments: bool = True,
    output_format: str = "txt",
    tei_validation: bool = False,
    target_language: str | None = None,
    include_tables: bool = True,
    include_images: bool = False,
    include_formatting: bool | None = None,
    include_links: bool = False,
    deduplicate: bool | LRUCache = False,
    date_extraction_params: dict[str, Any] | None = None,
    with_metadata: bool = False,
    only_with_metadata: bool = False,
    max_tree_size: int | None = None,
    url_blacklist: set[str] | None = None,
    author_blacklist: set[str] | None = None,
    settingsfile: str | None = None,
    prune_xpath: str | list[str] | None = None,
    config: ConfigParser = DEFAULT_CONFIG,
    options: Extractor | None = None,
) -> str | None:
    """Return the article of a page in a format of trafilatura's: "txt", "markdown", "csv", "json", "html", "xml" or "xmltei".

    The arguments are those of `trafilatura.extract`. Returns None where trafilatura does: for what is no page, or has no text, or is in another
    language than `target_language`, or lacks what `only_with_metadata` asks for. Raises AttributeError for an unknown format, as trafilatura does.

    >>> page = "<html><body><h1>Talks end</h1><p>The talks failed on <b>Monday</b>, he said.</p><p>Follow us on X</p></body></html>"
    >>> extract(page), extract(page, include_formatting=True), extract("no page")
    ('The talks failed on Monday, he said.', 'The talks failed on **Monday**, he said.', None)
    """
    fast = _checked(fast, no_fallback, max_tree_size)
    made = options or Extractor(
        config=use_config(settingsfile) if settingsfile else config,
        output_format=output_format,
        fast=fast,
        precision=favor_precision,
        recall=favor_recall,
        comments=include_comments,
        formatting=include_formatting,
        links=include_links,
        images=include_images,
        tables=include_tables,
        dedup=deduplicate,
        lang=target_language,
        url=url,
        with_metadata=with_metadata,
        only_with_metadata=only_with_metadata,
        tei_validation=tei_validation,
        author_blacklist=author_blacklist,
        url_blacklist=url_blacklist,
        date_params=date_extraction_params or _PUBLISHED,
    )
    _warn(made)
    document = _written(filecontent, made, prune_xpath, record_id)
    return document.text if document is not None else None


def extract_with_metadata(
    filecontent: Any,
    url: str | None = None,
    record_id: str | None = None,
    fast: bool = False,
    favor_precision: bool = False,
    favor_recall: bool = False,
    include_comments: bool = True,
    output_format: str = "txt",
    tei_validation: bool = False,
    target_language: str | None = None,
    include_tables: bool = True,
    include_images: bool = False,
    include_formatting: bool | None = None,
    include_links: bool = False,
    deduplicate: bool | LRUCache = False,
    date_extraction_params: dict[str, Any] | None = None,
    url_blacklist: set[str] | None = None,
    author_blacklist: set[str] | None = None,
    settingsfile: str | None = None,
    prune_xpath: str | list[str] | None = None,
    config: ConfigParser = DEFAULT_CONFIG,
    options: Extractor | None = None,
) -> Document | None:
    """Return what `extract` gives as the `text` of a Document, whose other attributes are the metadata; None where `extract` gives None.

    >>> page = "<html><body><h1>Talks end</h1><p>The talks failed on Monday, he said.</p></body></html>"
    >>> extract_with_metadata(page).title
    'Talks end'
    """
    made = options or Extractor(
        config=use_config(settingsfile) if settingsfile else config,
        output_format=output_format,
        fast=fast,
        precision=favor_precision,
        recall=favor_recall,
        comments=include_comments,
        formatting=include_formatting,
        links=include_links,
        images=include_images,
        tables=include_tables,
        dedup=deduplicate,
        lang=target_language,
        url=url,
        with_metadata=True,
        tei_validation=tei_validation,
        author_blacklist=author_blacklist,
        url_blacklist=url_blacklist,
        date_params=date_extraction_params or _PUBLISHED,
    )
    _warn(made)
    return _written(filecontent, made, prune_xpath, record_id)


def bare_extraction(
    filecontent: Any,
    url: str | None = None,
    fast: bool = False,
    no_fallback: bool = False,
    favor_precision: bool = False,
    favor_recall: bool = False,
    include_comments: bool = True,
    output_format: str = "python",
    target_language: str | None = None,
    include_tables: bool = True,
    include_images: bool = False,
    include_formatting: bool | None = None,
    include_links: bool = False,
    deduplicate: bool | LRUCache = False,
    date_extraction_params: dict[str, Any] | None = None,
    with_metadata: bool = False,
    only_with_metadata: bool = False,
    max_tree_size: int | None = None,
    url_blacklist: set[str] | None = None,
    author_blacklist: set[str] | None = None,
    as_dict: bool = False,
    prune_xpath: str | list[str] | None = None,
    config: ConfigParser = DEFAULT_CONFIG,
    options: Extractor | None = None,
) -> Document | dict[str, Any] | None:
    """Return a `trafilatura.settings.Document`, with the body as a tree and as text; None where `extract` gives None.

    The arguments are those of `trafilatura.bare_extraction`. As there, the metadata are None without `with_metadata`.

    >>> page = "<html><body><h1>Talks end</h1><p>The talks failed on Monday, he said.</p></body></html>"
    >>> document = bare_extraction(page, url="https://lorne.example/a", with_metadata=True)
    >>> document.title, document.text, document.as_dict()["hostname"], [element.tag for element in document.body]
    ('Talks end', 'The talks failed on Monday, he said.', 'lorne.example', ['p'])
    """
    fast = _checked(fast, no_fallback, max_tree_size)
    if as_dict:
        warnings.warn('"as_dict" will be removed, use the .as_dict() method instead', DeprecationWarning, stacklevel=2)
    made = options or Extractor(
        config=config,
        output_format=output_format,
        fast=fast,
        precision=favor_precision,
        recall=favor_recall,
        comments=include_comments,
        formatting=include_formatting,
        links=include_links,
        images=include_images,
        tables=include_tables,
        dedup=deduplicate,
        lang=target_language,
        url=url,
        with_metadata=with_metadata,
        only_with_metadata=only_with_metadata,
        author_blacklist=author_blacklist,
        url_blacklist=url_blacklist,
        date_params=date_extraction_params or _PUBLISHED,
    )
    _warn(made)
    document = _extracted(filecontent, made, prune_xpath)
    return document.as_dict() if as_dict and document is not None else document


def extract_metadata(
    filecontent: Any,
    default_url: str | None = None,
    date_config: dict[str, Any] | None = None,
    extensive: bool = True,
    author_blacklist: set[str] | None = None,
) -> Document:
    """Return a Document with the metadata of a page, and an empty body. What is no page gives one without metadata.

    The arguments are those of `trafilatura.extract_metadata`. Raises TypeError where the page is no str, no bytes, no lxml tree and no response.

    >>> extract_metadata("<html><head><title>Talks end</title></head><body><p>The talks failed on Monday, he said.</p></body></html>").title
    'Talks end'
    """
    parameters = {**_PUBLISHED, "extensive_search": extensive} if date_config is None else date_config
    _warn_of_dates(parameters)
    article = Cleaner(effort="fast").clean(_source(filecontent, None), url=default_url)
    document = Document()
    if _is_page(article):
        _set_metadata(document, article, parameters, author_blacklist or set())
    return document


def fetch_url(*_: Any, **__: Any) -> NoReturn:
    """Raise `newsclean.compat.NothingFetched`: newsclean fetches nothing. trafilatura is installed with it, and its own function works as ever."""
    raise not_fetched("fetch_url", "from trafilatura import fetch_url")


def fetch_response(*_: Any, **__: Any) -> NoReturn:
    """Raise `newsclean.compat.NothingFetched`, as `fetch_url` does."""
    raise not_fetched("fetch_response", "from trafilatura import fetch_response")


# ---- the arguments ----


def _checked(fast: bool, no_fallback: bool, max_tree_size: int | None) -> bool:
    """Return whether to be fast. Treats arguments that trafilatura is to drop as trafilatura does. Called by what the user calls."""
    if no_fallback:
        warnings.warn('"no_fallback" will be removed, use "fast" instead', DeprecationWarning, stacklevel=3)
    if max_tree_size:
        raise ValueError('"max_tree_size" will be removed, use settings.cfg instead')
    return fast or no_fallback


def _warn(options: Extractor) -> None:
    """Warn of what has no meaning here and is not at its default. Called by what the user calls."""
    names = ["deduplicate"] if options.dedup else []
    for name in _SETTINGS:
        default = DEFAULT_CONFIG.get("DEFAULT", name)
        names += [name] if options.config.get("DEFAULT", name, fallback=default) != default else []
    for name in names:
        warnings.warn(ignored(_LIBRARY, name, f"{_LIBRARY}-{name.lower().replace('_', '-')}"), stacklevel=3)
    _warn_of_dates(options.date_params, stacklevel=4)


def _warn_of_dates(parameters: Mapping[str, Any], stacklevel: int = 3) -> None:
    """The same for parameters of htmldate."""
    for name, default in _DATE_PARAMETERS.items():
        if parameters.get(name, default) != default:
            warnings.warn(ignored(_LIBRARY, name, f"{_LIBRARY}-dates"), stacklevel=stacklevel)


# ---- from a page to a Document ----


def _written(filecontent: Any, options: Extractor, prune_xpath: str | list[str] | None, record_id: str | None) -> Document | None:
    """Return a Document whose text is in the format that the options name."""
    document = _extracted(filecontent, options, prune_xpath)
    if document is None:
        return None
    if options.format == "python":
        raise ValueError("'python' format only usable in bare_extraction() function")
    if options.format not in _TEXTS or options.with_metadata:
        document.id = record_id
        document.fingerprint = content_fingerprint(f"{document.title} {document.raw_text}")
    document.text = determine_returnstring(document, options)
    return document


def _extracted(filecontent: Any, options: Extractor, prune_xpath: str | list[str] | None) -> Document | None:
    """Return a Document with the body as a tree, and with the metadata where the options ask for them; None where trafilatura gives None."""
    try:
        source = _source(filecontent, prune_xpath)
    except TypeError:  # trafilatura gives None for what is no page
        return None
    cleaner = Cleaner(effort="fast" if options.fast else "auto", favor=_FAVORS.get(options.focus))
    article = cleaner.clean(source, url=options.url)
    if not _is_page(article) or (options.lang and article.language not in (None, options.lang)):
        return None
    document = Document()
    if options.with_metadata:
        _set_metadata(document, article, options.date_params, options.author_blacklist)
        document.language = article.language
    if document.url in options.url_blacklist or (options.only_with_metadata and not (document.date and document.title and document.url)):
        return None
    _set_body(document, article, options)
    return document if _is_long_enough(document, options) else None


def _source(filecontent: Any, prune_xpath: str | list[str] | None) -> str | bytes:
    """Return the page as text or bytes, without the elements that XPath expressions name. Raises TypeError for what trafilatura does not take."""
    content = getattr(filecontent, "data", filecontent)  # of a response
    if prune_xpath is not None:
        tree = load_html(content)
        if tree is None:
            return ""
        if tree is content:
            tree = lxml.html.fromstring(_serialized(tree))  # the caller's own stays as it is
        for expression in [prune_xpath] if isinstance(prune_xpath, str) else prune_xpath:
            for element in tree.xpath(expression):
                element.drop_tree()
        content = tree
    if isinstance(content, lxml.html.HtmlElement):
        content = _serialized(content)
    if not isinstance(content, (str, bytes)):
        raise TypeError("incompatible input type", type(content))
    return content


def _serialized(tree: Any) -> str:
    return str(lxml.html.tostring(tree.getroottree() if tree.getparent() is None else tree, encoding="unicode"))


def _is_page(article: Article) -> bool:
    return article.document.head is not None and article.kind not in ("feed", "data")


def _set_metadata(document: Document, article: Article, date_parameters: Mapping[str, Any], author_blacklist: set[str]) -> None:
    """Set the metadata in the forms of trafilatura."""
    unwanted = {name.lower() for name in author_blacklist}
    document.title = article.title
    document.author = "; ".join([name for name in article.authors if name.lower() not in unwanted]) or None
    document.url = article.canonical_url or article.url
    document.hostname = extract_domain(document.url, fast=True) if document.url else None
    document.description = article.description
    document.sitename = article.site_name or article.publisher or (article.hostname or "").removeprefix("www.") or None
    document.date = _date(article, date_parameters)
    document.categories = [article.section] if article.section else []
    document.tags = list(article.tags)
    document.image = article.image


def _date(article: Article, parameters: Mapping[str, Any]) -> str | None:
    """Return the date that htmldate's parameters ask for: the day, or in the format `outputformat`.

    None where no date is within `min_date` and `max_date`.
    """
    first, last = (str(parameters.get(name) or "")[:10] for name in ("min_date", "max_date"))
    dates = [article.date_published, article.date_modified]
    for date in dates if parameters.get("original_date", False) else reversed(dates):
        if date is not None and date[:10] >= first and (not last or date[:10] <= last):
            return datetime.fromisoformat(date).strftime(str(parameters.get("outputformat") or "%Y-%m-%d"))
    return None


def _set_body(document: Document, article: Article, options: Extractor) -> None:
    """Set the body and the comments, as trees and as text."""
    document.body = body_tree(article, options)
    comments = comments_tree(article) if options.comments else document.commentsbody
    document.commentsbody = comments
    if options.format == "python":
        document.text = document.raw_text = xmltotxt(document.body, options.formatting)
        document.comments = xmltotxt(comments, options.formatting) if options.comments else None
    else:
        document.raw_text = _plain(document.body)


def _plain(tree: Any) -> str:
    return " ".join(tree.itertext()).strip()


def _is_long_enough(document: Document, options: Extractor) -> bool:
    """Return whether the body or the comments have the least length of settings.cfg, and the body no more than the most elements."""
    if options.max_tree_size and len(document.body) > options.max_tree_size:
        return False
    return len(_plain(document.body)) >= options.min_output_size or len(_plain(document.commentsbody)) >= options.min_output_comm_size

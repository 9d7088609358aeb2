"""The head of a page: JSON-LD, Open Graph, Dublin Core and other meta elements, `<title>`, `<link>`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean.document import Head, LiveUpdate, Said
from newsclean.languages import wording
from newsclean.readers.head import json_ld
from newsclean.readers.head.marked import marked_authors, marked_dates, marked_within
from newsclean.values.dates import clean_date
from newsclean.values.names import choose, is_person, split_names
from newsclean.values.outlets import is_site
from newsclean.values.texts import clean_text, each_once

# Bounds on what one page may say.
MOST_ITEMS = 50  # tags, names in one list, contents of meta elements of one name
MOST_DATES = 3  # contents of meta elements of one name that are tried as a date
MOST_IMAGES = 10  # images of a list that are tried
LONGEST_KEYWORD = 100  # characters
LONGEST_BODY = 500_000  # characters of an `articleBody`
MOST_UPDATES = 1000  # entries of a live blog
LONGEST_SCRIPT = 1_000_000  # characters of JSON-LD that are read
MOST_SAID = 60  # sources that are noted, see `Head.said`
MOST_OBJECTS_SAID = 3  # objects of JSON-LD among them
LONGEST_SAID = 1000  # characters of what one says that are noted
DEEPEST_VALUE = 4  # lists and objects within one another, or references from one to the next

# Names of meta elements, the most trusted first.
_SHARED_TITLES = ("og:title", "twitter:title")
_OTHER_TITLES = ("dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline")
_DESCRIPTIONS = ("description", "twitter:description", "dc.description", "sailthru.description")
_AUTHORS = (
    *("author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "byl", "citation_author", "citation_authors"),
    *(
        "dc.creator",
        "dcterms.creator",
        "article:author_name",
        "cxenseparse:author",
        "dc.contributor",
        "creator",
        "authors",
        "article.author",
        "bt:author",
    ),
)
_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published", "dc.date.issued"),
    *("dcterms.issued", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "publish-date"),
    *("publish_date", "publishdate", "published-date", "published_date", "pubdate", "publication_date", "publication-date"),
    *("citation_publication_date", "citation_online_date", "shareaholic:article_published_time", "article.published"),
    *("og:pubdate", "article_date_original", "originalpublicationdate", "bt:pubdate", "published", "date_published", "published_time"),
    "w-published-date",
)
# Names of those that give the day of the page as a file. Many systems set it anew with each change.
_STAMPED = ("dc.date.created", "dcterms.created", "dc.created", "dc.date", "dcterms.date", "date")
# Names of vocabularies that may stand before a name: "rnews:datePublished", "DC:date".
_VOCABULARIES = {"rnews": "", "schema": "", "dc": "dc.", "dcterms": "dcterms.", "dct": "dcterms."}
_PARSELY_PAGE = "parsely-page"  # its content is an object of JSON
_MODIFIED = (
    *("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified"),
    *("last-modified", "lastmod", "article:modified", "article.updated", "shareaholic:article_modified_time", "revised", "modified"),
)
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher")
_SITES = ("og:site_name", "application-name", "twitter:app:name:iphone", "apple-mobile-web-app-title")
_SECTIONS = ("article:section", "og:article:section", "parsely-section", "sailthru.section", "cxenseparse:section", "section")
_TAGS = ("article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords")
_IMAGES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "parsely-image-url", "sailthru.image.full")
_LANGUAGES = ("og:locale", "content-language", "dc.language", "language")

# What each source says is noted by these: name of a meta element, or key of JSON-LD -> the fields.
_OF_FIELDS = (
    ("title", (*_SHARED_TITLES, *_OTHER_TITLES)),
    ("description", ("og:description", *_DESCRIPTIONS)),
    ("authors", _AUTHORS),
    ("date_published", (*_PUBLISHED, *_STAMPED)),
    ("date_modified", _MODIFIED),
    ("publisher", _PUBLISHERS),
    ("site_name", _SITES),
    ("section", _SECTIONS),
    ("tags", _TAGS),
    ("image", _IMAGES),
    ("language", _LANGUAGES),
    ("canonical_url", ("og:url",)),
    ("is_accessible_for_free", ("article:content_tier",)),
)
_FIELDS_OF_META = {name: tuple(field for field, given in _OF_FIELDS if name in given) for _, names in _OF_FIELDS for name in names}
_FIELDS_OF_KEYS = {
    "headline": "title",
    "description": "description",
    "author": "authors",
    "creator": "authors",
    "datePublished": "date_published",
    "dateCreated": "date_published",
    "dateModified": "date_modified",
    "publisher": "publisher",
    "sourceOrganization": "publisher",
    "articleSection": "section",
    "keywords": "tags",
    "image": "image",
    "inLanguage": "language",
    "isAccessibleForFree": "is_accessible_for_free",
    "liveBlogUpdate": "live_updates",
}
_LISTED_FIELDS = frozenset(("authors", "tags"))  # several meta elements of one name give one value each
_NAMED_FIELDS = frozenset(("authors", "publisher"))

_PREVIEW = "twitter:misc:"  # before the label of a link's preview: "twitter:misc:Written by"
# Elements that a head is read from: those that may stand anywhere, and those that count in `<head>` alone.
_JSON_LD = "application/ld+json"  # type of a script
_RELATIONS = frozenset(("canonical", "image_src"))  # of the links that are read

_NAME_PARTS = ("givenName", "additionalName", "familyName")  # of a person who has no `name` in JSON-LD
# Types of JSON-LD that are no person's.
_OUTLETS = frozenset(("Organization", "NewsMediaOrganization", "Corporation", "WebSite", "LocalBusiness", "EducationalOrganization", "NGO"))
# Whether what `article:content_tier` says means that an article is free.
_TIERS = {"free": True, "locked": False, "metered": False}


class Elements:
    """The elements that a head is read from: those of `<head>`, and those that the walk over the body adds.

    language   the language that `<html>` names
    meta       name (or property) of meta elements, in small letters -> their contents
    links      relation of a `<link>`, "canonical" or "image_src" -> its address, the first of each
    scripts    the texts of the JSON-LD scripts
    title      the text of `<title>`
    base       the address that relative links start from, of `<base>`
    marked     the elements of the body that may be marked as a date or an author, see `newsclean.readers.head.marked`
    wholes     elements of furniture that were read as a whole, and in which no marked ones were looked for
    """

    def __init__(self) -> None:
        self.language: str | None = None
        self.meta: dict[str, list[str]] = {}
        self.links: dict[str, str] = {}
        self.scripts: list[str] = []
        self.title: str | None = None
        self.base: str | None = None
        self.marked: list[LexborNode] = []
        self.wholes: list[LexborNode] = []

    def read_head(self, tree: LexborHTMLParser) -> None:
        """Add the elements of `<head>`. Links, the title and the base are read from there only.

        They are not searched for by selectors: that goes through the whole tree, and takes memory.
        """
        root = tree.root
        self.language = root.attributes.get("lang") or root.attributes.get("xml:lang") if root is not None else None
        element = tree.head.first_child if tree.head is not None else None
        while element is not None:
            tag = element.tag
            if tag == "meta":
                self.add_meta(element)
            elif tag == "script":
                self.add_script(element)
            elif tag == "link":
                attributes = element.attributes
                relation, address = (attributes.get("rel") or "").lower(), attributes.get("href")
                if address and relation in _RELATIONS:
                    self.links.setdefault(relation, address)
            elif tag == "title" and self.title is None:
                self.title = element.text()
            elif tag == "base":
                self.base = self.base or element.attributes.get("href")
            element = element.next

    @cached_property
    def marked_in_wholes(self) -> tuple[LexborNode, ...]:
        """The elements that may be marked within those that were read as a whole. Looked for once all are known, and only if asked for."""
        return tuple(marked_within(self.wholes))

    def add_meta(self, element: LexborNode) -> None:
        """Add what a meta element says. It may be marked as a date as well."""
        attributes = element.attributes
        content = attributes.get("content")
        if not content:
            return
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name:
            contents = self.meta.setdefault(_without_vocabulary(name.lower()), [])
            if len(contents) < MOST_ITEMS:
                contents.append(content)
        if "itemprop" in attributes:
            self.marked.append(element)

    def add_script(self, element: LexborNode) -> None:
        """Add the text of a script if it is JSON-LD."""
        if (element.attributes.get("type") or "").lower() == _JSON_LD:
            self.scripts.append(element.text()[:LONGEST_SCRIPT])


def read_head(elements: Elements) -> Head:
    """Return the head of a page. JSON-LD is trusted first, then Open Graph, then other meta elements, and elements of the body last."""
    found = json_ld.objects(json_ld.read_scripts(elements.scripts))
    page = _Page(elements, found)
    sites = page.sites
    authors = page.authors(sites)
    published, modified, notes = page.dates()
    marked = marked_dates(elements.marked)
    if published is None and marked.published is None and marked.any is None:
        marked = marked_dates(elements.marked_in_wholes)
    is_free, why = page.is_free()
    has_author = any(is_person(a, sites) for a in authors)
    return Head(
        titles=page.titles(),
        description=page.first("og:description") or page.of_article("description") or page.first(*_DESCRIPTIONS),
        authors=authors,
        marked_authors=() if has_author else page.marked_authors(elements),
        date_published=published,
        date_modified=modified or marked.modified,
        date_stamped=None if published else page.date_of(_STAMPED),
        marked_published=None if published else marked.published,
        marked_date=None if published else marked.any,
        publisher=page.publisher,
        site_name=sites[0] if sites else None,
        section=page.of_article("articleSection") or page.first(*_SECTIONS),
        tags=page.tags(),
        language=_language(elements.language) or _language(page.of_article("inLanguage")) or _language(page.first(*_LANGUAGES)),
        region=_region(elements.language) or _region(page.first(*_LANGUAGES)),
        canonical_url=page.address,
        image=page.image(),
        is_accessible_for_free=is_free,
        live_updates=page.live_updates(),
        body=page.body(),
        types=page.types(),
        notes=(*notes, *why),
        said=page.said(elements),
    )


class _Page:
    """A page's elements and JSON-LD objects, which are asked for one field at a time.

    objects    all objects, each with whether it stands apart, see `json_ld.objects`
    articles   those of the page's article, the most trusted first
    named      `@id` -> the object that has it
    sites      names of the site, the most trusted first
    websites   those that objects of the type "WebSite" have
    address    the address that the page gives as its own
    shared_titles   its titles for social networks
    """

    def __init__(self, elements: Elements, found: list[tuple[dict[str, Any], bool]]) -> None:
        self.meta = elements.meta
        self.links = elements.links
        self.title = clean_text(elements.title)
        self.objects = found
        self.shared_titles = [self.first(name) for name in _SHARED_TITLES]
        self.address = elements.links.get("canonical") or self.first("og:url")
        self.articles: list[dict[str, Any]] = []
        self.named: dict[str, dict[str, Any]] = {}
        if found:  # most pages have no JSON-LD
            titles = [t for t in (next(filter(None, self.shared_titles), None), self.title) if t]
            addresses = [a for a in (self.address, self.first("og:url")) if a]
            self.articles = json_ld.articles(found, titles, addresses)
            self.named = {d["@id"]: d for d, _ in found if len(d) > 1 and isinstance(d.get("@id"), str)}
        self.publisher = self._publisher()
        self.sites = self._sites()

    def first(self, *names: str) -> str | None:
        """Return the first text among the contents of meta elements with these names, or None."""
        meta = self.meta
        for name in names:
            if name in meta:
                for content in meta[name]:
                    if value := clean_text(content):
                        return value
        return None

    def of_article(self, name: str) -> str | None:
        """Return the first text that the article's objects have under a name, or None."""
        for data in self.articles:
            if name in data and (value := clean_text(data[name])):
                return value
        return None

    def body(self) -> str | None:
        """Return the article's text with white space collapsed, or None."""
        body = next((data["articleBody"] for data in self.articles if isinstance(data.get("articleBody"), str)), None)
        return " ".join(body[:LONGEST_BODY].split()) if body else None

    def types(self) -> tuple[str, ...]:
        """Return what the page says it is: the types of its JSON-LD objects, and that of Open Graph as "og:article", each once."""
        named = [f"og:{kind.rsplit(':', 1)[-1].lower()}"] if (kind := self.first("og:type")) else []
        return tuple(dict.fromkeys([*named, *(kind for data, _ in self.objects for kind in json_ld.types(data))]))[:MOST_ITEMS]

    def live_updates(self) -> tuple[LiveUpdate, ...]:
        """Return the entries of a live blog, in the order of the page."""
        given: Any = next((data["liveBlogUpdate"] for data in self.articles if data.get("liveBlogUpdate")), [])
        entries = [entry for entry in (given if isinstance(given, list) else [given])[:MOST_UPDATES] if isinstance(entry, dict)]
        updates = [LiveUpdate(clean_date(entry.get("datePublished")), clean_text(entry.get("headline"))) for entry in entries]
        return tuple(update for update in updates if any(update))

    def titles(self) -> tuple[str, ...]:
        """Return the titles that JSON-LD, Open Graph, Twitter and `<title>` give; where they give none, that of another meta element."""
        given = (self.of_article("headline"), *self.shared_titles, self.title)
        return tuple(dict.fromkeys([t for t in given if t])) or tuple(t for t in [self.first(*_OTHER_TITLES)] if t)

    def _sites(self) -> list[str]:
        """Return the names of the site, the publisher's last."""
        named = [clean_text(d.get("name")) for d, _ in self.objects if d.get("@type") == "WebSite"]
        self.websites = [name for name in named if name]
        return list(dict.fromkeys([n for n in (self.first(*_SITES), *self.websites, self.publisher) if n]))

    def _publisher(self) -> str | None:
        named = [n for data in self.articles for n, _ in self.names(data.get("publisher") or data.get("sourceOrganization"))]
        return next((n for n in named if "://" not in n), None) or self.first(*_PUBLISHERS)

    def names(self, value: Any, depth: int = 0) -> list[tuple[str, bool]]:
        """Return the names of people or organisations in a value, each with whether its type says that it is an organisation's.

        value   a text, an object, or a list of these; an object that is only a reference stands for the one with its `@id`
        """
        if isinstance(value, list):
            return [name for item in value[:MOST_ITEMS] for name in self.names(item, depth + 1)] if depth < DEEPEST_VALUE else []
        is_outlet = False
        if isinstance(value, dict):
            if "name" not in value and isinstance(value.get("@id"), str):
                value = self.named.get(value["@id"], {})
            kinds = value.get("@type")
            is_outlet = any(k in _OUTLETS for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str))
            value = clean_text(value.get("name")) or " ".join([part for key in _NAME_PARTS if (part := clean_text(value.get(key)))])
        name = clean_text(value)
        return [(name, is_outlet)] if name else []

    def authors(self, sites: list[str]) -> tuple[str, ...]:
        """Return the people that the article's JSON-LD or meta elements name; where they name none, the outlet that they name."""
        given = [[self.names(data.get(key)) for key in ("author", "creator")] for data in self.articles]
        named = [names for pair in given for names in pair if names]
        outlets = [name for names in named for name, is_outlet in names if is_outlet]
        return choose(self._author_sources(named, sites), (*sites, *outlets))

    def _author_sources(self, named: list[list[tuple[str, bool]]], sites: list[str]) -> Iterator[list[str]]:
        """Iterate over the names that each source gives, JSON-LD before meta elements. `choose` stops at the first that names a person.

        JSON-LD says who wrote this article, and that may be an outlet. Meta elements often bear the site's name on every page: that is the publisher.
        """
        for names in named:
            yield [n for name, _ in names for n in split_names(name)]
        for name in _AUTHORS:
            if name in self.meta:
                given = [n for content in self.meta[name] if (value := clean_text(content)) for n in split_names(value)]
                yield [n for n in given if not is_site(n, sites)]

    def marked_authors(self, elements: Elements) -> tuple[str, ...]:
        """Return the authors that elements of the body are marked as, without the site; where there are none, those of the link's preview."""
        for found in (marked_authors(elements.marked), marked_authors(elements.marked_in_wholes)):
            if names := tuple(n for n in found if not is_site(n, self.sites)):
                return names
        return self.preview_authors()

    def preview_authors(self) -> tuple[str, ...]:
        """Return the people that a link's preview names: "Written by", in `twitter:data1`. Believed only where nothing else names any."""
        for name in self.meta:
            if name.startswith(_PREVIEW) and "byline" in wording.cues(name.removeprefix(_PREVIEW)):
                return tuple(n for n in split_names(self.first(name) or "") if is_person(n, self.sites))
        label = self.first("twitter:label1")
        if label is not None and "byline" not in wording.cues(label):
            return ()
        given = self.first("twitter:data1")
        return tuple(n for n in split_names(given) if is_person(n, self.sites)) if given else ()

    def dates(self) -> tuple[str | None, str | None, list[str]]:
        """Return the dates of publication and of the last change, and a note if two sources disagree."""
        said = self._date("datePublished", _PUBLISHED[:1])
        modified = self._date("dateModified", _MODIFIED)
        published = said or self._date("dateCreated", _PUBLISHED[1:]) or self._parsely_date()
        notes = []
        for content in self.meta.get(_PUBLISHED[0], ())[:1]:
            if published and published[:10] not in content and (other := clean_date(content)) and other[:10] != published[:10]:
                notes.append(f"date_published is JSON-LD's {published}, not Open Graph's {other}")
        return published, modified, notes

    def _parsely_date(self) -> str | None:
        """Return the date in the object that Parse.ly reads of a page, or None."""
        for content in self.meta.get(_PARSELY_PAGE, ())[:1]:
            for data in json_ld.read_scripts([content])[:1]:
                if isinstance(data, dict) and (found := clean_date(data.get("pub_date"))):
                    return found
        return None

    def _date(self, key: str, names: Iterable[str]) -> str | None:
        """Return the first date that the article's objects have under a key, else that of the meta elements with these names, or None."""
        for data in self.articles:
            if key in data and (found := clean_date(data[key])):
                return found
        return self.date_of(names)

    def date_of(self, names: Iterable[str]) -> str | None:
        """Return the first date that the meta elements with these names give, or None."""
        for name in names:
            for content in self.meta.get(name, ())[:MOST_DATES]:
                if found := clean_date(content):
                    return found
        return None

    def said(self, elements: Elements) -> tuple[Said, ...]:
        """Return what each source says of each field, as it stands there. Each page pays for it, so that no more is done than to pick it out."""
        found: list[Said] = []
        for data in self.articles[:MOST_OBJECTS_SAID]:
            for key, field in _FIELDS_OF_KEYS.items():
                if key in data and (value := self._shown(field, data[key])):
                    found.append((field, "json_ld", key, value[:LONGEST_SAID]))
            part = data.get("hasPart")
            part = part[0] if isinstance(part, list) and part else part
            if isinstance(part, dict) and "isAccessibleForFree" in part:
                found.append(("is_accessible_for_free", "json_ld", "hasPart.isAccessibleForFree", str(part["isAccessibleForFree"])[:LONGEST_SAID]))
        found += [("site_name", "json_ld", "WebSite.name", name[:LONGEST_SAID]) for name in self.websites[:1]]
        for name, contents in self.meta.items():
            for field in _FIELDS_OF_META.get(name, ()):
                value = ", ".join(contents) if field in _LISTED_FIELDS and len(contents) > 1 else contents[0]
                found.append((field, "meta", name, value[:LONGEST_SAID]))
        if self.title is not None:
            found.append(("title", "title", "title", self.title))
        for relation, address in self.links.items():
            found.append(("canonical_url" if relation == "canonical" else "image", "link", relation, address[:LONGEST_SAID]))
        if elements.language:
            found.append(("language", "html", "lang", elements.language[:LONGEST_SAID]))
        return tuple(found[:MOST_SAID])

    def _shown(self, field: str, value: Any) -> str | None:
        """Return a value of JSON-LD as text, or None: names of people and outlets and words of a list with commas between them."""
        if isinstance(value, str):
            return value
        if isinstance(value, bool | int | float):
            return str(value)
        if field in _NAMED_FIELDS:
            return ", ".join([name for name, _ in self.names(value)])
        if field == "image":
            return _image(value, self.named)
        if field == "live_updates":
            return f"{len(value)} entries" if isinstance(value, list) else None
        return ", ".join([text for text in value[:MOST_ITEMS] if isinstance(text, str)]) if isinstance(value, list) else None

    def tags(self) -> tuple[str, ...]:
        """Return the article's keywords, from the first source that gives any."""
        for data in self.articles:
            if "keywords" in data and (tags := _tags(data["keywords"])):
                return tags
        return next((tags for name in _TAGS if name in self.meta and (tags := _tags(self.meta[name]))), ())

    def image(self) -> str | None:
        """Return the address of the lead image as the page gives it, or None."""
        for data in self.articles:
            if found := _image(data.get("image"), self.named):
                return found
        return self.first(*_IMAGES) or clean_text(self.links.get("image_src"))

    def is_free(self) -> tuple[bool | None, list[str]]:
        """Return whether the article can be read without paying, or None, and a note of what says so."""
        for data in self.articles:
            for part in (data, data.get("hasPart")):
                part = part[0] if isinstance(part, list) and part else part
                value = part.get("isAccessibleForFree") if isinstance(part, dict) else None
                free = _boolean(value)
                if free is not None:
                    return free, [f"is_accessible_for_free: JSON-LD says isAccessibleForFree {free}"]
        tier = (self.first("article:content_tier") or "").casefold()
        return _TIERS.get(tier), [f'is_accessible_for_free: article:content_tier is "{tier}"'] if tier in _TIERS else []


def _tags(value: Any) -> tuple[str, ...]:
    """Return keywords, each once, of a list or of a text with commas or semicolons between them."""
    given = value if isinstance(value, list) else [value]
    texts = [t for v in given[:MOST_ITEMS] if (t := clean_text(v.get("name") if isinstance(v, dict) else v))]
    if len(texts) == 1:
        texts = texts[0].replace(";", ",").split(",")
    return each_once(tag for t in texts[:MOST_ITEMS] if (tag := t.strip(" #\"'[]")) and len(tag) <= LONGEST_KEYWORD)


def _image(value: Any, named: dict[str, Any], depth: int = 0) -> str | None:
    """Return the address of an image, or None. It is a text, an object with `url` or `contentUrl`, a reference, or a list of these."""
    if isinstance(value, list):
        return next((found for v in value[:MOST_IMAGES] if (found := _image(v, named, depth + 1))), None) if depth < DEEPEST_VALUE else None
    if isinstance(value, dict):
        given = value.get("url") or value.get("contentUrl")
        if given is None and isinstance(value.get("@id"), str) and depth < DEEPEST_VALUE:
            other = named.get(value["@id"])
            return _image(other, named, depth + 3) if other is not None and other is not value else None
        return _image(given, named, depth + 1) if depth < DEEPEST_VALUE else None
    return clean_text(value)


def _boolean(value: Any) -> bool | None:
    """Return the truth value of JSON-LD: a bool, "False", "http://schema.org/False"; None for all else."""
    if isinstance(value, bool):
        return value
    word = value.rsplit("/", 1)[-1].strip().casefold() if isinstance(value, str) else ""
    return {"true": True, "false": False}.get(word)


def _region(value: str | None) -> str | None:
    """Return the country in the tag of a language, in capitals, or None: "GB" of "en-GB"."""
    _, _, rest = (clean_text(value) or "").replace("_", "-").partition("-")
    return rest.upper() if len(rest) == 2 and rest.isascii() and rest.isalpha() else None


def _without_vocabulary(name: str) -> str:
    """Return the name of a meta element as the lists above have it: "datepublished" of "rnews:datepublished"."""
    vocabulary, colon, rest = name.partition(":")
    return f"{_VOCABULARIES[vocabulary]}{rest}" if colon and vocabulary in _VOCABULARIES else name


def _language(value: str | None) -> str | None:
    """Return the ISO 639-1 code at the start of a value, or None: "en" of "en-US"."""
    code = (clean_text(value) or "").lower().replace("_", "-").split("-", 1)[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None

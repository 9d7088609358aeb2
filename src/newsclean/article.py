"""Article: what the user gets."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from newsclean.beside import (
    Comment,
    Correction,
    Embed,
    Image,
    Link,
    Related,
    read_comments,
    read_corrections,
    read_embeds,
    read_images,
    read_links,
    read_related,
)
from newsclean.document import Document, PageKind, Removal, Status, all_words
from newsclean.document.stored import from_data, to_data
from newsclean.kinds import find_kind
from newsclean.layout import surveyed
from newsclean.metadata.assemble import Metadata, read_metadata
from newsclean.output.render import to_markdown, to_text, with_images
from newsclean.output.rows import FIELDS, beside_of_plain, of_plain, plain, shown_removal

if TYPE_CHECKING:
    from newsclean.metadata.sources import Sources

LONGEST_REPR = 100  # characters of a value in `repr`

_Entry = TypeVar("_Entry")  # of a field beside the text


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Article(Metadata):
    """A cleaned article: its body, its metadata, and a record of everything that is not in the body.

    document   all blocks of the input, and what became of each. After pickling or `from_bytes` it has no layout; `newsclean.layout.surveyed` adds it
    status     how the cleaning ended: "ok", "empty" (no body was found) or "capped" (a cap of `Limits` was reached, and a warning names it); from
               `newsclean.isolated` also "timeout" and "killed"
    kind       what the input is: "article" or "live_blog"; "index", "discussion", "product", "media", "error", "challenge", "consent", "login",
               "shell", "feed", "data", "other". See `newsclean.kinds`, and docs/kinds.md for what each means for a scraper
    kind_reason   why, in words
    filters    the names of the filters that were used, in their order
    asked_fields   the names of the fields beside the text that `to_dict` and rows have, as `Cleaner(fields=…)` was told

    The metadata are the fields of `newsclean.metadata.assemble.Metadata`: title, authors, date_published and so on.
    """

    document: Document
    status: Status
    kind: PageKind
    kind_reason: str
    filters: tuple[str, ...] = ()
    asked_fields: tuple[str, ...] = ()
    _confidence: float | None = None  # where a stored article knew it
    _given: Mapping[str, Any] | None = None  # the body and the fields beside it, where the article is from a dict

    @cached_property
    def text(self) -> str:
        """The body as plain text, with a blank line between paragraphs."""
        return self._given["text"] if self._given is not None else to_text(self.document.kept)

    @cached_property
    def markdown(self) -> str:
        """The body as Markdown, with the headings, lists, quotes, tables and links of the input."""
        return self._given["markdown"] if self._given is not None else to_markdown(self.document.kept)

    @cached_property
    def html(self) -> str:
        """The body as HTML, for feeds and for apps in which people read later: what `markdown` has, and the pictures of the article where they stood.

        It is written from the blocks by an allow-list. There are headings, paragraphs, lists, quotations, code, tables, rules, figures with `<img>`
        and `<figcaption>`, links, `<strong>`, `<em>`, `<code>` and `<br>`. There is no class, no style and no script, and the text of the source is
        escaped. Links and pictures have absolute addresses where the page's own is known. The headline is not part of it.

        An article from a dict has no places for its pictures, and so no pictures here.

        >>> import newsclean
        >>> page = "<h1>Bridge closed</h1><p>The bridge is <b>closed</b>, he said.</p><img src='/b.jpg' alt='The bridge'><p>It opens in May.</p>"
        >>> print(newsclean.clean(page, url="https://example.org/a").html)
        <p>The bridge is <strong>closed</strong>, he said.</p>
        <figure>
        <img src="https://example.org/b.jpg" alt="The bridge">
        </figure>
        <p>It opens in May.</p>
        """
        from newsclean.output.html import to_html  # imported late: few ask for HTML

        return to_html(self.document.kept, self.images if self._given is None else ())

    def to_markdown(self, *, images: bool = False, front_matter: bool = False) -> str:
        """Return the body as Markdown; with `images`, also the pictures of the article, where they stood, with their captions as titles.

        So does an article from a dict that has `images`, by the blocks of its Markdown.

        With `front_matter`, the metadata stand above it as YAML, see `newsclean.output.front_matter.with_front_matter`.

        >>> import newsclean
        >>> page = "<h1>Bridge closed</h1><p>The bridge is closed, the mayor said.</p><img src='/b.jpg' alt='The bridge'><p>It opens in May.</p>"
        >>> print(newsclean.clean(page, url="https://example.org/a").to_markdown(images=True))
        The bridge is closed, the mayor said.
        <BLANKLINE>
        ![The bridge](https://example.org/b.jpg)
        <BLANKLINE>
        It opens in May.
        """
        written = self.markdown
        if images and self.images:
            kept = self.document.kept
            written = to_markdown(kept, self.images) if self._given is None else with_images(self.markdown, kept, self.images)
        if not front_matter:
            return written
        from newsclean.output.front_matter import with_front_matter  # imported late: few ask for it

        return with_front_matter(self, written)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of the body, in order, each as Link(url, text, is_internal). See `newsclean.beside.links`."""
        return self._beside("links", read_links)

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """The pictures of the article, in order, each as Image(url, alt, caption, credit, block). See `newsclean.beside.images`.

        Trackers, icons, logos and portraits of authors are left out, and so is what stands in boxes of other articles.
        """
        return self._beside("images", read_images)

    @cached_property
    def embeds(self) -> tuple[Embed, ...]:
        """Posts, videos, players, maps and charts in the article, each as Embed(provider, url, kind, block). See `newsclean.beside.embeds`."""
        return self._beside("embeds", read_embeds)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The comments of readers that the page shows, in its order, each as Comment(text, author, date, depth). They are never in the body.

        See `newsclean.beside.comments`.
        """
        return self._beside("comments", read_comments)

    @cached_property
    def related(self) -> tuple[Related, ...]:
        """Other articles that the page offers, in its order, each as Related(title, url). See `newsclean.beside.related`."""
        return self._beside("related", read_related)

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """Notes that the text was changed or corrected, each as Correction(text, date). They may stand in the body as well.

        See `newsclean.beside.corrections`.
        """
        return self._beside("corrections", read_corrections)

    def _beside(self, name: str, read: Callable[[Document], tuple[_Entry, ...]]) -> tuple[_Entry, ...]:
        """Return a field beside the text: read from the document, or as the dict had it."""
        return read(self.document) if self._given is None else beside_of_plain(name, self._given.get(name, ()))

    @cached_property
    def confidence(self) -> float:
        """An estimate of the body's word F1 against the true article, 0 to 1: how good the body is likely to be. What is no article counts as 0.

        A model trained on pages and texts with known articles, and on pages that are none, estimates it. It is calibrated: inputs with a confidence
        of 0.9 have a mean F1 of about 0.9. See docs/scorer.md.
        """
        if self._confidence is not None:
            return self._confidence
        from newsclean.confidence import confidence  # imported late: few ask for it

        return round(confidence(_with_layout(self.document), self, self.kind), 3)

    @property
    def sources(self) -> dict[str, Sources]:
        """Where the metadata stood: field -> Sources(found, contradicting), each a tuple of Source(place, name, value, lines).

        `found` are the places of the input that say the value, `contradicting` those that say something else. A field of which the input says nothing
        is left out; one whose value is None is there where something was said and not believed. Worked out at each call. An article of `from_dict`
        has none.

        >>> import newsclean
        >>> page = '<meta name="date" content="2024-03-07"><h1>Talks end</h1><p>5 March 2024</p><p>The talks failed on Monday.</p>'
        >>> found, contradicting = newsclean.clean(page).sources["date_published"]
        >>> found, contradicting  # doctest: +NORMALIZE_WHITESPACE
        ((Source(place='line', name='date', value='5 March 2024', lines=(2, 2)),),
         (Source(place='meta', name='date', value='2024-03-07', lines=None),))
        """
        from newsclean.metadata.sources import read_sources  # imported late: few ask for it

        return {} if self._given is not None else read_sources(_with_layout(self.document), self)

    @property
    def is_from_dict(self) -> bool:
        """Whether the article was made by `from_dict`, so that it does not know the blocks of its body nor where the removed ones stood."""
        return self._given is not None

    @property
    def removed(self) -> tuple[Removal, ...]:
        """The blocks that were removed as junk, in the order of the input, each as Removal(block, filter, reason, …)."""
        return tuple([removal for removal in self._removals if removal.role is None])

    @property
    def roles(self) -> tuple[Removal, ...]:
        """The blocks that bear metadata and so are not in the body, in the order of the input, each as Removal(block, filter, reason, role, …)."""
        return tuple([removal for removal in self._removals if removal.role is not None])

    @property
    def _removals(self) -> list[Removal]:
        """All removals, in the order of the input."""
        removals = self.document.removals
        return [removals[index] for index in sorted(removals)]

    def restore(self, *filters: str) -> Article:
        """Return this article with the removals of the named filters undone. All other removals stay, and so does the status.

        The metadata are read again; the filters do not run again. A filter that removed nothing here changes nothing. Raises ValueError for a name
        that is none of the filters that were used, and for an article of `from_dict`.
        """
        if self._given is not None:
            raise ValueError("an article of from_dict cannot be restored: a dict does not hold its blocks; clean the input, or keep to_bytes()")
        known = dict.fromkeys([*self.filters, *(removal.filter for removal in self.document.removals.values())])
        for name in filters:
            if name not in known:
                raise ValueError(f"there is no filter {name!r}; these were used: {', '.join(known) or 'none'}")
        return replace(assemble(_with_layout(self.document).without(filters), self.filters), status=self.status, asked_fields=self.asked_fields)

    def __repr__(self) -> str:
        """Return the title, the date of publication, the number of words and the confidence; kind and status where they are not the usual ones.

        The confidence is left out of an article that was stored without it: it would have to be surveyed again.

        >>> import newsclean
        >>> newsclean.clean("Talks end in Seoul\\n\\n5 March 2024\\n\\nThe talks between both sides failed on Monday.")
        Article(title='Talks end in Seoul', date_published='2024-03-05', words=8, confidence=0.203)
        """
        shown = [f"title={self.title if self.title is None else self.title[:LONGEST_REPR]!r}"]
        shown += [f"date_published={self.date_published[:LONGEST_REPR]!r}"] if self.date_published is not None else []
        shown.append(f"words={all_words(self.document.kept)}")
        is_known = self._confidence is not None or "confidence" in self.__dict__ or self.document.surveyed is not None
        shown += [f"confidence={self.confidence}"] if is_known else []
        shown += [f"kind={self.kind!r}"] if self.kind != "article" else []
        shown += [f"status={self.status!r}"] if self.status != "ok" else []
        return f"Article({', '.join(shown)})"

    def _repr_html_(self) -> str:
        """Return a card, as a notebook shows it. See `newsclean.output.notebook.article_card`."""
        from newsclean.output.explain import explained  # imported late: few work in a notebook
        from newsclean.output.notebook import article_card

        return article_card(self, explained(self))

    def __eq__(self, other: object) -> bool:
        """Return whether another article is equal in all fields, blocks and removals, as after cleaning the same input in the same way."""
        return self._state() == other._state() if isinstance(other, Article) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.url, self.title, self.text))

    def _state(self) -> dict[str, Any]:
        """Return everything that the article holds, as plain data for JSON."""
        shown = {f.name: plain(getattr(self, f.name)) for f in fields(self) if f.name not in ("document", "_confidence")}
        return {"document": to_data(self.document), **shown}

    def to_bytes(self) -> bytes:
        """Return the article as compressed JSON, which `from_bytes` reads. Pickles hold the same."""
        state = self._state()
        state["_confidence"] = self.__dict__.get("confidence", self._confidence)  # the estimate, where somebody has asked for it
        return zlib.compress(json.dumps(state, separators=(",", ":")).encode("ascii"))

    @staticmethod
    def from_bytes(data: bytes) -> Article:
        """Return the article from the bytes of `to_bytes`. They are JSON and not a pickle, so reading them runs no code."""
        state: dict[str, Any] = json.loads(zlib.decompress(data))
        state["document"] = from_data(state["document"])
        metadata = {f.name: of_plain(f.name, state.pop(f.name)) for f in fields(Metadata)}
        values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in state.items()}
        return Article(**metadata, **values)

    def __reduce__(self) -> tuple[Any, ...]:
        return Article.from_bytes, (self.to_bytes(),)

    def to_dict(self) -> dict[str, Any]:
        """Return the article as plain dicts, lists and strings, ready for JSON: all fields, then the lists `removed` and `roles`.

        The fields beside the text (`links`, `images` and so on) follow where `Cleaner(fields=…)` asked for them.

        Each entry of these has filter, reason, lines and text, in `roles` also role.
        """
        shown = {name: plain(getattr(self, name)) for name in FIELDS}
        removals = self._removals
        removed = [shown_removal(r) for r in removals if r.role is None]
        asked = {name: plain(getattr(self, name)) for name in self.asked_fields}
        return {**shown, "removed": removed, "roles": [shown_removal(r) for r in removals if r.role is not None], **asked}

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Article:
        """Return the article from what `to_dict` gave, or from a row of a batch, as read from JSON, JSONL or Parquet, also by pandas.

        `from_dict(article.to_dict()).to_dict()` is `article.to_dict()`. Keys that are no field are left aside, such as the `id` of a row. Fields of
        the metadata that are missing are None or empty; so are `removed` and `roles`, which rows need not have, and the fields beside the text.

        A dict does not hold everything. This cannot come back: the blocks of the body (`document.kept` has those of the Markdown, behind the blocks
        that were removed), the elements that blocks stood in, the page's head, the layout, and the names of the filters that removed nothing. So
        such an article has no `sources`, `restore` raises ValueError, and it is not equal to the article that the dict was made of. A field beside
        the text, such as `images`, is empty if the dict lacks it. `to_bytes` keeps everything.

        Raises ValueError where the body, the status, the kind or the confidence is missing, and TypeError for a value of another type, both of which
        name the field, and for what is no dict.

        >>> import newsclean
        >>> article = newsclean.clean("Talks end\\nBy Jane Doe\\n\\nThe talks between both sides failed on Monday.")
        >>> newsclean.Article.from_dict(article.to_dict()).to_tei() == article.to_tei()
        True
        """
        from newsclean.output.stored import fields_of  # imported late: few ask for it

        return Article(**fields_of(data))

    def report(self) -> str:
        """Return a page that shows the article: one HTML file that loads nothing, to open in a browser.

        It has the body as a reader sees it, what was removed in its place with filter, reason and score, the metadata with the places that say them
        and those that contradict them, and a list of the filters. To untick one there is what `restore` does. Raises ImportError where Jinja2 is not
        installed (extra `report`).

        >>> import newsclean
        >>> page = newsclean.clean("Talks end\\nBy Jane Doe\\n\\nThe talks between both sides failed on Monday.").report()
        >>> page[:15], "<title>Talks end" in page
        ('<!DOCTYPE html>', True)
        """
        from newsclean.report import article_page  # imported late: few ask for it

        return article_page(self)

    def to_tei(self) -> str:
        """Return the article as the XML of a TEI P5 document. See `newsclean.output.tei.to_tei`."""
        from newsclean.output.tei import to_tei

        return to_tei(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return `to_dict` as JSON. Non-ASCII letters are not escaped."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_zyte(self) -> dict[str, Any]:
        """Return a dict with the fields of zyte-common-items' `Article`. See `newsclean.output.exports.to_zyte`."""
        from newsclean.output.exports import to_zyte

        return to_zyte(self)

    def to_schema_org(self) -> dict[str, Any]:
        """Return the JSON-LD of a schema.org NewsArticle as a dict, not escaped for HTML. See `newsclean.output.exports.to_schema_org`."""
        from newsclean.output.exports import to_schema_org

        return to_schema_org(self)

    def to_trafilatura(self) -> dict[str, Any]:
        """Return a dict with the keys of trafilatura's JSON. See `newsclean.output.exports.to_trafilatura`."""
        from newsclean.output.exports import to_trafilatura

        return to_trafilatura(self)

    def to_readability(self) -> dict[str, Any]:
        """Return a dict with the keys of Mozilla's Readability. See `newsclean.output.exports.to_readability`."""
        from newsclean.output.exports import to_readability

        return to_readability(self)


def assemble(doc: Document, filters: tuple[str, ...] = ()) -> Article:
    """Return the Article of a marked document. `filters` are the names of the filters of the pipeline that marked it."""
    status: Status = "empty" if not doc.kept else "capped" if doc.is_capped else "ok"
    metadata = read_metadata(doc)
    kind, reason = find_kind(doc, metadata)
    return Article(document=doc, status=status, kind=kind, kind_reason=reason, filters=filters, **vars(metadata))


def failed(status: Status, warning: str, *, url: str | None = None, filters: tuple[str, ...] = ()) -> Article:
    """Return an empty Article with a status and a warning, for an input that could not be cleaned with these filters."""
    return replace(assemble(Document((), url, (warning,)), filters), status=status)


def _with_layout(doc: Document) -> Document:
    """Return the document with its layout, surveyed again if need be: a pickle does not hold the layout."""
    return doc if doc.surveyed is not None else surveyed(doc)

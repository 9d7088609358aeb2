"""Filter `repeated_title`."""

from newsclean.document import Block, Document, Marks

SHORTEST_TITLE = 3  # words of a headline whose repeats are looked for
LONGEST_REPEAT = 40  # words of a block that opens with the headline
LONGEST_SITE_NAME = 6  # words behind it


def repeated_title(doc: Document) -> Marks:
    """The headline once more, in a breadcrumb, the page's title or a text to share, alone or followed by the site's name.

    A sentence that begins with the headline's words is kept: more than a site's name follows them.
    """
    titles = tuple({b.plain for b in doc.role("title") if b.words >= SHORTEST_TITLE})
    if not titles:
        return
    for block in doc.kept:
        plain = block.plain
        if plain.startswith(titles) and any(_is_repeat(block, plain, title) for title in titles):
            yield block, "repeats the title"


def _is_repeat(block: Block, plain: str, title: str) -> bool:
    """Return whether a block, as phrases are compared, is a title, alone or followed by the site's name."""
    return plain.startswith(title) and (plain == title or (block.words <= LONGEST_REPEAT and _is_suffix(plain[len(title) :])))


def _is_suffix(rest: str) -> bool:
    """Return whether what follows the headline is a site's name: a bar or a dash, and a few words without question marks or quotation marks."""
    return rest.lstrip()[:1] in {"|", "-", "–", "—", "·", "»"} and len(rest.split()) <= LONGEST_SITE_NAME and not any(c in rest for c in '?!"“„«')

"""Filter `repeated_title`."""

from newsclean.document import Document, Marks

SHORTEST_TITLE = 3  # words of a headline whose repeats are looked for
LONGEST_REPEAT = 40  # words of a block that opens with the headline
LONGEST_SITE_NAME = 6  # words behind it


def repeated_title(doc: Document) -> Marks:
    """The headline once more, as breadcrumb, caption of the page or share text, alone or with the site's name behind it.

    A sentence that opens with the headline's words is longer than it by more than a site's name, and is kept.
    """
    titles = {b.plain for b in doc.role("title") if b.words >= SHORTEST_TITLE}
    if not titles:
        return
    for block in doc.kept:
        plain = block.plain
        for title in titles:
            if plain.startswith(title) and (plain == title or (block.words <= LONGEST_REPEAT and _is_suffix(plain[len(title) :]))):
                yield block, "repeats the title"
                break


def _is_suffix(rest: str) -> bool:
    """Whether what stands behind the headline is a site's name: a bar or a dash, and a few words that ask and quote nothing."""
    return rest.lstrip()[:1] in {"|", "-", "–", "—", "·", "»"} and len(rest.split()) <= LONGEST_SITE_NAME and not any(c in rest for c in '?!"“„«')

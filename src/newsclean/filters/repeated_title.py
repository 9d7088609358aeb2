"""Filter `repeated_title`."""

from newsclean.document import Document, Marks


def repeated_title(doc: Document) -> Marks:
    """The headline once more, as breadcrumb, caption of the page or share text, alone or with the site's name behind it.

    A sentence that opens with the headline's words is longer than it by more than a site's name, and is kept.
    """
    titles = {b.plain for b in doc.role("title") if b.words >= 3}
    if not titles:
        return
    for block in doc.kept:
        plain = block.plain
        for title in titles:
            if plain.startswith(title) and (plain == title or (block.words <= 40 and _is_suffix(plain[len(title) :]))):
                yield block, "repeats the title"
                break


def _is_suffix(rest: str) -> bool:
    """Whether what stands behind the headline is a site's name: a bar or a dash, and a few words that ask and quote nothing."""
    return rest.lstrip()[:1] in {"|", "-", "–", "—", "·", "»"} and len(rest.split()) <= 6 and not any(c in rest for c in '?!"“„«')

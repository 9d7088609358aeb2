"""Filter `reader_comments`."""

from newsclean.document import Document, Marks


def reader_comments(doc: Document) -> Marks:
    """Comments of readers on a page, told by their shape: three or more elements alike, each with a name, a time and text.

    It does not matter what the elements are called, nor in which language they are. `comment_form` and `boilerplate_class` go by words.

    The comments must stand below running text of the article. In the element of the headline and that text, the times must be odd ones with a day,
    as a machine notes them, or the members must share two buttons. So the entries of a live blog and the programme of a festival are kept.
    `newsclean.layout.siblings` has the details.
    """
    found = {index: siblings for index, siblings in doc.layout.siblings.items() if siblings.kind == "comments"}
    return [(b, f"stands in one of {found[b.index].members} elements of one shape, each with a name, a time and text") for b in doc.kept_among(found)]

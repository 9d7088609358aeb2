"""Filter `newsletter`."""

from newsclean.document import Document, Marks
from newsclean.filters._cues import closing_terms, short_blocks
from newsclean.filters._menus import is_menu_entry


def newsletter(doc: Document, *, max_words: int = 45) -> Marks:
    """Pitches for newsletters, apps, push messages and podcasts: "Sign up for our newsletter".

    Longer blocks are kept: they are an article about such a product. "Newsletters" in a menu is left to `navigation`.
    """
    for mark in short_blocks(doc, "newsletter", max_words):
        block, place = mark[0], mark[0].cues["newsletter"].place
        if not (place == "line" and is_menu_entry(doc, block)) and not (place == "end" and block.is_sentence):
            yield mark
    yield from closing_terms(doc, "newsletter", max_words)

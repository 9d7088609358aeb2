"""Filter `most_read`."""

from newsclean.document import Document, Marks
from newsclean.filters._cues import is_subheading
from newsclean.filters._lists import entries_below
from newsclean.filters._menus import is_menu_entry


def most_read(doc: Document, *, max_words: int = 8) -> Marks:
    """Rankings and lists of the latest articles: "POPULAR ARTICLE", "Most read", "Trending now", with the headlines below them.

    The heading must be a short line of its own; the list ends at the next running text. "News" in a menu is left to
    `navigation`. Above the article only the heading is removed: the headline may follow it.
    """
    for block, cue in doc.cued("most_read"):
        if is_subheading(doc, block) or (cue.place == "line" and is_menu_entry(doc, block)):
            continue
        if cue.place == "line" or (block.words <= max_words and not block.is_sentence):
            yield block, cue.reason
            for entry in entries_below(doc, block) if block.index > doc.body_start else ():
                yield entry, f'stands in the list below "{block.text}"'

"""Filter `ornament`."""

from newsclean.document import Document, Marks
from newsclean.languages.characters import is_separator


def ornament(doc: Document) -> Marks:
    """Lines that consist of separators: "-", "|", "* * *", "———".

    A line with a letter or a digit is kept, and so are other signs: "★★★★☆" is a review's verdict, "???" somebody's answer.
    """
    return [(b, "holds nothing but separators") for b in doc.kept if not b.text[0].isalnum() and is_separator(b.text)]

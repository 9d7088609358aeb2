"""Filter `author_bio`."""

from itertools import pairwise

from newsclean.document import Block, Document, Marks
from newsclean.metadata.names import read_authors
from newsclean.values.names import is_person

MAX_BIO_WORDS = 150  # of the paragraph below a name that stands on a line of its own
MIN_NAME_WORDS, MAX_NAME_WORDS = 2, 4  # of that name
LATE_FROM = 0.75  # share of the kept blocks above a block from which on wording inside a sentence is trusted


def author_bio(doc: Document, *, max_words: int = 80) -> Marks:
    """Notes about the author: "About the author", "Jane Doe is a staff writer at …", "View all posts by …".

    Below the label, and at the end of the input, a name on a line of its own goes with the paragraph below it that opens with that name.
    So does a late paragraph that opens with the name of the byline. Wording inside a sentence counts only in the last quarter of the
    input, since an article may introduce a person in the same words.

    max_words   of a paragraph about the author that is found by its wording or its opening
    """
    late = LATE_FROM * len(doc.kept)
    for block, cue in doc.cued("author_bio"):
        if cue.place == "line" or (block.words <= max_words and doc.position(block.index) >= late):
            yield block, cue.reason
    authors = doc.head.authors if doc.head is not None and doc.head.authors else read_authors(doc)
    people = [name for name in authors if is_person(name)]  # a company whose blog it is opens its own paragraphs
    for block in doc.kept[int(late) :] if authors else ():
        if block.text in authors:
            yield block, "is the author's name once more"
        elif block.is_sentence and block.words <= max_words and any(block.text.startswith(f"{name} ") for name in people):
            yield block, "is about the author, and opens with the name"
    pairs = [(name, bio) for name, bio in pairwise(doc.kept) if name.words <= MAX_NAME_WORDS and bio.is_sentence and _introduces(name, bio)]
    if pairs and doc.position(pairs[0][0].index) < late:
        return  # an article about several people
    for name, bio in pairs:
        yield name, "is a name, with the paragraph about that person below it"
        yield bio, f'is about "{name.text}", who is named in the line above'


def _introduces(name: Block, bio: Block) -> bool:
    """Return whether a line is a name, and the running text below it opens with that name, or with its first word and "is"."""
    if not MIN_NAME_WORDS <= name.words <= MAX_NAME_WORDS or name.ends or bio.words > MAX_BIO_WORDS:
        return False
    return name.text.istitle() and bio.text.startswith((name.text, name.text.split(" ", 1)[0] + " is "))

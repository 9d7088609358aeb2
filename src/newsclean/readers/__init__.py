"""From a source to a Document. Text, Markdown and HTML differ only here.

`formats` knows the formats apart, `decode` makes text of bytes; `text` and `markdown` read lines (`lines` has what they share); `html` reads a
page's blocks, `head` what its head says. May import `values`, `document`, `languages` and `vocabulary`.
"""

from newsclean.readers.formats import guess_format
from newsclean.readers.read import check, read

__all__ = ["check", "guess_format", "read"]

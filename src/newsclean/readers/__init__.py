"""From a source to a Document. Text, Markdown and HTML differ only here.

`decode` makes text of bytes; `text` and `markdown` read lines (`lines` has what they share); `html` reads a page's blocks, `head` what its head says.
May import `values`, `document`, `languages` and `vocabulary`.
"""

from newsclean.readers.read import check, guess_format, read

__all__ = ["check", "guess_format", "read"]

"""From a source to a Document. Text, Markdown and HTML differ only here.

`formats` knows the formats apart, `decode` makes text of bytes; `text` and `markdown` read lines (`lines` has what they share); `html` reads a
page's blocks, `head` what its head says, `carried` an article that it carries as data. `sources` names what is neither page nor text, `twice` mends
what was decoded twice. May import `values`, `document`, `languages` and `vocabulary`.
"""

from newsclean.readers.formats import guess_format
from newsclean.readers.read import check, read

__all__ = ["check", "guess_format", "read"]

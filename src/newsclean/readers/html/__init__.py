"""HTML pages to blocks.

`guard` stands before the parser, `rebuild` writes a hostile page anew, `walk` reads the tree, `inline` what runs in a line.
"""

from newsclean.readers.html.walk import read_html

__all__ = ["read_html"]

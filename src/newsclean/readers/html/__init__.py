"""HTML pages to blocks.

`page` reads a page. `guard` looks at it before the parser does, and `rebuild` writes a hostile page anew by the rules in `parsing`. `walk` makes
blocks of the tree; `inline` and `block_marks` make their Markdown.
"""

from newsclean.readers.html.page import read_html

__all__ = ["read_html"]

"""Pages to look at: one self-contained HTML file that shows an article and what was removed from it, or an index of many. Needs the extra `report`.

`entries` puts the blocks of an article in order, `arranged` folds what was removed, `fields` shows the metadata and where they stood, `state` is the
data from which the page writes its text anew when a filter is switched off. `view` puts these together for one article. `batch` counts over many
articles and chooses those that are shown in full. `pages` writes the file, by `rendering`, with `templates/` and `assets/`. Imports nothing above
`output`.

`summary` shows a run of a batch.

`annotate` shows a page itself, with its blocks marked: `page_tree` is what may be shown of it, `page_styles` its styles, `placing` finds the blocks.
"""

from newsclean.extras import needs

try:
    import jinja2  # noqa: F401
except ImportError as error:
    raise needs("a report", "Jinja2", "report") from error

from newsclean.report.annotate import annotated
from newsclean.report.batch import Batch
from newsclean.report.pages import article_page, batch_page
from newsclean.report.summary import summary_page

__all__ = ["Batch", "annotated", "article_page", "batch_page", "summary_page"]

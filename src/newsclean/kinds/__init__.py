"""What kind of page an input is: an article, or an index, an error page, a check of humans, … See `newsclean.kinds.verdict`.

May import `metadata`, `scorer` and what stands above them.
"""

from newsclean.kinds.verdict import Verdict as Verdict
from newsclean.kinds.verdict import find_kind as find_kind

"""What kind of page an input is: an article, or an index, an error page, a check of humans, … See `newsclean.kinds.judge`.

May import `metadata`, `scorer` and what stands above them.
"""

from newsclean.kinds.judge import Verdict as Verdict
from newsclean.kinds.judge import judge as judge

"""The model behind the filter `block_scorer`: the features of a block, the forest that scores them, and the scores.

May import `layout`, `document`, `languages` and `vocabulary`.
"""

SCORER = "block_scorer"  # the filter that marks by the scores
PLACED = ("headline_run", "outside_article")  # filters by place, whose removals from a text are judged anew

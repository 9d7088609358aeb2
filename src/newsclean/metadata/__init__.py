"""What is known of an article beside its body: one file a kind of field, and `assemble`, which puts them together.

These read the values of blocks that a filter has given a role. Which blocks bear one, the filter of that name says (`filters/title.py` says which
line is the headline, `metadata/title.py` what of it is the title). May import `values`, `document`, `languages` and `vocabulary`.
"""

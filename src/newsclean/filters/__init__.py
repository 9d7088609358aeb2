"""The filters: one a file, which has the filter's name; and `registry`, which has a row for each.

A filter takes a Document and yields (block, reason), or (block, reason, role) for metadata. May import `scorer`, `layout`, `metadata`, `values`,
`document`, `languages` and `vocabulary`; no other filter, but for what `_cues` and `_lists` share.
"""

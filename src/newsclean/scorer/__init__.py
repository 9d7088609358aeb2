"""A learned judge of blocks, which looks at what the named filters have left. See `newsclean.filters.block_scorer` and docs/scorer.md."""

"""An article as text, Markdown, a listing, a row, and in the words of other libraries. May import everything below `pipeline`."""

"""What a page says of itself: `meta` puts together what JSON-LD (`json_ld`), meta elements and marked elements (`marked`) say."""

"""What is known of languages: their phrases, months, scripts, and which one a text is in. It knows nothing of blocks, and imports no other room."""

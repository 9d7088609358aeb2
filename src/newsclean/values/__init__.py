"""What one string says: clean text, a date, a name, an address. It knows nothing of blocks. May import `languages`."""

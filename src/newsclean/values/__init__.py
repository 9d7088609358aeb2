"""What one string says: a clean text, a date, a name, an address. Nothing here knows blocks or pages.

    texts       text without markup and characters that nobody sees
    dates       a date, with its time and zone, in ISO 8601
    names       the names in a byline or in an author field, and whether a string is a person's name
    outlets     whether a name is a newspaper's or a site's
    addresses   an absolute http(s) URL
    words       "by", "and", "published", "updated" in all languages, from the phrase files

May import `languages` and `vocabulary`.
"""

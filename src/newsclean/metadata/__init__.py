"""What is known of an article beside its body: one file a field, and `assemble`, which puts them together.

A field is read in two steps, in two files of nearly the same name. The filter says which block bears it, and the file here what of that block is
the value:

    wrong value of    which block: the filter     what of it: here    what a string says
    title             filters/title.py            title.py
    authors           filters/byline.py           names.py            values/names.py
    date_published    filters/date.py             dates.py            values/dates.py
                                                  date_lines.py
    captions          filters/caption.py          credits.py
    section           filters/section.py          section.py
    url               filters/source_url.py       addresses.py        values/addresses.py
    publisher         filters/copyright_line.py   publisher.py        values/outlets.py
    dateline          (it stays in the body)      dateline.py

On a page, what its head says goes first: `readers/head` reads it, and `assemble` says for each field whom to believe. `newsclean --explain` shows
which filter has taken a line.

May import `values`, `document`, `languages` and `vocabulary`.
"""

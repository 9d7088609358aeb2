"""Articles that a page carries as data, read where the page itself shows no running text.

`scripts` finds the data in a page's scripts, with `literals` for what is JavaScript and no JSON, and `references` for the forms in which frameworks
break it up. `story` finds the article in the data by its shape, and `written` writes it as HTML, which is then read like any other. `shadow` opens
declarative shadow roots, and `page` puts the page and its article together.
"""

"""Filter `script_text`."""

import re

from newsclean.document import Document, Marks

LOOKED_AT = 400  # characters at either end of a block

_OBJECT = re.compile(r"[{\[]\s{0,5}[{\"'][\w$ -]{1,60}[\"']\s{0,5}:.*[}\]];?$", re.DOTALL)
_STATEMENT = re.compile(
    r"(?:window|document|googletag|dataLayer|_[a-z]\w{1,40})\.[\w.]{1,80}\s{0,3}[=(]|(?:var|let|const) [\w$]{1,60}\s{0,3}=|"
    r"function\s{0,3}[\w$]{0,60}\(|[A-Za-z_$][\w$.]{1,60}\(\s{0,3}[{\[]\s{0,3}[\"']"
)


def script_text(doc: Document) -> Marks:
    """Code of scripts that was taken for text: "window.dataLayer = …;", '{"videoId": "x7", …}'.

    It must begin like a statement or an object, and end with a semicolon or a bracket. Code that an article shows is kept: a page marks it as
    code, and a sentence about `window.open` begins differently.
    """
    for block in doc.kept:
        if block.text[-1] in ";}])" and block.kind != "code" and not block.text[0].isspace():
            opening = block.text[:LOOKED_AT]
            if _STATEMENT.match(opening) or (opening[0] in "{[" and _OBJECT.match(opening + block.text[-LOOKED_AT:])):
                yield block, "is what a script has left"

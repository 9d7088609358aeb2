"""Filter `ornament`."""

from newsclean.model import Document, Marks

_SEPARATORS = frozenset(" \t\u00a0-–—―_=~*•·∙|/\\.:,;<>«»‹›\"'’‘”“()[]{}+#^`…→←↑↓►▶▸▼▲◄◀●○■□▪◆◇¦‖＊＝〜～・｜／＿")


def ornament(doc: Document) -> Marks:
    """Lines of separators alone: "-", "|", "* * *", "———".

    A line with a letter or a digit is kept, and so are other signs: "★★★★☆" is a review's verdict, "???" somebody's answer.
    """
    for block in doc.kept:
        if block.text[0] in _SEPARATORS and _SEPARATORS.issuperset(block.text):
            yield block, "holds nothing but separators"

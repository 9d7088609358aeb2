"""The filter of wording of the user's own, which a pipeline has where `Pipeline.with_phrases` gave it such wording."""

from newsclean.document import Document, Marks
from newsclean.languages.tables import OWN
from newsclean.languages.wording import MAX_SEARCHED_WORDS


def own_wording(doc: Document, *, max_words: int = MAX_SEARCHED_WORDS) -> Marks:
    """Wording of your own that belongs to no other filter: the table `own_wording` of a file of phrases."""
    for block in doc.kept:
        cue = block.cues.get(OWN)
        if cue is not None and (cue.place == "line" or block.words <= max_words):
            yield block, cue.reason


own_wording.evidence = "none"  # type: ignore[attr-defined]
own_wording.looks_around = False  # type: ignore[attr-defined]
own_wording.runs_first = True  # type: ignore[attr-defined]

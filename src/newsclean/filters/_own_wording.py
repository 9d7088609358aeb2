"""The filter of wording of the user's own, which a pipeline has where `Pipeline.with_phrases` gave it such wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.document import Block, Document, Warned
from newsclean.filters._shares import MOST_TAKEN, running_text, share_of
from newsclean.languages.tables import OWN
from newsclean.languages.wording import MAX_SEARCHED_WORDS

if TYPE_CHECKING:
    from newsclean.languages.wording import Cue


def own_wording(doc: Document, *, max_words: int = MAX_SEARCHED_WORDS) -> Warned:
    """Wording of your own that belongs to no other filter: the table `own_wording` of a file of phrases.

    A phrase that takes more than half of the running text is left out for that input, with a warning.
    """
    found: dict[str, list[tuple[Block, Cue]]] = {}
    for block in doc.kept:
        cue = block.cues.get(OWN)
        if cue is not None and (cue.place == "line" or block.words <= max_words):
            found.setdefault(cue.phrase, []).append((block, cue))
    running = running_text(doc)
    marks: list[tuple[Block, str]] = []
    warnings = []
    for phrase, lines in found.items():
        share = share_of(running, [block for block, _ in lines])
        if share > MOST_TAKEN:
            warnings.append(f"the phrase {phrase!r} was left out here: it takes {share:.0%} of the running text")
        else:
            marks += [(block, cue.reason) for block, cue in lines]
    return Warned(marks, tuple(warnings))


own_wording.evidence = "none"  # type: ignore[attr-defined]
own_wording.looks_around = False  # type: ignore[attr-defined]
own_wording.runs_first = True  # type: ignore[attr-defined]

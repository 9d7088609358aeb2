"""Made-up articles of one site, with leftovers that no filter knows."""

from __future__ import annotations

PLACES = ("Ankum", "Lorne", "Varde", "Osterby", "Kelling", "Munro", "Tarn", "Holm", "Brede", "Saltby")
THINGS = ("bridge", "harbour", "library", "school", "market", "railway", "theatre", "hospital", "mill", "lighthouse")

# They read as sentences of an article.
LEFTOVERS = (
    "The editors of this newspaper met the mayor and the council several times before this report was written.",
    "Readers along the coast have told us for years that they want to know more about their own towns.",
    "Every evening a small group of volunteers reads the proofs in the old printing house by the river.",
)


def story(number: int) -> list[str]:
    """The paragraphs of an article: no two stories share one."""
    place, thing = PLACES[number % 10], THINGS[(number * 3 + number // 10) % 10]
    return [
        f"The {thing} of {place} will stay closed until the {number + 2}th of May, the council said on Tuesday of last week.",
        f"Engineers found {number + 11} cracks in the walls of the {thing}, and the repairs in {place} may cost {number + 3} million crowns.",
        f"People in {place} who use the {thing} every day were told to take the bus number {number + 40} in the meantime.",
        f"“We had no choice,” said the head of the works department of {place}, who has looked after the {thing} for {number + 5} years.",
    ]


def text(number: int, leftovers: tuple[str, ...] = LEFTOVERS) -> str:
    """An article as a converter leaves it: its leftovers stand above, within and below it."""
    lines = story(number)
    shown = [*leftovers[1:2], *lines[:2], *leftovers[:1], *lines[2:], *leftovers[2:]] if number % 2 else [*lines, *leftovers]
    return "\n\n".join(shown)

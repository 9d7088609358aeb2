"""Short articles made of long ones, from which the scorer learns."""

from benchmarks.shorten import shortened

BODY = "\n".join(f"Paragraph number {n} tells what happened on day {n}. It has a second sentence as well." for n in range(1, 9))
PAGE = f"Home\nLog in\n{BODY}\nMost read\nGoat walks into a bank"


def test_only_the_middle_of_the_article_is_left_out() -> None:
    found = {shortened(PAGE, BODY, ["Goat walks into a bank"], seed) for seed in "abcdefgh"}
    assert len(found) > 1
    for short in found:
        assert short is not None
        assert short.startswith("Home\nLog in\nParagraph number 1 tells what happened on day 1. ")
        assert short.endswith("It has a second sentence as well.\nMost read\nGoat walks into a bank")
        assert len(short) < len(PAGE)


def test_the_same_seed_gives_the_same_text() -> None:
    assert shortened(PAGE, BODY, ["Goat walks into a bank"], "a") == shortened(PAGE, BODY, ["Goat walks into a bank"], "a")


def test_a_short_article_is_left_alone() -> None:
    assert shortened("Home\nTwo sheep were found in the harbour.", "Two sheep were found in the harbour.", ["Goat"], "a") is None

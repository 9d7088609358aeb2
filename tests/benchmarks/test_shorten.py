"""Short articles made of long ones, from which the scorer learns."""

from benchmarks.shorten import shortened, shortened_page

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


LONG = "\n".join(f"Paragraph number {n} tells what happened on day {n}. It has a second sentence as well." for n in range(1, 31))
MARKED = "<html><body><ul><li>Home</li></ul><div>{}</div><div><a href=/goat>Goat walks into a bank</a></div></body></html>".format(
    "".join(f"<p>{line}</p>" for line in LONG.split("\n"))
)


def test_a_short_page_keeps_what_stands_around_its_article() -> None:
    for seed in "abcdefgh":
        short = shortened_page(MARKED, LONG, seed)
        assert short is not None
        assert "Paragraph number 1 tells" in short
        assert "Paragraph number 20 tells" not in short
        assert "Home" in short
        assert "Goat walks into a bank" in short


def test_a_page_whose_article_has_no_elements_of_its_own_is_left_alone() -> None:
    assert shortened_page(f"<body><div>{BODY}</div></body>", BODY, "a") is None


def test_data_of_the_page_does_not_give_the_whole_article_away() -> None:
    data = '<script type="application/ld+json">{"articleBody": "Paragraph number 25 tells \\\\"all\\\\""}</script>'
    short = shortened_page(MARKED.replace("<body>", "<body>" + data), LONG, "a")
    assert short is not None
    assert "Paragraph number 25" not in short

"""`article.comments`: what readers wrote, by whom, when, and in answer to whom. Never in the body."""

from __future__ import annotations

import time

import pytest

import newsclean
from newsclean.beside import Comment

BODY = (
    "<p>The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city.</p>"
    "<p>Delegates said that no new date had been set, and that neither side had moved on prices or on the quotas.</p>"
)


def cleaned(comments: str, language: str = "en") -> newsclean.Article:
    page = f"<html lang={language}><body><main><h1>Talks end in Seoul</h1><article>{BODY}</article></main>{comments}</body></html>"
    return newsclean.clean(page, url="https://example.org/a", format="html")


WORDPRESS = """<div id="comments"><h2>3 Comments</h2><ol class="comment-list">
<li class="comment depth-1" id="comment-1"><article class="comment-body"><footer class="comment-meta"><b class="fn">Jo Moor</b> <span>says:</span>
<time>May 3, 2021 at 10:12 am</time></footer>
<div class="comment-content"><p>The hotel was far too small for this.</p><p>And so was the will.</p></div>
<div class="reply">Reply</div></article>
 <ol class="children">
 <li class="comment depth-2"><article class="comment-body"><footer class="comment-meta"><b class="fn">Ada Lind</b> <span>says:</span>
 <time>May 4, 2021 at 9:07 am</time></footer>
 <div class="comment-content"><p>It had eleven floors, Jo.</p></div><div class="reply">Reply</div></article></li></ol>
</li>
<li class="comment depth-1"><article class="comment-body"><footer class="comment-meta"><b class="fn">Kim</b> <span>says:</span>
<time>May 5, 2021 at 8:31 pm</time></footer><div class="comment-content"><p>Great!</p></div><div class="reply">Reply</div></article></li>
</ol><form class="comment-form"><p>Your email address will not be published.</p><label>Name</label></form></div>"""


def test_a_thread() -> None:
    article = cleaned(WORDPRESS)
    assert article.comments == (
        Comment("The hotel was far too small for this.\n\nAnd so was the will.", "Jo Moor", "2021-05-03T10:12:00", 0),
        Comment("It had eleven floors, Jo.", "Ada Lind", "2021-05-04T09:07:00", 1),
        Comment("Great!", "Kim", "2021-05-05T20:31:00", 0),
    )
    for comment in article.comments:
        assert comment.text.split("\n")[0] not in article.text


def test_what_the_body_says_as_well_is_no_comment() -> None:
    said = "The talks between both sides failed on Monday, after eleven hours in a hotel in the centre of the city."
    article = cleaned(WORDPRESS.replace("Great!", said))
    assert said in article.text
    assert [comment.author for comment in article.comments] == ["Jo Moor", "Ada Lind"]


def test_german_comments_in_plain_elements() -> None:
    one = "<div class='kommentar'><b>{}</b><span class='datum'>{}. Mai 2021, 1{}:07</span><p>{}</p><a href='#'>Antworten</a></div>"
    texts = ["Das Hotel war viel zu klein dafür.", "Es hatte elf Stockwerke, so viel ich weiß.", "Die Preise bleiben also, wie sie sind."]
    comments = "".join(one.format(name, day, day, text) for day, (name, text) in enumerate(zip(("Jo M.", "Ada", "Kim"), texts, strict=True), 3))
    article = cleaned(f"<section class='kommentare'>{comments}</section>", "de")
    assert [comment.text for comment in article.comments] == texts
    assert [(comment.date or "")[:10] for comment in article.comments] == ["2021-05-03", "2021-05-04", "2021-05-05"]
    assert {comment.depth for comment in article.comments} == {0}


def test_names_below_the_text() -> None:
    one = "<div class='comment'><p>{}</p><div class='author'>{}, 0{}.05.2021 12:41</div></div>"
    texts = ["The hotel was far too small for this talk.", "It had eleven floors, as far as I know.", "So prices stay as they are now."]
    comments = "".join(one.format(text, name, day) for day, (name, text) in enumerate(zip(("Jo", "Ada", "Kim"), texts, strict=True), 3))
    found = cleaned(f"<div class='comments'>{comments}</div>").comments
    assert [(comment.author, comment.text) for comment in found] == list(zip(("Jo", "Ada", "Kim"), texts, strict=True))


def test_polish_and_greek_heads() -> None:
    page = """<div class='komentarze'><div class='komentarz'><p class='autor'>~olek [2012-01-01 01:08]</p>
    <p>Hotel był o wiele za mały na takie rozmowy.</p></div>
    <div class='komentarz'><p class='autor'>Νίκος | 26/10/2011 08:42</p><p>Το ξενοδοχείο ήταν πολύ μικρό για τις συνομιλίες.</p></div></div>"""
    assert [(c.author, c.date) for c in cleaned(page, "pl").comments] == [("olek", "2012-01-01T01:08:00"), ("Νίκος", "2011-10-26T08:42:00")]


@pytest.mark.parametrize(
    "furniture",
    [
        "<div class='comments'><p>You must be logged in to post a comment.</p></div>",
        "<div class='comments'><h3>Comments</h3><p>Comments on this story are closed. Please read our rules before you write to us.</p></div>",
        "<div class='comments'><p class='author'>Posted by:</p><p>You can comment on most stories of this site, if you have an account.</p></div>",
        "<form class='comment-form'><label>Name</label><label>E-mail</label><button>Post comment</button></form>",
        "<div hidden class='comments'><p class='author'>Jo, 3 May 2021</p><p>This is a template of a comment.</p></div>",
        "",
    ],
)
def test_forms_and_notices_are_no_comments(furniture: str) -> None:
    assert cleaned(furniture).comments == ()


def test_a_text_without_elements_has_none() -> None:
    assert newsclean.clean("Talks end in Seoul\n\nThe talks between both sides failed on Monday, they said.\n\nComments (3)").comments == ()


def test_deep_and_long_threads_take_no_long() -> None:
    deep = "<div class='comment'><b class='author'>Jo 3 May 2021</b><p>The hotel was far too small for this talk.</p>" * 2_000
    start = time.perf_counter()
    found = cleaned(f"<div class='comments'>{deep}</div>").comments
    assert len(found) <= 2_000
    assert time.perf_counter() - start < 20


def test_stored_articles_have_the_same_comments() -> None:
    article = cleaned(WORDPRESS)
    assert newsclean.Article.from_bytes(article.to_bytes()).comments == article.comments

"""Captions, and who is credited in them."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.metadata.credits import Caption, split_credit


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("Kim speaks. File Photo by KCNA/UPI | License Photo", Caption("Kim speaks.", "KCNA/UPI")),
        ("A child. (Lena Ortiz/Valley Post)", Caption("A child.", "Lena Ortiz/Valley Post")),
        ("A child. Lena Ortiz via Getty Images", Caption("A child.", "Lena Ortiz via Getty Images")),
        ("Eine Uhr. Foto: Karin Sommer", Caption("Eine Uhr.", "Karin Sommer")),
        ("Eine Uhr. Bild: Karin Sommer/dpa", Caption("Eine Uhr.", "Karin Sommer/dpa")),
        ("Un niño. Fuente: Museo del Agua", Caption("Un niño.", "Museo del Agua")),
        ("Un bambino. Foto: Paolo Serra/ANSA", Caption("Un bambino.", "Paolo Serra/ANSA")),
        ("Uma criança. Foto: Ana Prado", Caption("Uma criança.", "Ana Prado")),
        ("Quelle: Karin Sommer", Caption(None, "Karin Sommer")),
        ("AFP", Caption(None, "AFP")),
        ("He told AFP that it was over.", Caption("He told AFP that it was over.", None)),
        ("She works for Reuters", Caption("She works for Reuters", None)),
        ("The bridge, seen from the north (2019)", Caption("The bridge, seen from the north (2019)", None)),
    ],
)
def test_credits(text: str, caption: Caption) -> None:
    assert split_credit(text) == caption


@pytest.mark.parametrize(
    "captions", [("The bridge in May.", "The bridge in May. Photo: Ada Moor"), ("The bridge in May. Photo: Ada Moor", "The bridge in May.")]
)
def test_a_caption_with_and_without_its_credit_is_one(captions: tuple[str, ...]) -> None:
    figures = "".join(
        f"<figure><img src='/{n}.jpg'><figcaption>{text}</figcaption></figure>" for n, text in enumerate((*captions, "The city. Photo: AP"))
    )
    body = "<p>The bridge over the Lorne stays closed until May, the city said on Tuesday.</p><p>Nobody knows how old its four pillars are.</p>"
    article = newsclean.clean(f"<article><h1>Bridge closed</h1>{figures}{body}</article>", format="html")
    assert article.captions == (Caption("The bridge in May.", "Ada Moor"), Caption("The city.", "AP"))

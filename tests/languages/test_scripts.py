"""Scripts: their classes, and the quick look for the first bytes of their characters."""

from __future__ import annotations

import re

import pytest
import regex

from newsclean.languages import scripts
from newsclean.languages.scripts import count_words, ending, first_bytes, has_unspaced, main_script, may_hold

ALL_BUT_PLANE_3 = "".join(map(chr, (*range(0x30000), *range(0x40000, 0x110000))))  # its ideographs are so rare that no class has them
CLASSES = ("HAN", "KANA", "HANGUL", "SOUTH_EAST_ASIAN", "UNSPACED")


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_is_triples(name: str) -> None:
    members = getattr(scripts, name)
    assert set(members[1::3]) == {"-"}
    assert len(members) % 3 == 0
    assert all(first < last for first, last in zip(members[::3], members[2::3], strict=True))


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("HAN", r"[\p{Unified_Ideograph}]"),
        ("HANGUL", r"[가-힣]"),
        ("KANA", r"[ぁ-ゖァ-ヺ]"),
        ("SOUTH_EAST_ASIAN", r"[\u0e01-\u0e2e\u0e81-\u0eae\u1000-\u1021\u1780-\u17a2]"),
    ],
)
def test_a_class_holds_the_letters_of_its_script(name: str, script: str) -> None:
    letters = regex.findall(script, ALL_BUT_PLANE_3)
    assert letters
    assert set(letters) - set(re.findall(f"[{getattr(scripts, name)}]", ALL_BUT_PLANE_3)) == set()


@pytest.mark.parametrize("name", CLASSES)
def test_first_bytes_miss_no_character(name: str) -> None:
    members = getattr(scripts, name)
    found = first_bytes(members)
    for first, last in zip(members[::3], members[2::3], strict=True):
        assert all(may_hold(chr(code), found) for code in range(ord(first), ord(last) + 1, 7))
    assert not may_hold("Zürich Привет שלום नमस्ते"[:16], found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kim also sent a letter", 5),
        ("首相は記者会見で方針を説明した。", 7),
        ("นายกรัฐมนตรี", 3),
        ("Apple の新製品", 3),
        ("대통령이 말했다", 2),
        ("𠮷野家", 1),
        ("", 0),
    ],
)
def test_length_in_words(text: str, words: int) -> None:
    assert count_words(text) == words


def test_korean_has_spaces() -> None:
    assert not has_unspaced("대통령이 말했다")
    assert has_unspaced("𠮷")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("She left in May. (AFP)", "sentence"),
        ("She left in May.[1][12]", "sentence"),
        ("हम जीत गए।", "sentence"),
        ("وصل الرئيس؟", "sentence"),
        ("[…]", "cut"),
        ("他说：", "colon"),
        ("… said,", "comma"),
        ("Latest news", ""),
        ("»", ""),
    ],
)
def test_how_a_text_closes(text: str, ends: str) -> None:
    assert ending(text) == ends


@pytest.mark.parametrize(
    ("text", "script"), [("東京オリンピック", "ja"), ("北京冬奥会", "zh"), ("Афины", "Cyrillic"), ("Αθήνα", "el"), ("1 2", None)]
)
def test_main_script(text: str, script: str | None) -> None:
    assert main_script(text) == script


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("ขณะนี้ระดับน้ำเริ่มลดลงแล้ว แต่ถนนสายหลักยังไม่สามารถสัญจรได้", "sentence"),
        ("ยังไม่มีรายงานผู้เสียชีวิต", "sentence"),
        ('ครูกล่าวว่า "ถ้าโรงเรียนปิด เด็กต้องเดินลงเขาสองชั่วโมง"', "sentence"),
        ("น้ำท่วมฉับพลันบ้านริมคลองสามหมู่บ้าน ชาวบ้านอพยพกลางดึก", ""),
        ("กรมอุตุฯ เตือนฝนตกหนัก 12 จังหวัด", ""),
        ("ข่าวที่เกี่ยวข้อง", ""),
        ("9 กุมภาพันธ์ 2566 เวลา 14:05 น.", ""),
        ("স্কুলটি আগামী বছর চালু হবে।", "sentence"),
    ],
)
def test_what_tells_running_text_in_thai_and_bengali(text: str, how: str) -> None:
    assert ending(text) == how


def test_scripts_of_india_are_told_apart() -> None:
    assert main_script("স্কুলটি আগামী বছর চালু হবে।") == "bn"
    assert main_script("புதிய பள்ளி திறக்கப்படும்") == "ta"
    assert main_script("स्कूल अगले साल खुलेगा।") == "hi"

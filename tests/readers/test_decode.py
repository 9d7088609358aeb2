"""Promise 8: the right text, whatever encoding the bytes are in, and whatever is said of it. Articles in ten languages, made up."""

from __future__ import annotations

from typing import NamedTuple

import pytest

import newsclean

ARTICLES = {
    "en": (
        "The council of Lorne voted on Monday to close the old bridge for six months, after engineers found cracks in two of its piers.\n\n"
        "The mayor said after the meeting that the town had no choice. Repairs are to begin next week and will cost four million pounds.\n"
    ),
    "de": (
        "Der Stadtrat von Lörn hat am Montag beschlossen, die alte Brücke für sechs Monate zu schließen, weil sie Risse hat.\n\n"
        "Die Bürgermeisterin sagte nach der Sitzung, die Stadt könne nicht länger warten. Die Arbeiten beginnen nächste Woche.\n"
    ),
    "pl": (
        "Rada miejska zdecydowała w poniedziałek, że stary most zostanie zamknięty na sześć miesięcy, ponieważ ma pęknięcia w filarach.\n\n"
        "Burmistrz powiedział po posiedzeniu, że miasto nie może dłużej czekać. Prace rozpoczną się w przyszłym tygodniu.\n"
    ),
    "ru": (
        "Городской совет в понедельник решил закрыть старый мост на полгода, после того как инженеры нашли трещины в двух его опорах.\n\n"
        "Мэр сказал после заседания, что у города нет выбора. Работы начнутся на следующей неделе и обойдутся в четыре миллиона рублей.\n"
    ),
    "zh": (
        "市议会星期一决定关闭旧桥六个月，因为工程师在两个桥墩上发现了裂缝，桥梁的安全受到了影响。\n\n"
        "市长在会后对记者表示，这座城市没有别的选择。维修工作将于下周开始，预计费用为四百万元，由市政府承担。\n"
    ),
    "zh-tw": (
        "市議會星期一決定關閉舊橋六個月，因為工程師在兩個橋墩上發現了裂縫，橋樑的安全受到了影響。\n\n"
        "市長在會後對記者表示，這座城市沒有別的選擇。維修工作將於下週開始，預計費用為四百萬元，由市政府承擔。\n"
    ),
    "ja": (
        "市議会は月曜日、古い橋を半年間閉鎖することを決めた。二つの橋脚にひびが見つかったためで、安全を優先した。\n\n"
        "市長は会議のあと、ほかに方法はないと記者団に語った。工事は来週から始まり、費用は四億円になる見込みだという。\n"
    ),
    "ko": (
        "시의회는 월요일 낡은 다리를 여섯 달 동안 닫기로 결정했다. 기술자들이 다리 기둥 두 개에서 금을 발견했기 때문이다.\n\n"
        "시장은 회의가 끝난 뒤 다른 방법이 없다고 기자들에게 말했다. 공사는 다음 주에 시작되며 비용은 사십억 원이 들 것으로 보인다.\n"
    ),
    "el": (
        "Το δημοτικό συμβούλιο αποφάσισε τη Δευτέρα να κλείσει την παλιά γέφυρα για έξι μήνες, αφού οι μηχανικοί βρήκαν ρωγμές σε δύο στηρίγματα.\n\n"
        "Ο δήμαρχος είπε μετά τη συνεδρίαση ότι η πόλη δεν έχει άλλη επιλογή. Οι εργασίες θα αρχίσουν την επόμενη εβδομάδα.\n"
    ),
    "tr": (
        "Belediye meclisi pazartesi günü eski köprünün altı ay boyunca kapatılmasına karar verdi, çünkü mühendisler iki ayağında çatlaklar buldu.\n\n"
        "Başkan toplantıdan sonra şehrin başka seçeneği olmadığını söyledi. Çalışmalar gelecek hafta başlayacak ve dört milyon liraya mal olacak.\n"
    ),
    "ar": (
        "قرر المجلس البلدي يوم الاثنين إغلاق الجسر القديم لمدة ستة أشهر، بعد أن وجد المهندسون شقوقا في اثنين من أعمدته.\n\n"
        "وقال رئيس البلدية بعد الاجتماع إن المدينة ليس لديها خيار آخر. وستبدأ أعمال الترميم الأسبوع المقبل وتكلف أربعة ملايين.\n"
    ),
}  # fmt: skip
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
NATIONAL = {
    "de": ("cp1252", "iso8859-1"),
    "pl": ("cp1250",),
    "ru": ("cp1251", "koi8-r"),
    "zh": ("gbk", "gb18030"),
    "zh-tw": ("big5",),
    "ja": ("shift_jis", "euc_jp", "iso2022_jp"),
    "ko": ("euc_kr",),
    "el": ("cp1253",),
    "tr": ("cp1254",),
    "ar": ("cp1256",),
}


class Case(NamedTuple):
    """An article's language, the encoding of its bytes, and what is said of it: nothing, the truth, or something wrong."""

    language: str
    encoding: str
    said: str | None

    @property
    def id(self) -> str:
        return f"{self.language} in {self.encoding}, said to be {self.said}"


CASES = [
    *(Case(language, encoding, said) for language in ARTICLES for encoding in UNICODE for said in (None, "utf-8", "iso-8859-1", "gbk")),
    *(
        Case(language, encoding, said)
        for language, names in NATIONAL.items()
        for encoding in names
        for said in (None, encoding, "utf-8", "iso-8859-1")
    ),
]


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_text_is_read_in_its_encoding(case: Case) -> None:
    article = newsclean.clean(ARTICLES[case.language].encode(case.encoding), encoding=case.said, format="text")
    assert words(article.text) == words(ARTICLES[case.language])


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_page_is_read_in_its_encoding(case: Case) -> None:
    """What is said of it stands in the page's head."""
    paragraphs = "".join(f"<p>{paragraph}</p>\n" for paragraph in ARTICLES[case.language].strip().split("\n\n"))
    meta = f'<meta charset="{case.said}">' if case.said else ""
    page = f"<!doctype html><html><head>{meta}<title>Lorne</title></head><body>\n<article>{paragraphs}</article></body></html>"
    for encoding in (None, case.said):
        article = newsclean.clean(page.encode(case.encoding), encoding=encoding, effort="fast")
        assert words(article.text) == words(ARTICLES[case.language])


@pytest.mark.parametrize("name", ["zlib_codec", "unicode_escape", "punycode", "idna", "utf-7", "undefined", "x" * 5000, "\x00", "рус"])
def test_a_codec_that_is_no_charset_is_left_aside(name: str) -> None:
    source = ARTICLES["ru"].encode("cp1251")
    article = newsclean.clean(source, encoding=name, format="text")
    assert words(article.text) == words(ARTICLES["ru"])
    assert any("no encoding" in warning for warning in article.warnings)


@pytest.mark.parametrize("nuls", [b"\x00", b"a\x00b" * 3, b"\x00" * 5000])
def test_a_few_nuls_make_no_utf16(nuls: bytes) -> None:
    article = newsclean.clean(ARTICLES["de"].encode() * 4 + nuls, format="text")
    assert words(ARTICLES["de"]).split(".")[0] in words(article.text)


def test_binary_data_are_no_utf16() -> None:
    for data in (bytes(4000), bytes(range(256)) * 20, b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(range(0, 256, 3)) * 40):
        assert not newsclean.clean(data, format="text").text.strip("\x00 ")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ('<meta charset="windows-1251"><p>Мост закрыт до мая, сообщила мэрия.</p>'.encode("cp1251"), "Мост"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><p>橋は五月まで閉鎖される。</p>'.encode("shift_jis"), "橋"),
        ("<meta charset='latin-1'><p>Zürich bleibt.</p>".encode(), "Zürich"),
        ("<meta charset='zlib_codec'><p>Die Brücke in Zürich bleibt bis Mai geschlossen, heißt es.</p>".encode("cp1252"), "Brücke"),
    ],
)
def test_declared_encodings(data: bytes, word: str) -> None:
    assert word in newsclean.clean(data, format="html").text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (("<meta charset=utf-8><p>" + "Движение по мосту закрыто. " * 20).encode() + b"caf\xe9 au lait", "Движение по мосту закрыто."),
        (("<p>" + "首相は記者会見で方針を説明した。" * 20).encode()[:-1], "首相は記者会見で方針を説明した。"),
        ('<html lang="fr"><p>Le maire, réélu à Besançon, a parlé.'.encode("cp1252"), "réélu à Besançon"),
        ("<html lang=pl><p>Mieszkańcy Łodzi przyjęli wiadomość.".encode("cp1250"), "Mieszkańcy Łodzi przyjęli"),
    ],
)
def test_stray_bytes_and_undeclared_latin_letters(data: bytes, words: str) -> None:
    article = newsclean.clean(data, format="html")
    assert words in article.text
    assert article.warnings


def test_named_encodings() -> None:
    quoted = "<meta charset=iso-8859-1><p>“Zürich bleibt”, sagt die Stadt.".encode("cp1252")
    assert newsclean.clean(quoted, format="html").text == "“Zürich bleibt”, sagt die Stadt."
    misled = "<meta charset=windows-1251><p>Мост закрыт до мая, сообщила мэрия.".encode("cp1251")
    assert "Мост" in newsclean.clean(misled, format="html", encoding="utf-8").text
    page = "<p>Der Brücke in Zürich fehlt ein Pfeiler.</p>"
    assert "Brücke" in newsclean.clean(page.encode("utf-16-le"), format="html", encoding="UTF-16LE").text
    assert "no encoding 'bogus'" in newsclean.clean(page.encode(), format="html", encoding="bogus").warnings[0]


SENTENCE = "The two sides met in Geneva on Tuesday and agreed to go on with their talks next week."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_marked_encodings_are_read_without_a_warning(encoding: str) -> None:
    article = newsclean.clean(f"Zürich. {SENTENCE}".encode(encoding))
    assert article.text == f"Zürich. {SENTENCE}"
    assert article.warnings == ()


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251"])
def test_other_encodings_are_detected_with_a_warning(encoding: str) -> None:
    text = {
        "cp1252": "Die Gespräche über die Zölle führten gestern in Zürich zu keiner Einigung, sagte der Minister für Außenhandel.",
        "cp1251": "Переговоры между двумя странами продолжатся на следующей неделе, сообщил представитель министерства.",
    }[encoding]
    article = newsclean.clean(text.encode(encoding))
    assert article.text == text
    assert any("encoding" in w for w in article.warnings)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, b"%PDF-1.7\n" + bytes(range(256)) * 40])
def test_what_is_no_text_is_not_read(data: bytes) -> None:
    article = newsclean.clean(data)
    assert article.text == ""
    assert any("not text" in w for w in article.warnings)

"""Surnames of Chinese, Japanese and Korean: they show a person's name where letters have no case."""

from __future__ import annotations

from newsclean.languages.scripts import HAN, HANGUL, KANA, is_of

# The surnames of nine in ten Chinese, in both ways of writing.
_CHINESE = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾萧肖田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧"
    "姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫閻阎段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武戴莫孔向汤湯康施洪游詹簡翁温溫"
)
_CHINESE_OF_TWO = frozenset(("欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "夏侯"))
# Those of all but one in a hundred Koreans.
_KOREAN = frozenset("김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국")
# Frequent Japanese surnames of two characters or more. Of one character, few tell a name.
_JAPANESE = frozenset(
    """佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田
    岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 斉藤 斎藤 齋藤 齊藤 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田
    石田 森田 上田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 島田 谷口 大野 丸山 今井 河野 藤本 村田 武田 上野 杉山 増田 小山 大塚 平野 菅原 久保 松井 千葉
    岩崎 桜井 野口 松尾 木下 菊地 菊池 野村 新井 渡部 佐野 古川 小島 水野 高田 五十嵐 小松 本田 山内 杉本 市川 西田 浜田 松下 大西 川口 平田 飯田 服部 川崎
    本間 大橋 土屋 小池 荒木 石原 中田 矢野 松岡 岩田 樋口 秋山 熊谷 大島 川村 北村 久保田 小西 大谷 石橋 福島 吉川 永井""".split()  # noqa: SIM905
)
CHINESE_LETTERS = range(2, 4)
JAPANESE_GIVEN_LETTERS = range(1, 4)
KOREAN_LETTERS = 3


def is_east_asian_person(name: str) -> bool:
    """Return whether a name without spaces is a person's by its surname and its length: Chinese, Japanese or Korean.

    >>> is_east_asian_person("林晓禾"), is_east_asian_person("山本花子"), is_east_asian_person("김하늘"), is_east_asian_person("新华社")
    (True, True, True, False)
    """
    if not all(is_of(letter, HAN + HANGUL + KANA) or letter in "々ヶ" for letter in name):
        return False
    if is_of(name[0], HANGUL):
        return len(name) == KOREAN_LETTERS and name[0] in _KOREAN
    if name[:2] in _CHINESE_OF_TWO:
        return len(name) in (3, 4)
    return (name[0] in _CHINESE and len(name) in CHINESE_LETTERS and not is_of(name[-1], KANA)) or _is_japanese(name)


def _is_japanese(name: str) -> bool:
    return any(name[:size] in _JAPANESE and len(name) - size in JAPANESE_GIVEN_LETTERS for size in (2, 3))

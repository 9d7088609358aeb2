"""Who publishes an article, by the copyright line of a text."""

from __future__ import annotations

import pytest

from newsclean import clean

PAGE = """Ferry company sells its last steamer
{}
The ferry company has sold its last steamer to a museum, it said on Monday.
The ship was launched in 1924 and has carried two kings and a circus.
{}
"""


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© 2022 Valley Post. All rights reserved.", "Valley Post"),
        ("Copyright © 2020-2022 Valley Media Ltd.", "Valley Media Ltd"),
        ("Valley Post © 2022", "Valley Post"),
        ("© 2022 Talblatt GmbH. Alle Rechte vorbehalten.", "Talblatt GmbH"),
        ("© 2022 El Diario del Valle, todos los derechos reservados", "El Diario del Valle"),
        ("© Долинная почта, 2022. Все права защищены.", "Долинная почта"),
        ("© 2022 Gazeta Doliny. Wszelkie prawa zastrzeżone.", "Gazeta Doliny"),
        ("© 2022 Vadi Haber. Tüm hakları saklıdır.", "Vadi Haber"),
        ("Copyright © 谷地日報 All rights reserved", "谷地日報"),
        ("สงวนลิขสิทธิ์ © 2566 บริษัท ข่าวคลอง จำกัด", "บริษัท ข่าวคลอง จำกัด"),
        ("© 2567 สำนักข่าวดอย สงวนลิขสิทธิ์ทุกประการ", "สำนักข่าวดอย"),
        ("© 2024 קול הדרום. כל הזכויות שמורות", "קול הדרום"),
        ("সর্বস্বত্ব সংরক্ষিত © ২০২৩ চরকণ্ঠ", "চরকণ্ঠ"),
        ("© ۱۴۰۲ خبرگزاری میدان. تمام حقوق محفوظ است", "خبرگزاری میدان"),
        ("காப்புரிமை © 2024 தென்மலர்", "தென்மலர்"),
        ("© 2024 अमर नगर टाइम्स, सर्वाधिकार सुरक्षित", "अमर नगर टाइम्स"),
        ("ขอสงวนลิขสิทธิ์ © 2023", None),
        ("© כל הזכויות שמורות", None),
        ("© 2023 جميع الحقوق محفوظة", None),
        ("تمامی حقوق این سایت محفوظ است © ۱۴۰۲", None),
        ("© २०२३ सर्वाधिकार सुरक्षित", None),
        ("All rights reserved.", None),
        ("© 2022 All rights reserved", None),
        ("© 2022", None),
        ("Privacy policy", None),
    ],
)
def test_publishers(line: str, publisher: str | None) -> None:
    assert clean(PAGE.format("August 15, 2022", line)).publisher == publisher

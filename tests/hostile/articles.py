"""The articles that stand in the hostile inputs. They are made up; no two paragraphs share a sentence."""

from __future__ import annotations

from typing import NamedTuple


class Story(NamedTuple):
    """An article: its language, headline and paragraphs."""

    language: str
    title: str
    paragraphs: tuple[str, ...]


ENGLISH = Story(
    "en",
    "Lorne ferry returns after nine months in dock",
    (
        "The car ferry between Lorne and the island of Sarn sailed again on Monday morning, nine months after a fire in its engine room. "
        "About two hundred people had come to the harbour to see it leave.",
        "The fire broke out last March during a routine crossing and was put out by the crew within twenty minutes. "
        "Nobody was hurt, but the heat bent two beams under the car deck.",
        "Repairs took far longer than the owners had planned, because the replacement parts had to be cast in a foundry in Gdansk. "
        "The bill came to four million pounds, of which the insurers will pay three.",
        "For the islanders the winter was a long one, said Morag Tennant, who runs the only bakery on Sarn. "
        "Flour came over in fishing boats, and twice in February it did not come at all.",
        "The council has promised to look for a second vessel that could step in when the ferry is out of service. "
        "A decision is expected before the summer, once the transport committee has seen three offers.",
        "Tickets will cost the same as before the fire until the end of the year. "
        "After that the company wants to charge drivers two pounds more for each crossing.",
    ),
)
FRENCH = Story(
    "fr",
    "Le bac de Lorne reprend la mer après neuf mois d'arrêt",
    (
        "Le bac qui relie Lorne à l'île de Sarn a repris la mer lundi matin, neuf mois après l'incendie de sa salle des machines. "
        "Près de deux cents personnes étaient venues au port pour assister au départ.",
        "Le feu s'était déclaré en mars dernier pendant une traversée et l'équipage l'avait maîtrisé en vingt minutes. "
        "Personne n'a été blessé, mais la chaleur a déformé deux poutres sous le pont des voitures.",
        "Les réparations ont duré plus longtemps que prévu, car les pièces ont dû être coulées dans une fonderie étrangère. "
        "La facture s'élève à quatre millions de livres, dont trois à la charge des assureurs.",
        "Pour les habitants, l'hiver a été très long, raconte la boulangère de l'île. "
        "La farine arrivait à bord des bateaux de pêche, et deux fois en février elle n'est pas arrivée.",
        "La municipalité a promis de chercher un second navire capable de prendre le relais. "
        "Une décision est attendue avant l'été, après l'étude de trois offres détaillées.",
    ),
)
GERMAN = Story(
    "de",
    "Fähre von Lorne fährt nach neun Monaten wieder",
    (
        "Die Fähre zwischen Lorne und der Insel Sarn hat am Montagmorgen wieder abgelegt, neun Monate nach einem Brand im Maschinenraum. "
        "Rund zweihundert Menschen waren an den Hafen gekommen, um die Abfahrt zu sehen.",
        "Das Feuer war im März während einer Überfahrt ausgebrochen und nach zwanzig Minuten gelöscht. "
        "Verletzt wurde niemand, aber die Hitze verbog zwei Träger unter dem Autodeck.",
        "Die Reparatur dauerte länger als geplant, weil die Ersatzteile in einer Gießerei im Ausland gegossen werden mussten. "
        "Die Rechnung beläuft sich auf vier Millionen Pfund, von denen die Versicherer drei übernehmen.",
        "Für die Bewohner sei der Winter lang gewesen, erzählte die Bäckerin der Insel. "
        "Das Mehl kam mit Fischerbooten herüber, und zweimal blieb es im Februar ganz aus.",
        "Der Gemeinderat will nun ein zweites Schiff suchen, das notfalls einspringen könnte. "
        "Eine Entscheidung wird vor dem Sommer erwartet, wenn dem Ausschuss drei Angebote vorliegen.",
    ),
)
RUSSIAN = Story(
    "ru",
    "Паром из Лорна вернулся на линию после девяти месяцев ремонта",
    (
        "Автомобильный паром между Лорном и островом Сарн снова вышел в море в понедельник утром, через девять месяцев после пожара. "
        "Посмотреть на отплытие в порт пришли около двухсот человек.",
        "Пожар начался в марте прошлого года во время обычного рейса, и команда потушила его за двадцать минут. "
        "Никто не пострадал, однако жар деформировал две балки под автомобильной палубой.",
        "Ремонт занял гораздо больше времени, чем планировали владельцы, потому что детали отливали на заводе за границей. "
        "Счёт составил четыре миллиона фунтов, из которых три заплатят страховщики.",
        "Для жителей острова зима оказалась долгой, рассказала хозяйка единственной пекарни. "
        "Муку привозили на рыбацких лодках, а дважды в феврале её не привезли совсем.",
        "Совет пообещал найти второе судно, которое сможет заменить паром на время ремонта. "
        "Решение ожидается до лета, когда комитет по транспорту изучит три предложения.",
    ),
)
CHINESE = Story(
    "zh",
    "洛恩渡轮停航九个月后恢复运营",
    (
        "往返于洛恩港和萨恩岛之间的汽车渡轮星期一早晨恢复航行，此时距离机舱发生火灾已经过去了九个月。大约两百人来到港口观看渡轮启航。",
        "火灾发生在去年三月的一次普通航行途中，船员在二十分钟之内将火扑灭。没有人受伤，但是高温使汽车甲板下面的两根横梁变形。",
        "维修所用的时间比船东原来计划的要长得多，因为替换的零件必须在国外的铸造厂制造。维修费用达到四百万英镑，其中三百万由保险公司承担。",
        "岛上唯一一家面包店的老板说，对于岛上的居民来说，这个冬天非常漫长。面粉由渔船运来，二月份有两次根本没有运到。",
        "市议会承诺寻找第二艘船，以便在渡轮停航的时候接替它的工作。预计在夏天之前，交通委员会研究三份报价之后会作出决定。",
    ),
)
JAPANESE = Story(
    "ja",
    "ローン港のフェリー、九か月ぶりに運航再開",
    (
        "ローン港とサーン島を結ぶカーフェリーが、機関室の火災から九か月を経て、月曜日の朝に運航を再開した。港にはおよそ二百人が集まり、出港を見送った。",
        "火災は昨年三月、通常の航海の途中に発生し、乗組員が二十分以内に消し止めた。けが人はいなかったが、熱によって車両甲板の下の梁が二本曲がった。",
        "交換用の部品を海外の鋳造所で作らなければならなかったため、修理には会社の予定よりもはるかに長い時間がかかった。"
        "費用は四百万ポンドに上り、そのうち三百万ポンドは保険会社が支払う。",
        "島でただ一つのパン屋を営む女性は、島の人々にとって長い冬だったと話した。小麦粉は漁船で運ばれたが、二月には二度、まったく届かなかった。",
        "町議会は、フェリーが休んでいる間に代わりを務める二隻目の船を探すと約束した。交通委員会が三つの案を検討した後、夏までに決定が下される見通しだ。",
    ),
)
KOREAN = Story(
    "ko",
    "론 항구 여객선, 아홉 달 만에 운항 재개",
    (
        "론 항구와 산 섬을 잇는 자동차 여객선이 기관실 화재가 일어난 지 아홉 달 만인 월요일 아침에 운항을 다시 시작했다. "
        "약 이백 명의 주민이 항구에 나와 배가 떠나는 모습을 지켜보았다.",
        "화재는 지난해 삼월 평소와 같은 운항 도중에 일어났으며 승무원들이 이십 분 안에 불을 껐다. "
        "다친 사람은 없었지만 열 때문에 자동차 갑판 아래의 들보 두 개가 휘었다.",
        "교체할 부품을 외국의 주조 공장에서 만들어야 했기 때문에 수리는 회사가 계획한 것보다 훨씬 오래 걸렸다. "
        "비용은 사백만 파운드에 이르렀고 그 가운데 삼백만 파운드는 보험 회사가 낸다.",
        "섬에서 하나뿐인 빵집을 운영하는 주인은 주민들에게 매우 긴 겨울이었다고 말했다. "
        "밀가루는 어선으로 실어 왔으며 이월에는 두 번이나 전혀 오지 않았다.",
        "시의회는 여객선이 쉬는 동안 대신 운항할 두 번째 배를 찾겠다고 약속했다. "
        "교통 위원회가 세 가지 제안을 검토한 뒤 여름이 되기 전에 결정이 내려질 전망이다.",
    ),
)

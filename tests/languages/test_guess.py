"""The language of a text."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from newsclean import clean
from newsclean.languages.guess import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The talks between the two sides have failed, and no new date was set.", "en"),
        ("Die Gespräche zwischen den beiden Seiten sind gescheitert, und ein neuer Termin ist nicht bekannt.", "de"),
        ("Les entretiens entre les deux parties ont échoué et aucune nouvelle date n'a été fixée pour la suite.", "fr"),
        ("Las conversaciones entre las dos partes han fracasado y no se ha fijado una nueva fecha para el encuentro.", "es"),
        ("I colloqui tra le due parti sono falliti e non è stata fissata una nuova data per la ripresa.", "it"),
        ("As conversas entre as duas partes falharam e não foi marcada uma nova data para o encontro.", "pt"),
        ("De gesprekken tussen de twee partijen zijn mislukt en er is nog geen nieuwe datum voor het overleg.", "nl"),
        ("Rozmowy między obiema stronami nie powiodły się i nie wyznaczono nowej daty, jak się dowiedziano.", "pl"),
        ("İki taraf arasındaki görüşmeler başarısız oldu ve yeni bir tarih için henüz bir karar yok.", "tr"),
        ("Об этом не говорили, но на встрече были и те, которые за это.", "ru"),
        ("会談は決裂した。", "ja"),
        ("회담은 결렬됐다.", "ko"),
        ("会谈破裂，双方没有确定新的日期。", "zh"),
        ("Οι συνομιλίες απέτυχαν.", "el"),
        ("42", None),
        ("", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert guess_language(text) == language


# Briefs of 15 to 25 words. None: languages that we have no wording for, each akin to one that we have.
BRIEFS: dict[str | None, list[str]] = {
    "da": [
        "Kommunen har købt den gamle biograf på torvet, og borgmesteren siger, at den skal åbne igen til foråret. Den har stået tom i mange år.",
        "Politiet efterlyser vidner til et røveri, der fandt sted i går aftes ved stationen i Vejby. To mænd slap væk på cykel.",
    ],
    "no": [
        "Kommunen har kjøpt den gamle kinoen på torget, og ordføreren sier at den skal åpne igjen til våren. Den har stått tom i mange år.",
        "Politiet ber om tips etter et ran som skjedde i går kveld ved stasjonen. To menn kom seg unna på sykkel.",
    ],
    "sv": [
        "Kommunen har köpt den gamla biografen på torget, och borgmästaren säger att den ska öppna igen till våren. Den har stått tom i många år.",
        "Polisen söker vittnen till ett rån som skedde i går kväll vid stationen i Nyby. Två män kom undan på cykel.",
    ],
    "fi": [
        "Kaupunki osti vanhan elokuvateatterin torin laidalta. Kaupunginjohtajan mukaan se avataan uudelleen keväällä, "
        "kun katto on korjattu. Rakennus on ollut tyhjillään vuodesta 1998.",
        "Poliisi pyytää havaintoja ryöstöstä, joka tapahtui eilen illalla aseman lähellä. Kaksi miestä pakeni polkupyörillä kohti satamaa.",
    ],
    "ru": [
        "Город купил старый кинотеатр на площади, сообщила мэр. По ее словам, он откроется весной, когда отремонтируют "
        "крышу. Здание пустовало с 1998 года.",
        "Полиция ищет свидетелей ограбления, которое произошло вчера вечером возле вокзала. Двое мужчин скрылись на велосипедах.",
    ],
    "uk": [
        "Місто купило старий кінотеатр на площі, повідомила мерка. За її словами, він відкриється навесні, коли "
        "полагодять дах. Будівля стояла порожня з 1998 року.",
        "Поліція шукає свідків пограбування, яке сталося вчора ввечері біля вокзалу. Двоє чоловіків утекли на велосипедах.",
    ],
    "ar": [
        "اشترت البلدية السينما القديمة في الساحة، وقالت رئيسة البلدية إنها ستفتح من جديد في الربيع بعد إصلاح السقف. وظل المبنى خاليا منذ عام 1998.",
    ],
    "bn": [
        "পৌরসভা চত্বরের পুরোনো সিনেমা হলটি কিনেছে। মেয়র বলেন, ছাদ মেরামতের পর বসন্তে এটি আবার খুলবে।",
    ],
    "ta": [
        "நகராட்சி சதுக்கத்தில் உள்ள பழைய திரையரங்கை வாங்கியது. கூரை சரிசெய்யப்பட்ட பின் அது மீண்டும் திறக்கப்படும் என்று மேயர் கூறினார்.",
    ],
    "he": [
        "העירייה קנתה את הקולנוע הישן בכיכר, וראש העיר אמרה כי הוא ייפתח מחדש באביב לאחר תיקון הגג.",
    ],
    "th": [
        "เทศบาลซื้อโรงภาพยนตร์เก่าที่จัตุรัส นายกเทศมนตรีกล่าวว่าจะเปิดอีกครั้งในฤดูใบไม้ผลิหลังจากซ่อมหลังคา",
    ],
    "hi": [
        "नगरपालिका ने चौक का पुराना सिनेमाघर खरीद लिया है। महापौर ने कहा कि छत की मरम्मत के बाद यह वसंत में फिर से खुलेगा।",
    ],
    "pl": [
        "Miasto kupiło stare kino na rynku. Zostanie otwarte wiosną, jak powiedziała burmistrzyni, kiedy dach będzie "
        "naprawiony. Budynek stał pusty od 1998 roku.",
    ],
    "cs": [
        "Město koupilo staré kino na náměstí. Podle starostky se znovu otevře na jaře, až bude opravena střecha. Budova byla prázdná od roku 1998.",
    ],
    "hu": [
        "A város megvette a téren álló régi mozit. A polgármester szerint tavasszal nyit újra, ha elkészül a tető. Az épület 1998 óta üresen állt.",
    ],
    "ro": [
        "Primăria a cumpărat vechiul cinematograf din piață. Acesta se va redeschide la primăvară, a spus primarul, "
        "după ce acoperișul va fi reparat.",
    ],
    "tr": [
        "Belediye meydandaki eski sinemayı satın aldı. Başkan, çatı onarıldıktan sonra baharda yeniden açılacağını "
        "söyledi. Bina 1998 yılından bu yana boş duruyordu.",
    ],
    "id": [
        "Pemerintah kota membeli bioskop tua di alun-alun. Wali kota mengatakan bioskop itu akan dibuka kembali "
        "setelah atapnya diperbaiki pada musim semi.",
    ],
    "vi": [
        "Thành phố đã mua lại rạp chiếu phim cũ trên quảng trường. Theo thị trưởng, rạp sẽ mở cửa trở lại vào mùa xuân khi mái nhà được sửa xong.",
    ],
    "pt": [
        "A câmara comprou o velho cinema da praça. Vai reabrir na primavera, segundo a presidente, quando o telhado estiver arranjado.",
    ],
    None: [
        "Градът купи старото кино на площада, съобщи кметът. То ще отвори отново през пролетта, след като бъде "
        "ремонтиран покривът. Сградата е празна от 1998 година.",
        "Горад купіў стары кінатэатр на плошчы, паведаміла мэр. Ён адкрыецца вясной, калі адрамантуюць дах. Будынак стаяў пусты з 1998 года.",
        "Град је купио стари биоскоп на тргу, саопштила је градоначелница. Отвориће се на пролеће када се поправи кров.",
        "Mesto kúpilo staré kino na námestí. Podľa primátorky sa znovu otvorí na jar, keď bude opravená strecha. Budova bola prázdna od roku 1998.",
        "L'ajuntament ha comprat el vell cinema de la plaça. Tornarà a obrir a la primavera, segons l'alcaldessa, quan es repari la teulada.",
        "O concello mercou o vello cine da praza. Abrirá de novo na primavera, segundo a alcaldesa, cando se arranxe o tellado.",
        "Grad je kupio staro kino na trgu. Otvorit će se ponovno u proljeće, kaže gradonačelnica, kada se popravi "
        "krov. Zgrada je bila prazna od 1998.",
        "Bærinn keypti gamla kvikmyndahúsið á torginu. Það verður opnað aftur í vor, segir bæjarstjórinn, þegar þakið hefur verið lagað.",
        "Linn ostis vana kino platsi ääres. Linnapea sõnul avatakse see uuesti kevadel, kui katus on korda tehtud.",
        "Die stad het die ou bioskoop op die plein gekoop. Dit sal in die lente weer oopmaak, het die burgemeester gesê, wanneer die dak herstel is.",
        "شہر نے چوک کا پرانا سنیما خرید لیا ہے۔ میئر نے کہا کہ چھت کی مرمت کے بعد یہ بہار میں دوبارہ کھلے گا۔",
        "नगरपालिकेने चौकातील जुने चित्रपटगृह विकत घेतले आहे. छत दुरुस्त झाल्यावर ते वसंत ऋतूत पुन्हा सुरू होणार आहे, असे महापौरांनी सांगितले.",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in BRIEFS.items() for text in texts])
def test_short_texts(language: str | None, text: str) -> None:
    assert guess_language(text) == language


class Langid(ModuleType):
    """A module that would know every language, if anybody asked."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"py3langid.{name} was asked for")


UNDECIDED = "Bridge closed\nPublished 03/04/2024\n\nLorne: 12 km"  # neither its language nor, without that, its day is known


@pytest.mark.parametrize("module", [Langid("py3langid"), None], ids=["installed", "not installed"])
def test_the_language_does_not_depend_on_what_is_installed(module: ModuleType | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", module)  # None makes its import fail
    for text in (
        UNDECIDED,
        "Kort nytt.",
        "Una frase curta en català sobre el pont de Lorne.",
        "Die Brücke ist zu, sagt die Stadt, und die Fähre auch.",
    ):
        for source in (text, f"<html><body><h1>Lorne</h1><p>{text}</p></body></html>"):
            article = clean(source)
            assert article.language == guess_language(article.text or text)
    assert clean(UNDECIDED).language is None
    assert clean(UNDECIDED).date_published is None
    names = [name for name in sys.modules if name.startswith("newsclean")]
    assert not [name for name in names if hasattr(sys.modules[name], "py3langid")]

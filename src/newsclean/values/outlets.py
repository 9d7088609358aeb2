"""Names of newspapers and sites: whether two of them, or a name and a host, are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from newsclean.values.texts import letters

# The end of a host: ".com", ".co.uk".
_DOMAIN = re.compile(r"\.(?:co|com|org|net|gov|ac)\.[a-z]{2}$|\.[a-z]{2,11}$")

# What the law of a country has behind a company's name, or before it.
_COMPANY = re.compile(
    r"[\s,](?i:ltd|limited|inc|incorporated|llc|llp|plc|corp|gmbh(?: ?& ?co\.? ?kg)?|sarl|s\.? ?r\.l|s\.? ?p\.? ?a|sp\. ?z ?o\. ?o|s\. ?r\. ?o|"
    r"kft|zrt|d\. ?o\. ?o|ltd\. ?şti|pty|pvt|ltda|bhd)\.?$|[\s,](?:AG|KG|S\.? ?A\.?|S\.A\.S|SAS|S\.L|S\.?R\.?L|B\.?V|N\.V|Oyj?|A/S|ApS|e\. ?V)\.?$|"
    r"^(?:ООО|ЗАО|ОАО|ПАО|ТОВ|PT\b|株式会社|㈜|\(주\)|주식회사)(?=[\s«\"„]|[^\x00-\u0fff])|(?:有限公司|有限責任公司|株式会社|集团|集團|주식회사|公司)$"
)
# Words of outlets and of companies that are no part of a person's name, in small letters.
_SURELY_OUTLETS = re.compile(
    r"\b(?:media|medien|médias?|medios|online|digital|radio|tv|television|newsroom|newspapers?|zeitung|tageblatt|nachrichten|rundschau|"
    r"magazin|magazyn|gazeta|dziennik|wydawnictwo|verlag|éditions|editorial|giornale|diario|periódico|tidende|газета|новости|журнал|вестник|"
    r"journal|gazette|tribune|business|group|holding|foundation|stiftung|agency|solutions|services)\b|(?:日报|日報|晚报|晚報|新闻|新聞|通信社|通訊社|通讯社|网|網|신문|뉴스)$"
)
# The same of words that may be a person's surname. They tell only where the name is the site's as well.
_LIKELY_OUTLETS = re.compile(
    r"\b(?:courier|ledger|herald|tribune|gazette|times|chronicle|journal|observer|telegraph|mirror|sentinel|weekly|daily|post|mail|express|echo|"
    r"standard|argus|guardian|independent|examiner|inquirer|bulletin|dispatch|advertiser|advocate|register|record|review|star|sun|globe|world|"
    r"reporter|insider|blog|today|live|network|channel|kurier|anzeiger|bote|presse|welt|blatt|le|la|les|el|il|der|die|das|dagblad\w*|avis|"
    r"avisen|bladet|corriere|gazzetta|giornale|mundo|país|correo|heraldo|jornal|correio|folha|kurjer|głos|express|haber|gazetesi|"
    r"store|shop|bank|care|construction|center|centre|association|society|institute|college|school|city)\b"
)
# Words of newspapers' and agencies' names at either end, besides these, in small letters.
_NEWS_NAMES = frozenset(
    """news nyheter tidning nytt sanomat uutiset deník noviny novinky hírlap hírek ziarul gazeta adevărul ajansı harian báo il lo dépêche the
    associated press agence agenția agencia agentur agenzia ведомости известия правда вісник вести новини газета нова presseagentur wire
    corporation broadcasting televize televisión televisione televisão rozhlas rundfunk rádio council university ministry police""".split()  # noqa: SIM905
)


def is_company(name: str) -> bool:
    """Return whether a name is a company's by its legal form.

    >>> is_company("Nordkap Verlag GmbH"), is_company("ООО «Порт»"), is_company("北港传媒有限公司")
    (True, True, True)
    >>> is_company("Jane Doe"), is_company("Agnes Incze")
    (False, False)
    """
    return _COMPANY.search(name) is not None


def is_outlet_by_words(folded: str) -> bool:
    """Return whether a name, in small letters, has a word that is an outlet's or a company's, and no person's: "marlowe media"."""
    return _SURELY_OUTLETS.search(folded) is not None


def is_likely_outlet(folded: str) -> bool:
    """Return whether a name, in small letters, has a word at either end that is mostly an outlet's: "lorne post", "la dépêche", "dagens nyheter".

    >>> is_likely_outlet("lorne post"), is_likely_outlet("helsingin sanomat"), is_likely_outlet("jane doe")
    (True, True, False)
    """
    if _SURELY_OUTLETS.search(folded):
        return True
    found = folded.split()
    return any(_LIKELY_OUTLETS.fullmatch(word) or word in _NEWS_NAMES for word in (found[0], found[-1]))


def is_site(name: str, sites: Iterable[str]) -> bool:
    """Return whether a name is the site's, and not that of a person who writes there alone.

    >>> is_site("Valley Courier", ["The Valley Courier"]), is_site("valley.com", ["Valley"]), is_site("Jane Doe", ["Jane Doe"])
    (True, True, False)
    """
    if not is_one_of(name, sites):
        return False
    folded = name.casefold()
    return " " not in name or is_outlet_by_words(folded) or _LIKELY_OUTLETS.search(folded) is not None


@lru_cache(maxsize=1024)  # a page's few outlets are compared with each of its names
def outlet_letters(name: str) -> str:
    """Return the letters and digits of an outlet's name or host, without "the", "www." and the domain's end.

    >>> outlet_letters("The Valley Post"), outlet_letters("www.valleypost.co.uk")
    ('valleypost', 'valleypost')
    """
    folded = name.casefold().strip().removeprefix("www.").removeprefix("the ")
    return letters(_DOMAIN.sub("", folded))


def same_outlet(name: str, outlet: str) -> bool:
    """Return whether two names are one outlet's, but for case, spaces, points, "The", "www." and a domain's end.

    >>> same_outlet("The Valley Post", "valleypost.com"), same_outlet("Valley Road", "Valley Post")
    (True, False)
    """
    own = outlet_letters(outlet)
    return bool(own) and outlet_letters(name) == own


def is_one_of(name: str, outlets: Iterable[str]) -> bool:
    """Return whether a name is that of one of the outlets."""
    own = outlet_letters(name)
    return any(own == outlet_letters(outlet) for outlet in outlets)

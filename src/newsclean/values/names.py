"""Names of people in one string: which pieces of a byline or an author field are names, and whether a string is a person's name.

    is_name       whether a piece of a byline looks like a person's name. A byline that gives no author, or a wrong one, is mended here
    is_person     the same for a name that a page gives as an author's: more may be a name, and no outlet is
    names_in      the names in a byline without its opener
    authors_in    the names in a printed byline ("By Jane Doe and Ole Hansen, Staff Writer")
    split_names   the names in an author field of a page's head or in an element that is marked as the author
    choose        whose names to believe, where several sources give some

Names that nothing labels as such are looked for in `newsclean.values.unlabelled`. Which lines are bylines, `newsclean.metadata.names` and the filter
`byline` say. The words "by" and "and" stand in the phrase files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from newsclean.languages import wording
from newsclean.languages.guess import function_words
from newsclean.languages.letters import CAPITALS, MARKS
from newsclean.languages.months import fold_date, is_day_name
from newsclean.languages.scripts import HAN, HANGUL, KANA, is_of
from newsclean.values import words
from newsclean.values.known_names import is_east_asian_person
from newsclean.values.outlets import is_company, is_one_of, is_outlet_by_words
from newsclean.values.texts import each_once

MAX_NAME_WORDS = 5  # of a name in a byline
MAX_UNLABELLED_WORDS = 3  # of a name in a script without letter case, where nothing says that it is one
MAX_PERSON_WORDS = 6  # of a name that a page's head gives
MANY_LETTERS = 3  # words of one letter: "A A A" is a switch for the size of the type
MAX_NAME_CHARACTERS = 80
MAX_SUFFIX_CHARACTERS = 4  # of a piece behind a comma whose full stop belongs to it: "Jr.", "M.D."
MAX_FIELD_CHARACTERS = 400  # of an author field that are read
MAX_FIELD_NAMES = 30  # of an author field

# --- what a name is ---

# Words in small letters within a name: "Juan de la Cruz".
PARTICLES = frozenset("de di da du dos das del della van von der den zu la le el al bin ibn ter ten af e y".split())  # noqa: SIM905
# A word that opens with a capital: "Müller-Lund", "O’Neill", "d'Arcy", "J.K.".
_CAPITALISED = re.compile(rf"(?:d['’]|ʻ)?[{CAPITALS}][^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?")
# A word in a script without letter case: "कुमार", "בן־גוריון", "ג'ון".
_UNCASED = re.compile(r"[^\W\d_]+(?:[-'’.׳־][^\W\d_]+)*\.?")
# Vowel signs, accents of their own, and joiners of letters. `\w` has none of them, so they are left out before a word is looked at.
_MARK = re.compile(f"[\u200c\u200d{MARKS}]")
CHINESE_NAME_LETTERS = range(2, 5)
MAX_EAST_ASIAN_WORD = 8  # letters of one word of a name in Chinese, Japanese or Korean; names from abroad are long in Kana
EAST_ASIAN_NAME_LETTERS = range(2, 6)

# Words that make a piece of a byline a person's role, in small letters.
_PERSONS_ROLE = (
    r"writer|reporter\w*|editor|correspondent\w*|contributor|columnist|journalist\w*|muhabir\w*|korrespondent\w*|correspondante?s?|corresponsal\w*|"
    r"corrispondent\w*|redakteur\w*|redacteur\w*|redaktor\w*|verslagge\w+|envoyée?|enviad[oa]|корреспондент\w*|обозреватель|giornalist\w+|periodista|jornalista|"
    r"repórter|redatora?|redactora?|colabora\w+|toimittaja\w*|журналіст\w*|журналист\w*|кореспондент\w*|редактор\w*|dziennikar\w+|gazeteci|yazarı|"
    r"wartawan|jurnalis\w*|δημοσιογράφος|συντάκτ\w+|újságíró|novinář\w*|redaktör|reportér\w*|collaborat\w+|chroniqueu\w+|volontär\w*"
)
# The same of desks and agencies.
_DESK = (
    r"staff|desk|news|press|agenc\w+|redaktion\w*|redacción|redazione|rédaction|redacção|redação|redactie|redakcj\w*|редакци\w*|team|associated|special|"
    r"chief|agentur\w*|agenz\w+|ajans\w*|агентство|agencja"
)
_ROLE = re.compile(rf"\b(?:{_PERSONS_ROLE}|{_DESK})\b")
_ROLE_OF_PERSON = re.compile(rf"\b(?:{_PERSONS_ROLE})\b")
_ROLE_OF_DESK = re.compile(rf"\b(?:{_DESK}|reuters|afp|dpa|belga|agencias|release|admin\w*)\b")
MIN_ROLE_CHARACTERS = 5  # of a role that is a phrase of the table `byline`; some of its lines are openers: "by", "text"
# What stands before a Chinese or Japanese name: "本报记者 林晓禾", "社会部 山本 花子". The paper's own, a reporter of some kind, a desk.
_EAST_ASIAN_ROLE = re.compile(
    r"^(?:[^\W\d_]{2,8}[╱/／]\s?)?(?:(?:本报|本報|本社|本刊|本網|本网|特约|特約|特派|见习|見習|实习|實習|首席|驻\w{2,4}|駐\w{2,4})*"
    r"(?:记者|記者|作者|通讯员|通訊員|特派员|特派員|編集委員|論説委員)"
    r"\s?[:：]?\s*|[^\W\d_]{1,8}(?:部|局|班|課|報道室)\s+)(?=\S)"
)
_CHINESE_ROLE = re.compile(r"[记讯员報报]者?|本網")  # behind one of these, a space parts two names; elsewhere the two parts of one
# A token of a Chinese byline that is no name: "北京报道", "综合报导", "摄影".
_EAST_ASIAN_NO_NAME = re.compile(
    r"报道|報導|報道|通讯员|通訊員|综合|綜合|记者|記者|编辑|編輯|摄影?$|攝影?$|电$|電$|[讯訊]$|一覧|更多|关注|分享|来源|來源|作者|"
    r"调查|調查|了解|获悉|獲悉|观察|手记|评论|評論|社$|网$|網$|日报|日報|.{3}部$|支局$"
)
_BETWEEN_KOREAN_NAMES = re.compile(r"[·,=\s]+")
_PHOTOGRAPHER = re.compile(r"(?:摄|攝|撮影|摄影|攝影)\W{0,3}$")
# Words of a job or of a page's controls in an author field, in small letters.
_JOB_OR_CONTROL = re.compile(
    r"\b(?:expert|director|attorney|impact|articles?|journalism|consultant|specialist|manager|officer|coordinator|founder|minutes?|mins?|minuten|"
    r"read|learn|more|view|edition|edited|certified|professor|journalist\w*|autor\w*|author|chefredakteur\w*|publications|magazine|institute|"
    r"marketing|blog|profile|posts?|all|about|editors?|reviewed|lesezeit|comments?|share|follow|subscribe|advertisement|company|inc|llc|ltd|gmbh|"
    r"association|university|clinic|contact|e-?mail|zur|zum|alles|mehr|weitere|permalink|drucken|teilen|tweeten)\b"
)
# Words of a page's controls.
_CONTROL = re.compile(r"\b(?:view|more|all|posts?|articles?|read|learn|share|follow|subscribe|about|profile|bio|min(?:ute)?s?|comments?)\b")
# Small words that stand in phrases and never in a name.
_PHRASE_WORDS = frozenset("of at by for to with an a is are from and or on your our this that".split())  # noqa: SIM905
_NO_NAME = re.compile(r"[?!:…<>{}=*\"]")  # marks that stand in no name

# --- what stands around names ---

_AROUND_PIECE = " .*_-–—•·"
_AROUND_LINE = " []()【】〔〕<>|·-–"  # brackets that a byline may stand in as a whole
_EDGES = " :：|／/-–—•*_()（）【】"
# Hebrew and Arabic write "and" onto the second name. It counts as "and" between two pairs of words: a name may begin with the same letter.
_JOINED_AND = re.compile(r"(?<=[^\W\d_])\s(?:ו(?=[\u05d0-\u05ea]{2,20}\s[\u05d0-\u05ea])|و(?=[\u0621-\u064a]{2,20}\s[\u0621-\u064a]))")
_LABEL_MARKS = (":", "：", "|", "｜", "／")  # that part an opener such as "लेखक" from the name
MAX_INDENT = 3  # characters before an opener: a dash, a bullet, "**"

# What stands behind the names of a byline.
# Each stands behind white space.
_OUTLET_BEHIND = r"[|•·–—]\s{0,9}"  # "Jane Doe | Valley Post"
_PLACE_BEHIND = r"(?:in|aus|from|for|für)\b"  # "Jane Doe in Berlin"
# "Jane Doe on May 3", "Karl Brandt am 3. Mai", "Jane Doe at 9:30"
_DAY_BEHIND = r"(?:on|am|le|el|del|il|em|op|den|dne|at|um|à|às|alle|om|kl\.?|в)(?=\s\d|\s[^\W\d_]{3,10}\s\d)"
_NUMBER_BEHIND = r"[-–—]\s{1,9}\d"  # "Jane Doe - 10:15"

# What stands behind the names in an author field.
_WITH = "with|mit|avec|con|com|med|met"  # parts two names of a byline, as "and" does
_BRACKETS = re.compile(r"\s{0,3}[(\[][^()\[\]]{0,80}[)\]]")
_BRACKET_BEHIND = re.compile(r"(?<=\w)\s{1,3}[(\[][^()\[\]]{1,80}[)\]]?\s{0,3}$")  # "Jane Doe (in Berlin)"; edges are stripped before
_OUTLET_OR_GAP = re.compile(r"\s{1,9}[|•·–—-]\s{1,9}|\s{2,}")
_ADDRESS_IN_BRACKETS = re.compile(r"://|[(\[]www\.", re.IGNORECASE)
_ADDRESS = re.compile(r"@|://|^www\.", re.IGNORECASE)
# A degree behind a name: "MD", "PhD", "Dr.", "Jr".
_DEGREE = re.compile(r"[A-Z][A-Za-z.-]{0,6}[A-Z][A-Za-z.]{0,4}[®™]?|[A-Z][a-z]?\.|Jr\.?|Sr\.?")
_AGENCY_BEHIND = re.compile(
    r"\s?/\s?(?:dpa|afp|ap|apa|ats|sda|epd|kna|reuters|ansa|efe|pap|anp|belga|upi|tass|lusa|ntb|tt|ritzau)\b.*$", re.IGNORECASE
)
_EMAIL = re.compile(r"\s{0,3}[(\[<]?(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,80}[)\]>]?")

_STAFF = re.compile(r"staff|agenc(?:y|ies)|wires?|writers?|reporters?|correspondents?|editors?|services?|reports?")
# What author fields hold instead of a name, in small letters.
_NOBODY = frozenset(
    re.split(
        r"\s*[|\n]\s*",
        """admin | administrator | site admin | super user | superuser | webmaster | wordpress | root | user | guest | guest author | author | by
        unknown | anonymous | none | null | undefined | n/a | na | team | staff | staff writer | staff writers | staff reporter | staff report
        editor | editors | the editors | editorial | editorial team | editorial staff | contributor | contributors
        news desk | newsdesk | web desk | newsroom | online desk
        redaktion | die redaktion | redaktionsteam | redacción | la redacción | redazione | la redazione | rédaction | la rédaction
        redação | da redação | redactie | redakcja | редакция
        view all posts | read more | follow | about the author | written by | all posts | see all | more | share | read bio | bio
        full bio | the author | learn more | author archive | author archives | copy link | log in | log out | sign in | sign up
        责任编辑 | 責任編輯 | 编辑 | 編輯 | 记者 | 記者 | 作者 | 本报记者 | 本報記者 | 編集部 | 著者一覧 | 執筆者一覧 | 기자 | 편집부""",
    )
)


def is_name(piece: str, max_uncased: int = MAX_NAME_WORDS) -> bool:
    """Return whether a piece of a byline looks like a person's name.

    A name is two to five capitalised words, none of which is a role; or two to five Chinese characters or Korean syllables. In a script without
    letter case any words look like a name, so that none may be one of the language's function words, and there may be fewer where no label says
    that a name follows.

    max_uncased   the most words of a name in a script without letter case; 0 where none is to be believed

    >>> is_name("Jane Doe"), is_name("Jean écrit"), is_name("김하늘"), is_name("रवीश कुमार"), is_name("नदी के लोग")
    (True, False, True, True, False)
    """
    return _is_east_asian_name(piece) or (_are_name_words(piece.split(), max_uncased) and not _is_role(piece.casefold()))


def _is_east_asian_name(piece: str) -> bool:
    """Return whether a piece may be a Chinese, Japanese or Korean name, by its letters and their number."""
    if len(piece) not in EAST_ASIAN_NAME_LETTERS or not all(is_of(letter, HAN + HANGUL) for letter in piece):
        return False
    return _EAST_ASIAN_NO_NAME.search(piece) is None


def _are_name_words(found: list[str], max_uncased: int = MAX_NAME_WORDS) -> bool:
    """Return whether words look like a name in letters: see `is_name`. Roles are not looked for."""
    if not 2 <= len(found) <= MAX_NAME_WORDS or found[0] in PARTICLES:
        return False
    uncased = [word for word in found if word not in PARTICLES and not _is_capitalised(word)]
    if not all(_is_uncased(word) for word in uncased):
        return False
    if all(is_of(word[0], KANA + HAN + HANGUL) for word in uncased):
        return all(len(word) <= MAX_EAST_ASIAN_WORD and not _EAST_ASIAN_NO_NAME.search(word) for word in uncased)
    return len(found) <= max_uncased and function_words().keys().isdisjoint(found)


def is_chinese_name(piece: str) -> bool:
    """Return whether a piece of a line looks like a name in Chinese characters."""
    return len(piece) in CHINESE_NAME_LETTERS and all(is_of(letter, HAN) for letter in piece)


def _is_capitalised(word: str) -> bool:
    return _CAPITALISED.fullmatch(word if word.isascii() else _MARK.sub("", word)) is not None


def _is_uncased(word: str) -> bool:
    """Return whether a word is of letters that have no case. A Georgian letter has a capital that opens no name, so that it counts as one."""
    return word.lower() == word == word.title() and _UNCASED.fullmatch(_MARK.sub("", word)) is not None


@lru_cache(maxsize=1024)  # filters ask the same of the lines of a head in several passes
def is_role(text: str) -> bool:
    """Return whether a line, or a piece of one, says what an author is: "Staff Writer", "Redakteurin Lokales", "संवाददाता"."""
    folded = text.casefold()
    return _ROLE_OF_PERSON.search(folded) is not None or _is_known_role(text)


def name_before_role(piece: str) -> str | None:
    """Return the name before a role in a piece of a byline that nothing parts, or None: "Jane Doe Transport correspondent", "Jane Doe Staff Writer".

    The words before a role that the phrase files know are the name. Of other roles, the first word has a capital, or stands behind a word in small
    letters.
    """
    found = piece.split()
    if len(found) < 3 or not is_role(piece):
        return None
    splits = [at for at in range(2, min(len(found), MAX_NAME_WORDS + 1)) if is_role(" ".join(found[at:])) and _are_name_words(found[:at], 0)]
    splits = [at for at in splits if found[at - 1] not in PARTICLES and not _is_role(" ".join(found[:at]).casefold())]
    known = [at for at in splits if len(found) - at > 1 and _is_known_role(" ".join(found[at:]))]
    capital = [at for at in splits if found[at][0].isupper()]
    at = next(iter(known or capital or splits), None)
    return " ".join(found[:at]) if at is not None else None


def _is_known_role(text: str) -> bool:
    """Return whether a text is a phrase of the table `byline` that is a person's role."""
    cue = wording.cues(text).get("byline")
    if cue is None or cue.place != "line" or len(text) < MIN_ROLE_CHARACTERS or _ROLE_OF_DESK.search(cue.phrase):
        return False
    return cue.phrase.rsplit(" ", 1)[-1] not in words.by_words()


def _is_role(folded: str) -> bool:
    """Return whether a piece of a byline, in small letters, holds a role, or "published" or "updated"."""
    if not folded.isascii() and any(word.startswith(words.roles()) for word in folded.split()):
        return True
    return bool(_ROLE.search(folded) or words.published().search(folded) or words.updated().search(folded))


def is_person(name: str, outlets: Iterable[str] = ()) -> bool:
    """Return whether a name that a page gives as an author's is a person's: two to six words, most of them capitalised, none of them a role.

    outlets   names of outlets, which are no persons

    >>> is_person("Jane Doe"), is_person("The Valley Post"), is_person("kjdoe"), is_person("Valley Post", ["Valley Post"])
    (True, False, False, False)
    """
    return _reads_as_person(name) and not (outlets and is_one_of(name, outlets))


@lru_cache(maxsize=128)  # a page's few authors are asked of by the head, by filters and by the metadata
def _reads_as_person(name: str) -> bool:
    """Return whether a name is a person's by its words."""
    folded = name.casefold()
    if _is_desk(folded) or _JOB_OR_CONTROL.search(folded) or is_outlet_by_words(folded) or _is_of_page(name):
        return False
    found = name.split()
    if not _PHRASE_WORDS.isdisjoint(found) or sum(len(word) == 1 for word in found) >= MANY_LETTERS:
        return False
    if _is_east_asian_name(name) or _are_name_words(found):
        return True
    capitals = sum(not word[0].islower() and word[0].isalpha() for word in found)
    return (
        2 <= len(found) <= MAX_PERSON_WORDS
        and len(name) <= MAX_NAME_CHARACTERS
        and not found[0][0].islower()
        and 2 * capitals > len(found)
        and not any(c.isdigit() for c in name)
        and _NO_NAME.search(name) is None
    )


def _is_desk(folded: str) -> bool:
    """Return whether a name in small letters is a desk's or an outlet's by its words: "the valley post", "team lorne", "news desk"."""
    return folded.startswith(("the ", "team ")) or _is_role(folded)


# Tables of phrases that say that a line is one of a page's controls or notices: "Log in", "Copy link", "Artikel teilen".
_CONTROLS = frozenset(("share_bar", "social_footer", "newsletter", "navigation", "masthead", "comment_form", "media_label", "paywall_notice"))


def _is_of_page(name: str) -> bool:
    """Return whether what is given as a name is just one of a page's controls: "Log in", "Artikel teilen"."""
    return any(cue.place == "line" and table in _CONTROLS for table, cue in wording.cues(name).items())


def is_notice(name: str) -> bool:
    """Return whether what is given as a name opens like one of a page's controls or notices, or is a day or a time: "Share on Facebook"."""
    folded = name.casefold()
    if is_day_name(folded.strip(".,")) or _CONTROL.search(folded) or _NO_NAME.search(name) or any(map(str.isdigit, name)):
        return True
    if is_of(name[0], HAN) and len(name) > MAX_EAST_ASIAN_WORD:
        return True
    found = wording.cues(name)
    return not _CONTROLS.isdisjoint(found) or "date" in found or "author_bio" in found


def is_other_credit(cues: Mapping[str, wording.Cue]) -> bool:
    """Return whether a line credits somebody else than the author, by its phrases: "Edited by …", "Redaktion: …".

    Where a phrase of the table `byline` is the longer one, it names the author: "Interview by" beside "Interview".
    """
    credit, byline = cues.get("closing_credit"), cues.get("byline")
    return credit is not None and credit.place == "start" and (byline is None or len(credit.phrase) >= len(byline.phrase))


class _Opened(NamedTuple):
    """A byline without its opener.

    rest          what stands behind the opener
    is_labelled   whether a colon parts the two: "Author: Jane Doe"
    leads         whether the opener leads straight to a name, as "by" does
    """

    rest: str
    is_labelled: bool
    leads: bool


def _open(text: str, opener: str) -> _Opened | None:
    """Return a byline without the opener that it begins with, or None where it does not begin with it."""
    at = fold_date(text).replace("ς", "σ").find(opener.replace("ς", "σ"))  # phrases are case-folded, which leaves one of the two
    if not 0 <= at <= MAX_INDENT or any(map(str.isalnum, text[:at])):
        return None
    rest = text[at + len(opener) :]
    is_labelled = opener.endswith((*_LABEL_MARKS, "-")) or rest.lstrip().startswith(_LABEL_MARKS)
    return _Opened(rest, is_labelled, opener.split()[-1] in words.by_words())


def authors_in(text: str, opener: str) -> list[str]:
    """Return the people that a byline names, in order: the pieces that look like names, without the byline's opener.

    opener   the phrase that makes the text a byline, in small letters; it stands at either end

    >>> authors_in("By Jane Doe and Juan de la Cruz, Staff Writer", "by"), authors_in("김하늘 기자", "기자"), authors_in("लेखक: रवीश कुमार", "लेखक")
    (['Jane Doe', 'Juan de la Cruz'], ['김하늘'], ['रवीश कुमार'])
    """
    if _PHOTOGRAPHER.search(text):
        return []  # "记者 林晓禾 摄"
    if _EAST_ASIAN_ROLE.match(text.strip(_EDGES)):
        return names_in(text)
    max_uncased = MAX_UNLABELLED_WORDS
    if opened := _open(text, opener):
        text = opened.rest
        max_uncased = MAX_NAME_WORDS if opened.is_labelled else MAX_UNLABELLED_WORDS if opened.leads else 0
    elif fold_date(bare := text.strip(_AROUND_LINE)).endswith(opener):
        if name := name_before_role(bare):
            return [name]
        if is_of(opener[0], HANGUL) and (found := _korean_names(bare[: -len(opener)])):
            return found
        text = bare[: -len(opener)].rpartition("=")[2]  # "[북항=한바다 기자]": a place stands before the mark
    return names_in(text, max_uncased)


def _korean_names(text: str) -> list[str]:
    """Return the names that a Korean line ends with, behind an outlet's name or a place: "로른신문 김하늘", "김하늘·박서준"."""
    found = [token for token in _BETWEEN_KOREAN_NAMES.split(text) if token]
    return list(reversed(list(takewhile(is_east_asian_person, reversed(found)))))


def is_of_desk(text: str, opener: str) -> bool:
    """Return whether a byline names a desk or a role behind its opener, and nobody: "By Staff Reporter", "โดย ทีมข่าวภูมิภาค"."""
    opened = _open(text, opener)
    rest = opened.rest.strip(_EDGES) if opened and (opened.is_labelled or opened.leads) else ""
    return bool(rest) and len(rest.split()) <= MAX_NAME_WORDS and _is_role(rest.casefold())


def names_in(text: str, max_uncased: int = 0) -> list[str]:
    """Return the names at the start of a byline that has no opener, up to the first piece that is neither a name nor a degree.

    max_uncased   see `is_name`

    >>> names_in("Jane Doe, MD, and Ole Hansen with Juan de la Cruz in Berlin"), names_in("Science Editor Jane Doe")
    (['Jane Doe', 'Ole Hansen', 'Juan de la Cruz'], ['Jane Doe'])
    >>> names_in("本报记者 林晓禾 陈一舟"), names_in("社会部 山本 花子")
    (['林晓禾', '陈一舟'], ['山本 花子'])
    """
    text = _AGENCY_BEHIND.sub("", _BRACKET_BEHIND.sub("", text.strip(_EDGES)))
    if behind := _behind_names().search(text):
        text = _without_day(text[: behind.start()]) if behind[0].strip().isdigit() else text[: behind.start()]
    names: list[str] = []
    for piece in pieces_of(text):
        if found := _behind_east_asian_role(piece):
            names += found
        elif is_name(piece, max_uncased):
            names.append(piece)
        elif found := _behind_role(piece, max_uncased):
            names += found
        elif names and piece and not all(map(_DEGREE.fullmatch, piece.split())):
            break
    return names


def pieces_of(text: str) -> list[str]:
    """Return the pieces of a byline, which a comma, a bar or "and" parts."""
    if not text.isascii() and (joint := _JOINED_AND.search(text)) and " " in text[: joint.start()].strip():
        text = f"{text[: joint.start()]}, {text[joint.end() :]}"
    return [piece.strip(_AROUND_PIECE) for piece in _name_joints().split(text)]


def is_cased_name(piece: str) -> bool:
    """Return whether a piece of a line is a person's name by its capital letters alone: "Jane Doe", not "रवीश कुमार", "HR Strategy"."""
    found = piece.split()
    if not piece.isupper() and any(word.isupper() and word.isalpha() and len(word) > 1 for word in found):
        return False
    return all(word in PARTICLES or _is_capitalised(word) for word in found) and is_name(piece, 0) and is_person(piece)


def _behind_role(piece: str, max_uncased: int) -> list[str]:
    """Return the name behind a role in a piece of a byline, as a list: "Science Editor Jane Doe"; empty where there is none."""
    roles = list(_ROLE.finditer(piece.lower())) if " " in piece else []
    rest = piece[roles[-1].end() :].strip() if roles else ""
    return [rest] if rest and is_name(rest, max_uncased) and is_person(rest) else []  # not "Chief Marketing Officer"


def names_behind_role(line: str) -> list[str]:
    """Return the names behind a role that a Chinese or Japanese line opens with: "本报记者 林晓禾", "社会部 山本花子"; empty for another line."""
    return [] if _PHOTOGRAPHER.search(line) else _behind_east_asian_role(line)


def _behind_east_asian_role(piece: str) -> list[str]:
    """Return the names behind a role in a piece of a Chinese or Japanese byline: "本报记者 林晓禾 陈一舟 江岸报道", "社会部 山本 花子"."""
    role = _EAST_ASIAN_ROLE.match(piece) if piece and is_of(piece[0], HAN) else None
    if role is None:
        return []
    rest = piece[role.end() :]
    while " " in rest and _EAST_ASIAN_NO_NAME.search(rest.rsplit(" ", 1)[1]):
        rest = rest.rsplit(" ", 1)[0].strip()
    if _CHINESE_ROLE.search(role[0]) is None:
        return [rest] if is_name(rest, 0) else []
    tokens = rest.split()
    if len(tokens) > 1 and max(map(len, tokens[:2])) == 1:
        tokens[:2] = ["".join(tokens[:2])]  # "蒋 凌": set wide
    found: list[str] = []
    for token in tokens:
        if not is_chinese_name(token) or _EAST_ASIAN_NO_NAME.search(token):
            break
        found.append(token)
    return found


@cache
def _behind_names() -> re.Pattern[str]:
    """Return the pattern of what stands behind the names of a byline: an outlet, a place, a time."""
    behind_space = "|".join((_OUTLET_BEHIND, _PLACE_BEHIND, words.published().pattern, words.updated().pattern, _DAY_BEHIND, _NUMBER_BEHIND))
    return re.compile(rf"\s{{1,9}}+(?:{behind_space})|\s{{0,9}}+\d", re.IGNORECASE)


@cache
def _name_joints() -> re.Pattern[str]:
    """Return the pattern of what parts the pieces of a byline: a comma, a bar, "and".

    "And" with a capital does not: in print it belongs to a name, "The Rector And Visitors".
    """
    return re.compile(rf"\s{{0,9}}(?:[,;|/&、，；／،؛]|(?<!\S)(?:{_and(str.upper)}|{_WITH})(?!\S))\s{{0,9}}")


def _and(*cases: Callable[[str], str]) -> str:
    """Return "and" in all languages as alternatives of a regular expression: in small letters, and as the cases make it of a longer word.

    A word of one letter stands for "and" in small letters alone. As a capital it is an initial: "Jane E Doe".
    """
    small = words.and_words()
    return "|".join(re.escape(word) for word in (*small, *(case(word) for case in cases for word in small if len(word) > 1)))


def _without_day(text: str) -> str:
    """Return a text that stands before a number without the month or weekday at its end: "Jane Doe April" before "12, 2024"."""
    found = text.split()
    while found and is_day_name(found[-1].strip(",.")):
        found.pop()
    return " ".join(found)


def split_names(text: str) -> list[str]:
    """Return the names in an author field, without what names nobody: roles, degrees, addresses.

    >>> split_names("By Jane Doe and Ole Hansen, Political Editor"), split_names("Jane Doe, MD, PhD | Valley Post"), split_names("Doe, Jane")
    (['Jane Doe', 'Ole Hansen'], ['Jane Doe'], ['Jane Doe'])
    >>> split_names("admin"), split_names("jane@example.org"), split_names("Morgan & Sons")
    ([], [], ['Morgan & Sons'])
    """
    given = text[:MAX_FIELD_CHARACTERS]
    if (bracket := _BRACKETS.search(given)) and _ADDRESS_IN_BRACKETS.search(bracket[0]):
        return []  # "Valley Post (www.valley.example)"
    text = _BRACKETS.sub("", given).strip(" ,;|·•-–—:©")
    if _ADDRESS.search(text) and " " not in text:
        return []
    text = _OUTLET_OR_GAP.split(_without_opener(text), maxsplit=1)[0]
    if found := _behind_east_asian_role(text):
        return found
    parts = _field_joints().split(text)
    if len(parts) > 1 and not all(" " in p.strip() or p == "" or len(parts) > 2 for p in parts):
        parts = [text]  # "Morgan & Sons"
    return [name for part in parts for name in _between_commas(part)][:MAX_FIELD_NAMES]


def _without_opener(text: str) -> str:
    """Return an author field without "by", "written by", a label with its colon ("Text: Jane Doe"), or "Posted on May 3, 2024 by"."""
    if not _may_open(text):  # as most; looking for phrases is slower
        return text
    text = _posting().sub("", text)
    cue = wording.cues(text).get("byline")
    opened = _open(text, cue.phrase) if cue is not None and cue.place == "start" else None
    names = opened.rest.lstrip(" :：") if opened and (opened.is_labelled or opened.leads) else ""
    return names or text


def without_email(text: str) -> str:
    """Return a byline without the addresses for e-mail in it: "김하늘 기자 haneul@example.org"."""
    return _EMAIL.sub("", text) if "@" in text else text


def without_agency(text: str) -> str:
    """Return a byline without the agency behind the names: "Jane Doe/dpa"."""
    return _AGENCY_BEHIND.sub("", text)


def _may_open(text: str) -> bool:
    """Return whether an author field may have an opener: it has a colon or a word such as "by"."""
    return ":" in text or "：" in text or not words.by_words().isdisjoint(text.lower().split())


@cache
def _posting() -> re.Pattern[str]:
    """Return the pattern of what opens an author field that says when as well: "Posted on May 3, 2024 by"."""
    return re.compile(rf"^[^\d]{{0,40}}\d.{{0,60}}?(?<!\w)(?:{'|'.join(sorted(words.by_words()))})\s", re.IGNORECASE)


def opens_with_and(piece: str) -> bool:
    """Return whether a piece of a byline goes on with the names of the piece before: it opens with a comma or "and".

    >>> opens_with_and("and Ole Hansen"), opens_with_and(", Ole Hansen"), opens_with_and("Andrea Lee")
    (True, True, False)
    """
    return piece.startswith((", ", "& ")) or piece.split(" ", 1)[0].lower() in words.and_words()


def ends_with_and(piece: str) -> bool:
    """Return whether the names of a piece of a byline go on in the piece behind: it ends with a comma or "and".

    >>> ends_with_and("Jane Doe and"), ends_with_and("Jane Doe,"), ends_with_and("Roland")
    (True, True, False)
    """
    return piece.endswith((",", "&")) or piece.rsplit(" ", 1)[-1].lower() in words.and_words()


@cache
def _field_joints() -> re.Pattern[str]:
    """Return the pattern of what parts the names in an author field. A comma may part a name from a role as well, see `_between_commas`."""
    return re.compile(rf"\s{{0,9}}(?:[;&]|\s/\s|,?\s(?:{_and(str.title, str.upper)})\s)\s{{0,9}}")


def _between_commas(text: str) -> list[str]:
    """Return the names in a text in which commas part further names, roles and degrees."""
    if is_company(text):
        return []
    pieces = [p.strip(" .*_»›«‹【】") if len(p) > MAX_SUFFIX_CHARACTERS else p.strip() for p in text.split(",")]
    pieces = [p for p in pieces if p]
    if len(pieces) == 2 and not any(" " in p for p in pieces) and all(p[0].isupper() for p in pieces) and not _DEGREE.fullmatch(pieces[1]):
        pieces = [f"{pieces[1]} {pieces[0]}"]  # "Doe, Jane"
    names = [p for p in pieces[:1] if not _is_nobody(p)]
    return names + [p for p in pieces[1:] if " " in p and is_person(p) and not _DEGREE.fullmatch(p)]


def _is_nobody(name: str) -> bool:
    """Return whether what an author field holds is no name: "admin", an address, a number, an opener with its name missing."""
    folded = name.casefold()
    return (
        not 2 <= len(name) <= MAX_NAME_CHARACTERS
        or _ADDRESS.search(name) is not None
        or folded.strip(" .:") in _NOBODY
        or not any(c.isalpha() for c in name)
        or name[0].isdigit()
        or name.endswith(":")
        or (" " in folded and folded.rsplit(" ", 1)[-1] in words.by_words())
        or is_company(name)
        or all(_STAFF.fullmatch(word) or word in words.and_words() for word in folded.split())
    )


def choose(candidates: Iterable[Iterable[str]], outlets: Iterable[str]) -> tuple[str, ...]:
    """Return the authors: the names of the first source that names a person, without outlets; else those of the first source that has any.

    Each is given once. An agency or a reporter's initials stay next to a person's name.

    candidates   the names that each source gives, the most trusted source first
    outlets      names of outlets, which are no persons
    """
    outlets = [o for o in outlets if o]
    first: tuple[str, ...] = ()
    for names in candidates:
        unique = each_once(names)
        people = {n for n in unique if is_person(n, outlets)}
        if people:
            return tuple(n for n in unique if n in people or not _is_outlet(n, outlets))
        first = first or unique
    return first


def _is_outlet(name: str, outlets: Iterable[str]) -> bool:
    """Return whether a name is a desk's or an outlet's."""
    return _is_desk(name.casefold()) or is_one_of(name, outlets)

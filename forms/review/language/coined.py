"""Words that no list has, since they are made as they are needed: a unit behind its number
(320件|少), a verb with where it leads (移至) or how often it is done (通|一次话), two verbs of
office work in a row (漏查, 核校), what waits, comes first or is done again (待补, 先审, 复评), what
is done with (学完再办), what each has one of (一村一册).
"""

from __future__ import annotations

from functools import cache

from forms.form_words import Part
from forms.packaged import packaged
from forms.review.language.count_words import count_words
from forms.review.language.terms import terms
from forms.review.reading.characters import is_han
from forms.review.reading.tongue import DATA

_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿两几余每")
_COMING = frozenset("待先复初终误错互直再联缓续拟")
"""What makes a word with the verb behind it, whichever that is."""
_IN_FACT = "实"
"""The same before a number: 实建两座."""
_DONE, _DONE_WITH = "完", frozenset("再后就了即方才之，。；、")
"""学完 and any other verb, and what follows once it is done."""
_FULLY = frozenset("完好")
"""What a verb comes to before its object: 领完|证."""
_OPENING = frozenset("共先再又也都均各只仅还就才曾已可会要来去请")
"""Small words before a verb that tells how often or has been done: 共|补一份, 只|见过两次."""
_AMISS = frozenset("早晚多少")
"""The same before one that was done too early or too little: 晚|贴了半个月, 少|收3份."""
_PARTS_OF_ONE = frozenset("半数好近约")
"""What a measure begins with besides a numeral: 晚|寄半个月."""
_ASPECTS = tuple("了过着")
_ONE_EACH = "一一"
_SPREAD, _SHARES = (
    frozenset("按逐每隔"),
    frozenset("日天周旬月季年期批级校栏站屯科所镇村组户件条项页份类班次笔店街社队"),
)
"""What goes before any unit that something is done by: 按季检查, 逐栏更新."""
_OUTCOMES = frozenset("出到上起")
"""The same, of what may also begin a word: 查|到|人."""
_RECKONED, _BY = "计", ("以", "按")
"""以户计, 按栋计."""
_TIMES = "次"
"""What makes a word with the unit before it: 人次, 批次."""


class _Coined(Part):
    """The characters of which words are made."""

    verbs: frozenset[str]
    complements: frozenset[str]
    doings: frozenset[str]
    results: frozenset[str]
    units: frozenset[str]
    objects: frozenset[str]
    things: frozenset[str]


@cache
def _coined() -> _Coined:
    tree = packaged(DATA / "likely.toml")
    return _Coined(**{name: frozenset(tree[name]) for name in _Coined.__annotations__})


@cache
def _units() -> frozenset[str]:
    return _coined().units.union(unit for unit in count_words().before if len(unit) == 1)


def is_unit(text: str, at: int) -> bool:
    """Whether the character at a place is a word of count right behind a number."""
    before = text[at - 1 : at] if at else ""
    return (before.isdigit() or before in _NUMERALS) and text[at : at + 1] in _units()


_OURS, _SELVES = ("我", "本", "全"), "省市县区旗州镇乡街局厅委办院校处队站所"
"""How a writer names himself and his own: 我镇, 本局, 全县."""


def stands_apart(text: str, start: int, meant: str) -> bool:
    """Whether two characters in the place of a word are a unit behind its number and what follows
    it, a verb that something makes a word with (复评|时), one that is done with, or what stands
    before a verb with where it leads (时|降至); or the end of how the writer names himself.
    """
    if len(meant) != 2:
        return False
    if is_unit(text, start) and not meant.endswith(_TIMES):
        return True
    if text[start] in _SELVES and text[max(0, start - 1) : start] in _OURS:
        return True
    if text[start + 1] == _DONE and (
        text[start + 2 : start + 3] in _DONE_WITH or not is_han(text[start - 1 : start] or "。")
    ):
        return True
    if leads_somewhere(text, start + 1) or is_told_often(text, start + 1):
        return True
    if text[start] in _OPENING | _AMISS and _has_an_aspect(text, start + 1):
        return True
    if text[start] in _AMISS and _is_measured(text, start + 2):
        return True
    if text[start] in _FULLY and is_deed(text[start - 1 : start]):
        return True
    if text[start + 1] == _RECKONED and text[start - 1 : start] in _BY:
        return True
    return _comes(text, start) or _comes(text, start - 1)


def _comes(text: str, start: int) -> bool:
    """Whether a verb stands behind what makes a word with any."""
    if start < 0 or terms().ends_at(text, start + 1):
        return False
    behind = text[start + 2 : start + 3]
    counted = text[start] == _IN_FACT and (behind.isdigit() or behind in _NUMERALS)
    if not counted and text[start] not in _COMING:
        return False
    return is_deed(text[start + 1])


def is_told_often(text: str, at: int) -> bool:
    """Whether a numeral stands at a place that counts the verb before it: 通|一次, 查|一查."""
    if text[at : at + 1] not in _NUMERALS:
        return False
    if text[at - 1 : at] == text[at + 1 : at + 2]:
        return True
    return is_unit(text, at + 1) and not terms().begins_at(text, at + 1)


def _has_an_aspect(text: str, at: int) -> bool:
    """Whether what follows a character makes a verb of it: 见|过, 补|一份."""
    if is_told_often(text, at + 1):
        return True
    return text[at + 1 : at + 2] in _ASPECTS and not terms().begins_at(text, at + 1)


def _is_measured(text: str, at: int) -> bool:
    """Whether a number, or what a measure begins with, stands at a place: 3天, 半个月, 近两周."""
    char, behind = text[at : at + 1], text[at + 1 : at + 2]
    if char.isdigit():
        return True
    return char in _PARTS_OF_ONE and (is_unit(f"一{behind}", 1) or behind in _NUMERALS)


def is_split(text: str, at: int) -> bool:
    """Whether the character at a place parts a verb from its object: 签|了|字, 领|完|证."""
    if at < 1 or text[at : at + 1] not in (*_ASPECTS, *_FULLY, *_OUTCOMES):
        return False
    return text[at + 1 : at + 2] in tuple(_coined().objects)


def is_one_of_each(text: str) -> bool:
    """Whether a stretch tells that each has one of its own: 一村一册."""
    return text[::2] == _ONE_EACH and text[3:] in tuple(_coined().things)


def is_each(text: str, at: int) -> bool:
    """Whether a unit stands at a place that something is done by: 按|季, 逐|栏."""
    return at > 0 and text[at - 1] in _SPREAD and text[at] in _SHARES


def is_done(text: str, at: int) -> bool:
    """Whether the character at a place is a verb of its own: 培训办|了两次."""
    return is_deed(text[at]) and text[at + 1 : at + 2] in ("了", "过")


def is_deed(char: str) -> bool:
    """Whether a character is a verb that often stands by itself."""
    return char in _coined().verbs or char in _coined().doings


def is_verb(char: str) -> bool:
    """Whether a character is a verb of office work."""
    return char in _coined().verbs


def is_coined(text: str) -> bool:
    """Whether a stretch is two verbs in a row, or a verb and where it leads or what it comes to."""
    known = _coined()
    if len(text) != 2 or text[0] not in known.verbs:
        return len(text) == 2 and text[0] in known.doings and text[1] in known.results
    return any(text[1] in behind for behind in (known.verbs, known.complements, known.results))


def leads_somewhere(text: str, at: int) -> bool:
    """Whether a verb stands at a place, and behind it where it leads: 降至."""
    return text[at] in _coined().verbs and text[at + 1 : at + 2] in tuple(_coined().complements)

"""Words and characters that stand twice: 的的, 工作工作, 网站网, 及时时, 公公开."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from forms.packaged import packaged
from forms.patterns import regex
from forms.review.language.coined import is_unit
from forms.review.language.frequencies import NO_WORD, cost, lattice
from forms.review.language.slips import Slip
from forms.review.language.terms import LONGEST, LONGEST_TERM, Terms, is_compound, terms
from forms.review.reading.characters import HAN, han_around, is_han
from forms.review.reading.tongue import DATA

_DOUBLE = regex(
    r"(?<!目)的的(?!确)|(?<![目不])了了(?!解|结|之)|(?<!实实)在在(?!于)|们们|(?<![总共饱暖])和和(?!气|睦|谐|平|解|美)"
    r"|(?<![参给赠])与与|(?<!但)是是(?!否|非)|(?<!一)把把(?!关|脉|握)|被被|(?<![可所难得何])以以(?![下上及来往后前外内])|进进一步|不不(?!断|同|少|足)|进一步一步"
    r"|(?<![一面核应针反绝相校])对对(?!象|外|口|方|应|接|照|比|策|联|等|标|于|子)|将将(?!来|军|就)|待待(?!遇|办|定)|做做(?=好|到|实|细)|各单位单位|也也|并并(?!存|行|列|且|轨)"
    r"|都都(?!市)|从从(?!业|事|而|来|严|快|优|简|容)|(?<![需重主必首紧想只仅还更又都])要要(?!求|素|闻|件|点|害|领|塞|务|事|目|旨)|均均(?!衡|等|匀)|未未(?!来)|已已(?!经)|由由(?!于|来)|(?<![等基关属位限])于于"
    r"|(?<![认作成因行称视])为为(?!了|民|何|此|期|政|人|害|本|企)|(?<![以涉普遍力顾提])及及(?!时|格|早)|(?<!等)等等等"
    r"|依依(?=申请|法|规|据|托|照)|公公(?=[开示布告平文益共])|(?<=各)部部(?=门)|率率|(?<=网)上上(?![传线报下级述架墙])",
    words="的的 了了 在在 们们 和和 与与 是是 把把 被被 以以 进进 不不 步一步 对对 将将 待待 做做"
    " 单位单位 也也 并并 都都 从从 均均 未未 已已 由由 于于 为为 及及 等等等 要要"
    " 依依 公公 部部 率率 上上",
)
_BETTER = {"进进一步": "进一步", "进一步一步": "进一步", "各单位单位": "各单位"}
_LISTED_TWICE = regex(rf"({HAN}{{2,6}})、\1(?=[、，。；和及等的])")
_CLAUSE_TWICE = regex(r"(?:^|(?<=[，。；：]))([^，。；：\n]{4,40})[，；]\1(?=[，。；])")
_OPEN_TWICE = regex(
    "公开公开(?!再公开|透明|公正|公平|栏|日|化|指南|目录|专栏|专区|平台|信息|内容|事项|范围|属性|渠道|条例|办)",
    words="公开公开",
)
_REPEAT = regex(rf"({HAN}{{2,4}})\1")
_TWICE = regex(rf"({HAN})\1")
_AGAIN = regex(rf"({HAN}){HAN}\1")
_MAY_REPEAT = frozenset(
    (
        *("政府", "公开", "服务", "管理", "中心", "行政", "研究", "讨论", "一个", "一步"),
        *("方面", "许多", "建设", "单位", "商量", "考虑", "如何", "多少", "中央"),
    )
)
_OPENING = frozenset(("政府", "行政", "方面", "单位", "建设", "中心"))
"""Those of them that only may do so behind a name: 县政府政府信息公开."""
_PLACES = frozenset("省市县区镇乡村州盟旗")
"""渭水市市场监督管理局 is no slip."""
_ENDING = frozenset(
    "件个条次篇份期场项位名家年月日天人户处所层级类种批第两一二三四五六七八九十国局委会厅部院馆台站校科办"
)
"""What may end an unlisted word, or follow a number, before a term: 3条条例, 统计局局长."""
_JOINING = frozenset(
    "对要以同让给向为在是有把被由从到做作用起来去上下能可就都也还又与和并而但等内中外后前里间供当定地"
)
"""What stands for itself behind a term at every turn: 反对|对, 主要|要."""
_NOTHING: tuple[str, ...] = ()
_PAIR = 2
"""Characters of a pair, and what one costs at most that is a word."""
_PARTICLES = frozenset("的了和与及等")
_HOLDS, _POSTS = (
    "任",
    ("组长", "副组长", "主任", "副主任", "总指挥", "召集人", "成员", "第一", "联络员"),
)
"""任 is a verb of its own before a post: 由办公室主任任组长."""
_THEN = "则"
"""规则|则由办公室拟定."""
_COUNTED = frozenset("一二三四五六七八九十百千万两几多余第每各该这那本")
_EACH_ONE, _THEIR_OWN = "各", "自就有其"
"""各各 never stands but in 各自; 各就各位 and its like have the other one apart."""
_SMALL = frozenset("按向就至到经因或其该需应可仍让使再还但约达自又")
"""Small words that stand twice nowhere but where the one ends a word or the other begins one."""
_PARTED = 5.0
"""How much less a sentence must cost without a character that parts a term."""
_LEADS = frozenset("就应按向经因由至")
"""What leads to any word, be it one that begins so: 就|就业政策答疑."""
_LOOSE = 6
"""From which level on a character may well stand for itself between two words: 应当|当庭."""


def doubled_words(text: str) -> Iterator[Slip]:
    """A word or a character typed twice."""
    for match in _DOUBLE.finditer(text):
        better = _BETTER.get(match[0]) or match[0][1:]
        yield Slip(*match.span(), better, f"“{match[0]}”多了字")
    for match in _REPEAT.finditer(text):
        word = match[1]
        opens = not is_han(text[match.start() - 1 : match.start()] or "。")
        may = word in _MAY_REPEAT and not (opens and word in _OPENING)
        if may or word[0] in "一几很极最" or word[-1] in "着随" or len({*word}) == 1:
            continue
        if is_unit(text, match.end()):  # 服务站|一站一张单子
            continue
        said_again = text.startswith("再" + word, match.end())
        if not said_again and text[match.end(1) : match.end() + 1] not in terms().words:
            yield Slip(*match.span(), word, f"“{match[0]}”重复")
    for pattern in (_LISTED_TWICE, _CLAUSE_TWICE):
        for match in pattern.finditer(text):
            yield Slip(*match.span(), match[1], f"“{match[1]}”重复")
    for match in _OPEN_TWICE.finditer(text):
        yield Slip(*match.span(), "公开", "“公开公开”重复")
    for match in _TWICE.finditer(text):
        yield from _doubled_character(text, match)
    for match in _AGAIN.finditer(text):
        yield from _returning(text, match)


def _doubled_character(text: str, match: re.Match[str]) -> Iterator[Slip]:
    """The last character of a term again (及时时), or its first before it (公公开)."""
    known = terms()
    at, char = match.start(), match[1]
    if char in _PLACES or char == _THEN or _DOUBLE.match(text, at) or _pairs(text, at):
        return
    before = next((word for word in _ending(text, at + 1) if word in known.terms), "")
    behind = next((word for word in _beginning(text, at + 1) if word in known.terms), "")
    if char == _HOLDS and text.startswith(_POSTS, at + 2):
        return
    if _are_apart(known, text, at):
        return
    if _is_certain(known, text, at) or (char in _SMALL and _is_small(known, text, at)):
        yield Slip(at, at + 2, char, f"“{match[0]}”多了一字")
    elif before and _is_left_over(known, text, at + 1):
        yield _slip(text, at + 1 - len(before), at + 2, before)
    elif (
        behind
        and char not in _LEADS
        and match[0] not in known.words
        and _is_too_much(known, text, at)
    ):
        yield _slip(text, at, at + 1 + len(behind), behind)
    elif _parts_a_term(known, text, at):
        yield Slip(at, at + 2, char, f"“{match[0]}”多了一字")


class _Doubled(NamedTuple):
    """The tables of data/doubled.toml: which characters may not follow one that stands twice,
    the words whose last one may not stand again, and before what the second is a word of its own
    (申请|请律师把关).
    """

    front: Mapping[str, str]
    back: frozenset[str]
    apart: Mapping[str, tuple[str, ...]]


@cache
def _doubled() -> _Doubled:
    tree = packaged(DATA / "doubled.toml")
    front = {line[0]: line[2:] for line in tree["front"].splitlines()}
    apart = {char: tuple(words) for char, *words in map(str.split, tree["apart"].splitlines())}
    return _Doubled(front, frozenset(tree["back"].split()), apart)


def _is_certain(known: Terms, text: str, at: int) -> bool:
    """Whether a character that stands twice at a place is one too many by what follows it, and is
    no part of a word before it, or counted there.
    """
    char, before, after = text[at], text[max(0, at - 1) : at], text[at + 2 : at + 3]
    if text[max(0, at - 1) : at + 1] in _doubled().back and not before.isdigit():
        return not known.begins_at(text, at + 1) and not is_compound(text[at + 1 : at + 3])
    if not after or after not in _doubled().front.get(char, "") or before in _COUNTED:
        return char == _EACH_ONE and is_han(after or "，") and after not in _THEIR_OWN
    if known.ends_at(text, at + 1) or is_compound(before + char) or known.crosses(text, at):
        return False
    begins = not is_han(before) or before in known.function or known.ends_at(text, at)
    return begins and not before.isdigit()


def _are_apart(known: Terms, text: str, at: int) -> bool:
    """Whether the first of two characters ends a word, and the second is one before what follows
    it: 申请|请律师把关.
    """
    if not text.startswith(_doubled().apart.get(text[at], _NOTHING), at + 2):
        return False
    return known.ends_at(text, at + 1) or _is_any_word(text[max(0, at - 1) : at + 1])


def _parts_a_term(known: Terms, text: str, at: int) -> bool:
    """Whether a term stands around a character that stands twice, were it there but once, and the
    sentence is made of far commoner words then: 满意意度, 主动公开开工作.
    """
    behind = text[at + 1 : at + 3]
    if (is_compound(behind) or behind in known.words) and _follows(known, text, at + 3):
        return False  # 宣传|传单
    once = text[:at] + text[at + 1 :]
    if not any(
        once[low:high] in known.terms
        for low in range(max(0, at - LONGEST_TERM + 2), at)
        for high in range(at + 2, low + LONGEST_TERM + 1)
    ):
        return False
    low, high = han_around(text, at, at + 2)
    return lattice(text[low:high]).total - lattice(once[low : high - 1]).total >= _PARTED


def _is_small(known: Terms, text: str, at: int) -> bool:
    """Whether none of two small words is part of another one, and what stands before is whole."""
    before, after = text[max(0, at - 1) : at], text[at + 2 : at + 3]
    if _is_any_word(before + text[at]) or _is_any_word(text[at] + after):
        return False
    if known.crosses(text, at) or known.begins_at(text, at) or known.begins_at(text, at + 1):
        return False
    parted = not is_han(before or "。") or before in _PARTICLES or before in known.function
    return parted or known.ends_at(text, at)


def _is_any_word(pair: str) -> bool:
    """Whether a text is a word of two characters in any prose."""
    return len(pair) == _PAIR and is_han(pair[0]) and is_han(pair[1]) and cost(pair) < NO_WORD


def _pairs(text: str, at: int) -> bool:
    """Whether another doubled character stands beside: 认认真真, 扎扎实实."""
    beside = (text[max(0, at - 2) : at], text[at + 2 : at + 4])
    return any(len(two) == 2 and two[0] == two[1] for two in beside)


def _is_left_over(known: Terms, text: str, at: int) -> bool:
    """Whether a character that stands again behind a term belongs to nothing that follows."""
    char, end = text[at], at + 1
    if known.begins_at(text, at) or known.crosses(text, end) or is_compound(text[at : at + 2]):
        return False
    if not is_han(text[end : end + 1]):
        return True
    if known.starts.get(char, 0) < _LOOSE:
        return _follows(known, text, end) or _is_single(known, text[end])
    return char not in _JOINING and _follows(known, text, end)


def _is_single(known: Terms, char: str) -> bool:
    """Whether a character is a word of its own, and makes none with that before it (用户|户号)."""
    return char in known.function or (char in known.singles and char not in known.suffixes)


def _is_too_much(known: Terms, text: str, at: int) -> bool:
    """Whether a character before a term that begins with it belongs to nothing before."""
    char = text[at]
    if text[max(0, at - 1) : at].isdigit():  # 3条|条例
        return False
    if at and is_han(text[at - 1]) and (char in _ENDING or known.ends.get(char, 0) >= _LOOSE):
        return False
    return not known.ends_at(text, at + 1) and not known.crosses(text, at)


def _follows(known: Terms, text: str, at: int) -> bool:
    """Whether something new begins at a place: a word, a particle, a mark."""
    after = text[at : at + 1]
    return not is_han(after) or after in _PARTICLES or known.begins_at(text, at)


def _ending(text: str, end: int) -> Iterator[str]:
    """What of two to four characters ends at a place, the longest first."""
    return (text[end - n : end] for n in range(min(LONGEST, end), 1, -1))


def _beginning(text: str, start: int) -> Iterator[str]:
    return (text[start : start + n] for n in range(LONGEST, 1, -1))


def _returning(text: str, match: re.Match[str]) -> Iterator[Slip]:
    """A term of two characters and its first again: 网站网, 单位单."""
    known = terms()
    start, end = match.span()
    word = match[0][:2]
    if (
        match[0] in known.words
        or word not in known.terms
        or known.starts.get(match[1], 0) >= _LOOSE
    ):
        return
    if known.begins_at(text, end - 1) or known.crosses(text, end) or text[end : end + 1] == "了":
        return
    if text.startswith(_doubled().apart.get(match[1], _NOTHING), end):
        return
    if _follows(known, text, end):
        yield _slip(text, start, end, word)


def _slip(text: str, start: int, end: int, better: str) -> Slip:
    return Slip(start, end, better, f"“{text[start:end]}”多了一字")

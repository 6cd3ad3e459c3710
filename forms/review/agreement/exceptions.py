"""What is denied, or said of all, and told with a number elsewhere: 没有延期答复的申请 beside
延期答复3件; 留言528条，全部答复 beside 留言仍有31条未答复.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.quantities import Quantity, quantities_of
from forms.review.reading.sentences import Sentence, sentences_of
from forms.review.reading.units import THINGS, UNCOUNTED

_DENIED = regex(
    rf"(?P<no>(?:没有|从?未)(?:出现|发生|收到|发现|收取|举办|召开|开展|组织|设立|设|建立|建|配备|产生|安排|聘请|聘用|印发|制定)过?|没有|(?<![有毫])无(?![法障论需偿线缝疑声息]))"
    rf"(?P<what>{HAN}{{3,18}})(?=[，。；、]|$)",
    words="没有 未 无",
)
_SO_MANY = regex(rf"(?:\d|[两二三四五六七八九十])[{THINGS}](?:{HAN}{{0,4}})$")
"""Of so many, and not of all, is said what there was none of."""
_NO_POWER = regex(
    rf"(?:不(?:具有|具备|享有|承担|行使|履行)|没有|(?<![有毫])无)(?P<what>{HAN}{{3,18}}?)(?:的)?(?:权限?|职权|职能|职责|资格)(?=[，。；、]|$)",
    words="权 职 资格",
)
_MAKING = regex("(?:制定|制发|审批|实施|审查)$")
_AND = regex("[和及与]")
_TAIL = regex("(?:的)?(?:情况|情形|现象|问题|事件|行为|案件|案例|申请|事项|记录)+$")
_SAID_OF_IT = regex("是|成为|仍")
_CLAUSE = regex(r"[^，。；：！\n]+")
_SPECIAL = regex(
    r"其他|其它|另外|重大|严重|新的|新增|单独|独立|再|明确|专门规定|完全|任何因|以外|除|因|通过|对|不当|败诉|有效|健全|充分|相应|及时"
)
SOME = "个别|部分|有的|有些|一些|少数|某"
"""What tells of some of many, not of all."""
_OF_TIME = regex(
    r"上年|去年|往年|同期|季度|半年|\d月|[一二三四五六七八九十]月|20\d\d|以前|过去|此前|之前|曾|截至|下一步|明年|今后|如|若|凡|应当|不得|防止|避免|杜绝|为零|(?<![\d.])0[件次条个]"
)
_OTHER_TIME = regex(
    r"上年|去年|往年|同期|20\d\d|以前|过去|此前|之前|曾|下一步|明年|今后|如|若|凡|应当|不得|防止|避免|杜绝|为零|(?<![\d.])0[件次条个]"
)
"""Of what is not of the year: what is of one of its months belies that there was none all year."""
_SINCE = regex("此后|之后|以来|自此|从此|整改后")
_HOPED = regex("(?<!模)拟(?![定制稿写办订])|争取|力争|打算|预计")
"""What makes a number one that is still to come."""
_OF_WHOM = (
    "本级",
    "全市",
    "全县",
    "全区",
    "全省",
    "全镇",
    "机关本级",
    "下属",
    "所属",
    "乡镇",
    "街道",
    "部门",
    "村",
    "社区",
    "企业",
    "学校",
)
_SAME = {
    "办结": "答复",
    "办理": "答复",
    "回复": "答复",
    "处理": "答复",
    "逾期": "超期",
    "超时": "超期",
    "安排": "配备",
}
_ALL = regex(
    rf"(?P<of>(?:{HAN}|[“”\d]){{2,30}}?)[，,]?已?(?:全部|均|全都|一律|逐[条件个项]|逐一)(?:已|予以|按时|按期|及时|做到|作了|作出|进行)*(?P<deed>{HAN}{{2}})(?P<object>{HAN}{{0,12}})",
    words="全部 均 全都 一律 逐条 逐件 逐个 逐项 逐一",
)
_WHERE_FIT = regex("符合|可以|应当?|适宜|具备|同意|凡|要求|确保|保证|力争|督促")
"""What makes all of those that are fit, or only asked for: 符合条件的全部公开, 要求全部报送."""
_N = r"(?P<number>[1-9]\d*|[两二三四五六七八九十]+)"
_NOT = r"(?P<not>没有|未能?|逾期|超期)(?:按时|按期|及时|完全)?(?P<deed>[^\W\d_a-zA-Z]{2})"
_LEFT = regex(rf"{_N}{HAN}(?P<noun>{HAN}{{0,8}}?)(?:仍|还|尚)?{_NOT}(?P<object>{HAN}{{0,12}})")
_SOME_LEFT = regex(
    rf"(?:仍有|还有|尚有|有)?(?P<number>{SOME})(?P<noun>{HAN}{{1,10}}?)(?:仍|还|尚|至今)?{_NOT}(?P<object>{HAN}{{0,12}})"
)
"""Some that are not counted: 少数科室没有报送信息; of all of so many they may be the others."""
VAGUE = regex(SOME)
_DIGIT = regex(r"\d")
_LEFT_NAMED = regex(
    rf"{_NOT}(?P<object>{HAN}{{0,10}}?)的(?P<noun>{HAN}{{2,12}}?)(?:还|仍|尚|仅|只|共)?有{_N}[{THINGS}]"
)
_LEFT_BEHIND = regex(rf"(?P<noun>){_NOT}(?:的)?(?:有)?{_N}(?P<object>)")
_LED = 24
"""Characters before that tell of what some were not done."""
_NOT_DONE = ("未", "没有", "逾期", "超期")
_EXCEPT = regex("除|以外|未到期|期限内|尚在|其余|其他|结转|次年|下年|转下")
_SAYS_NO_THING = regex(
    "申请|问题|意见|建议|信息|工作|内容|单位|部门|公开|政府|政务|全部|全年|情况|收到|发现|抽查|检查|共有|受理|接到|所有|各类|其中|仍有|还有|尚有|目前|[的有仍还尚共个件条次项家名处]"
)
SHARED = 2
"""Characters of a noun that tells of which things two clauses speak."""
_COUNTED = regex(
    "(?:的|申请|案件|决定|情况|总数|数量|共|有|为|达|计|了|发生|受理|举办|召开|开展|组织|举行)*"
)
_OF_NUMBER = regex(rf"{HAN}{{0,6}}")
_ENDED = regex("$|[的均已被由主并全]|人员|案件|申请|情况")
"""What stands between the thing denied and its number, on either side, or ends its name."""
_ASIDE = regex(
    "协助|配合|指导|代理|模拟|观摩|旁听|参加|废止|清理|修订|撤销|备案|审核|审查|解读|转发|整改|核查|防"
    "|排查|筛查|委托|移送|移交|转送|执行|落实|上级|巡查|检查|整治|无关|宣传|培训|演练|学习|研究|讨论|通报|警示|监测|预警|处置"
)
"""What is done with things that may be old ones, or others'."""
_BEFELL = regex("发生|出现|产生|引发|导致")
_BESIDE = 12
"""Characters before a number that tell what was done with what it counts."""
LONG = 4
"""Characters of what is denied, that is hardly another thing."""


_CASES = regex("(?P<before_court>诉讼|起诉|应诉|法院)|复议(?!后)")


class Spot(NamedTuple):
    """A stretch of a text that says something; `object` is what a deed was done to, `cases` the
    kind of dispute that was spoken of last before.
    """

    words: str
    deed: str
    span: Span
    whom: frozenset[str]
    object: str = ""
    cases: str = ""


def is_of_time(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text tells of another time, or of a part of the year."""
    return bool(_OF_TIME.search(text, start, end))


def whom(words: str) -> frozenset[str]:
    """Of whom something is told, by the words for it."""
    return frozenset(word for word in _OF_WHOM if word in words)


def _cases(words: str) -> str:
    """Which kind of dispute some words speak of last, "" of none."""
    named = [found.lastgroup or "reconsideration" for found in _CASES.finditer(words)]
    return named[-1] if named else ""


def _same(words: str) -> str:
    for word, same in _SAME.items():
        words = words.replace(word, same)
    return words


@by_paragraph
def denials_told(text: str) -> tuple[Spot, ...]:
    """What a text says that there was none of."""
    return tuple(one for sentence in sentences_of(text) for one in _denials(text, sentence))


def _denials(text: str, sentence: Sentence) -> Iterator[Spot]:
    for match in _DENIED.finditer(text, sentence.start, sentence.end):
        said = _SAID_OF_IT.split(match["what"])[0]
        what = _TAIL.sub("", said)
        what = what if len(what) >= LONG else said
        led = text[sentence.start : match.start()]
        if _SO_MANY.search(led):
            continue  # 有6个没有发现问题
        if len(what) < LONG or _SPECIAL.search(what) or _OF_TIME.search(led) or _SINCE.search(led):
            continue
        whose = led + what
        yield Spot(_same(what), "", match.span(), whom(whose), cases=_cases(whose))
    for match in _NO_POWER.finditer(text, sentence.start, sentence.end):
        for part in _AND.split(match["what"]):
            what = _MAKING.sub("", part)
            if len(what) >= LONG and not _SPECIAL.search(what):
                yield Spot(_same(what), "", match.span(), whom(what))


@by_paragraph
def counts_told(text: str) -> tuple[Spot, ...]:
    """The clauses of a text that count something of this year, a bar where the number stands."""
    starts = [quantity.start for quantity in quantities_of(text)]
    return tuple(one for it in sentences_of(text) for one in _counts(text, it, starts))


def _counts(text: str, sentence: Sentence, starts: Sequence[int]) -> Iterator[Spot]:
    low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
    quantities = quantities_of(text)[low:high]
    for clause in _CLAUSE.finditer(text, sentence.start, sentence.end) if quantities else ():
        here = next((q for q in quantities if clause.start() <= q.start < clause.end()), None)
        timed = _OTHER_TIME.search(text, sentence.start, clause.end()) or (
            here and _HOPED.search(text, clause.start(), here.start)
        )
        if here and _is_some(here) and not timed and not _DENIED.search(f"{clause[0]}。"):
            words = f"{text[clause.start() : here.start]}|{text[here.stop : clause.end()]}"
            led = text[sentence.start : clause.end()]
            span = here.start, here.stop
            yield Spot(_same(words), "", span, whom(led), cases=_cases(led))


def _is_some(quantity: Quantity) -> bool:
    return quantity.value > 0 and quantity.unit not in UNCOUNTED


def is_denied(denied: Spot, counted: Spot) -> bool:
    """Whether a clause counts what another one says that there was none of."""
    if denied.whom != counted.whom and (denied.whom or counted.whom):
        return False
    if denied.cases and counted.cases and denied.cases != counted.cases:
        return False
    return _counts_what(denied.words, counted.words)


@lru_cache(maxsize=4096)
def _counts_what(denied: str, words: str) -> bool:
    """Whether a clause, a bar in the place of its number, counts what is denied."""
    last = denied if denied in words else denied[-2:]
    if last != denied and not _has_pairs(denied, words):
        return False
    front, _, behind = words.partition("|")
    aside = _ASIDE.search(_BEFELL.split(front)[-1][-_BESIDE:] + behind)
    if aside and aside[0] not in denied:
        return False
    if last in front:
        return bool(_COUNTED.fullmatch(front.rpartition(last)[2]))
    before, _, after = behind.partition(last)
    return bool(_OF_NUMBER.fullmatch(before) and _ENDED.match(after))


def _has_pairs(what: str, words: str) -> bool:
    """Whether all pairs of characters of some words stand in others."""
    pairs = (what[at : at + 2] for at in range(len(what) - 1))
    return len(what) > LONG and all(pair in words for pair in pairs)


# ---- all, and some


@by_paragraph
def said_of_all(text: str) -> tuple[Spot, ...]:
    """What a text says that was done with all of some things."""
    return tuple(
        Spot(match["of"], _same(match["deed"]), match.span(), whom(match["of"]), match["object"])
        for sentence in sentences_of(text)
        for match in _ALL.finditer(text, sentence.start, sentence.end)
        if not _OF_TIME.search(text, sentence.start, match.end())
        and not _WHERE_FIT.search(match["of"])
        and "其中" not in match["of"]
    )


@by_paragraph
def said_of_some(text: str) -> tuple[Spot, ...]:
    """What a text says that was not done, or not in time, with how many."""
    return tuple(one for sentence in sentences_of(text) for one in _some(text, sentence))


def _some(text: str, sentence: Sentence) -> Iterator[Spot]:
    said = text[sentence.start : sentence.end]
    if not any(word in said for word in _NOT_DONE):
        return
    if _OF_TIME.search(said) or _EXCEPT.search(said):
        return
    for pattern in (_LEFT, _LEFT_BEHIND, _LEFT_NAMED, _SOME_LEFT):
        for match in pattern.finditer(said):
            number = match["number"] if pattern is _SOME_LEFT else ""
            led = said[max(0, match.start() - _LED) : match.start()]
            words = f"{led}|{number}{match['noun']}"
            span = sentence.start + match.start("number"), sentence.start + match.end()
            yield Spot(words, _same(match["deed"]), span, whom(words), match["object"])


def is_exception(all_: Spot, some: Spot) -> bool:
    """Whether some of what was said of all is told to be otherwise."""
    if all_.deed != some.deed or all_.whom != some.whom:
        return False
    if all_.object and some.object and longest(all_.object, some.object) < SHARED:
        return False
    if VAGUE.search(some.words) and not _is_of_them(all_, some):
        return False
    names = [_SAYS_NO_THING.sub("|", one.words).strip("|") for one in (all_, some)]
    if not any(names):
        return all("申请" in one.words for one in (all_, some))
    named = longest(*names)
    same = named and longest(all_.object, some.object) >= LONG  # 村 is a short name
    return bool(same) or named >= SHARED or longest(all_.words, some.words) > LONG


def _is_of_them(all_: Spot, some: Spot) -> bool:
    """Whether uncounted ones are of all, not of more than were counted, nor of another thing."""
    of = f"{all_.words}|{all_.object}"
    return not _DIGIT.search(of) and some.object.lstrip("过了") in of


def longest(one: str, other: str) -> int:
    """How long the longest words are that stand in both, marks apart."""
    best = 0
    for at in range(len(one)):
        while at + best < len(one) and "|" not in (part := one[at : at + best + 1]):
            if part not in other:
                break
            best += 1
    return best

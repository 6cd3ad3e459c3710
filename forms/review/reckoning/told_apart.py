"""What a few numbers told clause by clause come to: 5个村由干部蹲点，目前4个村已恢复，1个村因改造
暂缓; 恳谈会19场，每村1场; 农户4362户、资金276万元，户均633元; 13个乡镇第4名.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from forms.numerals import COUNT, LARGE, SEVERAL, whole_number, written
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import stretch_start
from forms.review.reading.units import OFFICES, TURNS
from forms.review.reckoning.of_two import Reckoned, last_place
from forms.review.rulebook import rules

_SUM, _LIST = "sum-mismatch", "list-count"
_UNIT = f"[{OFFICES}件项条]"
_DONE_AND_NOT = regex(
    rf"(?<![第\d.])(?P<n>{SEVERAL})(?P<unit>{_UNIT})(?P<noun>{HAN}{{1,4}}?)[^。；\d\n]{{0,20}}?，(?:目前|现|截至目前|年内)?[，,]?"
    rf"(?P<done>{COUNT})(?P=unit)(?P=noun)?(?:均|都)?已[^，。；\d\n]{{2,14}}[，,](?:另|另有|还有|其余|其他)?"
    rf"(?P<open>{COUNT})(?P=unit)(?P=noun)?(?:因|正|尚|仍|未|待|暂)",
    words="已",
)
"""So many, of which some are done and the others are not."""
_ITEMS = regex(
    rf"(?P<n>{SEVERAL})(?P<unit>[项个条])[^。；：\d\n]{{1,16}}：[^。；：\d\n]{{4,80}}?(?P<done>{SEVERAL})(?P=unit)(?:均|都)?已[^，。；\n]{{2,10}}[，,]"
    rf"[^。；：\d\n]{{2,40}}?(?P<open>{COUNT})(?P=unit)[^。；\n]{{0,14}}?(?:未|正在|尚|暂缓|推迟)",
    words="已",
)
"""The same of items named one by one: 3项措施：建立台账、开展检查两项已完成，升级平台一项未完成."""
_PLACED = regex(
    rf"(?<![第\d.])(?P<n>{SEVERAL})个(?:乡镇|镇街|街道|乡|镇|县区|县|区|市|单位|部门|成员单位|科室|社区|村)[^。；，\d\n]{{0,8}}?(?:中)?[，,]?(?:排名|位列|居|列|排)?第(?P<place>{COUNT})(?:名|位)",
    words="第",
)
_ONE_EACH = regex(
    rf"(?<![第\d.])(?P<total>{SEVERAL})(?P<unit>[场次个处])，每个?(?P<noun>村|镇|乡|街道|社区|科室|股室|单位|部门|校|学校)(?:各|都|均)?(?P<each>{COUNT})(?P=unit)",
    words="每",
)
_SHARED = regex(
    rf"(?P<count>[1-9]\d{{1,6}})(?P<of>[户人])[^。；\n]{{0,20}}?(?P<money>\d+(?:\.\d+)?)(?P<large>[万亿])元，(?P=of)均{HAN}{{0,6}}?(?P<rough>约|近)?(?P<each>\d+(?:\.\d+)?)元",
    words="均",
)
_TURNS_TOLD = regex(
    rf"(?<![第\d.])(?P<n>{SEVERAL})(?P<unit>[{TURNS}])[^。；\n]{{0,24}}?分别(?:为|是|有|达)?(?P<row>\d+(?P<of>{HAN}{{1,2}})(?:、\d+(?P=of))+(?:[和及与]\d+(?P=of))?)(?=[，。；])",
    words="分别",
)
"""3期，累计培训142人次，分别为52人次、47人次、43人次."""
_QUARTERS = regex(
    rf"四个季度(?:分别|各|均)[^，。；\d\n]{{0,20}}?(?P<each>{COUNT})(?P<unit>[{TURNS}])[，,](?:全年|一年|合计|总计)(?:一?共)?(?P<n>{COUNT})(?P=unit)",
    words="季度",
)
QUARTERS = 4
SLACK, ROUGH = Decimal("0.01"), Decimal("0.06")
"""Of a mean, by how much it may be off, and where it is told as approximate."""
_NOT_ALL = regex("其中|另|等|除|平均|抽|部分")


@by_paragraph
def reckoned_apart(text: str) -> Iterator[Reckoned]:
    """All such numbers of a text that do not come out."""
    for pattern in (_DONE_AND_NOT, _ITEMS):
        yield from _parted(text, pattern)
    yield from _placed(text)
    yield from _one_each(text)
    yield from _shared(text)
    yield from _turns(text)
    yield from _quarters(text)


def _parted(text: str, pattern: re.Pattern[str]) -> Iterator[Reckoned]:
    for match in pattern.finditer(text):
        n, done, open_ = (whole_number(match[name]) for name in ("n", "done", "open"))
        if done + open_ != n and done < n:
            told = f"分项之和与总数不符：{done} + {open_} = {done + open_}"
            yield Reckoned(match.span("n"), f"{told}，正文写总数 {match['n']}{match['unit']}", _SUM)


def _placed(text: str) -> Iterator[Reckoned]:
    for match in _PLACED.finditer(text):
        if whole_number(match["place"]) > whole_number(match["n"]):
            yield Reckoned(
                match.span("place"), f"一共 {match['n']}个，不会有第 {match['place']} 名", _SUM
            )


def _one_each(text: str) -> Iterator[Reckoned]:
    """Where it is told in the same paragraph how many there are of which each had its own."""
    for match in _ONE_EACH.finditer(text):
        known = {whole_number(one[1]) for one in _known(match["noun"]).finditer(text)}
        total, each = whole_number(match["total"]), whole_number(match["each"])
        if len(known) == 1 and total != (right := each * known.pop()):
            told = f"每{match['noun']}{match['each']}{match['unit']}，应为 {right}{match['unit']}"
            yield Reckoned(match.span("total"), f"{told}，正文写 {total}{match['unit']}", _SUM)


@cache
def _known(noun: str) -> re.Pattern[str]:
    """How a paragraph tells how many of a thing there are: 向全镇19个村, 19个社区."""
    return regex(rf"(?<![第\d.])([1-9]\d{{0,2}})个{noun}(?!委|民|级|务|镇|庄)")


def _shared(text: str) -> Iterator[Reckoned]:
    for match in _SHARED.finditer(text):
        count, each = Decimal(match["count"]), Decimal(match["each"])
        money = Decimal(match["money"]) * LARGE[match["large"]]
        step = last_place(match["money"]) * LARGE[match["large"]]
        slack = step / count + each * (ROUGH if match["rough"] else SLACK)
        if abs(money / count - each) > slack:
            right = written(round(money / count))
            sum_ = f"{match['money']}{match['large']}元 ÷ {match['count']}"
            told = f"{match['of']}均不对：{sum_} = {right}元"
            yield Reckoned(match.span("each"), f"{told}，正文写 {match['each']}元", _SUM)


def _turns(text: str) -> Iterator[Reckoned]:
    for match in _TURNS_TOLD.finditer(text):
        row, n = match["row"].count(match["of"]), whole_number(match["n"])
        start = stretch_start(text, match.start(), "。；\n")
        if row != n and not _NOT_ALL.search(text, start, match.end()):
            said = f"{match['n']}{match['unit']}"
            told = f"{rules()[_LIST].title}：前面说“{said}”，分别说到的是 {row} 个数"
            yield Reckoned(match.span("n"), told, _LIST)


def _quarters(text: str) -> Iterator[Reckoned]:
    for match in _QUARTERS.finditer(text):
        each, n = whole_number(match["each"]), whole_number(match["n"])
        if each * QUARTERS != n:
            told = f"每季度 {each}{match['unit']}，全年应为 {each * QUARTERS}{match['unit']}"
            yield Reckoned(match.span("n"), f"{told}，正文写 {match['n']}{match['unit']}", _SUM)

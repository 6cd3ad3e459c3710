"""Rates, scores, times and ranks that are told twice: 工单满意率96% and 工单满意率达到98%."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import Sentence, sentences_of
from forms.review.reading.units import TURNS

_MEASURE = regex(
    r"(?P<kind>率|满意度|知晓度|得分|时长|用时|时限|占比)(?:指标)?"
    r"(?:总体|已|也|就|仅|均)?(?:为|是|达到?了?|约为|保持在)?\s?(?P<value>\d{1,4}(?:\.\d+)?)(?P<unit>[%％]|分(?!之|钟)|天|个?工作日|小时)"
    "(?!以[上内下]|左右|的目标)",
    words="率 度 分 时长 用时 时限 占比",
)
_NAME = regex(rf"{HAN}{{1,14}}$")
_RANK = regex(
    rf"(?:(?P<region>全[省市县区州国]){HAN}{{0,4}})?(?P<name>考核|考评|评估|测评|评议|检查|抽查)(?:结果|成绩|得分|中)?{HAN}{{0,4}}?[，,]?"
    r"(?:排名|排|位列|位居|列|居|获得?|取得)?(?:(?P<of>全[省市县区州国]))?(?:排名|排|位列|位居|列|居)?"
    r"第(?P<value>\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名)",
    words="第",
)
_APART = regex(
    rf"上年|去年|往年|同期|季度|半年|\d月|[一二三四五六七八九十]月|第[一二三四五六七\d]+[{TURNS}]|首次|再次|其中|分别|目标|要求|力争|不低于|不少于|由|从|原来|改造前|以前"
    r"|20\d\d|较|每|规定|法定|标准|确保|下一步|明年"
)
_LED = regex(rf"(?:{HAN}{{0,12}}(?:显示|表明)[，,：:])?")
_IDLE = regex(
    r"全年|今年|本年度?|年内|目前|截至年底|我[局县市区镇乡街委办]|本[局机单][关位]?|全[局县市区镇乡省]|综合|总体|整体|其|的|平均|年度|实现|达到|保持|使|“|”|政务公开|政府信息公开|信息公开|工作"
)
_KIND = regex(rf"(?:(?:按时|按期|及时|一次)?{HAN}{{2}}[率度]|(?:办理|办结|答复|处理)?{HAN}{{2}})$")
LONGEST = 14
SUBJECT = 2
"""Characters that a name must have besides the kind of measure, to be of something."""


class Measure(NamedTuple):
    """A measure by the name of what it is of, with its value and place."""

    name: str
    value: str
    unit: str
    span: Span


@by_paragraph
def measures_in(text: str) -> tuple[Measure, ...]:
    """The measures of this year in a text that are of something named."""
    return tuple(one for sentence in sentences_of(text) for one in _measures(text, sentence))


def _measures(text: str, sentence: Sentence) -> Iterator[Measure]:
    for match in _MEASURE.finditer(text, sentence.start, sentence.end):
        start = max(sentence.start, match.start() - LONGEST)
        named = _NAME.search(text, start, match.start())
        if named is None:
            continue
        said = named[0] + match["kind"]
        name = _IDLE.sub("", said)
        kind = _KIND.search(name)
        led = text[sentence.start : named.start()]
        subject = len(name) - (len(kind[0]) if kind else 0)
        if subject < SUBJECT or _APART.search(led + said) or not _LED.fullmatch(led):
            continue
        unit = match["unit"].replace("％", "%").removeprefix("个")
        yield Measure(name, match["value"], unit, match.span("value"))
    for match in _RANK.finditer(text, sentence.start, sentence.end):
        if not _APART.search(text, sentence.start, match.start("value") - 1):
            name = f"{match['name']}{match['region'] or match['of'] or ''}"
            yield Measure(name, match["value"], "第", match.span("value"))


def differ(one: Measure, other: Measure) -> bool:
    """Whether two measures are of one thing and have two values."""
    return (one.name, one.unit) == (other.name, other.unit) and one.value != other.value

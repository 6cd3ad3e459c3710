"""Parts that are more than their whole: 参加考试的52人中，59人合格; 满分100分，得120分.

And parts told with the number first, which are not all of it: 40名代表中，35名满意、7名不满意.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from forms.numerals import written
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.totals import Fault, part_above_whole, sum_fault

_AMONG = regex(rf"{HAN}{{0,6}}(?:中|里)[，,]?(?:共?有|已有|已)?", words="中 里")
_HAS = regex(rf"{HAN}{{0,6}}(?<!共)有", words="有")
_SAT = regex(
    r"参加|参训|参考|参评|参与|应考|应试|检查|抽查|考核|测评|评议|受检|评估",
    words="参 应考 应试 查 考核 评 受检",
)
_OUTCOME = regex(
    "(?:成绩|考核|考试|测评|均|全部|一次性|顺利|评定为|评为|被评为|为)*"
    "(?:不?合格|不?及格|不?达标|未?通过|优秀|优良|良好|不?满意|缺考|缺席)",
    words="格 达标 通过 优 良好 满意 缺",
)
_OUTCOME_FIRST = regex(
    "(?:其中)?(?:成绩|考核|考试|测试|评定为|评为|被评为)*(?:不?合格|不?及格|不?达标|未?通过|优秀|优良|良好|缺考)的?(?:共|有|为)?",
    words="格 达标 通过 优 良好 缺",
)
_DONE = regex("[已均按未被系为获属予办答]")
"""Behind a number of papers, which may be of others than those before it (10件中，13件附件)."""
_OF_THEM = regex(
    rf"[^。；\d，]{{0,10}}[，,（]其中[，,]?{HAN}{{0,8}}?(?:的)?(?:就|共|已|仅)?有?"
    rf"|{HAN}{{0,8}}?[，,]?(?:现|均)?已经?(?:全部)?(?:完成|办结|整改|落实|解决|答复|建成|达标|销号|通过|采纳|兑现)(?:了)?"
)
_IS_DONE = regex(f"已(?:经)?{HAN}{{2}}")
_NEXT = regex("[^，。；、\\d]{0,24}，", words="，")
"""向3件申请的申请人发出通知，4件已缴费."""
_OF_THAT = regex(
    rf"[，,；（(]其中[，,]?(?P<what>{HAN}{{2,24}}?)(?:就|共|已|仅|达|超过?|约|近|多达)*",
    words="其中",
)
"""The same of what bears the name of the whole: 总阅读量21.5万次；其中一文阅读量超1.2万次."""
_NAMED_ALIKE, _AS_WHOLE = 3, 16
"""Characters of that name, and before the whole among which it stands."""
_SOME_AMONG = regex(
    rf"{HAN}{{0,8}}[中里][，,][^。；，]{{2,16}}的(?:共|就|仅|只|竟)?有", words="中 里"
)
"""抽查的50条留言中，超过3天才回复的有7条."""
_OF_SOME_KIND = regex(r"[，,][^，。；\d]{2,14}的(?:共|就|仅|只|竟)?有", words="的")
"""发布720条，阅读量过万的有15条."""
_TAKES = regex(rf"{HAN}{{0,6}}[中里][，,]?{HAN}{{2,8}}占", words="占")
"""12篇解读中文字解读占8篇."""
_ONLY = regex(rf"{HAN}{{0,12}}(?:仅有?|只有)", words="仅 只有")
_DAYS = frozenset(("天", "日", "工作日", "个工作日", "小时", "月"))
_THINGS = frozenset(("人", "名", "位", "家", "户", "件", "所"))
_FURTHER = regex("另|新增|增加|补|加上|还有|此外", words="另 新增 增加 补 加上 还有 此外")
_FULL = regex(r"(?:满分|总分)(?:为|是)?\s?(\d{1,4})分(?!之|钟)|百分制", words="满分 总分 百分制")
_SCORE = regex(
    r"(?<!满)(?<!总)(?:占|得|计|评|为|得分|考核|赋)\s?(\d{1,4}(?:\.\d+)?)分(?!之|钟)", words="分"
)
_BONUS = regex("加分|附加|折合|折算|千分制", words="加分 附加 折合 折算 千分制")
_LABEL = regex(rf"{HAN}{{1,8}}")
_GAP = regex(r"[，,、：:；;]?(?:和|及|其中|有|中|中有|中，|其余)*")
DENIED = "不未非没"
HUNDRED = 100


def excesses(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """The faults of parts in one sentence, which is `text[start:end]`."""
    yield from _scores(text, start, end)
    for whole, part in _said_to_be_of(text, quantities):
        yield part_above_whole(text, whole, part)
        return
    for whole, part in pairwise(q for q in quantities if q.unit not in _DAYS):
        if _is_among(text, whole, part):
            yield part_above_whole(text, whole, part)
            return
        if _is_more(whole, part) and _is_part(text, start, whole, part):
            yield part_above_whole(text, whole, part)
            return
    yield from _told_first(text, quantities)


def _said_to_be_of(
    text: str, quantities: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """8个，其中改版的就有11个; 五项任务已完成六项: one number more than all those before it."""
    for index, part in enumerate(quantities[1:], 1):
        before = [q for q in quantities[:index] if q.unit == part.unit]
        whole = quantities[index - 1]
        if part.unit in ("%", "") or not before or any(q.loose for q in before):
            continue
        if whole.unit != part.unit or part.low <= sum(q.high for q in before):
            continue
        done = part.unit in _THINGS and _IS_DONE.match(text, part.stop)
        after = done and _NEXT.fullmatch(text, whole.stop, part.start)
        sure = not part.loose and (after or _OF_THEM.fullmatch(text, whole.stop, part.start))
        if sure or _is_of_that(text, whole, part):
            yield whole, part


def _is_of_that(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether a number is told of one of those whose name the whole bears."""
    told = _OF_THAT.fullmatch(text, whole.stop, part.start)
    named = text[max(0, whole.start - _AS_WHOLE) : whole.start]
    return told is not None and told["what"][-_NAMED_ALIKE:] in named


def _is_more(whole: Quantity, part: Quantity) -> bool:
    return (
        whole.unit == part.unit
        and part.unit in _THINGS
        and part.low > whole.high
        and not (whole.loose or part.loose)
    )


def _is_among(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether more are said to be some of those before them than there are."""
    alike = whole.unit == part.unit and whole.unit not in ("%", "")
    more = part.low > whole.high and not (whole.loose or part.loose)
    ways = (_SOME_AMONG, _OF_SOME_KIND, _TAKES)
    return alike and more and any(way.fullmatch(text, whole.stop, part.start) for way in ways)


def _is_part(text: str, start: int, whole: Quantity, part: Quantity) -> bool:
    """Whether a number is of those counted right before it."""
    if _FURTHER.search(text, whole.stop, part.start):
        return False
    if _AMONG.fullmatch(text, whole.stop, part.start):
        return bool((_DONE if part.unit == "件" else _LABEL).match(text, part.stop))
    between = text[whole.stop : part.start]
    if _ONLY.fullmatch(between):
        return True  # 18家幼儿园仅有11家
    if _HAS.fullmatch(between):
        return bool(_OUTCOME.match(text, part.stop))
    sat = _SAT.search(text, max(start, whole.start - 12), part.start)
    near = between.count("，") == 1 and not any(mark in between for mark in "；、")
    led = _OUTCOME_FIRST.fullmatch(between.partition("，")[2])
    behind = between.endswith("，") and _OUTCOME.match(text, part.stop)
    return bool(sat and near and (led or behind))


def _scores(text: str, start: int, end: int) -> Iterator[Fault]:
    """满分100分，得120分."""
    full = _FULL.search(text, start, end)
    if not full or _BONUS.search(text, start, end):
        return
    most = float(full[1] or HUNDRED)
    for score in _SCORE.finditer(text, start, end):
        if float(score[1]) > most and score.start(1) != full.start(1):
            message = f"分值多于总分：{score[1]}分 多于 {written(int(most))}分"
            yield Fault("sum-mismatch", score.span(1), message)


def _told_first(text: str, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """40名代表，35名满意、4名基本满意、1名不满意: the labels behind the numbers end alike."""
    for index, total in enumerate(quantities[:-2]):
        parts, labels = _labelled(text, total, quantities[index + 1 :])
        if len(parts) < 2 or any(q.unit == total.unit for q in quantities[:index]):
            continue
        summed = sum(part.value for part in parts)
        ends = {label[-2:] for label in labels}
        opposed = any(label[0] in DENIED for label in labels) and len(ends) == 1
        whole = opposed and (len(parts) > 2 or "满意" not in ends)
        if opposed and (summed > total.high or (whole and summed < total.low)):
            yield sum_fault(text, total, parts, summed, (total.start, parts[-1].stop))


def _labelled(
    text: str, total: Quantity, after: Sequence[Quantity]
) -> tuple[list[Quantity], list[str]]:
    """The parts behind a total, each with its label behind it; none where others follow."""
    parts: list[Quantity] = []
    labels: list[str] = []
    if total.loose or total.unit in ("%", "") or not after:
        return parts, labels
    edge = after[0].start
    for part in after:
        label = _LABEL.match(text, part.stop)
        joined = not parts or _GAP.fullmatch(text, edge, part.start)
        if part.unit != total.unit or part.loose or not label or not joined:
            break
        parts.append(part)
        labels.append(label[0])
        edge = label.end()
    more = any(part.unit == total.unit for part in after[len(parts) :])
    return ([], []) if more else (parts, labels)

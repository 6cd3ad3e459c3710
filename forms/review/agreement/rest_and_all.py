"""What is said of the rest, or of all, and denied in the same breath or elsewhere:
余下3处已更换，定于明年2月更换; 共8件，8件的回执均已公开，另3件未公开; 剪纸3幅，没有剪纸;
均在法定期限内答复 and 1件超期.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from forms.numerals import COUNT, whole_number
from forms.patterns import regex
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph, pairs_by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import COUNTED

_UNIT = f"[{COUNTED}]"
_DEEDS = "答复|办结|整改|更换|完成|解决|公开|补齐|到位|改正|修复|销号|回复|办理|处理|移交"

# ---- the rest, done and still to be done

_REST_DONE = regex(
    rf"(?:其余|余下|剩下|剩余|另外)的?{COUNT}{_UNIT}[^，。；]{{0,6}}?已(?![列报纳启开移转交立制进])[^，。；的]{{0,12}}?(?:{_DEEDS})[^。；，]{{0,4}}[，,](?:但[^，。；]{{1,20}}[，,])?"
    rf"(?P<due>(?:结转|转入|转至|留待|顺延|延至|推迟)[^，。；的]{{1,14}}(?=[，。；])|(?:计划|定于|拟于|拟在|将于|将在|预计|力争)(?:20\d\d年|明年|次年|\d{{1,2}}月)[^，。；]{{0,8}}?(?:{_DEEDS}))",
    words="其余 余下 剩下 剩余 另外",
)


@pairs_by_paragraph
def done_and_due(text: str) -> Iterator[tuple[Span, Span]]:
    """Where the rest is told as done, and as still to be done."""
    for match in _REST_DONE.finditer(text):
        yield (match.start(), match.start("due")), match.span("due")


# ---- all of them, and others that are not

_ALL_AND_OTHERS = regex(
    rf"(?:共|合计|总计|共计)(?P<all>{COUNT})(?P<unit>{_UNIT})[，,；。][^。\n]{{0,40}}?(?<!\d)(?P<n>{COUNT})(?P=unit)[^，。；\d]{{0,8}}(?:均|全部|都)已?[^，。；\d]{{0,8}}?(?P<deed>{_DEEDS})"
    rf"[，,；](?:另外?有?|其余|余下|还有|尚有|剩下)的?(?P<some>{COUNT})(?P=unit)[^。；\d]{{0,24}}?(?:未|没有|不|暂)[^，。；]{{0,3}}(?P=deed)",
)
_NONE_LEFT = regex(
    rf"(?<![第\d.])(?P<all>[1-9]\d*)(?P<unit>{_UNIT})[，,][^。；，\d]{{0,6}}(?:{_DEEDS})(?P<some>[1-9]\d*)(?P=unit)[^。；\n]{{0,24}}?[，,]"
    r"(?P<none>(?:没有|无|未留)(?:一个|一项|任何)?遗留|无一遗留|(?:已)?全部(?:整改|解决|改正|销号)|(?:没有|无)未(?:整改|解决|办结|完成))",
    words="遗留 全部整改 全部解决 全部改正 全部销号 有未 无未",
)
_DENIED = regex(
    rf"(?P<what>{HAN}{{2,4}})(?P<n>[1-9]\d*)(?:{_UNIT}|部)[，、；](?P<between>[^。\n]{{0,40}}?)(?P<none>(?:没有|未有|无)(?P=what))(?=[，。；])",
    words="没有 未有 无",
)
_LOST = regex(
    r"(?P<what>纠正|撤销|败诉)(?:结果)?(?P<n>[1-9]\d*)件(?P<between>[^。\n]{0,40}?)(?P<none>(?:没有|无)(?:一件)?(?:案件)?被?(?:判决|裁判|法院|复议机关|依法)*(?P=what)的?(?:案件|情形|情况|结果)?)(?=[，。；])",
    words="纠正 撤销 败诉",
)
"""Of one case told as lost, and all as not lost; several kinds of cases may stand between."""
_APART = regex(
    f"{_DEEDS}|其余|余下|另|剩|上年|去年|今年|半年|季度|\\d月|其他|第[一二三四]|县|镇|村"
)
_OTHER_CASES = regex("诉讼|起诉|复议|上年|去年|其余|另")


@pairs_by_paragraph
def all_and_others(text: str) -> Iterator[tuple[Span, Span]]:
    """Where something is said of all, and not of others; where none is left, and some are."""
    for match in _ALL_AND_OTHERS.finditer(text):
        if whole_number(match["n"]) == whole_number(match["all"]):
            yield match.span("n"), match.span("some")
    for match in _NONE_LEFT.finditer(text):
        if int(match["some"]) < int(match["all"]):
            yield match.span("all"), match.span("none")
    for match in _LOST.finditer(text):
        if not _OTHER_CASES.search(match["between"]):
            yield match.span("n"), match.span("none")
    for match in _DENIED.finditer(text):
        if not _APART.search(match["between"] + match["what"]):
            yield match.span("n"), match.span("none")


# ---- all in time, and some overdue

_IN_TIME = regex(
    r"(?:均|全部|都|一律)(?:已|能)?(?:在|于)?(?:法定|规定)?(?:的)?(?:期限|时限|时间)之?内(?:予以)?(?:全部)?(?:办结|答复|办理|完成)"
    r"|(?:均|全部|都)(?:已)?(?:按期|按时|依法按时|依法按期)(?:办结|答复)|(?:没有|无|未发生|未出现)(?:一件)?(?:超期|逾期|超时)(?:答复|办理|办结|情况|现象|件)?(?=[，。；])"
    r"|(?:按时|按期|准时)(?:答复|办结)率(?:为|达到?|保持)?100[%％]|(?:答复|办结)(?:准时|按时|及时|按期)率(?:为|达到?|保持)?100[%％]",
    words="期限 时限 时间 按期 按时 按 期 超时 100% 100％",
)
_OVERDUE = regex(
    rf"(?<!没有)(?<!无)(?<!未有)(?P<n>{COUNT})件[^，。；\d]{{0,6}}?(?:超期|逾期|超时)(?!不|未?缴|未补|补)(?:未)?(?:答复|办理|办结)?(?=[，。；、的（]|才)",
    words="超期 逾期 超时",
)
_SOME_OVERDUE = regex(
    "(?:个别|少数|部分|有的)(?:疑难|复杂)?申请[^，。；\\d]{0,6}?(?:超期|逾期|超时|超过法定期限|超过规定期限)(?:答复|办理|办结)?(?=[，。；])",
    words="个别 少数 部分 有的",
)
_OTHERS = regex(
    "建议|提案|信箱|留言|来信|热线|工单|投诉|信访|来电|咨询|问题|任务|上年|去年|第[一二三四]季度|半年|险些|避免|防止|如|若|整改"
)
_OURS = regex("申请|答复|复议|诉讼|办结")


class _Said(NamedTuple):
    span: Span


def in_time_and_overdue(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where all applications are said to be answered in time, and some to be overdue."""
    late = [(passage, one) for passage in told for one in _late(passage.text)]
    for passage in told if late else ():
        for one in islice(_in_time(passage.text), 1):
            yield At(passage, one.span), At(late[0][0], late[0][1].span)


@by_paragraph
def _in_time(text: str) -> tuple[_Said, ...]:
    return tuple(
        _Said(match.span()) for match in _IN_TIME.finditer(text) if _is_ours(text, match.span())
    )


@by_paragraph
def _late(text: str) -> tuple[_Said, ...]:
    return tuple(
        _Said(match.span())
        for pattern in (_OVERDUE, _SOME_OVERDUE)
        for match in pattern.finditer(text)
        if _is_ours(text, match.span())
    )


def _is_ours(text: str, span: Span) -> bool:
    """Whether a clause tells of applications of the year, and of nothing else."""
    start, _ = sentence_around(text, *span)
    clause = stretch_start(text, span[0], "；。\n")
    return bool(_OURS.search(text, start, span[1])) and not _OTHERS.search(text, clause, span[1])

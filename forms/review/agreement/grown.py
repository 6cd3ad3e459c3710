"""What grew from one number to another, and its number elsewhere: 专职人员由2名增至3名 and 专职1名;
26个栏目归并为24个 and 对21个栏目逐一检查; 由12个压缩到8个 and 减少6个.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from forms.numerals import COUNT, whole_number
from forms.patterns import regex
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span, touch
from forms.review.passage import Passage
from forms.review.reading.characters import HAN, is_han
from forms.review.reading.counted_words import vocabulary
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import COUNTED

_UNIT = f"个工作日|[{COUNTED}天台人类部]"
_TO = (
    "增至|增加到|增加至|增为|扩大到|扩大至|压缩到|压缩至|压缩为|精简为|精简到|归并为|归并到|整合为|整合到|合并为|缩短为"
    "|缩短到|缩短至|延长到|延长至|减至|减少到|减少至|降到|降至|减为|清理为|清理到|扩至|扩充到|优化为"
)
_GREW = (
    regex(
        rf"(?P<name>{HAN}{{2,8}}?)(?:数量|总数)?已?[由从](?:原有的?|原来的?|上年的?|年初的?|20\d\d年的?)?(?P<a>{COUNT})(?P<unit>{_UNIT}){HAN}{{0,4}}?(?:{_TO})(?P<b>{COUNT})(?P=unit)",
        words="由 从",
    ),
    regex(
        rf"(?:原有的?|[把将])(?P<a>{COUNT})(?P<unit>{_UNIT})(?P<name>{HAN}{{2,4}}?)(?:{_TO})(?P<b>{COUNT})(?P=unit)",
        words="原有 把 将",
    ),
)
_GREW_LACKING = regex(
    rf"“(?P<name>{HAN}{{2,6}}?)(?:场次|次数|数量|期数)?[偏太较过]?少”(?:的)?问题{HAN}{{0,8}}[，,][由从](?:上年|20\d\d年)的?(?P<a>{COUNT})(?P<unit>{_UNIT}){HAN}{{0,4}}?(?:{_TO})(?P<b>{COUNT})(?P=unit)",
    words="少",
)
"""What last year's report found too few of: “开放日偏少”问题已改善，由上年的4场增加到6场."""
_PLANNED = regex(
    rf"(?:计划|拟|将)(?:举办|开展|组织|召开|制作|发布|安排)?(?P<name>{HAN}{{2,8}}?)(?P<total>{COUNT})(?P<unit>{_UNIT})[，,][较比](?:今年|本年|上年|，+|20\d\d年)(?:增加|多|增长)了?(?P<more>{COUNT})(?P=unit)",
    words="计划 拟 将",
)
_TO_COME = regex("争取|力争|计划|拟|准备|打算|明年|下一步|(?<!现)将(?!专栏|[原\\d])")
_COMING = regex("打算|下一步|下步|今后|努力方向|20\\d\\d年的?(?:打算|计划)")
_ONCE_BUILT = regex("[建完]成后|届时|到位后", words="建成后 完成后 届时 到位后")
"""What leaves open whether it is so already."""
_MORE = regex(
    rf"(?:增配|增设|新增|增加|再增|增聘|添置|补充|新设|扩建)了?(?P<name>{HAN}{{2,8}}?)(?P<more>{COUNT})(?P<unit>{_UNIT})[，,](?:使|让)?{HAN}{{0,6}}?"
    r"(?:达到|达|增至|增加到|扩大到|升至)(?P<total>"
    rf"{COUNT})(?P=unit)",
    words="达 增至 增加到 扩大到 升至",
)
_CHANGED = regex(
    rf"(?P<name>{HAN}{{3,8}}?)(?:减少|增加|压减|净增)了?(?P<by>{COUNT})(?P<unit>{_UNIT})(?=[，。；])",
    words="减少 增加 压减 净增",
)
_CHANGED_BY = regex(
    rf"(?:净?减少|净?增加|压减|净增)了?(?P<what>{HAN}{{2,6}}?)(?P<by>{COUNT})(?P<unit>{_UNIT})(?=[，。；])",
    words="减少 增加 压减 净增",
)
_LEFT_OFF = regex("^(?:[把将使对]|其中|全年|年内|改版后|目前)+")
_PART = regex(
    "其中|新|增配|增加|增聘|另|每|抽查|各|部分|上年|去年|原|[由从]$|20\\d\\d年|减少|计划|拟|争取|力争|首批|同类"
)
_SET_UP = regex("全年|年内|设有?(?!了?新)|共有|现有|对[^。；]{0,30}(?:逐一|全部|全面|逐个)")
"""What is said of all of a thing whose name alone does not tell it."""
_JOINED_ON = "的有设配建把将对使而共开聘请备立置装前内办展织行"
"""Characters before a name that are none of a longer one."""
MOST = 40
"""Things of a text that grew, and numbers of one of them."""
LONG, NEAR = 3, 0.5
"""Characters of a name that tells a thing, and the least share of a number that may be meant."""


class _Grown(NamedTuple):
    """What grew; `now` is the number in the year of the report, `by` the difference."""

    name: str
    unit: str
    now: int
    by: int
    span: Span


def otherwise_than_grown(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where a thing grew, and where another number of it is told."""
    grown = [(passage, one) for passage in told for one in _grown(passage.text)[:MOST]]
    for passage, one in grown:
        now = _now(told, passage, one)
        if len({number for _, _, number in now}) == 1 and _is_another(now[0][2], one.now):
            yield At(now[0][0], now[0][1]), At(passage, one.span)
        for other in told:
            for span in islice(_by(other.text, one), MOST):
                yield At(passage, one.span), At(other, span)


def _is_another(number: int, now: int) -> bool:
    return number != now and min(number, now) >= NEAR * max(number, now)


@by_paragraph
def _grown(text: str) -> tuple[_Grown, ...]:
    return tuple(_grown_in(text))


def _grown_in(text: str) -> Iterator[_Grown]:
    for match in (one for pattern in (*_GREW, _GREW_LACKING) for one in pattern.finditer(text)):
        if _ONCE_BUILT.search(text, stretch_start(text, match.start(), "，。；：\n"), match.end()):
            continue
        first, last = whole_number(match["a"]), whole_number(match["b"])
        now = first if _is_to_come(text, match) else last
        yield _Grown(_named(match["name"]), match["unit"], now, abs(last - first), match.span())
    for match in (one for pattern in (_MORE, _PLANNED) for one in pattern.finditer(text)):
        total, more = whole_number(match["total"]), whole_number(match["more"])
        now = total - more if _is_to_come(text, match) else total
        yield _Grown(_named(match["name"]), match["unit"], now, more, match.span())


def _is_to_come(text: str, match: re.Match[str]) -> bool:
    """Whether a thing is to grow only after the year of the report."""
    start, _ = sentence_around(text, *match.span())
    clause = stretch_start(text, match.start(), "，。；：\n")
    told = _TO_COME.search(text, max(clause - 14, start), match.end())
    return bool(told or _COMING.search(text, start, match.start()))


def _named(name: str) -> str:
    return _LEFT_OFF.sub("", name)[-6:]


def _now(told: Sequence[Passage], passage: Passage, one: _Grown) -> list[tuple[Passage, Span, int]]:
    """The numbers told of a thing elsewhere, by as much of its name as is told there."""
    for size in range(len(one.name), min(LONG, len(one.name)) - 1, -1):
        name = one.name[-size:]
        found = [
            (other, span, number)
            for other in told
            if size > 1 and name in other.text
            for span, number in _numbers(other.text, name, one.unit)
            if not (other is passage and touch(span, one.span))
        ]
        if found:
            return found
    return []


@lru_cache(maxsize=1024)
def _numbers(text: str, name: str, unit: str) -> tuple[tuple[Span, int], ...]:
    """The numbers told of a thing in a text."""
    return tuple(_numbers_of(text, name, unit))


def _numbers_of(text: str, name: str, unit: str) -> Iterator[tuple[Span, int]]:
    for match in _number_of(name, unit).finditer(text):
        start = stretch_start(text, match.start(), "。；\n")
        if _PART.search(text, max(start, match.start() - 8), match.start()):
            continue
        before = _before(text, match.start())
        if match["n"] and is_han(before) and before not in _JOINED_ON:
            continue
        _, end = sentence_around(text, *match.span())
        if len(name) >= LONG or _SET_UP.search(text, start, end):
            group = "n" if match["n"] else "m"
            yield match.span(group), whole_number(match[group])


def _before(text: str, at: int) -> str:
    """The character before a name, words apart that go without saying (业务培训)."""
    words = text[max(0, at - 6) : at]
    for word in vocabulary()["qualifiers"]:
        words = words.removesuffix(word)
    return words[-1:]


@lru_cache(maxsize=64)
def _number_of(name: str, unit: str) -> re.Pattern[str]:
    told, counted = re.escape(name), re.escape(unit)
    return regex(
        rf"{told}(?:始终|均|共|仅|只|现|为|是|有)*(?P<n>{COUNT}){counted}(?![以之内])"
        rf"|(?<![第\d.])(?P<m>{COUNT}){counted}(?:“{HAN}{{0,4}})?{told}(?![中里以])"
    )


def _by(text: str, one: _Grown) -> Iterator[Span]:
    """Where a thing is said to have changed by another number."""
    for match in _CHANGED.finditer(text):
        same = (
            match["unit"] == one.unit and len(one.name) >= LONG and match["name"].endswith(one.name)
        )
        if same and whole_number(match["by"]) != one.by:
            yield match.span()
    for match in _CHANGED_BY.finditer(text):
        start, _ = sentence_around(text, *match.span())
        said = text[start : match.start()]
        named = f"{one.name[-LONG:]}{match['what']}" in said or match["what"].endswith(one.name)
        same = match["unit"] == one.unit and len(one.name) >= LONG and named
        if same and whole_number(match["by"]) != one.by:
            yield match.start("what"), match.end()

"""A number told again with two digits the other way round: 全县216个村 and 对261个村的公开栏;
填写625份，与上网信息一一对应 where there are 652.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import longest
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.quantities import quantities_of
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import NO_THINGS

_BEFORE, _BEHIND = regex(rf"{HAN}{{1,20}}$"), regex(rf"{HAN}{{1,6}}")
_SAYS_NO_THING = regex(
    "政府|政务|信息|公开|全年|全部|其中|共计|累计|合计|总计|本年|年内|今年|主动|有关|相关|完成|办理|办结|答复|发布|受理|收到|工作|情况|[的了共有为已由至到和及中与对约等]"
)
_PERIOD = regex(r"季度|半年|上年|去年|同期|\d月|20\d\d年(?!以来)|第[一二三四五]|每")
_EACH_ITS_OWN = regex(
    "一一对应|一条一单|一事一档|一件一档|一件一表", words="一一对应 一条一单 一事一档 一件一"
)
MANY = 3
"""Digits of a number that is hardly another one turned round by chance."""
SHARED, NAMED, SURE = 2, 3, 4
"""Characters shared beside numbers of many digits; of a name before one number and behind the
other; of one that goes with one of two.
"""


class _Told(NamedTuple):
    """A number with the name before it, that behind, its sentence, and whether each has its own."""

    digits: str
    unit: str
    before: str
    behind: str
    around: str
    own: bool
    span: Span


def turned_round(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where a number is told, and where it is with two digits changed round."""
    groups: dict[str, list[tuple[Passage, _Told]]] = {}
    for passage in told:
        for one in _told(passage.text):
            groups.setdefault("".join(sorted(one.digits)), []).append((passage, one))
    for same in groups.values():
        for (a, one), (b, other) in combinations(same[:12], 2):
            if _is_turned(one.digits, other.digits) and _is_of_one_thing(one, other, same):
                yield At(a, one.span), At(b, other.span)


def _is_turned(a: str, b: str) -> bool:
    wrong = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(wrong) == 2 and wrong[1] - wrong[0] == 1


def _is_of_one_thing(one: _Told, other: _Told, same: Sequence[tuple[Passage, _Told]]) -> bool:
    if one.around == other.around and not (one.own or other.own):
        return False
    if (one.own or other.own) and len(one.digits) >= MANY:
        lone = other if other.own else one
        return sum(it.digits == lone.digits for _, it in same) == 1
    if one.unit != other.unit or _is_of_a_part(one.before, other.before):
        return False
    if _is_told_behind(one, other) or _is_told_behind(other, one):
        return True
    if len(one.digits) < MANY:
        return _is_named(one, other) or _is_named(other, one)
    beside = [f"{_plain(it.before)}|{_plain(it.behind)}" for it in (one, other)]
    return longest(*beside) >= SHARED or (
        one.behind[:1] == other.behind[:1] != "" and one.behind[:1] not in "的，"
    )


def _is_of_a_part(one: str, other: str) -> bool:
    """Whether more is said before one of two names: 取水许可, 渔业领域取水许可."""
    return one != other and bool(one and other) and (one.endswith(other) or other.endswith(one))


def _is_named(one: _Told, other: _Told) -> bool:
    """Whether the whole name before a number is told around the other, half of it right before."""
    name = _plain(one.before).split("|")[-1]
    if len(name) < SURE or not other.before.endswith((name[:2], name[-2:])):
        return False
    return name[:2] in other.around and name[-2:] in other.around


def _is_told_behind(one: _Told, other: _Told) -> bool:
    """Whether the name before a number is the one behind the other: 停靠点27处, 72处停靠点."""
    name = _plain(one.before).split("|")[-1]
    sizes = range(NAMED, len(name) + 1)
    return any(other.behind.startswith(name[-size:]) for size in sizes)


def _plain(words: str) -> str:
    return _SAYS_NO_THING.sub("|", words)


@by_paragraph
def _told(text: str) -> tuple[_Told, ...]:
    return tuple(_told_in(text))


def _told_in(text: str) -> Iterator[_Told]:
    for quantity in quantities_of(text):
        digits = str(quantity.value)
        if quantity.unit in NO_THINGS or quantity.loose or not digits.isdigit() or len(digits) < 2:
            continue
        if digits not in text[quantity.start : quantity.stop]:
            continue
        clause = stretch_start(text, quantity.start, "，。；：、\n")
        if _PERIOD.search(text, clause, quantity.start):
            continue
        start, end = sentence_around(text, quantity.start, quantity.stop)
        before = _BEFORE.search(text, clause, quantity.start)
        behind = _BEHIND.match(text, quantity.stop)
        yield _Told(
            digits,
            quantity.unit,
            before[0] if before else "",
            behind[0] if behind else "",
            text[start:end],
            bool(_EACH_ITS_OWN.search(text, clause, end)),
            (quantity.start, quantity.stop),
        )

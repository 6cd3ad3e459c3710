"""Rates, whose part is what they are called after: 受理200件、满意190件，满意率95%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.grades import has_grade
from forms.review.reckoning.share import Share

_BASE = regex(r"[，（](?:按|以|应|需|须|计划)[^，。；\d]{0,12}$", words="按 以 应 需 须 计划")
"""What tells that the number behind it is the whole: 按应参保43.8万人计算."""
_AMONG = regex(r"中[，,]?(?:已)?有$")
_NOT_SO = regex("[^，。；]{0,2}(?:未|没|不)", words="未 没 不")
_REACHED = frozenset(
    ("覆盖", "完成", "建成", "达标", "普及", "落实", "到位", "整改", "配备", "执行")
)
_ALREADY = regex(rf"{HAN}{{0,6}}[，,、]?(?:其中)?(?:已|实际|支出|使用){HAN}{{0,14}}$")
"""Rates that are of what is done already, whatever that is called: 已建成专区的162个，覆盖率90%."""
HUNDRED = 100
SHORT = 12
"""Characters before a number that tell what was done to what it counts."""


def rate_share(
    text: str, counted: Sequence[Quantity], share: Quantity, what: str
) -> Iterator[Share]:
    """The share that a rate is, whose part is `what` it is called after: 满意190件，满意率95%."""
    told = [q for q in counted if q.unit != "%"]
    if len(told) < 2 or told[-2].unit != told[-1].unit or told[-1].value <= 0:
        return
    whole, part = told[-2:]
    if _BASE.search(text[whole.stop : part.start]):
        yield from _of_base(text, told[:-1], part, share, what)
        return
    if whole.loose or part.loose or (whole.value < part.value and not share.value < HUNDRED):
        return
    if has_grade(text, 0, whole):
        return  # 良好20个、合格8个，合格率100%
    if share.value < HUNDRED and (one := _of_both(text, told, what)):
        yield Share(share, one, (told[-3],))
        return
    if _abbreviates(what, text[max(0, whole.start - 8) : whole.start]):
        return  # both are of what is named: 图文解读59篇、视频解读28篇
    led = text[whole.stop : part.start]
    behind = text[part.stop : share.start].partition("，")[0]
    done = what in _REACHED and _ALREADY.fullmatch(led)
    if done or _abbreviates(what, led) or _abbreviates(what, behind) or _AMONG.search(led):
        if f"不{what}" in led or f"未{what}" in led or _NOT_SO.match(text, part.stop):
            part = _rest(whole, part)
        same = [q for q in told[:-1] if q.unit == part.unit and q.value >= part.value]
        yield Share(share, part, tuple(same or [whole]))


def _rest(whole: Quantity, part: Quantity) -> Quantity:
    """What is left of a whole without those of which it is denied: 不合格37批次，合格率98%."""
    rest = whole.value - part.value
    return part._replace(value=rest, low=rest, high=rest)


def _of_both(text: str, told: Sequence[Quantity], what: str) -> Quantity | None:
    """The first of two that make up a third, where it ends in what the rate is called after:
    审核120件，决定开放90件、延期开放30件，开放比例75%.
    """
    if len(told) < 3 or len({q.unit for q in told[-3:]}) > 1 or any(q.loose for q in told[-3:]):
        return None
    whole, one, other = told[-3:]
    named = text[whole.stop : one.start].endswith(what) and "，" in text[whole.stop : one.start]
    return one if named and one.value + other.value == whole.value else None


def _of_base(
    text: str, before: Sequence[Quantity], whole: Quantity, share: Quantity, what: str
) -> Iterator[Share]:
    """参保42.6万人，按应参保43.8万人计算，参保率97.3%: the whole is told last."""
    alike = [q for q in before if q.unit == whole.unit and q.value <= whole.value and not q.loose]
    heads = {q: text[max(0, q.start - SHORT) : q.start].split("，")[-1] for q in alike}
    named = [q for q in alike if _abbreviates(what, heads[q])]
    if len(named) == 1:
        yield Share(share, named[0], (whole,))


def _abbreviates(what: str, words: str) -> bool:
    """Whether what a rate is called after is short for words: 网办 for 网上办理, 回收 for 收回."""
    return what[0] in words and what[1] in words

"""What a share is of where that stands further off: a part named again, the sum of some of them,
the total of a list in the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.share import Share

_LABEL = regex(rf"(?:其中|分别是|主要是)?(?P<name>(?:{HAN}|[“”]){{2,10}}?)(?:为|是|有|共|达)?$")
_AGAIN = regex("[；，](?:其中)?(?P<clause>[^；。]*占[^，。；]*)", words="占")
_SUM = regex(
    r"(?:合计|共计|总计|相加|之和|加起来|一?共)(?:为|是|有|达)?\s?$", words="计 共 相加 之和 加起来"
)
_OF_TOTAL = regex(
    r"[，,（(]?(?:约|近)?占(?:发布|公开|信息|全年|全部)*(?:总[数量]|总体|全部)的(?:比例?(?:为|是)?)?(?:约|近)?\s?$",
    words="总 全部",
)
_AMONG = regex(rf"{HAN}{{0,8}}[中里][，,]", words="中 里")
"""What makes of a number the whole of all that follows: 42件办结件中，."""
OF_ALL = regex(
    "[，,（]?(?:约|共)?占(?:比例?|比重|全年|当年|本年度?|全部|所有|各类|整个|政府信息公开|信息公开|依申请公开|公开|新收|收到|受理|申请|办结|办理|答复|处理"
    r"|行政|复议|诉讼|案件|事项|信息|人员|总|件|人|数|量|的|为|达到?|约|近|将近|接近|超过?|逾|不足|高达)*\s?$"
)
_OF_DONE = regex(
    rf"占(?:已|实际|全部|所有)?(?P<deed>收回|回收|发放|发出|抽查|检查|受理|收到|应办|办结|评选|参训|参评|送审|采纳){HAN}{{0,8}}的?\s?$",
    words="占",
)
"""A share of what something was done to: 占收回问卷的95%, not of those given out."""
SHORT = 8
"""Characters before a number that may say that it is a sum."""
HEAD = 12
"""Characters before a number that tell what was done to what it counts."""
HUNDRED = 100


def named_again(text: str, before: Sequence[Quantity], end: int) -> Quantity | None:
    """The number of a list whose name opens the words of a share behind it: 一季度32件，二季度54
    件；二季度正值招生，申请量占全年的35.8%.
    """
    if not before:
        return None
    again = _AGAIN.fullmatch(text, before[-1].stop, end)
    edges = (0, *(quantity.stop for quantity in before))
    found = [
        quantity
        for edge, quantity in zip(edges, before, strict=False)
        if again and quantity.unit != "%" and not quantity.loose
        if (name := _name(text, edge, quantity.start)) and again["clause"].startswith(name)
    ]
    return found[0] if len(found) == 1 else None


def _name(text: str, edge: int, end: int) -> str:
    """What stands before a number in its clause."""
    named = _LABEL.search(text, max(edge, end - SHORT - 6), end)
    begins = named and text[named.start() - 1 : named.start()] in ("，", "、", "；", "：", "。", "")
    return named["name"] if named and begins else ""


def summed(text: str, part: Quantity, before: Sequence[Quantity]) -> Quantity:
    """A part that is told to be the sum of the last before it, at the place of the last, where what
    the table has for the whole is known: 公开8件，部分公开5件，两项合计13件，占56.5%.
    """
    if not _SUM.search(text, max(0, part.start - SHORT), part.start):
        return part
    row = [quantity for quantity in before if quantity.unit == part.unit]
    sums = list(accumulate(quantity.value for quantity in reversed(row)))
    return part._replace(start=row[-1].start) if part.value in sums[1:] else part


def of_total_before(text: str, told: Iterable[Share], before: Sequence[Share]) -> Iterator[Share]:
    """The shares of a sentence, those of a total that it does not tell being of the one that the
    last share before was of: 网站618条，占29.6%。新媒体合计1108条，占总量的53.1%.
    """
    for share in told:
        bare = not share.wholes and _OF_TOTAL.fullmatch(text, share.part.stop, share.share.start)
        whole = next((one for one in map(_whole, reversed(before)) if one), None) if bare else None
        alike = whole and whole.unit == share.part.unit and whole.value >= share.part.value
        yield share._replace(wholes=(whole,)) if whole and alike else share


def _whole(share: Share) -> Quantity | None:
    """The number of the text that a share is rightly one of."""
    part = Decimal(share.part.value) * HUNDRED
    return next((w for w in share.wholes if w.value and share.share.agrees(part / w.value)), None)


def may_have(text: str, whole: Quantity, part: Quantity, earlier: Sequence[Quantity]) -> bool:
    """Whether a number may be the whole of another: not beside it in one list, unless what lies
    between only names its kinds (872件，集中在甲、乙、丙三类，其中甲390件).
    """
    between = text[whole.stop : part.start]
    if "、" not in between or _AMONG.match(text, whole.stop):
        return True
    alike = any(whole.start < q.start < part.start and q.unit == part.unit for q in earlier)
    return "，其中" in between and not alike


def meant(
    text: str, part: Quantity, share: Quantity, wholes: Sequence[Quantity]
) -> tuple[Quantity, ...]:
    """The wholes that a share may be of: those done to what it names, where there are such."""
    named = _OF_DONE.search(text, part.stop, share.start)
    heads = [text[max(0, whole.start - HEAD) : whole.start] for whole in wholes]
    done = [w for w, head in zip(wholes, heads, strict=True) if named and named["deed"] in head]
    return tuple(done or wholes)

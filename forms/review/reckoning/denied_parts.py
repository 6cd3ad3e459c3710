"""Two parts of which one is what the other is not, their numbers told first: 共28件，其中27件的结果
已公开，1件因涉密没有公开; 4件诉讼中2件已审结、2件尚未审结.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.totals import Fault, compared, sum_fault

_OPENED = regex(
    rf"{HAN}{{0,8}}(?:中[，,]?|[，,]经{HAN}{{1,6}}[，,])|[^。；\n]{{0,40}}?[，,]其中[：:，,]?"
)
_DENIED = regex(
    rf"(?:尚未|暂未|暂不|没有|没能|不予|不宜|未能|未|不)(?:被|能|再|予以)?(?P<deed>{HAN}{{2}})"
)
_CLAUSE = regex(r"[^，,。；、\d]{1,24}")
_BESIDE = regex("[，,、；](?:另|另外|其余的?|剩余)?")
_MORE = regex("[，,、；](?:另|其余|剩余|还有|\\d)")
_GRADES = frozenset(("满意", "同意", "赞成", "了解", "支持"))
"""What may be said in part as well (基本满意, 弃权)."""
SLACK = 5
"""One in how many the parts may be below their whole and be meant for it."""


def denied_parts(
    text: str, quantities: Sequence[Quantity], tied: frozenset[int]
) -> Iterator[Fault]:
    """The faults of such parts in one sentence; `tied` are the places of numbers that the figures
    have been compared with.
    """
    exact = [q for q in quantities if q.unit not in ("%", "") and not q.loose]
    for total, one, other in zip(exact, exact[1:], exact[2:], strict=False):
        if not total.unit == one.unit == other.unit or compared((one, other), tied):
            continue
        summed = Decimal(one.value) + Decimal(other.value)
        gap = Decimal(total.value) - summed
        if not gap or one.value > total.value or SLACK * gap > total.value:
            continue
        opened = _OPENED.fullmatch(text, total.stop, one.start)
        if opened and _are_opposite(text, one, other):
            span = total.start, other.stop
            yield sum_fault(text, total, (one, other), one.value + other.value, span)


def _are_opposite(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether what is said behind one number is denied behind the other, and no more follow."""
    said, behind = _CLAUSE.match(text, one.stop), _CLAUSE.match(text, other.stop)
    if not said or not behind or _MORE.match(text, behind.end()):
        return False
    if not _BESIDE.fullmatch(text, said.end(), other.start):
        return False
    return _denies(behind[0], said[0]) or _denies(said[0], behind[0])


def _denies(words: str, said: str) -> bool:
    """Whether words deny a deed that others tell without denying it."""
    deeds = {match["deed"] for match in _DENIED.finditer(words)}
    denied = {match["deed"] for match in _DENIED.finditer(said)}
    return any(deed in said for deed in deeds - denied - _GRADES)

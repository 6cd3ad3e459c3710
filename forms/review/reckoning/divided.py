"""Numbers of a list that are none of its parts, and lists whose parts have parts of their own:
复议5件：镇级2件，街道3件，维持2件、纠正1件; 申请9件，其中网络5件，信函4件，公开6件、不予公开3件.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from forms.draft import Number
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.ways import is_way

_OF_ONE = regex(
    rf"(?:每|平均|[日月年周人篇场次期]均){HAN}{{0,6}}$|(?<!一)(?:这|上述|前述)$",
    words="每 均 这 上述 前述",
)
"""Before a number that is one of each (每天3条), or one that was told already (这3件)."""
_ANNOUNCED = regex(
    rf"[一二两三四五六七八九十]{{1,2}}[个项条点大](?:方面)?的?{HAN}{{0,4}}(?:问题|不足|短板|弱项|方面|举措|措施|做法|任务|工作|环节){HAN}{{0,12}}[：:]$",
    words="问题 不足 短板 弱项 方面 举措 措施 做法 任务 工作 环节",
)
_FAR = 16
FEW, MOST = 2, 12
"""Parts that a number is divided into, and those of a list that are looked at."""


def is_announced(text: str, total: Quantity, edge: int) -> bool:
    """Whether a number, up to what it opens, announces points told in full, each with numbers of
    its own: 三个问题均已解决：栏目由8个增至11个.
    """
    told = _ANNOUNCED.search(text, total.start, edge)
    return told is not None and told.start() == total.start


def without_others(text: str, listed: Sequence[Quantity]) -> list[Quantity]:
    """The numbers of a list but those of one of each (每天3条), those told again (这3件), and the
    ends of a change (由22个补充到24个).
    """
    changed = {q for a, b in pairwise(listed) if is_way(text, a, b) for q in (a, b)}
    return [
        quantity
        for quantity in listed
        if quantity not in changed
        and not _OF_ONE.search(text, max(0, quantity.start - _FAR), quantity.start)
    ]


def comes_to(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether parts make up a total once those that others are divided into are left out, or
    divide it several times over.
    """
    values = [part.value for part in parts]
    if len(values) > MOST:
        return False
    return _with_own_parts(values, total.value) or _again_and_again(values, total.value)


def _with_own_parts(values: Sequence[Number], left: Number) -> bool:
    """Whether values come to a number, those of a part's own being told right behind it."""
    if not values or values[0] > left:
        return not values and not left
    first, rest = values[0], values[1:]
    ends = [0, *(n for n in range(FEW, len(rest) + 1) if sum(rest[:n]) == first)]
    return any(_with_own_parts(rest[end:], left - first) for end in ends)


def _again_and_again(values: Sequence[Number], whole: Number) -> bool:
    """Whether values fall into stretches, each of several, that all come to a number."""
    for count in range(FEW, len(values) + 1):
        if sum(values[:count]) == whole:
            rest = values[count:]
            return not rest or _again_and_again(rest, whole)
    return False

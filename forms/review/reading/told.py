"""Numbers told off to a list of names: 甲、乙分别为3件、4件; 甲、乙各1件; 甲、乙3件和4件."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.quantities import Quantity
from forms.review.reading.tongue import Token
from forms.review.reading.units import KINDS

_JOINT = regex(r"[、和与及或]|以及|[，,]")
_SHARED = regex(
    rf"(?:这?[两二三四五六七八](?:[{KINDS}]|个数)(?:决定|案件|申请|事项|情形|文件|数量|总数|数)?)?"
    r"(?P<each>分别(?:为|是|有|达|达到|计|共)?|各(?:为|有|是)?|均(?:为|是|有))"
)
_SUMMED = regex(
    rf"(?:这?[两二三四五六七八]?[{KINDS}个])?(?:的)?(?:决定|案件|申请|事项|情形|总数)?"
    r"(?:合计|共计|总计|相加|加起来|之和|一?共|合起来)(?:为|共|达|有)?(?:不到|不足|超过|近|约)?\s?"
    r"(?:[，,]?(?P<share>占)[^，。；\d]{0,12})?$",
    words="合计 共 总计 相加 加起来 之和 合起来",
)
_KINDS = frozenset(KINDS)
"""Units of how many kinds are added up (三类决定合计)."""
_BEGINS = "：:；;。，,（("


class Told(NamedTuple):
    """The names that a quantity is told off to, where their list begins, the noun that only the
    last of them says for all (制发、废止的规范性文件分别为3件、4件), and the words for what it is a
    share of (分别占办结数的).
    """

    start: int
    names: list[Span]
    noun: Span | None = None
    shares: tuple[Span, ...] = ()


class Listed(NamedTuple):
    """What a sentence is made of, as far as lists of names go."""

    text: str
    quantities: Sequence[Quantity]
    tokens: Sequence[Token]
    starts: Sequence[int]
    stops: Sequence[int]


def told_off(listed: Listed) -> dict[int, Told]:
    """For each quantity, by its place in the row, that is told off to names: which."""
    return dict([*_rows(listed), *_shared(listed)])


def summed_up(listed: Listed) -> Iterator[tuple[Quantity, list[Sequence[Span]]]]:
    """The quantities told as the sum of what a list names (许可、处罚和强制三类决定合计9件), or as
    its share; with each name the words for that.
    """
    edge = 0
    for quantity in listed.quantities:
        if quantity.unit in _KINDS:
            continue
        summed = _SUMMED.search(listed.text, edge, quantity.start)
        names = _names(listed, summed.start()) if summed else []
        if len(names) > 1 and names[0][0] >= edge:
            share = [(summed.start("share"), quantity.start)] if summed and summed["share"] else []
            yield quantity, [[name, *share] for name in names]
        edge = quantity.stop


def _shared(listed: Listed) -> Iterator[tuple[int, Told]]:
    """Quantities behind 分别, 各 and 均."""
    quantities = listed.quantities
    for match in _SHARED.finditer(listed.text):
        index = sum(quantity.start < match.end() for quantity in quantities)
        names = _names(listed, match.start())
        if index >= len(quantities) or len(names) < 2:
            continue
        if match["each"].startswith("分别") or _is_row(listed, index, len(names), match.end()):
            noun = _noun(listed.text, names[-1])
            if len(quantities) - index >= len(names):
                words = match.end(), quantities[index].start
                shares = (words,) if "占" in listed.text[words[0] : words[1]] else ()
                for offset, name in enumerate(names):
                    yield index + offset, Told(names[0][0], [name], noun, shares)
        elif quantities[index].start == match.end():
            yield index, Told(names[0][0], names)


def _is_row(listed: Listed, index: int, count: int, place: int) -> bool:
    """Whether as many quantities as there are names follow a place, with 、 between: 各3件、4件."""
    row = listed.quantities[index : index + count]
    joints = (listed.text[a.stop : b.start] for a, b in pairwise(row))
    return len(row) == count and row[0].start == place and all(j in ("、", "和") for j in joints)


def _noun(text: str, name: Span) -> Span | None:
    """What stands behind 的 in a name."""
    place = text.rfind("的", *name) + 1
    return (place, name[1]) if place and place < name[1] else None


def _rows(listed: Listed) -> Iterator[tuple[int, Told]]:
    """Quantities in a row with nothing but 和 between, to as many names before them."""
    quantities = listed.quantities
    index = 0
    while index < len(quantities):
        stop = index + 1
        while stop < len(quantities) and _adjoin(listed, stop):
            stop += 1
        if stop - index > 1:
            names = _names(listed, quantities[index].start)
            for offset in range(stop - index):
                mine = [names[offset]] if len(names) == stop - index else []
                yield index + offset, Told(names[0][0] if names else 0, mine)
        index = stop


def _adjoin(listed: Listed, index: int) -> bool:
    last, this = listed.quantities[index - 1], listed.quantities[index]
    between = listed.text[last.stop : this.start]
    return between in ("和", "及", "与", "、") and last.unit == this.unit


def _items_done(listed: Listed, end: int) -> Iterator[int]:
    """Where the items before a place end that have a number: 甲3件、乙和丙各1件."""
    yield 0
    for quantity in listed.quantities:
        if quantity.stop < end and listed.text[quantity.stop] in "、，":
            yield quantity.stop + 1


def _names(listed: Listed, end: int) -> list[Span]:
    """The names of a list that ends there, each as a span."""
    begins = (s + 1 for s in listed.stops if s < end and listed.text[s] in _BEGINS)
    start = max((*begins, *_items_done(listed, end)))
    names: list[Span] = []
    known = listed.tokens[bisect_left(listed.starts, start) : bisect_left(listed.starts, end)]
    covered = [(token.start, token.end) for token in known]
    for match in _JOINT.finditer(listed.text, start, end):
        if any(a < match.start() < b for a, b in covered):
            continue
        names.append((start, match.start()))
        start = match.end()
    names.append((start, end))
    return [name for name in names if name[0] < name[1]]

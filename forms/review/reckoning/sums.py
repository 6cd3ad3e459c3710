"""Sums within prose: parts against their total."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from forms.draft import Number
from forms.patterns import regex
from forms.review.finding import Finding, Span
from forms.review.passage import Passage, finding_in
from forms.review.reading.characters import HAN
from forms.review.reading.each_named import counts_those, of_how_many, times_told
from forms.review.reading.limits import is_threshold
from forms.review.reading.quantities import Quantity, quantities_of
from forms.review.reading.sentences import Sentence, paragraphs_of, sentences_of, within
from forms.review.reading.tongue import hidden
from forms.review.reckoning import openings
from forms.review.reckoning.balances import balances
from forms.review.reckoning.by_state import by_state
from forms.review.reckoning.denied_parts import denied_parts
from forms.review.reckoning.divided import comes_to, is_announced, without_others
from forms.review.reckoning.excesses import excesses
from forms.review.reckoning.extremes import extremes
from forms.review.reckoning.grades import graded
from forms.review.reckoning.lists_behind import CHANNEL, TWICE_TOLD, lists_behind
from forms.review.reckoning.named_sums import each_behind, named_sums
from forms.review.reckoning.one_by_one import one_by_one
from forms.review.reckoning.part_totals import is_compared, is_share_of
from forms.review.reckoning.partitions import partitions
from forms.review.reckoning.products import products
from forms.review.reckoning.reckonings import reckoned, to_be_done
from forms.review.reckoning.remainders import remainders
from forms.review.reckoning.totals import (
    Fault,
    is_mean,
    sum_fault,
    totals_last,
)
from forms.review.reckoning.turns import by_turns, turns_announced
from forms.review.reckoning.unopened import in_next_sentence, unopened
from forms.review.reckoning.ways import are_exchanged
from forms.review.reckoning.whole_lists import BEHIND, BRACKETS, REST, is_all
from forms.review.rulebook import rules

_YEARLY = regex(
    r"(?:20\d\d|[上去今本])年(?:度|同期|全年)?(?:为|是)?\d[^，。；]*[，、；](?:20\d\d|[上去今本])年",
    words="年",
)
"""The same told of two years: 2025年316条，2024年289条."""
_DEED = regex("，(?:已|均|共|正在|全部|现已|目前|较|比|同比)")
_AND_MORE = regex("连同|加上|算上|[，,](?:一?共|合计|总计)", words="连同 加上 算上 共 合计 总计")
"""What ends a list: more that comes to it, and what that comes to."""
_MADE_UP = regex("组成|构成")
_OVERLAP = regex(
    r"同时|获奖|获评|入选|刊载|采用|表彰|兼有|兼具|党员|女性|学历|本科|硕士|少数民族|重复|交叉|涉及|内容(?!不|错|缺|空|过|陈)|均有|都有|多项|其中.*其中"
)
_DENIED = regex(
    rf"({HAN}{{2}})\d+{HAN}{{1,2}}[、，和及]{{0,2}}(?:其余)?[非不未]\1", words="非 不 未"
)
"""Two parts of which one is what the other is not: 党员31人、非党员15人."""
_BALANCE = regex("新[增开设建]|新开|注销|关停|关闭|退出|取消|撤销")
_IS_CHANGE = regex("增加|减少|净增|净减|压减|增|减")
"""较年初减少44个，其中注销52个、新开设8个: parts that go both ways."""
_OTHERS = regex(r"一是|第一|（一）|1[.．、]|发现|整改|解决|涉及|覆盖|惠及")
"""What a colon or 中 may open that is no list of parts (检查的20个网站中，发现问题35个)."""
_IS_GAP = regex(
    "(?:较|比|同比)[^，。；]{0,12}(?:增加|减少|增长|下降|净增|[多少][^，。；\\d]{0,3})[了出]?$"
)
SHORT = 20
"""Characters before a number that may tell that it is by how much another has changed."""
_ABOUT = regex("(?:其中)?(?:因)?(?:涉及|关于|有关|针对|属于|属|因)")
FEW = 2
APART = Decimal("0.3")
"""By how much of their total parts told by what they are about may be off it."""
MOST_NUMBERS = 80
"""Numbers of one sentence that are added up; more is a table pasted into the text."""
_PIECES = frozenset(("条", "篇", "件", "次", "条次", "篇次", "期"))
ANOTHER = 2
"""How many times a total of the sentence before parts come to that are of something else."""


def sum_findings(texts: Sequence[Passage], tied: Sequence[frozenset[int]]) -> list[Finding]:
    """Rule `sum-mismatch`; `tied` are for each text the places of numbers that the figures have
    been compared with.
    """
    found: list[Finding] = []
    for passage, starts in zip(texts, tied, strict=True):
        for fault in sum_faults(passage.text, starts):
            rule = rules()[fault.rule]
            place = passage.place(*fault.span, fault.better)
            message = fault.message
            found.append(finding_in(passage, rule.id, rule.severity, message, [place], rule.source))
    return found


def sum_faults(text: str, tied: frozenset[int]) -> Iterator[Fault]:
    """The faults of arithmetic in a text."""
    blamed: list[Span] = []
    for offset, paragraph in paragraphs_of(text):
        inside = within(tied, offset, offset + len(paragraph))
        for fault in _faults_in(paragraph, inside):
            span = fault.span[0] + offset, fault.span[1] + offset
            blamed.append(span)
            yield fault._replace(span=span)
    for fault in lists_behind(text, tied):
        if not any(a < fault.span[1] and fault.span[0] < b for a, b in blamed):
            yield fault


@lru_cache(maxsize=1024)
def _faults_in(paragraph: str, tied: frozenset[int]) -> tuple[Fault, ...]:
    shown = hidden(paragraph)
    quantities = quantities_of(paragraph)
    starts = [quantity.start for quantity in quantities]
    found: list[Fault] = []
    before: list[Quantity] = []
    for sentence in sentences_of(paragraph):
        low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        here = list(quantities[low:high])
        arithmetic = _Arithmetic(shown, sentence, here[:MOST_NUMBERS], before, tied)
        found += arithmetic.of_sentence()
        before = here or before
    return tuple(found)


class _Arithmetic(NamedTuple):
    text: str
    sentence: Sentence
    quantities: list[Quantity]
    before: list[Quantity]
    tied: frozenset[int]

    def of_sentence(self) -> list[Fault]:
        """The faults of a sentence; what takes more guessing is asked where nothing else was."""
        text, start, quantities, tied = self.text, self.sentence.start, self.quantities, self.tied
        if not quantities:
            return []
        found = [
            *self.parts(),
            *totals_last(text, start, quantities),
            *reckoned(text, quantities),
            *products(text, start, quantities),
            *named_sums(text, quantities),
            *each_behind(text, start, quantities),
            *extremes(text, start, quantities),
            *by_state(text, start, quantities, tied),
        ]
        found += balances(text, start, quantities)
        found += turns_announced(text, start, self.sentence.end)
        found = found or list(by_turns(text, start, quantities))
        found = found or list(remainders(text, start, quantities, self.before))
        found = found or list(to_be_done(text, [*self.before[:1], *quantities], start))
        found = found or list(one_by_one(text, start, self.sentence.end, quantities))
        found = found or list(graded(text, start, self.sentence.end, quantities))
        found = found or list(excesses(text, start, self.sentence.end, quantities))
        found = found or list(unopened(text, quantities, tied))
        found = found or list(denied_parts(text, quantities, tied))
        if not found:
            found += partitions(text, quantities, tied)
            if len(self.before) == 1:
                found += in_next_sentence(text, self.before[0], quantities, tied)
        return found

    # ---- a total and its parts

    def parts(self) -> Iterator[Fault]:
        """A total, an opening (其中, a bracket …), and parts that do not make it up."""
        if listed := openings.STARTS_LISTED.match(self.text, self.sentence.start):
            yield from self._check(self.before, self.quantities, listed.end(), "其中")
            return
        done = -1
        for index, total in enumerate(self.quantities[:-1]):
            opened = openings.OPENED.match(self.text, total.stop, self.quantities[index + 1].start)
            if opened is None or is_threshold(self.text, total) or is_mean(self.text, total):
                continue
            if is_announced(self.text, total, opened.end()):
                continue
            if total.unit == "%" and not openings.STRONG.search(opened[0]):
                continue
            if openings.OF_OTHERS.search(opened[0]):
                continue
            if opened[0][-1] in "（(" and self._is_shut(opened.end(), index + 1):
                continue
            if index < done and not openings.OF_PART.fullmatch(opened[0]):
                continue
            parts = self._parts_after(index + 1, opened[0])
            done = max(done, index + len(parts))
            if self._goes_on(index, parts) or are_exchanged(self.text, parts):
                continue
            yield from self._check(self.quantities[: index + 1], parts, opened.end(), opened[0])

    def _is_shut(self, start: int, index: int) -> bool:
        """Whether a bracket is closed before the next number: 1件（已备案），现行有效5件."""
        return any(self.text.find(mark, start, self.quantities[index].start) >= 0 for mark in "）)")

    def _goes_on(self, index: int, parts: Sequence[Quantity]) -> bool:
        """Whether a list goes on behind its semicolon, and is the whole with what follows."""
        total = self.quantities[index]
        listed = [
            q.value
            for q in self.quantities[index + 1 :]
            if q.unit == total.unit and not self._in_brackets(total.stop, q.start)
        ]
        return len(listed) > len(parts) > 0 and total.low <= sum(listed) <= total.high

    def _parts_after(self, first: int, opening: str) -> list[Quantity]:
        """The quantities of a list: to the closing bracket, else to the semicolon or the end."""
        start = self.quantities[first].start
        inside = opening.rfind("（") > opening.rfind("）")
        closers = (
            "）)" if inside or opening[-1] == "(" else "。" if opening[-1] in "：:" else "；;。"
        )
        ends = [i for mark in closers if (i := self.text.find(mark, start, self.sentence.end)) >= 0]
        end = min(ends, default=self.sentence.end)
        listed = self._of_one_kind([q for q in self.quantities[first:] if q.start < end])
        return [q for q in listed if opening[-1] in "（(" or not self._in_brackets(start, q.start)]

    def _of_one_kind(self, listed: list[Quantity]) -> list[Quantity]:
        """The parts up to what has been done about the whole (其中甲20项、乙12项，已落实30项), or
        what it was before (由29个增至31个, 较上年的40件下降).
        """
        for index, (one, other) in enumerate(pairwise(listed), 1):
            between = self.text[one.stop : other.start]
            if _DEED.match(between) or _AND_MORE.search(between):
                return listed[:index]
            if is_compared(self.text, other) or is_threshold(self.text, other):
                return listed[:index]
        return listed

    def _in_brackets(self, start: int, index: int) -> bool:
        """Whether a number stands in brackets of its own (市级24家（其中部门20家）)."""
        return self.text.rfind("（", start, index) > self.text.rfind("）", start, index)

    def _check(
        self, totals: Sequence[Quantity], parts: Sequence[Quantity], start: int, opening: str
    ) -> Iterator[Fault]:
        edges = dict(zip(parts, (start, *(part.stop for part in parts)), strict=False))
        heads = {a for a, b in pairwise(parts) if counts_those(self.text, a, b)}
        own = [part for part in without_others(self.text, parts) if part not in heads]
        for unit in dict.fromkeys(part.unit for part in own):
            same = [part for part in own if part.unit == unit]
            same = [one for q in same for one in [q] * self._times(edges[q], q, parts)]
            wholes = [t for t in totals if t.unit == unit and not _IS_GAP.search(self._head(t))]
            # 退回9万元；处罚2件，罚款分别为3万元、4万元
            edge, led = self.sentence.start, start - len(opening) * (opening[0] == "；")
            wholes = [t for t in wholes if self.text.find("；", max(t.stop, edge), led) < 0]
            if totals and totals[-1].unit == "%":
                wholes = [t for t in wholes if not is_compared(self.text, t)]
                wholes = wholes if is_share_of(self.text, *totals[-2:]) else wholes[:1]
            if unit in ("%", "") or len(same) < 2 or not wholes or any(q.loose for q in same):
                continue
            fault = self._compare(wholes, same, start, opening)
            if fault:
                yield fault

    def _compare(
        self, wholes: Sequence[Quantity], parts: Sequence[Quantity], start: int, opening: str
    ) -> Fault | None:
        if any(self._adds_up(wholes, group) for group in self._groupings(parts)):
            return None
        if comes_to(wholes[-1], parts) or sum(q.value for q in parts) in self._sums(wholes):
            return None
        parts = self._row(parts)
        between = self.text[start : min(parts[-1].stop + BEHIND, self.sentence.end)]
        tied = sum(part.start in self.tied for part in parts)
        rest = self._head(wholes[-1]).endswith(("其余", "剩余", "余下"))
        closed = rest or opening[-1] in "：:" or REST.search(between)
        if self._nested(between, opening) or _YEARLY.search(between):
            return None
        if (tied == len(parts) and not rest) or (tied > 1 and not closed):
            return None
        total = wholes[-1]
        summed = sum(part.value for part in parts)
        over = all(summed > whole.high for whole in wholes)
        if over and total.start < self.sentence.start and summed > ANOTHER * total.high:
            return None
        told_twice = total.unit in _PIECES and len(CHANNEL.findall(between)) > 1
        if told_twice and summed > TWICE_TOLD * total.high:
            return None
        if opening[-1] == "由" and not _MADE_UP.match(self.text, parts[-1].stop):
            return None
        if _BALANCE.search(between) and _IS_CHANGE.search(self.text, total.start - 4, total.start):
            return None
        denied = _DENIED.search(between) or self._told_by_kind(total, parts, summed, opening)
        overlap = _OVERLAP.search(between.replace("内容重复", "")) or (
            opening[-1] in "：:，," and _OTHERS.search(between)
        )
        if overlap and not denied:
            return None
        if not over and not is_all(self.text, total, parts, between, opening):
            return None
        inside = self.sentence.start <= total.start < self.sentence.end
        first = total if inside else parts[0]
        return sum_fault(self.text, total, parts, summed, (first.start, parts[-1].stop))

    def _sums(self, wholes: Sequence[Quantity]) -> set[Number]:
        """What the last numbers before a list come to: 提案19件、建议8件，其中主办15件、会办12."""
        return {sum(w.value for w in wholes[first:]) for first in range(len(wholes) - 1)}

    def _row(self, parts: Sequence[Quantity]) -> Sequence[Quantity]:
        """The parts up to a comma, where three and more stand in a row with 、 before it."""
        joints = [self.text[a.stop : b.start] for a, b in pairwise(parts)]
        row = next((i for i, joint in enumerate(joints) if not joint.startswith("、")), 0)
        ends = row >= FEW and joints[row].startswith("，") and not REST.match(joints[row], 1)
        return parts[: row + 1] if ends else parts

    def _told_by_kind(
        self, total: Quantity, parts: Sequence[Quantity], summed: Number, opening: str
    ) -> bool:
        """Whether parts are told by what they are about (涉及疫情的9件、涉及医疗的11件), the last
        of them as the others (其他7件), or in a list behind a colon, and come near their total.
        """
        edges = [part.stop for part in parts[:-1]]
        labels = [
            self.text[a : b.start].strip("，、；和及以")
            for a, b in zip(edges, parts[1:], strict=True)
        ]
        if abs(Decimal(summed) - Decimal(total.value)) > APART * Decimal(total.value):
            return False
        rest = bool(REST.match(labels[-1]))
        about = [bool(_ABOUT.match(label)) for label in labels[: len(labels) - rest]]
        return (rest and all(about)) or (opening[-1] in "：:" and len(parts) > FEW and any(about))

    def _times(self, edge: int, part: Quantity, parts: Sequence[Quantity]) -> int:
        """For how many names a part is told (当面、传真、信函各1件), or how many that are (12个社区
        各1名).
        """
        times = times_told(self.text, edge, part)
        counted = [q for q in parts if q.stop <= edge] if not times else []
        return max(1, times or of_how_many(self.text, counted, part))

    def _head(self, quantity: Quantity) -> str:
        return self.text[max(0, quantity.start - SHORT) : quantity.start]

    def _groupings(self, parts: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
        """All the parts, those up to each semicolon, and a list with 、 up to the comma."""
        yield parts
        for count in range(1, len(parts)):
            between = self.text[parts[count - 1].stop : parts[count].start]
            told = self.text[parts[0].stop : parts[count - 1].start]
            if "；" in between or (count > 1 and "，" in between and "，" not in told):
                yield parts[:count]

    def _adds_up(self, wholes: Sequence[Quantity], parts: Sequence[Quantity]) -> bool:
        summed = sum(part.value for part in parts)
        return any(whole.low <= summed <= whole.high for whole in wholes)

    def _nested(self, between: str, opening: str) -> bool:
        """Whether a part has parts of its own, so that they cannot simply be added."""
        if opening[-1] not in "（(":
            between = BRACKETS.sub("", between)
        return bool(re.search(r"其中|[（(][^）)]*\d|(?<!、)含", between))

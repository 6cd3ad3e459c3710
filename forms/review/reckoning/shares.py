"""Shares worked out again: 自然人申请386件，占82.7%, 受理200件、满意190件，满意率95%.

The whole stands in the text, or in the table where the part is tied to a figure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from forms.draft import Number
from forms.numerals import written
from forms.patterns import regex
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity, quantities_of
from forms.review.reading.rewriting import likest
from forms.review.reading.sentences import Sentence, sentences_of
from forms.review.reading.tongue import hidden
from forms.review.reading.units import PERSONS
from forms.review.reckoning.openings import STARTS_LISTED
from forms.review.reckoning.rates import rate_share
from forms.review.reckoning.share import Share
from forms.review.reckoning.share_of_several import SEVERAL, TOGETHER, of_several, of_sum
from forms.review.reckoning.share_parts import (
    OF_ALL,
    may_have,
    meant,
    named_again,
    of_total_before,
    summed,
)
from forms.review.reckoning.shares_together import together_findings
from forms.review.rulebook import rules

_SHARE = regex(rf"占{HAN}{{0,14}}(?:的|比|率)?\s?$")
_MOST = regex(
    rf"[，,；](?:其中)?(?P<what>{HAN}{{2,10}}?)(?:数量|件数)?(?:最多|居多|居首|位居首位|排名第一|最大|为主)[，,]占(?:比|总数的?|总量的?|全部的?)?(?:约|达)?",
    words="最多 居多 居首 首位 第一 最大 为主",
)
_RATE = regex(rf"(?P<what>{HAN}{{2}})(?:率|比例|占比|面)(?:均|就)?(?:为|是|达到?了?|约)?\s?$")
_OF_TOLD = regex(rf"占{HAN}{{0,14}}（?$")
"""How the whole of a share is led in: 占公开总量4236条的66.4%."""
_SUBJECT = regex(
    r"约|仅|只|共|分别|合计|总共|总数|比例|大约|超过|接近|其|数量|总体|比重|两者|二者|三者|也|就|还|便|均|已|，|（|：|:|\s|中"
)
_OF_IT = regex(rf"{HAN}{{0,6}}）?的(?:约|近)?")
_CHANGED = regex("(?:增加|减少|增长|下降|净增|上升|多|少)了?$")
_OF_LAST_YEAR = regex("(?:上年度?|去年|上一年度?)(?:同期)?的?(?:为|是)?$", words="年")
_IS_NUMBER = regex(rf"(?:{HAN}{{0,6}}[（(]|[，,]?(?:即|为|计|共|有))(?:为|即|共|有|计)?")
"""What stands between a share and its number: 三分之二（45人）, 占60%，为240条."""
_IN_TIME = regex("按时|按期|及时|当场|提前|限时")
_DONE_ALL = regex("全部|均|都", words="全部 均 都")
_THAT_IS = regex("[，,（]?(?:即|也就是|相当于)(?:每)?")
_OF_WHICH = regex(rf"{HAN}{{0,6}}[中里]有?")
_BESIDE = regex(r"[、，]|[、，]?(?:和|及|与)")
MOST_NUMBERS = 80
FEW = 2
NOTHING: Mapping[int, Sequence[Number]] = MappingProxyType({})


def share_findings(
    passage: Passage,
    tables: Mapping[int, Sequence[Number]],
    named: Mapping[int, Sequence[Number]] = NOTHING,
    other: Mapping[int, Sequence[Number]] = NOTHING,
) -> list[Finding]:
    """Rule `share-mismatch`; `tables` gives for numbers of the text, by place, what the table has
    for the whole, `named` the same for shares whose words name it, `other` what several of a text
    may be told of instead.
    """
    found: list[Finding] = []
    instead: list[Finding] = []
    for share in shares_in(passage.text):
        table = list(tables.get(share.part.start, ()) if share.plain else ())
        table += named.get(share.share.start, ())
        wholes = [whole for whole in (*(q.value for q in share.wholes), *table) if whole]
        right = [Decimal(share.part.value) * 100 / Decimal(whole) for whole in wholes]
        if right and not any(_agrees(share, *bounds) for bounds in _bounds(share, table)):
            better = [f"{value:.{_places(share.share)}f}" for value in right]
            meant = likest(written(share.share.value), better)
            fault = _finding(passage, share, wholes[meant], better[meant])
            others = other.get(share.part.start, ()) if share.plain else ()
            may = any(_agrees(share, *bounds) for bounds in _of_tables(share, others))
            (instead if may else found).append(fault)
    if len(instead) == 1:
        found += instead
    blamed = {place for finding in found if (place := finding.span)}
    return found + [one for one in together_findings(passage) if one.span not in blamed]


def _places(share: Quantity) -> int:
    return max(0, -int(Decimal(str(share.value)).as_tuple().exponent))


def _bounds(share: Share, table: Sequence[Number]) -> Iterator[tuple[Decimal, Decimal]]:
    """Between which percentages a share may be, by each whole; rounded numbers leave room."""
    yield from _of_tables(share, table)
    for low, high in ((whole.low, whole.high) for whole in share.wholes):
        if low:
            part = Decimal(share.part.low), Decimal(share.part.high)
            yield 100 * part[0] / Decimal(high), 100 * part[1] / Decimal(low)


def _of_tables(share: Share, table: Sequence[Number]) -> Iterator[tuple[Decimal, Decimal]]:
    for whole in table:
        if whole:
            part = Decimal(share.part.low), Decimal(share.part.high)
            yield 100 * part[0] / Decimal(whole), 100 * part[1] / Decimal(whole)


def _agrees(share: Share, low: Decimal, high: Decimal) -> bool:
    """Whether a share is one that lies between bounds, or that they are, where they are one."""
    near = low <= share.share.high and share.share.low <= high
    return share.share.is_rounded(low) if low == high else near


def _finding(passage: Passage, share: Share, whole: Number, better: str) -> Finding:
    stated = share.share
    message = (
        f"占比不对：{written(share.part.value)} ÷ {written(whole)} = {better}%，"
        f"正文写 {passage.text[stated.start : stated.stop]}"
    )
    numeral = passage.text[stated.start : stated.end]
    exact = numeral.replace(".", "").isdecimal() and not stated.loose
    ready = better if exact else None
    place = passage.place(stated.start, stated.end, ready)
    rule = rules()["share-mismatch"]
    return finding_in(passage, rule.id, rule.severity, message, [place], rule.source)


@lru_cache(maxsize=256)
def shares_in(text: str) -> tuple[Share, ...]:
    """The shares that a text states."""
    shown, quantities = hidden(text), quantities_of(text)
    if not any(quantity.unit == "%" for quantity in quantities):
        return ()
    starts = [quantity.start for quantity in quantities]
    found: list[Share] = []
    before: Sequence[Quantity] = ()
    paragraph = -1
    for sentence in sentences_of(text):
        low = bisect_left(starts, sentence.start)
        here = quantities[low : bisect_left(starts, sentence.end)][:MOST_NUMBERS]
        if sentence.paragraph != paragraph:
            before, paragraph = (), sentence.paragraph
        found += of_total_before(shown, _shares(shown, sentence, here, before), tuple(found))
        before = here or before
    return tuple(found)


def _shares(
    text: str, sentence: Sentence, here: Sequence[Quantity], before: Sequence[Quantity]
) -> Iterator[Share]:
    for index, share in enumerate(here):
        if share.unit != "%":
            continue
        if behind := _told_behind(text, here, index):
            yield behind
            continue
        clause = text[_clause_start(text, sentence, share.start) : share.start]
        if index and (most := _MOST.fullmatch(text, here[index - 1].stop, share.start)):
            yield from _of_most(text, here[:index], share, most["what"])
        elif SEVERAL.search(clause):
            yield from of_several(text, here[:index], share)
        elif index and TOGETHER.match(text, here[index - 1].stop):
            yield from of_sum(text, here[:index], share)
        elif rate := _RATE.search(clause):
            yield from rate_share(text, here[:index], share, rate["what"])
        elif "分别" in clause:
            yield from _told_off(text, here, index, before)
        elif index > 1 and _is_told(text, here[index - 1], share):
            counted = [q for q in here[: index - 1] if not _is_change(text, q)]
            yield from _of_told(counted[-1], here[index - 1], share) if counted else ()
        elif _is_beside(text, here[: index + 1]):
            yield from _share(text, sentence, here[: index + 1], before)
        elif again := named_again(text, here[:index], share.start):
            yield Share(share, again, ())
        elif _of_another(clause, here, share):
            continue
        elif _SHARE.search(clause) or _bare(text, clause, share):
            yield from _share(text, sentence, here[: index + 1], before)


def _told_behind(text: str, here: Sequence[Quantity], index: int) -> Share | None:
    """三分之二（45人）来自乡镇; 占60%，为240条; 85%，即100件中有85件: behind a share its number."""
    share, after = here[index], here[index + 1 : index + 3]
    if not after or after[0].unit == "%" or after[0].loose:
        return None
    if len(after) > 1 and _THAT_IS.fullmatch(text, share.stop, after[0].start):
        whole, part = after
        among = _OF_WHICH.fullmatch(text, whole.stop, part.start)
        if among and part.unit == whole.unit and part.value <= whole.value:
            return Share(share, part, (whole,))
    if len(after) > 1 and (rate := _RATE.search(text[max(0, share.start - 10) : share.start])):
        whole, part = after
        done = rate["what"] in text[whole.stop : part.start] and not _IN_TIME.search(rate.string)
        beside = text[share.stop : whole.start] == "，" and part.unit == whole.unit
        beside = beside and not _DONE_ALL.search(text, whole.stop, part.start)
        if done and beside and part.value <= whole.value and not part.loose:
            return Share(share, part, (whole,))
    part = after[0]
    if not _IS_NUMBER.fullmatch(text, share.stop, part.start):
        return None
    others = (q for q in here if q.unit == part.unit and q is not part)
    wholes = [q for q in others if q.value > part.value and not q.loose]
    return Share(share, part, tuple(wholes)) if len(wholes) == 1 else None


def _told_off(
    text: str, here: Sequence[Quantity], index: int, before: Sequence[Quantity]
) -> Iterator[Share]:
    """甲420件、乙210件，分别占32.7%、16.3%: the shares of as many numbers before them, which may be
    a list in the sentence before.
    """
    count = 1
    while index + count < len(here) and here[index + count].unit == "%":
        if not _BESIDE.fullmatch(text, here[index + count - 1].stop, here[index + count].start):
            break
        count += 1
    told = here[: index - 1] if _is_told(text, here[index - 1], here[index]) else here[:index]
    if not told and count > FEW:
        yield from _of_list(before, here[:count])
        return
    if any(quantity.unit == "%" for quantity in told[-count:]):
        return
    parts = told[-count:]
    wholes = [q for q in (*told[:-count], *here[len(told) : index]) if q.unit == parts[-1].unit]
    alike = len(parts) == count and len({part.unit for part in parts}) == 1
    if count < 2 or not alike or any(part.loose for part in parts):
        return
    words = text[parts[-1].stop : here[index].start]
    plain = bool(OF_ALL.search(words.replace("分别占", "占")))
    for part, share in zip(parts, here[index:], strict=False):
        of = tuple(whole for whole in wholes if whole.value >= part.value)
        yield Share(share, part, of, plain)


def _of_list(before: Sequence[Quantity], shares: Sequence[Quantity]) -> Iterator[Share]:
    """The shares of a list in the sentence before, its whole told first, last or not at all."""
    if len({quantity.unit for quantity in before}) > 1 or any(q.loose for q in before):
        return
    for parts in (before[-len(shares) :], before[: len(shares)]):
        others = [quantity for quantity in before if quantity not in parts]
        summed = sum(part.value for part in parts)
        if len(parts) == len(shares) and all(other.value == summed for other in others):
            whole = parts[0]._replace(value=summed, low=summed, high=summed)
            for part, share in zip(parts, shares, strict=True):
                yield Share(share, part, (whole,))
            return


def _bare(text: str, clause: str, share: Quantity) -> bool:
    """Whether a share is told in passing: 其中低保216条，超过一半."""
    return share.loose and not clause and text[share.stop : share.stop + 1] in "，。；"


def _is_beside(text: str, here: Sequence[Quantity]) -> bool:
    """Whether a share stands in brackets of its own behind its number: 80件（42.1%）."""
    if len(here) < 2 or here[-2].unit == "%":
        return False
    between = text[here[-2].stop : here[-1].start].strip()
    return between in ("（", "(") and text[here[-1].stop : here[-1].stop + 1] in ("）", ")")


def _is_told(text: str, whole: Quantity, share: Quantity) -> bool:
    """Whether the whole is told within the share: 占公开总量4236条的66.4%."""
    between = text[whole.stop : share.start]
    return bool(_OF_IT.fullmatch(between)) and bool(
        _OF_TOLD.search(text[max(0, whole.start - 16) : whole.start])
    )


def _is_change(text: str, quantity: Quantity) -> bool:
    """Whether a number says by how much another has changed (较上年增加12篇), or from what."""
    before = text[max(0, quantity.start - 8) : quantity.start]
    return bool(_CHANGED.search(before) or _OF_LAST_YEAR.search(before))


def _counts_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count the same things, people by whatever word."""
    return one.unit == other.unit or {one.unit, other.unit} <= PERSONS


def _of_told(part: Quantity, whole: Quantity, share: Quantity) -> Iterator[Share]:
    if (
        _counts_alike(part, whole)
        and 0 < part.value <= whole.value
        and not (part.loose or whole.loose)
    ):
        yield Share(share, part, (whole,))


def _of_another(clause: str, here: Sequence[Quantity], share: Quantity) -> bool:
    """Whether the clause names what the share is of without a number: 自然人申请占82.7%."""
    start = share.start - len(clause)
    told = any(start <= quantity.start < share.start for quantity in here)
    return not told and len(_SUBJECT.sub("", clause[: clause.rfind("占")])) > 1


def _clause_start(text: str, sentence: Sentence, index: int) -> int:
    return max(text.rfind(mark, sentence.start, index) for mark in "，。；（") + 1


def _share(
    text: str, sentence: Sentence, here: Sequence[Quantity], before: Sequence[Quantity]
) -> Iterator[Share]:
    """…件，占总数的17.5%: of the number before it; the whole is one told before that."""
    told = bool(STARTS_LISTED.match(text, sentence.start))
    earlier = [q for q in (*(before if told else ()), *here[:-1]) if q.unit != "%"]
    earlier = [q for q in earlier if not _is_change(text, q)]
    if not earlier or earlier[-1].loose or earlier[-1].value <= 0:
        return
    part, share = earlier[-1], here[-1]
    if part.start < sentence.start:
        return
    listed = told or "其中" in text[sentence.start : part.start]
    parts = () if listed else _with_shares(text, here)
    same = (q for q in earlier[:-1] if _counts_alike(q, part) and q.value >= part.value)
    same = (q for q in same if may_have(text, q, part, earlier))
    plain = _is_beside(text, here) or bool(OF_ALL.search(text, part.stop, share.start))
    wholes = meant(text, part, share, [q for q in same if q not in parts])
    yield Share(share, summed(text, part, earlier[:-1]), wholes, plain)


def _of_most(text: str, before: Sequence[Quantity], share: Quantity, what: str) -> Iterator[Share]:
    """动态类700条，通知类500条，动态类最多，占56.6%: the share of the one that is named again."""
    parts = [q for q in before[1:] if text.endswith(what, 0, q.start) and not q.loose]
    wholes = [q for q in before if parts and q.unit == parts[0].unit and q.start < parts[0].start]
    if len(parts) == 1 and wholes and wholes[0].value >= parts[0].value:
        yield Share(share, parts[0], (wholes[0],))


def _with_shares(text: str, quantities: Sequence[Quantity]) -> Sequence[Quantity]:
    """The numbers that have a share of their own behind them, so that they are parts."""
    return [
        one
        for one, after in pairwise(quantities)
        if after.unit == "%"
        if _SHARE.search(text[one.stop : after.start]) or _is_beside(text, (one, after))
    ]

"""Shares told side by side: they come to no more than the whole, are of one whole, and what is said
of all is said of 100%.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from forms.numerals import tidy, written
from forms.patterns import regex
from forms.review.finding import Finding, Span
from forms.review.passage import Passage, finding_in
from forms.review.reading.characters import HAN
from forms.review.reading.counted_words import dimension
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.quantities import Quantity, quantities_of
from forms.review.reading.sentences import Sentence, sentences_of
from forms.review.reading.tongue import hidden
from forms.review.reckoning.grades import graded_rates
from forms.review.reckoning.ratios import ratio_faults
from forms.review.rulebook import rules

_OF_NO_OTHER = regex(
    rf"{HAN}{{0,6}}占比?(?:总数的?|总量的?|全部的?|申请总[数量]的?|为|达|约|到)*\s?$"
)
_LISTED = regex(r"[、，和及]\s?")
_TOGETHER = regex("分别占|占比?分别|各占")
_OVERLAP = regex("同时|兼|党员|女性|学历|本科|其中|重复|交叉|均|都|提高|增长|下降|上升|上年|去年")
_BY_ANOTHER = regex("[从按][^，。；\\d]{1,10}[看分][，,]", words="看 分")
"""What divides the same anew: 自然人占77%，从办理结果看，予以公开占45%."""
_ALL_DONE = regex(
    rf"(?<!补考后)(?<!复查后)(?<!复检后)(?<!整改后)(?<!培训后)(?<!复核后)(?:全部|(?<!平)均)(?:已|按期|按时|及时|依法|在规定时限内|在法定期限内)*(?P<what>{HAN}{{2}})(?!率)"
)
_RATE = regex(
    rf"(?<!按时|按期|及时|提前|当场|即时|限时)(?P<what>{HAN}{{2}})率(?:为|是|达到?了?)?\s?$"
)
_OF_PARTS = regex(
    "(?:合格|办结|答复|公开|及时|按时|按期|准时|满意|覆盖|回复|办复|整改|公示|知晓|通过|响应|准确|达标|维持|纠错|出庭|解读|反馈|回访|接通|更新|占有|参训|到课|归档|备案)"
    r"率(?:均|已|就|也|总体|仍|一直|始终)?(?:为|是|达到?了?|约为?|保持在|高达|提[高升][到至]|上?升至)?\s?$",
    words="率",
)
"""Rates of which all is the most."""
_TOLD = "told off"
"""The kind of shares told off with 分别."""
ALL = 100
MOST_NUMBERS = 80


def together_findings(passage: Passage) -> Iterator[Finding]:
    """Rule `share-mismatch` for shares that cannot be right together."""
    rule = rules()["share-mismatch"]
    for fault in _faults_in(passage.text):
        places = [passage.place(*fault.span)]
        yield finding_in(passage, rule.id, rule.severity, fault.message, places, rule.source)


class _Fault(NamedTuple):
    span: Span
    message: str


@by_paragraph
def _faults_in(text: str) -> Iterator[_Fault]:
    shown, quantities = hidden(text), quantities_of(text)
    if not any(quantity.unit == "%" for quantity in quantities) and "比" not in shown:
        return
    starts = [quantity.start for quantity in quantities]
    for sentence in sentences_of(text):
        low = bisect_left(starts, sentence.start)
        here = quantities[low : bisect_left(starts, sentence.end)][:MOST_NUMBERS]
        if any(q.unit == "%" for q in here) or "比" in shown[sentence.start : sentence.end]:
            for place, message in _faults(shown, sentence, here):
                yield _Fault((place.start, place.stop), message)


def _faults(
    text: str, sentence: Sentence, here: Sequence[Quantity]
) -> Iterator[tuple[Quantity, str]]:
    for run in _runs(text, sentence.start, here):
        yield from _over(text, sentence, run)
    yield from ratio_faults(text, sentence.start, sentence.end, here)
    yield from _of_all(text, sentence, here)
    yield from _of_one(text, sentence, here)
    yield from _of_more(text, here)
    yield from graded_rates(text, sentence.start, here)


def _runs(text: str, edge: int, here: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """The shares told in a row: 网络申请占83%，信函申请占25%, and 分别占83.3%、10%、0.8%."""
    run: list[Quantity] = []
    kind = ""
    for quantity in here:
        head = text[max(edge, quantity.start - 40) : quantity.start]
        edge = quantity.stop
        if quantity.unit != "%":
            continue
        before, kind = kind, _kind(head)
        if run and (_LISTED.fullmatch(head) if before == _TOLD else kind == before != ""):
            run.append(quantity)
            kind = before
        else:
            yield run
            run = [quantity] if kind else []
    yield run


def _kind(head: str) -> str:
    """What a share divides the whole by, from the words before it."""
    if _TOGETHER.search(head):
        return _TOLD
    return dimension(re.split("[，；。]", head)[-1]) if _OF_NO_OTHER.search(head) else ""


def _over(text: str, sentence: Sentence, run: Sequence[Quantity]) -> Iterator[tuple[Quantity, str]]:
    before = text[sentence.start : run[0].start] if len(run) > 1 else ""
    if not before or _OVERLAP.search(before.replace("其中", "")):
        return
    if _OVERLAP.search(text, run[0].stop, run[-1].start):
        return
    if sum(Decimal(quantity.low) for quantity in run) > ALL:
        added = " + ".join(f"{written(quantity.value)}%" for quantity in run)
        summed = written(tidy(sum((Decimal(quantity.value) for quantity in run), Decimal(0))))
        yield run[-1], f"各占比之和超过 100%：{added} = {summed}%"


def _of_all(
    text: str, sentence: Sentence, here: Sequence[Quantity]
) -> Iterator[tuple[Quantity, str]]:
    """12件全部公示，公示率98%: what is done to all is done to 100%."""
    done = {match["what"] for match in _ALL_DONE.finditer(text, sentence.start, sentence.end)}
    for quantity in here if done else ():
        rate = _RATE.search(text, max(sentence.start, quantity.start - 10), quantity.start)
        exact = rate and quantity.unit == "%" and not quantity.loose
        if rate and exact and rate["what"] in done and quantity.value != ALL:
            yield quantity, f"“全部{rate['what']}”，{rate['what']}率应为 100%"


def _of_more(text: str, here: Sequence[Quantity]) -> Iterator[tuple[Quantity, str]]:
    """合格率102%: more than all."""
    for quantity in here:
        if quantity.unit != "%" or quantity.value <= ALL:
            continue
        if rate := _OF_PARTS.search(text, max(0, quantity.start - 12), quantity.start):
            yield quantity, f"“{rate[0].strip()}{written(quantity.value)}%”，不会超过 100%"


def _of_one(
    text: str, sentence: Sentence, here: Sequence[Quantity]
) -> Iterator[tuple[Quantity, str]]:
    """甲90件，占70%；乙30件，占25%: of one whole, which stands nowhere, the two give two."""
    pairs = [
        (part, share)
        for part, share in pairwise(here)
        if share.unit == "%" and part.unit != "%" and not (part.loose or share.loose)
        if re.fullmatch(
            r"[，,（]?占(?:比|总数的?|总量的?|全部的?)?(?:为|达)?|（", text[part.stop : share.start]
        )
    ]
    rest = here[2 * len(pairs) :]  # 自然人47件，占71.2%；企业12件，占18.2%；其他1件
    if len(pairs) < 2 or (rest and rest[0].start < pairs[-1][1].start):
        return
    if len({part.unit for part in (*(part for part, _ in pairs), *rest)}) > 1:
        return
    if _OVERLAP.search(text, sentence.start, here[-1].start):
        return
    if _BY_ANOTHER.search(text, here[0].stop, here[-1].start):
        return
    lows = [Decimal(part.value) * ALL / Decimal(share.high) for part, share in pairs]
    highs = [Decimal(part.value) * ALL / (Decimal(share.low) or 1) for part, share in pairs]
    if max(lows) > min(highs):
        place = pairs[-1][1]
        (one, its), (other, others) = pairs[0], pairs[lows.index(max(lows))]
        if other is one:
            other, others = pairs[highs.index(min(highs))]
        yield (
            place,
            f"占比对不上同一个总数：{_pair(one, its)}，{_pair(other, others)}",
        )


def _pair(part: Quantity, share: Quantity) -> str:
    return f"{written(part.value)} 占 {written(share.value)}%"

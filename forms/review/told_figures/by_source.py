"""What was done about those alone that came in, or that were carried over: 新收的办结148件.

Such a number is a part of all that was done, and of all of that source; it is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from forms.draft import Number
from forms.patterns import regex
from forms.review.reading.quantities import Quantity, quantities_of
from forms.review.reading.sentences import stretch_start
from forms.review.reading.tongue import SaidFact, Tongue, tongue_of
from forms.review.told_figures.figure_values import Figures

_NEW = r"新(?:收|受理|接|增|登记)|(?:本年度?|当年|今年|年内)(?:收到|受理|接收|提出)"
_BEFORE = r"(?:上年度?|上一年度?|去年|往年|20\d\d年)"
_CARRIED = rf"{_BEFORE}[^，。；\d]{{0,4}}(?:结转|遗留|转来|转入|接转|跨年)|结转的?申请"
_DONE = r"(?:办结|答复|办理完[毕结成]|办完|办毕|办复|结案)"
_SOURCE = f"(?:{_NEW}|{_CARRIED})"
_DONE_OF_IT = regex(
    rf"{_SOURCE}[^，。；\d并]{{0,10}}{_DONE}[了的有]{{0,2}}\s?$"
    rf"|{_DONE}[^，。；\d并]{{0,4}}{_SOURCE}[^，。；\d]{{0,8}}$"
    rf"|{_DONE}[^，。；\d]{{0,8}}\d+\s?件[^，。；\d]{{0,8}}[，（(：](?:其中|包括|含)[^。；]*{_SOURCE}[^，。；\d]{{0,8}}$"
    rf"|{_DONE}[^，。；\d]{{0,4}}\d+\s?件[^，。；\d]{{0,6}}[中里]，[^。；]*{_SOURCE}[^，。；\d]{{0,8}}$",
    words="新 收到 受理 接收 提出 结转 遗留 转来 转入 接转 跨年",
)
_AMONG_IT = regex(
    rf"{_SOURCE}[^，。；\d]{{0,10}}(?P<whole>\d+)\s?件[^，。；\d]{{0,8}}[中里][^。；]*$"
    rf"|(?:{_CARRIED})[^，。；\d]{{0,6}}(?P<before>\d+)\s?件[^，。；\d]{{0,6}}，[^，。；\d]{{0,6}}{_DONE}[^，。；\d]{{0,4}}$",
    words="新 收到 受理 接收 提出 结转 遗留 转来 转入 接转 跨年",
)
_BEHIND_NEW = regex(rf"(?:{_NEW})[^，。；\d]{{0,8}}\d+\s?件，[^。；\d]{{0,14}}$")
_IN_ITS_YEAR = regex(rf"(?:申请)?[在于已均]?(?:当年|年内|本年度?|年底前)[^，。；\d]{{0,4}}{_DONE}")
_REST = regex(r"[^。；\d]{0,24}[，,](?:其余|余下|剩余|剩下|尚有|还有|另)的?\s?$")
_IS_NEW = regex(_NEW)


def is_of_one_source(
    figures: Figures, text: str, quantity: Quantity | None, known: Sequence[SaidFact]
) -> bool:
    """Whether a number that is less than the figures it may be tells only of one source what was
    done about it.
    """
    values = [figures.value(terms) for said in known for terms in (said.at, *said.also)]
    if quantity is None or any(value is None or value <= quantity.value for value in values):
        return False
    start = stretch_start(text, quantity.start, "。；\n")
    told = _DONE_OF_IT.search(text, start, quantity.start)
    told = told or _among(figures, text, start, quantity, known)
    if not told and _IN_ITS_YEAR.match(text, quantity.stop):
        told = _BEHIND_NEW.search(text, start, quantity.start)
    if told and _IS_NEW.search(told[0]):
        return _may_be_of_new(figures, quantity, known)
    return bool(told) or _is_all_but_the_rest(text, quantity)


def _among(
    figures: Figures, text: str, start: int, quantity: Quantity, known: Sequence[SaidFact]
) -> re.Match[str] | None:
    """Where a number is told as one of so many of a source, which are at least as many."""
    found = _AMONG_IT.search(text, start, quantity.start)
    if found is None or not all(_is_done(tongue_of(figures.form), said) for said in known):
        return None
    return found if quantity.value <= int(found["whole"] or found["before"]) else None


def _is_done(tongue: Tongue, said: SaidFact) -> bool:
    """Whether a figure counts what was done about applications."""
    return bool(said.bound & (tongue.answering | tongue.answers))


def _may_be_of_new(figures: Figures, quantity: Quantity, known: Sequence[SaidFact]) -> bool:
    """Whether what was carried over can be the rest of all that was done."""
    tongue = tongue_of(figures.form)
    wholes = [one for one in tongue.facts_on(known[0].topic, None) if one.whole]
    concluded = [one.at for one in wholes if one.bound & tongue.answering]
    done = [known[0].at] if _is_done(tongue, known[0]) else concluded
    carried = max((_more(figures, one) for one in wholes), default=0)
    least = min((value for terms in done if (value := figures.value(terms))), default=0)
    return carried > 0 and quantity.value + carried >= least


def _more(figures: Figures, whole: SaidFact) -> Number:
    """How many more than a whole are those that it is only a part of."""
    sums = [terms for terms in whole.also if set(whole.at.addresses) < set(terms.addresses)]
    values = [(figures.value(terms), figures.value(whole.at)) for terms in sums]
    return max((more - one for more, one in values if more and one), default=0)


def _is_all_but_the_rest(text: str, quantity: Quantity) -> bool:
    """Whether a number and the rest behind it make up the one before: 新收170件，当年办结148件，
    其余22件结转.
    """
    numbers = quantities_of(text)
    at = next((i for i, one in enumerate(numbers) if one.start == quantity.start), 0)
    if not 0 < at < len(numbers) - 1:
        return False
    before, after = numbers[at - 1], numbers[at + 1]
    if not _REST.fullmatch(text, quantity.stop, after.start) or before.unit != quantity.unit:
        return False
    return bool(before.value == quantity.value + after.value)

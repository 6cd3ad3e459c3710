"""Lists that are spoken of behind them: 针对上述四个问题, 针对第4项问题, where three are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.reading.paragraphs import matches_in
from forms.review.rulebook import rules

_HAN = "[一二三四五六七八九]"
_N = rf"(?P<n>{_HAN}|\d)"
_WHAT = "(?:主要|突出|具体)?(?:问题|不足|短板|弱项|薄弱环节|困难|差距)"
_THESE = regex(
    rf"(?:上述|以上|前述){_N}(?:个方面|方面|个|项|点|条|类)的?{_WHAT}(?![^，。；：\n]{{0,6}}外)",
    words="上述 以上 前述",
)
_THE_NTH = regex(
    rf"(?:针对|对于?|围绕|关于|解决)第{_N}(?:个方面|方面|个|项|点|条)的?{_WHAT}",
    words="第",
)
_ITEM = regex(
    rf"(?:^|(?<=[，。；：:\n 　]))(?:(?P<word>{_HAN})是|其(?P<its>{_HAN})[，、是]"
    rf"|第(?P<nth>{_HAN})[，、]|（(?P<han>{_HAN})）|[（(](?P<in>\d)[）)]|(?P<dot>\d)[.．、](?!\d))"
)


class _Run(NamedTuple):
    """A list told off from one on by one kind of number: how many items, where the last begins."""

    items: int
    at: int


def lists_before(passage: Passage) -> Iterator[Finding]:
    """Rule `list-count`: more or fewer problems are spoken of than were told off before."""
    for pattern, nth in ((_THESE, False), (_THE_NTH, True)):
        for match in matches_in(pattern, passage.text):
            number = int(read_numeral(match["n"]) or 0)
            runs = _runs(passage.text[: match.start()])
            if not runs or any(_fits(number, run.items, nth=nth) for run in runs):
                continue
            told = max(runs, key=lambda run: run.at).items
            rule = rules()["list-count"]
            message = f"{rule.title}：这里说“{match[0]}”，前面列出的是 {told} 条"
            place = passage.place(*match.span())
            yield finding_in(passage, rule.id, rule.severity, message, [place], rule.source)


def _fits(number: int, count: int, *, nth: bool) -> bool:
    return number <= count if nth else number == count


def _runs(text: str) -> list[_Run]:
    """The lists of a text with two items and more, whatever their numbers look like."""
    found: list[_Run] = []
    last: dict[str, _Run] = {}
    for match in _ITEM.finditer(text):
        kind = match.lastgroup or ""
        number = int(read_numeral(match[kind]) or 0)
        before = last.get(kind)
        if number == 1:
            found += [before] if before else []
            last[kind] = _Run(1, match.start())
        elif before and number == before.items + 1:
            last[kind] = _Run(number, match.start())
    return [run for run in (*found, *last.values()) if run.items > 1]

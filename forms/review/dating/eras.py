"""What was of its time and is told as if it were now: 喜迎党的二十大 a year later, an anniversary
with the number of another year, 十三五 in the years of 十四五. The times are in data/eras.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from forms.numerals import read_numeral
from forms.packaged import packaged
from forms.patterns import one_of, regex
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.tongue import DATA
from forms.review.rulebook import rules

_MARKS = "，；：。\n"
_STILL = regex("巩固|成果|长效|以来|以后|期间|曾|当年|评估|总结|验收|回顾|时期|遗留|档案|历史")
"""What tells of a thing as of one that has been."""
_SPIRIT = 6
"""Characters behind a meeting within which its spirit is named."""
_LASTS = 5
"""Years of a plan."""
_BEFORE = regex("迎接|喜迎|即将|将迎来|临近|筹备")
_PLAN = regex(
    r"[“\"]?(?P<plan>十[一二三四五]五)[”\"]?(?:规划|时期|期间)?(?:纲要)?(?:的|实施的?)?"
    r"(?:(?P<role>[^，。；“”\d的]{1,8}?)(?:之年|的?一年)|规划|发展)",
    words="一五 二五 三五 四五 五五",
)
_YEAR = regex(r"(20\d\d)年", words="20")


class Era(NamedTuple):
    """A thing of its time: the years of reports that may tell of it as of now."""

    since: int
    until: int
    led: tuple[str, ...]
    closed: tuple[str, ...]


class Known(NamedTuple):
    """What data/eras.toml holds, ready: of each thing, feast and plan its years."""

    eras: dict[str, list[Era]]
    names: re.Pattern[str]
    founded: dict[str, int]
    feasts: re.Pattern[str]
    plans: dict[str, int]
    roles: dict[str, tuple[str, ...]]


Place = tuple[int, int, str, bool]
"""A span, what is to be said of it, and whether it is past."""


def era_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Rules `stale-year` and `future-year` where no year is named."""
    text = passage.text
    for start, end, note, past in (*_eras(text, year), *_feasts(text, year), *_plans(text, year)):
        rule = rules()["stale-year" if past else "future-year"]
        message = f"“{text[start:end]}”：{note}，报告年度为 {year} 年"
        places = [passage.place(start, end)]
        yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _eras(text: str, year: int) -> Iterator[Place]:
    for match in _known().names.finditer(text):
        for era in _known().eras[match[0]]:
            if not era.since <= year <= era.until and _is_now(text, match, era):
                span = f"{era.since}—{era.until}" if era.since < era.until else f"{era.since}"
                yield *match.span(), f"这是{span}年的事", year > era.until


def _is_now(text: str, match: re.Match[str], era: Era) -> bool:
    """Whether it is told as of now, and no later one beside it in the sentence."""
    before = _clause(text, match.start())
    behind = text[match.end() : match.end() + _SPIRIT]
    if not any(word in before for word in era.led) or _STILL.search(before + behind):
        return False
    if era.closed and not any(word in behind for word in era.closed):
        return False
    others = (
        other
        for found in _known().names.finditer(_sentence(text, match.start()))
        for other in _known().eras[found[0]]
        if found[0] != match[0]
    )
    return all(other.since <= era.since for other in others)


def _feasts(text: str, year: int) -> Iterator[Place]:
    """Anniversaries with the number of another year."""
    for match in _known().feasts.finditer(text) if "周年" in text else ():
        count, founded = read_numeral(match["n"]), _known().founded[match["of"]]
        around = _sentence(text, match.start())
        told = [int(m[1]) for m in _YEAR.finditer(around) if int(m[1]) < year] or [year]
        coming = [told[0] + 1] if _BEFORE.search(around) else []
        if isinstance(count, int) and founded + count not in (*told, *coming):
            there = founded + count
            yield *match.span(), f"这是{there}年的事", there < year


def _plans(text: str, year: int) -> Iterator[Place]:
    """Five-year plans of other years, and what a year is in its plan."""
    for match in _PLAN.finditer(text):
        first = _known().plans[match["plan"]]
        named = _YEAR.search(_clause(text, match.start()))
        at = int(named[1]) if named else year
        low, high = _years_of(match["role"], first) if match["role"] else (first, first + 4)
        if low <= at <= high or not (match["role"] or _is_followed(text, match.start())):
            continue
        if match["role"] is None and at == first - 1:
            continue
        yield (
            *match.span(),
            f"这是{low}—{high}年的事" if low < high else f"这是{low}年的事",
            at > high,
        )


def _years_of(role: str, first: int) -> tuple[int, int]:
    """The years of a plan that may be called so: its first, its last, one between."""
    for name, years in (("first", (0, 0)), ("middle", (1, 3)), ("last", (4, 4))):
        if any(word in role for word in _known().roles[name]):
            return first + years[0], first + years[1]
    return first, first + _LASTS - 1


def _is_followed(text: str, start: int) -> bool:
    before = _clause(text, start)
    return any(word in before for word in _known().roles["led"]) and not _STILL.search(before)


def _clause(text: str, at: int) -> str:
    return text[stretch_start(text, at, _MARKS) : at]


def _sentence(text: str, at: int) -> str:
    return text[slice(*sentence_around(text, at, at))]


@cache
def _known() -> Known:
    tree: dict[str, Any] = packaged(DATA / "eras.toml")
    eras: dict[str, list[Era]] = {}
    for entry in tree["era"]:
        for name, since, until in (line.split() for line in entry["table"].split("\n") if line):
            era = Era(int(since), int(until), tuple(entry["led"]), tuple(entry["closed"]))
            eras.setdefault(name, []).append(era)
    founded = _table(tree["anniversaries"]["table"])
    roles = {name: tuple(tree["plans"][name]) for name in ("first", "middle", "last", "led")}
    return Known(
        eras,
        regex(one_of(eras)),
        founded,
        regex(rf"(?P<of>{one_of(founded)})(?P<n>\d{{1,3}}|[一二三四五六七八九十百零]{{1,6}})周年"),
        _table(tree["plans"]["table"]),
        roles,
    )


def _table(lines: str) -> dict[str, int]:
    return {name: int(year) for name, year in (line.split() for line in lines.split("\n") if line)}

"""Years named twice, once in words: 去年（2021年）, 本年（2022年1月至12月）, 2023年（明年）."""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.reading.sentences import sentence_around
from forms.review.rulebook import rules

_WORDS = (
    r"(?P<{0}>今年|这一年|一年来|(?:刚刚)?过去的?一年|报告年度|报告期内?|本次?报告|本年报|本年度?|全年|年内"
    r"|去年|上一?年度?|前年|明年|来年|下一?年度?|新的?一年)"
)
_BESIDE = regex(
    rf"{_WORDS.format('a')}(?:同期|全年|工作|以来|内|度)?(?:[（(]|[，,]?(?:即|也就是|亦即))(?:即|也就是)?(?P<ay>20\d\d)年"
    rf"|(?<!\d)(?P<by>20\d\d)年度?[（(]即?{_WORDS.format('b')}[）)，,]",
    words="（20 (20 即20 是20 （即 （也 年（ 年度（ 年( 年度(",
)
_LAST = frozenset("去上")
_NEXT = frozenset("明来下新")


def named_year_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Rules `stale-year` and `future-year` where a year is none that words beside it mean."""
    text = passage.text
    for match in _BESIDE.finditer(text):
        group = "ay" if match["ay"] else "by"
        said, meant = int(match[group]), _meant(match["a"] or match["b"], year)
        if said in meant or _is_told_of(text, match.span(), said - meant[0] + year):
            continue
        rule = rules()["stale-year" if said < meant[0] else "future-year"]
        place = passage.place(*match.span(group), str(meant[0]))
        message = f"“{match[0]}”：报告年度为 {year} 年，应是 {meant[0]} 年"
        yield finding_in(passage, rule.id, rule.severity, message, [place], rule.source)


def _meant(word: str, year: int) -> tuple[int, ...]:
    """The years that a word may mean in the report of a year, the likeliest first: what is written
    in the year after it may call the report's year the last one.
    """
    if word[0] in _LAST:
        return year - 1, year
    if word[0] in _NEXT:
        return (year + 1,)
    if word == "前年":
        return year - 2, year - 1
    return (year, year + 1) if word == "今年" else (year,)


def _is_told_of(text: str, span: tuple[int, int], other: int) -> bool:
    """Whether the sentence tells of another year, which the words are said from."""
    start, end = sentence_around(text, *span)
    return f"{other}年" in text[start : span[0]] + text[span[1] : end]

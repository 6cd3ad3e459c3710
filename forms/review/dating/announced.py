"""What the preface announces: the parts of the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.draft import Draft
from forms.form import Form
from forms.number_words import DIGITS
from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.finding import Finding
from forms.review.keeping import by_passage
from forms.review.passage import Passage, finding_in
from forms.review.reading.paragraphs import matches_in
from forms.review.reading.sentences import sentences_of
from forms.review.rulebook import rules
from forms.titles import fill

_COUNT = regex(
    r"(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})(?:个?(?:大?部分|方面|章节|章|大项|项内容|板块)|项(?=[。，；]|内容|$))(?:内容)?"
)
_ALONE = regex(
    r"(?:报告|年报|全文)(?:内容)?[^，。；、]{0,4}?(?:共分?|分为?|由|包括|包含|计)[^，。；、]{0,4}?"
    r"(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})个?(?:大?部分|方面|章节|章|板块|(?:大?项|节)(?:内容)?(?=[。，；：]|$))"
)
_OF_REPORT = regex(r"全文|报告|年报|本文|内容")
_ITS_PARTS = regex(
    r"(?:报告|年报|全文|本文)(?:内容)?[^，。；、]{0,6}?(?:共|分|由|包括|包含|涵盖|计)",
    words="报告 年报 全文 本文",
)
"""How a text that is no preface tells of the parts: 部分公开 and 答复的去向包括 do not."""
_CONSISTS = regex(
    r"包括|包含|由|分|涵盖|组成|构成|共有|共(?=[一二三四五六七八九十\d])|内容为|内容如下"
)
_COMMON = regex(r"政府信息公开|政府信息|公开|工作|情况|需要报告的|存在的|主要|[、，\s]")
_ITEM = regex(r"[^、，,；;：:。（）()和及与]+")
_OPENED = regex(r"^.*?(?:包括|包含|涵盖|分为|由|为|：)(?=.)")
_CLOSED = regex(rf"组成|构成|等(?:内容|部分|方面|情况)|{_COUNT.pattern}")
NAMED = 0.16
"""How many of the pairs of characters that only a title has must stand where it is named."""
_NUMERALS = f"{DIGITS}十"


def announced_findings(form: Form, draft: Draft, texts: Sequence[Passage]) -> list[Finding]:
    """Rule `parts-announced`."""
    found: list[Finding] = []
    numbered = (part.title for part in form.parts if part.number and part.title)
    titles = tuple(fill(title, form, draft) for title in numbered)
    for passage in texts:
        found += _parts(passage, form, titles)
        found += _references(passage, len(titles))
    return found


# ---- the parts

_REFERENCE = regex(
    rf"见(?:本报告|报告|本年报|年报|正文)?的?第(?P<n>[{_NUMERALS}\d]{{1,3}})部分", words="部分"
)


@by_passage
def _references(passage: Passage, total: int) -> Iterator[Finding]:
    """A part referred to that the report has not: 见本报告第七部分."""
    for match in matches_in(_REFERENCE, passage.text):
        number = read_numeral(match["n"])
        if isinstance(number, int) and number > total:
            rule = rules()["parts-announced"]
            message = f"“{match[0]}”：本格式只有 {total} 个部分"
            place = passage.place(*match.span())
            yield finding_in(passage, rule.id, rule.severity, message, [place], rule.source)


class _Announced(NamedTuple):
    """A sentence of the preface about the parts: where it begins, its words, the titles named."""

    start: int
    words: str
    titles: tuple[str, ...]
    named: list[str]

    @property
    def missing(self) -> list[str]:
        return [title for title in self.titles if title not in self.named]


@by_passage
def _parts(passage: Passage, form: Form, titles: tuple[str, ...]) -> Iterator[Finding]:
    if passage.section is None:
        return
    own = _own_pairs(titles)
    preface = not passage.section.title
    others = form.citation.parts if form.citation and preface else ()
    for sentence in sentences_of(passage.text):
        words = passage.text[sentence.start : sentence.end]
        of_report = _OF_REPORT if preface else _ITS_PARTS
        if not (of_report.search(words) and _CONSISTS.search(words)):
            continue
        named = [title for title, pairs in own if _names(words, pairs)]
        told = _Announced(sentence.start, words, titles, named)
        strange = list(_strange(told, others))
        strange = strange if len(named) >= 2 or len(strange) >= 2 else []
        problem = _strange_parts(strange) or _miscounted(told, preface)
        if problem:
            yield _told(passage, told, *problem)


def _told(
    passage: Passage, told: _Announced, message: str, span: tuple[int, int] | None, better: str
) -> Finding:
    rule = rules()["parts-announced"]
    start, end = span or (0, min(len(told.words), 20))
    place = passage.place(told.start + start, told.start + end, better or None)
    return finding_in(passage, rule.id, rule.severity, message, [place], rule.source)


def _strange(told: _Announced, others: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Names in the list that are those of another form's parts."""
    opened = _OPENED.match(told.words)
    start = opened.end() if opened else 0
    closed = _CLOSED.search(told.words, start + 12)
    for match in _ITEM.finditer(told.words, start, closed.end() if closed else len(told.words)):
        item = match[0].strip()
        known = any(item in title for title in told.titles)
        if any(other in item for other in others) and not known:
            yield item, match.span()


def _strange_parts(
    found: list[tuple[str, tuple[int, int]]],
) -> tuple[str, tuple[int, int], str] | None:
    if not found:
        return None
    names = "”“".join(name for name, _ in found)
    return f"前言列出的“{names}”不是本格式的部分", found[0][1], ""


def _miscounted(told: _Announced, preface: bool) -> tuple[str, tuple[int, int] | None, str] | None:
    """Whether the number of parts, or a part itself, is not what the form has."""
    count = next(iter([*_COUNT.finditer(told.words)][-1:]), None)
    alone = _ALONE.search(told.words) if preface else None
    if len(told.named) < 3 and alone is None:
        return None
    count = count if len(told.named) >= 3 else alone
    missing, total = told.missing, len(told.titles)
    if count is None:
        if not missing or re.search(r"等(?:情况|内容|方面|部分)?", told.words):
            return None
        return f"前言列出的部分里没有“{'”“'.join(missing)}”", None, ""
    if read_numeral(count["n"]) != total:
        better = "" if missing and len(told.named) >= 3 else _renumbered(count, total)
        return f"前言说“{count[0]}”，本格式有 {total} 个部分", count.span(), better
    if missing and len(told.named) >= 3:
        message = f"前言说“{count[0]}”，列出的名称里没有“{'”“'.join(missing)}”"
        return message, count.span(), ""
    return None


def _renumbered(count: re.Match[str], total: int) -> str:
    ten = "" if total <= 10 else "十"
    right = str(total) if count["n"].isdigit() else ten + _NUMERALS[total - 10 * bool(ten)]
    return count[0].replace(count["n"], right, 1)


@lru_cache(maxsize=16)
def _own_pairs(titles: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each title with the pairs of characters that no other one has."""
    cores = {title: _COMMON.sub("", title) or title for title in titles}
    pairs = {
        title: [core[i : i + 2] for i in range(len(core) - 1)] for title, core in cores.items()
    }
    count = Counter(pair for found in pairs.values() for pair in set(found))
    own = {title: tuple(p for p in found if count[p] == 1) for title, found in pairs.items()}
    return tuple((title, own[title] or (cores[title],)) for title in titles)


def _names(words: str, pairs: Sequence[str]) -> bool:
    """Whether a sentence names a part, by the pairs of characters of its title."""
    return sum(pair in words for pair in pairs) >= NAMED * len(pairs)

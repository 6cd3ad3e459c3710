"""Numbers that were never put in: 收到申请件， 召开会议次， 同比增长%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from forms.packaged import packaged
from forms.patterns import regex
from forms.review.characters import HAN
from forms.review.slips import Slip
from forms.review.tongue import DATA
from forms.review.undated import undated

_END = r"(?=[，。；、）]|$)"
_END_OR_AND = r"(?=[，。；、）]|并[^不非]|$)"
_NOT_MISSING = regex(
    r"(?:文|案|条|信|附|证|软|硬|邮|稿|来|公|收|发|要|物|部|零|急|事|申请|公开)件$"
    r"|(?:批|多|再|首|每|逐|依|屡|数|层|档|名|本|此|初|单|人|场|两|几|年|上|下)次$"
    r"|(?:逐|法|萝|教|律|链|单|信|词|线|面|头|白|枝)条$"
    r"|(?:为|训|分|逾|定|学|工|日|限|长|近|延|按|到|如|周|初|后|前|早|预|中|短|假|时|超|本|上|下|同|任|星|刊)期$"
    r"|(?:现|会|市|广|立|到|当|专|在|开|出|上|下|全|农|赛)场$|(?:一|发|引|崛|兴|提|了|不|对不)起$"
    r"|(?:身|部|成|年|月|省|县)份$|(?:整|各|逐|哪|那|这|多|几|两)个$|(?:新|诗|全|逐|首)篇$"
    r"|(?:单|公|美|日|欧|多|二)元$|达万元$"
)
_PERCENT = regex(
    rf"(?<={HAN})(?<![一二两三四五六七八九十百千万零几数])[%％]"
    r"|(?:增长|下降|增加|减少|占比?|达到?|率为?|比例为?)[%％]|(?<=[率比重例])(?:达到|高达|达)(?=[，。；])",
    words="% ％ 率达 比达 重达 例达 高达",
)
_BLANK_NUMBER = regex(
    r"(?:共|收到|受理|发布|公开|办结|为|结转|复议|诉讼|申请|文件)[ 　]+(?=[件条次篇起份])"
)
_MANY = regex(
    r"(?<![\d一二两三四五六七八九十百千万亿几其剩盈多富残业公课宽])余(?:人次|[条件次人份篇个场名项家户册处])(?=[，。；、）的]|$)",
    words="余",
)
_STAFF = regex(r"(?:工作人员|专职人员|人员|干部)名(?=从事|负责|参加|具体|专门|承担)", words="名")
_LONE_SUBJECT = regex(
    r"(?:制发|废止|现行有效|新制定|印发|出台)(?:的)?(?:行政)?(?:规范性文件|规章)(?=[，。；])",
    words="规范性文件 规章",
)
_COUNTED = regex(r"(?:文件|规章)[^，。；\n]{0,6}\d+\s?[件个份]")
_IN_FORCE = regex(r"(?:截至(?:年底|目前)|目前|年末|共)?现行有效")
_DENIED = regex(r"无|没有|未|不|每|逐|按|尚|产生|存在|对$")
_NONE_OF = regex(r"无|没有|未|每|逐|按|尚|产生|存在|对$")
_APPLIED = regex(
    rf"(?:收到|受理|接到|接收|新收|登记)(?:政府信息公开|信息公开|公开|各类|的)*(?:申请|依申请公开)件{_END}",
    re.MULTILINE,
)


@cache
def counts() -> dict[str, Any]:
    """What data/counts.toml holds."""
    return packaged(DATA / "counts.toml")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Verbs and nouns of data/counts.toml before a unit without a number."""
    tree = counts()
    units = _any(tree["after_verbs"])
    verbs = rf"(?:{_any(tree['verbs'])})(?:{_any(tree['links'])}){{0,3}}\s*(?P<unit>{units}){_END}"
    nouns = "|".join(rf"(?:{_any(words)}){unit}" for unit, words in tree["nouns"].items())
    return regex(verbs, re.MULTILINE), regex(rf"(?:{nouns}){_END_OR_AND}", re.MULTILINE)


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def missing_numbers(text: str) -> Iterator[Slip]:
    """Words of count without a number: 收到申请件，; 现行有效规范性文件。 beside counted ones."""
    found = [*_units(text), *_percents(text), *_lone_subjects(text)]
    found += ((start, end, _ITSELF) for start, end in undated(text))
    done = 0
    for start, end, unit in sorted(found):
        if start >= done:
            done = end
            yield _gap(text, start, end, unit)


Place = tuple[int, int, str]
_ITSELF = "\0"
"""Stands for a unit where the words themselves lack the number."""


def _units(text: str) -> Iterator[Place]:
    verbs, nouns = _patterns()
    for match in verbs.finditer(text):
        if not _NOT_MISSING.search(match[0]) and not _is_denied(text, match.start(), match[0]):
            yield match.start(), match.end(), match["unit"]
    for match in nouns.finditer(text):
        if not _is_denied(text, match.start(), ""):
            yield match.start(), match.end(), _unit(match[0])
    for match in _APPLIED.finditer(text):
        if not _is_denied(text, match.start(), ""):
            yield match.start(), match.end(), "件"


def _unit(words: str) -> str:
    return next((unit for unit in ("人次", "万元") if words.endswith(unit)), words[-1])


def _is_denied(text: str, start: int, words: str) -> bool:
    """Whether a clause speaks of none or of each, or only names a kind of thing (结转件)."""
    clause = text[max(text.rfind(mark, 0, start) for mark in "，。；、：\n") + 1 : start]
    if not words:
        return bool(_NONE_OF.search(clause[-6:]))
    kind = words.endswith("件") and len(words) == 3 and (len(clause) > 6 or clause.endswith("的"))
    return kind or bool(_DENIED.search(clause[-6:]))


def _percents(text: str) -> Iterator[Place]:
    for match in _PERCENT.finditer(text):
        yield match.start(), match.end(), "%"
    for match in (*_MANY.finditer(text), *_STAFF.finditer(text)):
        yield match.start(), match.end(), match[0][-1]
    for match in _BLANK_NUMBER.finditer(text):
        yield match.start(), match.end() + 1, text[match.end()]


def _lone_subjects(text: str) -> Iterator[Place]:
    """规范性文件 without its number: beside others that have theirs, or as a clause of its own."""
    for match in _LONE_SUBJECT.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in "。\n") + 1
        end = text.find("。", match.end())
        clause = text[max(text.rfind(mark, 0, match.start()) for mark in "，。；、\n") + 1 :]
        if _DENIED.search(clause[: clause.index(match[0])]):
            continue
        sentence = text[start : end if end >= 0 else len(text)]
        if _COUNTED.search(sentence) or _IN_FORCE.match(clause):
            yield match.start(), match.end(), ""


def _gap(text: str, start: int, end: int, unit: str) -> Slip:
    if unit == _ITSELF:
        return Slip(start, end, None, f"“{text[max(0, start - 4) : end]}”缺数字")
    what = f"“{unit}”前缺数字" if unit else "后面缺数字"
    return Slip(start, end, None, f"“{text[start:end]}”{what}")

"""Provisions of the regulations: an article that is about another matter, a term of other days.

Which article is about what, and how long the terms are, is in data/acts.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.dating.citations import acts
from forms.review.finding import Finding
from forms.review.keeping import by_passage
from forms.review.language.slips import Slip
from forms.review.passage import Passage, finding_in
from forms.review.reading.rewriting import chinese
from forms.review.reading.sentences import sentence_around, sentences_of, stretch_start
from forms.review.rulebook import rules

_CITED = regex(
    r"《(?:中华人民共和国)?(?:政府信息公开)?条例》(?:（[^（）]{0,30}）)?的?(?P<article>第[〇零一二三四五六七八九十\d]{1,5}条)"
    r"(?!第|[、和与及至到]+第)",
    words="条例》",
)
_TERM = regex(r"(?P<days>[\d一二三四五六七八九十]{1,3})个?工作日", words="工作日")
_BY_LAW = regex("条例》?的?规定|法定|规定的?(?:答复)?[期时]限|第[一二三四五六七八九十]+条")
_YEARLY = regex(
    r"(?:每|次|翌|下一?)年度?(?P<day>(?P<m>\d{1,2})月(?:\d{1,2}日|底))(?:之?前|以前)",
    words="每年 次年 翌年 下年 下一年",
)
_BY_RULE = regex("条例|依法|法定|法律|(?:依照|按照|根据)(?:有关|相关)?规定")
_BY_NOTICE = regex("通知|(?<!条例》)要求|要点|方案|制度|办法|部署|省里|市里|县里|上级")
_HANDED_IN = regex(
    "(?:提交|报送|上报|公布|公开|发布|向社会)[^，。；]{0,20}报告|报告[^，。；]{0,16}(?:提交|报送|上报|公布|公开|发布)"
)
_ONE_OFFICE = regex("(?:各|本|我)(?:部门|机关|单位|局|委|厅|办)|部门(?!向|汇总)")
_MARKS, _CLAUSE_END = "，。；：\n", regex("[，。；\n]")
_BEFORE = 24
"""Characters before a citation in which its matter may be named, where none is behind it."""
_PROMISED = regex(
    "承诺|压缩|缩短|缩减|提前|平均|预警|提醒|催办|督办|临期|力争|原则上|以前|原来|内部|本级|各(?:科室|股室|部门|单位)"
)


@by_passage
def provision_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Rule `provision-mistaken`; the regulations are those in force since 2019."""
    if year <= _regulations()["since"]:
        return
    text = passage.text
    slips = [*_articles(text), *_terms(text), *_yearly(text)]
    if slips:
        rule = rules()["provision-mistaken"]
        notes = "；".join(dict.fromkeys(slip.note for slip in slips))
        places = [passage.place(slip.start, slip.end, slip.better) for slip in slips]
        message = f"{rule.title}：{notes}"
        yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _regulations() -> Mapping[str, Any]:
    known: Mapping[str, Any] = acts()["regulations"]
    return known


def _articles(text: str) -> Iterator[Slip]:
    """Articles that are about none of the matters named with them."""
    for match in _CITED.finditer(text):
        number = read_numeral(match["article"][1:-1])
        meant = _meant(text, match)
        if number and meant and not any(number in one["articles"] for one in meant):
            only = {article for one in meant for article in one["articles"]}
            better = f"第{chinese(only.pop())}条" if len(only) == 1 else None
            said = next(word for word in meant[0]["words"] if word in text)
            right = "、".join(f"第{chinese(n)}条" for n in meant[0]["articles"])
            note = f"{match['article']}说的不是“{said}”，说它的是{right}"
            yield Slip(*match.span("article"), better, note)


def _meant(text: str, cited: re.Match[str]) -> list[Mapping[str, Any]]:
    """The matters named behind a citation in its sentence, or else right before it."""
    behind = re.split("[。；\n]|《", text[cited.end() :])[0]
    before = re.split("[。；\n]", text[max(0, cited.start() - _BEFORE) : cited.start()])[-1]
    for words in (behind, before):
        found = [one for one in _regulations()["subject"] if _names(one["words"], words)]
        if found:
            return found
    return []


def _names(words: list[str], text: str) -> bool:
    return any(word in text for word in words)


def _terms(text: str) -> Iterator[Slip]:
    """Days that are said to be the term of the regulations, and are none."""
    if "工作日" not in text:
        return
    for sentence in sentences_of(text):
        words = text[sentence.start : sentence.end]
        found = list(_TERM.finditer(words))
        if len(found) != 1 or not _BY_LAW.search(words) or _PROMISED.search(words):
            continue
        for term in _regulations()["term"]:
            if _names(term["words"], words) and not _names(term["without"], words):
                yield from _of_days(sentence.start, found[0], term)


def _yearly(text: str) -> Iterator[Slip]:
    """The day by which each year's report is due by the regulations: told as another one."""
    days = _regulations()["report_due"]
    for match in _YEARLY.finditer(text):
        words = text[slice(*sentence_around(text, *match.span()))]
        clause = text[stretch_start(text, match.start(), _MARKS) :]
        handed_in = _HANDED_IN.search(_CLAUSE_END.split(clause, maxsplit=1)[0])
        if not (_BY_RULE.search(words) and handed_in) or _BY_NOTICE.search(words):
            continue
        right = days[:1] if _ONE_OFFICE.search(words) and "主管部门" not in words else days
        if match["day"] not in right and int(match["m"]) > 1:
            note = f"{match['day']}：条例第五十条规定的是{'、'.join(right)}"
            yield Slip(*match.span("day"), right[0] if len(right) == 1 else None, note)


def _of_days(start: int, match: re.Match[str], term: Mapping[str, Any]) -> Iterator[Slip]:
    days = term["days"]
    if read_numeral(match["days"]) != days:
        better = str(days) if match["days"].isdecimal() else chinese(days)
        note = f"{match[0]}：条例{term['article']}规定的是{days}个工作日"
        yield Slip(start + match.start("days"), start + match.end("days"), better, note)

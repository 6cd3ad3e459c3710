"""Provisions of the regulations: an article that is about another matter, a term of other days.

Which article is about what, and how long the terms are, is in data/acts.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from forms.number_words import chinese
from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.dating.articles import article_slips, is_named
from forms.review.dating.known_acts import regulations
from forms.review.finding import Finding
from forms.review.keeping import by_passage
from forms.review.language.slips import Slip
from forms.review.passage import Passage, finding_in
from forms.review.reading.sentences import sentence_around, sentences_of, stretch_start
from forms.review.rulebook import rules

_TERM = regex(r"(?P<days>[\d一二三四五六七八九十]{1,3})个?工作日", words="工作日")
_BY_LAW = regex("条例》?的?规定|法定|规定的?(?:答复)?[期时]限|第[一二三四五六七八九十]+条")
_OF_LAW = regex(
    r"(?:《(?:中华人民共和国)?(?:政府信息公开)?条例》|(?:^|(?<=[在按照据过合出守依超于，。；、：]))条例)(?:第[一二三四五六七八九十]+条)?所?规定的?"
    r"(?:(?:答复|补正|征求意见|办理|最长)?[期时]限)?(?:为|是|[（(])?\s?$"
    r"|第三方应当?[^，。；]{0,4}自[收接]到[^，。；]{0,10}之日起\s?$",
    words="规定 之日起",
)
"""Right before days that are said to be those of the regulations."""
_TERM_OF_OPINION = (
    regex("第三方(?:的|有)?$"),
    regex("的?(?:征求)?意见期|的?(?:提出|反馈)意见的?[期时]限"),
)
"""Around the days of the third party: 第三方15个工作日的意见期."""
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
_NEAR = 40
"""Characters before days that may say that they are those of the regulations."""
_PROMISED = regex(
    "用时|历时|耗时|[只仅实]用|用了|承诺|压缩|缩短|缩减|提前|平均|预警|提醒|催办|督办|临期|力争|原则上|以前|原来|内部|本级|各(?:科室|股室|部门|单位)"
)


@by_passage
def provision_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Rule `provision-mistaken`; the regulations are those in force since 2019."""
    if year <= regulations()["since"]:
        return
    text = passage.text
    slips = [*article_slips(text), *_terms(text), *_yearly(text)]
    if slips:
        rule = rules()["provision-mistaken"]
        notes = "；".join(dict.fromkeys(slip.note for slip in slips))
        places = [passage.place(slip.start, slip.end, slip.better) for slip in slips]
        message = f"{rule.title}：{notes}"
        yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _terms(text: str) -> Iterator[Slip]:
    """Days that are said to be the term of the regulations, and are none."""
    if "工作日" not in text:
        return
    for sentence in sentences_of(text):
        words = text[sentence.start : sentence.end]
        found = list(_TERM.finditer(words))
        told = [match for match in found if _is_of_law(words, match)]
        for match in told:
            yield from _of_law(sentence.start, words, match)
        if told or len(found) != 1 or not _BY_LAW.search(words) or _PROMISED.search(words):
            continue
        for term in _named_in(words):
            yield from _of_days(sentence.start, found[0], term)


def _is_of_law(words: str, match: re.Match[str]) -> bool:
    """Whether days are those of the regulations by what stands right beside them."""
    before, behind = _TERM_OF_OPINION
    if _OF_LAW.search(words, max(0, match.start() - _NEAR), match.start()):
        return True
    third = before.search(words, max(0, match.start() - _NEAR), match.start())
    return bool(third and behind.match(words, match.end()))


def _of_law(start: int, words: str, match: re.Match[str]) -> Iterator[Slip]:
    """Days of the regulations that are not those of the matter of their clause, or, where it names
    none, of its sentence, nor of another one there; days that they have for no matter at all.
    """
    begin = stretch_start(words, match.start(), _MARKS)
    clause = words[begin : match.end()] + _CLAUSE_END.split(words[match.end() :])[0]
    terms, days = regulations()["term"], read_numeral(match["days"])
    if any(days == term["days"] and any(word in words for word in term["words"]) for term in terms):
        return
    known = [term["days"] for term in terms]
    for term in (_named_in(clause) or _named_in(words))[:1]:
        yield from _of_days(start, match, term)
        return
    if days not in (*known, 2 * max(known)):
        note = f"{match[0]}：条例规定的期限没有这样的（{'、'.join(map(str, known))}个工作日）"
        yield Slip(start + match.start("days"), start + match.end("days"), None, note)


def _named_in(words: str) -> list[Mapping[str, Any]]:
    """The terms of the matters that words name."""
    return [term for term in regulations()["term"] if is_named(term, words, "words")]


def _yearly(text: str) -> Iterator[Slip]:
    """The day by which each year's report is due by the regulations: told as another one."""
    days = regulations()["report_due"]
    for match in _YEARLY.finditer(text):
        words = text[slice(*sentence_around(text, *match.span()))]
        clause = text[stretch_start(text, match.start(), _MARKS) :]
        handed_in = _HANDED_IN.search(_CLAUSE_END.split(clause, maxsplit=1)[0])
        if not (_BY_RULE.search(words) and handed_in) or _BY_NOTICE.search(words):
            continue
        right = days[:1] if _ONE_OFFICE.search(words) and "主管部门" not in words else days
        if match["day"] not in right and int(match["m"]) > 1:
            note = f"{match['day']}：条例第四十九条规定的是{'、'.join(right)}"
            yield Slip(*match.span("day"), right[0] if len(right) == 1 else None, note)


def _of_days(start: int, match: re.Match[str], term: Mapping[str, Any]) -> Iterator[Slip]:
    days = term["days"]
    if read_numeral(match["days"]) != days:
        better = str(days) if match["days"].isdecimal() else chinese(days)
        note = f"{match[0]}：条例{term['article']}规定的是{days}个工作日"
        yield Slip(start + match.start("days"), start + match.end("days"), better, note)

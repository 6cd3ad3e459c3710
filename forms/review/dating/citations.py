"""What is cited: the notice that sets the form, the regulations, and acts that everybody knows.

Numbers and dates of acts are in data/acts.toml, those of the notice in the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from forms.form import Citation, Form
from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.dating.known_acts import acts
from forms.review.dating.law_numbers import law_number_slips
from forms.review.dating.near_titles import near_titles
from forms.review.finding import Finding, Place, touch
from forms.review.keeping import by_passage
from forms.review.passage import Passage, finding_in
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import sentence_around, sentences_of
from forms.review.rulebook import rules

# ---- the notice

_NUMBER = regex(
    r"(?P<office>国办[公开办发秘函]{0,5})?(?:[〔\[（(【﹝［]\s?)?(?P<y>20\d\d)\s?[〕\]）)】﹞］年]\s?第?(?P<n>\d{1,4})\s?号",
    words="号",
)
_OFFICE = regex(r"[^\W\d_a-zA-Z]{2,9}$")
_ARTICLES = regex(
    r"(?<=条例》)(?:（[^（）]{0,30}）)?的?(?:第[〇零一二三四五六七八九十百]{1,5}条(?:规定)?(?:和|及|以及|与|、|，)?)+",
    words="第",
)
_ARTICLE = regex("第[〇零一二三四五六七八九十百]{1,5}条")
_IS_MADE = regex(
    r"(?:编制|编写|撰写|形成)[^，。]{0,6}(?:报告|年报)|(?:报告|年报)[^，。]{0,30}(?:编制|编写)"
)
_FORMAT_OF = regex(
    r"(?P<y>20\d\d)年(?:版|新版|印发|制定|发布|修订|下发)的?(?:统一)?(?:年度报告|年报|报告)?(?:新|统一)?格式",
    words="格式",
)
_BY_LIKENESS = regex("参照|公共企", words="参照 公共企")
"""Enterprises and institutions report by articles of their own."""
_RESTS_ON = regex(r"编制|编写|公布|制作|格式|年度报告|年报")


class _Slip(NamedTuple):
    span: tuple[int, int]
    better: str | None
    note: str


_IN_TITLE = regex(r"(?:关于[^《》。]*(?:20\d\d年度?|[及和与])|20\d\d年度?)$")


def citation_findings(form: Form, texts: Sequence[Passage], year: int | None) -> Iterator[Finding]:
    """Rule `old-notice`: another edition's notice, a law no longer in force, a wrong number."""
    for passage in texts:
        yield from _cited(passage, form, year)


@by_passage
def _cited(passage: Passage, form: Form, year: int | None) -> Iterator[Finding]:
    found = list(_notices(form.citation, passage)) if form.citation else []
    taken = [slip.span for slip in found]
    text = passage.text
    known = (*_acts(text), *_misnamed(text), *_regulations(text, year or 0), *_issuers(text))
    found += [slip for slip in known if not any(touch(slip.span, span) for span in taken)]
    yield from _finding(passage, found)


_ISSUER = regex(rf"国务院(?:办公厅)?{HAN}{{0,9}}公开(?:办公室|办公厅)", words="公开办公")
_OWN_OFFICE = "国务院办公厅政府信息与政务公开办公室"


def _issuers(text: str) -> Iterator[_Slip]:
    """The office of the State Council that is in charge of it, by another name."""
    for match in _ISSUER.finditer(text):
        if match[0] != _OWN_OFFICE:
            yield _Slip(match.span(), _OWN_OFFICE, f"{match[0]}：应为“{_OWN_OFFICE}”")


def _notices(citation: Citation, passage: Passage) -> Iterator[_Slip]:
    yield from _numbers(citation, passage)
    yield from _words(citation, passage.text)
    yield from _formats(citation, passage.text)
    preface = passage.section is not None and not passage.section.title
    yield from _articles(citation, passage.text, preface=preface)


def _finding(passage: Passage, found: Sequence[_Slip]) -> Iterator[Finding]:
    if found:
        rule = rules()["old-notice"]
        notes = "；".join(dict.fromkeys(slip.note for slip in found))
        places: list[Place] = [passage.place(*slip.span, slip.better) for slip in found]
        message = f"{rule.title}：{notes}"
        yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _numbers(citation: Citation, passage: Passage) -> Iterator[_Slip]:
    text = passage.text
    preface = passage.section is not None and not passage.section.title
    own = citation.title.removesuffix(citation.number)
    for match in _NUMBER.finditer(text):
        number = f"〔{match['y']}〕{match['n']}号"
        better = citation.title if match["office"] else citation.number
        if number in citation.others:
            if match["office"] or _same_office(own, text[: match.start()]):
                yield _Slip(match.span(), better, f"{number}：{citation.others[number]}")
        elif _is_meant(citation, match["office"], number) and (
            preface or _rests(text, match.start())
        ):
            note = f"{match[0]}：本格式的文号是{citation.title}"
            yield _Slip(match.span(), citation.title, note)


def _is_meant(citation: Citation, office: str | None, number: str) -> bool:
    """Whether a number is that of the notice but for its office, or has its office alone."""
    own = citation.title.removesuffix(citation.number)
    if number == citation.number:
        return office not in (None, own, own[:2])
    return office == own


def _rests(text: str, at: int) -> bool:
    """Whether the sentence there says what the report is made by."""
    return bool(_IS_MADE.search(text, *sentence_around(text, at, at)))


def _same_office(own: str, before: str) -> bool:
    """Whether the number stands behind the notice's own office, or behind none at all."""
    office = _OFFICE.search(before)
    return office is None or before.endswith(own[:2]) or "国办" in office[0]


def _words(citation: Citation, text: str) -> Iterator[_Slip]:
    done: list[tuple[int, int]] = []
    for words in sorted(citation.others, key=len, reverse=True):
        start = -1 if words.startswith("〔") else _title_at(text, words)
        span = start, start + len(words)
        if start >= 0 and not any(a <= span[0] and span[1] <= b for a, b in done):
            done.append(span)
            note = f"{words}：{citation.others[words]}"
            yield _Slip(span, citation.instead.get(words), note)


def _title_at(text: str, words: str) -> int:
    """Where the words of a title stand, -1 where they only end the title of another paper
    (关于做好2012年政府信息公开工作年度报告有关事项的通知), or tell of the past.
    """
    start = text.find(words)
    if words.endswith("公布") and "修订" in text[start:].split("。")[0]:
        return -1  # 于2007年公布，2019年修订
    longer = words.endswith("通知") and _IN_TITLE.search(text, max(0, start - 40), start)
    return -1 if start >= 0 and longer else start


def _formats(citation: Citation, text: str) -> Iterator[_Slip]:
    """The form named by the year of another edition."""
    year = citation.number.strip("〔")[:4]
    for match in _FORMAT_OF.finditer(text):
        if match["y"] != year and _rests(text, match.start()):
            yield _Slip(match.span("y"), year, f"{match[0]}：本格式是{year}年印发的")


def _articles(citation: Citation, text: str, *, preface: bool) -> Iterator[_Slip]:
    """The articles that the report rests on, where one is none of those about the report; in other
    parts than the preface only where it is said to be made by them.
    """
    for cited in _ARTICLES.finditer(text) if citation.articles else ():
        behind = text[cited.start() :].split("。")[0]
        if not (_RESTS_ON.search(behind) if preface else _IS_MADE.search(behind)):
            continue
        if _BY_LIKENESS.search(text, *sentence_around(text, *cited.span())):
            continue
        for match in _ARTICLE.finditer(text, *cited.span()):
            if match[0] not in citation.articles:
                note = f"{match[0]}：编制年度报告的依据是{'、'.join(citation.articles)}"
                yield _Slip(match.span(), citation.articles[-1], note)


# ---- acts that everybody knows

_CITED = regex(
    r"(?P<office>(?:国办|中办|国)[公开办发秘函]{1,5}|国卫办发|教办函?|建城规|财预)[〔\[（(【﹝［]\s?(?P<y>20\d\d)\s?[〕\]）)】﹞］]\s?(?P<n>\d{1,4})\s?号",
    words="〔 [ （ ( 【 ﹝ ［",
)
_TITLE_BEFORE = regex(r"《([^《》]{4,80})》[，,]?[（(]?\s?$")
_LAW = r"《(?:中华人民共和国)?(?:政府信息公开)?条例》"
_ORDER = regex(rf"{_LAW}[（(][^（()）]{{0,12}}令第?(?P<n>\d{{2,4}})号", words="令")
_REVISED = regex(rf"(?P<y>20\d\d)年(?:新)?修订的(?:新)?{_LAW}", words="修订的")
_PROMULGATED = regex(
    r"(?P<day>20\d\d年\d{1,2}月\d{1,2}日)(?:以)?(?:中华人民共和国)?国务院令?第711号(?:令)?(?:修订)?公布",
    words="711号",
)
_IN_FORCE = regex(
    rf"{_LAW}[^，。；《]{{0,6}}?[自于从](?P<day>20\d\d年\d{{1,2}}月\d{{1,2}}日)起?(?:正式)?(?:施行|实施)",
    words="施行 实施",
)
_IN_FORCE_BEFORE = regex(
    rf"[自从于](?P<day>20\d\d年\d{{1,2}}月\d{{1,2}}日)起?[，,]?(?:新|修订后的?|新?修订的)(?:新)?的?{_LAW}(?:正式)?(?:施行|实施)",
    words="施行 实施",
)


def _acts(text: str) -> Iterator[_Slip]:
    """Numbers of well-known acts with a wrong year, serial or office."""
    if "号" not in text:
        return
    numbers = {act["number"] for act in acts()["act"]}
    for sentence in sentences_of(text):
        for match in _CITED.finditer(text, sentence.start, sentence.end):
            said = f"{match['office']}〔{match['y']}〕{match['n']}号"
            act = None if said in numbers else _act_meant(text, sentence.start, match)
            if act and act["number"] != said:
                note = f"{said}：《{act['names'][0]}》的文号是{act['number']}"
                yield _Slip(match.span(), act["number"], note)


def _act_meant(text: str, start: int, match: re.Match[str]) -> dict[str, Any] | None:
    """The act whose name stands before a number, or of which the sentence tells where the number
    differs from its own in one part alone.
    """
    title = _TITLE_BEFORE.search(text, start, match.start())
    end = text.find("。", match.end())
    words = text[start : end if end >= 0 else len(text)]
    for act in acts()["act"]:
        if title and any(title[1].endswith((name, f"{name}〉的通知")) for name in act["names"]):
            return dict(act)
        if title is None and any(word in words for word in act.get("topics", ())):
            own = _CITED.fullmatch(act["number"])
            if own and sum(own[part] != match[part] for part in ("office", "y", "n")) == 1:
                return dict(act)
    return None


def _misnamed(text: str) -> Iterator[_Slip]:
    """Titles of acts that there are not, articles and orders that they have not."""
    for wrong, right in acts()["misnamed"].items() if "《" in text else ():
        start = text.find(f"《{wrong}》") + 1
        if start:
            yield _Slip((start, start + len(wrong)), right, f"没有《{wrong}》，应是《{right}》")
    for span, right in near_titles(text, acts()["titles"]):
        yield _Slip(span, right, f"没有《{text[slice(*span)]}》，应是《{right}》")
    for slip in law_number_slips(text):
        yield _Slip((slip.start, slip.end), slip.better, slip.note)


def _regulations(text: str, year: int) -> Iterator[_Slip]:
    """What is said wrongly of the regulations: order, dates, an article that they have not."""
    known = acts()["regulations"]
    for name in known["no_such"]:
        if name in text:
            start = text.index(name)
            note = f"没有《{name}》，应是《{known['names'][0]}》"
            yield _Slip((start, start + len(name)), known["names"][0], note)
    if "条例》" not in text or not year:
        return
    if year < known["since"]:
        yield from _before_revision(text, known["before"])
        return
    for match in _ORDER.finditer(text):
        if match["n"] not in known["orders"]:
            note = f"第{match['n']}号：现行条例是国务院令第{known['orders'][0]}号"
            yield _Slip(match.span("n"), known["orders"][0], note)
    for match in _REVISED.finditer(text):
        if match["y"] != known["revised"]:
            note = f"{match['y']}年修订：条例是{known['revised']}年修订的"
            yield _Slip(match.span("y"), known["revised"], note)
    for match in _PROMULGATED.finditer(text):
        if match["day"] != known["promulgated"]:
            note = f"{match['day']}：国务院令第711号是{known['promulgated']}公布的"
            yield _Slip(match.span("day"), known["promulgated"], note)
    for match in (*_IN_FORCE.finditer(text), *_IN_FORCE_BEFORE.finditer(text)):
        if match["day"] not in known["in_force"]:
            note = f"{match['day']}：条例自{known['in_force'][0]}起施行"
            yield _Slip(match.span("day"), known["in_force"][0], note)
    yield from _beyond(text, known["articles"])


def _before_revision(text: str, known: dict[str, Any]) -> Iterator[_Slip]:
    """The order and the articles of the regulations that were in force until 2019."""
    for match in _ORDER.finditer(text):
        if match["n"] != known["order"]:
            note = f"第{match['n']}号：当时的条例是国务院令第{known['order']}号"
            yield _Slip(match.span("n"), known["order"], note)
    yield from _beyond(text, known["articles"])


def _beyond(text: str, articles: int) -> Iterator[_Slip]:
    """Articles that the regulations do not have."""
    for cited in _ARTICLES.finditer(text):
        for match in _ARTICLE.finditer(text, *cited.span()):
            if (read_numeral(match[0][1:-1]) or 0) > articles:
                yield _Slip(match.span(), None, f"{match[0]}：条例共{articles}条")

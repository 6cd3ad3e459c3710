"""“Nothing” said beside something: a fee here and none there, a matter behind 无需要报告的事项."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from forms.patterns import regex
from forms.review.finding import Finding, Span
from forms.review.passage import Passage, finding_in
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import sentences_of
from forms.review.rulebook import rules

_CLAUSE = regex(r"[^，。；！？\n]+")
_OF_WASTE = "(?<![圾水泥土物废便体筑])"
"""What is said before a fee for something else: 垃圾处理费, 污水处理费."""
_FEE = regex(
    f"{_OF_WASTE}处理费|信息公开收费|检索费|复制费|复印费|邮寄费|工本费|检索[、和]?复制|费用|收费",
    words="费 检索复制 检索、复制 检索和复制",
)
_PROCESSING = regex(f"{_OF_WASTE}处理费|信息公开收费")
_COPYING = regex("检索|复制|复印|邮寄|工本")
_SUM = regex(r"(?<![\d.,])(?:[1-9][\d,]*(?:\.\d+)?|0\.\d*[1-9]\d*)\s?[万余多]{0,2}元")
_CHARGED = regex(
    "收取|收缴|征收|收到|收入|入账|缴[入纳至]|上缴|收费|(?:费|金额|共|合)计?为?(?=[\\d])"
)
_SUM_BEHIND = regex(
    r"[，,](?:全年|年内|本年度?|当年|今年|一?共计?|合计|累计|总计|实际|已)*(?:收取|收缴|征收|收到|收入|入账)了?(?:共计?|合计|累计)?[\d,.]+\s?万?元"
)
_NOT_YET = regex(
    "[未没无不零免]|标准|每[件页张]|超过|应(?!申请|当事)|[拟须]|将(?!收取的)|如(?![期数实])|若(?!干)|发出|送达|退[还回]|预计|核算|曾"
    "|经费|预算"
)
_LET_OFF = regex("(?:全部|全额|均|予以)(?:减免|免收|免除|退还)")
_DENIED = regex(
    "(?:未|没有|无|不存在|不涉及)[^，。；]{0,12}?(?:收取|收过|收费|收缴|征收|处理费)"
    "|(?:收费|处理费)[^，。；\\d]{0,6}(?:为零|为0(?![.\\d])|0元|零元)|零收费"
)
_SOME_ONLY = regex(
    r"其[他它余]|另外|额外|违规|超[标出范]|多收|重复|乱收|擅自|除|对[^，。；]{0,12}[件名户人]|部分|尚未|暂未|不得|不予|按[件量]"
    r"|标准|文件|季度|半年|月|情形|是否|因|由于|问题|投诉|之外|以外|加收|向[^，。；]{0,10}(?:户|对象|人员|群众)"
)
_OTHER_TIME = regex(r"上年|去年|往年|以往|历年|以来|此前|之前|以前|起|(20\d\d)年")
_OWN = regex("本级|机关|[本我](?:局|委|办|厅|镇|乡|街道|单位|机关|县|区|市)")
_OTHERS = regex(
    "(?:各|下属|所属|直属|其他)[^，。；]{0,6}(?:单位|部门|镇|乡|街道|区|县)|(?:镇|街道|局|中心|公司)(?=收)"
)
_WHO = regex(
    rf"(?:其中|但|而)?(?P<who>{HAN}{{1,10}}?(?:部门|单位|机关|本级|街道|学校|医院|公司|中心|[镇乡局办委县区市院所站]))"
    "(?=[^，。]{0,10}(?:[未没无]|收取|征收|收费|信息))"
)
_ALL = regex("各[^，。；]{0,8}均|全[区县市镇省]")
_NO_MATTER = regex(
    "(?:没有|无|不存在|未有)(?:任何|其他|其它|别的|另外)*(?:需要?|须|应当?|必须)(?:另行|单独|特别|予以)*报告的?(?:事项|情况|内容|问题)"
)
_MATTER = regex(
    "(?:但是?|不过|另外?|还|仅|其中|(?:^|(?<=[，。；\\n])))(?:仍|还|另|尚|也)?(?:有[^，。；]{0,8})?"
    "(?:需要?|须|应当?|必须)(?:特别|一并|补充|另行|同时|予以|向[^，。；]{0,8})*报告"
    "(?!的?(?:事项|情况|内容|问题)?[：:，]?(?:无|没有|为无|[，。；]|$))"
)
_HEAD = regex("(?:本年度?)?[，,]?(?:暂?无|没有)(?:其他)?(?:情况|事项|内容)?。")
_NOTHING = regex(
    r"(?:本年度?|全年|今年)?[，,]?(?:我[局镇县市区]|本单位)?(?:暂?无|暂?没有|不涉及)(?:其[他它])?的?(?:需要报告的)?(?:情况|内容|事项)?[。.]?"
)


class _Said(NamedTuple):
    """A clause about fees, with the sentence that it stands in."""

    passage: Passage
    span: Span
    sentence: str

    @property
    def words(self) -> str:
        return self.passage.text[slice(*self.span)]


def nothing_findings(texts: Sequence[Passage], year: int | None) -> list[Finding]:
    """Rule `none-contradicted`: what is said not to be, and told of all the same."""
    charged, denied = _told_of_fees(texts, year)
    found = []
    for sum_, none in product(charged[:1], denied):
        if _is_same(sum_, none):
            message = f"一处写“{_short(sum_)}”，这里写“{_short(none)}”"
            found.append(_finding(none.passage, message, none.span))
    told = {finding.at[0] for finding in found}
    for passage in texts:
        if passage.section and passage.section.none_allowed and passage.address not in told:
            found += list(_matters(passage)) or list(_silent(passage, charged))
    return found


def _finding(passage: Passage, message: str, span: tuple[int, int]) -> Finding:
    rule = rules()["none-contradicted"]
    return finding_in(passage, rule.id, rule.severity, message, [passage.place(*span)], rule.source)


def _short(said: _Said) -> str:
    return said.words.strip()[:24]


# ---- fees


def _told_of_fees(texts: Sequence[Passage], year: int | None) -> tuple[list[_Said], list[_Said]]:
    """The clauses that tell of a fee charged this year, and those that say there was none."""
    charged: list[_Said] = []
    denied: list[_Said] = []
    for passage in texts:
        if passage.section is None or passage.section.about_next_year:
            continue
        told, none = _fees(passage.text, year)
        charged += (_Said(passage, *one) for one in told)
        denied += (_Said(passage, *one) for one in none)
    return charged, denied


_Clause = tuple[Span, str]
"""A clause about fees: where it stands, and its sentence."""


@lru_cache(maxsize=256)
def _fees(text: str, year: int | None) -> tuple[tuple[_Clause, ...], tuple[_Clause, ...]]:
    """The clauses of a text that tell of a fee charged this year, and those that deny any."""
    charged: list[_Clause] = []
    denied: list[_Clause] = []
    for span, sentence in _clauses(text, year):
        words = text[slice(*span)]
        if _is_charge(words, sentence):
            charged.append((span, sentence))
        elif _DENIED.search(words) and not _SOME_ONLY.search(words):
            denied.append((span, sentence))
    return tuple(charged), tuple(denied)


def _clauses(text: str, year: int | None) -> Iterator[_Clause]:
    """The clauses about fees in sentences about this year."""
    for sentence in sentences_of(text) if _FEE.search(text) else ():
        words = text[sentence.start : sentence.end]
        if not _FEE.search(words) or _is_other_time(words, year):
            continue
        for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
            if _FEE.search(match[0]):
                yield (match.start(), _end(text, match)), words


def _end(text: str, clause: re.Match[str]) -> int:
    """Where a clause ends, with the next one where only that tells the sum: 有处理费一项，全年收取
    340元.
    """
    charges = _PROCESSING.search(clause[0]) and not _NOT_YET.search(clause[0])
    goes_on = _SUM_BEHIND.match(text, clause.end()) if charges else None
    return goes_on.end() if goes_on and not _SUM.search(clause[0]) else clause.end()


def _is_other_time(words: str, year: int | None) -> bool:
    times = [match[1] for match in _OTHER_TIME.finditer(words)]
    return any(named is None or (year and int(named) != year) for named in times)


def _is_charge(words: str, sentence: str) -> bool:
    if _LET_OFF.search(sentence) or _NOT_YET.search(words):
        return False
    if not (_PROCESSING.search(words) or _COPYING.search(words)):
        return False
    return bool(_CHARGED.search(words) and _SUM.search(words))


def _is_same(charge: _Said, none: _Said) -> bool:
    """Whether a fee and what is denied may be the same: of one kind, and of one office."""
    if _PROCESSING.search(none.words) or _COPYING.search(none.words):
        kind = _PROCESSING if _PROCESSING.search(charge.words) else _COPYING
        if not kind.search(none.words):
            return False
    elif not (none.passage.section and none.passage.section.none_allowed):
        return False  # 查阅不收取任何费用
    if _ALL.search(none.words):
        return True
    one, other = _WHO.match(charge.words), _WHO.match(none.words)
    if one and other and one["who"] != other["who"]:
        return False
    return not (_OWN.search(none.sentence) and _OTHERS.search(charge.sentence)) and not (
        _OTHERS.search(none.sentence) and _OWN.search(charge.sentence)
    )


def _silent(passage: Passage, charged: Sequence[_Said]) -> Iterator[Finding]:
    """A part that has nothing to tell where the fee belongs that another part tells of."""
    text = passage.text.strip()
    charge = next((one for one in charged if _PROCESSING.search(one.words)), None)
    if charge and charge.passage is not passage and _NOTHING.fullmatch(text):
        message = f"一处写“{_short(charge)}”，这里写“{text}”"
        start = passage.text.index(text)
        yield _finding(passage, message, (start, start + len(text)))


# ---- matters


def _matters(passage: Passage) -> Iterator[Finding]:
    """What is reported behind the words that there is nothing to report."""
    text = passage.text
    none = _NO_MATTER.search(text)
    matter = _MATTER.search(text, none.end()) if none else None
    if none and matter:
        message = f"前面写“{none[0]}”，后面又写“{matter[0].lstrip('，。；')}”"
        yield _finding(passage, message, matter.span())
    head = _HEAD.match(text.lstrip())
    if head and _CHARGED.search(text) and _SUM.search(text):
        start = len(text) - len(text.lstrip())
        message = f"先写“{head[0]}”，后面又写了收费"
        yield _finding(passage, message, (start, start + head.end()))

"""Gaps: placeholders left standing, numbers that were never put in, personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.review.characters import HAN
from forms.review.slips import Slip

_PLACEHOLDER = re.compile(
    r"[xX×＊*]{2,}(?![A-Za-z\d])|×(?=[年月日件条次个份篇万元%])|[_＿]{2,}|TODO|TBD|20[xX×]{2}年?"
    r"|[（(〔【\[](?:[\s　]*|略|待定|单位名称)[）)〕】\]]|[nNxX](?=[件条次篇份个起宗期场万])"
    r"|[○〇□●△]{2,}(?![一二三四五六七八九年])|[?？]{2,}|……(?=[；。，条篇次件份个期场元万])"
    r"|【[^】\n]{0,12}(?:填|待|名称|此处|单位|数字|日期)[^】\n]{0,12}】"
    rf"|\{{[^{{}}\n]{{0,20}}{HAN}[^{{}}\n]{{0,20}}\}}"
)
_LATIN_BEFORE = re.compile(r"[A-Za-z\d./+＋]")
_NUMERAL_BEFORE = frozenset("一二三四五六七八九〇○")
_LEFT_TO_DO = (*("待补充", "待核实", "待填", "待完善", "待更新", "待确认", "此处填", "某某"),)

_STILL = frozenset("有亟尚仍急还需须")
"""有待完善 is no note to oneself."""


def placeholders(text: str) -> Iterator[Slip]:
    """Places of a template that nobody has filled in."""
    for match in _PLACEHOLDER.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if match[0][0] in "xXnN×" and _LATIN_BEFORE.match(before):
            continue
        if match[0][0] not in "○〇" or before not in _NUMERAL_BEFORE:
            yield _unfilled(match.start(), match[0])
    for words in _LEFT_TO_DO:
        for match in re.finditer(words, text) if words in text else ():
            if text[match.start() - 1 : match.start()] not in _STILL:
                yield _unfilled(match.start(), words)


def _unfilled(start: int, words: str) -> Slip:
    return Slip(start, start + len(words), None, f"“{words.strip()}”")


_VERB = "|".join(
    (
        *(
            "共",
            "累计",
            "合计",
            "总计",
            "收到",
            "受理",
            "接到",
            "新收",
            "发布",
            "公开",
            "办结",
            "制发",
        ),
        *("废止", "答复", "举办", "召开", "组织", "开展", "为", "达", "计", "培训", "印发", "出台"),
        *("回应", "结转", "投入", "安排", "收取"),
    )
)
_NOUN = "|".join(
    (
        *("各类", "政府信息", "政务信息", "信息", "公开申请", "依申请公开", "申请", "行政复议"),
        *("行政诉讼", "规范性文件", "行政规范性文件", "政策解读", "培训班", "培训", "会议"),
        *("解读材料", "经费", "费用", "建议", "提案", "案件", "了"),
    )
)
_COUNT = "件|条|次|篇|起|场|期|份|人次|万元|元|个"
_MISSING = re.compile(
    rf"(?:{_VERB})(?:{_NOUN}){{0,3}}\s*(?P<unit>{_COUNT})(?=[，。；、）]|$)", re.MULTILINE
)
_NOT_MISSING = re.compile(
    r"(?:文|案|条|信|附|证|软|硬|邮|稿|来|公|收|发|要|物|部|零|急|事|申请|公开)件$"
    r"|(?:批|多|再|首|每|逐|依|屡|数|层|档|名|本|此|初|单|人|场|两|几|年|上|下)次$"
    r"|(?:逐|法|萝|教|律|链|单|信|词|线|面|头|白|枝)条$"
    r"|(?:为|训|分|逾|定|学|工|日|限|长|近|延|按|到|如|周|初|后|前|早|预|中|短|假|时|超|本|上|下|同|任|星|刊)期$"
    r"|(?:现|会|市|广|立|到|当|专|在|开|出|上|下|全|农|赛)场$|(?:一|发|引|崛|兴|提|了|不|对不)起$"
    r"|(?:身|部|成|年|月|省|县)份$|(?:整|各|逐|哪|那|这|多|几|两)个$|(?:新|诗|全|逐|首)篇$"
    r"|(?:单|公|美|日|欧|多|二)元$"
)
_PERCENT = re.compile(r"(?:增长|下降|增加|减少|占比?|达到?|率为?|比例为?)[%％]")
_BLANK_NUMBER = re.compile(
    r"(?:共|收到|受理|发布|公开|办结|为|结转|复议|诉讼|申请|文件)[ 　]+(?=[件条次篇起份])"
)
_LONE_SUBJECT = re.compile(
    r"(?:制发|废止|现行有效|新制定|印发|出台)(?:的)?(?:行政)?(?:规范性文件|规章)(?=[，。；])"
)
_COUNTED = re.compile(r"(?:文件|规章)[^，。；\n]{0,6}\d+\s?[件个份]")


def missing_numbers(text: str) -> Iterator[Slip]:
    """Words of count without a number: 收到申请件，; 现行有效规范性文件。 beside counted ones."""
    for match in _MISSING.finditer(text):
        received = match[0].endswith("申请件") and "到" in match[0]
        if received or not _NOT_MISSING.search(match[0]):
            yield _gap(text, match.start(), match.end(), match["unit"])
    for match in _PERCENT.finditer(text):
        yield _gap(text, match.start(), match.end(), "%")
    for match in _BLANK_NUMBER.finditer(text):
        yield _gap(text, match.start(), match.end() + 1, text[match.end()])
    for match in _LONE_SUBJECT.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in "。\n") + 1
        end = text.find("。", match.end())
        if _COUNTED.search(text[start : end if end >= 0 else len(text)]):
            yield _gap(text, match.start(), match.end(), "")


def _gap(text: str, start: int, end: int, unit: str) -> Slip:
    what = f"“{unit}”前缺数字" if unit else "后面缺数字"
    return Slip(start, end, None, f"“{text[start:end]}”{what}")


_IDENTITY = re.compile(r"\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_MOBILE = re.compile(r"(?<![\d-])1[3-9]\d(?:[ -]?\d{4}){2}(?![\d-])")
_BANK_CARD = re.compile(r"(?<!\d)62\d{14,17}(?!\d)")


def identity_numbers(text: str) -> Iterator[Slip]:
    """Resident identity numbers whose check digit is right."""
    for match in _IDENTITY.finditer(text):
        total = sum(w * int(d) for w, d in zip(_WEIGHTS, match[0], strict=False))
        if _CHECKS[total % 11] == match[0][-1].upper():
            yield Slip(*match.span(), None, f"“{match[0][:6]}…{match[0][-2:]}”是居民身份证号码")
    for match in _BANK_CARD.finditer(text):
        if _luhn(match[0]):
            yield Slip(*match.span(), None, f"“{match[0][:4]}…{match[0][-2:]}”像是银行卡号")


def _luhn(digits: str) -> bool:
    doubled = (int(d) * (1 + index % 2) for index, d in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def mobile_numbers(text: str) -> Iterator[Slip]:
    """Mobile telephone numbers: a private one does not belong into a published report."""
    for match in _MOBILE.finditer(text):
        yield Slip(*match.span(), None, f"“{match[0][:3]}…{match[0][-2:]}”是手机号码")

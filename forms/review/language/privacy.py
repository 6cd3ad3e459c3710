"""Personal data that does not belong into a published report: numbers, names, homes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_uppercase

from forms.patterns import regex
from forms.review.language.coined import is_deed
from forms.review.language.gaps import SURNAMES
from forms.review.language.slips import Slip
from forms.review.language.terms import is_compound, terms
from forms.review.reading.characters import HAN, is_han
from forms.widths import NARROW

# ---- numbers

_IDENTITY = regex(
    r"(?<!\d)\d{6}[ -]?(?:19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[ -]?\d{3}[\dXx](?!\d)"
)
_OLD_IDENTITY = regex(r"身份证[^，。；\d]{0,6}(\d{15})(?!\d)", words="身份证")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_SAID_TO_BE = regex("身份证|证件号|公民身份")
_PASSPORT = regex(
    r"(?:护照|通行证)(?:号码?|编号)?(?:为|是|[：:])?\s?([A-Z]{1,2}\d{7,9})(?!\d)",
    words="护照 通行证",
)
_BANK_CARD = regex(r"(?<!\d)62\d{2}(?:[ -]?\d{4}){2,3}[ -]?\d{1,7}(?!\d)", words="62")
_SAID_CARD = regex("卡号|银行卡|账号|帐号|账户|存折")
_MOBILE = regex(r"(?<![\d-])(?:\+?86[- ]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?![\d-])")
_MOBILE_IN_CHINESE = regex("一[三四五六七八九][〇零一二三四五六七八九]{9}")
_PLATE = regex(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-HJ-NP-Z][·• ]?(?=[A-Z\d]*\d)[A-Z\d]{5,6}(?![A-Z\d])"
)


def identity_numbers(text: str) -> Iterator[Slip]:
    """Numbers of identity cards, where the check digit is right or the text says what they are; of
    passports; of bank cards.
    """
    text = text.translate(NARROW)
    for match in _IDENTITY.finditer(text):
        digits = re.sub("[ -]", "", match[0])
        total = sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=False))
        said = _SAID_TO_BE.search(text, max(0, match.start() - 12), match.start())
        if said or _CHECKS[total % 11] == digits[-1].upper():
            yield _number(match, 0, "是居民身份证号码")
    for match in _OLD_IDENTITY.finditer(text):
        yield _number(match, 1, "是居民身份证号码")
    for match in _PASSPORT.finditer(text) if "护照" in text or "通行证" in text else ():
        yield _number(match, 1, "是护照号码")
    for match in _BANK_CARD.finditer(text):
        said = _SAID_CARD.search(text, max(0, match.start() - 12), match.start())
        if said or _luhn(re.sub("[ -]", "", match[0])):
            yield _number(match, 0, "像是银行卡号")


def _number(match: re.Match[str], group: int, what: str) -> Slip:
    shown = match[group]
    return Slip(*match.span(group), None, f"“{shown[:4]}…{shown[-2:]}”{what}")


def _luhn(digits: str) -> bool:
    doubled = (int(d) * (1 + index % 2) for index, d in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def mobile_numbers(text: str) -> Iterator[Slip]:
    """Mobile telephone numbers: a private one does not belong into a published report."""
    for match in _MOBILE.finditer(text.translate(NARROW)):
        yield Slip(*match.span(), None, f"“{match[0][:3]}…{match[0][-2:]}”是手机号码")
    for match in _MOBILE_IN_CHINESE.finditer(text):
        yield Slip(*match.span(), None, f"“{match[0][:3]}…{match[0][-2:]}”是手机号码")


# ---- people

_ROLE = regex(
    "申请人|当事人|原告|第三人|投诉人|举报人|信访人|来访人|来信人|缴费人|被征收人|被处罚人|业主|户主|患者|家长|村民|居民|市民|群众"
    "|残疾人|低保户|贫困户|救助对象|个体户|上诉人|被申请人为?个人|复议申请人"
)
_LADY = regex(rf"({HAN}{{2,3}})(?:女士|先生|小姐)", words="女士 先生 小姐")
_BORN = regex(
    r"[男女](?:性)?[，,、][^，。；]{0,6}?[，,]?(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?(?:出?生)",
    words="生",
)
_AFTER_NAME = frozenset("的诉对要因向等女男先在于就为以和与、，。；（(：")
_DOES = regex(
    "反映|申请|要求|提[出交起]|投诉|举报|咨询|询问|来[信电访人]|起诉|上诉|诉讼|不服|认为|表示|希望|查询|索取|领取"
    "|撤回|撤诉|补正|补交|提供|办理|送达|答复|告知|[称诉家]|本人|一[案家]|夫妇|[两二三]人|分别|[多再]次|先后"
)
"""What follows a name without any mark between."""
_COURTEOUS = ("先生", "女士", "小姐", "大爷", "大妈", "大娘", "阿姨", "师傅", "老师", "老人", "姓")
_HOW = frozenset("常方任齐严莫高左")
"""Surnames that are adverbs as well: 群众常问的事."""
_NO_GIVEN = frozenset("某等的和与对向在于就为以之其可能均都已未不须需将应要有无是")
_HOME = regex(
    r"(?:家?住在?|住址|家庭住址|家庭地址|现住址?|户籍地|居住地)(?:为|是|在|[：:])?[^，。；、\n]{2,24}?\d{1,5}(?:号楼?|幢|栋|室|单元|组)"
    r"|(?<!\d)\d{1,4}(?:号楼|幢|栋|座|号)?\d{0,3}单元\s?\d{1,5}(?:室|号)?"
)


_TOLD = (
    (_HOME, ("住", "户籍", "单元"), "住址"),
    (_BORN, "男女", "出生年月"),
    (_PLATE, ascii_uppercase, "车牌号"),
)
"""What is looked for only in texts that hold one of the words before it."""


def personal_data(text: str) -> Iterator[Slip]:
    """Names of those who apply or go to law, where they live, when they were born, their cars."""
    for match in _ROLE.finditer(text):
        if name := _name_at(text, match.end()):
            yield Slip(match.end(), match.end() + len(name), None, f"“{match[0]}”后面是姓名")
    for match in _LADY.finditer(text):
        name = next((match[1][n:] for n in (0, 1) if match[1][n] in SURNAMES), "")
        if len(name) > 1 and "某" not in name and not terms().covers(text, match.start(1)):
            yield Slip(match.end(1) - len(name), match.end(), None, f"“{name}”是姓名")
    for pattern, tells, what in _TOLD:
        for match in pattern.finditer(text) if any(map(text.__contains__, tells)) else ():
            yield Slip(*match.span(), None, f"“{match[0][:4]}……”是{what}")


def _name_at(text: str, start: int) -> str:
    """A surname and one or two more characters that are no word, before something new."""
    known = terms()
    if text[start : start + 1] not in SURNAMES or not text[start:]:
        return ""
    if (
        text.startswith(_COURTEOUS, start + 1)
        or known.begins_at(text, start)
        or known.crosses(text, start)
        or _is_said(text, start)
    ):
        return ""
    for length in (3, 2):
        name, after = text[start : start + length], text[start + length : start + length + 1]
        if len(name) < length or not all(is_han(c) and c not in _NO_GIVEN for c in name[1:]):
            continue
        if after == "" or after in _AFTER_NAME or _DOES.match(text, start + length):
            return name
    return ""


def _is_said(text: str, start: int) -> bool:
    """Whether a surname begins another word (白天), or tells how something is done (常打听)."""
    if is_compound(text[start : start + 2]):
        return True
    word = text[start + 1 : start + 3]
    return text[start] in _HOW and (is_deed(word[:1]) or word in terms().words or is_compound(word))

"""What a report says of itself: unit and year in the title, contacts in the preface, who signed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from forms.importing.blocks import Paragraph
from forms.numerals import read_numeral

_YEAR_ALONE = re.compile(r"^[（(]?(?P<year>\d{4})年?度?[）)]?$")
_PERIOD = re.compile(r"(\d{4})年1月1日(?:起)?(?:至|到|—|-|－|~)+(?:(\d{4})年)?12月31日")
_IN_YEAR = re.compile(r"(?<!\d)(20\d{2})年度?(?!\d)")
_DATE = re.compile(
    r"^(?:\D{0,12}[:：])?(?P<year>\d{4}|[二一〇○零O三四五六七八九]{4})\s*[年\-/.]\s*"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十元]{1,3})\s*[月\-/.]\s*"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十廿]{1,3})\s*日?$"
)
_NUMBER = re.compile(r"^[\u4e00-\u9fff]{1,16}[〔\[（(【]\d{4}[〕\]）)】]第?\d{1,4}号$")
_UNIT_LINE = re.compile(
    r"(?:填报单位|填表单位|报告单位|编制单位|单位名称)(?:[（(]盖?章?[)）])?[:：](.{2,40}?)(?:$|\s{2,}|填报)"
)
_CONTINUED = re.compile(r"[\d\-—)）]")
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,8}[:：]")
_WRAPPED = 20
_CUT = "在行末断开，可能不完整"
_CONTACTS = (
    (
        "phone",
        re.compile(
            r"(?:联系|咨询|办公|监督)?电话(?:号码)?(?:为)?[:：]?\s*([\d(（][\d\-—－()（）转、\s]{5,40}\d)"
        ),
    ),
    (
        "fax",
        re.compile(r"传真(?:号码)?(?:电话)?(?:为)?[:：]?\s*([\d(（][\d\-—－()（）\s]{5,30}\d)"),
    ),
    ("postcode", re.compile(r"邮(?:政)?编(?:码)?(?:为)?[:：]?\s*(\d{6})(?!\d)")),
    (
        "email",
        re.compile(
            r"(?:邮箱|[Ee]-?[Mm]ail|邮件)(?:地址)?(?:为)?[:：]?\s*([\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4})"
        ),
    ),
    ("website", re.compile(r"((?:https?://|www\.)[\w\-./?=&%#:]{3,120})")),
    (
        "address",
        re.compile(r"(?:联系|通讯|通信|办公|单位)?地址(?:为)?[:：]\s*([^，,；;。:：（）()]{4,60})"),
    ),
)


@dataclass(frozen=True, slots=True)
class Said:
    """A value that the report states about itself, with the paragraph it stands in."""

    address: str
    value: str | int | date
    raw: str
    at: Paragraph
    doubt: str = ""


def plain(text: str) -> str:
    """The text at half width, without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def year_of(text: str) -> int | None:
    """A year in digits or Chinese, None for none between 2000 and 2100."""
    digits = text.replace("○", "〇").replace("O", "〇")
    value = int(digits) if digits.isdecimal() else read_numeral(digits)
    return value if isinstance(value, int) and 2000 < value < 2100 else None


def years_stated(paragraphs: Sequence[Paragraph]) -> int | None:
    """The year of the statistical period: 2023年1月1日至12月31日."""
    matches = (_PERIOD.search(plain(paragraph.text)) for paragraph in paragraphs)
    return next((int(match[1]) for match in matches if match), None)


def years_said(paragraphs: Sequence[Paragraph]) -> int | None:
    """The reporting year from the statistical period, a caption, else the year named most."""
    if stated := years_stated(paragraphs):
        return stated
    texts = [plain(paragraph.text) for paragraph in paragraphs]
    alone = {int(m["year"]) for text in texts if (m := _YEAR_ALONE.match(text)) and "年" in text}
    if len(alone) == 1:
        return alone.pop()
    named = [int(year) for text in texts for year in _IN_YEAR.findall(text)]
    most = max(set(named), key=named.count, default=None)
    return most if most and named.count(most) * 2 > len(named) else None


def contacts(paragraphs: Sequence[Paragraph]) -> Iterator[Said]:
    """Telephone, fax, postcode, e-mail, web site and address, each where it is said once."""
    for key, pattern in _CONTACTS:
        said = [(m, p) for p in paragraphs for m in pattern.finditer(_half(p.text))]
        values = dict.fromkeys(match[1].strip(" .,;、") for match, _ in said)
        if len(values) == 1:
            match, at = said[0]
            cut = match.end() >= len(at.text.rstrip()) and _goes_on(at, paragraphs)
            doubt = _CUT if cut else ""
            yield Said(f"unit.{key}", next(iter(values)), match[1], at, doubt)


def _goes_on(paragraph: Paragraph, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the next line goes on with a line of text: then what ends it may be cut."""
    behind = next((p for p in paragraphs if p.number == paragraph.number + 1), None)
    if behind is None or paragraph.unit != "行":
        return False
    return bool(_CONTINUED.match(behind.text)) or (
        len(paragraph.text) >= _WRAPPED and not _LABELLED.match(behind.text)
    )


def _half(text: str) -> str:
    """The text with digits and marks at half width, one character for one."""
    return "".join(
        chr(ord(char) - 0xFEE0) if "！" < char < "～" and char not in "，；：（）" else char
        for char in text
    )


def date_in(text: str) -> date | None:
    """The date that a line states and nothing else: 2019年1月2日, 二〇一九年一月二日."""
    match = _DATE.match(_half(text).replace(" ", "").strip("（）()"))
    if match is None:
        return None
    year = year_of(match["year"])
    month, day = (_small(match[name]) for name in ("month", "day"))
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _small(text: str) -> int | None:
    value = int(text) if text.isdecimal() else read_numeral(text.replace("元", "一"))
    return value if isinstance(value, int) else None


def is_document_number(text: str) -> bool:
    """Whether a line is a 发文字号: 洪府办字〔2019〕1号."""
    return bool(_NUMBER.match(plain(text)))


def reporting_unit(paragraphs: Sequence[Paragraph]) -> Said | None:
    """The unit behind 填报单位（盖章）：."""
    for paragraph in paragraphs:
        if match := _UNIT_LINE.search(paragraph.text):
            name = match[1].strip(" _　")
            if len(name) > 1:
                return Said("unit.name", name, paragraph.text, paragraph)
    return None


def may_sign(text: str) -> bool:
    """Whether a line can be the name of an office: short Chinese words, no sentence."""
    return bool(re.fullmatch(r"[\u4e00-\u9fff（）()·\s]{3,40}", text)) and not re.match(
        r"附|注", text
    )

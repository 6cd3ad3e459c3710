"""What a report says of itself: unit and year in the title, contacts in the preface, who signed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from forms.importing.blocks import Paragraph
from forms.numerals import read_numeral

_SUBJECT = r"(?:(?:政府|政务)?信息|政务)公开(?:工作)?(?:情况)?"
_NAME = rf"{_SUBJECT}的?(?:年?度?(?:工作)?报告|年报)"
_YEAR = r"[（(]?(?P<year>\d{4}|[二一〇○零O0三四五六七八九]{4})年?度?[)）]?年?度?"
_TITLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?P<unit>.{{0,60}}?){_YEAR}{_NAME}[）)]?$",
        rf"^(?P<unit>.{{0,60}}?){_NAME}{_YEAR}$",
        rf"^{_YEAR}(?P<unit>.{{0,60}}?){_NAME}$",
        rf"^(?P<unit>.{{0,60}}?){_SUBJECT}{_YEAR}(?:工作)?报告$",
    )
)
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


@dataclass(frozen=True, slots=True)
class Title:
    """The title found: how many paragraphs it takes from `start`, its unit and year."""

    start: int
    length: int
    unit: str
    year: int | None


def find_title(paragraphs: Sequence[Paragraph], limit: int) -> Title | None:
    """The report's title before paragraph `limit`: on one line, or parted over up to three."""
    found = None
    for start in range(min(limit, len(paragraphs))):
        for length in (1, 2, 3):
            lines = paragraphs[start : start + length]
            if len(lines) < length or start + length > limit + 2:
                break
            title = _title(start, length, "".join(_plain(line.text) for line in lines))
            if title and _shorter(title, found):
                found = title
                break
    return found


def _shorter(title: Title, found: Title | None) -> bool:
    """A title with a unit is better than one without; else fewer lines, else the later one."""
    if found is None or bool(title.unit) != bool(found.unit):
        return found is None or bool(title.unit)
    return title.length <= found.length


def _title(start: int, length: int, text: str) -> Title | None:
    match = next((m for pattern in _TITLES if (m := pattern.match(text))), None)
    if match is None:
        return None
    unit = match["unit"].strip("：:").removeprefix("关于").removesuffix("关于")
    return Title(start, length, unit, year_of(match["year"]))


def title_in(text: str) -> Title | None:
    """The title within a window's caption (`某市2023年…年度报告 - 某网站`)."""
    for part in re.split(r"[-_|—–\s]+", text):
        if found := _title(0, 0, _plain(part)):
            return found
    return None


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def year_of(text: str) -> int | None:
    """A year in digits or Chinese, None for none between 2000 and 2100."""
    plain = text.replace("○", "〇").replace("O", "〇")
    value = int(plain) if plain.isdecimal() else read_numeral(plain)
    return value if isinstance(value, int) and 2000 < value < 2100 else None


def years_said(paragraphs: Sequence[Paragraph]) -> int | None:
    """The reporting year from the statistical period, a caption, else the year named most."""
    texts = [_plain(paragraph.text) for paragraph in paragraphs]
    for text in texts:
        if match := _PERIOD.search(text):
            return int(match[1])
    alone = {int(m["year"]) for text in texts if (m := _YEAR_ALONE.match(text)) and "年" in text}
    if len(alone) == 1:
        return alone.pop()
    named = [int(year) for text in texts for year in _IN_YEAR.findall(text)]
    most = max(set(named), key=named.count, default=None)
    return most if most and named.count(most) * 2 > len(named) else None


def contacts(paragraphs: Sequence[Paragraph]) -> Iterator[Said]:
    """Telephone, fax, postcode, e-mail, web site and address, each where it is said once."""
    for key, pattern in _CONTACTS:
        said = [(m[1], p) for p in paragraphs for m in pattern.finditer(_half(p.text))]
        values = dict.fromkeys(text.strip(" .,;、") for text, _ in said)
        if len(values) == 1:
            yield Said(f"unit.{key}", next(iter(values)), said[0][0], said[0][1])


def _half(text: str) -> str:
    """The text with digits and marks at half width, one character for one."""
    return "".join(
        chr(ord(char) - 0xFEE0) if "！" < char < "～" and char not in "，；：（）" else char
        for char in text
    )


def date_in(text: str) -> date | None:
    """The date that a line states and nothing else: 2019年1月2日, 二〇一九年一月二日."""
    match = _DATE.match(_half(text).replace(" ", ""))
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
    return bool(_NUMBER.match(_plain(text)))


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

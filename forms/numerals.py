"""Figures as people write them: `1,180` `１１８０` `5万` `一百二十三` `九起`, and those in prose.

Two readers. `read_figure` takes the whole text of one cell and says how it understood it.
`find_numbers` goes through prose and gives every number with its unit and its role, for a date's
year, an item's ordinal or a telephone number is no figure. A number is exact: int or Decimal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from forms.draft import Number
from forms.draft import written as written
from forms.patterns import regex
from forms.widths import PLAIN

LONGEST = 60
"""Characters of a cell beyond which it is no figure."""
MOST_DIGITS = 15
"""Digits before the point: more is a slip of the hand, not a count."""

_NONE_MARKS = frozenset(
    ("-", "--", "/", "\\", "|", "–", "—", "――", "──", "——", "―", "─", "*", "n/a", "na")
) | {"无", "没有", "不适用", "不涉及", "未发生"}
_DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    **dict(zip("○两貳叄參陸", (0, 2, 2, 3, 3, 6), strict=True)),
}  # fmt: skip
YEAR_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
"""For a year written digit by digit: 二〇二五."""
_FORMAL = str.maketrans({"拾": "十", "佰": "百", "仟": "千", "萬": "万", "億": "亿", "點": "点"})
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
LARGE = {"亿": 100_000_000, "万": 10_000}
"""In how many a number is told, the larger first: what is told so is seldom exact."""
MONEY = {"元": 1, **{f"{word}元": size for word, size in LARGE.items()}}
"""The units of money, each in 元."""
_SCALES = {"千": 1000, "百": 100, "十": 10}

_D = f"[{''.join(_DIGITS)}]"
_ZERO = "[零〇○]"
_NUMERAL_CHARS = "".join(_DIGITS) + "十百千万亿拾佰仟萬億廿卅卌"
_SMALL = regex(
    rf"(?:(?P<k>{_D}|\d)千)?(?P<z1>{_ZERO}*)(?:(?P<h>{_D}|\d)百)?(?P<z2>{_ZERO}*)"
    rf"(?:(?P<t>{_D}|\d)?(?P<ten>十))?{_ZERO}*(?P<u>{_D})?"
)
_PLAIN = regex(r"\d+(?:\.\d+)?")
_GROUPED = regex(r"[1-9]\d{0,2}(?:[, ']\d{3})+(?:\.\d+)?")

_UNIT_WORDS = (
    *(
        "个工作日",
        "工作日",
        "个百分点",
        "百分点",
        "人次",
        "件次",
        "条次",
        "篇次",
        "场次",
        "批次",
        "家次",
        "平方公里",
        "平方米",
        "公里",
        "公顷",
    ),
    *(
        "亿元",
        "万元",
        *"元条件次篇个人起份期场项宗例家名位部户处种类册张页批天字套台幅轮组所支款辆笔封亩吨座倍卷块株栋棵艘",
    ),
)
_UNIT = "|".join(_UNIT_WORDS)
_CELL_UNIT = regex(rf"(?P<figure>.*?[\d{_NUMERAL_CHARS}])\s*(?P<unit>{_UNIT}|%)?[.。;；]?")


class Reading(NamedTuple):
    """A cell's text understood; `value` None where it says that there is nothing (`-`, `/`, 无).

    `note` says in the officer's words how it was understood, "" where digits stood there plainly.
    """

    value: Number | None
    note: str = ""


def read_figure(text: str, unit: str = "", whole: bool = False) -> Reading | None:
    """The figure that a cell's text states, None where it states none or the cell is empty.

    `unit` is the cell's own: in a cell of 万元, `5万` and `5万元` are 5 and `50000元` is 5 as well.
    In a cell of whole numbers `12.0` is 12; elsewhere decimals stay as they were typed.
    """
    plain = text.translate(PLAIN).strip()
    if not plain or len(plain) > LONGEST:
        return None
    if plain.lower() in _NONE_MARKS:
        return Reading(None, f"“{plain}”表示没有数")
    value, stated = _with_unit(plain)
    if value is None or abs(value) >= 10**MOST_DIGITS or stated == "%":
        return None
    if unit == "万元" and not stated and "万" in plain:
        stated = "元"
    value = in_unit(value, stated, unit)
    if whole and isinstance(value, Decimal) and value == int(value):
        value = int(value)
    return Reading(value, "" if plain == written(value) else f"按 {written(value)} 理解")


def why_unreadable(text: str) -> str:
    """What keeps a text from being a figure, and what to do, in the officer's words."""
    plain = text.translate(PLAIN).strip()
    if len(plain) > LONGEST:
        return "内容太长，不是一个数。请只填数字"
    if plain.endswith("%"):
        return "这里填数量，不填百分比"
    if len(re.findall(r"\d", plain.partition(".")[0])) > MOST_DIGITS:
        return f"数字超过 {MOST_DIGITS} 位，请核对是否多按了键"
    if re.fullmatch(r"[\d, ]+", plain):
        return "千位分隔符的位置不对，例如应为 1,180"
    if plain.count(".") > 1:
        return "小数点多于一个"
    return f"“{plain[:20]}”不是数。可填 1180、5万、十二"


def in_unit(value: Number, unit: str, wanted: str) -> Number:
    """Money in another unit (元 where `wanted` is none); any other number as it is."""
    scale = MONEY.get(unit)
    if scale is None or unit == wanted:
        return value
    return tidy(Decimal(value) * scale / MONEY.get(wanted, 1))


def tidy(value: Decimal) -> Number:
    """A whole Decimal as int, any other without idle zeros at its end."""
    whole = int(value)
    return whole if whole == value else value.normalize()


_FIGURES_OR_TENS = r"[1-9]\d{0,4}|[一二三四五六七八九]?十[一二三四五六七八九]?"
COUNT = f"(?:{_FIGURES_OR_TENS}|[一两二三四五六七八九])"
"""How so many are told in prose, as a pattern: up to 99999 in digits, up to 99 in words."""
SEVERAL = f"(?:{_FIGURES_OR_TENS}|[两二三四五六七八九])"
"""The same without the 一 that may be no count."""


def whole_number(text: str) -> int:
    """The whole number that a numeral tells, 0 for anything else."""
    value = read_numeral(text)
    return value if isinstance(value, int) else 0


def read_numeral(text: str) -> Number | None:
    """The value of a Chinese numeral, digits among it too: 一百八十, 二〇一九, 两, 5万3千, 三点五.

    None for what is no numeral. 一百二 is 120 and 一万五 is 15000, as they are said.
    """
    if not text or len(text) > LONGEST:
        return None
    plain = text.translate(_FORMAL)
    for short, long in _TENS.items():
        plain = plain.replace(short, long)
    whole, point, decimals = plain.partition("点")
    if point:
        return _with_decimals(whole, decimals)
    if len(plain) > 1 and all(char in _DIGITS for char in plain):
        return int("".join(str(_DIGITS[char]) for char in plain))
    return _large(plain)


def _with_decimals(whole: str, decimals: str) -> Number | None:
    scale = 1
    for unit, size in LARGE.items():
        if decimals.endswith(unit):
            decimals, scale = decimals[:-1], scale * size
    base = read_numeral(whole)
    if base is None or not decimals or not all(char in _DIGITS for char in decimals):
        return None
    value = Decimal(f"{base}.{''.join(str(_DIGITS[char]) for char in decimals)}") * scale
    return tidy(value) if scale > 1 else value


def _large(text: str) -> Number | None:
    """亿 and 万 split a numeral into sections below ten thousand."""
    for unit, size in LARGE.items():
        before, found, after = text.rpartition(unit)
        if not found:
            continue
        head, tail = _large(before) if before else None, _large(after) if after else 0
        if head is None or tail is None or tail >= size:
            return None
        if len(after) == 1 and after in _DIGITS:
            tail *= size // 10
        value = head * size + tail
        return tidy(value) if isinstance(value, Decimal) else value
    return _small(text)


def _small(text: str) -> Number | None:
    """A section below ten thousand: Chinese with 千百十, or Arabic digits."""
    if _PLAIN.fullmatch(text):
        return Decimal(text) if "." in text else int(text)
    if _GROUPED.fullmatch(text):
        return _small(re.sub(r"[, ']", "", text))
    if scaled := re.fullmatch(r"(\d+(?:\.\d+)?)([十百千]+)", text):
        return _scaled(*scaled.groups())
    match = _SMALL.fullmatch(text)
    return _sum(match) if text and match else None


def _scaled(digits: str, scales: str) -> Number:
    value = Decimal(digits)
    for scale in scales:
        value *= _SCALES[scale]
    return tidy(value)


def _sum(match: re.Match[str]) -> int:
    digit = {name: _digit(match[name]) for name in "khtu"}
    ten = 10 * (digit["t"] if match["t"] else 1) if match["ten"] else 0
    unit = digit["u"]
    if match["u"] and not match["ten"] and not match["z2"]:  # 一百二, 三千五
        unit *= 10 if match["h"] else 100 if match["k"] and not match["z1"] else 1
    return digit["k"] * 1000 + digit["h"] * 100 + ten + unit


def _digit(char: str | None) -> int:
    if not char:
        return 0
    return _DIGITS[char] if char in _DIGITS else int(char)


def _with_unit(plain: str) -> tuple[Number | None, str]:
    """The number of a cell and the unit written behind it ("" for none)."""
    sign = 1
    if plain[0] in "+-负":
        sign, plain = (1 if plain[0] == "+" else -1), plain[1:].lstrip()
    match = _CELL_UNIT.fullmatch(plain)
    if match is None:
        return None, ""
    figure, unit = match["figure"].rstrip(), match["unit"] or ""
    value = read_numeral(re.sub(r"\s+(?=[十百千万亿])", "", figure))
    return (None if value is None else value * sign), unit


Role = Literal["number", "percent", "date", "ordinal", "code"]


class Mention(NamedTuple):
    """A number in prose: `[start, end)` in characters covers the number without its unit.

    `unit` is the word behind it, "" for none; money stands in 元. `about` says that the text gives
    it as approximate (近、约、余、多). `role` tells figures (number, percent) from what only looks
    like one: parts of a date, ordinals (第二十条、（三）、一是、〔2021〕30号), codes (telephones).
    """

    start: int
    end: int
    value: Number
    unit: str
    role: Role
    about: bool = False


def find_numbers(text: str) -> Iterator[Mention]:
    """Every number in a text, in order; those in dates, ordinals and codes flagged by `role`.

    Paragraphs are remembered, so that a key typed in one costs only that one.
    """
    offset = 0
    for line in text.split("\n"):
        for found in _numbers_of(line):
            if offset:
                found = found._replace(start=found.start + offset, end=found.end + offset)
            yield found
        offset += len(line) + 1


@lru_cache(maxsize=1024)
def _numbers_of(line: str) -> tuple[Mention, ...]:
    plain = line.translate(_WIDE_ONLY)
    shadowed = _shadows(plain)
    found = (_mention(plain, match, shadowed) for match in _MENTION.finditer(plain))
    return tuple(mention for mention in found if mention is not None)


_WIDE_ONLY = {
    code: code - 0xFEE0
    for code in (*range(0xFF10, 0xFF1A), 0xFF05, 0xFF0E, 0xFF0D, *range(0xFF21, 0xFF5B))
}
"""Full-width digits, letters and their marks: one character for one, so that spans stay true."""

_MENTION = regex(
    rf"(?P<percent>百分之(?P<hundredth>[{_NUMERAL_CHARS}点\d.]+))"
    rf"|(?P<arabic>(?:\d{{1,3}}(?:,\d{{3}})+(?![\d])|\d+)(?:\.\d+)?\s?[十百千]?[万亿]?)"
    rf"|(?P<chinese>(?!(?<=[唯统同单专])一[{_NUMERAL_CHARS}])"
    rf"[{_NUMERAL_CHARS}]+(?:点[{_NUMERAL_CHARS}]+)?)"
)
"""What begins with the end of a word is none yet: of 唯一一件 only the second 一 is a number."""
_UNIT_AFTER = regex(rf"\s?(?P<about>余|多|来)?\s?(?P<unit>%|‰|(?:{_UNIT}))")
_ABOUT_BEFORE = regex(
    r"(?:近|约|大约|超|超过|逾|不足|不到|将近|上)\s?$", words="近 约 超 逾 不足 不到 上"
)
_VAGUE_BEFORE = regex(r"[几数若干第]\s?$", words="几 数 若 干 第")
_ABOUT_SO_MANY = frozenset(("两三", "三四", "四五", "五六", "六七", "七八", "八九"))
"""Two neighbouring digits say about how many: 四五个环节."""
_JOINED_BEFORE = frozenset("统唯同专逐单某每任合划如")
_IDIOM_AFTER = regex(r"起|次性|件事|条龙|个口|个窗|张网|张表|揽子|站式|体化|把手|方面|系列")

_N = rf"(?:\d{{1,15}}|[{_NUMERAL_CHARS}]{{1,15}})"
_SHADOW_PATTERNS: tuple[tuple[Role, str], ...] = (
    (
        "code",
        r"https?://\S+|[A-Za-z\d._-]{1,64}@[\w.]+|(?<!\d)0\d{2,3}-\d{6,8}|(?<!\d)1[3-9]\d{9}(?!\d)",
    ),
    ("code", r"[A-Za-z]{1,20}[-/]?\d[\dA-Za-z-]*|邮(?:政)?编(?:码)?[:：]?\s?\d{6}"),
    ("date", rf"(?:\d{{2,4}}|[{_NUMERAL_CHARS}]{{4}})\s?年(?:度|底|初|末)?"),
    ("date", rf"{_N}\s?月(?:份|底|初|中旬)?(?:\s?{_N}\s?[日号])?|{_N}[日时](?![常间])"),
    ("date", r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}:\d{2}"),
    ("date", rf"{_N}\s?(?:周?年|个月|季度|小时)|[一二三四五十]{{1,3}}五(?=规划|时期|期间)"),
    ("ordinal", rf"第[（(]?{_N}[）)]?|[〔\[（(]\d{{4}}[〕\]）)]\d{{0,9}}号?|\d{{1,9}}号"),
    (
        "ordinal",
        rf"^\s*{_N}[、.．](?!\d)|[（(]{_N}[）)]|[{_NUMERAL_CHARS}]{{1,3}}(?:是(?=[一-鿿])|则)",
    ),
)
_SHADOWS = tuple((role, regex(text)) for role, text in _SHADOW_PATTERNS)


def _shadows(plain: str) -> dict[int, Role]:
    """The role of each character that lies in a date, an ordinal or a code."""
    roles: dict[int, Role] = {}
    for role, pattern in _SHADOWS:
        for match in pattern.finditer(plain):
            for index in range(*match.span()):
                roles.setdefault(index, role)
    return roles


def _mention(plain: str, match: re.Match[str], shadowed: dict[int, Role]) -> Mention | None:
    start, end = match.span()
    if match["percent"]:
        value = read_numeral(match["hundredth"])
        return None if value is None else Mention(start, end, value, "%", "percent")
    value = read_numeral(re.sub(r"\s", "", match[0]).replace(",", ""))
    if value is None:
        return None
    if role := shadowed.get(start):
        return Mention(start, end, value, "", role)
    end = start + len(match[0].rstrip())
    after = _UNIT_AFTER.match(plain, end)
    if match["chinese"] and not _counts(plain, match, after):
        return None
    unit = after["unit"] if after else ""
    about = bool(after and after["about"]) or bool(
        _ABOUT_BEFORE.search(plain, max(0, start - 3), start)
    )
    role = "percent" if unit in ("%", "‰") else "number"
    money = unit in MONEY
    return Mention(start, end, in_unit(value, unit, "元"), "元" if money else unit, role, about)


def _counts(plain: str, match: re.Match[str], after: re.Match[str] | None) -> bool:
    """Whether Chinese digits state a number here: a word of count behind, and no idiom (一次性)."""
    if _VAGUE_BEFORE.search(plain[max(0, match.start() - 2) : match.start()]):
        return False
    if match[0] in _ABOUT_SO_MANY:
        return False
    if after is None:
        return len(match[0]) > 2 and match[0][-1] not in "千万" and match[0][1] in "十百千万"
    if match[0] != "一":
        return True
    before = plain[max(0, match.start() - 1) : match.start()]
    return before not in _JOINED_BEFORE and not _IDIOM_AFTER.match(plain, match.end())


def numerals_in(text: str) -> list[str]:
    """The characters of a text that tell numbers, full-width digits as plain ones."""
    plain = text.translate(PLAIN)
    return [char for char in plain if char.isdecimal() or char in _NUMERAL_CHARS]

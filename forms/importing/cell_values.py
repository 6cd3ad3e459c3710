"""What stands in a cell: a figure, a mark for nothing, a unit, a blank, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from forms.draft import Number
from forms.importing.likeness import label_of
from forms.numerals import LARGE, read_figure, tidy
from forms.patterns import one_of
from forms.widths import PLAIN

CellKind = Literal["figure", "none", "unit", "blank", "words"]

UNITS = frozenset(
    (
        *(
            "条",
            "件",
            "次",
            "篇",
            "个",
            "人",
            "人次",
            "万元",
            "元",
            "份",
            "项",
            "场",
            "期",
            "家",
            "部",
        ),
        *("条次", "件次", "人/次", "亿元", "千元", "名", "处", "宗", "起"),
    )
)
_NUMBER = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)\s*[余多几来]?\s*(?:([百千万亿])(?![余多几来]?元))?")
"""A number, and the scale that it counts in: 约180万, 30余万."""
_SCALES = {"百": 100, "千": 1000, **LARGE}
_GROUPED = re.compile(r"\d{1,3}(?:[, ']\s*\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_LETTERS = str.maketrans(
    {"l": "1", "I": "1", "丨": "1", "|": "1", "O": "0", "o": "0", "〇": "0", "○": "0"}
)
_CHINESE = re.compile(r"[零〇一二两三四五六七八九十百千万亿]+")
_UNIT = one_of(UNITS)
_AT_END = re.compile(rf"\s*(?:{_UNIT})$")
_NOTED = re.compile(rf"(-?\d[\d,]*(?:\.\d+)?)\s*(?:{_UNIT})?\s*[(\[【].*[)\]】]", re.DOTALL)
"""A figure with a note behind it: 22（其中修订16件）."""
_ABOUT = re.compile(
    rf"[约近共计]?\d[\d,]*(?:\.\d+)?\s*[余多几来]?\s*[百千万亿]?[余多几来]?\s*(?:{_UNIT})?(?:左右|以上)?"
)
"""A figure that is not exact: 约100件, 30余条, 30余万件."""
_LONGEST = 60
_LONGEST_SPOILT = 12
_LONGEST_IN_LETTERS = 3
_BEGINS_A_FIGURE = re.compile(r"[约近共计超逾]?[\do〇]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell read. `doubt` says in Chinese why the value is not certain, "" where it is."""

    kind: CellKind
    value: Number | None = None
    doubt: str = ""
    unit: str = ""


_BLANK, _WORDS = Reading("blank"), Reading("words")


@lru_cache(maxsize=8192)
def read_cell(text: str) -> Reading:
    """The reading of a cell's text, without knowing what is asked for."""
    plain = text.translate(PLAIN).strip()
    if not plain:
        return _BLANK
    if plain in UNITS or plain.strip("()") in UNITS:
        return Reading("unit", unit=plain.strip("()"))
    if len(plain) > _LONGEST:
        return _WORDS
    if not any(char.isdecimal() for char in plain):
        return _without_digits(plain)
    return _with_digits(plain)


def _without_digits(plain: str) -> Reading:
    reading = read_figure(plain) or read_figure(_AT_END.sub("", plain))
    if reading is not None and reading.value is None:
        return Reading("none", None, f"原文写“{plain}”，是否就是 0 请确认")
    letters = plain.replace("零", "0").translate(_LETTERS)
    if len(letters) <= _LONGEST_IN_LETTERS and letters.isdecimal():
        return Reading("figure", int(letters), f"原文写“{plain}”，按 {int(letters)} 理解")
    return _WORDS


def _with_digits(plain: str) -> Reading:
    compact = "".join(plain.split())
    if _PLAIN.fullmatch(plain):
        return Reading("figure", _number(plain))
    if _GROUPED.fullmatch(plain):
        return Reading("figure", _number(re.sub(r"[,'\s]", "", plain)))
    reading = read_figure(compact)
    if reading is not None and reading.value is not None:
        return _understood(plain, compact, reading.value)
    letters = compact.translate(_LETTERS)
    if letters != compact and _PLAIN.fullmatch(letters):
        return Reading("figure", _number(letters), f"原文写“{plain}”，字母当作数字理解")
    return _WORDS


def _understood(plain: str, compact: str, value: Number) -> Reading:
    unit = next(
        (unit for unit in sorted(UNITS, key=len, reverse=True) if compact.endswith(unit)), ""
    )
    digits = compact.removesuffix(unit)
    if not (_PLAIN.fullmatch(digits) or _GROUPED.fullmatch(digits)):
        return Reading("figure", value, f"原文写“{plain}”，按 {value} 理解", unit)
    if any(char.isspace() for char in plain.removesuffix(unit).rstrip()):
        return Reading(
            "figure",
            _number(digits.replace(",", "")),
            f"原文写“{_line(plain)}”，数字中间断开",
            unit,
        )
    return Reading("figure", _number(re.sub(r"[,']", "", digits)), "", unit)


def _number(digits: str) -> Number:
    return Decimal(digits) if "." in digits else int(digits)


def number_within(text: str) -> Number | None:
    """The only number among a few words (约100件), or the one before a note (12（上年9）)."""
    plain = text.translate(PLAIN).strip()
    found = _NUMBER.findall(plain) if len(plain) <= _LONGEST else []
    if noted := _NOTED.fullmatch(plain):
        found = [(noted[1], "")]
    if len(found) == 1 and len(found[0][0]) < 16:
        digits, scale = found[0][0].replace(",", ""), found[0][1]
        return tidy(Decimal(digits) * _SCALES[scale]) if scale else _number(digits)
    if not found and _CHINESE.fullmatch(plain):
        reading = read_figure(plain)
        return reading.value if reading else None
    return None


@lru_cache(maxsize=8192)
def may_be_figure(text: str) -> bool:
    """Whether words are a figure that was not read (约100件, 12（含上年）), numbering apart."""
    core = label_of(text).core
    if len(core) <= _LONGEST_SPOILT and _BEGINS_A_FIGURE.match(core):
        return True
    plain = text.translate(PLAIN).strip()
    return bool(_NOTED.fullmatch(plain) or _ABOUT.fullmatch(plain))


def is_label(text: str) -> bool:
    """Whether words stand there that are no spoilt figure."""
    return read_cell(text).kind == "words" and not may_be_figure(text)


def _line(text: str) -> str:
    return " ".join(text.split())

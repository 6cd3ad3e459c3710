"""Dates of one year as patterns take them: a month, with a day or a part of it."""

from __future__ import annotations

import re

from forms.review.dating.turn_of_the_year import is_over_winter

MOMENT = (
    r"(?<![\d年.])(?P<{0}m>1[0-2]|[1-9])月"
    r"(?:份|(?P<{0}d>[12]\d|3[01]|[1-9])日|(?P<{0}p>[底末初]|[上中下]旬))?"
)
"""To be filled in with the letter that its groups begin with; one whose year is named is none."""
_PARTS = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (21, 31)}


def days_of(match: re.Match[str], letter: str) -> tuple[int, int]:
    """The first and the last day that a moment may be, as months times 100 and days."""
    month, day, part = (match[f"{letter}{of}"] for of in "mdp")
    first, last = (
        (int(day), int(day)) if day else _PARTS.get((part or "").replace("末", "底"), (1, 31))
    )
    return 100 * int(month) + first, 100 * int(month) + last


def is_before(match: re.Match[str], one: str, other: str) -> bool:
    """Whether a moment of a match is surely before another."""
    return days_of(match, one)[1] < days_of(match, other)[0]


def is_winter(match: re.Match[str]) -> bool:
    """Whether the second moment may be of the year that follows on the first."""
    return is_over_winter(int(match["am"]), int(match["bm"]))


def shown(match: re.Match[str], letter: str) -> str:
    """A moment as it is written."""
    behind = match[f"{letter}p"] or (f"{day}日" if (day := match[f"{letter}d"]) else "")
    return f"{match[f'{letter}m']}月{behind}"

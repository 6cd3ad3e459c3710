"""Numbers written in Chinese."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
_TENS = ("", "十", "百", "千")


def chinese(number: int) -> str:
    """A whole number below a hundred million in Chinese: 二百零五, 三万一千八百七十二."""
    if not number:
        return DIGITS[0]
    large, small = divmod(number, 10_000)
    words = f"{chinese(large)}万" if large else ""
    if small:
        words += (DIGITS[0] if large and small < 1000 else "") + _below_ten_thousand(small)
    return words.removeprefix("一") if words.startswith("一十") else words


def _below_ten_thousand(number: int) -> str:
    words, skipped = "", False
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if digit == "0":
            skipped = True
            continue
        words += (DIGITS[0] if skipped else "") + DIGITS[int(digit)] + _TENS[place]
        skipped = False
    return words

"""Full-width characters as the plain ones that are meant: tables for `str.translate`."""

from __future__ import annotations

NARROW: dict[int, int | None] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Letters, digits and marks of ASCII, full-width."""
PLAIN = NARROW | {
    0x3000: 0x20, 0xA0: 0x20, 0x202F: 0x20, 0x2009: 0x20, 0x2212: 0x2D, 0x200B: None, 0xFEFF: None,
}  # fmt: skip
"""The same, with the blanks and the minus of other programs, without what nobody sees."""

"""How wide text is in a Chinese font, in ems."""

from __future__ import annotations

LAST_HALF_WIDTH = "\u024f"
"""Latin up to here is half an em wide in the fonts of official documents."""

FULL_WIDTH_SIGNS = frozenset("¤§¨°±·×÷")
"""Signs of the Latin-1 block that GB 2312 has, and that its fonts draw one em wide."""


def width(text: str) -> float:
    """The width in ems: Han and full-width marks 1, ASCII ½."""
    return sum(map(_em, text))


def _em(char: str) -> float:
    return 0.5 if char <= LAST_HALF_WIDTH and char not in FULL_WIDTH_SIGNS else 1.0

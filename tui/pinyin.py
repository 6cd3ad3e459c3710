"""Pinyin initials, so that 依申请公开 is found by `ysqgk`.

The first 3,755 characters of GB 2312 stand in the order of their pinyin, so the code of a character
tells its initial; what form labels say lies among them almost whole. Other characters have none.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

_INITIALS = "abcdefghjklmnopqrstwxyz"
_FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
"""The first character of each initial in GB 2312."""
_STARTS = [int.from_bytes(char.encode("gb2312"), "big") for char in _FIRST]
_END = 0xD7F9
_ALSO = {"行": "h", "重": "z", "长": "z", "调": "t", "传": "z", "会": "k", "数": "s", "解": "x"}
"""Second readings that occur in labels."""


@lru_cache(maxsize=8192)
def initials(char: str) -> str:
    """The possible initials of a character: itself for ASCII, none where unknown."""
    if char.isascii():
        return char.lower()
    try:
        code = int.from_bytes(char.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return ""
    if not _STARTS[0] <= code <= _END:
        return ""
    return _INITIALS[bisect_right(_STARTS, code) - 1] + _ALSO.get(char, "")


def matches(query: str, text: str) -> bool:
    """Whether the text holds the query, as words or by the initials of its characters."""
    query = query.strip().lower()
    if not query or query in text.lower():
        return True
    letters = [found for char in text if (found := initials(char))]
    return any(
        all(query[i] in letters[start + i] for i in range(len(query)))
        for start in range(len(letters) - len(query) + 1)
    )

"""Sentences without a subject, since what should be it stands behind a preposition:
通过改版，使栏目更清晰.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.slips import Slip

_BEGINS = (
    r"(?:^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?|(?<=[。；：）\n])|(?<=[一二三四五六七八九]是)"
    r"|(?<=其[一二三四五六])，|(?<=第[一二三四五六])，|(?:关于|针对|对于)[^，。；\n]{2,24}，)"
)
_LED = regex(
    rf"{_BEGINS}(?:20\d\d年，|今年，|今年以来，|一年来，)?(?P<by>通过|经过|随着|由于|鉴于)(?P<what>[^，。；：\n]{{2,40}})，"
    r"(?:(?:有效|切实|进一步|大大|逐步|真正|不断|也)?(?P<makes>使得|使|让|令)(?![用命得人座步路利位]))(?=[^，。；\n]{2})",
    words="通过 经过 随着 由于 鉴于",
)
_MET = regex(
    rf"{_BEGINS}(?P<by>针对|对)(?!于)[^，。；：\n]{{2,40}}(?:问题|情况|现象|短板|不足|意见|建议|诉求)，(?P<makes>使得|使|让)(?![用命得人座步路利位])(?=[^，。；\n]{{2}})",
    words="，使 ，让",
)


def lost_subjects(text: str) -> Iterator[Slip]:
    """The verbs 使 and 让 whose subject a preposition has taken away."""
    for pattern in (_LED, _MET):
        for match in pattern.finditer(text):
            by, makes = match["by"], match["makes"]
            note = f"“{by}……{makes}……”：缺了主语，“{by}”与“{makes}”留一个"
            yield Slip(*match.span("makes"), None, note)

"""What tells that a number is of some of the things counted elsewhere: 对5个所开展检查;
16名员工中有9名.
"""

from __future__ import annotations

import re

from forms.draft import Number
from forms.patterns import regex

_TO = regex("[对到赴]$")
_LOOKED_INTO = regex("[抽检督巡]查|走访|回访|暗访|调研|督导|评估", words="查 访 调研 督导 评估")


def is_sample(head: str, around: str) -> bool:
    """Whether a number, with the clause before it and its sentence, is of some looked into."""
    return bool(_TO.search(head) and _LOOKED_INTO.search(around))


def is_told_among(head: str, around: str, things: str, part: Number) -> bool:
    """Whether a number behind a clause is said to be a part, or the sentence of some things tells
    it as one of them, which may be spoken of alone.
    """
    if head.startswith("其中") or head.endswith("已"):
        return True
    among = rf"\d{re.escape(things)}[^。；，]{{0,6}}[中里]，?有?{part}(?!\d)"
    return re.search(among, around) is not None

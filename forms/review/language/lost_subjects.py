"""Sentences without a subject, since what should be it stands behind a preposition:
通过改版，使栏目更清晰.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.slips import Slip

_BEGINS = (
    r"(?:(?:^|(?<=[。\n）]))(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?(?:[一二三四五六七八九]是|[其第][一二三四五六]，)?"
    r"|(?:^|(?<=[。\n]))(?:关于|针对|对于)[^，。；\n]{2,24}，)"
)
"""Not behind ；or：, where the subject of what stands before goes on."""
_SUBJECT_BEHIND = (
    r"(?![^。；\n]*，(?:[我本该全][^，。；\n]|[县市区镇乡省]?[局委办厅院处]|办公室|街道|党组|[县市区镇乡]政府)"
    r"(?!的)[^，。；\n]{3})"
)
"""Not 通过座谈，使双方消除了误会，县局随后……, whose subject comes later."""
_NO_NOUN = (
    r"(?![^，。；\n]{2,24}(?<!存在)(?<!反映)(?<!发现)"
    r"的(?:问题|情况|情形|现象|局面|做法|事|占|有|达|为|是|比例|均|都))"
)
"""Not what makes a noun of the whole: 由于窗口搬迁，让群众白跑的问题已解决."""
_LED = regex(
    rf"{_BEGINS}(?:20\d\d年，|今年，|今年以来，|一年来，)?(?P<by>通过|经过|随着|由于|鉴于)(?P<what>[^，。；：\n]{{2,40}})，"
    rf"(?:(?:有效|切实|进一步|大大|逐步|真正|不断|也)?(?P<makes>使得|使|促使|令|让)(?![用命得人座步路利位]){_NO_NOUN})(?=[^，。；\n]{{2}}){_SUBJECT_BEHIND}",
    words="通过 经过 随着 由于 鉴于",
)
_MET = regex(
    rf"{_BEGINS}(?P<by>针对|对)(?!于)[^，。；：\n]{{2,40}}(?:问题|情况|现象|短板|不足|意见|建议|诉求)，(?P<makes>使得|使|让)(?![用命得人座步路利位])(?=[^，。；\n]{{2}})",
    words="，使 ，让",
)


_COMES_OF_IT = regex(r"[^，。；\n]*?(?:更|得到|得以|变得|成为|有了|越来越|明显|大大|真正|大为)")


def lost_subjects(text: str) -> Iterator[Slip]:
    """The verbs 使 and 让 whose subject a preposition has taken away."""
    for pattern in (_LED, _MET):
        for match in pattern.finditer(text):
            if _asks(match, text):
                continue
            by, makes = match["by"], match["makes"]
            note = f"“{by}……{makes}……”：缺了主语，“{by}”与“{makes}”留一个"
            yield Slip(*match.span("makes"), None, note)


def _asks(match: re.Match[str], text: str) -> bool:
    """Whether 让 is what the office does, that others may: 通过座谈，让商户提意见."""
    if match["makes"] != "让" or match["by"] not in ("通过", "经过"):
        return False
    return not _COMES_OF_IT.match(text, match.end("makes"))

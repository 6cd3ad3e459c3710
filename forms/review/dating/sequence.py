"""Months in an order that what happened in them cannot have: 8月至10月检查，7月又组织复查;
6月28日施行的, published on 8月1日; what came in May and is not yet due at the end of the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.patterns import regex
from forms.review.dating.turn_of_the_year import is_over_winter
from forms.review.language.slips import Slip
from forms.review.reading.paragraphs import matches_in

_PART = r"(?:\d{1,2}日|[上中下]旬|底|初|末|份)?"
_AGAIN = regex(
    rf"(?P<a>\d{{1,2}})月{_PART}(?:(?:至|到|—{{1,2}}|-)(?P<b>\d{{1,2}})月)?[^。\n]{{0,120}}?[，；](?:并)?(?:于|在)?"
    rf"(?P<c>\d{{1,2}})月{_PART}(?:又|再次|再)[^，。；]{{0,8}}(?:复查|复核|检查|抽查|核查|回头看|开展|组织|召开|举办|进行|安排)",
    words="又 再",
)
_FOUND = "自查|检查|抽查|抽检|巡查|排查|督查|测评|普查|核查|清查|评估|体检"
_MENDED = "处理|整改|改正|解决|修复|补齐|办结|完成|更正|销号|改完|更换|答复|补正|清零"
_FIXED = regex(
    rf"(?P<a>\d{{1,2}})月{_PART}[，,]?[^。；\n\d]{{0,20}}(?:{_FOUND})[^。；\n]{{0,60}}?(?:发现|查出|查实|存在|指出|反馈)[^。；\n]{{0,80}}?(?:于|在|到|至|[，,])"
    rf"(?P<c>\d{{1,2}})月{_PART}(?:之?前)?(?:已经?|均|全部|都|逐一|陆续|基本)*(?:{_MENDED})"
)
_YEAR_NAMED = regex(r"20\d\d年|次年|翌年|上年|去年|明年")
_IN_FORCE = regex(
    r"(?:(?P<ay>20\d\d)年)?(?P<am>\d{1,2})月(?P<ad>\d{1,2})日(?:正式|向社会)?(?:公布|发布|印发|出台)[，、；](?:并)?"
    r"(?:于|自|从)(?:(?P<by>20\d\d)年)?(?P<bm>\d{1,2})月(?P<bd>\d{1,2})日起?(?:正式|全面)?(?:施行|实施|执行|生效)",
    words="施行 实施 执行 生效",
)
_STILL_DUE = regex(
    rf"(?P<m>\d{{1,2}})月(?:{_PART}|[^，。；\d]{{0,6}}周)[^，。；\d]{{0,6}}(?:提出|提交|收到|递交|受理|登记)(?:的\d{{1,3}}件)?[^。；\n\d]{{0,12}}?"
    r"(?:(?:尚在|仍在|还在|尚未|仍未|还未|未)[^，。；\d]{0,8}?(?:期限|时限|期)"
    r"|(?:期限|时限)[^，。；\d]{0,2}(?:尚未|仍未|还未|未)[届到])",
    words="尚 仍在 仍未 还 未",
)
_DUE = regex("期限|时限|未到期|未届满|期内")
_LONGEST_TERM = 10
"""What came in by October is due, longest extension and all, before the year ends."""


def wrong_sequence(text: str) -> Iterator[Slip]:
    """Everything that this module looks for."""
    for match in matches_in(_AGAIN, text):
        first = int(match["b"] or match["a"])
        if int(match["c"]) < first and not _YEAR_NAMED.search(_between(match)):
            yield Slip(match.start("c"), match.end(), None, _note(match, f"{first}月"))
    for match in _FIXED.finditer(text):
        if int(match["c"]) < int(match["a"]) and not _YEAR_NAMED.search(_between(match)):
            yield Slip(match.start("c"), match.end(), None, _note(match, f"{match['a']}月"))
    for match in _IN_FORCE.finditer(text):
        if _is_late(match):
            yield Slip(*match.span(), None, f"“{match[0]}”：施行在前，公布在后")
    for match in matches_in(_STILL_DUE, text):
        if int(match["m"]) <= _LONGEST_TERM and _DUE.search(match[0]):
            note = f"“{match[0]}”：{match['m']}月收到的，到年底期限已过"
            yield Slip(*match.span(), None, note)


def _between(match: re.Match[str]) -> str:
    """What stands between the two months, which no other year may be named in."""
    return match[0][match.end("a") - match.start() : match.start("c") - match.start()]


def _note(match: re.Match[str], before: str) -> str:
    later = match.string[match.start("c") : match.end()]
    return f"“{later}”在前面的“{before}”之前，先后反了"


def _is_late(match: re.Match[str]) -> bool:
    """Whether a day of publication is behind the one from which it is in force."""
    if bool(match["ay"]) != bool(match["by"]):
        return False
    made = int(match["ay"] or 0), int(match["am"]), int(match["ad"])
    begun = int(match["by"] or 0), int(match["bm"]), int(match["bd"])
    season = not match["ay"] and is_over_winter(made[1], begun[1])
    return made > begun and not season

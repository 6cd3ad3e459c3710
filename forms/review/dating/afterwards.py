"""What can only come after something else, told with an earlier date, further away than the next
step: 7月17日责令重新答复…7月4日重新作出答复; 8月底改版…改版后4月至12月.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.patterns import regex
from forms.review.dating.moments import MOMENT, is_before, is_winter, shown
from forms.review.language.slips import Slip
from forms.review.reading.sentences import stretch_start

_A, _B = MOMENT.format("a"), MOMENT.format("b")
_ANEW = regex(
    rf"{_A}[^。；\n月]{{0,40}}?(?:撤销|责令|判令|判决|裁定|复议决定|作出决定)[^\n]{{0,120}}?{_B}[，,]?[^，。；\d\n]{{0,14}}重新(?:作出|答复|办理|提供|公开)",
    words="重新",
)
_REQUIRED = regex(
    rf"{_A}[^\n月]{{0,80}}?(?:会|通知|方案)[^\n月]{{0,80}}?(?:要求|部署|议定|决定|限)(?:[^。；\n月]|个月){{0,50}}?[，；][^，。；\d]{{0,12}}?[于在]?{_B}(?:之?前)?"
    r"(?:全部|均|都|已|如期|按期|基本)*(?:完成|办结|落实|清理完|整改|补齐|到位|更换)(?!的)",
    words="要求 部署 议定 决定 限",
)
_PAPER = "办法|细则|规定|方案|规程|目录|指南|规划|标准|制度|清单|预案|规范"
_ASKED = regex(
    rf"(?P<name>{_PAPER})[^。；\n月]{{0,14}}?{_A}(?:[至到—-]{{1,2}}(?:1?\d月)?(?:\d{{1,2}}日)?)?[^。；\n月]{{0,16}}?(?:征求|征集|听取)[^。\n]{{0,140}}?"
    rf"(?<=[；，。、])(?:《[^》\n]{{0,40}}》|该)?(?P=name)?(?:正式)?[于在]?{_B}[，,]?(?:正式)?(?:印发|出台|发布(?!公告|通知|征求)|施行|实施)",
    words="征求 征集 听取",
)
_RENEWED = "改版|升级|改造|上线|开通|启用|投用|开放|扩建|迁移|整合|试运行"
_SINCE_THEN = regex(
    rf"{_A}(?:正式|全面|全新|全部|集中)?(?:完成|启用|进行|实施|推进)?(?:网站|专栏|栏目|适老化)*(?P<deed>{_RENEWED})[^\n]{{0,80}}?(?P=deed)(?:以?后|以来|之后)的?[，,（(]?{_B}[至到—-]",
    words="后 以来",
)
_FAR = 24
"""Characters between what was done and its date, told before it."""
_DONE_AT = regex(
    rf"{_A}[，,]?[^，。；、\n月]{{0,{_FAR}}}?(?:完成|实现|进行)?[^，。；、\n月]{{0,8}}?(?P<deed>{_RENEWED})[^\n]{{0,80}}?(?P=deed)(?:以?后|以来|之后)的?[，,（(]?{_B}[至到—-]",
    words="后 以来",
)
_APART = regex("次年|翌年|第二年|上年|去年|原定|原计划|此前|早在|20\\d\\d年|提前")


def too_early(text: str) -> Iterator[Slip]:
    """Everything that this module looks for."""
    if "月" not in text:
        return
    for pattern in (_ANEW, _REQUIRED, _ASKED, _SINCE_THEN, _DONE_AT):
        for match in pattern.finditer(text):
            start = stretch_start(text, match.start(), "，。；\n")
            if (
                is_before(match, "b", "a")
                and not is_winter(match)
                and not _APART.search(text, start, match.end())
            ):
                yield _slip(match)


def _slip(match: re.Match[str]) -> Slip:
    note = f"“{shown(match, 'b')}”在前面的“{shown(match, 'a')}”之前，先后反了"
    return Slip(match.start("bm"), match.end(), None, note)

"""What is said by half: a year without 年 (20231月1日, 2023依托网站……), 加大 without 力度, 以“……”
without 为原则.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.slips import Slip
from forms.review.reading.characters import HAN

_YEAR = regex(
    r"(?<![\d.〔\[（(A-Za-z－—-])20[0-2]\d(?=(?:1[0-2]|0?[1-9])月)"
    r"|(?:^|(?<=[，。；\n]))20[0-2]\d(?=依托|通过|围绕|认真|坚持|我[局县市区镇乡省委办街]|本[局县市区镇乡省委单机]"
    r"|全[县市区镇乡省局]|[县市区][政委]|共(?:收|受|公|发|召|举)|以来[，全我])"
)
_UNSAID = regex(
    r"(?:得到|有了|取得了?|获得了?|实现了?)(?:明显|显著|较大|大幅|进一步|有效|不断|极大)(?=[，。；])"
    r"|(?:开展|组织|进行)了?(?:[^，。；]{0,4}[次轮]|集中|多次)专项(?=[，。；])"
    r"|(?:^|(?<=[，。；\n新共])|(?<=全年))到(?:政府信息公开|信息公开|公开)?申请(?=\d)"
    r"|规范性文(?=[\d，。；、])",
    words="明显 显著 较大 大幅 进一步 有效 不断 极大 专项 规范性文 申请",
)
"""What lacks its last word: 得到明显， 开展一次专项。"""
_PERSONAL = regex(
    r"(?:含有|包含|涉及|泄露|泄漏|暴露|保护|隐去|遮挡|删除|收集|公民|群众|他人|当事人|申请人|第三方|其|[含涉对将把])(?P<at>个)(?=信息(?![点员化系平栏门])|隐私)",
    words="个信息 个隐私",
)
"""个 that counts nothing, for 个人."""
_ENLARGED = regex(
    rf"加大(?:{HAN}|、){{1,18}}?(?P<what>工作|内容|建设)(?=[，。；]|[及和]{HAN}{{2,8}}工作[，。；])",
    words="加大",
)
_HELD_BY = regex(
    r"(?:^|(?<=[，。；：])|(?<=坚持)|(?<=始终)|(?<=遵循)|(?<=秉持))以“[^”“\n]{4,30}”(?=[，。；])",
    words="以“",
)
"""以“公开为常态”， without what it is taken for."""
_ENLARGES = regex(
    "力度|投入|支持|扶持|支出|强度|频次|比重|比例|幅度|密度|广度|深度|保障|覆盖|供给|储备|份额"
)


def half_said(text: str) -> Iterator[Slip]:
    """Where the other half is missing, with what to put there."""
    for match in _YEAR.finditer(text):
        yield Slip(*match.span(), f"{match[0]}年", f"“{match[0]}”后漏“年”字")
    for match in _HELD_BY.finditer(text):
        yield Slip(*match.span(), None, f"“{match[0]}”没有说完，漏“为原则”一类的话")
    for match in _UNSAID.finditer(text):
        yield Slip(*match.span(), None, f"“{match[0]}”前后疑有漏字")
    for match in _PERSONAL.finditer(text):
        yield Slip(*match.span("at"), "个人", "“个”后漏“人”字")
    for match in _ENLARGED.finditer(text):
        if _ENLARGES.search(match[0]):
            continue
        if match["what"] == "内容":
            yield Slip(*match.span(), None, f"“{match[0]}”：“加大”与“内容”不搭配")
        else:
            yield Slip(*match.span(), f"{match[0]}力度", f"“{match[0]}”后漏“力度”")

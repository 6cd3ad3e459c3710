"""Two ways of saying a thing mixed in one sentence: 包括……等六部分组成, 本报告是根据……要求，现将…….

What is too much of one of them is marked and can go.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.slips import Slip

_INCLUDES = regex(
    r"(?:内容|全文|报告|年报)(?:主要|共|内容)*(?:包括|包含|涵盖)(?:了)?[：:]?[^。；\n由]{6,200}?[个大]?(?:部分|方面|章节|内容)(?P<too_much>组成|构成)(?=[，。；]|$)",
    words="组成 构成",
)
_IS_FOUNDED = regex(
    r"(?:本报告|本年报|本年度报告|报告|年报)(?P<too_much>是)(?:根据|按照|依据|依照)[^。；\n]{4,160}?"
    r"(?:要求|规定|精神|通知)，(?=现[将结就]|特[向将此]|结合[^，。]{0,16}，现)",
    words="报是 告是",
)
_ALL_TWICE = regex(
    r"(?<![人户平年月日])均(?![衡等匀值])[^，。；：、均\n]{2,12}(?P<too_much>均)(?![衡等匀值])",
    words="均",
)
_MAINLY_TWICE = regex(
    r"主要(?!负责|领导|任务|指标|问题|做法|措施|内容|职责)[^，。；：、\n]{0,8}?(?:的)?(?:内容|做法|措施|问题|职责|形式|渠道|途径)(?P<too_much>主要)(?=有|是|为|包括)",
    words="主要有 主要是 主要为 主要包括",
)
_THROUGH_TWICE = regex(r"可?通过(?P<too_much>可以通过)|可以通过(?P<twice>可?通过)", words="通过")
_ALL_OF_ONE = regex(
    r"(?:^|(?<=[。\n]))(?:(?!\d[件份起宗条])[^。\n]){0,40}?(?<![\d.])1[件份起宗](?:申请)?，(?P<too_much>均|全部)(?=[已按在予于得依办及])",
    words="1件 1份 1起 1宗",
)
_COMPARED_TWICE = regex(
    r"[较比与同和](?:上一?年|去年|20\d\d年)度?(?:同期)?(?:相比)?，?(?P<too_much>同比)(?=[增上下减持提降略]|基本)",
    words="同比",
)
_MEAN_TWICE = regex(
    r"[日人月年户]均(?P<too_much>每[天日人月年户])|平均(?:每[天日人月年])?(?P<twice>[日人月年]均)",
    words="均每 平均",
)
_BEGUN_TWICE = regex(
    r"[从自](?!开始)[^，。；：\n]{1,12}?(?:[日月年]|当天|之日)起(?P<too_much>开始)|[从自][^，。；：\n]{1,10}?开始(?P<twice>以来)",
    words="起开始 开始以来",
)
_NOTES = (
    (_COMPARED_TWICE, "“比上年”与“同比”重复，留一个"),
    (_MEAN_TWICE, "“均”“每”重复，留一个"),
    (_BEGUN_TWICE, "“起”与“开始”重复，留一个"),
    (_INCLUDES, "“包括……”与“由……组成”混在一起，留一个"),
    (_IS_FOUNDED, "“是根据……”没有说完，去掉“是”"),
    (_ALL_TWICE, "“均”重复，留一个"),
    (_ALL_OF_ONE, "只有一件，不用“均”“全部”"),
    (_MAINLY_TWICE, "“主要”重复，留一个"),
    (_THROUGH_TWICE, "“通过”重复，留一个"),
)


def blended(text: str) -> Iterator[Slip]:
    """Words that a sentence has from another way of saying the same."""
    for pattern, note in _NOTES:
        for match in pattern.finditer(text):
            yield Slip(*match.span(match.lastgroup or 0), "", note)

"""Two ways of saying a thing mixed in one sentence: 包括……等六部分组成, 本报告是根据……要求，现将…….

What is too much of one of them is marked and can go.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.slips import Slip
from forms.review.reading.units import CASES

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
_ALL_OF_ALL = regex(
    r"(?:(?<![人户平年月日])均|(?<!首)都)(?P<too_much>全部|一律|全都|悉数)", words="均 都"
)
_ABOUT_FROM = regex(
    r"(?:以上|以下|以内|左右)(?P<too_much>左右|以上|以内)", words="以上 以下 以内 左右"
)
_MAINLY_TWICE = regex(
    r"主要(?!负责|领导|任务|指标|问题|做法|措施|内容|职责)[^，。；：、\n]{0,8}?(?:的)?(?:内容|做法|措施|问题|职责|形式|渠道|途径)(?P<too_much>主要)(?=有|是|为|包括)",
    words="主要有 主要是 主要为 主要包括",
)
_MAINLY_MAINLY = regex(
    r"(?P<too_much>主要)(?:是|还是|仍|仍然)?以[^，。；：以\n]{2,30}为主(?=[，。；、]|$)",
    words="主要",
)
_SOME_MORE = regex(
    r"(?<!最)(?:近|将近|大约|约|至少|不到|不足|接近)[一二两三四五六七八九十百几\d]+个?(?P<too_much>[多余])"
    r"(?=个?(?:月|年|小时|天|名|人|件|户|家|次|场|份|条|工作日)(?!来|以来|里|间|的时间))",
    words="多 余",
)
_MAY_EXCEED = regex(
    r"(?:不足|不到|低于|少于|不满|超过|超出|高于|多于|不低于|不少于|至少|逾)(?:[\d一二两三四五六七八九十百千半][\d.一二两三四五六七八九十百千万]*[%％]?个?[百千万亿]?(?:年|月|天|日|小时|分钟|工作日|人次|人|名|件|条|份|篇|次|分|场|家|户|元|万元|字|期|部|岁|米|公里)?|半数|一半)(?P<too_much>以上|以下|以内)",
    words="以上 以下 以内",
)
_THROUGH_TWICE = regex(r"可?通过(?P<too_much>可以通过)|可以通过(?P<twice>可?通过)", words="通过")
_ALL_OF_ONE = regex(
    rf"(?:^|(?<=[。\n]))(?:(?!\d[件份起宗条])[^。\n]){{0,40}}?(?<![\d.])1[{CASES}起](?:申请)?，(?P<too_much>均|全部)(?=[已按在予于得依办及])",
    words="件，均 件，全部 份，均 份，全部 起，均 起，全部 宗，均 宗，全部 申请，均 申请，全部",
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
    r"[从自](?!开始)[^，。；：\n]{1,12}?(?:[日月年]|当天|之日)起(?P<too_much>开始|以来)|[从自][^，。；：\n]{1,10}?开始(?P<twice>以来)",
    words="起开始 起以来 开始以来",
)
_NOTES = (
    (_COMPARED_TWICE, "“比上年”与“同比”重复，留一个"),
    (_MEAN_TWICE, "“均”“每”重复，留一个"),
    (_BEGUN_TWICE, "“起”与“开始”重复，留一个"),
    (_INCLUDES, "“包括……”与“由……组成”混在一起，留一个"),
    (_IS_FOUNDED, "“是根据……”没有说完，去掉“是”"),
    (_ALL_OF_ALL, "“均”“都”与“全部”“一律”重复，留一个"),
    (_ABOUT_FROM, "“以上”与“左右”合不到一处，留一个"),
    (_ALL_TWICE, "“均”重复，留一个"),
    (_ALL_OF_ONE, "只有一件，不用“均”“全部”"),
    (_MAINLY_TWICE, "“主要”重复，留一个"),
    (_MAINLY_MAINLY, "“主要”与“为主”重复，留一个"),
    (_SOME_MORE, "“近”“约”与“多”“余”合不到一处，留一个"),
    (_MAY_EXCEED, "“不足”“超过”与“以上”“以下”重复或相反，留一个"),
    (_THROUGH_TWICE, "“通过”重复，留一个"),
)


def blended(text: str) -> Iterator[Slip]:
    """Words that a sentence has from another way of saying the same."""
    for pattern, note in _NOTES:
        for match in pattern.finditer(text):
            yield Slip(*match.span(match.lastgroup or 0), "", note)

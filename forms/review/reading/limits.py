"""Limits: numbers and times that only say which are meant (超过20件的单位, 三日内答复的)."""

from __future__ import annotations

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.quantities import Quantity

_THRESHOLD = regex(r"(?:以上)?(?:的|[^，。；\d]{0,6}的，)")
_OF_UNITS = regex("的(?:单位|部门|镇|乡|街道|县|区|市|科室|处室|机关|地区|股室)")
_FROM = regex(r"[由从]\s?$", words="由 从")
_TO = regex(r"[^，。；\d]{1,6}[到至]|[变增减降升改]为|调整为")
_LIMIT = regex(
    r"(?:[\d一二三四五六七八九十]个?(?:工作)?[日天周月]|小时)(?:之内|以内|内|以上)"
    r"|(?:超过|不足|少于|多于|不满|大于|高于|低于)\s?\d[^，；]{0,6}的"
    r"|\d[^，；\d]{1,3}(?:以上|以下|以内)的"
    r"|由[^，；]{1,10}[科室处局股队所][^，；]{0,6}的"
    r"|法院(?:受理|审理|判决|一审|二审)的"
    r"|由[^，；]{1,10}(?:审理|受理|办理|作出|承办|管辖)的"
    r"|且(?:申请人|当事人|第三方|提出|不服|仍|又|被)[^，；\d]{0,10}的"
    r"|(?<!复议)(?<!补正)(?<!延期)(?<!延长)后(?:再|才)?(?:答复|办结|受理)的"
    r"|前[一二三四五六七八九十\d]{1,3}(?:位|名)?的|以[^，；]{0,6}(?:政府|党委|办公室|[局委镇])名义"
    r"|[较比](?![上去前同往]|20\d\d)[^，；\d]{1,14}[多少高低][了出]?\s?$"
    r"|(?:对|就|由|从|向|将|给)其中的?\s?$|(?<!\d)[两二三四五六七八九十\d]年(?:来|间)?(?:合计|累计|共|总共|一共|加起来)"
    r"|(?:梳理|编制|公布|列明|明确|细化)[^，；\d]{0,8}事项\s?$|审[结理](?:各类)?(?:行政)?复议"
)
_TOLD_OFF = regex(r"[两二三四五六七八九]", words="两 二 三 四 五 六 七 八 九")
_SUMMED = regex(
    r"(?:数字?|指标)?(?:加起来|加在一起|相加|合起来|合计|共计|总计|之和|总和|占|共(?=[\d一二三四五六七八九十百]))"
)
_LISTED = regex(r"[、和与及][^，。；、和与及\d]{2,14}$")
"""Names that a number behind them sums up: 国家秘密、内部事务两项."""
_NAMED_BY = regex(
    r"的(?:申请(?:人|材料|表|内容)|当事人|提出[人者]|权利人|第三方|材料|档案|卷宗|答复书|办理(?:过程|流程|经过|质量|时限|时间)|基本情况)"
)
_AMONG = regex(
    r"\d\s?件(?!新收|收到|受理|提出|办理|办结)[^，。；\d]{2,10}的(?:公开)?申请[中里]，",
    words="申请中， 申请里，",
)

_HAS = regex(r"申请(?:案?件)?有\s?$", words="申请")
_ASKING = regex(r"\d+\s?件(?:要求|希望|请求|需要|因|经|想|集中|重复|材料|内容|所)")
"""Behind what there is: what only some of them do (收到的申请有4件要求提供纸质材料)."""
_CARRIED = regex(
    r"[，,](?:将|依法|按规定|需|须|已|均){0,2}"
    r"(?:结转|转入|转到|转至|顺延|移至|延至|留待|留到|跨年)[^，。；\d]*(?=[，。；]|$)",
    words="结转 转入 转到 转至 顺延 移至 延至 留待 留到 跨年",
)


def carried_clause(text: str, place: int) -> Span | None:
    """The clause behind a place that makes the number before it one of what was carried over:
    16件因年底收到，结转次年.
    """
    found = _CARRIED.match(text, place)
    return found.span() if found else None


def is_threshold(text: str, quantity: Quantity) -> bool:
    """Whether a number only says which are meant: 超过20件的单位, 提出10件以上申请的; or from what
    something rose or fell: 由95%提高到100%; or how many are summed up: 两项合计43件.
    """
    if quantity.loose and _THRESHOLD.match(text, quantity.stop):
        return True
    if quantity.unit == "%" and _OF_UNITS.match(text, quantity.stop):
        return True
    if quantity.unit in "项类种" and _TOLD_OFF.fullmatch(text, quantity.start, quantity.end):
        listed = _LISTED.search(text, max(0, quantity.start - 24), quantity.start)
        return bool(listed or _SUMMED.match(text, quantity.stop))
    before = text[max(0, quantity.start - 2) : quantity.start]
    return bool(_FROM.search(before) and _TO.match(text, quantity.stop))


def names_others(text: str, place: int) -> bool:
    """Whether what is counted, told of before a place, only names others: 17件申请的申请人."""
    return bool(_NAMED_BY.match(text, place))


def is_limited(text: str, start: int, place: int) -> bool:
    """Whether a stretch of text tells by a limit which are meant by what is counted behind it:
    三日内答复的, 罚款20万元以上的, 由法规科审核的, 请示后答复的, 数量居前五的; or by what else it
    differs: 较办结数少; or of which it is a part: 19件予以公开的申请中，, 申请有4件要求.
    """
    amid = "申请" in text and _AMONG.search(text, text.rfind("；", 0, place) + 1, place)
    some = _HAS.search(text, start, place) and _ASKING.match(text, place)
    return bool(amid or some or _LIMIT.search(text, start, place))

"""Sentences begun in one way and ended in another: 原因是……造成的, 由于……的原因, 对文件被逐份审核,
本着……为原则; and those that end too early: 置于群众监督.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.slips import Slip

_OPENS = r"(?:^|(?<=[。；：，、）]))"
_BROUGHT = "造成|所致|导致|引起|引发|所造成|所引起|所引发|所导致"
_CAUSE_BROUGHT = regex(
    r"(?:原因|起因|缘由|根源|主因|症结)(?:[也仍还均都全]*(?:是|为)|在于)[^。；，\n]{2,36}?"
    rf"(?<!是)(?<!由)(?P<at>(?:{_BROUGHT})的?)(?=[，。；]|$)",
    words="原因 起因 缘由 根源 主因 症结",
)
_CAUSE_OF_CAUSE = regex(
    r"(?:原因|起因|缘由|根源|主因|症结)(?:[也仍还均都全]*(?:是|为)|在于)(?P<at>由于|因为)",
    words="由于 因为",
)
_SINCE_BROUGHT = regex(
    rf"(?:由于|因为)[^。；，\n]{{2,36}}?(?P<at>(?:的原因|的缘故)?(?:{_BROUGHT})的?)(?=[，。；]|$)",
    words="造成 所致 导致 引起 引发",
)
_MANY_CAUSES = (
    "(?<!方面)(?<!各种)(?<!种种)(?<!诸多)(?<!客观)(?<!主观)(?<!历史)(?<!同样)(?<!不同)(?<!自身)"
    "(?<!这样)(?<!特殊)"
)
_SINCE_CAUSE = regex(
    rf"(?:由于|因为)[^。；，的\n]{{4,30}}{_MANY_CAUSES}(?P<at>的(?:原因|缘故))(?=[，。；]|$)",
    words="的原因 的缘故",
)
_OBJECT_SUFFERS = regex(
    rf"{_OPENS}(?P<at>对)(?!于)[^，。；：被\n]{{2,24}}(?<![已未曾所]）)(?<![已未曾所])被(?!动)[^，。；的\n]{{2,20}}(?=[，。；]|$)",
    words="被",
)
_SUFFERED_BY = regex(r"(?<!棉)(?P<at>被由(?!此)|由被(?!动))(?=[\u4e00-\u9fff])", words="被由 由被")
_SPIRIT = regex(
    r"本着[^，。；以\n]{2,24}(?P<at>为)(?:原则|目的|宗旨|目标|理念|前提)(?=[，。；]|开展|推进|做好|抓好)",
    words="本着",
)
_AROUND = regex(
    r"围绕[^，。；以\n]{2,24}(?P<at>为(?:中心|核心|重点|主线|主题|抓手|目标))(?=[，。；])",
    words="围绕",
)
_BY_FIELDS = regex(
    rf"{_OPENS}(?P<at>以)(?![来及上下外内前后免])[^，。；为作\n]{{2,30}}等(?:\d+个|多个|各)?(?:重点)?(?:领域|方面|行业|环节|事项)(?=，(?!以及|还有|及))",
    words="等",
)
_TAKEN_IS = regex(
    r"把(?!握|关|控|守|好|住|准|牢|紧|严)[^，。；是否\n]{2,24}(?P<at>是)(?![否不])[^，。；\n]{0,12}(?:出发点|落脚点|突破口|切入点|着力点|抓手|重点|核心|基础|前提|关键|目标|首要任务|重要任务|重要内容|主线|标准)(?=[，。；]|$)",
    words="把",
)
_MADE_ANEW = regex(
    rf"{_OPENS}(?:[^，。；：\n]{{2,8}}(?=对))?(?P<at>对)(?!此|其|于|照|应|接|外|内|口|方|策|象|标)[^，。；：由从将把\n]{{2,24}}(?:换成|换为|替换成|替换为|改成|变成|变为|当成|当作)(?!的)",
    words="换成 换为 替换 改成 变成 变为 当成 当作",
)
_CONSISTS = regex(
    r"(?:报告|年报|小组|专班|内容|全文|机构|队伍)(?:主要|共)?(?P<at>有)[^，。；关]{1,30}(?:组成|构成)(?=[，。；]|$)",
    words="组成 构成",
)
_UNDER = regex(
    r"置于[^，。；之下\n]{2,14}(?P<at>监督|监管|领导|管理|视野|阳光|目光)(?=[，。；]|$)",
    words="置于",
)
_ACCORDING = regex(
    rf"{_OPENS}(?P<at>根据|据)(?=[^，。；：\n]{{2,14}}(?:显示|表明|得知|反映出)[，：])",
    words="显示 表明 得知 反映出",
)
_DEPENDS = regex(
    r"(?:能否|能不能|是否)[^，。；\n]{2,20}，?(?:是|才是)[^，。；能是否\n]{2,16}(?P<at>保证|保障|基础|前提|必要条件|动力|关键)(?=[，。；]|$)",
    words="能否 能不能 是否",
)
_LOVED = regex(
    r"(?P<deep>深受|备受|广受|受到|得到|深得)(?:广大|社会|各界|人民|了)*(?:群众|公众|市民|居民|村民|企业|师生|用户|游客|各界|社会)的?(?P<at>所)(?=欢迎|好评|肯定|喜爱|认可|称赞|关注|支持)",
    words="所欢迎 所好评 所肯定 所喜爱 所认可 所称赞 所关注 所支持",
)
_LESS_BY_TIMES = regex(
    r"(?:减少|下降|降低|缩短|压缩|缩减|压减|减|降)了?(?P<at>[\d.]+倍|[一二两三四五六七八九十]倍)(?!的)",
    words="倍",
)
_NOTES = (
    (_LESS_BY_TIMES, None, "减少、下降不能论倍，写成百分之几或几分之几"),
    (_CAUSE_BROUGHT, "", "“原因是……”与“……造成的”混在一起，留一个"),
    (_CAUSE_OF_CAUSE, "", "“原因是”后面不再用“由于”“因为”"),
    (_SINCE_BROUGHT, "", "“由于……”与“……造成的”混在一起，留一个"),
    (_SINCE_CAUSE, "", "“由于……”与“……的原因”重复，留一个"),
    (_OBJECT_SUFFERS, None, "“对……”与“被……”混在一起，留一个"),
    (_SUFFERED_BY, None, "“被”与“由”混在一起，留一个"),
    (_SPIRIT, "的", "“本着……的原则”与“以……为原则”混在一起"),
    (_AROUND, "", "“围绕……”与“以……为中心”混在一起，留一个"),
    (_BY_FIELDS, None, "“以……等领域”没有说完，后面缺“为重点”之类"),
    (_TAKEN_IS, "作为", "“把……”后面应是“作为”"),
    (_MADE_ANEW, "将", "“对……”后面接不上，应是“将”"),
    (_CONSISTS, "由", "“由……组成”不能写作“有……组成”"),
    (_UNDER, None, "“置于……”没有说完，后面缺“之下”“之中”"),
    (_ACCORDING, "", "“据……”与“……显示”混在一起，缺了主语"),
    (_DEPENDS, None, "前面说两面（能否、是否），后面只说一面"),
    (_LOVED, "", "“受……”与“为……所”混在一起，去掉“所”"),
)


def mixed(text: str) -> Iterator[Slip]:
    """The words that belong to another way of saying what the sentence says."""
    for pattern, better, note in _NOTES:
        for match in pattern.finditer(text):
            start, end = match.span("at")
            yield Slip(start, end, better, f"“{text[start:end]}”：{note}")

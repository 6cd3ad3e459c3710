"""Frames that do not close, or close as another one would: 按照以清单为准, 存在不够严谨。,
把信息公开被当作信访渠道, 涉及征地为主.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.slips import Slip

_OPENS = r"(?:^|(?<=[。；：，、）\n]))"
_ENDS = r"(?=[，。；]|$)"
_THINGS = (
    "信息|事项|问题|意见|建议|申请|文件|材料|诉求|留言|数据|稿件|内容|来信|来电|案件|投诉|栏目|链接"
)
_LACKS = "问题|情况|情形|现象|不足|短板|差距|薄弱|弱项|倾向|困难|缺陷|毛病|隐患|矛盾"
_STANDARD = regex(
    r"(?:按照|依照|依据|根据|遵照)(?P<at>以(?![往上下前后内外来便及免至]))[^，。；\n]{2,30}?为(?:准|依据|标准|基准)(?![则绳的、])",
    words="照以 据以",
)
_STANDARD_OF = regex(
    r"(?:按照|依照|依据|根据|遵照)[^，。；以何谁哪\n]{2,24}?(?P<at>为准)(?![则绳的])",
    words="为准",
)
_EXISTS = regex(
    rf"(?:^|(?<=[。；\n]))(?:(?!{_LACKS})[^。；\n]){{0,50}}?(?P<at>存在)(?:着|仍|还)?"
    r"(?:[^，。；：、的\n]{0,10}?(?:不够|不太|不尽|略显|还不|尚不|仍不|过于|较为|比较|有待)[^，。；：、的\n]{1,6}"
    r"|[^，。；：、的\n]{0,10}?(?:不及时|不到位|不规范|不全面|不完整|不准确|不深入|不清晰|不充分|不严谨|不具体|不细致|不顺畅|不紧密)"
    r"|[^，。；：、的\n]{2,10}?(?:不统一|不一致|不均衡|不平衡|滞后|偏慢|偏少|偏简|偏弱|单一))"
    rf"{_ENDS}(?![^。；\n]{{0,80}}(?:{_LACKS}|之处))",
    words="存在",
)
_SOLVES = regex(
    r"(?P<at>解决)了?[^，。；、的\n]{2,16}(?:不畅|不及时|不到位|不全面|不准确|不一致|不统一|不规范|较慢|过慢|偏慢|太慢|看不懂|找不到)"
    rf"{_ENDS}(?![^。；\n]{{0,80}}(?:{_LACKS}))",
    words="解决",
)
_TAKES_SUFFERS = regex(
    rf"把(?![握关控脉门守好住准牢紧严])[^，。；：被\n]{{2,24}}(?P<at>被)(?![动子])[^，。；的\n]{{2,20}}{_ENDS}",
    words="被",
)
_TO_GETS = regex(
    rf"{_OPENS}(?P<at>对)(?![于此其外内])(?![^，。；\n]*(?:不满|不服|异议|疑问|疑义|质疑|不解|担心|关心|关注|有关|负责|提出|表示)的)"
    rf"[^，。；：\n]{{2,30}}?(?:{_THINGS})(?:[均都也]|全部|一律)[^，。；\n]{{0,12}}?(?:得到|获得)",
    words="得到 获得",
)
_MAINLY = regex(
    rf"(?:涉及|包括|包含|集中[在于]|聚焦|针对|来自|源自|反映)[^，。；以\n]{{2,40}}(?P<at>为主){_ENDS}",
    words="为主",
)
_DONE_WORK = regex(
    r"(?:清理|补录|更新|整改|核对|公示|发布|梳理|审核|扫描|录入|移交|归档|上传|登记|修订|编制|整理|排查|撤下|标注)(?:完|完毕|了)[^，。；、\n]{0,12}?"
    rf"(?:{_THINGS}|档案|目录|台账|清单|页面)(?P<at>的工作){_ENDS}",
    words="的工作",
)
_MORE_THAN = regex(
    r"(?P<at>更加|越来越|十分|非常|极为|格外|尤为)(?=提高|提升|增长|上升|下降|减少|升高|降低|完成|建立|实现|增加|缩短|加快|加大|加强)",
    words="更加 越来越 十分 非常 极为 格外 尤为",
)
_NO_DEED = regex(
    rf"{_OPENS}对[^，。；\n]{{0,12}}(?:{_THINGS}|文书|目录|台账|人员|科室)(?P<at>进行){_ENDS}|(?P<given>予以|加以){_ENDS}",
    words="进行 予以 加以",
)
_NOT_OVER = regex(
    r"(?:[未没不]有?超过|未曾超过|不得超过)[^，。；\d\n]{1,20}?\d+个?(?:工作日|日|天|小时|年|月|周)(?P<at>以内|之内|内|以下)"
    rf"{_ENDS}",
    words="超过",
)
_NOTES = (
    (_STANDARD, None, "“按照……”与“以……为准”混在一起，留一个"),
    (_STANDARD_OF, "", "“按照……”与“以……为准”混在一起，留一个"),
    (_EXISTS, None, "“存在……”没有说完，后面缺“的问题”之类"),
    (_SOLVES, None, "“解决……”没有说完，后面缺“的问题”"),
    (_TAKES_SUFFERS, "", "“把……”与“被……”混在一起，留一个"),
    (_TO_GETS, "", "“对……”与“……得到”混在一起，去掉“对”"),
    (_MAINLY, "", "“涉及……”与“以……为主”混在一起，留一个"),
    (_DONE_WORK, "", "“的工作”多余：前面的动作已有对象"),
    (_MORE_THAN, None, "后面的动作不能这样说程度，可改为“进一步”“有所”"),
    (_NO_DEED, None, "没有说完，后面缺所做的事"),
    (_NOT_OVER, "", "“未超过”与“以内”重复，留一个"),
)


def unclosed(text: str) -> Iterator[Slip]:
    """The words at which a frame should have closed otherwise."""
    for pattern, better, note in _NOTES:
        for match in pattern.finditer(text):
            start, end = match.span(match.lastgroup or 0)
            yield Slip(start, end, better, f"“{text[start:end]}”：{note}")

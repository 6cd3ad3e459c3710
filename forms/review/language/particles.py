"""的 where 地 is meant: 不断的完善制度, 主动、及时的公开有关信息, 真真正正的让群众满意; 地 for 的
where a deed is an object: 进行了认真地梳理; either of them for 得 before how a deed is done: 落实的
不够到位; 地 and 得 for 的 between two nouns: 部门之间地协作.

An adjective with 的 and a verb may well be a noun (及时的公开, 便捷的办理渠道); so the verb must
have an object that nothing else in the clause asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.frequencies import NO_WORD, cost
from forms.review.language.slips import Slip
from forms.review.language.terms import terms
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import stretch_start

_HOW = (
    "不断|逐步|逐渐|大力|稳步|及时|主动|积极|稳妥|有序|准确|全面|认真|切实|充分|有效|深入|扎实|持续|严格"
    "|高效|便捷|方便|快捷|快速|广泛|清晰|顺利|直接|更好|很好|较好|极大|真正|规范|有力|有针对性"
)
_DEEDS = (
    "推动|推进|开展|做好|抓好|享受|获取|了解|掌握|满足|完成|发布|公开|提高|提升|增强|完善|加强|健全|落实"
    "|解决|回应|答复|办理|保障|维护|调动|促进|反映|拓宽|丰富|履行|发挥|服务"
)
_OBJECT = (
    r"了|到|各|我[局县市区镇乡省办委街校]|本[局县市区镇乡省单机]|[市县区镇乡省](?:政府|直|级)|全[市县区镇乡局省体]|有关|相关|政府信息|政务公开|政务信息"
    r"|群众(?!性)|人民群众|公众|社会关切|企业和|上级|重点领域|政策|权威|制度|机制|工作[，。；]|《"
)
_MEANT = regex(
    rf"(?:{_HOW}|({HAN})\1({HAN})\2)(?P<de>的)(?:(?:{_DEEDS})(?:{_OBJECT})|[让把将使](?=[^，。；]{{4}}))",
    words="的推 的开 的做 的抓 的享 的获 的了 的掌 的满 的完 的发 的公 的提 的增 的加 的健 的落 "
    "的解 的回 的答 的办 的保 的维 的调 的促 的反 的拓 的丰 的履 的服 的让 的把 的将 的使",
)
_ASKS_FOR_A_NOUN = regex(
    "提供|建立|形成|作出|做出|进行|给予|成为|打造|创造|实现|开辟|构建|探索|制定|采取|营造|获得|起到|发挥了"
    "|畅通|拓展|需要|存在|缺乏|缺少|确保|得到|有(?![序效力利针])|是|属于|作为|(?:(?<!可)以(?!来)|通过|对)[^，]{0,2}$"
)
_DONE = regex(
    rf"(?:进行|开展|予以|给予|加以)了?(?:{_HOW}|仔细|系统|集中|详细|细致|逐一|逐项|反复|深刻|必要)"
    rf"(?P<de>地)(?={HAN}{{2}}[，。；、和])",
    words="进行 开展 予以 给予 加以",
)
_DEGREES = "不够|不太|不甚|还不|比较|较为|较|很|非常|十分|相当|更加|更为|更|越来越|尤为"
_QUALITIES = (
    "及时|充足|规范|到位|全面|深入|细致|充分|完善|紧密|顺利|清楚|清晰|准确|完整|扎实|均衡|具体|严格|认真|精准|透彻|彻底"
    "|熟练|频繁|平稳|缓慢|生动|通俗|仔细|周全|紧凑|灵活|理想|好|快|慢|细|严|实|够"
)
_MANNER = regex(
    "(?:更新|发布|配备|开展|落实|执行|公开|理解|掌握|推进|进行|衔接|配合|把握|研究|学习|宣传|解读|回应|办理|答复|管理|维护|编制|整理|梳理|审核|把关"
    "|准备|考虑|挖掘|运用|应用|发挥|结合|设置|分类|划分|安排|部署|组织|反馈|处理|沟通|协调|完成|[做抓讲说写])"
    rf"(?P<de>[的地])(?:{_DEGREES})(?:{_QUALITIES})(?=[，。；、和且而])",
    words=" ".join(f"{de}{degree[0]}" for de in "的地" for degree in _DEGREES.split("|")),
)
_OWNERS = (
    "之间|方面|群众|单位|部门|企业|公众|居民|百姓|社会|人员|干部|制度|机制|政策|信息|平台|网站"
)
_TOLD = "各界|存在|反映|提出|关心|关注|制定|印发|规定|要求|采取|取得|开展"
_OF = regex(
    rf"(?:{_OWNERS}|{_TOLD})(?P<de>地)(?=({HAN}{{2}}))"
    "(?![方区点址段块位面域图质理级市处带税铁下名产力租标籍界基形震价板毯道摊磅貌暖灾头跨方])",
    words=" ".join(f"{owner[-1]}地" for owner in f"{_OWNERS}|{_TOLD}".split("|")),
)
_NOUNS = (
    "获得感|幸福感|安全感|满意度|知情权|参与[权度]|监督权|意见|建议|诉求|需求|关切|呼声|期盼|内容|情况|质量|水平|渠道|形式"
    "|力度|意识|能力|问题|措施|事项|信息|文件|政策|制度|机制|材料|数据|任务|职责|目录|指南|栏目|平台|经验|做法|方式|方法|热点"
)
_OF_NOUN = regex(
    rf"(?P<de>得)(?=({_NOUNS}))",
    words=" ".join(f"得{noun[0]}" for noun in _NOUNS.split("|")),
)
_DEED = regex(
    rf"(?:{_HOW})(?P<de>得)(?=(?:{_DEEDS}){HAN})",
    words=" ".join(f"得{deed[0]}" for deed in _DEEDS.split("|")),
)
"""What a string costs at most that is a word."""
_MARKS = "，。；：\n"


def misused_particles(text: str) -> Iterator[Slip]:
    """The 的 between an adverb and its verb, the 地 before a deed that is an object, either before
    how something is done, and what stands for 的 between two nouns.
    """
    for match in _MEANT.finditer(text):
        clause = stretch_start(text, match.start(), _MARKS)
        if not _ASKS_FOR_A_NOUN.search(text, clause, match.start()):
            at = match.start("de")
            yield Slip(at, at + 1, "地", f"“{match[0]}”的“的”应为“地”")
    for match in _MANNER.finditer(text):
        yield Slip(*match.span("de"), "得", f"“{match[0]}”的“{match['de']}”应为“得”")
    for match in _OF.finditer(text):
        if terms().begins_at(text, match.end()):
            yield _instead(match, match[0] + match[2])
    for match in _OF_NOUN.finditer(text):
        if _is_between_words(text, match.start()):
            yield _instead(match, text[match.start() - 2 : match.end()] + match[2])
    for match in _DEED.finditer(text):
        yield Slip(*match.span("de"), "地", f"“{match[0]}”的“得”应为“地”")
    for match in _DONE.finditer(text):
        yield Slip(*match.span("de"), "的", f"“{match[0]}”的“地”应为“的”")


def _instead(match: re.Match[str], said: str) -> Slip:
    """What stands for 的."""
    return Slip(*match.span("de"), "的", f"“{said}”的“{match['de']}”应为“的”")


def _is_between_words(text: str, at: int) -> bool:
    """Whether the character at a place is part of no word, and one ends right before it."""
    if cost(text[at - 1 : at + 1]) < NO_WORD or terms().covers(text, at):
        return False
    return terms().ends_at(text, at)

"""的 where 地 is meant: 不断的完善制度, 主动、及时的公开有关信息, 真真正正的让群众满意; and 地 for
的 where a deed is an object: 进行了认真地梳理.

An adjective with 的 and a verb may well be a noun (及时的公开, 便捷的办理渠道); so the verb must
have an object that nothing else in the clause asks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.slips import Slip
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
_MARKS = "，。；：\n"


def misused_particles(text: str) -> Iterator[Slip]:
    """The 的 between an adverb and its verb, and the 地 before a deed that is an object."""
    for match in _MEANT.finditer(text):
        clause = stretch_start(text, match.start(), _MARKS)
        if not _ASKS_FOR_A_NOUN.search(text, clause, match.start()):
            at = match.start("de")
            yield Slip(at, at + 1, "地", f"“{match[0]}”的“的”应为“地”")
    for match in _DONE.finditer(text):
        yield Slip(*match.span("de"), "的", f"“{match[0]}”的“地”应为“的”")

"""Small words in the place of others that sound or look like them, told by what stands around
them: 均以整改到位, 提高致5%, 找的到人, 即方便群众，又……, 不在收取费用.

Each of these is a word of its own, so that no list of words finds them; but only one of the two
can stand before what follows.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.marks import without_addresses
from forms.review.language.slips import Slip

_BEGINS = r"(?:^|(?<=[，。；：、（“\n]))"
_ENDED = (
    "整改|办结|完成|销号|上线|建成|采纳|解决|关停|注销|归档|移交|下架|撤下|反馈|更正|修复|纳入|列入|废止|失效"
    "|补齐|补正|送达|签收|审结|兑现|落实到位|更新到位|公开到位|公示完毕"
)
_DONE = regex(
    r"(?:(?:均|都|全部|现|也|早|业)(?P<one>以)|"
    rf"{_BEGINS}(?P<two>以)(?=全部|基本|如期|顺利|按期|陆续)|(?<![予可加所难足得借])(?P<three>以)(?=于(?:20)?\d+[年月]))"
    rf"(?=(?:全部|基本|如期|顺利|按期|按时|陆续|逐一|逐项|于[^，。；]{{2,8}}?|在[^，。；]{{2,10}}?)?(?:{_ENDED}))"
    r"(?![^，。；]*(?:[为形方]|时间|日期))",
    words="均以 都以 全部以 现以 也以 早以 业以 以全部 以基本 以如期 以顺利 以按期 以陆续 以于",
)
_NOT_YET = regex(
    r"(?<![年月周季期旬学岁尾首本始毫微粉句段篇页行卷文世之])(?P<one>末)(?=发现|收到|发生|出现|接到|受理|收取|产生|引发|形成"
    r"|按|及时|完成|落实|公开|更新|明确|建立|设立|列入|纳入|提起|提出|达到|因|经|予|曾|涉及|开展|能|被)"
    r"|(?<=书)(?P<two>末)(?=发现|出现|载明|告知|说明|列明|按)",
    words="末",
)
_LAST = regex(
    r"(?<=[至到于每按各][年月季周])(?P<one>未)(?=[，。、；）]|对|由|前|向|通|集中|统一|组织|召开|汇总|现行|共|累计)",
    words="年未 月未 季未 周未",
)
_UP_TO = regex(
    r"(?:提高|提升|上升|下降|降低|降|减少|增加|增|扩大|扩充|扩展|延长|缩短|压缩|压减|精简|延伸|下沉|推广|拓展|覆盖|截|调整|整合|合并)"
    r"(?P<one>致)(?=[\d一二两三四五六七八九十百几每各]|全[县市区镇省]|村|乡|镇|社区|基层|户|街道|目前|年)",
    words="致",
)
_ABLE = regex(
    r"(?<=[找看听查问办读用学记走搜见])(?P<one>的)(?=[到懂见](?!底|期|[访场达位])|[成着清通进了准快上全好](?=[，。；、”]))",
    words="的到 的懂 的见 的成 的着 的清 的通 的进 的了 的准 的快 的上 的全 的好",
)
_OF = regex(
    r"(?:明显|显著|良好|积极|一定|较好|有效|具体|扎实|突出|新)(?P<one>[得地])(?=成效|效果|成绩|实效|进展|措施|举措|问题|办法|反响)",
    words="得成 得效 得实 得进 得措 得举 得问 得办 得反 地成 地效 地实 地进 "
    "地措 地举 地问 地办 地反",
)
_NO_MORE = regex(
    r"不(?P<one>在)(?=收取|保留|单独|另行|要求|重复|执行|承担|担任|提交|需要|受理|使用|具有|作为|印发|沿用|设置|列为|适用|是)"
    r"(?!是[于乎])(?!(?:收取|受理|使用|执行|保留|适用|重复)(?:[之的时中内期]|范围|名单|目录|区域))",
    words="不在",
)
_WITHIN = regex(
    r"(?P<one>再)(?=(?:法定|规定)的?(?:时限|期限|时间)|(?:[县市区省镇]|政府|门户|官方)[^，。；]{0,6}?(?:网站|公众号|官网|公示栏|公开栏|平台)"
    r"|(?:公开|办理|工作|审查|执法|受理)(?:过程|流程|环节)?中)",
    words="再",
)
_AT_ONCE = regex(
    r"(?P<one>既)(?=[^，。；、]既[^，。；、要能有是])|(?<=既[^，。；、])(?P<two>既)(?=[^，。；、要能有是])",
    words="既",
)
_BOTH = regex(
    rf"{_BEGINS}(?P<one>即)(?=(?:要|能|有|方便|便利|便于|保障|保护|满足|减轻|提高|节省|节约|缩短|维护|尊重|防止|做到|公开|注重|抓)"
    r"[^，。；]{1,18}，(?:又|也)[^，。；])",
    words="即",
)
_IN_TIME = regex(
    r"(?P<one>即使)(?=(?:调整|回应|回复|答复|公开|发布|更新|处理|处置|整改|办理|受理|反馈|补充|报送|修订|清理|转办|移交|告知|公示|纠正|上报|总结|解决|跟进|开展|组织|召开|掌握|转载|删除|下架|撤下|完善|澄清))"
    r"(?![^。；\n]*[也都仍亦还])",
    words="即使",
)
_RATHER = regex(
    r"(?<![宗执请受文高职幼普科家施助赐求主传佛道信从任])(?P<one>教)(?=[大多少高低强弱快慢长短差早晚](?=[，。；、的])|[上去]年|为(?:单一|薄弱|滞后|突出|集中|明显|完善|简单))",
    words="教大 教多 教少 教高 教低 教强 教弱 教快 教慢 教长 教短 教差 教早 教晚 教上 教去 教为",
)
_BY = regex(
    rf"(?:{_BEGINS}|(?<=小组)|(?<=工作)|(?<=统一)|(?<=分别))(?P<one>有)(?=[^，。；有专各]{{0,8}}(?:局长|主任|县长|市长|镇长|区长|院长|校长|书记|[县市区镇局政院校委]办公室|负责人|领导|副职)"
    r"(?:任|担任|兼任)?(?:组长|牵头|审签|签发))",
    words="有",
)
_THERE_IS = regex(
    r"(?P<one>由)(?=所(?:提高|提升|增加|减少|下降|上升|改善|欠缺|回落|增长)|待(?:提高|提升|加强|完善|改进)|助于|利于)",
    words="由所 由待 由助 由利",
)
_NOT_GIVEN = regex(
    r"不(?P<one>与|于)(?=公开|受理|处理|支持|答复|采纳|提供|登记|批准|许可|立案|处罚)(?!..?(?:平台|机关|部门|单位|网站|系统|事项))",
    words="不与 不于",
)
_WITH = regex(
    r"(?P<one>于)(?=(?:上年度?|去年|往年|前年|上一年度?|20\d\d年)(?:同期)?(?:相比|持平|相当|相同|一致|基本))",
    words="于",
)
_FOR = regex(
    r"(?:有利|有助|[基属鉴善勇乐敢])(?P<one>与)(?=[\u4e00-\u9fff])(?![不非否])|(?<=[，。；解])便(?P<two>与)(?=群众|公众|企业|查)",
    words="利与 助与 基与 属与 鉴与 善与 勇与 乐与 敢与 便与",
)
_PIECES = regex(
    r"\d(?<!20\d\d)(?P<one>各)(?=部门|科室|单位|乡镇|街道|村|社区|栏目|县区|方面|事项|工作日|类别|窗口|领域)",
    words="各",
)
_EACH = regex(
    rf"{_BEGINS}(?P<one>个)(?=(?:部门|科室|股室|单位|乡镇|县区|街道)[^，。；]*)", words="个"
)
_QUALITY = regex(
    r"(?:及时|准确|规范|时效|针对|积极|主动|完整|权威|真实|可读|科学|实用|重要|必要|自觉|连续|严肃|互动)(?P<one>[行形])(?=[不和与及、，。；还较更差强])",
    words="行 形",
)
_RATE = regex(
    r"(?:办结|答复|满意|合格|出庭|参训|准确|知晓|公开|回应|更新|覆盖|按时)(?P<one>[律绿])(?=[达为提上下，。、\d])",
    words="律 绿",
)
_PAID = regex(r"(?P<one>对)(?=现(?:奖|补贴|补助|承诺|到位|优惠))", words="对现")
_ALL = (
    (_QUALITY, "性"),
    (_RATE, "率"),
    (_PAID, "兑"),
    (_DONE, "已"),
    (_NOT_YET, "未"),
    (_LAST, "末"),
    (_UP_TO, "至"),
    (_ABLE, "得"),
    (_OF, "的"),
    (_NO_MORE, "再"),
    (_WITHIN, "在"),
    (_AT_ONCE, "即"),
    (_BOTH, "既"),
    (_IN_TIME, "及时"),
    (_RATHER, "较"),
    (_BY, "由"),
    (_THERE_IS, "有"),
    (_NOT_GIVEN, "予"),
    (_WITH, "与"),
    (_FOR, "于"),
    (_PIECES, "个"),
    (_EACH, "各"),
)


def stand_ins(text: str) -> Iterator[Slip]:
    """Small words that stand for another one."""
    shown = without_addresses(text)
    for pattern, right in _ALL:
        for match in pattern.finditer(shown):
            yield _slip(text, *match.span(match.lastgroup or 0), right)


def _slip(text: str, start: int, end: int, right: str) -> Slip:
    """The slip, told with the words around it."""
    low, high = max(0, start - 1), min(len(text), end + 2)
    said = text[low:high].strip("，。；：、（）“”\n")
    return Slip(start, end, right, f"“{said}”的“{text[start:end]}”疑为“{right}”")

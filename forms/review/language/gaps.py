"""Gaps: placeholders left standing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.slips import Slip
from forms.review.reading.characters import HAN, is_han

_X = "xX×＊*ⅹⅩХх"
_NOTE = (
    "略|待定|单位名称|数字|数量|年份|姓名|填写[^）)]{0,8}|此处[^）)]{0,12}"
    "|请[^）)]{0,6}填[^）)]{0,8}"
    "|请(?:再|予以|领导|科室|办公室)?(?:核实|核对|核定|复核|查证|审核|审定|确认|补充|酌定)(?:一下|后再[定报])?"
    r"|(?:如|若)(?:有|无|没有|不?涉及)(?:其他|其它|相关|变化)?(?:的|事项|情况|内容|数据)?[，,]?"
    r"(?:请|则|可|应)(?:予以|一并|另行|在此|自行)?(?:据实|如实|详细)?(?:补充|填[写报]?|删[除去]?|写明|列[明出]|注明|说明|修改|替换)[^）)]{0,4}"
    r"|[请可]?(?:据实|自行|酌情|视情况?|(?:按照?|根据)实际(?:情况)?)(?:予以)?(?:补充|填[写报]?|修改|增[减删]|删[减除])[^）)]{0,4}"
    r"|(?:此|本)?[项段条处]?可删除?"
    "|(?:数[字据量]?|[件人条]数|金额|日期|时间|文号|名称|单位|内容|此处)?[尚仍]?待"
    "(?:核[实对]?|定|补充?|填写?|查|确认|更新|统计|提供)"
)
_PEOPLE = "单位|部门|科室|股室|处室|人员|同志|乡镇|街道|镇街|大队|中队|站所|窗口"
_INSTRUCTION = (
    rf"请(?:各|该|相关|有关|起草|经办|业务)[^，。）)]{{0,10}}?(?:{_PEOPLE})[^，。）)]{{0,12}}(?:填写|填报|补充|写明|修改|核实|核对|完善|替换)"
    r"|(?:根据|按照?|结合)(?:本单位|各自|单位)?实际(?:情况)?(?:自行|酌情|如实)?(?:填写|填报|补充|修改|删减|增删|删除)"
    r"|[此本这该][段句](?:内容|文字|话)?[^，。已）)]{0,12}(?:补充|填写|修改|重写|完善|核实|删除|删去|更新)"
    r"|此处[^，。已）)]{0,12}(?:补充|填写|重写|核实)"
    r"|(?:没有|无|不涉及|未发生)(?:的|者|此项|该项)?，?(?:请|可|则|就)?(?:删除|删去|填“?无|写“?无|填“?0|可?不写)"
    r"|删[除去][本此这该][句段条行项]|(?:正式)?(?:上报|印发|发布|定稿|报送)(?:前|时)(?:请|应|须|要)?(?:删|去掉|替换)"
    r"|(?:数据|数字|内容|这里|此处|情况|案例)(?:等|待|需|让|请)[^，。）)]{1,12}(?:补充|提供|报来|核实|核定|确认|反馈)"
    r"|(?:领导|局长|主任|科长|镇长|乡长|主管|分管)[^，。）)]{0,6}(?:审定|审核|过目|看过|定)后?再?(?:改|填|补|删)"
    r"|(?:沿用|照抄|照搬|套用)(?:去年|上年|往年)(?:的)?(?:数据|内容|报告|表述|稿)"
    r"|(?:补充|填入)(?:具体|实际|准确)(?:数字|数据|名称|日期|例子|做法)|(?:写上|补上|加上)(?:具体|实际|准确)?(?:数字|数据|名称|日期|例子)"
)
"""What the drafter, or the maker of a template, told another one to do."""
_UNIT = "年月日件条次个份篇场期起项名人户家宗万亿元%"
_PLACEHOLDERS = (
    regex(
        rf"[{_X}]{{2,}}(?![A-Za-z\d])|[×＊*○□](?=[{_UNIT}])|[nNxX]{{1,2}}(?=[{_UNIT}])"
        rf"|20[{_X}]{{2}}年?|(?:www\.|@)[{_X}]{{2,}}\.[a-z]|(?<=\d)[{_X}]{{3,}}(?!\d)"
        r"|[○〇□●△]{2,}(?![一二三四五六七八九年])",
        words=f"{' '.join(_X)} ○ 〇 □ ● △ n N",
    ),
    regex(
        r"[●?？](?=[件条次个份篇期场](?:[，。；、）]|$))|[_＿]{2,}|TODO|TBD|[?？]{2,}"
        r"|……(?![^《》\n]{0,40}》|[^“”\n]{0,40}”)",
        words="● ? ？ _ ＿ TODO TBD ……",
    ),
    regex(
        r"[?？](?=个工作日|个百分点|人次|[万亿]|[元%％])|(?<=[共为达计约有])[?？](?=[件条次个份篇期场人名])",
        words="? ？",
    ),
    regex(
        r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?)|\$\{|\{\{"
        r"|[<＜][^<>＜＞\n]{0,10}(?:单位|名称|数[字量据]|日期|年份|姓名|填)[^<>＜＞\n]{0,6}[>＞]|“\s*”|《\s*》",
        words="#REF! #N/A #DIV/0! #VALUE! #NAME? ${ {{ < ＜ “ 《",
    ),
    regex(rf"[（(〔【\[](?:[\s　]*|{_NOTE})[）)〕】\]](?!括号|符号|形式)", words="（ ( 〔 【 ["),
    regex(
        rf"[（(【\[][^（）()【】\[\]\n。；]{{0,24}}?(?:{_INSTRUCTION})[^（）()【】\[\]\n。；]{{0,20}}[）)】\]]",
        words="（ ( 【 [",
    ),
    regex(
        r"(?:^|(?<=[。\n]))[此本这][段句处](?:内容|文字|数据)?(?:由|请|待|需|等)[^，。；\n]{1,14}(?:补充|填写|修改|提供|核实|完善)后?(?:再[定报改])?(?=[。\n]|$)"
        r"|批注\s?[\[【]",
        words="段 句 处 批注",
    ),
    regex(
        "(?<![（(])[如若][有无]，?请(?:据实|自行|在此)?(?:补充|填写|删除|写明|注明|列明)(?=[。；，！]|$)",
        words="如有 如无 若有 若无",
    ),
    regex(
        r"【[^】\n]{0,12}(?:填|待|名称|此处|单位|数字|日期)[^】\n]{0,12}】"
        rf"|\{{[^{{}}\n]{{0,20}}{HAN}[^{{}}\n]{{0,20}}\}}",
        words="【 {",
    ),
)
_LATIN_BEFORE = regex(r"[A-Za-z\d./+＋]")
_NUMERAL_BEFORE = frozenset("一二三四五六七八九〇○")
_LEFT_TO_DO = (
    *(
        "待补充",
        "待核实",
        "待填",
        "待改：",
        "待完善",
        "待更新",
        "待确认",
        "待添加",
        "待插入",
        "数据待",
        "此处填",
    ),
    *(
        "此处补充",
        "此处插入",
        "此处省略",
        "以下省略",
        "请填写",
        "请补充",
        "请插入",
        "仅供参考",
        "某某",
    ),
)
_STILL = frozenset("有亟尚仍急还需须等对申提聘邀报")
"""有待完善, 等待补充 and 申请补充 are no notes to oneself."""
_SOMETHING = regex("的|(?!数|内容|后[填补]|完)[\u4e00-\u9fff]{2}")
"""What waits: 待核实线索."""
_WAITS = ("待补充", "待核实", "待完善", "待更新", "待确认", "待添加", "待插入")
_REFERENCE, _DRAFTED = "仅供参考", ("模板", "范文", "样稿", "本稿", "以上", "内容", "格式", "文本")
_TALKED_OF = regex(
    "[”’]?(?:的?等?(?:字样|字眼|符号|标[记识]|占位|提示|状态)|(?:来)?(?:代[替称指]|指代|表示|遮[盖挡]))"
)
_TALKING_OF = regex(
    "(?:写[作成为]|记[作为]|[印标][有注明]?为?|改[为成]|替换[为成]|显示为?|出现|弹出|提示|处理[为成]|统一用|称作?|备注|画|打)：?[“‘]$"
)
_FORMULA = regex("[+＋]\\s?[NnXx](?![A-Za-z])")
"""A way of working named by a formula: “1+3+N”, whose N may be told of."""
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤"
    "章毕常卞齐康伍祝季项纪舒屈阮蓝闵席翟柳甘冉尤翁游骆欧温庄柯葛聂焦岳关梅盛童颜鲍涂谷祁左耿樊兰殷詹俞"
)
"""李某某 is a name kept back, not one to be put in."""
_HIDDEN = ("**", "××", "＊＊", "xx", "XX")
_COUNTS = regex(f"[{_UNIT}局镇县市区乡]")


def placeholders(text: str) -> Iterator[Slip]:
    """Places of a template that nobody has filled in."""
    for match in (found for pattern in _PLACEHOLDERS for found in pattern.finditer(text)):
        before = text[max(0, match.start() - 1) : match.start()]
        if _is_talked_of(text, *match.span()) or (match[0] in "NnXx" and _FORMULA.search(text)):
            continue
        if before in SURNAMES and match[0] in _HIDDEN and not _COUNTS.match(text, match.end()):
            continue  # 张**
        if match[0][0] in "xXnN×" and _LATIN_BEFORE.match(before) and len(match[0]) < 3:
            continue
        if match[0][0] not in "○〇" or before not in _NUMERAL_BEFORE:
            yield _unfilled(match.start(), match[0])
    for words in _LEFT_TO_DO:
        for match in re.finditer(words, text) if words in text else ():
            before = text[max(0, match.start() - 1) : match.start()]
            if before not in (SURNAMES if words == "某某" else _STILL) and not (
                _is_quoted(text, *match.span(), words)
                or (words in _WAITS and _SOMETHING.match(text, match.end()))
                or (words == _REFERENCE and _is_said_of(text, match.start()))
            ):
                yield _unfilled(match.start(), words)


def _is_quoted(text: str, start: int, end: int, words: str) -> bool:
    """Whether words are those of a page or a sheet that is told of: 提示“请填写联系方式”."""
    within = text.rfind("“", 0, start) > text.rfind("”", 0, start)
    return _is_talked_of(text, start, end) or (within and words != "某某")


def _is_said_of(text: str, start: int) -> bool:
    """Whether words are said of something, not of the text itself: 结论仅供参考."""
    return is_han(text[start - 1 : start] or "。") and not text.endswith(_DRAFTED, 0, start)


def _is_talked_of(text: str, start: int, end: int) -> bool:
    """Whether a placeholder is told of, not left standing: 一律写作“某某”, “××”字样."""
    low, high = text.rfind("“", max(0, start - 12), start), text.find("”", end, end + 12)
    if low < 0 or high < 0 or text.find("”", low, start) >= 0:
        return False
    return bool(_TALKING_OF.search(text, max(0, low - 8), low + 1) or _TALKED_OF.match(text, high))


def _unfilled(start: int, words: str) -> Slip:
    return Slip(start, start + len(words), None, f"“{words.strip()}”")

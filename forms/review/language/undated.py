"""Dates, terms and ordinals without their number: 2024年月日, 自年1月1日起, 缩短个工作日, 第次,
国办函〔2021〕号.

Each pattern begins with the character that lacks its number, which costs a text without it nothing;
what stands before is looked back at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.patterns import regex

NUMERALS = r"\d０-９零〇○一二三四五六七八九十百千万亿两几数多余半\ufffc{}×xXNn＊*_＿"
"""What may stand where a number is wanted, blanks of a template and of a reference among it."""
_BEFORE_YEAR = f"{NUMERALS}今去明前后当次同翌每本来上下某跨逐近该隔历往全首整新级"
_BEFORE_MONTH = f"{NUMERALS}每当本上下该各次同某翌岁腊正元冬满按逐隔整全个首"
_END = r"[，。；、）]|$"


def _after(words: str, here: str) -> str:
    """A look back at one of some words right before what has just been matched."""
    lengths: dict[int, list[str]] = {}
    for word in words.split():
        lengths.setdefault(len(word), []).append(re.escape(word))
    ways = (f"(?<=(?:{'|'.join(same)}){here})" for same in lengths.values())
    return f"(?:{'|'.join(ways)})"


_OTHER_YEARS = "近逾满仅前历初内底末中均度报鉴限轻终龄货代检审会关味画纪富月复"
"""What makes a word with 年 before it, and may begin a sentence: 年初, 年货."""
_SELVES = (
    "我局 我镇 我市 我县 我区 我乡 我省 我州 我委 我办 我厅 本局 本镇 本机关 "
    "街道 中心 政府 机关 全市 全县 全区"
)
_UNTIL = "转至 转到 续至 存至 延至 延到 迟至 留至 留待 留到 结转"
_YEARS = regex(
    rf"年(?:(?<![{_BEFORE_YEAR}]年)(?<!\d\s年)(?:(?=\d{{1,2}}月|[一二三四五六七八九十]{{1,3}}月)"
    r"|(?=(?:政务公开|政府信息公开)(?:工作)?(?:要点|任务|安排|计划|主要任务))|(?=新?(?:修订|印发|出台|制定|颁布)的))"
    rf"|(?<![^。；\n]年)(?:(?![{_OTHER_YEARS}])|度(?=[，,我全新共]))"
    rf"|{_after(_SELVES, '年')}(?=公开工作|政府信息|政务公开|信息公开)"
    rf"|{_after('较 比', '年')}(?=[增减下上提多少])|{_after('与 和 同', '年')}(?=相比|同期|持平)"
    rf"|{_after('自 从 对', '年')}(?=以来|起|开始)|{_after('比 较 由 从 与', '年')}(?=的)"
    rf"|{_after('从 由', '年')}度?(?=结转)|{_after('年度（ 年度(', '年')}度?(?=[）)])"
    rf"|(?<=在年)(?=[，,])|{_after(_UNTIL, '年')}(?![{_OTHER_YEARS}]))",
)
_MONTHS = regex(
    r"月(?:(?<=\d年月)(?:[日份]|(?=[底末初上中下，。；、）至起到]|(?![均度平])[\u4e00-\u9fff]{2}))"
    r"|(?<=月[至到—-]月)(?!月)|(?<=[自从于在至到起止]月)(?:日|份)(?![月日])|(?<![^。；\n]月)份"
    r"|(?<=[在于至到]月)(?=[上中下]旬|举办|召开|完成|开展|组织|启动|结束|正式|全面|印发)"
    rf"|(?<=\d月)日(?![报常均子夜语程照光期])|(?<![{_BEFORE_MONTH}]月)\d{{1,2}}日|(?<=截至月)[底末])",
)
_LASTING = (
    "缩短 压缩 减少 提前 延长 节约 平均 仅需 只需 不足 超过 用时 历时 耗时 时间 "
    "至 到 为 近 仅 约 为期 了 少于"
)
_DAYS = regex(
    r"日(?<=[在至于]日)(?=内(?!瓦)|的|[，。；、])"
    rf"|天(?:{_after(_LASTING, '天')}(?=内|办结|以内|左右|以上|答复|完成|{_END})"
    rf"|{_after('由 从', '天')}(?=压缩|缩短|减至|降至|降为|减为)|(?<=为期天)(?=的))"
)
_SPENT = "缩短 压缩 减少 超过 累计 用时 时长 每日 每天 至 到 为 约 近 了"
_TERMS = regex(
    rf"个(?<![{NUMERALS}每各整上下这那该单首某]个)(?<!\d\s个)(?:法定)?(?:工作日|百分点|自然日|季度|小时|月(?!{_END}))"
    rf"|小时{_after(_SPENT, '小时')}(?!候)|分钟{_after(_SPENT, '分钟')}"
    rf"|公顷{_after('面积 约 为 达 共', '公顷')}|亩{_after('面积 面积约 面积为 面积达', '亩')}"
)
_MARKED = "得分 得分为 总分为 均分为 评分为 成绩为 得分达 得分均在"
_RATES = regex(
    rf"倍{_after('增长 提高 增加 提升 上升 扩大 放大 达 为 近 超 了', '倍')}(?=[以多]|{_END})"
    rf"|平方{_after('积 达 约 为 共 近', '平方')}(?:米|公里)(?={_END})|百分之(?=左右|以上|{_END})"
    rf"|[为达]{_after('率 比例 数量 总数 总量 总额 占比 得分', '[为达]')}(?=[，。；])"
    rf"|分{_after(_MARKED, '分')}(?=[以的]|左右|{_END})"
)
_KINDS = regex(
    rf"大(?<![重各几两数多最更较扩放壮强{NUMERALS}]大)(?<![{NUMERALS}]个大)(?<=[\u4e00-\u9fff]大)类(?=[，。；、])",
    words="大类",
)
_ORDINALS = regex(
    r"第(?:\s?(?:[条次期届个季章款号轮场版页]|项(?!目)|批(?!评)|位(?!置))"
    rf"|(?<![及落门等次府宅甲品]第)(?={_END}))"
)
_ACTS = regex(
    rf"号(?!段|码)(?:(?<=[〔（]20\d\d[〕）]号)|{_after('国办公开办函 国办发 国办函 〕第', '号')})"
    r"|〔\s?〕\s?第?\d+号|令号"
)
_ALL = (_YEARS, _MONTHS, _DAYS, _TERMS, _RATES, _KINDS, _ORDINALS, _ACTS)


def undated(text: str) -> Iterator[tuple[int, int]]:
    """Where such a number is missing: the words that lack it, in characters of the text."""
    for pattern in _ALL:
        for match in pattern.finditer(text):
            yield match.span()

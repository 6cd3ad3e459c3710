"""Whether what stands behind a past year is told as the report's own work, though the clause names
no office: 2022年办理建议提案35件, 2022年对5件申请收取了信息处理费.

What was done in an earlier year is told of as well (2022年开设的专栏, 2022年办理建议提案35件，今年
41件), so that a sentence or the one beside it may hold nothing that tells two times apart.
"""

from __future__ import annotations

from forms.patterns import regex
from forms.review.reading.sentences import Sentence

HISTORY = regex(
    r"自(?![查觉身主己然动])|从(?!严|实)|较(?![好大高多快为强少])|比(?!赛)|(?<!参)与|针对|延续|沿用|起|出台|修订|施行|成立|挂牌|改革|划转|合并|时任|曾|首次|累计|先后"
    r"|印发的|遗留|存量|历史|清理|以前|之前|\d{4}年|结转|跨"
)
"""What tells that something is told of that began in an earlier year."""
_DEED = (
    "办理|开设|新增|收取|录制|拍摄|制作|回应|回复|答复|解答|修改|抽查|自查|编发|编印|编写|编制|撰写|设置|接待|接听"
    "|更新(?!改造)|审核|审查|开通|采纳|征集|刊发|转发|转载|报送|印制|发放(?=宣传|资料|手册|指南|明白)|走访|上报|归集|梳理|公示|解读|培训|通报|调整|参加|配备|发送|签订|召集|会商"
    "|开展[^，。；：、的\\d]{0,12}(?:培训|检查|抽查|自查|巡查|督查|评估|调查|宣传|解读|活动)"
)
"""What an office does in the course of a year and counts in its report."""
_ADVERB = (
    "新|共|另|还|集中|及时|主动|依法|依规|积极|组织|统一|专门|线上|线下|各类|开始|分别"
    r"|(?:按照?|依照|依据|根据|通过|利用|依托)[^，。；：的]{1,24}[，,]?|(?:[对向为在]|面向)[^，。；：的]{1,24}?"
)
_COUNTED = regex(
    rf"度?(?:{_ADVERB}){{0,3}}?(?P<deed>{_DEED})(?![的中后时起])了?[^，。；：的\d]{{0,14}}?\d[\d.]*(?!月|日|年)"
    r"[^，。；：的\d]{1,14}(?<![中后时起前内])(?=[，。；、（(]|$)"
)
"""A deed with how much of it was done, at the end of its clause."""
_ALL_YEAR = regex(
    r"度?(?:严格|认真)?(?:按照?|依照|依据|根据|执行|遵照|落实)[^。；]{2,60}?[，,](?P<deed>全年|年内|均?未|没有)(?:没有|未|共|收|发)"
)
"""By what rule it was done, and what came of it all year: 2022年按照办法执行，全年没有收取."""
_OTHERS = regex(
    r"[省市县区州](?!级|域)[^，。；]{0,10}[局厅委办院]对|对我|[向对为]本[局镇乡委办县区市]|到我|来我"
)
"""What tells that somebody else has done it to the writer."""
_TWO_TIMES = regex(
    r"今年|本年|本期|同期|以来|上年|去年|当年|当时|次年|翌年|此后|后来|目前|现[已有在]|至今|如今|沿用|继续|延续|以前|之前|历年|往年|跨年|结转|遗留"
    r"|[比较](?!例|好|大|高|多|快|为|强|少)|制定的|印发的|已[于在]|\d{4}年|原有|曾|首次|累计|时任|整改情况|尚未|仍"
)
_ANOTHER = regex(r"今年|本年(?!度报告)|上年|去年|往年|历年|同期|20\d\d年")
"""What tells in a sentence beside of another year, if that tells of the same deed."""
_HELD_AGAINST = regex("[^，。；]{0,8}(?:上年|去年|往年|历年|同期|相比|以来)")
_FOUND_THEN = regex("(?:上年|去年|往年)[^。；]{0,16}(?:问题|不足|短板|偏少|指出|整改)")
"""How the sentence behind goes on with two years, and how the one before leads in the past one."""
_SENTENCE = regex("[。\n]")
_NEAR = 60
"""Characters of the sentences beside that may tell of the other year."""


def is_years_work(text: str, end: int, sentence: Sentence) -> bool:
    """Whether the year that ends at a place is told of by what the office did in it."""
    told = _COUNTED.match(text, end) or _ALL_YEAR.match(text, end)
    if told is None or _OTHERS.search(told[0]):
        return False
    before = text[sentence.start : end].rpartition("年")[0][:-4]
    around = f"{before}|{text[end : sentence.end]}"
    return not (_TWO_TIMES.search(around) or _is_held_against(text, sentence, told["deed"]))


def _is_held_against(text: str, sentence: Sentence, deed: str) -> bool:
    """Whether the sentence before or behind, in the same paragraph, tells of another year."""
    led = _SENTENCE.split(text[max(0, sentence.start - _NEAR) : sentence.start].rstrip("。"))[-1]
    behind = _SENTENCE.split(text[sentence.end : sentence.end + _NEAR])[0]
    if _FOUND_THEN.search(led) or _HELD_AGAINST.match(behind):
        return True
    return any(deed in words and _ANOTHER.search(words) for words in (led, behind))

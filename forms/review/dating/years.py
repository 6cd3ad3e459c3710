"""Years that do not belong: last year's left standing, years to come told of as past, plans for a
year that is over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from forms.form import Form
from forms.numerals import YEAR_DIGITS
from forms.patterns import regex
from forms.review.dating.deadlines import past_deadlines
from forms.review.dating.deeds import HISTORY, is_years_work
from forms.review.dating.plans import late_plans
from forms.review.dating.task_lists import named_tasks
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import matches_in
from forms.review.reading.sentences import Sentence, sentences_of, stretch_start
from forms.review.reading.tongue import hidden
from forms.review.rulebook import rules

_YEAR = regex(r"(?<![\d〔\[（(第])(20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年(?:度)?")
_OWN_TIME = regex(
    r"[，,]|全年|以来[，,]|期间|我[局镇市县区乡省州委办厅街单们]|1月(?:1日)?[至到—-]12月|本[局镇市县区乡省州委办厅机单部级年]|全[市县区镇局省州乡委厅系]|共|累计|合计"
    rf"|主动公开|依申请|政府信息|政务公开|信息公开|公开工作|各项工作|新收|新制|制发|[未无没](?![^，。；]{{0,8}}的)"
    rf"|{HAN}{{0,6}}(?:[局厅委办处院校县市区镇乡里]|街道|政府|机关|中心|本级)(?:没有|未)(?:被|因)?(?:制发|制定|废止|收到|收取|发生|受理|产生|出现|提起)(?![^，。；]{{0,8}}的)"
    rf"|{HAN}{{0,8}}(?:收到|受理|发布|办结|举办|召开|组织|公开|作出|推送|印发)[^，。]{{0,14}}\d"
)
_OTHER_TIME = regex(
    r"同期|底|末|初|以来|起|版|修订|印发|出台|施行|实施|结转|的|(?!1月(?:1日)?[至到—-]12月)[一二三四五六七八九十\d]+月|考核|评估|度?工作要点|年报|度报告|规划|第"
    rf"|度?[，,]{HAN}{{1,14}}(?:厅|局|委|办|办公室|政府)(?:[对到来](?:我|本[局镇乡委办单]))|度?[，,]{HAN}{{2,14}}对全[国省]"
    r"|度?(?:政务公开|政府信息公开|信息公开)(?:工作)?(?:考核|评估|测评|检查|督查|年度报告|年报)"
    rf"|{HAN}{{0,8}}(?:成立|组建|挂牌|开通|上线|设立|启用)以来|度?(?:第?[一二三四]季度|[上下]半年)?(?![我本全共政信公各工]){HAN}{{2,4}}(?<!工作)的(?!工作|各项|情况)"
)
_SUBJECT = regex(
    rf"(?:(?:在|于)|以上[为是]|本(?:年度)?报告(?:反映|总结|汇总|涵盖|记录|统计|公布|报告)了?|{HAN}{{1,16}}(?:局|厅|委|办|镇|街道|乡|县|市|区|省|州|中心|院|系统|政府|机关|单位|部门)(?:在|于)?)?"
)
"""What may stand in a clause before the year of one's own work."""
_WE = regex("在?|[我本全][局厅委办院处校县市区镇乡]|我街道")
"""What may stand before a year in which something is told as done by none but the writer."""
_OF_THEN = regex(
    rf"(?:制发|印发|出台|制定|建成|上线|开通|成立|新建|设立|编制|发布)的{HAN}{{1,10}}?[中里][，,]",
    words="中 里",
)
"""What is named after what was done to it in a year: 2022年制发的文件中，有一件修订."""
_AGAINST = regex(r"(?:[与同和]|较|比)(?:上年|去年|20\d\d年)度?(?:同期)?(?:相比)?")
_PERIOD = regex(r"度?1月(?:1日)?(?:起)?[至到—-]{1,2}12月(?!\d)")
_SEEN = {
    "从": regex(r"度?(?:全年)?的?(?:总体|整体|办理|申请|公开|工作)?(?:情况|形势)(?:来)?看"),
    "自": _PERIOD,
}
"""What follows the year of the report behind these words."""
_LOOKED_BACK = regex(
    r"(?:回顾|回首|回望|纵观|综观|总结|通观)?(?:(?:即将|刚刚|刚|已经)?过去的)"
    r"|回顾|回首|回望|盘点|纵观|综观|总结|通观"
)
"""What is said before the year that has passed."""
_IS_OF = regex(
    r"(?:报告年度|报告期|报告时间|统计年度|统计时间|统计口径|时间范围|统计范围|数据范围|时间跨度|统计时点|统计截止|截止时间|截止日期|数据时点|时点)(?:内?为|是|系|：)?$"
    r"|(?:本|年度)报告(?:为|是|系)$|今年[”’]指$",
    words="报告 统计 时间 范围 时点 截止 指",
)
"""What is said before the year of the report itself."""
_SERVED = regex("(?:^|[^认行作成])(?:为|给|使|让|推动|圆满完成|圆满收官|总结|推进|扎实做好|抓好)$")
_WORK = regex(
    "度?(?:政府信息公开|政务公开|信息公开|公开工作)(?!工作?(?:要点|考核|评估|年度报告|年报|计划|方案|第三方))"
)
"""The year's own work as what something was done for: 为2022年度信息公开画上句号."""
_ASKED_FOR = regex(
    r"(?:申请|要求|请求|索取|查询|查阅|调取|提供|涉及|获取|关于|补录|补发|归档)(?:公开)?$"
)
"""What is said before the year of a matter that somebody asks for."""
_CARRIED = regex("跨年|结转|遗留")
_COMPARED = regex(
    r"同比|(?<!期待)(?<!期盼)(?<!期望)(?<!要求)(?<!需求)(?<!需要)(?<!标准)(?<!目标)(?<!地区)(?<!单位)(?<!部门)(?<!水平)相比|较上年|比上年|较去年|比去年|上年度?(?!结转|遗留|未办|转)|去年(?!结转|遗留|未办|转)"
    r"|增长|增加|下降|减少|连续|历年|翻|[与和于到]本年|[、，]本年办|在今年|今年重新"
)
_UNTIL = regex(r"(?:截至|截止到?|至|^到)\s?$")
_SINCE_LAST_END = regex("[比较](?:上年|去年)(?:年?[底末]|同期)")
"""What is held against the end of the year before: 截至2022年底9件，比上年底多1件."""
_DAY_OR_END = regex(r"12月[，,]|\d{1,2}月(?:\d{1,2}日|底|末)|年?底|末")
_COUNTED_FROM = regex("(?:期限|期间|范围|时段|时间|周期)(?:为|是|自|从)+$")
_JUDGED = regex(r"度?[^，。；]{0,8}(?:考核|评估|测评|评议)中，(?:本年|全年)")
"""The year's own work judged in that of another year: 2022年度考核中，本年公开工作达标."""
FAR = 150
"""How many characters around a year may tell what it is about."""
_STILL_SAID = regex(
    r"(?:全年|里(?!程)|这一年|已经过去|重点抓|着力(?!推进的)|着重|在[^，。；]{2,10}上(?:下功夫|持续|用力|发力)"
    r"|存在的(?:主要)?(?:不足|问题|短板)|度?的?(?:政府)?信息公开(?:工作)?(?:年报|年度报告)(?:如下|[：:])|年?初[，,]|无其他|没有其他|无(?:需|应当)报告|内(?!部|容|设|的)|上半年|下半年|[第]?[一二三四]季度|1[—至到-]1?\d月|12月底|末[，,]|以来[，,]"
    r"|度?的(?:政务公开|政府信息公开|信息公开|公开)?(?:各项)?工作|度?工作中|是[^，。]{0,16}(?:之年|一年)[，,]|(?:的)?(?:认真|积极|主动|扎实|持续|深入)"
    r"|一年的时间里|度?(?:监督保障|主动公开|依申请公开|政府信息管理|平台建设)工作"
    r"|度?的(?:申请|答复|公开|信息|培训|会议|政策)[^，。]{0,12}(?:全部|均|都|已|未|没有)"
    r"|度?工作(?:总结|回顾)(?:如下|[：:])|\d{1,2}月份?(?:[、和及]\d{1,2}月份?)+[，,]"
    r"|的(?:重点|主要|各项|年度)(?:任务|目标|工作)[^，。]{0,4}(?:全部|均|已|如期|圆满|基本)"
    rf"|度?(?:{HAN}{{0,14}}工作)?(?:总体|开展|完成|进展)?情况(?:如下|报告|汇报|总结|公布|作如下)"
    rf"|\d{{1,2}}月(?:\d{{1,2}}日|份|底)?[，,]?(?:我|本|全)?{HAN}{{0,4}}(?:召开|举办|组织|开展|邀请|完成))"
)
"""What follows the year that a report is about, and no other one."""
_SHORT_YEAR = regex(r"(?:^|(?<=[，。；：\n]))(\d\d)年(?=度?[，,]|度?我|底[，,]|全年)", re.MULTILINE)
_WHOLE = regex(r"(?:^|(?<=[，。；：\n]))(20\d\d)(?=全年[，,我本共])", re.MULTILINE, words="全年")
_TO_COME = regex(
    r"下一步|下步|今后|将|拟|计划|打算|目标|继续|努力|着力|进一步|力争|争取|结转|结存|留存|遗留|留[待到至]|延[至到]|跨|转|下年|规划|前|安排|展望|思路|推进|加强|届时|预计|[列纳]入"
)
_NAMED_FOR = regex(
    rf"度?(?!全年|共|我|本|全){HAN}{{1,14}}?(?:通知|公告|预算|计划|规划|方案|要点|招聘|招生|目标|任务|项目|标准|基数|指标|清单|草案|纲要|工程|课题)"
)
"""What is named for the year to come: 2025年部门预算."""
_PLANS = regex(r"度?[，,]?[^，。；]{0,12}?(?:将|计划|拟|打算|重点|继续|着力)")
_PLAN_BEFORE = regex(
    r"(?:下一年度?|下一步|下步|今后|来年|明年|下年度?|下一阶段|工作(?:打算|思路|计划)|展望|着眼|面向|迈入|步入|(?<!原)(?<!按)(?:将[在于]|计划|打算|拟|力争|争取|准备))"
    rf"(?:中|里|是|[，,：:]|{HAN}{{0,4}}将|的?工作|在|于)*$"
)
_PLAN_BEHIND = regex(
    r"度?[，,]?(?:(?:我|本)[^，。；]{0,4}|[^，。；我本]{0,12})?(?:[还也]将(?=组织|开展|举办|进一步|继续|建立|完善|加强|增[加设])|将(?:会(?![议商务签计员期场前后])|通过(?![审评验复初终])|再(?![次生])|把|继续|进一步|重点|着力|持续|不断|切实|从|以|围绕|坚持|认真|努力|更加)"
    r"|要(?:继续|着力|进一步|重点|从)|拟(?:从|重点|继续)|计划从|继续(?:在|从))"
    r"|的工作中，(?:我[^，。；]{1,2})?将|度?(?:政务公开|政府信息公开|信息公开)?工作(?:打算|计划|思路|安排)(?:如下|[：:]|是[：:])"
)
"""What is said of a year to come, whatever part it stands in."""
_PLAN_HEADED = regex("度?的?下一步(?:的?工作)?(?:打算|计划|安排|思路|措施|重点)")
_ATTACHED = regex(r"^附件?\s?\d{0,2}[：:][^\n]*?[（(](20\d\d)年度?[）)]", re.MULTILINE, words="附")
"""The year of what is attached, behind its name: 附件：统计表（2022年度）."""
_PLAN_ITSELF = regex("度?的?(?:上述|以上|前述)(?:工作)?(?:打算|计划|安排|思路|任务|目标)")
_AIMED, _AIM = regex("将(?:以|围绕|紧扣|聚焦)$"), regex("度?(?:重点|工作|任务|目标|政务公开)")
"""What is planned by the list of a year, before its year and behind it."""
_PLAN_NAMED = regex(
    r"(20\d\d)年(?:度)?(?:政务公开|政府信息公开|信息公开)?(?:工作)?(?:的)?(?:打算|计划|安排|思路)"
)
_HEAD = regex("^[一二三四五六七八九十\\d]{1,2}[）)]")
_REPORTED = regex(r"现将[^\d]{0,24}$", words="现将")
_AS_FOLLOWS = regex(
    rf"度?(?:政府)?(?:信息公开|政务公开){HAN}{{0,8}}(?:报告如下|公布如下|汇报如下|报告予以公布)"
)
"""The year that the whole report is said to be about: 现将……信息公开工作情况报告如下."""
_MARKS = "，。；：！？、（“\n"
IN_CHINESE = regex(
    r"(二[〇○零][〇○零一二三四五六七八九]{2})年[一二三四五六七八九十]{1,3}月", words="二〇 二○ 二零"
)


def year_findings(passage: Passage, year: int, signed: date | None) -> Iterator[Finding]:
    """Rules `stale-year`, `future-year` and `plan-year`."""
    text = hidden(passage.text)
    stale: list[tuple[int, int]] = []
    coming: list[tuple[int, int]] = []
    plans = list(past_deadlines(passage, text, year))
    plans += late_plans(passage, passage.text, year, signed)
    sentences = sentences_of(passage.text)
    starts = [sentence.start for sentence in sentences]
    stale += named_tasks(passage.text, year)
    stale += [m.span(1) for m in matches_in(_SHORT_YEAR, text) if int(m[1]) + 2001 == year]
    stale += [m.span(1) for m in matches_in(_WHOLE, text) if int(m[1]) < year]
    stale += [m.span(1) for m in matches_in(_ATTACHED, text) if int(m[1]) == year - 1]
    for match in _YEAR.finditer(text):
        named = int(match[1].translate(YEAR_DIGITS))
        if passage.is_reference(*match.span()):
            continue
        sentence = sentences[bisect_right(starts, match.start()) - 1]
        if named <= year and (
            _is_old_plan(passage, text, match)
            or _is_plan_itself(text, match)
            or (named == year and _is_planned(passage, text, match, sentence))
        ):
            plans.append(match.span(1))
        elif named < year and _is_stale(text, match, sentence, year):
            stale.append(match.span(1))
        elif named > year and (
            not _may_come(passage, text, match, sentence, year)
            or _is_done(text, match, sentence, signed)
        ):
            coming.append(match.span(1))
    yield from _year_finding(passage, "stale-year", stale, year, year)
    yield from _year_finding(passage, "future-year", coming, year, None)
    yield from _year_finding(passage, "plan-year", sorted(set(plans)), year, year + 1)


def _is_stale(text: str, match: re.Match[str], sentence: Sentence, year: int) -> bool:
    """Whether a past year is given as the time of this report's own work."""
    near = max(sentence.start, match.start() - FAR), min(sentence.end, match.end() + FAR)
    words = text[slice(*near)]
    clause = _clause(text, match.start())
    if _REPORTED.search(clause) and _AS_FOLLOWS.match(text, match.end()):
        return True
    if f"{year}年" in words or "今年" in words:
        return False
    if match[1] == str(year - 1) and _SINCE_LAST_END.search(words) and _UNTIL.search(clause):
        return bool(_DAY_OR_END.match(text, match.end()))
    if _COMPARED.search(words):
        around = text[max(0, near[0] - FAR // 2) : near[1] + FAR // 2]
        told = f"{year}年" in around or "今年" in around
        return match[1] == str(year - 1) and not told and _is_compared(words, clause, year)
    if match[1] == str(year - 1) and clause in _SEEN and _SEEN[clause].match(text, match.end()):
        return True
    if _UNTIL.search(clause):
        return bool(_DAY_OR_END.match(text, match.end()))
    if _COUNTED_FROM.search(clause) and text.startswith("1月1日", match.end()):
        return True
    if match[1].translate(YEAR_DIGITS) == str(year - 1) and _JUDGED.match(text, match.end()):
        return True
    if _ASKED_FOR.search(clause):
        return False
    if match[1].translate(YEAR_DIGITS) == str(year - 1) and _STILL_SAID.match(text, match.end()):
        return not HISTORY.search(clause + text[match.end() : sentence.end])
    if _LOOKED_BACK.fullmatch(clause):
        return clause.endswith("过去的") or match[1] == str(year - 1)
    if _IS_OF.search(clause):
        return True
    if match[1] == str(year - 1) and _SERVED.search(clause) and _WORK.match(text, match.end()):
        return not HISTORY.search(clause + text[match.end() : sentence.end])
    if not _SUBJECT.fullmatch(clause) or _OTHER_TIME.match(text, match.end()):
        return False
    if _OF_THEN.match(text, match.end()):
        return False
    if match[1] == str(year - 1) and _CARRIED.search(words):
        return False
    if "本年" in text[match.end() : sentence.end]:
        return False
    if _OWN_TIME.match(text, match.end()):
        return True
    own = match[1] == str(year - 1) and _WE.fullmatch(clause)
    return bool(own and is_years_work(text, match.end(), sentence))


def _is_compared(words: str, clause: str, year: int) -> bool:
    """Whether last year is told of as the one that is held against the year before it."""
    others = {int(m[1].translate(YEAR_DIGITS)) for m in _YEAR.finditer(words)} - {year - 1}
    before = _AGAINST.search(words)
    return bool(
        not clause and before and others <= {year - 2} and not re.search("本年|连续|结转", words)
    )


def _clause(text: str, at: int) -> str:
    """What stands before a place in its clause, without the number at its head."""
    return _HEAD.sub("", text[stretch_start(text, at, _MARKS) : at].strip())


def _is_old_plan(passage: Passage, text: str, match: re.Match[str]) -> bool:
    """Whether a year that is no longer to come is given as the time of what is planned."""
    clause = _clause(text, match.start())
    if not clause and _PLAN_HEADED.match(text, match.end()):
        return True
    if not _PLANS.match(text, match.end()):
        return False
    coming = passage.section is not None and passage.section.about_next_year
    return clause == "展望" or (coming and clause in ("", "在", "面向", "着眼", "进入"))


def _is_plan_itself(text: str, match: re.Match[str]) -> bool:
    """Whether the list of what is planned is named by the year."""
    if _PLAN_ITSELF.match(text, match.end()):
        return True
    aimed = _AIMED.search(_clause(text, match.start()))
    return bool(aimed and _AIM.match(text, match.end()))


def _is_planned(passage: Passage, text: str, match: re.Match[str], sentence: Sentence) -> bool:
    """Whether the year of the report itself is given as one to come."""
    before = text[max(sentence.start, match.start() - FAR) : match.start()]
    clause = _clause(text, match.start())
    if _PLAN_BEFORE.search(before) or _is_left_over(before):
        return True
    if clause not in ("", "在"):
        return False
    if _PLAN_BEHIND.match(text, match.end()):
        return True
    measures = passage.section is not None and passage.section.wants_measures
    if _ANSWERED.search(text, sentence.start, match.start()):
        return False
    words = text[match.end() : min(sentence.end, match.end() + FAR)]
    opens = re.split("[：:]", words)[0]  # what a list tells of each is no deed of the year
    intended = _INTENDED.match(words) if measures else None
    if intended is None:
        return False
    return not (_CARRIED_OUT if intended["sure"] or intended["part"] else _DONE).search(opens)


_LEFT_OVER = regex(
    r"(?<!上年)(?<!年度)(?:结转|顺延|转入|转(?=至|到)|延续|留待|移|延)(?:至|到|入)?$"
)
"""What is not finished in the year of the report: 结转2024年继续办理."""
_THIS_YEARS = regex(
    "(?:本年|年内|全年|新收|合计|共计|两项|办结).*[剩余未]|应办.*(?:实办|办结|已办)"
)
"""What tells behind last year's that this year's rest is spoken of: 上年转来2件，…剩下的1件."""
_ANSWERED = regex(r"上一?年|去年|20\d\d年度?(?:报告|年报)")
"""What is done in answer to last year's report is no plan: 上年报告指出…，2023年将岗位固定."""
_INTENDED = regex(
    r"度?[，,]?(?:我[^，。；]{1,2})?(?:(?P<sure>打算|准备(?!工作|了|好|不|充)|拟(?=[组再新增建对])|计划(?=[把将再对从在]))|将|计划|拟|打算|准备|力争)(?!出台)"
    r"|(?:[上下]半年|第?[一二三四]季度)[，,]?(?:我[^，。；]{1,2})?(?P<part>打算|计划(?=[把将再对从在])|拟(?=[组再新增建对]))"
)
_CARRIED_OUT = regex(r"已|(?<![为除])了(?!解)|如期|实际|完成(?!时)|(?:召开|举办|组织|开展)\d")
"""What tells that even what was surely meant to come was done."""
_DONE = regex(r"已|(?<![为除])了(?!解)|召开|举办|完成(?!时)|组织(?!部)|开展")
_ALREADY = regex(r"已经?[于在]?$")
_MADE = regex(
    r"\d{1,2}月(?:\d{1,2}日)?(?:被)?(?:作出|受理|办结|答复|审结|送达|判决|印发|发布|公布|收到)"
)
_SINCE_THEN = regex(
    r"^[^。；]*?(?:此后|至今|[行施用线]以来|[施运试]行后|启用后|上线后)[^。；]{0,8}\d+[^。；\d]{0,3}(?:全部|均|都|已)"
    r"|^[^，。；]{0,24}以来[，,](?![^。；]*(?:将|拟|预计|届时))"
)
"""What has been done since cannot have begun after the report: 自2024年8月起登记，此后7件全部,
自2024年8月运行以来，会商7件.
"""
_NOT_YET = regex(
    r"将|拟|计划|预计|前|起(?![诉草])|待|安排|力争|争取|继续|目标|打算|下一步|确保|推动|实现"
)


def _is_left_over(before: str) -> bool:
    """Whether what is not finished is said to go on in the year that follows."""
    if not _LEFT_OVER.search(before):
        return False
    last_years, _, behind = before.rpartition("上年")
    return not last_years or bool(_THIS_YEARS.search(behind))


def _is_done(text: str, match: re.Match[str], sentence: Sentence, signed: date | None) -> bool:
    """Whether something is told as done in a month after the report was signed."""
    month = re.match(r"(\d{1,2})月(?:(\d{1,2})日)?", text[match.end() : match.end() + 6])
    if signed is None or month is None or signed.year > int(match[1].translate(YEAR_DIGITS)):
        return False
    if (int(month[1]), int(month[2] or 0)) <= (signed.month, signed.day if month[2] else 0):
        return False
    if _ALREADY.search(text, sentence.start, match.start()):
        return True
    if _is_left_over(text[sentence.start : match.start()]):
        return False
    words = text[match.end() : sentence.end]
    if _SINCE_THEN.search(words):
        return True
    start = stretch_start(text, match.start(), "。；\n")
    stretch = text[start : sentence.end].partition("；")[0]
    made = _MADE.match(text, match.end())
    return bool(made or _DONE.search(words)) and not _NOT_YET.search(stretch)


def _may_come(
    passage: Passage, text: str, match: re.Match[str], sentence: Sentence, year: int
) -> bool:
    """Whether a coming year is in its place: in plans, or as the date of publication."""
    section = passage.section
    if section is None or section.about_next_year or section.wants_measures:
        return True
    after = re.match(r"[1-4]月|年?初", text[match.end() : match.end() + 3])
    if after and match[1].translate(YEAR_DIGITS) == str(year + 1):
        return True
    if _NAMED_FOR.match(text, match.end()):
        return True
    around = text[max(sentence.start, match.start() - 30) : min(sentence.end, match.end() + 40)]
    return bool(_TO_COME.search(around))


def _year_finding(
    passage: Passage, rule_id: str, spans: list[tuple[int, int]], year: int, right: int | None
) -> Iterator[Finding]:
    if not spans:
        return
    rule = rules()[rule_id]
    words = "、".join(dict.fromkeys(f"{passage.text[a:b]}年" for a, b in spans))
    better = str(right) if right else None
    places = [
        passage.place(a, b, better if passage.text[a:b].isdigit() else None) for a, b in spans
    ]
    message = f"{rule.title}：“{words}”，报告年度为 {year} 年"
    yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def plans_named(form: Form, passage: Passage, year: int) -> Iterator[Finding]:
    """The part about the next year, named in the preface with another one."""
    section = passage.section
    if section is None or section.title or not any(s.about_next_year for s in form.sections):
        return
    spans = [m.span(1) for m in _PLAN_NAMED.finditer(passage.text) if int(m[1]) != year + 1]
    yield from _year_finding(passage, "plan-year", spans, year, year + 1)

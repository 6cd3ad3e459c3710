"""Faults to plant in a sound report, by kind, each in several ways; our own sentences.

A fault is a change of values by address; `{text}` in a new section text stands for the text that was
there. Any finding of one of its `rules` at the place counts as found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from forms.draft import Draft

OVERVIEW, PREFACE, PROBLEMS = "sections.overview", "sections.preface", "sections.problems"


@dataclass(frozen=True)
class Fault:
    """One fault: what it changes, and which rules would be right to find it."""

    kind: str
    rules: tuple[str, ...]
    values: Mapping[str, Any]
    previous: Mapping[str, Any] = field(default_factory=dict)
    sibling: Mapping[str, Any] = field(default_factory=dict)

    def plant(self, draft: Draft) -> None:
        """Make the change; `{text}` is what stood there."""
        for address, value in self.values.items():
            if isinstance(value, str) and "{text}" in value:
                value = value.replace("{text}", draft.text(address).strip())
            draft.set(address, value)


def _in(
    kind: str, rules: Sequence[str], sentences: Sequence[str], at: str = OVERVIEW
) -> Iterator[Fault]:
    for sentence in sentences:
        yield Fault(kind, tuple(rules), {at: "{text}\n" + sentence})


def faults() -> Iterator[Fault]:
    """All faults for a report of 2023 in the form in force, figures as in generator.py."""
    yield from _against_figures()
    yield from _arithmetic()
    yield from _years()
    yield from _preface()
    yield from _words()
    yield from _names()
    yield from _structure()
    yield from _copied()


def _against_figures() -> Iterator[Fault]:
    yield from _in(
        "says there was none",
        ["none-mismatch"],
        [
            "2023年，本机关未收到政府信息公开申请。",
            "全年没有公民、法人和其他组织提出政府信息公开申请。",
            "本年度未发生行政复议。",
            "没有因政府信息公开被提起行政诉讼的情况。",
            "行政复议、行政诉讼均未发生。",
            "全年无行政复议和行政诉讼案件。",
            "未制发行政规范性文件。",
            "全年未作出行政处罚决定。",
            "无结转下年度办理的申请。",
            "依申请公开方面，不予公开的为零，没有不予公开的情形。",
            "行政复议未出现被纠正的情况。",
            "依申请公开方面，不存在结转下年办理的情况。",
            "不存在行政复议、行政诉讼案件。",
            "依申请公开方面，未出现不予公开、不予处理的情况。",
            "行政复议“零纠正、零撤销”。",
            "本单位无行政许可、行政处罚、行政强制事项。",
            "无行政许可事项。",
            "没有收到群众依申请公开诉求。",
            "公开申请数量为0。",
        ],
    )
    yield from _in(
        "asserts what is not so",
        ["assertion-mismatch", "none-mismatch", "figure-mismatch"],
        [
            "收到的公开申请均已办结。",
            "全部政府信息公开申请均已答复完毕。",
            "依申请公开办结率100%。",
            "所有公开申请全部办结。",
            "公开申请均予以公开。",
            "公开申请均由自然人提出，均为自然人申请。",
            "行政复议案件均获维持。",
            "行政复议全部维持。",
            "行政诉讼均维持原行政行为。",
            "公开申请答复率达100%。",
            "不涉及行政事业性收费。",
            "不涉及行政许可、行政处罚。",
        ],
    )


def _arithmetic() -> Iterator[Fault]:
    yield from _in(
        "parts do not add up",
        ["sum-mismatch"],
        [
            "全年办理建议提案41件，其中人大建议24件、政协提案15件。",
            "开展政民互动60场（开放日20场、座谈会18场、听证会12场）。",
            "培训干部320人次，其中线上200人次、线下150人次。",
            "印发简报30期，包括工作动态12期、经验交流9期、通报12期。",
            "检查单位28个，其中机关科室12个、下属单位10个，其余8个为街道所。",
            "修订制度9项，分别为审核类3项、发布类2项、监督类3项。",
            "办理留言133条，其中咨询类80条、投诉类30条、建议类20条。",
            "更新栏目85个，其中一级栏目15个，二级栏目60个。",
            "编发信息图片40张、视频12条、长图8条，合计70条。",
        ],
    )
    yield from _in(
        "a share is wrong",
        ["share-mismatch", "change-mismatch"],
        [
            "全年办理留言200条，其中咨询类50条，占35%。",
            "抽查网页400个，发现问题20个，占抽查总数的8%。",
            "受理热线工单80件，按期办结76件，占比85%。",
            "征集意见160条，采纳40条，占总数的百分之四十。",
            "共开展活动50场，其中线下30场，占全部活动的66.7%。",
        ],
    )
    yield from _in(
        "a change is wrong",
        ["change-mismatch"],
        [
            "网站访问量120万次，上年为100万次，同比增长35%。",
            "办理留言200条，较上年的160条增长12.5%。",
            "全年公开信息3000条，比上年的2400条增加500条。",
            "2022年开展培训8次，2023年开展培训6次，同比增长25%。",
            "受理热线工单90件，去年同期120件，同比下降30%。",
        ],
    )
    for sentence in (
        "新收政府信息公开申请170件，同比增长30%。",
        "全年收到公开申请170件，较上年增加50件。",
        "收到公开申请170件，同比下降13.3%。",
        "制发行政规范性文件12件，比上年减少5件。",
    ):
        previous = {
            "tables.requests.new.total": 150,
            "tables.requests.carried_in.total": 4,
            "tables.requests.handled.total": 141,
            "tables.proactive.normative_documents.issued": 10,
        }
        values = {OVERVIEW: "{text}\n" + sentence}
        yield Fault("a change against last year's draft", ("change-mismatch",), values, previous)
    for sentence in (
        "上年收到公开申请140件。",
        "2022年制发规范性文件15件。",
        "去年办结申请120件。",
    ):
        values = {OVERVIEW: "{text}\n" + sentence}
        rules = ("last-year-mismatch", "figure-mismatch")
        yield Fault("last year's number is wrong", rules, values, previous)


def _years() -> Iterator[Fault]:
    yield from _in(
        "a stale year",
        ["stale-year"],
        [
            "2022年，全局上下高度重视公开工作。",
            "2022年度，我单位认真落实各项公开要求。",
            "2021年全年更新栏目内容。",
            "截至2022年12月31日，专栏维护工作全部完成。",
            "2022年我局认真开展自查。",
            "2022年共开展调研。",
            "二〇二二年，公开工作取得新成效。",
            "2022年政府信息公开工作扎实推进。",
        ],
    )
    yield from _in(
        "a year to come",
        ["future-year"],
        [
            "2024年，全年发布解读稿件31篇。",
            "2025年共开展检查4次。",
            "截至2024年12月31日，专栏维护完成。",
        ],
    )
    for day in (date(2023, 1, 18), date(2022, 12, 30), date(2023, 11, 2)):
        yield Fault("the date is early", ("date-early",), {"document.date": day})
    for day in (date(2024, 2, 8), date(2024, 6, 1), date(2025, 1, 20)):
        yield Fault("the date is late", ("date-late",), {"document.date": day})
    for title in (
        "2021年主动公开情况统计表",
        "政府信息公开情况统计表（2022年度）",
        "2020年重点工作公开清单",
    ):
        attachment = [{"title": title, "text": "表中各项数据均为全年数。"}]
        yield Fault(
            "an attachment of another year", ("attachment-year",), {"attachments": attachment}
        )


def _preface() -> Iterator[Fault]:
    yield from _in(
        "the period is reversed or of another year",
        ["period-reversed", "period-year"],
        [
            "本报告数据统计期限自2023年1月1日起至2022年12月31日止。",
            "数据统计时限为2022年1月1日至2022年12月31日。",
            "所列数据的统计期限为2022年1月1日至12月31日。",
            "统计期限：2022年1月1日—2023年12月31日。",
            "本报告统计数据时间为2023年12月31日至2023年1月1日。",
        ],
        PREFACE,
    )
    yield from _in(
        "the report of another year",
        ["report-year"],
        [
            "现将青山县统计局2022年政府信息公开工作年度报告公布如下。",
            "本机关编制了2022年度政府信息公开工作年度报告。",
            "现公布2021年政府信息公开年度报告。",
        ],
        PREFACE,
    )
    yield from _in(
        "parts announced that are not there",
        ["parts-announced"],
        [
            "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。",
            "全文共七个部分，包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项。",
            "报告内容包括概述、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项共六部分。",
            "本年报由总体情况、主动公开情况、收到和处理申请情况、行政复议和行政诉讼情况、存在的主要问题及改进情况五个部分组成。",
        ],
        PREFACE,
    )
    yield from _in(
        "an old notice",
        ["old-notice"],
        [
            "根据国务院办公厅政府信息与政务公开办公室通知（国办公开办函〔2019〕60号）编制。",
            "依据国办公开办函[2019]60号文件要求编制本报告。",
            "按照（国办公开办函（2019）60号）规定的格式编制。",
        ],
        PREFACE,
    )


def _words() -> Iterator[Fault]:
    yield from _in(
        "a wrong word",
        ["word", "word-redundant"],
        [
            "截止2023年底，专栏维护完成，其它工作有序推进。",
            "公众可登陆网站查询相关内容。",
            "做为公开工作的牵头部门，办公室认真履职。",
            "对群众反应的问题逐条办理。",
            "截至2023年12月31日止，专栏维护完成。",
            "及时布署，统畴推进各项工作。",
            "加强保密审察制度建设。",
            "公开内容做到公平公证。",
            "利用led屏滚动播放。",
            "依法赋于公众的知情全得到保障。",
        ],
    )
    yield from _in(
        "half-width marks",
        ["half-width"],
        [
            "加强组织领导,明确责任分工,确保工作落实。",
            "认真做好公开工作(含解读工作)。",
            "一是加强领导;二是加强培训。",
            '持续打造"阳光政务"品牌。',
            "联系方式:0527-84360001。",
        ],
    )
    yield from _in(
        "a placeholder",
        ["placeholder"],
        [
            "全年发布解读××篇。",
            "开展培训____次。",
            "组织检查XX次。",
            "公开内容包括（待补充）。",
            "邀请（　）名代表座谈。",
            "分管领导为某某同志。",
            "一是……；二是……。",
            "培训【填写次数】次。",
            "共接待来访N次。",
        ],
    )
    yield from _in(
        "a number left out",
        ["number-missing"],
        [
            "全年共收到政府信息公开申请件，均已登记。",
            "全年发布政务信息条，更新及时。",
            "举办培训班期，效果良好。",
            "组织培训次，参加人员踊跃。",
            "点击量同比增长%。",
            "制发规范性文件12件，废止18件，现行有效规范性文件。",
        ],
    )
    yield from _in(
        "characters that look alike",
        ["look-alike", "broken-character", "wide-digit"],
        [
            "每条信息计丨次。",
            "开展检查１２轮。",
            "二○二三年，各项工作有序开展。",
            "发布信息1O5条简讯。",
            "公开栏目内容丰富�，更新及时。",
        ],
    )
    yield from _in(
        "marks that do not fit",
        ["unpaired-mark", "doubled-mark"],
        [
            "印发《公开工作方案，明确任务。",
            "持续打造“阳光政务品牌。",
            "完善制度（含审核制度、发布制度。",
            "加强培训，，提高能力。",
            "工作成效明显。。",
            "做好解读、，扩大影响。",
        ],
    )
    yield from _in(
        "a word typed twice",
        ["word-doubled"],
        [
            "对政府门户网站网进行了改版。",
            "进一步进一步完善工作机制。",
            "保障公众的的知情权。",
            "加强组织领导组织领导，落实责任。",
            "定期对栏目进行检查检查。",
        ],
    )
    yield from _in(
        "numbering out of order",
        ["numbering", "run"],
        [
            "一是加强领导；三是强化培训。",
            "一是加强领导；二是强化培训；二是落实考核。",
            "1.加强领导。\n3.强化培训。",
            "（一）加强领导。\n（二）强化培训。\n（二）落实考核。",
            "二是强化培训；三是落实考核。",
        ],
        "sections.problems",
    )
    yield from _in(
        "personal data",
        ["identity-number", "mobile-number"],
        [
            "申请人身份证号码11010519491231002X已登记。",
            "请与王某联系，手机13812345678。",
            "咨询请拨打15900001111。",
        ],
        PREFACE,
    )


def _names() -> Iterator[Fault]:
    for sentence in (
        "我镇高度重视公开工作。",
        "本委认真落实条例。",
        "我街道积极推进公开。",
        "我校加强组织领导。",
    ):
        yield Fault(
            "the wrong word for oneself", ("self-reference",), {OVERVIEW: "{text}\n" + sentence}
        )
    for sentence in (
        "白石县审计局认真落实条例，各项工作有序推进。",
        "公开工作由白石县审计局办公室负责。",
    ):
        sibling = {"unit.name": "白石县审计局", "unit.short_name": "白石县审计局"}
        yield Fault(
            "another office's name",
            ("foreign-name",),
            {OVERVIEW: "{text}\n" + sentence},
            {},
            sibling,
        )
    sentence = "现公布白石县审计局2023年政府信息公开工作年度报告。"
    yield Fault("another office's name", ("unit-name",), {PREFACE: "{text}\n" + sentence})


def _structure() -> Iterator[Fault]:
    for text in ("无。", "没有问题。", "无"):
        rules = ("none-not-allowed", "part-thin", "problems-without-measures")
        yield Fault("nothing where something is due", rules, {PROBLEMS: text})
    for text in (
        "公开内容不够全面，解读形式比较单一，人员力量有待充实。",
        "主要问题是部分栏目更新不及时，个别答复说理不充分。",
    ):
        yield Fault("problems without measures", ("problems-without-measures",), {PROBLEMS: text})
    for text in (
        "（一）主动公开。公开政府信息3156条。\n（二）依申请公开。\n（三）政府信息管理。清理规范性文件。",
        "（一）主动公开。\n（二）依申请公开。新收申请170件。",
    ):
        yield Fault("an aspect left empty", ("aspect-empty",), {OVERVIEW: text})
    yield Fault("a heading in the text", ("heading-inside",), {OVERVIEW: "一、总体情况\n{text}"})
    fee = "对9件申请收取信息处理费1260元。"
    for text in ("无其他需要报告的事项。", "本年度未收取政府信息公开信息处理费。"):
        values = {OVERVIEW: "{text}\n" + fee, "sections.other": text}
        yield Fault("fees here and none there", ("none-contradicted",), values)


LAST_YEAR = (
    "（一）主动公开。围绕群众关心的就业、教育、医疗、住房等事项，及时公布政策文件和办事指南，全年更新栏目{n}个。"
    "在政务大厅设置查阅专区，安排专人引导，方便群众查询。\n"
    "（二）监督保障。把公开工作列入年度考核，按季度通报检查结果，开展检查{n}次。"
    "组织业务骨干参加集中学习，交流办理疑难申请的做法。"
)


def _copied() -> Iterator[Fault]:
    now, before = LAST_YEAR.replace("{n}", "4"), LAST_YEAR.replace("{n}", "6")
    yield Fault(
        "last year's text again", ("text-copied",), {OVERVIEW: now}, {"sections.overview": before}
    )
    sibling = {"unit.name": "白石县审计局", "sections.overview": before}
    yield Fault("another office's text", ("text-alike",), {OVERVIEW: now}, {}, sibling)

"""Faults to plant in a sound report, by kind, each in several ways: the sentences of `faults.toml`,
and what takes more than a sentence.

A fault is a change of values by address; `{text}` in a new section text stands for the text that was
there. Any finding of one of its `rules` at the place counts as found.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
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


def faults() -> Iterator[Fault]:
    """All faults for a report of 2023 in the form in force, figures as in generator.py."""
    yield from _sentences()
    yield from _against_last_year()
    yield from _years()
    yield from _names()
    yield from _structure()
    yield from _copied()


def _sentences() -> Iterator[Fault]:
    known = tomllib.loads(Path(__file__).with_name("faults.toml").read_text(encoding="utf-8"))
    for entry in known["sentences"]:
        for sentence in entry["wrong"]:
            yield Fault(entry["kind"], tuple(entry["rules"]), {entry["at"]: "{text}\n" + sentence})


def _against_last_year() -> Iterator[Fault]:
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

"""The official forms as data: every row, unit and relation as the sources have them."""

import os
import re
from decimal import Decimal
from pathlib import Path

import pytest

from forms.draft import Draft
from forms.form import Form, Row, Table
from forms.loading import CATALOG, example_path, form_faults, known_forms, load_form
from forms.review import review
from forms.review.figures import relation_findings
from forms.review.relations import relations_of
from forms.store.reading import read_draft

F2014, F2019, F2021 = (load_form(f"disclosure-{year}") for year in (2014, 2019, 2021))
OFFICIAL = [F2014, F2019, F2021]


def table(form: Form, name: str) -> Table:
    found = form.table(name)
    assert found is not None
    return found


def printed(row: Row) -> str:
    return f"{row.number}{row.label}"


@pytest.mark.parametrize("form", OFFICIAL, ids=lambda form: form.id)
def test_an_official_form_has_no_fault(form: Form) -> None:
    path = CATALOG / f"{form.id.replace('-', '_')}.toml"
    assert form_faults(path.read_text(encoding="utf-8"), path.name) == []
    relations_of(form)


@pytest.mark.parametrize("form", OFFICIAL, ids=lambda form: form.id)
def test_instructions_have_sources_and_rows_have_hints_of_our_own(form: Form) -> None:
    things = [*form.sections, *form.tables, *(row for t in form.tables for row in t.rows)]
    for thing in things:
        assert bool(thing.instruction) == bool(thing.instruction_source)
    assert all(section.hint or section.instruction for section in form.sections)


@pytest.mark.parametrize("form", OFFICIAL, ids=lambda form: form.id)
def test_short_labels_are_short_and_tell_parts_of_a_total_apart(form: Form) -> None:
    for one in form.tables:
        for row in (row for row in one.rows if row.kind != "heading"):
            assert len(row.short or row.label) <= 12, printed(row)
        wholes = {row.of for row in one.rows if row.part}
        for whole in wholes:
            parts = [row.short or row.label for row in one.rows if row.of == whole and row.part]
            assert len(set(parts)) == len(parts)


@pytest.mark.parametrize("form", OFFICIAL, ids=lambda form: form.id)
def test_every_relation_says_why_and_whence(form: Form) -> None:
    assert all(relation.message and relation.source for relation in form.relations)


# ------------------------------------------------------------------------------------------ 2014


def test_the_2014_form_has_13_sections_58_figures_and_7_headings() -> None:
    rows = table(F2014, "statistics").rows
    assert len(F2014.sections) == 13
    assert len(F2014.figures) == 58
    assert sum(row.kind == "heading" for row in rows) == 7


def test_the_2014_rows_stand_in_the_official_order_with_their_units() -> None:
    rows = {row.id: row for row in table(F2014, "statistics").rows if row.kind != "heading"}
    units = {unit: [r.id for r in rows.values() if r.unit == unit] for unit in ("件", "条", "万元")}
    assert units["条"] == [
        *("disclosed", "disclosed_normative", "by_gazette", "by_website"),
        *("by_weibo", "by_wechat", "by_other"),
    ]
    assert units["万元"] == ["fees", "budget"]
    assert len(units["件"]) == 33
    assert list(rows)[:3] == ["disclosed", "disclosed_normative", "normative_issued"]
    assert list(rows)[-3:] == ["meetings", "training_courses", "trainees"]
    assert printed(rows["received_by_fax"]) == "2.传真申请数"
    assert printed(rows["refused_trade_secret"]) == "涉及商业秘密"
    assert printed(rows["staff_full_time"]) == "1.专职人员数（不包括政府公报及政府网站工作人员数）"


def test_issued_documents_stand_under_the_disclosed_but_are_no_part_of_them() -> None:
    rows = {row.id: row for row in table(F2014, "statistics").rows}
    assert (rows["normative_issued"].under, rows["normative_issued"].of) == ("disclosed", "")
    assert (rows["disclosed_normative"].of, rows["disclosed_normative"].part) == (
        "disclosed",
        False,
    )


def corpus(name: str) -> str:
    folder = os.environ.get("NIANBAO_CORPUS")
    if not folder:
        pytest.skip("NIANBAO_CORPUS names no folder")
    return (Path(folder) / name).read_text(encoding="utf-8")


def test_the_2014_labels_are_those_of_a_published_table() -> None:
    scarred = corpus("2018-nanchang-hitech.txt").split("统计指标")[-1]
    text = re.sub(r"\W", "", scarred.replace("丨", "1"))
    for row in table(F2014, "statistics").rows:
        assert re.sub(r"\W", "", row.label) in text, row.label


# (figures, rule, severity): R1–R17 of the 2014 table, each broken alone
BROKEN_2014 = [
    ({"disclosed": 11, "by_website": 4, "by_weibo": 6}, "disclosed-channels", "warning"),
    ({"disclosed": 5, "by_website": 6}, "disclosed-largest-channel", "warning"),
    ({"disclosed_normative": 3, "normative_issued": 3}, "subset-disclosed-normative", "error"),
    (
        {"disclosed": 9, "by_website": 9, "disclosed_normative": 3, "normative_issued": 2},
        "normative-issued",
        "warning",
    ),
    ({"responses": 4, "press_conferences": 3}, "responses-channels", "warning"),
    ({"weibo_wechat_responses": 1}, "responses-none", "warning"),
    ({"other_responses": 1}, "responses-none", "warning"),
    ({"press_conferences_led": 1}, "subset-press-conferences-led", "error"),
    ({"interviews_led": 1}, "subset-interviews-led", "error"),
    ({"received": 1}, "total-received", "error"),
    (
        {"received": 1, "received_by_fax": 1, "answered": 9, "answered_granted": 9, "completed": 8},
        "total-completed",
        "error",
    ),
    ({"answered": 1}, "total-answered", "error"),
    (
        {"received": 1, "received_online": 1, "completed": 2, "completed_on_time": 2}
        | {"answered": 2, "answered_granted": 2},
        "completed-received",
        "info",
    ),
    (
        {"received": 1, "received_online": 1, "completed": 1, "completed_on_time": 1},
        "answered-completed",
        "warning",
    ),
    ({"refused_privacy": 1}, "total-answered-refused", "error"),
    ({"reconsiderations": 1}, "total-reconsiderations", "error"),
    ({"lawsuits_other": 1}, "total-lawsuits", "error"),
    ({"staff": 3, "staff_part_time": 2}, "total-staff", "error"),
    ({"training_courses": 1}, "training-trainees", "warning"),
    ({"trainees": 1}, "trainees-training", "warning"),
]


def filled(form: Form, **figures: int) -> Draft:
    draft = Draft({"form": form.id, "edition": 1, "year": form.years.first})
    for address in form.figures:
        draft.set(address, 0)
    for name, value in figures.items():
        draft.set(f"tables.{name.replace('__', '.')}", value)
    return draft


@pytest.mark.parametrize(("figures", "rule", "severity"), BROKEN_2014)
def test_each_relation_of_the_2014_table(figures: dict[str, int], rule: str, severity: str) -> None:
    draft = filled(F2014, **{f"statistics__{name}": value for name, value in figures.items()})
    found = {finding.rule: finding for finding in relation_findings(F2014, draft)}
    assert found[rule].severity == severity


def test_a_table_of_zeros_breaks_nothing() -> None:
    for form in OFFICIAL:
        assert relation_findings(form, filled(form)) == []


def test_concluded_are_measured_by_what_last_year_left() -> None:
    last = filled(F2014, statistics__received=5, statistics__completed=3)
    names = ("received", "received_online", "completed", "completed_on_time", "answered")
    this = filled(F2014, **{f"statistics__{name}": 2 for name in (*names, "answered_granted")})
    for name in ("completed", "completed_on_time", "answered", "answered_granted"):
        this.set(f"tables.statistics.{name}", 4)
    assert relation_findings(F2014, this, [last]) == []
    last.set("tables.statistics.completed", 4)
    (found,) = relation_findings(F2014, this, [last])
    assert (found.rule, found.severity) == ("completed-carried", "warning")


# ------------------------------------------------------------------------------- 2019 and 2021


def test_the_2021_form_has_4_sections_and_200_figures_in_3_tables() -> None:
    assert [section.id for section in F2021.sections] == [
        "preface",
        "overview",
        "problems",
        "other",
    ]
    assert len(F2021.figures) == 10 + 175 + 15
    rows = table(F2021, "requests").rows
    assert len(rows) == 25
    assert [printed(row) for row in rows[-2:]] == ["（七）总计", "四、结转下年度继续办理"]
    assert [aspect.title for aspect in F2021.sections[1].aspects] == [
        *("（一）主动公开", "（二）依申请公开", "（三）政府信息管理"),
        *("（四）政府信息公开平台建设", "（五）监督保障"),
    ]


def test_the_2019_form_has_one_row_for_other_handling_and_signed_changes() -> None:
    rows = [row.id for row in table(F2019, "requests").rows]
    assert len(rows) == 23
    assert [name for name in rows if name.startswith("other")] == ["other_rest"]
    change = F2019.figures["tables.proactive.permits.items_change"]
    assert change.row.minimum is None
    assert F2019.figures["tables.proactive.permits.decisions"].row.minimum == 0
    assert F2019.figures["tables.proactive.procurement.amount"].kind == "decimal"
    assert F2019.section("problems").title.startswith("政府信息公开工作存在的")  # type: ignore[union-attr]
    assert F2019.section("overview").aspects == ()  # type: ignore[union-attr]


def test_a_decrease_in_the_2019_table_is_no_fault() -> None:
    draft = filled(F2019, proactive__permits__items_change=-3)
    assert [f.rule for f in review(F2019, draft) if "items_change" in f.at[0]] == []
    draft = filled(F2019, proactive__permits__decisions=-3)
    assert [f.rule for f in review(F2019, draft) if "permits.decisions" in f.at[0]] == ["kind"]


def test_the_heads_of_the_2021_tables_are_the_official_ones() -> None:
    requests = table(F2021, "requests")
    assert requests.corner == "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert requests.head == "申请人情况"
    (block,) = requests.blocks
    assert [column.label for column in block.columns] == [
        *("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    ]
    assert {column.group for column in block.columns[1:6]} == {"法人或其他组织"}
    assert [group.label for group in requests.groups] == [
        *("三、本年度办理结果", "（三）不予公开", "（四）无法提供"),
        *("（五）不予处理", "（六）其他处理"),
    ]
    titles = [block.title for block in table(F2021, "proactive").blocks]
    assert titles == [f"第二十条第（{n}）项" for n in "一五六八"]


def test_the_2021_labels_are_those_of_a_published_report() -> None:
    text = corpus("2023-suqian.txt")
    for row in table(F2021, "requests").rows:
        assert printed(row) in text, printed(row)
    for one in F2021.tables:
        assert f"{one.number}、{one.title}" in text
        labels = {c.label for block in one.blocks for c in block.columns}
        assert all(label in text for label in labels)


def suqian() -> Draft:
    lines = [line.split("\t") for line in corpus("2023-suqian.txt").splitlines()]
    numbers = [
        [
            Decimal(cell) if "." in cell else int(cell)
            for cell in cells
            if re.fullmatch(r"[\d.]+", cell)
        ]
        for cells in lines
    ]
    values = [number for line in numbers for number in line]
    draft = Draft({"form": "disclosure-2021", "edition": 1, "year": 2023})
    assert len(values) == len(F2021.figures)
    for address, value in zip(F2021.figures, values, strict=True):
        draft.set(address, value)
    draft.tree["unit"] = {"name": "宿迁市", "level": "city", "kind": "government"}
    return draft


def test_a_published_2021_report_breaks_no_relation() -> None:
    draft = suqian()
    assert draft.figure("tables.disputes.lawsuit_after_reconsideration.total") == 89
    assert relation_findings(F2021, draft) == []


def test_every_figure_of_the_request_and_dispute_tables_is_watched() -> None:
    draft = suqian()
    watched = [a for a in F2021.figures if a.startswith(("tables.requests.", "tables.disputes."))]
    assert len(watched) == 190
    for address in watched:
        value = draft.figure(address)
        assert value is not None
        draft.set(address, value + 7)
        found = relation_findings(F2021, draft)
        assert any(f.severity == "error" and address in f.at for f in found), address
        mended = [r for f in found for r in f.repairs if r.at == address and r.new == value]
        assert mended, address
        draft.set(address, value)


@pytest.mark.parametrize(
    ("level", "kind", "asked"),
    [
        ("central", "department", False),
        ("province", "government", False),
        ("city", "government", False),
        ("city", "department", True),
        ("county", "government", True),
        ("township", "government", True),
    ],
)
def test_who_may_make_rules(level: str, kind: str, asked: bool) -> None:
    draft = filled(F2021, proactive__regulations__in_force=6)
    draft.tree["unit"] = {"level": level, "kind": kind}
    found = [f for f in relation_findings(F2021, draft) if f.rule == "regulations-authority"]
    assert [f.severity for f in found] == (["warning"] if asked else [])


def test_the_chains_to_last_year_sum_several_predecessors() -> None:
    first = filled(F2021, requests__carried_out__business=2, proactive__regulations__in_force=1)
    second = filled(F2021, requests__carried_out__business=3, proactive__regulations__in_force=4)
    draft = filled(F2021, requests__carried_in__business=5, proactive__regulations__in_force=5)
    rules = {f.rule for f in relation_findings(F2021, draft, [first, second])}
    assert not rules & {"carried-over", "in-force-regulations"}
    rules = {f.rule for f in relation_findings(F2021, draft, [first])}
    assert {"carried-over", "in-force-regulations"} <= rules


def test_deadlines_are_stated_for_governments_and_departments_and_not_for_townships() -> None:
    days = {pattern: (d.month, d.day) for d in F2021.deadlines for pattern in d.units}
    assert days["county/government"] == (3, 31)
    assert days["county/department"] == (1, 31)
    assert not any(pattern.startswith(("township", "*")) for pattern in days)


def test_each_form_knows_its_notice_from_the_others() -> None:
    for form, other in ((F2021, "〔2019〕60号"), (F2019, "〔2021〕30号")):
        assert form.citation is not None
        assert form.citation.number in form.source
        assert other in form.citation.others and form.citation.number not in form.citation.others


# ------------------------------------------------------------------------------------ examples


def examples() -> list[tuple[Form, Path]]:
    return [(form, path) for form in known_forms() if (path := example_path(form))]


@pytest.mark.parametrize(("form", "path"), examples(), ids=lambda value: getattr(value, "id", ""))
def test_an_example_fills_every_figure_under_its_label(form: Form, path: Path) -> None:
    draft = read_draft(path)
    assert draft.form == form.id and draft.year in form.years
    assert all(draft.figure(address) is not None for address in form.figures)
    text = path.read_text(encoding="utf-8")
    for figure in form.figures.values():
        assert figure.row.label in text


def test_the_2021_example_is_without_a_finding() -> None:
    path = example_path(F2021)
    assert path is not None
    assert [finding.message for finding in review(F2021, read_draft(path))] == []


def test_the_2014_example_holds_the_contradictions_of_the_published_table() -> None:
    path = example_path(F2014)
    assert path is not None
    found = [f for f in review(F2014, read_draft(path)) if f.at[0].startswith("tables.")]
    assert [(f.rule, f.severity) for f in found] == [
        ("normative-issued", "warning"),
        ("responses-channels", "warning"),
        ("total-received", "error"),
    ]


def test_the_2014_example_has_the_published_figures_and_none_of_the_words() -> None:
    path = example_path(F2014)
    assert path is not None
    draft = read_draft(path)
    text = corpus("2018-nanchang-hitech.txt")
    numbers = [int(n) for n in re.findall(r"^\|?(\d+) ?\|?$", text.split("统计指标")[-1], re.M)]
    assert [draft.figure(address) for address in F2014.figures] == numbers
    known = rf"\W|\d|{draft.text('unit.name')}"
    plain = re.sub(known, "", text)
    for section in F2014.sections:
        for sentence in re.split(r"[。；\n]", draft.prose(section.id)):
            words = re.sub(known, "", sentence)
            runs = (words[i : i + 16] for i in range(len(words) - 15))
            assert not any(run in plain for run in runs), sentence

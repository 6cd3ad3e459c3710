"""Broken form files: each mistake is told at its line, by its key, with a remedy, in Chinese."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forms.form_fault import FormFault
from forms.loading import FormError, form_faults, parse_form

WHOLE = (Path(__file__).parents[1] / "data" / "library_return.toml").read_text(encoding="utf-8")

EXTENSION = """\
schema = 1
id = "our-2021"
edition = 1
name = "本市2021年版"
source = "本市规定（虚构）"
extends = "disclosure-2021"

[[section]]
id = "overview"
characters = 1000

[[table]]
id = "proactive"

[[table.row]]
id = "hearings"
after = "permits"
label = "听证"

[[relation]]
id = "balance"
severity = "warning"
"""

BROKEN_WHOLE = [
    ("full-width equals", "edition = 1", "edition ＝ 1", "edition ＝ 1", "全角"),
    ("unclosed string", 'name = "公共图书馆年报（虚构）"', 'name = "公共', 'name = "公共', "引号"),
    ("key twice", "edition = 1", "edition = 1\nedition = 2", "edition = 2", "写了两次"),
    ("unknown key at the top", "years = {", 'autor = "馆"\nyears = {', "autor", "没有“autor”"),
    ("unknown key of a section", 'hint = "写', 'hnit = "写', "hnit", "是不是“hint”"),
    ("unknown key of a row", 'label = "接待读者"', 'label = "接待读者"\nunits = "次"', "units", "是不是“unit”"),
    ("plural", '[[relation]]\nid = "loans-visits"', '[[relations]]\nid = "loans-visits"', "[[relations]]", "单数“relation”"),
    ("not an array", 'id = "summary"', 'id = "summary"\naspect = "其一"', "aspect", "[[section.aspect]]"),
    ("no id", 'id = "outlook"\n', "", '[[section]]\nnumber = "三"', "缺少“id”"),
    ("id no text", 'id = "outlook"', "id = 3", "id = 3", "“id”应当是文字"),
    ("id in Chinese", 'id = "loans"', 'id = "外借"', "外借", "不能写成“外借”"),
    ("id in capitals", 'id = "library-return"', 'id = "Library"', "Library", "不能写成“Library”"),
    ("section twice", 'id = "outlook"', 'id = "summary"', 'id = "summary"\nnumber = "三"', "“summary”重复，前面第13行已有"),
    ("row twice", 'id = "loans_new"', 'id = "loans"', 'id = "loans"\nlabel = "其中', "“loans”重复"),
    ("relation twice", 'id = "some-visits"', 'id = "loans-visits"', 'id = "loans-visits"\ncheck', "“loans-visits”重复"),
    ("table named as a section", 'id = "service"', 'id = "outlook"', 'id = "outlook"\nnumber = "二"', "部分和表都叫“outlook”"),
    ("missing label", 'label = "外借图书"\n', "", '[[table.row]]\nid = "loans"\n', "缺少“label”"),
    ("empty label", 'label = "少儿"', 'label = " "', 'label = " "', "名称（label）是空的"),
    ("section without a name", 'number = "一"\ntitle = "服务概况"', 'number = "一"', '[[section]]\nid = "summary"', "没有名称"),
    ("missing source", 'source = "为测试虚构，无依据文件"\n', "", None, "缺少“source”"),
    ("missing years", "years = { first = 2022 }\n", "", None, "缺少“years”"),
    ("years turned round", "first = 2022", "first = 2022, last = 2020", "years", "先后反了"),
    ("wrong type of text", 'title = "服务概况"', "title = 5", "title = 5", "“title”应当是文字"),
    ("wrong type of number", "edition = 1", 'edition = "第一版"', "第一版", "“edition”应当是整数"),
    ("wrong type of flag", "about_next_year = true", 'about_next_year = "对"', "about_next_year", "true 或 false"),
    ("number too small", "month = 2", "month = 0", "month = 0", "不能小于 1"),
    ("day that is none", "day = 28", "day = 30", "day = 30", "2 月没有 30 日"),
    ("word not in the list", 'severity = "info"', 'severity = "notice"', "notice", "可用的有：error、warning、info"),
    ("newer vocabulary", "schema = 1", "schema = 9", "schema = 9", "更新的程序"),
    ("order names nothing", '"outlook"]', '"outlok"]', "order", "是不是“outlook”"),
    ("order leaves out", '"service", ', "", "order", "没有写“service”"),
    ("order twice", '"outlook"]', '"outlook", "service"]', "order", "“service”写了两次"),
    ("of names nothing", 'of = "loans"', 'of = "loan"', 'of = "loan"', "of 写的“loan”不存在"),
    ("circle of `of`", 'id = "loans"\nlabel', 'id = "loans"\nof = "loans_new"\nlabel', 'of = "loans_new"', "loans → loans_new → loans"),
    ("part without of", 'id = "visits"', 'id = "visits"\npart = true', "part = true\nlabel = \"接待", "没有写 of"),
    ("lonely part", 'id = "child"\nlabel = "少儿"\nof = "all"\npart = true', 'id = "child"\nlabel = "少儿"', '[[table.column]]\nid = "all"', "只有一个组成部分"),
    ("parts of another unit", 'unit = "册"\nof = "loans"', 'unit = "本"\nof = "loans"\npart = true', "本", "单位不同（本与册）"),
    ("total of a heading", 'label = "外借图书"', 'label = "外借图书"\nkind = "heading"', 'of = "loans"', "标题行"),
    ("under names nothing", 'of = "loans"', 'under = "book"', 'under = "book"', "under 写的“book”不存在"),
    ("circle of under", 'of = "loans"', 'under = "loans_new"', 'under = "loans_new"', "under 绕成了圈"),
    ("impossible bounds", 'id = "visits"', 'id = "visits"\nminimum = 10\nmaximum = 5', "maximum = 5", "最小值 10 大于最大值 5"),
    ("columns without ids", 'id = "child"\n', "", '[[table.column]]\nlabel = "少儿"', "每列都要有 id"),
    ("too many columns", 'layout = "matrix"', 'layout = "list"', 'layout = "list"', "只能有一列数"),
    ("unknown layout", 'layout = "matrix"', 'layout = "grid"', 'layout = "grid"', "不能是“grid”"),
    ("instruction without source", 'hint = "写', 'instruction = "写', "instruction", "没有 instruction_source"),
    ("template", "{year+1}年打算", "{yaer}年打算", "{yaer}", "是不是“year”"),
    ("template without a label", 'label = "下一年打算"\n', "", "{year+1}年打算", "请另写 label"),
    ("reference in a starter", "{service.visits.adult}", "{service.visit.adult}", "{service.visit.adult}", "没有“service.visit.adult”这个数据"),
    ("starter without text", 'text = "{unit}全年接待读者{service.visits.adult}人次。"\n', "", "[[section.starter]]", "缺少“text”"),
    ("relation over a missing row", "service.visits.all > 0", "service.visit.all > 0", "service.visit.all", "没有“service.visit.all”这个数据"),
    ("relation without formula", 'check = "service.visits.all > 0"\n', "", '[[relation]]\nid = "some-visits"', "缺少“check”"),
    ("formula with one equals sign", "service.visits.all > 0", "service.visits.all = 0", "service.visits.all = 0", "等于写作 =="),
    ("formula in full-width", "service.visits.all > 0", "service.visits.all ＞ 0", "＞", "请用半角"),
    ("formula run together", "service.visits.all > 0", "service.visits.all > 0or 1 > 0", "0or 1", "公式写法不对"),
    ("formula that divides", "20 * visits", "visits / 20", "visits / 20", "不能用“/”"),
    ("formula that calls", "service.visits.all > 0", "open(service) > 0", "open", "sum min max abs"),
    ("formula of numbers alone", "service.visits.all > 0", "2 > 1", "2 > 1", "没有用到任何数据"),
    ("formula when", 'severity = "info"', 'severity = "info"\nwhen = "books > 0"', "books", "没有“books”这个数据"),
    ("relation over a missing table", 'table = "service"', 'table = "sevice"', 'table = "sevice"', "是不是“service”"),
    ("for_each without a table", 'table = "service"\n', "", "for_each", "没有写 table"),
    ("reserved relation", 'id = "some-visits"', 'id = "total-visits"', 'id = "total-visits"', "留给表结构"),
    ("unit pattern", '["*/*"]', '["县级"]', "县级", "“县级”不是对单位的说明"),
    ("mention in no section", "[[deadline]]", '[[mention]]\nid = "m"\nsection = "sumary"\nwords = ["馆"]\nwhen = "service.visits.all > 0"\nmessage = "请写"\n\n[[deadline]]', 'section = "sumary"', "是不是“summary”"),
    ("mention of nothing", "[[deadline]]", '[[mention]]\nid = "m"\nsection = "summary"\nwords = []\nwhen = "service.visits.all > 0"\nmessage = "请写"\n\n[[deadline]]', "words = []", "words 是空的"),
    ("mention when", "[[deadline]]", '[[mention]]\nid = "m"\nsection = "summary"\nwords = ["馆"]\nwhen = "service.books.all > 0"\nmessage = "请写"\n\n[[deadline]]', "service.books.all", "没有“service.books.all”这个数据"),
    ("extends nothing", "schema = 1", 'schema = 1\nextends = "disclosure-2012"', "extends", "没有“disclosure-2012”这种格式"),
    ("extends itself", "schema = 1", 'schema = 1\nextends = "library-return"', "extends", "library-return → library-return"),
    ("migration beyond the edition", "years = {", "migration = [{ edition = 3 }]\nyears = {", "migration", "应在 2 和 1 之间"),
    ("successor to nowhere", "years = {", 'successor = [{ form = "x", same = { "a.b" = "tables.service.loan" } }]\nyears = {', "successor", "没有“tables.service.loan”"),
]  # fmt: skip

BROKEN_EXTENSION = [
    ("slip of an id", 'id = "overview"', 'id = "overveiw"', '[[section]]', "是不是“overview”"),
    ("after names nothing", 'after = "permits"', 'after = "permit"', "after", "after 写的“permit”不存在"),
    ("row without a place", 'after = "permits"\n', "", '[[table.row]]\nid = "hearings"', "没有写放在谁的后面"),
    ("new row without label", 'label = "听证"\n', "", '[[table.row]]\nid = "hearings"', "缺少“label”"),
    ("slip of a relation", 'id = "balance"', 'id = "balanse"', '[[relation]]\nid = "balanse"', "没有“balanse”这条勾稽关系"),
    ("wrong severity", 'severity = "warning"', 'severity = "警告"', "警告", "不能是“警告”"),
    ("no edition", "edition = 1\n", "", None, "缺少“edition”"),
    ("characters below one", "characters = 1000", "characters = 0", "characters", "不能小于 1"),
    ("extends no text", 'extends = "disclosure-2021"', "extends = 2021", "extends", "“extends”应当是文字"),
    ("new part without title", 'after = "permits"', 'after = "permits"\nnumber = 7', "number = 7", "“number”应当是文字"),
]  # fmt: skip


def _broken() -> list[tuple[str, str, str | None, str]]:
    cases = []
    for text, table in ((WHOLE, BROKEN_WHOLE), (EXTENSION, BROKEN_EXTENSION)):
        for name, old, new, mark, told in table:
            assert text.count(old) >= 1, name
            cases.append((name, text.replace(old, new, 1), mark, told))
    return cases


BROKEN = _broken()


def _lines_of(text: str, mark: str) -> range:
    first = text[: text.index(mark)].count("\n") + 1
    return range(first, first + mark.count("\n") + 1)


@pytest.mark.parametrize(("name", "text", "mark", "told"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_mistake_is_told_at_its_line(name: str, text: str, mark: str | None, told: str) -> None:
    faults = form_faults(text, "本地.toml")
    hit = [fault for fault in faults if told in fault.message + fault.remedy]
    assert hit, [str(fault) for fault in faults]
    assert hit[0].line in (_lines_of(text, mark) if mark else {1})
    assert hit[0].remedy
    with pytest.raises(FormError, match=r"本地\.toml：第"):
        parse_form(text, "本地.toml")


def test_no_two_mistakes_are_told_alike() -> None:
    told = [str(form_faults(text, "x.toml")[0]) for _, text, _, _ in BROKEN]
    assert len(BROKEN) >= 40
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(("name", "text", "mark", "told"), BROKEN, ids=[case[0] for case in BROKEN])
def test_the_officer_reads_chinese(name: str, text: str, mark: str | None, told: str) -> None:
    for fault in form_faults(text, "x.toml"):
        words = re.findall(r"[A-Za-z]+(?: [A-Za-z]+){2,}", fault.message)
        assert words in ([], ["sum min max abs"]), fault.message


def test_the_unbroken_files_have_no_fault() -> None:
    assert form_faults(WHOLE, "x.toml") == []
    assert form_faults(EXTENSION, "x.toml") == []


def test_several_mistakes_are_told_together_in_the_order_of_the_text() -> None:
    text = WHOLE.replace("hint =", "hnit =").replace('unit = "册"', "unit = 3")
    faults = form_faults(text, "x.toml")
    assert [fault.key for fault in faults] == [
        "section.summary.hnit",
        "table.service.row.loans.unit",
        "table.service.row.loans_new.unit",
    ]
    assert [fault.line for fault in faults] == sorted(fault.line or 0 for fault in faults)


def test_the_error_names_the_file_the_line_and_how_many_more() -> None:
    text = WHOLE.replace("hint =", "hnit =").replace('unit = "册"', "unit = 3")
    with pytest.raises(FormError) as caught:
        parse_form(text, "馆.toml")
    assert str(caught.value).startswith("馆.toml：第17行［section.summary.hnit］没有“hnit”这个键")
    assert "（另有2处）" in str(caught.value)


def test_a_fault_without_a_place_is_told_without_one() -> None:
    assert str(FormFault(None, "", "文件过大", "请核对")) == "文件过大。请核对。"


@pytest.mark.parametrize(
    "text", ["", "[", "a." * 40 + "b = 1", "\0", '"' * 7, "[[section]]\n" * 99]
)
def test_no_text_at_all_makes_a_traceback(text: str) -> None:
    assert form_faults(text, "x.toml")


LINES = WHOLE.split("\n")


@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from("xdsq")), max_size=4))
@example([(16, "q"), (20, "q")])
@settings(max_examples=150, deadline=None)
def test_however_a_file_is_broken_it_is_told(blows: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for at, blow in blows:
        line = lines[at]
        key, _, value = line.partition(" = ")
        lines[at] = {
            "x": "",
            "d": f"{line}\n{line}",
            "s": f'{key} = "x"' if value else "[[row]]",
            "q": f"{key} = [{{ id = 1 }}]" if value else "[table]",
        }[blow]
    for fault in form_faults("\n".join(lines), "x.toml"):
        assert fault.message and fault.remedy
        assert 1 <= (fault.line or 1) <= len("\n".join(lines).split("\n"))

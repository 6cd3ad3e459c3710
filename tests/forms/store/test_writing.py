"""What a save does to the text of a draft: what changed is written, all else stays."""

from __future__ import annotations

import difflib
from datetime import date, datetime
from decimal import Decimal

import pytest
import tomlkit
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forms.draft import Draft
from forms.loading import load_form
from forms.store.reading import parse_tree
from forms.store.toml_text import clean, same
from forms.store.writing import new_draft_text, render, whole_text

FORM = load_form("disclosure-2014")
MATRIX = load_form("disclosure-2021")

BY_HAND = """# 办公室的草稿，勿删
schema = 1
form = "disclosure-2014"   # 2014 年版
counter = 1
my_key = "自己加的"

[unit]
name = "南昌高新区"

[sections]   # 正文
overview = \"\"\"
一
二\"\"\"

# 统计表，王科长核过
[tables.statistics]
received = 9                 # 收到
# 待核
budget = 5

[document]
date = 2019-01-02

[[waived]]
rule = "a"

# 第二条
[[waived]]
rule = "b"
at = [ "x",  # 注
  "y" ]
"""


def revised(text: str, changes: dict[str, object], form=FORM) -> str:
    draft = Draft(parse_tree(text))
    for address, value in changes.items():
        draft.set(address, value)
    return render(text, draft, form)


def changed_lines(old: str, new: str) -> list[str]:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in list(lines)[2:] if line not in ("+", "-") and line[:2] != "@@"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        (
            {"tables.statistics.received": 10},
            ["-received = 9                 # 收到", "+received = 10                 # 收到"],
        ),
        (
            {"tables.statistics.received_by_fax": 4},
            ["+received_by_fax = 4  # 2.传真申请数（件）"],
        ),
        ({"tables.statistics.budget": Decimal("5.10")}, ["-budget = 5", "+budget = 5.10  # "]),
        ({"tables.statistics.received": None}, ["-received = 9                 # 收到"]),
        ({"sections.overview": "一\n三"}, ['-二"""', '+三"""']),
        ({"sections.plan": "丙"}, ["+# 十一、", '+plan = """', '+丙"""']),
        ({"year": 2018}, ["+year = 2018"]),
        ({"counter": 2}, ["-counter = 1", "+counter = 2"]),
        ({"notes.tables.statistics.received": "核"}, ["+[notes]", '+"tables.statistics.rec']),
        ({"waived": [{"rule": "a"}]}, ["-[[waived]]", '-rule = "b"', '-at = [ "x",', '-  "y" ]']),
        ({"document.date": date(2019, 1, 3)}, ["-date = 2019-01-02", "+date = 2019-01-03"]),
        ({"unit.cosigners": [{"name": "甲"}]}, ["+[[unit.cosigners]]", '+name = "甲"']),
    ],
)
def test_a_save_changes_the_lines_of_what_changed_and_no_other(changes, expected):
    lines = changed_lines(BY_HAND, revised(BY_HAND, changes))
    assert len(lines) == len(expected), lines
    assert all(line.startswith(start) for line, start in zip(lines, expected, strict=True)), lines


def test_new_keys_stand_in_the_order_of_the_form():
    figures = [a for a in FORM.figures if a.startswith("tables.statistics.received")]
    text = revised(BY_HAND, dict.fromkeys(reversed(figures), 1))
    found = [line.split(" ")[0] for line in text.splitlines() if line.startswith("received")]
    assert found == [address.rpartition(".")[2] for address in figures]


def test_comments_and_unknown_keys_survive_and_crlf_and_bom_less_text_keep_their_line_ends():
    crlf = BY_HAND.replace("\n", "\r\n")
    new = revised(crlf, {"tables.statistics.received": 10, "sections.plan": "一\n二"})
    assert "\n" not in new.replace("\r\n", "")
    for kept in (
        "# 办公室的草稿，勿删",
        'my_key = "自己加的"',
        "# 统计表，王科长核过",
        "# 待核",
        "# 第二条",
    ):
        assert kept in new


def test_a_matrix_row_gets_its_own_header_with_its_label():
    text = new_draft_text(MATRIX, {"year": 2023, "tables.requests.new.total": 3})
    assert "[tables.requests.new]  # 一、本年新收政府信息公开申请数量" in text
    assert "total = 3  # 总计" in text


@pytest.mark.parametrize(
    "text",
    [
        'tables = { statistics = { received = 9 } }\nform = "disclosure-2014"\n',
        'form = "disclosure-2014"\n[tables]\nstatistics.received = 9\n',
        'form = "disclosure-2014"\ntables.statistics.received = 9',
        '"form" = "disclosure-2014"\n[tables."statistics"]\n"received" = 9 # x',
    ],
)
def test_other_notations_of_the_same_table_are_written_in_place(text):
    new = revised(text, {"tables.statistics.received": 1, "tables.statistics.complaints": 2})
    assert parse_tree(new)["tables"] == {"statistics": {"received": 1, "complaints": 2}}
    assert new.count("\n") <= text.count("\n") + 2


OTHERWISE = """form = "disclosure-2021"
unit.name = "甲"   # 一
notes."year" = "核"

[tables.requests.new]
total = 1
# 二

[[unit_copy.offices]]  # 三
name = "乙"

[sections]
# 四
overview = "丙"

[tables]
# 五
own = 1

[[waived]]
rule = "a"
[waived.more]
z = 1
# 六

[tables.requests.granted]  # 七
total = 2
"""


@pytest.mark.parametrize(
    ("changes", "removed"),
    [
        ({"unit.fax": "1", "unit.cosigners": [{"name": "丁"}]}, ""),
        ({"tables.requests.new.total": None, "tables.requests.partial.total": 3}, ""),
        ({"tables.requests": None, "notes": None, "document.number": "1"}, "七"),
        ({"tables": {"proactive": {"permits": {"decisions": 1}}}}, "七"),
        ({"waived": [], "unit_copy.name": "甲"}, ""),
        ({"waived": [{"rule": "b"}, {"rule": "a", "more": {"z": 1}}, {"rule": "c"}]}, ""),
        ({"waived.0.more": None, "sections.overview": None, "exports": [{"number": 1}]}, ""),
        ({"unit": None, "tables.own": {"x": {"y": 1}}, "unit_copy": 1}, "一三"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_tables_in_parts_and_dotted_keys_keep_every_comment_but_those_on_removed_lines(
    changes, removed, newline
):
    text = OTHERWISE.replace("\n", newline)
    new = revised(text, changes, MATRIX)
    kept = [mark for mark in "一二三四五六七" if f"# {mark}{newline}" in new]
    assert kept == [mark for mark in "一二三四五六七" if mark not in removed]
    assert "\n" not in new.replace(newline, "")


def test_a_table_that_goes_takes_its_blank_line_and_one_that_comes_back_brings_it():
    gone = revised(BY_HAND, {"document": None})
    assert "budget = 5\n\n[[waived]]" in gone
    back = revised(gone, {"document.date": date(2019, 1, 2)})
    assert sorted(back.splitlines()) == sorted(BY_HAND.splitlines())
    assert "\n\n[document]\n" in back and "\n\n\n" not in back


def test_where_the_changed_text_does_not_hold_the_draft_the_whole_is_written_anew():
    draft = Draft(parse_tree(BY_HAND))
    draft.set("tables.statistics.received", 10)
    assert render(BY_HAND, draft, FORM, before=draft) == whole_text(draft, FORM)


def test_prose_is_written_as_the_lines_that_were_typed():
    text = new_draft_text(FORM, {"sections.overview": "（一）“加强”。\n　　路径 C:\\dir\n"})
    assert "overview = '''\n（一）“加强”。\n　　路径 C:\\dir\n'''" in text


@given(st.permutations(["preface", "overview", "problems", "other"]))
def test_each_text_keeps_its_own_heading_above_it_in_whatever_order_they_are_written(order):
    text = new_draft_text(MATRIX, {"year": 2025})
    for section in order:
        text = revised(text, {f"sections.{section}": "无。"}, MATRIX)
    lines = text.splitlines()
    for section in map(MATRIX.section, order):
        above = next(lines[at - 1] for at, line in enumerate(lines) if line.startswith(section.id))
        assert above.startswith("# ") and above.endswith(section.title or section.label)


def test_decimals_are_written_as_typed():
    for typed in ("5", "5.10", "0.0", "1E+3"):
        text = new_draft_text(FORM, {"tables.statistics.budget": Decimal(typed)})
        assert f"budget = {typed}  #" in text


TEXTS = st.text(
    st.one_of(st.sampled_from("\n\t\"'\\ 一“”{}#=[]"), st.characters(codec="utf-8")), max_size=40
)
VALUES = st.one_of(
    TEXTS,
    st.integers(-(10**9), 10**9),
    st.decimals(allow_nan=False, allow_infinity=False, places=4),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.lists(st.one_of(TEXTS, st.integers()), max_size=3),
    st.lists(st.dictionaries(st.sampled_from(["rule", "at", "我"]), TEXTS, max_size=3), max_size=3),
)
ADDRESSES = st.sampled_from(
    [
        *("sections.overview", "sections.plan", "sections.eigenes", "unit.name", "unit.cosigners"),
        *("tables.statistics.received", "tables.statistics.budget", "tables.requests.new.total"),
        *("notes.tables.statistics.received", "waived", "exports", "attachments", "year", "my_key"),
        *("resume.at", "retired.x.y", "document.date", "checked.year", "tables.neu.a"),
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(ADDRESSES, st.none() | VALUES), max_size=8), st.booleans())
def test_whatever_is_set_is_read_back_the_same_and_by_another_parser_too(changes, crlf):
    text = BY_HAND.replace("\n", "\r\n") if crlf else BY_HAND
    for address, value in changes:
        draft = Draft(parse_tree(text))
        draft.set(address, value)
        new = render(text, draft, FORM)
        assert same(parse_tree(new), clean(draft.tree))
        assert "# 办公室的草稿，勿删" in new and "# 待核" in new
        assert same(plain(tomlkit.parse(new).unwrap()), plain(parse_tree(new)))
        text = new


@settings(max_examples=100, deadline=None)
@example('"""')
@given(TEXTS)
def test_any_text_survives_as_prose_and_as_a_line(text):
    draft = Draft({"form": "disclosure-2014", "sections": {"overview": text}, "x": [text]})
    assert same(parse_tree(whole_text(draft, FORM)), clean(draft.tree))


def plain(value):
    """A value as another parser gives it: line ends alike, decimals as floats, no control characters."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, str):
        return clean(str(value))
    if isinstance(value, (Decimal, float)):
        return float(value)
    return datetime.fromisoformat(str(value)) if isinstance(value, datetime) else value

"""Forms found by id, a form from its file alone, and a locality's file over an official form."""

from pathlib import Path

import pytest

from forms.draft import Draft
from forms.form import Form
from forms.loading import (
    FormError,
    default_form,
    example_path,
    known_forms,
    load_form,
    local_problems,
    parse_form,
    read_form_file,
)
from forms.review import review

LIBRARY = Path(__file__).parents[1] / "data" / "library_return.toml"

HEAD = """\
schema = 1
id = "our-2021"
edition = 1
name = "本市2021年版"
source = "本市规定（虚构）"
extends = "disclosure-2021"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    forms = tmp_path / "forms"
    forms.mkdir()
    return forms


def our_form(body: str) -> Form:
    return parse_form(HEAD + body, "our.toml")


def ids(things: object) -> list[str]:
    return [thing.id for thing in things]  # type: ignore[attr-defined]


def test_the_official_forms_come_newest_first(folder: Path) -> None:
    assert ids(known_forms()) == ["disclosure-2021", "disclosure-2019", "disclosure-2014"]
    assert local_problems() == []


@pytest.mark.parametrize(
    ("year", "form"),
    [
        (2014, "disclosure-2014"),
        (2018, "disclosure-2014"),
        (2019, "disclosure-2019"),
        (2020, "disclosure-2019"),
        (2021, "disclosure-2021"),
        (2040, "disclosure-2021"),
        (2008, "disclosure-2021"),
        (None, "disclosure-2021"),
    ],
)
def test_the_form_of_the_year_is_proposed(folder: Path, year: int | None, form: str) -> None:
    assert default_form(year).id == form


def test_a_form_is_loaded_once() -> None:
    assert load_form("disclosure-2021") is load_form("disclosure-2021")


@pytest.mark.parametrize("form_id", ["disclosure-1999", "", "../secret", "a/b", "\x1b[2J"])
def test_an_unknown_form_is_told_with_those_there_are(folder: Path, form_id: str) -> None:
    with pytest.raises(FormError, match="已有的格式：disclosure-2021") as caught:
        load_form(form_id)
    assert "\x1b" not in str(caught.value)


def test_a_form_of_another_return_works_from_its_file_alone(folder: Path) -> None:
    (folder / "library.toml").write_bytes(LIBRARY.read_bytes())
    form = load_form("library-return")
    assert ids(form.parts) == ["summary", "service", "outlook"]
    assert len(form.figures) == 9
    draft = Draft({"form": form.id, "edition": 1, "year": 2023, "unit": {"name": "某馆"}})
    for column, value in (("adult", 10), ("child", 5), ("all", 16)):
        for row in ("visits", "loans", "loans_new"):
            draft.set(f"tables.service.{row}.{column}", value)
    draft.set("tables.service.loans.child", 101)
    found = {finding.rule: finding for finding in review(form, draft)}
    assert found["total-service-all"].state == "fail"
    assert "人均外借超过20册" in found["loans-visits"].message
    assert found["loans-visits"].at[0].startswith("tables.service.loans.child")
    assert "some-visits" not in found
    assert default_form(2023).id == "disclosure-2021"


def test_an_extension_stands_before_the_official_form(folder: Path) -> None:
    (folder / "our.toml").write_text(HEAD, encoding="utf-8")
    assert default_form(2024).id == "our-2021"
    assert default_form(2020).id == "disclosure-2019"
    assert ids(known_forms())[-1] == "our-2021"


def test_an_extension_alone_is_the_official_form() -> None:
    ours, official = our_form(""), load_form("disclosure-2021")
    assert ours.figures == official.figures
    assert ours.parts == official.parts
    assert (ours.relations, ours.deadlines) == (official.relations, official.deadlines)
    assert (ours.name, ours.example, ours.migrations) == ("本市2021年版", "", ())


def test_rows_and_columns_are_put_after_what_they_name() -> None:
    form = our_form(
        """
[[table]]
id = "proactive"
[[table.row]]
id = "hearings"
after = "permits"
label = "听证"
[[table.row]]
id = "hearings_public"
after = "hearings"
label = "其中：公开听证"
of = "hearings"
[[table.row]]
id = "inspections"
after = "permits"
label = "检查"
"""
    )
    block = form.table("proactive").blocks[1]  # type: ignore[union-attr]
    assert ids(block.rows) == ["permits", "hearings", "hearings_public", "inspections"]
    assert "tables.proactive.hearings.decisions" in form.figures


def test_a_block_of_its_own_can_be_added() -> None:
    form = our_form(
        """
[[table]]
id = "proactive"
[[table.block]]
id = "training"
after = "article20_6"
title = "培训情况"
head = "信息内容"
[[table.block.column]]
id = "times"
label = "次数"
[[table.block.row]]
id = "courses"
label = "培训班"
unit = "次"
"""
    )
    blocks = form.table("proactive").blocks  # type: ignore[union-attr]
    assert ids(blocks)[2:4] == ["article20_6", "training"]
    assert "tables.proactive.courses.times" in form.figures


def test_a_part_is_put_after_the_part_it_names_table_or_prose() -> None:
    form = our_form(
        """
[[section]]
id = "review_results"
after = "disputes"
number = "五"
title = "社会评议情况"
[[section]]
id = "problems"
number = "六"
"""
    )
    order = ids(form.parts)
    assert order[order.index("disputes") :] == ["disputes", "review_results", "problems", "other"]
    assert form.section("problems").number == "六"  # type: ignore[union-attr]
    assert form.section("problems").wants_measures  # type: ignore[union-attr]


def test_wording_severity_and_length_are_overridden_by_id() -> None:
    form = our_form(
        """
years = { first = 2022 }
[[section]]
id = "overview"
characters = 1000
[[table]]
id = "requests"
[[table.row]]
id = "granted"
hint = "本市口径。"
[[relation]]
id = "balance"
severity = "warning"
"""
    )
    assert form.years.first == 2022
    assert form.section("overview").characters == 1000  # type: ignore[union-attr]
    row = form.figures["tables.requests.granted.total"].row
    assert (row.hint, row.label, row.of) == ("本市口径。", "予以公开", "handled")
    balance = next(one for one in form.relations if one.id == "balance")
    assert (balance.severity, balance.check) == (
        "warning",
        "new + carried_in == handled + carried_out",
    )


def test_a_local_deadline_stands_before_the_official_ones() -> None:
    form = our_form('[[deadline]]\nunits = ["township/*"]\nmonth = 1\nday = 20\n')
    assert form.deadlines[0].units == ("township/*",)
    assert form.deadlines[1:] == load_form("disclosure-2021").deadlines


def test_relations_and_facts_are_joined() -> None:
    form = our_form(
        """
[[relation]]
id = "few-repeats"
check = "requests.rejected_repeat.total <= requests.new.total"
severity = "info"
[[fact]]
at = "requests.new.total"
words = [["来件"]]
units = ["件"]
"""
    )
    official = load_form("disclosure-2021")
    assert form.relations == (*official.relations, form.relations[-1])
    assert form.facts == (*official.facts, form.facts[-1])


def test_a_local_form_may_extend_a_local_form(folder: Path) -> None:
    (folder / "city.toml").write_text(HEAD, encoding="utf-8")
    county = HEAD.replace("our-2021", "county-2021").replace("disclosure-2021", "our-2021")
    (folder / "county.toml").write_text(county, encoding="utf-8")
    assert load_form("county-2021").figures == load_form("disclosure-2021").figures


def test_a_changed_file_is_read_anew(folder: Path) -> None:
    path = folder / "our.toml"
    path.write_text(HEAD, encoding="utf-8")
    first = load_form("our-2021")
    assert load_form("our-2021") is first
    path.write_text(HEAD.replace("本市2021年版", "本市2021年版（改）"), encoding="utf-8")
    assert load_form("our-2021").name == "本市2021年版（改）"


def test_local_forms_that_extend_each_other_are_told(folder: Path) -> None:
    for one, other in (("a", "b"), ("b", "a")):
        text = HEAD.replace("our-2021", one).replace("disclosure-2021", other)
        (folder / f"{one}.toml").write_text(text, encoding="utf-8")
    problems = local_problems()
    assert len(problems) == 2
    assert problems[0].startswith("a.toml：第6行［extends］")
    assert all("绕成了圈" in problem for problem in problems)


def test_what_cannot_be_used_is_told_and_the_rest_stands(folder: Path) -> None:
    (folder / "a.toml").write_text("id = ", encoding="utf-8")
    (folder / "b.toml").write_bytes('name = "本市"'.encode("gb18030"))
    (folder / "c.toml").write_text(HEAD.replace("our-2021", "disclosure-2021"), encoding="utf-8")
    (folder / "d.toml").write_text(HEAD + "colour = 1\n", encoding="utf-8")
    (folder / "e.toml").write_bytes(LIBRARY.read_bytes())
    (folder / "f.toml").write_bytes(b" " * 1_000_001)
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    assert ids(known_forms())[3:] == ["library-return"]
    told = "\n".join(local_problems())
    for words in (
        "a.toml：第1行",
        "GB18030",
        "c.toml：id“disclosure-2021”已有",
        "“colour”",
        "文件过大",
    ):
        assert words in told
    with pytest.raises(FormError, match=r"d\.toml：第7行"):
        load_form("our-2021")


def test_a_form_file_may_have_a_mark_and_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "our.toml"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    assert read_form_file(path) == HEAD


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "our.toml"
    with pytest.raises(FormError, match=r"our\.toml：找不到这个文件"):
        read_form_file(path)
    path.mkdir()
    with pytest.raises(FormError, match=r"our\.toml：这是文件夹"):
        read_form_file(path)


def test_control_characters_of_a_form_reach_no_screen() -> None:
    form = our_form('[[section]]\nid = "overview"\ntitle = "总\\u001b[31m体"\n')
    assert form.section("overview").title == "总[31m体"  # type: ignore[union-attr]


def test_examples_come_with_their_forms() -> None:
    with_example = {form.id for form in known_forms() if example_path(form)}
    assert with_example >= {"disclosure-2014", "disclosure-2021"}
    assert example_path(our_form("")) is None

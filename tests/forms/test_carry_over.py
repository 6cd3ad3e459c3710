"""Last year's draft as the beginning of this year's."""

from __future__ import annotations

from forms.carry_over import (
    carry_over,
    updated,
    year_changes,
)
from forms.draft import Draft
from forms.loading import load_form, parse_form
from forms.progress import awaiting_update
from forms.successors import translate

NOW = load_form("disclosure-2021")


def last_year(form: str = "disclosure-2021", year: int = 2023, **values: object) -> Draft:
    draft = Draft({"schema": 1, "form": form, "edition": 1, "year": year})
    draft.set("unit", {"name": "清河县财政局", "phone": "0791-88321512", "level": "county"})
    for address, value in values.items():
        draft.set(address.replace("__", "."), value)
    return draft


def test_the_unit_and_the_profile_stay() -> None:
    previous = last_year(
        document__profile="ink", document__number="清财〔2024〕1号", notes={"year": "核过"}
    )
    carried = carry_over(NOW, previous, NOW, 2024)
    assert carried.draft.get("unit") == previous.get("unit")
    assert carried.draft.get("document") == {"profile": "ink"}
    assert carried.draft.year == 2024
    assert carried.draft.get("notes") is None


def test_what_was_carried_out_is_carried_in() -> None:
    previous = last_year()
    for number, column in enumerate(NOW.table("requests").blocks[0].columns):
        previous.set(f"tables.requests.carried_out.{column.id}", number)
        previous.set(f"tables.requests.new.{column.id}", 100)
    tables = carry_over(NOW, previous, NOW, 2024).draft.get("tables")
    assert tables == {
        "requests": {
            "carried_in": {c.id: n for n, c in enumerate(NOW.table("requests").blocks[0].columns)}
        }
    }


def test_a_blank_is_carried_over_as_a_blank() -> None:
    previous = last_year(tables__requests__carried_out__total=5)
    assert carry_over(NOW, previous, NOW, 2024).draft.get("tables") == {
        "requests": {"carried_in": {"total": 5}}
    }


def test_texts_are_a_base_until_the_officer_says_so() -> None:
    draft = carry_over(
        NOW, last_year(sections__overview="做了很多。", sections__other="无。"), NOW, 2024
    ).draft
    assert draft.prose("overview") == "做了很多。"
    assert awaiting_update(draft) == ["sections.overview", "sections.other"]
    updated(draft, "sections.overview").apply(draft)
    assert awaiting_update(draft) == ["sections.other"]
    updated(draft, "sections.overview").inverse().apply(draft)


def test_references_in_a_text_go_on_standing_for_this_years_figures() -> None:
    previous = last_year(
        sections__overview="新收{requests.new.total}件。", tables__requests__new__total=9
    )
    assert (
        carry_over(NOW, previous, NOW, 2024).draft.prose("overview")
        == "新收{requests.new.total}件。"
    )


def test_years_are_proposed_one_by_one_and_citations_left() -> None:
    text = "2023年公开12条，比2022年多；2024年再努力。依据国办〔2023〕5号、《2023年要点》，二〇二三年完成。编号12023年。"
    carried = carry_over(NOW, last_year(sections__overview=text), NOW, 2024)
    assert [(r.old, r.new) for r in carried.repairs] == [
        ("2023", "2024"), ("2022", "2023"), ("2024", "2025"), ("二〇二三", "二〇二四"),
    ]  # fmt: skip
    draft = carried.draft
    for repair in carried.repairs:
        edit = repair.edit(draft)
        assert edit is not None
        edit.apply(draft)
    assert draft.prose("overview") == (
        "2024年公开12条，比2023年多；2025年再努力。依据国办〔2023〕5号、《2023年要点》，二〇二四年完成。编号12023年。"
    )


def test_a_proposed_year_is_not_changed_by_itself() -> None:
    carried = carry_over(NOW, last_year(sections__overview="2023年很好。"), NOW, 2024)
    assert carried.draft.prose("overview") == "2023年很好。"
    assert year_changes(carried.draft, 2023, 2023) == []


def test_2014_figures_go_where_they_mean_the_same() -> None:
    old = load_form("disclosure-2014")
    previous = last_year(
        "disclosure-2014", 2018, tables__statistics__received=9, tables__statistics__staff=59
    )
    seen = translate(NOW, previous, old).draft
    assert seen.figure("tables.requests.new.total") == 9
    assert [address for address, _ in seen.items("tables")] == ["tables.requests.new.total"]


def test_what_has_no_place_in_the_new_form_is_kept_and_said() -> None:
    old = load_form("disclosure-2014")
    previous = last_year(
        "disclosure-2014", 2018, sections__overview="概述。", sections__training="培训{statistics.trainees}人次。",
        tables__statistics__trainees=60, tables__statistics__staff=59,
    )  # fmt: skip
    carried = carry_over(NOW, previous, old, 2019)
    assert carried.draft.prose("overview") == "概述。"
    retired = carried.draft.get("retired")
    assert list(retired.values()) == ["培训60人次。"] and "会议培训" in next(iter(retired))
    notes = "\n".join(carried.notes)
    assert "会议培训及经费保障情况" in notes and "监督保障" in notes and "59" in notes


def test_the_merged_row_of_2019_is_not_taken_for_one_of_its_parts() -> None:
    old = load_form("disclosure-2019")
    previous = last_year(
        "disclosure-2019", 2020, tables__requests__other_rest__total=7, tables__requests__carried_out__total=3
    )  # fmt: skip
    seen = translate(NOW, previous, old).draft
    assert seen.figure("tables.requests.other_rest.total") is None
    carried = carry_over(NOW, previous, old, 2021)
    assert carried.draft.figure("tables.requests.carried_in.total") == 3
    assert any("其他处理" in note for note in carried.notes)


def test_a_skipped_year_is_pointed_out() -> None:
    carried = carry_over(NOW, last_year(year=2021), NOW, 2024)
    assert any("2021" in note for note in carried.notes)


def test_a_form_without_a_relation_gives_its_unit_only() -> None:
    text = """
schema = 1
id = "library"
edition = 1
name = "图书归还"
source = "馆内"
order = ["overview"]
years = { first = 2020 }
[[section]]
id = "overview"
number = "一"
title = "概况"
"""
    strange = parse_form(text, "library.toml")
    carried = carry_over(NOW, last_year("library", sections__overview="书。"), strange, 2024)
    assert (
        carried.draft.get("sections") is None and carried.draft.text("unit.name") == "清河县财政局"
    )
    assert any("没有对应关系" in note for note in carried.notes)

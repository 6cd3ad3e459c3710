"""Editions: an older draft brought up, earlier formats translated, the wrong form told."""

from decimal import Decimal
from pathlib import Path

import pytest

from forms.carry_over import carry_over
from forms.companions import companions_of
from forms.draft import Draft
from forms.form import Form
from forms.loading import load_form, parse_form
from forms.review import review
from forms.review.dating.edition import edition_findings
from forms.review.finding import Finding
from forms.review.waivers import rests_on
from forms.store.draft_file import DraftFile
from forms.store.reading import read_draft
from forms.store.writing import whole_text
from forms.successors import NO_PLACE, translate
from forms.upgrade import upgrade

POND = """\
schema = 1
id = "pond-return"
edition = 3
name = "池塘年报（虚构）"
source = "为测试虚构"
order = ["summary", "fish"]
years = { first = 2020 }

[[section]]
id = "summary"
title = "概况"

[[table]]
id = "fish"
title = "鱼"

[[table.column]]
label = "数量"

[[table.row]]
id = "carp"
label = "鲤鱼"

[[table.row]]
id = "perch"
label = "鲈鱼"

[[table.row]]
id = "pike_young"
label = "幼年狗鱼"

[[table.row]]
id = "pike_old"
label = "成年狗鱼"

[[relation]]
id = "carp-perch"
check = "fish.carp >= fish.perch"
severity = "warning"

[[migration]]
edition = 2

[migration.renamed]
"tables.fish.karp" = "tables.fish.carp_all"
"sections.intro" = "sections.summary"

[[migration]]
edition = 3

[migration.renamed]
"tables.fish.carp_all" = "tables.fish.carp"

[migration.removed]
"tables.fish.frogs" = "青蛙不是鱼"

[[migration.split]]
old = "tables.fish.pike"
new = ["tables.fish.pike_young", "tables.fish.pike_old"]
"""
THIRD = parse_form(POND, "pond.toml")


def old_draft() -> Draft:
    return Draft(
        {
            "schema": 1,
            "form": "pond-return",
            "edition": 1,
            "year": 2021,
            "sections": {"intro": "鲤鱼{fish.karp}条，写作{{fish.karp}}，青蛙{fish.frogs}只。"},
            "tables": {"fish": {"karp": 4, "perch": 5, "pike": 7, "frogs": 2, "new_thing": 1}},
            "notes": {"tables.fish.karp": "池北"},
            "checked": {"tables.fish.karp": "4"},
            "resume": {"at": "tables.fish.karp"},
        }
    )


def brought_up(form: Form, draft: Draft) -> Draft:
    found = upgrade(form, draft)
    assert found is not None
    new = draft.copy()
    assert found.edit.fits(new)
    found.edit.apply(new)
    return new


def test_an_old_draft_is_brought_up_through_every_edition() -> None:
    new = brought_up(THIRD, old_draft())
    assert new.get("edition") == 3
    assert new.figure("tables.fish.carp") == 4
    assert new.get("tables.fish.karp") is None
    assert new.figure("tables.fish.perch") == 5


def test_what_has_no_place_is_retired_and_never_dropped() -> None:
    new = brought_up(THIRD, old_draft())
    assert new.get("retired.tables.fish.frogs") == 2
    assert new.get("retired.tables.fish.pike") == 7
    assert new.get("tables.fish.new_thing") == 1


def test_a_split_value_becomes_a_note_at_each_of_its_parts() -> None:
    new = brought_up(THIRD, old_draft())
    for part in ("pike_young", "pike_old"):
        assert new.get(f"tables.fish.{part}") is None
        assert "原填 7" in new.text(f"notes.tables.fish.{part}")


def test_what_speaks_of_a_renamed_figure_follows_it() -> None:
    new = brought_up(THIRD, old_draft())
    assert new.prose("summary") == "鲤鱼{fish.carp}条，写作{{fish.karp}}，青蛙{fish.frogs}只。"
    assert new.text("notes.tables.fish.carp") == "池北"
    assert new.get("checked.tables.fish.carp") == "4"
    assert new.text("resume.at") == "tables.fish.carp"


def test_each_move_is_listed_with_its_value() -> None:
    found = upgrade(THIRD, old_draft())
    assert found is not None and found.edition == 3
    listed = [move.message for move in found.moves]
    assert "“鲤鱼”：tables.fish.carp_all 改为 tables.fish.carp，值不变" in listed
    assert "tables.fish.frogs（2）移到“没有位置的内容”：青蛙不是鱼" in listed
    assert any("已分为“幼年狗鱼”、“成年狗鱼”" in line for line in listed)


def test_an_upgrade_can_be_taken_back() -> None:
    draft = old_draft()
    found = upgrade(THIRD, draft)
    assert found is not None
    new = brought_up(THIRD, draft)
    found.edit.inverse().apply(new)
    assert dict(new.items("tables")) == dict(draft.items("tables"))
    assert new.text("sections.intro") == draft.text("sections.intro")


def test_a_value_whose_new_place_is_taken_is_retired() -> None:
    draft = old_draft()
    draft.set("tables.fish.carp", 9)
    new = brought_up(THIRD, draft)
    assert new.get("tables.fish.carp") == 9
    assert new.get("retired.tables.fish.carp_all") == 4


def test_a_waiver_still_fits_after_its_figures_are_renamed() -> None:
    draft = old_draft()
    at = ["tables.fish.karp", "tables.fish.perch"]
    basis = Finding("carp-perch", "warning", "", tuple(at))
    entry = {"rule": "carp-perch", "at": at, "quote": "", "reason": "属实"}
    draft.set("waived", [{**entry, "values": rests_on(draft, basis)}])
    found = {finding.rule: finding for finding in review(THIRD, brought_up(THIRD, draft))}
    assert found["carp-perch"].waived


@pytest.mark.parametrize("edition", [3, 4, None, "1"])
def test_a_draft_of_this_edition_or_of_none_is_left_alone(edition: object) -> None:
    draft = old_draft()
    draft.set("edition", edition)
    assert upgrade(THIRD, draft) is None


def test_a_draft_of_another_form_is_left_alone() -> None:
    assert upgrade(load_form("disclosure-2021"), old_draft()) is None


def draft_of(form: str, **figures: int) -> Draft:
    draft = Draft({"schema": 1, "form": form, "edition": 1, "year": 2018})
    for address, value in figures.items():
        draft.set(address.replace("__", "."), value)
    return draft


def test_a_2014_report_feeds_a_2021_draft_where_its_figures_mean_the_same() -> None:
    draft = draft_of(
        "disclosure-2014",
        tables__statistics__received=9,
        tables__statistics__normative_issued=3,
        tables__statistics__answered_granted=8,
        tables__statistics__staff=59,
    )
    draft.set("sections.overview", "收到{statistics.received}件，人员{statistics.staff}人。")
    draft.set("sections.plan", "明年再说。")
    form = load_form("disclosure-2021")
    found = translate(form, draft, load_form("disclosure-2014"))
    assert found.draft.figure("tables.requests.new.total") == 9
    assert found.draft.figure("tables.proactive.normative_documents.issued") == 3
    assert found.draft.prose("overview") == "收到{requests.new.total}件，人员59人。"
    reasons = {one.address: one.reason for one in found.different}
    assert "答复次数" in reasons["tables.statistics.answered_granted"]
    assert "没有位置" in reasons["tables.statistics.staff"]
    assert "工作打算" in reasons["sections.plan"]


def test_a_2019_report_feeds_a_2021_draft_but_for_what_was_counted_otherwise() -> None:
    draft = draft_of(
        "disclosure-2019",
        tables__requests__carried_out__total=4,
        tables__requests__other_rest__total=2,
        tables__proactive__permits__decisions=12,
        tables__proactive__permits__items_last_year=30,
        tables__disputes__lawsuit_direct__pending=1,
    )
    draft.set("tables.proactive.procurement.amount", Decimal("12.5"))
    draft.set("sections.problems", "一是……。")
    found = translate(load_form("disclosure-2021"), draft, load_form("disclosure-2019"))
    assert found.draft.figure("tables.requests.carried_out.total") == 4
    assert found.draft.figure("tables.proactive.permits.decisions") == 12
    assert found.draft.figure("tables.disputes.lawsuit_direct.pending") == 1
    assert found.draft.prose("problems") == "一是……。"
    assert found.draft.get("tables.requests.other_rest") is None
    assert {one.address for one in found.different} == {
        "tables.requests.other_rest.total",
        "tables.proactive.permits.items_last_year",
        "tables.proactive.procurement.amount",
    }
    assert all(one.reason and one.reason != NO_PLACE for one in found.different)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("disclosure-2014", "disclosure-2019"),
        ("disclosure-2014", "disclosure-2021"),
        ("disclosure-2019", "disclosure-2021"),
    ],
)
def test_every_value_of_an_earlier_form_has_a_place_or_a_reason(earlier: str, later: str) -> None:
    source, form = load_form(earlier), load_form(later)
    draft = Draft({"form": earlier, "year": 2018})
    for address in source.figures:
        draft.set(address, 1)
    for section in source.sections:
        draft.set(f"sections.{section.id}", "文")
    found = translate(form, draft, source)
    assert [one.address for one in found.different if one.reason == NO_PLACE] == []
    assert len(found.same) + len(found.different) == len(source.figures) + len(source.sections)


def test_a_form_and_its_extension_share_their_addresses() -> None:
    ours = parse_form(
        'schema = 1\nid = "our-2021"\nedition = 1\nname = "本市"\nsource = "本市"\n'
        'extends = "disclosure-2021"\n',
        "our.toml",
    )
    draft = draft_of("disclosure-2021", tables__requests__new__total=5)
    found = translate(ours, draft, load_form("disclosure-2021"))
    assert found.draft.figure("tables.requests.new.total") == 5
    assert found.draft.form == "our-2021"


@pytest.mark.parametrize(
    ("form", "year", "rule", "severity", "words"),
    [
        ("disclosure-2019", 2023, "wrong-edition", "error", "2021年版"),
        ("disclosure-2014", 2019, "wrong-edition", "error", "2019年版"),
        ("disclosure-2021", 2018, "wrong-edition", "error", "2014年版"),
        ("disclosure-2014", 2009, "wrong-edition", "warning", "请核对年度"),
    ],
)
def test_the_form_of_another_year_is_found(
    form: str, year: int, rule: str, severity: str, words: str
) -> None:
    draft = Draft({"form": form, "edition": 1, "year": year})
    (found,) = edition_findings(load_form(form), draft)
    assert (found.rule, found.severity) == (rule, severity)
    assert words in found.message and str(year) in found.message


@pytest.mark.parametrize(("form", "year"), [("disclosure-2019", 2020), ("disclosure-2021", None)])
def test_the_right_form_is_no_finding(form: str, year: int | None) -> None:
    draft = Draft({"form": form, "edition": 1, "year": year})
    assert edition_findings(load_form(form), draft) == []


def test_an_older_and_a_newer_edition_are_found() -> None:
    draft = old_draft()
    assert [finding.rule for finding in edition_findings(THIRD, draft)] == ["old-edition"]
    draft.set("edition", 8)
    assert [finding.rule for finding in edition_findings(THIRD, draft)] == ["new-edition"]


# ------------------------------------------------------------------------- where drafts are opened


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "pond.toml").write_text(POND, encoding="utf-8")
    return tmp_path


def test_opening_an_old_draft_upgrades_it_lists_the_moves_and_keeps_a_backup(home: Path) -> None:
    path = home / "塘.toml"
    path.write_text(whole_text(old_draft(), THIRD), encoding="utf-8")
    file = DraftFile.open(path, state=home / "state")
    assert file.draft.figure("tables.fish.carp") == 4
    assert "“鲤鱼”：tables.fish.carp_all 改为 tables.fish.carp，值不变" in file.outcome.moved
    file.editing.change("tables.fish.perch", 6)
    file.save()
    assert ["升级格式前" in version.label for version in file.versions()] == [True]
    file.close()
    saved = read_draft(path)
    assert saved.get("edition") == 3
    assert saved.get("retired.tables.fish.frogs") == 2


def test_opening_a_draft_of_this_edition_moves_nothing(home: Path) -> None:
    draft = old_draft()
    draft.set("edition", 3)
    path = home / "塘.toml"
    path.write_text(whole_text(draft, THIRD), encoding="utf-8")
    file = DraftFile.open(path, state=home / "state")
    assert (file.outcome.moved, file.outcome.upgraded) == ((), ())
    file.close()


def test_last_years_draft_of_an_earlier_format_is_read_under_our_addresses(tmp_path: Path) -> None:
    last = draft_of("disclosure-2019", tables__requests__carried_out__total=4)
    last.set("tables.requests.other_rest.total", 2)
    source = load_form("disclosure-2019")
    (tmp_path / "2020.toml").write_text(whole_text(last, source), encoding="utf-8")
    draft = Draft({"form": "disclosure-2021", "year": 2021, "previous": "2020.toml"})
    (previous,) = companions_of(tmp_path / "2021.toml", draft).previous
    assert previous.figure("tables.requests.carried_out.total") == 4
    assert previous.get("tables.requests.other_rest") is None


def test_last_years_draft_of_an_unknown_form_is_told(home: Path) -> None:
    (home / "x.toml").write_text('form = "nobody-knows"\n', encoding="utf-8")
    draft = Draft({"form": "disclosure-2021", "year": 2021, "previous": "x.toml"})
    found = companions_of(home / "2021.toml", draft)
    assert found.previous == ()
    assert "没有“nobody-knows”这种格式" in found.messages[0]


def test_a_year_begun_from_an_earlier_format_says_what_was_not_taken_and_why() -> None:
    last = draft_of(
        "disclosure-2019",
        tables__requests__carried_out__total=4,
        tables__requests__other_rest__total=2,
    )
    last.set("sections.problems", "收到{requests.new.total}件，其他{requests.other_rest.total}件。")
    carried = carry_over(load_form("disclosure-2021"), last, load_form("disclosure-2019"), 2021)
    assert carried.values["tables.requests.carried_in.total"] == 4
    assert carried.values["sections.problems"] == "收到{requests.new.total}件，其他2件。"
    assert any("其他处理·总计 2" in note and "三项" in note for note in carried.notes)

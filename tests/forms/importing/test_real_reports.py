"""Two published reports, read from their texts (NIANBAO_CORPUS): every figure, heading and date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from forms.importing import Imported, import_report
from forms.review import review

LIST_2018 = """
disclosed 1180, disclosed_normative 8, normative_issued 0, by_gazette 0, by_website 1180, by_weibo 1095,
by_wechat 801, by_other 430, responses 148, press_conferences 4, press_conferences_led 2, interviews 0,
interviews_led 0, interpretations 16, weibo_wechat_responses 5, other_responses 0, received 9,
received_in_person 0, received_by_fax 4, received_online 5, received_by_letter 9, completed 9,
completed_on_time 9, completed_extended 0, answered 9, answered_already_public 0, answered_granted 9,
answered_partial 0, answered_refused 0, refused_state_secret 0, refused_trade_secret 0, refused_privacy 0,
refused_stability 0, refused_not_information 0, refused_other_law 0, answered_other_agency 0,
answered_nonexistent 0, answered_amend 0, answered_other_channel 0, reconsiderations 0,
reconsiderations_upheld 0, reconsiderations_corrected 0, reconsiderations_other 0, lawsuits 0,
lawsuits_upheld 0, lawsuits_corrected 0, lawsuits_other 0, complaints 0, fees 0, offices 1, reading_points 1,
staff 59, staff_full_time 1, staff_part_time 58, budget 5, meetings 3, training_courses 1, trainees 60
"""
ROWS_2023 = """
new 3402 99 0 4 5 1 3511
carried_in 91 3 0 0 2 0 96
granted 1175 12 0 3 1 0 1191
partial 319 7 0 0 2 0 328
refused_state_secret 0 0 0 0 0 0 0
refused_by_law 27 0 0 0 0 0 27
refused_stability 6 0 0 0 0 0 6
refused_third_party 38 0 0 0 0 0 38
refused_internal 20 0 0 0 0 0 20
refused_process 9 0 0 0 0 0 9
refused_enforcement_file 21 0 0 0 0 0 21
refused_query 20 1 0 0 0 0 21
unavailable_not_held 968 74 0 1 3 1 1047
unavailable_to_create 26 2 0 0 0 0 28
unavailable_unclear 3 0 0 0 0 0 3
rejected_petition 305 0 0 0 0 0 305
rejected_repeat 39 0 0 0 0 0 39
rejected_publication 0 0 0 0 0 0 0
rejected_excessive 58 0 0 0 0 0 58
rejected_confirmation 4 0 0 0 0 0 4
other_not_corrected 40 0 0 0 0 0 40
other_unpaid 10 0 0 0 0 0 10
other_rest 287 3 0 0 1 0 291
handled 3375 99 0 4 7 1 3486
carried_out 118 3 0 0 0 0 121
"""
COLUMNS = (
    "natural_person",
    "business",
    "research",
    "public_welfare",
    "legal_service",
    "other",
    "total",
)
RESULTS = ("upheld", "corrected", "other", "pending", "total")


@pytest.fixture(scope="module")
def nanchang(corpus: Path) -> Imported:
    return import_report([corpus / "2018-nanchang-hitech.txt"])


@pytest.fixture(scope="module")
def suqian(corpus: Path) -> Imported:
    return import_report([corpus / "2023-suqian.txt"])


def _figures(imported: Imported) -> dict[str, object]:
    return {a: imported.draft.get(a) for a in imported.form.figures}


def test_all_58_figures_of_2018(nanchang: Imported) -> None:
    wanted = dict(pair.split() for pair in LIST_2018.replace("\n", " ").split(","))
    assert len(wanted) == 58
    assert _figures(nanchang) == {f"tables.statistics.{row}": int(n) for row, n in wanted.items()}
    assert nanchang.doubts == []


def test_all_200_figures_of_2023(suqian: Imported) -> None:
    wanted: dict[str, object] = {}
    for line in ROWS_2023.strip().split("\n"):
        row, *numbers = line.split()
        for column, number in zip(COLUMNS, numbers, strict=True):
            wanted[f"tables.requests.{row}.{column}"] = int(number)
    groups = {
        "reconsideration": (309, 17, 88, 26, 440),
        "lawsuit_direct": (1, 1, 16, 6, 24),
        "lawsuit_after_reconsideration": (13, 0, 67, 9, 89),
    }
    for row, numbers in groups.items():
        for column, number in zip(RESULTS, numbers, strict=True):
            wanted[f"tables.disputes.{row}.{column}"] = number
    one = {
        "regulations": {"issued": 2, "repealed": 0, "in_force": 11},
        "normative_documents": {"issued": 109, "repealed": 489, "in_force": 597},
        "permits": {"decisions": 1808595},
        "penalties": {"decisions": 2822652},
        "coercion": {"decisions": 20163},
        "charges": {"amount": Decimal("59237.2449")},
    }
    wanted |= {f"tables.proactive.{r}.{c}": n for r, cells in one.items() for c, n in cells.items()}
    assert len(wanted) == 200
    assert _figures(suqian) == wanted
    assert suqian.doubts == []


def test_the_report_of_2018_is_known_by_itself(nanchang: Imported) -> None:
    draft = nanchang.draft
    assert (nanchang.form.id, draft.year) == ("disclosure-2014", 2018)
    assert draft.text("unit.name") == "南昌高新区管委会办公室"
    assert draft.text("unit.phone") == "0791-88321512"
    assert draft.text("unit.fax") == "0791-88161055"
    assert draft.date == date(2019, 1, 2)


def test_every_section_of_2018_has_its_own_text(nanchang: Imported) -> None:
    lines = {s.id: nanchang.draft.prose(s.id).count("\n") + 1 for s in nanchang.form.sections}
    assert lines == {
        "preface": 1, "overview": 4, "proactive": 1, "requests": 1, "interpretation": 1, "responses": 1, "key_areas": 1,
        "platform": 1, "institutions": 1, "training": 2, "problems": 6, "plan": 5, "closing": 1,
    }  # fmt: skip
    assert all(nanchang.draft.prose(section.id) for section in nanchang.form.sections)


def test_the_report_of_2023_is_known_by_itself(suqian: Imported) -> None:
    assert (suqian.form.id, suqian.draft.year) == ("disclosure-2021", 2023)
    assert suqian.draft.text("unit.name") == "宿迁市"
    lines = {
        s.id: suqian.draft.prose(s.id).count("\n") + 1
        for s in suqian.form.sections
        if suqian.draft.prose(s.id)
    }
    assert lines == {"overview": 10, "problems": 5, "other": 1}


def test_each_value_knows_its_line(nanchang: Imported, corpus: Path) -> None:
    lines = (corpus / "2018-nanchang-hitech.txt").read_text(encoding="utf-8").split("\n")
    for value in nanchang.values:
        if value.address.startswith("tables."):
            number = int(value.source.rsplit("第", 1)[1].removesuffix("行"))
            assert lines[number - 1].strip(" |") == value.raw


def test_typography_is_counted_and_left(nanchang: Imported, corpus: Path) -> None:
    counts = {mend.kind: mend.count for mend in nanchang.typography}
    assert counts["half-width"] >= 140
    text = (corpus / "2018-nanchang-hitech.txt").read_text(encoding="utf-8")
    assert nanchang.draft.prose("requests") in text


def test_the_review_finds_the_real_faults_of_2018(nanchang: Imported) -> None:
    found = {finding.rule: finding for finding in review(nanchang.form, nanchang.draft)}
    assert "total-received" in found and "9" in found["total-received"].message
    assert any("normative" in rule for rule in found)

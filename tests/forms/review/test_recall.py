"""What the review finds and what it lets pass, measured: phrasings, kinds of fault, harmless drafts."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from forms.draft import Draft
from forms.form import Form
from forms.loading import load_form
from forms.review import review
from forms.review.finding import Finding
from forms.review.prose import prose_findings
from forms.settings import Settings
from tests.forms.review.corpus import hitech, suqian
from tests.forms.review.drafts import fill, harmless
from tests.forms.review.faults import Fault, faults
from tests.forms.review.generator import HERE, Saying, report, sayings
from tests.forms.review.planted import harmless_beside, slips

OVERVIEW = "sections.overview"
NUMBERS = frozenset(
    (
        *("figure-mismatch", "none-mismatch", "assertion-mismatch"),
        *("sum-mismatch", "share-mismatch", "change-mismatch"),
    )
)
NOT_ABOUT_A_SENTENCE = frozenset(
    ("aspect-missing", "aspect-vague", "figure-unmentioned", "part-thin", "corrections-unmentioned")
)


def _found(saying: Saying, sentence: str) -> list[Finding]:
    draft = report(saying.form, overview=sentence)
    found = prose_findings(saying.form, draft, (), Settings(), ())
    return [finding for finding in found if finding.at[0] == OVERVIEW and finding.rule in NUMBERS]


def test_a_dozen_phrasings_stand_for_each_figure() -> None:
    counted = Counter((saying.form_id, saying.name) for saying in sayings())
    assert len(counted) >= 40
    assert min(counted.values()) >= 11


def test_a_wrong_number_is_found_however_it_is_said() -> None:
    missed = [saying for saying in sayings() if not _found(saying, saying.wrong())]
    total = Counter((saying.form_id, saying.name) for saying in sayings())
    by_figure = Counter((saying.form_id, saying.name) for saying in missed)
    assert len(missed) <= 0.05 * total.total(), [saying.sentence for saying in missed]
    assert all(missing <= 0.15 * total[figure] for figure, missing in by_figure.items())


def test_a_right_number_is_let_pass_however_it_is_said() -> None:
    alarms = [saying.right() for saying in sayings() if _found(saying, saying.right())]
    assert not alarms


HARMLESS = tomllib.loads((HERE / "harmless.toml").read_text(encoding="utf-8")) | harmless_beside()


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_harmless_is_let_pass(name: str) -> None:
    form = load_form(name if name.startswith("disclosure") else "disclosure-2021")
    alarms = []
    for sentence in HARMLESS[name]:
        found = review(form, report(form, overview=sentence))
        here = [f for f in found if f.at[0] == OVERVIEW and f.rule not in NOT_ABOUT_A_SENTENCE]
        if here:
            alarms.append((sentence, here[0].message))
    assert len(alarms) <= len(HARMLESS[name]) / 50, alarms


def _companion(form: Form, values: object, year: int) -> list[Draft]:
    if not isinstance(values, dict) or not values:
        return []
    draft = harmless(form)
    draft.set("year", year)
    if "unit.name" not in values:
        draft.set("sections", None)
    fill(draft, values)
    return [draft]


def _is_found(form: Form, draft: Draft, fault: Fault) -> bool:
    year = draft.year or 0
    previous = _companion(form, fault.previous, year - 1)
    siblings = _companion(form, fault.sibling, year)
    fault.plant(draft)
    return any(f.rule in fault.rules for f in review(form, draft, previous, siblings=siblings))


def _all_faults() -> list[Fault]:
    """Those of the form in force."""
    planted = (slip.fault() for slip in slips() if slip.form == "disclosure-2021")
    return [*faults(), *planted]


def test_planted_faults_are_found_in_every_kind() -> None:
    form = load_form("disclosure-2021")
    total = Counter(fault.kind for fault in _all_faults())
    missed = [fault for fault in _all_faults() if not _is_found(form, report(form), fault)]
    by_kind = Counter(fault.kind for fault in missed)
    assert len(total) >= 15
    assert len(missed) <= 0.05 * total.total(), [(f.kind, f.values) for f in missed]
    assert all(missing <= 0.15 * total[kind] for kind, missing in by_kind.items()), by_kind


def test_what_is_said_rightly_beside_them_is_let_pass() -> None:
    alarms = []
    for slip in slips():
        if slip.right:
            form = load_form(slip.form)
            draft = report(form)
            Fault(slip.kind, slip.rules, slip.values(slip.right)).plant(draft)
            found = [f for f in review(form, draft) if f.rule in slip.rules and f.at[0] == slip.at]
            alarms += [(slip.right, f.message) for f in found]
    assert not alarms


def test_faults_of_other_forms_are_found() -> None:
    others = [slip for slip in slips() if slip.form != "disclosure-2021"]
    assert others
    for slip in others:
        form = load_form(slip.form)
        assert _is_found(form, report(form), slip.fault()), slip.wrong


def test_the_sound_report_has_none_of_them() -> None:
    form = load_form("disclosure-2021")
    rules = {rule for fault in _all_faults() for rule in fault.rules}
    assert not [f for f in review(form, report(form)) if f.rule in rules]


IN_REAL_TEXT = frozenset(
    (
        *("says there was none", "parts do not add up", "a share is wrong", "a change is wrong"),
        *("a stale year", "a wrong word", "a placeholder", "a number left out"),
        *("characters that look alike", "marks that do not fit", "a word typed twice"),
        *("the wrong word for oneself", "another office's name", "an old notice"),
        *("the period is reversed or of another year", "the report of another year"),
        *("personal data", "the date is early", "nothing where something is due"),
    )
)


def test_planted_faults_are_found_in_a_real_report(corpus: Path) -> None:
    planted = [fault for fault in faults() if fault.kind in IN_REAL_TEXT and not fault.sibling]
    missed = []
    for fault in planted:
        form, draft = suqian(corpus)
        before = {(f.rule, f.span) for f in review(form, draft)}
        fault.plant(draft)
        new = [f for f in review(form, draft) if (f.rule, f.span) not in before or f.places]
        if not any(f.rule in fault.rules for f in new):
            missed.append((fault.kind, next(iter(fault.values.values()))))
    assert len(missed) <= 0.05 * len(planted), missed


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("3607件（", "3617件（"),
        ("自然人申请3493件", "自然人申请3439件"),
        ("予以公开1191件", "予以公开1119件"),
        ("部分公开328件", "部分公开382件"),
        ("不予公开142件", "不予公开124件"),
        ("无法提供1078件", "无法提供1087件"),
        ("不予处理406件", "不予处理460件"),
        ("转下年度办理121件", "转下年度办理112件"),
        ("沭阳县477件", "沭阳县474件"),
        ("泗洪县2期", "泗洪县4期"),
    ],
)
def test_a_number_changed_in_the_2023_report_is_found(corpus: Path, right: str, wrong: str) -> None:
    form, draft = suqian(corpus)
    text = draft.prose("overview")
    assert right in text
    draft.set(OVERVIEW, text.replace(right, wrong))
    assert [f for f in review(form, draft) if f.rule in NUMBERS]


@pytest.mark.parametrize(
    ("section", "right", "wrong"),
    [
        ("proactive", "1180条", "1810条"),
        ("requests", "9起", "8起"),
        ("training", "一期", "三期"),
        ("training", "经费5万元", "经费6万元"),
    ],
)
def test_a_number_changed_in_the_2018_report_is_found(
    corpus: Path, section: str, right: str, wrong: str
) -> None:
    form, draft = hitech(corpus)
    text = draft.prose(section)
    assert right in text
    draft.set(f"sections.{section}", text.replace(right, wrong))
    at = f"sections.{section}"
    assert [f for f in review(form, draft) if f.rule in NUMBERS and f.at[0] == at]

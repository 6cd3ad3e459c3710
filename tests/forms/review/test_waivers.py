"""A reason (情况说明) answers what its writer saw, no more."""

from __future__ import annotations

import pytest

from forms.draft import Draft
from forms.loading import load_form
from forms.review import review
from forms.review.finding import Finding
from forms.review.waivers import waive
from tests.forms.review.drafts import harmless

FORM = load_form("disclosure-2021")
SECTION = "sections.overview"
ONE = "全年公开信息12条,群众满意。"


def half_width(draft: Draft) -> Finding:
    return next(f for f in review(FORM, draft) if f.rule == "half-width")


def answered() -> Draft:
    """A draft with one half-width comma, for which a reason stands."""
    draft = Draft({"schema": 1, "form": FORM.id, "year": 2025, "sections": {"overview": ONE}})
    waive(draft, half_width(draft), "照录原件").apply(draft)
    return draft


def test_a_reason_does_not_answer_a_further_place_of_the_same_words() -> None:
    draft = answered()
    assert half_width(draft).waived
    draft.set(SECTION, f"{ONE}各科室报送及时,审核严格。")
    assert not half_width(draft).waived
    waive(draft, half_width(draft), "两处都照录原件").apply(draft)
    assert half_width(draft).reason == "两处都照录原件"


def test_a_reason_outlives_other_words_and_a_place_that_is_mended() -> None:
    draft = answered()
    draft.set(SECTION, f"开头一句。{ONE}各科室报送及时,审核严格。")
    waive(draft, half_width(draft), "照录原件").apply(draft)
    draft.set(SECTION, f"另一个开头。{ONE}各科室报送及时，审核严格。")
    assert half_width(draft).waived


def test_a_reason_of_an_earlier_version_stands_as_it_did() -> None:
    draft = answered()
    (entry,) = draft.tree["waived"]
    draft.set("waived", [{key: entry[key] for key in entry if key not in ("places", "seen")}])
    assert half_width(draft).waived


def told(draft: Draft, rule: str) -> Finding:
    return next(f for f in review(FORM, draft) if f.rule == rule)


TOLD = "全年作出行政许可决定2552件。"
SHARE = "收回问卷184份，表示满意的175份，占收回问卷的85.1%。"


@pytest.mark.parametrize(
    ("rule", "text", "address", "value"),
    [
        ("figure-mismatch", TOLD, "tables.proactive.permits.decisions", 3001),
        ("share-mismatch", SHARE, SECTION, SHARE.replace("184", "384")),
        ("figure-mismatch", TOLD, SECTION, TOLD.replace("全年", "全年依法")),
    ],
)
def test_a_reason_lapses_with_what_it_rests_on(
    rule: str, text: str, address: str, value: object
) -> None:
    """The figure of the table, another number of the sentence, its other words."""
    draft = harmless(FORM, sections__overview=text, tables__proactive__permits__decisions=3000)
    waive(draft, told(draft, rule), "口径不同").apply(draft)
    assert told(draft, rule).waived
    draft.set(address, value)
    assert not told(draft, rule).waived


def test_a_reason_lapses_with_the_figure_of_last_year_that_it_speaks_of() -> None:
    draft, last = harmless(FORM), harmless(FORM)
    last.set("year", draft.year - 1)
    for row, value in (("issued", 0), ("repealed", 0), ("in_force", 11)):
        draft.set(f"tables.proactive.normative_documents.{row}", value)
    last.set("tables.proactive.normative_documents.in_force", 5)

    def chain() -> Finding:
        found = review(FORM, draft, (last,))
        return next(f for f in found if "上年现行有效" in f.message)

    waive(draft, chain(), "有6件清理后重新公布").apply(draft)
    assert chain().waived
    last.set("tables.proactive.normative_documents.in_force", 300)
    assert not chain().waived


def test_a_reason_answers_no_other_mistake_of_the_same_digits() -> None:
    other = "自然人申请9件，占全部11件申请的85.1%。"
    draft = harmless(FORM, sections__overview=SHARE)
    waive(draft, told(draft, "share-mismatch"), "按旧口径").apply(draft)
    draft.set(SECTION, f"{SHARE.replace('85.1', '95.1')}\n{other}")
    assert not told(draft, "share-mismatch").waived


def test_two_mistakes_of_the_same_digits_have_a_reason_each() -> None:
    other = "自然人申请9件，占全部11件申请的85.1%。"
    draft = harmless(FORM, sections__overview=f"{SHARE}\n{other}")
    for reason in ("按旧口径", "按新口径"):
        finding = next(
            f for f in review(FORM, draft) if f.rule == "share-mismatch" and not f.waived
        )
        waive(draft, finding, reason).apply(draft)
    reasons = {f.reason for f in review(FORM, draft) if f.rule == "share-mismatch"}
    assert reasons == {"按旧口径", "按新口径"}


def test_a_reason_lapses_with_a_figure_that_its_sentence_refers_to() -> None:
    text = "主动公开信息{proactive.permits.decisions}条；全年公开信息12条,群众满意。"
    draft = harmless(FORM, sections__overview=text, tables__proactive__permits__decisions=3000)
    waive(draft, half_width(draft), "照录原件").apply(draft)
    assert half_width(draft).waived
    draft.set("tables.proactive.permits.decisions", 3001)
    assert not half_width(draft).waived

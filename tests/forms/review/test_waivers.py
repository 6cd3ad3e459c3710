"""A reason (情况说明) answers what its writer saw, no more."""

from __future__ import annotations

from forms.draft import Draft
from forms.loading import load_form
from forms.review import review
from forms.review.finding import Finding
from forms.review.waivers import waive

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
    draft.set("waived", [{key: entry[key] for key in entry if key != "places"}])
    assert half_width(draft).waived

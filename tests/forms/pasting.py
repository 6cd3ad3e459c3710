"""What the tests of pasting share: a text laid over a table, and the values it brings."""

from __future__ import annotations

from forms.draft import Draft
from forms.form import Form
from forms.paste import PastePlan, plan_paste, split_cells

FIRST_2014 = "tables.statistics.disclosed"
FIRST_REQUEST = "tables.requests.new.natural_person"


def plan_of(form: Form, at: str, text: str, draft: Draft | None = None, **how: bool) -> PastePlan:
    """What pasting a text at a figure would do."""
    return plan_paste(form, draft or Draft(), at, split_cells(text), **how)


def values(plan: PastePlan) -> dict[str, object]:
    """The new values, by address within the tables."""
    return {cell.address.partition(".")[2]: cell.new for cell in plan.cells}

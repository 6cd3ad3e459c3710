"""Forms of a few rows, and drafts of the real ones, that several tests write with."""

from __future__ import annotations

from collections.abc import Mapping

from forms.draft import Draft
from forms.form import Form
from forms.form_models import checked_form
from forms.loading import example_path
from forms.references import resolve
from forms.store.reading import read_draft


def small_form(*rows: Mapping[str, str], sections: tuple[str, ...] = ("one",)) -> Form:
    """A form with sections of these ids and one table, `s`, of these rows and one column."""
    return checked_form(
        {
            "schema": 1,
            "id": "try",
            "edition": 1,
            "name": "试",
            "source": "",
            "years": {"first": 2000},
            "order": [*sections, "s"],
            "section": [{"id": one, "title": one} for one in sections],
            "table": [
                {"id": "s", "title": "统计表", "column": [{"label": "数"}], "row": list(rows)}
            ],
        }
    )


def example_as_printed(form: Form) -> Draft:
    """The example of a form, with the figures in its texts instead of the references to them."""
    path = example_path(form)
    assert path is not None
    draft = read_draft(path)
    for section in form.sections:
        draft.set(f"sections.{section.id}", resolve(draft.prose(section.id), form, draft))
    return draft

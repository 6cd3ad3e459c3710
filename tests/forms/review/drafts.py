"""Harmless drafts to plant things in, and what the review says of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from forms.draft import Draft
from forms.form import Form
from forms.loading import load_form
from forms.review import review
from forms.review.finding import Finding
from forms.settings import Settings

PROSE = {
    "overview": "围绕中心工作，认真做好政府信息公开各项工作，让群众看得到、看得懂、能监督。",
    "problems": "公开内容还不够全面。下一步将细化公开目录，逐月检查。",
    "other": "无其他需要报告的事项。",
}


def harmless(form: Form, **values: Any) -> Draft:
    """A draft without anything to find but blanks; `values` by address, dots as `__`."""
    year = form.years.last or 2023
    draft = Draft(
        {
            "schema": 1,
            "form": form.id,
            "edition": form.edition,
            "year": year,
            "unit": {"name": "青山县统计局", "level": "county", "kind": "department"},
            "document": {"date": date(year + 1, 1, 20)},
            "sections": {},
        }
    )
    for section in form.sections:
        about = section.label or section.title
        plain = f"围绕{about}，认真做好各项工作，让群众看得到、看得懂、能监督。"
        text = PROSE["problems"] if section.wants_measures else PROSE.get(section.id, plain)
        draft.set(f"sections.{section.id}", PROSE["other"] if section.none_allowed else text)
    fill(draft, {key.replace("__", "."): value for key, value in values.items()})
    return draft


def fill(draft: Draft, values: Mapping[str, Any]) -> None:
    """Give several values by address."""
    for address, value in values.items():
        draft.set(address, value)


def prose_of(text: str, figures: Mapping[str, Any], form_id: str, section: str) -> list[Finding]:
    """What the review finds in one text beside some figures (references without `tables.`)."""
    form = load_form(form_id)
    draft = harmless(form)
    fill(draft, {f"tables.{name}": value for name, value in figures.items()})
    draft.set(f"sections.{section}", text)
    found = review(form, draft, settings=Settings())
    return [finding for finding in found if finding.at[0] == f"sections.{section}"]

"""Is this the right form, in the right edition, for the reporting year?"""

from __future__ import annotations

from forms.draft import Draft
from forms.form import Form
from forms.form_words import Severity
from forms.loading import default_form
from forms.review.finding import Finding


def edition_findings(form: Form, draft: Draft) -> list[Finding]:
    """Findings `wrong-edition` (the year has another form), `old-edition` and `new-edition`."""
    return [*_year(form, draft), *_edition(form, draft)]


def _year(form: Form, draft: Draft) -> list[Finding]:
    year = draft.year
    if year is None or year in form.years:
        return []
    right = default_form(year)
    severity: Severity = "error" if year in right.years else "warning"
    advice = f"应当用“{right.name}”" if year in right.years else "请核对年度，或换用当年的格式"
    message = f"“{form.name}”用于{_span(form)}年度报告，不用于{year}年度：{advice}。"
    return [Finding("wrong-edition", severity, message, ("form", "year"), source=form.source)]


def _edition(form: Form, draft: Draft) -> list[Finding]:
    edition = draft.get("edition")
    if not isinstance(edition, int) or edition == form.edition:
        return []
    if edition < form.edition:
        message = f"草稿按本格式第{edition}版填写，现在是第{form.edition}版；打开草稿即可升级。"
        return [Finding("old-edition", "warning", message, ("edition",))]
    message = f"草稿按本格式第{edition}版填写，本程序只有第{form.edition}版；请升级程序后再改。"
    return [Finding("new-edition", "warning", message, ("edition",))]


def _span(form: Form) -> str:
    first, last = form.years.first, form.years.last
    if last is None:
        return f"{first}年起的"
    return f"{first}—{last}" if last > first else f"{first}"

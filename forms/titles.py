"""The words of a form that hold the unit or the year: its title, headings, captions, starters."""

from __future__ import annotations

from collections.abc import Callable

from forms.draft import Draft
from forms.form import Form, Section, Table
from forms.patterns import regex

_CONTACT = ("phone", "fax", "address", "postcode", "email", "website")
_PLACE = regex(rf"\{{(unit(?:_name)?|title|year(?:[+-]1)?|{'|'.join(_CONTACT)})\}}")
_ORDINAL = regex(r"[〇零一二三四五六七八九十百\d]+")


def fill(template: str, form: Form, draft: Draft) -> str:
    """The template with {unit} {year} {year+1} {year-1} {title} filled in, all else as it stands.

    {unit} is the office as the title calls it, {unit_name} its full name. What the draft
    does not say yet is shown as 〔待填：…〕, what cannot be a year as 〔待改：年度〕. {phone} {fax}
    {address} {postcode} {email} {website} are the office's too, …… where the draft has none.
    """
    return _PLACE.sub(lambda match: _WORDS[match[1]](form, draft), template)


def heading(part: Section | Table, form: Form, draft: Draft) -> str:
    """The heading as printed, `三、依申请公开情况`; "" for a part without one."""
    if not part.title:
        return ""
    mark = "、" if _ORDINAL.fullmatch(part.number) else ""
    return f"{part.number}{mark}{fill(part.title, form, draft)}"


def report_title(form: Form, draft: Draft) -> str:
    """The title of the report, on one line."""
    return fill(form.report_title, form, draft)


def _contact(key: str) -> Callable[[Form, Draft], str]:
    return lambda _, draft: draft.text(f"unit.{key}") or "……"


def _year(offset: int) -> Callable[[Form, Draft], str]:
    def said(_: Form, draft: Draft) -> str:
        if draft.year is not None:
            return str(draft.year + offset)
        return "〔待填：年度〕" if draft.get("year") in (None, "") else "〔待改：年度〕"

    return said


_WORDS: dict[str, Callable[[Form, Draft], str]] = {
    "unit": lambda _, draft: draft.unit or "〔待填：单位名称〕",
    "unit_name": lambda _, draft: draft.text("unit.name") or draft.unit or "〔待填：单位名称〕",
    "title": lambda form, _: form.title,
    "year": _year(0),
    "year+1": _year(1),
    "year-1": _year(-1),
    **{key: _contact(key) for key in _CONTACT},
}

TEMPLATE_IDS = tuple(_WORDS)
"""What may stand in braces."""

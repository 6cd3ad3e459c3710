"""What a section must speak of because figures call for it."""

from __future__ import annotations

from forms.draft import Draft
from forms.form import Form
from forms.form_rules import Relation
from forms.review.finding import Finding
from forms.review.relations import CompiledRelation, compile_relation, once_a_form


def mention_findings(form: Form, draft: Draft) -> list[Finding]:
    """A finding for each mention of the form that is called for and missing in a written section.

    `at` is the section, then the figures that call for it.
    """
    found: list[Finding] = []
    for mention, condition in zip(form.mentions, _conditions(form), strict=True):
        text = draft.prose(mention.section)
        if text and not any(word in text for word in mention.words):
            called_for = _called_for(draft, condition)
            if called_for:
                at = (f"sections.{mention.section}", *called_for)
                told = mention.message
                found.append(Finding(mention.id, mention.severity, told, at, source=mention.source))
    return found


@once_a_form
def _conditions(form: Form) -> list[CompiledRelation]:
    """For each mention the formula that calls for it."""
    return [
        condition
        for mention in form.mentions
        for condition in compile_relation(form, Relation(id=mention.id, check=mention.when))
    ]


def _called_for(draft: Draft, condition: CompiledRelation) -> list[str]:
    """The figures of the formula, where none is blank and it holds of them."""
    values = {name: draft.figure(f"tables.{name}") for name in condition.names}
    known = {name: value for name, value in values.items() if value is not None}
    if len(known) < len(values) or not condition.holds(known):
        return []
    return [f"tables.{name}" for name in condition.names]

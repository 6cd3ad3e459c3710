"""What a section must speak of, because a figure or another section calls for it."""

from __future__ import annotations

from forms.draft import Draft
from forms.form import Form, Mention, Relation
from forms.review.finding import Finding
from forms.review.relations import compile_relation


def mention_findings(form: Form, draft: Draft) -> list[Finding]:
    """A finding for each mention of the form that is called for and missing in a written section.

    `at` is the section, then the figures or sections that call for it.
    """
    found: list[Finding] = []
    for mention in form.mentions:
        text = draft.prose(mention.section)
        if text and not any(word in text for word in mention.words):
            callers = [*_figures(form, draft, mention), *_sections(form, draft, mention)]
            if callers:
                at = (f"sections.{mention.section}", *callers)
                found.append(
                    Finding(
                        mention.id, mention.severity, mention.message, at, source=mention.source
                    )
                )
    return found


def _figures(form: Form, draft: Draft, mention: Mention) -> list[str]:
    """The figures of the formula, where it holds of them."""
    if not mention.when:
        return []
    (condition,) = compile_relation(form, Relation(id=mention.id, check=mention.when))
    addresses = [f"tables.{name}" for name in condition.names]
    values = {name: draft.figure(f"tables.{name}") for name in condition.names}
    known = {name: value for name, value in values.items() if value is not None}
    return addresses if len(known) == len(values) and condition.holds(known) else []


def _sections(form: Form, draft: Draft, mention: Mention) -> list[str]:
    """The other sections that hold one of the words."""
    others = [section.id for section in form.sections if section.id != mention.section]
    return [
        f"sections.{name}"
        for name in others
        if any(word in draft.prose(name) for word in mention.when_words)
    ]

"""Is it right? The whole review (自查) of a draft, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from forms.draft import Address, Draft
from forms.form import Form
from forms.review.finding import Finding
from forms.settings import Settings


def review(
    form: Form,
    draft: Draft,
    previous: Sequence[Draft] = (),
    settings: Settings | None = None,
    siblings: Sequence[Draft] = (),
) -> tuple[Finding, ...]:
    """Everything the review finds, in reading order, answered warnings marked.

    `previous` is last year's draft (several after a merger of offices), `siblings` other drafts of
    the same folder and year.
    """
    # not at the top: the screen shows a draft before it is reviewed, and the rules take a while
    from forms.review.dating.edition import edition_findings
    from forms.review.figures import relation_findings
    from forms.review.mentions import mention_findings
    from forms.review.prose import prose_findings
    from forms.review.values import value_findings
    from forms.review.waivers import with_waivers

    found = [
        *value_findings(form, draft),
        *edition_findings(form, draft),
        *relation_findings(form, draft, previous),
        *mention_findings(form, draft),
        *prose_findings(form, draft, previous, settings or Settings(), siblings),
    ]
    return tuple(in_reading_order(form, with_waivers(draft, found)))


def in_reading_order(form: Form, findings: Sequence[Finding]) -> list[Finding]:
    """Findings sorted by where the reader meets the value blamed."""
    order = form.reading_order
    return sorted(findings, key=lambda f: (position(order, f.at[0]), f.span or (0, 0)))


def position(order: dict[Address, int], address: Address) -> int:
    """The place of an address in reading order; of what is unknown there, the end."""
    while address:
        if address in order:
            return order[address]
        address = address.rpartition(".")[0]
    return len(order)

"""The figures that the numbers of a section are told to be, so that they can follow the table."""

from __future__ import annotations

from forms.draft import Address, Draft
from forms.form import Form, Section
from forms.references_offers import reference_offers
from forms.review.passage import passage_of
from forms.review.told_figures.claim import Claim
from forms.review.told_figures.statements import said_of

Link = tuple[tuple[int, int], Address]
"""The digits in the text of the draft, and the figure that they repeat."""


def links(form: Form, draft: Draft, section: Section) -> list[Link]:
    """The numbers of a section that equal the one figure they are told to be, in order.

    In a form that declares no words for its figures, those that only one figure fits by its label.
    """
    address = f"sections.{section.id}"
    equal = reference_offers(draft.text(address), form, draft)
    if not form.facts:
        return [(span, found[0]) for span, found in equal if len(found) == 1]
    told = _told(form, draft, section)
    return [
        (span, told[span[0]]) for span, found in equal if span[0] in told and told[span[0]] in found
    ]


def _told(form: Form, draft: Draft, section: Section) -> dict[int, Address]:
    """The figures told, by where their numbers begin in the text of the draft."""
    passage = passage_of(f"sections.{section.id}", section, form, draft)
    said = said_of(form, draft, passage)
    return {
        passage.span(claim.quantity.start, claim.quantity.end)[0]: address
        for claim in (said.claims if said else ())
        if claim.quantity and (address := _one_figure(claim))
    }


def _one_figure(claim: Claim) -> Address | None:
    """The figure that a claim says the number is, None for sums, changes and what is unsure."""
    reading = claim.readings[0]
    if claim.kind != "states" or claim.unsure or reading.per or len(claim.readings) > 1:
        return None
    if len(reading.at.addresses) != 1 or reading.at.fall:
        return None
    return reading.at.addresses[0]

"""The review of prose, gathered."""

from __future__ import annotations

from collections.abc import Sequence

from forms.draft import Draft
from forms.form import Form
from forms.review.agreement.contradictions import contradiction_findings
from forms.review.agreement.disagreements import disagreement_findings
from forms.review.agreement.nothing import nothing_findings
from forms.review.agreement.repeats import repeat_findings
from forms.review.agreement.retold import retold_findings
from forms.review.attachments import attachment_findings
from forms.review.consistency import compared, consistency_findings
from forms.review.dating.announced import announced_findings
from forms.review.dating.citations import citation_findings
from forms.review.dating.dates import date_findings
from forms.review.dating.provisions import provision_findings
from forms.review.finding import Finding
from forms.review.history import history_findings
from forms.review.lost import lost_reference_findings
from forms.review.naming.names import name_findings
from forms.review.passage import passages
from forms.review.reckoning.enumerations import enumeration_findings
from forms.review.reckoning.list_counts import list_count_findings
from forms.review.reckoning.sums import sum_findings
from forms.review.structure import structure_findings
from forms.review.told_figures.figure_values import figures_of
from forms.review.told_figures.statements import said_of
from forms.review.wording import wording_findings
from forms.settings import Settings


def prose_findings(
    form: Form,
    draft: Draft,
    previous: Sequence[Draft],
    settings: Settings,
    siblings: Sequence[Draft],
) -> list[Finding]:
    """What the prose says that it should not: in itself, against the table, against last year's.

    `previous` is last year's draft (several after a merger), `siblings` other drafts of the folder.
    """
    texts = passages(form, draft)
    statements = [said_of(form, draft, passage) for passage in texts]
    figures = figures_of(form, draft)
    tied = [compared(figures, said) for said in statements]
    unit = f"{draft.text('unit.name')}|{draft.text('unit.short_name')}"
    repeated = repeat_findings(texts)
    return [
        *structure_findings(form, draft, texts),
        *nothing_findings(texts, draft.year),
        *lost_reference_findings(form, texts),
        *consistency_findings(figures, draft.year, texts, statements, previous),
        *sum_findings(texts, tied),
        *contradiction_findings(texts, tied, draft.year, unit),
        *disagreement_findings(texts, draft.year, unit),
        *(finding for passage in texts for finding in list_count_findings(passage)),
        *(finding for passage in texts for finding in enumeration_findings(passage)),
        *date_findings(form, draft, texts),
        *attachment_findings(draft),
        *announced_findings(form, draft, texts),
        *citation_findings(form, texts, draft.year),
        *(finding for passage in texts for finding in provision_findings(passage, draft.year or 0)),
        *name_findings(draft, texts, previous, siblings),
        *wording_findings(draft, texts, settings),
        *repeated,
        *retold_findings(texts, repeated),
        *history_findings(form, draft, texts, previous, siblings),
    ]

"""The review of prose, gathered."""

from __future__ import annotations

from collections.abc import Sequence

from forms.draft import Draft
from forms.form import Form
from forms.review.consistency import consistency_findings
from forms.review.finding import Finding
from forms.review.passage import passages
from forms.settings import Settings


def prose_findings(
    form: Form,
    draft: Draft,
    previous: Sequence[Draft],
    settings: Settings,
    siblings: Sequence[Draft],
) -> list[Finding]:
    """What the prose says that it should not."""
    texts = passages(form, draft)
    return [*consistency_findings(form, draft, texts)]

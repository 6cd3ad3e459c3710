"""References to figures that the form does not have: a local form has lost the row."""

from __future__ import annotations

from collections.abc import Sequence

from forms.form import Form
from forms.references import lost_references
from forms.review.finding import Finding, Place
from forms.review.passage import Passage, finding_in
from forms.review.rulebook import rules


def lost_reference_findings(form: Form, texts: Sequence[Passage]) -> list[Finding]:
    """Rule `lost-reference`: each place where braces would be printed in place of a figure."""
    rule = rules()["lost-reference"]
    found: list[Finding] = []
    for passage in texts:
        spans = [lost.span for lost in lost_references(passage.raw, form)]
        places = [
            Place(passage.address, passage.raw[start:end], (start, end)) for start, end in spans
        ]
        if places:
            message = f"{rule.title}：{places[0].quote}，会原样印出来。请改引别的数据，或直接写数字"
            found.append(finding_in(passage, rule.id, rule.severity, message, places, rule.source))
    return found

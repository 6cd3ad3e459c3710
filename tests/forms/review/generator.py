"""Reports made up for tests: figures that hold together, sentences about them, faults planted.

`FIGURES` are by reference; `value` also knows the sums that officers write about (refused, …).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from forms.draft import Draft, Number
from forms.form import Form
from forms.loading import load_form
from tests.forms.review.drafts import fill, harmless

HERE = Path(__file__).parent

_COLUMNS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other")
_REQUESTS: Mapping[str, tuple[int, ...]] = {
    "new": (131, 21, 3, 2, 4, 9),
    "carried_in": (13, 0, 0, 0, 0, 0),
    "granted": (49, 21, 3, 0, 0, 0),
    "partial": (13, 0, 0, 2, 4, 0),
    "refused_by_law": (2, 0, 0, 0, 0, 0),
    "refused_third_party": (5, 0, 0, 0, 0, 0),
    "refused_internal": (7, 0, 0, 0, 0, 0),
    "unavailable_not_held": (29, 0, 0, 0, 0, 0),
    "unavailable_to_create": (6, 0, 0, 0, 0, 0),
    "unavailable_unclear": (1, 0, 0, 0, 0, 0),
    "rejected_petition": (8, 0, 0, 0, 0, 0),
    "rejected_repeat": (3, 0, 0, 0, 0, 0),
    "other_not_corrected": (5, 0, 0, 0, 0, 0),
    "other_rest": (3, 0, 0, 0, 0, 0),
    "handled": (131, 21, 3, 2, 4, 0),
    "carried_out": (13, 0, 0, 0, 0, 9),
}
_DISPUTES: Mapping[str, tuple[int, ...]] = {
    "reconsideration": (15, 4, 6, 2),
    "lawsuit_direct": (5, 0, 1, 0),
    "lawsuit_after_reconsideration": (7, 0, 0, 3),
}
_PROACTIVE: Mapping[str, Number] = {
    "normative_documents.issued": 12,
    "normative_documents.repealed": 18,
    "normative_documents.in_force": 47,
    "permits.decisions": 1432,
    "penalties.decisions": 386,
    "coercion.decisions": 57,
    "charges.amount": Decimal("93.5"),
    "permits.items_last_year": 74,
    "permits.items_change": 6,
    "penalties.items_last_year": 271,
    "penalties.items_change": 19,
    "coercion.items_last_year": 23,
    "coercion.items_change": -4,
    "procurement.items": 36,
    "procurement.amount": Decimal("1270.5"),
    "normative_documents.disclosed_total": 63,
}
_STATISTICS: Mapping[str, Number] = {
    "disclosed": 1236,
    "disclosed_normative": 14,
    "normative_issued": 17,
    "by_gazette": 24,
    "by_website": 1180,
    "by_weibo": 655,
    "by_wechat": 801,
    "by_other": 430,
    "responses": 33,
    "press_conferences": 4,
    "press_conferences_led": 2,
    "interviews": 6,
    "interviews_led": 1,
    "interpretations": 16,
    "weibo_wechat_responses": 21,
    "other_responses": 9,
    "received": 39,
    "received_in_person": 7,
    "received_by_fax": 3,
    "received_online": 21,
    "received_by_letter": 8,
    "completed": 38,
    "completed_on_time": 35,
    "completed_extended": 3,
    "answered": 38,
    "answered_already_public": 5,
    "answered_granted": 20,
    "answered_partial": 2,
    "answered_refused": 4,
    "refused_trade_secret": 1,
    "refused_privacy": 3,
    "answered_other_agency": 2,
    "answered_nonexistent": 3,
    "answered_amend": 1,
    "answered_other_channel": 1,
    "reconsiderations": 11,
    "reconsiderations_upheld": 8,
    "reconsiderations_corrected": 1,
    "reconsiderations_other": 2,
    "lawsuits": 10,
    "lawsuits_upheld": 9,
    "lawsuits_other": 1,
    "complaints": 13,
    "fees": Decimal("0.6"),
    "offices": 1,
    "reading_points": 12,
    "staff": 61,
    "staff_full_time": 2,
    "staff_part_time": 59,
    "budget": 25,
    "meetings": 5,
    "training_courses": 9,
    "trainees": 260,
}
_SUMS = {
    "requests.refused": ("refused_by_law", "refused_third_party", "refused_internal"),
    "requests.unavailable": (
        "unavailable_not_held",
        "unavailable_to_create",
        "unavailable_unclear",
    ),
    "requests.rejected": ("rejected_petition", "rejected_repeat"),
    "requests.owed": ("new", "carried_in"),
}


def figures(form: Form) -> Mapping[str, Number]:
    """Every figure of the form by reference; those that nothing is said of are 0."""
    return _figures(form.id)


@cache
def _figures(form_id: str) -> Mapping[str, Number]:
    form = load_form(form_id)
    found: dict[str, Number] = {figure.reference: 0 for figure in form.figures.values()}
    for row, numbers in _REQUESTS.items():
        cells = {f"requests.{row}.{c}": n for c, n in zip(_COLUMNS, numbers, strict=True)}
        found.update({**cells, f"requests.{row}.total": sum(numbers)})
    for row, numbers in _DISPUTES.items():
        names = ("upheld", "corrected", "other", "pending")
        cells = {f"disputes.{row}.{c}": n for c, n in zip(names, numbers, strict=True)}
        found.update({**cells, f"disputes.{row}.total": sum(numbers)})
    found.update({f"proactive.{name}": number for name, number in _PROACTIVE.items()})
    found.update({f"statistics.{name}": number for name, number in _STATISTICS.items()})
    known = {figure.reference for figure in form.figures.values()}
    return {name: number for name, number in found.items() if name in known}


def value(form: Form, name: str) -> Number:
    """A figure, or one of the sums that officers write about."""
    known = figures(form)
    if name in known:
        return known[name]
    if name == "disputes.lawsuits":
        return (
            known["disputes.lawsuit_direct.total"]
            + known["disputes.lawsuit_after_reconsideration.total"]
        )
    if name == "requests.new.organizations":
        return sum(known[f"requests.new.{column}"] for column in _COLUMNS[1:])
    return sum(known[f"requests.{row}.total"] for row in _SUMS[name])


def report(form: Form, **prose: str) -> Draft:
    """A harmless report with all figures; `prose` replaces sections."""
    draft = _filled_in(form.id).copy()
    fill(draft, {f"sections.{section}": text for section, text in prose.items()})
    return draft


@cache
def _filled_in(form_id: str) -> Draft:
    """What every report of a form is a copy of."""
    form = load_form(form_id)
    draft = harmless(form)
    fill(draft, {f"tables.{name}": number for name, number in figures(form).items()})
    assert draft.figures_written  # copies have it, and need not write them out
    return draft


@dataclass(frozen=True)
class Saying:
    """A sentence with a place `{n}` for the number of a figure."""

    form_id: str
    name: str
    sentence: str
    money: bool

    @property
    def form(self) -> Form:
        """The form whose figure it is about."""
        return load_form(self.form_id)

    def right(self) -> str:
        """The sentence with the figure itself."""
        return self.sentence.replace("{n}", str(value(self.form, self.name)))

    def wrong(self) -> str:
        """The sentence with a number that no figure has."""
        true = value(self.form, self.name)
        taken = set(figures(self.form).values())
        number = true + 5 + true // 7
        while any(number == other for other in taken):
            number += 1
        return self.sentence.replace("{n}", str(number))


@cache
def sayings() -> tuple[Saying, ...]:
    """Every phrasing of phrasings.toml."""
    return tuple(_sayings())


def _sayings() -> Iterator[Saying]:
    tree: dict[str, dict[str, Any]] = tomllib.loads(
        (HERE / "phrasings.toml").read_text(encoding="utf-8")
    )
    for form_id, facts in tree.items():
        for name, entry in facts.items():
            for sentence in entry["says"]:
                if sentence not in entry.get("skip", ()):
                    yield Saying(form_id, name, sentence, entry.get("money", False))

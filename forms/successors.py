"""A draft of an earlier format as far as its values mean the same in a later one.

The later form says in `successor` which values mean the same, and why others do not. A rule for an
address holds for all beneath it; the longest rule counts. References in prose follow the figures
that have a place; others become the number they stood for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from forms.draft import Address, Draft, Value
from forms.form import Form, Successor
from forms.references import format_figure, readdressed, write_reference

NO_PLACE = "新格式里没有对应的项目"


class Different(NamedTuple):
    """A value of the earlier draft that does not mean the same here, and why."""

    address: Address
    value: Value
    reason: str


@dataclass(frozen=True, slots=True)
class Translation:
    """The earlier draft under this form's addresses: `same` maps its addresses to ours."""

    draft: Draft
    same: Mapping[Address, Address] = field(default_factory=dict)
    different: tuple[Different, ...] = ()


def successor_of(form: Form, source: Form) -> Successor | None:
    """What the form says of the other; forms of one family share their addresses."""
    if {form.id, form.extends} & {source.id, source.extends} - {""}:
        return Successor(form=source.id, same={"sections": "sections", "tables": "tables"})
    return next((one for one in form.successors if one.form in (source.id, source.extends)), None)


def translate(form: Form, draft: Draft, source: Form) -> Translation:
    """The values of a draft of the form `source` that mean the same in `form`.

    All else of the draft (unit, year, document) is taken over as it stands.
    """
    rules = successor_of(form, source) or Successor(form=source.id)
    kept = {key: value for key, value in draft.tree.items() if key not in ("sections", "tables")}
    ours = Draft({**kept, "form": form.id})
    same: dict[Address, Address] = {}
    different: list[Different] = []
    for address, value in (*draft.items("sections"), *draft.items("tables")):
        here, reason = _meaning(address, rules)
        if here in form.figures or form.section(here.removeprefix("sections.")):
            same[address] = here
            ours.set(here, _carried(value, rules, form, draft))
        else:
            different.append(Different(address, value, reason or NO_PLACE))
    return Translation(ours, same, tuple(different))


def _meaning(address: Address, rules: Successor) -> tuple[Address, str]:
    """Where the value stands in our form, or why nowhere."""
    known = (*rules.same, *rules.different)
    held = [rule for rule in known if f"{address}.".startswith(f"{rule}.")]
    rule = max(held, key=len, default="")
    if rule in rules.same:
        return f"{rules.same[rule]}{address.removeprefix(rule)}", ""
    return "", rules.different.get(rule, "")


def _carried(value: Value, rules: Successor, form: Form, draft: Draft) -> Value:
    def follow(address: Address) -> str:
        here, _ = _meaning(address, rules)
        figure = draft.figure(address)
        if here in form.figures or figure is None:
            return write_reference(here or address)
        return format_figure(figure)

    return readdressed(value, follow) if isinstance(value, str) else value

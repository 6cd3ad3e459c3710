"""The review of relations: which fail, which wait, what would mend them; the balance in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from forms.draft import Address, Draft, Number
from forms.form import Form
from forms.review.explanation import compared, explain, figure_of, row_name
from forms.review.finding import Finding, Repair
from forms.review.keeping import by_tables
from forms.review.relations import PREVIOUS, CompiledRelation, figures_in, relations_of
from forms.review.repairs import Candidate, candidates, culprits, likely


class Balance(NamedTuple):
    """How one relation of a figure stands now, for the line under a sheet.

    `difference` is left minus right, None while it waits or has no sides.
    """

    rule: str
    state: Literal["holds", "fails", "waits"]
    text: str
    difference: Number | None = None
    tells: bool = True
    """Whether one of its figures is not 0."""


def relation_findings(form: Form, draft: Draft, previous: Sequence[Draft] = ()) -> list[Finding]:
    """The relations that fail, explained with repairs, and those that wait for a blank."""
    return list(_relations(form, draft, *previous))


@by_tables
def _relations(form: Form, draft: Draft, *previous: Draft) -> tuple[Finding, ...]:
    judged = _Judged(form, draft, previous)
    return (
        *(judged.failure(relation) for relation in judged.failing),
        *(judged.waiting(relation) for relation in judged.waits),
    )


def balances(
    form: Form, draft: Draft, address: Address, previous: Sequence[Draft] = ()
) -> list[Balance]:
    """How the relations that a figure takes part in stand now."""
    judged = _Judged(form, draft, previous)
    name = address.removeprefix("tables.")
    return [judged.balance(r) for r in judged.relations if name in r.names and r.comparison]


def all_balances(form: Form, draft: Draft, previous: Sequence[Draft] = ()) -> list[Balance]:
    """How every relation between figures stands now."""
    judged = _Judged(form, draft, previous)
    return [judged.balance(relation) for relation in judged.relations if relation.comparison]


def previous_values(form: Form, previous: Sequence[Draft]) -> dict[str, Number | None]:
    """Last year's figures by reference; of several predecessors their sum."""
    if len(previous) == 1:
        return figures_in(form, previous[0])
    summed: dict[str, Number | None] = {}
    for draft in previous:
        for name, value in figures_in(form, draft).items():
            before = summed.get(name, 0)
            summed[name] = None if value is None or before is None else before + value
    return summed


class _Judged:
    """The relations of one draft worked out once."""

    def __init__(self, form: Form, draft: Draft, previous: Sequence[Draft]) -> None:
        self.form = form
        self.values: dict[str, Number | None] = figures_in(form, draft)
        last = previous_values(form, previous) if previous else {}
        self.values.update((PREVIOUS + name, value) for name, value in last.items())
        self.known = {n: v for n, v in self.values.items() if v is not None}
        level, kind = draft.text("unit.level"), draft.text("unit.kind")
        self.relations = [r for r in relations_of(form) if r.applies(level, kind, bool(previous))]
        states = [(relation, self._state(relation)) for relation in self.relations]
        self.failing = [relation for relation, state in states if state == "fails"]
        self.waits = [relation for relation, state in states if state == "waits"]
        self._culprits: dict[str, Number] | None = None

    def _state(self, relation: CompiledRelation) -> Literal["holds", "fails", "waits"]:
        known = self.known
        blank = [name for name in relation.names if name not in known]
        if any(PREVIOUS + name not in known for name in relation.previous_names):
            return "holds"
        if blank:
            return "waits"
        if relation.when and not relation.when(known):
            return "holds"
        return "holds" if relation.holds(known) else "fails"

    @property
    def culprits(self) -> Mapping[str, Number]:
        if self._culprits is None:
            firm = [r for r in self.failing if r.severity == "error"]
            found = culprits(self.form, firm, self.relations, self.values) if firm[1:] else {}
            self._culprits = found
        return self._culprits

    def failure(self, relation: CompiledRelation) -> Finding:
        """The finding of a relation that does not hold."""
        found = candidates(self.form, relation, self.known)
        joint = next((n for n in relation.names if n in self.culprits), None)
        suspect = joint or likely(relation, found, self.known)
        blamed = joint or relation.total or _blamed(relation)
        return Finding(
            rule=relation.rule,
            severity=relation.severity,
            message=explain(self.form, relation, self.known, holds=False),
            at=self._at(relation, blamed),
            source=relation.source,
            repairs=tuple(self._repair(c) for c in _joint_first(found, joint)),
            likely=f"tables.{suspect}" if suspect else None,
        )

    def waiting(self, relation: CompiledRelation) -> Finding:
        """The finding of a relation that waits, with the blanks named."""
        blank = [name for name in relation.names if name not in self.known]
        named = "、".join(self._label(name) for name in blank[:3])
        more = f"等 {len(blank)} 项" if len(blank) > 3 else ""
        return Finding(
            rule=relation.rule,
            severity="info",
            state="waiting",
            message=f"勾稽关系待核：等待填写{named}{more}",
            at=self._at(relation, blank[0]),
            source=relation.source,
        )

    def balance(self, relation: CompiledRelation) -> Balance:
        """How the relation stands now."""
        assert relation.comparison is not None
        state = self._state(relation)
        names = (*relation.comparison.names,)
        if state == "waits" or any(name not in self.known for name in names):
            blank = sum(name not in self.known for name in names)
            return Balance(relation.rule, "waits", f"尚有 {blank} 项待填，暂不能核对")
        comparison = relation.comparison
        words = compared(self.form, comparison, self.known, holds=state == "holds")
        gap = comparison.left.value(self.known) - comparison.right.value(self.known)
        return Balance(relation.rule, state, words, gap, any(self.known[n] for n in names))

    def _label(self, name: str) -> str:
        figure = figure_of(self.form, name)
        column = f"·{figure.column.label}" if figure.column.id else ""
        return row_name(figure) + column

    def _at(self, relation: CompiledRelation, first: str) -> tuple[Address, ...]:
        order = list(self.form.figures)
        involved = sorted((f"tables.{n}" for n in relation.names), key=order.index)
        blamed = f"tables.{first}"
        return (blamed, *(address for address in involved if address != blamed))

    def _repair(self, candidate: Candidate) -> Repair:
        name, number = candidate
        return Repair(f"tables.{name}", self.known[name], number)


def _blamed(relation: CompiledRelation) -> str:
    """The figure that a relation is about: the first that its check names."""
    return relation.names[0]


def _joint_first(found: Sequence[Candidate], joint: str | None) -> list[Candidate]:
    return sorted(found, key=lambda candidate: candidate[0] != joint) if joint else list(found)

"""The figures of a draft with the words for them, as the prose is compared with them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from forms.draft import Address, Draft, Number
from forms.form import Form
from forms.numerals import in_unit, tidy, written
from forms.review.keeping import by_tables
from forms.review.reading.tongue import SaidFact, Terms, tongue_of
from forms.review.relations import figures_in
from forms.review.told_figures.signs import Scope

MOST_NAMED = 3


class Figures:
    """The figures of a draft by reference, and whose they are."""

    def __init__(self, form: Form, values: Mapping[str, Number | None], scope: Scope) -> None:
        self.form = form
        self.values = values
        self.scope = scope
        self._sums: dict[Terms, Number | None] = {}

    @cached_property
    def expected(self) -> tuple[tuple[Terms, Number], ...]:
        """What the prose is expected to name, where it is not 0."""
        said = (said.at for said in tongue_of(self.form).facts if said.fact.expected)
        return tuple((terms, value) for terms in said if (value := self.value(terms)))

    def is_of_others(self, scope: Scope) -> bool:
        """Whether a scope that the words tell is another than that of the figures."""
        return bool(scope and self.scope and scope != self.scope)

    def value(self, terms: Terms) -> Number | None:
        """The sum of the terms in the unit in which prose is read (money in 元), None if blank."""
        if terms not in self._sums:
            self._sums[terms] = self._sum(terms)
        return self._sums[terms]

    def _sum(self, terms: Terms) -> Number | None:
        total: Number = 0
        for address in terms.addresses:
            value = self.values.get(address.removeprefix("tables."))
            if value is None:
                return None
            figure = self.form.figures[address]
            total += in_unit(value, figure.unit, "元") if figure.unit == "万元" else value
        return -total if terms.fall else total

    def actual(self, said: SaidFact, terms: Terms) -> Number | None:
        """What a fact's figure is, as the percentage of another where it is one."""
        actual = self.value(terms)
        if said.per is None or actual is None:
            return actual
        whole = self.value(said.per)
        return Decimal(actual) * 100 / Decimal(whole) if whole else None

    def label(self, terms: Terms) -> str:
        """What the figures are called; of a long sum the first and how many."""
        names = [self._name(address) for address in terms.addresses]
        if len(names) > MOST_NAMED:
            return f"“{names[0]}”等{len(names)}项之和"
        return " + ".join(f"“{name}”" for name in names)

    def _name(self, address: Address) -> str:
        figure = self.form.figures.get(address)
        return figure.short if figure else address

    def shown(self, terms: Terms) -> str:
        """The figures as the table has them."""
        value = self.value(terms)
        assert value is not None
        return self.in_table(terms, -value if terms.fall else value)

    def in_table(self, terms: Terms, value: Number) -> str:
        """A number in the unit in which the table has the figures."""
        unit = self.form.figures[terms.addresses[0]].unit
        return f"{written(tidy(Decimal(in_unit(value, '元', unit))))}{unit}"


@by_tables
def figures_of(form: Form, draft: Draft) -> Figures:
    """The figures of a draft."""
    return Figures(form, figures_in(form, draft), scope_of(draft))


def scope_of(draft: Draft) -> Scope:
    """Whose figures the draft has: a region's, the office's own, or unknown."""
    stated = draft.text("unit.scope")
    if stated == "region":
        return "region"
    return "own" if stated in ("self", "subordinate") else ""

"""Single-figure repairs that would make a failing relation hold, and the figure likely wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from forms.draft import Number, written
from forms.form import Figure, Form
from forms.formula import Comparison
from forms.review.relations import PREVIOUS, CompiledRelation

Values = Mapping[str, Number]
Candidate = tuple[str, Number]
"""A reference and the number that it would have to be."""


def candidates(form: Form, relation: CompiledRelation, values: Values) -> list[Candidate]:
    """What one figure alone would have to be for the relation to hold; a total comes first."""
    comparison = relation.comparison
    if comparison is None or comparison.operator in ("!=", "<", ">"):
        return []
    found = [c for c in _solutions(comparison, values) if _possible(form, c)]
    return sorted(found, key=lambda candidate: candidate[0] != relation.total)


def _solutions(comparison: Comparison, values: Values) -> Iterator[Candidate]:
    difference = comparison.left.value(values) - comparison.right.value(values)
    for side, sign in ((comparison.left, 1), (comparison.right, -1)):
        if comparison.operator != "==" and len(side.terms) != 1:
            continue
        for factor, name in side.terms:
            if not name.startswith(PREVIOUS) and difference % factor == 0:
                yield name, values[name] - sign * (difference // factor)


def _possible(form: Form, candidate: Candidate) -> bool:
    name, number = candidate
    return fits(form.figures[f"tables.{name}"], number)


def fits(figure: Figure, number: Number) -> bool:
    """Whether a figure may be that number: kind and bounds."""
    if figure.kind == "integer" and number != int(number):
        return False
    row = figure.row
    return (row.minimum is None or number >= row.minimum) and (
        row.maximum is None or number <= row.maximum
    )


def culprits(
    form: Form,
    failing: Sequence[CompiledRelation],
    relations: Iterable[CompiledRelation],
    values: Mapping[str, Number | None],
) -> dict[str, Number]:
    """The figures that, changed alone, mend two failing relations or more and break none.

    Only the best are kept: those that mend the most; a figure that shares its relations with
    another one equally good is none.
    """
    mends: dict[Candidate, int] = {}
    for relation in failing:
        for candidate in candidates(form, relation, _known(values)):
            mends[candidate] = mends.get(candidate, 0) + 1
    several = {c: n for c, n in mends.items() if n > 1 and not _breaks(c, relations, values)}
    return dict(_unrivalled(several, failing))


def _known(values: Mapping[str, Number | None]) -> Values:
    return {name: value for name, value in values.items() if value is not None}


def _breaks(
    candidate: Candidate,
    relations: Iterable[CompiledRelation],
    values: Mapping[str, Number | None],
) -> bool:
    name, number = candidate
    changed = {**values, name: number}
    for relation in relations:
        if name not in relation.names or relation.comparison is None or relation.when:
            continue
        now = _known(changed)
        if all(n in now for n in relation.comparison.names) and not relation.holds(now):
            return True
    return False


def _unrivalled(
    several: Mapping[Candidate, int], failing: Sequence[CompiledRelation]
) -> Iterator[Candidate]:
    for (name, number), count in several.items():
        touched = [relation for relation in failing if name in relation.names]
        rivals = [
            other
            for other, n in several.items()
            if n >= count and other[0] != name and any(other[0] in r.names for r in touched)
        ]
        if not rivals:
            yield name, number


def likely(relation: CompiledRelation, found: Sequence[Candidate], values: Values) -> str | None:
    """The figure most likely wrong in one relation alone, None where nothing tells.

    A part that is as large as the whole difference was entered twice or should be blank; a
    repair that only swaps two digits, or drops or adds one, was a slip of the keys.
    """
    comparison = relation.comparison
    if comparison is None or comparison.operator != "==":
        return None
    gap = abs(comparison.left.value(values) - comparison.right.value(values))
    parts = [c for c in found if c[0] != relation.total]
    equal = [name for name, number in parts if number == 0 and values[name] == gap]
    if len(equal) == 1:
        return equal[0]
    slips = [name for name, number in found if is_slip(values[name], number)]
    return slips[0] if len(slips) == 1 else None


def is_slip(old: Number, new: Number) -> bool:
    """Whether one number becomes the other by two neighbouring digits swapped or one left out."""
    a, b = written(old), written(new)
    if len(a) < 3 or a == b:
        return False
    if len(a) == len(b):
        differing = [i for i in range(len(a)) if a[i] != b[i]]
        first = differing[0]
        swapped = a[:first] + a[first + 1 : first + 2] + a[first : first + 1] + a[first + 2 :]
        return len(differing) == 2 and swapped == b
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(
        long[:i] + long[i + 1 :] == short for i in range(len(long))
    )


def is_turned(one: Number, other: Number) -> bool:
    """Whether a number of two digits is the other read backwards: 31 and 13."""
    return len(str(one)) == 2 and one != other and str(one) == str(other)[::-1]

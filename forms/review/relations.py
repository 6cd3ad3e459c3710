"""Relations between figures (勾稽关系): each holds, fails, or waits for a blank it names.

Totals and subsets are declared by structure (`of`, `part`) and become relations here; all others
are formulas of the form. Formulas and values are keyed by reference, an address without `tables.`;
last year's by `previous.` before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import NamedTuple, TypeVar
from weakref import finalize

from forms.draft import Draft, Number, number_of
from forms.form import Block, Form, Table
from forms.form_rules import Relation
from forms.form_words import Severity
from forms.formula import Comparison, Evaluate, Formula, Side, compile_formula

PREVIOUS = "previous."
STRUCTURE_SOURCE = "表格结构"


class CompiledRelation(NamedTuple):
    """One relation over particular figures, ready to be worked out.

    `names` are the references it rests on this year, in form order; `previous_names` last year's
    (without the prefix). `total` is the reference of a total declared by structure.
    """

    rule: str
    severity: Severity
    names: tuple[str, ...]
    previous_names: tuple[str, ...]
    holds: Evaluate
    comparison: Comparison | None
    when: Evaluate | None = None
    message: str = ""
    source: str = ""
    total: str = ""
    needs_previous: bool | None = None
    for_units: tuple[str, ...] = ()
    except_units: tuple[str, ...] = ()

    def applies(self, level: str, kind: str, has_previous: bool) -> bool:
        """Whether it is meant for such a unit, with or without last year's draft at hand."""
        if self.needs_previous is not None and self.needs_previous != has_previous:
            return False
        if (self.for_units or self.except_units) and not level:
            return False  # nobody has said yet what unit it is
        if self.for_units and not matches(self.for_units, level, kind):
            return False
        return not matches(self.except_units, level, kind)


def matches(patterns: Sequence[str], level: str, kind: str) -> bool:
    """Whether one of the patterns `LEVEL/KIND` fits the unit."""
    pairs = (pattern.split("/") for pattern in patterns)
    return any(left in ("*", level) and right in ("*", kind) for left, right in pairs)


T = TypeVar("T")


def once_a_form(make: Callable[[Form], T]) -> Callable[[Form], T]:
    """What is made of a form, made once and kept as long as the form."""
    made: dict[int, T] = {}

    @wraps(make)
    def kept(form: Form) -> T:
        if id(form) not in made:
            made[id(form)] = make(form)
            finalize(form, made.pop, id(form), None)
        return made[id(form)]

    return kept


@once_a_form
def relations_of(form: Form) -> tuple[CompiledRelation, ...]:
    """All relations of the form, those of structure first; compiled once per form."""
    return (*_structural(form), *_declared(form))


def _structural(form: Form) -> Iterator[CompiledRelation]:
    for table in form.tables:
        for block in table.blocks:
            yield from _row_relations(table, block)
            yield from _column_relations(table, block)


def _row_relations(table: Table, block: Block) -> Iterator[CompiledRelation]:
    for column in block.columns:
        place = _place(table.id, column.id)
        for row in block.rows:
            parts = [r.id for r in block.rows if r.of == row.id and r.part]
            if parts:
                yield _total(f"total-{_kebab(row.id)}", place(row.id), [place(p) for p in parts])
            if row.of and not row.part:
                yield _subset(f"subset-{_kebab(row.id)}", place(row.id), place(row.of))


def _column_relations(table: Table, block: Block) -> Iterator[CompiledRelation]:
    for total in block.columns:
        parts = [c.id for c in block.columns if c.of == total.id and c.part]
        if not parts:
            continue
        for row in block.rows:
            if row.kind != "heading":
                names = [f"{table.id}.{row.id}.{part}" for part in parts]
                rule = f"total-{_kebab(table.id)}-{_kebab(total.id)}"
                yield _total(rule, f"{table.id}.{row.id}.{total.id}", names)


def _place(table: str, column: str) -> Callable[[str], str]:
    return lambda row: f"{table}.{row}.{column}" if column else f"{table}.{row}"


def _kebab(name: str) -> str:
    return name.replace("_", "-")


def _total(rule: str, total: str, parts: Sequence[str]) -> CompiledRelation:
    sides = Side(((1, total),)), Side(tuple((1, part) for part in parts))
    return _compare(rule, Comparison(sides[0], "==", sides[1]), total)


def _subset(rule: str, part: str, whole: str) -> CompiledRelation:
    return _compare(rule, Comparison(Side(((1, part),)), "<=", Side(((1, whole),))), "")


def _compare(rule: str, comparison: Comparison, total: str) -> CompiledRelation:
    return CompiledRelation(
        rule=rule,
        severity="error",
        names=comparison.names,
        previous_names=(),
        holds=comparison.holds,
        comparison=comparison,
        source=STRUCTURE_SOURCE,
        total=total,
    )


def _declared(form: Form) -> Iterator[CompiledRelation]:
    for relation in form.relations:
        yield from compile_relation(form, relation)


def compile_relation(form: Form, relation: Relation) -> list[CompiledRelation]:
    """A declared relation at each of its places. Raises FormulaError."""
    return [_compile(relation, resolve) for resolve in _instances(form, relation)]


def _compile(relation: Relation, resolve: Callable[[str], Sequence[str]]) -> CompiledRelation:
    check = compile_formula(relation.check, resolve)
    when = compile_formula(relation.when, resolve) if relation.when else Formula((), lambda _: True)
    names = tuple(dict.fromkeys((*check.names, *when.names)))
    previous = tuple(n.removeprefix(PREVIOUS) for n in names if n.startswith(PREVIOUS))
    return CompiledRelation(
        rule=relation.id,
        severity=relation.severity,
        names=tuple(name for name in names if not name.startswith(PREVIOUS)),
        previous_names=previous,
        holds=check.evaluate,
        comparison=check.comparison,
        when=when.evaluate if relation.when else None,
        message=relation.message,
        source=relation.source,
        needs_previous=True if previous else relation.needs_previous,
        for_units=relation.for_units,
        except_units=relation.except_units,
    )


def _instances(form: Form, relation: Relation) -> Iterator[Callable[[str], Sequence[str]]]:
    if not relation.for_each:
        yield lambda name: _expand(form, name)
        return
    table = form.table(relation.table)
    if table is None:
        raise KeyError(relation.table)
    for block in table.blocks:
        wanted = [r.id for r in block.rows if r.kind != "heading"]
        ids = [c.id for c in block.columns] if relation.for_each == "column" else wanted
        for each in ids:
            yield _bare(form, table.id, relation.for_each, each)


def _bare(form: Form, table: str, for_each: str, each: str) -> Callable[[str], Sequence[str]]:
    def resolve(name: str) -> Sequence[str]:
        prefix = PREVIOUS if name.startswith(PREVIOUS) else ""
        bare = name.removeprefix(PREVIOUS)
        if "." in bare:
            return _expand(form, name)
        path = (bare, each) if for_each == "column" else (each, bare)
        return _expand(form, prefix + ".".join((table, *filter(None, path))))

    return resolve


def _expand(form: Form, name: str) -> Sequence[str]:
    """The references that a name stands for; `*` for every id at its place."""
    prefix = PREVIOUS if name.startswith(PREVIOUS) else ""
    wanted = name.removeprefix(PREVIOUS).split(".")
    if "*" not in wanted:
        if f"tables.{'.'.join(wanted)}" not in form.figures:
            raise KeyError(name)
        return (name,)
    found = [
        prefix + figure.reference
        for figure in form.figures.values()
        if _fits(wanted, figure.reference.split("."))
    ]
    if not found:
        raise KeyError(name)
    return found


def _fits(wanted: Sequence[str], path: Sequence[str]) -> bool:
    return len(wanted) == len(path) and all(
        w in ("*", p) for w, p in zip(wanted, path, strict=True)
    )


def figures_in(form: Form, draft: Draft) -> dict[str, Number | None]:
    """Every figure of the draft by reference, None where blank or no number."""
    found: dict[str, Number | None] = {}
    for place, figures in form.figure_rows.items():
        row = draft.get(place)
        for reference, key in figures:
            value = row.get(key) if isinstance(row, dict) else None
            found[reference] = None if value is None else number_of(value)
    return found

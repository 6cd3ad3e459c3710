"""A form read from its text, or everything that is wrong with it: with line, key and remedy.

The faults of one stage (TOML, ids, extension, shape, sense, formulas) hide those of the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from forms.extending import Tree, extended
from forms.form import Form
from forms.form_fault import Fault, FormFault, Path
from forms.form_rules import Relation
from forms.form_words import changed
from forms.store import diagnosis
from forms.store.reading import parse_tree

if TYPE_CHECKING:
    from forms.toml_lines import Lines

Base = Callable[[str, tuple[str, ...]], Tree]
"""The tree of a form by its id, given the ids of those that extend it.

Raises LookupError with message and remedy.
"""


class FaultyFormError(ValueError):
    """A form that cannot be used, with all its faults."""

    def __init__(self, faults: list[FormFault]) -> None:
        super().__init__(faults)
        self.faults = faults


def build_tree(text: str, base: Base, trail: tuple[str, ...] = ()) -> Tree:
    """The tree that the text declares, laid over the form it extends. Raises FaultyFormError.

    `trail` are the ids of the forms that extend this one.
    """
    own = read_tree(text)
    from forms.form_shape import id_faults, plural_faults

    _refuse(text, own, [*plural_faults(own), *id_faults(own)])
    if "extends" not in own:
        return own
    whole, faults = _extended(own, base, trail)
    _refuse(text, own, faults)
    return whole


def build_form(text: str, tree: Tree) -> Form:
    """The form of a tree from `build_tree`. Raises FaultyFormError."""
    from pydantic import ValidationError

    from forms.form_links import link_faults
    from forms.form_models import checked_form
    from forms.form_sense import order_faults, part_faults
    from forms.form_shape import shape_faults

    try:
        form = checked_form(tree)
    except ValidationError as error:
        raise FaultyFormError(_located(text, read_tree(text), shape_faults(error, tree))) from error
    faults = list(order_faults(form)) or [*part_faults(form), *link_faults(form)]
    if faults:
        raise FaultyFormError(_located(text, read_tree(text), faults))
    return form


def refuse_bad_formulas(text: str, form: Form) -> None:
    """Raise FaultyFormError where a relation's formula cannot be compiled."""
    faults = [*(() if _compiles(form) else _relations(form)), *_mentions(form)]
    if faults:
        raise FaultyFormError(_located(text, read_tree(text), faults))


def read_tree(text: str) -> Tree:
    """The values of the text alone. Raises FaultyFormError where it is no TOML."""
    try:
        return parse_tree(text)
    except (ValueError, RecursionError) as error:
        fault = diagnosis.of_text(text, error)
        quote = f"「{fault.quote}」" if fault.quote else ""
        told = FormFault(fault.line, "", f"{quote}{fault.what}", fault.remedy)
        raise FaultyFormError([told]) from error


def _extended(own: Tree, base: Base, trail: tuple[str, ...]) -> tuple[Tree, list[Fault]]:
    wanted = own["extends"]
    if not isinstance(wanted, str):
        remedy = '请写成如 extends = "disclosure-2021"'
        return {}, [Fault(("extends",), "“extends”应当是文字", remedy)]
    try:
        whole = base(wanted, (*trail, str(own.get("id", ""))))
    except LookupError as error:
        message, remedy = error.args
        return {}, [Fault(("extends",), message, remedy)]
    return extended(whole, own)


def _refuse(text: str, own: Tree, faults: list[Fault]) -> None:
    if faults:
        raise FaultyFormError(_located(text, own, faults))


def _compiles(form: Form) -> bool:
    """Whether all relations can be compiled, which the review then finds done."""
    # The review rests on the loader, so it is asked for only here, when forms are checked.
    from forms.formula import FormulaError
    from forms.review.relations import relations_of

    try:
        return all(one.names for one in relations_of(form))
    except FormulaError:
        return False


def _relations(form: Form) -> Iterator[Fault]:
    for relation in form.relations:
        alone = changed(relation, when="")
        path: Path = ("relation", relation.id)
        yield from _formula(form, alone, (*path, "check"))
        if relation.when:
            yield from _formula(form, changed(alone, check=relation.when), (*path, "when"))


def _mentions(form: Form) -> Iterator[Fault]:
    for mention in form.mentions:
        condition = Relation(id=mention.id, check=mention.when)
        yield from _formula(form, condition, ("mention", mention.id, "when"))


def _formula(form: Form, relation: Relation, path: Path) -> Iterator[Fault]:
    from forms.formula import FormulaError
    from forms.review.relations import compile_relation

    try:
        compiled = compile_relation(form, relation)
    except FormulaError as error:
        yield Fault(path, f"公式第{error.column}个字符处：{error}", "请改正公式")
    else:
        if not any(one.names or one.previous_names for one in compiled):
            yield Fault(path, "公式没有用到任何数据", "请写上数据的 id")


def _located(text: str, own: Tree, faults: Iterable[Fault]) -> list[FormFault]:
    """The faults with their lines, in the order of the text."""
    from forms.toml_lines import Lines

    lines = Lines(text)
    told = [_told(fault, own, lines) for fault in faults]
    return sorted(told, key=lambda fault: fault.line or 0)


def _told(fault: Fault, own: Tree, lines: Lines) -> FormFault:
    message = fault.message
    if fault.earlier is not None:
        message += f"，前面第{lines.of(_place(own, fault.earlier))}行已有"
    line = lines.of(_place(own, fault.path))
    return FormFault(line, ".".join(_names(own, fault.path)), message, fault.remedy)


def _names(node: Any, path: Path) -> Iterator[str]:
    """The steps of a path as the officer knows them: an item by its id where it has one."""
    for step in path:
        if isinstance(node, list) and isinstance(step, int):
            node = node[step]
            yield str(node.get("id", step)) if isinstance(node, dict) else str(step)
        else:
            node = node.get(step) if isinstance(node, dict) else None
            yield str(step)


def _place(node: Any, path: Path) -> Path:
    """The path in the text, items by index; it ends where the text no longer goes along."""
    if not path:
        return ()
    step, rest = path[0], path[1:]
    if isinstance(node, list):
        index = _index(node, step)
        return () if index is None else (index, *_place(node[index], rest))
    if not isinstance(node, dict):
        return ()
    if step in node:
        return max((step, *_place(node[str(step)], rest)), *_elsewhere(node, path), key=len)
    return max((), *_elsewhere(node, path), key=len)


def _elsewhere(node: Tree, path: Path) -> Iterator[Path]:
    """Rows and columns may stand in blocks, and side heads are named as rows are."""
    yield ()
    if path[0] in ("row", "column"):
        for index, block in enumerate(node.get("block", ())):
            yield ("block", index, *_place(block, path))
    if path[0] == "row" and "group" in node:
        yield _place(node, ("group", *path[1:]))
    if path[0] == "block" and "block" not in node:
        yield _place(node, path[2:])


def _index(items: list[Any], step: str | int) -> int | None:
    if isinstance(step, int):
        return step if step < len(items) else None
    named = (i for i, item in enumerate(items) if isinstance(item, dict) and item.get("id") == step)
    return next(named, None)

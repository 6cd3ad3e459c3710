"""A relation said in words and numbers: `收到申请数 9 ≠ 当面 0 + 传真 4 = 4（差 5）`."""

from __future__ import annotations

from collections.abc import Mapping

from forms.draft import Number, written
from forms.form import Figure, Form, full_name
from forms.formula import Comparison, Side
from forms.review.relations import PREVIOUS, CompiledRelation

FAILING = {"==": "≠", "!=": "＝", "<=": "＞", ">=": "＜", "<": "≥", ">": "≤"}
HOLDING = {"==": "＝", "!=": "≠", "<=": "≤", ">=": "≥", "<": "＜", ">": "＞"}
LONGEST_SUM = 6
"""A longer sum leaves out its zeros."""
Values = Mapping[str, Number]


def figure_of(form: Form, reference: str) -> Figure:
    """The figure of a reference, this year's or last year's."""
    return form.figures[f"tables.{reference.removeprefix(PREVIOUS)}"]


def explain(form: Form, relation: CompiledRelation, values: Values, *, holds: bool) -> str:
    """The relation with its numbers, and what the form says of it where it fails."""
    message = fill_message(form, relation, values)
    if relation.comparison is None:
        return message
    words = compared(form, relation.comparison, values, holds=holds)
    return f"{words}。{message}" if message and not holds else words


def compared(form: Form, comparison: Comparison, values: Values, *, holds: bool) -> str:
    """Both sides of a comparison with their values and, where it fails, the difference."""
    figures = [figure_of(form, name) for name in comparison.names]
    topic, label = _topic(figures)
    if comparison.operator == "==" and not comparison.right.terms and not comparison.right.constant:
        return topic + _nothing(form, comparison.left, values, label, holds=holds)
    sign = (HOLDING if holds else FAILING)[comparison.operator]
    left = _side(form, comparison.left, values, label, alone=True)
    right = _side(form, comparison.right, values, label, alone=False)
    left_value, right_value = comparison.left.value(values), comparison.right.value(values)
    difference = left_value - right_value if left_value > right_value else right_value - left_value
    tail = "" if holds or difference == 0 else f"（差 {written(difference)}）"
    return f"{topic}{left} {sign} {right}{tail}"


def _nothing(form: Form, side: Side, values: Values, label: str, *, holds: bool) -> str:
    """Figures that should all be 0: those that are not, by name."""
    if holds:
        return "都是 0"
    left = [name for _, name in side.terms if values[name]]
    named = (_name(figure_of(form, name), label, full=False) for name in left)
    told = (f"{word} {written(values[name])}" for word, name in zip(named, left, strict=True))
    return f"{'、'.join(told)}，应为 0"


def fill_message(form: Form, relation: CompiledRelation, values: Values) -> str:
    """The form's message, `{reference}` replaced by the number; nothing else is filled in."""
    message = relation.message
    for name, value in values.items():
        if "{" not in message:
            break
        message = message.replace("{" + name + "}", written(value))
    return message


def _topic(figures: list[Figure]) -> tuple[str, str]:
    """What all figures share (a column or a row), and which label tells them apart."""
    rows = {figure.row.id for figure in figures}
    columns = {figure.column.id for figure in figures}
    if len(columns) == 1:
        name = figures[0].column.label if figures[0].column.id else ""
        return (f"{name}：" if name and len(rows) > 1 else ""), "row"
    if len(rows) == 1:
        return f"{row_name(figures[0])}：", "column"
    return "", "both"


def row_name(figure: Figure) -> str:
    """How a row is called where there is little room."""
    return figure.row.short or figure.row.label


def _name(figure: Figure, label: str, *, full: bool) -> str:
    if label == "column":
        return figure.column.label if full else figure.column.short or figure.column.label
    if label == "row":
        return plain_label(full_name(figure.row)) if full else row_name(figure)
    return figure.label if full else figure.short


def plain_label(label: str) -> str:
    """A label without its ordinal, its 其中： and what stands in brackets behind it."""
    for opening, closing in (("（", "）"),):
        if label.startswith(opening) and closing in label[:6]:
            label = label.split(closing, 1)[1]
    head, dot, rest = label.partition("、")
    if dot and len(head) <= 3 and all(c in "一二三四五六七八九十" for c in head):
        label = rest
    head, dot, rest = label.partition(".")
    if dot and head.isdecimal():
        label = rest
    return label.removeprefix("其中：").split("（", 1)[0] or label


def _side(form: Form, side: Side, values: Values, label: str, *, alone: bool) -> str:
    terms = side.terms
    if len(terms) > LONGEST_SUM:
        terms = tuple(term for term in terms if values[term[1]]) or terms[:1]
    full = alone and len(side.terms) == 1
    words = [_term(form, term, values, label, full=full) for term in terms]
    if side.constant or not words:
        words.append(f"+ {written(side.constant)}")
    text = " ".join(words).removeprefix("+ ")
    if len(side.terms) > 1:
        text += f" = {written(side.value(values))}"
    return text


def _term(form: Form, term: tuple[int, str], values: Values, label: str, *, full: bool) -> str:
    factor, name = term
    sign = "-" if factor < 0 else "+"
    times = f"{abs(factor)} × " if abs(factor) != 1 else ""
    year = "上年" if name.startswith(PREVIOUS) else ""
    named = _name(figure_of(form, name), label, full=full)
    return f"{sign} {times}{year}{named} {written(values[name])}"

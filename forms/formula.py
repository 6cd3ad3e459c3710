"""Relation formulas: read by a whitelist over `ast`, compiled once to closures, never evaluated.

A formula is a Python expression of `== != <= >= < >`, `+ - *`, `and or not`, numbers, `sum min max
abs` and names `table.row[.column]`; `sum(table.row.*)` stands for all of a row or column. There is
no division: it would make floats. Limits hold before the tree is walked.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from forms.draft import Number
from forms.patterns import regex

MAX_CHARACTERS = 400
MAX_NODES = 120
Resolve = Callable[[str], Sequence[str]]
"""What a name stands for: one reference, or with `*` in it several. Raises KeyError if nothing."""
Values = Mapping[str, Number]
Evaluate = Callable[[Values], Any]

_ALLOWED = regex(r"[A-Za-z0-9_.\s+\-*<>=!(),]*\Z")
_NAME = regex(r"[a-z][a-z0-9_]*(\.([a-z][a-z0-9_]*|\*))*\Z")
_OPERATORS = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.LtE: "<=",
    ast.GtE: ">=",
    ast.Lt: "<",
    ast.Gt: ">",
}
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": lambda a, b: bool(a == b),
    "!=": lambda a, b: bool(a != b),
    "<=": lambda a, b: bool(a <= b),
    ">=": lambda a, b: bool(a >= b),
    "<": lambda a, b: bool(a < b),
    ">": lambda a, b: bool(a > b),
}
_FUNCTIONS: dict[str, Callable[[Sequence[Any]], Any]] = {
    "sum": sum,
    "min": min,
    "max": max,
    "abs": lambda values: abs(values[0]),
}


class FormulaError(ValueError):
    """A formula that cannot be used; `column` counts from 1, the message says what to do."""

    def __init__(self, message: str, column: int = 1) -> None:
        super().__init__(message)
        self.column = column


class Side(NamedTuple):
    """A linear side of a comparison: Σ coefficient × name + constant."""

    terms: tuple[tuple[int, str], ...]
    constant: Number = 0

    def value(self, values: Values) -> Number:
        """The side worked out."""
        total = self.constant
        for factor, name in self.terms:
            total += factor * values[name]
        return total


class Comparison(NamedTuple):
    """A formula that is one comparison of linear sides: it can be explained and repaired."""

    left: Side
    operator: str
    right: Side

    def holds(self, values: Values) -> bool:
        """Whether the comparison is true of the values."""
        return _COMPARE[self.operator](self.left.value(values), self.right.value(values))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of both sides in order, each once."""
        return tuple(dict.fromkeys(name for _, name in (*self.left.terms, *self.right.terms)))


class Formula(NamedTuple):
    """A compiled formula: what it names, how it is worked out, and its comparison if it is one."""

    names: tuple[str, ...]
    evaluate: Evaluate
    comparison: Comparison | None = None


def compile_formula(text: str, resolve: Resolve | None = None) -> Formula:
    """Compile a formula; raises FormulaError with the column and the remedy."""
    tree = _parse(text)
    compiler = _Compiler(resolve or (lambda name: (name,)))
    evaluate = compiler.compile(tree)
    return Formula(tuple(compiler.names), evaluate, compiler.comparison(tree))


def _parse(text: str) -> ast.expr:
    if len(text) > MAX_CHARACTERS:
        raise FormulaError(f"公式超过 {MAX_CHARACTERS} 个字符，请拆成几条勾稽关系")
    bad = next((i for i, c in enumerate(text) if not _ALLOWED.match(c)), None)
    if bad is not None:
        raise FormulaError(
            f"公式里不能用“{text[bad]}”，请用半角的 == != <= >= < > + - * ( )", bad + 1
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", SyntaxWarning)
            tree = ast.parse(text.replace(".*", "._").strip(), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        column = getattr(error, "offset", None) or 1
        raise FormulaError("公式写法不对，请检查括号和运算符（等于写作 ==）", column) from None
    if sum(1 for _ in ast.walk(tree)) > MAX_NODES:
        raise FormulaError("公式太复杂，请拆成几条勾稽关系")
    return tree.body


class _Compiler:
    def __init__(self, resolve: Resolve) -> None:
        self.resolve = resolve
        self.names: dict[str, None] = {}

    def compile(self, node: ast.expr) -> Evaluate:
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is None:
            raise FormulaError("公式里有不允许的写法", node.col_offset + 1)
        evaluate: Evaluate = method(node)
        return evaluate

    def comparison(self, node: ast.expr) -> Comparison | None:
        """The node as one comparison of linear sides, if it is that."""
        if not isinstance(node, ast.Compare) or len(node.ops) != 1:
            return None
        left, right = self._linear(node.left), self._linear(node.comparators[0])
        if left is None or right is None:
            return None
        return Comparison(left, _OPERATORS[type(node.ops[0])], right)

    def _constant(self, node: ast.Constant) -> Evaluate:
        value = _number(node)
        return lambda values: value

    def _name(self, node: ast.Name) -> Evaluate:
        return self._reference(node)

    def _attribute(self, node: ast.Attribute) -> Evaluate:
        return self._reference(node)

    def _reference(self, node: ast.expr) -> Evaluate:
        names = self._resolved(node)
        if len(names) != 1:
            raise FormulaError("“*”只能写在 sum( )、min( )、max( ) 里", node.col_offset + 1)
        name = names[0]
        return lambda values: values[name]

    def _resolved(self, node: ast.expr) -> Sequence[str]:
        written = _dotted(node)
        if not _NAME.match(written):
            raise FormulaError(f"“{written}”不是数据的 id", node.col_offset + 1)
        try:
            names = self.resolve(written)
        except KeyError:
            raise FormulaError(f"没有“{written}”这个数据，请核对 id", node.col_offset + 1) from None
        self.names.update(dict.fromkeys(names))
        return names

    def _binop(self, node: ast.BinOp) -> Evaluate:
        left, right = self.compile(node.left), self.compile(node.right)
        match node.op:
            case ast.Add():
                return lambda values: left(values) + right(values)
            case ast.Sub():
                return lambda values: left(values) - right(values)
            case ast.Mult():
                return lambda values: left(values) * right(values)
        raise FormulaError("公式里只能用 + - *（没有除法）", node.col_offset + 1)

    def _unaryop(self, node: ast.UnaryOp) -> Evaluate:
        operand = self.compile(node.operand)
        match node.op:
            case ast.USub():
                return lambda values: -operand(values)
            case ast.Not():
                return lambda values: not operand(values)
        raise FormulaError("公式里有不允许的符号", node.col_offset + 1)

    def _boolop(self, node: ast.BoolOp) -> Evaluate:
        operands = [self.compile(value) for value in node.values]
        join = all if isinstance(node.op, ast.And) else any
        return lambda values: join([operand(values) for operand in operands])

    def _compare(self, node: ast.Compare) -> Evaluate:
        operands = [self.compile(node.left), *map(self.compile, node.comparators)]
        try:
            operators = [_COMPARE[_OPERATORS[type(op)]] for op in node.ops]
        except KeyError:
            raise FormulaError("比较只能用 == != <= >= < >", node.col_offset + 1) from None

        def compare(values: Values) -> bool:
            worked = [operand(values) for operand in operands]
            return all(op(a, b) for op, a, b in zip(operators, worked, worked[1:], strict=False))

        return compare

    def _call(self, node: ast.Call) -> Evaluate:
        function = _FUNCTIONS.get(node.func.id) if isinstance(node.func, ast.Name) else None
        if function is None or node.keywords or not node.args:
            raise FormulaError("公式里只能用 sum min max abs", node.col_offset + 1)
        arguments = [self._argument(argument) for argument in node.args]
        return lambda values: function([v for argument in arguments for v in argument(values)])

    def _argument(self, node: ast.expr) -> Callable[[Values], list[Any]]:
        if _is_starred_name(node):
            names = self._resolved(node)
            return lambda values: [values[name] for name in names]
        evaluate = self.compile(node)
        return lambda values: [evaluate(values)]

    def _linear(self, node: ast.expr) -> Side | None:
        match node:
            case ast.Constant():
                return Side((), _number(node))
            case ast.Name() | ast.Attribute():
                return Side(tuple((1, name) for name in self._resolved(node)))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return _scaled(self._linear(operand), -1)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return _added(self._linear(left), self._linear(right))
            case ast.BinOp(left=left, op=ast.Sub(), right=right):
                return _added(self._linear(left), _scaled(self._linear(right), -1))
            case ast.BinOp(left=ast.Constant(value=int(factor)), op=ast.Mult(), right=right):
                return _scaled(self._linear(right), factor)
            case ast.Call(func=ast.Name(id="sum"), args=arguments):
                total: Side | None = Side(())
                for argument in arguments:
                    total = _added(total, self._linear(argument))
                return total
        return None


def _added(left: Side | None, right: Side | None) -> Side | None:
    if left is None or right is None:
        return None
    return Side(left.terms + right.terms, left.constant + right.constant)


def _scaled(side: Side | None, factor: int) -> Side | None:
    if side is None:
        return None
    return Side(tuple((c * factor, name) for c, name in side.terms), side.constant * factor)


def _number(node: ast.Constant) -> Number:
    if isinstance(node.value, bool) or not isinstance(node.value, (int, float)):
        raise FormulaError("公式里只能写数字和数据的 id", node.col_offset + 1)
    return node.value if isinstance(node.value, int) else Decimal(repr(node.value))


def _dotted(node: ast.expr) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append("*" if node.attr == "_" else node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        raise FormulaError("公式里有不允许的写法", node.col_offset + 1)
    return ".".join([node.id, *reversed(parts)])


def _is_starred_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and "*" in _dotted(node)

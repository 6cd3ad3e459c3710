"""The values of a TOML text, cleaned and compared."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from forms.patterns import regex

_CONTROLS = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(value: Any, depth: int = 16) -> Any:
    """The value without control characters and broken code units in its texts; line ends as `\\n`.

    Raises RecursionError where lists and tables nest deeper than `depth`.
    """
    if isinstance(value, str):
        if value.isprintable():
            return value
        return _CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if not isinstance(value, (dict, list)):
        return value
    if not depth:
        raise RecursionError
    if isinstance(value, dict):
        return {key: clean(item, depth - 1) for key, item in value.items()}
    return [clean(item, depth - 1) for item in value]


def same(one: Any, other: Any) -> bool:
    """Whether two values are written alike: 5.10 is not 5.1, true not 1; an empty table is none."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = one.keys() | other.keys()
        return all(same(one.get(key), other.get(key)) for key in keys)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if _is_number(one) and _is_number(other):
        return str(one).lstrip("-") == str(other).lstrip("-") and (one == other or one != one)
    if _is_empty(one) and _is_empty(other):
        return True
    return type(one) is type(other) and bool(one == other)


def _is_empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_empty, value.values()))
    return value is None or value == []


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)

"""Values and keys as TOML text that a person can read and mend."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_QUOTES = re.compile(r'"{3,}|"+\Z')
_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


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


def key_text(path: Iterable[str]) -> str:
    """The dotted key of a path, parts quoted where they must be."""
    return ".".join(key if _BARE.fullmatch(key) else _basic(key) for key in path)


def value_text(value: Any, *, prose: bool = False) -> str:
    """The value as TOML; a text of several lines, and any `prose`, between triple quotes."""
    if isinstance(value, str):
        return _lines(value) if prose or "\n" in value else _basic(value)
    if isinstance(value, (list, dict)):
        return _inline(value)
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, (Decimal, float)):
        return str(value).replace("Infinity", "inf").replace("NaN", "nan")
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"no TOML value: {type(value).__name__}")


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        inner = (f"{key_text([key])} = {_inline(item)}" for key, item in value.items())
        return "{ " + ", ".join(inner) + " }" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(item) for item in value) + "]"
    return _basic(value) if isinstance(value, str) else _scalar(value)


def _basic(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub("[\x00-\x1f\x7f]", _escape, text) + '"'


def _lines(text: str) -> str:
    """A text on lines of its own, as typed: backslashes too where literal quotes can hold it."""
    raw = "\\" in text and "'''" not in text and not text.endswith("'")
    if raw and not _UNPRINTED.search(text):
        return "'''\n" + text + "'''"
    text = _QUOTES.sub(lambda run: '\\"' * len(run[0]), text.replace("\\", "\\\\"))
    return '"""\n' + _UNPRINTED.sub(_escape, text) + '"""'


def _escape(found: re.Match[str]) -> str:
    return _NAMED.get(found[0]) or f"\\u{ord(found[0]):04X}"


def _is_empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_empty, value.values()))
    return value is None or value == []


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)

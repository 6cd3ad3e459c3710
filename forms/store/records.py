"""The lines of a journal: Edits and values as checksummed JSON, and the sound part of a torn file.

A line is `crc32 json`. Only whole lines with the right sum count, and none after the first that
fails: what was being written when the power went is known to be missing, never misread.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from forms.edit import Change, Edit, Splice, Step

_TYPE = "\0"
"""The key that marks a value JSON has no type for; no TOML key of a draft holds a NUL."""

_READERS: dict[str, Callable[[str], Any]] = {
    "Decimal": Decimal,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}


def _marked(value: Any) -> Any:
    if isinstance(value, (date, time)):
        return {_TYPE: type(value).__name__, "": value.isoformat()}
    if isinstance(value, Decimal):
        return {_TYPE: "Decimal", "": str(value)}
    raise TypeError(f"no TOML value: {type(value).__name__}")


def _unmarked(value: dict[str, Any]) -> Any:
    return _READERS[value[_TYPE]](value[""]) if _TYPE in value else value


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_marked).encode
_decode = json.JSONDecoder(object_hook=_unmarked).decode


def line_of(record: dict[str, Any]) -> bytes:
    """The record as a line."""
    body = _encode(record).encode("utf-8", "surrogatepass")
    return b"%08x %b\n" % (zlib.crc32(body), body)


def records_in(data: bytes) -> Iterator[tuple[dict[str, Any], int]]:
    """The records of a file up to the first line that is not sound, each with where it ends."""
    start = 0
    while (end := data.find(b"\n", start)) >= 0:
        record = _record(data[start:end])
        if record is None:
            return
        start = end + 1
        yield record, start


def _record(line: bytes) -> dict[str, Any] | None:
    try:
        body = line[9:]
        if line[:9] != b"%08x " % zlib.crc32(body):
            return None
        record = _decode(body.decode("utf-8", "surrogatepass"))
    except (ValueError, KeyError, ArithmeticError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def edit_record(edit: Edit, number: int) -> dict[str, Any]:
    """An Edit as a record: its steps with all that undo needs."""
    steps = [
        [step.address, step.old, step.new]
        if isinstance(step, Change)
        else [step.address, step.position, step.removed, step.inserted]
        for step in edit.steps
    ]
    at = datetime.now().isoformat()
    return {"edit": number, "at": at, "label": edit.label, "group": edit.group, "steps": steps}


def edit_of(record: dict[str, Any]) -> Edit:
    """The Edit in a record. Raises ValueError, TypeError or KeyError where it is none."""
    steps = tuple(_step(step) for step in record["steps"])
    return Edit(steps, record["label"], record["group"])


def _step(step: list[Any]) -> Step:
    return Change(*step) if len(step) == 3 else Splice(*step)

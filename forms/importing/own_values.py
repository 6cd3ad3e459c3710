"""An export of ours read by the draft it carries, checked against what its pages say."""

from __future__ import annotations

from pathlib import Path

from forms.draft import Address, Draft, Value
from forms.importing.imported import Imported, ImportedValue
from forms.importing.own_part import read_part
from forms.loading import FormError, load_form
from forms.references import resolve

_CARRIED = "随文档保存的草稿"
_CHANGED = "文档里写的与随文档保存的草稿不同（生成后改过），草稿里是“{carried}”"


def with_own_part(imported: Imported, path: Path, part: bytes) -> None:
    """Take the values that the document carries; where its pages say otherwise, ask.

    Nothing changes where the part is damaged, or is of another form.
    """
    carried = read_part(path, part)
    if carried is None or carried.get("form") != imported.form.id:
        imported.messages.append("文档里随附的草稿不完整或格式不同，已按文字重新识别")
        return
    try:
        form = load_form(imported.form.id)
    except FormError:
        return
    printed = Draft()
    for address, value in carried.items():
        _set(printed, address, value)
    read = {value.address: value for value in imported.values}
    values = [
        _agreed(address, value, read.get(address), _printed(form, printed, value), path.name)
        for address, value in carried.items()
    ]
    known = {value.address for value in values}
    extra = [value for value in imported.values if _is_new(value.address, known)]
    imported.values = [*values, *extra]
    imported.draft = Draft()
    for value in imported.values:
        if value.sure:
            _set(imported.draft, value.address, value.value)
    if imported.retired:
        imported.draft.tree["retired"] = dict(imported.retired)


def _is_new(address: Address, known: set[Address]) -> bool:
    """Whether what the pages say is not among the carried values, nor within a list of them."""
    return address not in known and not any(at.startswith(f"{address}.") for at in known)


def _printed(form, printed: Draft, value: Value) -> Value:  # type: ignore[no-untyped-def]
    return resolve(value, form, printed) if isinstance(value, str) else value


def _agreed(
    address: Address, carried: Value, read: ImportedValue | None, printed: Value, file: str
) -> ImportedValue:
    if read is None or not read.sure or _same(printed, read.raw, read.value):
        return ImportedValue(address, carried, str(carried), f"{file} {_CARRIED}")
    shown = str(printed)
    why = _CHANGED.format(carried=shown if len(shown) <= 30 else shown[:29] + "…")
    return ImportedValue(address, read.value, read.raw, read.source, False, why)


def _same(printed: Value, raw: str, value: Value) -> bool:
    if isinstance(printed, str):
        return _bare(printed) in (_bare(raw), _bare(str(value)))
    return bool(printed == value)


def _bare(text: str) -> str:
    return "".join(text.split())


def _set(draft: Draft, address: Address, value: Value) -> None:
    """Put a value there, making the lists on the way (attachments.0.title)."""
    path = address.split(".")
    if any(key.isdecimal() for key in path):
        _set_listed(draft, path, value)
    else:
        draft.set(address, value)


def _set_listed(draft: Draft, path: list[str], value: Value) -> None:
    at = next(index for index, key in enumerate(path) if key.isdecimal())
    address, index = ".".join(path[:at]), int(path[at])
    items = draft.get(address)
    rows = list(items) if isinstance(items, list) else []
    if index > len(rows) or index > 200:
        return
    if index == len(rows):
        rows.append({})
    rows[index] = {**rows[index], ".".join(path[at + 1 :]): value}
    draft.set(address, rows)

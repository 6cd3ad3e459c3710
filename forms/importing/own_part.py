"""The draft that an exported document of ours carries inside (`exporters.docx.draft_part`)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Any

from forms.draft import Address, Value
from forms.importing.archive import Archive, parse_xml
from forms.importing.refusal import MEGABYTE

NAMESPACE = "urn:nianbao:draft:1"
_MOST_VALUES = 5000
_LARGEST = 4 * MEGABYTE


def draft_part(archive: Archive) -> bytes | None:
    """The part with the draft, None where the document has none."""
    for name in sorted(archive.names):
        wanted = name.startswith("customXml/item") and name.endswith(".xml")
        if wanted and archive.size(name) <= _LARGEST:
            data = archive.read(name)
            if NAMESPACE.encode() in data and b"<draft" in data:
                return data
    return None


def read_part(archive_path: Any, data: bytes) -> dict[Address, Value] | None:
    """The values of the part by address; None where it is damaged or was changed."""
    root = parse_xml(archive_path, data)
    items = [
        (item.get("at") or "", item.get("type") or "", item.text or "")
        for item in root.iterchildren(f"{{{NAMESPACE}}}value")
    ]
    lines = "".join(f"{at}\t{kind}\t{text}\n" for at, kind, text in items)
    whole = sha256(lines.encode("utf-8")).hexdigest() == root.get("sha256")
    if not whole or len(items) > _MOST_VALUES:
        return None
    try:
        return {at: _value(kind, text) for at, kind, text in items if at}
    except (ValueError, InvalidOperation):
        return None


def _value(kind: str, text: str) -> Value:
    if kind == "integer":
        return int(text)
    if kind == "decimal":
        return Decimal(text)
    return date.fromisoformat(text) if kind == "date" else text

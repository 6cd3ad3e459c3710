"""The draft inside its document: what is printed, by address, and the hash of it.

Notes, waivers, the place where the officer stopped, the record of exports, what was read out, keys
that the form does not know: none of that is printed, and none of it is here. The hash finds slips;
it is no signature.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256

from exporters.docx.markup import DECLARATION, escape
from forms.draft import KINDS, LEVELS, SCOPES, Address, Draft, Value, written
from forms.form import Form
from forms.printable import printable

NAMESPACE = "urn:nianbao:draft:1"
"""That of `forms.importing.own_part`, which reads the part; not imported, for its weight."""

Printed = tuple[Address, str, str]
"""An address, the kind of its value (text, integer, decimal, date), and the value as text."""

_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM = "{5F1D3A52-8A0E-4E47-9C39-6E69616E6261}"
_PROFILES = ("office", "ink")
_ONE_OF = {
    "unit.level": LEVELS,
    "unit.kind": KINDS,
    "unit.scope": SCOPES,
    "document.profile": _PROFILES,
}
"""What is not printed but says how to read and print the rest; only these words are taken."""

_FOOT = ("unit.head", "unit.reviewer", "unit.compiler")


def draft_part(form: Form, draft: Draft) -> bytes:
    """The part customXml/item1.xml that holds what the draft prints."""
    values = printed_values(form, draft)
    lines = "".join(
        f'<value at="{escape(at)}" type="{kind}">{escape(text)}</value>\n'
        for at, kind, text in values
    )
    head = f'xmlns="{NAMESPACE}" form="{escape(form.id)}" edition="{form.edition}"'
    root = f'<draft {head} sha256="{content_hash(values)}">\n{lines}</draft>'
    return (DECLARATION + root).encode("utf-8")


def part_properties() -> bytes:
    """The part customXml/itemProps1.xml, by which Word keeps the draft when it saves."""
    reference = f'<ds:schemaRef ds:uri="{NAMESPACE}"/>'
    content = f"<ds:schemaRefs>{reference}</ds:schemaRefs>"
    item = f'<ds:datastoreItem ds:itemID="{_ITEM}" xmlns:ds="{_STORE}">{content}</ds:datastoreItem>'
    return (DECLARATION + item).encode("utf-8")


def content_hash(values: list[Printed]) -> str:
    """The sha256 of what is printed: `address<tab>kind<tab>value` a line."""
    lines = "".join(f"{at}\t{kind}\t{text}\n" for at, kind, text in values)
    return sha256(lines.encode("utf-8")).hexdigest()


def printed_values(form: Form, draft: Draft) -> list[Printed]:
    """Every value that the document shows, in a fixed order."""
    return [
        (at, *_typed(value))
        for at in _addresses(form, draft)
        if (value := draft.get(at)) is not None and not isinstance(value, (bool, dict, list))
    ]


def _addresses(form: Form, draft: Draft) -> Iterator[Address]:
    yield from ("schema", "form", "edition", "year", "unit.name", "unit.short_name")
    yield from _listed(draft, "unit.cosigners", "name")
    yield from (at for at, words in _ONE_OF.items() if draft.get(at) in words)
    yield from ("document.date", "document.number")
    if any(table.foot for table in form.tables) and any(draft.text(at) for at in _FOOT):
        yield from (*_FOOT, "unit.phone")
    yield from _listed(draft, "attachments", "title", "text")
    yield from (f"sections.{section.id}" for section in form.sections)
    yield from form.figures


def _listed(draft: Draft, at: Address, *keys: str) -> Iterator[Address]:
    items = draft.get(at)
    for index in range(len(items) if isinstance(items, list) else 0):
        yield from (f"{at}.{index}.{key}" for key in keys)


def _typed(value: Value) -> tuple[str, str]:
    if isinstance(value, int):
        return "integer", str(value)
    if isinstance(value, Decimal):
        return "decimal", written(value)
    if isinstance(value, date):
        return "date", value.isoformat()[:10]
    return "text", printable(str(value))


def draft_from_values(values: Mapping[Address, Value]) -> Draft:
    """The draft that the values of a part make; numbered keys become lists."""
    tree: dict[str, Value] = {}
    for at, value in values.items():
        *path, last = at.split(".")
        node = tree
        for key in path:
            below = node.setdefault(key, {})
            node = below if isinstance(below, dict) else {}
        node[last] = value
    return Draft(_with_lists(tree))


def _with_lists(tree: dict[str, Value]) -> dict[str, Value]:
    for key, value in tree.items():
        if isinstance(value, dict):
            below = _with_lists(value)
            numbered = bool(below) and all(name.isdecimal() for name in below)
            tree[key] = [below[name] for name in sorted(below, key=int)] if numbered else below
    return tree

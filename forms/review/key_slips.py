"""Keys of a draft's file that nobody knows and that are like known ones: slips of the hand."""

from __future__ import annotations

from collections.abc import Iterator

from forms.draft import Draft
from forms.form import Form
from forms.review.finding import Finding, Repair

LIKE = 0.85
"""From which likeness on a name of the top level is taken for a known one."""
SHORTEST = 5
"""Letters of a name below which likeness says nothing."""
KNOWN_KEYS: dict[str, tuple[str, ...]] = {
    "": (
        *("schema", "form", "edition", "year", "previous", "counter", "unit", "document"),
        *("attachments", "sections", "tables", "notes", "waived", "checked", "exports"),
        *("retired", "resume", "carried"),
    ),
    "unit": (
        *("name", "short_name", "level", "kind", "scope", "phone", "fax", "address", "postcode"),
        *("email", "website", "head", "reviewer", "compiler", "cosigners"),
    ),
    "document": ("date", "number", "published", "profile"),
}


def key_slips(form: Form, draft: Draft) -> Iterator[Finding]:
    """Unknown keys that are one slip away from a known one."""
    known = dict(KNOWN_KEYS)
    known["sections"] = tuple(section.id for section in form.sections)
    for prefix, keys in known.items():
        yield from _slips_in(draft, prefix, keys)


def slips_of_tables(form: Form, draft: Draft) -> Iterator[Finding]:
    yield from _slips_in(draft, "tables", tuple(table.id for table in form.tables))
    for table in form.tables:
        rows = {f.row.id for f in form.figures.values() if f.table == table.id}
        yield from _slips_in(draft, f"tables.{table.id}", tuple(rows))
        for block in table.blocks:
            columns = tuple(column.id for column in block.columns if column.id)
            for row in block.rows if columns else ():
                yield from _slips_in(draft, f"tables.{table.id}.{row.id}", columns)


def _slips_in(draft: Draft, prefix: str, known: tuple[str, ...]) -> Iterator[Finding]:
    node = draft.get(prefix) if prefix else draft.tree
    if not isinstance(node, dict):
        return
    for key in [key for key in node if key not in known]:
        near = [k for k in known if _one_slip(key, k)] or ([] if prefix else _likest(key, known))
        meant = [k for k in near if k not in node] or near
        if len(meant) == 1:
            yield from _slip(draft, _under(prefix, key), _under(prefix, meant[0]))


def _under(prefix: str, key: str) -> str:
    return f"{prefix}.{key}" if prefix else key


def _likest(key: str, known: tuple[str, ...]) -> list[str]:
    """The name most like one of the top level that has more than one slip."""
    from difflib import get_close_matches  # only a draft with names of its own asks

    return get_close_matches(key.lower(), known, n=1, cutoff=LIKE) if len(key) >= SHORTEST else []


def _slip(draft: Draft, address: str, right: str) -> Iterator[Finding]:
    """A slip; where both names stand, a finding for each value that the right one lacks."""
    value, there = draft.get(address), draft.get(right)
    if there is None:
        repairs = (Repair(address, value, value, move_to=right),)
        yield _unknown(address, right, f"可能是“{_last(right)}”之误，这个值没有被采用", repairs)
    elif isinstance(value, dict) and isinstance(there, dict):
        for key in value:
            yield from _within(draft, _under(address, key), _under(right, key))
    elif value != there:
        yield _standing_twice(address, right)


def _within(draft: Draft, address: str, right: str) -> Iterator[Finding]:
    """What a misspelt table holds of one name."""
    if draft.get(right) is None:
        value = draft.get(address)
        repairs = (Repair(address, value, value, move_to=right),)
        yield _unknown(address, right, f"可能是“{right}”之误，这个值没有被采用", repairs)
    else:
        yield from _slip(draft, address, right)


def _standing_twice(address: str, right: str) -> Finding:
    said = f"可能是“{right}”之误，可“{right}”已另有值，这个值没有被采用；请核对哪一个对，删去另一个"
    return _unknown(address, right, said)


def _unknown(address: str, right: str, said: str, repairs: tuple[Repair, ...] = ()) -> Finding:
    return Finding(
        rule="unknown-key",
        severity="warning",
        message=f"草稿文件里的“{address}”不认识，{said}",
        at=(address, right),
        repairs=repairs,
    )


def _last(address: str) -> str:
    return address.rpartition(".")[2]


def _one_slip(a: str, b: str) -> bool:
    """Whether two keys differ by one letter put in, left out, changed, or by two swapped."""
    if abs(len(a) - len(b)) > 1 or a == b or min(len(a), len(b)) < 3:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    swapped = rest_a[1:2] + rest_a[:1] + rest_a[2:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or swapped == rest_b
    )

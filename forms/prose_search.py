"""Find and replace over all prose of a report; what is replaced is one Edit.

A search never reaches into a reference: what it prints belongs to the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from forms.draft import Address, Draft
from forms.edit import Change, Edit, Splice, Step
from forms.form import Form
from forms.references import Span, escape, joined, masked
from forms.widths import NARROW

LONGEST_QUERY = 200
MOST_FOUND = 5_000
"""Places beyond which a search stops."""

_NEVER = "\x00"
_HALF_WIDTH = NARROW | {
    0x3000: 0x20, 0xA0: 0x20,
    0x201C: 0x22, 0x201D: 0x22, 0x2018: 0x27, 0x2019: 0x27,
}  # fmt: skip
_LOWER = {code: code + 0x20 for code in range(0x41, 0x5B)}


class Query(NamedTuple):
    """What is looked for. `any_width`: （１，２） is found by (1,2) too; `any_case`: PDF by pdf."""

    text: str
    any_width: bool = True
    any_case: bool = True

    def plain(self, text: str) -> str:
        """A text as it is compared, one character for one."""
        text = text.translate(_HALF_WIDTH) if self.any_width else text
        return text.translate(_LOWER) if self.any_case else text


class Found(NamedTuple):
    """A place: the span of the text at an address, and the whole line that it stands in."""

    address: Address
    span: Span
    line: str
    column: int
    """Where in `line` the place starts."""


def prose_addresses(form: Form, draft: Draft) -> list[Address]:
    """Every text of the report in reading order: sections, then attachments of its own."""
    found = [f"sections.{section.id}" for section in form.sections]
    attachments = draft.get("attachments")
    for index in range(len(attachments) if isinstance(attachments, list) else 0):
        found += (f"attachments.{index}.title", f"attachments.{index}.text")
    return found


def find(draft: Draft, form: Form, query: Query) -> list[Found]:
    """Every place that holds the words, in reading order; none for an empty query."""
    places: list[Found] = []
    if not query.text or len(query.text) > LONGEST_QUERY:
        return places
    for address in prose_addresses(form, draft):
        text = draft.text(address)
        places += (_found(address, text, span) for span in spans(text, query))
        if len(places) >= MOST_FOUND:
            break
    return places[:MOST_FOUND]


def spans(text: str, query: Query) -> Iterator[Span]:
    """Where one text holds the words; places never overlap."""
    wanted, searched = query.plain(query.text), query.plain(masked(text, _NEVER))
    start = searched.find(wanted) if wanted and _NEVER not in wanted else -1
    while start >= 0:
        end = start + len(wanted)
        yield start, end
        start = searched.find(wanted, end)


def replace_all(draft: Draft, form: Form, places: Sequence[Found], words: str) -> Edit | None:
    """The edit that puts other words at these places, None where nothing would change."""
    steps: list[Step] = []
    for address, group in groupby(places, lambda place: place.address):
        steps += _steps(draft, form, address, [place.span for place in group], words)
    return Edit(tuple(steps), "全部替换" if len(places) > 1 else "替换") if steps else None


def _steps(
    draft: Draft, form: Form, address: Address, taken: list[Span], words: str
) -> Iterator[Step]:
    """From the end of the text, so that each splice finds its place; a text whose braces meet in a
    new way changes as a whole.
    """
    text, source = draft.text(address), escape(words)
    parts = _parts(text, taken, source)
    together = joined(parts, form)
    if together != "".join(parts):
        yield Change(address, text, together)
        return
    for start, end in reversed(taken):
        if text[start:end] != source:
            yield Splice(address, start, text[start:end], source)


def _parts(text: str, taken: list[Span], source: str) -> list[str]:
    parts: list[str] = []
    done = 0
    for start, end in taken:
        parts += (text[done:start], source)
        done = end
    return [*parts, text[done:]]


def _found(address: Address, text: str, span: Span) -> Found:
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[0])
    return Found(address, span, text[start : end if end >= 0 else len(text)], span[0] - start)

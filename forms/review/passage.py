"""Passages: a text of the draft as the review reads it, references filled in, spans kept true."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cached_property

from forms.draft import Address, Draft
from forms.form import Form, Section
from forms.form_words import Severity
from forms.references import resolve_spans
from forms.review.finding import Finding, Place, Repair, Span
from forms.review.keeping import by_tables

MOST = 64
"""Texts with references that are remembered filled in."""
BLANK = "￼"
"""Stands in a passage for a reference whose figure is blank."""


class Passage:
    """One text: `raw` as the draft has it, `text` as it is printed, both in characters.

    `pieces` are their spans in `raw` and in `text`; none where both are the same.
    """

    def __init__(
        self,
        address: Address,
        section: Section | None,
        raw: str,
        text: str,
        pieces: tuple[tuple[Span, Span], ...] = (),
    ) -> None:
        self.address = address
        self.section = section
        self.raw = raw
        self.text = text
        self.pieces = pieces

    def span(self, start: int, end: int) -> Span:
        """A span of `text` in `raw`; one that touches a reference takes it in whole."""
        if not self.pieces:
            return start, end
        return self._place(start, last=False), self._place(end, last=True)

    def _place(self, index: int, *, last: bool) -> int:
        at = bisect_left(self._ends, index) if last else bisect_right(self._ends, index)
        if at == len(self.pieces) or (last and not index):
            return len(self.raw) if last or index else 0
        (raw_start, raw_end), (start, end) = self.pieces[at]
        if end - start == raw_end - raw_start:
            return raw_start + index - start
        return raw_end if last else raw_start

    @cached_property
    def _ends(self) -> Sequence[int]:
        """Where in `text` the pieces end; each begins where the one before it ended."""
        return [end for _, (_, end) in self.pieces]

    @cached_property
    def references(self) -> tuple[Span, ...]:
        """Where in `text` a figure stands for a reference."""
        return tuple(
            (start, end)
            for (raw_start, raw_end), (start, end) in self.pieces
            if self.raw[raw_start:raw_end] != self.text[start:end]
        )

    @cached_property
    def addresses(self) -> frozenset[Address]:
        """The figures that the text refers to."""
        named = (self.raw[start + 1 : end - 1] for (start, end), _ in self.pieces)
        return frozenset(f"tables.{name}" for name in named if "." in name)

    def is_reference(self, start: int, end: int) -> bool:
        """Whether a span of `text` touches a reference."""
        at = bisect_right(self.references, start, key=_stop)
        return at < len(self.references) and self.references[at][0] < end

    def address_at(self, start: int, end: int) -> str:
        """The figure that the reference in a span of `text` names, without `tables.`."""
        raw_start, raw_end = self.span(start, end)
        opened = self.raw.find("{", raw_start, raw_end)
        return self.raw[opened + 1 : self.raw.find("}", opened)] if opened >= 0 else ""

    def place(self, start: int, end: int, better: str | None = None) -> Place:
        """The place of a span of `text`, its words quoted, with the repair to `better`."""
        repair = None if better is None else self.repair(start, end, better)
        return Place(self.address, self.text[start:end], self.span(start, end), repair)

    def repair(self, start: int, end: int, better: str) -> Repair | None:
        """The repair that puts other words for a span, None where a reference is in it."""
        if self.is_reference(start, end):
            return None
        span = self.span(start, end)
        return Repair(self.address, self.raw[span[0] : span[1]], better, span)


def _stop(span: Span) -> int:
    return span[1]


def passages(form: Form, draft: Draft) -> list[Passage]:
    """The sections that have a text, in order, then the texts of further attachments."""
    found = [
        passage_of(f"sections.{section.id}", section, form, draft)
        for section in form.sections
        if draft.prose(section.id).strip()
    ]
    attachments = draft.get("attachments")
    for index in range(len(attachments) if isinstance(attachments, list) else 0):
        address = f"attachments.{index}.text"
        if draft.text(address).strip():
            found.append(passage_of(address, None, form, draft))
    return found


def passage_of(address: Address, section: Section | None, form: Form, draft: Draft) -> Passage:
    """The text at an address as a passage."""
    raw = draft.text(address)
    if "{" not in raw:
        return Passage(address, section, raw, raw)
    known = _known(form, draft)
    if (address, raw) not in known:
        known[address, raw] = _filled_in(address, section, raw, form, draft)
        if len(known) > MOST:
            known.popitem(last=False)
    return known[address, raw]


@by_tables
def _known(form: Form, draft: Draft) -> OrderedDict[tuple[Address, str], Passage]:
    """The texts that were filled in with the figures of a draft."""
    return OrderedDict()


def _filled_in(
    address: Address, section: Section | None, raw: str, form: Form, draft: Draft
) -> Passage:
    outputs = list(_outputs(raw, form, draft))
    pieces: list[tuple[Span, Span]] = []
    done = 0
    for span, output in outputs:
        pieces.append((span, (done, done + len(output))))
        done += len(output)
    return Passage(address, section, raw, "".join(out for _, out in outputs), tuple(pieces))


def _outputs(raw: str, form: Form, draft: Draft) -> Iterator[tuple[Span, str]]:
    for span, output in resolve_spans(raw, form, draft):
        yield span, BLANK if output.startswith("〔待填") and raw[span[0]] == "{" else output


def finding_in(
    passage: Passage,
    rule: str,
    severity: Severity,
    message: str,
    places: Sequence[Place],
    source: str = "",
) -> Finding:
    """One finding for all the places of a passage where a rule hits."""
    first, *more = places
    return Finding(
        rule,
        severity,
        message,
        (passage.address,),
        quote=first.quote,
        span=first.span,
        source=source,
        repairs=(first.repair,) if first.repair else (),
        places=tuple(more),
    )

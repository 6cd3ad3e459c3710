"""What is being typed in one cell of a sheet, and what it means."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import time_ns

from forms.arithmetic import is_sum, reckon
from forms.draft import Value
from forms.form import Figure
from forms.numerals import LONGEST, read_figure, why_unreadable, written


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a typed text says: the value for the draft, and words where it is not plain.

    A text that is no figure goes to the draft as it stands, so that nothing typed is lost and the
    review speaks of it; `why` says what is wrong with it.
    """

    value: Value | None
    note: str = ""
    why: str = ""


@dataclass(slots=True)
class Entry:
    """The text being typed in a figure's cell. `before` is what the cell held."""

    figure: Figure
    before: Value | None
    text: str = ""
    group: str = field(default_factory=lambda: f"填入 {time_ns()}")

    def type(self, characters: str) -> None:
        """Put characters at the end."""
        printable = (c for c in characters if c.isprintable() or c == "\u3000")
        self.text = (self.text + "".join(printable))[: 4 * LONGEST]

    def meaning(self) -> Meaning:
        """What the text says so far."""
        return meaning(self.text, self.figure)


def meaning(text: str, figure: Figure) -> Meaning:
    """What a text typed in a figure's cell says."""
    if not text.strip():
        return Meaning(None)
    if is_sum(text):
        result = reckon(text)
        if result is None:
            return Meaning(text, why=f"“{text[:20]}”算不出来，可以写 4+5= 或 =12-3×2")
        return Meaning(result, f"{text.strip('=＝ ')} = {written(result)}")
    reading = read_figure(text, figure.unit, whole=figure.kind == "integer")
    if reading is None:
        return Meaning(
            text,
            why=f"{why_unreadable(text)}；算式请以 = 结尾" if "+" in text else why_unreadable(text),
        )
    if reading.value is None:
        return Meaning(None, f"{reading.note}，此格留空；没有发生的请填 0")
    return Meaning(reading.value, reading.note)

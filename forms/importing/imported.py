"""What reading a report back gives: a draft, and for each value where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from forms.draft import Address, Draft, Value
from forms.edit import Change, Edit
from forms.form import Form
from forms.importing.typography import Mend


@dataclass(frozen=True, slots=True)
class ImportedValue:
    """One value read: where it goes, what was understood, and what stood there.

    `source` says file and place (`年报.docx 表2第5行第3列`). `why` says in Chinese why a value that
    is not `sure` waits for a yes or no; the draft does not hold it until it is taken. `topic` is
    what it shares with other doubts whose own `why` differs.
    """

    address: Address
    value: Value
    raw: str
    source: str
    sure: bool = True
    why: str = ""
    topic: str = ""


@dataclass(slots=True)
class Imported:
    """A report read back. `draft` holds the sure values only.

    `retired` is what has no place in the form, by its own label; `typography` what could be mended
    on request; `messages` what the officer should know.
    """

    form: Form
    draft: Draft
    values: list[ImportedValue]
    retired: dict[str, str] = field(default_factory=dict)
    typography: list[Mend] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    @property
    def doubts(self) -> list[ImportedValue]:
        """The values that wait for a yes or no, in reading order."""
        return [value for value in self.values if not value.sure]

    def take(self, doubts: Iterable[ImportedValue]) -> Edit:
        """The edit that puts doubtful values the officer said yes to into the draft."""
        steps = [
            Change(value.address, self.draft.get(value.address), value.value) for value in doubts
        ]
        return Edit(tuple(steps), "采用读入的数据")

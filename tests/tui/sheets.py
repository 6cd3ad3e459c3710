"""A desk for the sheet: an app that holds nothing but one, over a draft with an Editing."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import App, ComposeResult
from textual.message import Message

from forms.draft import Address, Draft, Value
from forms.edit import Edit, Editing
from forms.form import Form
from forms.loading import load_form
from tui.themes import THEMES
from tui.widgets.sheet import Sheet

RECEIVED = "statistics.received"
PARTS = {
    f"{RECEIVED}_in_person": 0,
    f"{RECEIVED}_by_fax": 4,
    f"{RECEIVED}_online": 5,
    f"{RECEIVED}_by_letter": 9,
}
REQUESTS = ("disclosure-2021", "requests")
STRIP = ("disclosure-2021", "disputes")
"""Tables by form and id."""


class SheetDesk(App[None]):
    """One sheet on the whole screen, and all that it posts."""

    ambiguous_wide = False

    def __init__(
        self,
        form: Form | str = "disclosure-2014",
        table: str = "statistics",
        values: dict[Address, Value] | None = None,
        previous: Sequence[Draft] = (),
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self.form = load_form(form) if isinstance(form, str) else form
        self.draft = Draft()
        for address, value in (values or {}).items():
            self.draft.set(f"tables.{address}", value)
        self.editing = Editing(self.draft)
        self.edits: list[Edit] = []
        self.posted: list[Message] = []
        shown = self.form.table(table)
        assert shown is not None
        self.sheet = Sheet(self.form, self.draft, shown, self.apply, previous, read_only=read_only)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def compose(self) -> ComposeResult:
        yield self.sheet

    def on_mount(self) -> None:
        self.sheet.focus()

    def apply(self, edit: Edit) -> None:
        self.edits.append(edit)
        self.editing.do(edit)
        self.sheet.draft_changed(step.address for step in edit.steps)

    def keys(self, *keys: str) -> None:
        """Press keys at once: names of keys, or text to type character by character."""
        for key in keys:
            if len(key) > 1 and key.isascii() and key.replace("+", "").isalpha():
                self.sheet.on_key(events.Key(key, None))
                continue
            for char in key:
                self.sheet.on_key(events.Key(f"U+{ord(char):04X}", char))

    def undo(self) -> None:
        """Take back the last deed as the screen does."""
        for edit in self.editing.undo():
            self.sheet.draft_changed(step.address for step in edit.steps)

    def value(self, address: str) -> Value | None:
        return self.draft.get(f"tables.{address}")

    @property
    def at(self) -> str:
        """Where the sheet stands, without `tables.`."""
        return self.sheet.address.removeprefix("tables.")

    def rows(self) -> list[str]:
        """The lines of the sheet as they stand on the screen."""
        strips = self.sheet.render_lines(self.sheet.size.region)
        return [strip.text for strip in strips]

    def row_of(self, label: str) -> str:
        """The line that holds a label."""
        return next(row for row in self.rows() if label in row)

    def told(self, kind: type[Message]) -> list[Message]:
        """The messages of a kind that were posted."""
        return [message for message in self.posted if isinstance(message, kind)]

    def on_sheet_unreadable(self, message: Sheet.Unreadable) -> None:
        self.posted.append(message)

    def on_sheet_paste_requested(self, message: Sheet.PasteRequested) -> None:
        self.posted.append(message)

    def on_sheet_copied(self, message: Sheet.Copied) -> None:
        self.posted.append(message)

    def on_sheet_finished(self, message: Sheet.Finished) -> None:
        self.posted.append(message)

    def on_sheet_canvas_moved(self, message: Sheet.Moved) -> None:
        self.posted.append(message)

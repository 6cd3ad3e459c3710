"""The sheet: a form's table in which figures are typed in place, in any of the four layouts.

The Draft is the truth. What is typed goes to it key by key as Edits of one group, so that the
review follows and undo takes the whole entry back; the sheet keeps only the text being typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import events
from textual.message import Message

from forms.draft import Address, Draft, Value
from forms.edit import Change, Edit
from forms.filling import Scope, scope_of, zero_edit
from forms.form import Figure, Form, Table
from forms.numerals import read_figure, written
from forms.paste import PasteError, PastePlan, plan_paste, split_cells
from forms.pasted_text import Cells
from forms.review.finding import Finding
from tui.widgets import sheet_moves as moves
from tui.widgets.refusals import READ_ONLY
from tui.widgets.sheet_canvas import SheetCanvas
from tui.widgets.sheet_cells import plain
from tui.widgets.sheet_entry import Entry
from tui.widgets.sheet_painting import Place
from tui.widgets.sheet_search import find_rows


class Sheet(SheetCanvas):
    """One table of a draft, open for typing."""

    class Unreadable(Message):
        """A text was left in a cell that is no figure; the draft has it as text."""

        def __init__(self, address: Address, text: str, why: str) -> None:
            super().__init__()
            self.address = address
            self.text = text
            self.why = why

    class PasteRequested(Message):
        """Cells were pasted: the screen shows the plan and applies its edit.

        `plan_with` makes the plan anew, turned or with `/` taken as 0.
        """

        def __init__(self, plan: PastePlan, plan_with: Callable[[bool, bool], PastePlan]) -> None:
            super().__init__()
            self.plan = plan
            self.plan_with = plan_with

    class Copied(Message):
        """Cells were copied, as a spreadsheet takes them."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Finished(Message):
        """Enter was pressed on the last figure."""

    def __init__(
        self,
        form: Form,
        draft: Draft,
        table: Table,
        apply: Callable[[Edit], None],
        previous: Sequence[Draft] = (),
        *,
        read_only: bool = False,
        id: str | None = None,
    ) -> None:
        """`apply` makes an edit of the draft and then tells the sheet by `draft_changed`."""
        super().__init__(form, draft, table, previous, id=id)
        self.read_only = read_only
        self._apply = apply
        self._applying = False
        self._home = 0
        self._keys: dict[str, Callable[[], bool]] = {
            "enter": self._enter,
            "tab": lambda: self._step(moves.right),
            "shift+tab": lambda: self._step(moves.left),
            "backspace": self._backspace,
            "delete": self._delete,
            "escape": self._escape,
        }

    # -- what the screen asks and tells ----------------------------------------------------------

    @property
    def selection(self) -> tuple[tuple[Figure, ...], ...]:
        """The figures selected, row by row; the current one where none are."""
        rows: list[tuple[Figure, ...]] = []
        for y in self.grid.rows:
            figures = self.grid.lines[y].figures
            row = [f for x, f in enumerate(figures) if self.seen.selected(y, x)]
            rows += [tuple(row)] if row else []
        return tuple(rows) or ((self.figure,),)

    def find_rows(self, query: str) -> list[tuple[Address, str]]:
        """Rows by their number or by words of their name, as (address, name)."""
        return find_rows(self.grid, query)

    def zero_plan(self, scope: Scope) -> Edit:
        """The edit that fills the blanks of the row, block or table here with 0, not yet made."""
        return zero_edit(self.form, self.draft, scope_of(self.form, self.address, scope))

    def go_to(self, address: Address) -> None:
        """Go to a figure, or to the first of a row or table."""
        for known, place in self.grid.places.items():
            if known == address or known.startswith(f"{address}."):
                self._finish_entry()
                self._home = place[1]
                self.move(place, jump=True)
                return

    def draft_changed(self, addresses: Iterable[Address]) -> None:
        """The draft holds other values at these addresses."""
        changed = {address.removeprefix("notes.") for address in addresses}
        if self.seen.entry and self.address in changed and not self._applying:
            self.seen.entry = None  # undone or mended elsewhere: the draft is right
        if self._outgrown(changed):
            self.measure()
        elif self.seen.entry or not self.measure_if_narrower():
            self.repaint(changed)
            self.repaint_later(self.cells.totals.over(changed))

    def _outgrown(self, addresses: Iterable[Address]) -> bool:
        """Whether a value needs a wider column than it has."""
        widths = self.painter.widths.cells
        for address in addresses:
            place = self.grid.places.get(address)
            value = self.draft.figure(address)
            if place and value is not None:
                block = self.grid.lines[place[0]].block
                if len(written(value)) + 2 > widths[block][place[1]]:
                    return True
        return False

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Mark the cells that open findings blame."""
        self.repaint(self.cells.take_findings(findings))

    # -- keys ------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """All keys are taken here, in order: a binding would let the next digit overtake Enter."""
        if self._take_key(event.key) or self._take_character(event.character):
            event.stop()
            event.prevent_default()

    def _take_key(self, key: str) -> bool:
        if arrow := moves.ARROWS.get(key.removeprefix("shift+")):
            self._finish_entry()
            place = arrow(self.grid, self.seen.at)
            self._home = place[1]
            self.move(place, select=key.startswith("shift+"))
            return True
        taker = self._keys.get(key)
        return taker is not None and taker()

    def _take_character(self, character: str | None) -> bool:
        if not character or not (character.isprintable() or character == "\u3000"):
            return False
        if self._may_change():
            self._type(character)
        return True

    def _may_change(self) -> bool:
        if self.read_only:
            self.say(READ_ONLY, "foot-bad")
        return not self.read_only

    def _type(self, characters: str) -> None:
        if self.seen.entry is None and not characters.strip():
            return
        entry = self.seen.entry or self._begin("")
        entry.type(characters)
        self._tell_draft(entry)

    def _begin(self, text: str) -> Entry:
        if self.seen.anchor is not None:
            self.move(self.seen.at)
        self.seen.entry = Entry(self.figure, self.draft.get(self.address), text)
        return self.seen.entry

    def _tell_draft(self, entry: Entry) -> None:
        meaning = entry.meaning()
        note = meaning.why or meaning.note
        self.note = (note, "foot-bad" if meaning.why else "foot-note") if note else None
        if not self._put([(entry.figure, meaning.value)], "填入", entry.group):
            self.repaint({entry.figure.address})
            self.repaint_later(())
        self.keep_in_sight()
        self.place_cursor()

    def _enter(self) -> bool:
        understood = self._finish_entry()
        place = moves.onward(self.grid, self.seen.at, self._home)
        if place is not None:
            self._home = place[1]
            self.move(place)
        elif understood:  # what is wrong with the last figure would be told in another part
            self.post_message(self.Finished())
        return True

    def _step(self, move: Callable[..., Place | None]) -> bool:
        self._finish_entry()
        place = move(self.grid, self.seen.at)
        if place is not None:
            self.move(place)
        return place is not None

    def _backspace(self) -> bool:
        if self._may_change():
            value = self.draft.get(self.address)
            entry = self.seen.entry or self._begin("" if value is None else plain(value))
            entry.text = entry.text[:-1]
            self._tell_draft(entry)
        return True

    def _delete(self) -> bool:
        if self._may_change():
            self.seen.entry = None
            figures = [figure for row in self.selection for figure in row]
            self._put([(figure, None) for figure in figures], "清除")
            self.repaint({figure.address for figure in figures})
        return True

    def _escape(self) -> bool:
        entry, self.seen.entry = self.seen.entry, None
        if entry is not None:
            self._put([(entry.figure, entry.before)], "填入", entry.group)
        elif self.seen.anchor is None:
            return False
        self.move(self.seen.at)
        return True

    def _finish_entry(self) -> bool:
        """What was typed is in the draft already; whether it is a figure, which is told if not."""
        entry, self.seen.entry = self.seen.entry, None
        if entry is None:
            return True
        meaning = entry.meaning()
        if meaning.why:
            told = self.Unreadable(entry.figure.address, entry.text, meaning.why)
            self.call_later(self.post_message, told)  # after a move, which ends what was said
        if not self.measure_if_narrower():
            self.repaint({entry.figure.address})
        return not meaning.why

    def on_click(self, event: events.Click) -> None:
        """Going elsewhere with the mouse ends what is being typed; the canvas moves."""
        self._finish_entry()
        place = self.place_at(event.x, event.y)
        self._home = place[1] if place else self._home

    def on_blur(self) -> None:
        """Leaving the sheet ends what is being typed."""
        self._finish_entry()

    def _put(
        self, values: Iterable[tuple[Figure, Value | None]], label: str, group: str = ""
    ) -> bool:
        """Make one edit of those values that are new; whether there are any."""
        changes = (Change(f.address, self.draft.get(f.address), new) for f, new in values)
        steps = [s for s in changes if s.old != s.new or type(s.old) is not type(s.new)]
        if steps:
            self._applying = True
            try:
                self._apply(Edit(tuple(steps), label, group))
            finally:
                self._applying = False
        return bool(steps)

    # -- commands --------------------------------------------------------------------------------

    def action_take_total(self) -> None:
        """Take the sums that are offered for the totals selected, and go on."""
        if not self._may_change():
            return
        self._finish_entry()
        figures = [figure for row in self.selection for figure in row]
        offers = [(figure, self.cells.offered(figure.address)) for figure in figures]
        taken = [(figure, offered) for figure, offered in offers if offered is not None]
        if not taken:
            self.say("这里不是合计，或各项还没有填全")
            return
        before = [(self.draft.get(figure.address), new) for figure, new in taken]
        self._put(taken, "取合计")
        replaced = [plain(old) for old, new in before if old not in (None, new)]
        if len(figures) == 1:
            self._enter()
        if replaced:
            self.say(f"原来填的 {'、'.join(replaced[:3])} 换成了各项之和，^Z 撤销")

    def action_take_previous(self) -> None:
        """Take last year's values for the figures selected, and go on."""
        if not self._may_change():
            return
        self._finish_entry()
        figures = [figure for row in self.selection for figure in row]
        values = [(figure, self.cells.last_year(figure.address)) for figure in figures]
        known = [(figure, value) for figure, value in values if value is not None]
        if not known:
            self.say("没有上年的数")
            return
        self._put(known, "取上年数")
        if len(figures) == 1:
            self._enter()

    def action_copy(self) -> None:
        """Copy the selected cells as a spreadsheet block."""
        rows = (
            "\t".join(
                plain(value) if (value := self.draft.get(f.address)) is not None else ""
                for f in row
            )
            for row in self.selection
        )
        self.post_message(self.Copied("\n".join(rows)))

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text: one figure is as if typed, cells are laid out and shown first."""
        event.stop()
        self.action_paste_text(event.text)

    def action_paste_text(self, text: str) -> None:
        """Take a text from the clipboard."""
        if not self._may_change():
            return
        if "\n" not in text.strip("\r\n") and "\t" not in text and read_figure(text) is not None:
            self._finish_entry()
            self._type(text.strip())
            return
        try:
            cells = split_cells(text)
        except PasteError as error:
            self.say(str(error), "foot-bad")
            return
        self._finish_entry()
        self.note = None
        self.draw_foot()
        self._request_paste(self.address, cells)

    def _request_paste(self, at: Address, cells: Cells) -> None:
        def plan_with(turned: bool, none_as_zero: bool) -> PastePlan:
            return plan_paste(
                self.form, self.draft, at, cells, turned=turned, none_as_zero=none_as_zero
            )

        self.post_message(self.PasteRequested(plan_with(False, False), plan_with))

"""The editor: everything the officer can do on an open draft, one action after the other."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui import actions
from tui.actions import Scope
from tui.screens.editing import EditingScreen
from tui.widgets.outline import ATTACHMENTS


class EditorScreen(EditingScreen):
    """The actions of the table; the errands behind them are imported when they are run."""

    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("editor", "prose", "sheet")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Actions of a sheet or of prose only where there is one."""
        mine = next((a for a in actions.ACTIONS if a.id == action), None)
        return mine is None or mine.own or mine.scope in (*self.scopes, "home")

    # -- actions, in the order of the table ------------------------------------------------------

    async def action_next_thing(self) -> None:
        """Go to the next thing to do."""
        from tui.flows import walking

        await walking.next_thing(self)

    def action_outline(self) -> None:
        """Go to the outline, or back."""
        self._side("#outline")

    def action_findings(self) -> None:
        """Go to the findings, or back."""
        self._side("#findings")

    def _side(self, pane: str) -> None:
        widget = self.query_one(pane)
        if widget.has_focus:
            self._fold()
            if self.field:
                self.field.focus()
        else:
            widget.add_class("-open")
            widget.focus()
            scope: Scope = "findings" if pane == "#findings" else "outline"
            self.show_keys(scope, "editor", "app")

    async def key_escape(self) -> None:
        """Back to the field, the pages away; from the text of an attachment back to its name."""
        from tui.flows import previewing

        at_text = self.focused is self.field and self.beside is None
        if at_text and self.part.startswith(f"{ATTACHMENTS}."):
            await self.go_to(f"{self.part}.title")
            return
        await previewing.put_away(self)
        self._fold()
        if self.field:
            self.field.focus()
        self.show_keys(*self.scopes)

    def action_instructions(self) -> None:
        """Show the whole of what the guide says here."""
        from tui.flows import marking

        marking.instructions(self)

    async def action_next_part(self) -> None:
        """Go to the part after this one."""
        from tui.flows import moving

        await moving.step_part(self, 1)

    async def action_previous_part(self) -> None:
        """Go to the part before this one."""
        from tui.flows import moving

        await moving.step_part(self, -1)

    def action_go_to(self) -> None:
        """Ask for a row or part and go there."""
        from tui.flows import jumping

        jumping.ask_where(self)

    def action_search(self) -> None:
        """Find and replace over the whole report."""
        from tui.flows import searching

        searching.search(self)

    async def action_undo(self) -> None:
        """Take back the last deed."""
        from tui.flows import moving

        await moving.undo(self)

    async def action_redo(self) -> None:
        """Do it again."""
        from tui.flows import moving

        await moving.redo(self)

    def action_save(self) -> None:
        """Save now."""
        from tui.flows import comparing

        self.file.save()
        self.show_status()
        self.tell(self.file.status.text)
        comparing.resolve_conflict(self)

    def action_repair(self) -> None:
        """Mend the finding here."""
        from tui.flows import mending

        mending.repair_here(self)

    def action_waive(self) -> None:
        """Answer the warning here with a reason."""
        from tui.flows import mending

        mending.waive_here(self)

    def action_note(self) -> None:
        """Write a note for this place."""
        from tui.flows import marking

        marking.note(self)

    def action_read_back(self) -> None:
        """Read the figures back."""
        from tui.flows import marking

        marking.read_back(self)

    def action_history(self) -> None:
        """Show earlier versions."""
        from tui.flows import comparing

        comparing.history(self)

    def action_take_changes(self) -> None:
        """Take over changes made in a document on its way."""
        from tui.flows import returning

        returning.take_changes(self)

    def action_save_copy(self) -> None:
        """Write a copy of the draft elsewhere."""
        from tui.flows import returning

        returning.save_copy(self)

    def action_give_up_recovered(self) -> None:
        """Give up what opening has recovered."""
        from tui.flows import returning

        returning.give_up_recovered(self)

    def action_to_drafts(self) -> None:
        """Back to the list of drafts."""
        from tui.flows import returning

        returning.to_drafts(self)

    def action_check_sheet(self) -> None:
        """Show the sheet for the superior."""
        from tui.flows import exporting

        exporting.check_sheet(self)

    def action_export(self) -> None:
        """Make the Word document."""
        from tui.flows import exporting

        exporting.export(self)

    async def action_preview(self) -> None:
        """Show the pages, beside the text first."""
        from tui.flows import previewing

        await previewing.preview(self)

    def action_final(self) -> None:
        """Show what stands before the document is made."""
        from tui.flows import walking

        walking.final(self)

    def action_last_year(self) -> None:
        """Show last year's text."""
        from tui.flows import updating

        updating.last_year(self)

    def action_bring_up(self) -> None:
        """Bring a carried text up to date."""
        from tui.flows import updating

        updating.bring_up(self)

    def action_starters(self) -> None:
        """Insert a beginning."""
        from tui.flows import texting

        texting.starters(self)

    def action_insert_reference(self) -> None:
        """Insert a figure by its name."""
        from tui.flows import texting

        texting.insert_reference(self)

    def action_make_references(self) -> None:
        """Turn equal numbers into references."""
        from tui.flows import texting

        texting.make_references(self)

    def action_widen_marks(self) -> None:
        """Make half-width marks full-width."""
        from tui.flows import texting

        texting.widen_marks(self)

    def action_take_total(self) -> None:
        """Take the sum that is offered."""
        if self.sheet:
            self.sheet.action_take_total()

    def action_fill_zeros(self) -> None:
        """Fill blanks with 0 after showing which."""
        from tui.flows import moving

        moving.fill_zeros(self)

    def action_take_previous(self) -> None:
        """Take last year's value."""
        if self.sheet:
            self.sheet.action_take_previous()

    def action_paste(self) -> None:
        """Paste from the system's clipboard."""
        from tui.flows import moving

        moving.paste_clipboard(self)

    def action_copy(self) -> None:
        """Copy the chosen cells."""
        if self.sheet:
            self.sheet.action_copy()

    def leave(self) -> None:
        """Save, close the file and leave the program."""
        self.close_draft()
        self.app.exit(0)

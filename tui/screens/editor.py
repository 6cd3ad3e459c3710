"""The editor: outline, the part being answered with its guide, findings; edits go through here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.screen import Screen

from forms.draft import Address
from forms.edit import Edit

from forms.settings import Settings
from forms.store.draft_file import DraftFile
from forms.titles import report_title
from tui import actions
from tui.actions import Scope
from tui.app import NianbaoApp
from tui.crash import write_report
from tui.flows import comparing, exporting, marking, mending, moving, searching, texting
from tui.place import guide_lines, part_of
from tui.reviewing import Reviewing
from tui.widgets.attachments import Attachments
from tui.widgets.bars import Bar, KeyBar
from tui.widgets.cover import Cover
from tui.widgets.findings import FindingsPane
from tui.widgets.guide import Guide
from tui.widgets.line_list import LineList
from tui.widgets.outline import ATTACHMENTS, ATTACHMENTS_TITLE, COVER, COVER_TITLE, Outline
from tui.widgets.outline import part_title
from tui.widgets.prose import ProseEditor
from tui.widgets.sheet import Sheet

Field = Cover | Sheet | ProseEditor | Attachments


class EditorScreen(Screen[None]):
    """One open draft. `part` and `address` say where the officer is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *actions.bindings("editor", "prose", "sheet"),
    ]
    AUTO_FOCUS = None

    def __init__(self, file: DraftFile, settings: Settings) -> None:
        super().__init__()
        self.file = file
        self.form = file.form
        self.draft = file.draft
        self.reviewing = Reviewing(file.path, file.form, file.draft, settings)
        self.part = COVER
        self._address: Address = "unit.name"
        self.field: Field | None = None
        self._review_wanted = False

    def compose(self) -> ComposeResult:
        """Bars above and below, three panes between."""
        yield Bar(id="top")
        with Horizontal(id="body"):
            yield Outline(self.form, self.draft)
            with Vertical(id="field"):
                yield Bar(id="part")
                yield Container(id="host")
                yield Guide()
            yield FindingsPane(self.form, self.draft)
        yield Bar(id="status")
        yield KeyBar(id="keys")

    async def on_mount(self) -> None:
        """Come back to where the officer stopped, then review."""
        self.file.on_status = self._status_changed
        await self.go_to(self.file.resume_at or "unit.name")
        self.show_status()
        self.call_after_refresh(self._begin)

    def _status_changed(self) -> None:
        """Called in the saving thread, which must not wait for the screen."""
        self.app.call_later(self._show_saved)

    def _show_saved(self) -> None:
        self.show_status()
        if self.file.status.kind == "conflict" and self.is_current:
            comparing.resolve_conflict(self)

    def _begin(self) -> None:
        self.reviewing.read_companions()
        if isinstance(self.field, Sheet) and self.reviewing.previous:
            self.field.previous = self.reviewing.companions.previous
        self.review()
        moving.tell_outcome(self)

    @property
    def nianbao(self) -> NianbaoApp:
        """The application."""
        assert isinstance(self.app, NianbaoApp)
        return self.app

    @property
    def address(self) -> Address:
        """Where the officer is; the draft is opened there again."""
        return self._address

    @address.setter
    def address(self, address: Address) -> None:
        self._address = address
        self.file.resume_at = address

    # -- edits -----------------------------------------------------------------------------------

    def apply(self, edit: Edit) -> None:
        """Make an edit: the journal has it, the draft changes, the panes follow."""
        if self.file.read_only:
            self.tell("这份草稿以只读方式打开，不能修改。")
            return
        self.file.editing.do(edit)
        self.changed([edit])

    def changed(self, edits: Iterable[Edit]) -> None:
        """Let every pane follow edits that have been made."""
        self.follow({step.address for edit in edits for step in edit.steps})

    def follow(self, addresses: set[Address]) -> None:
        """Let every pane follow values that have changed."""
        if self.field is not None:
            self.field.draft_changed(addresses)
        self.file.save_soon()
        self.want_review()

    def want_review(self) -> None:
        """Review once what is being drawn has been drawn."""
        if not self._review_wanted:
            self._review_wanted = True
            self.call_after_refresh(self.review)

    def review(self) -> None:
        """Review the draft and show what is found."""
        self._review_wanted = False
        try:
            findings = self.reviewing.review()
        except Exception as error:  # a fault of the review must not stop the officer's typing
            report = write_report(error)
            self.tell(f"自查出错，疑点可能不全；不影响填写和保存。{report or ''}")
            return
        self.query_one(FindingsPane).show_findings(findings)
        self.query_one(Outline).show_progress(self.reviewing.progress(), self.reviewing.cover())
        if isinstance(self.field, (Sheet, ProseEditor)):
            self.field.show_findings(findings)
        self.show_status()
        self.show_guide()

    # -- where the officer is --------------------------------------------------------------------

    async def go_to(self, address: Address, span: tuple[int, int] | None = None) -> None:
        """Show the part of an address, and the place in it."""
        await self.show_part(part_of(self.form, address))
        match self.field:
            case Sheet() | Cover() | Attachments():
                self.field.go_to(address)
            case ProseEditor():
                if span:
                    self.field.go_to(span[0])
            case None:
                return
        self.address = address
        self.show_guide()

    async def show_part(self, part: str) -> None:
        """Put the field of a part in the middle and the focus in it."""
        if part != self.part or self.field is None:
            self.file.save_soon()
            self.part = part
            field = self._make_field(part)
            host = self.query_one("#host", Container)
            await host.remove_children()
            await host.mount(field)
            self.field = field
            self._show_heads()
        self._fold()
        (self.field or self).focus()
        self.query_one(KeyBar).show(actions.key_bar(*self.scopes))
        self.show_guide()

    def _make_field(self, part: str) -> Field:
        if part == COVER:
            self.address = "unit.name"
            return Cover(self.draft, self.apply)
        if part == ATTACHMENTS:
            self.address = ATTACHMENTS
            return Attachments(self.draft, self.apply)
        table = self.form.table(part)
        if table is not None:
            self.address = next(a for a, f in self.form.figures.items() if f.table == part)
            return moving.make_sheet(self, table)
        self.address = f"sections.{part}"
        return moving.make_prose(self, part)

    def _show_heads(self) -> None:
        titles = {COVER: COVER_TITLE, ATTACHMENTS: ATTACHMENTS_TITLE}
        part = self.form.section(self.part) or self.form.table(self.part)
        title = part_title(self.form, self.draft, part) if part else titles[self.part]
        self.query_one("#part", Bar).show(left=title, right="")
        outline = self.query_one(Outline)
        outline.choose(outline.parts.index(self.part))

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """Which actions can be taken here."""
        if isinstance(self.field, Sheet):
            return ("app", "editor", "sheet")
        if isinstance(self.field, ProseEditor):
            return ("app", "editor", "prose")
        return ("app", "editor")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Actions of a sheet or of prose only where there is one."""
        mine = next((a for a in actions.ACTIONS if a.id == action), None)
        return mine is None or mine.own or mine.scope in (*self.scopes, "home")

    # -- what the panes tell ---------------------------------------------------------------------

    def tell(self, text: str) -> None:
        """Say what happened, in the line above the keys."""
        self.query_one("#status", Bar).show(left=text)

    def show_status(self) -> None:
        """Show title, save state and progress."""
        progress = self.reviewing.progress()
        errors = sum(part.errors for part in progress.parts) + self.reviewing.cover().errors
        warnings = sum(part.warnings for part in progress.parts)
        done = f"{progress.percent}%  必改 {errors}  须核实 {warnings}"
        self.query_one("#top", Bar).show(
            left=report_title(self.form, self.draft), right=self.file.status.text
        )
        self.query_one("#status", Bar).show(right=done)

    def show_guide(self) -> None:
        """Show what bears on the place where the officer is."""
        self.query_one(Guide).show(guide_lines(self.reviewing, self.address))

    @on(Sheet.Moved)
    def _sheet_moved(self, event: Sheet.Moved) -> None:
        self._moved(event.address)

    @on(Cover.Moved)
    def _cover_moved(self, event: Cover.Moved) -> None:
        self._moved(event.field.address)

    @on(ProseEditor.Moved)
    def _prose_moved(self, event: ProseEditor.Moved) -> None:
        self.query_one("#part", Bar).show(right=moving.prose_count(self, event))

    def _moved(self, address: Address) -> None:
        self.address = address
        self.query_one(FindingsPane).choose_for(address)
        self.show_guide()

    @on(LineList.Taken, "#outline")
    async def _outline_taken(self, event: LineList.Taken) -> None:
        await self.show_part(self.query_one(Outline).parts[event.item])

    @on(FindingsPane.Asked)
    async def _finding_asked(self, event: FindingsPane.Asked) -> None:
        await mending.answer(self, event.finding, event.wanted)

    @on(ProseEditor.Told)
    def _prose_told(self, event: ProseEditor.Told) -> None:
        self.tell(event.text)

    @on(Sheet.PasteRequested)
    def _paste_requested(self, event: Sheet.PasteRequested) -> None:
        moving.preview_paste(self, event)

    @on(Sheet.Copied)
    def _copied(self, event: Sheet.Copied) -> None:
        self.app.copy_to_clipboard(event.text)
        self.tell("已复制。")

    @on(Sheet.Unreadable)
    def _unreadable(self, event: Sheet.Unreadable) -> None:
        self.tell(event.why)

    @on(Sheet.Finished)
    @on(Cover.Finished)
    async def _finished(self) -> None:
        await self.action_next_thing()

    async def on_app_blur(self, event: events.AppBlur) -> None:
        """The window lost the focus: save."""
        self.file.save_soon()

    # -- actions, in the order of the table ------------------------------------------------------

    async def action_next_thing(self) -> None:
        """Go to the next thing to do."""
        await moving.next_thing(self)

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
            scopes: tuple[Scope, ...] = ("findings",) if pane == "#findings" else ("editor",)
            self.query_one(KeyBar).show(actions.key_bar(*scopes))

    def _fold(self) -> None:
        for pane in ("#outline", "#findings"):
            self.query_one(pane).remove_class("-open")

    def key_escape(self) -> None:
        """Back to the field."""
        self._fold()
        if self.field:
            self.field.focus()
        self.query_one(KeyBar).show(actions.key_bar(*self.scopes))

    async def action_next_part(self) -> None:
        """Go to the part after this one."""
        await moving.step_part(self, 1)

    async def action_previous_part(self) -> None:
        """Go to the part before this one."""
        await moving.step_part(self, -1)

    def action_go_to(self) -> None:
        """Ask for a row or part and go there."""
        moving.ask_where(self)

    def action_search(self) -> None:
        """Find and replace over the whole report."""
        searching.search(self)

    async def action_undo(self) -> None:
        """Take back the last deed."""
        await moving.undo(self)

    async def action_redo(self) -> None:
        """Do it again."""
        await moving.redo(self)

    def action_save(self) -> None:
        """Save now."""
        self.file.save()
        self.show_status()
        self.tell(self.file.status.text)

    def action_repair(self) -> None:
        """Mend the finding here."""
        mending.repair_here(self)

    def action_waive(self) -> None:
        """Answer the warning here with a reason."""
        mending.waive_here(self)

    def action_note(self) -> None:
        """Write a note for this place."""
        marking.note(self)

    def action_read_back(self) -> None:
        """Read the figures back."""
        marking.read_back(self)

    def action_history(self) -> None:
        """Show earlier versions."""
        comparing.history(self)

    def action_check_sheet(self) -> None:
        """Show the sheet for the superior."""
        exporting.check_sheet(self)

    def action_export(self) -> None:
        """Make the Word document."""
        exporting.export(self)

    def action_preview(self) -> None:
        """Show the pages."""
        exporting.preview(self)

    def action_starters(self) -> None:
        """Insert a beginning."""
        texting.starters(self)

    def action_insert_reference(self) -> None:
        """Insert a figure by its name."""
        texting.insert_reference(self)

    def action_make_references(self) -> None:
        """Turn equal numbers into references."""
        texting.make_references(self)

    def action_widen_marks(self) -> None:
        """Make half-width marks full-width."""
        texting.widen_marks(self)

    def action_take_total(self) -> None:
        """Take the sum that is offered."""
        if isinstance(self.field, Sheet):
            self.field.action_take_total()

    def action_fill_zeros(self) -> None:
        """Fill blanks with 0 after showing which."""
        moving.fill_zeros(self)

    def action_take_previous(self) -> None:
        """Take last year's value."""
        if isinstance(self.field, Sheet):
            self.field.action_take_previous()

    def action_paste(self) -> None:
        """Paste from the system's clipboard."""
        moving.paste_clipboard(self)

    def action_copy(self) -> None:
        """Copy the chosen cells."""
        if isinstance(self.field, Sheet):
            self.field.action_copy()

    def leave(self) -> None:
        """Save, close the file and leave the program."""
        status = self.file.close()
        if status.kind == "failed":
            self.nianbao.parting.append(f"{status.text}。{status.remedy}")
        self.app.exit(0)

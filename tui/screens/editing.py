"""The editor's panes and state; every edit of the open draft goes through here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

from textual import events, on
from textual.app import App, ComposeResult
from textual.screen import Screen

from forms.draft import Address
from forms.edit import Edit, Splice
from forms.settings import Settings
from forms.titles import report_title
from tui import actions
from tui.actions import Scope
from tui.crash import write_report
from tui.program import Program, program_of
from tui.widgets.bars import Bar, KeyBar, StatusBar
from tui.widgets.findings import REVIEWING, FindingsPane
from tui.widgets.frame import Frame
from tui.widgets.guide import Guide
from tui.widgets.line_list import LineList
from tui.widgets.outline import (
    ATTACHMENTS,
    COVER,
    COVER_VALUES,
    Outline,
    first_place,
    part_called,
    part_of,
    text_address,
)
from tui.widgets.refusals import READ_ONLY

if TYPE_CHECKING:
    from forms.store.draft_file import DraftFile
    from tui.flows.previewing import Beside
    from tui.widgets.attachments import Attachments
    from tui.widgets.cover import Cover
    from tui.widgets.prose import ProseEditor
    from tui.widgets.sheet import Sheet

    Field = Cover | Sheet | ProseEditor | Attachments

LONG = 5000
"""Characters put into a text at once that take so long to review that it is said."""


class EditingScreen(Screen[None]):
    """One open draft. `part` and `address` say where the officer is.

    The first review comes once the parts are painted; `reviewed` says that it has begun.
    """

    AUTO_FOCUS = None
    BLANK = True

    def __init__(self, file: DraftFile, settings: Settings, told: str = "") -> None:
        super().__init__()
        from tui.reviewing import Reviewing

        self.file = file
        self.form = file.form
        self.draft = file.draft
        self.reviewing = Reviewing(file.path, file.form, file.draft, settings)
        self.told_first = told
        self._told_at = 0
        self.part = COVER
        self._address: Address = COVER_VALUES[0]
        self.field: Field | None = None
        self.beside: Beside | None = None
        self._review_wanted = False
        self.merge_put_off = False
        self.reviewed = False

    def compose(self) -> ComposeResult:
        """Bars above and below, three panes between."""
        yield Frame(Bar(id="top"), classes="bars")
        with Frame(id="body"):
            yield Frame(Outline(self.form, self.draft), classes="side")
            with Frame(id="field"):
                yield Bar(id="part")
                yield Frame(id="host")
                yield Guide()
            yield Frame(FindingsPane(self.form, self.draft), classes="side")
        yield Frame(StatusBar(id="status"), KeyBar(id="keys"), classes="bars")

    async def on_mount(self) -> None:
        """Come back to where the officer stopped, then review."""
        self.file.on_status = self._status_teller(self.app)
        await self.go_to(first_place(self.form, self.draft))
        self.show_status()
        self.call_after_refresh(self._begin)

    def _status_teller(self, app: App[Any]) -> Callable[[], None]:
        """What the saving thread calls; it must not wait for the screen."""

        def tell() -> None:
            app.call_later(self._show_saved)

        return tell

    def on_unmount(self) -> None:
        """Nobody listens any longer."""
        self.file.on_status = lambda: None

    def _show_saved(self) -> None:
        self.show_status()
        if self.file.status.kind != "conflict":
            self.merge_put_off = False
        elif self.is_current and not self.merge_put_off:
            from tui.flows import comparing

            comparing.resolve_conflict(self)

    def _begin(self) -> None:
        self.reviewing.read_companions()
        if self.sheet and self.reviewing.previous:
            self.sheet.previous = self.reviewing.companions.previous
        self.reviewed = True
        self.review()
        from tui.flows import moving

        moving.tell_outcome(self)

    @property
    def nianbao(self) -> Program:
        """The application."""
        return program_of(self)

    @property
    def cover(self) -> Cover | None:
        """The cover data, where they are being answered."""
        return cast("Cover", self.field) if self.part == COVER else None

    @property
    def sheet(self) -> Sheet | None:
        """The sheet, where a table is being answered."""
        return cast("Sheet", self.field) if self.form.table(self.part) else None

    @property
    def prose(self) -> ProseEditor | None:
        """The editor of prose, where a section or an attachment is being written."""
        return cast("ProseEditor", self.field) if text_address(self.form, self.part) else None

    @property
    def address(self) -> Address:
        """Where the officer is; the draft is opened there again."""
        return self._address

    @address.setter
    def address(self, address: Address) -> None:
        self._address = address
        self.file.resume_at = address
        self._preview_follows()

    @property
    def place_in_text(self) -> int:
        """The character of the text at which the officer is."""
        return self.prose.position if self.prose else 0

    # -- edits -----------------------------------------------------------------------------------

    def may_edit(self) -> bool:
        """Whether the draft can be changed; where it cannot, that is said."""
        if self.file.read_only:
            self.tell(f"{READ_ONLY}。")
        return not self.file.read_only

    def apply(self, edit: Edit, told: str = "", *, whole: bool = True) -> None:
        """Make an edit: the journal has it, the draft changes, the panes follow; then say so."""
        if self.may_edit():
            self.file.editing.do(edit)
            self.changed([edit])
            self.tell(told, whole=whole)

    def changed(self, edits: Iterable[Edit]) -> None:
        """Let every pane follow edits that have been made."""
        steps = [step for edit in edits for step in edit.steps]
        if any(isinstance(step, Splice) and len(step.inserted) > LONG for step in steps):
            self.query_one("#status", Bar).show(right=REVIEWING)
        self.follow({step.address for step in steps})

    def follow(self, addresses: set[Address]) -> None:
        """Let every pane follow values that have changed."""
        if self.field is not None:
            self.field.draft_changed(addresses)
        if self.part not in self.query_one(Outline).parts:
            self.call_later(self.show_part, ATTACHMENTS)
        self._preview_follows()
        self.file.save_soon()
        self.want_review()

    def _preview_follows(self) -> None:
        if self.beside is not None:
            self.beside.follow_soon()

    def want_review(self) -> None:
        """Review once what is being drawn has been drawn and no key waits."""
        if not self._review_wanted:
            self._review_wanted = True
            self.call_after_refresh(self.nianbao.when_at_rest, self, self.review)

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
        self.query_one(Outline).show_progress(self.reviewing.progress())
        for field in (self.cover, self.sheet, self.prose):
            if field:
                field.show_findings(findings)
        self.show_status()
        self.show_guide()

    # -- where the officer is --------------------------------------------------------------------

    async def go_to(self, address: Address, span: tuple[int, int] | None = None) -> None:
        """Show the part of an address, and the place in it."""
        await self.show_part(part_of(self.form, address))
        if self.prose:
            if span:
                self.prose.go_to(span[0])
        elif self.field:
            cast("Sheet | Cover | Attachments", self.field).go_to(address)
        self.address = address
        self.show_guide()

    async def show_part(self, part: str) -> None:
        """Put the field of a part in the middle and the focus in it."""
        if part not in self.query_one(Outline).parts:
            part = ATTACHMENTS
        if part != self.part or self.field is None:
            self.tell("")
            self.file.save_soon(0)
            from tui.flows.fields import make_field

            field = make_field(self, part)
            self.part, self.field = part, field
            self._make_room()
            host = self.query_one("#host", Frame)
            await host.remove_children()
            await host.mount(field)
            self._show_heads()
        self._fold()
        (self.field or self).focus()
        self.show_keys(*self.scopes)
        self.show_guide()

    def _fold(self) -> None:
        for pane in ("#outline", "#findings"):
            self.query_one(pane).remove_class("-open")

    def _make_room(self) -> None:
        from tui.flows.fields import make_room

        make_room(self)

    def _show_heads(self) -> None:
        self.query_one("#part", Bar).show(
            left=part_called(self.form, self.draft, self.part), right=""
        )
        outline = self.query_one(Outline)
        outline.choose(outline.parts.index(self.part))

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """Which actions can be taken here."""
        if self.sheet:
            return ("app", "editor", "sheet")
        if self.prose:
            return ("app", "editor", "prose")
        return ("app", "editor", "cover") if self.part == COVER else ("app", "editor")

    def show_keys(self, *scopes: Scope) -> None:
        """Show the keys that matter in these scopes."""
        self.query_one(KeyBar).show(actions.key_bar(self.nianbao.settings.keys, *scopes))

    def close_draft(self) -> None:
        """Save and close the file; what could not be saved is told on the terminal at the end."""
        status = self.file.close()
        if status.kind == "conflict":
            self.nianbao.parting.append(
                "文件在别处被改过，还没有选定用哪一个：这里的修改没有存进草稿文件，"
                "在本机的日志里，下次打开时再选。"
            )
        elif status.kind == "failed":
            from forms.store.trouble import at_the_end

            self.nianbao.parting.append(f"{status.text}。{at_the_end(status.remedy)}")

    # -- what the panes tell ---------------------------------------------------------------------

    def tell(self, text: str, *, whole: bool = True) -> None:
        """Say what happened, in the line above the keys; to what is said elsewhere too not even
        the percentage gives way.
        """
        self._told_at = self.place_in_text
        self.query_one("#status", Bar).say(text, whole=whole)

    def show_status(self) -> None:
        """Show title, save state and progress."""
        title = report_title(self.form, self.draft)
        self.query_one("#top", Bar).show(left=title, right=self.file.status.text)
        self.query_one("#status", Bar).show(
            right=self.reviewing.summary() if self.reviewed else REVIEWING
        )

    def show_guide(self) -> None:
        """Show what bears on the place where the officer is."""
        if self.reviewed:
            from tui.place import guide_lines

            self.query_one(Guide).show(
                guide_lines(self.reviewing, self.address, self.place_in_text)
            )

    def on_sheet_canvas_moved(self, event: Sheet.Moved) -> None:
        self._moved(event.address)

    def on_sheet_canvas_measured(self) -> None:
        """Another width of the window or of a column."""
        self._make_room()

    def on_cover_moved(self, event: Cover.Moved) -> None:
        self._moved(event.field.address)

    def on_prose_editor_moved(self, event: ProseEditor.Moved) -> None:
        from tui.flows.moving import prose_count

        self.query_one("#part", Bar).show(right=prose_count(self, event))
        if self.place_in_text != self._told_at:
            self.tell("")
        self._preview_follows()
        self.call_after_refresh(self.nianbao.when_at_rest, self, self.show_guide)

    def _moved(self, address: Address) -> None:
        if address != self.address:
            self.tell("")
        self.address = address
        self.query_one(FindingsPane).choose_for(address)
        self.show_guide()

    @on(LineList.Taken, "#outline")
    async def _outline_taken(self, event: LineList.Taken) -> None:
        await self.show_part(self.query_one(Outline).parts[event.item])

    @on(FindingsPane.Asked)
    async def _finding_asked(self, event: FindingsPane.Asked) -> None:
        from tui.flows import answering

        await answering.answer(self, event.finding, event.wanted)

    def on_prose_editor_told(self, event: ProseEditor.Told) -> None:
        self.tell(event.text)

    def on_sheet_paste_requested(self, event: Sheet.PasteRequested) -> None:
        from tui.flows import moving

        moving.preview_paste(self, event)

    def on_sheet_copied(self, event: Sheet.Copied) -> None:
        from tui import clipboard

        clipboard.copy(self.app, event.text)
        self.tell("已复制。")

    def on_sheet_unreadable(self, event: Sheet.Unreadable) -> None:
        self.tell(f"“{self.form.figures[event.address].label}”：{event.why}")

    async def on_sheet_finished(self) -> None:
        """The last figure is done: go on."""
        from tui.flows import walking

        await walking.next_thing(self)

    async def on_attachments_opened(self, event: Attachments.Opened) -> None:
        await self.show_part(event.part)

    async def on_cover_finished(self) -> None:
        """The last field is done: go on."""
        from tui.flows import walking

        await walking.next_thing(self)

    async def on_app_blur(self, event: events.AppBlur) -> None:
        """The window lost the focus: save."""
        self.file.save_soon(0)

"""Getting about in the editor: next thing, parts, rows, undo; figures filled several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.cells import cell_width
from forms.edit import Edit
from forms.form import Section
from forms.review import position
from tui.settings_told import in_a_line, settings_problems

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen
    from tui.widgets.prose import ProseEditor
    from tui.widgets.sheet import Sheet

UNDONE_HERE = ("sections", "tables", "unit", "document", "year", "attachments")
"""Where the officer is taken when something there was undone."""


async def step_part(screen: EditingScreen, by: int) -> None:
    """Go to a part before or after."""
    from tui.widgets.outline import Outline

    parts = screen.query_one(Outline).parts
    at = parts.index(screen.part) + by
    if 0 <= at < len(parts):
        await screen.show_part(parts[at])


async def undo(screen: EditingScreen) -> None:
    """Take back the last deed and show where it was."""
    await _moved_through_time(screen, screen.file.editing.undo(), "已撤销")


async def redo(screen: EditingScreen) -> None:
    """Do it again and show where it is."""
    await _moved_through_time(screen, screen.file.editing.redo(), "已重做")


async def _moved_through_time(screen: EditingScreen, edits: list[Edit], word: str) -> None:
    if not edits:
        screen.tell("没有可以撤销或重做的了。")
        return
    screen.changed(edits)
    order = screen.form.reading_order
    changed = (step.address for step in edits[-1].steps)
    address = min(changed, key=lambda at: position(order, at))
    if address.split(".")[0] in UNDONE_HERE:
        await screen.go_to(address)
    screen.tell(f"{word}：{edits[-1].label or '修改'}")


def fill_zeros(screen: EditingScreen) -> None:
    """Show which blanks would become 0, of this block or of the whole table, then fill them."""
    from tui.screens.confirm import ConfirmScreen
    from tui.widgets.sheet import Sheet

    sheet = screen.field
    if not isinstance(sheet, Sheet) or not screen.may_edit():
        return
    plans = {"enter": sheet.zero_plan("block"), "t": sheet.zero_plan("table")}
    if not plans["t"].steps:
        screen.tell("这张表没有空格。")
        return

    def answered(key: str | None) -> None:
        edit = plans.get(key or "")
        if edit and edit.steps:
            screen.apply(edit, f"已把 {len(edit.steps)} 个空格填为 0（^Z 撤销）")

    mine, all_ = (plans[key].steps for key in ("enter", "t"))
    here = [("enter", f"这一组 {len(mine)} 格填 0")] if mine else []
    answers = [*here, ("t", f"整张表 {len(all_)} 格填 0")]
    names = "\n".join(screen.form.figures[step.address].label for step in mine or all_)
    which = "空格有" if mine else "这一组已经填满，别处的空格有"
    question = f"没有发生的填 0。{which}：\n\n{names}"
    dialog = ConfirmScreen("补零", question, [*answers, ("escape", "返回")])
    screen.app.push_screen(dialog, answered)


def paste_clipboard(screen: EditingScreen) -> None:
    """Paste what the system's clipboard holds."""
    from tui import clipboard
    from tui.widgets.prose import ProseEditor
    from tui.widgets.sheet import Sheet

    text = clipboard.paste(screen.app)
    if not text:
        screen.tell(clipboard.EMPTY)
    elif isinstance(screen.field, Sheet):
        screen.field.action_paste_text(text)
    elif isinstance(screen.field, ProseEditor):
        screen.field.paste(text)


def preview_paste(screen: EditingScreen, event: Sheet.PasteRequested) -> None:
    """Show what a paste would do, and do it when confirmed."""
    from tui.screens.paste_preview import PastePreview

    def answered(edit: Edit | None) -> None:
        if edit is not None:
            screen.apply(edit, "已粘贴（^Z 撤销）")

    screen.app.push_screen(PastePreview(screen.form, event.plan, event.plan_with), answered)


def prose_count(screen: EditingScreen, event: ProseEditor.Moved) -> str:
    """How long the section is, against what is wished."""
    part = screen.form.section(screen.part)
    wished = part.characters if isinstance(part, Section) else None
    limit = f"/{wished}" if wished else ""
    return f"{event.characters}{limit} 字"


def tell_outcome(screen: EditingScreen) -> None:
    """Say where the draft comes from, and what opening it has brought: edits recovered, last
    year's draft unread; where that is nothing, what is wrong with the settings.
    """
    opened = "" if screen.file.conflict else screen.file.outcome.message
    messages = [screen.told_first, opened, *screen.reviewing.companions.messages]
    told = [message for message in messages if message]
    if told and cell_width(told[0]) > screen.size.width // 2:
        from tui.screens.text import TextScreen

        screen.app.push_screen(TextScreen("打开这份草稿时", "\n\n".join(told)))
    elif told:
        screen.tell(told[0])
    elif problems := settings_problems(screen.reviewing.settings):
        screen.tell(in_a_line(problems))
    if screen.file.outcome.moved:
        from tui.screens.text import TextScreen

        title = f"草稿已升级到“{screen.form.name}”第 {screen.form.edition} 版"
        screen.app.push_screen(TextScreen(title, "\n".join(screen.file.outcome.moved)))
    if screen.file.conflict is not None:
        from tui.flows.comparing import resolve_conflict

        resolve_conflict(screen)

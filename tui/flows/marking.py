"""Notes and the read-back (读校): marks that stay in the draft and are never printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forms.draft import Address
from forms.edit import Change, Edit
from forms.references import format_figure
from forms.value_names import value_name

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen


def instructions(screen: EditingScreen) -> None:
    """Show the whole of what the guide says of the place."""
    from tui.place import guide_lines
    from tui.screens.text import TextScreen

    said = guide_lines(screen.reviewing, screen.address, screen.place_in_text)
    if said:
        title = f"{value_name(screen.form, screen.address)}：说明、疑点和勾稽"
        screen.app.push_screen(TextScreen(title, "\n\n".join(text for text, _ in said)))
    else:
        screen.tell("这里没有填报说明，也没有疑点。")


def note(screen: EditingScreen) -> None:
    """Ask for a note on this place; an empty one takes it away."""
    from tui.screens.ask import AskScreen

    if not screen.may_edit():
        return
    address = screen.address
    kept = f"notes.{address}"
    old = screen.draft.get(kept)

    def answered(text: str | None) -> None:
        if text is not None and (text or None) != old:
            told = "备注已记下，不印出来。" if text else "备注已删去（^Z 撤销）"
            screen.apply(Edit((Change(kept, old, text or None),), "备注"), told)

    question = f"{value_name(screen.form, address)}的备注（只留在草稿里，不印出来）："
    screen.app.push_screen(AskScreen("备注", question, str(old or "")), answered)


def read_back(screen: EditingScreen) -> None:
    """Go through the figures one by one: one reads, one confirms."""
    from tui.screens.read_back import ReadBackScreen

    async def done(stopped_at: Address | None) -> None:
        if stopped_at:
            await screen.go_to(stopped_at)

    if not screen.may_edit():
        return
    unread = list(to_read(screen))
    if not unread:
        screen.tell("所有数据都已读校过。")
        return
    screen.app.push_screen(ReadBackScreen(screen.form, screen.draft, unread, screen.apply), done)


def to_read(screen: EditingScreen) -> Iterator[Address]:
    """The figures filled in and not yet confirmed as they stand."""
    for address in screen.form.figures:
        value = screen.draft.figure(address)
        if value is None:
            continue
        if screen.draft.get(f"checked.{address}") != format_figure(value):
            yield address

"""The field of a part: what answers it, and the panes that make way where it needs the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.draft import Address
from forms.form import Table
from tui.widgets.outline import ATTACHMENTS, COVER, text_address

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen, Field
    from tui.widgets.cover import Cover
    from tui.widgets.prose import ProseEditor
    from tui.widgets.sheet import Sheet

ATTACHED_HINT = "附件的正文，一段一行；按 Esc 回到附件名称"


def make_field(screen: EditingScreen, part: str) -> Field:
    """The field of a part; the officer stands at its beginning."""
    if part == COVER:
        screen.address = "unit.name"
        return _make_cover(screen)
    if part == ATTACHMENTS:
        from tui.widgets.attachments import Attachments

        screen.address = ATTACHMENTS
        return Attachments(screen.draft, screen.apply)
    table = screen.form.table(part)
    if table is not None:
        screen.address = next(a for a, f in screen.form.figures.items() if f.table == part)
        return _make_sheet(screen, table)
    screen.address = text_address(screen.form, part) or ""
    return _make_prose(screen, screen.address)


def _make_cover(screen: EditingScreen) -> Cover:
    from tui.widgets.cover import Cover

    cover = Cover(screen.form, screen.draft, screen.apply)
    cover.show_findings(screen.reviewing.findings)
    return cover


def _make_sheet(screen: EditingScreen, table: Table) -> Sheet:
    from tui.widgets.sheet import Sheet

    beside = screen.reviewing.companions.previous
    locked = screen.file.read_only
    sheet = Sheet(screen.form, screen.draft, table, screen.apply, beside, read_only=locked)
    sheet.show_findings(screen.reviewing.findings)
    return sheet


def _make_prose(screen: EditingScreen, address: Address) -> ProseEditor:
    from tui.widgets.prose import ProseEditor

    known = screen.form.section(address.removeprefix("sections."))
    editor = ProseEditor(
        screen.form,
        screen.draft,
        address,
        screen.apply,
        hint=known.hint if known else ATTACHED_HINT,
        read_only=screen.file.read_only,
        ambiguous_wide=bool(getattr(screen.app, "ambiguous_wide", False)),
    )
    editor.show_findings(screen.reviewing.findings)
    return editor


def make_room(screen: EditingScreen) -> None:
    """Fold the outline, then the findings, where a table has no room for its columns beside them;
    their keys bring them back.
    """
    needed = screen.sheet.least_width if screen.sheet else 0
    beside = _cells(screen, "#pages" if screen.beside else "#findings")
    spare = screen.size.width - needed
    screen.set_class(spare < _cells(screen, "#outline") + beside, "-without-outline")
    screen.set_class(spare < beside, "-without-findings")


def _cells(screen: EditingScreen, pane: str) -> int:
    """How wide the style sheet has a pane, shown or not."""
    width = screen.query_one(pane).styles.width
    return int(width.value) if width else 0

"""Going to a part or a row by its number, by words or by pinyin initials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from forms.form import Table
from forms.progress import prefix_of
from tui.screens.choose import Choice, ChooseScreen
from tui.widgets.outline import part_title
from tui.widgets.sheet_layout import SheetLayout

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen

Numbered = tuple[int, Choice]
"""A row of a table, under the number that stands before it in the sheet."""


def ask_where(screen: EditingScreen) -> None:
    """Let a place be chosen: a number is a row's, the table here before others."""
    rows = [row for table in _tables(screen) for row in _rows(table)]
    parts = [
        Choice(part_title(screen.form, screen.draft, part), prefix_of(part))
        for part in screen.form.parts
    ]
    cells = [Choice(figure.label, address) for address, figure in screen.form.figures.items()]
    choices = [*parts, *(choice for _, choice in rows), *cells]

    async def taken(address: str | None) -> None:
        if address is not None:
            await screen.go_to(address)

    screen.app.push_screen(ChooseScreen("跳转", choices, numbered=rows), taken)


def _tables(screen: EditingScreen) -> Sequence[Table]:
    """The tables of the form, the one where the officer is first."""
    return sorted(screen.form.tables, key=lambda table: table.id != screen.part)


def _rows(table: Table) -> Iterator[Numbered]:
    layout = SheetLayout(table)
    for y in layout.rows:
        line = layout.lines[y]
        name = " ".join((*line.path, line.label))
        text = f"{line.number} {name}　{table.short or table.title}"
        yield line.number, Choice(text, line.figures[0].address)

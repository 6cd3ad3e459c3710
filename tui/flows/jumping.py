"""Going to a part or a row by its number, by words or by pinyin initials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from forms.form import Table
from forms.progress import prefix_of
from tui.screens.choose import Choice, ChooseScreen
from tui.widgets.outline import COVER, COVER_TITLE, COVER_VALUES, Outline, part_called, text_address
from tui.widgets.sheet_layout import SheetLayout

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen

Numbered = tuple[int, Choice]
"""A row of a table, under the number that stands before it in the sheet."""


def ask_where(screen: EditingScreen) -> None:
    """Let a place be chosen: a number is a row's, the table here before others."""
    rows = [row for table in _tables(screen) for row in _rows(table)]
    cells = [Choice(figure.label, address) for address, figure in screen.form.figures.items()]
    choices = [*_parts(screen), *(choice for _, choice in rows), *cells, *_fields(screen)]

    async def taken(address: str | None) -> None:
        if address is not None:
            await screen.go_to(address)

    hint = "输入行号、字词或拼音首字母查找，回车选定，Esc 返回"
    screen.app.push_screen(ChooseScreen("跳转", choices, hint=hint, numbered=rows), taken)


def _parts(screen: EditingScreen) -> Iterator[Choice]:
    """All parts, as the outline has them."""
    for part in screen.query_one(Outline).parts:
        own = screen.form.section(part) or screen.form.table(part)
        address = prefix_of(own) if own else text_address(screen.form, part) or part
        called = part_called(screen.form, screen.draft, part)
        yield Choice(called, COVER_VALUES[0] if part == COVER else address)


def _fields(screen: EditingScreen) -> Iterator[Choice]:
    """The fields of the cover."""
    from tui.widgets.cover import fields_of

    for field in fields_of(screen.form):
        yield Choice(f"{COVER_TITLE}·{field.label}", field.address)


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

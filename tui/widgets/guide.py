"""The guide under the field: what is asked here, by whom, and what bears on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from rich.text import Text
from textual.widget import Widget

from exporters.cells import cell_width, told_lines
from forms.visible import visible
from tui.widgets.line_list import fitted

OFFICIAL = "填报说明"
OURS = "填报提示（非官方口径）"
MORE = "（Shift+F6 全文）"
"""Stands where the guide is cut, behind the mark of that."""
ANSWERS = ("^T 改正", "^D 说明")
"""The keys that answer a finding; those that are cut away are named before MORE."""
LEAST = 12
"""Cells that a row keeps beside the keys."""


class Guide(Widget):
    """A few lines about the place that is being answered."""

    DEFAULT_CSS = """
    Guide { padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="guide")
        self.lines: tuple[tuple[str, str], ...] = ()

    def show(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show lines of (text, style); wrapped, and cut with a mark where the pane ends."""
        if tuple(lines) != self.lines:
            self.lines = tuple(lines)
            self.refresh()

    def render(self) -> Text:
        """The lines wrapped by cells."""
        wide = bool(getattr(self.app, "ambiguous_wide", False))
        width, height = self.content_size
        rows = list(islice(self._rows(max(width, 10), wide), height + 1))
        if len(rows) > height:
            *rows, (row, _) = rows[:height]
            rows.append((self._last(row, "".join(text for text, _ in rows), width, wide), "bold"))
        return Text("\n", no_wrap=True, end="").join(Text(*row) for row in rows)

    def _rows(self, width: int, wide: bool) -> Iterator[tuple[str, str]]:
        """Each row with its style."""
        for line, style in self.lines:
            text = visible(line, lines=False)
            for row in told_lines(text, width, ambiguous_wide=wide):
                yield row, style

    def _last(self, row: str, above: str, width: int, wide: bool) -> str:
        """The last row with MORE, and with the keys that would be in sight nowhere else."""
        last = _cut(row, MORE, width, wide)
        if not self._unnamed(above + last):
            return last
        more = "（" + "　".join([*self._unnamed(above), MORE[1:]])
        return _cut(row, more, width, wide) if cell_width(more) + LEAST <= width else last

    def _unnamed(self, seen: str) -> list[str]:
        """The keys that answer what is told here and stand nowhere in what is in sight."""
        told = "".join(text for text, _ in self.lines)
        return [key for key in ANSWERS if key[:2] in told and key[:2] not in seen]


def _cut(row: str, more: str, width: int, wide: bool) -> str:
    """A row with what says where the rest is at its end, cut to make way for it."""
    room = width - cell_width(f"…{more}", wide)
    return f"{fitted(row, room, wide).removesuffix('…')}…{more}"


def instruction_lines(instruction: str, source: str, hint: str) -> list[tuple[str, str]]:
    """The official instruction with its source, or else our own hint, said to be ours."""
    lines: list[tuple[str, str]] = []
    if instruction:
        lines.append((f"{OFFICIAL}：{instruction}（{source}）", ""))
    if hint:
        lines.append((f"{OURS}：{hint}", "dim"))
    return lines

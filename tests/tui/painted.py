"""What reaches the terminal, cell by cell, beside what the screen means to show."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pyte
import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from exporters.lines import cell_width
from tui.app import NianbaoApp


class Painted:
    """An app whose output a terminal emulator takes, from the first byte on."""

    def __init__(self, app: NianbaoApp, size: tuple[int, int]) -> None:
        self.app = app
        self.screen = pyte.Screen(*size)
        self.stream = pyte.Stream(self.screen)

    def lines(self) -> list[str]:
        """The lines on the terminal, the second cell of a wide character left out."""
        buffer, columns = self.screen.buffer, self.screen.columns
        return [
            "".join(buffer[y][x].data for x in range(columns)) for y in range(self.screen.lines)
        ]

    def meant(self) -> list[str]:
        """The lines that a whole repaint of what is open now would show."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text for strip in strips]

    def resize(self, columns: int, rows: int) -> None:
        """Make the emulator as large as the app is told to be."""
        self.screen.resize(rows, columns)

    async def check(self, pilot: Pilot[int], step: str) -> None:
        """Every cell is what is meant, and every line exactly as wide as the terminal."""
        for _ in range(40):
            if self.lines() == self.meant():
                break
            await pilot.pause()
        pairs = zip(self.lines(), self.meant(), strict=True)
        differing = [f"{shown!r}\n{meant!r}" for shown, meant in pairs if shown != meant]
        assert not differing, "\n".join([step, *differing[:3]])
        for line in self.meant():
            assert cell_width(line) == self.screen.columns, step


@asynccontextmanager
async def painted(
    monkeypatch: pytest.MonkeyPatch, path: Path | None, size: tuple[int, int]
) -> AsyncIterator[tuple[Painted, Pilot[int]]]:
    """The program on an emulated terminal of that size."""
    app = NianbaoApp(path)
    seen = Painted(app, size)
    monkeypatch.setattr(HeadlessDriver, "is_headless", False)
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: seen.stream.feed(data))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield seen, pilot

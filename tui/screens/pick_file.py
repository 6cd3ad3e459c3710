"""A picker of files, so that nobody types a path."""

from __future__ import annotations

import string
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from forms.store.reading import why_unreadable
from forms.visible import visible
from tui.pinyin import matches
from tui.widgets.dialog import Dialog
from tui.widgets.line_input import LineInput
from tui.widgets.line_list import Line, LineList

MOST = 2000
"""Entries of a folder that are listed."""
UP = "上一级文件夹"
NOTHING = "没有找到；打不开的文件种类不列出来"


class PickFileScreen(ModalScreen[Path | None]):
    """Choose a file of certain kinds, walking through folders; a dropped or pasted path counts.

    Nothing is taken without Enter: one pressed out of habit would go on to the next window.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "返回", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
    ]
    DEFAULT_CSS = """
    PickFileScreen LineList { height: 16; max-height: 60%; }
    """

    def __init__(self, title: str, endings: Sequence[str], folder: Path | None = None) -> None:
        super().__init__()
        self._title = title
        self._endings = tuple(endings)
        self._folder = (folder or Path.cwd()).absolute()
        self._entries: list[Path] = []
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Where we are, a line to type in, what there is."""
        with Dialog(self._title):
            yield Static("", id="where", markup=False)
            yield LineInput(
                compact=True, placeholder="输入几个字查找；也可把文件拖进窗口，或粘贴路径"
            )
            yield LineList(id="entries")
            yield Static("回车 进入或选定   Esc 返回", classes="answers", markup=False)

    def on_mount(self) -> None:
        """List the folder."""
        self._lines.can_focus = False
        self._show("")

    @property
    def _lines(self) -> LineList:
        return self.query_one(LineList)

    def _show(self, query: str) -> None:
        self._list([entry for entry in self._listing() if matches(query, entry.name)])

    def _list(self, wanted: Sequence[Path]) -> None:
        self.query_one("#where", Static).update(visible(str(self._folder), lines=False))
        self._entries = [*self._above(), *wanted]
        lines = [self._line(item, path) for item, path in enumerate(self._entries)]
        self._lines.show(lines if wanted else [*lines, Line(NOTHING, "dim")])
        self._lines.choose(len(self._above()) if wanted else 0)

    def _line(self, item: int, path: Path) -> Line:
        if path in self._above():
            text = UP if path == self._folder.parent else str(path)
            return Line(f"[ {text} ]", "dim", item)
        name = visible(path.name, lines=False)
        return Line(f"[ {name} ]", "plain", item) if path.is_dir() else Line(name, "head", item)

    def _above(self) -> list[Path]:
        if self._folder.parent != self._folder:
            return [self._folder.parent]
        if sys.platform == "win32":
            return [Path(f"{letter}:\\") for letter in string.ascii_uppercase if _there(letter)]
        return []

    def _listing(self) -> Iterator[Path]:
        try:
            found = sorted(self._folder.iterdir(), key=lambda p: (not p.is_dir(), p.name))[:MOST]
        except OSError as error:
            self.query_one("#where", Static).update(f"{self._folder}：{why_unreadable(error).what}")
            return
        for path in found:
            if not path.name.startswith(".") and (path.is_dir() or self._fits(path)):
                yield path

    def _fits(self, path: Path) -> bool:
        return path.suffix.lower() in self._endings

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list; a path that is typed or dropped shows where it leads."""
        typed, before = event.value, self._typed
        self._typed = typed
        path = as_path(typed)
        if path and path.is_file() and self._fits(path):
            self._folder = path.parent
            self._list([path])
        elif path and path.is_dir() and len(typed) > len(before) + 1:
            self._enter(path)
        elif path:
            self._show_path(path, within=typed.rstrip().endswith(("/", "\\")))
        else:
            self._show(typed.strip())

    def _show_path(self, path: Path, *, within: bool) -> None:
        """Show the folder that a path names so far, and there what begins like its end."""
        folder = path if within else path.parent
        if folder.is_dir():
            self._folder = folder
        self._show("" if within else path.name)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes the current entry, none where nothing is like what was typed."""
        if not event.value.strip() or len(self._entries) > len(self._above()):
            self._take(self._lines.current)

    @on(LineList.Taken)
    def _clicked(self, event: LineList.Taken) -> None:
        self._take(event.item)

    def _take(self, item: int) -> None:
        if item >= len(self._entries):
            return
        path = self._entries[item]
        if path.is_dir():
            self._enter(path)
        else:
            self.dismiss(path)

    def _enter(self, folder: Path) -> None:
        self._folder = folder
        self._typed = ""
        line = self.query_one(Input)
        with line.prevent(Input.Changed):
            line.value = ""
        self._show("")

    def action_move(self, by: int) -> None:
        """Move the current entry."""
        self._lines.choose(self._lines.current + by)

    def action_give_up(self) -> None:
        """Leave without a file."""
        self.dismiss(None)


def as_path(text: str) -> Path | None:
    """The absolute path that a dropped or pasted text is, None where it is none."""
    plain = text.strip().strip("'\"").removeprefix("file://").replace("\\ ", " ")
    if not plain or "\0" in plain or "\n" in plain:
        return None
    path = Path(plain).expanduser()
    return path if path.is_absolute() else None


def _there(letter: str) -> bool:
    try:
        return Path(f"{letter}:\\").exists()
    except OSError:
        return False

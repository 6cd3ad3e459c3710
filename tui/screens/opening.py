"""What opening a draft leads to: the editor, or a screen that says why not and offers the ways."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from forms.settings import Settings
from forms.store.draft_file import DraftFile
from forms.store.lock import Locked
from forms.store.reading import DraftError
from forms.store.repair import RepairNeeded
from forms.store.trouble import told
from forms.visible import visible
from tui.program import program_of
from tui.recent import remember
from tui.widgets.dialog import letter
from tui.widgets.line_list import Line, LineList
from tui.widgets.paragraph import Paragraph

Way = tuple[str, Callable[[], Path]]
"""What the officer reads, and what it does: it gives the draft to open then."""


def screen_for(
    path: Path, settings: Settings, *, read_only: bool = False, told: str = ""
) -> Screen[None]:
    """The screen that a draft opens with, and what it says first."""
    from tui.screens.editor import EditorScreen

    try:
        file = DraftFile.open(path, read_only=read_only)
    except Locked as error:
        return CannotOpen(path, str(error), locked_ways(path), read_only_offered=True)
    except RepairNeeded as error:
        return CannotOpen(path, _why(error), repair_ways(error))
    except DraftError as error:
        return CannotOpen(path, str(error), [])
    remember(path)
    return EditorScreen(file, settings, told)


def locked_ways(path: Path) -> list[Way]:
    """What can be done while somebody else has the draft open."""
    return [("重试", lambda: path), ("另存一份副本，打开副本", lambda: _copied(path))]


def _copied(path: Path) -> Path:
    from forms.new_draft import free_name

    copy = free_name(path.parent, f"{path.stem}-副本")
    copy.write_bytes(path.read_bytes())
    return copy


_FROM_BACKUPS = ("请打开备份。", "，或打开备份", "，必要时打开备份", "请打开备份，或")
"""Advice that nobody can follow without one."""


def _why(error: RepairNeeded) -> str:
    """What is wrong; where nothing is kept of the draft, what may still bring it back."""
    if error.versions or error.journal or error.converted:
        return str(error)
    told = str(error)
    for advice in _FROM_BACKUPS:
        told = told.replace(advice, "")
    return (
        f"{told}\n\n这台电脑上没有它的备份。生成过报告的，在首页按 ^O 选那个 Word 文件，"
        "可以取回生成时的草稿。"
    )


def repair_ways(error: RepairNeeded) -> list[Way]:
    """What can be done with a draft that cannot be read."""
    path = error.path

    def after(act: Callable[[], None]) -> Callable[[], Path]:
        def done() -> Path:
            act()
            return path

        return done

    ways: list[Way] = [("用别的编辑器改好了，重试", lambda: path)]
    if error.converted is not None:
        ways.append(("转成 UTF-8 编码再打开（原文件留作备份）", after(error.convert)))
    if error.journal is not None:
        words = f"从日志恢复上次打开后的 {len(error.journal.edits)} 次修改（损坏的文件留作备份）"
        ways.append((words, after(error.restore_from_journal)))
    for version in error.versions[:9]:
        words = f"换回备份：{version.label}（损坏的文件留作备份）"
        ways.append((words, after(partial(error.restore, version))))
    return ways


class CannotOpen(Screen[None]):
    """Why a draft does not open, and the ways on; nothing is changed until one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "home", "首页", show=False),
        letter("r", "read_only", "只读打开"),
    ]
    DEFAULT_CSS = """
    CannotOpen { padding: 1 2; }
    CannotOpen #why { height: auto; margin-bottom: 1; text-style: bold; }
    CannotOpen LineList { height: auto; max-height: 14; }
    CannotOpen #keys-here { height: 1; margin-top: 1; }
    """

    def __init__(
        self, path: Path, why: str, ways: list[Way], *, read_only_offered: bool = False
    ) -> None:
        super().__init__()
        self.path = path
        self.why = why
        self.ways = ways
        self.read_only_offered = read_only_offered

    def compose(self) -> ComposeResult:
        """The reason, the ways, the keys."""
        with Vertical():
            yield Paragraph(self.why, id="why")
            yield LineList()
            reading = "R 只读打开   " if self.read_only_offered else ""
            yield Static(f"回车 选定   {reading}Esc 首页   ^Q 退出", id="keys-here", markup=False)

    def on_mount(self) -> None:
        """List the ways."""
        lines = self.query_one(LineList)
        shown = [
            Line(visible(words, lines=False), "plain", i) for i, (words, _) in enumerate(self.ways)
        ]
        lines.show(shown)
        lines.focus()

    @on(LineList.Taken)
    def _taken(self, event: LineList.Taken) -> None:
        try:
            path = self.ways[event.item][1]()
        except (OSError, ValueError) as error:
            self.query_one("#why", Paragraph).update(
                visible(f"没有成功：{told(error)}\n\n{self.why}")
            )
            return
        self._open(path)

    def _open(self, path: Path, *, read_only: bool = False) -> None:
        program_of(self).show_draft(path, read_only=read_only)

    def action_read_only(self) -> None:
        """Open it for reading only."""
        if self.read_only_offered:
            self._open(self.path, read_only=True)

    def action_home(self) -> None:
        """Back to the drafts."""
        program_of(self).show_home()

    def leave(self) -> None:
        """Leave the program; the reason is told once more on the terminal."""
        program_of(self).parting.append(self.why)
        self.app.exit(2)

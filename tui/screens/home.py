"""The home screen: the drafts, how complete each is and what is open; ways to begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from forms.loading import FormError, load_form, local_problems
from forms.progress import is_open
from forms.settings import Settings
from forms.store.reading import DraftError, read_draft
from forms.titles import report_title
from tui import actions
from tui.actions import Scope
from tui.flows import beginning
from tui.program import Program, program_of
from tui.recent import recent_drafts
from tui.reviewing import Reviewing
from tui.settings_told import in_a_line, settings_problems
from tui.widgets.bars import Bar, KeyBar, StatusBar
from tui.widgets.line_list import Line, LineList

WELCOME = "政府信息公开工作年度报告：编制 · 自查 · 生成 Word 文档"


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft as the list shows it: two lines, and how the second is drawn."""

    path: Path
    title: str
    state: str
    role: str


class HomeScreen(Screen[None]):
    """The drafts, most recent first."""

    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("home")]
    DEFAULT_CSS = """
    HomeScreen #drafts {
        border: round $panel; border-title-color: $primary; height: 1fr; margin: 1 2;
    }
    HomeScreen #welcome { margin: 1 3 0 3; color: $primary; text-style: bold; }
    """
    scopes: tuple[Scope, ...] = ("app", "home")

    def compose(self) -> ComposeResult:
        """The list between the bars."""
        yield Bar(id="top")
        with Vertical():
            yield Static(WELCOME, id="welcome", markup=False)
            yield LineList(id="drafts")
        yield StatusBar(id="status")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """List the drafts at once, then look into each of them."""
        keys = self.nianbao.settings.keys
        recent, self.more = recent_drafts()
        self.query_one("#top", Bar).show(left="年报", right="全部在本机，不连网络")
        self.query_one(KeyBar).show(
            [("回车", "打开" if recent else "新建"), *actions.key_bar(keys, "home", "app")]
        )
        self.paths = recent
        drafts = self.query_one("#drafts", LineList)
        drafts.border_title = "草稿"
        drafts.focus()
        self._show([Listed(path, path.stem, "……", "dim") for path in self.paths])
        problem = in_a_line(settings_problems(self.nianbao.settings))
        told = problem or next(iter(local_problems()), "")
        if told:
            self.query_one("#status", Bar).show(left=told)
        self.run_worker(self._look, thread=True)
        beginning.offer_tour(self)

    def on_paste(self, event: events.Paste) -> None:
        """A file dropped on the window comes as its path."""
        event.stop()
        beginning.dropped(self, event.text)

    @property
    def nianbao(self) -> Program:
        """The application."""
        return program_of(self)

    def _look(self) -> None:
        settings = self.nianbao.settings
        listed = [look_at(path, settings) for path in self.paths]
        self.app.call_from_thread(self._show, listed)

    def _show(self, drafts: list[Listed]) -> None:
        lines = list(_lines(drafts))
        if self.more:
            lines.append(Line(f"另有 {self.more} 份没有列出，按 ^O 从文件夹里选", "dim"))
        self.query_one("#drafts", LineList).show(lines)

    @on(LineList.Taken, "#drafts")
    def _taken(self, event: LineList.Taken) -> None:
        if self.paths:
            self.nianbao.show_draft(self.paths[event.item])
        else:
            beginning.new_draft(self)

    def tell(self, text: str) -> None:
        """Say what happened."""
        self.query_one("#status", Bar).show(left=text)

    def action_new_draft(self) -> None:
        """Begin a new report."""
        beginning.new_draft(self)

    def action_open_file(self) -> None:
        """Pick a draft or a document of ours."""
        beginning.open_file(self)

    def action_import_report(self) -> None:
        """Pick a published report and read it."""
        beginning.import_report(self)

    def action_open_demo(self) -> None:
        """Open the example."""
        beginning.open_demo(self)

    def action_tour(self) -> None:
        """Show the tour."""
        beginning.tour(self)


def look_at(path: Path, settings: Settings) -> Listed:
    """Read and review a draft for the list; one that cannot be read says so."""
    try:
        draft = read_draft(path)
        form = load_form(draft.form)
        reviewing = Reviewing(path, form, draft, settings)
        reviewing.read_companions()
        findings = reviewing.review()
    except DraftError as error:
        return Listed(path, path.stem, f"打不开：{error.fault}", "error")
    except FormError as error:
        return Listed(path, path.stem, str(error).replace("\n", " "), "error")
    standing = any(is_open(f) and f.state == "fail" for f in findings)
    changed = datetime.fromtimestamp(path.stat().st_mtime)
    state = f"{reviewing.summary()}　{path.stem}　{changed:%m月%d日}改　{_folder(path)}"
    return Listed(path, report_title(form, draft), state, "warning" if standing else "dim")


def _folder(path: Path) -> str:
    """The folder of a draft, `~` for the officer's own."""
    folder, home = path.parent, Path.home()
    inside = folder.is_relative_to(home)
    return str(Path("~") / folder.relative_to(home)) if inside else str(folder)


def _lines(drafts: list[Listed]) -> Iterator[Line]:
    for item, draft in enumerate(drafts):
        yield Line(draft.title, "head", item)
        yield Line(f"  {draft.state}", draft.role, item)
    if not drafts:
        yield Line("还没有草稿。", "plain", 0)
        yield Line("回车或 ^N 新建一份；^R 读入去年的报告；^D 先看示例；^T 六步导览。", "dim", 0)

"""The application: themes, the first screen, and what every screen shares."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from pathlib import Path
from time import sleep
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen

from tui import actions
from tui.crash import write_report
from tui.program import Program
from tui.themes import THEMES, scroll_bars_without_blocks

WRITING = 0.0002
"""Seconds in which what is drawn goes to the terminal."""


class NianbaoApp(Program):
    """The program on the terminal."""

    TITLE = "nianbao"
    CSS_PATH = Path(__file__).with_name("nianbao.tcss")
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (150, "-roomy")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("app")]

    def __init__(self, draft: Path | None = None, *, ambiguous_wide: bool = False) -> None:
        super().__init__(ambiguous_wide=ambiguous_wide)
        self._first = draft
        for theme in THEMES:
            self.register_theme(theme)
        self._begin_with(self._wanted_theme())
        if self.ascii_borders:
            self.add_class("-ascii")
            scroll_bars_without_blocks()
        if self.no_color:
            self.add_class("-no-color")
        if self.settings.keys:
            keys = self.settings.keys
            self.set_keymap({action: actions.as_sent(key) for action, key in keys.items()})

    @property
    def ascii_borders(self) -> bool:
        """Whether lines are drawn with ASCII: wanted, or box lines are two cells wide here."""
        return self.settings.borders == "ascii" or (
            self.settings.borders == "auto" and self.ambiguous_wide
        )

    def _wanted_theme(self) -> str:
        wanted = f"nianbao-{self.settings.theme}"
        return wanted if any(theme.name == wanted for theme in THEMES) else THEMES[0].name

    def _begin_with(self, theme: str) -> None:
        """Have a theme from the first: set later, all style sheets are read three times."""
        self.set_reactive(App.theme, theme)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        """Show the draft that was asked for, else the home screen."""
        self._leave_when_ended()
        self.call_later(self._show_first)

    def _show_first(self) -> None:
        if self._first is None:
            self.show_home()
        else:
            self.show_draft(self._first)
        self.screen.call_after_refresh(self._started)

    def _started(self) -> None:
        """The first screen is there: what it took stays, what comes from now on is collected."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def _leave_when_ended(self) -> None:
        """Save and leave when the system ends the program or the terminal is closed."""
        for name in ("SIGTERM", "SIGHUP"):
            if sys.platform != "win32" and hasattr(signal, name):
                loop = asyncio.get_running_loop()
                loop.add_signal_handler(getattr(signal, name), self.action_leave)

    def on_resize(self, event: Resize) -> None:
        """Look whether there is still room."""
        if len(self.screen_stack) > 1:
            self._mind_the_room(event.size)

    def _mind_the_room(self, size: Size) -> None:
        """Say where there is no room for anything; what is open stays as it is below."""
        from tui.screens.too_small import TooSmall, too_small

        if too_small(*size) and not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall())

    def show_home(self) -> None:
        """Show the drafts."""
        from tui.screens.home import HomeScreen

        self.switch_or_push(HomeScreen())

    def show_draft(self, path: Path, *, read_only: bool = False, told: str = "") -> None:
        """Open a draft in the editor, which says first what is `told`, or say why it cannot be."""
        from tui.screens.opening import screen_for

        self.switch_or_push(screen_for(path, self.settings, read_only=read_only, told=told))

    def switch_or_push(self, screen: Screen[None]) -> None:
        """Show a screen instead of the present one; the empty first one stays below."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)
        self.call_after_refresh(self._mind_the_room, self.size)

    def post_display_hook(self) -> None:
        """Let the writing thread have the processor at once, before the review takes it.

        A pause of no length would end before that thread has woken.
        """
        sleep(WRITING)

    def action_theme(self) -> None:
        """Take the next theme."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    async def action_quit(self) -> None:
        """The screen library's own way out (^Q) saves too."""
        self.action_leave()

    def key_ctrl_q(self) -> None:
        """Leave from a dialog too, where the bindings of the application do not reach."""
        self.action_leave()

    def action_leave(self) -> None:
        """Save and leave, also where a dialog lies over the draft."""
        for screen in reversed(self.screen_stack):
            leave = getattr(screen, "leave", None)
            if leave is not None:
                leave()
                return
        self.exit(0)

    def _fatal_error(self) -> None:
        """A fault of the program: no traceback on the terminal, a report beside the state instead.

        Private to the screen library; a test holds the hook. What was typed is in the journal.
        """
        report = write_report(self._exception)
        where = f"详情记在 {report}。" if report else ""
        self.parting.append(f"程序出错退出了。已打的内容都在日志里，重新打开就会恢复。{where}")
        self._close_messages_no_wait()

    def action_help(self) -> None:
        """Show what can be done here."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self._scopes(), self.settings.keys))

    def _scopes(self) -> tuple[actions.Scope, ...]:
        scopes: tuple[actions.Scope, ...] = getattr(self.screen, "scopes", ("app",))
        return scopes

    def action_palette(self) -> None:
        """Show all commands."""
        from tui.screens.palette import PaletteScreen

        self.push_screen(PaletteScreen(self._scopes(), self.settings.keys), self._run_chosen)

    def _run_chosen(self, action: str | None) -> None:
        if action:
            self.call_later(self._run, action)

    async def _run(self, action: str) -> None:
        target = self.screen if hasattr(self.screen, f"action_{action}") else self
        await self.run_action(action, default_namespace=target)

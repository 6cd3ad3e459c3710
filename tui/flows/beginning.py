"""Ways to begin: a new report, a file opened, a published report read, the example, the tour."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.home import HomeScreen

DRAFTS = (".toml", ".docx")
REPORTS = (".docx", ".html", ".htm", ".mht", ".txt", ".xlsx", ".doc", ".wps", ".pdf")


def new_draft(home: HomeScreen) -> None:
    """Ask unit, year and last year's report, write the draft and open it."""
    from tui.screens.new_report import NewReportScreen

    def done(path: Path | None) -> None:
        if path is not None:
            home.nianbao.show_draft(path)

    home.app.push_screen(NewReportScreen(), done)


def open_file(home: HomeScreen) -> None:
    """Pick a draft, or a document of ours whose draft is taken out beside it."""
    from tui.screens.pick_file import PickFileScreen

    def picked(path: Path | None) -> None:
        if path is not None:
            _open(home, path)

    home.app.push_screen(PickFileScreen("打开", DRAFTS), picked)


def _open(home: HomeScreen, path: Path) -> None:
    from forms.store.reading import DraftError
    from tui.commands.screens import recovered

    try:
        target = recovered(path) if path.suffix.lower() == ".docx" else path
    except DraftError as error:
        home.tell(str(error))
        return
    home.nianbao.show_draft(target)


def import_report(home: HomeScreen) -> None:
    """Pick a published report, look through what is doubtful, write the draft and open it."""
    from tui.screens.pick_file import PickFileScreen

    def picked(path: Path | None) -> None:
        if path is not None:
            _import(home, path)

    home.app.push_screen(PickFileScreen("读入旧报告", REPORTS), picked)


def _import(home: HomeScreen, path: Path) -> None:
    from tui.screens.import_report import ImportScreen

    def done(draft: Path | None) -> None:
        if draft is not None:
            home.nianbao.show_draft(draft)

    home.app.push_screen(ImportScreen(path), done)


def open_demo(home: HomeScreen) -> None:
    """Open a copy of the example of the form in force."""
    from forms.loading import FormError, default_form
    from tui.commands.demo import copy_example

    try:
        home.nianbao.show_draft(copy_example(default_form(None)))
    except (FormError, OSError) as error:
        home.tell(f"示例打不开：{error}")


def tour(home: HomeScreen) -> None:
    """Show the tour of six steps."""
    from tui.screens.tour import TourScreen

    home.app.push_screen(TourScreen())

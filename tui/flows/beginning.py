"""Ways to begin: a new report, a file opened, a published report read, the example, the tour."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from forms.folders import state_folder
from forms.store.trouble import told
from tui.screens.pick_file import as_path

if TYPE_CHECKING:
    from tui.screens.home import HomeScreen

TOUR_OFFERED = "tour-offered"
"""The file in the state folder that says so."""
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
    from tui.taken_out import draft_inside, taken_out

    if path.suffix.lower() != ".docx":
        home.nianbao.show_draft(path)
        return
    try:
        draft = draft_inside(path)
    except DraftError as error:
        home.tell(str(error))
        return
    home.nianbao.show_draft(draft, told=taken_out(path, draft))


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
    from forms.example_copy import copy_example
    from forms.loading import FormError, default_form

    try:
        home.nianbao.show_draft(copy_example(default_form(None)))
    except (FormError, OSError) as error:
        home.tell(f"示例打不开：{told(error)}")


def dropped(home: HomeScreen, text: str) -> None:
    """Open the file whose path was dropped on the window or pasted: a draft, or a report."""
    path = as_path(text)
    if path is None or not path.is_file():
        home.tell("拖进来的不是文件。请拖入草稿或以往的报告，或按 ^O 从文件夹里选。")
    elif path.suffix.lower() == ".toml" or holds_draft(path):
        _open(home, path)
    elif path.suffix.lower() in REPORTS:
        _import(home, path)
    else:
        home.tell(f"不认识这种文件：{path.name}。可以打开草稿（.toml）和以往的报告。")


def holds_draft(path: Path) -> bool:
    """Whether a document is one of ours, with its draft inside."""
    if path.suffix.lower() != ".docx":
        return False
    from exporters.verify import DocumentError, draft_from_docx

    try:
        draft_from_docx(path)
    except (DocumentError, OSError):
        return False
    return True


def offer_tour(home: HomeScreen) -> None:
    """Offer the tour where the program is used for the first time, and never again."""
    from tui.screens.confirm import ConfirmScreen

    flag = state_folder() / TOUR_OFFERED
    if flag.exists():
        return
    try:
        state_folder().mkdir(parents=True, exist_ok=True)
        flag.touch()
    except OSError:
        return

    def answered(key: str | None) -> None:
        if key == "enter":
            tour(home)

    question = "第一次使用？六步看懂怎么从空白填到成文，一分钟看完。"
    answers = (("enter", "看一看"), ("escape", "以后再说（首页按 ^T 随时可看）"))
    home.app.push_screen(ConfirmScreen("欢迎", question, answers), answered)


def tour(home: HomeScreen) -> None:
    """Show the tour of six steps."""
    from tui.screens.tour import TourScreen

    home.app.push_screen(TourScreen())

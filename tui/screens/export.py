"""The export dialog (生成报告): what still fails, what paper lacks, where the document goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from forms.visible import visible
from tui.widgets.dialog import Dialog, scrolling
from tui.widgets.line_input import LineInput
from tui.widgets.paragraph import Paragraph
from tui.widgets.toggle import Toggle

BORDERS = 2
"""Lines of the box above and below its rows."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The document that is wanted."""

    path: Path
    include_draft: bool
    open_after: bool


class ExportScreen(ModalScreen[Wanted | None]):
    """Ask for the document; None when given up. A file is never replaced unasked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "返回", show=False),
        Binding("f9,enter", "make", "生成", show=False),
        *scrolling(),
    ]

    def __init__(self, state: str, target: Path, problem: str = "") -> None:
        """`state` is what stands; `target` is where the document goes unless another place is
        typed; `problem` is why it could not go there.
        """
        super().__init__()
        self._state = state
        self._problem = problem
        self._target = target
        self._replace_asked = False

    def compose(self) -> ComposeResult:
        """What stands, the file name, the choices."""
        with Dialog("生成报告"):
            with VerticalScroll(classes="scroll", can_focus=False):
                yield Paragraph(self._state, classes="question")
            yield Static("文件名", markup=False)
            yield LineInput(self._target.name, compact=True, id="name")
            yield Static("存到文件夹", markup=False)
            folder = str(self._target.parent.absolute())
            yield LineInput(folder, compact=True, id="folder", select_on_focus=False)
            yield Toggle("文件里带上草稿（收回时可校验、可取回）", True, id="draft")
            yield Toggle("生成后打开", False, id="open")
            yield Paragraph(self._problem, id="problem")
            yield Static(
                "回车 生成   Tab 换项   空格 是或否   ↑↓ 翻看   Esc 返回",
                classes="answers",
                markup=False,
            )

    def on_mount(self) -> None:
        """Give what stands its room."""
        self.call_after_refresh(self._make_room)

    def on_resize(self) -> None:
        """Give it anew."""
        self.call_after_refresh(self._make_room)

    def _make_room(self) -> None:
        """What stands gets all the lines that the other rows leave, as many as it has."""
        stands = self.query_one(VerticalScroll)
        rows = [row for row in self.query_one(Dialog).children if row is not stands]
        others = sum(row.outer_size.height + row.styles.margin.height for row in rows)
        room = self.size.height - BORDERS - others
        stands.styles.height = max(1, min(stands.virtual_size.height, room))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter makes the document."""
        self.action_make()

    def action_make(self) -> None:
        """Make it, unless a file is in the way: then ask once more."""
        path = self._path()
        if not path.parent.is_dir():
            self._tell(f"没有“{path.parent}”这个文件夹，请改一改。")
            return
        if path.exists() and not self._replace_asked:
            self._replace_asked = True
            self._tell(f"{path.name} 已经有了。再按一次回车替换它，或改个文件名。")
            return
        draft = self.query_one("#draft", Toggle).value
        self.dismiss(Wanted(path, draft, self.query_one("#open", Toggle).value))

    def _path(self) -> Path:
        """Where the document goes; a path typed as the name counts as one."""
        from exporters.export import clean_name

        typed = Path(self.query_one("#name", Input).value.strip().removesuffix(".docx"))
        folder = Path(self.query_one("#folder", Input).value.strip()).expanduser()
        name = clean_name(typed.name) or self._target.stem
        return folder / typed.parent.expanduser() / f"{name}.docx"

    def _tell(self, problem: str) -> None:
        self.query_one("#problem", Paragraph).update(visible(problem))
        self.call_after_refresh(self._make_room)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another name has to be asked about anew."""
        self._replace_asked = False

    def action_scroll(self, by: int) -> None:
        """Scroll what stands."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_give_up(self) -> None:
        """Leave without a document."""
        self.dismiss(None)

"""The export dialog (生成报告): what still fails, what paper lacks, where the document goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from forms.review.finding import SEVERITY_WORDS, Finding
from forms.visible import visible
from tui.widgets.dialog import Dialog, scrolling
from tui.widgets.line_input import LineInput
from tui.widgets.paragraph import Paragraph
from tui.widgets.toggle import Toggle

MOST = 8


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

    def __init__(
        self,
        findings: Sequence[Finding],
        paper: Sequence[Finding],
        target: Path,
        problem: str = "",
    ) -> None:
        """`target` is where the document goes unless another place is typed; `problem` is why it
        could not go there.
        """
        super().__init__()
        self._problem = problem
        self._findings = sorted(findings, key=lambda finding: finding.severity != "error")
        self._paper = paper
        self._target = target
        self._replace_asked = False

    def compose(self) -> ComposeResult:
        """What stands, the file name, the choices."""
        with Dialog("生成报告"):
            with VerticalScroll(classes="scroll", can_focus=False):
                yield Paragraph(self._state(), classes="question")
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

    def _state(self) -> str:
        waiting = sum(finding.state == "waiting" for finding in self._findings)
        errors = sum(finding.severity == "error" for finding in self._findings) - waiting
        warnings = len(self._findings) - errors - waiting
        counts = ((errors, "必改"), (waiting, "待填"), (warnings, "须核实"))
        lines = []
        if errors + waiting:
            said = "、".join(f"{count} 处{word}" for count, word in counts if count)
            lines.append(f"还有 {said}，生成的文件只宜作讨论稿：")
        elif self._findings:
            lines.append(f"没有必改的疑点，还有 {len(self._findings)} 处须核实：")
        else:
            lines.append("没有疑点，可以生成。")
        lines += [_line(finding) for finding in self._findings[:MOST]]
        if len(self._findings) > MOST:
            lines.append(f"……共 {len(self._findings)} 处")
        if self._paper:
            lines += ["", "纸面：", *(_line(finding) for finding in self._paper[:MOST])]
        return "\n".join(lines)

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

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another name has to be asked about anew."""
        self._replace_asked = False

    def action_scroll(self, by: int) -> None:
        """Scroll what stands."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_give_up(self) -> None:
        """Leave without a document."""
        self.dismiss(None)


def _line(finding: Finding) -> str:
    word = "待填" if finding.state == "waiting" else SEVERITY_WORDS[finding.severity]
    return f"· {word} {finding.message}"

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

    def __init__(self, findings: Sequence[Finding], paper: Sequence[Finding], target: Path) -> None:
        super().__init__()
        self._findings = sorted(findings, key=lambda finding: finding.severity != "error")
        self._paper = paper
        self._target = target
        self._replace_asked = False

    def compose(self) -> ComposeResult:
        """What stands, the file name, the choices."""
        with Dialog("生成报告"):
            with VerticalScroll(classes="scroll", can_focus=False):
                yield Paragraph(self._state(), classes="question")
            yield Static(f"存到 {visible(str(self._target.parent))}", markup=False)
            yield LineInput(self._target.name, compact=True, id="name")
            yield Toggle("文件里带上草稿（收回时可校验、可取回）", True, id="draft")
            yield Toggle("生成后打开", False, id="open")
            yield Paragraph(id="problem")
            yield Static(
                "回车 生成   Tab 换项   空格 是或否   ↑↓ 翻看   Esc 返回",
                classes="answers",
                markup=False,
            )

    def _state(self) -> str:
        waiting = sum(finding.state == "waiting" for finding in self._findings)
        errors = sum(finding.severity == "error" for finding in self._findings) - waiting
        lines = []
        if errors + waiting:
            said = f"还有 {errors} 处必改、{waiting} 处待填，生成的文件只宜作讨论稿："
            lines.append(said)
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
        from exporters.export import clean_name

        typed = self.query_one("#name", Input).value.removesuffix(".docx")
        name = f"{clean_name(typed) or self._target.stem}.docx"
        path = self._target.with_name(name)
        if path.exists() and not self._replace_asked:
            self._replace_asked = True
            problem = f"{name} 已经有了。再按一次回车替换它，或改个文件名。"
            self.query_one("#problem", Paragraph).update(problem)
            return
        draft = self.query_one("#draft", Toggle).value
        self.dismiss(Wanted(path, draft, self.query_one("#open", Toggle).value))

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

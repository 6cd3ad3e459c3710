"""The tour: six steps that show how a report comes about."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.widgets.dialog import Dialog
from tui.widgets.paragraph import Paragraph

STEPS = (
    (
        "开始",
        "按 ^N 新建：填单位、年度，可以选去年的报告或草稿，能沿用的都先带过来。\n"
        "草稿是一个文本文件，随打随存；突然断电，最多少最后一秒左右打的字。",
    ),
    (
        "下一处",
        "F8 总是带你去下一个要填、要改、要核实的地方。\n"
        "从空白开始一路按 F8，填完就是一份完整的报告。",
    ),
    (
        "填数据",
        "直接打数字，回车到下一格。没有发生的填 0；空着表示还没填。\n"
        "F4 填合计，F6 把空格补零；从表格软件复制的一列、一块可以整个粘贴。",
    ),
    (
        "写文字",
        "一行一段。^R 插入表里的数据，以后数据改了，文字跟着改。\nF6 有几种起头的写法可选。",
    ),
    (
        "看疑点",
        "右边（或按 F5）随时列出：必改、须核实、提示。回车到那一处，f 按建议改，\n"
        "核实无误的按 w 写情况说明。疑点不妨碍打字和保存。",
    ),
    (
        "成文",
        "F3 按印出来的样子看；F9 生成 Word 文档，版式按 GB/T 9704 排好，直接打印盖章。\n"
        "收回来的文件可以校验，领导改的地方可以逐条接受。",
    ),
)


class TourScreen(ModalScreen[None]):
    """Step after step; Esc leaves at any time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right,space", "step(1)", "下一步", show=False),
        Binding("left,backspace", "step(-1)", "上一步", show=False),
        Binding("escape", "leave", "返回", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.at = 0

    def compose(self) -> ComposeResult:
        """The step and the keys."""
        with Dialog("导览", id="tour"):
            yield Paragraph(classes="question")
            yield Static(classes="answers", markup=False)

    def on_mount(self) -> None:
        """Begin with the first step."""
        self._show()

    def _show(self) -> None:
        title, text = STEPS[self.at]
        self.query_one("#tour").border_title = f"导览 {self.at + 1}/{len(STEPS)}　{title}"
        self.query_one(".question", Paragraph).update(text)
        on = "看完了" if self.at == len(STEPS) - 1 else "下一步"
        self.query_one(".answers", Static).update(f"回车 {on}   ← 上一步   Esc 返回")

    def action_step(self, by: int) -> None:
        """Go on or back; after the last step the tour is over."""
        self.at += by
        if self.at >= len(STEPS):
            self.dismiss(None)
            return
        self.at = max(self.at, 0)
        self._show()

    def action_leave(self) -> None:
        """Leave."""
        self.dismiss(None)

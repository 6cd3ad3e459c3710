"""The help: what can be done here, read from the table of actions."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.cells import cell_width
from tui.actions import Action, Keys, Scope, of_scope
from tui.screens.text import TextScreen
from tui.widgets.prose_keys import KEY_HELP

SCOPE_WORDS: dict[Scope, str] = {
    "app": "到处可用",
    "home": "首页",
    "editor": "编辑",
    "cover": "封面信息里",
    "outline": "目录里",
    "sheet": "表格里",
    "prose": "文字里",
    "findings": "疑点里",
}
IN_FIELDS = """
表格里　　直接打数字；回车取数并到下一格；方向键移动；Shift+方向键选一块；删除键清空。
　　　　　可以打 1,180、１１８０、5万、一百二十三，也可以打 4+5=。没有发生的填 0，空着不等于 0。
文字里　　一行一段，首行缩进自动；粘贴多段文字照原样分段。
　　　　　插入的数据显示为 [名称 数值]，印出来只有数值；自己打的花括号照原样印。
"""


class HelpScreen(TextScreen):
    """The actions of the scopes at hand first, then all others."""

    always = (("Esc", "返回"), ("^Q", "保存并退出程序"))

    def __init__(self, scopes: Sequence[Scope], keys: Keys) -> None:
        order = [*reversed(scopes), *(s for s in SCOPE_WORDS if s not in scopes)]
        super().__init__("帮助", "\n".join(_page(scope, keys) for scope in order) + IN_FIELDS)


def _page(scope: Scope, given: Keys) -> str:
    lines = [f"【{SCOPE_WORDS[scope]}】", *(_action(action, given) for action in of_scope(scope))]
    if scope == "prose":
        lines += [_line(keys, sentence) for keys, sentence in KEY_HELP]
    return "\n".join([*lines, ""])


def _action(action: Action, given: Keys) -> str:
    return _line("、".join(action.shown_keys(given)), f"{action.word}　{action.sentence}")


def _line(keys: str, sentence: str) -> str:
    return keys + " " * max(1, 14 - cell_width(keys)) + sentence

"""The keys of the prose editor: which move, which delete, and what the help says of them."""

from __future__ import annotations

from tui.widgets import prose_caret as caret
from tui.widgets.prose_caret import Move

MOVES: dict[str, Move] = {
    "left": caret.left,
    "right": caret.right,
    "up": caret.by_rows(-1),
    "down": caret.by_rows(1),
    "home": caret.row_start,
    "end": caret.row_end,
    "ctrl+left": caret.unit_left,
    "ctrl+right": caret.unit_right,
    "ctrl+home": caret.text_start,
    "ctrl+end": caret.text_end,
}
"""With shift they select."""

DELETIONS: dict[str, Move] = {
    "backspace": caret.left,
    "delete": caret.right,
    "ctrl+w": caret.unit_left,
    "ctrl+backspace": caret.unit_left,
    "alt+backspace": caret.unit_left,
    "ctrl+delete": caret.unit_right,
}
"""What a deleting key deletes: from the cursor to where this move takes it."""

KEY_HELP: tuple[tuple[str, str], ...] = (
    ("方向键", "移动；加 Shift 选中"),
    ("^←、^→", "按短语移动：一个数、一个标点、一处引用，或至多四个字"),
    ("Home、End", "行首、行尾；加 Ctrl 到全文首尾"),
    ("PgUp、PgDn", "翻页"),
    ("^W", "删去光标前的一个短语（至多四个字，可撤销）"),
    ("^A ^C ^X ^V", "全选、复制、剪切、粘贴"),
    ("双击、三击", "选中两个标点之间的文字、选中整段"),
)

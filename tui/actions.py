"""The one table of actions: keys, footer words, palette and help are all read from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding

Scope = Literal["app", "home", "editor", "cover", "outline", "sheet", "prose", "findings"]
Keys = Mapping[str, str]
"""What an office set instead: keys by the id of an action."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something the officer can do.

    `key` are Textual's key names, comma between alternatives; `word` stands in the key bar,
    `sentence` in the help and the palette; `rank` orders the key bar, 0 keeps it out.
    """

    id: str
    key: str
    word: str
    sentence: str
    scope: Scope
    rank: int = 0
    own: bool = False
    """Bound by the widget itself; listed here so that the help knows it."""

    @property
    def binding(self) -> Binding:
        """The Textual binding; its id lets an office set another key."""
        key = as_sent(self.key)
        return Binding(key, self.id, self.word, show=False, id=self.id, tooltip=self.sentence)

    def shown_keys(self, keys: Keys) -> list[str]:
        """Its keys as they stand on the keyboard, the most usual first."""
        return [shown(key.strip()) for key in keys.get(self.id, self.key).split(",")]


ACTIONS: tuple[Action, ...] = (
    Action("help", "f1", "帮助", "查看这里能做什么、各键的用处", "app", 99),
    Action("palette", "f10,ctrl+p", "全部命令", "在全部命令里按字或拼音首字母查找", "app", 36),
    Action("leave", "ctrl+q", "退出", "保存并退出程序", "app", 52),
    Action("theme", "f12", "换主题", "浅色、深色、高对比之间切换，退出前有效", "app"),
    Action(
        "open_file",
        "ctrl+o",
        "选文件",
        "从文件夹里选一个草稿或本程序生成的 Word 文件打开",
        "home",
        20,
    ),
    Action("new_draft", "ctrl+n", "新建", "新建一份年度报告草稿", "home", 10),
    Action(
        "import_report",
        "ctrl+r",
        "读入旧报告",
        "把已发布的报告（Word、网页、文本）读成草稿",
        "home",
        30,
    ),
    Action("open_demo", "ctrl+d", "示例", "打开示例草稿的副本", "home", 40),
    Action("tour", "ctrl+t", "导览", "六步看懂怎么用", "home", 50),
    Action("next_thing", "f8", "下一处", "到下一个要填、要改、要核实的地方", "editor", 10),
    Action("outline", "f2", "目录", "显示目录，选一个部分", "editor", 30),
    Action(
        "preview", "f3", "预览", "在旁边看印出来的样子，再按一次看整屏，第三次收起", "editor", 22
    ),
    Action("findings", "f5", "疑点", "显示疑点，回车到那一处", "editor", 25),
    Action("export", "f9", "生成报告", "生成 Word 文档", "editor", 20),
    Action("instructions", "shift+f6", "说明全文", "看这里的填报说明、疑点和勾稽的全文", "editor"),
    Action("next_part", "ctrl+pagedown,ctrl+down", "下一部分", "到下一个部分", "editor"),
    Action("previous_part", "ctrl+pageup,ctrl+up", "上一部分", "到上一个部分", "editor"),
    Action(
        "go_to",
        "ctrl+g",
        "跳转",
        "按行号、字词或拼音首字母跳到一个部分、一行数据或一项封面信息",
        "editor",
        60,
    ),
    Action("search", "ctrl+f", "查找替换", "在全文里查找、替换", "editor"),
    Action("undo", "ctrl+z", "撤销", "撤销上一步（数据和文字一样）", "editor", 45),
    Action("redo", "ctrl+y", "重做", "把撤销的再做一遍", "editor"),
    Action("save", "ctrl+s", "保存", "现在就保存（平时自动保存）", "editor"),
    Action("repair", "ctrl+t", "改正", "按建议改正这里的疑点", "editor", 50),
    Action("waive", "ctrl+d", "情况说明", "给这里的须核实疑点写情况说明", "editor", 55),
    Action("note", "ctrl+n", "备注", "给这一处写备注，只留在草稿里，不印出来", "editor"),
    Action("history", "ctrl+k", "历史", "看以前的版本，取回其中一处或全部", "editor"),
    Action("read_back", "ctrl+l", "读校", "一人念一人核，逐个数据读校", "editor"),
    Action("final", "ctrl+o", "成稿前", "看还剩什么、说明过什么、读校和纸面，再生成", "editor"),
    Action(
        "take_changes", "shift+f9", "收回改动", "把 Word 里的修订、改动和批注逐条收回草稿", "editor"
    ),
    Action("save_copy", "shift+f2", "另存副本", "把草稿另存一份到别处", "editor"),
    Action(
        "give_up_recovered",
        "shift+f5",
        "放弃恢复",
        "放弃打开时恢复的修改（历史里留底）",
        "editor",
    ),
    Action("to_drafts", "shift+f1", "回首页", "保存这份草稿，回到草稿列表", "editor"),
    Action("check_sheet", "ctrl+b", "自查情况表", "看自查情况表，可存成文本打印", "editor"),
    Action("starters", "f6", "起句", "插入本部分的一种起头写法", "prose", 12),
    Action(
        "insert_reference",
        "ctrl+r",
        "插入数据",
        "插入表格里一个数据的引用，数据改了文字跟着改",
        "prose",
        14,
    ),
    Action("make_references", "ctrl+e", "数字变引用", "把文字里与表格相同的数字变成引用", "prose"),
    Action("bring_up", "f4", "更新旧文", "沿用的上年文字：逐处改年份，标为已更新", "prose", 61),
    Action("last_year", "f7", "上年文字", "看这一部分上年写了什么，可以取用", "prose", 63),
    Action("widen_marks", "ctrl+u", "全角标点", "把这一部分的半角标点改成全角", "prose"),
    Action("take_figure", "enter", "下一格", "取数并到下一格", "sheet", 11, own=True),
    Action("take_total", "f4", "取合计", "空着的合计填上各项之和", "sheet", 15),
    Action("fill_zeros", "f6", "补零", "把这一组的空格都填 0（先列出来）", "sheet", 18),
    Action("take_previous", "f7", "取上年数", "填上与上年相同的数", "sheet", 21),
    Action("paste", "ctrl+v", "粘贴", "粘贴表格里复制的一列或一块（先预览）", "sheet", 66),
    Action("copy", "ctrl+c", "复制", "复制选中的格子，可粘到表格软件里", "sheet"),
    Action("take_field", "enter", "下一项", "到下一项；还没选的展开选项", "cover", 11, own=True),
    Action("open_choices", "space", "展开", "展开选项，可以另选一个", "cover", own=True),
    Action("clear_field", "ctrl+u", "清空", "清空这一项", "cover", own=True),
    Action("take_part", "enter", "到那一部分", "到这一部分", "outline", 11, own=True),
    Action("go", "enter", "到那一处", "到这条疑点所在的地方", "findings", 5, own=True),
    Action("repair_here", "f", "改正", "按建议改正这一条", "findings", 6, own=True),
    Action(
        "repair_all_here",
        "F",
        "同类全改",
        "同一规则的都按建议改正（要改数的先列出来问）：这一部分，或者全文",
        "findings",
        7,
        own=True,
    ),
    Action("waive_here", "w", "情况说明", "给这条须核实的疑点写情况说明", "findings", 8, own=True),
    Action("details_here", "space", "详情", "看这一条的全文、依据和改法", "findings", 9, own=True),
)

_TWIN = re.compile(r"shift\+f(\d|1[0-2])")
_KEY_WORDS = {
    "shift": "Shift",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "enter": "回车",
    "escape": "Esc",
    "space": "空格",
    "up": "↑",
    "down": "↓",
    "tab": "Tab",
}


def shown(key: str) -> str:
    """A key as it stands on the keyboard: `ctrl+g` as `^G`, `f8` as `F8`."""
    *held, last = key.split("+")
    name = _KEY_WORDS.get(last, last.upper() if len(last) > 1 or held else last)
    words = [_KEY_WORDS.get(one, one) for one in held]
    return "^" + name if held == ["ctrl"] else "+".join([*words, name])


def as_sent(keys: str) -> str:
    """The keys, and what terminals of the old kind send for them: F21 for Shift+F9."""
    twins = (_TWIN.fullmatch(key.strip()) for key in keys.split(","))
    return ",".join([keys, *(f"f{int(twin[1]) + 12}" for twin in twins if twin)])


def of_scope(*scopes: Scope) -> Iterator[Action]:
    """The actions of these scopes in the order of the table."""
    return (action for action in ACTIONS if action.scope in scopes)


def bindings(*scopes: Scope) -> list[Binding]:
    """The bindings of these scopes, except those that widgets bind themselves."""
    return [action.binding for action in of_scope(*scopes) if not action.own]


def key_bar(keys: Keys, *scopes: Scope) -> list[tuple[str, str]]:
    """What the key bar shows in these scopes, the most important first, help last."""
    ranked = sorted((a for a in of_scope(*scopes) if a.rank), key=lambda a: a.rank)
    return [(action.shown_keys(keys)[0], action.word) for action in ranked]


def unknown_ids(keys: Keys) -> list[str]:
    """What an office set a key for and there is no such action."""
    known = {action.id for action in ACTIONS if not action.own}
    return [name for name in keys if name not in known]


def clashes(keys: Keys) -> list[tuple[str, Action, Action]]:
    """A key that an office set for an action where another has it: the key, and both."""
    chosen = [action for action in ACTIONS if action.id in keys and not action.own]
    return [
        (shown(key), one, other)
        for one in chosen
        for other in ACTIONS
        if other is not one and not (other in chosen and ACTIONS.index(other) < ACTIONS.index(one))
        if _meet(one.scope, other.scope)
        for key in sorted(_keys_of(one, keys) & _keys_of(other, keys))
    ]


def key_problems(keys: Keys) -> list[str]:
    """What is wrong with the keys that an office set, a line each."""
    names = "、".join(unknown_ids(keys))
    told = [f"settings.toml 的 [keys] 里没有这些命令：{names}"] if names else []
    return told + [
        f"settings.toml 的 [keys] 里，“{one.word}”的 {key} 也是“{other.word}”的键，请换一个。"
        for key, one, other in clashes(keys)
    ]


def _keys_of(action: Action, keys: Keys) -> set[str]:
    set_or_usual = action.key if action.own else keys.get(action.id, action.key)
    return {key.strip() for key in set_or_usual.split(",")}


def _meet(one: Scope, other: Scope) -> bool:
    """Whether both can be taken at one place."""
    within = {"cover", "outline", "sheet", "prose", "findings"}
    pair = {one, other}
    return len(pair) == 1 or "app" in pair or ("editor" in pair and bool(pair & within))

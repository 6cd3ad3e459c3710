"""The shape of a form file: keys, kinds of values, ids; told in the words of a clerk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from forms import form, form_rules
from forms.extending import Tree, named_items
from forms.form_fault import Fault, Path, meant

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_NAMELESS = ("block", "column")
"""Things that need no id while there is only one of them."""
_PLURALS = {"sections", "tables", "relations", "blocks", "groups", "rows", "columns", "aspects"}


def id_faults(tree: Tree) -> Iterator[Fault]:
    """Arrays that are none, items without id, ids that stand twice: what an extension rests on."""
    for path, items in named_items(tree):
        yield from _item_faults(path, str(path[-1]), items)


def _item_faults(path: Path, key: str, items: Any) -> Iterator[Fault]:
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        name = ".".join(str(step) for step in path if isinstance(step, str))
        yield Fault(path, f"“{key}”不是一组内容", f"请写成 [[{name}]] 开头的一组，一组一个")
        return
    seen: dict[str, Path] = {}
    for index, item in enumerate(items):
        here = (*path, index)
        name = item.get("id", "" if key in _NAMELESS else None)
        if name is None:
            yield Fault(here, "缺少“id”", '请补上一行，如 id = "received"（保存过的 id 不能再改）')
        elif not isinstance(name, str):
            yield Fault((*here, "id"), "“id”应当是文字", '两头请加半角引号，如 id = "received"')
        elif name in seen:
            yield Fault((*here, "id"), f"id “{name}”重复", "请改成不同的 id", seen[name])
        else:
            seen[name] = here


def plural_faults(tree: Tree) -> Iterator[Fault]:
    """Keys in the plural, as the models name their fields and files do not."""
    yield from _plurals(tree, ())
    for path, items in named_items(tree):
        for index, item in enumerate(items if isinstance(items, list) else ()):
            yield from _plurals(item, (*path, index))


def _plurals(item: Any, path: Path) -> Iterator[Fault]:
    for key in _PLURALS & item.keys() if isinstance(item, dict) else ():
        yield Fault((*path, key), f"没有“{key}”这个键", f"请写单数“{key[:-1]}”")


def shape_faults(error: ValidationError, tree: Tree) -> list[Fault]:
    """The faults that the models found in the tree, each place once."""
    found: dict[Path, Fault] = {}
    for details in error.errors(include_url=False):
        path = _path(tree, details["loc"])
        found.setdefault(path, _told(path, details))
    return list(found.values())


def _path(tree: Tree, loc: tuple[int | str, ...]) -> Path:
    """The place of a complaint, items by their ids; what the text does not hold is left out."""
    node: Any = tree
    path: list[str | int] = []
    steps = iter(loc)
    for step in steps:
        if isinstance(step, int) and isinstance(node, list):
            node = node[step]
            name = node.get("id") if isinstance(node, dict) else None
            path.append(name if name and isinstance(name, str) else step)
        elif not isinstance(node, dict):
            break
        elif step == "block" and "block" not in node:
            next(steps, None)
        else:
            path.append(step)
            node = node.get(str(step))
    return tuple(path)


def _told(path: Path, details: ErrorDetails) -> Fault:
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    tell = _COMPLAINTS.get(details["type"], _wrong)
    message, remedy = tell(key, path, details)
    return Fault(path, message, remedy)


Told = tuple[str, str]


def _missing(key: str, path: Path, _: ErrorDetails) -> Told:
    if key in _WITHOUT:
        return _WITHOUT[key]
    return (
        f"缺少“{key}”{_MEANING.get(key, '')}",
        f"请补上一行，如 {key} = {_SAMPLES.get(key, _WORDS)}",
    )


def _extra(key: str, path: Path, _: ErrorDetails) -> Told:
    return f"没有“{key}”这个键", meant(key, _keys_at(path[:-1]))


def _literal(key: str, path: Path, details: ErrorDetails) -> Told:
    words = re.findall(r"'([^']*)'", str(details.get("ctx", {}).get("expected", "")))
    value = details["input"]
    return f"“{key}”不能是“{value}”", meant(str(value), words)


def _bound(key: str, path: Path, details: ErrorDetails) -> Told:
    context: Mapping[str, Any] = details.get("ctx", {})
    if key == "schema" and "le" in context:
        return "这个文件是为更新的程序写的", f"请升级程序；本程序只懂 schema = {context['le']}"
    limit = f"不能小于 {context['ge']}" if "ge" in context else f"不能大于 {context.get('le')}"
    return f"“{key}”{limit}，现为 {details['input']}", "请改正这个数"


def _pattern(key: str, path: Path, details: ErrorDetails) -> Told:
    value = details["input"]
    if key in ("units", "for_units", "except_units"):
        return (
            f"“{key}”里的“{value}”不是对单位的说明",
            '请写成“级别/类型”，如 "county/government"、"*/department"',
        )
    is_id = "_" in str(details.get("ctx"))
    mark, sample = ("下划线", "received_by_fax") if is_id else ("连字符", "normative-issued")
    return f"“{key}”不能写成“{value}”", f"只用小写英文字母、数字和{mark}，以字母开头，如 {sample}"


def _type(what: str, sample: str) -> Callable[[str, Path, ErrorDetails], Told]:
    return lambda key, path, details: (f"“{key}”应当是{what}", f"请写成如 {key} = {sample} 的样子")


def _group(key: str, path: Path, _: ErrorDetails) -> Told:
    return f"“{key}”应当是一组内容", f"请写成 [{key}] 或 [[{key}]] 开头的一组，每行一个键"


def _long(key: str, path: Path, details: ErrorDetails) -> Told:
    return f"“{key}”太长", f"请缩到 {details.get('ctx', {}).get('max_length')} 个字符以内"


def _wrong(key: str, path: Path, _: ErrorDetails) -> Told:
    return f"“{key}”的值不对", "请对照 README.md 里的说明改正"


_TEXT = _type("文字", '"……"（两头用半角引号）')
_INTEGER = _type("整数", "1")
_NUMBER = _type("数", "0")
_FLAG = _type(" true 或 false", "true")
_LIST = _type("一列值", '["……", "……"]')
_COMPLAINTS: dict[str, Callable[[str, Path, ErrorDetails], Told]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "literal_error": _literal,
    "greater_than_equal": _bound,
    "less_than_equal": _bound,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _long,
    "string_type": _TEXT,
    "int_type": _INTEGER,
    "int_parsing": _INTEGER,
    "int_from_float": _INTEGER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "bool_type": _FLAG,
    "bool_parsing": _FLAG,
    "tuple_type": _LIST,
    "dict_type": _group,
    "model_type": _group,
    "model_attributes_type": _group,
}
_WITHOUT: dict[str, Told] = {
    "column": ("这里没有列", "请至少写一个 [[table.column]]（或 [[table.block.column]]）"),
    "row": ("这里没有行", "请至少写一个 [[table.row]]（或 [[table.block.row]]）"),
}
_MEANING = {
    "label": "（印在纸上的名称）",
    "title": "（标题）",
    "source": "（依据的文件）",
    "order": "（各部分的先后）",
    "years": "（用于哪些年度）",
    "check": "（公式）",
    "schema": "（本词汇的版本）",
    "edition": "（本格式的版次）",
}
_WORDS = '"……"'
_SAMPLES = {
    "label": '"收到申请数"',
    "title": '"总体情况"',
    "order": '["preface", "overview"]',
    "years": "{ first = 2021 }",
    "check": '"表.甲 == 表.乙 + 表.丙"（用 id 写）',
    "schema": str(form.VOCABULARY),
    "edition": "1",
    "name": '"某市2021年版"',
    "id": '"my-form"',
    "source": '"某市政办〔2025〕1号"',
}
_MODELS: dict[str, type] = {
    "": form.Form,
    "section": form.Section,
    "aspect": form.Aspect,
    "starter": form.Starter,
    "table": form.Table,
    "group": form.Group,
    "block": form.Block,
    "row": form.Row,
    "column": form.Column,
    "relation": form_rules.Relation,
    "fact": form_rules.Fact,
    "mention": form_rules.Mention,
    "deadline": form.Deadline,
    "migration": form.Migration,
    "split": form.Split,
    "successor": form.Successor,
    "years": form.Years,
    "citation": form.Citation,
}
_BESIDE = {"table": ("column", "row"), "": ("extends",)}


def _keys_at(path: Path) -> list[str]:
    """The keys that may stand in the thing at the path."""
    from forms.form_models import keys_of

    holders = [str(step) for step in path[::2] if step in _MODELS]
    holder = holders[-1] if holders else ""
    return [*keys_of(_MODELS[holder]), *_BESIDE.get(holder, ())]

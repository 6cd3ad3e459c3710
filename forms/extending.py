"""A local form laid over the form it extends: the tree of the whole, in plain TOML values.

Things with an id change where the id is known, and are new where it is not; a new part, row or
column names in `after` what it follows. Everything else that is given replaces what was there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from forms.form_fault import Fault, Path, meant

Tree = dict[str, Any]

BY_ID = ("section", "table", "relation", "block", "group", "row", "column", "aspect")
"""The arrays whose items are told apart by `id`."""
_PLACED = ("section", "table", "block", "row", "column")
"""Those whose new items must say where they go."""
_JOINED = ("fact", "starter")
_FIRST = ("deadline", "successor")
"""Arrays whose own items stand before the official ones, so that they are found first."""
_OWN = ("schema", "id", "edition", "name", "source", "extends", "example", "migration")
"""Keys of a form that an extension does not take over."""


def extended(base: Tree, own: Tree) -> tuple[Tree, list[Fault]]:
    """The base with the extension laid over it, and what is wrong with the extension."""
    faults: list[Fault] = []
    kept = {key: value for key, value in base.items() if key not in _OWN}
    whole = _laid(kept, own, (), faults)
    if "order" not in own:
        whole["order"] = _ordered(base, own)
    return whole, faults


def _laid(base: Tree, own: Tree, path: Path, faults: list[Fault]) -> Tree:
    whole = dict(base)
    for key, value in own.items():
        if key in BY_ID and isinstance(value, list):
            if key in ("row", "column") and "block" in base:
                whole["block"] = _into_blocks(whole["block"], key, value, path, faults)
            else:
                parts = _parts(base, own) if key in ("section", "table") else ()
                whole[key] = _by_id(base.get(key, []), value, (*path, key), faults, parts)
        elif key in (*_JOINED, *_FIRST) and isinstance(value, list):
            there = base.get(key, [])
            whole[key] = [*there, *value] if key in _JOINED else [*value, *there]
        elif key in ("years", "citation") and isinstance(value, dict):
            whole[key] = {**base.get(key, {}), **value}
        elif key != "after":
            whole[key] = value
    return whole


def _by_id(
    base: list[Tree], own: list[Tree], path: Path, faults: list[Fault], places: Iterable[str] = ()
) -> list[Tree]:
    """The base's items, changed and joined by the extension's; `places` are further anchors."""
    items = list(base)
    last: dict[str, str] = {}
    for item in own:
        at = _index(items, _id(item))
        here = (*path, _id(item))
        if at is not None:
            items[at] = _laid(items[at], item, here, faults)
        elif base and (fault := _misplaced([*_ids(items), *places], item, here)):
            faults.append(fault)
        else:
            after = str(item.get("after", ""))
            anchor = _index(items, last.get(after, after))
            items.insert(len(items) if anchor is None else anchor + 1, _without_after(item))
            last[after] = _id(item)
    return items


def _into_blocks(
    blocks: list[Tree], key: str, own: list[Tree], path: Path, faults: list[Fault]
) -> list[Tree]:
    """Rows given on the table itself, each in the block that holds it or the row it follows."""
    known = [_ids(block.get(key, [])) for block in blocks]
    shares: list[list[Tree]] = [[] for _ in blocks]
    for item in own:
        wanted = {_id(item), item.get("after")}
        home = next((i for i, ids in enumerate(known) if wanted & set(ids)), None)
        if home is None:
            everywhere = [name for ids in known for name in ids]
            faults.append(_nowhere((*path, key, _id(item)), item, everywhere))
        else:
            shares[home].append(item)
            known[home].append(_id(item))
    return [
        {**block, key: _by_id(block.get(key, []), share, (*path, key), faults)} if share else block
        for block, share in zip(blocks, shares, strict=True)
    ]


def _misplaced(known: list[str], item: Tree, path: Path) -> Fault | None:
    """What is wrong with a new item's place, if anything is."""
    kind = path[-2]
    if kind == "relation" and "check" not in item:
        return Fault(
            path,
            f"官方格式里没有“{_id(item)}”这条勾稽关系",
            meant(_id(item), known) + "；若是新增的，请写 check",
        )
    if kind in _PLACED and item.get("after") not in known:
        return _nowhere(path, item, known)
    return None


def _nowhere(path: Path, item: Tree, known: list[str]) -> Fault:
    after = item.get("after")
    if after is None:
        message = f"官方格式里没有“{_id(item)}”，也没有写放在谁的后面"
        remedy = "若是新增的，请用 after 写明放在哪个 id 之后；若要改已有的，"
        return Fault(path, message, remedy + meant(_id(item), known))
    return Fault((*path, "after"), f"after 写的“{after}”不存在", meant(str(after), known))


def _ordered(base: Tree, own: Tree) -> list[str]:
    """The base's order with the new parts put where they say."""
    order = list(base.get("order", []))
    last: dict[str, str] = {}
    for part in (*own.get("section", []), *own.get("table", [])):
        if _id(part) not in order:
            after = part.get("after", "")
            anchor = last.get(after, after)
            order.insert(order.index(anchor) + 1 if anchor in order else len(order), _id(part))
            last[after] = _id(part)
    return order


def _id(item: Tree) -> str:
    return str(item.get("id", ""))


def _index(items: list[Tree], wanted: str) -> int | None:
    return next((i for i, item in enumerate(items) if _id(item) == wanted), None)


def _ids(items: list[Tree]) -> list[str]:
    return [_id(item) for item in items]


def _parts(base: Tree, own: Tree) -> list[str]:
    return [
        name
        for tree in (base, own)
        for key in ("section", "table")
        for name in _ids(tree.get(key, []))
    ]


def _without_after(item: Tree) -> Tree:
    return {key: value for key, value in item.items() if key != "after"}


def named_items(tree: Tree, path: Path = ()) -> Iterator[tuple[Path, str, list[Any]]]:
    """Every array of things with ids: its path (by index), its key and its items."""
    for key in BY_ID:
        items = tree.get(key)
        if isinstance(items, list):
            yield (*path, key), key, items
            for index, item in enumerate(items):
                if isinstance(item, dict):
                    yield from named_items(item, (*path, key, index))

"""A local form laid over the form it extends: the tree of the whole, in plain TOML values.

Things with an id change where the id is known, and are new where it is not; a new part, row or
column names in `after` what it follows. Everything else that is given replaces what was there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from forms.form_fault import Fault, Path, meant

Tree = dict[str, Any]

_WITHIN = {
    "": ("section", "table", "relation", "mention"),
    "section": ("aspect",),
    "table": ("group", "block", "row", "column"),
    "block": ("row", "column"),
}
"""The arrays whose items are told apart by `id`, by what holds them."""
_BY_ID = {key for keys in _WITHIN.values() for key in keys}
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
        if key in _BY_ID and isinstance(value, list):
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
    items = {_id(item): item for item in base}
    new: dict[str, str] = {}
    for item in own:
        name = _id(item)
        if name in items and name not in new:
            items[name] = _laid(items[name], item, (*path, name), faults)
        elif base and (fault := _misplaced([*items, *places], item, (*path, name))):
            faults.append(fault)
        else:
            items[name] = {key: value for key, value in item.items() if key != "after"}
            new[name] = str(item.get("after", ""))
    return [items[name] for name in _followed(_ids(base), new)]


def _followed(names: list[str], new: dict[str, str]) -> list[str]:
    """The names with each new one behind the name it follows, and its own followers behind it."""
    followers: dict[str, list[str]] = {}
    for name, after in new.items():
        followers.setdefault(after, []).append(name)
    found: list[str] = []
    ahead = [*reversed(names)]
    while ahead:
        name = ahead.pop()
        found.append(name)
        ahead += reversed(followers.pop(name, []))
    return [*found, *(name for name in new if name not in found)]


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
    known = [name for name in known if name != _id(item)]
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
    parts = (*own.get("section", []), *own.get("table", []))
    new = {_id(part): str(part.get("after", "")) for part in parts if _id(part) not in order}
    return _followed(order, new)


def _id(item: Tree) -> str:
    return str(item.get("id", ""))


def _ids(items: list[Tree]) -> list[str]:
    return [_id(item) for item in items]


def _parts(base: Tree, own: Tree) -> list[str]:
    return [
        name
        for tree in (base, own)
        for key in ("section", "table")
        for name in _ids(tree.get(key, []))
    ]


def named_items(tree: Tree, path: Path = (), within: str = "") -> Iterator[tuple[Path, Any]]:
    """Whatever stands where things with ids belong, by its path (items by index)."""
    for key in _WITHIN.get(within, ()):
        items = tree.get(key)
        if items is None:
            continue
        yield (*path, key), items
        for index, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict):
                yield from named_items(item, (*path, key, index), key)

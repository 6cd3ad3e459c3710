"""Whether the parts of a form make sense: their order, names, totals without circles, bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from forms.form import Block, Column, Form, Row, Section, Table
from forms.form_fault import Fault, Path, listed, meant
from forms.references import lost_references


def order_faults(form: Form) -> Iterator[Fault]:
    """Parts of one id, and parts that `order` names wrongly, twice or not at all."""
    parts = [*(section.id for section in form.sections), *(table.id for table in form.tables)]
    for table in form.tables:
        if form.section(table.id):
            here: Path = ("table", table.id, "id")
            yield Fault(here, f"部分和表都叫“{table.id}”", "请改成不同的 id")
    for name in _twice(form.order):
        yield Fault(("order",), f"order 里“{name}”写了两次", "请删去一个")
    for name in form.order:
        if name not in parts:
            yield Fault(("order",), f"order 里的“{name}”不存在", meant(name, parts))
    left = [name for name in parts if name not in form.order]
    if left:
        yield Fault(
            ("order",), f"order 里没有写“{listed(left)}”", "请在 order 里补上，放在该在的位置"
        )
    if not parts:
        yield Fault((), "格式里没有任何部分", "请至少写一个 [[section]] 或 [[table]]")


def part_faults(form: Form) -> Iterator[Fault]:
    """What cannot be meant in the sections and the tables, once the order is right."""
    for section in form.sections:
        yield from _section(form, section)
    for table in form.tables:
        yield from _table(table)
    yield from _attachments(form)


def no_figure(address: str, form: Form) -> tuple[str, str]:
    """Message and remedy for a figure that the form does not have."""
    known = [figure.reference for figure in form.figures.values()]
    reference = address.removeprefix("tables.")
    return f"没有“{reference}”这个数据", meant(reference, known)


def _section(form: Form, section: Section) -> Iterator[Fault]:
    here: Path = ("section", section.id)
    if not section.title and not section.label:
        yield Fault(here, "这一部分没有名称", "请写 title（标题）；没有标题的部分请写 label")
    if "{" in section.title and not section.label:
        remedy = "请另写 label，说明里用它称呼这一部分"
        yield Fault((*here, "title"), "标题里有花括号，在没有填的地方没法称呼", remedy)
    yield from _guidance(section.instruction, section.instruction_source, here)
    aspects = [aspect.id for aspect in section.aspects]
    for index, starter in enumerate(section.starters):
        there = (*here, "starter", index)
        if starter.aspect and starter.aspect not in aspects:
            remedy = meant(starter.aspect, aspects)
            yield Fault((*there, "aspect"), f"没有“{starter.aspect}”这个方面", remedy)
        for lost in lost_references(starter.text, form):
            yield Fault((*there, "text"), *no_figure(lost.address, form))


def _guidance(instruction: str, source: str, path: Path) -> Iterator[Fault]:
    if bool(instruction) != bool(source):
        lacks, has = ("instruction_source", "instruction")[:: 1 if instruction else -1]
        yield Fault(
            (*path, has),
            f"有 {has} 而没有 {lacks}",
            "官方填报说明必须写明出处；自己的提示请写在 hint 里",
        )


def _table(table: Table) -> Iterator[Fault]:
    here: Path = ("table", table.id)
    yield from _guidance(table.instruction, table.instruction_source, here)
    yield from _layout(table)
    places = {row.id: row.under for row in table.rows}
    places.update((group.id, group.under) for group in table.groups)
    for name in _twice([*(row.id for row in table.rows), *(group.id for group in table.groups)]):
        yield Fault((*here, "row", name, "id"), f"表里有两个“{name}”", "请改成不同的 id")
    for block in table.blocks:
        yield from _block(block, here)
    for group in table.groups:
        yield from _labelled(group.label, (*here, "group", group.id))
    for item, under in places.items():
        if under and under not in places:
            path = (*here, "row", item, "under")
            yield Fault(path, f"under 写的“{under}”不存在", meant(under, places))
    yield from _circles(places, (*here, "row"), "under")


def _layout(table: Table) -> Iterator[Fault]:
    here: Path = ("table", table.id)
    if not table.title:
        yield Fault((*here, "title"), "表没有标题", "请写 title")
    if len(table.blocks) > 1 and table.layout != "blocks":
        remedy = '请写 layout = "blocks"，或只留一块'
        yield Fault((*here, "layout"), f"“{table.layout}”的表只能有一块", remedy)
    if table.layout == "list" and any(len(block.columns) > 1 for block in table.blocks):
        remedy = '请写 layout = "matrix"，或只留一列'
        yield Fault((*here, "layout"), "“list”的表只能有一列数", remedy)
    if not any(row.kind != "heading" for row in table.rows):
        yield Fault(here, "表里没有填数的行", "请至少写一行 kind 不是 heading 的")


def _block(block: Block, table: Path) -> Iterator[Fault]:
    columns = {column.id: column for column in block.columns}
    rows = {row.id: row for row in block.rows}
    for index, column in enumerate(block.columns):
        path = (*table, "column", column.id or index)
        yield from _labelled(column.label, path)
        if not column.id and len(block.columns) > 1:
            yield Fault(path, "有几列时每列都要有 id", '请补上，如 id = "total"')
    for row in block.rows:
        path = (*table, "row", row.id)
        yield from _labelled(row.label, path)
        yield from _guidance(row.instruction, row.instruction_source, path)
        yield from _bounds(row, path)
    yield from _totals(columns, (*table, "column"))
    yield from _totals(rows, (*table, "row"))


def _bounds(row: Row, path: Path) -> Iterator[Fault]:
    if row.minimum is not None and row.maximum is not None and row.minimum > row.maximum:
        message = f"最小值 {row.minimum} 大于最大值 {row.maximum}"
        yield Fault((*path, "maximum"), message, "请改正 minimum 或 maximum")


def _totals(items: Mapping[str, Row] | Mapping[str, Column], path: Path) -> Iterator[Fault]:
    """What `of` and `part` declare among the rows, or the columns, of a block."""
    parts = Counter(item.of for item in items.values() if item.part)
    for name, item in items.items():
        yield from _part(item, items.get(item.of), items, (*path, name))
        if parts[name] == 1:
            message = f"合计“{item.label}”只有一个组成部分"
            yield Fault((*path, name), message, "合计至少要有两个写着 of 和 part = true 的部分")
    yield from _circles({name: item.of for name, item in items.items()}, path, "of")


def _part(
    item: Row | Column, whole: Row | Column | None, known: Iterable[str], path: Path
) -> Iterator[Fault]:
    if not item.of:
        if item.part:
            yield Fault((*path, "part"), "写了 part 而没有写 of", "请用 of 写明是哪个合计的部分")
    elif whole is None:
        message = f"of 写的“{item.of}”不存在（要在同一块里）"
        yield Fault((*path, "of"), message, meant(item.of, known))
    elif "heading" in (item.kind, whole.kind):
        message = "标题行（heading）不填数，不能作合计或其中的部分"
        yield Fault((*path, "of"), message, "请改用 under 表示位置，或去掉 kind")
    elif item.part and item.unit != whole.unit:
        message = f"单位不同（{item.unit or '无'}与{whole.unit or '无'}），不能相加"
        yield Fault((*path, "unit"), message, "请改成同一个单位，或去掉 part")


def _circles(parents: Mapping[str, str], path: Path, key: str) -> Iterator[Fault]:
    """Each circle of `of`, `under` or the like, once."""
    done: set[str] = set()
    for start in parents:
        trail: list[str] = []
        name = start
        while name and name not in done and name not in trail:
            trail.append(name)
            name = parents.get(name, "")
        if name in trail:
            circle = [*trail[trail.index(name) :], name]
            message = f"{key} 绕成了圈：{' → '.join(circle)}"
            yield Fault((*path, name, key), message, f"请改掉其中一个 {key}")
        done.update(trail)


def _labelled(label: str, path: Path) -> Iterator[Fault]:
    if not label.strip():
        yield Fault((*path, "label"), "名称（label）是空的", "请写印在纸上的名称")


def _attachments(form: Form) -> Iterator[Fault]:
    numbers = Counter(table.attachment for table in form.tables if table.attachment)
    for table in form.tables:
        if table.attachment and numbers[table.attachment] > 1:
            path = ("table", table.id, "attachment")
            yield Fault(path, f"有两张表都是附件{table.attachment}", "请按先后编 1、2、3")


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]

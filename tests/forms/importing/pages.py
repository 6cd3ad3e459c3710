"""Reports as offices publish them, as plain blocks, and what styles of publishing do to these.

A report is first laid out as plain blocks; a style then spoils it in its own way: merged cells lost,
digits split, rows added and left out, tables cut in two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from forms.draft import Draft, Number
from forms.form import Block, Form, Row, Section, Table
from forms.numerals import written
from forms.titles import fill, heading, report_title

SPAN, BREAK, NBSP = "\x01", "\x02", "\x03"
"""Within a cell's text: where a style splits spans, breaks a line, puts a no-break space."""


@dataclass(frozen=True)
class C:
    """A cell of a published table."""

    text: str
    width: int = 1
    height: int = 1
    figure: bool = False


Rows = list[list[C]]


@dataclass(frozen=True)
class T:
    """A published table."""

    rows: Rows
    table: Table


@dataclass(frozen=True)
class P:
    """A paragraph; `kind` is title, heading, text or sign."""

    text: str
    kind: str = "text"


Report = list[P | T]


def laid_out(form: Form, draft: Draft) -> Report:
    """The report as blocks in the official order, attachments last."""
    blocks: Report = [P(report_title(form, draft), "title")]
    attached: Report = []
    for part in form.parts:
        target = attached if isinstance(part, Table) and part.attachment else blocks
        if isinstance(part, Table) and part.attachment:
            target += [P("附件1", "heading"), P(fill(part.title, form, draft), "title")]
            target += [
                P(f"（{draft.year}年度）"),
                P(f"填报单位（盖章）：{draft.text('unit.name')}"),
            ]
        elif title := heading(part, form, draft):
            target.append(P(title, "heading"))
        if isinstance(part, Section):
            target += [P(line) for line in draft.prose(part.id).split("\n")]
        else:
            target.append(T(ROWS[part.layout](part, draft), part))
    if attached:
        blocks.append(P("附件：1.政府信息公开情况统计表"))
    day = draft.date
    blocks += [
        P(draft.text("unit.name"), "sign"),
        P(f"{day.year}年{day.month}月{day.day}日", "sign"),
    ]
    return [*blocks, *attached]


def figure_cell(draft: Draft, table: Table, row: Row, column: str) -> C:
    address = ".".join(filter(None, ("tables", table.id, row.id, column)))
    value: Number | None = draft.figure(address)
    return C("" if value is None else written(value), figure=True)


def _list_rows(table: Table, draft: Draft) -> Rows:
    rows = [[C("统计指标"), C("单位"), C("统计数")]]
    for row in table.rows:
        blank = row.kind == "heading"
        figure = C("", figure=True) if blank else figure_cell(draft, table, row, "")
        rows.append([C(row.number + row.label), C(row.unit), figure])
    return rows


def _block_rows(table: Table, draft: Draft) -> Rows:
    rows: Rows = []
    width = max(len(block.columns) for block in table.blocks)
    for block in table.blocks:
        spans = _spread(len(block.columns), width)
        rows.append([C(block.title, width + 1)])
        rows.append(
            [C(block.head), *(C(c.label, s) for c, s in zip(block.columns, spans, strict=True))]
        )
        for row in block.rows:
            figures = [figure_cell(draft, table, row, column.id) for column in block.columns]
            rows.append(
                [C(row.label), *(replace(f, width=s) for f, s in zip(figures, spans, strict=True))]
            )
    return rows


def _spread(count: int, width: int) -> list[int]:
    return [width // count] * (count - 1) + [width - width // count * (count - 1)]


def _matrix_rows(table: Table, draft: Draft) -> Rows:
    block = table.blocks[0]
    depth = 1 + max(len(_groups(table, row)) for row in block.rows)
    rows: Rows = [[C(table.corner or "项目", depth, 3), C(table.head, len(block.columns))], [], []]
    for label, columns in _column_groups(block):
        if label:
            rows[1].append(C(label, len(columns)))
            rows[2] += [C(column.label) for column in columns]
        else:
            rows[1] += [C(column.label, 1, 2) for column in columns]
    seen: set[str] = set()
    for row in block.rows:
        groups = _groups(table, row)
        cells = []
        for group in groups:
            if group.id not in seen:
                seen.add(group.id)
                height = sum(group.id in [g.id for g in _groups(table, r)] for r in block.rows)
                cells.append(C(group.label, 1, height))
        cells.append(C(row.number + row.label, depth - len(groups)))
        rows.append(
            [*cells, *(figure_cell(draft, table, row, column.id) for column in block.columns)]
        )
    return rows


def _groups(table: Table, row: Row) -> list:
    by_id = {group.id: group for group in table.groups}
    found, under = [], row.under
    while under in by_id:
        found.insert(0, by_id[under])
        under = by_id[under].under
    return found


def _column_groups(block: Block) -> Iterator[tuple[str, list]]:
    columns = list(block.columns)
    while columns:
        label = columns[0].group
        run = [columns.pop(0)]
        while label and columns and columns[0].group == label:
            run.append(columns.pop(0))
        yield label, run


def _strip_rows(table: Table, draft: Draft) -> Rows:
    block = table.blocks[0]
    groups = {group.id: group.label for group in table.groups}
    top, middle, bottom, figures = [], [], [], []
    width = len(block.columns)
    for row in block.rows:
        if row.under in groups:
            if not top or top[-1].text != groups[row.under]:
                count = sum(r.under == row.under for r in block.rows)
                top.append(C(groups[row.under], width * count))
            middle.append(C(row.label, width))
            bottom += [C(column.label) for column in block.columns]
        else:
            top.append(C(row.label, width))
            middle += [C(column.label, 1, 2) for column in block.columns]
        figures += [figure_cell(draft, table, row, column.id) for column in block.columns]
    return [top, middle, bottom, figures]


ROWS: dict[str, Callable[[Table, Draft], Rows]] = {
    "list": _list_rows,
    "blocks": _block_rows,
    "matrix": _matrix_rows,
    "strip": _strip_rows,
}

# ---------------------------------------------------------------- what styles do to it


def each_cell(report: Report, change: Callable[[C], C]) -> Report:
    return [
        T([[change(c) for c in row] for row in b.rows], b.table) if isinstance(b, T) else b
        for b in report
    ]


def each_table(report: Report, change: Callable[[T], Report]) -> Report:
    return [piece for b in report for piece in (change(b) if isinstance(b, T) else [b])]


def figures_as(form: Callable[[str], str]) -> Callable[[C], C]:
    return lambda cell: replace(cell, text=form(cell.text)) if cell.figure and cell.text else cell


def labels_as(form: Callable[[str], str]) -> Callable[[C], C]:
    return lambda cell: cell if cell.figure else replace(cell, text=form(cell.text))


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text)


def grouped(text: str) -> str:
    whole, dot, rest = text.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.isdecimal() else text


def half_width(text: str) -> str:
    return text.translate(str.maketrans("（），：；", "(),:;"))


def split_spans(text: str) -> str:
    return text[:1] + SPAN + text[1:2] + SPAN + text[2:]


def broken_groups(text: str) -> str:
    return grouped(text).replace(",", "," + BREAK)


def spaced_groups(text: str) -> str:
    return grouped(text).replace(",", " ")


def spaced_label(text: str) -> str:
    return text[:2] + NBSP + text[2:5] + "　" + text[5:] if len(text) > 5 else text


def without_spans(table: T) -> Report:
    """Merged cells as a careless editor leaves them: each in its first place only."""
    return [T([[replace(c, width=1, height=1) for c in row] for row in table.rows], table.table)]


def filled_spans(table: T) -> Report:
    """Merged cells taken apart, their text in every place."""
    grid: dict[tuple[int, int], C] = {}
    for r, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (r, column) in grid:
                column += 1
            for y in range(cell.height):
                for x in range(cell.width):
                    grid[r + y, column + x] = replace(cell, width=1, height=1)
            column += cell.width
    width = 1 + max(x for _, x in grid)
    if table.table.layout == "blocks":
        return [table]
    return [
        T(
            [[grid[y, x] for x in range(width) if (y, x) in grid] for y in range(len(table.rows))],
            table.table,
        )
    ]


def in_pages(table: T) -> Report:
    """A long table cut at page ends, where no cell reaches over; the head comes once or again."""
    cuts, reach = [], 0
    for index, row in enumerate(table.rows):
        if index > 5 and index >= reach and index - (cuts[-1] if cuts else 0) > 8:
            cuts.append(index)
        reach = max([reach, *(index + c.height for c in row)])
    pieces = [table.rows[a:b] for a, b in zip([0, *cuts], [*cuts, len(table.rows)], strict=True)]
    return [T(rows, table.table) for rows in pieces]


def folded_strip(table: T) -> Report:
    """表3 in two parts, one below the other."""
    if table.table.layout != "strip":
        return [table]
    top, middle, bottom, figures = table.rows
    first = [[top[0]], [replace(c, height=1) for c in middle[:5]], figures[:5]]
    return [T([*first, [top[1]], middle[5:], bottom, figures[5:]], table.table)]


def upright_strip(table: T) -> Report:
    if table.table.layout != "strip":
        return [table]
    columns = [c.label for c in table.table.blocks[0].columns]
    rows = [[C("类别"), *(C(label) for label in columns)]]
    for index, row in enumerate(table.table.rows):
        rows.append([C(row.label), *table.rows[3][index * 5 : index * 5 + 5]])
    return [T(rows, table.table)]


def numbered_rows(table: T) -> Report:
    """序号 before the label, as some provinces print the list."""
    if table.table.layout != "list":
        return [table]
    rows = [[C("序号"), *table.rows[0]]]
    return [
        T([*rows, *([C(str(i)), *row] for i, row in enumerate(table.rows[1:], 1))], table.table)
    ]


def explained_rows(table: T) -> Report:
    """An explanation between the label and the unit."""
    if table.table.layout != "list":
        return [table]
    rows = [
        [row[0], C("指标说明" if i == 0 else "本年度内发生的数量"), *row[1:]]
        for i, row in enumerate(table.rows)
    ]
    return [T(rows, table.table)]


def in_bands(table: T) -> Report:
    """A long list set in two bands side by side."""
    if table.table.layout != "list":
        return [table]
    head, *rows = table.rows
    half = (len(rows) + 1) // 2
    blank = [C(""), C(""), C("", figure=True)]
    right = [*rows[half:], *[blank] * (2 * half - len(rows))]
    return [
        T(
            [[*head, *head], *([*a, *b] for a, b in zip(rows[:half], right, strict=True))],
            table.table,
        )
    ]


def with_subtotal(table: T) -> Report:
    """A column of the province's own, 小计, before the total."""
    if table.table.layout != "matrix":
        return [table]
    rows = [list(row) for row in table.rows]
    rows[0][-1] = replace(rows[0][-1], width=rows[0][-1].width + 1)
    rows[1].insert(-1, C("小计", 1, 2))
    for row in rows[3:]:
        parts = [int(c.text) if c.text.isdecimal() else 0 for c in row if c.figure][1:-1]
        row.insert(-1, C(str(sum(parts)), figure=True))
    return [T(rows, table.table)]


def with_added_rows(table: T) -> Report:
    """Rows that a locality added, some with labels close to official ones."""
    if table.table.layout not in ("list", "matrix"):
        return [table]
    rows = [list(row) for row in table.rows]
    figures = len([c for c in rows[-1] if c.figure])
    labels = rows[-1][: len(rows[-1]) - figures]
    for at, label in (
        (len(rows) - 1, "政务公开专区访问人次"),
        (len(rows) - 3, "其中：政务头条公开政府信息数"),
    ):
        if all(c.height == 1 for row in rows[at - 1 : at + 1] for c in row):
            added = [replace(labels[0], text=label), *labels[1:], *[C("77", figure=True)] * figures]
            rows.insert(at, added)
    return [T(rows, table.table)]


def tail_note(report: Report) -> Report:
    return [*report, P("扫一扫在手机打开当前页"), P("【打印】 【关闭】")]

"""What goes wrong in published tables: rows and columns lost, heads that lie, figures garbled.

A fault changes the page, and the truth with it where the page no longer states a figure. Cells hold
their address until `told` writes the figures in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from forms.draft import Draft
from forms.form import Form, Row, Table
from forms.importing import Imported, import_report
from forms.numerals import written
from tests.forms.importing import pages
from tests.forms.importing.figures import random_draft
from tests.forms.importing.pages import C, P, Report, Rows, T, laid_out
from tests.forms.importing.styles import Style


@dataclass
class Page:
    """A page in the making: its blocks with addresses for figures, their texts, and the truth."""

    form: Form
    truth: Draft
    report: Report
    texts: dict[str, str]
    random: Random

    def blank(self, cell: C) -> None:
        """The page no longer states this figure."""
        if cell.text:
            self.truth.set(cell.text, None)

    def each_table(self, change: Callable[[Table, Rows], Rows], *layouts: str) -> None:
        """Change the tables of these layouts."""
        self.report = [
            T(change(b.table, [list(row) for row in b.rows]), b.table)
            if isinstance(b, T) and b.table.layout in layouts
            else b
            for b in self.report
        ]


def page_of(form: Form, seed: int) -> Page:
    """A page without a fault."""
    draft = random_draft(form, seed)
    texts = {address: written(draft.figure(address)) for address in form.figures}
    return Page(form, draft, _addressed(form, draft), texts, Random(f"{form.id}{seed}"))


def _addressed(form: Form, draft: Draft) -> Report:
    def address(_: Draft, table: Table, row: Row, column: str) -> C:
        return C(".".join(filter(None, ("tables", table.id, row.id, column))), figure=True)

    figure, pages.figure_cell = pages.figure_cell, address
    try:
        return laid_out(form, draft)
    finally:
        pages.figure_cell = figure


def told(page: Page, style: Style, path: Path) -> Imported:
    """What an import makes of the page in a style."""
    told = pages.each_cell(page.report, lambda c: replace(c, text=page.texts.get(c.text, c.text)))
    path = path.with_suffix(style.suffix)
    path.write_bytes(style.write(style.spoil(told), page.random))
    return import_report([path], page.form.id)


def figures(row: list[C]) -> list[C]:
    return [cell for cell in row if cell.figure and cell.text]


def _under_span(rows: Rows, index: int) -> bool:
    return any(at + c.height > index for at, row in enumerate(rows[:index]) for c in row)


def rows_missing(page: Page) -> None:
    def without(table: Table, rows: Rows) -> Rows:
        kept = []
        for index, row in enumerate(rows):
            alone = all(cell.height == 1 for cell in row) and not _under_span(rows, index)
            if figures(row) and alone and page.random.random() < 0.15:
                for cell in row:
                    page.blank(cell)
            else:
                kept.append(row)
        return kept

    page.each_table(without, "list", "blocks", "matrix")


def cells_blank(page: Page) -> None:
    for address in page.texts:
        if page.random.random() < 0.06:
            page.truth.set(address, None)
            page.texts[address] = ""


def marks_for_nothing(page: Page) -> None:
    for address, text in page.texts.items():
        if text == "0" and page.random.random() < 0.3:
            page.texts[address] = page.random.choice(("/", "-", "—", "无"))


def sums_wrong(page: Page) -> None:
    for address, figure in page.form.figures.items():
        if figure.kind == "integer" and page.random.random() < 0.04:
            value = page.random.randint(0, 500)
            page.truth.set(address, value)
            page.texts[address] = str(value)


_ALIKE = (
    ("微博", "头条"),
    ("微信", "抖音"),
    ("传真", "电话"),
    ("秘密", "利益"),
    ("申请", "咨询"),
    ("公开", "发布"),
)


def labels_of_others(page: Page) -> None:
    """Rows that only look like official ones."""

    def relabelled(table: Table, rows: Rows) -> Rows:
        for row in rows:
            at = max(
                (i for i, cell in enumerate(row) if len(cell.text) > 3 and not cell.figure),
                default=None,
            )
            pair = next((p for p in _ALIKE if at is not None and p[0] in row[at].text), None)
            if pair and figures(row) and page.random.random() < 0.3:
                row[at] = replace(row[at], text=row[at].text.replace(*pair, 1))
                for cell in row:
                    page.blank(cell)
        return rows

    page.each_table(relabelled, "list", "matrix")


def total_column_missing(page: Page) -> None:
    def without(table: Table, rows: Rows) -> Rows:
        rows[0][-1] = replace(rows[0][-1], width=rows[0][-1].width - 1)
        rows[1].pop()
        for row in rows[3:]:
            page.blank(row.pop())
        return rows

    page.each_table(without, "matrix")


def total_column_first(page: Page) -> None:
    def turned(table: Table, rows: Rows) -> Rows:
        rows[1].insert(0, rows[1].pop())
        for row in rows[3:]:
            row.insert(len(row) - len(figures(row)), row.pop())
        return rows

    page.each_table(turned, "matrix")


def last_year_below(page: Page) -> None:
    extra = laid_out(page.form, random_draft(page.form, page.random.randint(1000, 2000)))
    page.report = [
        *page.report,
        *(block for b in extra if isinstance(b, T) for block in (P("上年数据"), b)),
    ]


def heads_missing(page: Page) -> None:
    page.each_table(lambda table, rows: [row for row in rows if figures(row)], "list", "matrix")


def head_spans_wrong(page: Page) -> None:
    def narrowed(table: Table, rows: Rows) -> Rows:
        rows[1] = [replace(cell, width=max(cell.width - 1, 1)) for cell in rows[1]]
        return rows

    page.each_table(narrowed, "matrix")


def cells_missing(page: Page) -> None:
    def shortened(table: Table, rows: Rows) -> Rows:
        for row in rows:
            if len(figures(row)) > 1 and page.random.random() < 0.1:
                gone = page.random.choice(figures(row))
                page.blank(gone)
                row.remove(gone)
        return rows

    page.each_table(shortened, "blocks", "matrix")


def figures_garbled(page: Page) -> None:
    for address, text in page.texts.items():
        if "." not in text and page.random.random() < 0.08:
            spoilt = (
                f"约{text}",
                f"{text}①",
                f"{text}（注）",
                f"{text}余件",
                f"{text[:1]} {text[1:]}",
                f"{text}*",
                f"{text} 件",
            )
            page.texts[address] = page.random.choice((*spoilt, text.replace("0", "O")))


def money_in_yuan(page: Page) -> None:
    page.report = pages.each_cell(
        page.report, pages.labels_as(lambda text: text.replace("万元", "元"))
    )


def letters_lost(page: Page) -> None:
    def shorter(text: str) -> str:
        if len(text) < 9 or page.random.random() > 0.2:
            return text
        at = page.random.randint(3, len(text) - 2)
        return text[:at] + text[at + 1 :]

    page.report = pages.each_cell(page.report, pages.labels_as(shorter))


def rows_swapped(page: Page) -> None:
    def swapped(table: Table, rows: Rows) -> Rows:
        for i in range(4, len(rows) - 1):
            alone = all(cell.height == 1 for cell in rows[i] + rows[i + 1])
            if alone and len(rows[i]) == len(rows[i + 1]) and page.random.random() < 0.06:
                rows[i], rows[i + 1] = rows[i + 1], rows[i]
        return rows

    page.each_table(swapped, "list", "matrix")


FAULTS: dict[Callable[[Page], None], float] = {
    rows_missing: 0.98,
    cells_blank: 0.85,
    marks_for_nothing: 0.8,
    sums_wrong: 0.8,
    labels_of_others: 0.85,
    total_column_missing: 0.5,
    total_column_first: 0.5,
    last_year_below: 0.1,
    heads_missing: 0.85,
    head_spans_wrong: 0.9,
    cells_missing: 0.85,
    figures_garbled: 0.8,
    money_in_yuan: 0.95,
    letters_lost: 0.85,
    rows_swapped: 0.98,
}
"""Each fault with the share of figures that must still come back right and sure."""

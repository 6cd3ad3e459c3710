"""`nianbao forms`: the forms known here, an outline of one, a check of a form file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from forms.folders import forms_folder
from forms.form import Form, Section, Table
from forms.loading import (
    FormError,
    form_faults,
    known_forms,
    load_form,
    local_problems,
    read_form_file,
)
from forms.toml_lines import is_of_draft
from tui.commands.said import message, result
from tui.exit_status import DONE, STANDING, UNUSABLE


def forms(options: argparse.Namespace) -> int:
    """List, show or check."""
    if options.action == "list":
        return _list()
    if not options.what:
        message("请写明要看的格式（show ID）或要检查的文件（check FILE.toml）。")
        return UNUSABLE
    return _show(options.what) if options.action == "show" else _check(Path(options.what))


def versions() -> str:
    """The version of the program and the editions of the forms."""
    lines = [f"nianbao {version('nianbao')}"]
    lines += [f"{form.id} 第 {form.edition} 版" for form in known_forms()]
    return "\n".join(lines) + "\n"


def _list() -> int:
    for form in known_forms():
        last = form.years.last or ""
        result(f"{form.id}\t{form.years.first}–{last}\t第 {form.edition} 版\t{form.name}")
    message(f"本地格式文件夹：{forms_folder()}")
    for problem in local_problems():
        message(problem)
    return DONE


def _show(form_id: str) -> int:
    try:
        form = load_form(form_id)
    except FormError as error:
        message(str(error))
        return UNUSABLE
    result("\n".join(_outline(form)))
    return DONE


def _outline(form: Form) -> Iterator[str]:
    yield f"{form.name}（{form.id} 第 {form.edition} 版）"
    yield f"依据：{form.source}"
    for part in form.parts:
        yield from _section(part) if isinstance(part, Section) else _table(part)


def _section(section: Section) -> Iterator[str]:
    number = f"{section.number}、" if section.number else ""
    yield f"{number}{section.title or section.label}　sections.{section.id}"


def _table(table: Table) -> Iterator[str]:
    number = f"{table.number}、" if table.number else ""
    yield f"{number}{table.title}　tables.{table.id}"
    for block in table.blocks:
        columns = [column.id for column in block.columns if column.id]
        if columns:
            yield f"  列：{'、'.join(columns)}"
        for row in block.rows:
            unit = f"（{row.unit}）" if row.unit else ""
            yield f"  {'  ' * (row.level - 1)}{row.label}{unit}　{row.id}"


def _check(path: Path) -> int:
    try:
        text = read_form_file(path)
    except FormError as error:
        message(str(error))
        return UNUSABLE
    if is_of_draft(text):
        message(f"{path.name}：这是草稿，不是报告格式文件。自查草稿请用 nianbao check。")
        return UNUSABLE
    faults = form_faults(text, path.name)
    for fault in faults:
        key = f"　{fault.key}" if fault.key else ""
        result(f"{path.name} 第 {fault.line} 行{key}：{fault.message}。{fault.remedy}")
    if not faults:
        result(f"{path.name}：没有发现问题")
    return STANDING if faults else DONE

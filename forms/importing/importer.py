"""A published report read back: files in, a draft of the form they follow out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from forms.draft import Draft, Value
from forms.form import Form
from forms.importing.blocks import Block, Grid, Paragraph, Source
from forms.importing.body import Body, read_body
from forms.importing.confirmation import confirm
from forms.importing.found import TableRead
from forms.importing.imported import Imported, ImportedValue
from forms.importing.joined import Text, joined, texts_of
from forms.importing.leftovers import leftovers
from forms.importing.metadata import years_said
from forms.importing.own_values import with_own_part
from forms.importing.reading import read_source
from forms.importing.recognition import cores_in, names_of, recognise
from forms.importing.refusal import ReportError
from forms.importing.split_tables import with_own_heads
from forms.importing.strips import read_strip
from forms.importing.table_heads import with_table_heads
from forms.importing.table_lines import lines_of
from forms.importing.tables import read_table
from forms.importing.typography import typography
from forms.loading import known_forms, load_form
from forms.value_names import RETIRED

_SCHEMA = 1


def import_report(paths: Sequence[Path], form_id: str | None = None) -> Imported:
    """The draft that the files of one report make; raises ReportError, FormError.

    Without `form_id` the form is recognised. Of several files (text and tables apart) the first
    that says a thing is believed.
    """
    if not paths:
        raise ReportError("没有选文件。请选一份 .docx、网页、.txt 或 .xlsx 文件")
    sources = [read_source(Path(path)) for path in paths]
    texts = texts_of(sources)
    paragraphs = [b for text in texts for b in text.blocks if isinstance(b, Paragraph)]
    title = next((text.titles.best for text in texts if text.titles.best), None)
    year = (title.year if title else None) or years_said(paragraphs)
    for text in texts:
        text.blocks = with_table_heads(text.blocks, year, text.titles.best)
    form, messages = _form(_all_blocks(texts), form_id, year, paths)
    for text in texts:
        text.blocks = with_own_heads(text.blocks, names_of(form))
    blocks = _all_blocks(texts)
    bodies = [read_body(text.blocks, form, text.titles) for text in texts]
    body = joined(bodies, [text.is_of(year) for text in texts])
    reads = _tables(form, blocks, year)
    confirm(form, reads)
    values = [*_heads(form, body, year, sources), *_figures(reads)]
    values += body.prose
    imported = _imported(form, values, body, reads, blocks)
    imported.messages[:0] = [
        *messages,
        *(message for source in sources for message in source.messages),
        *body.messages,
    ]
    for source, path in zip(sources, paths, strict=True):
        if source.part is not None:
            with_own_part(imported, Path(path), source.part)
    imported.typography = typography(imported.draft)
    return imported


def _all_blocks(texts: Iterable[Text]) -> list[Block]:
    return [block for text in texts for block in text.blocks]


def _form(
    blocks: Sequence[Block], form_id: str | None, year: int | None, paths: Sequence[Path]
) -> tuple[Form, list[str]]:
    if form_id:
        return load_form(form_id), []
    form, remark = recognise(blocks, known_forms(), year)
    if form is None:
        names = "、".join(Path(path).name for path in paths)
        raise ReportError(
            f"{names}：没有认出年度报告的标题和表格。请核对是否选错了文件；"
            "表格是图片时请找 Word 或网页原文；也可以在命令行用 --form 指定报告格式再读入。"
        )
    return form, [remark] if remark else []


def _tables(form: Form, blocks: Sequence[Block], year: int | None) -> list[TableRead]:
    grids = [block for block in blocks if isinstance(block, Grid)]
    return [
        (read_strip if table.layout == "strip" else read_table)(form, table, grids, year)
        for table in form.tables
    ]


def _figures(reads: Iterable[TableRead]) -> Iterable[ImportedValue]:
    for read in reads:
        for item in read.found.values():
            place = f"{item.grid.file} {item.grid.where(item.cell)}".strip()
            raw = " ".join(item.raw.split())
            yield ImportedValue(
                item.figure.address, item.value, raw, place, not item.doubt, item.doubt, item.topic
            )


def _heads(
    form: Form, body: Body, year: int | None, sources: Sequence[Source]
) -> Iterable[ImportedValue]:
    if year is not None:
        yield ImportedValue("year", year, str(year), sources[0].name)
    yield from body.heads
    stated = {source.published for source in sources if source.published}
    if len(stated) == 1:
        day = stated.pop()
        yield ImportedValue("document.published", _date(day), day, sources[0].name)


def _date(text: str) -> Value:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _imported(
    form: Form,
    values: Sequence[ImportedValue],
    body: Body,
    reads: Sequence[TableRead],
    blocks: Sequence[Block],
) -> Imported:
    draft = Draft({"schema": _SCHEMA, "form": form.id, "edition": form.edition})
    kept = [value for value in values if value.value is not None]
    for value in kept:
        if value.sure:
            draft.set(value.address, value.value)
    grids = [block for block in blocks if isinstance(block, Grid)]
    retired = {**body.retired, **leftovers(reads, grids), **_tables_in_words(form, grids)}
    if retired:
        draft.tree["retired"] = dict(retired)
    return Imported(form, draft, kept, retired, messages=_messages(form, kept, reads, retired))


def _tables_in_words(form: Form, grids: Sequence[Grid]) -> dict[str, str]:
    """Tables without a figure and without a word of the form: text that would else be lost."""
    known = names_of(form)
    strange = (
        grid
        for grid in grids
        if len(grid.rows) > 1
        and not any(line.has_figure for line in lines_of(grid))
        and known.keys().isdisjoint(cores_in([grid]))
    )
    return {f"{grid.file} 表{grid.number}".replace(".", "．"): _as_text(grid) for grid in strange}


def _as_text(grid: Grid) -> str:
    """The words of a table, a row a line."""
    rows = ([" ".join(cell.text.split()) for cell in row if cell.text] for row in grid.rows)
    return "\n".join(" | ".join(row) for row in rows)


def _messages(
    form: Form,
    values: Sequence[ImportedValue],
    reads: Sequence[TableRead],
    retired: dict[str, str],
) -> list[str]:
    said = {value.address for value in values}
    lines = [
        f"没有找到“{section.label or section.title}”这一部分"
        for section in form.sections
        if section.required and f"sections.{section.id}" not in said
    ]
    for read in reads:
        lines += _table_message(form, read)
    if retired:
        seen = f"打开草稿按 ^O，在“{RETIRED}”里看"
        lines.append(f"有 {len(retired)} 处内容在这个格式里没有位置，原样留在草稿里，不印。{seen}")
    if "year" not in said:
        lines.append("没有认出报告年度，请在草稿里填写")
    return lines


def _table_message(form: Form, read: TableRead) -> Iterable[str]:
    wanted = sum(figure.table == read.table.id for figure in form.figures.values())
    name = read.table.short or read.table.title
    if not read.found:
        yield f"没有找到“{name}”的数据，表格如果是图片请照原件填写"
    elif len(read.found) < wanted:
        yield f"“{name}”应有 {wanted} 个数，读到 {len(read.found)} 个"
    if read.copies > 1:
        yield f"“{name}”在文件里有 {read.copies} 份，取的是第一份，各份不同的数请逐个确认"
    if read.other_years:
        yield f"“{name}”另有 {read.other_years} 份写的是别的年度，没有取用"

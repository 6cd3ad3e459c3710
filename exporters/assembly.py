"""Form + Draft -> Document, once, for every output: printing, preview, verification."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporters.document import (
    TYPED_INDENT,
    Attachment,
    AttachmentNote,
    Block,
    Document,
    Heading,
    Number,
    Paragraph,
    Signature,
    Table,
    Title,
)
from exporters.grids import table_on_paper
from exporters.page_measures import (
    BODY_EM,
    CHARACTERS,
    DATE_INDENT,
    KEPT_LINES,
    TEXT_WIDTH,
    TITLE_SIZE,
)
from exporters.title_lines import balanced
from exporters.widths import width
from forms import form as forms_form
from forms.draft import Address, Draft
from forms.form import Form, Section
from forms.printable import on_one_line, printable
from forms.references import resolve
from forms.titles import fill, heading, report_title

TITLE_CHARACTERS = TEXT_WIDTH / (TITLE_SIZE * 10)
"""How many characters of the title stand on a line; it is wished that one stays free on either
side.
"""

FOOT_CHARACTERS = TEXT_WIDTH // 240 - 1
"""How many characters of the foot of a table, in 小四, stand on a line."""

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_LEADS = (
    (1, re.compile(rf"[{TYPED_INDENT}]*{_NUMERAL}、")),
    (2, re.compile(rf"[{TYPED_INDENT}]*（{_NUMERAL}）")),
)
_FOOT = (
    ("unit.head", "单位负责人"),
    ("unit.reviewer", "审核人"),
    ("unit.compiler", "填报人"),
)


def assemble(form: Form, draft: Draft) -> Document:
    """The document that the draft prints as."""
    attachments = _attachments(form, draft)
    blocks = tuple(_body(form, draft))
    names = tuple(attachment.title.text for attachment in attachments)
    return Document(
        title=_title(report_title(form, draft)),
        blocks=blocks,
        note=AttachmentNote(names) if names else None,
        signature=_signature(draft),
        attachments=attachments,
        office=on_one_line(draft.text("unit.name") or draft.unit),
        year=draft.year,
        date=draft.date,
        ties_end=_ends_short(blocks),
    )


def paragraphs(text: str, at: Address) -> list[Paragraph]:
    """The paragraphs of a resolved text, one a line; empty lines print nothing."""
    lines = enumerate(printable(text).split("\n"))
    return [_paragraph(line, at, number) for number, line in lines if line.strip()]


def date_in_words(draft: Draft) -> str:
    """成文日期 in Arabic numerals without leading zeros (7.3.5.4)."""
    day = draft.date
    return f"{day.year}年{day.month}月{day.day}日" if day else "〔待填：成文日期〕"


def _title(text: str) -> Title:
    shown = on_one_line(text)
    return Title(shown, tuple(balanced(shown, TITLE_CHARACTERS, TITLE_CHARACTERS - 2)))


def _body(form: Form, draft: Draft) -> Iterator[Block]:
    number = on_one_line(draft.text("document.number"))
    if number:
        yield Number(number)
    for part in form.parts:
        if isinstance(part, Section):
            yield from _section(part, form, draft)
        elif part.attachment is None:
            yield from _inline_table(part, form, draft)


def _section(section: Section, form: Form, draft: Draft) -> Iterator[Block]:
    at = f"sections.{section.id}"
    text = paragraphs(resolve(draft.prose(section.id), form, draft), at)
    title = on_one_line(heading(section, form, draft))
    if title and (text or section.required or section.number):
        yield Heading(title, at)
    yield from text


def _inline_table(table: forms_form.Table, form: Form, draft: Draft) -> Iterator[Block]:
    title = on_one_line(heading(table, form, draft))
    if title:
        yield Heading(title, f"tables.{table.id}")
    yield _table(table, form, draft, name=fill(table.title, form, draft), caption=True)


def _table(table: forms_form.Table, form: Form, draft: Draft, *, name: str, caption: bool) -> Table:
    return table_on_paper(
        table,
        draft,
        name=on_one_line(name),
        caption=on_one_line(fill(table.caption, form, draft)) if caption else "",
        above=on_one_line(fill(table.unit_line, form, draft)),
        below=_foot(draft) if table.foot else "",
    )


def _foot(draft: Draft) -> str:
    """The foot of the official table: who answers for it, where that is filled in."""
    filled = [(label, on_one_line(draft.text(at))) for at, label in _FOOT if draft.text(at)]
    if not filled:
        return ""
    phone = on_one_line(draft.text("unit.phone"))
    further = [("联系电话", phone)] if phone else []
    further += [("填报日期", date_in_words(draft))] if draft.date else []
    lines = ["　　".join(f"{label}：{value}" for label, value in x) for x in (filled, further)]
    whole = "　　".join(filter(None, lines))
    return whole if width(whole) <= FOOT_CHARACTERS else "\n".join(lines)


def _paragraph(text: str, at: Address, line: int) -> Paragraph:
    for level, pattern in _LEADS:
        if pattern.match(text):
            stop = text.find("。")
            return Paragraph(text, at, line, len(text) if stop < 0 else stop + 1, level)
    return Paragraph(text, at, line)


def _ends_short(blocks: tuple[Block, ...]) -> bool:
    last = blocks[-1] if blocks else None
    lines = width(last.text) / CHARACTERS if isinstance(last, Paragraph) else 0
    return lines + 0.1 <= KEPT_LINES


# ------------------------------------------------------------------ attachments


def _attachments(form: Form, draft: Draft) -> tuple[Attachment, ...]:
    """The form's own attachments in their order, then those that the draft adds."""
    tables = [part for part in form.parts if isinstance(part, forms_form.Table)]
    own = sorted((t for t in tables if t.attachment), key=lambda table: table.attachment or 0)
    made = [_attached_table(table, form, draft) for table in own]
    made += _added(form, draft)
    several = len(made) > 1
    return tuple(
        Attachment(f"附件{number}" if several else "附件", title, blocks)
        for number, (title, blocks) in enumerate(made, 1)
    )


def _attached_table(
    table: forms_form.Table, form: Form, draft: Draft
) -> tuple[Title, tuple[Block, ...]]:
    name = fill(table.title + table.caption, form, draft)
    return _title(name), (_table(table, form, draft, name=name, caption=False),)


def _added(form: Form, draft: Draft) -> Iterator[tuple[Title, tuple[Block, ...]]]:
    added = draft.get("attachments")
    for index in range(len(added) if isinstance(added, list) else 0):
        at = f"attachments.{index}"
        title, text = draft.text(f"{at}.title"), draft.text(f"{at}.text")
        if title or text:
            body = paragraphs(resolve(text, form, draft), f"{at}.text")
            yield _title(title or "〔待填：附件名称〕"), tuple(body)


# ------------------------------------------------------------------ signature


def _signature(draft: Draft) -> Signature:
    cosigners = draft.get("unit.cosigners")
    count = len(cosigners) if isinstance(cosigners, list) else 0
    further = (draft.text(f"unit.cosigners.{index}.name") for index in range(count))
    first = draft.text("unit.name") or draft.unit or "〔待填：单位名称〕"
    offices = [on_one_line(name) for name in (first, *further) if name]
    date = date_in_words(draft)
    return Signature(tuple(_rows(offices, date)), date)


def _rows(offices: list[str], date: str) -> Iterator[tuple[str, ...]]:
    """Two offices side by side where both fit, each other one in a row of its own."""
    between = TEXT_WIDTH / BODY_EM - 2 * DATE_INDENT - width(date)
    start = 0
    while start < len(offices):
        pair = offices[start : start + 2]
        row = pair if max(map(width, pair)) + 1 <= between else pair[:1]
        yield tuple(row)
        start += len(row)

"""What stands below a report's text: office and date, the attachments, who filled the table in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from forms.draft import Value
from forms.form import Form
from forms.importing.blocks import Block, Grid, Paragraph
from forms.importing.furniture import tail_of_furniture
from forms.importing.likeness import label_of
from forms.importing.metadata import Said, date_in, may_sign
from forms.importing.sections import Outline, is_attachment_note

_TAIL = 15
"""Paragraphs at the end among which words of the page are looked for."""
_DATE_WITHIN = 8
_LONGEST_NOTE = 60
_LAST_ROWS = 2
_SIGNED = re.compile(
    r"([\u4e00-\u9fff]{3,30})\s*[(（]?((?:\d{4}|[二〇○零一三四五六七八九]{4})\s*年.{2,10}日)[)）]?"
)
_PEOPLE = (
    ("unit.head", r"(?:单位)?(?:主要)?(?:负责人|领导)"),
    ("unit.reviewer", r"审核人|审核"),
    ("unit.compiler", r"填报人|填表人|制表人|经办人"),
    ("unit.phone", r"联系电话|电话"),
)
_HAN = r"[\u4e00-\u9fff]"
_PERSON = rf"(?:签[章字名])?\s*[:：]\s*({_HAN}{{2,4}}|{_HAN}\s+{_HAN}|[\d-]{{7,16}})(?!{_HAN})"
_FOOT_ROW = re.compile(r"单位负责人|审核人|填报人|填表人|填报日期")


@dataclass(slots=True)
class Foot:
    """Date, signing offices, the list of attachments; `left` are words of the page."""

    date: Paragraph | None = None
    signed: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    left: list[Paragraph] = field(default_factory=list)


def take_foot(plan: Outline) -> Foot:
    """Take the foot off the end of the last part; else off the end of what is attached."""
    foot = Foot()
    last = plan.parts[-1].blocks if plan.parts else plan.before
    for blocks in (last, plan.attached):
        foot.left += _take_furniture(blocks)
        _take_date(blocks, foot)
        if foot.date:
            break
    _take_notes(last, foot)
    return foot


def _take_furniture(blocks: list[Block]) -> list[Paragraph]:
    tail: list[Paragraph] = []
    for block in reversed(blocks[-_TAIL:]):
        if isinstance(block, Grid):
            break
        tail.insert(0, block)
    count = tail_of_furniture([p.text for p in tail])
    if count:
        del blocks[-count:]
    return tail[len(tail) - count :]


def _take_date(blocks: list[Block], foot: Foot) -> None:
    """The date at the end, with the names of offices directly above it."""
    last = range(len(blocks) - 1, max(len(blocks) - _DATE_WITHIN, -1), -1)
    at = next((i for i in last if _is_dated(blocks[i])), None)
    if at is None:
        _take_signed_line(blocks, foot)
        return
    block = blocks.pop(at)
    assert isinstance(block, Paragraph)
    foot.date = block
    while at and isinstance(above := blocks[at - 1], Paragraph) and may_sign(above.text):
        foot.signed.insert(0, above)
        at -= 1
        blocks.pop(at)


def _take_signed_line(blocks: list[Block], foot: Foot) -> None:
    """Office and date on one line: 某某局　2019年1月2日."""
    if not blocks or not isinstance(last := blocks[-1], Paragraph):
        return
    match = _SIGNED.fullmatch(last.text)
    if match and date_in(match[2]):
        blocks.pop()
        foot.date = Paragraph(match[2], last.number, last.file, last.unit)
        foot.signed = [Paragraph(match[1], last.number, last.file, last.unit)]


def _is_dated(block: Block) -> bool:
    return isinstance(block, Paragraph) and date_in(block.text) is not None


def _take_notes(blocks: list[Block], foot: Foot) -> None:
    for index, block in enumerate(blocks):
        rest = blocks[index:]
        notes = [b for b in rest if isinstance(b, Paragraph) and len(b.text) < _LONGEST_NOTE]
        listed = isinstance(block, Paragraph) and is_attachment_note(block.text)
        if listed and len(notes) == len(rest):
            foot.notes = notes
            del blocks[index:]
            return


def listed_attachments(foot: Foot, form: Form) -> list[dict[str, Value]]:
    """Attachments listed below the text that the form does not bring itself."""
    own = [table.title for table in form.tables if table.attachment is not None]
    titles: list[dict[str, Value]] = []
    for paragraph in foot.notes:
        text = re.sub(r"^附\s*[件表]?\s*[:：]?\s*", "", paragraph.text)
        for item in re.split(r"\s+(?=\d[.．、])", text):
            name = re.sub(r"^\d{1,2}\s*[.．、:：]\s*", "", item).strip()
            same = any(label_of(name).bare.endswith(label_of(title).bare) for title in own)
            if name and not same:
                titles.append({"title": name, "text": ""})
    return titles


def is_foot_row(text: str) -> bool:
    """Whether a line names who filled the table in."""
    return bool(_FOOT_ROW.search(text))


def people(blocks: Iterable[Block]) -> Iterator[Said]:
    """Who answers for, checked and filled in the table, and their telephone."""
    for paragraph in _foot_rows(blocks):
        for address, names in _PEOPLE:
            match = re.search(rf"(?:{names}){_PERSON}", paragraph.text)
            if match and (match[1][0].isdigit() == (address == "unit.phone")):
                yield Said(address, "".join(match[1].split()), paragraph.text, paragraph)


def _foot_rows(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The lines below a table that name people, those that stand in its last rows too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            if is_foot_row(block.text):
                yield block
            continue
        for row in block.rows[-_LAST_ROWS:]:
            text = "　".join(cell.text for cell in row if cell.text)
            if is_foot_row(text):
                yield Paragraph(text.replace("：　", "："), block.number, block.file, "张表")

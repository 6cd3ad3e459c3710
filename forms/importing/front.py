"""What stands between a report's title and its first heading: office, date, number, the preface."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.form import Form
from forms.importing.blocks import Paragraph
from forms.importing.captions import is_caption
from forms.importing.furniture import furniture_in
from forms.importing.metadata import date_in, is_document_number, may_sign
from forms.importing.titles import title_in

_LONG = 40
"""Characters of a line that must be text: office and date stand above it."""
_TABLE = re.compile(r"(?:统计|情况|汇总|一览)表$|^填[报表]单位|^填[报表]日期")
_TEXT_ENDS = ("。", "：", ":", "；")


@dataclass(slots=True)
class Front:
    """The lines below the title by what they are; `left` are words of the page."""

    text: list[Paragraph] = field(default_factory=list)
    date: Paragraph | None = None
    signed: list[Paragraph] = field(default_factory=list)
    numbers: list[Paragraph] = field(default_factory=list)
    left: list[Paragraph] = field(default_factory=list)


def read_front(paragraphs: Sequence[Paragraph], unit: str, form: Form) -> Front:
    """The lines before the first heading sorted; `unit` is the one that the title names."""
    front = Front()
    above = next((at for at, p in enumerate(paragraphs) if _is_text(p.text)), len(paragraphs))
    furniture = furniture_in([p.text for p in paragraphs])
    for at, paragraph in enumerate(paragraphs):
        near = [p.text for p in paragraphs[max(at - 1, 0) : at + 2] if p is not paragraph]
        if is_document_number(paragraph.text):
            front.numbers.append(paragraph)
        elif furniture[at]:
            front.left.append(paragraph)
        elif at < above and date_in(paragraph.text):
            front.left += [front.date] if front.date else []
            front.date = paragraph
        elif at < above and _is_office(paragraph.text, unit, near):
            front.signed.append(paragraph)
        elif at < above and _is_of_table(paragraph.text, form):
            front.left.append(paragraph)
        else:
            front.text.append(paragraph)
    return front


def _is_text(text: str) -> bool:
    return len(text) > _LONG or "。" in text or text.rstrip().endswith(_TEXT_ENDS)


def _is_of_table(text: str, form: Form) -> bool:
    """Whether a line is the head of a table that comes without text, as in a workbook."""
    if _TABLE.search(text) or title_in(text):
        return True
    return any(is_caption(text, table) for table in form.tables)


def _is_office(text: str, unit: str, near: Sequence[str]) -> bool:
    """Whether a line names the office: the title's, or one beside a date."""
    name = "".join(text.split())
    same = bool(unit) and (unit in name or name in unit)
    return may_sign(text) and (same or any(date_in(line) for line in near))

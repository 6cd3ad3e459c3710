"""The prose of a report: sections by their headings, and what its head and foot state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from forms.draft import Value
from forms.form import Form, Section, Table
from forms.importing.blocks import Block, Grid, Paragraph
from forms.importing.captions import is_caption
from forms.importing.foot import Foot, is_foot_row, listed_attachments, people, take_foot
from forms.importing.front import Front, read_front
from forms.importing.furniture import is_furniture
from forms.importing.headings import is_official
from forms.importing.imported import ImportedValue
from forms.importing.likeness import label_of
from forms.importing.metadata import Said, contacts, date_in, reporting_unit
from forms.importing.sections import (
    Outline,
    Part,
    is_attachment_head,
    outline,
    split_closing,
)
from forms.importing.titles import Titles
from forms.references import escape

_SURE = 0.8
_SIDE_BY_SIDE = re.compile(r"\t+|[ \u3000\u00a0]{2,}")
_WRITTEN_OUT = re.compile(r"年.*月.*日")
_UNDER_TITLE = "标题下面的日期，可能是网页发布的日期"


@dataclass(slots=True)
class Body:
    """What was read apart from the tables."""

    heads: list[ImportedValue] = field(default_factory=list)
    prose: list[ImportedValue] = field(default_factory=list)
    retired: dict[str, str] = field(default_factory=dict)
    messages: list[str] = field(default_factory=list)


def read_body(blocks: Sequence[Block], form: Form, titles: Titles) -> Body:
    """The prose by section, what has no place, and what head and foot state."""
    body = Body()
    plan = outline(_after_title(blocks, titles, body), form)
    foot = take_foot(plan)
    named = titles.best.unit if titles.best else ""
    front = read_front([b for b in plan.before if isinstance(b, Paragraph)], named, form)
    _leave_out(body, [*foot.left, *front.left])
    body.heads += _heads(plan, named, foot, front, form)
    _take_preface(body, front, form)
    _take_closing(plan, form)
    for part in plan.parts:
        _take_part(body, part, form)
    _take_attached(body, plan, form)
    return body


def _after_title(blocks: Sequence[Block], titles: Titles, body: Body) -> list[Block]:
    """The blocks without the title and without what stands above it."""
    if titles.best is None or not titles.best.length:
        return list(blocks)
    seen = -1
    above: list[str] = []
    rest: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            seen += 1
            if seen in titles.places:
                continue
            if seen < titles.best.start:
                above.append(block.text)
                continue
        rest.append(block)
    _retire(body, "标题之前", [text for text in above if not is_furniture(text)])
    return rest


def _retire(body: Body, label: str, texts: Iterable[str]) -> None:
    text = "\n".join(texts)
    if text:
        key = " ".join(label.split()).replace(".", "．")
        body.retired[key] = f"{body.retired[key]}\n{text}" if key in body.retired else text


def _leave_out(body: Body, paragraphs: Sequence[Paragraph]) -> None:
    """Say which words of a web page are no part of the report."""
    if paragraphs:
        shown = "；".join(p.text for p in paragraphs)
        shown = shown if len(shown) <= 40 else shown[:39] + "…"
        body.messages.append(f"页面上的提示文字没有取用：{shown}")


def _heads(
    plan: Outline, named: str, foot: Foot, front: Front, form: Form
) -> Iterable[ImportedValue]:
    """What head and foot state of unit and document, each address once."""
    attached = [block for block in plan.attached if isinstance(block, Paragraph)]
    found = [
        *_unit(named, foot.signed or front.signed, reporting_unit([*attached, *front.left])),
        *map(_value, contacts([p for p in front.text if not is_furniture(p.text)])),
        *_date(foot, front),
        *(_stated("document.number", p.text, p) for p in front.numbers),
        *map(_value, people(plan.attached)),
    ]
    if titles := listed_attachments(foot, form):
        found.append(_stated("attachments", titles, foot.notes[0]))
    return {value.address: value for value in reversed(found)}.values()


def _date(foot: Foot, front: Front) -> Iterable[ImportedValue]:
    """The date at the foot, else the one under the title; digits there may be the page's own."""
    if foot.date:
        yield _stated("document.date", date_in(foot.date.text), foot.date)
    elif front.date:
        why = "" if _WRITTEN_OUT.search(front.date.text) else _UNDER_TITLE
        yield _stated("document.date", date_in(front.date.text), front.date, why)


def _unit(
    named: str, signers: Sequence[Paragraph], reporting: Said | None
) -> Iterable[ImportedValue]:
    """The full name from the foot, else from the table's head, else from the title: from the title
    also where the foot says its end alone (柳林镇人民政府 below 青石县柳林镇人民政府).
    """
    names = [name for paragraph in signers for name in _SIDE_BY_SIDE.split(paragraph.text)]
    signed = ["".join(name.split()) for name in names]
    if signed:
        signed[0] = named if named.endswith(signed[0]) else signed[0]
        yield _stated("unit.name", signed[0], signers[0])
        if signed[1:]:
            cosigners = [{"name": name} for name in signed[1:]]
            yield _stated("unit.cosigners", cosigners, signers[-1])
    elif reporting:
        yield _value(reporting)
    elif named:
        yield ImportedValue("unit.name", named, named, "标题")
    full = signed[0] if signed else str(reporting.value) if reporting else named
    if named and named != full:
        yield ImportedValue("unit.short_name", named, named, "标题")


def _value(said: Said) -> ImportedValue:
    return _stated(said.address, said.value, said.at, said.doubt)


def _stated(address: str, value: Value, at: Paragraph, why: str = "") -> ImportedValue:
    place = f"{at.file} {at.where}".strip()
    return ImportedValue(address, value, at.text, place, not why, why)


def _take_preface(body: Body, front: Front, form: Form) -> None:
    first = form.parts[0]
    if isinstance(first, Section) and not first.title:
        _put(body, first, front.text)
    else:
        _retire(body, "正文之前", [p.text for p in front.text])


def _put(body: Body, section: Section, paragraphs: Sequence[Paragraph], why: str = "") -> None:
    if not paragraphs:
        return
    raw = "\n".join(paragraph.text for paragraph in paragraphs)
    first, last = paragraphs[0], paragraphs[-1]
    place = f"{first.file} {first.where}".strip()
    if last.number != first.number:
        place += f"至{last.where}"
    body.prose.append(
        ImportedValue(f"sections.{section.id}", escape(raw), raw, place, not why, why)
    )


def _take_closing(plan: Outline, form: Form) -> None:
    """Give the headless sections at the form's end what the last part ends with."""
    if not plan.parts:
        return
    sections = [part for part in form.parts if isinstance(part, Section)]
    last = plan.parts[-1]
    taken = {id(part.part) for part in plan.parts}
    for section in reversed(sections):
        if section.title or id(section) in taken:
            break
        paragraphs = last.paragraphs
        closing = split_closing(paragraphs, section)
        if closing:
            last.blocks = [block for block in last.blocks if block not in closing]
            plan.parts.append(Part(section, None, list(closing)))


def _take_part(body: Body, part: Part, form: Form) -> None:
    heading = part.heading.text if part.heading else ""
    if isinstance(part.part, Section):
        why = "" if part.likeness >= _SURE else _heading_doubt(heading, part.part)
        _put(body, part.part, part.paragraphs, why)
        if heading and not is_official(heading, part.part):
            body.messages.append(
                f"标题“{heading}”与报告格式的“{part.part.title}”不同，生成时用格式的标题"
            )
    elif isinstance(part.part, Table):
        table = part.part
        _retire(body, heading, [p.text for p in part.paragraphs if not is_caption(p.text, table)])
    else:
        _retire(body, heading, [p.text for p in part.paragraphs] or [heading])


def _heading_doubt(heading: str, section: Section) -> str:
    return f"标题“{heading}”与“{section.title}”只是相近"


def _take_attached(body: Body, plan: Outline, form: Form) -> None:
    """Words on the attached pages that are no head of a table of the form."""
    texts = []
    for block in plan.attached:
        if (
            isinstance(block, Grid)
            or is_attachment_head(block)
            or _is_head(block.text, form.tables)
        ):
            continue
        if not is_furniture(block.text) and not date_in(block.text):
            texts.append(block.text)
    _retire(body, "附件", texts)


def _is_head(text: str, tables: Sequence[Table]) -> bool:
    if is_foot_row(text) or re.match(r"^[（(]?\d{4}年?度?[)）]?$|^填报单位|^填表单位", text):
        return True
    return any(
        label_of(text).bare.endswith(label_of(table.title).bare) or is_caption(text, table)
        for table in tables
    )

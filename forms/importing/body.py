"""The prose of a report: sections by their headings, and what its head and foot state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from forms.draft import Value
from forms.form import Form, Section, Table
from forms.importing.blocks import Block, Grid, Paragraph
from forms.importing.headings import is_official
from forms.importing.imported import ImportedValue
from forms.importing.likeness import label_of, similarity
from forms.importing.metadata import (
    Said,
    Title,
    contacts,
    date_in,
    is_document_number,
    may_sign,
    reporting_unit,
)
from forms.importing.sections import (
    Outline,
    Part,
    is_attachment_head,
    is_attachment_note,
    outline,
    split_closing,
)
from forms.references import escape

_SURE = 0.8
_FURNITURE = re.compile(
    r"^[【\[(（|\s]*(?:发布(?:日期|时间|机构|人)|公布(?:日期|时间)|信息来源|文章来源|来源|发文日期|成文日期|生成日期|"
    r"浏览(?:次数|量)?|点击(?:数|量|次数)?|阅读(?:次数|量)?|访问(?:次数|量)?|字体|字号|视力保护|打印|关闭|分享|"
    r"扫一扫|上一[篇条页]|下一[篇条页]|责任编辑|编辑|作者|索引号|主办|承办|版权所有|网站地图|网站标识码|联系我们|"
    r"您(?:现在|当前)?的?(?:位置|所在)|当前位置|首页|返回|收藏|相关(?:附件|链接|信息|文档|阅读)|附件下载|"
    r"政府网站|[^。]{0,20}ICP备|[^。]{0,12}公安备|微信|微博|保护视力|大\s*中\s*小|主题分类|文号|有效性|"
    r"纠错|下载|【?打印)"
)
_PAGE = re.compile(r"^[-—–－·\s]*\d{1,3}[-—–－·\s]*$")
_LONGEST_FURNITURE = 120
_SIDE_BY_SIDE = re.compile(r"\t+|[ \u3000\u00a0]{2,}")


@dataclass(slots=True)
class Body:
    """What was read apart from the tables."""

    heads: list[ImportedValue] = field(default_factory=list)
    prose: list[ImportedValue] = field(default_factory=list)
    retired: dict[str, str] = field(default_factory=dict)
    messages: list[str] = field(default_factory=list)


def read_body(blocks: Sequence[Block], form: Form, title: Title | None) -> Body:
    """The prose by section, what has no place, and what head and foot state."""
    body = Body()
    content = _after_title(blocks, title, body)
    plan = outline(content, form)
    foot = _foot(body, plan)
    _take_heads(body, plan, title, foot, form)
    _take_preface(body, plan, form)
    _take_closing(plan, form)
    for part in plan.parts:
        _take_part(body, part, form)
    _take_attached(body, plan, form)
    return body


def _after_title(blocks: Sequence[Block], title: Title | None, body: Body) -> list[Block]:
    """The blocks without the title and without what stands above it."""
    if title is None or not title.length:
        return list(blocks)
    seen = -1
    above: list[str] = []
    rest: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            seen += 1
            if seen < title.start:
                above.append(block.text)
                continue
            if seen < title.start + title.length:
                continue
        rest.append(block)
    _retire(body, "标题之前", [text for text in above if not _is_furniture(text)])
    return rest


def _retire(body: Body, label: str, texts: Iterable[str]) -> None:
    text = "\n".join(texts)
    if text:
        key = " ".join(label.split()).replace(".", "．")
        body.retired[key] = f"{body.retired[key]}\n{text}" if key in body.retired else text


@dataclass(slots=True)
class _Foot:
    """What stands below the text: date, signing offices, the list of attachments."""

    date: Paragraph | None = None
    signed: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)


def _foot(body: Body, plan: Outline) -> _Foot:
    """Take the foot off the end of the last part; else off the end of what is attached."""
    foot = _Foot()
    for blocks in (plan.parts[-1].blocks if plan.parts else plan.before, plan.attached):
        _trim_furniture(body, blocks)
        _take_date(blocks, foot)
        if foot.date:
            break
    last = plan.parts[-1].blocks if plan.parts else plan.before
    _take_notes(last, foot)
    return foot


def _trim_furniture(body: Body, blocks: list[Block]) -> None:
    trimmed = []
    while blocks and isinstance(last := blocks[-1], Paragraph) and _is_furniture(last.text):
        trimmed.append(last.text)
        blocks.pop()
    _leave_out(body, trimmed[::-1])


def _leave_out(body: Body, texts: Sequence[str]) -> None:
    """Say which words of a web page are no part of the report."""
    if texts:
        shown = "；".join(texts)
        shown = shown if len(shown) <= 40 else shown[:39] + "…"
        body.messages.append(f"页面上的提示文字没有取用：{shown}")


def _is_furniture(text: str) -> bool:
    if len(text) > _LONGEST_FURNITURE or text.endswith("。"):
        return False
    return bool(_FURNITURE.match(text) or _PAGE.match(text))


def _take_date(blocks: list[Block], foot: _Foot) -> None:
    """The date at the end, with the names of offices directly above it."""
    at = next(
        (i for i in range(len(blocks) - 1, max(len(blocks) - 8, -1), -1) if _dated(blocks[i])), None
    )
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


def _take_signed_line(blocks: list[Block], foot: _Foot) -> None:
    """Office and date on one line: 某某局　2019年1月2日."""
    if not blocks or not isinstance(last := blocks[-1], Paragraph):
        return
    match = re.fullmatch(
        r"([\u4e00-\u9fff]{3,30})\s*[(（]?((?:\d{4}|[二〇○零一三四五六七八九]{4})\s*年.{2,10}日)[)）]?",
        last.text,
    )
    if match and date_in(match[2]):
        blocks.pop()
        foot.date = Paragraph(match[2], last.number, last.file, last.unit)
        foot.signed = [Paragraph(match[1], last.number, last.file, last.unit)]


def _dated(block: Block) -> bool:
    return isinstance(block, Paragraph) and date_in(block.text) is not None


def _take_notes(blocks: list[Block], foot: _Foot) -> None:
    for index, block in enumerate(blocks):
        notes = [b for b in blocks[index:] if isinstance(b, Paragraph) and len(b.text) < 60]
        listed = isinstance(block, Paragraph) and is_attachment_note(block.text)
        if listed and len(notes) == len(blocks) - index:
            foot.notes = notes
            del blocks[index:]
            return


def _take_heads(body: Body, plan: Outline, title: Title | None, foot: _Foot, form: Form) -> None:
    before = [block for block in plan.before if isinstance(block, Paragraph)]
    attached = [block for block in plan.attached if isinstance(block, Paragraph)]
    body.heads += _unit(title, foot, reporting_unit(attached))
    body.heads += [
        _value(said) for said in contacts([p for p in before if not _is_furniture(p.text)])
    ]
    if foot.date is not None:
        body.heads.append(_stated("document.date", date_in(foot.date.text), foot.date))
    for paragraph in before:
        if is_document_number(paragraph.text):
            body.heads.append(_stated("document.number", paragraph.text, paragraph))
            plan.before.remove(paragraph)
    body.heads += _attachments(foot, form)


def _unit(title: Title | None, foot: _Foot, reporting: Said | None) -> Iterable[ImportedValue]:
    """The full name from the foot, else from the table's head, else from the title."""
    named = title.unit if title else ""
    names = [name for paragraph in foot.signed for name in _SIDE_BY_SIDE.split(paragraph.text)]
    signed = ["".join(name.split()) for name in names]
    if signed:
        yield _stated("unit.name", signed[0], foot.signed[0])
        if signed[1:]:
            cosigners = [{"name": name} for name in signed[1:]]
            yield _stated("unit.cosigners", cosigners, foot.signed[-1])
    elif reporting:
        yield _value(reporting)
    elif named:
        yield ImportedValue("unit.name", named, named, "标题")
    full = signed[0] if signed else str(reporting.value) if reporting else named
    if named and named != full:
        yield ImportedValue("unit.short_name", named, named, "标题")


def _value(said: Said) -> ImportedValue:
    return _stated(said.address, said.value, said.at)


def _stated(address: str, value: Value, at: Paragraph) -> ImportedValue:
    return ImportedValue(address, value, at.text, f"{at.file} {at.where}".strip())


def _attachments(foot: _Foot, form: Form) -> Iterable[ImportedValue]:
    """Attachments listed below the text that the form does not bring itself."""
    own = [table.title for table in form.tables if table.attachment is not None]
    titles = []
    for paragraph in foot.notes:
        text = re.sub(r"^附\s*[件表]?\s*[:：]?\s*", "", paragraph.text)
        for item in re.split(r"\s+(?=\d[.．、])", text):
            name = re.sub(r"^\d{1,2}\s*[.．、:：]\s*", "", item).strip()
            same = any(label_of(name).bare.endswith(label_of(t).bare) for t in own)
            if name and not same:
                titles.append({"title": name, "text": ""})
    if titles:
        yield _stated("attachments", titles, foot.notes[0])


def _take_preface(body: Body, plan: Outline, form: Form) -> None:
    first = form.parts[0]
    paragraphs = [block for block in plan.before if isinstance(block, Paragraph)]
    junk = [p for p in paragraphs if _is_furniture(p.text) or _dated(p)]
    text = [p for p in paragraphs if p not in junk]
    _leave_out(body, [p.text for p in junk])
    if isinstance(first, Section) and not first.title:
        _put(body, first, text)
    else:
        _retire(body, "正文之前", [p.text for p in text])


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
                f"标题“{heading}”与报告格式的“{part.part.title}”不同，导出时用格式的标题"
            )
    elif isinstance(part.part, Table):
        table = part.part
        _retire(body, heading, [p.text for p in part.paragraphs if not _is_caption(p.text, table)])
    else:
        _retire(body, heading, [p.text for p in part.paragraphs] or [heading])


def _heading_doubt(heading: str, section: Section) -> str:
    return f"标题“{heading}”与“{section.title}”只是相近"


def _is_caption(text: str, table: Table) -> bool:
    """Whether a line near a table is one of its own heads (第二十条第（一）项, 单位：件)."""
    if len(text) > 80 or re.match(r"^[（(]?单位[:：]", text):
        return len(text) <= 80
    names = [table.title, table.corner, table.head, table.caption, *table.aliases]
    for block in table.blocks:
        names += [block.title, block.head, *(column.label for column in block.columns)]
        names += [name for row in block.rows for name in (row.label, *row.aliases)]
    names += [group.label for group in table.groups]
    if any(name and similarity(text, name) >= 0.9 for name in names):
        return True
    rest = label_of(text).core
    for name in sorted({label_of(name).core for name in (*names, "单位", "序号")}, key=len)[::-1]:
        rest = rest.replace(name, "")
    return not rest


def _take_attached(body: Body, plan: Outline, form: Form) -> None:
    """Words on the attached pages that are no head of a table of the form."""
    tables = [table for table in form.tables if table.attachment is not None]
    texts = []
    for block in plan.attached:
        if isinstance(block, Grid) or is_attachment_head(block) or _is_head(block.text, tables):
            continue
        if not _is_furniture(block.text) and not _dated(block):
            texts.append(block.text)
    _retire(body, "附件", texts)


def _is_head(text: str, tables: Sequence[Table]) -> bool:
    if re.match(
        r"^[（(]?\d{4}年?度?[)）]?$|^填报单位|^填表单位|^填报日期|^单位负责人|^审核人", text
    ):
        return True
    return any(
        label_of(text).bare.endswith(label_of(table.title).bare) or _is_caption(text, table)
        for table in tables
    )

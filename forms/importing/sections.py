"""The outline of a report: which paragraph begins which part, and what each part says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.form import Form, Section, Table
from forms.importing.alignment import align
from forms.importing.blocks import Block, Grid, Paragraph
from forms.importing.likeness import label_of, left_out, recall, similarity

_LONGEST_HEADING = 50
_NUMBERED = re.compile(
    r"^\s*(?:第[一二三四五六七八九十]{1,3}(?:部分|章|节)[、:：.\s]*|[一二三四五六七八九十]{1,3}\s*[、.．，,:：]\s*)"
)
_YEAR_PLACE = re.compile(r"\{year(?:[+-]1)?\}")
_RUN_IN = re.compile(r"[。：:\s　]")
_ATTACHMENT = re.compile(
    r"^附\s*[件表]\s*(?:[:：]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[:：]?)?$"
)
_NOTE = re.compile(r"^附\s*[件表]?\s*[:：]|^附\s*[件表]\s*\d?\s*[.．、:：]")
_CLOSING = 40


@dataclass(slots=True)
class Part:
    """A part of the report: what it was matched to, its heading, and its blocks.

    `part` is None for a heading that the form does not have. `likeness` says how well the heading
    fits.
    """

    part: Section | Table | None
    heading: Paragraph | None
    blocks: list[Block] = field(default_factory=list)
    likeness: float = 1.0

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Its paragraphs without its tables."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]


@dataclass(slots=True)
class Outline:
    """The report in parts: what stands before the first heading, the parts, what is attached."""

    before: list[Block]
    parts: list[Part]
    attached: list[Block]


def outline(blocks: Sequence[Block], form: Form) -> Outline:
    """The parts of a report, by its headings in the order of the form."""
    end = _attachments_at(blocks, form)
    body = _without_contents(blocks[:end])
    lines = _split_run_in(body, form)
    heads = [i for i, block in enumerate(lines) if _may_head(block, form)]
    parts = [part for part in form.parts if part.title or part.aliases]
    pairs = align([[_heading_likeness(lines[i], part) for part in parts] for i in heads])
    matched = {heads[i]: (parts[j], likeness) for i, j, likeness in pairs}
    starts = [i for i in heads if i in matched or _top_level(lines[i])]
    first = starts[0] if starts else len(lines)
    found = []
    for position, start in enumerate(starts):
        stop = starts[position + 1] if position + 1 < len(starts) else len(lines)
        part, likeness = matched.get(start, (None, 0.0))
        heading = lines[start]
        assert isinstance(heading, Paragraph)
        found.append(Part(part, heading, list(lines[start + 1 : stop]), likeness))
    return Outline(list(lines[:first]), found, list(blocks[end:]))


def _attachments_at(blocks: Sequence[Block], form: Form) -> int:
    """Where the first attachment's own page begins: a line 附件1, or its table's title."""
    titles = [t.title for t in form.tables if t.attachment is not None]
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        if _ATTACHMENT.match(block.text):
            return index
        if any(_is_table_title(block.text, title) for title in titles):
            return index
    return len(blocks)


def _is_table_title(text: str, title: str) -> bool:
    if len(text) > _LONGEST_HEADING or _NOTE.match(text):
        return False
    label = label_of(text)
    return label.bare.endswith(label_of(title).core) and not label.number


def _without_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a table of contents: three headings in a row that all come again."""
    texts = [b.text if isinstance(b, Paragraph) else "" for b in blocks]
    cores = [
        label_of(re.sub(r"[.…·\s]*\d*$", "", text)).core if _is_top(text) else "" for text in texts
    ]
    kept: list[Block] = []
    index = 0
    while index < len(blocks):
        end = index
        while end < len(blocks) and cores[end] and cores[end] in cores[end + 1 :]:
            end += 1
        if end - index < 3:
            end = index
        kept += blocks[end : end + 1]
        index = end + 1
    return kept


def _is_top(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and bool(_NUMBERED.match(text))


def _top_level(block: Block) -> bool:
    """Whether a paragraph is numbered 一、 and short: a heading, of the form or not."""
    if not isinstance(block, Paragraph) or not _is_top(block.text):
        return False
    return not block.text.rstrip().endswith(("。", "；", ";", "，", ","))


def _split_run_in(blocks: Sequence[Block], form: Form) -> list[Block]:
    """Headings with text on the same line (`一、概述。全年…`) as two paragraphs."""
    lines: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _NUMBERED.match(block.text):
            head, rest = _run_in(block.text, form)
            if rest:
                lines.append(Paragraph(head, block.number, block.file, block.unit))
                lines.append(Paragraph(rest, block.number, block.file, block.unit))
                continue
        lines.append(block)
    return lines


def _run_in(text: str, form: Form) -> tuple[str, str]:
    start = _NUMBERED.match(text)
    for match in _RUN_IN.finditer(text, start.end() if start else 0, _LONGEST_HEADING):
        head, rest = text[: match.start()], text[match.end() :].strip()
        if rest and any(_title_likeness(head, p) >= 0.98 for p in form.parts):
            return head, rest
    return text, ""


def _may_head(block: Block, form: Form) -> bool:
    if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_HEADING:
        return False
    if _top_level(block):
        return True
    return any(_title_likeness(block.text, p) >= 0.98 for p in form.parts)


def _heading_likeness(block: Block, part: Section | Table) -> float:
    assert isinstance(block, Paragraph)
    best = _title_likeness(block.text, part)
    if best < 0.98 and _number(block.text) == part.number and part.number:
        return min(0.97, best + 0.1)
    return best


def _title_likeness(text: str, part: Section | Table) -> float:
    return max(_one_title(text, title) for title in (part.title, *part.aliases))


def _one_title(text: str, title: str) -> float:
    if "{" in title:
        text, title = re.sub(r"\d{4}", "年年年年", text), _YEAR_PLACE.sub("年年年年", title)
    likeness = similarity(text, title)
    return 0.97 if likeness < 0.97 and left_out(text, title) else likeness


def is_official(text: str, section: Section) -> bool:
    """Whether a heading is worded as the form has it, numbering and spaces apart."""
    return not section.title or _one_title(text, section.title) == 1.0


def _number(text: str) -> str:
    match = _NUMBERED.match(text)
    return re.sub(r"[^一二三四五六七八九十]", "", match[0]) if match else ""


def split_closing(paragraphs: list[Paragraph], section: Section) -> list[Paragraph]:
    """The paragraphs at a part's end that belong to the headless section behind it."""
    kept: list[Paragraph] = []
    while paragraphs and _closes(paragraphs[-1].text, section):
        kept.insert(0, paragraphs.pop())
    return kept


def _closes(text: str, section: Section) -> bool:
    names = (section.title, *section.aliases)
    return len(text) <= _CLOSING and any(name and recall(text, name) >= 0.6 for name in names)


def is_attachment_head(block: Block) -> bool:
    """A line that says 附件 and its number only."""
    return isinstance(block, Paragraph) and bool(_ATTACHMENT.match(block.text))


def is_attachment_note(text: str) -> bool:
    """The line below the text that lists the attachments: 附件：1.…."""
    return bool(_NOTE.match(text)) and not _ATTACHMENT.match(text)


def grids_in(blocks: Sequence[Block]) -> list[Grid]:
    """The tables among blocks."""
    return [block for block in blocks if isinstance(block, Grid)]

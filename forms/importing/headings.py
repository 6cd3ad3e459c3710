"""Headings: how they are numbered, how well they fit a part of the form, where text runs on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from forms.form import Form, Section, Table
from forms.importing.blocks import Block, Paragraph
from forms.importing.likeness import label_of, left_out, similarity

LONGEST = 50
"""Characters of a heading at most."""
EXACT = 0.98
"""Likeness from which a heading is worded as the form has it, brackets apart."""
NUMERAL = "[一二三四五六七八九十]{1,3}"
TOP, UNNUMBERED = 0, 9
"""Levels of numbering: 一、 is the top one, then （一）, 1. and (1)."""
_LEVELS = (
    re.compile(rf"^\s*(?:第{NUMERAL}(?:部分|章|节)[、:：.\s]*|{NUMERAL}\s*[、.．，,:：]\s*)"),
    re.compile(rf"^\s*[（(]\s*{NUMERAL}\s*[)）][、.．]?\s*"),
    re.compile(r"^\s*\d{1,2}\s*[、.．](?!\d)\s*"),
    re.compile(r"^\s*(?:[（(]\s*\d{1,2}\s*[)）]|\d{1,2}[)）]|[\u2460-\u2473])\s*"),
)
_YEAR_PLACE = re.compile(r"\{year(?:[+-]1)?\}")
_RUN_IN = re.compile(r"[。：:\s　]")
_RUN_ON = re.compile(
    r"无|没有|暂无|本年|全年|今年|20\d{2}年|根据|按照|我[局县市区镇乡办委院部厅]|本[局县市区镇乡机]"
)
"""How text begins that stands behind a heading without a mark."""
_UNFINISHED = ("。", "；", ";", "，", ",")


def level_of(text: str) -> int:
    """The level of a text's numbering."""
    found = (level for level, pattern in enumerate(_LEVELS) if pattern.match(text))
    return next(found, UNNUMBERED)


def number_of(text: str) -> str:
    """The Chinese numeral of a heading at the top level, "" for any other."""
    match = _LEVELS[TOP].match(text)
    return re.sub(r"[^一二三四五六七八九十]", "", match[0]) if match else ""


def is_top(text: str) -> bool:
    """Whether a text is short and numbered at the top level."""
    return len(text) <= LONGEST and level_of(text) == TOP


def is_top_heading(block: Block) -> bool:
    """Whether a paragraph is numbered 一、 and short: a heading, of the form or not."""
    if not isinstance(block, Paragraph) or not is_top(block.text):
        return False
    return not block.text.rstrip().endswith(_UNFINISHED)


def title_likeness(text: str, part: Section | Table) -> float:
    """How well a text fits a part's title or one of its other names."""
    return max(_one_title(text, title) for title in (part.title, *part.aliases))


def heading_likeness(text: str, part: Section | Table) -> float:
    """The same of a heading: the part's own number speaks for it."""
    best = title_likeness(text, part)
    if best < EXACT and part.number and number_of(text) == part.number:
        return min(0.97, best + 0.1)
    return best


def exact_parts(text: str, form: Form) -> list[int]:
    """The parts of the form, by their places, whose title a short text is."""
    if len(text) > LONGEST:
        return []
    return [at for at, part in enumerate(form.parts) if title_likeness(text, part) >= EXACT]


@lru_cache(maxsize=4096)
def _one_title(text: str, title: str) -> float:
    if "{" in title:
        text, title = re.sub(r"\d{4}", "年年年年", text), _YEAR_PLACE.sub("年年年年", title)
    likeness = similarity(text, title)
    return 0.97 if likeness < 0.97 and left_out(text, title) else likeness


def is_official(text: str, section: Section) -> bool:
    """Whether a heading is worded as the form has it, numbering and spaces apart."""
    return not section.title or _one_title(text, section.title) == 1.0


def headings_apart(blocks: Sequence[Block], form: Form) -> list[Block]:
    """The blocks with each heading a paragraph of its own: text behind it parted, lines joined."""
    return list(_without_text_behind(_joined(blocks, form), form))


def _joined(blocks: Sequence[Block], form: Form) -> Iterator[Block]:
    """Headings that run over two lines as one paragraph."""
    index = 0
    while index < len(blocks):
        block, behind = blocks[index], blocks[index + 1 : index + 2]
        whole = _whole(block, behind[0], form) if behind else ""
        if whole and isinstance(block, Paragraph):
            yield Paragraph(whole, block.number, block.file, block.unit)
            index += 2
        else:
            yield block
            index += 1


def _whole(block: Block, behind: Block, form: Form) -> str:
    """A heading and the line that ends it, "" where they are not one."""
    if not (isinstance(block, Paragraph) and isinstance(behind, Paragraph)):
        return ""
    if level_of(block.text) != TOP or level_of(behind.text) != UNNUMBERED:
        return ""
    whole = block.text.rstrip() + behind.text.lstrip()
    if exact_parts(block.text, form) or not exact_parts(whole, form):
        return ""
    return whole if _is_bare(block.text) or not exact_parts(behind.text, form) else ""


def _is_bare(text: str) -> bool:
    """Whether a line is a number only."""
    return not _LEVELS[TOP].sub("", text).strip()


def _without_text_behind(blocks: Iterator[Block], form: Form) -> Iterator[Block]:
    """Headings with text on the same line (`一、概述。全年…`) as two paragraphs."""
    for block in blocks:
        if isinstance(block, Paragraph) and level_of(block.text) == TOP:
            head, rest = _run_in(block.text, form)
            if rest:
                yield Paragraph(head, block.number, block.file, block.unit)
                yield Paragraph(rest, block.number, block.file, block.unit)
                continue
        yield block


def _run_in(text: str, form: Form) -> tuple[str, str]:
    start = _LEVELS[TOP].match(text)
    assert start
    for match in _RUN_IN.finditer(text, start.end(), LONGEST):
        head, rest = text[: match.start()], text[match.end() :].strip()
        if rest and exact_parts(head, form):
            return head, rest
    for match in _RUN_ON.finditer(text, start.end() + 1, LONGEST):
        head, rest = text[: match.start()], text[match.start() :]
        if any(label_of(head).core in _cores(part) for part in form.parts):
            return head, rest
    return text, ""


def _cores(part: Section | Table) -> set[str]:
    return {label_of(name).core for name in (part.title, *part.aliases)}

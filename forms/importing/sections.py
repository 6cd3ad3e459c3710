"""The outline of a report: which paragraph begins which part, and what each part says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from forms.form import Form, Section, Table
from forms.importing.alignment import align
from forms.importing.blocks import Block, Grid, Paragraph
from forms.importing.headings import (
    LONGEST,
    TOP,
    UNNUMBERED,
    exact_parts,
    heading_likeness,
    headings_apart,
    is_top,
    is_top_heading,
    level_of,
    number_of,
)
from forms.importing.likeness import label_of, recall

_ATTACHMENT = re.compile(
    r"^附\s*[件表]\s*(?:[:：]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[:：]?)?$"
)
_NOTE = re.compile(r"^附\s*[件表]?\s*[:：]|^附\s*[件表]\s*\d?\s*[.．、:：]")
_ATTACHED = re.compile(r"^附\s*[件表]\s*\d{0,2}\s*[:：.．、]?\s*")
_CLOSING = 40
_LIKE, _BY_NUMBER = 0.6, 0.5
"""Likeness of a heading that speaks for its part, and of one that only its number speaks for."""
_CONTENTS = "目录"


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
    lines = headings_apart(_without_contents(blocks[:end]), form)
    heads = _heads(lines, form)
    matched = _matched(lines, heads, form)
    starts = [i for i in heads if i in matched or is_top_heading(lines[i])]
    first = starts[0] if starts else len(lines)
    found = []
    for position, start in enumerate(starts):
        stop = starts[position + 1] if position + 1 < len(starts) else len(lines)
        part, likeness = matched.get(start, (None, 0.0))
        heading = lines[start]
        assert isinstance(heading, Paragraph)
        found.append(Part(part, heading, list(lines[start + 1 : stop]), likeness))
    return Outline(list(lines[:first]), found, list(blocks[end:]))


def _heads(lines: Sequence[Block], form: Form) -> list[int]:
    """The places of the lines that may be headings of the form.

    Most headings of a report are numbered in one way. Lines numbered at a deeper level are heads
    within a part, whatever they say; so is one without a number if its part has a numbered heading.
    """
    said = {
        i: (level_of(block.text), exact_parts(block.text, form))
        for i, block in enumerate(lines)
        if isinstance(block, Paragraph) and len(block.text) <= LONGEST
    }
    main = _main_level(said.values())
    own = {part for i in said if said[i][0] == main for part in _parts_like(lines[i], form)}
    return [
        i
        for i, (level, parts) in said.items()
        if is_top_heading(lines[i])
        or (parts and level <= main and (level != UNNUMBERED or level == main))
        or (parts and level == UNNUMBERED and own.isdisjoint(parts))
    ]


def _main_level(said: Iterable[tuple[int, list[int]]]) -> int:
    """The level at which most parts of the form have their headings, the highest of equals."""
    parts: dict[int, set[int]] = {TOP: set()}
    for level, own in said:
        parts.setdefault(level, set()).update(own)
    return min(parts, key=lambda level: (-len(parts[level]), level))


def _parts_like(block: Block, form: Form) -> Iterator[int]:
    """The parts of the form that a line may be the heading of."""
    text = block.text if isinstance(block, Paragraph) else ""
    return (at for at, p in enumerate(form.parts) if heading_likeness(text, p) >= _LIKE)


Matched = dict[int, tuple[Section | Table, float]]


def _matched(lines: Sequence[Block], heads: Sequence[int], form: Form) -> Matched:
    """The part of each heading, in order, and how well it fits."""
    parts = [part for part in form.parts if part.title or part.aliases]
    texts = [block.text for i in heads if isinstance(block := lines[i], Paragraph)]
    pairs = align([[heading_likeness(text, part) for part in parts] for text in texts])
    matched: Matched = {heads[i]: (parts[j], likeness) for i, j, likeness in pairs}
    matched.update(_by_number(texts, heads, parts, pairs))
    return matched


def _by_number(
    texts: Sequence[str],
    heads: Sequence[int],
    parts: Sequence[Section | Table],
    pairs: Sequence[tuple[int, int, float]],
) -> Matched:
    """Headings under another name that have the number of a part between their neighbours'."""
    found: Matched = {}
    taken = {i: j for i, j, _ in pairs}
    for i, text in enumerate(texts):
        below = max((j for at, j in taken.items() if at < i), default=-1)
        above = min((j for at, j in taken.items() if at > i), default=len(parts))
        number = number_of(text)
        own = [j for j in range(below + 1, above) if number and parts[j].number == number]
        if i not in taken and own:
            taken[i] = own[0]
            found[heads[i]] = parts[own[0]], _BY_NUMBER
    return found


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
        if _heads_table(blocks, index, form):
            return index
    return len(blocks)


def _heads_table(blocks: Sequence[Block], index: int, form: Form) -> bool:
    """Whether a line with a table directly below it names one as attached (附表1：申请情况)."""
    block, below = blocks[index], blocks[index + 1 : index + 2]
    if not isinstance(block, Paragraph) or not below or not isinstance(below[0], Grid):
        return False
    name = _ATTACHED.sub("", block.text)
    core = label_of(name).core
    return name != block.text and any(label_of(t.title).core == core for t in form.tables)


def _is_table_title(text: str, title: str) -> bool:
    if len(text) > LONGEST or _NOTE.match(text):
        return False
    label = label_of(text)
    return label.bare.endswith(label_of(title).core) and not label.number


def _without_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without a table of contents: three headings in a row that all come again."""
    texts = [b.text if isinstance(b, Paragraph) else "" for b in blocks]
    cores = [
        label_of(re.sub(r"[.…·\s]*\d*$", "", text)).core if is_top(text) else "" for text in texts
    ]
    kept: list[Block] = []
    index = 0
    while index < len(blocks):
        end = index
        while end < len(blocks) and cores[end] and cores[end] in cores[end + 1 :]:
            end += 1
        if end - index < 3:
            end = index
        elif index and label_of(texts[index - 1]).core == _CONTENTS:
            kept.pop()
        kept += blocks[end : end + 1]
        index = end + 1
    return kept


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

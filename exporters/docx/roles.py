"""The parts of a report in any .docx, told by their words and never by the names of styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exporters.docx.effective import Effective, Styles, W, number
from exporters.docx.reading import line_of
from forms.importing.archive import Archive
from forms.importing.metadata import is_document_number
from forms.importing.refusal import read_bytes, refuse

HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、")
SUBHEADING = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
LABEL = re.compile(r"附件\s*\d*")
NOTE = re.compile(r"附件[：:]")
_LARGE = 40
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with text: its words, properties, and those of its runs with text."""

    node: Any
    text: str
    properties: Effective
    runs: tuple[tuple[str, Effective], ...]

    @property
    def size(self) -> int:
        """The type size in half-points; Word's own default where none is given."""
        return number(self.runs[0][1].get("sz", {}), "val", 20) if self.runs else 20

    @property
    def aligned(self) -> str:
        """left, right, center or both."""
        named = self.properties.get("jc", {}).get("val", "left")
        return {"start": "left", "end": "right"}.get(named, named)


@dataclass(slots=True)
class Found:
    """A document by roles; what was not found is empty or None."""

    archive: Archive
    styles: Styles
    body: Any
    title: list[Part] = field(default_factory=list)
    text: list[Part] = field(default_factory=list)
    note: Part | None = None
    office: Part | None = None
    date: Part | None = None
    label: Part | None = None
    before_office: Part | None = None
    tables: list[Any] = field(default_factory=list)

    @property
    def section(self) -> Any:
        """The first section's properties, None where there are none."""
        return next(self.body.iter(W + "sectPr"), None)

    def part(self, node: Any) -> Part:
        """A paragraph with what it looks like."""
        runs = [
            (words, self.styles.run(node, run))
            for run in node.iter(W + "r")
            if (words := "".join(t.text or "" for t in run.findall(W + "t"))).strip()
        ]
        text = line_of(node).text.strip()
        return Part(node, text, self.styles.paragraph(node), tuple(runs))


def found_in(path: Path) -> Found:
    """The roles of a document; raises DocumentError."""
    archive = Archive(path, read_bytes(path))
    root = archive.xml("word/document.xml")
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise refuse(path, "不是 Word 文档（.docx）", "请用 Word 或 WPS 另存为 .docx 再试")
    found = Found(archive, Styles(archive.xml("word/styles.xml")), body)
    found.tables = list(body.iter(W + "tbl"))
    inside = {p for table in found.tables for p in table.iter(W + "p")}
    nodes = (node for node in body.iter(W + "p") if node not in inside)
    _assign(found, [part for part in map(found.part, nodes) if part.text])
    return found


def _assign(found: Found, parts: list[Part]) -> None:
    """Give the paragraphs with text their roles."""
    end = _first(parts, lambda part: bool(LABEL.fullmatch(part.text)))
    found.label = parts[end] if end < len(parts) else None
    main = [part for part in parts[:end] if not is_document_number(part.text)]
    while main[len(found.title) :] and _is_title(main[len(found.title)]):
        found.title.append(main[len(found.title)])
    note = _first(main, lambda part: bool(NOTE.match(part.text)))
    found.note = main[note] if note < len(main) else None
    dates = [i for i, part in enumerate(main) if DATE.fullmatch(part.text)]
    stop = note
    if dates and dates[-1]:
        at, first = dates[-1], dates[-1] - 1
        found.date, found.office = main[at], main[first]
        while first > len(found.title) and _is_row_of_names(main[first - 1]):
            first -= 1
        found.before_office = main[first - 1] if first else None
        stop = min(note, first)
    found.text = main[len(found.title) : stop]


def _is_title(part: Part) -> bool:
    return part.aligned == "center" and part.size >= _LARGE


def _is_row_of_names(part: Part) -> bool:
    """Whether offices stand in a line: several, parted by tabs, or one over those that follow."""
    set_off = "\t" in part.text or part.aligned in ("center", "right")
    return set_off and not HEADING.match(part.text) and not part.text.endswith("。")


def _first(parts: Sequence[Part], wanted: Callable[[Part], bool]) -> int:
    return next((i for i, part in enumerate(parts) if wanted(part)), len(parts))


def footers(found: Found) -> dict[str, Any]:
    """The roots of the footers of the first section by type (default, even)."""
    relations = found.archive.xml("word/_rels/document.xml.rels")
    nodes = relations if relations is not None else ()
    targets = {node.get("Id"): node.get("Target", "") for node in nodes}
    section = found.section
    made = {}
    for reference in section.findall(W + "footerReference") if section is not None else ():
        target = targets.get(reference.get(_RELATION), "").removeprefix("/word/")
        made[reference.get(W + "type", "default")] = found.archive.xml(f"word/{target}")
    return {kind: root for kind, root in made.items() if root is not None}

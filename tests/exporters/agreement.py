"""How far predicted pages agree with printed ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from exporters.document import Document, Table
from exporters.line_breaking import HANGING
from exporters.metrics import LIBREOFFICE
from exporters.page_measures import PROFILES, ProfileName
from exporters.pages import Page
from exporters.pagination import paginate

Printed = Sequence[Sequence[str]]


@dataclass
class Agreement:
    """Counts of what was predicted and of what of it was printed so, and the differences."""

    lines: Counter[bool] = field(default_factory=Counter)
    pages: Counter[bool] = field(default_factory=Counter)
    table_pages: Counter[bool] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(
        self,
        name: str,
        document: Document,
        printed: Printed,
        profile: ProfileName = "office",
    ) -> None:
        """Count one report."""
        predicted = paginate(document, LIBREOFFICE, PROFILES[profile])
        self._count_lines(name, predicted, printed)
        if len(predicted) != len(printed):
            self.differences.append(f"{name}: {len(predicted)} pages, printed {len(printed)}")
        spanning = _spanning(document)
        for page, lines in zip(predicted, printed, strict=False):
            equal = _content((line.text for line in page.lines), spanning) == _content(
                lines, spanning
            )
            tabular = any(line.role in ("head", "row") for line in page.lines)
            (self.table_pages if tabular else self.pages)[equal] += 1
            if not equal:
                self.differences.append(f"{name}: page {page.number}: {page.lines[0].text}")

    def _count_lines(self, name: str, predicted: Sequence[Page], printed: Printed) -> None:
        prose = [
            _bare(line.text)
            for page in predicted
            for line in page.lines
            if line.role not in ("head", "row") and line.text.strip()
        ]
        found = [_bare(line) for page in printed for line in page if line.strip()]
        matcher = SequenceMatcher(None, prose, found, autojunk=False)
        equal = sum(block.size for block in matcher.get_matching_blocks())
        self.lines[True] += equal
        self.lines[False] += len(prose) - equal
        for kind, start, end, *others in matcher.get_opcodes():
            if kind in ("replace", "delete"):
                self.differences.append(f"{name}: {prose[start:end]} / {found[slice(*others)]}")


def share(counted: Counter[bool]) -> float:
    """The share that agreed; 0 where nothing was counted."""
    return counted[True] / counted.total() if counted else 0.0


def _bare(line: str) -> str:
    """A line without blanks, and without a last mark: hanging ones get lost in LibreOffice."""
    return re.sub(r"\s", "", line).rstrip("".join(HANGING))


def _content(lines: Iterable[str], left_out: frozenset[str]) -> Counter[str]:
    """The characters of a page, whatever the order in which its cells were read."""
    chars = Counter(char for line in lines for char in line if not char.isspace())
    return Counter({c: n for c, n in chars.items() if c not in left_out and c not in HANGING})


def _spanning(document: Document) -> frozenset[str]:
    """Characters of cells over several rows: where such a cell is parted, its text moves."""
    tables = (block for block in document.all_blocks() if isinstance(block, Table))
    cells = (cell for table in tables for row in table.rows for cell in row.cells)
    return frozenset(char for cell in cells if cell.rows > 1 for char in cell.text)

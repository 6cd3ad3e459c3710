"""The rows that a table of a form asks for, made ready to be found among the lines of a source."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from forms.form import Block, Form, Row, Table, figures_of
from forms.importing.cell_values import read_cell
from forms.importing.likeness import best_similarity, coverage, label_of, recall
from forms.importing.table_lines import Line

EXACT = 0.98
"""Likeness from which a label is the same but for brackets and numbering."""
_MARKS = ("-", "—", "－", ">", "/", ":", "：")
_ROUGHLY = 0.6
_OTHER = 0.2
"""What likeness loses for words on the figures' line that are not the label's."""
_ASIDE = 0.9
"""What likeness counts for a label that has another one between it and the figures."""

_FEWEST_HEADS = 4
"""Words before figures, a cell a line, that are more than a label below side heads."""


@lru_cache(maxsize=4096)
def leaves(text: str) -> tuple[str, ...]:
    """A label, and its last part where side heads were written before it (不予公开-1.国家秘密)."""
    for mark in _MARKS:
        head, found, leaf = text.rpartition(mark)
        if found and head and len(leaf.strip()) > 1:
            return text, leaf
    return (text,)


class WantedRows:
    """All rows of a table in order, headings too, with the names they go by."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.places: list[tuple[Block, Row]] = [(b, r) for b in table.blocks for r in b.rows]
        self.names = [(row.label, *row.aliases) for _, row in self.places]
        self.figures = {(f.row.id, f.column.id): f for f in figures_of(table)}
        self._by_core: dict[str, set[int]] = {}
        for index, names in enumerate(self.names):
            for name in names:
                self._by_core.setdefault(label_of(name).core, set()).add(index)
        labels = [label_of(names[0]).core for names in self.names]
        self.unique = {i for i, core in enumerate(labels) if labels.count(core) == 1}
        self._numbers = [label_of(f"{row.number}字").number for _, row in self.places]
        self._above = [self._heads_over(row) for _, row in self.places]
        self._columns = {label_of(c.label).core for b in table.blocks for c in b.columns}
        self._over = [" ".join(self._chain(row.under)) for _, row in self.places]

    def _heads_over(self, row: Row) -> frozenset[str]:
        """What the row stands under: a row, or a side head."""
        over = [r.label for _, r in self.places if r.id == row.under]
        over += [group.label for group in self.table.groups if group.id == row.under]
        return frozenset(label_of(label).core for label in over)

    def _chain(self, under: str) -> list[str]:
        """All heads that stand over a row, from the outermost."""
        group = next((group for group in self.table.groups if group.id == under), None)
        return [*self._chain(group.under), label_of(group.label).core] if group else []

    def named(self, line: Line) -> set[int]:
        """The rows whose label stands anywhere in the line, letter for letter."""
        return {i for text in line.labels for i in self._exact(text)}

    def own(self, line: Line) -> set[int]:
        """The rows that the line's last label names, letter for letter."""
        if not line.labels or self._ends_with_heads(line):
            return set()
        if line.grid.kind == "windows":
            lines, own = _window(line)
            return self._exact(lines[own[0]]) if own else set()
        return self._exact(line.labels[-1])

    def _ends_with_heads(self, line: Line) -> bool:
        """Whether the words before figures are heads and end with a column's name (总计)."""
        if line.grid.kind != "lines" or len(line.labels) < _FEWEST_HEADS:
            return False
        last = label_of(line.labels[-1])
        return not last.number and last.core in self._columns

    def _numbered(self, line: Line) -> set[int]:
        """The rows whose number and label stand on the figures' line, letter for letter."""
        lines, own = _window(line)
        text = lines[own[-1]] if own else ""
        number = label_of(text).number
        return {at for at in self._exact(text) if number and self._numbers[at] == number}

    def _exact(self, text: str) -> set[int]:
        found: set[int] = set()
        for leaf in leaves(text):
            found |= self._by_core.get(label_of(leaf).core, set())
        return found

    def likenesses(self, line: Line) -> list[float]:
        """How far a line is each of the rows; one that is named outright is no other."""
        if line.grid.kind == "windows":
            everywhere = range(len(self.places))
            own, window = self._numbered(line) or everywhere, _window(line)
            return [self._in_window(window, at) if at in own else 0.0 for at in everywhere]
        if self._ends_with_heads(line):
            return [0.0] * len(self.places)
        exact = self.own(line)
        if exact:
            everywhere = range(len(self.places))
            return [self._in_place(line, i) if i in exact else 0.0 for i in everywhere]
        return [_leaf_likeness(line.labels, names) * 0.99 for names in self.names]

    def covered(self, line: Line, index: int) -> float:
        """How much of a row's label stands around the figures of a line on a printed page."""
        lines, own = _window(line)
        return max(coverage(lines, own, n, self._over[index])[0] for n in self.names[index])

    def _in_window(self, window: tuple[list[str], list[int]], index: int) -> float:
        """How much of a label stands around the figures, less what else stands on their line."""
        names = self.names[index]
        lines, own = window
        rough = max(recall("".join(lines), name) for name in names)
        if self.places[index][1].kind == "heading" or rough < _ROUGHLY:
            return 0.0
        found = (coverage(lines, own, name, self._over[index]) for name in names)
        return max(share * (1 - _OTHER + _OTHER * precise) for share, precise in found)

    def _in_place(self, line: Line, index: int) -> float:
        """A little more where numbering and side heads fit."""
        above, number = self._above[index], self._numbers[index]
        cores = {label_of(text).core for text in line.labels[:-1]}
        same_number = not number or label_of(line.labels[-1]).number in ("", number)
        return 1.0 if same_number and (not above or not cores or cores & above) else 0.99


def _window(line: Line) -> tuple[list[str], list[int]]:
    """The lines of words around the figures, units left out, and which of them are theirs.

    A word that may be a unit or the end of a label (项) stays, and speaks for no row.
    """
    words, behind = line.grid.rows[line.row][:2]
    lines, below = words.text.split("\n"), behind.text.split("\n")
    own = []
    for at in range(max(len(lines) - words.height, 0), len(lines)):
        parts = lines[at].split()
        if parts and read_cell(parts[-1]).kind != "unit":
            own.append(at)
        elif parts[1:]:
            own.append(at)
            lines[at] = " ".join(parts[:-1])
    return [*lines, *below], own


def _leaf_likeness(labels: Sequence[str], names: Sequence[str]) -> float:
    if not labels:
        return 0.0
    leaf = max(best_similarity(text, names) for text in leaves(labels[-1]))
    if leaf >= EXACT or len(labels) == 1:
        return leaf
    others = max(best_similarity(text, names) for text in labels[:-1])
    return max(leaf, _ASIDE * others, best_similarity("".join(labels), names))


_known: dict[int, tuple[Form, dict[str, WantedRows]]] = {}


def wanted_rows(form: Form, table: Table) -> WantedRows:
    """The rows of a table of a form, made ready once."""
    known = _known.get(id(form))
    if known is None or known[0] is not form:
        known = _known[id(form)] = form, {each.id: WantedRows(each) for each in form.tables}
    return known[1][table.id]

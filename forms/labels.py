"""The names of rows and columns as reports and spreadsheets write them, matched to the form's."""

from __future__ import annotations

from collections.abc import Sequence

from forms.form import Column, Row, Table
from forms.patterns import regex
from forms.widths import NARROW

_SCARS = str.maketrans({"丨": "1", "它": "他", "　": "", " ": "", "\u00a0": "", "\n": "", "\t": ""})
_NUMBERING = regex(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d-]{1,3}\)|\d{1,2}[.、](?!\d)|其中:?)+"
)
_REMARK = regex(r"\([^()]*\)")
_MARKS = regex(r"[\"'“”‘’:,;、。·.\-—_《》<>()\[\]【】*#]+")
_JOINTS = regex(r"[-—–·:：/>》\n]+")


def plain_label(text: str) -> str:
    """A label without numbering, marks, blanks and the scars of scanning, to compare by."""
    half = text.translate(NARROW).translate(_SCARS)
    return _MARKS.sub("", _NUMBERING.sub("", half))


def plain_labels(text: str) -> list[str]:
    """What a written label may be compared by, the fullest first: whole, bare, then its parts.

    `三、（三）不予公开-1.属于国家秘密` ends in the name of the row that is meant.
    """
    half = text.translate(NARROW).translate(_SCARS)
    forms = [half, _REMARK.sub("", _NUMBERING.sub("", half))]
    forms += [part for part in reversed(_JOINTS.split(text)) if part.strip()]
    plain = (plain_label(form) for form in forms)
    return [label for label in dict.fromkeys(plain) if label]


def names_of(item: Row | Column) -> set[str]:
    """All that a row or column may be called in a report, made plain."""
    written = (item.label, _REMARK.sub("", item.label.translate(NARROW)), *item.aliases)
    return {plain_label(name) for name in written} - {""}


def short_name_of(item: Row | Column) -> set[str]:
    """What the screen calls a row or column, made plain: it counts where nothing has the name."""
    return {plain_label(item.short)} - {""}


class RowNames:
    """Finds the rows of a table by what a report calls them, in the report's order.

    Names such as 其他情形数 stand in a table twice: the next one after the row found last is meant,
    at first after the row number `after`.
    """

    def __init__(self, table: Table, after: int = -1) -> None:
        self._names = [names_of(row) for row in table.rows]
        self._shorts = [short_name_of(row) for row in table.rows]
        self._rows = table.rows
        self._last = after

    def find(self, text: str) -> Row | None:
        """The row of that label, None where the table has none."""
        index = self.index(text)
        if index is None:
            return None
        self._last = index
        return self._rows[index]

    def index(self, text: str) -> int | None:
        """The place of that row in the table, without going on to it."""
        labels = plain_labels(text)
        for known in (self._names, self._shorts):
            for label in labels:
                found = [i for i, names in enumerate(known) if label in names]
                if found:
                    return next((i for i in found if i > self._last), found[0])
        return None


def column_index(columns: Sequence[Column], text: str) -> int | None:
    """The place of the column of that label, None where there is none."""
    labels = plain_labels(text)
    for known in (names_of, short_name_of):
        for place, column in enumerate(columns):
            if not known(column).isdisjoint(labels):
                return place
    return None


def quoted(name: str) -> str:
    """A name in quotation marks, those within it the inner ones (GB/T 15834)."""
    return f"“{name.replace('“', '‘').replace('”', '’')}”"

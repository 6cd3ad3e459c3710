"""A .docx read back: its lines and cells in order, tracked changes and comments with their authors.

Any file may be given: entities, zip bombs and oversized parts are refused, nothing is executed or
fetched. The importer's archive is the one door to the zip.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from forms.importing.archive import Archive
from forms.importing.own_part import draft_part
from forms.importing.refusal import ReportError, clean_name, read_bytes, refuse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DocumentError = ReportError
"""A document that cannot be read; the message says in Chinese what, where and what to do."""

Status = Literal["kept", "inserted", "deleted"]

_TEXTS = {W + "t", W + "delText"}
_MARKS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_INSERTED = {W + "ins", W + "moveTo"}
_DELETED = {W + "del", W + "moveFrom"}
_SKIPPED = {W + "pPr", W + "rPr", W + "instrText", W + "delInstrText"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one status, and who changed it when; `comments` are the ids over it."""

    text: str
    status: Status = "kept"
    author: str = ""
    when: str = ""
    comments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `mark` is the status of the paragraph mark behind it."""

    pieces: tuple[Piece, ...]
    mark: Piece = Piece("\n")

    @property
    def text(self) -> str:
        """The paragraph as it reads with all changes taken over."""
        return "".join(piece.text for piece in self.pieces if piece.status != "deleted")

    @property
    def original(self) -> str:
        """The paragraph as it read before the tracked changes."""
        return "".join(piece.text for piece in self.pieces if piece.status != "inserted")


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table: its caption, and the lines of each cell by row and grid column."""

    caption: str
    cells: dict[tuple[int, int], tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the margin."""

    id: str
    author: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a .docx says: lines and tables in order, comments, and the draft part, if any."""

    name: str
    items: tuple[Line | FoundTable, ...]
    comments: dict[str, Comment] = field(default_factory=dict)
    draft: bytes | None = None


def read_docx(path: Path) -> Reading:
    """Read a document; raises DocumentError."""
    archive = Archive(path, read_bytes(path))
    root = archive.xml("word/document.xml")
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise refuse(path, "不是 Word 文档（.docx）", "请用 Word 或 WPS 另存为 .docx 再试")
    return Reading(
        clean_name(path.name),
        tuple(_in_one(_items(body))),
        _comments(archive.xml("word/comments.xml")),
        draft_part(archive),
    )


def _items(parent: Any) -> Iterator[Line | FoundTable]:
    over: set[str] = set()
    for child in _blocks(parent):
        if child.tag == W + "p":
            yield line_of(child, over)
        elif child.tag == W + "tbl":
            yield _table(child, over)


def _in_one(items: Iterator[Line | FoundTable]) -> Iterator[Line | FoundTable]:
    """Tables of one name with nothing but blank lines between them are one, parted by a page."""
    table: FoundTable | None = None
    blank: list[Line] = []
    for item in items:
        if isinstance(item, FoundTable) and table and item.caption == table.caption:
            table, blank = _continued(table, item), []
        elif table and isinstance(item, Line) and not item.text.strip():
            blank.append(item)
        else:
            yield from ([table] if table else [])
            yield from blank
            table, blank = (item, []) if isinstance(item, FoundTable) else (None, [])
            if isinstance(item, Line):
                yield item
    yield from ([table] if table else [])
    yield from blank


def _continued(table: FoundTable, rest: FoundTable) -> FoundTable:
    down = 1 + max((row for row, _ in table.cells), default=-1)
    below = {(row + down, column): lines for (row, column), lines in rest.cells.items()}
    return FoundTable(table.caption, {**table.cells, **below})


def _blocks(parent: Any) -> Iterator[Any]:
    """The paragraphs and tables in order; content controls are looked into."""
    for child in parent:
        if child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins"):
            yield from _blocks(child)
        else:
            yield child


# ------------------------------------------------------------------ paragraphs


def line_of(paragraph: Any, over: set[str] | None = None) -> Line:
    """A paragraph; `over` are the ids of the comments that run on into it."""
    over = set() if over is None else over
    mark = Piece("\n")
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    for change in marks if marks is not None else ():
        if change.tag in _INSERTED or change.tag in _DELETED:
            mark = _changed("\n", change)
    return Line(tuple(_joined(_pieces(paragraph, None, over))), mark)


def _pieces(parent: Any, change: Any, over: set[str]) -> Iterator[Piece]:
    for child in parent:
        tag = child.tag
        if tag in _SKIPPED:
            continue
        if tag in (W + "commentRangeStart", W + "commentRangeEnd"):
            _toggle(over, child)
        elif tag in _TEXTS:
            yield _piece(child.text or "", change, over)
        elif tag in _MARKS and not (tag == W + "br" and child.get(W + "type") == "page"):
            yield _piece(_MARKS[tag], change, over)
        elif tag in _INSERTED or tag in _DELETED:
            yield from _pieces(child, _stronger(change, child), over)
        else:
            yield from _pieces(child, change, over)


def _toggle(over: set[str], mark: Any) -> None:
    comment = mark.get(W + "id") or ""
    if mark.tag.endswith("Start"):
        over.add(comment)
    else:
        over.discard(comment)


def _stronger(outer: Any, inner: Any) -> Any:
    """Of a deletion inside an insertion, or the other way round, what is left is a deletion."""
    return outer if outer is not None and outer.tag in _DELETED else inner


def _piece(text: str, change: Any, over: set[str]) -> Piece:
    if change is None:
        return Piece(text, comments=frozenset(over))
    made = _changed(text, change)
    return Piece(made.text, made.status, made.author, made.when, frozenset(over))


def _changed(text: str, change: Any) -> Piece:
    status: Status = "inserted" if change.tag in _INSERTED else "deleted"
    return Piece(text, status, change.get(W + "author") or "", change.get(W + "date") or "")


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours that differ in nothing but their words become one."""
    last: Piece | None = None
    for piece in pieces:
        if last and _kind(last) == _kind(piece):
            last = Piece(last.text + piece.text, *_kind(last))
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


def _kind(piece: Piece) -> tuple[Status, str, str, frozenset[str]]:
    return piece.status, piece.author, piece.when, piece.comments


# ------------------------------------------------------------------ tables and comments


def _table(table: Any, over: set[str]) -> FoundTable:
    caption = table.find(f"{W}tblPr/{W}tblCaption")
    name = (caption.get(W + "val") or "") if caption is not None else ""
    cells: dict[tuple[int, int], tuple[Line, ...]] = {}
    rows = [row for row in _blocks(table) if row.tag == W + "tr"]
    for index, row in enumerate(rows):
        column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in (cell for cell in _blocks(row) if cell.tag == W + "tc"):
            if not _runs_on(cell):
                lines = (line for line in _items(cell) if isinstance(line, Line))
                cells[index, column] = tuple(lines)
            column += _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
    return FoundTable(name, cells)


def _number(element: Any, default: int) -> int:
    value = element.get(W + "val") if element is not None else None
    return int(value) if value and value.isdecimal() and len(value) < 5 else default


def _runs_on(cell: Any) -> bool:
    """Whether the cell only continues the one above it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _comments(root: Any) -> dict[str, Comment]:
    found = {}
    for node in root if root is not None else ():
        text = "\n".join(line.text for line in _items(node) if isinstance(line, Line))
        number = node.get(W + "id") or ""
        found[number] = Comment(
            number, node.get(W + "author") or "", node.get(W + "date") or "", text
        )
    return found

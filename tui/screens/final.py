"""The look at the whole before the document is made (成稿前)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from forms.draft import Address, Draft
from forms.form import Form, Table
from forms.references import format_figure
from forms.review.finding import SEVERITY_WORDS, Finding
from forms.value_names import RETIRED, value_name
from forms.visible import visible
from tui.widgets.dialog import Dialog
from tui.widgets.line_list import Line, LineList, wrapped

if TYPE_CHECKING:
    from tui.flows.walking import Stop

MOST_RETIRED = 40
Standing = tuple[str, str, Address]
"""A line: its text, its role, and the place that it leads to, "" for none."""


class FinalScreen(ModalScreen[str | None]):
    """What stands; the result is an address to go to, or `export`, `preview`, `read_back`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "返回", show=False),
        Binding("f9", "want('export')", "生成报告", show=False),
        Binding("f3", "want('preview')", "预览", show=False),
        Binding("ctrl+l", "want('read_back')", "读校", show=False),
    ]
    DEFAULT_CSS = """
    FinalScreen LineList { height: 1fr; }
    """

    def __init__(self, lines: Sequence[Standing]) -> None:
        super().__init__()
        self._lines = lines
        self._places: list[Address] = []

    def compose(self) -> ComposeResult:
        """What stands, and the keys."""
        with Dialog("成稿前"):
            yield LineList()
            yield Static(
                "F9 生成报告   F3 预览   ^L 读校   回车 到那一处   Esc 返回",
                classes="answers",
                markup=False,
            )

    def on_mount(self) -> None:
        """Wrap the lines to the width."""
        self.call_after_refresh(self._lay_out)

    def on_resize(self) -> None:
        """Wrap again."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        lines = self.query_one(LineList)
        self._places = [place for _, _, place in self._lines if place]
        lines.show(list(self._shown(max(lines.size.width - 2, 20), lines.wide)))
        lines.focus()

    def _shown(self, width: int, wide: bool) -> Iterator[Line]:
        item = -1
        for text, role, place in self._lines:
            item += bool(place)
            line = Line(visible(text, lines=False), role, item if place else -1)
            yield from wrapped(line, width, wide)

    @on(LineList.Taken)
    def _taken(self, event: LineList.Taken) -> None:
        self.dismiss(self._places[event.item])

    def action_want(self, what: str) -> None:
        """Leave for something else."""
        self.dismiss(what)

    def action_give_up(self) -> None:
        """Back to the editor."""
        self.dismiss(None)


def standing(
    form: Form,
    draft: Draft,
    stops: Sequence[Stop],
    findings: Sequence[Finding],
    paper: Sequence[Finding],
) -> list[Standing]:
    """What is left to do, what was stated, how far the read-back is, what paper lacks."""
    lines = _left(form, stops, bool(paper))
    lines += _group("已写情况说明", [_statement(form, f) for f in findings if f.waived])
    infos = [f for f in findings if f.severity == "info" and f.state == "fail" and not f.waived]
    lines += _group("提示（不必改）", [_finding(form, f) for f in infos])
    lines += _group("备注（只留在草稿里）", list(_notes(form, draft)))
    lines += _group(f"{RETIRED}（留在草稿里，不印）", list(_retired(draft)))
    lines += _read_back(form, draft)
    lines += _group("纸面", [_finding(form, f) for f in paper])
    return lines


def _left(form: Form, stops: Sequence[Stop], paper: bool) -> list[Standing]:
    if not stops:
        more = "纸面的问题在下面。" if paper else ""
        said = f"全部填完，草稿没有必改和须核实的疑点。{more}按 F9 生成报告。"
        return [(said, "good", "")]
    return _group("还要做的", list(_stops(form, stops)))


def _stops(form: Form, stops: Sequence[Stop]) -> Iterator[Standing]:
    """Each stop a line, but the blanks of a table together, and the places of a finding."""
    for (table, blank), group in groupby(stops, lambda stop: (_table(form, stop), stop.blank)):
        each = list(group)
        if blank and table is not None and len(each) > 1:
            name = table.short or table.title
            yield f"{name}：还有 {len(each)} 个数没有填", "plain", each[0].address
        else:
            for (address, message), places in Counter((s.address, s.message) for s in each).items():
                count = f"{places} 处"
                more = f"（{count}）" if places > 1 and count not in message else ""
                yield f"{value_name(form, address)}：{message}{more}", "plain", address


def _table(form: Form, stop: Stop) -> Table | None:
    figure = form.figures.get(stop.address)
    return form.table(figure.table) if figure else None


def _statement(form: Form, finding: Finding) -> Standing:
    text = f"{value_name(form, finding.at[0])}：{finding.message}　说明：{finding.reason}"
    return text, "plain", finding.at[0]


def _finding(form: Form, finding: Finding) -> Standing:
    at = finding.at[0] if finding.at else ""
    where = f"{value_name(form, at)}：" if at.startswith("sections.") else ""
    return f"{SEVERITY_WORDS[finding.severity]} {where}{finding.message}", "plain", at


def _notes(form: Form, draft: Draft) -> Iterator[Standing]:
    notes = draft.get("notes")
    for address, text in notes.items() if isinstance(notes, dict) else ():
        yield f"{value_name(form, address)}：{text}", "plain", address


def _retired(draft: Draft) -> Iterator[Standing]:
    for address, value in islice(draft.items("retired"), MOST_RETIRED):
        text = " ".join(str(value).split())
        yield f"{address.removeprefix('retired.')}：{text[:60]}", "dim", ""


def _read_back(form: Form, draft: Draft) -> list[Standing]:
    filled = [a for a in form.figures if draft.figure(a) is not None]
    unread = [a for a in filled if draft.get(f"checked.{a}") != _written(draft, a)]
    if not unread:
        said = f"读校：{len(filled)} 个数据都已读校" if filled else "读校：还没有数据可以读校"
        return [("", "plain", ""), (said, "good" if filled else "dim", "")]
    text = f"读校：已读校 {len(filled) - len(unread)}/{len(filled)} 个数据，按 ^L 读校其余的"
    return [("", "plain", ""), (text, "plain", unread[0])]


def _written(draft: Draft, address: Address) -> str:
    value = draft.figure(address)
    return "" if value is None else format_figure(value)


def _group(title: str, rows: Sequence[Standing]) -> list[Standing]:
    if not rows:
        return []
    heading: Standing = (title, "head", "")
    return [("", "plain", ""), heading, *((f"· {text}", role, at) for text, role, at in rows)]

"""Changes that a document brings back: each to be taken over or left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from exporters.changes import Proposal
from forms.visible import visible
from tui.widgets.dialog import Dialog, letter
from tui.widgets.line_list import Line, LineList
from tui.widgets.paragraph import Paragraph

KINDS = {"tracked": "修订", "plain": "直接改动", "comment": "批注"}
LONGEST = 120
"""Characters of either text that are shown."""


class ProposalsScreen(ModalScreen[list[Proposal] | None]):
    """Choose what to take over; the result is what was chosen, None when given up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "返回", show=False),
        Binding("f8,f9", "take", "照此采纳", show=False),
        letter("a", "all", "全部采纳或全不采纳"),
    ]
    DEFAULT_CSS = """
    ProposalsScreen LineList { height: 1fr; }
    """

    def __init__(self, name: str, proposals: Sequence[Proposal]) -> None:
        super().__init__()
        self._document = name
        self._proposals = proposals
        self._taken = {i for i, one in enumerate(proposals) if one.edit and not one.draft_newer}

    def compose(self) -> ComposeResult:
        """What came back, and the keys."""
        with Dialog(f"收回改动：{visible(self._document, lines=False)}"):
            yield Paragraph(_counted(self._proposals), classes="question")
            yield LineList()
            keys = "回车 采纳或不采纳   A 全部   F8 照此采纳   Esc 返回"
            yield Static(keys, classes="answers", markup=False)

    def on_mount(self) -> None:
        """List them."""
        self._show()
        self.query_one(LineList).focus()

    def _show(self) -> None:
        lines = [line for i, one in enumerate(self._proposals) for line in self._lines(i, one)]
        self.query_one(LineList).show(lines)

    def _lines(self, item: int, one: Proposal) -> Iterator[Line]:
        mark = "  --  " if one.edit is None else "[采纳]" if item in self._taken else "[不用]"
        by = f"　{one.author}" if one.author else ""
        head = f"{mark} {KINDS[one.kind]}　{one.place}{by}"
        yield Line(visible(head, lines=False), "head" if one.edit else "dim", item)
        if one.old:
            yield Line(f"       原：{_within(one, one.old)}", "plain", item)
        yield Line(f"       改：{_within(one, one.new) if one.new else '（删去）'}", "plain", item)
        if one.note:
            yield Line(f"       {_short(one.note)}", "warning", item)

    @on(LineList.Taken)
    def _toggle(self, event: LineList.Taken) -> None:
        if self._proposals[event.item].edit:
            self._taken ^= {event.item}
            self._show()

    def action_all(self) -> None:
        """All or none."""
        able = {i for i, one in enumerate(self._proposals) if one.edit}
        self._taken = set() if self._taken == able else able
        self._show()

    def action_take(self) -> None:
        """Give what is chosen."""
        self.dismiss([one for i, one in enumerate(self._proposals) if i in self._taken])

    def action_give_up(self) -> None:
        """Take nothing over."""
        self.dismiss(None)


def _counted(proposals: Sequence[Proposal]) -> str:
    """How many there are, and of which of them the officer has to see to."""
    remarks = sum(one.kind == "comment" for one in proposals)
    able = sum(one.edit is not None for one in proposals)
    unable = len(proposals) - remarks - able
    newer = sum(one.draft_newer for one in proposals)
    counts = [f"可直接采纳 {able} 处"]
    if unable:
        counts.append(f"不能直接采纳 {unable} 处")
    if remarks:
        counts.append(f"批注 {remarks} 条")
    said = f"共 {len(proposals)} 处：{'，'.join(counts)}。"
    if unable or remarks:
        said += "标“--”的请自己处理。"
    return said + (f"有 {newer} 处草稿后来又改过，先不采纳，请逐处定。" if newer else "")


def _within(one: Proposal, words: str) -> str:
    """The words, and a few before them."""
    return _short(f"……{one.before}【{words}】" if one.before else words)


def _short(text: str) -> str:
    return visible(text, lines=False)[:LONGEST]

"""A published report read in: what was understood, what is in doubt, then the draft."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from forms.folders import drafts_folder
from forms.importing import Imported, ImportedValue, ReportError, import_report
from forms.importing.questions import Question, questions
from forms.loading import FormError
from forms.new_draft import draft_name
from forms.store.trouble import told
from forms.value_names import value_name
from forms.visible import visible
from tui.imported import summary, write_imported
from tui.widgets.dialog import Dialog, letter
from tui.widgets.line_list import Line, LineList, wrapped
from tui.widgets.paragraph import Paragraph


class ImportScreen(ModalScreen[Path | None]):
    """Read the report, let each doubtful value be taken or left; the result is the draft's path.

    Doubts that one answer settles are one line; opened, each of them is a line as well.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "返回", show=False),
        letter("a", "take_all", "存疑的全部采用"),
        letter("x", "open_group", "逐个看"),
        Binding("f8,f9", "make", "建草稿", show=False),
    ]
    DEFAULT_CSS = """
    ImportScreen LineList { height: 1fr; }
    """

    def __init__(self, report: Path) -> None:
        super().__init__()
        self._report = report
        self._imported: Imported | None = None
        self._questions: list[Question] = []
        self._opened: set[int] = set()
        self._taken: set[int] = set()
        self._items: list[tuple[int, Question]] = []

    def compose(self) -> ComposeResult:
        """What was read, and the keys."""
        with Dialog(f"读入 {visible(self._report.name, lines=False)}"):
            yield Paragraph("正在读……", id="state")
            yield LineList()
            yield Static(self._keys(), classes="answers", markup=False)

    def _keys(self) -> str:
        """The keys that do something now: until the report is read only the way back."""
        asked = [("回车", "采用或不用"), ("A", "存疑的全部采用")] if self._questions else []
        if any(question.text for question in self._questions):
            asked.insert(1, ("X", "成组的逐个看"))
        make = [("F8", "建草稿")] if self._imported else []
        return "   ".join(f"{key} {word}" for key, word in (*asked, *make, ("Esc", "返回")))

    def on_mount(self) -> None:
        """Read in a worker: a conversion takes seconds."""
        self.query_one(LineList).focus()
        self.run_worker(self._read, thread=True)

    def _read(self) -> None:
        try:
            imported = import_report([self._report])
        except (ReportError, FormError) as error:
            self.app.call_from_thread(self._tell, str(error))
            return
        self.app.call_from_thread(self._show, imported)

    def _tell(self, text: str) -> None:
        self.query_one("#state", Paragraph).update(visible(text))

    def _show(self, imported: Imported) -> None:
        self._imported = imported
        self._questions = questions(imported)
        self._tell(next(iter(summary(imported))))
        self.query_one(".answers", Static).update(self._keys())
        self._list()

    def _list(self) -> None:
        assert self._imported is not None
        self._items = list(self._lines_of_questions())
        lines = [self._asked(item, *one) for item, one in enumerate(self._items)]
        notes = [line for line in list(summary(self._imported))[1:] if not line.startswith("存疑")]
        lines += [Line(visible(note, lines=False), "dim") for note in notes]
        lines += [self._sure(value) for value in self._imported.values if value.sure]
        shown = self.query_one(LineList)
        width = max(shown.size.width - 2, 20)
        shown.show([part for line in lines for part in wrapped(line, width, shown.wide)])

    def on_resize(self) -> None:
        """Wrap the lines anew."""
        if self._imported is not None:
            self.call_after_refresh(self._list)

    def _lines_of_questions(self) -> list[tuple[int, Question]]:
        """Each question with its place, those of an opened group behind it with -1."""
        found = []
        for at, question in enumerate(self._questions):
            found.append((at, question))
            if at in self._opened:
                found += [(-1, Question("", (doubt,))) for doubt in question.doubts]
        return found

    def _asked(self, item: int, at: int, question: Question) -> Line:
        taken = sum(id(doubt) in self._taken for doubt in question.doubts)
        mark = "采用" if taken == len(question.doubts) else "部分" if taken else "不用"
        text = question.text or self._doubt(question.doubts[0])
        return Line(
            visible(f"{'' if at >= 0 else '  '}[{mark}] {text}", lines=False), "warning", item
        )

    def _doubt(self, doubt: ImportedValue) -> str:
        assert self._imported is not None
        name = value_name(self._imported.form, doubt.address)
        raw = "" if doubt.raw in doubt.why else f"原文“{doubt.raw}”　"
        return f"{name} ＝ {doubt.value}　{raw}{doubt.why}"

    def _sure(self, value: ImportedValue) -> Line:
        assert self._imported is not None
        shown = str(value.value).replace("\n", " ")[:60]
        text = f"       {value_name(self._imported.form, value.address)} ＝ {shown}"
        return Line(visible(text, lines=False), "plain")

    @on(LineList.Taken)
    def _toggle(self, event: LineList.Taken) -> None:
        doubts = {id(doubt) for doubt in self._items[event.item][1].doubts}
        self._taken = self._taken - doubts if doubts <= self._taken else self._taken | doubts
        self._list()

    def action_open_group(self) -> None:
        """Show each doubt of the current group, or the group alone again."""
        if self._items:
            at, question = self._items[self.query_one(LineList).current]
            self._opened ^= {at} if question.text else set()
            self._list()

    def action_take_all(self) -> None:
        """Take every doubtful value."""
        if self._imported is not None:
            self._taken = {id(doubt) for doubt in self._imported.doubts}
            self._list()

    def action_make(self) -> None:
        """Write the draft with what was taken."""
        imported = self._imported
        if imported is None:
            return
        taken = [doubt for doubt in imported.doubts if id(doubt) in self._taken]
        imported.take(taken).apply(imported.draft)
        unit, year = imported.draft.text("unit.name") or "报告", imported.draft.year or 0
        try:
            folder = drafts_folder()
            folder.mkdir(parents=True, exist_ok=True)
            path = draft_name(folder, unit, year)
            write_imported(path, imported)
        except OSError as error:
            self._tell(f"草稿写不进去：{told(error)}")
            return
        self.dismiss(path)

    def action_give_up(self) -> None:
        """Leave without a draft."""
        self.dismiss(None)

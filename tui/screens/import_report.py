"""A published report read in: what was understood, what is in doubt, then the draft."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from forms.check_sheet import value_name
from forms.importing import Imported, ImportedValue, ReportError, import_report
from forms.loading import FormError
from forms.new_draft import draft_name
from forms.settings import drafts_folder
from forms.store.trouble import told
from forms.visible import visible
from tui.commands.importing import summary, write_imported
from tui.widgets.dialog import Dialog
from tui.widgets.line_list import Line, LineList
from tui.widgets.paragraph import Paragraph


class ImportScreen(ModalScreen[Path | None]):
    """Read the report, let each doubtful value be taken or left; the result is the draft's path."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "返回", show=False),
        Binding("a", "take_all", "存疑的全部采用", show=False),
        Binding("f8,f9", "make", "建草稿", show=False),
    ]
    DEFAULT_CSS = """
    ImportScreen LineList { height: 1fr; }
    """

    def __init__(self, report: Path) -> None:
        super().__init__()
        self._report = report
        self._imported: Imported | None = None
        self._taken: set[int] = set()

    def compose(self) -> ComposeResult:
        """What was read, and the keys."""
        with Dialog(f"读入 {visible(self._report.name, lines=False)}"):
            yield Paragraph("正在读……", id="state")
            yield LineList()
            yield Static(
                "回车 采用或不用这一项   A 存疑的全部采用   F8 建草稿   Esc 返回",
                classes="answers",
                markup=False,
            )

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
        self._tell(next(iter(summary(imported))))
        self._list()

    def _list(self) -> None:
        assert self._imported is not None
        lines = [self._doubt(item, one) for item, one in enumerate(self._imported.doubts)]
        notes = [line for line in list(summary(self._imported))[1:] if not line.startswith("存疑")]
        lines += [Line(visible(note, lines=False), "dim") for note in notes]
        lines += [self._sure(value) for value in self._imported.values if value.sure]
        self.query_one(LineList).show(lines)

    def _doubt(self, item: int, doubt: ImportedValue) -> Line:
        assert self._imported is not None
        mark = "采用" if item in self._taken else "不用"
        name = value_name(self._imported.form, doubt.address)
        text = f"[{mark}] {name} ＝ {doubt.value}　原文“{doubt.raw}”　{doubt.why}"
        return Line(visible(text, lines=False), "warning", item)

    def _sure(self, value: ImportedValue) -> Line:
        assert self._imported is not None
        shown = str(value.value).replace("\n", " ")[:60]
        text = f"       {value_name(self._imported.form, value.address)} ＝ {shown}"
        return Line(visible(text, lines=False), "plain")

    @on(LineList.Taken)
    def _toggle(self, event: LineList.Taken) -> None:
        if self._imported is not None:
            self._taken ^= {event.item}
            self._list()

    def action_take_all(self) -> None:
        """Take every doubtful value."""
        if self._imported is not None:
            self._taken = set(range(len(self._imported.doubts)))
            self._list()

    def action_make(self) -> None:
        """Write the draft with what was taken."""
        imported = self._imported
        if imported is None:
            return
        taken = [doubt for item, doubt in enumerate(imported.doubts) if item in self._taken]
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

"""A new report: unit, level and kind, year, format, last year's report or draft."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Select, Static

from forms.carry_over import carry_over
from forms.draft import Draft
from forms.folders import drafts_folder
from forms.form import Form
from forms.loading import FormError, default_form, known_forms, load_form
from forms.new_draft import NewDraft, draft_name, new_draft
from forms.review.cover_values import year_meant
from forms.store.reading import DraftError, read_draft
from forms.store.trouble import told
from forms.visible import visible
from tui.recent import recent_drafts
from tui.widgets.choice_field import ChoiceField
from tui.widgets.cover import FIELDS
from tui.widgets.dialog import Dialog
from tui.widgets.line_input import LineInput
from tui.widgets.paragraph import Paragraph

LEVEL = next(field for field in FIELDS if field.address == "unit.level")
KIND = next(field for field in FIELDS if field.address == "unit.kind")
NO_PREVIOUS = "没有（从空白开始）"


def coming_year(today: date) -> int:
    """The reporting year that is due next: last year's until the summer, then this year's."""
    return today.year if today.month >= 7 else today.year - 1


class NewReportScreen(ModalScreen[Path | None]):
    """Ask what a draft begins with; the result is the path of the new draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "返回", show=False),
        Binding("f8,f9", "make", "新建", show=False),
        Binding("down", "app.focus_next", "下一项", show=False),
        Binding("up", "app.focus_previous", "上一项", show=False),
    ]
    DEFAULT_CSS = """
    NewReportScreen Horizontal { height: 1; }
    NewReportScreen .label { width: 14; }
    NewReportScreen Input, NewReportScreen Select { width: 1fr; }
    NewReportScreen Button { width: 1fr; height: 1; border: none; min-width: 8; }
    NewReportScreen #carried { max-height: 6; }
    NewReportScreen #problem { color: $text-error; text-style: bold; height: auto; }
    """

    def __init__(self, previous: Path | None = None) -> None:
        super().__init__()
        self._previous = previous

    def compose(self) -> ComposeResult:
        """A label and a field a line."""
        year = str(coming_year(date.today()))
        with Dialog("新建年度报告"):
            yield from _row(
                "单位名称", LineInput(compact=True, placeholder="署名用全称", id="unit")
            )
            yield from _row(
                "标题里的简称", LineInput(compact=True, placeholder="不填则用单位名称", id="short")
            )
            yield from _row(
                "单位层级", ChoiceField(LEVEL.choices, prompt="选择", id="level", compact=True)
            )
            yield from _row(
                "单位性质", ChoiceField(KIND.choices, prompt="选择", id="kind", compact=True)
            )
            yield from _row("报告年度", LineInput(year, compact=True, id="year"))
            yield from _row("报告格式", self._form_select(int(year)))
            yield from _row("上年的草稿", self._previous_select())
            yield from _row("", Button("或读入上年已发布的报告……", id="import", compact=True))
            yield Paragraph(id="carried")
            yield Paragraph(id="problem")
            yield Button("新建", id="make", variant="primary", compact=True)
            yield Static(
                "回车 下一项   空格 展开选项   Tab 换项   F8 新建   Esc 返回",
                classes="answers",
                markup=False,
            )

    def _form_select(self, year: int) -> Select[str]:
        forms = [(form.name, form.id) for form in known_forms()]
        return ChoiceField(
            forms, value=default_form(year).id, allow_blank=False, id="form", compact=True
        )

    def _previous_select(self) -> Select[str]:
        paths, _ = recent_drafts()
        if self._previous and self._previous not in paths:
            paths.insert(0, self._previous)
        choices = [(NO_PREVIOUS, ""), *((_called(path), str(path)) for path in paths)]
        chosen = str(self._previous) if self._previous else ""
        return ChoiceField(choices, value=chosen, allow_blank=False, id="previous", compact=True)

    def on_mount(self) -> None:
        """Begin with the unit."""
        self.query_one("#unit", Input).focus()

    @on(Input.Changed, "#year")
    def _year_changed(self, event: Input.Changed) -> None:
        year = year_meant(event.value)
        if year is not None:
            self.query_one("#form", Select).value = default_form(year).id
            self._show_carried()

    @property
    def _year(self) -> int | None:
        """The year typed, None where it is none yet."""
        return year_meant(self.query_one("#year", Input).value)

    @on(Select.Changed, "#previous")
    def _previous_changed(self, event: Select.Changed) -> None:
        if event.value:
            self._fill_from(Path(str(event.value)))
        self._show_carried()

    @on(Select.Changed, "#form")
    def _form_changed(self) -> None:
        self._show_carried()

    def _show_carried(self) -> None:
        """Say what would come over from last year's draft, and whether the form is of the year."""
        lines = [*self._of_another_year(), *self._carried()]
        self.query_one("#carried", Paragraph).update("\n".join(lines))

    def _of_another_year(self) -> list[str]:
        year, form = self._year, self._form()
        if year is None or year in form.years:
            return []
        return [f"· {form.name}不是 {year} 年度的格式，请核对年度和格式。"]

    def _carried(self) -> list[str]:
        chosen, year = self._chosen("#previous"), self._year
        if not chosen or year is None:
            return []
        try:
            last = read_draft(Path(chosen))
            notes = carry_over(self._form(), last, load_form(last.form), year).notes
        except (DraftError, FormError) as error:
            return [str(error)]
        return [f"· {note}" for note in notes]

    def _fill_from(self, path: Path) -> None:
        """Offer what last year's draft says of the unit."""
        try:
            last = read_draft(path)
        except DraftError as error:
            self._tell(str(error))
            return
        for widget, address in (("#unit", "unit.name"), ("#short", "unit.short_name")):
            field = self.query_one(widget, Input)
            field.value = field.value or last.text(address)
        self._select_from(last, "#level", LEVEL.address, [v for _, v in LEVEL.choices])
        self._select_from(last, "#kind", KIND.address, [v for _, v in KIND.choices])
        if last.year:
            self.query_one("#year", Input).value = str(last.year + 1)

    def _select_from(self, last: Draft, widget: str, address: str, known: list[str]) -> None:
        if last.text(address) in known:
            self.query_one(widget, Select).value = last.text(address)

    @on(Input.Changed)
    def _mended(self) -> None:
        """What was missing may be there now."""
        self._tell("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on."""
        self.focus_next()

    @on(Button.Pressed, "#import")
    def _import(self) -> None:
        from tui.flows.beginning import REPORTS
        from tui.screens.pick_file import PickFileScreen

        self.app.push_screen(PickFileScreen("上年已发布的报告", REPORTS), self._picked)

    def _picked(self, report: Path | None) -> None:
        if report is not None:
            from tui.screens.import_report import ImportScreen

            self.app.push_screen(ImportScreen(report), self._imported)

    def _imported(self, draft: Path | None) -> None:
        if draft is not None:
            previous = self.query_one("#previous", Select)
            previous.set_options([(_called(draft), str(draft)), (NO_PREVIOUS, "")])
            previous.value = str(draft)

    @on(Button.Pressed, "#make")
    def action_make(self) -> None:
        """Write the draft."""
        wanted = self._wanted()
        if wanted is None:
            return
        try:
            folder = drafts_folder()
            folder.mkdir(parents=True, exist_ok=True)
            path = draft_name(folder, wanted.unit, wanted.year)
            new_draft(path, wanted)
        except (DraftError, FormError, OSError) as error:
            self._tell(f"没有建成：{told(error)}")
            return
        self.dismiss(path)

    def _wanted(self) -> NewDraft | None:
        unit = self.query_one("#unit", Input).value.strip()
        year = self._year
        if not unit:
            self._ask("#unit", "请填写单位名称。")
            return None
        if year is None:
            self._ask("#year", "请填写四位数的报告年度，如 2025。")
            return None
        return NewDraft(
            form=self._form(),
            year=year,
            unit=unit,
            short_name=self.query_one("#short", Input).value.strip(),
            level=self._chosen("#level"),
            kind=self._chosen("#kind"),
            previous=Path(self._chosen("#previous")) if self._chosen("#previous") else None,
        )

    def _form(self) -> Form:
        return next(form for form in known_forms() if form.id == self._chosen("#form"))

    def _chosen(self, widget: str) -> str:
        value = self.query_one(widget, Select).value
        return value if isinstance(value, str) else ""

    def _ask(self, field: str, text: str) -> None:
        """Say what is missing, with the officer in the field for it."""
        self.query_one(field, Input).focus()
        self._tell(text)

    def _tell(self, text: str) -> None:
        self.query_one("#problem", Paragraph).update(visible(text))

    def action_give_up(self) -> None:
        """Leave without a draft; what has been typed is given up only when asked."""
        from tui.screens.confirm import ConfirmScreen

        def answered(key: str | None) -> None:
            if key == "enter":
                self.dismiss(None)

        if not self.query_one("#unit", Input).value.strip():
            self.dismiss(None)
            return
        ways = (("enter", "不建了"), ("escape", "接着填"))
        self.app.push_screen(ConfirmScreen("不建了？", "填好的内容不会保留。", ways), answered)


def _row(label: str, widget: Input | Select[str] | Button) -> ComposeResult:
    with Horizontal():
        yield Static(label, classes="label", markup=False)
        yield widget


def _called(path: Path) -> str:
    return visible(path.stem, lines=False)

"""The preview (预览) over the whole screen, page of pages."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from exporters.preview_text import preview_pages
from forms.draft import Address, Draft
from forms.form import Form
from tui.widgets.bars import KeyBar
from tui.widgets.dialog import letter
from tui.widgets.line_list import LineList
from tui.widgets.pages_view import PagesView

KEYS = (
    ("↑↓", "逐行"),
    ("PgDn", "翻"),
    ("N", "下一页"),
    ("P", "上一页"),
    ("←→", "看表格两侧"),
    ("回车", "去改"),
    ("Esc", "返回"),
)


class PreviewScreen(Screen[tuple[Address, int] | None]):
    """The pages; the result is a place to go back to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f3", "back", "返回", show=False),
        letter("n", "page(1)", "下一页"),
        letter("p", "page(-1)", "上一页"),
    ]
    DEFAULT_CSS = """
    PreviewScreen { align: center top; }
    PreviewScreen PagesView {
        width: 118; max-width: 100%; height: 1fr; border: round $panel;
        border-title-color: $primary; border-subtitle-color: $foreground 70%;
    }
    """

    def __init__(self, form: Form, draft: Draft, address: Address, offset: int) -> None:
        super().__init__()
        self.form = form
        self.draft = draft
        self.address = address
        self.position = offset

    def compose(self) -> ComposeResult:
        """The pages and the keys."""
        yield PagesView(self.form, self.draft)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Reckon the pages and go to the officer's place."""
        self.query_one(KeyBar).show(KEYS)
        view = self.query_one(PagesView)
        view.show_pages(preview_pages(self.form, self.draft))
        view.focus()
        self.call_after_refresh(view.follow, self.address, self.position)

    @on(LineList.Taken)
    def _taken(self) -> None:
        place = self.query_one(PagesView).place()
        if place is not None:
            self.dismiss(place)

    def action_page(self, by: int) -> None:
        """Go to the next or the previous page."""
        self.query_one(PagesView).turn(by)

    def action_back(self) -> None:
        """Back to the editor."""
        self.dismiss(None)

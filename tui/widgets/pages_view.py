"""The pages as they will print, in the cells of a terminal: 56 columns stand for 28 characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from exporters.lines import cell_width
from exporters.pages import PAGE_CELLS, Page, PageLine
from exporters.places import find_spot, source_of
from exporters.preview_text import ESTIMATE, page_number
from forms.draft import Address, Draft
from forms.form import Form
from forms.visible import visible
from tui.widgets.line_list import Line, LineList, without_head

ROLES = {"title": "head", "heading": "head", "head": "head", "label": "head", "seal": "dim"}
SEAL = "（印章）"


class PagesView(LineList):
    """All pages one below the other; the current line is a place that can be gone back to."""

    BORDER_TITLE = "预览"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "pan(-16)", "向左", show=False),
        Binding("right", "pan(16)", "向右", show=False),
    ]

    def __init__(self, form: Form, draft: Draft) -> None:
        super().__init__(id="pages")
        self.form = form
        self.draft = draft
        self.pages: Sequence[Page] = ()
        self._printed: list[PageLine] = []
        self._shift = 0

    def on_mount(self) -> None:
        """Say that the pages are an estimate."""
        self.border_subtitle = ESTIMATE

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these pages."""
        self.pages = pages
        self._printed = [line for page in pages for line in page.lines]
        self.show(list(self._lines()))

    def follow(self, address: Address, offset: int) -> None:
        """Make the printed line of a place in the draft the current one."""
        spot = find_spot(self.pages, self.form, self.draft, address, offset)
        if spot is not None:
            before = sum(len(page.lines) for page in self.pages[: spot.page])
            self.choose(before + spot.line)
            self._scroll_to_current(self.size.height // 3)

    def _scroll_to_current(self, above: int) -> None:
        """Show the current line with so many lines above it."""
        row = next(y for y, line in enumerate(self.lines) if line.item == self.current)
        self.scroll_to(y=row - above, animate=False, force=True)

    def place(self) -> tuple[Address, int] | None:
        """The place in the draft that the current line shows."""
        if self.current >= len(self._printed):
            return None
        pieces = [piece for piece in self._printed[self.current].pieces if piece.at]
        return source_of(pieces[0], 0, self.form, self.draft) if pieces else None

    def turn(self, by: int) -> None:
        """Go to the first line of a page before or after."""
        firsts = [0]
        for page in self.pages:
            firsts.append(firsts[-1] + len(page.lines))
        here = max(i for i, first in enumerate(firsts) if first <= self.current)
        self.choose(firsts[max(0, min(here + by, len(self.pages) - 1))])
        self._scroll_to_current(1)

    def action_pan(self, by: int) -> None:
        """Show more of what stands to the right or left: tables are wider than the text."""
        widest = max((cell_width(line.text, self.wide) for line in self.lines), default=0)
        room = self.scrollable_content_region.width
        self._shift = max(0, min(self._shift + by, widest + self._shift - room))
        self.show(list(self._lines()))

    def _lines(self) -> Iterator[Line]:
        item = 0
        for page in self.pages:
            yield Line(self._rule(page), "dim")
            for line in page.lines:
                yield Line(self._shown(line), ROLES.get(line.role, "plain"), item)
                item += 1
            yield Line("", "dim")
            yield Line(page_number(page), "dim")

    def _rule(self, page: Page) -> str:
        title = f" 第 {page.number} 页，共 {len(self.pages)} 页 "
        return "-" * 18 + title + "-" * 18

    def _shown(self, line: PageLine) -> str:
        if line.role == "seal" and not line.text:
            return " " * (PAGE_CELLS - 20) + SEAL
        return without_head(visible(line.cells(self.wide), lines=False), self._shift, self.wide)

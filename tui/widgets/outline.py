"""The outline (目录): every part with its state, what is answered and what is open."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.cells import cell_width
from forms.carry_over import awaiting_update
from forms.draft import Address, Draft
from forms.form import Form, Section, Table
from forms.progress import PartProgress, PartState, Progress
from forms.titles import heading
from tui.widgets.line_list import Line, LineList, fitted

COVER = "cover"
"""The part before all others: unit, year, date, contact."""
MARKS = {
    PartState.UNTOUCHED: ("空", "dim"),
    PartState.UNDERWAY: ("填", "plain"),
    PartState.DOUBTFUL: ("疑", "warning"),
    PartState.DONE: ("完", "good"),
}
AWAITING = ("旧", "warning")
"""A part whose text is last year's and waits to be brought up to date."""
COVER_TITLE = "封面信息"
COVER_VALUES = ("unit.name", "year", "document.date")
"""What the cover cannot do without."""
ATTACHMENTS = "attachments"
ATTACHMENTS_TITLE = "其他附件"


class Outline(LineList):
    """The parts in order; Enter goes to one."""

    BORDER_TITLE = "目录"

    def __init__(self, form: Form, draft: Draft) -> None:
        super().__init__(id="outline")
        self.form = form
        self.draft = draft
        self._awaiting: set[Address] = set()
        self._shown: tuple[Progress, PartProgress] | None = None
        self.parts = [COVER, *(part.id for part in form.parts), ATTACHMENTS]
        self.lines = list(self._titles())

    def show_progress(self, progress: Progress, cover: PartProgress) -> None:
        """Show where each part stands."""
        self._shown = progress, cover
        self._awaiting = set(awaiting_update(self.draft))
        self.show(list(self._lines(progress, cover)))

    def on_resize(self) -> None:
        """Fit the titles to the new width."""
        self.show(list(self._lines(*self._shown) if self._shown else self._titles()))

    def _titles(self) -> Iterator[Line]:
        """The parts alone, before it is known how they stand."""
        titles = (part_title(self.form, self.draft, part) for part in self.form.parts)
        for item, title in enumerate((COVER_TITLE, *titles, ATTACHMENTS_TITLE)):
            yield Line(f"   {title}", "plain", item)

    def _lines(self, progress: Progress, cover: PartProgress) -> Iterator[Line]:
        yield self._line(0, COVER_TITLE, cover)
        for item, (part, state) in enumerate(zip(self.form.parts, progress.parts, strict=True), 1):
            yield self._line(item, part_title(self.form, self.draft, part), state)
        extra = self.draft.get(ATTACHMENTS)
        count = f" {len(extra)}" if isinstance(extra, list) and extra else ""
        yield Line(f"   {ATTACHMENTS_TITLE}{count}", "dim", len(self.parts) - 1)

    def _line(self, item: int, title: str, part: PartProgress) -> Line:
        mark, role = MARKS[part.state]
        if f"sections.{part.part}" in self._awaiting:
            mark, role = AWAITING
        if part.errors:
            role = "error"
        count = f" {part.answered}/{part.asked}" if part.asked > 1 else ""
        open_ = f" !{part.errors + part.warnings}" if part.errors + part.warnings else ""
        room = max(self.scrollable_content_region.width, 16) - cell_width(f"{mark} {count}{open_}")
        return Line(f"{mark} {fitted(title, room, self.wide)}{count}{open_}", role, item)


def part_title(form: Form, draft: Draft, part: Section | Table) -> str:
    """How a part is called in the outline and above its field."""
    titled = heading(part, form, draft)
    if titled:
        return titled
    if isinstance(part, Table):
        return f"附件{part.attachment or ''} {part.short or part.title}"
    return part.label or part.id


def part_of(form: Form, address: Address) -> str:
    """The part that an address lies in; the cover for what lies in none."""
    head, _, rest = address.partition(".")
    part = rest.split(".")[0]
    if head == "sections" and form.section(part):
        return part
    if head == "tables" and form.table(part):
        return part
    return ATTACHMENTS if head == "attachments" else COVER

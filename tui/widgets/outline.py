"""The outline (目录): every part with its state, what is answered and what is open."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.cells import cell_width
from forms.draft import Address, Draft
from forms.form import Form, Section, Table
from forms.progress import PartProgress, PartState, Progress, awaiting_update
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
UNNAMED = "（未命名的附件）"


class Outline(LineList):
    """The parts in order; Enter goes to one."""

    BORDER_TITLE = "目录"

    def __init__(self, form: Form, draft: Draft) -> None:
        super().__init__(id="outline")
        self.form = form
        self.draft = draft
        self._awaiting: set[Address] = set()
        self._shown: Progress | None = None
        self.lines = list(self._titles())

    @property
    def parts(self) -> list[str]:
        """The ids of all parts, in the order of the items; further attachments are parts too."""
        attached = (attachment_part(number) for number, _ in enumerate(attached_titles(self.draft)))
        return [COVER, *(part.id for part in self.form.parts), ATTACHMENTS, *attached]

    def show_progress(self, progress: Progress) -> None:
        """Show where each part stands: the cover, the form's own, further attachments."""
        self._shown = progress
        self._awaiting = set(awaiting_update(self.draft))
        self.show(list(self._lines(progress)))

    def on_resize(self) -> None:
        """Fit the titles to the new width."""
        self.show(list(self._lines(self._shown) if self._shown else self._titles()))

    def _titles(self) -> Iterator[Line]:
        """The parts alone, before it is known how they stand."""
        for item, title in enumerate((*self._fixed(), ATTACHMENTS_TITLE)):
            yield Line(f"   {title}", "plain", item)
        yield from self._attached()

    def _fixed(self) -> list[str]:
        """The titles of the cover and of the form's own parts."""
        own = (part_title(self.form, self.draft, part) for part in self.form.parts)
        return [COVER_TITLE, *own]

    def _attached(self) -> Iterator[Line]:
        """Further attachments by their names."""
        for item, title in enumerate(attached_titles(self.draft), len(self.form.parts) + 2):
            yield Line(f"     {title or UNNAMED}", "dim", item)

    def _lines(self, progress: Progress) -> Iterator[Line]:
        *fixed, attached = progress.parts
        for item, (title, part) in enumerate(zip(self._fixed(), fixed, strict=True)):
            yield self._line(item, title, part)
        open_ = _open(attached)
        told = f"疑 {ATTACHMENTS_TITLE}{open_}" if open_ else f"   {ATTACHMENTS_TITLE}"
        yield Line(told, "warning" if open_ else "dim", len(fixed))
        yield from self._attached()

    def _line(self, item: int, title: str, part: PartProgress) -> Line:
        mark, role = MARKS[part.state]
        if f"sections.{part.part}" in self._awaiting:
            mark, role = AWAITING
        if part.errors:
            role = "error"
        count = f" {part.answered}/{part.asked}" if part.asked > 1 else ""
        open_ = _open(part)
        room = max(self.scrollable_content_region.width, 16) - cell_width(f"{mark} {count}{open_}")
        return Line(f"{mark} {fitted(title, room, self.wide)}{count}{open_}", role, item)


def _open(part: PartProgress) -> str:
    """How many are open, with the marks that they have in a sheet: ! 必改, ? 须核实."""
    errors = f" !{part.errors}" if part.errors else ""
    return errors + (f" ?{part.warnings}" if part.warnings else "")


def first_place(form: Form, draft: Draft) -> Address:
    """Where the officer stopped; of a draft never left, the cover until that is complete."""
    stopped = draft.text("resume.at")
    if stopped:
        return stopped
    if any(draft.get(address) in (None, "") for address in COVER_VALUES):
        return COVER_VALUES[0]
    first = form.parts[0]
    return f"sections.{first.id}" if form.section(first.id) else f"tables.{first.id}"


def part_title(form: Form, draft: Draft, part: Section | Table) -> str:
    """How a part is called in the outline and above its field."""
    titled = heading(part, form, draft)
    if titled:
        return titled
    if isinstance(part, Table):
        return f"附件{part.attachment or ''} {part.short or part.title}"
    return part.label or part.id


def part_called(form: Form, draft: Draft, part: str) -> str:
    """What any part is called: one of the form, the cover, an attachment."""
    own = form.section(part) or form.table(part)
    if own:
        return part_title(form, draft, own)
    if part.startswith(f"{ATTACHMENTS}."):
        return f"附件：{draft.text(f'{part}.title') or UNNAMED}"
    return COVER_TITLE if part == COVER else ATTACHMENTS_TITLE


def part_of(form: Form, address: Address) -> str:
    """The part that an address lies in; the cover for what lies in none."""
    head, _, rest = address.partition(".")
    part = rest.split(".")[0]
    if head == "sections" and form.section(part):
        return part
    if head == "tables" and form.table(part):
        return part
    if head != ATTACHMENTS:
        return COVER
    return (
        attachment_part(int(part)) if part.isdecimal() and rest.endswith(".text") else ATTACHMENTS
    )


def attached_titles(draft: Draft) -> list[str]:
    """The names of the further attachments."""
    attached = draft.get(ATTACHMENTS)
    count = len(attached) if isinstance(attached, list) else 0
    return [draft.text(f"{attachment_part(number)}.title") for number in range(count)]


def attachment_part(number: int) -> str:
    """The part in which the text of a further attachment is written, counted from 0."""
    return f"{ATTACHMENTS}.{number}"


def text_address(form: Form, part: str) -> Address | None:
    """Where the text of a part lies, None where it is no text."""
    if part.startswith(f"{ATTACHMENTS}."):
        return f"{part}.text"
    return f"sections.{part}" if form.section(part) else None

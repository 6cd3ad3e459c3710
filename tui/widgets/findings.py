"""The findings pane (疑点): what the review found, worst first within reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from forms.draft import Draft
from forms.form import Form
from forms.review.finding import SEVERITY_WORDS, Finding, is_blank
from forms.visible import visible
from tui.widgets.dialog import letter
from tui.widgets.line_list import Line, LineList, fitted, wrapped
from tui.widgets.outline import part_called, part_of

REVIEWING = "自查中……"
"""Until the first review is done nothing is said of the draft, good or bad."""


class FindingsPane(LineList):
    """Findings as wrapped lines; Enter goes to the place, other keys mend or answer."""

    BORDER_TITLE = "疑点"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "repair", "按建议改正", show=False),
        Binding("F", "repair_all", "同类全部改正", show=False),
        letter("w", "waive", "写情况说明"),
        Binding("space", "details", "看详情", show=False),
    ]

    class Asked(Message):
        """Something is wanted of a finding: `go`, `repair`, `repair_all`, `waive`, `details`."""

        def __init__(self, finding: Finding, wanted: str) -> None:
            super().__init__()
            self.finding = finding
            self.wanted = wanted

    def __init__(self, form: Form, draft: Draft) -> None:
        super().__init__(id="findings")
        self.form = form
        self.draft = draft
        self.findings: list[Finding] = []
        self.waiting = 0
        self._reviewed = False

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the review found; what merely waits for a blank is counted, not listed."""
        listed = [finding for finding in findings if finding.state == "fail"]
        before, chosen = self.findings, self.current
        self.findings = [f for f in listed if not f.waived] + [f for f in listed if f.waived]
        self.waiting = sum(map(is_blank, findings))
        self._reviewed = True
        self._lay_out()
        item = followed(before, chosen, self.findings)
        if item != self.current:
            self.choose(item)

    def choose_for(self, address: str) -> None:
        """Bring the first finding about an address into sight."""
        found = (i for i, finding in enumerate(self.findings) if address in finding.at)
        item = next(found, None)
        if item is not None:
            self.choose(item)

    @property
    def chosen(self) -> Finding | None:
        """The current finding."""
        return self.findings[self.current] if self.current < len(self.findings) else None

    def _lay_out(self) -> None:
        width = max(self.scrollable_content_region.width, 12)
        self.show(list(self._lines(width)))

    def _lines(self, width: int) -> Iterator[Line]:
        part = ""
        for item, finding in enumerate(self.findings):
            before, part = part, part_of(self.form, finding.at[0])
            if part != before:
                title = part_called(self.form, self.draft, part)
                yield Line(fitted(title, width - 1, self.wide), "head")
            yield from self._wrapped(item, finding, width)
        if not self._reviewed:
            yield Line(REVIEWING, "dim")
        elif self.waiting:
            yield Line(f"待填 {self.waiting} 项", "dim")
        elif not self.findings:
            yield Line("没有疑点", "good")

    def _wrapped(self, item: int, finding: Finding, width: int) -> Iterator[Line]:
        word = "已核实" if finding.waived else SEVERITY_WORDS[finding.severity]
        role = "dim" if finding.waived else finding.severity
        quote = "" if finding.called.strip("“”") in finding.message else f"{finding.called} "
        text = visible(f"{word} {quote}{finding.message}", lines=False)
        yield from wrapped(Line(text, role, item), width - 1, self.wide)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again to the new width."""
        self._lay_out()

    def action_take(self) -> None:
        """Go to the place of the current finding."""
        self._ask("go")

    def action_repair(self) -> None:
        """Mend the current finding as proposed."""
        self._ask("repair")

    def action_repair_all(self) -> None:
        """Mend all findings of this rule in this part."""
        self._ask("repair_all")

    def action_waive(self) -> None:
        """Answer the current warning with a reason."""
        self._ask("waive")

    def action_details(self) -> None:
        """Show the whole finding with its source."""
        self._ask("details")

    def _ask(self, wanted: str) -> None:
        if self.chosen:
            self.post_message(self.Asked(self.chosen, wanted))


def followed(before: Sequence[Finding], chosen: int, now: Sequence[Finding]) -> int:
    """Where the chosen finding is now, at its next place if it has left one; where it is gone, the
    nearest one that is still there.
    """
    for one in (*before[chosen:], *reversed(before[:chosen])):
        alike = [item for item, other in enumerate(now) if _is_alike(one, other)]
        same = [item for item in alike if now[item].message == one.message] or alike
        if same:
            return min(same, key=lambda item: abs(_start(now[item]) - _start(one)))
    return chosen


def _is_alike(one: Finding, other: Finding) -> bool:
    """Whether it is a doubt of the same rule about the same value, answered or open as before; what
    it says may be another thing, for it names its places.
    """
    return (one.rule, one.at, one.waived) == (other.rule, other.at, other.waived)


def _start(finding: Finding) -> int:
    return finding.span[0] if finding.span else 0

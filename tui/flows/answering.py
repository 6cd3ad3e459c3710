"""What is wanted of a finding in the pane, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.review.finding import Finding
from tui.flows.mending import details, repair, waive
from tui.flows.mending_alike import repair_all

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen


async def answer(screen: EditingScreen, finding: Finding, wanted: str) -> None:
    """Go to a finding, mend it or all of its kind, answer it, or show all of it."""
    match wanted:
        case "go":
            await screen.go_to(finding.at[0], finding.span)
        case "repair":
            repair(screen, finding)
        case "repair_all":
            repair_all(screen, finding)
        case "waive":
            waive(screen, finding)
        case "details":
            details(screen, finding)

"""All findings of a rule mended as one deed: words at once, what is a fact only when confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from forms.check_sheet import repair_words
from forms.review.finding import Finding, first_repairs, is_sure, mend_all
from tui.flows.mending import NO_REPAIR, repair
from tui.screens.confirm import Answers, ConfirmScreen
from tui.widgets.outline import part_called, part_of

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen

TITLE = "同类全改"
ELSEWHERE = "别的部分里也有同类的疑点，改哪些？"
NOT_SURE = "下面各处要改的是数，或者不止一种改法。逐处看过，每一处都该这样改的，再一次全改："


def repair_all(screen: EditingScreen, finding: Finding) -> None:
    """Mend every finding of the same rule: in the same part, or all if so answered."""
    if not screen.may_edit():
        return
    every = [
        f
        for f in screen.reviewing.findings
        if f.rule == finding.rule and first_repairs(f) and not f.waived
    ]
    here = [f for f in every if _part(screen, f) == _part(screen, finding)]
    if not every:
        screen.tell(NO_REPAIR)
    elif len(every) == 1 and not every[0].places:
        repair(screen, every[0])
    elif not all(map(is_sure, every)):
        _ask(screen, here, every, _listed(screen, every), "y")
    elif len(every) == len(here):
        _mend(screen, here)
    else:
        _ask(screen, here, every, ELSEWHERE, "enter")


def _ask(
    screen: EditingScreen, here: list[Finding], every: list[Finding], question: str, yes: str
) -> None:
    def answered(key: str | None) -> None:
        if key in (yes, "a"):
            _mend(screen, every if key == "a" else here)

    screen.app.push_screen(ConfirmScreen(TITLE, question, _ways(here, every, yes)), answered)


def _ways(here: Sequence[Finding], every: Sequence[Finding], yes: str) -> Answers:
    """Mend this part, or all where there is more, or nothing."""
    number, more = (sum(len(first_repairs(f)) for f in found) for found in (here, every))
    part = [(yes, f"改这一部分 {number} 处")] if here else []
    whole = [("a", f"改全文 {more} 处")] if more > number else []
    return (*part, *whole, ("escape", "返回，都不改"))


def _listed(screen: EditingScreen, findings: Sequence[Finding]) -> str:
    """The findings by part, each with what would be put for what."""
    lines = [NOT_SURE]
    part = ""
    for number, finding in enumerate(findings, 1):
        before, part = part, part_called(screen.form, screen.draft, _part(screen, finding))
        lines += [f"\n【{part}】"] if part != before else []
        lines.append(f"{number}. {finding.message}")
        lines += _ways_of(screen, finding)
    return "\n".join(lines)


def _part(screen: EditingScreen, finding: Finding) -> str:
    return part_of(screen.form, finding.at[0])


def _ways_of(screen: EditingScreen, finding: Finding) -> Iterator[str]:
    """What is put for what in each place, and what else might be done."""
    for first in first_repairs(finding):
        yield f"　→ {repair_words(screen.form, first)}"
    others = "；".join(repair_words(screen.form, other) for other in finding.repairs[1:])
    if others:
        yield f"　　不这样改的，用 f 单独改：{others}"


def _mend(screen: EditingScreen, findings: Sequence[Finding]) -> None:
    edit = mend_all(screen.draft, *findings)
    if edit:
        screen.apply(edit, f"已{edit.label}（^Z 撤销）")

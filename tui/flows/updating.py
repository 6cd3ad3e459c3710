"""Last year's words: looked up, taken, and those carried over brought up to date (待更新)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.carry_over import updated, year_changes
from forms.draft import Address, Draft
from forms.edit import Change, Edit, Step
from forms.progress import CARRIED, awaiting_update
from forms.references import resolve
from forms.review.finding import Repair

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen


def awaits(draft: Draft, address: Address) -> bool:
    """Whether the text at an address is last year's and waits to be brought up to date."""
    return draft.get(f"{CARRIED}.{address}") is not None


def last_text(screen: EditingScreen) -> str:
    """What this section said last year, as it was printed."""
    previous = screen.reviewing.previous
    if previous is None:
        return ""
    return resolve(previous.text(screen.address), screen.form, previous).strip()


def last_year(screen: EditingScreen) -> None:
    """Show what this section said last year; it can be taken to the cursor."""
    from tui.screens.text import TextScreen
    from tui.widgets.prose import ProseEditor

    field, text = screen.field, last_text(screen)
    if not isinstance(field, ProseEditor):
        return
    if not text:
        screen.tell("没有上年的文字。新建时选上年的草稿，或先用首页的 ^R 读入上年的报告。")
        return

    def answered(key: str | None) -> None:
        if key == "t":
            field.insert_text(text, "取用上年文字")

    title = f"上年文字　{len(''.join(text.split()))} 字"
    screen.app.push_screen(TextScreen(title, text, (("t", "插到光标处"),)), answered)


def bring_up(screen: EditingScreen) -> None:
    """Propose the years to change in this section one by one, then ask whether it is done."""
    if not screen.may_edit():
        return
    if not awaits(screen.draft, screen.address):
        left = len(awaiting_update(screen.draft))
        more = f"还有 {left} 个部分待更新，按 F8 去。" if left else ""
        screen.tell(f"这一部分没有待更新的旧文。{more}")
        return
    _propose(screen, changes_of(screen), [])


def changes_of(screen: EditingScreen) -> list[Repair]:
    """The years that may have to be changed in this section."""
    old = screen.draft.get(f"{CARRIED}.{screen.address}")
    new = screen.draft.year
    if not isinstance(old, int) or new is None:
        return []
    found = year_changes(screen.draft, old, new)
    return [change for change in found if change.at == screen.address]


def _propose(screen: EditingScreen, left: list[Repair], taken: list[Repair | None]) -> None:
    """Ask about the first that is left; what was decided is done at the end, all at once.

    Done one by one, last year's year made this year's would be proposed anew, as this year's.
    """
    from tui.screens.confirm import ConfirmScreen

    if not left:
        _take(screen, taken)
        _ask_whether_done(screen, taken.count(None))
        return

    def answered(key: str | None) -> None:
        if key == "a":
            _propose(screen, [], [*taken, *left])
        elif key in ("enter", "n"):
            _propose(screen, left[1:], [*taken, left[0] if key == "enter" else None])

    answers = (("enter", "改"), ("n", "不改"), ("a", "余下全改"), ("escape", "都先不改"))
    count = f"第 {len(taken) + 1}/{len(taken) + len(left)} 处"
    question = f"{count}\n\n{_around(screen, left[0])}"
    screen.app.push_screen(ConfirmScreen("改年份", question, answers), answered)


def _around(screen: EditingScreen, change: Repair) -> str:
    text = screen.draft.text(change.at)
    start, end = change.span or (0, 0)
    before = text[max(start - 30, 0) : start].rpartition("\n")[2]
    after = text[end : end + 30].partition("\n")[0]
    return f"……{before}【{change.old} → {change.new}】{after}……"


def _take(screen: EditingScreen, taken: list[Repair | None]) -> None:
    """Change the years, from the end of the text; the text's years are this year's from now on."""
    if not taken:
        return
    steps: list[Step] = []
    changes = (change for change in taken if change)
    for change in sorted(changes, key=lambda change: change.span or (0, 0), reverse=True):
        edit = change.edit(screen.draft)
        steps += edit.steps if edit else ()
    at = f"{CARRIED}.{screen.address}"
    steps.append(Change(at, screen.draft.get(at), screen.draft.year))
    screen.apply(Edit(tuple(steps), "改年份"))


def _ask_whether_done(screen: EditingScreen, passed: int) -> None:
    from tui.screens.confirm import ConfirmScreen

    address = screen.address

    def answered(key: str | None) -> None:
        if key == "enter":
            screen.apply(updated(screen.draft, address), "已标为更新（^Z 撤销）。按 F8 到下一处。")

    left = f"还有 {passed} 处年份没有改。" if passed else "年份没有要改的了。"
    question = f"{left}\n\n这一部分的事实、数据都按今年的改好了吗？"
    answers = (("enter", "改好了，标为已更新"), ("escape", "还要改"))
    screen.app.push_screen(ConfirmScreen("更新旧文", question, answers), answered)

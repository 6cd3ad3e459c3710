"""Versions compared: what changed between them, one value or all brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.store.backups import Version
from forms.store.comparing import Side
from forms.store.reading import DraftError
from forms.store.trouble import told
from forms.value_names import value_name
from tui.differing import places_at

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen


def history(screen: EditingScreen) -> None:
    """Choose an earlier version, see what differs value by value, bring back one or all."""
    from tui.screens.choose import Choice, ChooseScreen

    versions = screen.file.versions()
    if not versions:
        _tell_of_none(screen)
        return

    def taken(number: str | None) -> None:
        if number is not None:
            _show_differences(screen, int(number))

    choices = [Choice(version.label, str(i)) for i, version in enumerate(versions)]
    screen.app.push_screen(ChooseScreen("历史版本", choices), taken)


def _tell_of_none(screen: EditingScreen) -> None:
    """Say that there are no versions, and where those of a draft lie that is not known again."""
    none = "还没有以前的版本。"
    kept = screen.file.places.kept
    if not any(folder != kept for folder in kept.parent.glob("*")):
        screen.tell(none)
        return
    from tui.screens.text import TextScreen

    text = (
        f"{none}\n\n草稿移动或改名以后，第一次打开之前又在别处改过内容的，程序认不出是同一份，"
        f"以前的版本还在这个文件夹里（每份草稿一个子文件夹，backups 里的 .toml 可以直接打开）：\n"
        f"{kept.parent}"
    )
    screen.app.push_screen(TextScreen("历史版本", text))


def _show_differences(screen: EditingScreen, number: int) -> None:
    from tui.screens.choose import Choice, ChooseScreen

    version = screen.file.versions()[number]
    try:
        found = [change.inverse() for change in screen.file.since(version)]
    except DraftError as error:
        screen.tell(f"这个版本读不出来：{told(error)}")
        return
    if not found:
        screen.tell("与现在相同。")
        return

    def taken(which: str | None) -> None:
        if which is not None:
            only = None if which == "all" else [found[int(which)].address]
            _bring_back(screen, version, only)

    choices = [Choice(f"全部取回（{len(found)} 处）", "all")]
    for i, change in enumerate(found):
        name = value_name(screen.form, change.address)
        (now, then), *more = places_at(change.address, change.old, change.new)
        rest = f"　另有 {len(more)} 处" if more else ""
        words = f"{name}：现在 {now}　那时 {then}{rest}"
        choices.append(Choice(words, str(i)))
    screen.app.push_screen(ChooseScreen(f"{version.label}　选一处取回", choices), taken)


def _bring_back(screen: EditingScreen, version: Version, only: list[str] | None) -> None:
    edit = screen.file.bring_back(version, only)
    if edit is not None:
        screen.apply(edit, f"已取回 {len(edit.steps)} 处（^Z 撤销）")


def resolve_conflict(screen: EditingScreen) -> None:
    """Let the officer choose, value by value, between this draft and the file changed elsewhere."""
    from tui.screens.conflict import ConflictScreen

    conflict = screen.file.conflict
    if conflict is None or isinstance(screen.app.screen, ConflictScreen):
        return

    def answered(choices: dict[str, Side] | None) -> None:
        screen.merge_put_off = choices is None
        if choices is None:
            screen.tell("文件在别处被改过，还没有合并，这里的修改没有存进去；按 ^S 再选。")
            return
        if screen.file.resolve(choices):
            screen.follow({difference.address for difference in conflict.differences})
            screen.tell("已按选定的值合并。")
        else:
            resolve_conflict(screen)

    screen.app.push_screen(ConflictScreen(screen.form, conflict), answered)

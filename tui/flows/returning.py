"""What comes back or goes aside: changes made in a document on its way, a copy of the draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from forms.store.trouble import told

if TYPE_CHECKING:
    from exporters.changes import Proposal
    from tui.screens.editing import EditingScreen


def take_changes(screen: EditingScreen) -> None:
    """Pick a document that has been on its way, and take over what was changed in it."""
    from tui.screens.pick_file import PickFileScreen

    def picked(document: Path | None) -> None:
        if document is not None:
            _propose(screen, document)

    if not screen.may_edit():
        return
    folder = screen.file.path.parent
    screen.app.push_screen(
        PickFileScreen("收回改动：选改过的 Word 文件", (".docx",), folder), picked
    )


def _propose(screen: EditingScreen, document: Path) -> None:
    from exporters.changes import proposals
    from exporters.verify import DocumentError
    from tui.screens.proposals import ProposalsScreen

    try:
        found = proposals(document, screen.form, screen.draft)
    except DocumentError as error:
        screen.tell(str(error))
        return
    if not found:
        screen.tell(f"{document.name} 与草稿没有不同，也没有批注。")
        return

    def answered(chosen: list[Proposal] | None) -> None:
        if chosen is not None:
            changes = sum(one.kind != "comment" for one in found)
            _take(screen, chosen, changes - len(chosen))

    screen.app.push_screen(ProposalsScreen(document.name, found), answered)


def _take(screen: EditingScreen, chosen: list[Proposal], left: int) -> None:
    """Take over what was chosen as one deed, and say what was left."""
    from exporters.changes import taken_over

    if not chosen:
        screen.tell("一处也没有采纳，草稿没有改动（Shift+F9 可以重选）")
        return
    rest = f"，还有 {left} 处没有采纳" if left else ""
    screen.apply(taken_over(chosen), f"已采纳 {len(chosen)} 处改动（^Z 撤销）{rest}")


def save_copy(screen: EditingScreen) -> None:
    """Write the draft as it is into a new file, in any folder."""
    from tui.screens.ask import AskScreen

    proposed = screen.file.path.with_name(f"{screen.file.path.stem}-副本.toml")

    def answered(name: str | None) -> None:
        if name:
            _write_copy(screen, Path(name).expanduser())

    question = "副本存到（可以换到别的文件夹或 U 盘）："
    screen.app.push_screen(AskScreen("另存副本", question, str(proposed)), answered)


def _write_copy(screen: EditingScreen, path: Path) -> None:
    try:
        screen.file.save_copy(path)
    except FileExistsError:
        screen.tell(f"{path} 已经有了，没有改动。请换一个文件名。")
    except (OSError, ValueError) as error:
        screen.tell(f"{path} 写不进去：{told(error)}")
    else:
        screen.tell(f"副本已存到 {path}；现在打开的仍是原来的草稿。")


def give_up_recovered(screen: EditingScreen) -> None:
    """Take back what opening has recovered from the journal; a copy is kept among the versions."""
    edit = screen.file.give_up_recovered()
    if edit is None:
        screen.tell("没有刚恢复的修改，或恢复后又改过，不能一并放弃；可用 ^Z 逐步撤销。")
        return
    screen.apply(edit, "已放弃恢复的修改，历史里留有一份，三十天内可取回。")


def to_drafts(screen: EditingScreen) -> None:
    """Save, close this draft and go back to the list of drafts."""
    screen.close_draft()
    screen.nianbao.show_home()

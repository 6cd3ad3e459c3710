"""From draft to paper: the sheet for the superior, the pages, the Word document."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from forms.check_sheet import check_sheet as sheet_text
from forms.edit import Change, Edit
from forms.store.trouble import told

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen


def check_sheet(screen: EditingScreen) -> None:
    """Show the 自查情况表; it can be written beside the draft."""
    from tui.screens.text import TextScreen

    findings, beside = screen.reviewing.review(), screen.reviewing.companions.previous
    text = sheet_text(screen.form, screen.draft, findings, beside)

    def answered(key: str | None) -> None:
        if key == "s":
            _save_sheet(screen, text)

    screen.app.push_screen(TextScreen("自查情况表", text, (("s", "存成文本"),)), answered)


def _save_sheet(screen: EditingScreen, text: str) -> None:
    """Write the sheet under a name of its own: an earlier one may bear signatures or notes."""
    from forms.new_draft import free_name
    from forms.store.atomic import write_atomic

    draft = screen.file.path
    path = free_name(draft.parent, f"{draft.stem}-自查情况表", ".txt")
    try:
        write_atomic(path, text.encode("utf-8-sig"))
    except OSError as error:
        screen.tell(f"{path.name} 写不进去：{told(error)}")
    else:
        screen.tell(f"已存成 {path.name}")
        _show_made(screen, path, "已存成文本")


def export(screen: EditingScreen, target: Path | None = None, problem: str = "") -> None:
    """Show what still fails and how the file will be called, then make the document.

    Where it could not be made, this is asked again with the `problem`.
    """
    from exporters.export import default_name
    from exporters.inspection import paper_findings
    from tui.export_state import export_state
    from tui.screens.export import ExportScreen, Wanted

    screen.file.save()
    settings = screen.reviewing.settings
    findings = screen.reviewing.review()
    paper = paper_findings(screen.form, screen.draft, settings)
    target = target or screen.file.path.with_name(default_name(screen.form, screen.draft))

    def answered(wanted: Wanted | None) -> None:
        if wanted is not None:
            screen.run_worker(lambda: _make(screen, wanted), thread=True, exclusive=True)

    state = export_state(screen.form, screen.draft, findings, paper)
    screen.app.push_screen(ExportScreen(state, target, problem), answered)


def _make(screen: EditingScreen, wanted: object) -> None:
    """Make the document in a worker, so that the screen stays alive."""
    from exporters.export import export_report
    from forms.store.atomic import write_atomic
    from tui.screens.export import Wanted

    assert isinstance(wanted, Wanted)
    screen.app.call_from_thread(screen.tell, "正在生成……")
    draft = screen.draft.copy()
    profile = draft.text("document.profile") or "office"
    data = export_report(
        screen.form, draft, screen.reviewing.settings, profile, wanted.include_draft
    )
    try:
        write_atomic(wanted.path, data)
    except OSError as error:
        text = f"写不进去：{told(error)}。请换一个文件夹或文件名。"
        screen.app.call_from_thread(export, screen, wanted.path, text)
        return
    screen.app.call_from_thread(_record, screen, wanted.path, data)
    if wanted.open_after:
        _open(wanted.path)


def _record(screen: EditingScreen, path: Path, data: bytes) -> None:
    """Keep a record of the document in the draft, and tell where it is."""
    if not screen.file.read_only:
        kept = screen.draft.get("exports")
        old = list(kept) if isinstance(kept, list) else []
        digest = sha256(data).hexdigest()
        at = datetime.now().replace(microsecond=0)
        entry = {"number": len(old) + 1, "at": at, "file": path.name, "sha256": digest}
        screen.apply(Edit((Change("exports", kept, [*old, entry]),), "生成报告"))
        screen.file.back_up_export(digest)
    screen.tell(f"已生成 {path.name}")
    _show_made(screen, path, "已生成")


def _show_made(screen: EditingScreen, path: Path, title: str) -> None:
    """Say where the file is, whole, and offer to open it."""
    from tui.screens.confirm import ConfirmScreen

    def answered(key: str | None) -> None:
        if key == "o":
            _open(path)

    question = f"{path.name}\n\n在 {path.resolve().parent}"
    dialog = ConfirmScreen(title, question, (("enter", "好"), ("o", "打开看看")))
    screen.app.push_screen(dialog, answered)


def _open(path: Path) -> None:
    from tui.opener import open_with_system

    open_with_system(path)

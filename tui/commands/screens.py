"""`nianbao` and `nianbao open`: the program on the terminal."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path

from forms.kept_entries import keep
from forms.store.answered import read_answered
from forms.store.reading import DraftError
from tui.commands.said import message
from tui.exit_status import UNUSABLE
from tui.taken_out import draft_inside, taken_out

NO_TERMINAL = (
    "这里不是终端，打不开界面。请在终端里运行；只自查用 nianbao check，只生成用 nianbao export。"
)
DUMB = "这个终端太旧，画不出界面（TERM=dumb）。请换一个终端。"


def home(options: argparse.Namespace) -> int:
    """The home screen."""
    return run(None)


def open_draft(options: argparse.Namespace) -> int:
    """The editor on a draft; a document of ours gives back the draft that travels in it."""
    document = options.draft.suffix.lower() == ".docx"
    if document and not (sys.stdin.isatty() and sys.stdout.isatty()):
        message(NO_TERMINAL)
        return UNUSABLE
    try:
        path = draft_of(options.draft)
    except DraftError as error:
        message(str(error))
        return UNUSABLE
    return run(path, mouse=not options.no_mouse)


def draft_of(path: Path) -> Path:
    """The draft to open for a file named: itself, or what is recovered from a document of ours.

    Raises DraftError where there is no draft to be had. One that cannot be read is opened all the
    same on a terminal: the repair screen tells what can be done.
    """
    if path.suffix.lower() == ".docx":
        draft = draft_inside(path)
        message(taken_out(path, draft))
        return draft
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or not path.is_file():
        read_answered(path)
    return path


def run(path: Path | None, *, mouse: bool = True) -> int:
    """Run the program until it is left; the exit status."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        message(NO_TERMINAL)
        return UNUSABLE
    if os.environ.get("TERM") == "dumb":
        message(DUMB)
        return UNUSABLE
    # nothing that a start makes is given up again: collecting takes a seventh of its time
    gc.disable()
    # input methods commit several characters at once, which this protocol garbles
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from tui.app import NianbaoApp
    from tui.pasting import parse_pastes_whole
    from tui.terminal import draws_ambiguous_wide, measure_ambiguous_wide

    wide = draws_ambiguous_wide()
    if wide:
        measure_ambiguous_wide()
    app = NianbaoApp(path, ambiguous_wide=wide)
    parse_pastes_whole(app.driver_class)
    status = app.run(mouse=mouse)
    for line in app.parting:
        message(line)
    keep()
    return UNUSABLE if status is None or app.parting else status

"""`nianbao` and `nianbao open`: the program on the terminal."""

from __future__ import annotations

import argparse
from pathlib import Path

from forms.store.reading import DraftError
from tui.cli import UNUSABLE
from tui.commands.said import message


def home(options: argparse.Namespace) -> int:
    """The home screen."""
    return run(None)


def open_draft(options: argparse.Namespace) -> int:
    """The editor on a draft; a document of ours gives back the draft that travels in it."""
    path: Path = options.draft
    try:
        if path.suffix.lower() == ".docx":
            path = _recovered(path)
        check_readable(path)
    except DraftError as error:
        message(str(error))
        return UNUSABLE
    return run(path, mouse=not options.no_mouse)

"""A report of a fault of the program, for whoever mends it."""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path

from forms.folders import state_folder


def write_report(error: BaseException | None) -> Path | None:
    """Write the traceback into the state folder; where it lies, None where it cannot be written."""
    if error is None:
        return None
    path = state_folder() / f"crash-{datetime.now():%Y%m%d-%H%M%S}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return None
    return path

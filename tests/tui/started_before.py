"""A home in which the program has been started before: what a start makes is kept there already."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from forms.loading import example_path, load_form

_KEPT = ("lists", "patterns")
_MAKING = Lock()


def as_at_a_second_start(home: Path) -> None:
    """Put into a home what an earlier start would have kept; what it has of its own stays.

    A first start takes half as long again as any other.
    """
    with _MAKING:
        kept = Path(_first_home().name) / "state"
    (home / "state").mkdir(parents=True, exist_ok=True)
    for name in _KEPT:
        with contextlib.suppress(FileExistsError):
            os.link(kept / name, home / "state" / name)  # replaced by the program, never written in


@cache
def _first_home() -> TemporaryDirectory[str]:
    """The home of a first start, which checked an example."""
    home = TemporaryDirectory(prefix="nianbao-")
    command = [sys.executable, "-m", "tui.cli", "check"]
    example = example_path(load_form("disclosure-2021"))
    environment = {**os.environ, "NIANBAO_HOME": home.name}
    subprocess.run([*command, str(example)], env=environment, stdout=subprocess.DEVNULL, check=True)
    return home

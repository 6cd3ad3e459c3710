"""The program's own data files. They are read at every start, so by a compiled reader: tomli takes
a third of tomllib's time. What an officer or an office wrote is read by `forms.store.reading`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomli


def packaged(path: Path) -> dict[str, Any]:
    """The values of a TOML file that comes with the program."""
    return tomli.loads(path.read_text(encoding="utf-8"))

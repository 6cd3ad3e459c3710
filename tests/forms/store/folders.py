"""What lies beside a draft in its folder."""

from __future__ import annotations

import os
from pathlib import Path


def side_files(path: Path) -> list[str]:
    """The names of all other files in the folder of a draft."""
    return sorted(set(os.listdir(path.parent)) - {path.name})

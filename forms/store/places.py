"""Where the files that belong to a draft lie: beside it, and in the state folder.

Beside the draft, so that they travel with it on a stick: the journal and the lock. In the state
folder, under a key of the draft's path: backups, finished journals, discarded recoveries, and what
cannot be put beside the draft.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

from forms.folders import state_folder


class Places(NamedTuple):
    """The files of one draft. `draft` is the file itself, links resolved."""

    draft: Path
    kept: Path

    @property
    def journals(self) -> tuple[Path, Path]:
        """Where the journal is put: beside the draft, else in the state folder."""
        return self._beside(".journal"), self.kept / "journal"

    @property
    def locks(self) -> tuple[Path, Path]:
        """Where the lock is put: beside the draft, else in the state folder."""
        return self._beside(".lock"), self.kept / "lock"

    @property
    def backups(self) -> Path:
        """The folder of earlier versions."""
        return self.kept / "backups"

    @property
    def history(self) -> Path:
        """The folder of finished journals."""
        return self.kept / "history"

    @property
    def discarded(self) -> Path:
        """The folder of journals that were set aside."""
        return self.kept / "discarded"

    def _beside(self, suffix: str) -> Path:
        return self.draft.with_name(f".{self.draft.name}{suffix}")


def make_folder(path: Path) -> None:
    """Make the folder of a file in the state folder. The folder of one beside a draft (it begins
    with a dot) is never made: where it is missing, the draft's disk has gone. Raises OSError.
    """
    if not path.name.startswith("."):
        path.parent.mkdir(parents=True, exist_ok=True)


def places_of(path: str | Path, state: Path | None = None) -> Places:
    """The places of the draft at this path; the office's own state folder if `state` is None."""
    draft = Path(os.path.realpath(path))
    name = os.path.normcase(draft).encode(errors="surrogatepass")
    key = hashlib.sha1(name, usedforsecurity=False)
    return Places(draft, (state or state_folder()) / "drafts" / key.hexdigest()[:12])

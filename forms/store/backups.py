"""Earlier versions of a draft, kept by a rule and ordered by the draft's counter, never by a clock.

Kept are the newest twenty, one a day for the thirty days before them, and the versions that were
exported. A file is named `COUNTER-STAMP-REASON.toml`. Journals that were set aside lie in a folder
of their own, named alike, for thirty days.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from forms.draft import Draft
from forms.patterns import regex
from forms.store.clock import now
from forms.store.reading import Source

NEWEST = 20
DAYS = 30
EXPORTS = 50

_NAME = regex(r"(\d{8})-(\d{8}-\d{6})-([a-z]+)(?:-([0-9a-f]{8}))?(?:-\d+)?\.(?:toml|journal)")
_REASONS = {
    "session": "开始修改前",
    "interval": "修改期间",
    "closed": "关闭时",
    "export": "生成报告时",
    "upgrade": "升级格式前",
    "damaged": "损坏的文件",
    "discarded": "放弃的修改",
}


class Version(NamedTuple):
    """An earlier version of a draft: its file, its counter, when and why it was kept."""

    path: Path
    counter: int
    at: datetime
    reason: str
    document: str = ""

    @property
    def label(self) -> str:
        """When and why, for the officer."""
        return f"{self.at:%Y年%m月%d日 %H:%M} {_REASONS.get(self.reason, self.reason)}"


def keep(folder: Path, data: bytes, counter: int, reason: str, document: str = "") -> Path | None:
    """Keep a copy, and let go what the rule no longer keeps; None where nothing can be written.

    `document` is the sha256 of the exported document. A copy that is there already is not repeated.
    A draft that an older copy has replaced counts anew from where that stood: what is kept of it is
    numbered behind all that is kept already.
    """
    newest = max((version.counter for version in versions(folder)), default=0)
    counter = counter if counter >= newest else newest + 1
    stem = f"{min(counter, 99_999_999):08d}-{now():%Y%m%d-%H%M%S}-{reason}"
    stem += f"-{document[:8]}" if document else ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _write(folder, stem, data)
    except OSError:
        return None
    for version in surplus(versions(folder)):
        with contextlib.suppress(OSError):
            version.path.unlink()
    return path


def versions(folder: Path) -> list[Version]:
    """What is kept, newest first by counter."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return []
    found = [version for name in names if (version := _version(folder, name))]
    return sorted(found, key=lambda version: (version.counter, version.path.name), reverse=True)


def surplus(found: Iterable[Version]) -> list[Version]:
    """What the rule no longer keeps, of versions newest first.

    Days are counted as days that have a version, so that a clock gone wrong lets nothing go.
    """
    exports = [version for version in found if version.reason == "export"]
    others = [version for version in found if version.reason != "export"]
    days: list[str] = []
    let_go = []
    for version in others[NEWEST:]:
        day = f"{version.at:%Y%m%d}"
        if day in days or len(days) == DAYS:
            let_go.append(version)
        else:
            days.append(day)
    return let_go + exports[EXPORTS:]


def counter_of(draft: Draft) -> int:
    """The draft's counter, 0 where it has none."""
    counter = draft.get("counter")
    return counter if isinstance(counter, int) and counter >= 0 else 0


def aside(folder: Path, counter: int) -> Path:
    """Where a journal is put that is not gone on with; those older than thirty days go."""
    for version in versions(folder):
        if now() - version.at > timedelta(days=DAYS):
            with contextlib.suppress(OSError):
                version.path.unlink()
    stem = f"{min(counter, 99_999_999):08d}-{now():%Y%m%d-%H%M%S}-discarded"
    taken = sum(1 for version in versions(folder) if version.path.name.startswith(stem))
    return folder / (f"{stem}-{taken}.journal" if taken else f"{stem}.journal")


def is_kept(folder: Path, source: Source) -> bool:
    """Whether a version with this very content is kept."""
    return any(_sha(version.path) == source.sha for version in versions(folder)[:3])


def _write(folder: Path, stem: str, data: bytes) -> Path:
    for attempt in range(100):
        path = folder / (f"{stem}-{attempt}.toml" if attempt else f"{stem}.toml")
        try:
            with path.open("xb") as file:
                file.write(data)
        except FileExistsError:
            continue
        except OSError:
            with contextlib.suppress(OSError):
                path.unlink()
            raise
        return path
    raise FileExistsError(str(folder / stem))


def _sha(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _version(folder: Path, name: str) -> Version | None:
    found = _NAME.fullmatch(name)
    if not found:
        return None
    try:
        at = datetime.strptime(found[2], "%Y%m%d-%H%M%S")
    except ValueError:
        return None
    return Version(folder / name, int(found[1]), at, found[3], found[4] or "")

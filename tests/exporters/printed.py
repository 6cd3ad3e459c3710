"""What a word processor prints: .docx -> PDF by LibreOffice, and the PDF read back as lines."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Collection
from pathlib import Path

from exporters.page_measures import FONTS, PROFILES
from forms.settings import Settings

FONT = "AR PL UMing CN"
"""A font of the test machine whose Han are 1 em and whose ASCII is ½ em wide, as 仿宋_GB2312's."""

SETTINGS = Settings(fonts=dict.fromkeys(FONTS, (FONT,)))

_BOTTOM = (16838 - PROFILES["office"].bottom) / 20 + 8
_SAME_LINE = 8


def can_print() -> bool:
    """Whether LibreOffice, the font and a reader of PDF are on this machine."""
    if not shutil.which("soffice") or not shutil.which("fc-list"):
        return False
    fonts = subprocess.run(["fc-list", FONT], capture_output=True, text=True, check=False).stdout
    try:
        import pymupdf  # noqa: F401
    except ImportError:
        return False
    return bool(fonts.strip())


def print_all(documents: Collection[bytes], folder: Path) -> list[list[list[str]]]:
    """Each document's pages as lines of text, footers left out."""
    paths = [folder / f"{number}.docx" for number in range(len(documents))]
    for path, data in zip(paths, documents, strict=True):
        path.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=600)
    return [pages_of(path.with_suffix(".pdf")) for path in paths]


def pages_of(path: Path) -> list[list[str]]:
    """The pages of a PDF, each as its lines from top to bottom; characters from left to right, blanks left out."""
    import pymupdf

    with pymupdf.open(path) as document:
        return [_lines(page.get_text("rawdict")) for page in document]


def _lines(page: dict[str, list[dict[str, object]]]) -> list[str]:
    rows: list[tuple[float, list[tuple[float, str]]]] = []
    for y, x, char in sorted(_characters(page)):
        if y > _BOTTOM:
            continue
        if not rows or y - rows[-1][0] > _SAME_LINE:
            rows.append((y, []))
        rows[-1][1].append((x, char))
    return ["".join(char for _, char in sorted(row) if not char.isspace()) for _, row in rows]


def _characters(page):
    for block in page["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                for char in span["chars"]:
                    x, y = char["origin"]
                    yield y, x, char["c"]

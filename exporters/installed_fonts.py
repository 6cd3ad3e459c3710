"""The fonts that this machine has, by family name; the machine is asked once."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SECONDS = 10
"""How long fontconfig may take to answer."""

ALIASES = {
    "fangsong": "仿宋",
    "fangsong_gb2312": "仿宋_GB2312",
    "kaiti": "楷体",
    "kaiti_gb2312": "楷体_GB2312",
    "simhei": "黑体",
    "simsun": "宋体",
    "nsimsun": "新宋体",
    "stzhongsong": "华文中宋",
    "stfangsong": "华文仿宋",
    "stkaiti": "华文楷体",
    "fzxiaobiaosong-b05s": "方正小标宋简体",
    "fzxiaobiaosong-b05": "方正小标宋_GBK",
    "fzfangsong-z02": "方正仿宋_GBK",
    "fzkai-z03": "方正楷体_GBK",
    "fzhei-b01": "方正黑体_GBK",
    "fzhei-b01s": "方正黑体简体",
    "fzshusong-z01": "方正书宋_GBK",
}
"""The English names by which Windows and font files call the fonts of official documents."""

_REGISTRY = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
_KIND = re.compile(r"\s*\((TrueType|OpenType|Type 1)\)$", re.IGNORECASE)
_FONT_FILES = (".ttf", ".ttc", ".otf")


@cache
def installed_fonts() -> frozenset[str] | None:
    """Names of the installed families, in lower case; None where the machine does not tell."""
    listed = list(_from_registry() if os.name == "nt" else _from_fontconfig())
    return frozenset(known(name) for name in listed) if listed else None


def known(name: str) -> str:
    """A font's name for comparing: the Chinese one where it has one, without regard to case."""
    folded = name.strip().casefold()
    return ALIASES.get(folded, folded).casefold()


def _from_fontconfig() -> Iterator[str]:
    command = ["fc-list", "--format", "%{family}\n"]
    try:
        answer = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return
    for line in answer.stdout.decode("utf-8", "replace").splitlines():
        yield from line.replace("\\-", "-").split(",")


def _from_registry() -> Iterator[str]:
    """Windows: fonts of the machine and of the user, and the font folder's own file names."""
    import winreg

    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):  # type: ignore[attr-defined]
        try:
            key = winreg.OpenKey(root, _REGISTRY)  # type: ignore[attr-defined]
        except OSError:
            continue
        with key:
            for index in range(winreg.QueryInfoKey(key)[1]):  # type: ignore[attr-defined]
                name = winreg.EnumValue(key, index)[0]  # type: ignore[attr-defined]
                yield from _KIND.sub("", name).split(" & ")
    folder = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    if folder.is_dir():
        yield from (path.stem for path in folder.iterdir() if path.suffix.lower() in _FONT_FILES)

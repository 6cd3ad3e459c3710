"""Typography that could be mended: reported with its count, changed only when the officer asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forms.draft import Address, Draft
from forms.edit import Edit, Splice

_HAN = "\u3400-\u9fff“”‘’《》（）、，。；：？！"
_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_KINDS: tuple[tuple[str, str, str], ...] = (
    (
        "half-width-marks",
        "半角标点",
        rf"(?<=[{_HAN}])[,;:?!]|(?<=[\dA-Za-z%])[,;:?!](?=[{_HAN}])",
    ),
    (
        "half-width-brackets",
        "半角括号",
        rf"\((?=[^()\n]{{0,60}}[{_HAN}])|(?<=[{_HAN}])\)|(?<=[{_HAN}])\(",
    ),
    ("bar-for-one", "“丨”当作数字 1", r"丨"),
    ("dash-for-one", "（-）当作（一）", r"(?<=[(（])-(?=[)）])"),
    ("full-width-digits", "全角数字", r"[０-９]+"),
    ("spaces", "汉字之间的空格", r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])"),
)


@dataclass(frozen=True, slots=True)
class Mend:
    """One kind of typography in the prose: its id, its name on the screen, how often it occurs."""

    kind: str
    title: str
    count: int

    def edit(self, draft: Draft) -> Edit:
        """The edit that mends all of the kind in the draft, one deed to undo."""
        pattern = next(re.compile(text) for kind, _, text in _KINDS if kind == self.kind)
        steps = [step for at in _texts(draft) for step in _steps(draft, at, pattern)]
        return Edit(tuple(steps), f"改正{self.title}")


def typography(draft: Draft) -> list[Mend]:
    """What could be mended in the prose of a draft, the kinds that occur."""
    texts = [draft.text(at) for at in _texts(draft)]
    counted = (
        (kind, title, sum(len(re.findall(pattern, text)) for text in texts))
        for kind, title, pattern in _KINDS
    )
    return [Mend(kind, title, count) for kind, title, count in counted if count]


def _texts(draft: Draft) -> list[Address]:
    return [address for address, value in draft.items("sections") if isinstance(value, str)]


def _steps(draft: Draft, at: Address, pattern: re.Pattern[str]) -> Iterator[Splice]:
    """From the end, so that each position still holds when its turn comes."""
    for match in reversed(list(pattern.finditer(draft.text(at)))):
        yield Splice(at, match.start(), match[0], _mended(match[0]))


def _mended(found: str) -> str:
    if found == "丨":
        return "1"
    if found == "-":
        return "一"
    if found.isspace():
        return ""
    wide = "".join(chr(ord(char) - 0xFEE0) if "０" <= char <= "９" else char for char in found)
    return _MARKS.get(found, wide)

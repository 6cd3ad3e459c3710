"""Paper, margins, lines on a page and the page number of any .docx, measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from exporters.docx.effective import OFF, Styles, W, font, number, value
from exporters.docx.reading import line_of
from exporters.docx.roles import Found, footers
from exporters.measured import Measured, standard
from exporters.page_measures import LINES, PAGE_NUMBER_SIZE, PROFILES, TWIPS_PER_MM

TOLERANCE = 1.0
"""Millimetres that a margin may be off (5.2.1)."""

_SIDES = (
    ("top", "天头（上边距）"),
    ("left", "订口（左边距）"),
    ("right", "右边距"),
    ("bottom", "下边距"),
)
_NUMBER = re.compile(r"— ?\d* ?—")
_SONG = re.compile(r"宋体|书宋|simsun", re.IGNORECASE)


def page(found: Found) -> Iterator[Measured]:
    """Paper, margins and the grid of lines of the first section."""
    section = found.section
    if section is None:
        yield Measured("页面", "节", "没有页面设置", "有页面设置", standard("5.2.1"), False)
        return
    size, margins = _attributes(section, "pgSz"), _attributes(section, "pgMar")
    width, height = number(size, "w"), number(size, "h")
    paper = f"{_mm(width):.0f}×{_mm(height):.0f}毫米"
    is_a4 = abs(width - 11906) <= 12 and abs(height - 16838) <= 12
    yield Measured("页面", "纸张", paper, "A4，210×297毫米", standard("5.1"), is_a4)
    yield from _margins(margins)
    yield _lines(section, height - number(margins, "top") - number(margins, "bottom"))


def page_numbers(found: Found) -> Iterator[Measured]:
    """The page number of odd and of even pages."""
    clause = standard("7.5")
    settings = found.archive.xml("word/settings.xml")
    switch = settings.find(f"{W}evenAndOddHeaders") if settings is not None else None
    apart = switch is not None and value(switch) not in OFF
    what = "奇偶页不同" if apart else "奇偶页相同"
    yield Measured("页码", "单双页", what, "单页居右、双页居左", clause, apart)
    roots = footers(found)
    for kind, name, side in (("default", "单页", "right"), ("even", "双页", "left")):
        yield from _footer(found.styles, roots.get(kind), name, side)


def _margins(margins: dict[str, str]) -> Iterator[Measured]:
    profiles = list(PROFILES.values())
    for side, name in _SIDES:
        own = number(margins, side) + (number(margins, "gutter") if side == "left" else 0)
        wanted = list(dict.fromkeys(round(_mm(getattr(p, side)), 1) for p in profiles))
        fits = any(abs(_mm(own) - mm) <= TOLERANCE for mm in wanted)
        either = "或".join(f"{mm:g}" for mm in wanted)
        said = f"{_mm(own):.1f}毫米"
        yield Measured("页面", name, said, f"{either}±1毫米", standard("5.2.1"), fits)


def _lines(section: Any, height: int) -> Measured:
    grid = _attributes(section, "docGrid")
    pitch = number(grid, "linePitch") if grid.get("type") in ("lines", "linesAndChars") else 0
    count = height // pitch if pitch else 0
    said = f"{count}行（行距{pitch / 20:g}磅）" if pitch else "没有设文档网格"
    return Measured("页面", "每页行数", said, f"{LINES}行", standard("5.2.3"), count == LINES)


def _footer(styles: Styles, root: Any, name: str, side: str) -> Iterator[Measured]:
    clause = standard("7.5")
    node = next(filter(_has_number, root.iter(W + "p")), None) if root is not None else None
    if node is None:
        yield Measured("页码", name, "没有页码", "有页码", clause, False)
        return
    text = line_of(node).text.strip()
    fits = bool(_NUMBER.fullmatch(text))
    yield Measured("页码", f"{name}样式", text or "空", "— 1 —（数字左右各一字线）", clause, fits)
    properties = styles.paragraph(node)
    aligned = properties.get("jc", {}).get("val", "left")
    indent = properties.get("ind", {})
    inside = number(indent, f"{side}Chars") >= 100 or number(indent, side) >= PAGE_NUMBER_SIZE * 9
    said = f"{_ALIGNED.get(aligned, aligned)}{'空一字' if inside else '不空'}"
    wanted = f"{_ALIGNED[side]}空一字"
    yield Measured("页码", f"{name}位置", said, wanted, clause, said == wanted)
    runs = [styles.run(node, run) for run in node.iter(W + "r") if run.find(W + "t") is not None]
    fonts = {font(run) for run in runs}
    sizes = {number(run.get("sz", {}), "val", 20) for run in runs}
    fits = all(map(_SONG.search, fonts)) and sizes == {PAGE_NUMBER_SIZE}
    said = "、".join([*sorted(fonts), *(f"{size / 2:g}磅" for size in sorted(sizes))])
    yield Measured("页码", f"{name}字体", said, "4号（14磅）宋体", clause, fits)


_ALIGNED = {"right": "居右", "left": "居左", "center": "居中", "end": "居右", "start": "居左"}


def _has_number(node: Any) -> bool:
    simple = (field.get(W + "instr") or "" for field in node.iter(W + "fldSimple"))
    complex_ = (field.text or "" for field in node.iter(W + "instrText"))
    return any("PAGE" in code for code in (*simple, *complex_))


def _attributes(section: Any, name: str) -> dict[str, str]:
    node = section.find(W + name)
    items = node.attrib.items() if node is not None else ()
    return {key.rpartition("}")[2]: text for key, text in items}


def _mm(twips: int) -> float:
    return twips / TWIPS_PER_MM

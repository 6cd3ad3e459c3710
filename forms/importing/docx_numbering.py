"""The numbers that Word counts by itself (一、 （一） 1.), which stand nowhere in the text."""

from __future__ import annotations

from typing import Any

from forms.importing.archive import Archive
from forms.number_words import chinese

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE_FORMATS = {
    *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital"),
    *("taiwaneseCounting", "taiwaneseCountingThousand", "japaneseDigitalTenThousand"),
}
_DEEPEST = 9


class Numbering:
    """Counts the numbered paragraphs of one document, in reading order."""

    def __init__(self, archive: Archive) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        root = archive.xml("word/numbering.xml")
        if root is not None:
            self._read(root)
            self._read_styles(archive)

    def __bool__(self) -> bool:
        return bool(self._abstract)

    def prefix(self, properties: Any) -> str:
        """The number before a paragraph with these properties, "" where it has none."""
        found = self._of_paragraph(properties)
        if found is None or found[0] not in self._abstract:
            return ""
        number, level = found
        abstract = self._abstract[number]
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counted(number, abstract, level)
        return _filled(levels, counts, level)

    def _of_paragraph(self, properties: Any) -> tuple[str, int] | None:
        direct = properties.find(f"{W}numPr")
        if direct is not None:
            return _number_and_level(direct)
        style = properties.find(f"{W}pStyle")
        return None if style is None else self._styles.get(style.get(f"{W}val", ""))

    def _counted(self, number: str, abstract: str, level: int) -> list[int]:
        counts = self._counts.setdefault(abstract, [0] * _DEEPEST)
        levels = self._levels[abstract]
        start = self._starts.pop((number, level), None)
        if start is not None:
            counts[level] = start
        else:
            counts[level] = counts[level] + 1 if counts[level] else levels[level][2]
        counts[level + 1 :] = [0] * (_DEEPEST - level - 1)
        for above in range(level):
            if not counts[above] and above in levels:
                counts[above] = levels[above][2]
        return counts

    def _read(self, root: Any) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            levels = {}
            for level in abstract.iter(f"{W}lvl"):
                index = _integer(level.get(f"{W}ilvl"), 0)
                if 0 <= index < _DEEPEST:
                    levels[index] = (
                        _value(level, "numFmt") or "decimal",
                        _value(level, "lvlText"),
                        _integer(_value(level, "start"), 1),
                    )
            self._levels[abstract.get(f"{W}abstractNumId", "")] = levels
        for number in root.iter(f"{W}num"):
            key = number.get(f"{W}numId", "")
            self._abstract[key] = _value(number, "abstractNumId")
            for override in number.iter(f"{W}lvlOverride"):
                start = _value(override, "startOverride")
                if start:
                    level = _integer(override.get(f"{W}ilvl"), 0)
                    self._starts[key, level] = _integer(start, 1)

    def _read_styles(self, archive: Archive) -> None:
        name = "word/styles.xml"
        if name not in archive.names or b"numPr" not in archive.read(name):
            return
        for style in archive.xml(name).iter(f"{W}style"):
            for properties in style.iter(f"{W}numPr"):
                found = _number_and_level(properties)
                if found:
                    self._styles[style.get(f"{W}styleId", "")] = found


def _number_and_level(properties: Any) -> tuple[str, int] | None:
    number = _value(properties, "numId")
    level = _integer(_value(properties, "ilvl"), 0)
    return (number, level) if number not in ("", "0") and 0 <= level < _DEEPEST else None


def _value(node: Any, name: str) -> str:
    child = node.find(f"{W}{name}")
    return "" if child is None else str(child.get(f"{W}val", ""))


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default


def _filled(levels: dict[int, tuple[str, str, int]], counts: list[int], level: int) -> str:
    if levels[level][0] in ("bullet", "none"):
        return ""
    text = levels[level][1]
    for index, (form, _, _) in levels.items():
        text = text.replace(f"%{index + 1}", number_text(form, counts[index]))
    return text


def number_text(form: str, number: int) -> str:
    """A number as one of Word's formats writes it; digits for formats that reports do not use."""
    if form in _CHINESE_FORMATS:
        return chinese(number)
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + number - 1)
    return str(number)

"""What a paragraph or run of any .docx looks like: defaults, styles and its own, merged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = ("0", "false", "off")
MERGED = ("ind", "spacing")
"""Elements whose attributes are inherited one by one."""

_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_MOST_LEVELS = 50

Attributes = dict[str, str]
Effective = dict[str, Attributes]
"""Attributes by the local name of their element."""


class Styles:
    """The styles of a document, None where it has none."""

    def __init__(self, root: Any) -> None:
        nodes = root.iterfind(f"{W}style") if root is not None else ()
        self._by_id = {node.get(W + "styleId"): node for node in nodes}
        self._default = next(
            (
                style_id
                for style_id, node in self._by_id.items()
                if node.get(W + "type") == "paragraph" and node.get(W + "default") in ("1", "true")
            ),
            None,
        )
        defaults = root.find(f"{W}docDefaults") if root is not None else None
        self._run = _find(defaults, f"{W}rPrDefault/{W}rPr")
        self._paragraph = _find(defaults, f"{W}pPrDefault/{W}pPr")

    def paragraph(self, paragraph: Any) -> Effective:
        """The properties of a paragraph."""
        own = paragraph.find(f"{W}pPr")
        chain = [style.find(f"{W}pPr") for style in self._chain(self._style_of(own))]
        return _merged([self._paragraph, *chain, own])

    def run(self, paragraph: Any, run: Any) -> Effective:
        """The properties of a run in its paragraph."""
        own = run.find(f"{W}rPr")
        chain = self._chain(self._style_of(paragraph.find(f"{W}pPr")))
        named = value(own.find(f"{W}rStyle")) if own is not None else None
        chain += self._chain(named) if named else []
        return _merged([self._run, *(style.find(f"{W}rPr") for style in chain), own])

    def _style_of(self, properties: Any) -> str | None:
        named = value(_find(properties, f"{W}pStyle"))
        return named if named in self._by_id else self._default

    def _chain(self, style_id: str | None) -> list[Any]:
        """A style and those below it, the lowest first."""
        chain: list[Any] = []
        while style_id in self._by_id and len(chain) < _MOST_LEVELS:
            style = self._by_id[style_id]
            chain.append(style)
            style_id = value(style.find(f"{W}basedOn"))
        return chain[::-1]


def value(element: Any) -> str | None:
    """The `w:val` of an element, None without one."""
    found: str | None = element.get(W + "val") if element is not None else None
    return found


def number(attributes: Attributes, name: str, default: int = 0) -> int:
    """A whole number among attributes; the default where it is missing or no number."""
    try:
        return int(float(attributes[name]))
    except (KeyError, ValueError, OverflowError):
        return default


def switched_on(properties: Effective, name: str) -> bool:
    """Whether a property such as keepNext is there and not switched off."""
    return name in properties and properties[name].get("val") not in OFF


def font(properties: Effective) -> str:
    """The font of Chinese text; `主题字体` where the theme decides, "" where none is given."""
    fonts = properties.get("rFonts", {})
    return "主题字体" if "eastAsiaTheme" in fonts else fonts.get("eastAsia", "")


def _merged(sources: list[Any]) -> Effective:
    merged: Effective = {}
    for source in sources:
        for name, attributes in _properties(source):
            if name == "rFonts":
                merged[name] = _fonts(merged.get(name, {}), attributes)
            elif name in MERGED:
                merged[name] = {**merged.get(name, {}), **attributes}
            else:
                merged[name] = attributes
    return merged


def _properties(source: Any) -> Iterator[tuple[str, Attributes]]:
    for element in source if source is not None else ():
        if isinstance(element.tag, str):
            yield _local(element.tag), {_local(k): v for k, v in element.attrib.items()}


def _fonts(below: Attributes, own: Attributes) -> Attributes:
    """Fonts slot by slot: a theme font beats a plain one given with it, not one given above it."""
    fonts = dict(below)
    for slot in _SLOTS:
        if f"{slot}Theme" in own or slot in own:
            fonts.pop(f"{slot}Theme", None)
    return {**fonts, **own}


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _find(parent: Any, path: str) -> Any:
    return parent.find(path) if parent is not None else None

"""The part word/fontTable.xml: which fonts may stand for one that a machine lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exporters.docx.markup import document_root, tag
from exporters.page_measures import Role

_GB2312 = "86"


def font_table(fonts: Mapping[Role, Sequence[str]]) -> bytes:
    """The first font of each role, with the others as its alternative names."""
    alternatives: dict[str, list[str]] = {}
    for name, *others in fonts.values():
        known = alternatives.setdefault(name, [])
        known += [other for other in others if other not in known]
    return document_root("fonts", "".join(_font(*item) for item in alternatives.items()))


def _font(name: str, others: Sequence[str]) -> str:
    stand_ins = tag("altName", val=",".join(others)) if others else ""
    kind = tag("charset", val=_GB2312) + tag("family", val="auto") + tag("pitch", val="default")
    return tag("font", stand_ins + kind, name=name)

"""WordprocessingML as text: names, escaping, and properties in the order of the schema."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "tabs", "kinsoku",
    "wordWrap", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid",
    "spacing", "ind", "jc", "outlineLvl",
)  # fmt: skip


def escape(text: str) -> str:
    """The text as XML content or as the value of an attribute in double quotes."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def tag(name: str, content: str = "", /, **attributes: object) -> str:
    """An element `w:name`, its attributes in the namespace w."""
    given = "".join(f' w:{key}="{escape(str(value))}"' for key, value in attributes.items())
    return f"<w:{name}{given}>{content}</w:{name}>" if content else f"<w:{name}{given}/>"


def paragraph_properties(**properties: dict[str, object] | int | str) -> str:
    """`w:pPr` with the properties in the schema's order; "" where there are none.

    A number or word is the `w:val` of its element, a dict its attributes; keepNext=1 switches on.
    """
    unknown = properties.keys() - set(_PARAGRAPH_ORDER)
    if unknown:
        raise KeyError(f"not a paragraph property: {sorted(unknown)}")
    inner = "".join(_property(k, properties[k]) for k in _PARAGRAPH_ORDER if k in properties)
    return f"<w:pPr>{inner}</w:pPr>" if inner else ""


def _property(name: str, value: dict[str, object] | int | str) -> str:
    if name == "tabs":
        return f"<w:tabs>{value}</w:tabs>"
    if isinstance(value, dict):
        return tag(name, **value)
    return tag(name, val=value)


def document_root(name: str, content: str) -> bytes:
    """A part with root `w:name`."""
    root = f'<w:{name} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{name}>'
    return (DECLARATION + root).encode("utf-8")

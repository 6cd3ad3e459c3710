"""What elements of a web page are: those that part lines, those that are not shown."""

from __future__ import annotations

import re
from typing import Any

BLOCKS = frozenset(
    (
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd"),
        *("section", "article", "header", "footer", "nav", "aside", "main", "center", "form"),
        *("blockquote", "pre", "body", "html", "figure", "figcaption", "address", "hr", "caption"),
        *("fieldset", "legend", "details", "summary", "tr", "td", "th", "thead", "tbody", "tfoot"),
        *("menu", "dir", "ucapcontent", "ucaptitle", "founder-content"),
    )
)
SKIPPED = frozenset(
    (
        *("script", "style", "template", "head", "iframe", "object", "embed", "svg", "math"),
        *("select", "option", "button", "input", "textarea", "noscript", "audio", "video"),
        *("canvas", "map", "datalist", "applet", "frame", "frameset"),
    )
)
_HIDDEN = re.compile(r"display:none|visibility:hidden", re.IGNORECASE)


def hidden(element: Any) -> bool:
    """Whether a browser would not show the element."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style) and bool(_HIDDEN.search(style.replace(" ", "")))

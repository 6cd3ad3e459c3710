"""Text as runs: every character kept, marks in the Chinese font, numbers unbroken at hyphens."""

from __future__ import annotations

import re

from exporters.docx.markup import escape

_HINT = '<w:rFonts w:hint="eastAsia"/>'
"""Sets “ ” — … · in the Chinese font, although Latin has them too."""

_SPECIAL = re.compile(r"\t|\n|(?<=[0-9])-(?=[0-9])")
_ELEMENTS = {"\t": "<w:tab/>", "\n": "<w:br/>", "-": "<w:noBreakHyphen/>"}


def run(text: str, style: str = "", size: int = 0) -> str:
    """The text as one run; a hyphen between digits does not break (0791-88321512).

    `size` in half-points, where it is not the paragraph's own.
    """
    if not text:
        return ""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    sized = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    return f"<w:r><w:rPr>{named}{_HINT}{sized}</w:rPr>{_content(text)}</w:r>"


def paragraph(properties: str, *runs: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def _content(text: str) -> str:
    pieces = []
    done = 0
    for special in _SPECIAL.finditer(text):
        pieces.append(_text(text[done : special.start()]))
        pieces.append(_ELEMENTS[special.group()])
        done = special.end()
    return "".join([*pieces, _text(text[done:])])


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""

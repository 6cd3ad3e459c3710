"""Short units of Chinese prose, by which the cursor jumps and words are deleted.

A unit is a number with its separators, a Latin word, a run of blanks, one mark, a reference, or at
most four Han: never a whole clause, which has no blanks to stop at.
"""

from __future__ import annotations

import re

from tui.widgets.prose_shown import Shown

MOST_HAN = 4

_HAN = "㐀-䶿一-鿿豈-﫿〇々\U00020000-\U0003fffd"
_UNIT = (
    r"[0-9０-９]+(?:[.,．，:：][0-9０-９]+)*[%％]?"
    r"|[A-Za-zÀ-ɏ]+"
    r"|\s+"
    rf"|[{_HAN}]{{1,{MOST_HAN}}}"
    r"|."
)
_LONGEST = 40


def unit_after(shown: Shown, offset: int) -> int:
    """Where the unit that starts at the source position ends."""
    piece = shown.piece_at(offset)
    if piece:
        return piece.end
    barrier = next((p.start for p in shown.pieces if p.start > offset), len(shown.source))
    found = re.match(_UNIT, shown.source[offset : min(barrier, offset + _LONGEST)], re.DOTALL)
    end = offset + (found.end() if found else 0)
    at = shown.shown_at(end)
    return shown.next_stop(end - 1) if at in shown.inner else end


def unit_before(shown: Shown, offset: int) -> int:
    """Where the unit that ends at the source position starts."""
    barrier = max((p.end for p in shown.pieces if p.end <= offset), default=0)
    if barrier == offset:
        return shown.previous_stop(offset)
    behind = shown.source[max(barrier, offset - _LONGEST) : offset]
    found = re.search(rf"(?:{_UNIT})$", behind, re.DOTALL)
    start = offset - (len(found[0]) if found else 0)
    return shown.source_at(shown.stop(shown.shown_at(start)))


def word_around(shown: Shown, offset: int) -> tuple[int, int]:
    """What a double click selects: a reference, a number or Latin word, or Han between marks."""
    piece = shown.piece_at(shown.source_at(shown.shown_at(offset)))
    if piece:
        return piece.start, piece.end
    text = shown.source
    if offset >= len(text):
        offset = max(len(text) - 1, 0)
    for found in re.finditer(rf"[{_HAN}]+|{_UNIT}", text, re.DOTALL):
        if found.start() <= offset < found.end():
            return _clear_of_pieces(shown, found.span(), offset)
    return offset, offset


def _clear_of_pieces(shown: Shown, span: tuple[int, int], offset: int) -> tuple[int, int]:
    start = max([span[0], *(p.end for p in shown.pieces if p.end <= offset)])
    end = min([span[1], *(p.start for p in shown.pieces if p.start > offset)])
    return start, end

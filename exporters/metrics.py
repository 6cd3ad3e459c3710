"""What a word processor counts with when it breaks lines and pages. All lengths in twips."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from exporters.kinsoku import LIBREOFFICE_KINSOKU, WORD_KINSOKU, Kinsoku
from exporters.page_measures import BODY_SPACING, TEXT_WIDTH
from exporters.widths import FULL_WIDTH_SIGNS, LAST_HALF_WIDTH


@dataclass(frozen=True, slots=True, eq=False)
class Metrics:
    """A word processor's measures and habits.

    `width` is that of the text block, `spacing` what stands between characters, `gap` the
    space between Han and Latin in twips a point of type (4 is ⅕ em). With `hanging` a mark may
    stand beyond the right edge. `trailing_spacing` is also put after a script run's last
    character. `joined` are further pairs of line classes that it does not part ("HY×NU").
    `full_width_signs` are one em wide though Latin. A paragraph kept with the next may
    be split between pages where `splits_kept`. With `whole_lines` a page is as high as the whole
    lines that it holds, whatever stands on it.
    """

    name: str
    kinsoku: Kinsoku
    gap: int
    hanging: bool
    trailing_spacing: bool
    splits_kept: bool
    whole_lines: bool
    joined: frozenset[str] = frozenset()
    full_width_signs: frozenset[str] = frozenset()
    width: int = TEXT_WIDTH
    spacing: int = BODY_SPACING

    def advance(self, char: str, em: int) -> int:
        """The width of a character at `em` twips to the em."""
        if char <= LAST_HALF_WIDTH and char not in self.full_width_signs:
            return em // 2
        return em


WORD = Metrics(
    name="word",
    kinsoku=WORD_KINSOKU,
    gap=0,
    hanging=False,
    trailing_spacing=True,
    splits_kept=True,
    whole_lines=False,
    joined=frozenset(("HY×NU", "SY×AL")),
    full_width_signs=FULL_WIDTH_SIGNS,
)
"""Word and WPS as documented, not measured: no gap (autoSpaceDE off), nothing hangs;
neither an address is parted at its slashes nor a telephone number at its hyphens."""

LIBREOFFICE = Metrics(
    name="libreoffice",
    kinsoku=LIBREOFFICE_KINSOKU,
    gap=4,
    hanging=True,
    trailing_spacing=False,
    splits_kept=False,
    whole_lines=True,
)
"""LibreOffice 7.4 as measured: it always leaves the gap, and reads `overflowPunct=0` as hanging."""


@cache
def unspaced(metrics: Metrics) -> Metrics:
    """The same word processor where nothing stands between characters: title and tables."""
    return replace(metrics, spacing=0)

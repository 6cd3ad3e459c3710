"""What begins late in a year and goes on in the next without its being said: 11月起, 2月底前."""

from __future__ import annotations

_FROM = 11
_BY, _SEASON_BY = 2, 4


def is_over_winter(first: int, last: int) -> bool:
    """Whether what begins in one month and is done in another may be done in the next year."""
    return first >= _FROM and last <= _BY


def is_winter_season(first: int, last: int) -> bool:
    """Whether a span from one month to another may be a season that runs into the next year."""
    return first >= _FROM and last <= _SEASON_BY

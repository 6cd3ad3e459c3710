"""Two lists matched in order: which line of a source is which line of a form."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST = 0.5
"""Below this likeness two lines are never the same."""

Likeness = Sequence[Sequence[float]]
"""For each line its likeness to each wanted one, between 0 and 1."""


def align(likeness: Likeness) -> list[tuple[int, int, float]]:
    """The pairs (line, wanted, likeness) of the best matching that keeps both orders.

    Likeness counts by its cube, so that one sure pair outweighs two vague ones; the work is
    lines x wanted.
    """
    if not likeness:
        return []
    lines, wanted = len(likeness), len(likeness[0])
    best = [[0.0] * (wanted + 1) for _ in range(lines + 1)]
    for i in range(lines - 1, -1, -1):
        row, below, own = best[i], best[i + 1], likeness[i]
        for j in range(wanted - 1, -1, -1):
            value = below[j] if below[j] >= row[j + 1] else row[j + 1]
            if own[j] >= _LEAST:
                paired = own[j] ** 3 + below[j + 1]
                if paired >= value:
                    value = paired
            row[j] = value
    return _path(best, likeness)


def _path(best: Likeness, likeness: Likeness) -> list[tuple[int, int, float]]:
    pairs = []
    i = j = 0
    while i < len(likeness) and j < len(likeness[0]):
        own = likeness[i][j]
        if own >= _LEAST and best[i][j] == own**3 + best[i + 1][j + 1]:
            pairs.append((i, j, own))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs

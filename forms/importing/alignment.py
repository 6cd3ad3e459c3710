"""Two lists matched in order: which line of a source is which line of a form."""

from __future__ import annotations

from collections.abc import Callable

_LEAST = 0.5
"""Below this likeness two lines are never the same."""


def align(
    lines: int, wanted: int, likeness: Callable[[int, int], float]
) -> list[tuple[int, int, float]]:
    """The pairs (line, wanted, likeness) of the best matching that keeps both orders.

    Likeness counts by its cube, so that one sure pair outweighs two vague ones; the work is
    lines x wanted.
    """
    scores = [[_weight(likeness(i, j)) for j in range(wanted)] for i in range(lines)]
    best = [[0.0] * (wanted + 1) for _ in range(lines + 1)]
    for i in range(lines - 1, -1, -1):
        row, below, score = best[i], best[i + 1], scores[i]
        for j in range(wanted - 1, -1, -1):
            value = below[j] if below[j] >= row[j + 1] else row[j + 1]
            if score[j]:
                paired = score[j] + below[j + 1]
                if paired >= value:
                    value = paired
            row[j] = value
    return _path(best, scores, likeness)


def _weight(likeness: float) -> float:
    return likeness**3 if likeness >= _LEAST else 0.0


def _path(
    best: list[list[float]], scores: list[list[float]], likeness: Callable[[int, int], float]
) -> list[tuple[int, int, float]]:
    pairs = []
    i = j = 0
    while i < len(scores) and j < len(scores[0]):
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j, likeness(i, j)))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs

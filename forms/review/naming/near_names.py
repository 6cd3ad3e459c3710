"""The writer's own name with a slip in it: 青江县水利局 or 青山水县利局 would be another office."""

from __future__ import annotations

from collections.abc import Iterator

from forms.review.finding import Span
from forms.review.naming.offices import ORDER, PLACE_SUFFIX, is_cooperation, office
from forms.review.naming.peers import WITH_US

LEAST = 6
"""Characters of a name that one wrong character leaves to be known."""
_TAIL = 3
"""Characters at the end of a name by which its places in a text are found."""
_LEFT_OUT = frozenset((*"和与及的", *PLACE_SUFFIX))
"""What is left out of a name as it is shortened (人力资源社会保障局, 青山水利局)."""


def near_names(text: str, unit: str) -> Iterator[Span]:
    """Where the name of the office stands with a character left out, or another one in its place's
    name; not where it is one that the writer works with.
    """
    tail = unit[-_TAIL:]
    at = text.find(tail) if len(unit) >= LEAST else -1
    while at >= 0:
        end = at + _TAIL
        for start in (end - len(unit), end - len(unit) + 1):
            if start >= 0 and _is_slip(text[start:end], unit) and not _is_other(text, start, end):
                yield start, end
        at = text.find(tail, end)


def _is_slip(name: str, unit: str) -> bool:
    """Whether a name is the office's but for one character."""
    same = next((i for i, (a, b) in enumerate(zip(name, unit, strict=False)) if a != b), 0)
    if not same and name[:1] == unit[:1]:
        return False  # the office's own
    if len(name) == len(unit):
        named = same < len(unit) - len(office(unit).task) and _is_lower(name[same], unit[same])
        return named and name[same + 1 :] == unit[same + 1 :] and _is_placed(name, unit)
    return bool(same) and unit[same] not in _LEFT_OUT and name[same:] == unit[same + 1 :]


def _is_lower(char: str, own: str) -> bool:
    """Whether a character is of a name, or the word for a place too low for such an office."""
    return own not in PLACE_SUFFIX or ORDER.get(char, ORDER["省"]) < ORDER.get(own, 0)


def _is_placed(name: str, unit: str) -> bool:
    """Whether a name has its places where the office has them, so that one of them is another's."""
    return tuple(map(len, office(name).places)) == tuple(map(len, office(unit).places))


def _is_other(text: str, start: int, end: int) -> bool:
    """Whether a name is that of one the writer works with (青江县水利局与我局)."""
    return is_cooperation(text, start, end) or WITH_US.match(text, end) is not None

"""How units of text fill pages: what stays together, what moves, what is repeated. In twips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unit(Generic[T]):
    """Something that is never parted: a line, a paragraph kept whole, a table's row.

    `before` is white above it, unless it begins a page. `keeps` holds it on the page of the next
    unit. Where it begins a page `repeated` stands above it again (a table's head),
    `repeated_height` high.
    """

    item: T
    height: int
    before: int = 0
    keeps: bool = False
    new_page: bool = False
    repeated: T | None = None
    repeated_height: int = 0


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """An item and where its top stands on the page."""

    top: int
    item: T


def fill(units: Sequence[Unit[T]], height: int) -> list[list[Placed[T]]]:
    """The pages, `height` high, that the units fill in order; never an empty one.

    A chain of units kept together moves whole to the next page where it does not fit; a chain
    longer than a page is given up. A unit higher than a page stands alone on one.
    """
    pages = _Pages[T](height)
    for chain in _chains(units):
        moves = not pages.fits(chain) and _need(chain) <= height
        if chain[0].new_page or moves:
            pages.turn()
        for unit in chain:
            pages.put(unit)
    return pages.done


def _chains(units: Sequence[Unit[T]]) -> Iterator[list[Unit[T]]]:
    """Units that stay together; the one behind a chain's last link belongs to it."""
    chain: list[Unit[T]] = []
    for unit in units:
        if unit.new_page and chain:
            yield chain
            chain = []
        chain.append(unit)
        if not unit.keeps:
            yield chain
            chain = []
    if chain:
        yield chain


def _need(units: Sequence[Unit[T]]) -> int:
    """The height of units one under the other, the first beginning a page."""
    first = units[0]
    below = sum(unit.before + unit.height for unit in units)
    return below - first.before + first.repeated_height


class _Pages(Generic[T]):
    """The pages filled so far, and how much of the last one is used."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.done: list[list[Placed[T]]] = [[]]
        self.used = 0

    def fits(self, chain: Sequence[Unit[T]]) -> bool:
        """Whether the chain fits under what the page holds."""
        need = sum(unit.before + unit.height for unit in chain)
        return self.used + need <= self.height

    def turn(self) -> None:
        """Begin a new page, unless nothing stands on this one."""
        if self.done[-1]:
            self.done.append([])
            self.used = 0

    def put(self, unit: Unit[T]) -> None:
        """Put a unit on this page or the next."""
        if self.used and not self.fits([unit]):
            self.turn()
        if self.used:
            self.used += unit.before
        elif unit.repeated is not None:
            self._place(unit.repeated, unit.repeated_height)
        self._place(unit.item, unit.height)

    def _place(self, item: T, height: int) -> None:
        self.done[-1].append(Placed(self.used, item))
        self.used += height

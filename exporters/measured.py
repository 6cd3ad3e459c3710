"""One thing measured in a document: what it is, what it should be, and by which clause."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """A measurement in the officer's words; `clause` is of GB/T 9704-2012 unless it says more."""

    role: str
    what: str
    measured: str
    wanted: str
    clause: str
    fits: bool

    def __str__(self) -> str:
        mark = "符合" if self.fits else "不符"
        return (
            f"{mark}　{self.role}·{self.what}：{self.measured}（要求{self.wanted}，{self.clause}）"
        )


def standard(clause: str) -> str:
    """A clause of the standard as it is cited."""
    return f"GB/T 9704 第{clause}条"


def listed(items: list[str], most: int = 3) -> str:
    """The first few of several, and how many there are."""
    shown = "、".join(items[:most])
    return shown if len(items) <= most else f"{shown}等{len(items)}处"

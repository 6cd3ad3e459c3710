"""The acts that reports cite, from data/acts.toml: their numbers, and what their articles say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from forms.packaged import packaged
from forms.review.reading.tongue import DATA

STATE = "中华人民共和国"


@cache
def acts() -> dict[str, Any]:
    """What data/acts.toml holds."""
    return packaged(DATA / "acts.toml")


def regulations() -> Mapping[str, Any]:
    """The regulations on open government in force since 2019."""
    known: Mapping[str, Any] = acts()["regulations"]
    return known


def law(title: str) -> Mapping[str, Any] | None:
    """The act of a title, with or without the name of the state; None where it is not known."""
    return _laws().get(title.removeprefix(STATE))


@cache
def _laws() -> Mapping[str, Mapping[str, Any]]:
    every = (*acts()["law"], regulations())
    return {name.removeprefix(STATE): act for act in every for name in act["names"]}

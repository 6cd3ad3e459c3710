"""Superscripts kept apart: a note's number behind a figure must never become its last digit."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """The text with its digits as superscript characters."""
    return text.translate(_RAISED)

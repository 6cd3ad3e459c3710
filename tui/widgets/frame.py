"""A container that holds widgets and draws nothing of its own."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Container


class Frame(Container):
    """Lines of its own are never composed, and what lies in it only when that itself changes.

    The screen library composes every widget again whose parent a change touches; in a frame of its
    own a widget is left alone by what changes beside it.
    """

    BLANK: ClassVar[bool] = True

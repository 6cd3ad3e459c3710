"""The palette (全部命令): every action at hand, found by words or pinyin initials."""

from __future__ import annotations

from collections.abc import Sequence

from tui.actions import Keys, Scope, of_scope
from tui.screens.choose import Choice, ChooseScreen


class PaletteScreen(ChooseScreen):
    """Choose an action; the result is its id."""

    def __init__(self, scopes: Sequence[Scope], keys: Keys) -> None:
        choices = [
            Choice(f"{action.word}　{action.sentence}（{action.shown_keys(keys)[0]}）", action.id)
            for action in of_scope(*scopes)
            if not action.own
        ]
        super().__init__("全部命令", choices)

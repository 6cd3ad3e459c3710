"""Find and replace over the whole report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen


def search(screen: EditingScreen) -> None:
    """Ask what to find; show the places; go to one, or replace all."""
    from tui.screens.search import SearchResult, SearchScreen
    from tui.widgets.prose import ProseEditor

    async def answered(result: SearchResult | None) -> None:
        if result is None:
            return
        if result.edit is not None:
            screen.apply(result.edit, f"已替换 {len(result.edit.steps)} 处（^Z 撤销）")
        elif result.address:
            await screen.go_to(result.address, result.span)
            if isinstance(screen.field, ProseEditor):
                screen.field.show_matches(result.matches, result.matches.index(result.span))

    screen.app.push_screen(SearchScreen(screen.form, screen.draft, screen.apply), answered)

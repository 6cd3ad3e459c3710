"""The printed pages: beside the text while it is written, or over the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen
    from tui.widgets.pages_view import PagesView

PAUSE = 0.3
"""Seconds without a key after which the pages are reckoned anew."""


async def preview(screen: EditingScreen) -> None:
    """First beside the text, where there is room, then the whole screen."""
    if screen.beside is None and not screen.has_class("-narrow"):
        screen.beside = Beside(screen)
        await screen.beside.open()
    else:
        await put_away(screen)
        whole_screen(screen)


async def put_away(screen: EditingScreen) -> None:
    """Show the findings again in place of the pages."""
    beside, screen.beside = screen.beside, None
    if beside is not None:
        await beside.close()


def whole_screen(screen: EditingScreen) -> None:
    """Show the pages at the officer's place; Enter there goes to what it shows."""
    from tui.screens.preview import PreviewScreen

    async def back(place: tuple[str, int] | None) -> None:
        if place is not None:
            address, offset = place
            await screen.go_to(address, (offset, offset))

    screen.app.push_screen(
        PreviewScreen(screen.form, screen.draft, screen.address, screen.place_in_text), back
    )


class Beside:
    """The pages beside the text; they follow the officer's place within a pause."""

    def __init__(self, screen: EditingScreen) -> None:
        from tui.widgets.pages_view import PagesView

        self.screen = screen
        self.view: PagesView = PagesView(screen.form, screen.draft)
        self.view.can_focus = False
        self._timer: Timer | None = None

    async def open(self) -> None:
        """Show the pages."""
        self.screen.add_class("-previewing")
        await self.screen.query_one("#body").mount(self.view)
        self.screen.call_after_refresh(self._follow)

    async def close(self) -> None:
        """Take them away."""
        if self._timer is not None:
            self._timer.stop()
        self.screen.remove_class("-previewing")
        await self.view.remove()

    def follow_soon(self) -> None:
        """Reckon the pages and go to the place once no key has come for a moment."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.screen.set_timer(PAUSE, self._follow)

    def _follow(self) -> None:
        from exporters.preview_text import preview_pages

        if self.view.is_mounted:
            self.view.show_pages(preview_pages(self.screen.form, self.screen.draft))
            self.view.follow(self.screen.address, self.screen.place_in_text)

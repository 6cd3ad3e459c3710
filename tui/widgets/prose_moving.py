"""How the cursor of the prose editor is moved, and text selected, by key and mouse."""

from __future__ import annotations

from dataclasses import replace

from textual import events

from forms.references import Span
from tui.widgets.prose_caret import Caret, Move, by_rows, left, paragraph_at, right, word_at
from tui.widgets.prose_keys import MOVES
from tui.widgets.prose_paint import GUTTER
from tui.widgets.prose_view import ProseView


class ProseMoving(ProseView):
    """A text in which one moves about.

    Positions are characters of the draft's text.
    """

    _dragging = False

    @property
    def position(self) -> int:
        """Where the cursor stands."""
        return self._caret.position

    @property
    def selection(self) -> Span:
        """The selected span, empty at the cursor where nothing is selected."""
        return self._caret.span

    def go_to(self, position: int) -> None:
        """Put the cursor at a position, or at the nearest before it where it may stand."""
        self._move(Caret().to(self._lines.snap(position)))

    def select(self, span: Span) -> None:
        """Select a span, the cursor at its end."""
        start, end = (self._lines.snap(place) for place in span)
        self._move(Caret(end, start))

    def offer(self, span: Span) -> None:
        """Select a span that what is typed is to take the place of, the cursor before it."""
        start, end = (self._lines.snap(place) for place in span)
        self._move(Caret(start, end))

    def select_all(self) -> None:
        """Select the whole text."""
        self._move(Caret(len(self._lines.text), 0))

    def _move_of(self, key: str) -> Move | None:
        if key in ("pageup", "pagedown"):
            page = max(self.scrollable_content_region.height - 1, 1)
            return by_rows(page if key == "pagedown" else -page)
        return MOVES.get(key)

    def _move_by(self, move: Move, selects: bool) -> None:
        caret = self._caret
        following = move(self._lines, caret)
        if caret.selects and not selects and move in (left, right):
            following = caret.to(caret.span[move is right])
        if selects:
            following = replace(following, anchor=caret.anchor)
        self._move(following)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the mouse is; dragging selects from there."""
        if event.button != 1:
            return
        self.focus()
        position, leaning = self._under(event)
        caret = Caret().to(position, leaning=leaning)
        self._move(replace(caret, anchor=self._caret.anchor) if event.shift else caret)
        self._dragging = True
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select up to the mouse while its button is down."""
        if self._dragging:
            position, leaning = self._under(event)
            self._move(self._caret.to(position, select=True, leaning=leaning))

    def on_mouse_up(self) -> None:
        """End a selection by mouse."""
        self._dragging = False
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Select a word by two clicks, a paragraph by three."""
        if event.chain == 2:
            self._move(word_at(self._lines, self._under(event)[0]))
        elif event.chain >= 3:
            self._move(paragraph_at(self._lines, self._under(event)[0]))

    def _under(self, event: events.MouseEvent) -> tuple[int, bool]:
        """The position under the mouse, and whether it leans to the row's end."""
        offset = event.get_content_offset_capture(self)
        return self._lines.position_at(self.scroll_offset.y + offset.y, offset.x - GUTTER)

    def _move(self, caret: Caret, *, ends_run: bool = True) -> None:
        """Put the cursor and the selection there, in sight."""
        self._show_caret(caret)

"""Keys take effect in the order in which they were pressed, also on a slow machine.

The screen library hands each key to the widget that has the focus when the key arrives, while the
key before it may still be on its way to move that focus: what is typed ahead lands in the wrong
field, a paste in the section left behind. Here a key waits until the one before it is done.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

ROUNDS = 2
"""Once for the key itself, once more for what the widget told because of it."""
LONGEST_WAIT = 1.0
"""Seconds after which a key is let through whatever became of the one before."""


class KeysInTurn(App[int]):
    """An application that handles one key or paste after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Event] = deque()
        self._at_rest: dict[Callable[[], object], MessagePump] = {}
        self._turn = 0
        self._busy = False

    async def on_event(self, event: events.Event) -> None:
        """Let a key through when it is its turn, everything else at once."""
        keyed = isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded
        if not keyed:
            await super().on_event(event)
        elif self._busy:
            self._held.append(event)
        else:
            await self._let_through(event)

    def when_at_rest(self, pump: MessagePump, act: Callable[[], object]) -> None:
        """Have a screen do something, once, as soon as no key waits, if it is still there: what
        follows a burst of keys is not worth being done after each.
        """
        if self._held:
            self._at_rest[act] = pump
        else:
            act()

    async def _let_through(self, event: events.Event) -> None:
        self._busy = True
        self._turn += 1
        asyncio.get_running_loop().call_later(LONGEST_WAIT, self._end_turn, self._turn)
        await super().on_event(event)
        self._pass_on(self._chain(), self._turn, ROUNDS)

    def _chain(self) -> list[MessagePump]:
        """Whoever a key goes through: the focused widget, what it is in, the application."""
        pumps: list[MessagePump] = []
        pump: MessagePump | None = self.focused or self.screen
        while pump is not None:
            pumps.append(pump)
            pump = pump._parent
        return pumps

    def _pass_on(self, chain: list[MessagePump], turn: int, rounds: int) -> None:
        """Follow the key through the queues of the chain; it is done when the application, which
        may have been told to move the focus, has done that too.
        """
        if chain:
            chain[0].call_later(self._pass_on, chain[1:], turn, rounds)
        elif rounds > 1:
            self._pass_on(self._chain(), turn, rounds - 1)
        else:
            self.call_later(self._end_turn, turn)

    def _end_turn(self, turn: int) -> None:
        if turn != self._turn or not self._busy:
            return
        if self._held:
            self.call_later(self._let_through, self._held.popleft())
            return
        self._busy = False
        for act, pump in self._at_rest.items():
            pump.call_later(act)
        self._at_rest.clear()

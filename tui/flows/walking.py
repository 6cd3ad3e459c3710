"""The walk: from one thing to do to the next, and at the end a look at the whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from forms.draft import Address
from forms.form import Form
from forms.progress import awaiting_update, is_open
from forms.references import Span
from forms.review import position
from forms.review.finding import Finding, each_place
from forms.review.rulebook import doubts_a_whole

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen


class Stop(NamedTuple):
    """A place where something is to be done, and what, by which rule.

    `which` of several places it is stands before the message.
    """

    address: Address
    span: Span | None
    message: str
    rule: str = ""
    which: str = ""

    @property
    def start(self) -> int:
        """The character of the text at which it begins."""
        return self.span[0] if self.span else 0

    @property
    def blank(self) -> bool:
        """Whether a figure is just missing."""
        return self.rule == "blank"


def stops(screen: EditingScreen) -> list[Stop]:
    """All that is to be done, in reading order: blanks, errors, warnings, texts of last year."""
    found = [
        stop
        for finding in screen.reviewing.review()
        if is_open(finding)
        for stop in _stops_of(finding)
    ]
    stale = "这是上年的文字，按今年的改好后按 F4"
    found += [Stop(address, None, f"待更新：{stale}") for address in awaiting_update(screen.draft)]
    order = screen.form.reading_order
    return sorted(found, key=lambda stop: (position(order, stop.address), stop.start))


def _stops_of(finding: Finding) -> Iterator[Stop]:
    """A stop at each place of a finding, one of several says which; a single one where it doubts a
    part as a whole.
    """
    if doubts_a_whole(finding.rule):
        finding = finding._replace(places=())
    places = list(each_place(finding))
    for number, place in enumerate(places, 1):
        which = f"第 {number}/{len(places)} 处：" if places[1:] else ""
        yield Stop(place.at[0], place.span, finding.message, finding.rule, which)


def following(form: Form, found: list[Stop], here: Address, offset: int = 0) -> Stop | None:
    """The next stop after a character of a text, or after a figure; around to the first."""
    order = form.reading_order
    at = position(order, here), offset
    later = (stop for stop in found if (position(order, stop.address), stop.start) > at)
    return next(later, found[0] if found else None)


async def next_thing(screen: EditingScreen) -> None:
    """Go to the next thing to do; where nothing is left, show the whole before the export."""
    stop = following(screen.form, stops(screen), screen.address, screen.place_in_text)
    if stop is None:
        final(screen)
        return
    await screen.go_to(stop.address, stop.span)
    if stop.rule == "placeholder" and stop.span and screen.prose:
        screen.prose.offer(stop.span)
    screen.tell(stop.which + stop.message, whole=False)


def final(screen: EditingScreen) -> None:
    """Show what stands before the document is made: open, stated, read back, on paper."""
    from exporters.inspection import paper_findings
    from tui.flows.exporting import export
    from tui.flows.marking import read_back
    from tui.flows.previewing import whole_screen
    from tui.screens.final import FinalScreen, standing

    def answered(wanted: str | None) -> None:
        if wanted == "export":
            export(screen)
        elif wanted == "preview":
            whole_screen(screen)
        elif wanted == "read_back":
            read_back(screen)
        elif wanted is not None:
            screen.run_worker(_go(screen, wanted))

    settings = screen.reviewing.settings
    paper = paper_findings(screen.form, screen.draft, settings)
    lines = standing(screen.form, screen.draft, stops(screen), screen.reviewing.findings, paper)
    screen.app.push_screen(FinalScreen(lines), answered)


async def _go(screen: EditingScreen, address: Address) -> None:
    await screen.go_to(address)

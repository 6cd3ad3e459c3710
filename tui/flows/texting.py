"""Errands in prose: beginnings, references, marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.edit import Edit, Splice
from forms.references import format_figure
from forms.review.reading.sentences import head_length
from forms.titles import fill

if TYPE_CHECKING:
    from forms.review.linking import Link
    from tui.screens.editing import EditingScreen
    from tui.widgets.prose import ProseEditor

GAP = "……"
"""What the officer has to say in a beginning."""


def starters(screen: EditingScreen) -> None:
    """Choose a beginning of the section, or of one of its aspects, and insert it."""
    from tui.screens.choose import Choice, ChooseScreen
    from tui.widgets.prose import ProseEditor

    section = screen.form.section(screen.part)
    field = screen.field
    if not isinstance(field, ProseEditor):
        return
    if section is None or not section.starters:
        screen.tell("这一部分没有备好的起句。")
        return
    choices = [Choice(s.title, str(i)) for i, s in enumerate(section.starters)]

    def taken(number: str | None) -> None:
        if number is not None:
            text = fill(section.starters[int(number)].text, screen.form, screen.draft)
            start = field.selection[0]
            field.insert_source(_set_apart(field, text.strip("\n")), "插入起句")
            _offer_first_gap(field, start)

    screen.app.push_screen(ChooseScreen("起句（本程序拟的写法，按实际改）", choices), taken)


def _offer_first_gap(field: ProseEditor, start: int) -> None:
    """Let what is typed next take the place of the first gap of what was put in at `start`."""
    gap = field.text.find(GAP, start, field.position)
    if gap >= 0:
        field.offer((gap, gap + len(GAP)))


def _set_apart(field: ProseEditor, text: str) -> str:
    """A beginning with a number of its own, （二）, as a paragraph of its own."""
    if not head_length(text):
        return text
    start, end = field.selection
    whole = field.text
    before = "\n" if start and whole[start - 1] != "\n" else ""
    return before + text + ("\n" if whole[end : end + 1].strip("\n") else "")


def insert_reference(screen: EditingScreen) -> None:
    """Choose a figure by name and insert its reference."""
    from tui.screens.choose import Choice, ChooseScreen
    from tui.widgets.prose import ProseEditor

    field = screen.field
    if not isinstance(field, ProseEditor):
        return
    choices = [
        Choice(f"{figure.label}　{_value(screen, address)}", address)
        for address, figure in screen.form.figures.items()
    ]

    def taken(address: str | None) -> None:
        if address is not None:
            field.insert_reference(address)

    screen.app.push_screen(ChooseScreen("插入数据", choices), taken)


def _value(screen: EditingScreen, address: str) -> str:
    value = screen.draft.figure(address)
    return "待填" if value is None else format_figure(value)


def make_references(screen: EditingScreen) -> None:
    """Turn numbers of the section that are told to be a figure into references, those chosen."""
    from forms.review.linking import links
    from tui.screens.links import LinksScreen

    section = screen.form.section(screen.part)
    if section is None:
        screen.tell("附件里的数字不能一并换成引用，要引用的请按 ^R 插入。")
        return
    address = f"sections.{section.id}"
    text = screen.draft.text(address)
    found = links(screen.form, screen.draft, section)
    if not found:
        screen.tell("这一部分没有与表里相同的数字可以换成引用。")
        return

    def answered(chosen: list[Link] | None) -> None:
        if chosen:
            screen.apply(Edit(tuple(_splices(address, text, chosen)), "数字变引用"))

    screen.app.push_screen(LinksScreen(screen.form, text, found), answered)


def _splices(address: str, text: str, chosen: list[Link]) -> list[Splice]:
    """From the end of the text, so that positions stay right."""
    return [
        Splice(address, start, text[start:end], "{" + figure.removeprefix("tables.") + "}")
        for (start, end), figure in sorted(chosen, reverse=True)
    ]


def widen_marks(screen: EditingScreen) -> None:
    """Make the half-width marks beside Han characters full-width in the section, as one deed."""
    from forms.punctuation import widening

    if screen.prose is None:
        return
    address = screen.prose.address
    edit = widening(address, screen.draft.text(address))
    if edit is None or not edit.steps:
        screen.tell("这一部分没有要改成全角的标点。")
        return
    screen.apply(edit, f"已把 {len(edit.steps)} 处标点改为全角（^Z 撤销）")

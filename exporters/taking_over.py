"""A change of the printed text carried back into the draft: as an Edit, or why it cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from exporters.comparing import Span
from exporters.printed_text import Printed
from forms.draft import Draft, Value
from forms.edit import Change, Edit, Splice, Step
from forms.form import Form
from forms.numerals import read_figure
from forms.references import escape, find_references, resolve_spans

LABEL = "采纳修改"
_DATE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")


@dataclass(frozen=True, slots=True)
class Taken:
    """The edit that takes a change over; None with the reason in `note`."""

    edit: Edit | None
    note: str = ""


def of_text(printed: Printed, span: Span, new: str, form: Form, draft: Draft) -> Taken:
    """Characters `span` of a printed text replaced by `new`."""
    if printed.prose:
        return _of_prose(printed, span, new, form, draft)
    whole = printed.text[: span[0]] + new + printed.text[span[1] :]
    return of_value(printed, whole, form, draft)


def of_value(printed: Printed, whole: str, form: Form, draft: Draft) -> Taken:
    """A value of one line printed as `whole` instead: a figure, the date, a name."""
    figure = form.figures.get(printed.at)
    whole = whole.replace("\n", "").strip()
    if figure:
        read = read_figure(whole, figure.unit, figure.kind == "integer")
        if whole and read is None:
            return Taken(None, f"“{whole}”不是能填进表里的数，请自己核对后填写")
        return _changed(printed, draft, read.value if read else None)
    if printed.at == "document.date":
        day = _date(whole)
        return _changed(printed, draft, day) if day else Taken(None, "不是完整的年月日")
    if printed.at in ("document.number", "unit.name") or printed.at.startswith("unit.cosigners."):
        return _changed(printed, draft, whole or None)
    return Taken(None, "这里的文字由报告格式生成，不在草稿里，不能直接采纳")


def of_new_paragraph(after: Printed | None, text: str, draft: Draft) -> Taken:
    """A paragraph that stands behind another one of a section, or right under its heading."""
    if after is None or not (after.prose or after.at.startswith("sections.")):
        return Taken(None, "新增的段落不在任何一个部分的正文里，请自己放到合适的部分")
    raw = draft.text(after.at)
    if raw and not after.prose:
        return Taken(Edit((Splice(after.at, 0, "", escape(text) + "\n"),), LABEL))
    lines = raw.split("\n")
    position = min(sum(len(line) + 1 for line in lines[: after.line + 1]) - 1, len(raw))
    step = Splice(after.at, max(position, 0), "", ("\n" if raw else "") + escape(text))
    return Taken(Edit((step,), LABEL))


def of_lost_paragraph(printed: Printed, draft: Draft) -> Taken:
    """A paragraph left out, with the line end that parts it from its neighbours."""
    if not printed.prose:
        return Taken(None, "这里的文字由报告格式生成，不在草稿里，不能直接采纳")
    lines = draft.text(printed.at).split("\n")
    start = sum(len(line) + 1 for line in lines[: printed.line])
    line = lines[printed.line]
    if len(lines) == 1:
        step = Splice(printed.at, 0, line, "")
    elif printed.line < len(lines) - 1:
        step = Splice(printed.at, start, line + "\n", "")
    else:
        step = Splice(printed.at, start - 1, "\n" + line, "")
    return Taken(Edit((step,), LABEL))


def of_joined_paragraph(printed: Printed, draft: Draft) -> Taken:
    """A paragraph that runs on into the one behind it."""
    lines = draft.text(printed.at).split("\n")
    if not printed.prose or printed.line >= len(lines) - 1:
        return Taken(None, "与下一段相连，但下一段不在同一个部分里")
    end = sum(len(line) + 1 for line in lines[: printed.line + 1]) - 1
    return Taken(Edit((Splice(printed.at, end, "\n", ""),), LABEL))


def together(edits: list[Edit]) -> Edit:
    """Several edits of one draft as one deed: a value once, and in each text from the end on."""
    steps = [step for edit in edits for step in edit.steps]
    changes = {step.address: step for step in reversed(steps) if isinstance(step, Change)}
    splices = _apart([step for step in steps if isinstance(step, Splice)])
    return Edit((*reversed(changes.values()), *reversed(splices)), LABEL)


def _apart(splices: list[Splice]) -> list[Splice]:
    """Splices in order, none removing what another one removes or stands at.

    Two lost paragraphs that share the line end between them become one splice, which takes the line
    end before them instead; a paragraph put in behind a lost one takes its place.
    """
    apart: list[Splice] = []
    for splice in sorted(splices, key=lambda step: (step.address, step.position)):
        while apart and apart[-1].address == splice.address and _touch(apart[-1], splice):
            splice = _joined(apart.pop(), splice)
        apart.append(splice)
    return apart


def _touch(first: Splice, second: Splice) -> bool:
    """Whether the second lies in what the first removes, or begins the text that it leaves."""
    begins = first.position == 0 and first.removed and not first.removed.endswith("\n")
    return _end(first) > second.position or bool(
        begins and _end(first) == second.position and second.inserted.startswith("\n")
    )


def _joined(first: Splice, second: Splice) -> Splice:
    shared = _end(first) - second.position
    removed = first.removed + second.removed[shared:]
    if not second.removed:
        leads = not first.inserted or first.inserted.endswith("\n")
        put = second.inserted.removeprefix("\n") if leads else second.inserted
        return Splice(first.address, first.position, removed, first.inserted + put + "\n" * shared)
    if first.inserted:
        inserted = first.inserted.removesuffix("\n") + second.inserted
        return Splice(first.address, first.position, removed, inserted)
    if first.position == 0:
        return Splice(first.address, 0, removed, second.inserted)
    return Splice(first.address, first.position - 1, "\n" + removed, second.inserted)


def _end(splice: Splice) -> int:
    return splice.position + len(splice.removed)


def _changed(printed: Printed, draft: Draft, new: Value | None) -> Taken:
    old = draft.get(printed.at)
    if old == new:
        return Taken(None, "草稿里已经是这样")
    return Taken(Edit((Change(printed.at, old, new),), LABEL))


def _date(text: str) -> date | None:
    match = _DATE.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


# ------------------------------------------------------------------ prose


def _of_prose(printed: Printed, span: Span, new: str, form: Form, draft: Draft) -> Taken:
    lines = draft.text(printed.at).split("\n")
    base = sum(len(line) + 1 for line in lines[: printed.line])
    raw = lines[printed.line]
    figure = _figure_inside(raw, span, new, form, draft)
    if figure:
        return figure
    start, end, inserted = _in_source(raw, span, new, form, draft)
    step: Step = Splice(printed.at, base + start, raw[start:end], inserted)
    return Taken(Edit((step,), LABEL))


def _figure_inside(raw: str, span: Span, new: str, form: Form, draft: Draft) -> Taken | None:
    """Where the change lies in a number that stands for a figure: the figure changed."""
    shown = 0
    addresses = {reference.span: reference.address for reference in find_references(raw, form)}
    for source, output in resolve_spans(raw, form, draft):
        first, shown = shown, shown + len(output)
        at = addresses.get(source)
        if at and span[1] > span[0] and first <= span[0] and span[1] <= shown:
            number = output[: span[0] - first] + new + output[span[1] - first :]
            read = read_figure(number) if number else None
            if read is None or read.value is None:
                return None
            edit = Edit((Change(at, draft.get(at), read.value),), LABEL)
            return Taken(edit, f"这个数取自“{form.figures[at].label}”，采纳后表里的数一起改")
    return None


def _in_source(raw: str, span: Span, new: str, form: Form, draft: Draft) -> tuple[int, int, str]:
    """The stretch of the source behind printed characters; references touched become words."""
    start = end = None
    before = after = ""
    shown = 0
    for (first, last), output in resolve_spans(raw, form, draft):
        literal = raw[first:last] == output
        left, right = span[0] - shown, span[1] - shown
        if start is None and 0 <= left <= len(output) and (literal or left < len(output)):
            start, before = (first + left, "") if literal else (first, output[:left])
        if start is not None and end is None and 0 <= right <= len(output):
            end, after = (first + right, "") if literal else (last, output[right:])
            if not literal and right == 0:
                end, after = first, ""
        shown += len(output)
    start = len(raw) if start is None else start
    return start, len(raw) if end is None else max(end, start), before + escape(new) + after

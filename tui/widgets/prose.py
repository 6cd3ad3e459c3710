"""ProseEditor: one text, edited in the draft itself.

The draft is the only text there is. A key becomes an Edit that `apply` makes at once; the screen
is laid out anew only where that changed it. Undo lives in the draft's Editing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.message import Message

from forms.draft import Address, Draft
from forms.edit import Edit
from forms.form import Form
from forms.punctuation import mark_typed
from forms.references import Span, escape, resolve, write_reference
from forms.review.finding import Finding
from tui import clipboard
from tui.widgets.prose_caret import Caret, Move
from tui.widgets.prose_keys import DELETIONS
from tui.widgets.prose_lines import common_head, common_tail
from tui.widgets.prose_marks import Mark, marks_of, moved
from tui.widgets.prose_moving import ProseMoving
from tui.widgets.prose_typing import LONGEST_PASTE, Runs, cleaned, spliced, typeable, why_too_long
from tui.widgets.refusals import READ_ONLY

_BRACED = re.compile(r"\{([a-z][a-z0-9_.]{1,80})\}+$")
"""What looks like a reference, typed by hand."""


class ProseEditor(ProseMoving):
    """An editor of the text at an address: a section, an attachment.

    Positions are characters of the draft's text. `apply` makes an Edit in the draft before it
    returns, or raises nothing and leaves the draft. Whoever changes the draft otherwise calls
    `draft_changed`.
    """

    class Edited(Message):
        """An edit has been made here; the draft has it already."""

        def __init__(self, editor: ProseEditor, edit: Edit) -> None:
            super().__init__()
            self.editor = editor
            self.edit = edit

        @property
        def control(self) -> ProseEditor:
            """The editor."""
            return self.editor

    class Moved(Message):
        """The cursor stands elsewhere, or the text has grown or shrunk.

        `position` in the text, `line` counted from 1 as on the screen, `characters` as printed
        without blanks.
        """

        def __init__(self, editor: ProseEditor, position: int, line: int, characters: int) -> None:
            super().__init__()
            self.editor = editor
            self.position = position
            self.line = line
            self.characters = characters

        @property
        def control(self) -> ProseEditor:
            """The editor."""
            return self.editor

        def can_replace(self, message: Message) -> bool:
            """Only the last place counts."""
            return isinstance(message, ProseEditor.Moved) and message.editor is self.editor

    class Told(Message):
        """Something the officer should know of what has just been done, in their words."""

        def __init__(self, editor: ProseEditor, text: str) -> None:
            super().__init__()
            self.editor = editor
            self.text = text

        @property
        def control(self) -> ProseEditor:
            """The editor."""
            return self.editor

    _copied: ClassVar[tuple[str, str]] = ("", "")
    """What was last copied in any of these editors: as printed, and its source."""

    def __init__(
        self,
        form: Form,
        draft: Draft,
        address: Address,
        apply: Callable[[Edit], None],
        *,
        hint: str = "",
        read_only: bool = False,
        ambiguous_wide: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(form, draft, ambiguous_wide, id=id, classes=classes)
        self.address = address
        self._hint = hint
        self._apply = apply
        self._runs = Runs()
        self._applying = False
        self.read_only = read_only
        self._lines.sync(draft.text(address))
        self._caret = Caret(0, 0).to(self._lines.snap(0))
        self._show_all()

    # -- what the screen asks for

    @property
    def text(self) -> str:
        """The text as the draft has it."""
        return self._lines.text

    def insert_text(self, text: str, label: str) -> None:
        """Put literal text in place of the selection."""
        self.replace(self._caret.span, escape(cleaned(text).text), label)

    def insert_source(self, source: str, label: str) -> None:
        """Put text with references in place of the selection (a starter)."""
        self.replace(self._caret.span, source, label)

    def insert_reference(self, address: Address) -> None:
        """Put a reference to the figure at the address in place of the selection."""
        self.replace(self._caret.span, write_reference(address), "插入引用")

    def replace(self, span: Span, source: str, label: str, group: str = "") -> None:
        """Put `source`, in which references count, in place of a span; the cursor goes after it."""
        if not self._may_change():
            return
        change = spliced(self.address, self._lines.text, span, source, self._form)
        edit = Edit((change.splice,), label, group) if change.splice else None
        if edit:
            self._make(edit)
        made = self._lines.text == change.text
        position = change.position if made else self._caret.position
        self._move(Caret().to(self._lines.snap(position)), ends_run=not group)
        if edit and made:
            self.post_message(self.Edited(self, edit))

    def _make(self, edit: Edit) -> None:
        """Let the draft have the edit and show it; the caller puts the cursor."""
        self._applying = True
        try:
            self._apply(edit)
            self._take_over()
        finally:
            self._applying = False

    def draft_changed(self, addresses: Collection[Address]) -> None:
        """Show what has become of the text, and of the figures that it refers to."""
        self._take_over()
        referred = {one.address for each in self._lines.paragraphs for one in each.shown.references}
        touched = {
            one
            for one in referred
            if any(one == address or one.startswith(f"{address}.") for address in addresses)
        }
        if touched:
            self._draw_span(*self._caret.span)
            self._show_dirty(self._lines.show_values(touched))
            self._move(self._caret, ends_run=False)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Underline the words that these findings mean."""
        marks = marks_of(findings, self.address)
        self._show_spans(set(marks) ^ set(self._findings))
        self._findings = marks

    def show_matches(self, spans: Sequence[Span], current: int | None = None) -> None:
        """Highlight what a search found, the match gone to most of all, until the text changes."""
        marks = [Mark(*span, current=index == current) for index, span in enumerate(spans)]
        self._show_spans(set(marks) ^ set(self._matches))
        self._matches = marks

    # -- keys, clipboard

    def on_key(self, event: events.Key) -> None:
        """Move, delete, type; leave every other key to the screen."""
        key = event.key.replace("shift+", "")
        selects = key != event.key
        if move := self._move_of(key):
            self._move_by(move, selects)
        elif deletion := DELETIONS.get(key):
            self._delete(deletion)
        elif key == "enter":
            self._type("\n")
        elif key in ("ctrl+a", "ctrl+c", "ctrl+x", "ctrl+v"):
            self._clipboard(key)
        elif event.character and typeable(event.character):
            self._type(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def _clipboard(self, key: str) -> None:
        if key == "ctrl+a":
            self.select_all()
        elif key == "ctrl+c":
            self.copy()
        elif key == "ctrl+x":
            self.cut()
        else:
            self.action_paste_clipboard()

    def action_paste_clipboard(self) -> None:
        """Put what the clipboard holds in place of the selection; an empty one changes nothing."""
        text = clipboard.paste(self.app)
        if text:
            self.paste(text)
        else:
            self.post_message(self.Told(self, clipboard.EMPTY))

    def on_paste(self, event: events.Paste) -> None:
        """Put a pasted text in place of the selection."""
        event.stop()
        event.prevent_default()
        self.paste(event.text)

    def paste(self, text: str) -> None:
        """Put a text in place of the selection; what was copied here keeps its references."""
        if not self._may_change():
            return
        printed, source = ProseEditor._copied
        if too_long := why_too_long(text, max(LONGEST_PASTE, len(printed))):
            self.post_message(self.Told(self, too_long))
            return
        clean = cleaned(text)
        pasted = source if printed and clean.text == printed else escape(clean.text)
        start = self._caret.span[0]
        self.replace(self._caret.span, pasted, "粘贴")
        told = [clean.told] if clean.told else []
        if pasted != source:
            told += self._make_whole(start, clean.text)
        if told:
            self.post_message(self.Told(self, "；".join(told)))

    def _make_whole(self, start: int, text: str) -> list[str]:
        """Join the broken lines just pasted, as an edit of its own; what to say of it."""
        from forms.importing.pasted_prose import said_of, whole_paragraphs

        whole = whole_paragraphs(text)
        if whole == text:
            return []
        self.replace((start, self._caret.position), escape(whole), "接成整段")
        return [said_of(text, whole)]

    def copy(self) -> None:
        """Copy the selection as it is printed."""
        start, end = self._caret.span
        if start < end:
            source = self._lines.text[start:end]
            printed = resolve(source, self._form, self._draft)
            ProseEditor._copied = (printed, source)
            clipboard.copy(self.app, printed)

    def cut(self) -> None:
        """Copy the selection and delete it."""
        self.copy()
        self.replace(self._caret.span, "", "剪切")

    def _type(self, text: str) -> None:
        if not self._may_change():
            return
        start, end = self._caret.span
        group = self._runs.group("键入", self._caret.position, start + len(text), text)
        self.replace((start, end), escape(text), "键入", group)
        if text == "}":
            self._tell_of_braces()
        mark = mark_typed(self._lines.text, self._caret.position)
        if mark:
            told = f"“{mark.half}”是半角标点，可用“全角标点”改为“{mark.full}”"
            self.post_message(self.Told(self, told))

    def _tell_of_braces(self) -> None:
        """Braces that are typed print as they stand; a figure is inserted by its key."""
        typed = _BRACED.search(self._lines.text, 0, self._caret.position)
        if typed:
            told = f"“{{{typed[1]}}}”会照原样印出来；要插入数据请按 ^R 选"
            self.post_message(self.Told(self, told))

    def _delete(self, deletion: Move) -> None:
        start, end = self._caret.span
        if start == end:
            position = deletion(self._lines, self._caret).position
            start, end = min(start, position), max(end, position)
        self.replace((start, end), "", "删除", self._runs.group("删除", self.position, start))

    # -- keeping up

    def _may_change(self) -> bool:
        """Whether the text can be changed; where the draft is only read, that is said."""
        if self.read_only:
            self.post_message(self.Told(self, f"{READ_ONLY}。"))
        return not self.read_only and self._holds_text()

    def _holds_text(self) -> bool:
        """Whether the draft has a text here, or nothing: a value of another kind is not touched."""
        return isinstance(self._draft.get(self.address), (str, type(None)))

    def _take_over(self) -> None:
        """Lay out the text where it differs; the cursor goes behind a change from outside."""
        old, new = self._lines.text, self._draft.text(self.address)
        if old == new:
            return
        head = common_head(old, new)
        tail = min(common_tail(old, new), min(len(old), len(new)) - head)
        splice = (head, len(old) - head - tail, len(new) - head - tail)
        self._findings = moved(self._findings, *splice)
        self.show_matches([])
        self._draw_span(*self._caret.span)
        self._show_dirty(self._lines.sync(new))
        if not old or not new:
            self.refresh()
        if not self._applying:
            self._move(Caret().to(self._lines.snap(len(new) - tail)))

    def _move(self, caret: Caret, *, ends_run: bool = True) -> None:
        if ends_run:
            self._runs.end()
        super()._move(caret)
        self._tell_place()

    def _tell_place(self) -> None:
        row, _ = self._lines.cell(self._caret.position, leaning=self._caret.leaning)
        characters = self._lines.characters()
        self.post_message(self.Moved(self, self._caret.position, row + 1, characters))

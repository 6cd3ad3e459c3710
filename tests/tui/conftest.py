"""What tests of the screen begin with: a draft, and a desk that holds nothing but a prose editor."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from forms.draft import Draft
from forms.edit import Edit, Editing
from tests.small_forms import small_form
from tests.tui.opened import copy_of
from tui.widgets.prose import ProseEditor

FORM = small_form(
    {"id": "received", "label": "收到申请数"},
    {"id": "fees", "label": "收费", "unit": "万元", "kind": "decimal"},
    sections=("one", "two"),
)


class ProseDesk(App[None]):
    """The editor of section `one`, 79 × 20 cells, and all that it posts."""

    CSS = "ProseEditor { width: 100%; height: 100%; }"

    def __init__(self, text: str, received: int | None, hint: str, read_only: bool) -> None:
        super().__init__()
        figures = {} if received is None else {"received": received}
        self.draft = Draft({"sections": {"one": text}, "tables": {"s": figures}})
        self.editing = Editing(self.draft)
        self.posted: list[object] = []
        self._hint = hint
        self._read_only = read_only

    def compose(self) -> ComposeResult:
        yield ProseEditor(
            FORM, self.draft, "sections.one", self.apply, hint=self._hint, read_only=self._read_only
        )

    def on_mount(self) -> None:
        self.editor.focus()

    @property
    def editor(self) -> ProseEditor:
        return self.query_one(ProseEditor)

    @property
    def text(self) -> str:
        return self.draft.prose("one")

    def apply(self, edit: Edit) -> None:
        self.editing.do(edit)
        self.editor.draft_changed({step.address for step in edit.steps})

    def undo(self) -> None:
        """Take back the last deed as the screen does."""
        for edit in self.editing.undo():
            self.editor.draft_changed({step.address for step in edit.steps})

    def set_figure(self, value: int | None) -> None:
        self.editing.change("tables.s.received", value)
        self.editor.draft_changed({"tables.s.received"})

    def key(self, *keys: str) -> None:
        """Press keys at once: names of keys, or text to type character by character."""
        for key in keys:
            if len(key) > 1 and key.isascii() and key.replace("+", "").isalpha():
                self.editor.on_key(events.Key(key, None))
                continue
            for char in key:
                self.editor.on_key(events.Key(f"U+{ord(char):04X}", char))

    def rows(self) -> list[str]:
        """The rows as they stand on the screen, right blanks cut."""
        strips = self.editor.render_lines(self.editor.size.region)
        return [strip.text.rstrip() for strip in strips]

    def on_prose_editor_edited(self, message: ProseEditor.Edited) -> None:
        self.posted.append(message)

    def on_prose_editor_moved(self, message: ProseEditor.Moved) -> None:
        self.posted.append(message)

    def on_prose_editor_told(self, message: ProseEditor.Told) -> None:
        self.posted.append(message)


@pytest.fixture
def prose_desk() -> Callable[..., ProseDesk]:
    """Makes a desk over a text."""

    def make(
        text: str = "", received: int | None = 9, hint: str = "", read_only: bool = False
    ) -> ProseDesk:
        return ProseDesk(text, received, hint, read_only)

    return make


@pytest.fixture
def draft_2018(tmp_path: Path) -> Path:
    return copy_of("disclosure-2014", tmp_path)


@pytest.fixture(autouse=True, scope="session")
def _styles_read_once() -> None:
    """Apps share what the library reads of their style sheets, a tenth of a start."""
    read: dict[Hashable, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def known(sheet: Stylesheet, *source: Hashable, **more: Hashable) -> list[RuleSet]:
        key = frozenset(sheet._variables.items()), source, frozenset(more.items())
        if key not in read:
            read[key] = parse(sheet, *source, **more)
        return read[key]

    Stylesheet._parse_rules = known

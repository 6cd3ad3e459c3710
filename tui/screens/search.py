"""Find and replace over the whole report: the places as they are found, all replaced at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from forms.check_sheet import value_name
from forms.draft import Address, Draft
from forms.edit import Edit
from forms.form import Form
from forms.prose_search import Found, find, replace_all
from forms.visible import visible
from tui.widgets.cover import CoverInput
from tui.widgets.line_list import Line, LineList

AROUND = 14
"""Characters shown before a place that was found."""

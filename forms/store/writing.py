"""A Draft put into the text of its file: what changed is written, all else stays as it stands.

Comments, unknown keys, the order of keys and line ends are the officer's. New keys come in the
order of the form, each figure with its official label as a comment, prose as readable lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from forms.draft import Address, Draft, Value
from forms.form import Form
from forms.store.atomic import write_atomic
from forms.store.reading import SCHEMA, parse_tree
from forms.store.toml_text import clean, same

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

__all__ = ["new_draft_text", "render", "whole_text", "write_atomic"]

_HEAD = "# 政府信息公开工作年度报告草稿。可以用任何编辑器查看和修改；# 之后是注释。\n"

_parsed: dict[str, TOMLDocument] = {}
"""The text that was last written, as tomlkit has it: the next save need not parse it again."""


def render(text: str, draft: Draft, form: Form, before: Draft | None = None) -> str:
    """The text with the draft's values in it. `before` is what it holds, where that is known.

    The result is read back and compared before it is returned. Where a text is laid out in a way
    that cannot be changed in place, the whole is written anew. Raises ValueError where even that
    does not hold the draft.
    """
    wanted = clean(draft.tree)
    held = before.tree if before else parse_tree(text)
    try:
        revised, document = _revised(text, held, Draft(wanted), form)
    except Exception:  # whatever the library trips over in a text, the answers are written
        return whole_text(draft, form)
    if not _holds(revised, wanted):
        return whole_text(draft, form)
    _parsed.clear()
    _parsed[revised] = document
    return revised


def whole_text(draft: Draft, form: Form) -> str:
    """The text of a file that holds this draft and nothing else. Raises ValueError."""
    wanted = clean(draft.tree)
    text = _HEAD + _revised("", {}, Draft(wanted), form)[0]
    if not _holds(text, wanted):
        raise ValueError("the draft cannot be written as TOML")
    return text


def new_draft_text(form: Form, values: Mapping[Address, Value]) -> str:
    """The text of a new draft of the form with these values; blanks are left out."""
    draft = Draft({"schema": SCHEMA, "form": form.id, "edition": form.edition, "counter": 0})
    for address, value in values.items():
        draft.set(address, value)
    return whole_text(draft, form)


def _holds(text: str, tree: dict[str, Any]) -> bool:
    try:
        return same(parse_tree(text), tree)
    except (ValueError, RecursionError):
        return False


def _revised(text: str, held: dict[str, Any], draft: Draft, form: Form) -> tuple[str, TOMLDocument]:
    """The text changed from what it held to the draft, and the document that it is made of."""
    import tomlkit

    from forms.store.revision import revise

    newline = "\r\n" if "\r\n" in text else "\n"
    ended = not text or text.endswith("\n")
    document = _parsed.pop(text, None) or tomlkit.parse(text if ended else text + newline)
    revise(document, held, draft, form, newline)
    return tomlkit.dumps(document), document

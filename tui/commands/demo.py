"""`nianbao demo`: the editor on a copy of an example; without a terminal its review and export."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from forms.folders import drafts_folder
from forms.form import Form
from forms.loading import FormError, default_form, example_path, load_form
from forms.store.trouble import told
from tui.cli import DONE, UNUSABLE
from tui.commands.said import message, result


def demo(options: argparse.Namespace) -> int:
    """Copy the example of a form, then open the copy, or review and export it."""
    try:
        form = load_form(options.form) if options.form else default_form(None)
        copy = copy_example(form)
    except (FormError, OSError) as error:
        message(f"示例打不开：{told(error)}")
        return UNUSABLE
    if sys.stdin.isatty() and sys.stdout.isatty():
        from tui.commands.screens import run

        return run(copy)
    return _review_and_export(copy)


def copy_example(form: Form) -> Path:
    """A fresh copy of the form's example in the drafts folder; raises FormError, OSError."""
    example = example_path(form)
    if example is None:
        raise FileNotFoundError(f"“{form.name}”没有示例")
    folder = drafts_folder() / "示例"
    folder.mkdir(parents=True, exist_ok=True)
    text = example.read_bytes()
    for number in range(1, 1000):
        tail = f"-{number}" if number > 1 else ""
        copy = folder / f"示例-{form.id}{tail}.toml"
        if not copy.exists():
            copy.write_bytes(text)
            return copy
        if copy.read_bytes() == text:
            return copy
    raise FileExistsError(f"{folder} 里的示例太多，请先清理")


def _review_and_export(path: Path) -> int:
    from exporters.export import default_name
    from forms.check_sheet import check_sheet
    from forms.companions import companions_of
    from forms.store.reading import read_draft
    from tui.commands.check import reviewed
    from tui.commands.export import write_report

    draft = read_draft(path)
    form = load_form(draft.form)
    beside = companions_of(path, draft)
    result(check_sheet(form, draft, reviewed(form, draft, beside), beside.previous))
    result(f"示例草稿：{path}")
    output = path.parent / default_name(form, draft)
    write_report(form, draft, output, None, include_draft=True)
    return DONE

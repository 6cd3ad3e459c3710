"""`nianbao demo`: the editor on a copy of an example; without a terminal its review and export."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from forms.example_copy import copy_example
from forms.loading import FormError, default_form, load_form
from forms.store.trouble import told
from tui.commands.said import message, result
from tui.exit_status import DONE, UNUSABLE


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

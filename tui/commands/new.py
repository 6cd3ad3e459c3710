"""`nianbao new`: a new draft, carried over from last year's where given."""

from __future__ import annotations

import argparse

from forms.draft import YEARS
from forms.loading import FormError, default_form, load_form
from forms.one_line import one_line
from forms.store.reading import DraftError
from forms.store.trouble import told
from tui.commands.said import message, named_as_draft, result
from tui.exit_status import DONE, STANDING, UNUSABLE


def new(options: argparse.Namespace) -> int:
    """Write a new draft; an existing file is never replaced."""
    from forms.new_draft import NewDraft, new_draft

    unit = one_line(options.unit).strip()
    if options.year not in YEARS or not unit:
        message("请给出四位数的年度（--year 2025）和单位名称（--unit 名称）。")
        return UNUSABLE
    if not named_as_draft(options.draft):
        return UNUSABLE
    if options.draft.exists():
        message(f"{options.draft} 已经存在，没有改动。请换一个文件名。")
        return STANDING
    try:
        form = load_form(options.form) if options.form else default_form(options.year)
        wanted = NewDraft(form, options.year, unit, previous=options.previous)
        notes = new_draft(options.draft, wanted)
    except (FormError, DraftError) as error:
        message(str(error))
        return UNUSABLE
    except OSError as error:
        message(f"{options.draft}：写不进去（{told(error)}）。请换一个文件夹再试。")
        return UNUSABLE
    if unit != options.unit.strip():
        message(f"单位名称里的换行和看不见的字符已去掉，现为“{unit}”，请核对。")
    if options.year not in form.years:
        message(f"{form.name}不是 {options.year} 年度的格式，请核对年度，或用 --form 指定格式。")
    for note in notes:
        message(note)
    result(f"已新建 {options.draft}（{form.name}）")
    return DONE

"""`nianbao import`: published reports read back into a draft."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from forms.store.trouble import told
from tui.commands.said import message, named_as_draft, result
from tui.exit_status import DONE, STANDING, UNUSABLE
from tui.imported import summary, write_imported

if TYPE_CHECKING:
    pass


def import_reports(options: argparse.Namespace) -> int:
    """Read the reports and write the draft; doubtful values are noted in it and listed."""
    from forms.importing import ReportError, import_report
    from forms.loading import FormError

    if not named_as_draft(options.output):
        return UNUSABLE
    if options.output.exists():
        message(f"{options.output} 已经存在，没有改动。请换一个文件名。")
        return STANDING
    try:
        imported = import_report(options.reports, options.form)
        write_imported(options.output, imported)
    except (ReportError, FormError) as error:
        message(str(error))
        return UNUSABLE
    except OSError as error:
        message(f"{options.output}：写不进去（{told(error)}）。请换一个文件夹再试。")
        return UNUSABLE
    for line in summary(imported):
        message(line)
    result(f"已读成草稿 {options.output}（{imported.form.name}）")
    return DONE

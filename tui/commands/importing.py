"""`nianbao import`: published reports read back into a draft."""

from __future__ import annotations

import argparse

from tui.cli import DONE, STANDING, UNUSABLE
from tui.commands.said import message, result


def import_reports(options: argparse.Namespace) -> int:
    """Read the reports and write the draft; doubtful values are left out and listed."""
    from forms.importing import ReportError, import_report
    from forms.loading import FormError

    if options.output.exists():
        message(f"{options.output} 已经存在，没有改动。请换一个文件名。")
        return STANDING
    try:
        imported = import_report(options.reports, options.form)
        _write(options.output, imported)
    except (ReportError, FormError) as error:
        message(str(error))
        return UNUSABLE
    except OSError as error:
        message(f"{options.output}：写不进去（{error.strerror or error}）。请换一个文件夹再试。")
        return UNUSABLE
    for line in imported.summary():
        message(line)
    result(f"已读成草稿 {options.output}（{imported.form.name}）")
    return DONE


def _write(path: object, imported: object) -> None:
    raise NotImplementedError

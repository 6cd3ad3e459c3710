"""`nianbao verify` and `nianbao measure`: what a finished document says, and how it measures."""

from __future__ import annotations

import argparse

from tui.commands.said import message, result
from tui.exit_status import DONE, STANDING, UNUSABLE


def verify(options: argparse.Namespace) -> int:
    """Compare a document with the draft inside it, or with one on the disk."""
    from exporters.verify import DocumentError
    from exporters.verify import verify as differences
    from forms.loading import FormError
    from forms.store.reading import DraftError, read_draft

    try:
        draft = read_draft(options.draft) if options.draft else None
        found = differences(options.document, draft)
    except (DocumentError, DraftError, FormError) as error:
        message(str(error))
        return UNUSABLE
    for difference in found:
        result(str(difference))
    if not found:
        result("文件与草稿一致。（校验只能发现疏漏，不能代替签名，不防伪造。）")
    return STANDING if found else DONE


def measure(options: argparse.Namespace) -> int:
    """Measure any .docx against GB/T 9704, role by role."""
    from exporters.measuring import measure as measured
    from exporters.verify import DocumentError

    try:
        lines = measured(options.document)
    except DocumentError as error:
        message(str(error))
        return UNUSABLE
    for line in lines:
        result(str(line))
    return DONE if all(line.fits for line in lines) else STANDING

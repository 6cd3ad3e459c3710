"""A draft exported: the .docx in the official layout, and the name it goes by."""

from __future__ import annotations

import re

from exporters.assembly import assemble
from exporters.page_measures import PROFILES, ProfileName
from exporters.settling import settled
from forms.draft import Draft
from forms.form import Form
from forms.printable import on_one_line
from forms.settings import Settings
from forms.titles import report_title

LONGEST_NAME = 80
"""Characters of a file name: under 255 bytes of UTF-8, with room for a suffix."""

_UNSAFE = re.compile(
    r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+'
)
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")


def export_report(
    form: Form,
    draft: Draft,
    settings: Settings | None = None,
    profile: str = "office",
    include_draft: bool = True,
) -> bytes:
    """The .docx of a draft. An unknown profile counts as the office one.

    With `include_draft` the printed content of the draft travels inside; without, nothing but the
    document itself (公布版).
    """
    from exporters.docx.draft_part import draft_part
    from exporters.docx.writer import write_docx

    named: ProfileName = "ink" if profile == "ink" else "office"
    return write_docx(
        settled(assemble(form, draft), PROFILES[named]),
        profile=named,
        settings=settings,
        draft_part=draft_part(form, draft) if include_draft else None,
    )


def default_name(form: Form, draft: Draft) -> str:
    """The file name by convention, the report's title, without what a file system refuses."""
    return f"{clean_name(report_title(form, draft)) or form.title}.docx"


def clean_name(text: str) -> str:
    """A text as a file name without its ending, "" where nothing of it can be one."""
    name = _UNSAFE.sub("", on_one_line(text)).strip(" .")[:LONGEST_NAME]
    return "" if _RESERVED.fullmatch(name) else name

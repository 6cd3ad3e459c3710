"""Bounds of markup that are held before a parser sees it: time and memory grow faster than size."""

from __future__ import annotations

import re
from pathlib import Path

from forms.importing.refusal import refuse

_MOST_TAGS = 1_200_000
"""Opening and closing ones of one part or page; a yearbook of 50,000 cells has half as many."""
_LONGEST_TAG = 20_000
"""Characters of a tag without what it has in quotes, where pictures may stand."""
_TAG = re.compile(r"""<[a-zA-Z](?:"[^"]*+"|'[^']*+'|[^"'>])*+""")
_QUOTED = re.compile(r"""="[^"]*+"|='[^']*+'""")
_CHECK = "请核对文件来源"


def hold_tags(path: Path, data: bytes) -> None:
    """Raise ReportError for markup of more tags than a report can have."""
    if data.count(b"<") > _MOST_TAGS:
        raise refuse(path, "内容多得不正常，不像年度报告", _CHECK)


def hold_attributes(path: Path, text: str) -> None:
    """Raise ReportError for a page with a tag of so many attributes that reading takes minutes."""
    if len(text) <= _LONGEST_TAG:
        return
    for found in _TAG.finditer(text):
        tag = found.group()
        if len(tag) > _LONGEST_TAG and len(_QUOTED.sub("", tag)) > _LONGEST_TAG:
            raise refuse(path, "网页的标记大得不正常，不像年度报告", _CHECK)

"""A web page saved as a single file (.mht): the page within it."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

from forms.importing.refusal import refuse

_REMEDY = "请在浏览器里另存为“网页，全部”（.html）再读入"


def page_within(path: Path, data: bytes) -> bytes:
    """The first HTML part, in UTF-8 where the file says its encoding; raises ReportError."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() != "text/html":
            continue
        page = part.get_payload(decode=True)
        if isinstance(page, bytes) and page.strip():
            return _in_utf8(page, part.get_content_charset())
    raise refuse(path, "单个文件的网页（.mht）里没有找到网页", _REMEDY)


def _in_utf8(page: bytes, charset: str | None) -> bytes:
    """The page as its part declares it; as it stands where that does not fit."""
    try:
        return page.decode(charset or "ascii").encode("utf-8")
    except (LookupError, UnicodeDecodeError):
        return page

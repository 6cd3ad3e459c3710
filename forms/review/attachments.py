"""Attachments of the draft's own: named, with a text, of the right year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.draft import Draft
from forms.patterns import regex
from forms.review.finding import Finding, Repair
from forms.review.rulebook import rules

_NUMBERED = regex(
    r"附件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})[：:.．、\s]\s*|附件[：:]\s*(?:\d{1,2}[.．、]\s*)?"
    r"|\d{1,2}[.．、]\s*(?!\d)"
)
"""An ordinal before the name of an attachment: 附件1：, 附件：1., 1."""


def attachment_findings(draft: Draft) -> list[Finding]:
    """What is wrong with the attachments that the draft adds to the form's."""
    attachments = draft.get("attachments")
    count = len(attachments) if isinstance(attachments, list) else 0
    return [finding for index in range(count) for finding in _attachment(draft, index)]


def _attachment(draft: Draft, index: int) -> Iterator[Finding]:
    title = draft.text(f"attachments.{index}.title").strip()
    if not title:
        yield _finding(
            "attachment-unnamed", f"第 {index + 1} 个附件没有名称，附件说明里会空着", index, "title"
        )
        return
    if not draft.text(f"attachments.{index}.text").strip():
        message = f"附件“{title}”没有正文。附件另附时请作情况说明"
        yield _finding("attachment-empty", message, index, "text")
    yield from _numbered(index, title)
    yield from _of_another_year(draft, index, title)


def _numbered(index: int, title: str) -> Iterator[Finding]:
    match = _NUMBERED.match(title)
    if match and match.end() < len(title):
        message = f"附件名称“{title}”自己带了序号，印出来会重复"
        repair = Repair(f"attachments.{index}.title", title, title[match.end() :])
        yield _finding("attachment-note", message, index, "title", repair)


def _of_another_year(draft: Draft, index: int, title: str) -> Iterator[Finding]:
    year = draft.year
    for match in re.finditer(r"(20\d\d)年", title) if year else ():
        if int(match[1]) not in (year, (year or 0) + 1):
            message = f"附件“{title}”是 {match[1]} 年的，报告年度为 {year} 年"
            address = f"attachments.{index}.title"
            repair = Repair(address, title, title.replace(match[1], str(year)))
            yield _finding("attachment-year", message, index, "title", repair)


def _finding(rule_id: str, message: str, index: int, field: str, *repairs: Repair) -> Finding:
    rule = rules()[rule_id]
    return Finding(
        rule.id,
        rule.severity,
        message,
        (f"attachments.{index}.{field}",),
        source=rule.source,
        repairs=repairs,
    )

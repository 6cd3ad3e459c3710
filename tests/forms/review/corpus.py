"""The two real reports read into drafts, by the order of their lines; for tests of the review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from forms.draft import Draft, Number
from forms.form import Form
from forms.loading import load_form

_HEADING = re.compile(r"([一二三四五六七八九十]+)、\S{2,40}")


def hitech(corpus: Path) -> tuple[Form, Draft]:
    """The 2018 report, with the heading of part three and the closing line in its text."""
    form = load_form("disclosure-2014")
    prose, table = _text(corpus, "2018-nanchang-hitech.txt").split("\n附件1\n")
    draft = Draft(
        {
            "form": form.id,
            "edition": form.edition,
            "year": 2018,
            "unit": {
                "name": "南昌高新区管委会办公室",
                "short_name": "南昌高新区",
                "level": "county",
                "kind": "agency",
                "scope": "self",
            },
            "document": {"date": date(2019, 1, 2)},
        }
    )
    lines = prose.split("\n")
    closing = next(i for i, line in enumerate(lines) if line.startswith("另无需"))
    _sections(form, draft, lines[:closing], with_headings=False)
    draft.set("sections.closing", "\n".join(lines[closing : closing + 2]))
    for address, value in zip(form.figures, _column(table), strict=True):
        draft.set(address, value)
    return form, draft


def _column(table: str) -> Iterator[Number]:
    """The figures of the one-column table: what stands before a bar and is a number."""
    for cell in re.findall(r"^(\d+(?:\.\d+)?) \|$", table, re.MULTILINE):
        yield Decimal(cell) if "." in cell else int(cell)


def suqian(corpus: Path) -> tuple[Form, Draft]:
    """The 2023 report, with a unit and a preface supplied."""
    form = load_form("disclosure-2021")
    text = _text(corpus, "2023-suqian.txt").split("年度报告\n", 1)[1]
    draft = Draft(
        {
            "form": form.id,
            "edition": form.edition,
            "year": 2023,
            "unit": {
                "name": "宿迁市人民政府",
                "short_name": "宿迁市",
                "level": "city",
                "kind": "government",
                "scope": "region",
            },
            "document": {"date": date(2024, 3, 20)},
            "sections": {
                "preface": "根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制本报告。"
                "报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、"
                "存在的主要问题及改进情况、其他需要报告的事项六个部分组成。"
                "数据的统计期限为2023年1月1日至12月31日。"
            },
        }
    )
    _sections(form, draft, text.split("\n"), with_headings=True)
    figures = iter(form.figures)
    for value in _cells(text):
        draft.set(next(figures), value)
    return form, draft


def _cells(text: str) -> Iterator[Number]:
    for line in text.split("\n"):
        cells = line.split("\t")
        numbers = cells if cells[0].isdecimal() else cells[1:]
        if numbers and all(re.fullmatch(r"\d+(?:\.\d+)?", cell) for cell in numbers):
            for cell in numbers:
                yield Decimal(cell) if "." in cell else int(cell)


def _sections(form: Form, draft: Draft, lines: list[str], *, with_headings: bool) -> None:
    """The paragraphs under each heading, told by its number; tables have tabs and stay out."""
    by_number = {section.number: section for section in form.sections if section.number}
    current = None if with_headings else form.sections[0]
    found: dict[str, list[str]] = {}
    for line in lines:
        match = _HEADING.fullmatch(line)
        if match:
            current = by_number.get(match[1])
        elif current and "\t" not in line and line.strip():
            found.setdefault(current.id, []).append(line)
    for name, paragraphs in found.items():
        draft.set(f"sections.{name}", "\n".join(paragraphs))


def _text(corpus: Path, name: str) -> str:
    return (corpus / name).read_text(encoding="utf-8")

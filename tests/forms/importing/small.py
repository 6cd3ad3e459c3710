"""Small pages written by hand, and what an import makes of them."""

from __future__ import annotations

import html
from pathlib import Path

from forms.importing import Imported, import_report

TITLE = "清河县水务局{year}年政府信息公开工作年度报告"


def cell(text: str) -> str:
    """A cell of a table; `text<3` spans three columns, `text^2` two rows."""
    text, _, height = text.strip().partition("^")
    text, _, width = text.partition("<")
    spans = (f' colspan="{width}"' if width else "") + (f' rowspan="{height}"' if height else "")
    return f"<td{spans}>{html.escape(text.strip())}</td>"


def table(*rows: str) -> str:
    """A table of rows whose cells are parted by bars."""
    lines = ("".join(map(cell, row.split("|"))) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def page(*parts: str, year: int = 2023) -> str:
    """A web page with a title and a first part; parts that are not markup are paragraphs."""
    parts = ("一、概述" if year < 2019 else "一、总体情况", "情况良好。", *parts)
    body = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    return f"<html><body><h1>{TITLE.format(year=year)}</h1>{body}</body></html>"


def read(folder: Path, text: str, name: str = "a.html", form: str | None = None) -> Imported:
    """What an import makes of a file with this text."""
    (folder / name).write_text(text, encoding="utf-8")
    return import_report([folder / name], form)


def sure(imported: Imported, start: str) -> dict[str, object]:
    """The certain values whose address begins so, by the rest of it."""
    return {
        v.address[len(start) :]: v.value
        for v in imported.values
        if v.sure and v.address.startswith(start)
    }


def asked(imported: Imported, start: str) -> dict[str, object]:
    """The same of the doubtful ones."""
    return {
        v.address[len(start) :]: v.value for v in imported.doubts if v.address.startswith(start)
    }

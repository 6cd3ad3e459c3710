"""Reports made up for the tests of the Word document: drafts, their .docx, and changes to one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

from exporters.export import export_report
from forms.draft import Draft
from forms.form import Form
from forms.loading import load_form

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def report(form_id: str = "disclosure-2014") -> tuple[Form, Draft]:
    """A form and a small draft of it, every section and figure filled."""
    form = load_form(form_id)
    draft = Draft(
        {
            "schema": 1,
            "form": form.id,
            "edition": form.edition,
            "year": form.years.first,
            "unit": {"name": "青山县水利局", "phone": "0791-88321512", "level": "county"},
            "document": {"date": date(form.years.first + 1, 1, 9)},
        }
    )
    for number, section in enumerate(form.sections, 1):
        draft.set(
            f"sections.{section.id}",
            f"（一）摸清家底。第{number}部分写明本年梳理公开事项{number}项，逐项落实到科室。\n"
            f"第{number}部分另起一段，说明办理情况。",
        )
    for number, at in enumerate(form.figures):
        kind = form.figures[at].kind
        draft.set(at, number if kind == "integer" else Decimal(f"{number}.50"))
    return form, draft


def written(form: Form, draft: Draft, path: Path, **options) -> Path:
    """The draft exported to `path`."""
    path.write_bytes(export_report(form, draft, **options))
    return path


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def body(data: bytes) -> ElementTree.Element:
    """The body of a .docx, by a reader of its own."""
    return ElementTree.fromstring(parts(data)["word/document.xml"])[0]


def text_of(paragraph: ElementTree.Element) -> str:
    """The text of a `w:p`, a no-break hyphen counted as -."""
    marks = {W + "tab": "\t", W + "br": "\n", W + "noBreakHyphen": "-"}
    return "".join(
        (node.text or "") if node.tag == W + "t" else marks.get(node.tag, "")
        for run in paragraph.iter(W + "r")
        for node in run
    )


def prose_of(data: bytes) -> list[str]:
    """The paragraphs outside tables, empty ones left out."""
    lines = [text_of(node) for node in body(data) if node.tag == W + "p"]
    return [line for line in lines if line]


def with_xml(path: Path, change: Callable[[str], str], part: str = "word/document.xml") -> None:
    """Rewrite one part of a .docx."""
    held = parts(path.read_bytes())
    held[part] = change(held[part].decode()).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in held.items():
            package.writestr(name, data)


def replaced(old: str, new: str, nth: int = 0) -> Callable[[str], str]:
    """A change of the nth occurrence of a text in XML; it must be there."""

    def change(xml: str) -> str:
        places = [match.start() for match in re.finditer(re.escape(old), xml)]
        at = places[nth]
        return xml[:at] + new + xml[at + len(old) :]

    return change

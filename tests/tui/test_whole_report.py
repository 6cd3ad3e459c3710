"""A whole report through a real terminal: typed, pasted, killed, reopened, exported, read back."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from forms.draft import Draft
from forms.loading import load_form
from forms.store.reading import read_draft
from forms.titles import heading
from tests.small_forms import example_as_printed
from tests.tui.terminal import NIANBAO, Terminal
from tui.cli import main

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORM = load_form("disclosure-2014")


@pytest.fixture
def example() -> Draft:
    """The answers that are typed in."""
    return example_as_printed(FORM)


def blank(path: Path, example: Draft) -> None:
    """A draft with the cover data only."""
    draft = ["new", str(path), "--form", FORM.id, "--year", "2018", "--unit"]
    assert main([*draft, example.text("unit.name")]) == 0
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n[document]\ndate = 2019-01-02\n", encoding="utf-8")


def test_a_report_is_typed_pasted_killed_reopened_and_exported(
    tmp_path: Path, example: Draft
) -> None:
    path = tmp_path / "年报.toml"
    blank(path, example)
    with Terminal([*NIANBAO, "open", str(path)]) as terminal:
        terminal.wait_for("待填：“前言”还没有写")
        for section in FORM.sections:
            if section is FORM.sections[0]:
                terminal.settle()
            elif section.required:
                terminal.press("f8")
                terminal.wait_for(f"“{section.label or section.title}”还没有写"[:12])
            else:
                terminal.press("ctrl+g")
                terminal.wait_for("拼音首字母")
                terminal.press(section.label, "enter")
                terminal.wait_gone("拼音首字母")
            terminal.paste(example.prose(section.id))
            terminal.settle()
        terminal.press("f8")
        terminal.wait_for("统计指标")
        for address in FORM.figures:
            terminal.press(*str(example.figure(address)), "enter")
        terminal.settle()
        terminal.press("ctrl+g")
        terminal.wait_for("拼音首字母")
        terminal.press("行政诉讼数量", "enter")
        terminal.wait_gone("拼音首字母")
        terminal.press("ctrl+s")
        terminal.settle(0.5)
        terminal.wait_for("已保存")
        terminal.kill()

    typed = read_draft(path)
    for address in FORM.figures:
        assert typed.figure(address) == example.figure(address), address
    for section in FORM.sections:
        assert typed.prose(section.id) == example.prose(section.id), section.id

    with Terminal([*NIANBAO, "open", str(path)]) as terminal:
        terminal.wait_for("行政诉讼数量", "收到申请数 9 ≠")
        terminal.press("f9")
        terminal.wait_for("生成报告", "还有 1 处必改、3 处须核实")
        terminal.press("enter")
        terminal.wait_for("已生成")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    (document,) = tmp_path.glob("*.docx")
    assert_holds(document, example)


def assert_holds(document: Path, draft: Draft) -> None:
    """Each section stands under its heading, each figure in its row, by a second reader."""
    body = ElementTree.fromstring(zipfile.ZipFile(document).read("word/document.xml"))
    paragraphs = [text_of(p) for p in body.iter(f"{W}p")]
    place = 0
    for section in FORM.sections:
        titled = heading(section, FORM, draft)
        if titled:
            place = paragraphs.index(titled, place)
        for line in draft.prose(section.id).strip().split("\n"):
            place = paragraphs.index(line, place)
    rows = [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")]
    figures = iter(FORM.figures.values())
    for row in rows:
        if re.fullmatch(r"[\d.]+", row[-1]):
            figure = next(figures)
            assert row[0] == figure.row.number + figure.row.label
            assert row[-1] == str(draft.figure(figure.address))
    assert next(figures, None) is None


def text_of(element: ElementTree.Element) -> str:
    """The text of a paragraph or cell; a hyphen that keeps together counts as a hyphen."""
    words = []
    for part in element.iter():
        if part.tag == f"{W}t":
            words.append(part.text or "")
        elif part.tag == f"{W}noBreakHyphen":
            words.append("-")
    return "".join(words)

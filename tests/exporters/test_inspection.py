"""Findings about paper."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from exporters.document import Document, Paragraph, Signature, Title
from exporters.inspection import (
    missing_fonts,
    paper_findings,
    parted_marks,
    rare_characters,
    seal_room,
)
from exporters.installed_fonts import known
from exporters.page_measures import FONTS
from exporters.pagination import paginate
from exporters.preview_text import preview_pages
from forms.draft import Draft
from forms.loading import load_form
from forms.settings import Settings

FORM = load_form("disclosure-2021")
HAN = "全年主动公开政府信息全文电子化情况说明及其他有关事项目录"


def draft(**sections):
    return Draft(
        {
            "form": FORM.id,
            "year": 2023,
            "unit": {"name": "平原市水利局"},
            "document": {"date": date(2024, 1, 2)},
            "sections": sections,
        }
    )


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("主动公开——“一网通办”·①℃※～……", None),
        ("café 12%", None),
        ("龘", "info"),
        ("镕", "info"),
        ("䶮", "warning"),
        ("𠀀", "warning"),
        ("\ue000", "warning"),
    ],
)
def test_a_character_outside_the_common_sets_is_told(text, severity):
    found = list(rare_characters(FORM, draft(overview=f"第一句。{text}完")))
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def test_rare_characters_of_a_text_are_one_finding_with_all_places():
    (finding,) = rare_characters(FORM, draft(overview="甲龘乙龘丙镕"))
    assert finding.rule == "rare-character"
    assert finding.at == ("sections.overview",)
    assert (finding.quote, finding.span) == ("龘", (1, 2))
    assert [place.span for place in finding.places] == [(3, 4), (5, 6)]


def test_rare_characters_in_names_and_attachments_are_found():
    named = draft()
    named.set("unit.head", "李䶮")
    named.set("attachments", [{"title": "说明", "text": "见镕"}])
    named.set("notes", {"unit.name": "䶮"})
    assert [finding.at[0] for finding in rare_characters(FORM, named)] == [
        "unit.head",
        "attachments.0.text",
    ]


def test_a_dash_parted_at_a_line_end_is_told_where_it_stands_in_the_draft():
    figures = draft(overview="{requests.new.total}" + HAN[:24] + "——完")
    figures.set("tables.requests.new.total", 22)
    (finding,) = parted_marks(preview_pages(FORM, figures), FORM, figures)
    start, end = finding.span
    assert figures.prose("overview")[start:end] == finding.quote == "——"
    assert finding.rule == "parted-mark"


def test_a_dash_that_stays_on_its_line_is_no_finding():
    whole = draft(overview=HAN[:24] + "——完")
    assert not list(parted_marks(preview_pages(FORM, whole), FORM, whole))


def report(*texts):
    blocks = tuple(Paragraph(text, "sections.a", line) for line, text in enumerate(texts))
    signature = Signature((("平原市水利局",),), "2024年1月2日")
    return Document(Title("题", ("题",)), blocks, None, signature, (), "", 2023, None)


def loose(*texts):
    """A report whose end is not tied to the signature."""
    return replace(report(*texts), ties_end=False)


def test_a_signature_on_a_page_without_text_is_told():
    findings = [
        finding
        for count in range(22)
        for finding in seal_room(paginate(loose(*[HAN[:20]] * count, HAN * 18)))
    ]
    assert findings
    assert {finding.rule for finding in findings} == {"no-seal-room"}


def test_a_signature_under_text_is_no_finding():
    for count in range(1, 40):
        assert not list(seal_room(paginate(report(*[HAN[:20]] * count))))


def test_so_many_signatures_that_they_just_fill_a_page_are_told():
    several = draft(overview="写明情况。")
    several.set("unit.name", "平原柳林经济技术开发区暨平原柳林高新技术产业示范园区管理委员会")
    names = [
        f"平原市柳林区{name}" for name in ("自然资源和规划局", "住房和城乡建设局", "市场监督管理局")
    ]
    several.set("unit.cosigners", [{"name": name} for name in names])
    several.set("attachments", [{"title": HAN[:24], "text": "一"}, {"title": HAN, "text": "二"}])
    told = [f for f in paper_findings(FORM, several, Settings()) if f.rule == "no-seal-room"]
    assert [finding.at for finding in told] == [("unit.cosigners",)]
    several.set("unit.cosigners", [{"name": names[0]}])
    assert not [f for f in paper_findings(FORM, several, Settings()) if f.rule == "no-seal-room"]


def test_a_missing_font_is_a_warning_and_one_that_another_stands_for_is_not():
    first = {known(fonts[0]) for fonts in FONTS.values()}
    assert not list(missing_fonts(Settings(), frozenset(first)))
    replaced = first - {known("仿宋_GB2312")} | {known("FangSong")}
    (finding,) = missing_fonts(Settings(), frozenset(replaced))
    assert finding.severity == "info"
    assert "“仿宋”" in finding.message
    (finding,) = missing_fonts(Settings(), frozenset())
    assert finding.severity == "warning"
    assert all(fonts[0] in finding.message for fonts in FONTS.values())


def test_a_font_that_the_office_chose_counts():
    chosen = Settings(fonts={"body": ("某某仿宋",)})
    installed = {known(fonts[0]) for fonts in FONTS.values()} | {"某某仿宋"}
    assert not list(missing_fonts(chosen, frozenset(installed)))


def test_nothing_is_said_of_fonts_where_the_machine_does_not_tell():
    assert not list(missing_fonts(Settings(), None))


def test_windows_names_of_the_fonts_are_understood():
    assert known("FangSong_GB2312") == known("仿宋_GB2312")
    assert known("FZXiaoBiaoSong-B05S") == known("方正小标宋简体")


def test_all_findings_about_paper_come_together():
    rules = {finding.rule for finding in paper_findings(FORM, draft(overview="䶮"), Settings())}
    assert "rare-character" in rules


def test_the_inspection_needs_neither_a_screen_nor_python_docx():
    code = (
        "import sys, exporters.inspection as i\n"
        "heavy = {'docx', 'textual', 'rich', 'tomlkit', 'filelock', 'asyncio', 'lxml'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

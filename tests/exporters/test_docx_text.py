"""The text of the Word document is the draft's, character for character, with references resolved."""

import io
import shutil
import subprocess
from decimal import Decimal

import docx
import mammoth
import pytest
from docx.table import Table as DocxTable
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporters.export import export_report
from forms.loading import load_form
from forms.printable import printable
from forms.references import escape, resolve
from tests.exporters.reports import W, body, parts, prose_of, report, text_of

FORM = load_form("disclosure-2021")
ANYTHING = st.text(st.characters(exclude_characters="\n"), max_size=60)
SPECIAL = st.sampled_from(
    ["<&>", "]]>", "&amp;", '"', "'", "“ ”", "0791-88321512", "1-2", "\t", "　　", "\U00020BB7",
     "😀", "\x00\x1b\x7f", "\r", "\u2028", "{statistics.received}", "{{x.y}}", "（一）甲。乙", "一、", "- -"]
)  # fmt: skip
LINE = st.lists(ANYTHING | SPECIAL, min_size=1, max_size=4).map("".join)
PROSE = st.lists(LINE, max_size=4).map("\n".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(prose=st.fixed_dictionaries({s.id: PROSE for s in FORM.sections}))
def test_any_prose_is_printed_character_for_character(prose):
    draft = report("disclosure-2021")[1]
    for section, text in prose.items():
        draft.set(f"sections.{section}", text or None)
    data = export_report(FORM, draft)
    expected = [
        line
        for section in FORM.sections
        for line in printable(resolve(prose[section.id], FORM, draft)).split("\n")
        if line.strip()
    ]
    found = iter(prose_of(data))
    assert all(line in found for line in expected)


def test_a_section_of_a_hundred_thousand_characters_is_whole():
    form, draft = report()
    text = "公开“信息”<1>&2－3" * 10_000
    draft.set("sections.overview", text)
    assert text in prose_of(export_report(form, draft))


def test_control_characters_are_shown_and_never_written():
    form, draft = report()
    draft.set("sections.overview", "甲\x00乙\x1b丙\x7f丁\x85戊\ud800")
    draft.set("unit.name", "水利局\n\x07")
    data = export_report(form, draft)
    assert "甲␀乙␛丙␡丁\ufffd戊\ufffd" in prose_of(data)
    assert "水利局␊␇" in prose_of(data)
    assert not any(b"\x00" in part or b"\x1b" in part for part in parts(data).values())


def test_a_blank_reference_says_what_is_missing():
    form, draft = report()
    draft.set("sections.overview", "收到{statistics.received}件，照印{{statistics.received}}。")
    draft.set("tables.statistics.received", None)
    assert "收到〔待填：收到申请数〕件，照印{statistics.received}。" in prose_of(
        export_report(form, draft)
    )


def test_escaped_text_prints_as_it_stands():
    form, draft = report()
    draft.set("sections.overview", escape("{statistics.received}"))
    assert "{statistics.received}" in prose_of(export_report(form, draft))


def test_sections_stand_under_their_headings_and_figures_in_their_rows():
    form, draft = report()
    root = body(export_report(form, draft))
    lines = prose_of(export_report(form, draft))
    assert lines.index("三、依申请公开情况") + 2 == lines.index("第4部分另起一段，说明办理情况。")
    table = next(root.iter(W + "tbl"))
    rows = [[text_of(cell) for cell in row.iter(W + "tc")] for row in table.iter(W + "tr")]
    assert rows[0] == ["统计指标", "单位", "统计数"]
    figures = {label: figure for label, _, figure in rows}
    assert figures["（一）收到申请数"] == str(draft.figure("tables.statistics.received"))
    assert figures["七、依申请公开信息收取的费用"] == str(draft.figure("tables.statistics.fees"))
    assert len(rows) == 1 + len(form.table("statistics").rows)


def test_a_blank_cell_stays_empty_and_a_figure_is_printed_as_typed():
    form, draft = report()
    draft.set("tables.statistics.received", None)
    draft.set("tables.statistics.budget", Decimal("5.00"))
    root = body(export_report(form, draft))
    rows = [[text_of(c) for c in row.iter(W + "tc")] for row in root.iter(W + "tr")]
    figures = {label: figure for label, _, figure in rows}
    assert figures["（一）收到申请数"] == ""
    assert next(f for label, f in figures.items() if "专项经费" in label) == "5.00"


# ------------------------------------------------------------------ other readers


@pytest.fixture
def exported():
    form, draft = report()
    draft.set("sections.overview", "（一）甲。乙“丙”——丁……0791-88321512，1,180件、12.5%。")
    return export_report(form, draft)


def test_python_docx_reads_the_same_text_and_figures(exported):
    document = docx.Document(io.BytesIO(exported))
    lines = [p.text.replace("\u2011", "-") for p in document.paragraphs if p.text]
    assert lines == prose_of(exported)
    assert _figures(document.tables[0]) == _own_figures(exported)


def test_mammoth_reads_the_same_text(exported):
    text = mammoth.extract_raw_text(io.BytesIO(exported)).value.replace("\u2011", "-")
    assert set(_single_lines(exported)) <= set(text.split("\n"))


@pytest.mark.skipif(not shutil.which("pandoc"), reason="needs pandoc")
def test_pandoc_reads_the_same_text_without_a_warning(exported, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(exported)
    command = ["pandoc", "--fail-if-warnings", "--wrap=none", "-t", "plain", str(path)]
    text = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    squeezed = "".join(text.replace("\u2011", "-").split())
    assert all("".join(line.split()) in squeezed for line in _single_lines(exported))
    assert all(figure in squeezed for figure in _own_figures(exported))


def _single_lines(data):
    return [line for line in prose_of(data) if "\n" not in line]


def _figures(table: DocxTable):
    return [row.cells[2].text for row in table.rows[1:]]


def _own_figures(data):
    table = next(body(data).iter(W + "tbl"))
    rows = [[text_of(c) for c in row.iter(W + "tc")] for row in table.iter(W + "tr")]
    return [row[2] for row in rows[1:]]

"""The export beside docxtpl and lxml, medians of interleaved runs: `python -m tests.benchmarks.export_speed`.

The same report each time. Whole process: a fresh interpreter that reads the draft (docxtpl: the
texts as JSON) and writes the file. First build: the first document of a process, imports done.
"""

from __future__ import annotations

import io
import json
import pickle
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from lxml import etree

from exporters.export import export_report
from forms.draft import Draft
from forms.form import Form
from forms.loading import example_path, load_form
from forms.store.reading import read_draft

ROUNDS = 11
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

OURS = """
import sys, time
from pathlib import Path
from forms.loading import load_form
from forms.store.reading import read_draft
from exporters.export import export_report
from exporters.docx import writer, draft_part
draft = read_draft(Path(sys.argv[1])); form = load_form(draft.form)
start = time.perf_counter()
data = export_report(form, draft)
print(time.perf_counter() - start)
Path(sys.argv[2]).write_bytes(data)
"""
TEMPLATE = """
import json, sys, time
from docxtpl import DocxTemplate
context = json.load(open(sys.argv[1], encoding="utf-8"))
start = time.perf_counter()
template = DocxTemplate(sys.argv[3]); template.render(context, autoescape=True); template.save(sys.argv[2])
print(time.perf_counter() - start)
"""
LXML = """
import pickle, sys, time, zipfile
from lxml import etree
tree, parts = pickle.load(open(sys.argv[1], "rb"))
start = time.perf_counter()
def build(node, parent=None):
    tag, attributes, text, children = node
    made = etree.Element(tag, attributes) if parent is None else etree.SubElement(parent, tag, attributes)
    made.text = text
    for child in children:
        build(child, made)
    return made
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as package:
    for name, data in parts.items():
        package.writestr(name, data)
    package.writestr("word/document.xml", etree.tostring(build(tree), xml_declaration=True, encoding="UTF-8"))
print(time.perf_counter() - start)
"""


def main() -> None:
    """Measure and print the ratios."""
    form = load_form("disclosure-2014")
    draft_file = example_path(form)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        jobs = _jobs(folder, export_report(form, read_draft(draft_file)), draft_file)
        runs = {job: [] for job in jobs}
        for _ in range(ROUNDS):
            for job, command in jobs.items():
                runs[job].append(_run(command))
        sizes = {job: (folder / f"{job}.docx").stat().st_size for job in jobs}
        bare = len(export_report(form, read_draft(draft_file), include_draft=False))
    _report(runs, sizes, bare)
    _memory(form, read_draft(draft_file))
    _scale(form, read_draft(draft_file))


def _jobs(folder: Path, data: bytes, draft_file: Path) -> dict[str, list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {n: package.read(n) for n in package.namelist() if "customXml" not in n}
    parts["word/_rels/document.xml.rels"] = re.sub(
        rb"<Relationship [^>]*customXml[^>]*/>", b"", parts["word/_rels/document.xml.rels"]
    )
    body = etree.fromstring(parts.pop("word/document.xml"))
    (folder / "lxml.pickle").write_bytes(pickle.dumps((_tree(body), parts)))
    context, template = _template(body)
    (folder / "context.json").write_text(json.dumps(context), encoding="utf-8")
    with zipfile.ZipFile(folder / "template.docx", "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in {**parts, "word/document.xml": template}.items():
            package.writestr(part, content)
    python = [sys.executable, "-c"]
    return {
        "ours": [*python, OURS, str(draft_file), str(folder / "ours.docx")],
        "docxtpl": [
            *python, TEMPLATE, str(folder / "context.json"), str(folder / "docxtpl.docx"),
            str(folder / "template.docx"),
        ],
        "lxml": [*python, LXML, str(folder / "lxml.pickle"), str(folder / "lxml.docx")],
    }  # fmt: skip


def _tree(node: etree._Element) -> tuple[object, ...]:
    return node.tag, dict(node.attrib), node.text, [_tree(child) for child in node]


def _template(body: etree._Element) -> tuple[dict[str, object], bytes]:
    """The same document as a template: a loop over the paragraphs, one over the table's rows."""
    texts, rows = [], []
    content = body[0]
    for node in list(content):
        if node.tag == f"{{{W}}}p":
            texts.append("".join(t.text or "" for t in node.iter(f"{{{W}}}t")))
            content.remove(node)
        elif node.tag == f"{{{W}}}tbl":
            for row in node.findall(f"{{{W}}}tr"):
                cells = [
                    "".join(t.text or "" for t in c.iter(f"{{{W}}}t"))
                    for c in row.iter(f"{{{W}}}tc")
                ]
                rows.append(cells)
                node.remove(row)
            table = node
    for index, text in enumerate(("{%p for t in texts %}", "{{ t }}", "{%p endfor %}")):
        content.insert(index, etree.fromstring(_paragraph(text)))
    cells = "".join(f"<w:tc>{_paragraph(f'{{{{ r[{n}] }}}}')}</w:tc>" for n in range(3))
    for cell in ("{%tr for r in rows %}", "", "{%tr endfor %}"):
        row = f"<w:tc>{_paragraph(cell)}</w:tc>" if cell else cells
        table.append(etree.fromstring(f'<w:tr xmlns:w="{W}">{row}</w:tr>'))
    return {"texts": texts, "rows": rows}, etree.tostring(
        body, xml_declaration=True, encoding="UTF-8"
    )


def _paragraph(text: str) -> str:
    properties = '<w:pPr><w:pStyle w:val="Text"/></w:pPr>'
    run = f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{text}</w:t></w:r>'
    return f'<w:p xmlns:w="{W}">{properties}{run}</w:p>'


def _run(command: list[str]) -> tuple[float, float]:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - start, float(done.stdout)


def _report(runs: dict[str, list[tuple[float, float]]], sizes: dict[str, int], bare: int) -> None:
    whole = {job: statistics.median(w for w, _ in times) for job, times in runs.items()}
    first = {job: statistics.median(f for _, f in times) for job, times in runs.items()}
    for job in runs:
        print(
            f"{job:8} whole {1e3 * whole[job]:6.0f} ms   first build {1e3 * first[job]:6.1f} ms   {sizes[job]} bytes"
        )
    print(f"whole process / docxtpl: {whole['ours'] / whole['docxtpl']:.2f} (wanted <= 1.7)")
    print(f"first build / lxml: {first['ours'] / first['lxml']:.2f} (wanted <= 5)")
    print(f"size without the draft / lxml: {bare / sizes['lxml']:.2f} (wanted <= 1.2)")


def _memory(form: Form, draft: Draft) -> None:
    """What 20 exports in one process hold, beside one."""
    export_report(form, draft)
    one = _resident()
    for _ in range(20):
        export_report(form, draft)
    print(f"memory after 20 more / after one: {_resident() / one:.2f} (wanted <= 1.5)")


def _scale(form: Form, draft: Draft) -> None:
    """Time for ever longer reports; 800 paragraphs are more than 200 pages."""
    line = draft.prose("overview").split("\n")[0]
    for times in (100, 200, 400, 800):
        longer = draft.copy()
        longer.set("sections.overview", "\n".join([line] * times))
        start = time.perf_counter()
        export_report(form, longer)
        print(f"{times:4} paragraphs: {1e3 * (time.perf_counter() - start):6.0f} ms")


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()

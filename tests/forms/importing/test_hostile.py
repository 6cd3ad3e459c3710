"""Files that must be refused in one Chinese sentence, soon, and in bounded memory."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from forms.importing import ReportError, import_report
from forms.loading import load_form
from tests.forms.importing.figures import random_draft
from tests.forms.importing.hostile import REFUSED, word
from tests.forms.importing.pages import laid_out
from tests.forms.importing.styles import STYLES

SECONDS = 5.0


@pytest.mark.parametrize("kind", REFUSED)
def test_it_is_refused_in_a_sentence(kind: str, tmp_path: Path) -> None:
    name, make, word_said = REFUSED[kind]
    path = tmp_path / name
    make(path)
    start = time.perf_counter()
    with pytest.raises(ReportError) as refusal:
        import_report([path])
    message = str(refusal.value)
    assert time.perf_counter() - start < SECONDS
    assert word_said in message and message.endswith("。") and "\n" not in message
    assert name in message and "Error" not in message


@pytest.mark.parametrize(
    ("name", "kind"), [("年报.docx", "Word"), ("年报.doc", "Word"), ("表.xls", "Excel")]
)
def test_bytes_that_are_no_document_are_said_to_be_damaged(
    name: str, kind: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(Random(7).randbytes(20_000))
    with pytest.raises(ReportError) as refusal:
        import_report([path])
    assert f"{name}：文件损坏了，或者不是 {kind} 文件。" in str(refusal.value)
    assert "记事本" not in str(refusal.value)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_text_under_the_name_of_a_document_is_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "年报.doc"
    text = "某某局2023年政府信息公开工作年度报告\n一、总体情况\n很好的一年。\n六、其他需要报告的事项\n无。\n"
    path.write_text(text, encoding=encoding)
    assert import_report([path]).draft.prose("overview") == "很好的一年。"


def test_a_page_with_its_pictures_in_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "年报.html"
    picture = "iVBORw0KGgo/" * 40_000
    title = "清河县水务局2023年政府信息公开工作年度报告"
    path.write_text(f'<p>{title}</p><img src="data:image/png;base64,{picture}">', encoding="utf-8")
    assert import_report([path]).draft.year == 2023


def test_a_name_that_speaks_to_the_terminal_is_shown_harmless(tmp_path: Path) -> None:
    path = tmp_path / "年报\x1b[2J.txt"
    path.write_bytes(b"")
    with pytest.raises(ReportError) as refusal:
        import_report([path])
    assert "\x1b" not in str(refusal.value)


def test_control_characters_never_reach_the_draft(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    text = "某某局2023年政府信息公开工作年度报告\n一、总体情况\n很好\x1b[31m的\x07一年。\n六、其他需要报告的事项\n无。\n"
    path.write_text(text, encoding="utf-8")
    prose = import_report([path]).draft.prose("overview")
    assert prose == "很好[31m的一年。"


def test_bombs_stay_within_memory(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="limits of memory can be set on Unix only")
    paths = []
    for kind in ("a zip bomb", "bombs beside", "an entity bomb", "deep divisions", "200 MB"):
        name, make, _ = REFUSED[kind]
        make(tmp_path / name)
        paths.append(str(tmp_path / name))
    program = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
        "from forms.importing import import_report, ReportError\n"
        "for path in sys.argv[1:]:\n"
        "    try: import_report([path])\n"
        "    except ReportError: print('refused')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, *paths], capture_output=True, text=True, timeout=60
    )
    assert run.stdout.split() == ["refused"] * len(paths), run.stderr[-500:]


@pytest.mark.parametrize("name", ["clean page", "word, runs split"])
def test_a_damaged_file_is_read_or_refused_never_a_crash(name: str, tmp_path: Path) -> None:
    form = load_form("disclosure-2021")
    style = next(style for style in STYLES if style.name == name)
    whole = style.write(laid_out(form, random_draft(form, 1)), Random(1))
    random = Random(name)
    for number in range(25):
        data = bytearray(whole)
        for _ in range(random.randint(1, 20)):
            data[random.randrange(len(data))] = random.randrange(256)
        path = tmp_path / f"{number}{style.suffix}"
        path.write_bytes(data[: random.randint(len(data) // 2, len(data))])
        try:
            import_report([path])
        except ReportError as refusal:
            assert str(refusal).endswith("。")


def test_links_to_elsewhere_are_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    page = (
        '<html><head><link rel="stylesheet" href="http://127.0.0.1:9/x.css"><base href="http://127.0.0.1:9/"></head><body>'
        '<h1>某某局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>好。<img src="http://127.0.0.1:9/a.png"></p>'
        '<iframe src="http://127.0.0.1:9/"></iframe><p>六、其他需要报告的事项</p><p>无。</p></body></html>'
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert import_report([tmp_path / "a.html"]).draft.prose("overview") == "好。"
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p><w:p><w:r><w:t>好。</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>六、其他需要报告的事项</w:t></w:r></w:p><w:p><w:r><w:t>无。</w:t></w:r></w:p>"
        '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r1"/>'
        "</w:body></w:document>"
    )
    relations = b'<Relationships><Relationship Id="r1" TargetMode="External" Target="http://127.0.0.1:9/x"/></Relationships>'
    (tmp_path / "a.docx").write_bytes(word(document, **{"word/_rels/document.xml.rels": relations}))
    assert import_report([tmp_path / "a.docx"]).draft.prose("overview") == "好。"

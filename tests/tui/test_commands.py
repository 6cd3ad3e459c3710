"""The command line: what each command does, says, and ends with."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from exporters.installed_fonts import known
from forms.loading import example_path, load_form
from forms.review import review
from forms.review.waivers import waive
from forms.store.reading import read_draft
from forms.store.writing import whole_text
from tests.tui.terminal import NIANBAO
from tui.cli import main


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A copy of the 2018 example."""
    return example("disclosure-2014", tmp_path)


def example(form: str, folder: Path) -> Path:
    source = example_path(load_form(form))
    assert source is not None
    path = folder / f"{form}.toml"
    path.write_bytes(source.read_bytes())
    return path


Output = pytest.CaptureFixture[str]


def test_check_of_the_2018_report_in_json(draft: Path, capsys: Output) -> None:
    assert main(["check", str(draft), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["form"], told["verdict"]) == ("disclosure-2014", "fail")
    table = {f["rule"]: f for f in told["findings"] if f["at"][0].startswith("tables.")}
    assert set(table) == {"total-received", "normative-issued", "responses-channels"}
    received = table["total-received"]
    assert received["message"] == "收到申请数 9 ≠ 当面 0 + 传真 4 + 网络 5 + 信函 9 = 18（差 9）"
    assert received["severity"] == "error"
    assert received["likely"] == "tables.statistics.received_by_letter"
    assert {"at": "tables.statistics.received", "from": 9, "to": 18} in received["repairs"]
    assert table["normative-issued"]["severity"] == "warning"
    assert table["responses-channels"]["severity"] == "warning"


def test_check_of_several_drafts_gives_an_array_and_the_worst_status(
    draft: Path, tmp_path: Path, capsys: Output
) -> None:
    other = example("disclosure-2021", tmp_path)
    assert main(["check", str(other)]) == 0
    capsys.readouterr()
    assert main(["check", str(other), str(draft), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["verdict"] for one in told] == ["pass", "fail"]
    assert main(["check", str(other), str(tmp_path / "没有.toml"), "--format", "json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert "error" in told[1]


def test_while_several_drafts_are_checked_the_terminal_tells_which(
    draft: Path, tmp_path: Path
) -> None:
    other = example("disclosure-2021", tmp_path)
    master, slave = pty.openpty()
    with os.fdopen(master, "rb", buffering=0) as terminal, os.fdopen(slave, "wb") as errors:
        command = [*NIANBAO, "check", "--format", "json", str(draft), str(other)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=errors, check=False)
        told = terminal.read(200).decode()
    assert len(json.loads(done.stdout)) == 2
    assert told == "\r正在自查 1/2\r正在自查 2/2\r" + " " * 24 + "\r"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('schema = 1\nform = "disclosure-2014"\nyear ＝ 2018\n'.encode(), ("第3行", "半角")),
        (b'schema = 1\nform = "disclosure-2014"\n[sections]\npreface = """\nabc', ("第4行",)),
        (
            'schema = 1\nform = "disclosure-2014"\n[unit]\nname = "某局"\n'.encode("gb18030"),
            ("UTF-8",),
        ),
        (b'schema = 99\nform = "disclosure-2014"\n', ("99",)),
        (b'schema = 1\nform = "no-such-form"\n', ("no-such-form",)),
        (b"\x00\x01\x02", ()),
        (b"", ()),
        (b"[" * 5000, ()),
    ],
)
@pytest.mark.parametrize("command", ["check", "export", "preview", "open"])
def test_a_draft_that_cannot_be_used_is_told_in_chinese_and_left_alone(
    command: str, data: bytes, words: tuple[str, ...], tmp_path: Path, capsys: Output
) -> None:
    path = tmp_path / "坏.toml"
    path.write_bytes(data)
    assert main([command, str(path)]) == 2
    told = capsys.readouterr()
    assert "坏.toml" in told.err
    assert any("\u4e00" <= char <= "\u9fff" for char in told.err)
    assert "Traceback" not in told.err
    assert all(word in told.err for word in words), told.err
    assert path.read_bytes() == data
    assert [p.name for p in tmp_path.iterdir()] == ["坏.toml"]


def test_a_byte_order_mark_is_no_fault(draft: Path) -> None:
    draft.write_bytes(b"\xef\xbb\xbf" + draft.read_bytes())
    assert main(["check", str(draft)]) == 1


def test_export_refuses_while_errors_stand_and_never_replaces_unasked(
    draft: Path, tmp_path: Path, capsys: Output
) -> None:
    output = tmp_path / "报告.docx"
    assert main(["export", str(draft), "-o", str(output)]) == 1
    assert not output.exists()
    assert "收到申请数" in capsys.readouterr().err
    assert main(["export", str(draft), "-o", str(output), "--force"]) == 0
    first = output.read_bytes()
    assert main(["export", str(draft), "-o", str(output), "--force"]) == 1
    assert "--overwrite" in capsys.readouterr().err
    assert main(["export", str(draft), "-o", str(output), "--force", "--overwrite"]) == 0
    assert output.read_bytes() == first


def test_export_tells_what_stands_and_which_fonts_lack(
    draft: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = known("仿宋_GB2312")
    monkeypatch.setattr("exporters.inspection.installed_fonts", lambda: frozenset({lacking}))
    assert main(["export", str(draft), "-o", str(tmp_path / "报告.docx"), "--force"]) == 0
    told = capsys.readouterr()
    assert re.search(r"草稿里还有必改 \d+ 处、.*须核实 \d+ 处", told.err)
    assert "字体：本机没有这些字体" in told.err and "小标宋" in told.err
    assert "必改" not in told.out and "字体" not in told.out


def test_export_names_the_parts_of_what_stands_and_counts_the_statements(
    draft: Path, tmp_path: Path, capsys: Output
) -> None:
    form = load_form("disclosure-2014")
    read = read_draft(draft)
    section = next(s.id for s in form.sections if read.prose(s.id))
    read.set(f"sections.{section}", "全年办结申请2件。2025年2月30日召开会议。")
    found = next(f for f in review(form, read) if f.severity == "warning" and f.state == "fail")
    waive(read, found, "属实").apply(read)
    draft.write_text(whole_text(read, form), encoding="utf-8")
    assert main(["export", str(draft), "-o", str(tmp_path / "报告.docx"), "--force"]) == 0
    told = capsys.readouterr().err
    part = form.section(section)
    assert part is not None
    assert re.search(rf"^(必改|须核实)：\S*{part.title}：", told, re.MULTILINE)
    assert "另有须核实的 1 处已写情况说明" in told


def test_check_and_export_count_the_blanks_of_a_new_draft_alike(
    tmp_path: Path, capsys: Output
) -> None:
    path = tmp_path / "新.toml"
    assert main(["new", str(path), "--year", "2025", "--unit", "青山县民政局"]) == 0
    assert main(["check", str(path)]) == 1
    counted = re.search(r"待填 (\d+)）", capsys.readouterr().out)
    assert counted
    assert main(["export", str(path)]) == 1
    told = capsys.readouterr().err
    assert f"还有待填 {counted[1]} 处，没有生成" in told
    assert "必改" not in told


def test_an_output_that_cannot_be_written_is_told(
    draft: Path, tmp_path: Path, capsys: Output
) -> None:
    output = tmp_path / "没有这个文件夹" / "报告.docx"
    assert main(["export", str(draft), "-o", str(output), "--force"]) == 2
    assert "写不进去" in capsys.readouterr().err


def test_the_public_edition_carries_no_draft(draft: Path, tmp_path: Path, capsys: Output) -> None:
    with_draft, without = tmp_path / "一.docx", tmp_path / "二.docx"
    assert main(["export", str(draft), "-o", str(with_draft), "--force"]) == 0
    assert main(["export", str(draft), "-o", str(without), "--force", "--no-draft"]) == 0
    assert any(name.startswith("customXml") for name in ZipFile(with_draft).namelist())
    assert not any(name.startswith("customXml") for name in ZipFile(without).namelist())
    assert main(["verify", str(with_draft)]) == 0
    assert main(["verify", str(without)]) == 2
    assert main(["verify", str(without), str(draft)]) == 0
    assert main(["measure", str(with_draft)]) == 0


def test_preview_prints_pages_parted_by_form_feeds(draft: Path, capsys: Output) -> None:
    assert main(["preview", str(draft)]) == 0
    pages = capsys.readouterr().out.split("\f")
    assert len(pages) > 4
    assert "— 1 —" in pages[0]


def test_new_never_replaces_a_file_and_carries_over(tmp_path: Path, capsys: Output) -> None:
    last = example("disclosure-2021", tmp_path)
    path = tmp_path / "新.toml"
    command = ["new", str(path), "--year", "2026", "--unit", "青山县自然资源局"]
    assert main([*command, "--previous", str(last)]) == 0
    draft = read_draft(path)
    assert draft.year == 2026
    assert draft.text("unit.phone") == read_draft(last).text("unit.phone")
    carried = read_draft(last).figure("tables.requests.carried_out.total")
    assert draft.figure("tables.requests.carried_in.total") == carried
    before = path.read_bytes()
    assert main(command) == 1
    assert path.read_bytes() == before


def test_demo_without_a_terminal_reviews_and_exports_and_ends_well(capsys: Output) -> None:
    for form in ("disclosure-2021", "disclosure-2014"):
        assert main(["demo", "--form", form]) == 0
        told = capsys.readouterr().out
        made = Path(told.rsplit("已生成 ", 1)[1].strip())
        assert made.is_file()


def test_forms_are_listed_shown_and_checked(tmp_path: Path, capsys: Output) -> None:
    assert main(["forms"]) == 0
    assert "disclosure-2021" in capsys.readouterr().out
    assert main(["forms", "show", "disclosure-2014"]) == 0
    assert "收到申请数" in capsys.readouterr().out
    bad = tmp_path / "bad.toml"
    bad.write_text('schema = 1\nid = "x"\nlable = "y"\n', encoding="utf-8")
    assert main(["forms", "check", str(bad)]) == 1
    assert "第 3 行" in capsys.readouterr().out or "lable" in capsys.readouterr().out


def test_a_damaged_configuration_never_prevents_a_start(
    draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe theme = ")
    assert main(["check", str(draft)]) == 1
    assert "settings.toml" in capsys.readouterr().err
    (tmp_path / "settings.toml").write_text("theme\n= 3", encoding="utf-8")
    assert main(["check", str(draft)]) == 1
    assert "settings.toml：设置文件读不出来：第1行第6列" in capsys.readouterr().err
    (tmp_path / "settings.toml").write_text('theme = "blue"\nfonts = 3\n', encoding="utf-8")
    assert main(["check", str(draft)]) == 1
    told = capsys.readouterr().err
    assert "theme" in told
    assert "fonts" in told


def test_a_check_tells_of_keys_that_no_command_can_have(
    draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    keys = '[keys]\nno_such_thing = "f4"\nnext_thing = "ctrl+z"\n'
    (tmp_path / "settings.toml").write_text(keys, encoding="utf-8")
    main(["check", str(draft)])
    told = capsys.readouterr().err
    assert "没有这些命令：no_such_thing" in told
    assert "“撤销”" in told and "^Z" in told


def test_a_document_that_cannot_be_written_is_told_without_a_word_of_english(
    draft: Path, tmp_path: Path, capsys: Output
) -> None:
    place = tmp_path / "no" / "a.docx"
    assert main(["export", str(draft), "-o", str(place), "--force", "--overwrite"]) == 2
    told = capsys.readouterr().err.replace(str(place), "").replace("必改", "")
    assert "写不进去" in told
    assert not any(word.isascii() and word.isalpha() for word in told.split())


def test_a_document_never_takes_the_place_of_a_draft(
    draft: Path, tmp_path: Path, capsys: Output
) -> None:
    before = draft.read_bytes()
    for place in (draft, tmp_path / "年报"):
        assert main(["export", str(draft), "-o", str(place), "--force", "--overwrite"]) == 2
        assert ".docx" in capsys.readouterr().err
        assert draft.read_bytes() == before and not (tmp_path / "年报").exists()


def test_a_document_goes_into_the_folder_that_is_named(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "交付").mkdir()
    assert main(["export", str(draft), "-o", str(tmp_path / "交付"), "--force"]) == 0
    assert [path.suffix for path in (tmp_path / "交付").iterdir()] == [".docx"]


def test_every_rule_can_be_explained(capsys: Output) -> None:
    for rule in ("total-received", "blank", "normative-issued", "missing-font"):
        assert main(["check", "--explain", rule]) == 0
    assert main(["check", "--explain", "no-such-rule"]) == 2


def test_a_wrong_command_is_told_in_chinese(capsys: Output) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["new", "x.toml"])
    assert ended.value.code == 2
    assert "缺少 --year" in capsys.readouterr().err

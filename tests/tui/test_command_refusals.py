"""What a command will not do, said in a sentence and in its exit status."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from forms.loading import example_path, load_form
from forms.store.reading import read_draft
from tui.cli import main

FULL = Path("/dev/full")

Output = pytest.CaptureFixture[str]


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A draft in which nothing is found."""
    source = example_path(load_form("disclosure-2021"))
    assert source is not None
    path = tmp_path / "年报.toml"
    path.write_bytes(source.read_bytes())
    return path


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "words",
    [["check"], ["check", "--format", "json"], ["preview"], ["forms"], ["--version"]],
    ids=" ".join,
)
def test_results_that_find_no_room_are_told_in_a_sentence(words: list[str], sound: Path) -> None:
    given = [*words, str(sound)] if words[0] in ("check", "preview") else words
    code = "import sys; from tui.cli import main; sys.exit(main())"
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", code, *given],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "结果没有写完（磁盘已满）。请换一个地方再试。\n"


def test_last_years_draft_asked_for_and_not_read_shows_in_the_status(
    sound: Path, capsys: Output
) -> None:
    missing = sound.with_name("没有.toml")
    assert main(["check", str(sound), "--previous", str(missing)]) == 2
    told = capsys.readouterr()
    assert "没有.toml" in told.err
    assert "通过" in told.out


@pytest.mark.parametrize("name", ["报告.docx", "报告"])
def test_a_draft_is_not_written_under_the_name_of_something_else(
    name: str, sound: Path, tmp_path: Path, capsys: Output
) -> None:
    report = tmp_path / "去年.docx"
    assert main(["export", str(sound), "-o", str(report)]) == 0
    for command in (
        ["new", str(tmp_path / name), "--year", "2025", "--unit", "青山县民政局"],
        ["import", str(report), "-o", str(tmp_path / name)],
    ):
        assert main(command) == 2
        assert ".toml" in capsys.readouterr().err
        assert not (tmp_path / name).exists()


def test_a_year_written_with_its_word_is_told_with_its_line_and_is_no_blank(
    sound: Path, capsys: Output
) -> None:
    text = sound.read_text("utf-8")
    sound.write_text(text.replace("year = 2025\n", 'year = "2025年"\n', 1), "utf-8")
    line = text[: text.index("year = 2025")].count("\n") + 1
    assert main(["check", str(sound)]) == 1
    told = capsys.readouterr().out
    assert "报告年度“2025年”不能当年度用" in told
    assert f"（草稿文件第 {line} 行）" in told
    assert "报告年度改为 2025" in told
    assert "待填" not in told


def test_a_line_break_in_the_name_of_an_office_is_taken_out_and_told(
    tmp_path: Path, capsys: Output
) -> None:
    path = tmp_path / "新.toml"
    unit = "青山县\n民政\u200b局\x07"
    assert main(["new", str(path), "--year", "2025", "--unit", unit]) == 0
    assert "现为“青山县民政局”" in capsys.readouterr().err
    assert read_draft(path).text("unit.name") == "青山县民政局"
    assert main(["new", str(tmp_path / "空.toml"), "--year", "2025", "--unit", "\n\u200b"]) == 2
    assert not (tmp_path / "空.toml").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["exprot", "年报.toml"],
            "没有 exprot 这个命令，这里也没有叫这个名字的文件。是不是 export？",
        ),
        (["CHECK", "年报.toml"], "是不是 check？"),
        (["xyz"], "没有 xyz 这个命令，这里也没有叫这个名字的文件。全部命令见"),
        (["-v"], "命令写法不对：不认识 -v，是不是 --version\n"),
        (["open", "--bogus"], "命令写法不对：不认识 --bogus\n"),
        (["export", "--froce", "年报.toml"], "命令写法不对：不认识 --froce，是不是 --force\n"),
        (["forms", "bogus"], "做法：没有这种取值：bogus（可用的有 list、show、check）"),
        (["check", "--format", "xml"], "--format：没有这种取值：xml（可用的有 text、json）"),
        (["new", "新.toml", "--unit", "某局"], "缺少 --year"),
        (["new", "新.toml", "--unit", "某局", "--year", "今年"], "--year：应当是整数，现为 今年"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_what_is_wrong_with_a_command_is_blamed(
    words: list[str], said: str, capsys: Output
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "options", [["--profile=ink"], ["--over", "--forc"], ["-o{}/另.docx"], ["--", "{}/年报.toml"]]
)
def test_options_may_be_written_as_ever(options: list[str], sound: Path) -> None:
    given = [option.format(sound.parent) for option in options]
    last = [] if "--" in given else [str(sound)]
    assert main(["export", *given, *last]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["forms", "check", "{}"], "这是草稿，不是报告格式文件。自查草稿请用 nianbao check"),
        (["import", "{}", "-o", "{}.新.toml"], "这已经是草稿，不用读入。请直接打开它"),
    ],
    ids=["forms check", "import"],
)
def test_a_draft_given_for_something_else_is_called_one(
    words: list[str], said: str, sound: Path, capsys: Output
) -> None:
    assert main([word.format(sound) for word in words]) == 2
    told = capsys.readouterr()
    assert said in told.err and not told.out
    assert list(sound.parent.glob("*.toml")) == [sound]


@pytest.mark.parametrize("form", ["2014", "2019", "2021"])
def test_an_official_form_is_checked_and_not_called_a_draft(form: str, capsys: Output) -> None:
    source = files("forms.catalog") / f"disclosure_{form}.toml"
    assert main(["forms", "check", str(source)]) in (0, 1)
    assert "草稿" not in capsys.readouterr().err


def test_a_document_of_ours_given_for_its_draft_is_told_how_the_draft_is_taken_out(
    sound: Path, capsys: Output
) -> None:
    document = sound.with_name("年报.docx")
    assert main(["export", str(sound), "-o", str(document)]) == 0
    assert main(["check", str(document)]) == 2
    assert "用 nianbao open 取回草稿" in capsys.readouterr().err

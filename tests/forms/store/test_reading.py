"""A draft that cannot be read is told with its place, its likely cause and what to do now."""

from __future__ import annotations

import os
import random
from decimal import Decimal
from pathlib import Path

import pytest

from forms.store.reading import SIZE_LIMIT, DraftError, read_draft

HEAD = 'schema = 1\nform = "disclosure-2014"\n'


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "年报.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ('name ＝ "x"', (3, 6), "等号“＝”是全角的"),
        ("name = “x”", (3, 8), "引号是中文"),
        ("a = “““\n一\n”””", (3, 5), "引号是中文"),
        ("a = ‘x’", (3, 5), "单引号是中文"),
        ("x = １２", (3, 5), "数字是全角的"),
        ("x = [1，2]", (3, 7), "标点是中文"),
        ("收到申请数 = 9", (3, 1), "等号前面是中文名称"),
        ("x = 09", (3, 6), "前面多了 0"),
        ('x = "C:\\dir"', (3, 10), "反斜杠"),
        ("x = 9件", (3, 6), "带了单位"),
        ("x = 1,180", (3, 6), "千位逗号"),
        ("d = 2019-1-2", (3, 9), "日期的写法不对"),
        ("d = 2019年1月2日", (3, 9), "日期的写法不对"),
        ("d = 2019-02-30", (3, 5), "日期或时间不存在"),
        ("x =", (3, 4), "等号后面没有值"),
        ("x = True", (3, 5), "小写的 true"),
        ("　x = 1", (3, 1), "全角空格"),
        ("【tables】", (3, 1), "方括号是全角的"),
        ("[tables．statistics]", (3, 8), "点是全角的"),
        ("x = 1 ＃ 注", (3, 7), "井号“＃”是全角的"),
        ('name = "他说"好""', (3, 12), "引号里面又有半角引号"),
        ('name = "南昌', (3, 11), "没有结尾的引号"),
        ('name = "南昌\nyear = 2019', (3, 11), '请在末尾补上半角引号 "。'),
        ('name = "南昌\n\n[unit]', (3, 11), '请在末尾补上半角引号 "。'),
        ('name = "南昌\n# 注', (3, 11), '请在末尾补上半角引号 "。'),
        ('a = "一。\n二。"', (3, 8), '开头和结尾的引号都改成三个半角引号 """'),
        ('a = "一。\n\n二。"\nb = 1', (3, 8), '开头和结尾的引号都改成三个半角引号 """'),
        ('a = "\n一。\n"', (3, 6), '开头和结尾的引号都改成三个半角引号 """'),
        ("a = '一。\n二。'", (3, 8), '开头和结尾的引号都改成三个半角引号 """'),
        ("name = 南昌", (3, 8), "不在引号里"),
        ("a = 1\nb = 2\na = 3", (5, 6), "“a”写了两次，前面第3行已有"),
        ("[a]\nx = 1\n[b]\n[a]", (6, 3), "“a”写了两次，前面第3行已有"),
        ('[sections]\na = """\n一\nb = """\n二\n"""', (7, 1), "前面一段文字缺了结尾的引号"),
        ('[sections]\na = """\n一\n二', (4, 5), "可能没有写完"),
        ("x = [1, 2", (3, 10), "可能没有写完"),
        ('a = "\x1b[31m"', (3, 6), "控制字符"),
        ("a = 1\rb = 2", (3, 6), "回车符"),
        ("a = " + "9" * 5000, (3, 5005), "数字太长"),
        ("sections = 1", (3, 1), "“sections”应当是一组内容"),
    ],
)
def test_a_fault_of_hand_or_input_method_is_told_with_place_and_cause(tmp_path, line, place, words):
    path = written(tmp_path, HEAD + line + "\n")
    with pytest.raises(DraftError) as caught:
        read_draft(path)
    assert (caught.value.line, caught.value.column) == place
    assert words in str(caught.value)
    assert f"{path}：第{place[0]}行第{place[1]}列" in str(caught.value)


def test_a_line_cut_short_at_the_end_is_told_as_half_written(tmp_path):
    for cut in ("[tables.stati", "[tables.statistics]\nrec"):
        with pytest.raises(DraftError, match="可能没有写完"):
            read_draft(written(tmp_path, HEAD + cut))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "文件是空的"),
        (bytes(4096), "只有空字节"),
        (HEAD.encode() + bytes(512), "空字节"),
        (HEAD.encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04rest", "Word 文档或压缩包"),
        (b"%PDF-1.7", "PDF"),
        (b"a = 1\n", "没有写明报告格式"),
        (b'form = "disclosure-2014"\nschema = 2\n', "第2行第1列：草稿是较新版本的程序写的"),
        ((HEAD + 'name = "南昌').encode()[:-1], "没有写完"),
        (HEAD.encode() + "# 高新区管委会".encode().replace("新".encode(), b"\xe6\x9f"), "第3行"),
        (b"x" * (SIZE_LIMIT + 1), "不会是年报草稿"),
        ((HEAD + "a = " + "[" * 100_000).encode(), "套得太深"),
        ((HEAD + "a" + ".a" * 100_000 + " = 1").encode(), "套得太深"),
        ((HEAD + "a=" + "{a=" * 30 + "1" + "}" * 30).encode(), "套得太深"),
    ],
)
def test_a_damaged_or_foreign_file_is_told_in_chinese(tmp_path, content, words):
    path = written(tmp_path, content)
    with pytest.raises(DraftError, match=words):
        read_draft(path)
    assert path.read_bytes() == content


def test_gb18030_is_recognised_and_offered_in_utf8(tmp_path):
    text = HEAD + '[unit]\nname = "南昌高新区管委会办公室"\n'
    with pytest.raises(DraftError, match="GB18030") as caught:
        read_draft(written(tmp_path, text.encode("gb18030")))
    assert caught.value.converted == text.encode()


def test_bom_and_crlf_are_read_like_any_other(tmp_path):
    text = HEAD + '[sections]\noverview = """\n一\n二"""\n'
    plain = read_draft(written(tmp_path, text))
    marked = read_draft(written(tmp_path, "\ufeff".encode() + text.replace("\n", "\r\n").encode()))
    assert marked == plain
    assert marked.prose("overview") == "一\n二"


def test_decimals_are_kept_as_typed_and_control_characters_do_not_come_in(tmp_path):
    draft = read_draft(written(tmp_path, HEAD + '[a]\nx = 5.10\ny = "一\\u001b[31m\\r\\n二"\n'))
    assert str(draft.get("a.x")) == "5.10" and isinstance(draft.get("a.x"), Decimal)
    assert draft.get("a.y") == "一[31m\n二"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("没有/这个.toml", "找不到"),
        (".", "文件夹"),
        (os.devnull, "不是普通文件"),
        ("长" * 5000, "太长"),
        ("a\0b", "不能用的字符"),
    ],
)
def test_a_path_that_leads_to_no_draft_is_told(tmp_path, monkeypatch, path, words):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DraftError, match=words) as caught:
        read_draft(path)
    assert str(caught.value).isprintable()


def test_a_thousand_damaged_drafts_are_told_without_a_traceback_and_stay_as_they_are(tmp_path):
    seed = random.Random(2018)
    sound = (
        (HEAD + '[unit]\nname = "南昌高新区"\n[sections]\noverview = """\n' + "一段文字。\n" * 30)
        + '"""\n[tables.statistics]\nreceived = 9  # 收到申请数（件）\nbudget = 5.10\n[[waived]]\nrule = "x"\nat = ["a", "b"]\n'
    )
    for number in range(1000):
        damaged = damage(seed, sound.encode())
        path = written(tmp_path, damaged)
        try:
            read_draft(path)
        except DraftError as error:
            assert str(error).startswith(f"{path}：") and str(error).endswith("。"), number
        assert path.read_bytes() == damaged


def damage(seed: random.Random, data: bytes) -> bytes:
    at = seed.randrange(len(data))
    match seed.randrange(6):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + bytes([seed.randrange(256)]) + data[at + 1 :]
        case 2:
            return data[:at] + bytes(len(data) - at)
        case 3:
            return data[:at] + data[at + seed.randrange(100) :]
        case 4:
            return data[:at] + seed.randbytes(seed.randrange(40)) + data[at:]
        case _:
            sign = seed.choice("＝“”，１［］＃’。")
            text = data.decode()
            at = seed.randrange(len(text))
            return (text[:at] + sign + text[at + 1 :]).encode()

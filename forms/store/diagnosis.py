"""Why a text is no draft: the place, the likely cause and the remedy, in the officer's words.

The parser knows the place and the grammar; an officer needs to hear of the input method that put a
full-width sign there. Signs are tried in the order of the tables below; the first that fits speaks.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from forms.patterns import regex

Sign = tuple[str, str, str]
"""A pattern, compiled when a fault is looked for, what it means, and the remedy."""

Place = tuple[int | None, int | None]
"""Line and column, counted from 1; None where there is none."""


class Diagnosis(NamedTuple):
    """What is wrong and what to do, with the place and the faulty line where there is one."""

    what: str
    remedy: str
    line: int | None = None
    column: int | None = None
    quote: str = ""

    def __str__(self) -> str:
        place = f"第{self.line}行" if self.line else ""
        place += f"第{self.column}列" if self.line and self.column else ""
        quote = f"「{self.quote}」" if self.quote else ""
        return f"{place}{quote}{'：' if place else ''}{self.what}。{self.remedy}。"


def printable(text: str, limit: int = 200) -> str:
    """The text fit for a terminal: control characters and broken code units shown as □."""
    shown = "".join(c if c.isprintable() or c == "　" else "□" for c in text[:limit])
    return shown + ("…" if len(text) > limit else "")


def of_bytes(data: bytes) -> Diagnosis | None:
    """What the bytes alone give away."""
    for sign, what, remedy in _BYTES:
        if sign.match(data):
            return Diagnosis(what, remedy)
    hole = data.find(b"\0")
    if hole < 0:
        return None
    line = data.count(b"\n", 0, hole) + 1
    return Diagnosis("文件中有空字节，多半是断电或磁盘故障造成的损坏", "请打开备份", line)


def of_encoding(data: bytes, error: UnicodeDecodeError) -> tuple[Diagnosis, bytes | None]:
    """Why the bytes are no UTF-8, and the text in UTF-8 where only the encoding is another."""
    line = data.count(b"\n", 0, error.start) + 1
    converted = _from_gb18030(data)
    if converted is not None:
        what = "文件不是 UTF-8 编码，而是 GB18030（GBK）编码，可能用记事本另存过"
        return Diagnosis(what, "可以转换成 UTF-8 后打开（原文件另存备份）", line), converted
    if error.end >= len(data):
        return Diagnosis("文件在一个汉字中间断了，没有写完", "请打开备份", line), None
    what = "这一行有认不出的字节，文件可能损坏"
    return Diagnosis(what, "请打开备份，或用编辑器把这一行改好（另存为 UTF-8）", line), None


def of_text(text: str, error: Exception) -> Diagnosis:
    """Why the text is no TOML, from the parser's complaint and the line it points to."""
    if isinstance(error, RecursionError):
        return Diagnosis("表格套得太深，不会是年报草稿", "请核对文件，或打开备份")
    reason, text = str(error), text.replace("\r\n", "\n")
    line, column = _place(text, reason)
    lines = text.split("\n")
    faulty = lines[line - 1] if line <= len(lines) else ""
    what, remedy = _likely(lines, line, column, reason)
    return Diagnosis(what, remedy, line, column, printable(faulty.strip(), 40))


def of_report(path: Path) -> Diagnosis | None:
    """What a file's name gives away: a text or a page that holds a report, but is no draft."""
    if path.suffix.lower() not in _REPORTS:
        return None
    return Diagnosis(
        "这是文本或网页，不是草稿",
        _NOT_A_DRAFT,
    )


def too_deep(text: str) -> bool:
    """Whether a dotted key has more parts than a parser should be asked to nest."""
    dotted = (line for line in text.split("\n") if line.count(".") >= _LONG)
    return any(_LONG_KEY.search(line) for line in dotted)


def place_of_key(text: str, key: str) -> Place:
    """The line (and column) where a key of the top level stands, in any notation."""
    found = re.search(
        rf"^[ \t]*\[*[ \t]*([\"']?){re.escape(key)}\1[ \t]*[=.\]]", text, re.MULTILINE
    )
    return (text.count("\n", 0, found.start()) + 1, 1) if found else (None, None)


def _place(text: str, reason: str) -> tuple[int, int]:
    """Where the parser stopped; for a text that never ends, where it began."""
    found = re.search(r"\(at line (\d+), column (\d+)\)", reason)
    if found:
        return int(found[1]), int(found[2])
    opened = _last_opening(text) if "Unterminated" in reason or '"""' in reason else None
    at = len(text.rstrip()) if opened is None else opened
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _last_opening(text: str) -> int | None:
    marks = [found.start() for found in re.finditer(r'"""|\'\'\'', text)]
    return marks[-1] if len(marks) % 2 else None


def _likely(lines: list[str], line: int, column: int, reason: str) -> tuple[str, str]:
    """The likely cause and its remedy."""
    if _ENDLESS.search(reason):
        return _endless(reason)
    if _TWICE.search(reason):
        return _twice(lines, line)
    faulty = lines[line - 1] if line <= len(lines) else ""
    at = max(column - 1, 0)
    told = (
        _first(_SURE, reason)
        or _first(_HERE, faulty, at)
        or (_RUNS_ON if _runs_on(faulty, lines[line:]) else None)
        or _first(_IN_LINE, faulty)
        or (_endless(reason) if line == len(lines) and "Expected" in reason else None)
        or _first(_WORDS_HERE, faulty, at)
        or _first(_REASONS, reason)
    )
    return told or ("这一行的写法不对", _COMPARE)


def _runs_on(faulty: str, below: list[str]) -> bool:
    """Whether a text that one quotation mark opens goes on over the lines below."""
    next_line = next((line for line in below if line.strip()), "#")
    own = _KEY.match(next_line) or _HEADER.match(next_line) or next_line.lstrip().startswith("#")
    return bool(_OPENED.search(faulty)) and not own


def _first(signs: tuple[Sign, ...], text: str, at: int | None = None) -> tuple[str, str] | None:
    """What the first fitting sign says: anywhere in the text, or just at the place."""
    for sign, what, remedy in signs:
        pattern = re.compile(sign)
        if pattern.search(text) if at is None else pattern.match(text, at):
            return what, remedy
    return None


def _endless(reason: str) -> tuple[str, str]:
    if "Unterminated string" in reason or '"""' in reason or "'''" in reason:
        return (
            "从这里开始的文字没有结尾的引号，文件可能没有写完（断电、被截断），或引号被误删",
            '请补上结尾的引号（多行文字是三个 """），或打开备份',
        )
    return "文件到这里突然结束，可能没有写完（断电、被截断）", "请补全最后一行，或打开备份"


def _twice(lines: list[str], line: int) -> tuple[str, str]:
    """A key or table that stands twice: name it and where it stood before."""
    head = line
    while head > 1 and not _KEY.match(lines[head - 1]) and not _HEADER.match(lines[head - 1]):
        head -= 1
    found = _KEY.match(lines[head - 1]) or _HEADER.match(lines[head - 1])
    name = found[1] if found else ""
    earlier = _earlier(lines, head, name) if name else None
    before = f"，前面第{earlier}行已有" if earlier else ""
    what = f"“{printable(name)}”写了两次{before}"
    return what, "请核对哪一个对，删去另一个"


def _earlier(lines: list[str], line: int, name: str) -> int | None:
    is_header = bool(_HEADER.match(lines[line - 1]))
    for number in range(line - 1, 0, -1):
        found = (_HEADER if is_header else _KEY).match(lines[number - 1])
        if found and found[1] == name:
            return number
    return None


_COMPARE = "请对照上下相同的行改好，或打开备份"
_HALF_WIDTH = "请切换到英文输入法，把它改成半角"
_LONG = 16
_LONG_KEY = regex(
    rf"(?<![\w\"'.-])(?:[\"']?[\w-]{{1,64}}[\"']?[ \t]*\.[ \t]*){{{_LONG}}}", re.ASCII
)
_KEY = regex(r"[ \t]*([\w.\"'-]+)[ \t]*=", re.ASCII)
_HEADER = regex(r"[ \t]*\[+[ \t]*([\w.\"' -]+?)[ \t]*\]", re.ASCII)
_OPENED = regex(r"""=[ \t]*(?:"(?!"")[^"]*|'(?!'')[^']*)$""")
_RUNS_ON = (
    "一个引号里的文字只能写在一行，这里的文字到下面几行才完",
    '请把开头和结尾的引号都改成三个半角引号 """',
)
_ENDLESS = regex(r"\(at end of document\)")
_TWICE = regex(r"Cannot (overwrite|declare|redefine|mutate)|Duplicate")

_NOT_A_DRAFT = "请选 .toml 草稿文件；已有的报告请用“读入旧报告”（nianbao import）"
_BYTES: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"\Z"), "文件是空的（0 字节），可能没有写完", "请打开备份"),
    (
        re.compile(rb"\0+\Z"),
        "文件里只有空字节，多半是断电或磁盘故障造成的损坏",
        "请打开备份",
    ),
    (
        re.compile(rb"\xff\xfe|\xfe\xff"),
        "文件是 UTF-16 编码（记事本里叫“Unicode”）",
        "请用记事本打开后另存为 UTF-8 编码，再打开",
    ),
    (
        re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"),
        "这是 Word 文档或压缩包，不是草稿",
        "请选 .toml 草稿文件；本程序生成的报告用 nianbao open 取回草稿，别的报告用“读入旧报告”"
        "（nianbao import）",
    ),
    (re.compile(rb"%PDF"), "这是 PDF 文件，不是草稿", "请选 .toml 草稿文件"),
)

_REPORTS = frozenset((".txt", ".md", ".htm", ".html", ".mht"))

_SURE: tuple[Sign, ...] = (
    (
        "Unescaped|escape",
        r"引号里有反斜杠“\”，如 C:\dir 的路径",
        r"请把 \ 改成 / 或写两遍 \\",
    ),
)

_HERE: tuple[Sign, ...] = (
    ("＝", "等号“＝”是全角的，是中文输入法打出来的", _HALF_WIDTH + " ="),
    (
        "[“”＂「」『』]",
        "引号是中文（全角）引号，是中文输入法打出来的",
        '请切换到英文输入法，把两头的引号改成半角 "',
    ),
    ("[‘’＇]", "单引号是中文引号，是中文输入法打出来的", _HALF_WIDTH + " '"),
    ("[，、；。]", "这里的标点是中文（全角）的", "请删去它，或改成半角的逗号 ,"),
    ("[０-９]", "数字是全角的，是中文输入法打出来的", _HALF_WIDTH + "数字"),
    ("[【［〔]", "方括号是全角的，是中文输入法打出来的", _HALF_WIDTH + " [ ]"),
    ("[】］〕]", "方括号是全角的，是中文输入法打出来的", _HALF_WIDTH + " [ ]"),
    ("＃", "井号“＃”是全角的，是中文输入法打出来的", _HALF_WIDTH + " #"),
    ("[．·]", "小数点或连接点是全角的", _HALF_WIDTH + "的点 ."),
    ("[\u3000\xa0\u200b\ufeff]", "这里有全角空格或看不见的字符", "请删去它"),
    ("\r", "这里有单独的回车符", "请用编辑器把它改成换行"),
    (r",\d", "数字里有千位逗号", "请去掉逗号，如 1,180 写成 1180"),
    (r"[年/.]\s*\d+|-\d", "日期的写法不对", "日期请写成 2019-01-02 的样子"),
    (r"[件条次人个起万元份篇场期家]", "数字后面带了单位", "请只写数字，去掉单位"),
    (r"0*\d(?=.*$)(?<=0\d)", "数字前面多了 0", "请去掉前面的 0，如 09 写成 9"),
    (
        r"[\u4e00-\u9fff]+[ \t]*[=＝]",
        "等号前面是中文名称，这里只能写英文代号",
        "请改用代号（如 received），或在行首加 # 作为注释",
    ),
)

_IN_LINE: tuple[Sign, ...] = (
    (r"=[ \t]*(#.*)?$", "等号后面没有值", "请补上值；若是待填，删去这一行即可"),
    (
        r'=[ \t]*"(?!"")[^"]*$',
        "这一行的文字没有结尾的引号",
        '请在末尾补上半角引号 "',
    ),
    (
        r'=[ \t]*".*".*"',
        "引号里面又有半角引号，或两段文字连在了一起",
        '里面的引号请改成中文引号 “ ”，或写成 \\"',
    ),
    (r"=[ \t]*-?0\d", "数字前面多了 0", "请去掉前面的 0，如 09 写成 9"),
)

_WORDS_HERE: tuple[Sign, ...] = (
    ("True|False|TRUE|FALSE|是|否", "是非值写法不对", "请写小写的 true 或 false"),
    (
        r"[\u4e00-\u9fff]",
        "这里的文字不在引号里，或前面一段文字缺了结尾的引号",
        '文字两头要有半角引号 "，多行文字两头要有三个 """',
    ),
    (
        r"[A-Za-z_]\w*[ \t]*(?!.*=)",
        "这里的文字不在引号里，或前面一段文字缺了结尾的引号",
        '文字两头要有半角引号 "，多行文字两头要有三个 """',
    ),
)

_REASONS: tuple[Sign, ...] = (
    (
        "invalid character|Illegal character|Found invalid",
        "这里有不能用的控制字符，文件可能损坏",
        "请删去这个字符，或打开备份",
    ),
    ("Expected '=' after", "名称后面缺等号", "请写成 名称 = 值 的样子"),
    ("Expected ']'|Unclosed array", "方括号没有合上", "请补上 ]"),
    ("inline table", "花括号里的写法不对或没有合上", "请补上 }"),
    ("date", "日期或时间不存在", "日期请写成 2019-01-02 的样子，并核对月和日"),
    ("integer string conversion", "数字太长", "请核对这个数字"),
    ("Expected newline", "一行里多写了内容", "一行只写一个 名称 = 值"),
    ("Invalid value", "等号后面的值认不出来", '数字直接写，文字两头加半角引号 "'),
)


def _from_gb18030(data: bytes) -> bytes | None:
    """The bytes as UTF-8 where they are GB18030: read so without a fault, and no damaged UTF-8."""
    loose = data.decode("utf-8", errors="replace")
    if len(_HAN.findall(loose)) > loose.count("\ufffd"):
        return None
    try:
        return data.decode("gb18030").encode("utf-8")
    except UnicodeError:
        return None


_HAN = regex(r"[\u4e00-\u9fff]")

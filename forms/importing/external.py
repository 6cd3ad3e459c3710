"""Files that other programs open for us: .doc, .wps, .rtf, .odt (LibreOffice), .pdf (pdftotext).

Each run has a profile of its own, macros and links to other files switched off, and an end.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from forms.importing.refusal import LARGEST_FILE, refuse
from forms.store.trouble import told

OFFICE_SECONDS = 120
PDF_SECONDS = 30
_FEWEST_WORDS = 20
_OFFICE_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SAVE_AS = "请用 Word 或 WPS 打开它，另存为 .docx 再读入"
_SAFE_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


def office() -> str | None:
    """Where LibreOffice is, None where it is not installed."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    return named or next((place for place in _OFFICE_PLACES if Path(place).is_file()), None)


def converted(path: Path, data: bytes, wanted: str) -> bytes:
    """The file as LibreOffice saves it in the wanted format (docx, xlsx); raises ReportError."""
    program = office()
    if program is None:
        raise refuse(
            path, f"{path.suffix or '这种'} 文件要用 LibreOffice 转换，本机没有安装", _SAVE_AS
        )
    with tempfile.TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "in" + path.suffix.lower())
        source.write_bytes(data)
        profile = Path(folder, "profile", "user")
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SAFE_PROFILE, encoding="utf-8")
        target = Path(folder, "out")
        command = [
            *(program, f"-env:UserInstallation={profile.parent.as_uri()}", "--headless"),
            *("--norestore", "--nolockcheck", "--convert-to", wanted),
            *("--outdir", str(target), str(source)),
        ]
        _run(path, command, OFFICE_SECONDS)
        made = target / f"in.{wanted}"
        if not made.is_file() or made.stat().st_size > LARGEST_FILE:
            raise refuse(path, "LibreOffice 打不开这个文件", _SAVE_AS)
        return made.read_bytes()


def pdf_boxes(path: Path, data: bytes) -> str:
    """The words of a PDF with their places on its pages, as XHTML; raises ReportError."""
    program = shutil.which("pdftotext")
    if program is None:
        raise refuse(
            path,
            "PDF 要用 pdftotext（poppler-utils）取文字，本机没有安装",
            "请改用网页或 Word 文件；或在阅读器里全选复制到文本文件，存成 .txt 再读入",
        )
    with tempfile.TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, "in.pdf"), Path(folder, "out.html")
        source.write_bytes(data)
        command = [program, "-bbox", "-enc", "UTF-8", "-l", "300", str(source), str(target)]
        _run(path, command, PDF_SECONDS)
        if not target.is_file():
            raise refuse(
                path, "PDF 打不开，可能有密码或已损坏", "请另存为没有密码的 PDF 或 Word 文件再读入"
            )
        if target.stat().st_size > LARGEST_FILE:
            raise refuse(path, "PDF 的文字多得不正常", "请核对文件")
        text = target.read_text(encoding="utf-8", errors="replace")
    if text.count("<word ") < _FEWEST_WORDS:
        raise refuse(path, "PDF 里没有文字，是扫描的图片", "请找到 Word 或网页原文再读入")
    return text


def _run(path: Path, command: Sequence[str], seconds: int) -> None:
    """Run a program to its end; one that takes too long is stopped with all it has started."""
    quiet = subprocess.DEVNULL
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        process = subprocess.Popen(
            command,
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            creationflags=flags,
            start_new_session=os.name != "nt",
        )
    except OSError as error:
        raise refuse(path, f"转换程序启动不了（{told(error)}）", _SAVE_AS) from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        _stop(process)
        raise refuse(path, f"转换超过 {seconds} 秒没有完成，已停止", _SAVE_AS) from error


def _stop(process: subprocess.Popen[bytes]) -> None:
    """LibreOffice starts a second program, which must not go on by itself."""
    if os.name == "nt":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()

"""Programs that convert for us: missing, too slow, or at hand."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from forms.importing import ReportError, external, import_report
from tests.forms.importing.hostile import OLE


def test_without_libreoffice_the_officer_is_told_what_to_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(external, "_OFFICE_PLACES", ())
    path = tmp_path / "年报.doc"
    path.write_bytes(OLE + "WordDocument".encode("utf-16-le"))
    with pytest.raises(ReportError, match=r"LibreOffice.*另存为 \.docx"):
        import_report([path])


def test_without_pdftotext_the_officer_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "年报.pdf"
    path.write_bytes(b"%PDF-1.4\n")
    with pytest.raises(ReportError, match=r"pdftotext.*\.txt"):
        import_report([path])


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for the program")
def test_a_program_that_hangs_is_stopped_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(
        f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n", encoding="utf-8"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(external, "OFFICE_SECONDS", 0.5)
    path = tmp_path / "年报.doc"
    path.write_bytes(OLE + "WordDocument".encode("utf-16-le"))
    start = time.perf_counter()
    with pytest.raises(ReportError, match="没有完成，已停止"):
        import_report([path])
    assert time.perf_counter() - start < 5
    child = int((tmp_path / "child").read_text())
    with pytest.raises(ProcessLookupError):
        _signal_until_gone(child)


def _signal_until_gone(pid: int) -> None:
    """Raises ProcessLookupError once the process is gone; a dead one may wait for its parent."""
    end = time.perf_counter() + 5
    while time.perf_counter() < end:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat")
        if state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            raise ProcessLookupError

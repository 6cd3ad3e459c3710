"""What a command imports: no more than it needs, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from forms.loading import example_path, load_form

HEAVY = [
    "textual",
    "rich",
    "docx",
    "lxml",
    "pydantic",
    "tomlkit",
    "filelock",
    "asyncio",
    "dataclasses",
    "inspect",
    "shutil",
]


def imported(*arguments: str, folder: Path) -> set[str]:
    """The modules that a command leaves in a fresh interpreter."""
    program = (
        "import sys; from tui.cli import main; main(sys.argv[1:]); "
        "print('\\n' + ' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, cwd=folder, check=True
    )
    return {name.split(".")[0] for name in done.stdout.decode().splitlines()[-1].split()}


@pytest.mark.parametrize("form", ["disclosure-2014", "disclosure-2021"])
@pytest.mark.parametrize("layout", ["text", "json"])
def test_a_check_imports_neither_screen_nor_paper_nor_checkers(
    form: str, layout: str, tmp_path: Path
) -> None:
    example = example_path(load_form(form))
    assert example is not None
    found = imported("check", str(example), "--format", layout, folder=tmp_path)
    assert not found & set(HEAVY)


def test_the_list_of_forms_imports_no_screen(tmp_path: Path) -> None:
    assert not imported("forms", "list", folder=tmp_path) & {"textual", "docx", "lxml"}

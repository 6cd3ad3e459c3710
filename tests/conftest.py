"""What every test shares: a home folder of its own, and the terminal protocol as in the program."""

from __future__ import annotations

import gc
import os
import sys
from itertools import count
from pathlib import Path

import pytest

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
"""Each of a hundred programs that tests start would compile all its modules again, three times what
a start takes, and each worker all tests.
"""
gc.set_threshold(100_000, 50, 100)
"""Word lists and forms stay for the whole run: looking through them for garbage takes a tenth of it."""


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """The whole suite runs on every processor and one more, since many tests wait for a terminal or
    the disk; files that are named, and what is measured, on one.
    """
    named = config.args_source is pytest.Config.ArgsSource.ARGS
    return 0 if named or config.option.markexpr == "benchmark" else (os.cpu_count() or 1) + 1


_homes = count(1)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts, state and settings of a test lie in a folder that goes with it.

    It is numbered here: the factory would look through all that there are, for each test.
    """
    home = tmp_path_factory.mktemp(f"home{next(_homes)}", numbered=False)
    monkeypatch.setenv("NIANBAO_HOME", str(home))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real reports; a test that needs it is skipped without it."""
    folder = os.environ.get("NIANBAO_CORPUS")
    if not folder or not Path(folder).is_dir():
        pytest.skip("NIANBAO_CORPUS names no folder of real reports")
    return Path(folder)

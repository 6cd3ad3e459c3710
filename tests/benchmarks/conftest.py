"""Benchmarks measure ratios, which a busy machine can spoil: they run when they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.benchmark)

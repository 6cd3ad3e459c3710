"""Two official forms: one with a table of one column, one with tables of rows and columns."""

from __future__ import annotations

import pytest

from forms.form import Form
from forms.loading import load_form


@pytest.fixture(scope="session")
def form() -> Form:
    """The form of 2014, whose table is one column."""
    return load_form("disclosure-2014")


@pytest.fixture(scope="session")
def matrix() -> Form:
    """The form of 2021, with a matrix of applicants and results."""
    return load_form("disclosure-2021")

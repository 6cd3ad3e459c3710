"""The word lists of a data file, as texts of patterns."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from forms.packaged import packaged
from forms.patterns import one_of
from forms.review.reading.tongue import DATA


class WordLists:
    """The lists of a file of data/, each its words parted by white space; read when first asked."""

    def __init__(self, name: str) -> None:
        self._name = name

    @cached_property
    def tree(self) -> dict[str, Any]:
        """All that the file holds."""
        return packaged(DATA / self._name)

    def any(self, name: str) -> str:
        """The text of a pattern for any word of a list."""
        return one_of(self.tree[name].split())

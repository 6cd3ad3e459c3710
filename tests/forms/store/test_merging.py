"""Two changed texts made one, or left to the officer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.store.merging import merged

BASE = "培训3次。公开10条。\n没有收费。"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("培训9次。公开10条。\n没有收费。", "培训3次。公开12条。\n没有收费。", "培训9次。公开12条。\n没有收费。"),
        (BASE + "另有说明。", "培训4次。公开10条。\n没有收费。", "培训4次。公开10条。\n没有收费。另有说明。"),
        ("公开10条。\n没有收费。", BASE.replace("没有", "未"), "公开10条。\n未收费。"),
        ("培训9次。公开10条。\n没有收费。", "培训4次。公开10条。\n没有收费。", None),
        (BASE + "甲。", BASE + "乙。", None),
        ("", BASE + "乙。", None),
    ],
)  # fmt: skip
def test_what_each_side_changed_stands_in_the_merge(
    mine: str, theirs: str, both: str | None
) -> None:
    assert merged(BASE, mine, theirs) == both
    assert merged(BASE, theirs, mine) == both


@given(st.text("甲乙。\n", max_size=20), st.text("甲乙。\n", max_size=20))
def test_one_side_alone_is_the_merge(base: str, changed: str) -> None:
    assert merged(base, changed, base) == changed == merged(base, base, changed)

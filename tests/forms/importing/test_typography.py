"""Typography is counted, and mended only on request, all of a kind at once."""

from __future__ import annotations

from forms.draft import Draft
from forms.edit import Editing
from forms.importing.typography import typography


def draft_of(**sections: str) -> Draft:
    return Draft({"sections": sections})


def test_each_kind_is_counted_over_all_sections() -> None:
    draft = draft_of(overview="公开信息(含转发)12条,都及时:好。", other="无 其他丨件。")
    assert {mend.kind: mend.count for mend in typography(draft)} == {
        "half-width": 4, "stray-space": 1, "look-alike": 1,
    }  # fmt: skip


def test_one_kind_is_mended_everywhere_in_one_deed() -> None:
    draft = draft_of(overview="公开信息(含转发)12条,都及时。\n第二段,好。", other="无,无 其他。")
    editing = Editing(draft)
    editing.do(next(m for m in typography(draft) if m.kind == "half-width").edit(draft))
    assert draft.prose("overview") == "公开信息（含转发）12条，都及时。\n第二段，好。"
    assert draft.prose("other") == "无，无 其他。"
    editing.undo()
    assert draft.prose("overview") == "公开信息(含转发)12条,都及时。\n第二段,好。"


def test_clean_prose_offers_nothing() -> None:
    assert (
        typography(draft_of(overview="公开信息（含转发）1,180条，见https://a.cn/x?y=1,2。")) == []
    )

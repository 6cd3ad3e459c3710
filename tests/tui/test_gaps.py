"""The gaps of a beginning (“……”): what is typed there takes their place."""

from __future__ import annotations

from pathlib import Path

from tests.tui.opened import copy_of, opened, until

PROBLEMS = "sections.problems"


async def test_what_is_typed_after_a_beginning_takes_the_place_of_its_gaps_one_by_one(
    tmp_path: Path,
) -> None:
    async with opened(copy_of("disclosure-2021", tmp_path), (80, 24)) as (screen, pilot):
        await screen.go_to(PROBLEMS)
        await pilot.press("ctrl+a", "f6", "enter", *"人手不足", "f8", *"公开不及时")
        await until(
            pilot, lambda: "一是人手不足；二是公开不及时；三是……。" in screen.draft.text(PROBLEMS)
        )

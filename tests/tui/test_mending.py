"""Findings mended from their pane: all of a rule at once, one after the other, answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from forms.review.finding import Finding, Repair
from forms.review.waivers import is_reason
from tests.tui.opened import STATISTICS, dialog, opened, said, until
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.confirm import ConfirmScreen
from tui.screens.editor import EditorScreen
from tui.widgets.findings import FindingsPane, followed
from tui.widgets.outline import Outline
from tui.widgets.paragraph import Paragraph

PLATFORM = "sections.platform"
TWO_NUMBERS = "全年收到信息公开申请12件，其中收到信息公开申请1300件。"
WORDS = "其它一。其它二。截止2018年。"


def pane_of(screen: EditorScreen) -> FindingsPane:
    return screen.query_one(FindingsPane)


def choose(screen: EditorScreen, rule: str) -> Finding:
    """Put the cursor of the pane on the first finding of a rule."""
    pane = pane_of(screen)
    item = next(i for i, f in enumerate(pane.findings) if f.rule == rule)
    pane.focus()
    pane.choose(item)
    return pane.findings[item]


def write(screen: EditorScreen, address: str, text: str) -> None:
    screen.file.editing.change(address, text)
    screen.review()


async def test_numbers_of_a_rule_are_listed_and_stay_until_it_is_confirmed(
    draft_2018: Path,
) -> None:
    async with opened(draft_2018, (80, 24)) as (screen, pilot):
        write(screen, PLATFORM, TWO_NUMBERS)
        choose(screen, "figure-mismatch")
        for refusal in ("enter", "escape"):
            await pilot.press("F")
            await until(pilot, dialog(pilot, ConfirmScreen))
            told = pilot.app.screen.query_one(Paragraph).text
            assert "“12”改为“9”" in told
            assert "“1300”改为“9”" in told
            assert "收到申请数改为 1300" in told
            await pilot.press(refusal)
            assert screen.draft.text(PLATFORM) == TWO_NUMBERS
            if refusal == "enter":
                assert dialog(pilot, ConfirmScreen)()
                await pilot.press("escape")
            await until(pilot, dialog(pilot, EditorScreen))
        assert screen.draft.text(PLATFORM) == TWO_NUMBERS
        await pilot.press("F")
        await until(pilot, dialog(pilot, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: screen.draft.text(PLATFORM) != TWO_NUMBERS)
        mended = "全年收到信息公开申请9件，其中收到信息公开申请9件。"
        assert screen.draft.text(PLATFORM) == mended
        assert screen.draft.figure(STATISTICS + "received") == 9
        await pilot.press("ctrl+z")
        await until(pilot, lambda: screen.draft.text(PLATFORM) == TWO_NUMBERS)


async def test_a_rule_with_one_finding_of_several_ways_asks_for_the_way(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        before = screen.draft.copy()
        choose(screen, "total-received")
        await pilot.press("F")
        await until(pilot, dialog(pilot, ChooseScreen))
        await pilot.press("escape")
        assert screen.draft == before


async def test_words_of_a_rule_are_put_right_at_once(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        write(screen, PLATFORM, WORDS)
        choose(screen, "word")
        await pilot.press("F")
        await until(pilot, lambda: screen.draft.text(PLATFORM) == "其他一。其他二。截至2018年。")
        assert said(screen) == "已改正同类 3 处（^Z 撤销）"


async def test_where_there_is_nothing_to_mend_with_both_keys_say_so(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        choose(screen, "none-mismatch")
        for key in ("f", "F"):
            screen.tell("")
            await pilot.press(key)
            await until(pilot, lambda: "没有现成的改法" in said(screen))


async def test_mending_place_after_place_stays_with_the_finding(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        write(screen, PLATFORM, f"截止2018年。{TWO_NUMBERS}{WORDS}")
        choose(screen, "word")
        for left in (3, 2, 1):
            await pilot.press("f")
            await until(pilot, lambda n=left: _slips(screen) == n)
            chosen = pane_of(screen).chosen
            assert chosen is not None and chosen.rule == "word"
        await pilot.press("f")
        await until(pilot, lambda: _slips(screen) == 0)
        assert screen.draft.text(PLATFORM).endswith("其他一。其他二。截至2018年。")
        assert TWO_NUMBERS in screen.draft.text(PLATFORM)


def _slips(screen: EditorScreen) -> int:
    return sum(1 + len(f.places) for f in pane_of(screen).findings if f.rule == "word")


def _finding(message: str, at: str, *, waived: bool = False) -> Finding:
    return Finding("rule", "warning", message, (at,), waived=waived)


def test_where_the_chosen_finding_is_gone_the_nearest_is_chosen() -> None:
    one, two, three = (_finding(name, name) for name in ("one", "two", "three"))
    assert followed([one, two, three], 1, [one, three]) == 1
    assert followed([one, two, three], 2, [one, two]) == 1
    assert followed([one, two, three], 1, [three]) == 0
    assert followed([two, three], 0, [one, two, three]) == 1
    answered = [one, three, two._replace(waived=True)]
    assert followed([one, two, three], 1, answered) == 1


def test_what_leaves_every_number_as_it_is_changes_words_alone() -> None:
    at = PLATFORM
    assert Repair(at, "截止2018年", "截至2018年", (0, 7)).keeps_facts
    assert Repair(at, "１２件", "12件", (0, 3)).keeps_facts
    assert not Repair(at, "12", "9", (0, 2)).keeps_facts
    assert not Repair(at, "三个", "四个", (0, 2)).keeps_facts
    assert not Repair(STATISTICS + "received", 9, 18).keeps_facts


async def test_the_words_meant_stand_apart_from_what_is_said_of_them(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, _):
        write(screen, PLATFORM, TWO_NUMBERS)
        assert any("” 部分多于" in line.text for line in pane_of(screen).lines)


async def test_the_outline_marks_what_must_be_mended_apart_from_what_is_doubted(
    draft_2018: Path,
) -> None:
    async with opened(draft_2018) as (screen, _):
        lines = [line.text for line in screen.query_one(Outline).lines]
        (sheet,) = (line for line in lines if line.startswith("疑 政"))
        (section,) = (line for line in lines if line.startswith("疑 十、"))
        assert sheet.endswith("58/58 !1 ?2")
        assert section.endswith("… ?1")


async def test_an_error_is_not_answered_with_a_reason_and_says_so(draft_2018: Path) -> None:
    async with opened(draft_2018, (80, 24)) as (screen, pilot):
        await screen.go_to(STATISTICS + "meetings")
        await pilot.press(*"许多", "tab", "up", "ctrl+d")
        await until(pilot, lambda: "要改正，不能用情况说明代替" in said(screen))


async def test_a_reason_too_short_to_say_why_stays_to_be_written_on(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        choose(screen, "normative-issued")
        await pilot.press("w")
        await until(pilot, dialog(pilot, AskScreen))
        await pilot.press(*"以前", "enter")
        await pilot.pause()
        asked = pilot.app.screen
        assert isinstance(asked, AskScreen)
        assert asked.query_one(Input).value == "以前"
        assert "至少写 4 个字" in str(asked.query_one(".answers", Static).render())
        assert not any(f.waived for f in screen.reviewing.findings)
        await pilot.press(*"制发", "enter")
        await until(pilot, lambda: any(f.waived for f in screen.reviewing.findings))


@pytest.mark.parametrize(
    ("reason", "enough"),
    [("x", False), ("aaaa", False), ("无误。。", False), ("见附件3", True), ("均为以前制发", True)],
)
def test_a_reason_has_a_few_characters(reason: str, enough: bool) -> None:
    assert is_reason(reason) is enough

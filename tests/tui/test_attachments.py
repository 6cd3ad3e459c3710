"""Further attachments and offices that sign too, given on the screen."""

from pathlib import Path

from textual import events
from textual.pilot import Pilot

from forms.store.reading import read_draft
from tests.tui.opened import opened, said, until
from tui.screens.editor import EditorScreen
from tui.widgets.line_list import LineList


async def typed(pilot: Pilot[int], text: str) -> None:
    for char in text:
        await pilot.press(char)
    await pilot.pause()


def outlined(screen: EditorScreen) -> list[str]:
    return [line.text.strip() for line in screen.query_one("#outline", LineList).lines]


async def named(screen: EditorScreen, pilot: Pilot[int], name: str) -> None:
    await screen.go_to("attachments")
    await pilot.pause()
    await typed(pilot, name)


async def test_an_attachment_is_named_written_and_saved(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await named(screen, pilot, "清单")
        assert outlined(screen)[-1] == "清单"
        await pilot.press("enter")
        await pilot.pause()
        assert screen.part == "attachments.0"
        await typed(pilot, "第一条")
        await pilot.press("enter")
        await typed(pilot, "第二条")
        screen.action_save()
    (kept,) = read_draft(draft_2018).tree["attachments"]
    assert kept["title"] == "清单"
    assert kept["text"].split() == ["第一条", "第二条"]


async def test_undoing_the_name_closes_the_text_and_loses_nothing_else(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        before = dict(screen.draft.tree)
        await named(screen, pilot, "清单")
        await pilot.press("enter")
        await typed(pilot, "甲")
        for _ in range(3):
            await pilot.press("ctrl+z")
            await pilot.pause()
        assert screen.part == "attachments"
        assert "attachments" not in screen.draft.tree
        assert {k: v for k, v in screen.draft.tree.items() if k != "resume"} == {
            k: v for k, v in before.items() if k != "resume"
        }


async def test_a_finding_in_an_attachment_leads_into_its_text(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await named(screen, pilot, "清单")
        await pilot.press("enter")
        await typed(pilot, "其它事项。")
        finding = next(f for f in screen.reviewing.findings if f.at[0] == "attachments.0.text")
        await screen.go_to("sections.overview")
        await screen.go_to(finding.at[0], finding.span)
        assert screen.part == "attachments.0"
        assert screen.place_in_text == finding.span[0]


async def test_offices_that_sign_too_are_given_on_the_cover(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("unit.cosigners")
        await pilot.pause()
        pilot.app.post_message(events.Paste("甲局、乙局"))
        await until(pilot, lambda: screen.draft.get("unit.cosigners"))
        assert screen.draft.get("unit.cosigners") == [{"name": "甲局"}, {"name": "乙局"}]
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert screen.draft.get("unit.cosigners") is None


async def test_looking_at_attachments_changes_nothing_of_them(draft_2018: Path) -> None:
    odd = 'attachments = [{ title = 2018, text = "正文" }, "另记"]\n'
    draft_2018.write_text(odd + draft_2018.read_text("utf-8"), "utf-8")
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("attachments")
        await until(pilot, lambda: screen.focused is not None)
        await screen.go_to("sections.preface")
        await pilot.pause()
        assert screen.draft.get("attachments") == [{"title": 2018, "text": "正文"}, "另记"]


async def test_the_arrows_stay_among_the_names(draft_2018: Path) -> None:
    async with opened(draft_2018, (160, 40)) as (screen, pilot):
        await named(screen, pilot, "清单")
        for key, line in (("up", "title-0"), ("down", "title-1"), ("down", "title-1")):
            await pilot.press(key)
            await until(pilot, lambda line=line: getattr(screen.focused, "id", "") == line)


async def test_escape_leads_from_the_text_back_to_the_name(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await named(screen, pilot, "清单")
        await pilot.press("enter")
        await until(pilot, lambda: screen.part == "attachments.0")
        await pilot.press("escape")
        await until(pilot, lambda: getattr(screen.focused, "id", "") == "title-0")


async def test_keys_for_prose_that_do_nothing_in_an_attachment_say_so(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await named(screen, pilot, "清单")
        await pilot.press("enter")
        await until(pilot, lambda: screen.part == "attachments.0")
        for key, told in (("f6", "没有备好的起句"), ("ctrl+e", "按 ^R 插入")):
            await pilot.press(key)
            await until(pilot, lambda told=told: told in said(screen))

"""Findings mended and answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from forms.check_sheet import repair_words
from forms.review.finding import SEVERITY_WORDS, Finding
from forms.review.waivers import LEAST, is_reason, withdraw
from forms.review.waivers import waive as waiver
from forms.value_names import value_name

if TYPE_CHECKING:
    from tui.screens.editing import EditingScreen

NOT_STATED = {
    "error": "必改的疑点要改正，不能用情况说明代替。",
    "info": "提示只供参考，不用写情况说明。",
}
NO_REPAIR = "这条疑点没有现成的改法，请到那一处自己改。"


def repair_here(screen: EditingScreen) -> None:
    """Mend the finding nearest to the officer's place that can be mended."""
    here = screen.reviewing.at(screen.address, screen.place_in_text)
    found = next((f for f in here if f.repairs and not f.waived), None)
    if found is None:
        screen.tell("这里没有可以直接改正的疑点。")
    else:
        repair(screen, found)


def repair(screen: EditingScreen, finding: Finding) -> None:
    """Mend a finding in its first place: at once where there is one way, else by choice."""
    if not screen.may_edit():
        return
    if not finding.repairs:
        screen.tell(NO_REPAIR)
    elif len(finding.repairs) == 1:
        _make(screen, finding, 0)
    else:
        _choose(screen, finding)


def _choose(screen: EditingScreen, finding: Finding) -> None:
    from tui.screens.choose import Choice, ChooseScreen

    def taken(number: str | None) -> None:
        if number is not None:
            _make(screen, finding, int(number))

    choices = [
        Choice(_repair_line(screen, finding, number), str(number))
        for number in range(len(finding.repairs))
    ]
    screen.app.push_screen(ChooseScreen("建议改法", choices), taken)


def _repair_line(screen: EditingScreen, finding: Finding, number: int) -> str:
    words = repair_words(screen.form, finding.repairs[number])
    likely = finding.repairs[number].at == finding.likely
    return f"{words}　（最可能填错的数）" if likely else words


def _make(screen: EditingScreen, finding: Finding, number: int) -> None:
    edit = finding.repairs[number].edit(screen.draft)
    if edit is None:
        screen.tell("那一处刚刚改过，请看新的疑点。")
        return
    words = repair_words(screen.form, finding.repairs[number])
    screen.apply(edit, f"已改正：{words}（^Z 撤销）", whole=False)


def waive_here(screen: EditingScreen) -> None:
    """Answer the warning nearest to the officer's place."""
    here = screen.reviewing.at(screen.address, screen.place_in_text)
    warning = next((f for f in here if f.severity == "warning"), None)
    other = next((f for f in here if f.state == "fail"), None)
    if warning:
        waive(screen, whole(screen.reviewing.findings, warning))
    elif other:
        waive(screen, other)
    else:
        screen.tell("这里没有须核实的疑点。")


def whole(findings: Sequence[Finding], one: Finding) -> Finding:
    """The finding of which one is a place: a statement answers all of them."""
    same = (f for f in findings if (f.rule, f.message) == (one.rule, one.message))
    return next((f for f in same if one.at[0] in {f.at[0], *(p.at for p in f.places)}), one)


def waive(screen: EditingScreen, finding: Finding) -> None:
    """Ask for the reason of a warning and keep it; an empty reason takes it back."""
    from tui.screens.ask import AskScreen

    if not screen.may_edit():
        return
    if finding.severity != "warning":
        screen.tell(NOT_STATED[finding.severity])
        return

    def answered(reason: str | None) -> None:
        if reason:
            told = "情况说明已记下；所涉数据或文字一改就失效。"
            screen.apply(waiver(screen.draft, finding, reason), told)
        elif reason == "" and finding.waived:
            screen.apply(withdraw(screen.draft, finding), "情况说明已撤回。")

    question = f"{finding.message}\n\n经核实无误的，请写明原因（只留在草稿和自查情况表里）："
    asked = AskScreen("情况说明", question, finding.reason, refusal=_too_short)
    screen.app.push_screen(asked, answered)


def _too_short(reason: str) -> str:
    """Why a reason is none; nothing is said against an empty one, which takes it back."""
    if not reason or is_reason(reason):
        return ""
    return f"太短，看不出原因：至少写 {LEAST} 个字（Esc 返回，不记）"


def details(screen: EditingScreen, finding: Finding) -> None:
    """Show everything about a finding."""
    from forms.review.catalogue import explain
    from tui.screens.text import TextScreen

    lines = [f"{SEVERITY_WORDS[finding.severity]}　{finding.message}", ""]
    lines += [f"涉及：{'、'.join(value_name(screen.form, at) for at in finding.at)}"]
    if finding.quote:
        lines.append(f"原文：“{finding.quote}”")
    lines += _further_places(screen, finding)
    if finding.likely:
        lines.append(f"可能填错的数：{value_name(screen.form, finding.likely)}")
    lines += [f"建议改法：{repair_words(screen.form, repair)}" for repair in finding.repairs]
    if finding.source:
        lines.append(f"依据：{finding.source}")
    if finding.waived:
        lines.append(f"情况说明：{finding.reason}")
    known = explain(finding.rule, screen.form)
    lines += ["", str(known) if known else f"规则 {finding.rule}"]
    screen.app.push_screen(TextScreen("疑点", "\n".join(lines)))


def _further_places(screen: EditingScreen, finding: Finding) -> Iterator[str]:
    """The other places of a finding, each once, with the part that it lies in."""
    places = dict.fromkeys((place.at, place.span, place.quote) for place in finding.places)
    alike = Counter((at, quote) for at, _, quote in places if quote)
    for (at, quote), count in alike.items():
        times = f"（{count} 处）" if count > 1 else ""
        yield f"也见于 {value_name(screen.form, at)}：“{quote}”{times}"

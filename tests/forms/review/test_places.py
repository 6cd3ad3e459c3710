"""Whatever the text: places are true, and every repair can be made."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.draft import Draft
from forms.loading import load_form
from forms.review.finding import Finding, Repair, Span, mend_all
from forms.review.prose import prose_findings
from forms.settings import Settings
from tests.forms.review.generator import report

FORM = load_form("disclosure-2021")
AT = "sections.overview"
PIECES = [
    *(
        "全年收到公开申请",
        "134件",
        "170件",
        "一期",
        "１２",
        "，",
        ",",
        "。",
        "其中",
        "（",
        "）",
        "(",
        ")",
    ),
    *(
        "“",
        "”",
        "《",
        "》",
        "截止2022年",
        "其它",
        "网站网",
        " ",
        "\n",
        "\u3000",
        "丨",
        "××",
        "我镇",
    ),
    *(
        "均已办结",
        "未发生行政复议",
        "占50%",
        "同比增长3%",
        "一是",
        "三是",
        "（一）",
        "{",
        "}",
        "的的",
    ),
    *(
        "{requests.new.total}",
        "{requests.carried_out.total}",
        "{no.such}",
        "{{requests.new.total}}",
    ),
    *(
        "2023年1月1日至2022年12月31日",
        "13812345678",
        "a,b",
        "\U00020000",
        "，，",
        "、",
        "分别为",
        "各",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def _findings(text: str) -> tuple[Draft, list[Finding]]:
    draft = report(FORM, overview=text)
    return draft, prose_findings(FORM, draft, (), Settings(), ())


def _places(finding: Finding) -> list[tuple[str, Span | None, str | None]]:
    first = (finding.at[0], finding.span, finding.quote)
    return [first, *((place.at, place.span, place.quote) for place in finding.places)]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_place_is_in_the_text_it_names(text: str) -> None:
    draft, found = _findings(text)
    for at, span, quote in (place for finding in found for place in _places(finding)):
        if span is not None:
            assert 0 <= span[0] <= span[1] <= len(draft.text(at))
            if "{" not in text:
                assert draft.text(at)[slice(*span)] == quote


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_repair_fits_the_text_that_it_mends(text: str) -> None:
    draft, found = _findings(text)
    for finding in found:
        repairs: list[Repair] = [*finding.repairs]
        repairs += [place.repair for place in finding.places if place.repair]
        assert all(repair.edit(draft) for repair in repairs), finding


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_mending_all_places_leaves_references_as_they_were(text: str) -> None:
    draft, found = _findings(text)
    for finding in found:
        if finding.at[0] != AT or finding.span is None:
            continue
        trial = draft.copy()
        edit = mend_all(trial, finding)
        if edit:
            edit.apply(trial)
            name = "{requests.carried_out.total}"
            assert trial.prose("overview").count(name) == draft.prose("overview").count(name)

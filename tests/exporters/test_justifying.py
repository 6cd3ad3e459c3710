"""Paragraphs are justified, but for those with a line that would be pulled apart."""

import pytest

from exporters.export import export_report
from tests.exporters.reports import W, body, report, text_of

HAN = "坚持以公开为常态不公开为例外全面推进决策执行管理服务和结果公开围绕群众关心的事项"
ADDRESS = "https://www.qingshan.example/zwgk/index.html"


def aligned(text):
    """How the paragraph of a report is aligned by its own properties, None where by its style."""
    form, draft = report("disclosure-2021")
    draft.set("sections.overview", text)
    found = next(node for node in body(export_report(form, draft)) if text_of(node) == text)
    own = found.find(f"{W}pPr/{W}jc")
    return None if own is None else own.get(W + "val")


@pytest.mark.parametrize("before", [8, 12, 20])
def test_a_line_left_short_by_a_long_address_is_not_pulled_apart(before):
    assert aligned(f"{HAN[:before]}{ADDRESS}下载。") == "left"


@pytest.mark.parametrize(
    "text",
    [
        f"{HAN[:10]}。",
        f"{HAN}{HAN[:7]}，全年办结1234567.89件。",
        f"{ADDRESS}是本机关网站，{HAN}。",
        f"{HAN[:23]}www.qs.example，{HAN}。",
    ],
    ids=["short", "figures", "first", "little white"],
)
def test_other_paragraphs_are_justified(text):
    assert aligned(text) is None

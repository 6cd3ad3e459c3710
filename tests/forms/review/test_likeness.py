"""Paragraphs that are last year's or a neighbour's but for numbers and a few words."""

from __future__ import annotations

import pytest

from forms.loading import load_form
from forms.review import review
from tests.forms.review.drafts import harmless

LAST = (
    "全年通过县政府网站公开信息268条，其中政策文件31条、工程招标公告45条。编印节水宣传手册3000册，"
    "在世界水日期间发放到社区和学校，通过广播电视播出防汛提示56次。"
)
OWN = (
    "汛期每日滚动发布雨情水情，公开水库防汛责任人名单，公布农村饮水安全工程建设进度和水质检测结果。"
    "围绕取水许可、水土保持等事项更新办事指南，让办事企业一看就明白。"
)
STANDING = (
    "严格按照《中华人民共和国政府信息公开条例》规定的主体、内容、程序、方式和时限公开政府信息。"
)


def _found(paragraph: str, *, last: str = "", neighbour: str = "") -> set[str]:
    form = load_form("disclosure-2021")
    draft = harmless(form, sections__overview=f"{OWN}\n{paragraph}")
    before = harmless(form, year=2022, sections=None, sections__overview=last)
    other = harmless(form, unit__name="青山县财政局", sections=None, sections__overview=neighbour)
    previous, siblings = (
        [one] if text else [] for one, text in ((before, last), (other, neighbour))
    )
    found = review(form, draft, previous, siblings=siblings)
    return {f.rule for f in found if f.at[0] == "sections.overview"} & {"text-copied", "text-alike"}


@pytest.mark.parametrize(
    "paragraph",
    [
        LAST.replace("268", "301").replace("31", "28").replace("3000", "2500"),
        LAST.replace("编印", "印制").replace("发放到", "分送到").replace("播出", "播放"),
        LAST + "年内还走访了部分企业。",
        "。".join(reversed(LAST.rstrip("。").split("。"))) + "。",
    ],
)
def test_a_paragraph_with_other_numbers_or_a_few_other_words_is_found(paragraph: str) -> None:
    assert _found(paragraph, last=LAST) == {"text-copied"}
    assert _found(paragraph, neighbour=LAST) == {"text-alike"}


@pytest.mark.parametrize(
    ("paragraph", "other"),
    [
        (
            "公众号由专人值守，留言当天转办；防汛专题改为地图样式，点击乡镇即可查看值班电话和转移路线。",
            LAST,
        ),
        (STANDING, STANDING),
        (
            "未发生因政府信息公开工作被申请行政复议的情况。",
            "未发生因政府信息公开工作被申请行政复议的情况。",
        ),
    ],
)
def test_what_is_written_anew_or_stands_in_every_report_is_let_pass(
    paragraph: str, other: str
) -> None:
    assert not _found(paragraph, last=other)
    assert not _found(paragraph, neighbour=other)


KEPT = "（三）监督保障。全年召开专题会议2次，将公开工作纳入科室年度考核，权重3%，通报1次。"


def test_an_aspect_kept_word_for_word_is_found() -> None:
    assert _found(KEPT, last=KEPT) == {"text-copied"}


@pytest.mark.parametrize(
    "paragraph",
    [
        KEPT.replace("2次", "4次").replace("3%", "5%"),
        "（二）依申请公开。全年未收到政府信息公开申请，未发生行政复议、行政诉讼。",
        "（三）监督保障。接受社会监督。",
    ],
)
def test_an_aspect_with_this_years_numbers_is_let_pass(paragraph: str) -> None:
    assert not _found(paragraph, last=KEPT if "次" in paragraph else paragraph)

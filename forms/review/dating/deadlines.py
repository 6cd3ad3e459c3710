"""Deadlines of what is still to be done that are over: 下一步……2021年底前 in a report for 2022."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.sentences import sentences_of, stretch_start

_OPENED = regex(
    "下一步|下步|下一阶段|下阶段|(?:改进|整改)(?:举措|措施|办法|方法|安排)|努力方向|工作打算"
    "|(?:准备|打算)这样[改做]|我们将从",
    words="下一步 下步 下一阶段 下阶段 举措 措施 办法 方法 安排 努力方向 工作打算 这样 我们将从",
)
"""What opens the list of what is to be done; all behind it in the part is of it."""
_COMING = regex("下一步|下步|下一?阶段|打算|方向")
_BY_THEN = regex("届时|到时|拟|将(?!其)", words="届时 到时 拟 将")
_TAKEN = regex("[了已]|上年|去年")
"""Before what opens the list: what was done already about the report of the year before."""
_SINCE = regex(
    r"(?:^|(?<=[，。；：、\n）]))[自从](?P<y>20\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?|第?[一二三四]季度|[上下]半年|年?初)?起(?!的)[，,]?"
    r"(?P<clause>[^，。；：\n]+)",
    re.MULTILINE,
    words="起",
)
"""From when on what is planned is done: 自2024年起，新印发的文件都配图解."""
_DEADLINE = regex(
    r"(?<![\d至到-])(?P<y>20\d\d)年(?:(?:上半年)?\d{0,2}(?:月(?:\d{1,2}日|底|末)?)?|年?[底末])(?:[^\W\d_a-zA-Z]{1,8}之)?前[，,]?"
    r"(?P<clause>[^，。；：\n]+)",
    words="前",
)
_AIM = regex("实现|达到|达[\\d]|力争|争取|确保|(?:增加|提高|提升|压缩|缩短|降低|扩大|覆盖)[到至]")
_DEED = regex("完成|建成|上线|开通|配齐|补齐|出台|印发|办结|建立|启用|整改到位|全部")
_PAST = regex(
    "[了已曾原均]|上年|去年|要求|规定|约定|部署|下达|确定|提出|(?:印发|出台|形成|制定|产生|立项)的"
    "|未能|没有|逾期|超期|延期|未完成|本应|计划的"
)


def past_deadlines(passage: Passage, text: str, year: int) -> Iterator[Span]:
    """The years of deadlines that were over when the report was written, where they are set for
    what it says is to be done. One of the report's own year only stands for a slip where what
    follows is a plan by its own words, or the part plans for the year to come: what was done in the
    year is told there as well.
    """
    section = passage.section
    opened = _OPENED.search(text) if section is not None and section.wants_measures else None
    if opened is None:
        return
    led = text[stretch_start(text, opened.start()) : opened.end()]
    set_for = [*_DEADLINE.finditer(text, opened.end()), *_SINCE.finditer(text, opened.end())]
    planned = f"{year + 1}年" in text[opened.start() :] and not _TAKEN.search(led)
    planned = planned or any(int(match["y"]) > year for match in set_for)
    coming = planned or bool(_COMING.search(opened[0]))
    for match in set_for:
        named = int(match["y"])
        sentence = next(one for one in sentences_of(text) if one.start <= match.start() < one.end)
        item = _item(text, match.start(), sentence.end)
        if named > year or _PAST.search(item) or _is_of_papers(text, match):
            continue
        aimed = _AIM.search(match["clause"]) or (coming and _DEED.search(match["clause"]))
        if planned or aimed or _BY_THEN.search(item):
            yield match.span("y")


_OF_THEN = regex("[^，。；的完成]{1,6}的")
_ABOUT = ("对", "将", "把", "对于")


def _is_of_papers(text: str, match: re.Match[str]) -> bool:
    """Whether a day tells which things are meant: 对2023年底前印发的文件开展清理."""
    if "起" in text[match.end("y") : match.start("clause")]:
        return False
    led = text[max(0, match.start() - 2) : match.start()]
    return led.endswith(_ABOUT) or bool(_OF_THEN.match(match["clause"]))


def _item(text: str, at: int, end: int) -> str:
    """The words around a place up to the semicolons or the ends of the sentence."""
    start = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    return text[start:end].split("；")[0]

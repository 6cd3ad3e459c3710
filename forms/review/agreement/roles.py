"""Who is said to hold a post for open government, told twice: 局长任组长 and 组长由副局长担任."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around

_POSTS = "(?P<post>组长|副组长|第一责任人|直接责任人|总召集人|召集人)"
_WHO = rf"(?P<who>(?:{HAN}|、){{2,14}}?)"
_HOLDS = regex(
    rf"(?:由|明确|^|(?<=[，。；：])){_WHO}(?:同志)?(?:任|担任|出任|兼任|为|是)(?:政务公开|政府信息公开|信息公开|公开)?(?:工作)?(?:领导小组)?{_POSTS}(?=[，。；、的])",
    re.MULTILINE,
    words="组长 责任人 召集人",
)
_HELD = regex(
    rf"(?<!副){_POSTS}(?:一职)?(?:由|为|是){_WHO}(?:同志)?(?:担任|兼任|出任)?(?=[，。；])",
    words="组长 责任人 召集人",
)
_TITLE = regex(
    "(?:副|党组|党委|常务)*(?:书记|[局县镇乡区市厅院校]长|主任|主席|组长|经理|所长|队长|关长)"
)
_OTHER_GROUPS = regex("保密|网络|安全|应急|舆情|专班|县级|市级|上级|原|曾|调整前|上年|去年")
_GROUP = regex("(?:政务公开|信息公开)[^，。；]{0,10}(?:小组|责任)|公开工作")


class Holder(NamedTuple):
    """Who holds a post, by titles."""

    post: str
    titles: frozenset[str]
    span: Span


@by_paragraph
def holders_in(text: str) -> tuple[Holder, ...]:
    """The holders that a text tells of, where it names them by their titles."""
    return tuple(_holders(text))


def _holders(text: str) -> Iterator[Holder]:
    for pattern in (_HOLDS, _HELD):
        for match in pattern.finditer(text):
            around = text[slice(*sentence_around(text, *match.span()))]
            titles = frozenset(_TITLE.findall(match["who"]))
            named = _GROUP.search(around) or match["post"] == "第一责任人"
            if titles and named and not _OTHER_GROUPS.search(around):
                yield Holder(match["post"], titles, match.span("who"))


def is_another(one: Holder, other: Holder) -> bool:
    """Whether two titles cannot be of one person who holds a post alone."""
    return (
        one.post == other.post
        and one.post != "副组长"
        and not one.titles & other.titles
        and any(title.startswith("副") for title in one.titles | other.titles)
    )

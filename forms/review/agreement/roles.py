"""Who is said to hold a post for open government, told twice: 局长任组长 and 组长由副局长担任; the
post of one person, told twice: 副局长周某某 and 办公室主任周某某.
"""

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
_GROUP = regex("(?:政务公开|信息公开)[^，。；]{0,10}(?:小组|责任)|公开工作|组长的(?:工作)?领导小组")


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


# ---- the post of a person

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹苏潘葛范彭鲁韦马方"
    "袁柳唐罗薛雷贺汤滕殷毕郝邬安常于傅康余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒项祝董梁杜"
    "阮闵贾江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房丁邓洪包左石崔吉龚程邢裴陆荣"
    "翁段侯宁仇刘叶白蒲乔温文廖耿匡欧沃利师聂曾游"
)
_PERSON = regex(
    rf"(?:书记|长|主任|主席)(?P<name>[{_SURNAMES}]{HAN}{{2}})", words="书记 长 主任 主席"
)
_ITS_TITLE = regex("副?(?:书记|[局县镇乡区市厅院校处科股所]长|主任|主席)$")


class Titled(NamedTuple):
    """A person's name of three characters with the title before it."""

    name: str
    title: str
    span: Span


@by_paragraph
def persons_in(text: str) -> tuple[Titled, ...]:
    """The persons that a text names with their titles."""
    found: list[Titled] = []
    for match in _PERSON.finditer(text):
        title = _ITS_TITLE.search(text, max(0, match.start() - 2), match.start("name"))
        if title:
            found.append(Titled(match["name"], title[0], (title.start(), match.end())))
    return tuple(found)


def has_another_title(one: Titled, other: Titled) -> bool:
    """Whether one person is told of with two titles that cannot be the same."""
    titles = {one.title, other.title}
    deputy = [title for title in titles if title.startswith("副")]
    of_party = any(title.endswith(("书记", "主席")) for title in titles)
    return one.name == other.name and len(titles) > 1 and len(deputy) == 1 and not of_party

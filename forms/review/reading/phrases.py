"""Phrases around a number that tell what it is by their form, not by a single word."""

from __future__ import annotations

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.units import CASES, PAPERS

FAR = 24
"""Characters before a number in which it is told that it is a difference."""
_MORE = regex(
    r"[较比和与同跟](?:之|于)?(?:上年|去年|上一|前一|20\d\d)(?:[^，；\d]{0,12}[多少高低]"
    rf"|[^；，\d]{{0,8}}[，,][^；，\d]{{0,8}}[多少]|[^；，\d]{{0,8}}[，,]?[多少]{HAN}{{1,10}})[了出]?\s?$",
    words="多 少 高 低",
)
_CARRIED = r"[^，。；\d]{0,6}(?:结转|遗留|转入)"
_AND = r"(?:和|与|及|加上?|、)[^，。；\d]{0,6}"
_IN_ALL = r"[^，。；\d]{0,8}(?:合计|共|总计|相加|之和)[^，。；\d]*$"
_WITH_CARRIED = regex(
    rf"(?:含|加上?|连同|算上|包括|计入){_CARRIED}[^，。；\d]{{0,6}}(?:[，,）)]|一?共|合计)[^。；\d]*$"
    rf"|{_AND}(?:结转|遗留|转入){_IN_ALL}|(?:结转|遗留|转入)[^，。；\d]{{0,6}}{_AND}(?:新|收){_IN_ALL}",
    words="结转 遗留 转入",
)
_WITH_THOSE_CARRIED = regex(
    rf"(?:加上?|连同|算上|加之)(?:20\d\d年)?[^，。；\d]{{0,6}}(?:结转|遗留|转入|转来|接转)[^，。；\d]{{0,6}}\d+[{CASES}][，,]"
    r"[^，。；\d]{0,6}(?:待|应|须|需|共|合计|总)[^，。；\d]{0,8}$"
    rf"|(?:结转|遗留|转入|转来|接转)[^，。；\d]{{0,10}}\d+[{CASES}][，,](?:连同|加上?|算上|加之|[与和同跟])(?:20\d\d年度?)?[^，。；\d]{{0,10}}[新收][^，。；\d]{{0,8}}"
    r"[，,]?[^，。；\d]{0,6}(?:待|应|须|需|共|合计|总)[^，。；\d]{0,8}$",
    words="结转 遗留 转入 转来 接转",
)
_SUMS = ("含", "加", "连同", "算上", "包括", "计入", "合计", "共", "总计", "之和")
_SET_AS = "(?:[确认]?定为|列为|划为|明确为|标[注识]为|属性为|属于?)?"
_OF_KIND = f"{_SET_AS}(?:主动公开|依申请公开|不予公开)(?:的|类)?"
_OF_PAPERS = regex(
    r"(?:公文|发文|文稿|属性)[^。；，]{0,12}[，：、]?[^。；]{0,30}(?:依申请公开|不予公开)(?:的|类)?占?$",
    words="公文 发文 文稿 属性",
)
_AND_THEN = r"(?:[，,（(]占[^，。；]{0,12}[%％][）)]?)?[，、和；]"
_BY_KIND = regex(
    rf"(?P<before>(?:{_OF_KIND}\d+(?P<unit>[{PAPERS}个]){_AND_THEN}){{1,2}}){_OF_KIND}$",
    words="主动公开 依申请公开 不予公开",
)
_THEN_BY_ITSELF = regex(
    rf"\d+(?P<unit>[{PAPERS}个]){_AND_THEN}主动公开(?:的|类)?\d", words="主动公开"
)
_ON_REQUEST = tuple(
    kind + behind + share
    for share in ("", "占")
    for kind in ("依申请公开", "不予公开")
    for behind in ("", "的", "类")
)
_OF_EACH = regex(
    "各(?:自|分别)?(?:设立?|设置|设有|建立?|建有|配备?|开设|开展|开办|举办|召开|印发|安排|增设|增加|派|发布)了?"
    rf"{HAN}{{0,8}}$",
    words="各",
)
_EXCEPTED = regex(
    r"(?:除了?|(?<![^，。；（、]))(?P<what>[^，。；、\d除]{2,14}?)(?:以外|之外|外(?=[，的]))",
    words="外",
)
_RANKED = regex(
    r"(?:[仅略稍]?次于|(?:明显|远|略|稍|大大)?(?:多于|少于|高于|低于)|(?<![^，。；])(?:位居|位列|排在|居)|居于)"
    r"(?P<what>[^，。；、\d上去年]{2,10})(?:之后|之前)?(?=[，。；])",
    words="次于 多于 少于 高于 低于 位居 位列 排在 居",
)
_TURNED = regex(
    r"[由从](?P<what>[^，。；、\d由从]{2,12}?(?:调整|转|变更|更改|改|更正)(?:成|为|至)了?[^，。；\d]{2,20})",
    words="调整 转 变更 更改 改 更正",
)
_RELATED = regex(
    r"(?P<what>(?:所涉及?的?|对应的?)(?:行政)?复议(?:案件|决定|程序)?(?![\d共])|(?:相关|有关|原)(?:行政)?复议决定)",
    words="复议",
)
"""The reconsideration that a lawsuit followed: 诉讼4件，相关复议决定都在上年作出."""
_BEYOND = regex("没有|无权|不得|从未|(?:权限|职责|职权|计划|预算|编制|范围)$")
"""What makes of 外 no exception: 没有制定权限外的文件."""

_ALL_ARE = regex(
    "[，,](?:均|都|全部)(?:为|系|属于?|因|是)[^，。；]{2,16}(?=[，。；]|$)", words="均 都 全部"
)
_SHARE_OF = regex(r"[，,]占[^，。；\d]*")
_GLOSS = regex(rf"[（(“]([^（）()“”\d]{{2,20}})[）)”](?:的|{HAN}{{0,6}})\s?$", words="（ ( “")


def is_more(text: str, place: int) -> bool:
    """Whether what stands there is by how much a number is more or less than last year's:
    比上年末多3件, 较上年多收申请4件.
    """
    near = text[max(0, place - FAR) : place]
    more = "多" in near or "少" in near or "高" in near or "低" in near
    return more and "年" in near and bool(_MORE.search(near))


def is_with_carried(text: str, start: int, place: int) -> bool:
    """Whether a number is of new and of carried-over ones: 新收和结转合计, 含上年结转，应办, or
    加上上年结转的11件，待办, or 上年结转11件，连同新收申请共120件.
    """
    words = text[start:place]
    if _WITH_THOSE_CARRIED.search(text, max(0, place - 2 * FAR), place):
        return True
    carried = "结转" in words or "遗留" in words or "转入" in words
    return carried and any(one in words for one in _SUMS) and bool(_WITH_CARRIED.search(words))


def is_of_each(text: str, start: int, place: int) -> bool:
    """Whether a number is what each of several has: 门诊部和住院部各设查阅点1处."""
    return "各" in text[start:place] and bool(_OF_EACH.search(text, start, place))


def is_of_documents(text: str, place: int, unit: str) -> bool:
    """Whether a number is of documents that are open on request, or not at all, as those beside it
    are by themselves: 公文中主动公开120件，占40%；依申请公开60件，占20%；不予公开120件.
    """
    if not text.endswith(_ON_REQUEST, 0, place):
        return False
    if _OF_PAPERS.search(text, max(0, place - 3 * FAR), place):
        return True
    told = _BY_KIND.search(text, max(0, place - 3 * FAR), place)
    if told and (text.endswith(_ON_REQUEST[:3], 0, place) or "主动公开" in told["before"]):
        return told["unit"] == unit
    then = _THEN_BY_ITSELF.match(text, place)
    return bool(then and then["unit"] == unit)


def excepted_in(text: str) -> list[Span]:
    """What is excepted: 自然人 in 自然人以外的 and in 除自然人外，."""
    if "外" not in text:
        return []
    found = _EXCEPTED.finditer(text)
    return [match.span("what") for match in found if not _BEYOND.search(match["what"])]


def turned_in(text: str) -> list[Span]:
    """What something was and was made into: 8件由不予公开调整为依申请公开 tells of no outcome."""
    return [match.span("what") for match in _TURNED.finditer(text)]


def compared_in(text: str) -> list[Span]:
    """What something else is only ranked by (予以公开 in 数量仅次于予以公开，), or comes of."""
    found = (*_RANKED.finditer(text), *_RELATED.finditer(text))
    return [match.span("what") for match in found]


def all_are(text: str, place: int) -> Span | None:
    """What is said of all that was counted up to a place: 5件，均为不掌握."""
    found = _ALL_ARE.match(text, place)
    return found.span() if found else None


def share_of(text: str, place: int) -> Span | None:
    """What a number up to a place is said to be a share of: 21件，占已审结复议案件的84%."""
    found = _SHARE_OF.match(text, place)
    return found.span() if found else None


def glossed(text: str, start: int, place: int) -> Span | None:
    """The inside of a bracket or of quotes before a place, at most a deed between."""
    found = _GLOSS.search(text, start, place)
    return found.span(1) if found else None

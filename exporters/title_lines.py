"""A title broken into lines at its natural joints (GB/T 9704-2012, 7.3.1).

Lines are symmetrical, in the shape of a trapezium (梯形) or a lozenge (菱形), words stay whole, an
office's name and what it reports stand apart, and the last line is never an orphan of three
characters or fewer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from exporters.kinsoku import WORD_KINSOKU
from exporters.widths import width

ORPHAN = 3
"""A line of this many characters or fewer is an orphan."""

MOST_LINES = 3

GAP = 0.25
"""What a word processor may leave between Han and digits although it is told not to: a line filled
to its last character would turn over.
"""

WORDS = """
政府信息公开 政务公开 信息公开 工作 年度报告 年度 报告 情况 统计表 重点领域 汇总表
一览表 人民政府 街道办事处 办事处 办公室 办公厅 管理委员会 管委会 委员会 领导小组
指挥部 管理局 监督管理 高新技术 经济技术 产业 开发区 新区 示范区 保税区 自治区
自治州 自治县 城市管理 市场 城乡 乡村 区域 部门 综合 行政 执法 审批 服务 数据
资源 人力 社会 保障 医疗 住房 建设 规划 自然 国土 发展 改革 教育 科学 技术
工业 信息化 民族 宗教 事务 公安 民政 司法 财政 财经 生态 环境 保护 交通 运输
水利 水务 商务 文化 广播 电视 旅游 卫生 健康 退役 军人 应急 管理 审计 国有
资产 体育 统计 信访 金融 林业 园林 农业 农村 粮食 物资 储备 机关 中心 分局
支队 总队 学院 大学 医院 图书馆 博物馆 公共 工程 投资 促进 生产 安全 知识 产权
烟草 专卖 气象 邮政 税务 海关 档案 地方志 供销 合作 联合 总社 公园 景区 风景
名胜 港口 航空 铁路 公路 国家 中国 中央 自由贸易 试验区 经济
经济技术开发区 高新技术产业开发区 高新技术开发区 经济开发区 自由贸易试验区
"""
"""Word units that a line break does not part; the words of any prose are known besides."""

_WORD = re.compile("|".join(sorted(WORDS.split(), key=len, reverse=True)))
_YEAR = re.compile(r"[0-9０-９〇一二三四五六七八九零]{4}年度?")
_SEAM = re.compile(r"人民政府|街道|办事处|办公室|委员会|管委会|[省市县区州旗盟镇乡局厅委办院所站]")
"""What a part of an office's name ends in."""
_REPORT = re.compile(r"(?:政府信息|政务)公开(?:工作)?(?:年度)?报告")
_BEHIND_OFFICE = re.compile(r"(?<=[府室厅会局委办院所站心处队司部校社])(?=政府信息|政务公开|关于)")
_BRACKETS = re.compile(r"（[^（）]*）|〔[^〔〕]*〕|《[^《》]*》|“[^“”]*”|\([^()]*\)")
_SOLID = re.compile(r"[0-9０-９A-Za-z.,%％\-]{2,}")

_BEFORE_YEAR, _AT_SEAM, _AFTER_YEAR, _AT_WORD = 0.0, 0.5, 0.8, 2.0
_ANYWHERE, _IN_REPORT, _IN_WORD, _IN_BRACKETS = 3.0, 4.0, 6.0, 9.0
_ONE_MORE_LINE = 2.0
_TIGHT = 1.0
_ORPHAN, _NOWHERE = 20.0, 100.0


def balanced(title: str, max_em: float, wished: float | None = None) -> list[str]:
    """The lines of a title, each at most `max_em` wide and together the title.

    A title not wider than is wished stays whole; a line may be wider where that keeps words and
    names whole. Up to three lines are weighed by their shape, more by their joints alone.
    """
    return list(_best(title, max_em, max_em if wished is None else wished))


@lru_cache(64)
def _best(title: str, max_em: float, wished: float) -> tuple[str, ...]:
    edges = [0.0, *accumulate(_steps(title))]
    if width(title) <= wished:
        return (title,)
    costs = _joint_costs(title)
    if edges[-1] <= MOST_LINES * max_em:
        tried = list(_broken(edges, sorted(costs), max_em))
        if tried:
            return _cut(title, min(tried, key=lambda ends: _badness(title, ends, costs, wished)))
    return _cut(title, _at_joints(edges, max_em, costs))


def _steps(title: str) -> Iterator[float]:
    """The width of each character, with the gap that may stand before it."""
    for before, char in pairwise(("", *title)):
        meet = before.isalnum() and char.isalnum() and width(before) != width(char)
        yield width(char) + meet * GAP


def _joint_costs(title: str) -> dict[int, float]:
    """What a break before each position costs; positions that allow none are missing."""
    costs = {
        at: cost
        for at, cost in _word_costs(title)
        if WORD_KINSOKU.parts(title[at - 1], title[at]) and not title[at].isspace()
    }
    seams = [match.end() for match in _SEAM.finditer(title)]
    costs.update((at, _AT_SEAM) for at in seams if costs.get(at, _IN_WORD) < _IN_WORD)
    _price(costs, title, _WORD, ends=_AT_WORD, starts=_AT_WORD, inside=_IN_WORD)
    _price(costs, title, _REPORT, ends=_AT_WORD, inside=_IN_REPORT)
    _price(costs, title, _YEAR, ends=_AFTER_YEAR, starts=_BEFORE_YEAR)
    _price(costs, title, _BEHIND_OFFICE, ends=_BEFORE_YEAR)
    _price(costs, title, _BRACKETS, ends=_BEFORE_YEAR, starts=_BEFORE_YEAR)
    for brackets in _BRACKETS.finditer(title):
        inner = [at for at in range(brackets.start() + 1, brackets.end()) if at in costs]
        costs.update((at, costs[at] + _IN_BRACKETS) for at in inner)
    for solid in (*_SOLID.finditer(title), *_YEAR.finditer(title)):
        for at in range(solid.start() + 1, solid.end()):
            costs.pop(at, None)
    return costs


def _word_costs(title: str) -> Iterator[tuple[int, float]]:
    """What a break before each position costs by the words of any prose: between two of them, of
    which neither is a single character, or within one.
    """
    from forms.review.language.frequencies import lattice

    words = lattice(title)
    for at in range(1, len(title)):
        if words.before(at) != at:
            yield at, _IN_WORD
        elif at - words.before(at - 1) > 1 and words.behind(at + 1) - at > 1:
            yield at, _AT_WORD
        else:
            yield at, _ANYWHERE


def _price(
    costs: dict[int, float],
    title: str,
    pattern: re.Pattern[str],
    *,
    ends: float,
    starts: float | None = None,
    inside: float | None = None,
) -> None:
    """Set what a break at the ends, starts or inside of each match costs; the cheaper stays, within
    a word the dearer.
    """
    for match in pattern.finditer(title):
        first, last = match.span()
        if inside is not None:
            inner = [at for at in range(first + 1, last) if at in costs]
            costs.update((at, max(costs[at], inside)) for at in inner)
        for at, cost in ((first, starts), (last, ends)):
            if cost is not None and at in costs:
                costs[at] = min(costs[at], cost)


def _broken(
    edges: Sequence[float], joints: Sequence[int], max_em: float
) -> Iterator[tuple[int, ...]]:
    """All ways to break at joints into up to three lines that are none too wide."""
    last = len(edges) - 1
    for count in range(1, MOST_LINES):
        for ends in combinations(joints, count):
            if all(edges[b] - edges[a] <= max_em for a, b in pairwise((0, *ends, last))):
                yield ends


def _cut(title: str, ends: Sequence[int]) -> tuple[str, ...]:
    starts = (0, *ends)
    return tuple(title[a:b].strip() for a, b in zip(starts, (*ends, len(title)), strict=True))


def _badness(title: str, ends: Sequence[int], costs: dict[int, float], wished: float) -> float:
    """How unwelcome a way to break is: joints, lines, their widths, orphans, and shape."""
    lines = _cut(title, ends)
    widths = [width(line) for line in lines]
    uneven = (max(widths) - min(widths)) / max(widths)
    orphans = sum(len(line) <= ORPHAN for line in lines)
    return (
        sum(costs[end] for end in ends)
        + _ONE_MORE_LINE * len(ends)
        + _TIGHT * sum(line > wished for line in widths)
        + _ORPHAN * orphans
        + 1.5 * uneven
        + _shape_fault(widths)
    )


def _shape_fault(widths: Sequence[float]) -> float:
    """2 for an hourglass (沙漏), ½ for a rectangle, 0 for a trapezium or a lozenge."""
    if len(set(widths)) == 1:
        return 0.5
    if len(widths) == 3 and widths[1] < min(widths[0], widths[2]):
        return 2.0
    return 0.0


def _at_joints(edges: Sequence[float], max_em: float, costs: dict[int, float]) -> list[int]:
    """The ends of lines, but for the last, that cost least together."""
    last = len(edges) - 1
    best, starts = [0.0], [0]
    for end in range(1, last + 1):
        first = bisect_left(edges, edges[end] - max_em)
        price, start = min(
            (best[start] + (_ORPHAN if end - start <= ORPHAN else 0.0), -start)
            for start in range(min(first, end - 1), end)
        )
        best.append(price + _ONE_MORE_LINE + costs.get(end, _NOWHERE))
        starts.append(-start)
    ends = [last]
    while starts[ends[0]]:
        ends.insert(0, starts[ends[0]])
    return ends[:-1]

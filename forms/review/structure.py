"""Structure: parts without content, aspects left out, problems without measures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from forms.draft import Draft
from forms.form import Aspect, Form, Section
from forms.patterns import regex
from forms.review.finding import Finding
from forms.review.keeping import by_passage
from forms.review.language.terms import listed_share
from forms.review.passage import Passage, finding_in
from forms.review.reading.characters import HAN, spoken_length
from forms.review.reading.sentences import head_length, paragraphs_of
from forms.review.rulebook import rules
from forms.titles import fill, heading

_NONE = regex(
    r"\s*(?:（[一二三四五六七八九十]）)?\s*(?:本年度?|全年|今年|目前|总体上|经自查)?[，,]?(?:我[局镇县市区办委厅街]|本单位)?"
    r"(?:暂?无|暂?没有|不涉及|不存在|未发现|略)(?:存在)?的?(?:主要|突出|明显)?(?:此类|此项|相关|其他|其它)?"
    r"(?:问题|情况|内容|事项|需要报告的事项|情形)?(?:及改进(?:情况|措施))?[。.]?\s*"
)
_NO = ("无", "没有", "暂无", "暂没有", "未", "不", "略", "本年度无", "全年无")
_SHORT = 12
_LEAST = 6
_BRIEF = 50
_NO_PROBLEM = regex(
    r"(?:没有|无|不存在|未发现|未发生)[^，。；\n]{0,10}(?:问题|不足)(?:和不足)?(?=[，。；]|$)"
)
_BUT = regex("但|仍|还|一是|存在(?:的|以下)|不够|有待|改进情况")
_SAYS_NOTHING = 24
"""Characters below which a text without a number or a word of its own says nothing."""
_COMMON = 0.75
"""What share of a phrase consists of the common words of such reports, where it says nothing."""
_SAYS_MUCH = 60
"""Characters from which on it is taken to be about something."""
_DIGIT = regex(r"[\d一二两三四五六七八九十百千]+\s?[件条次篇期场份个人名项]|\d")


def structure_findings(form: Form, draft: Draft, texts: Sequence[Passage]) -> list[Finding]:
    """Rules `part-thin`, `part-long`, `none-not-allowed`, `heading-inside`, `aspect-missing`,
    `aspect-left-out`,
    `aspect-empty`, `aspect-vague`, `problems-without-measures` and
    `measures-count`.
    """
    found: list[Finding] = []
    for passage in texts:
        section = passage.section
        if section is None:
            continue
        found += _heading_inside(form, draft, section, passage)
        found += _content(passage)
    return found


@by_passage
def _content(passage: Passage) -> Iterator[Finding]:
    """What a section says, or does not say, for itself."""
    section = passage.section
    if section is not None:
        thin = list(_thin(section, passage))
        yield from thin or [*_aspects(section, passage), *_measures(section, passage)]
        yield from _long(section, passage)


def _one(passage: Passage, rule_id: str, message: str, span: tuple[int, int]) -> Finding:
    rule = rules()[rule_id]
    place = passage.place(*span)
    return finding_in(passage, rule.id, rule.severity, message, [place], rule.source)


def _whole(text: str) -> tuple[int, int]:
    """The text without the blanks around it, at most a line of it."""
    start = len(text) - len(text.lstrip())
    return start, min(len(text.rstrip()), start + 30)


# ---- too little


def _thin(section: Section, passage: Passage) -> Iterator[Finding]:
    text = passage.text.strip()
    name = section.label or section.title
    if _NONE.fullmatch(text) or (section.wants_measures and _owns_to_nothing(text)):
        if not section.none_allowed:
            message = f"“{name}”不能写“{text.strip('。')}”，请写出实际情况"
            yield _one(passage, "none-not-allowed", message, _whole(passage.text))
    elif spoken_length(text) < _SHORT and not section.none_allowed:
        message = f"“{name}”只有 {len(text)} 个字，没有实际内容"
        yield _one(passage, "part-thin", message, _whole(passage.text))


def _long(section: Section, passage: Passage) -> Iterator[Finding]:
    """More characters than the form wishes; blanks are not counted."""
    count = len("".join(passage.text.split()))
    if section.characters is not None and count > section.characters:
        name = section.label or section.title
        message = f"“{name}”有 {count} 字，超过格式要求的 {section.characters} 字"
        yield _one(passage, "part-long", message, _whole(passage.text))


def _owns_to_nothing(text: str) -> bool:
    """Whether a short text says that all is well (运行良好，没有需要改进的问题)."""
    return (
        spoken_length(text) < _BRIEF
        and _NO_PROBLEM.search(text) is not None
        and not _BUT.search(text)
    )


def _heading_inside(
    form: Form, draft: Draft, section: Section, passage: Passage
) -> Iterator[Finding]:
    """The part's own heading pasted along with its text: it would print twice."""
    title = fill(section.title, form, draft)
    first = next(iter(paragraphs_of(passage.text)), None)
    if not title or first is None:
        return
    offset, paragraph = first
    bare = paragraph.strip()[head_length(paragraph.strip()) :].rstrip("。")
    if len(bare) > len(title) + 6 or len(bare) < 2 or bare.startswith(_NO):
        return
    if bare in (title, *section.aliases) or SequenceMatcher(None, bare, title).ratio() >= 0.8:
        end = offset + len(paragraph)
        end += passage.text[end : end + 1] == "\n"
        rule = rules()["heading-inside"]
        printed = heading(section, form, draft)
        message = f"正文第一行“{paragraph.strip()}”是标题，打印时会与“{printed}”重复"
        places = [passage.place(offset, end, "")]
        yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


# ---- aspects


def _aspects(section: Section, passage: Passage) -> Iterator[Finding]:
    missing: list[str] = []
    blocks = _blocks(section.aspects, passage.text)
    for aspect in section.aspects:
        name = aspect.title[head_length(aspect.title) :]
        block = blocks.get(aspect.id)
        if block is None:
            if not any(word in passage.text for word in (name, *aspect.words)):
                missing.append(name)
            continue
        yield from _block(aspect, name, block, passage, section.wants_measures)
    if missing:
        headed = len(blocks) >= max(2, len(section.aspects) - 2)
        rule = "aspect-left-out" if headed else "aspect-missing"
        message = f"没有写到：{'、'.join(missing)}"
        yield _one(passage, rule, message, _whole(passage.text))
    told = {block[0] for block in blocks.values()}
    for start, end in _bare_heads(passage.text):
        if start not in told:
            message = f"“{passage.text[start:end].strip()}”只有标题，没有内容"
            yield _one(passage, "aspect-empty", message, (start, end))


def _block(
    aspect: Aspect, name: str, block: tuple[int, int, int], passage: Passage, wants_measures: bool
) -> Iterator[Finding]:
    """What stands under the heading of an aspect: nothing, or nothing about its own subject."""
    start, body, end = block
    words = passage.text[body:end]
    if spoken_length(words) < 4 or _NONE.fullmatch(words):
        yield _one(passage, "aspect-empty", f"“{name}”只有标题，没有内容", (start, body))
    elif wants_measures or _DIGIT.search(words) or any(word in words for word in aspect.words):
        return
    elif spoken_length(words) < _SAYS_NOTHING:
        if listed_share(words) < _COMMON:
            return
        yield _one(passage, "aspect-empty", f"“{name}”只有一句空话", (start, end))
    elif spoken_length(words) < _SAYS_MUCH:
        message = f"“{name}”没有数据，也没有写到{'、'.join(aspect.words[:4])}等自己的内容"
        yield _one(passage, "aspect-vague", message, (start, body))


_TITLE = regex(r"[^。：:，\n]{2,16}[。：:]?")


_SAYS = regex(r"\d|[未无已]|没有|不存在|不涉及|均|全年|年内|本年度?(?=[^。]{4})")
"""What an item says that is a sentence of its own: 3.无其他需要报告的事项。"""


def _bare_heads(text: str) -> list[tuple[int, int]]:
    """Numbered headings with nothing under them, where others of the same kind have a text."""
    found: dict[str, list[tuple[int, int, int]]] = {}
    paragraphs = paragraphs_of(text)
    for index, (offset, paragraph) in enumerate(paragraphs):
        length = head_length(paragraph)
        title = _TITLE.match(paragraph, length) if length else None
        if title is None or _SAYS.search(paragraph, length, title.end()):
            continue
        body = spoken_length(paragraph[title.end() :])
        for _, other in paragraphs[index + 1 :]:
            if _same_kind(other, paragraph):
                break
            body += spoken_length(other)
        found.setdefault(_kind(paragraph), []).append((offset, offset + title.end(), body))
    return [
        (start, end)
        for heads in found.values()
        if sum(body >= _SAYS_NOTHING for _, _, body in heads) >= 2
        for start, end, body in heads
        if not body
    ]


def _kind(paragraph: str) -> str:
    """What a numbering looks like: （n） or n、 or 1. alike for all numbers."""
    return _kind_of(paragraph[: head_length(paragraph)].strip())


@lru_cache(maxsize=256)
def _kind_of(head: str) -> str:
    return re.sub(r"\d+", "1", re.sub("[一二三四五六七八九十]+", "一", head))


def _same_kind(paragraph: str, other: str) -> bool:
    return bool(head_length(paragraph)) and _kind(paragraph) == _kind(other)


def _blocks(aspects: Sequence[Aspect], text: str) -> dict[str, tuple[int, int, int]]:
    """For each aspect with a heading of its own: where heading, body and end of it are."""
    heads = [
        head for offset, text_ in paragraphs_of(text) if (head := _head(aspects, offset, text_))
    ]
    ends = [*(head[0] for head in heads[1:]), len(text)]
    return {head[2]: (head[0], head[1], end) for head, end in zip(heads, ends, strict=False)}


def _head(aspects: Sequence[Aspect], offset: int, paragraph: str) -> tuple[int, int, str] | None:
    """Where a paragraph headed by an aspect's title begins, where its body does, and the aspect."""
    length = head_length(paragraph)
    for aspect in aspects if length else ():
        name = aspect.title[head_length(aspect.title) :]
        short = re.escape(name.removeprefix("政府信息公开").removeprefix("政府信息") or name)
        match = re.match(
            rf"{HAN}{{0,6}}?(?<!应)(?<!应当){short}{HAN}{{0,4}}[。：:\s]?", paragraph[length:]
        )
        if match:
            start = offset + length - len(paragraph[:length].lstrip())
            return start, offset + length + match.end(), aspect.id
    return None


# ---- problems and measures

_PROBLEM = regex(
    r"问题|不足|短板|差距|薄弱|欠缺|有待|不够|不强|不高|更新慢|(?:没有|未)达到|不合格|不达标|不到位|不及时|不全面|不规范|缺乏|滞后|单一|需要?进一步|还不|仍不|不[深细实严多快畅紧]|缺少|偏[长低少慢弱]|太[粗慢少]|重[^，。；、]{1,6}、?轻"
)
_TURN = regex(
    r"改进(?:情况|措施|的措施|方向|举措|方面)|改进[：:]|整改情况|(?:具体|整改|主要)措施|下一步|下步"
    r"|(?<=[。；\n])(?:针对|对于?|就)(?:第[一二三四五六七八九十]|[前后]|上述|以上|这)[^，。；\n]{0,8}，"
    r"|针对[^，。；]{0,8}问题|针对(?:上述|以上|存在)|今后|(?<=[。\n])[为对]此，"
)
_SEVERAL = 2
_DEED = regex(
    r"(?:^|[，。；：]|[一二三四五六七八九]是)(?:我们|我[局委办镇乡市县区]|坚持|着力|继续|持续|进一步|加强|强化|完善|健全|制定|建立"
    r"|开展|增加|推进|压实|细化|优化|拓[宽展]|丰富|规范|提升|组织|修订|安排|开放|围绕解决)[^，。；：\n]*",
    re.MULTILINE,
)
_TO_BE_DONE = regex(
    "将|整改|改进|采取|[对为]此，|打算|下一步|(?:措施|举措|办法)(?:[：:]|如下)|已经?(?:全部|基本|逐一)?(?:改正|解决|补齐)",
    words="改正 解决 补齐 将 整改 改进 采取 对此， 为此， 打算 下一步 措施 举措 办法",
)
_COUNT_WORDS = regex(r"(?:^|[，。；：\s])([一二三四五六七八九])是", re.MULTILINE)


def _measures(section: Section, passage: Passage) -> Iterator[Finding]:
    if not section.wants_measures:
        return
    text = passage.text
    split = _TURN.search(text)
    if not _PROBLEM.search(text) and (not split or _told_off(text[: split.start()]) < _SEVERAL):
        yield _one(passage, "problems-without-measures", "没有写存在的问题", _whole(text))
        return
    if not split and not _TO_BE_DONE.search(text) and not _acts(text):
        yield _one(passage, "problems-without-measures", "只写了问题，没有写改进情况", _whole(text))
    elif split:
        yield from _unequal(passage, text, split.start())


def _acts(text: str) -> bool:
    """Whether a clause begins with a deed (加强培训) and owns to no fault (加强培训不够)."""
    return any(not _PROBLEM.search(clause[0]) for clause in _DEED.finditer(text))


def _unequal(passage: Passage, text: str, at: int) -> Iterator[Finding]:
    """More problems told off than measures."""
    problems, measures = (_told_off(part) for part in (text[:at], text[at:]))
    if problems > measures >= 2:
        message = f"列了 {problems} 个问题，改进措施只有 {measures} 条"
        yield _one(passage, "measures-count", message, (at, min(len(text), at + 12)))
    elif spoken_length(text[at + 4 :]) < _LEAST:
        yield _one(passage, "problems-without-measures", "改进情况下面没有内容", (at, at + 4))


def _told_off(text: str) -> int:
    """How many items a text tells off with 一是…二是… or （一）（二）; the headings above those
    (一、问题) are none.
    """
    runs = [match[1] for match in _COUNT_WORDS.finditer(text)]
    if runs and runs.count("一") == 1:
        return len(runs)
    heads = Counter(_kind(p) for _, p in paragraphs_of(text) if head_length(p))
    return max(heads.values(), default=0)

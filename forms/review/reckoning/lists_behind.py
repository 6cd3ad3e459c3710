"""Lists sentences behind their whole: 公开信息903条。…… 公开的信息中，市容类387条；渣土类192条；……

The sentence names the whole again (公开的信息中，) or says by what it is divided (按内容分，).
The whole is a number told before it, in its paragraph or the one before; one mistyped number, or
the labels, show that all of it was meant. A list that ends with what is left (其余5次) needs no
such words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity, quantities_of
from forms.review.reading.sentences import Sentence, sentences_of
from forms.review.reading.tongue import hidden
from forms.review.reckoning.partitions import HALVES, NEAR
from forms.review.reckoning.totals import Fault, mistyped, sum_fault

_OPENED = regex(
    r"\s*(?:[一二三四五六七八九十]是|（[一二三四五六七八九十]）)?(?:这些|上述|以上|在|从|按照?|分)?"
    rf"(?P<what>{HAN}{{0,16}}?)(?:(?P<of>中|里)|上?看|划分|来分|分类?|分析|统计)[，,：:]"
)
_LABEL = regex(
    rf"[，,、；;]?(?:和|及|与)?{HAN}{{2,12}}?(?:占比最[大多高]|最多|居多|为主)?[，,]?(?:共|有|为|是)*"
)
_NO_PARTS = regex(
    "其中|合计|总计|累计|较|比上|上年|去年|同期|增加|减少|增长|下降|另|同时|平均|每|涉及|主要|重点(?!领域)|点击|阅读"
)
_OTHERS = regex("[，,、；;]?(?:其余|剩余|余下|另|等)", words="其余 剩余 余下 另 等")
_PART_OF = regex(rf"(?:其中|包括|[，、；：:]){HAN}{{0,8}}$")
CHANNEL = regex(
    "渠道|网站|微信|微博|公众号|客户端|公报|公[示告]栏|媒体|广播|电视|报纸|头条|抖音|视频号|平台"
)
"""What tells the same more than once, so that its parts may come to more than the whole."""
_ENDED = regex(r"[，、；]\s?(?:其余|剩余|余下)的?\d", words="其余 剩余 余下")
_GOES_ON = regex(
    rf"；{HAN}{{0,2}}(?:第?[一二三四]季度|[上下]半年|\d+月)(?:的\d+{HAN}{{1,5}}中|[^\d，；。]{{0,12}}[，,])"
)
_LEFT = regex("(?:其余|剩余|余下)的?$", words="其余 剩余 余下")
_BRACKETS = regex("（[^（）]*）")
_REST = regex("其余|其他|剩余|余下", words="其余 其他 剩余 余下")
_WHOLE = regex(rf"(?:新收|收到|受理|接收|登记){HAN}{{0,10}}$", words="新收 收到 受理 接收 登记")
"""Before a number that is the whole of what follows, told further off: 全年新收申请20件."""
LOOK_BACK = 5
"""How many sentences back the whole can have been told."""
FEWEST, FEW = 3, 8
AROUND = 16
"""Characters before a number that tell what it counts."""
MOST_NUMBERS = 12


def lists_behind(text: str, tied: frozenset[int]) -> Iterator[Fault]:
    """The faults of lists whose whole was told in a sentence before; `tied` are the places of
    numbers that the figures have been compared with.
    """
    for total, parts in _lists(text):
        if not any(part.start in tied for part in parts):
            summed = sum(part.value for part in parts)
            yield sum_fault(text, total, parts, summed, (parts[0].start, parts[-1].stop))


@lru_cache(maxsize=256)
def _lists(text: str) -> tuple[tuple[Quantity, Sequence[Quantity]], ...]:
    """The lists that do not make up the whole told before them."""
    shown, sentences = hidden(text), sentences_of(text)
    found = []
    for index, sentence in enumerate(sentences[1:], 1):
        opened = _OPENED.match(shown, sentence.start, sentence.end)
        ended = _ENDED.search(shown, sentence.start, sentence.end)
        if not (opened and opened.end() < sentence.end) and not ended:
            continue
        here = _outside(shown, sentence, _numbers(text, sentence))
        parts = _parts(shown, opened.end(), here) if opened else _with_rest(shown, here)
        if len(parts) < FEWEST and not _are_halves(shown, parts):
            continue
        earlier = [
            one
            for one in sentences[max(0, index - LOOK_BACK) : index]
            if sentence.paragraph - one.paragraph <= 1
        ]
        before = [_of_unit(text, one, parts[0].unit) for one in earlier]
        channels = CHANNEL.search(shown, sentence.start, sentence.end)
        if channels or _comes_to(before, sum((Decimal(p.value) for p in parts), Decimal(0))):
            continue
        told = [same for one, same in zip(earlier, before, strict=True) if not _divides(shown, one)]
        wholes = list(_wholes(shown, told, opened["what"] if opened else "")) if told else []
        closed = not opened or _is_all(_labels(shown, opened.end(), parts), not opened["of"])
        total = _meant(wholes, parts, closed)
        found += [(total, parts)] if total else []
    return tuple(found)


def _divides(text: str, sentence: Sentence) -> bool:
    """Whether a sentence only divides what was told before it (按申请人分，…), as the next does."""
    opened = _OPENED.match(text, sentence.start, sentence.end)
    return bool(opened and not opened["of"])


def _of_unit(text: str, sentence: Sentence, unit: str) -> list[Quantity]:
    return [quantity for quantity in _numbers(text, sentence) if quantity.unit == unit]


def _numbers(text: str, sentence: Sentence) -> Sequence[Quantity]:
    quantities = quantities_of(text)
    starts = [quantity.start for quantity in quantities]
    return quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _parts(text: str, edge: int, here: Sequence[Quantity]) -> Sequence[Quantity]:
    """The numbers of a list, none where anything else stands among them or behind them; what is
    told of one of them behind a semicolon (；上半年的51件中，31件……) is no more of the list.
    """
    for index, part in enumerate(here):
        label = _BRACKETS.sub("", text[edge : part.start])
        alike = part.unit == here[0].unit and not part.loose and part.unit not in ("%", "")
        if index and _GOES_ON.match(text, edge):
            return here[:index]
        if not alike or not _LABEL.fullmatch(label) or _NO_PARTS.search(label):
            return []
        edge = part.stop
    return [] if len(here) > MOST_NUMBERS or _OTHERS.match(text, edge) else here


def _are_halves(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether two numbers are those of the halves of the year."""
    if len(parts) != len(HALVES):
        return False
    edges = (max(0, parts[0].start - AROUND), parts[0].stop)
    told = (text[a : part.start] for a, part in zip(edges, parts, strict=True))
    return all(half in label for half, label in zip(HALVES, told, strict=True))


def _with_rest(text: str, here: Sequence[Quantity]) -> Sequence[Quantity]:
    """The numbers of a sentence that ends with what is left (其余5次), none where the first may be
    the whole of the others.
    """
    here = [quantity for quantity in here if quantity.unit == here[-1].unit]
    if not here or any(quantity.loose for quantity in here):
        return []
    rest = [q for q in here if _LEFT.search(text, max(0, q.start - FEW), q.start)]
    summed = sum(quantity.value for quantity in here)
    whole = any(2 * quantity.value >= summed for quantity in here[:1])
    return [] if rest != [here[-1]] or whole or here[0].unit in ("%", "") else here


def _outside(text: str, sentence: Sentence, here: Sequence[Quantity]) -> Sequence[Quantity]:
    """The numbers outside of brackets."""
    spans = [match.span() for match in _BRACKETS.finditer(text, sentence.start, sentence.end)]
    return [q for q in here if not any(a < q.start < b for a, b in spans)]


def _labels(text: str, edge: int, parts: Sequence[Quantity]) -> list[str]:
    edges = [edge, *(part.stop for part in parts)]
    told = (text[a : part.start] for a, part in zip(edges, parts, strict=False))
    return [
        label.strip("，,、；;和及与").split("，")[0].split("占比")[0].rstrip("共有为是")
        for label in told
    ]


def _is_all(labels: Sequence[str], divided: bool) -> bool:
    """Whether labels show that a list is of all: it is `divided` by something that the sentence
    names, ends with the others, or is of kinds that are all called alike.
    """
    return divided or bool(_REST.search(labels[-1])) or len({label[-1:] for label in labels}) == 1


def _comes_to(before: Sequence[Sequence[Quantity]], summed: Decimal) -> bool:
    """Whether a sum is a number told before, or what two of one sentence come to or differ by."""
    for told in before:
        values = [Decimal(quantity.value) for quantity in told]
        if any(quantity.low <= summed <= quantity.high for quantity in told):
            return True
        if any(summed in (a + b, abs(a - b)) for a, b in combinations(values, 2)):
            return True
    return False


def _wholes(text: str, before: Sequence[Sequence[Quantity]], what: str) -> Iterator[Quantity]:
    """The numbers told before that may be the whole, the likeliest first: the first of its unit in
    a sentence that names what the list is of, or in the sentence right before the list, or what
    came in all told.
    """
    pairs = {what[i : i + 2] for i in range(len(what) - 1) if "的" not in what[i : i + 2]}
    told = [same[0] for same in reversed(before) if same and not same[0].loose]
    told = [q for q in told if not _PART_OF.search(text, max(0, q.start - AROUND), q.start)]
    named = [
        q
        for q in told
        if any(pair in text[max(0, q.start - AROUND) : q.stop + FEW] for pair in pairs)
    ]
    yield from named
    yield from (q for q in told if q not in named and before[-1] and q is before[-1][0])
    yield from (
        q for q in told if q not in named and _WHOLE.search(text, q.start - AROUND, q.start)
    )


def _meant(wholes: Sequence[Quantity], parts: Sequence[Quantity], closed: bool) -> Quantity | None:
    """The whole that a list was meant to make up."""
    summed = Decimal(sum(part.value for part in parts))
    near = [q for q in wholes if abs(summed - Decimal(q.value)) <= NEAR * Decimal(q.value)]
    slipped = next((whole for whole in near if mistyped(whole, parts)), None)
    return slipped or (near[0] if near and closed else None)

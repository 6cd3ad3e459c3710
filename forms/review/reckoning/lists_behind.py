"""Lists sentences behind their whole: 公开信息903条。…… 公开的信息中，市容类387条；渣土类192条；……

The sentence names the whole again (公开的信息中，) or says by what it is divided (按内容分，).
The whole is a number told before it, in its paragraph or the one before; one mistyped number, or
the labels, show that all of it was meant. A list that ends with what is left (其余5次) needs no
such words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.counted_words import dimension
from forms.review.reading.quantities import Quantity, quantities_of
from forms.review.reading.sentences import Sentence, sentences_of, stretch_start
from forms.review.reading.tongue import hidden
from forms.review.reckoning.list_heads import Head, list_head, pieces_of
from forms.review.reckoning.partitions import HALVES, NEAR
from forms.review.reckoning.totals import Fault, mistyped, sum_fault

_LABEL = regex(
    rf"[，,、；;]?(?:和|及|与)?(?:{HAN}|[“”]){{2,16}}?(?:占比最[大多高]|最多|居多|为主)?[，,]?(?:共|有|为|是)*"
)
_JOINT = regex("[，,、和及与]{0,2}")
"""Between numbers whose labels were told before them all (分别为19件、13件和9件)."""
_NO_PARTS = regex(
    "其中|合计|总计|累计|较|比上|上年|去年|同期|增加|减少|增长|下降|另|同时|平均|每|涉及|主要|重点(?!领域)|点击|阅读"
)
_OTHERS = regex("[，,、；;]?(?:其余|剩余|余下|另|等)", words="其余 剩余 余下 另 等")
_PART_OF = regex(
    rf"(?:其中|包括|[、：:]|[，；](?!{HAN}{{0,3}}(?:发布|公开|编|制|收|受理|办|举办|开展|组织|推送|更新|回应|答复|[共累]))){HAN}{{0,8}}$"
)
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
_ABOUT = regex("[，,、；;]?(?:涉及|关于|针对|属于|有关)")
"""How each part of a list may begin that tells what it is about."""
_GENERIC = frozenset(("信息", "公开", "申请", "政府", "内容", "各类", "全年"))
"""Names that do not tell one number from another."""
_WHOLE = regex(rf"(?:新收|收到|受理|接收|登记){HAN}{{0,10}}$", words="新收 收到 受理 接收 登记")
"""Before a number that is the whole of what follows, told further off: 全年新收申请20件."""
TWICE_TOLD = Decimal("1.05")
"""How many times their whole ways of publishing may come to and still be mistyped."""
LOOK_BACK = 6
"""How many sentences, or pieces of them, back the whole can have been told."""
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
    shown = hidden(text)
    pieces = tuple(pieces_of(shown, sentences_of(text)))
    found = (_list(text, shown, pieces, index) for index in range(1, len(pieces)))
    return tuple(filter(None, found))


def _list(
    text: str, shown: str, pieces: Sequence[Sentence], index: int
) -> tuple[Quantity, Sequence[Quantity]] | None:
    """The list that a sentence is, with its whole, where it does not make that up."""
    here = _numbers(text, pieces[index])
    if len(here) < len(HALVES):
        return None
    head = list_head(shown, pieces[index])
    if not head and not _ENDED.search(shown, pieces[index].start, pieces[index].end):
        return None
    here = _outside(shown, pieces[index], here)
    parts = _parts(shown, head.end, here) if head else _with_rest(shown, here)
    if len(parts) < FEWEST and not _are_halves(shown, parts):
        return None
    labels = _labels(shown, head.end, parts) if head else []
    closed = not head or _is_all(labels, head)
    if head and head.spoken and not closed:
        return None
    wholes = _wholes_of(text, shown, pieces[: index + 1], parts, head)
    if _may_repeat(labels or [shown[slice(*pieces[index][:2])]]):
        wholes = [whole for whole in wholes if _is_by_channel(whole, parts, head)]
    total = _meant(wholes, parts, closed)
    return (total, parts) if total else None


def _wholes_of(
    text: str, shown: str, pieces: Sequence[Sentence], parts: Sequence[Quantity], head: Head | None
) -> list[Quantity]:
    """What may be the whole of the list in the last of some sentences, none where the list comes
    to something that was told.
    """
    *earlier, piece = pieces[-LOOK_BACK - 1 :]
    earlier = [one for one in earlier if piece.paragraph - one.paragraph <= 1]
    before = [_of_unit(text, one, parts[0].unit) for one in earlier]
    if whole := _divided_before(shown, earlier, before, piece):
        return [] if _sum(parts) == whole.value else [whole]
    if _comes_to(before, _sum(parts)):
        return []
    told = [same for one, same in zip(earlier, before, strict=True) if not _divides(shown, one)]
    return list(_wholes(shown, told, head)) if told else []


def _divided_before(
    text: str,
    earlier: Sequence[Sentence],
    before: Sequence[Sequence[Quantity]],
    piece: Sentence,
) -> Quantity | None:
    """The whole that the same sentence has divided already: 申请23件。按申请人分，自然人20件、企业3
    件；按提交方式分，…….
    """
    if not earlier or earlier[-1].end != piece.start or not _divides(text, earlier[-1]):
        return None
    head, summed = list_head(text, earlier[-1]), _sum(before[-1])
    if head is None or not _parts(text, head.end, before[-1]):
        return None
    told = (quantity for same in reversed(before[:-1]) for quantity in same)
    return next((quantity for quantity in told if quantity.value == summed), None)


def _may_repeat(labels: Sequence[str]) -> bool:
    """Whether parts are told by where they were published, so that the same may be told again."""
    return any(CHANNEL.search(label) and dimension(label) != "ways" for label in labels)


def _sum(parts: Sequence[Quantity]) -> Decimal:
    return sum((Decimal(part.value) for part in parts), Decimal(0))


def _is_by_channel(whole: Quantity, parts: Sequence[Quantity], head: Head | None) -> bool:
    """Whether a list of ways of publishing, which may tell the same more than once, is so near its
    whole and so easily mistyped that all of it was meant.
    """
    slipped = head is not None and head.divides and mistyped(whole, parts)
    return slipped and _sum(parts) <= TWICE_TOLD * Decimal(whole.value)


def _divides(text: str, piece: Sentence) -> bool:
    """Whether a sentence only divides what was told before it (按申请人分，…), as the next does."""
    head = list_head(text, piece)
    return bool(head and head.divides)


def _of_unit(text: str, sentence: Sentence, unit: str) -> list[Quantity]:
    return [quantity for quantity in _numbers(text, sentence) if quantity.unit == unit]


def _numbers(text: str, sentence: Sentence) -> Sequence[Quantity]:
    starts = _starts(text)
    return quantities_of(text)[
        bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)
    ]


@lru_cache(maxsize=64)
def _starts(text: str) -> Sequence[int]:
    return [quantity.start for quantity in quantities_of(text)]


def _parts(text: str, edge: int, here: Sequence[Quantity]) -> Sequence[Quantity]:
    """The numbers of a list, none where anything else stands among them or behind them; what is
    told of one of them behind a semicolon (；上半年的51件中，31件……) is no more of the list.
    """
    for index, part in enumerate(here):
        label = _BRACKETS.sub("", text[edge : part.start])
        alike = part.unit == here[0].unit and not part.loose and part.unit not in ("%", "")
        if index and _GOES_ON.match(text, edge):
            return here[:index]
        bare = _ABOUT.sub("", label, 1)
        if (
            not alike
            or not (_LABEL.fullmatch(label) or _JOINT.fullmatch(label))
            or _NO_PARTS.search(bare)
        ):
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


def _is_all(labels: Sequence[str], head: Head) -> bool:
    """Whether labels show that a list is of all: it is divided by something that the sentence
    names, ends with the others, or is of kinds that are all called alike.
    """
    if head.divides or _REST.search(labels[-1]):
        return True
    if not head.spoken:
        return len({label[-1:] for label in labels}) == 1
    kinds = {dimension(label) for label in labels}
    return len(kinds) == 1 and "" not in kinds


def _comes_to(before: Sequence[Sequence[Quantity]], summed: Decimal) -> bool:
    """Whether a sum is a number told before, or what two of one sentence come to or differ by."""
    for told in before:
        values = [Decimal(quantity.value) for quantity in told]
        if any(quantity.low <= summed <= quantity.high for quantity in told):
            return True
        if any(summed in (a + b, abs(a - b)) for a, b in combinations(values, 2)):
            return True
    return False


def _wholes(
    text: str, before: Sequence[Sequence[Quantity]], head: Head | None
) -> Iterator[Quantity]:
    """The numbers told before that may be the whole, the likeliest first: the one that alone has
    the name of what the list is of, else the first of its unit in a sentence that names it, or in
    the sentence right before the list, or what came in all told.
    """
    what = head.what if head else ""
    pairs = {what[i : i + 2] for i in range(len(what) - 1) if "的" not in what[i : i + 2]}
    if head and head.names:
        called = (_called(text, same, pairs - _GENERIC) for same in reversed(before) if same)
        if whole := next(filter(None, called), None):
            yield whole
            return
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


def _called(text: str, same: Sequence[Quantity], pairs: Set[str]) -> Quantity | None:
    """The number of a sentence before which most of a name stands, if there is but one."""
    heads = [text[stretch_start(text, q.start, "，、；。：（") : q.start] for q in same]
    shared = [sum(pair in head for pair in pairs) for head in heads]
    most = max(shared)
    return same[shared.index(most)] if most and shared.count(most) == 1 else None


def _meant(wholes: Sequence[Quantity], parts: Sequence[Quantity], closed: bool) -> Quantity | None:
    """The whole that a list was meant to make up."""
    summed = Decimal(sum(part.value for part in parts))
    near = [q for q in wholes if abs(summed - Decimal(q.value)) <= NEAR * Decimal(q.value)]
    slipped = next((whole for whole in near if mistyped(whole, parts)), None)
    return slipped or (near[0] if near and closed else None)

"""What was just told and is told once more in other words, with the same numbers or one mistyped:
检查4轮，发现问题23个，当场整改19个 and 分四轮检查，查出问题23个，其中19个当场整改.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from forms.draft import Number
from forms.patterns import regex
from forms.review.agreement.repeats import IDLE
from forms.review.agreement.two_places import At, contradiction
from forms.review.finding import Finding, Span, each_place
from forms.review.passage import Passage, finding_in
from forms.review.reading.counted_words import common_unit
from forms.review.reading.each_named import each_named
from forms.review.reading.quantities import quantities_in
from forms.review.reading.sentences import head_length, paragraphs_of, stretch_start
from forms.review.repairs import is_slip, is_turned
from forms.review.rulebook import rules

_STRETCH = regex(r"[^。；]+[。；]?")
_DAY = regex(r"(\d{1,2})月(?:(\d{1,2})日)?")
_MARKS = regex(r"[\W_\d]+")
_TIMES = regex(r"第[一二三四五六七八九十\d]+|[一二三四]季度|[上下]半年|[上去]年|20\d\d年")
_YEAR = regex(r"20\d\d年")
_FINDS_WANTING = regex("偏[少多低高慢长弱重]|不够|不足|欠缺|有待|仅|只(?![要为])")
_CLAUSE_MARKS, _CLAUSE_END = "，、；：。", regex("[，、；：。]")
_SAME_DEED = {"进行": "开展", "实施": "开展", "公布": "公开"}
"""Words that say of a deed no more than another one."""
BACK = 4
"""Stretches between stops, before another, in which the same may have been told."""
LEAST, LEAST_AGAIN, LEAST_FEW = 4, 7, 12
"""Pairs of characters of a stretch that tells something, of one that tells it again with several
numbers, and without.
"""
SEVERAL, SURE = 2, 3
"""Numbers of a stretch that are hardly those of another thing, and never are."""
SMALL = 10
"""Numbers below it are those of many things."""
HEAD, SHORT_HEAD = 10, 6
"""Characters at the head of a stretch; other words there make it one about another thing."""
OPENING = 8
"""Characters of an opening that is left out where the same is told again."""
IN_ORDER = 0.68
"""Of the characters of a stretch, those that stand in another one in the same order, where it is
made after that one and not of it.
"""
ALIKE = 0.75
"""Of the characters of two, in their order, that are the same where one is made after the other."""
TOLD = 0.37, 0.62
"""Of its pairs, and its characters, that were told before, where all its numbers were too."""
TOLD_WITH_ONE = 0.48, 0.75
"""The same where it has one number alone."""
TOLD_WITHOUT = 0.6, 0.77
"""The same where it has none."""
TOLD_WITH_DAYS = 0.05, 0.35
"""The same where two days or months are among them."""
MISTYPED, MISTYPED_THEN = (0.42, 0.66), (0.33, 0.55)
"""The same where one of its numbers was mistyped, and where both tell of one part of the year."""

_Number = tuple[Number | str, str]


class _Stretch(NamedTuple):
    """What stands between two stops: its numbers, the characters between, by pairs and singly."""

    numbers: Counter[_Number]
    pairs: frozenset[str]
    characters: frozenset[str]
    plain: str
    times: tuple[str, ...]
    places: tuple[tuple[_Number, Span], ...]


class _At(NamedTuple):
    """A stretch in its passage."""

    passage: Passage
    start: int
    words: str

    @property
    def span(self) -> Span:
        return self.start, self.start + len(self.words)


def retold_findings(texts: Sequence[Passage], repeated: Sequence[Finding]) -> Iterator[Finding]:
    """Rules `text-repeated` and `number-contradicted`, for what is told again: near by, or with
    its numbers anywhere. What has been found `repeated` word for word is not told of once more.
    """
    done = {(one.at[0], place.span) for one in repeated for place in each_place(one)}
    known: dict[_Number, list[_At]] = {}
    for passage in texts:
        near: list[_At] = []
        for stretch in _all_stretches(passage.text) if passage.section else ():
            again = _At(passage, stretch.start, stretch.words)
            far = [one for number in stretch.numbers for one in known.get(number, ())]
            if (far or stretch.is_near) and not (done and _is_done(again, done)):
                yield from _finding(again, (*reversed(near[-BACK:]), *far))
            near.append(again)
            for number in stretch.numbers:
                known.setdefault(number, []).append(again)


def _is_done(again: _At, done: Collection[tuple[str, Span | None]]) -> bool:
    """Whether a stretch lies in what has been told of."""
    start, end = again.passage.span(*again.span)
    return any(
        at == again.passage.address and span and span[0] < end and start < span[1]
        for at, span in done
    )


def _finding(again: _At, before: Iterable[_At]) -> Iterator[Finding]:
    """The finding where one of the stretches before told the same."""
    for one in before:
        told = _told(one.words, again.words)
        if told is None:
            continue
        if told:
            places = (
                At(it.passage, _moved(span, it.start))
                for it, span in zip((one, again), told, strict=True)
            )
            yield contradiction(rules()["number-contradicted"].title, *places)
        else:
            rule, passage = rules()["text-repeated"], again.passage
            message = f"{rule.title}：换了说法，{_where(one.passage, passage)}已经写过"
            told_at = [it.passage.place(*it.span) for it in (again, one)]
            yield finding_in(passage, rule.id, rule.severity, message, told_at, rule.source)
        return


def _where(before: Passage, passage: Passage) -> str:
    section = before.section
    if before is passage or section is None:
        return "这一部分前面"
    return f"“{section.label or section.title}”里"


class _Placed(NamedTuple):
    """A stretch in its text, with the numbers by which it is known anywhere; `is_near`: whether one
    shortly before it tells the same.
    """

    start: int
    words: str
    numbers: tuple[_Number, ...]
    is_near: bool


@lru_cache(maxsize=256)
def _all_stretches(text: str) -> tuple[_Placed, ...]:
    found: list[_Placed] = []
    for offset, paragraph in paragraphs_of(text):
        for start, words in _stretches(paragraph):
            is_near = any(_told(one.words, words) is not None for one in found[-BACK:])
            found.append(_Placed(offset + start, words, _telling(words), is_near))
    return tuple(found)


@lru_cache(maxsize=2048)
def _telling(words: str) -> tuple[_Number, ...]:
    """The numbers by which a stretch is known anywhere: large ones, where it has several."""
    read = _read(words)
    return tuple(filter(_is_large, read.numbers)) if _is_known(read) else ()


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


@lru_cache(maxsize=1024)
def _stretches(paragraph: str) -> tuple[tuple[int, str], ...]:
    """The stretches of a paragraph that tell something, each with where it begins."""
    found = _STRETCH.finditer(paragraph, head_length(paragraph))
    return tuple((one.start(), one[0]) for one in found if len(_read(one[0]).pairs) >= LEAST)


@lru_cache(maxsize=4096)
def _told(before: str, words: str) -> tuple[Span, ...] | None:
    """Whether a stretch tells what another one did, () where it is the same, else the places of a
    number in both that was mistyped; None where it does not.
    """
    one, again = _read(before), _read(words)
    if len(again.pairs) < LEAST_AGAIN:
        return None
    if _is_told(one, again):
        return None if _says_more(before, words) else ()
    return _mistyped(one, again)


def _says_more(before: str, words: str) -> bool:
    """Whether the same numbers are told again to find something wanting (只有4件、偏少), or small
    ones are of other things than before.
    """
    if _FINDS_WANTING.search(words) and not _FINDS_WANTING.search(before):
        return True
    again, told = _read(words), _read(before).places
    if again.numbers.total() < SEVERAL or any(map(_is_large, again.numbers)):
        return False
    return not all(
        any(known == number and _share(words, span, before, place) for known, place in told)
        for number, span in again.places
    )


def _share(words: str, span: Span, before: str, place: Span) -> bool:
    """Whether the clauses around two numbers have a pair of characters in common."""
    one, other = _clause(words, span), _clause(before, place)
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


def _clause(words: str, span: Span) -> str:
    """What stands around a number between two marks, without the number."""
    start = stretch_start(words, span[0], _CLAUSE_MARKS)
    return words[start : span[0]] + "|" + _CLAUSE_END.split(words[span[1] :], maxsplit=1)[0]


@lru_cache(maxsize=2048)
def _read(words: str) -> _Stretch:
    """A stretch with what it tells, places counted from its beginning."""
    places: list[tuple[_Number, Span]] = []
    bare, times = list(words), tuple(_TIMES.findall(words))
    for one in quantities_in(words):
        bare[one.start : one.stop] = "|" * (one.stop - one.start)
        if not one.article:
            places.append(((one.value, common_unit(one.unit)), (one.start, one.stop)))
    for each in each_named(words):
        total, unit = each.least * each.each.value, common_unit(each.each.unit)
        if each.least == each.most:
            places.append(((total, unit), (each.start, each.each.stop)))
    places += (((match[0], "月"), match.span()) for match in _DAY.finditer(words))
    said = "".join(bare)
    for word, other in _SAME_DEED.items():
        said = said.replace(word, other)
    plain = _MARKS.sub("|", IDLE.sub("", said))
    pairs = frozenset(
        pair for at in range(len(plain) - 1) if "|" not in (pair := plain[at : at + 2])
    )
    numbers = Counter(number for number, _ in places)
    characters = frozenset(plain) - {"|"}
    plain = plain.replace("|", "")
    return _Stretch(numbers, pairs, characters, plain, times, tuple(places))


def _is_told(one: _Stretch, again: _Stretch) -> bool:
    """Whether all that a stretch tells was told by another one."""
    if again.numbers - one.numbers or not _are_of_one_time(one.times, again.times):
        return False
    count = again.numbers.total()
    if count < SEVERAL and (len(again.pairs) < LEAST_FEW or (not count and one.numbers)):
        return False
    least = (TOLD_WITHOUT, TOLD_WITH_ONE, TOLD)[min(count, SEVERAL)]
    if sum(isinstance(value, str) for value, _ in again.numbers) >= SEVERAL:
        least = TOLD_WITH_DAYS
    return _covers(one, again, least) and not _are_parallel(one, again, known=_is_known(again))


def _are_of_one_time(one: Sequence[str], again: Sequence[str]) -> bool:
    """Whether two tell of one time; where the one names the year the other may leave it out."""
    apart = [tuple(time for time in told if not _YEAR.fullmatch(time)) for told in (one, again)]
    named = len(one) > len(apart[0]), len(again) > len(apart[1])
    return one == again or (apart[0] == apart[1] and not all(named))


def _is_known(again: _Stretch) -> bool:
    """Whether the numbers of a stretch are hardly told of another thing as well."""
    count = again.numbers.total()
    large = any(_is_large(number) for number in again.numbers)
    several = large or len({unit for _, unit in again.numbers}) > 1
    return count >= SURE or (several and count >= SEVERAL)


def _are_parallel(one: _Stretch, again: _Stretch, *, known: bool, head: int = HEAD) -> bool:
    """Whether two begin with other words (对甲类…；对乙类…), and go on alike where their numbers
    leave no doubt.
    """
    matcher = SequenceMatcher(None, one.plain, again.plain, autojunk=False)
    alike = matcher.ratio() >= ALIKE
    same = sum(block.size for block in matcher.get_matching_blocks())
    if again.numbers.total() >= SEVERAL and _is_only_opened(one, again):
        return False
    in_order = same >= IN_ORDER * len(again.plain)
    return (alike or (in_order and not known)) and any(
        deed == "replace" and start < head and (alike or max(end - start, last - first) > 1)
        for deed, first, last, start, end in matcher.get_opcodes()
    )


def _is_only_opened(one: _Stretch, again: _Stretch) -> bool:
    """Whether a stretch lacks the opening of another one and has no word of its own: none of its
    pairs has two characters that are new.
    """
    shorter = len(one.plain) - len(again.plain) >= OPENING
    new = again.characters - one.characters
    return shorter and not any(set(pair) <= new for pair in again.pairs)


def _covers(one: _Stretch, again: _Stretch, least: tuple[float, float]) -> bool:
    pairs = len(again.pairs & one.pairs) / len(again.pairs)
    return pairs >= least[0] and (
        len(again.characters & one.characters) >= least[1] * len(again.characters)
    )


def _mistyped(one: _Stretch, again: _Stretch) -> tuple[Span, Span] | None:
    """The places of the one number of a stretch that was told before, and is mistyped again."""
    new, old = again.numbers - one.numbers, one.numbers - again.numbers
    least = MISTYPED_THEN if one.times and one.times == again.times else MISTYPED
    if new.total() != 1 or not _covers(one, again, least) or _are_of_two(one, again):
        return None
    ((value, unit),) = new
    same = any(_is_large(number) for number in one.numbers & again.numbers)
    for other, its in old:
        if its == unit and (_is_slip(value, other) or (same and _are_small(value, other))):
            return dict(one.places)[other, its], dict(again.places)[value, unit]
    return None


def _is_large(number: _Number) -> bool:
    return isinstance(number[0], str) or number[0] >= SMALL


def _are_small(one: Number | str, other: Number | str) -> bool:
    """Whether two numbers are mistyped as any other."""
    return not (_is_large((one, "")) or _is_large((other, "")))


def _are_of_two(one: _Stretch, again: _Stretch) -> bool:
    """Whether the first that differs between two is what they tell of (一季度…，二季度…)."""
    if one.times != again.times or _are_parallel(one, again, known=False, head=SHORT_HEAD):
        return True
    if again.plain.endswith(one.plain) or one.plain.endswith(again.plain):
        return one.plain != again.plain  # 取水许可120件，渔业领域取水许可102件
    return one.plain[:1] != again.plain[:1] and one.plain[1:HEAD] == again.plain[1:HEAD]


def _is_slip(one: Number | str, other: Number | str) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return False
    return is_slip(one, other) or is_turned(one, other)

"""One thing counted in passing and again as known, in whatever words: 在12个社区安装电子触摸屏 and
11个社区全部装上了电子触摸屏.

Which things the second number is of (it is meant for all of them, or its sentence begins with it)
is told by a noun and what describes it; all of that must stand around the first number as well.
The words are in data/counted.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from forms.patterns import one_of, regex
from forms.review.agreement.some_of_them import is_sample, is_told_among
from forms.review.agreement.told_names import last_noun, names_in, pieces_of
from forms.review.reading.counted_words import common_unit, deeds_in, echo_words, told_apart
from forms.review.reading.quantities import Quantity, quantities_of
from forms.review.reading.sentences import paragraphs_of, within
from forms.review.reading.units import NO_THINGS
from forms.review.repairs import is_slip, is_turned

LED = 300
"""Characters before the clause of a number that may tell of what time it is."""
MOST_TOLD = 60
"""Numbers in one unit that are compared with each other."""
NEAR = 0.5
"""Of the larger number: the least that another one of the same things may be."""
TELLING, SHARED = 4, 3
"""Characters of a noun, and of words shared beside it, that are hardly of other things."""
BRIEF = 5
"""Characters of a clause that says what was done with the things named before it."""
VERB = 2
"""Characters of a verb before a noun."""
_SEGMENT = regex(r"[^。；！？\n]+")
_MARKS = "，：、（）"
_QUOTES = regex("[“”‘’《》\\s]")
_NOUN = regex(r"[\u4e00-\u9fff“”《》]{1,20}")
_ENDS = regex("全部|全年|[均都共每各已逐的在于由被对按向经将了]")
_SUFFERED = regex("^被(?=[^的]{2,8}的)")
"""Behind a number: what was done to the things tells which are meant (8件被纠正的案件)."""
_TOTAL = regex("全年|本年|年内|一律|全部|逐|总共|合计|[均都]|共(?![同享建青产商])")
_NUMBERED = regex("(?:总?[数量]|达到?|为|的|了|有|共|仅|只)+$")
_SOME = regex("(?<![共现设建配])有$|[对为由从向给让]$")
_SUFFIXES = frozenset("会班点类件们者性化")
_ALIKE_WHOLE = regex("全[省市县区州旗镇乡]")
_OF_MORE = regex("[，,（(]占")
"""Behind a number: what tells that it is a part of a larger one."""
_ORDER = regex(r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}(?:[）)]|是|、|[.．]))|^20\d\d年")


class Told(NamedTuple):
    """A number with the words around it: `place` is that of its text among those compared,
    `around` from full stop or semicolon to the next, `head` its clause before it, `phrase` the noun
    behind; `core` are the last characters of the noun, "" where there is none; `names` what
    describes it; `among` that it is told what was among them, `of_more` that it is a part itself.
    """

    place: int
    quantity: Quantity
    around: str
    head: str
    phrase: str
    core: str = ""
    names: tuple[str, ...] = ()
    total: bool = False
    opens: bool = False
    among: bool = False
    of_more: bool = False


def told_again(
    texts: Sequence[tuple[str, frozenset[int]]], year: int | None
) -> Iterator[tuple[Told, Told]]:
    """Pairs of numbers of the same things that differ, the second meant for all of them; numbers
    at the places given with a text are left out.
    """
    groups: dict[str, list[Told]] = {}
    for place, (text, tied) in enumerate(texts):
        for told in _numbers(place, text, tied, year):
            groups.setdefault(common_unit(told.quantity.unit), []).append(told)
    for same in groups.values():
        for one in same[:MOST_TOLD] if len(same) > 1 else ():
            other = _contradicted(one, same[:MOST_TOLD])
            if other:
                yield other, one


def _contradicted(one: Told, same: Sequence[Told]) -> Told | None:
    """The first number of the same things, none where there are several or another one agrees."""
    near = [other for other in same if other is not one and _may_differ(one, other)]
    meant = [other for other in near if _is_of_the_same(one, other)]
    if len({other.quantity.value for other in meant}) > 1:
        meant = [o for o in meant if all(_is_in(name, o.head + o.phrase) for name in one.names)]
    found = meant[0] if len({other.quantity.value for other in meant}) == 1 else None
    if found is None or _is_sum(one, same):
        return None
    value = one.quantity.value
    agreeing = (o for o in same if o.around != one.around and o.quantity.value == value)
    return None if any(_is_of_the_same(one, other) for other in agreeing) else found


# ---- reading


@lru_cache(maxsize=256)
def _numbers(place: int, text: str, tied: frozenset[int], year: int | None) -> tuple[Told, ...]:
    found: list[Told] = []
    for offset, paragraph in paragraphs_of(text):
        inside = within(tied, offset, offset + len(paragraph))
        found += [
            Told(place, told.quantity.moved(offset), *told[2:])
            for told in _told_in(paragraph, inside, year)
        ]
    return tuple(found)


@lru_cache(maxsize=1024)
def _told_in(paragraph: str, tied: frozenset[int], year: int | None) -> tuple[Told, ...]:
    return tuple(_read(paragraph, tied, year))


def _read(text: str, tied: frozenset[int], year: int | None) -> Iterator[Told]:
    quantities = quantities_of(text)
    starts = [quantity.start for quantity in quantities]
    for segment in _SEGMENT.finditer(text):
        low, high = bisect_left(starts, segment.start()), bisect_left(starts, segment.end())
        edge, around = segment.start(), _QUOTES.sub("", segment[0])
        for quantity in quantities[low:high]:
            start = max(edge, *(text.rfind(m, edge, quantity.start) + 1 for m in _MARKS))
            edge = quantity.stop
            if quantity.start in tied or quantity.loose or quantity.article:
                continue
            if quantity.unit in NO_THINGS:
                continue
            head = _ORDER.sub("", _QUOTES.sub("", text[start : quantity.start]))
            if not _is_apart(head, text[max(segment.start(), start - LED) : start], year):
                opens = _opens(text, segment.start(), start, quantity)
                of_more = bool(_OF_MORE.match(text, quantity.stop))
                behind = _behind(text, quantity)
                told = Told(0, quantity, around, head, behind, opens=opens, of_more=of_more)
                yield from _parted(told)


def _opens(text: str, segment: int, start: int, quantity: Quantity) -> bool:
    """Whether nothing stands before a number but what describes its things, if need be with a
    number of its own (四次检查通报的30个问题).
    """
    led = text[segment : quantity.start]
    return start == segment or (led.endswith("的") and not any(mark in led for mark in _MARKS))


def _is_apart(head: str, led: str, year: int | None) -> bool:
    """Whether a number is none of this year's, or none of things."""
    words = echo_words()
    if any(map(head.__contains__, words["apart"])):
        return True
    if any(named != str(year) for named in re.findall(r"20\d\d", head)):
        return True
    before = head if any(word in head for word in ("全年", "本年", "年内")) else led + head
    before = before.replace("每季度", "").replace("每个季度", "")
    return any(map(before.__contains__, words["times"]))


def _behind(text: str, quantity: Quantity) -> str:
    """What stands behind a number up to a mark."""
    noun = _NOUN.match(text, quantity.stop)
    return _QUOTES.sub("", noun[0]) if noun else ""


def _parted(told: Told) -> Iterator[Told]:
    """A number with the noun behind it, which its verb may follow, or else with that before it."""
    head, behind = told.head, told.phrase
    phrase = _ENDS.split(_SUFFERED.sub("", behind))[0]
    if not any(pieces_of(phrase)):
        phrase = ""
    bare = _NUMBERED.sub("", head[head.rfind("等") + 1 :])
    total = bool(_TOTAL.search(head + behind)) or (not phrase and head.endswith("为"))
    total = total and not told.of_more
    opens = told.opens and (not head or head.endswith("的"))
    for one in dict.fromkeys((phrase, phrase[:2])):
        core = one[-2:] if one else last_noun(bare)
        names = tuple(names_in(f"{bare}|{one}"))
        among = bool(head and one) and behind.startswith(f"{one}中")
        read = told._replace(head=bare, phrase=one, core=core, names=names)
        yield read._replace(total=total, opens=opens, among=among)


# ---- comparing


def _may_differ(one: Told, other: Told) -> bool:
    """Whether numbers are near each other, and one is meant for all the things; a sentence that
    begins with it is of all where there are more of them than were told.
    """
    a, b = one.quantity.value, other.quantity.value
    if a == b or min(a, b) < NEAR * float(max(a, b)):
        return False
    if not (one.total or (one.opens and (a > b or one.among)) or _is_mistyped(one, other)):
        return False
    things = f"{one.quantity.unit}{one.phrase}"
    if is_told_among(other.head, one.around, things, b) if b < a else one.of_more:
        return False
    return not told_apart(one.around, other.around)


def _is_of_the_same(one: Told, other: Told) -> bool:
    """Whether what a number is of is told around another one, and the other way round."""
    if (_SOME.search(one.head) and one.phrase) or not _is_same_noun(one, other):
        return False
    if any(_are_siblings(mine, its) for mine in one.names for its in other.names):
        return False
    deeds = deeds_in(one.head), deeds_in(other.head)
    if all(deeds) and not deeds[0] & deeds[1]:
        return False
    if not all(_is_in(name, other.around) for name in one.names if name != one.core):
        return False
    if one.quantity.value > other.quantity.value:
        if (other.opens and not other.total) or is_sample(other.head, other.around):
            return False
        names = [name for name in _before_noun(other, one.core) if _particular(name)]
        if not all(_ends_in(name, one.around) or _is_done_with(name, one) for name in names):
            return False
    return _is_described(one, other) or _shared(one, other) >= SHARED


def _before_noun(told: Told, noun: str) -> Iterator[str]:
    """What describes a number up to a noun, which its verb may follow."""
    at = _place(noun, told.phrase)
    return names_in(f"{told.head}|{told.phrase[:at] if at >= 0 else told.phrase}")


def _place(noun: str, phrase: str) -> int:
    """Where a noun, or another one for the same, stands in a phrase; -1 where it does not."""
    known = echo_words()["alike"]
    same = (noun, *(word for word in known if known[word] == known.get(noun, noun)))
    return max(phrase[:10].find(word) if word else -1 for word in same)


def _is_described(one: Told, other: Told) -> bool:
    """Whether a number's noun and what stands with it tell which things are meant."""
    if any(len(_particular(name.removesuffix(one.core))) > 1 for name in one.names):
        return True
    if _ALIKE_WHOLE.search(one.head) and _ALIKE_WHOLE.search(other.head):
        return True
    told = sum(len(_particular(name)) for name in names_in(one.phrase or one.head))
    return told >= TELLING - _is_mistyped(one, other)


def _particular(name: str) -> str:
    """A name without the words that may be of anything."""
    for word in (*echo_words()["general"], *echo_words()["alike"], "单位"):
        name = name.replace(word, "")
    return name


def _is_mistyped(one: Told, other: Told) -> bool:
    a, b = one.quantity.value, other.quantity.value
    return is_slip(a, b) or is_turned(a, b)


def _is_same_noun(one: Told, other: Told) -> bool:
    known = echo_words()["alike"]
    a, b = known.get(one.core, one.core), known.get(other.core, other.core)
    if not (one.core or other.core):  # 共96名 and 共108人次 behind what each sums up
        return one.quantity.unit == other.quantity.unit
    if a == b or (one.core and not a):
        return True
    if not a and len(_alike_units(one.quantity.unit).findall(one.around)) > 1:
        return False  # 在大厅和6个站设点，共7处 sums up what stands before it
    if not a or not b:
        told = b in one.around if other.phrase else b in echo_words()["general"]
        return told or bool(a and a in other.around)
    if _place(a, other.phrase) >= 0:
        return True
    if other.phrase:
        return False
    brief = len(other.head) < BRIEF and not _is_sibling(one, other)
    return a in other.head or (brief and a in other.around)


@cache
def _alike_units(unit: str) -> re.Pattern[str]:
    """A number in a unit, or in one that counts the same things."""
    known, own = echo_words()["units"], common_unit(unit)
    alike = (own, *(other for other, meant in known.items() if meant == own))
    return regex(rf"\d(?:{one_of(alike)})")


def _is_sibling(one: Told, other: Told) -> bool:
    """Whether two names differ in their nouns alone: 行政复议 and 行政诉讼."""
    named = [it.head.removesuffix(it.core)[-VERB:] for it in (one, other)]
    return len(named[0]) == VERB and named[0] == named[1] and one.core != other.core


def _are_siblings(one: str, other: str) -> bool:
    """Whether two names differ in a word between the same ones: 渔事调解案件 and 渔事仲裁案件."""
    if len(one) != len(other) or one[:VERB] != other[:VERB] or one[-VERB:] != other[-VERB:]:
        return False
    between = list(zip(one[VERB:-VERB], other[VERB:-VERB], strict=True))
    return sum(a != b for a, b in between) >= VERB


def _is_in(name: str, around: str) -> bool:
    """Whether a name is told in a text, if need be shortened there or with other words within."""
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    told = [pair in around or _stands_apart(pair, around) for pair in pairs]
    if not told[0] or not (told[-1] or name[-1] in _SUFFIXES):
        return False
    return all(a or b for a, b in pairwise(told))


def _ends_in(name: str, around: str) -> bool:
    """Whether both ends of a name are told in a text."""
    return _is_in(name[:2], around) and _is_in(name[-2:], around)


def _is_done_with(name: str, one: Told) -> bool:
    """Whether a name is one of the other sentence behind a short verb (建设便民服务站)."""
    verbs = [name.removesuffix(own) for own in one.names if name.endswith(own)]
    verbs = [verb.replace("部门", "").replace("单位", "") for verb in verbs]
    parts = echo_words()["parts"]
    return one.total and any(
        len(verb) == VERB and not any(part in verb for part in parts) for verb in verbs
    )


def _stands_apart(pair: str, around: str) -> bool:
    return bool(re.search(f"{pair[0]}.{{1,2}}{pair[1]}", around))


def _is_sum(one: Told, same: Sequence[Told]) -> bool:
    """Whether a number is what several of one noun in one sentence come to."""
    parts: dict[str, dict[int, float]] = {}
    for other in same:
        if other.around != one.around and _is_same_noun(one, other):
            quantity = other.quantity
            parts.setdefault(other.around, {})[quantity.start] = float(quantity.value)
    value = float(one.quantity.value)
    return any(
        value == sum(told[low:high])
        for told in (list(there.values()) for there in parts.values())
        for low in range(len(told))
        for high in range(low + 2, len(told) + 1)
    )


def _shared(one: Told, other: Told) -> int:
    """How long the longest words are that two sentences share beside the noun."""
    longest, words = 0, one.around.replace(one.phrase or one.core or "|", "|")
    for name in names_in(words.replace(one.core or "|", "|")):
        for start in range(len(name)):
            end = start + longest + 1
            while end <= len(name) and name[start:end] in other.around:
                longest, end = end - start, end + 1
    return longest

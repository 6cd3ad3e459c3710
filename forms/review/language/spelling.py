"""Wrong characters: what sounds or looks like a word of this prose, and is none.

A string that differs from a term by a character of the same sound or of a like look, and that is
no word itself, is a slip, unless its characters belong to the words beside it (分配|和,
财政|收入). Of two characters a neighbour at least must be a word or a mark, so that little is left
over.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import add

from forms.patterns import regex
from forms.pinyin import syllable
from forms.review.language.coined import is_coined, is_done, is_each, is_one_of_each, stands_apart
from forms.review.language.frequencies import lattice
from forms.review.language.marks import without_addresses
from forms.review.language.slips import Slip
from forms.review.language.terms import FIRST, LONGEST, compounded, mistaken, terms, uncovered
from forms.review.reading.characters import han_around, is_han

_LOOSEST = (-1, 7, 10)
"""How loose two characters may be, by how many of their neighbours are words."""
_LOOSEST_COMMON = (-1, 9, 12)
"""The same where the right word is one of the commonest."""
_LOOSEST_LIKE = 8
"""How loose they may be where one only looks like the right one."""
_LOOSE, _LOOSE_IN_LONG = 5, 7
"""From which level on a character at an edge may stand for itself: 仍 是 有."""
_SURE = 6.0
"""How much less a sentence must cost with a term in which another word can be read."""
_UNLISTED = 2
_SELDOM = 1
_NEVER_LAST = frozenset("比之各其该每把被将对向从由与和或并且而但若则很最更较太未应让使至因虽既")
"""Characters that stand alone at every turn, but not at the end of a clause: 药品价各。"""
_SELDOM_MEANT = frozenset("越愈颇甚尤皆俱亦谁却刚曾稍")
"""Of the small words those that few sentences have: 签越服务."""
_PARTICLES = frozenset("的和与及对在将为等了并把由向从以按不")
_LEADING = "共已均并就被所其再才未也都还仅曾"
"""Small words that open a new one: 共|装订, 已|挽回."""
_BEHIND_ANY = "等旁畔"
"""Behind any noun: 屏|等, 窗口叫号机|旁."""
_RANKS, _RANKED = "居", frozenset("全各前首第榜于位中")
"""居 is a verb of its own where a place among others follows: 办结数|居全市前列."""
EACH = "逐每各偏较更最很太"
"""Before any noun of time or place, and any quality: 逐季, 各岗, 偏简."""


def near_words(text: str) -> Iterator[Slip]:
    """Strings that are a word of this prose but for a character."""
    shown = without_addresses(text)
    told = dict.fromkeys((*_by_sounds(shown), *_by_looks(shown)))
    found = sorted(told, key=lambda one: (one[0], -len(one[1])))
    done = 0
    for start, term in found:
        end = start + len(term)
        if start >= done and not is_quoted(shown, start, end):
            done = end
            yield Slip(start, end, term, f"“{text[start:end]}”疑为“{term}”")


def _by_sounds(text: str) -> Iterator[tuple[int, str]]:
    known = terms()
    sounds = text.translate(known.sounds)
    for index, pair in enumerate(map(add, sounds, sounds[1:])):
        for length in known.lengths.get(pair, ()):
            end = index + length
            word = text[index:end]
            if word in known.words:
                break
            for term in known.by_sound.get(sounds[index:end], "").split():
                loosest = _LOOSEST_COMMON if term in known.common else _LOOSEST
                if _sounds_right(word, term) and _is_slip(text, index, term, loosest):
                    yield index, term


def _sounds_right(word: str, term: str) -> bool:
    """Whether a string is near enough to a term: one character, two in a long one."""
    wrong = [(a, b) for a, b in zip(word, term, strict=True) if a != b]
    if len(word) >= 4:
        return len(wrong) <= 2
    return len(wrong) == 1 and syllable(wrong[0][0]) == syllable(wrong[0][1])


def _by_looks(text: str) -> Iterator[tuple[int, str]]:
    known = terms()
    for index in uncovered(text):
        if text[index] not in known.likes:
            continue
        meant = mistaken(text[index])
        before, behind = text[max(0, index - 1) : index], FIRST + text[index + 1 : index + 2]
        for term, at in (*meant.get(before, ()), *meant.get(behind, ())):
            if _looks_right(text, index, term, at) and _is_slip(
                text, index - at, term, (-1, _LOOSEST_LIKE, _LOOSEST_LIKE)
            ):
                yield index - at, term


def _looks_right(text: str, index: int, term: str, at: int) -> bool:
    """Whether all of a term but the character at `at` stands around the one at `index`."""
    start = index - at
    return (
        start >= 0
        and text.startswith(term[at + 1 :], index + 1)
        and text.startswith(term[:at], start)
        and text[start : start + len(term)] not in terms().words
    )


# ---- what may be right after all


def _is_slip(text: str, start: int, term: str, loosest: tuple[int, int, int]) -> bool:
    """Whether a string in the place of a term cannot be made of other words."""
    end = start + len(term)
    known = terms()
    made = is_coined(text[start:end]) or is_one_of_each(text[start:end])
    if made or stands_apart(text, start, term):
        return False
    wrong = [start + index for index, char in enumerate(term) if text[start + index] != char]
    if any(is_each(text, at) or _may_be_meant(text, start, term, at) for at in wrong):
        return False
    if term in known.fixed and len(wrong) == 1:
        after_word = len(term) >= LONGEST and known.ends_at(text, start)  # 干部|分片包干
        apart = after_word or not known.crosses(text, start)
        return apart and not known.crosses(text, end)
    if any(known.covers(text, at) for at in wrong):
        return len(term) > 2 and _leaves_a_rest(text, start, term)
    if len(term) == 2:
        sure = _stands_alone(text, start, end, loosest)
    else:
        sure = not any(_may_stand_alone(text, start, end, at) for at in wrong)
    return sure and not any(compounded(text, at) for at in wrong)


def _leaves_a_rest(text: str, start: int, term: str) -> bool:
    """Whether the words within a string leave one of its characters over, and the sentence is made
    of far commoner words with the term: 开方|日 for 开放日.
    """
    known, end = terms(), start + len(term)
    if known.crosses(text, start) or known.crosses(text, end):
        return False
    if all(known.covers(text, at) for at in range(start, end)):
        return False
    low, high = han_around(text, start, end)
    mended = text[low:start] + term + text[end:high]
    return lattice(text[low:high]).total - lattice(mended).total >= _SURE


def _may_be_meant(text: str, start: int, term: str, at: int) -> bool:
    """Whether the doubtful character may be right: it names a subject of which words are coined
    (警营, 场务公开) or is no part of a word (只|标, 屏|等).
    """
    known, char = terms(), text[at]
    if len(term) > 2:
        return char in known.topics and term[at - start] in known.topics
    if _ends_clause(text, at):
        return False
    if text[start] in EACH or text[start + 1] in _BEHIND_ANY:
        return True
    if text[start + 1] in EACH and text[start + 2 : start + 3].isdecimal():  # 查询点|各1处
        return True
    if start > 1 and text[start - 2] == text[start]:  # 易错易漏
        return True
    if char == _RANKS and text[at + 1 : at + 2] in _RANKED:
        return True
    return char in known.topics or (char in known.function and char not in _SELDOM_MEANT)


def _ends_clause(text: str, at: int) -> bool:
    """Whether a character stands at the end of a clause that never ends one."""
    behind = text[at + 1 : at + 2] or "。"
    return text[at] in _NEVER_LAST and not (is_han(behind) or behind.isdecimal())


def _stands_alone(text: str, start: int, end: int, loosest: tuple[int, int, int]) -> bool:
    """Whether two characters stand between words or marks, and seldom for themselves."""
    known = terms()
    if known.crosses(text, start) or known.crosses(text, end):
        return False
    ends, starts = known.ends.get(text[start]), known.starts.get(text[end - 1])
    if _ends_clause(text, end - 1):
        starts = _SELDOM
    char = text[max(0, start - 1) : start]
    before = parts(char) or char in _LEADING or known.ends_at(text, start)
    behind = parts(text[end : end + 1]) or known.begins_at(text, end)
    return (ends or _UNLISTED) + (starts or _UNLISTED) <= loosest[before + behind]


def parts(char: str) -> bool:
    """Whether a character parts words: a mark, the end of the text, a particle."""
    return not is_han(char) or char in _PARTICLES


def _may_stand_alone(text: str, start: int, end: int, at: int) -> bool:
    """Whether the doubtful character of a long string is at its edge, and may be a word by itself
    there (办公|是).
    """
    known = terms()
    loose = _LOOSE if end - start == 3 else _LOOSE_IN_LONG
    if at == start:
        return known.ends.get(text[at], 0) >= loose
    return at == end - 1 and (known.starts.get(text[at], 0) >= loose or is_done(text, at))


_QUOTED = regex("“[^“”，。；\n]{1,8}”")


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a place is within a short name in quotes: “码上公开” means to play with words."""
    return any(match.start() < start and end < match.end() for match in _QUOTED.finditer(text))

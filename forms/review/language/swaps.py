"""Characters that changed places: within a word (开公信息), of two words beside each other
(政信府息), or a small word and what it belongs before (今年三的项举措, 未经审查一律的不得发布).

What stands there is no word, and its characters belong to none beside it; put right, they make
words of this prose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, pairwise

from forms.patterns import regex
from forms.review.language.coined import is_coined, is_done, stands_apart
from forms.review.language.collocations import beside, collocations
from forms.review.language.marks import without_addresses
from forms.review.language.slips import Slip
from forms.review.language.spelling import parts
from forms.review.language.terms import compounded, is_compound, terms, uncovered
from forms.review.reading.characters import HAN

_LEADS = "让将把被对为向由给使从与和及以按于在"
"""Characters that lead to what follows, and never end a word that begins two before them."""
_SMALL = (
    (
        regex(
            r"(?<![第之前后])(?P<at>[一二三四五六七八九十两]的)(?=项(?!目)|个(?!人|体|别|性|案)|条(?!件|目|款|例|文)|件(?!数)|次(?!数|日|年|序|方)"
            r"|份(?!额|数|量)|篇(?!幅|章|目)|期(?!限|间|数|刊|望)|类(?!别|型|似|目)|家(?!庭|长|属|园|乡|禽|具|电|访|底|教)|名(?!单|称|录|额|次|字|义))",
            words="的项 的个 的条 的件 的次 的份 的篇 的期 的类 的家 的名",
        ),
        1,
    ),
    (
        regex(
            rf"(?P<at>(?:一律|一并)的(?=[不予由须应按先得禁])|(?:随即|业已|尚未|均已|务必|仍然|已经|曾经|(?<![舍怪要记了获])不得)的)(?={HAN})",
            words="一律的 一并的 随即的 业已的 尚未的 均已的 务必的 仍然的 已经的 曾经的 不得的",
        ),
        2,
    ),
    (
        regex(
            r"(?:^|(?<=[，。；的均也])|(?<=一律)|(?<=信息)|(?<=人员)|(?<=单位)|(?<=部门)|(?<=内容)|(?<=材料))(?P<at>得不)(?=[发公上泄对转刊提擅随使删改收要超])",
            words="得不",
        ),
        1,
    ),
)
"""Small words behind or before what they belong to, and how many characters stand before the
second word.
"""
_NAMED = "“《"
"""What opens a name, which may be made of any characters."""


def swapped_characters(text: str) -> Iterator[Slip]:
    """Two characters beside each other whose places are changed."""
    shown = without_addresses(text)
    places = uncovered(shown)
    found = {*_exchanged(shown, places), *_crossed(shown), *_thrust_in(shown, places)}
    found |= {*_misplaced(shown)}
    for start, right in sorted(found):
        end = start + len(right)
        yield Slip(start, end, right, f"“{shown[start:end]}”疑为“{right}”")


def _exchanged(text: str, places: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Two characters in no word that make words the other way round."""
    for at, behind in pairwise(places):
        if behind == at + 1 and text[at] != text[behind]:
            start, end = at, behind + 1
            if _is_across(text, at):
                start, end = at - 1, behind + 2
            elif not _is_within(text, at):
                continue
            yield start, text[start:at] + text[behind] + text[at] + text[behind + 1 : end]


def _crossed(text: str) -> Iterator[tuple[int, str]]:
    """Two words that go together, the end of the one and the beginning of the other exchanged,
    whatever that makes: 专人职员.
    """
    behind, known = collocations().behind, terms()
    fours = zip(count(), text, text[1:], text[2:], text[3:], strict=False)
    for start, first, second, third, fourth in fours:
        if f" {second}{fourth} " not in behind.get(first + third, ""):
            continue
        if second == third or text[start : start + 4] in known.words:
            continue
        if f" {third}{fourth} " in behind.get(first + second, ""):
            continue
        if not (known.crosses(text, start) or known.crosses(text, start + 4)):
            yield start, first + third + second + fourth


def _thrust_in(text: str, free: Sequence[int]) -> Iterator[tuple[int, str]]:
    """A particle before the end of a word that it should follow: 应让当群众."""
    known = terms()
    for low, at, high in zip(free, free[1:], free[2:], strict=False):
        if high != low + 2 or text[at] not in _LEADS:
            continue
        if text[low] + text[high] not in known.terms or not known.begins_at(text, high + 1):
            continue
        if _are_free(text, low, high + 1) and text[at] + text[high] not in known.words:
            yield low, text[low] + text[high] + text[at]


def _misplaced(text: str) -> Iterator[tuple[int, str]]:
    """Small words that changed places with what they stand beside."""
    for pattern, size in _SMALL:
        for match in pattern.finditer(text):
            yield match.start("at"), match["at"][size:] + match["at"][:size]


def _is_within(text: str, at: int) -> bool:
    """Whether two characters are a word the other way round, between other words."""
    known, before = terms(), text[max(0, at - 1) : at]
    turned = text[at + 1] + text[at]
    if turned not in known.terms or is_compound(text[at : at + 2]):
        return False
    around = beside(text, at)
    if around.before(turned) and around.behind(turned) and _are_free(text, at, at + 2):
        return True
    if (
        is_coined(text[at : at + 2])
        or stands_apart(text, at, text[at : at + 2])
        or is_done(text, at)
        or before.isdigit()
        or (before and before in _NAMED)
        or not _are_free(text, at, at + 2)
    ):
        return False
    if turned in known.turned and not known.crosses(text, at + 2):
        return True
    if any(char in known.function for char in text[at : at + 2]):
        return False
    left, right = known.ends_at(text, at), known.begins_at(text, at + 2)
    if text[at] in known.suffixes and left:  # 关注度|高
        return False
    parted = (left or parts(before)) and (right or parts(text[at + 2 : at + 3]))
    return parted and (left or right)


def _is_across(text: str, at: int) -> bool:
    """Whether the end of one word and the beginning of the next one changed places."""
    known = terms().terms
    if (
        not at
        or text[at - 1] + text[at + 1] not in known
        or text[at] + text[at + 2 : at + 3] not in known
    ):
        return False
    return _are_free(text, at - 1, at + 3)


def _are_free(text: str, start: int, end: int) -> bool:
    """Whether characters belong to no word, be it listed or only common."""
    known = terms()
    return not any(known.covers(text, at) or compounded(text, at) for at in range(start, end))

"""Things told of and spoken of again by what was told: 其余2个跨年实施 and 跨年实施的3个项目;
其中9名超过50岁 and 超过50岁的7名信息员.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.numerals import COUNT, whole_number
from forms.patterns import regex
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import COUNTED

_UNIT = f"[{COUNTED}]"
_TOLD = regex(
    rf"(?:其余|余下|剩余|剩下|其中|另外|另|还有|仍有|尚有|中有)(?:的|有|还有)?(?P<n>{COUNT})(?P<unit>{_UNIT})(?P<what>(?:{HAN}|\d){{4,24}})",
    words="其余 余下 剩余 剩下 其中 另 还有 仍有 尚有 中有",
)
_AGAIN = regex(
    rf"(?P<what>(?:{HAN}|\d){{4,14}})的(?P<n>{COUNT})(?P<unit>{_UNIT})(?P<noun>{HAN}{{2,8}})",
    words="的",
)
_APART = regex("上年|去年|往年|同期|其中|部分|另|每|各|第|累计|历年|新|20\\d\\d年的")
_OF_TIME = regex("\\d月|上年|去年|往年|半年|[一二三四]季度|20\\d\\d年")
_SIDE = 2
"""Characters at each end of what was told, by which it is known again."""
_MOST = 40


class _Some(NamedTuple):
    """So many things, what is told of them, and the pairs of characters that may name them."""

    n: int
    unit: str
    what: str
    named: frozenset[str]
    span: Span


def otherwise_recalled(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where so many are told, and others are spoken of again as them."""
    first = [(passage, one) for passage in told for one in _first(passage.text)[:_MOST]]
    for passage in told if first else ():
        for again in _again(passage.text)[:_MOST]:
            same = [(it, one) for it, one in first if _is_again(one, again)]
            if len(same) == 1 and same[0][1].n != again.n:
                yield At(same[0][0], same[0][1].span), At(passage, again.span)


def _is_again(one: _Some, again: _Some) -> bool:
    """Whether the words for things are those told of them, the noun standing near by."""
    if one.unit != again.unit or not again.named & one.named:
        return False
    head, tail = again.what[-2 * _SIDE : -_SIDE], again.what[-_SIDE:]
    at = one.what.find(head)
    return at >= 0 and one.what.find(tail, at + _SIDE) >= 0


@by_paragraph
def _first(text: str) -> Iterator[_Some]:
    for match in _TOLD.finditer(text):
        start, _ = sentence_around(text, *match.span())
        if _OF_TIME.search(text, start, match.start("n")):
            continue
        span = match.start("n"), match.end("unit")
        named = _pairs(text[start : match.end()])
        yield _Some(whole_number(match["n"]), match["unit"], match["what"], named, span)


@by_paragraph
def _again(text: str) -> Iterator[_Some]:
    for match in _AGAIN.finditer(text):
        clause = stretch_start(text, match.start(), "，。；：\n")
        if not _APART.search(text, clause, match.end("unit")):
            span, named = (match.start("n"), match.end("unit")), _pairs(match["noun"])
            yield _Some(whole_number(match["n"]), match["unit"], match["what"], named, span)


def _pairs(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))

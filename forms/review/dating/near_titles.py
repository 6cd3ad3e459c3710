"""Titles of acts with one word in the place of another: 《中华人民共和国行政信息公开条例》.

Which titles nobody but the state gives to an act, so that what is nearly the same is mistaken, is
in data/acts.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.patterns import regex
from forms.review.dating.known_acts import STATE
from forms.review.finding import Span

_TITLE = regex(r"《(?P<title>[^《》〈〉“”\n]{6,38}(?:条例|法|格式))》", words="条例》 法》 格式》")
_PLACE = tuple("省市县区州盟旗镇乡")
_WORD = 2
"""Characters of the word that is another."""


def near_titles(text: str, titles: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """Where titles stand that are nearly one of these, and which."""
    for match in _TITLE.finditer(text):
        said = match["title"]
        near = (title for title in titles if _is_near(said, title))
        if right := None if any(title in said for title in titles) else next(near, None):
            yield match.span("title"), right


def _is_near(said: str, title: str) -> bool:
    """Whether a title is another of the same kind but for one word; where it does not name the
    state, for one as long (政府信息公开信息服务费管理办法).
    """
    if abs(len(said) - len(title)) > (_WORD if title.startswith(STATE) else 0):
        return False
    if said[-1] != title[-1]:
        return False
    head = _common(said, title)
    tail = _common(said[head:][::-1], title[head:][::-1])
    other = said[head : len(said) - tail]
    return len(other) <= _WORD >= len(title) - head - tail and not other.endswith(_PLACE)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))

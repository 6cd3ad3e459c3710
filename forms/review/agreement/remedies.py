"""Remedies that each begin with what they are for, of which one is for what was not found wanting:
视频号选题少；收费告知不够 and 围绕公众号，…；围绕收费告知，….
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import matches_in

_FOR = regex(
    rf"(?:^|(?<=[。；：\n，]))(?P<how>针对|围绕|对于|关于|为解决)(?P<what>{HAN}{{3,16}}?)(?:的?(?:问题|不足|短板|情况))?[，,]",
    re.MULTILINE,
    words="针对 围绕 对于 关于 为解决",
)
_ALL = regex("上述|以上|这些|此|存在|前述|各|不足|问题|短板|薄弱环节|所有|三|两|四")
_MEDIA = ("微信公众号", "公众号", "视频号", "微博", "抖音号", "门户网站", "网站", "小程序", "热线")
_TAIL = 4
"""Characters at the end of what a remedy is for that are told of another thing before."""
LEAST = 3
"""Remedies of one way of speaking that are surely told one for each fault."""


def remedies_for_nothing(text: str) -> Iterator[tuple[Span, Span]]:
    """Where a remedy stands, and what was found wanting of another thing in the same words."""
    told = [match for match in matches_in(_FOR, text) if not _ALL.search(match["what"])]
    for how in {match["how"] for match in told}:
        same = [match for match in told if match["how"] == how]
        before = text[: same[0].start()]
        lone = [match for match in same if not _is_told(match["what"], before)]
        if len(same) < LEAST or len(lone) != 1:
            continue
        match = lone[0]
        name = match["what"][-_TAIL:] if len(match["what"]) > _TAIL else _another(match, before)
        at = before.rfind(name) if name else -1
        if at >= 0:
            yield (at, at + len(name)), match.span("what")


def _is_told(what: str, before: str) -> bool:
    """Whether what a remedy is for was told of, in whatever words."""
    pairs = [what[at : at + 2] for at in range(len(what) - 1)]
    return all(pair in before for pair in pairs[:2]) or (
        pairs[0] in before and sum(pair in before for pair in pairs) * 2 > len(pairs)
    )


def _another(match: re.Match[str], before: str) -> str:
    """The medium that was found wanting, where a remedy is for another one, which was not."""
    return next((it for it in _MEDIA if it in before), "") if match["what"] in _MEDIA else ""

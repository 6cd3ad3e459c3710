"""A third party that agreed, and a refusal for its sake: 第三方复函同意公开，经审查，不公开不会……;
不予公开的1件……第三方回函同意公开.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.paragraphs import pairs_by_paragraph
from forms.review.reading.sentences import sentence_around

_AGREED = regex(
    r"(?:第三方|权利人|利害关系人|相关方)[^，。；不]{0,16}?(?:表示|明确|书面|来函|复函|回函|答复|均)*同意(?:予以|对外|我局|向申请人)*公开",
    words="同意",
)
_REFUSED = regex(
    r"(?:(?:决定|依法|据此|遂|最终|答复)(?:对其|对该信息|作出)?不予公开|不公开不会对公共利益|保护第三方[^，。；]{0,8}不予公开)",
    words="不予公开 不公开",
)
_THE_REFUSED = regex("不予公开的(?:这)?(?:1|一)件", words="不予公开")
_SEVERAL = regex(
    "部分|其余|另|除|后者|前者|不同意|未同意|没有同意|[2-9两二三四五]件|如|若|凡|的，|的不|应当|另一"
)


@pairs_by_paragraph
def agreed_and_refused(text: str) -> Iterator[tuple[Span, Span]]:
    """Where one third party agreed, and the same application is refused all the same."""
    for agreed in _AGREED.finditer(text):
        start, end = sentence_around(text, *agreed.span())
        if _SEVERAL.search(text, start, end):
            continue
        refused = _THE_REFUSED.search(text, start, agreed.start()) or _REFUSED.search(
            text, agreed.end(), end
        )
        if refused:
            yield agreed.span(), refused.span()

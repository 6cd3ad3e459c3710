"""Numbers that are no figure by what stands right behind them: of more offices, of some cases."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from forms.patterns import regex
from forms.review.passage import Passage
from forms.review.reading.quantities import Quantity, alike_among, quantities_of
from forms.review.reading.sentences import stretch_start
from forms.review.reading.tongue import SaidFact, tongue_of
from forms.review.told_figures.by_source import is_of_one_source
from forms.review.told_figures.claim import Claim
from forms.review.told_figures.figure_values import Figures

_OWN_BESIDE = regex("[，,；](?:而|但)?[本我][局厅委办镇乡街县市区院校]|[，,；](?:而|但)?本机关")
NEAR = 12
"""Characters behind a number of the region where the own one begins."""
_OWN_PART = regex(
    "[，,（(](?:其中)?[：:，,]?(?:[省市县区州厅局委]{0,2}(?:本级|机关)|[本我][省市县区州厅局委办院])"
    "(?:机关|本级)?(?:收到|受理|新收|共|为|有|申请|的)*$"
    r"|[，,（(](?:其中|仅有?)[：:，,]?(?:涉及|属于?|因|关于|与)?(?:政府|政务)?(?:信息)?公开[^，。；\d]{0,8}$"
)
SHORT = 16
"""Characters that lead in the own number behind the region's."""
_COUNTED = regex("申请|受理|新收|收到|办结|答复|复议|诉讼|许可|处罚|强制|文件|公开")
_ASKED = regex(
    r"[^。；\d]{0,36}(?:征求|征询|听取)[^。；，\d]{0,12}(?:意见|同意)", words="征求 征询 听取"
)
_OF_OTHERS = ("@third_party", "@trade_secret", "@privacy")
_REFUSED = ("@refused", "@undisclosed")
_SHARE = regex("[，,（(]?(?:约|近)?占[^，。；（\\d]{0,14}", words="占")
HUNDRED = 100
_TURNS = frozenset("次期场批轮项类种")
_SUM_OF_THEM = regex(
    r"(?:培训|会议|活动)?(?:一?共计?|合计|累计|总计)[^，。；\d]{0,6}\d", words="共 合计 累计 总计"
)
_OPENS = regex(
    "(?:^|[，；。：）\\n])(?:截至|年底|年末|全年|年内|今年|本年度?|当年|还|也|仍|另|尚|曾|先后|其中|发现|抽查|检查|因此|[，,])*有?$"
)
"""What leads in some cases of which a problem is told: 全年有6件, 抽查发现3件."""
_SOME_OF_THEM = regex("(?:政府信息公开|信息公开|公开)?(?:申请|案件|答复)(?!中|里|[，。；、]|$)")


def is_not_meant(
    figures: Figures, passage: Passage, claim: Claim, known: Sequence[SaidFact]
) -> bool:
    """Whether a number that its words tie to a figure is another one all the same."""
    return (
        is_of_one_source(figures, passage.text, claim.quantity, known)
        or _is_asked_about(figures, passage, claim, known)
        or _counts_turns(passage, claim)
        or _is_of_region(figures, passage, claim, known)
        or _shows_a_problem(passage, claim)
        or _is_of_fewer(figures, passage, claim, known)
        or _is_share_of_it(figures, passage, claim, known)
    )


def _is_asked_about(
    figures: Figures, passage: Passage, claim: Claim, known: Sequence[SaidFact]
) -> bool:
    """Whether a number is of those about which somebody was asked, which refuses none of them:
    对涉及商业秘密的8件申请征求第三方意见.
    """
    tongue, text, quantity = tongue_of(figures.form), passage.text, claim.quantity
    theirs, refused = tongue.mask(_OF_OTHERS), tongue.mask(_REFUSED)
    about = all(said.bound & theirs and not said.bound & refused for said in known)
    if quantity is None or not about:
        return False
    if "不予公开" in text[stretch_start(text, quantity.start, "。；\n") : quantity.start]:
        return False
    clause = stretch_start(text, quantity.start, "，。；\n")
    asked = _ASKED.search(text, clause, quantity.start)
    return bool(asked or _ASKED.match(text, quantity.stop))


def _counts_turns(passage: Passage, claim: Claim) -> bool:
    """Whether a number only says how many are added up behind it: 两次共90人次."""
    quantity = claim.quantity
    return bool(
        quantity and quantity.unit in _TURNS and _SUM_OF_THEM.match(passage.text, quantity.stop)
    )


def is_beside_own(passage: Passage, claim: Claim) -> bool:
    """Whether a change is told of the region where the own number is told beside it: 全市申请量
    同比增长70.3%，本局56件.
    """
    end = claim.span[1]
    beside = _OWN_BESIDE.search(passage.text, end, end + NEAR)
    return claim.kind == "change" and claim.scope == "region" and bool(beside)


def _is_of_region(
    figures: Figures, passage: Passage, claim: Claim, known: Sequence[SaidFact]
) -> bool:
    """Whether a number is of more offices, or of all matters, and the figure is told behind it:
    全省共收到1204件，其中厅本级182件; 行政诉讼60件，其中信息公开类16件.
    """
    text, quantity = passage.text, claim.quantity
    own = alike_among(text, quantity) if quantity else None
    if quantity is None or own is None:
        return False
    if not _OWN_PART.search(text[max(quantity.stop, own.start - SHORT) : own.start]):
        return False
    return any(own.agrees(figures.value(said.at) or 0) for said in known)


def _is_of_fewer(
    figures: Figures, passage: Passage, claim: Claim, known: Sequence[SaidFact]
) -> bool:
    """Whether a number is a part of something else that is less than the figure, so that it cannot
    be that: 全年分流27件，其中按公开申请受理8件 for 40.
    """
    text, quantity = passage.text, claim.quantity
    opened = text.rfind("其中", stretch_start(text, claim.span[0], "。；\n"), claim.span[0])
    if quantity is None or opened < 0:
        return False
    whole = next((one for one in reversed(quantities_of(text)) if one.stop <= opened), None)
    if whole is None or whole.unit != quantity.unit or _named(text, whole):
        return False
    values = [figures.value(terms) for said in known for terms in (said.at, *said.also)]
    return all(value is None or value > whole.high for value in values)


def _is_share_of_it(
    figures: Figures, passage: Passage, claim: Claim, known: Sequence[SaidFact]
) -> bool:
    """Whether a share behind a number says that it is only a part of the figure: 这类申请46件，占
    新收申请的38.3% for 120.
    """
    text, quantity = passage.text, claim.quantity
    share = next((o for o in quantities_of(text) if quantity and o.start >= quantity.stop), None)
    if quantity is None or share is None or share.unit != "%":
        return False
    if not _SHARE.fullmatch(text, quantity.stop, share.start):
        return False
    values = [figures.value(terms) for said in known for terms in (said.at, *said.also)]
    wholes = [Decimal(value) for value in values if value and value > quantity.value]
    return any(share.agrees(quantity.value * HUNDRED / whole) for whole in wholes)


def _named(text: str, whole: Quantity) -> bool:
    """Whether a whole is named as what the form counts, so that it may be the wrong one."""
    start = stretch_start(text, whole.start, "，。；：\n")
    return bool(_COUNTED.search(text, start, whole.start))


def _shows_a_problem(passage: Passage, claim: Claim) -> bool:
    """Whether a number opens a clause about problems, so that some cases are meant, not all:
    6件申请到最后两天才答复.
    """
    text, quantity, section = passage.text, claim.quantity, passage.section
    if quantity is None or section is None or not section.wants_measures:
        return False
    opens = _OPENS.search(text, max(0, quantity.start - NEAR), quantity.start)
    return bool(opens and _SOME_OF_THEM.match(text, quantity.stop))

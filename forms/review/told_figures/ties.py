"""Ties: how well a fact of the form fits the words around a number."""

from __future__ import annotations

from forms.review.reading.surroundings import Context, Odd
from forms.review.reading.tongue import SaidFact
from forms.review.told_figures.signs import Marks

RESIDUE = (9, 6, 2, 2)
"""How many unknown characters may stand near a quantity whose topic is in its clause, in the
clauses before, earlier in the sentence, or before the sentence."""
RESIDUE_BARE = 2
"""The same where no word but the topic ties it."""
LONGEST_OPENING = 24
"""Characters of a clause before its first word that means something."""
LONGEST_NAME = 12
"""Unknown characters before a topic that is all that ties a number."""
LONGEST_SUBJECT = 4
"""Unknown characters before a mere deed (办理5件) whose topic is not in the sentence."""
REMARK = "条"
"""The unit of what is rather said than applied for, where the clause names no topic (意见办得慢，
未办结的15条).
"""
_SHORT_OWNER = 2
"""Unknown characters before 的 that may say whose all are (我局的5件申请); more tell which
are meant (材料不全的5件申请).
"""
_MORE = ("尚有", "仍有", "还有", "另有")
"""What leads in a part or what is besides, of which a mere deed is told (尚有1件是年底收到的)."""
LONGEST_OBJECT = 3
"""The same between such a deed and the number (办理房产抵押登记2130件)."""


def fitness(marks: Marks, said: SaidFact, context: Context) -> tuple[int, int, int] | None:
    """How well a fact fits a quantity: groups matched, then their nearness, then how many are more
    than mere deeds (收到, 办理); None: not at all.
    """
    if _is_spoken_against(marks, said, context) or _is_vague(marks, said, context):
        return None
    if not said.groups:
        return (1, 0, 0) if _speaks_plainly(said, context, marks) else None
    nearness = _nearness(marks, said, context)
    if not nearness or (context.reach and nearness == len(said.groups) and context.unknown):
        return None
    if context.residue > RESIDUE[context.reach] * max(1, nearness // 2):
        return None
    special = sum(bool(group & ~marks.deeds) for group in said.groups)
    return len(said.groups) + 1, nearness, special


def _is_spoken_against(marks: Marks, said: SaidFact, context: Context) -> bool:
    """Whether a word near a quantity makes it another number than a fact's."""
    near = context.near
    if context.joined & ~(said.topic | said.bound):
        return True
    another = context.reach and near & marks.reasons and near & said.bound
    another = another or (context.reach > 2 and near & said.bound & marks.carried)
    if context.topic & marks.reasons and not (context.topic & said.bound or another):
        return True  # 重复申请2件，公开1件; not 重复申请2件，索要公开出版物1件。其余结转下年度
    if context.reach and near & marks.things & ~said.own:
        return True  # 申请均已办结，召开会议4次
    if context.led & said.without or (said.beside and not context.beside & said.beside):
        return True
    alone = context.beside & said.alone and not context.beside & marks.topics & ~said.topic
    if alone or (near & marks.compare and said.own & marks.last_year):
        return True
    if near & marks.ways and said.own & marks.means:
        return True
    led = context.lead & ~marks.topics if context.reach else 0
    if (near | context.amid | led) & said.without:
        return True
    known = said.own | marks.rest if said.fact.rest else said.own
    if any(_against(odd, said, known) for odd in context.strange):
        return True
    others = (context.near | context.lead) & marks.alien
    if context.reach > 2 and others and not said.own & marks.alien:
        return True  # 公开申请办结161件。回复网民留言，共120件
    kin = known | said.kin | marks.delta
    return context.reach > 2 and any(_against(odd, said, kin) for odd in context.others)


def _against(odd: Odd, said: SaidFact, known: int) -> bool:
    """Whether a word speaks against a fact: none of its own, nor a qualifier of one."""
    return not (odd.mask & known or odd.touched & said.bound)


def _is_vague(marks: Marks, said: SaidFact, context: Context) -> bool:
    """Whether it is unknown what a quantity counts or who did it."""
    if context.qualified or context.limited or (context.ahead and context.of_unknown):
        return True
    if (context.near | context.lead) & marks.added & ~said.bound:
        return True
    if context.within is not None and not said.bound & context.within & ~marks.deeds:
        return True  # 收到的申请中有4件要求提供征地材料
    if context.amid & marks.topics and not said.bound & context.near & ~marks.deeds:
        return True  # 办结的申请中，有6件申请人来信致谢
    if said.bound & marks.shift and (_counts_more(context) or _names_other(marks, said, context)):
        return True
    if context.carried and not said.own & marks.carried:
        return True
    if context.opening.endswith(_MORE):
        whose = context.ahead and context.near & marks.subjects  # 还有4件自然人的申请
        if whose or not said.bound & ~marks.deeds:
            return True
    if context.near & marks.carried_over & ~said.own and not said.groups:
        return True
    mainly = context.lead & marks.mainly and not context.near & (said.bound | marks.now)
    if (mainly or context.near & marks.mainly) and not said.bound & ~(marks.deeds | marks.now):
        return True
    if context.marks.endswith("（") and context.behind_unknown:
        return True  # 新收申请多为名录（6件）
    if _is_told_apart(marks, said, context):
        return True
    if context.reach < 2:
        return False
    if context.reach > 2 and context.quantity.unit == REMARK:
        return True
    deed = not said.bound & ~marks.deeds
    strange = context.unknown > LONGEST_SUBJECT or context.residue > LONGEST_OBJECT
    far = context.reach > 2 and strange
    return context.of_unknown or (deed and (context.behind_unknown or far))


def _is_told_apart(marks: Marks, said: SaidFact, context: Context) -> bool:
    """Whether unknown words tell which are meant: 3件申请因材料不全退回科室重新办理, 2件工伤认定被
    法院撤销, 企业用工17件.
    """
    behind = context.behind_unknown
    deed = said.groups and not said.bound & ~marks.deeds
    if context.ahead and deed and context.residue > RESIDUE_BARE:
        return True
    if context.topic & marks.court and (behind or context.unknown):
        return True
    return behind and not context.ahead and _is_by_whom(marks, said, context)


def _is_by_whom(marks: Marks, said: SaidFact, context: Context) -> bool:
    """Whether it is who applied that ties a number to a fact."""
    return any(odd.mask & marks.subjects and odd.mask & said.bound for odd in context.others)


def _names_other(marks: Marks, said: SaidFact, context: Context) -> bool:
    """Whether it is another known thing that became more or less: 减少申请材料10项."""
    others = (odd.mask for odd in context.others if odd.mask & marks.plain)
    return any(not mask & said.own for mask in others)


def _counts_more(context: Context) -> bool:
    """Whether more than the words of a fact stands before a number: 行政许可事项精简环节21个."""
    return context.compound or context.behind_unknown or context.residue > LONGEST_SUBJECT


def _nearness(marks: Marks, said: SaidFact, context: Context) -> int:
    """How near the words of a fact are: two for each group near, one for one before; 0: not all.
    Two topics, or two deeds, must both be near.
    """
    nearness = 0
    together = said.joint or (len(said.groups) > 1 and not said.bound & ~marks.deeds)
    for group in said.groups:
        if context.near & group:
            nearness += 2
        elif context.lead & group and not together:
            nearness += 1
        else:
            return 0
    return nearness


def _is_held(context: Context) -> bool:
    """Whether 一 counts what is held (一期, 一场); 一件 may be any one."""
    return context.quantity.unit in ("期", "场", "次", "场次", "人次")


def _speaks_plainly(said: SaidFact, context: Context, marks: Marks) -> bool:
    """Whether nothing but the topic stands near: no word of another fact, no 其中, no other noun
    that it is part of (行政复议听证) or that is counted (5个单位).
    """
    held = _is_held(context)
    if context.compound or context.attributed or (context.quantity.article and not held):
        return False
    if context.unknown > LONGEST_NAME or any(odd.mask & marks.documents for odd in context.others):
        return False
    if context.ahead and context.residue and not held:
        return False  # 有6件申请在内部流转中超过了时限
    if context.ahead and context.opening.endswith("的") and context.unknown > _SHORT_OWNER:
        return False
    if context.near & (said.rivals & ~marks.last_year | marks.listed):
        return False
    if context.residue > (RESIDUE[1] if held else RESIDUE_BARE):
        return False
    return not context.reach or (context.reach == 1 and not context.residue + context.unknown)

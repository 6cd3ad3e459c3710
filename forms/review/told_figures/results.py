"""What disputes ended with, told where none is named: 复议被纠正1件，诉讼被纠正3件。对4件纠正案件
逐一剖析; 对被纠正的2件重新答复.
"""

from __future__ import annotations

from forms.review.reading.surroundings import Context
from forms.review.reading.tongue import SaidFact, Terms, Tongue

_OPENINGS = ("", "对", "针对", "其中", "就")
"""How a clause may begin that tells of a bare result."""


def results(tongue: Tongue) -> int:
    """The bits of all that a dispute can end with."""
    return tongue.results | tongue.bit("@other_outcome")


def is_bare_result(tongue: Tongue, context: Context) -> bool:
    """Whether a number is told as that of cases put right, and of nothing else."""
    corrected = tongue.bit("@corrected")
    if context.reach <= 2 or not context.near & corrected or context.opening not in _OPENINGS:
        return False
    if not context.topic & (tongue.bit("@request") | tongue.disputes):
        return False  # 抽查处罚案卷90件。被纠正的3件
    behind = context.behind_unknown or context.of_unknown or context.residue or context.ahead
    return not (behind or any(not odd.mask & corrected for odd in context.others))


def of_all_disputes(tongue: Tongue, context: Context, said: SaidFact) -> SaidFact:
    """A result told in a sentence that names no dispute, which may be that of any or of all."""
    result = said.bound & results(tongue)
    alike = [
        other.at
        for other in tongue.facts_on(tongue.disputes, context.quantity.unit)
        if other.bound & results(tongue) == result
    ]
    addresses = dict.fromkeys(a for terms in alike for a in terms.addresses)
    if len(addresses) <= len(said.at.addresses):
        return said
    return said._replace(also=(*said.also, *alike, Terms(tuple(addresses))))

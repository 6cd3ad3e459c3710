"""Outcomes of the one case told: 行政复议1件，复议机关撤销了原答复 says that 1 was corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.review.reading.surroundings import Clause
from forms.review.reading.tongue import SaidFact, Token, Tongue, union
from forms.review.told_figures.claim import Claim
from forms.review.told_figures.signs import Marks

ONE = 1
NEAR = 2
"""Characters of a clause before what a court did with the one case of a row."""


def outcomes_of(
    tongue: Tongue, marks: Marks, clauses: Sequence[Clause], claims: Sequence[Claim], section: str
) -> Iterator[Claim]:
    """What the clauses behind the one case of a dispute say became of it."""
    ambiguous = tongue.bit("@other_outcome")  # 驳回起诉 may be counted as upheld
    for claim in claims:
        quantity, said = claim.quantity, claim.readings[0]
        row = all(group & marks.suits for group in said.groups)  # 直接起诉1件，尚未审结
        whole = claim.kind == "states" and row and said.topic & tongue.disputes
        if quantity is None or not whole or quantity.value != ONE or quantity.loose:
            continue
        behind = [clause for clause in clauses if clause.start >= quantity.stop]
        for clause in behind:
            mask = union(token.mask for token in clause.tokens)
            away = marks.none | marks.last_year | marks.excepted | marks.next_year | ambiguous
            if not clause.goes_on or clause.quantities or mask & away:
                break
            if outcome := _outcome(tongue, clause, mask, section):
                token, readings = outcome
                if said.groups:  # of its row alone
                    readings = tuple(one._replace(also=()) for one in readings)
                    if token.start - clause.start > NEAR and not mask & marks.court:
                        break  # 复议后起诉的1件，原告对维持决定不服
                told = quantity._replace(loose=True)
                span = token.start, token.end
                yield Claim(span, readings, told, "states", claim.scope, claim.unsure)
                break


def _outcome(
    tongue: Tongue, clause: Clause, mask: int, section: str
) -> tuple[Token, tuple[SaidFact, ...]] | None:
    """The word of a clause for how a dispute ended, and the facts that it may speak of; None where
    it has none or several.
    """
    results = tongue.results
    words = [token for token in clause.tokens if token.mask & results]
    if len({token.mask & results for token in words}) != ONE:
        return None
    facts = tuple(
        said
        for said in tongue.facts_on(clause.topic, "件")
        if len(said.groups) == ONE and said.per is None and words[0].mask & said.bound & results
        if not mask & said.without and (not said.fact.sections or section in said.fact.sections)
    )
    return (words[0], facts) if facts else None

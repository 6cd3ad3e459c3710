"""Outcomes of the one case told: 行政复议1件，复议机关撤销了原答复 says that 1 was corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.review.reading.surroundings import Clause
from forms.review.reading.tongue import SaidFact, Token, Tongue, union
from forms.review.told_figures.claim import Claim
from forms.review.told_figures.signs import Marks

ONE = 1
Outcome = tuple[Token, tuple[SaidFact, ...]]
NEAR = 2
"""Characters of a clause before what a court did with the one case of a row."""


def outcomes_of(
    tongue: Tongue,
    marks: Marks,
    text: str,
    clauses: Sequence[Clause],
    claims: Sequence[Claim],
    section: str,
) -> Iterator[Claim]:
    """What the bracket or the clauses behind the one case of a dispute say became of it."""
    for claim in claims:
        quantity, said = claim.quantity, claim.readings[0]
        row = all(group & marks.suits for group in said.groups)  # 直接起诉1件，尚未审结
        whole = claim.kind == "states" and row and said.topic & tongue.disputes
        if quantity is None or not whole or quantity.value != ONE or quantity.loose:
            continue
        outcome = _in_bracket(tongue, text, clauses, claim, section)
        if outcome := outcome or _behind(tongue, marks, clauses, claim, section):
            token, readings = outcome
            if said.groups:  # of its row alone
                readings = tuple(one._replace(also=()) for one in readings)
            told, span = quantity._replace(loose=True), (token.start, token.end)
            yield Claim(span, readings, told, "states", claim.scope, claim.unsure)


def _in_bracket(
    tongue: Tongue, text: str, clauses: Sequence[Clause], claim: Claim, section: str
) -> Outcome | None:
    """直接起诉1件（法院判决维持）."""
    assert claim.quantity is not None
    start, said = claim.quantity.stop, claim.readings[0]
    if not text.startswith("（", start):
        return None
    end = text.find("）", start)
    tokens = [token for clause in clauses for token in clause.tokens if start < token.start < end]
    return _outcome(tongue, tokens, union(said.groups) or said.topic, section)


def _behind(
    tongue: Tongue, marks: Marks, clauses: Sequence[Clause], claim: Claim, section: str
) -> Outcome | None:
    """What the first of the clauses behind a number says that has a word for how a case ended."""
    assert claim.quantity is not None
    ambiguous = tongue.bit("@other_outcome")  # 驳回起诉 may be counted as upheld
    away = marks.none | marks.last_year | marks.excepted | marks.next_year | ambiguous
    for clause in (clause for clause in clauses if clause.start >= claim.quantity.stop):
        mask = union(token.mask for token in clause.tokens)
        if not clause.goes_on or clause.quantities or mask & away:
            return None
        if outcome := _outcome(tongue, clause.tokens, clause.topic, section):
            far = outcome[0].start - clause.start > NEAR and not mask & marks.court
            # not 复议后起诉的1件，原告对维持决定不服
            return None if claim.readings[0].groups and far else outcome
    return None


def _outcome(tongue: Tongue, tokens: Sequence[Token], topic: int, section: str) -> Outcome | None:
    """The word among some for how a dispute ended, and the facts that it may speak of; None where
    there is none, or several.
    """
    results, mask = tongue.results, union(token.mask for token in tokens)
    words = [token for token in tokens if token.mask & results]
    if len({token.mask & results for token in words}) != ONE:
        return None
    facts = tuple(
        said
        for said in tongue.facts_on(topic, "件")
        if len(said.groups) == ONE and said.per is None and words[0].mask & said.bound & results
        if not mask & said.without and (not said.fact.sections or section in said.fact.sections)
    )
    return (words[0], facts) if facts else None

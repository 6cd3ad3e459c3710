"""Statements: all that a text says of the form's figures, sentence by sentence.

What a sentence says depends on its words, on the form, and on what the talk was of before it; it is
kept under these, so that typing costs one sentence. Of sentences without a number or a word such as
未, 均 or 审结 only what they talk of is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from forms.draft import Draft
from forms.form import Form
from forms.patterns import regex
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.clause_marks import BRACKETS, around
from forms.review.reading.contexts import Scene, last_topic
from forms.review.reading.quantities import quantities_in
from forms.review.reading.sentences import Sentence, sentences_of
from forms.review.reading.surroundings import Context, Talk
from forms.review.reading.tongue import Tongue, tokens_of, tongue_of, union
from forms.review.reading.trends import trends_in
from forms.review.reading.units import PEOPLE
from forms.review.told_figures.all_of_them import all_of_them
from forms.review.told_figures.assurances import Assurance, assurances_in
from forms.review.told_figures.claim import Claim
from forms.review.told_figures.claims import claims_of, sums_of
from forms.review.told_figures.denials import denials_in
from forms.review.told_figures.last_years import last_years
from forms.review.told_figures.outcomes import outcomes_of
from forms.review.told_figures.reached import reached
from forms.review.told_figures.selves import as_itself
from forms.review.told_figures.signs import marks_of
from forms.titles import heading

_SAYS = regex(
    "[未无没零均都皆]|不存在|不涉及|不收|不征|全部|全数|悉数|一律|100|百分之百|免费|免收|免除"
    f"|审结|了结|驳回|维持|撤销|纠正|判决|有人|一[{PEOPLE}户家]|[几数]件|(?:部分|少量|个别|少数)申请"
)
_ATTRIBUTE = regex(rf"的(?={HAN})")
"""What makes of an assertion a word for what else is told: 全部140件办结的申请均经审核."""
_HEADING = regex(
    rf"\s*(?:[（(][一二三四五六七八九十\d]{{1,2}}[）)]|[一二三四五六七八九十\d]{{1,2}}[、.．])\s?(?:{HAN}|、){{2,20}}[。：:\s]*"
)
_ASKED_FOR = regex(
    r"\s*[^，。；\d]{0,8}申请(?:公开)?的?(?:内容|事项|信息|主题|领域)[^，。；\d]{0,6}?(?:看|分|涉及|集中|包括|主要)",
    words="申请",
)
AWAY = -1
"""In the place of a topic: a heading that turns to something else."""
LOOK_BACK = 8
"""How many sentences back the talk can have been of what a sentence leaves unsaid."""


class Said:
    """What a text says of figures, in order; kept, so one that says the same is the same."""

    def __init__(self, claims: Iterable[Claim], assurances: Iterable[Assurance]) -> None:
        self.claims = tuple(claims)
        self.assurances = tuple(assurances)


def said_of(form: Form, draft: Draft, passage: Passage) -> Said | None:
    """What a passage says of the figures, None for one that is about the year to come."""
    section = passage.section
    if section is None or section.about_next_year:
        return None
    title = heading(section, form, draft)
    unit = f"{draft.text('unit.name')}|{draft.text('unit.short_name')}".strip("|")
    return said_in(tongue_of(form), passage.text, draft.year, title, section.id, unit)


@lru_cache(maxsize=256)
def said_in(
    tongue: Tongue, text: str, year: int | None, heading: str, section: str, unit: str = ""
) -> Said:
    """What a section's text says of the form's figures.

    `heading` is the section's title, `unit` are the names of the office.
    """
    claims: list[Claim] = []
    assurances: list[Assurance] = []
    for sentence, words, talk in _telling(tongue, text, year, heading):
        said = _said(tongue, words, year, talk, section, unit)
        claims += (_moved_claim(claim, sentence.start) for claim in said.claims)
        assurances += (_moved(assurance, sentence.start) for assurance in said.assurances)
    return Said(claims, assurances)


def _telling(
    tongue: Tongue, text: str, year: int | None, heading: str
) -> Iterator[tuple[Sentence, str, Talk]]:
    """The sentences that may say something, each with what the talk was of before it."""
    titled, topics = _topic_of(tongue, heading, year), list[int]()
    for index, sentence in enumerate(sentences_of(text)):
        words = text[sentence.start : sentence.end]
        if quantities_in(words) or _SAYS.search(words) or trends_in(words, year):
            before = _lately((titled, *topics[max(0, index - LOOK_BACK) :]))
            yield sentence, words, Talk(before[-1] if before else 0, union(before))
        away = _turns_away(tongue, words, year)
        topics.append(AWAY if away else _topic_of(tongue, words, year))


def _lately(topics: Sequence[int]) -> list[int]:
    """What the talk was of since a heading turned to something else."""
    since = max((place + 1 for place, topic in enumerate(topics) if topic == AWAY), default=0)
    return [topic for topic in topics[since:] if topic]


@lru_cache(maxsize=1024)
def _turns_away(tongue: Tongue, words: str, year: int | None) -> bool:
    """Whether a sentence is a numbered heading that turns to what the form does not count:
    （二）建议和提案.
    """
    if not _HEADING.fullmatch(words) or _topic_of(tongue, words, year):
        return False
    tokens = tokens_of(tongue, words, year)
    return any(token.mask & tongue.alien and not token.mask & tongue.meaning for token in tokens)


@lru_cache(maxsize=1024)
def _topic_of(tongue: Tongue, words: str, year: int | None) -> int:
    """What the last word for a topic in a text names, 0 where none does; where it lists what was
    applied for, no word of the list does.
    """
    tokens = tokens_of(tongue, words, year)
    if asked := _ASKED_FOR.match(words):
        tokens = tuple(token for token in tokens if token.end <= asked.end())
    brackets = [match.span() for match in BRACKETS.finditer(words)]
    told = [token for token in tokens if not around(brackets, token.start)]
    return last_topic(tongue, told) or last_topic(tongue, tokens)


@lru_cache(maxsize=1024)
def _said(
    tongue: Tongue, words: str, year: int | None, talk: Talk, section: str, unit: str
) -> Said:
    """What one sentence says, places counted from its beginning."""
    marks = marks_of(tongue, unit)
    words = as_itself(tongue, words, unit)
    scene = Scene(tongue, words, year, talk)
    clauses = tuple(scene.clauses())
    extents = tuple(marks.extents.of_clauses(clauses))
    claims = list(claims_of(tongue, marks, scene.contexts(), section))
    if _ASKED_FOR.match(words):  # 从申请内容看，行政处罚类的30件
        topic = _topic_of(tongue, words, year)
        claims = [claim for claim in claims if claim.readings[0].topic & topic]
    if sums := list(scene.sums()):
        claims = list(_with_sums(claims, sums, sums_of(tongue, marks, sums, section)))
    if claims:
        claims += list(outcomes_of(tongue, marks, words, clauses, claims, section))
        claims += list(last_years(scene.text, scene.quantities, claims, year))
        claims += list(all_of_them(tongue, marks, clauses, claims))
        claims += list(reached(marks, scene.text, scene.quantities, claims))
    for clause, extent in zip(clauses, extents, strict=True):
        claims += denials_in(tongue, marks, clause, extent, section)
    assurances = assurances_in(tongue, marks, clauses, extents, section)
    meant = [one for one in assurances if not _ATTRIBUTE.match(words, one.span[1])]
    cells = {claim.span[1] for claim in claims if claim.quantity and claim.quantity.loose}
    return Said(claims, (one for one in meant if one.span[1] not in cells))


def _with_sums(
    claims: Sequence[Claim], sums: Sequence[Sequence[Context]], told: Iterable[Claim]
) -> Iterator[Claim]:
    """The claims of a sentence with those of sums in the place of what each part would say."""
    summed = {contexts[0].quantity.start for contexts in sums}
    found = {claim.span[0]: claim for claim in told}
    for claim in claims:
        joint = claim.readings[0].joint
        if joint:
            found.pop(claim.span[0], None)
        several = claim.span[0] in summed and len({said.at for said in claim.readings}) > 1
        if joint or not (claim.span[0] in found or several):
            yield claim
    yield from found.values()


def _moved_claim(claim: Claim, by: int) -> Claim:
    span = claim.span[0] + by, claim.span[1] + by
    quantity = claim.quantity.moved(by) if claim.quantity else None
    return Claim(span, claim.readings, quantity, *claim[3:])


def _moved(assurance: Assurance, by: int) -> Assurance:
    span = assurance.span[0] + by, assurance.span[1] + by
    return assurance._replace(span=span, subject=tuple(q.moved(by) for q in assurance.subject))

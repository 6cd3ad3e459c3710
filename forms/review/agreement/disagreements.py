"""Two places that cannot both be true, told without two counts of one thing: two rates, ranks or
dates, none here and some there, all here and some not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Protocol, TypeVar

from forms.review.agreement.all_but_one import otherwise_excepted
from forms.review.agreement.all_or_not import affirmed_and_denied, all_and_some, had_and_lacked
from forms.review.agreement.attended import away_and_all_there, held_in_another_month
from forms.review.agreement.channels import by_other_channels, open_and_stuck
from forms.review.agreement.consents import agreed_and_refused
from forms.review.agreement.deeds import (
    is_more_than_only,
    is_otherwise_often,
    is_undone,
    said_done,
    said_often,
    said_only,
    said_several,
    said_undone,
)
from forms.review.agreement.duties import do_otherwise, duties_in
from forms.review.agreement.each_and_all import otherwise_in_all
from forms.review.agreement.events import differ as differ_in_people
from forms.review.agreement.events import events_in
from forms.review.agreement.exceptions import (
    Spot,
    counts_told,
    denials_told,
    is_denied,
    is_exception,
    said_of_all,
    said_of_some,
)
from forms.review.agreement.found_wanting import otherwise_found
from forms.review.agreement.fully import not_fully
from forms.review.agreement.grown import otherwise_than_grown
from forms.review.agreement.happenings import disagree, happenings_in
from forms.review.agreement.known_wholes import otherwise_known
from forms.review.agreement.lacking import told_all_the_same
from forms.review.agreement.left_of_them import wrong_lefts, wrong_rests
from forms.review.agreement.left_over import done_but_the_rest, left_over
from forms.review.agreement.measured import differ, measures_in
from forms.review.agreement.media import closed_and_kept, otherwise_by_means
from forms.review.agreement.members import otherwise_graded, otherwise_parted, wrongly_most
from forms.review.agreement.none_and_used import none_and_used
from forms.review.agreement.one_way import in_two_ways
from forms.review.agreement.opposites import in_opposite_states
from forms.review.agreement.own_parts import more_than_spoken_of, more_than_there_are
from forms.review.agreement.paces import wrong_paces, wrong_sums_of_paces
from forms.review.agreement.rankings import (
    each_after_the_other,
    otherwise_ranked,
    second_before_first,
)
from forms.review.agreement.recalled import otherwise_recalled
from forms.review.agreement.redone import earlier_and_the_same, otherwise_moved, otherwise_renewed
from forms.review.agreement.referring import referred
from forms.review.agreement.remedies import remedies_for_nothing
from forms.review.agreement.rest_and_all import (
    all_and_others,
    done_and_due,
    in_time_and_overdue,
)
from forms.review.agreement.rhythms import otherwise_each_day, otherwise_entitled
from forms.review.agreement.roles import has_another_title, holders_in, is_another, persons_in
from forms.review.agreement.same_count import (
    all_done_and_some_not,
    explained_and_not,
    in_time_and_not,
    told_of_all_otherwise,
)
from forms.review.agreement.seasons import in_the_wrong_month, out_of_season
from forms.review.agreement.slowest import late_within_its_term, slower_than_can_be
from forms.review.agreement.staffing import otherwise_staffed
from forms.review.agreement.states import otherwise_stands
from forms.review.agreement.tardy import kept_and_not
from forms.review.agreement.turned_round import turned_round
from forms.review.agreement.two_places import At, Pair, contradiction
from forms.review.agreement.wholes import (
    counts_of,
    is_more_than_there_are,
    otherwise_of_all,
    said_of_all_of,
    said_to_have,
)
from forms.review.agreement.yes_and_no import said_and_denied
from forms.review.finding import Finding, Span, touch
from forms.review.passage import Passage

_TOLD = "前后说法不一"
MOST = 40
"""Statements of one kind that are compared with each other."""
_WITHIN_ONE = (
    *(referred, not_fully, wrong_rests, wrong_paces, slower_than_can_be, wrongly_most),
    *(late_within_its_term, wrong_sums_of_paces, done_and_due, all_and_others),
    *(all_and_some, had_and_lacked, all_done_and_some_not),
    *(second_before_first, each_after_the_other, remedies_for_nothing),
    *(done_but_the_rest, in_the_wrong_month, agreed_and_refused),
    *(closed_and_kept, open_and_stuck, otherwise_each_day),
)
_BETWEEN = (
    *(wrong_lefts, otherwise_parted, otherwise_graded, affirmed_and_denied),
    *(otherwise_than_grown, otherwise_staffed, turned_round, otherwise_known),
    *(otherwise_found, in_time_and_overdue, otherwise_by_means, by_other_channels),
    *(otherwise_stands, otherwise_ranked, told_of_all_otherwise, explained_and_not),
    *(said_and_denied, in_two_ways, in_time_and_not, left_over),
    *(otherwise_renewed, otherwise_moved, out_of_season, away_and_all_there),
    *(earlier_and_the_same, otherwise_excepted, otherwise_entitled),
    *(kept_and_not, in_opposite_states, held_in_another_month),
    *(otherwise_recalled, otherwise_in_all, otherwise_of_all, more_than_spoken_of),
)


class _Placed(Protocol):
    """What stands at a place of a text."""

    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Placed)


def disagreement_findings(texts: Sequence[Passage], year: int | None, unit: str) -> list[Finding]:
    """Rule `number-contradicted`; `unit` are the names of the office, with bars between."""
    told = [passage for passage in texts if passage.section and not passage.section.about_next_year]
    plain = [_without_year(passage, year) for passage in told]
    own = {passage.address: passage for passage in told}
    pairs = [
        *_measures(told),
        *_of_one_kind(told, happenings_in, disagree),
        *_statements(plain),
        *more_than_there_are(told),
        *none_and_used(plain, unit),
        *told_all_the_same(plain),
        *_of_one_kind(plain, holders_in, is_another),
        *_of_one_kind(plain, persons_in, has_another_title),
        *_of_one_kind(plain, duties_in, do_otherwise),
        *_of_one_kind(plain, events_in, differ_in_people),
    ]
    for between in _BETWEEN:
        pairs += between(plain)
    for read in _WITHIN_ONE:
        pairs += (
            (At(it, one), At(it, other)) for it in plain for one, other in _within(read, it.text)
        )
    found: list[Finding] = []
    blamed: set[tuple[str, Span]] = set()
    for one, other in pairs:
        first, second = (it._replace(passage=own[it.passage.address]) for it in (one, other))
        spots = {(one.passage.address, one.span) for one in (first, second)}
        if not (spots & blamed or all(_is_in(spot, blamed) for spot in spots)):
            blamed |= spots
            found.append(contradiction(_TOLD, *sorted((first, second), key=_order(told))))
    return found


def _is_in(spot: tuple[str, Span], blamed: set[tuple[str, Span]]) -> bool:
    """Whether a place touches one that was blamed."""
    at, span = spot
    return any(it == at and touch(span, other) for it, other in blamed)


@lru_cache(maxsize=2048)
def _within(
    read: Callable[[str], Iterable[tuple[Span, Span]]], text: str
) -> tuple[tuple[Span, Span], ...]:
    """The pairs of places that a reader finds in one text."""
    return tuple(read(text))


@lru_cache(maxsize=256)
def _without_year(passage: Passage, year: int | None) -> Passage:
    """A passage of which the year that it is about, as every report is, is blotted out."""
    text = _blotted(passage.text, f"{year}年")
    if text == passage.text:
        return passage
    return Passage(passage.address, passage.section, passage.raw, text, passage.pieces)


@lru_cache(maxsize=256)
def _blotted(text: str, year: str) -> str:
    return text.replace(f"{year}度", "，" * (len(year) + 1)).replace(year, "，" * len(year))


def _order(told: Sequence[Passage]) -> Callable[[At], tuple[int, Span]]:
    places = {id(passage): number for number, passage in enumerate(told)}
    return lambda one: (places[id(one.passage)], one.span)


def _measures(told: Sequence[Passage]) -> Iterator[Pair]:
    all_ = [(passage, one) for passage in told for one in measures_in(passage.text)]
    for (a, one), (b, other) in combinations(all_[:MOST], 2):
        twice = sum(it.name == one.name for _, it in all_) == 2  # more are of several occasions
        if twice and differ(one, other):
            yield At(a, one.span), At(b, other.span)


def _of_one_kind(
    told: Sequence[Passage],
    read: Callable[[str], Sequence[T]],
    differ: Callable[[T, T], bool],
) -> Iterator[Pair]:
    """The things of one kind, and those that cannot be beside them."""
    all_ = [(passage, one) for passage in told for one in read(passage.text)]
    for (a, one), (b, other) in combinations(all_[:MOST], 2):
        if differ(one, other):
            yield At(a, one.span), At(b, other.span)


def _statements(told: Sequence[Passage]) -> Iterator[Pair]:
    yield from _pairs(told, denials_told, counts_told, is_denied)
    yield from _pairs(told, said_of_some, said_of_all, _is_excepted)
    yield from _pairs(told, said_undone, said_done, is_undone)
    yield from _pairs(told, said_often, said_often, is_otherwise_often)
    yield from _pairs(told, said_only, said_several, is_more_than_only)
    yield from _pairs(told, said_of_all_of, said_to_have, is_more_than_there_are)
    for passage, all_ in ((it, one) for it in told for one in said_of_all_of(it.text)):
        for other in told:
            for fewer in counts_of(other.text, all_):
                yield At(passage, all_.span), At(other, fewer.span)


def _is_excepted(some: Spot, all_: Spot) -> bool:
    return is_exception(all_, some)


Read = Callable[[str], Sequence[Spot]]


def _pairs(
    told: Sequence[Passage], ones: Read, others: Read, contradict: Callable[[Spot, Spot], bool]
) -> Iterator[Pair]:
    """The statements of one kind, and those of another that they cannot be true beside."""
    for a in told:
        for b in told if ones(a.text) else ():
            for one, other in _between(ones, others, contradict, a.text, b.text, a is b):
                yield At(a, one), At(b, other)


@lru_cache(maxsize=4096)
def _between(
    ones: Read,
    others: Read,
    contradict: Callable[[Spot, Spot], bool],
    a: str,
    b: str,
    same: bool,
) -> tuple[tuple[Span, Span], ...]:
    """The places of a text and of another, or the same one, where this is so."""
    return tuple(
        (one.span, other.span)
        for one in ones(a)[:MOST]
        for other in others(b)
        if not (same and other.span == one.span) and contradict(one, other)
    )

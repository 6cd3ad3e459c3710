"""Wording: the rules that look at a text alone, each run once per text and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from forms.draft import Address, Draft
from forms.review.finding import Finding
from forms.review.language import (
    asked_for,
    blends,
    collocations,
    confused,
    connectives,
    doubles,
    frames,
    gaps,
    half_said,
    halves,
    idioms,
    likelihood,
    lost_parts,
    lost_subjects,
    marks,
    measures,
    mixed,
    named,
    negations,
    numbering,
    objects,
    omissions,
    open_ends,
    particles,
    privacy,
    remnants,
    spelling,
    stand_ins,
    swaps,
    synonyms,
    uncounted,
    unit_left_out,
    words,
)
from forms.review.language.clauses import by_clause, by_sentence
from forms.review.language.slips import Slip, apart, slip_finding
from forms.review.naming.offices import office
from forms.review.passage import BLANK, Passage
from forms.review.reading.sentences import paragraphs_of, sentences_of
from forms.review.rulebook import rules
from forms.settings import Settings


@by_clause
def _left_out(text: str) -> Iterator[Slip]:
    """Characters left out of a saying, and words of which but half stands there."""
    yield from omissions.missing_characters(text)
    yield from halves.half_words(text)
    yield from half_said.half_said(text)
    yield from idioms.halved_sayings(text)
    yield from idioms.shortened_sayings(text)
    yield from remnants.remnants(text)


def _redundant(text: str) -> Iterator[Slip]:
    """Words that say twice what is said, or belong to another way of saying it."""
    yield from words.redundant_pairs(text)
    yield from blends.blended(text)
    yield from synonyms.said_twice(text)


def _ungrammatical(text: str) -> Iterator[Slip]:
    """Sentences that change their build, lose a part or deny what they mean."""
    yield from mixed.mixed(text)
    yield from frames.unclosed(text)
    yield from lost_subjects.lost_subjects(text)
    yield from lost_parts.lost_parts(text)
    yield from negations.doubled_denials(text)
    yield from connectives.mismatched(text)


def _misused(text: str) -> Iterator[Slip]:
    """Particles and verbs that do not fit what they belong to."""
    yield from particles.misused_particles(text)
    yield from objects.ill_matched(text)


@by_clause
def _wrong_words(text: str) -> Iterator[Slip]:
    yield from spelling.near_words(text)
    yield from idioms.misspelt_sayings(text)
    yield from collocations.displaced_words(text)
    yield from asked_for.asked_words(text)
    yield from confused.confused_words(text)
    yield from swaps.swapped_characters(text)


def _misspelt(text: str) -> Iterator[Slip]:
    """Words with a wrong character, others in their place, and two that changed places."""
    yield from _wrong_words(text)
    yield from stand_ins.stand_ins(text)


_OF_SENTENCES: Mapping[str, Callable[[str], Iterator[Slip]]] = {
    "near-word": _misspelt,
    "grammar": _ungrammatical,
    "word-doubled": doubles.doubled_words,
    "word-unlikely": by_clause(likelihood.unlikely_words),
    "character-missing": _left_out,
}
_OF_PARAGRAPHS: Mapping[str, Callable[[str], Iterator[Slip]]] = {
    "placeholder": gaps.placeholders,
    "number-missing": by_sentence(uncounted.missing_numbers),
    "unit-unfit": by_sentence(measures.unfit_measures),
    "unit-missing": by_sentence(unit_left_out.units_left_out),
    "identity-number": privacy.identity_numbers,
    "mobile-number": privacy.mobile_numbers,
    "personal-data": privacy.personal_data,
    "word": by_sentence(_misused),
    "word-redundant": by_sentence(_redundant),
    "half-width": marks.half_width,
    "unpaired-mark": marks.unpaired,
    "doubled-mark": marks.doubled_marks,
    "stray-space": marks.stray_spaces,
    "typed-indent": marks.typed_indents,
    "mark-between-quotes": marks.marks_between_quotes,
    "look-alike": marks.look_alikes,
    "wide-digit": marks.wide_digits,
    "broken-character": marks.broken_characters,
    "attachment-note": marks.attachment_notes,
    "long-sentence": numbering.long_sentences,
    "long-paragraph": numbering.long_paragraphs,
}
_OF_TEXTS: Mapping[str, Callable[[str], Iterator[Slip]]] = {
    "numbering": numbering.numbering,
    "run": numbering.runs,
    "open-end": open_ends.open_ends,
}
_UNTOLD = frozenset(("near-word", "character-missing", "word-unlikely"))
"""The rules for which a slip counts only where no other rule has told of it."""
_OF_LENGTH = frozenset(("long-sentence", "long-paragraph"))
Own = tuple[tuple[str, str], ...]
"""The office's own wrong words with the right ones."""


Names = tuple[str, ...]
"""What the office and its place are called: names may be written as no word is."""


def wording_findings(draft: Draft, texts: Sequence[Passage], settings: Settings) -> list[Finding]:
    """One finding for each rule and passage."""
    own = tuple(settings.words.items())
    names = _names(draft.text("unit.name"), draft.text("unit.short_name"))
    found: list[Finding] = []
    for passage in texts:
        if passage.pieces:
            found += _findings(passage, own, names)
        else:
            found += _plain(passage.address, passage.raw, own, names)
    return found


def _names(*units: str) -> Names:
    names = (name for unit in units for name in (unit, *office(unit).places) if name)
    return tuple(dict.fromkeys(names))


@lru_cache(maxsize=256)
def _plain(address: Address, text: str, own: Own, names: Names) -> tuple[Finding, ...]:
    """The findings of a text without references, where places need no reckoning."""
    return _findings(Passage(address, None, text, text), own, names)


def _findings(passage: Passage, own: Own, names: Names) -> tuple[Finding, ...]:
    found = []
    for rule, slips in _slips(passage.text, own):
        kept = [
            s for s in slips if rule not in _OF_SENTENCES or not _in_name(passage.text, s, names)
        ]
        if kept:
            found.append(slip_finding(passage, rules()[rule], kept))
    return tuple(found)


def _in_name(text: str, slip: Slip, names: Names) -> bool:
    """Whether a slip touches a name."""
    for name in names:
        at = text.find(name, max(0, slip.start - len(name) + 1))
        if 0 <= at < slip.end:
            return True
    return False


@lru_cache(maxsize=256)
def _slips(text: str, own: Own) -> tuple[tuple[str, tuple[Slip, ...]], ...]:
    """What every rule finds in a text, in the order of the rules."""
    found: dict[str, list[Slip]] = {
        rule: [] for rule in (*_OF_PARAGRAPHS, *_OF_SENTENCES, *_OF_TEXTS)
    }
    for offset, paragraph in paragraphs_of(text):
        for rule, slip in _in_paragraph(paragraph, own):
            found[rule].append(slip.moved(offset))
    for rule, look in _OF_TEXTS.items():
        found[rule] += apart(_told(text, look(text)))
    return tuple((rule, tuple(slips)) for rule, slips in found.items() if slips)


def _not_told(slips: Iterable[Slip], told: Sequence[Slip]) -> Iterator[Slip]:
    """The slips that lie apart from all that has been told of."""
    for slip in slips:
        if not any(one.start < slip.end and slip.start < one.end for one in told):
            yield slip


@lru_cache(maxsize=1024)
def _in_paragraph(paragraph: str, own: Own) -> tuple[tuple[str, Slip], ...]:
    """What the rules for a paragraph and its sentences find in one, each rule's in order."""
    found: list[tuple[str, Slip]] = []
    for rule, look in _OF_PARAGRAPHS.items():
        own_words = words.wrong_words(paragraph, own) if rule == "word" else ()
        if here := [*own_words, *look(paragraph)]:
            found += ((rule, slip) for slip in apart(_told(paragraph, here)))
    for sentence in sentences_of(paragraph):
        for rule, slips in _in_sentence(paragraph[sentence.start : sentence.end]):
            kept = _told(paragraph, (slip.moved(sentence.start) for slip in slips))
            if rule in _UNTOLD:
                kept = _not_told(kept, [slip for told, slip in found if told not in _OF_LENGTH])
            found += [(rule, slip) for slip in kept]
    return tuple(found)


def _told(paragraph: str, slips: Iterable[Slip]) -> Iterator[Slip]:
    """The slips that touch no reference whose figure is blank."""
    return (slip for slip in slips if BLANK not in paragraph[slip.start : slip.end])


@lru_cache(maxsize=4096)
def _in_sentence(sentence: str) -> tuple[tuple[str, tuple[Slip, ...]], ...]:
    """What the rules for a sentence find in one."""
    names = [Slip(*span) for span in named.named(sentence)]
    return tuple(
        (rule, tuple(apart(_not_told(slips, names))))
        for rule, look in _OF_SENTENCES.items()
        if (slips := list(look(sentence)))
    )

"""Wording: the rules that look at a text alone, each run once per text and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from forms.review import gaps, marks, numbering, words
from forms.review.finding import Finding
from forms.review.passage import BLANK, Passage
from forms.review.rulebook import rules
from forms.review.slips import Slip, slip_finding
from forms.settings import Settings

_RULES: Mapping[str, Callable[[str], Iterator[Slip]]] = {
    "placeholder": gaps.placeholders,
    "number-missing": gaps.missing_numbers,
    "identity-number": gaps.identity_numbers,
    "mobile-number": gaps.mobile_numbers,
    "word": words.wrong_words,
    "word-redundant": words.redundant_pairs,
    "word-doubled": words.doubled_words,
    "half-width": marks.half_width,
    "unpaired-mark": marks.unpaired,
    "doubled-mark": marks.doubled_marks,
    "stray-space": marks.stray_spaces,
    "typed-indent": marks.typed_indents,
    "open-end": marks.open_ends,
    "mark-between-quotes": marks.marks_between_quotes,
    "look-alike": marks.look_alikes,
    "broken-character": marks.broken_characters,
    "attachment-note": marks.attachment_notes,
    "numbering": numbering.numbering,
    "run": numbering.runs,
    "long-sentence": numbering.long_sentences,
    "long-paragraph": numbering.long_paragraphs,
}


def wording_findings(texts: Sequence[Passage], settings: Settings) -> list[Finding]:
    """One finding for each rule and passage."""
    own = tuple(settings.words.items())
    found: list[Finding] = []
    for passage in texts:
        for rule_id, slips in _slips(passage.text, own):
            found.append(slip_finding(passage, rules()[rule_id], list(slips)))
    return found


@lru_cache(maxsize=256)
def _slips(text: str, own: tuple[tuple[str, str], ...]) -> tuple[tuple[str, tuple[Slip, ...]], ...]:
    """What every rule finds in a text, in the order of the rules."""
    found: list[tuple[str, tuple[Slip, ...]]] = []
    for rule_id, look in _RULES.items():
        slips = words.wrong_words(text, own) if rule_id == "word" else look(text)
        kept = tuple(slip for slip in slips if BLANK not in text[slip.start : slip.end])
        if kept:
            found.append((rule_id, tuple(sorted(kept, key=lambda slip: slip.start))))
    return tuple(found)

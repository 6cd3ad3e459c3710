"""Paragraphs and sentences that stand twice in one report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.patterns import regex
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.rulebook import rules
from forms.review.sentences import head_length, sentences_of

_NOISE = regex(r"[\W_]")
_PART = regex(r"[^；]+；?")
SHORTEST = 20
"""Characters below which a sentence may well be said twice."""


class _Told(NamedTuple):
    start: int
    end: int
    words: str


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[_Told, ...]:
    """The longer sentences of a text, cut at semicolons, without their numbering and marks."""
    found: list[_Told] = []
    for sentence in sentences_of(text):
        start = sentence.start + head_length(text[sentence.start : sentence.end])
        for match in _PART.finditer(text, start, sentence.end):
            words = _NOISE.sub("", match[0])
            if len(words) >= SHORTEST:
                found.append(_Told(*match.span(), words))
    return tuple(found)


def repeat_findings(texts: Sequence[Passage]) -> list[Finding]:
    """Rule `text-repeated`: one finding for each part that says again what was said."""
    first: dict[str, tuple[Passage, _Told]] = {}
    found: list[Finding] = []
    for passage in texts:
        again: list[tuple[_Told, Passage, _Told]] = []
        for told in _sentences(passage.text):
            if told.words in first:
                again.append((told, *first[told.words]))
            else:
                first[told.words] = passage, told
        found += _finding(passage, again) if again else ()
    return found


def _finding(passage: Passage, again: Sequence[tuple[_Told, Passage, _Told]]) -> Iterator[Finding]:
    rule = rules()["text-repeated"]
    places = [passage.place(told.start, told.end) for told, _, _ in again]
    places += [before.place(told.start, told.end) for _, before, told in again]
    where = dict.fromkeys(_name(before, passage) for _, before, _ in again)
    message = f"{rule.title}：有 {len(again)} 句在{'、'.join(where)}已经写过"
    yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _name(before: Passage, passage: Passage) -> str:
    if before is passage:
        return "这一部分前面"
    section = before.section
    return f"“{section.label or section.title}”里" if section else "附件里"

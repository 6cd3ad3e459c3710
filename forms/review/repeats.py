"""Sentences that stand twice in one report, word for word or with little changed."""

from __future__ import annotations

from collections import Counter
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
LONG, RUN, SAME = 26, 4, 0.8
"""Characters of a sentence that is hardly said twice in nearly the same words by chance; characters
in a row that both must have; which part of the shorter one.
"""
_VARIES = regex(r"\d|未|没有|无")
"""What may be said again: numbers, and that there was none."""


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
    nearly = _Nearly()
    found: list[Finding] = []
    for passage in texts:
        again: list[tuple[_Told, Passage, _Told]] = []
        for told in _sentences(passage.text):
            before = first.get(told.words) or nearly.before(told)
            if before:
                again.append((told, *before))
            else:
                first[told.words] = passage, told
                nearly.learn(passage, told)
        found += _finding(passage, again) if again else ()
    return found


class _Nearly:
    """The longer sentences told so far, by the runs of characters in them."""

    def __init__(self) -> None:
        self.told: list[tuple[Passage, _Told]] = []
        self.runs: dict[str, int] = {}

    def learn(self, passage: Passage, told: _Told) -> None:
        """Take in a sentence."""
        if len(told.words) >= LONG and not _VARIES.search(told.words):
            for run in _runs(told.words):
                self.runs.setdefault(run, len(self.told))
            self.told.append((passage, told))

    def before(self, told: _Told) -> tuple[Passage, _Told] | None:
        """A sentence that one repeats but for a few words."""
        if len(told.words) < LONG or _VARIES.search(told.words):
            return None
        met = Counter(self.runs[run] for run in _runs(told.words) if run in self.runs)
        for number, common in met.most_common(1):
            other = self.told[number][1]
            shorter = min(len(told.words), len(other.words)) - RUN + 1
            if common >= SAME * shorter:
                return self.told[number]
        return None


def _runs(words: str) -> set[str]:
    return {words[at : at + RUN] for at in range(len(words) - RUN + 1)}


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

"""Against last year's draft and against other drafts: what was copied, what swings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.draft import Draft, Number
from forms.form import Form
from forms.numerals import written
from forms.patterns import regex
from forms.review.agreement.likeness import alike, verbatim
from forms.review.figures import previous_values
from forms.review.finding import Finding
from forms.review.naming.offices import core
from forms.review.passage import Passage, finding_in
from forms.review.reading.sentences import sentences_of
from forms.review.relations import figures_in
from forms.review.rulebook import rules

COPIED = 0.4
"""From which share of a section on it counts as last year's text."""
ALIKE, PART_ALIKE = 0.5, 0.6
"""From which share of all prose, or of one section, on two offices' reports count as alike."""
LEAST_PROSE = 120
SHORTEST = 80
"""Characters of a section below which being alike says nothing."""
_YEARS = regex(r"(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})(?=年)")
_NUMBERS = regex(r"\d[\d,.]*|[〇零一二三四五六七八九十百千万两]+(?=[件条次篇期场份个人名元])")
_NOISE = regex(r"[\W_]")


class _Known(NamedTuple):
    start: int
    end: int
    words: str
    """Without years, other numbers and marks."""


@lru_cache(maxsize=512)
def _sentences(text: str) -> tuple[_Known, ...]:
    found: list[_Known] = []
    for sentence in sentences_of(text):
        words = _NOISE.sub(
            "", _NUMBERS.sub("", _YEARS.sub("", text[sentence.start : sentence.end]))
        )
        if len(words) >= 6:
            found.append(_Known(sentence.start, sentence.end, words))
    return tuple(found)


@lru_cache(maxsize=512)
def _words(text: str) -> frozenset[str]:
    return frozenset(known.words for known in _sentences(text))


def history_findings(
    form: Form,
    draft: Draft,
    texts: Sequence[Passage],
    previous: Sequence[Draft],
    siblings: Sequence[Draft],
) -> list[Finding]:
    """Rules `text-copied`, `figures-copied`, `figure-swing` and `text-alike`."""
    found: list[Finding] = []
    if previous:
        for passage in texts:
            found += _copied(passage, previous)
        if all(last.form == form.id for last in previous):
            found += _figures(form, draft, previous)
    for sibling in siblings:
        found += _alike(draft, texts, sibling)
    return found


# ---- texts


def _copied(passage: Passage, previous: Sequence[Draft]) -> Iterator[Finding]:
    """A section whose sentences are last year's, years and numbers apart."""
    if passage.section is None or not passage.section.title:
        return
    before: set[str] = set()
    for last in previous:
        for text in _prose(last):
            before |= _words(text)
    same, share = _shared(passage.text, before)
    if share < COPIED or not same:
        yield from _kept(passage, previous)
        return
    rule = rules()["text-copied"]
    message = f"“{passage.section.title}”有 {share:.0%} 的文字与上年报告相同（{len(same)} 句）"
    places = [passage.place(known.start, known.end) for known in same]
    yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _kept(passage: Passage, previous: Sequence[Draft]) -> Iterator[Finding]:
    """Paragraphs kept from last year in a section that is new for the rest."""
    texts = [(_names(last), "\n".join(_prose(last))) for last in previous]
    found = list(_paragraphs(passage, texts, "上年报告", "text-copied", texts[0][0]))
    yield from found
    same = [one for _, text in texts for one in verbatim(passage.text, text)]
    if same and not found and passage.section and passage.section.aspects:
        rule = rules()["text-copied"]
        message = f"“{passage.section.title}”有 {len(same)} 段与上年报告一字不差"
        places = [passage.place(one.start, one.end) for one in same]
        yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _paragraphs(
    passage: Passage,
    others: Sequence[tuple[tuple[str, ...], str]],
    whose: str,
    rule_id: str,
    own: tuple[str, ...],
) -> Iterator[Finding]:
    """Paragraphs that are another report's but for numbers and a few words."""
    if passage.section is None or not passage.section.title:
        return
    found = [one for names, text in others for one in alike(passage.text, text, own, names)]
    if found:
        rule = rules()[rule_id]
        share = max(one.share for one in found)
        message = f"“{passage.section.title}”有 {len(found)} 段与{whose}相同（最多的 {share:.0%}）"
        places = [passage.place(one.start, one.end) for one in found]
        yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _names(draft: Draft) -> tuple[str, ...]:
    """What the office of a draft is called, in full and without 人民政府, the longest first."""
    names = (draft.text("unit.name"), draft.text("unit.short_name"))
    found = {way for name in names if name for way in (name, core(name)) if len(way) >= 2}
    return tuple(sorted(found, key=len, reverse=True))


def _prose(draft: Draft) -> list[str]:
    return [text for _, text in draft.items("sections") if isinstance(text, str)]


def _shared(text: str, before: set[str] | frozenset[str]) -> tuple[list[_Known], float]:
    """The sentences of a text that stand in another, and their share of its characters."""
    known = _sentences(text)
    total = sum(len(one.words) for one in known)
    if total < SHORTEST:
        return [], 0.0
    same = [one for one in known if one.words in before]
    return same, sum(len(one.words) for one in same) / total


def _alike(draft: Draft, texts: Sequence[Passage], sibling: Draft) -> Iterator[Finding]:
    """Another office's report with the same sentences, names apart (内容雷同)."""
    if not sibling.unit or sibling.text("unit.name") == draft.text("unit.name"):
        return
    theirs = _named_apart(sibling, "\n".join(_prose(sibling)))
    own = [passage for passage in texts if passage.section and passage.section.title]
    shares = [
        (passage, *_shared(_named_apart(draft, passage.text), _words(theirs))) for passage in own
    ]
    total = sum(len(one.words) for passage in own for one in _sentences(passage.text))
    same = sum(len(one.words) for _, known, _ in shares for one in known)
    whose = _whose(sibling)
    if total >= LEAST_PROSE and same >= ALIKE * total:
        message = f"全文有 {same / total:.0%} 的文字与{whose}相同"
        yield _alike_finding([(passage, known) for passage, known, _ in shares], message)
        return
    for passage, known, share in shares:
        if known and share >= PART_ALIKE and passage.section:
            message = f"“{passage.section.title}”有 {share:.0%} 的文字与{whose}相同"
            yield _alike_finding([(passage, known)], message)
            continue
        others = [(_names(sibling), "\n".join(_prose(sibling)))]
        yield from _paragraphs(passage, others, whose, "text-alike", _names(draft))


def _whose(sibling: Draft) -> str:
    """Another office's report, with its file: there may be several copies."""
    file = f"（{sibling.file}）" if sibling.file else ""
    return f"“{sibling.unit}”的报告{file}"


def _alike_finding(known: Sequence[tuple[Passage, Sequence[_Known]]], message: str) -> Finding:
    """The finding at the first of the sentences, the others its further places, in all passages."""
    rule = rules()["text-alike"]
    places = [passage.place(one.start, one.end) for passage, same in known for one in same]
    first = next(passage for passage, same in known if same)
    return finding_in(first, rule.id, rule.severity, message, places, rule.source)


def _named_apart(draft: Draft, text: str) -> str:
    """The text with the office's names put out of the way, length kept."""
    for name in (draft.text("unit.name"), draft.text("unit.short_name")):
        if name:
            text = text.replace(name, "·" * len(name))
    return text


# ---- figures

SWING = 5
LEAST = 10


def _figures(form: Form, draft: Draft, previous: Sequence[Draft]) -> Iterator[Finding]:
    now, last = figures_in(form, draft), previous_values(form, previous)
    for table in form.tables:
        names = [f.reference for f in form.figures.values() if f.table == table.id]
        pairs = [(n, now[n], last.get(n)) for n in names]
        known = [(n, a, b) for n, a, b in pairs if a is not None and b is not None]
        yield from _same_table(form, table.title, known)
        yield from _swings(form, known)


def _same_table(
    form: Form, title: str, known: Sequence[tuple[str, Number, Number]]
) -> Iterator[Finding]:
    """A table in which nothing has changed since last year."""
    counted = [(name, now) for name, now, last in known if now or last]
    if len(counted) < 6 or any(now != last for _, now, last in known):
        return
    rule = rules()["figures-copied"]
    message = f"“{title}”的 {len(counted)} 个非零数据与上年完全相同，请核对是否照抄"
    at = tuple(f"tables.{name}" for name, _ in counted)
    yield Finding(rule.id, rule.severity, message, at, source=rule.source)


def _swings(form: Form, known: Sequence[tuple[str, Number, Number]]) -> Iterator[Finding]:
    swung = [(name, now, last) for name, now, last in known if _swings_far(now, last)]
    if not swung:
        return
    rule = rules()["figure-swing"]
    told = [
        f"{form.figures[f'tables.{name}'].short} {written(last)}→{written(now)}"
        for name, now, last in swung[:5]
    ]
    more = f" 等 {len(swung)} 项" if len(swung) > 5 else ""
    message = f"与上年相差五倍以上：{'；'.join(told)}{more}，请核实"
    at = tuple(f"tables.{name}" for name, _, _ in swung)
    yield Finding(rule.id, rule.severity, message, at, source=rule.source)


def _swings_far(now: Number, last: Number) -> bool:
    far = max(now - last, last - now) >= LEAST
    return far and (now > SWING * last or SWING * now < last)

"""What the preface announces: the parts of the report, and the notice that it follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forms.draft import Draft
from forms.form import Citation, Form
from forms.numerals import read_numeral
from forms.review.characters import HAN
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.rulebook import rules
from forms.review.sentences import sentences_of
from forms.titles import fill

_COUNT = re.compile(
    r"(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})个?(?:部分|方面|章节|章|大项|项内容|板块|大部分)(?:内容)?"
)
_OF_REPORT = re.compile(r"全文|报告|年报|本文|内容")
_CONSISTS = re.compile(r"包括|包含|由|分为|涵盖|共分|组成|构成")
_COMMON = re.compile(r"政府信息公开|政府信息|工作|情况|[、，\s]")
NAMED = 0.34
"""How many of a title's pairs of characters must stand in a sentence that names it."""


def announced_findings(form: Form, draft: Draft, texts: Sequence[Passage]) -> list[Finding]:
    """Rules `parts-announced` and `old-notice`."""
    found: list[Finding] = []
    for passage in texts:
        found += _parts(form, draft, passage)
        if form.citation:
            found += _notices(form.citation, passage)
    return found


def _parts(form: Form, draft: Draft, passage: Passage) -> Iterator[Finding]:
    if passage.section is None:
        return
    titles = [fill(part.title, form, draft) for part in form.parts if part.number and part.title]
    for sentence in sentences_of(passage.text):
        words = passage.text[sentence.start : sentence.end]
        if not (_OF_REPORT.search(words) and _CONSISTS.search(words)):
            continue
        named = [title for title in titles if _names(words, title)]
        if len(named) < 3:
            continue
        count = _counted(words)
        message = _message(count, titles, named, words)
        if message:
            rule = rules()["parts-announced"]
            span = (
                (sentence.start + count.start(), sentence.start + count.end())
                if count
                else (
                    sentence.start,
                    min(sentence.end, sentence.start + 20),
                )
            )
            places = [passage.place(*span)]
            yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _counted(words: str) -> re.Match[str] | None:
    found = list(_COUNT.finditer(words))
    return found[-1] if found else None


def _message(
    count: re.Match[str] | None, titles: list[str], named: list[str], words: str
) -> str | None:
    missing = [title for title in titles if title not in named]
    if count is None:
        if not missing or re.search(r"等(?:情况|内容|方面|部分)?", words):
            return None
        return f"前言列出的部分里没有“{'”“'.join(missing)}”"
    stated = read_numeral(count["n"])
    if stated != len(titles):
        return f"前言说“{count[0]}”，本格式有 {len(titles)} 个部分"
    if missing:
        return f"前言说“{count[0]}”，列出的名称里没有“{'”“'.join(missing)}”"
    return None


def _names(words: str, title: str) -> bool:
    """Whether a sentence names a part, by the pairs of characters of its title."""
    core = _COMMON.sub("", title) or title
    pairs = [core[index : index + 2] for index in range(len(core) - 1)] or [core]
    return sum(pair in words for pair in pairs) >= NAMED * len(pairs)


_NUMBER = re.compile(r"[〔\[（(【﹝［]\s?(20\d\d)\s?[〕\]）)】﹞］]\s?(\d{1,4})\s?号")
_OFFICE = re.compile(rf"{HAN}{{2,9}}$")


def _notices(citation: Citation, passage: Passage) -> Iterator[Finding]:
    """Citations of the notice of another edition, or of a law no longer in force."""
    text = passage.text
    places = []
    notes: list[str] = []
    for match in _NUMBER.finditer(text):
        number = f"〔{match[1]}〕{match[2]}号"
        if number in citation.others and _same_office(citation, text[: match.start()]):
            places.append(passage.place(*match.span(), citation.number))
            notes.append(f"{number}：{citation.others[number]}")
    for words, note in citation.others.items():
        if not words.startswith("〔") and words in text:
            start = text.index(words)
            places.append(passage.place(start, start + len(words)))
            notes.append(f"{words}：{note}")
    if places:
        rule = rules()["old-notice"]
        message = f"{rule.title}：{'；'.join(dict.fromkeys(notes))}"
        yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _same_office(citation: Citation, before: str) -> bool:
    """Whether the number stands behind the notice's own office, or behind none at all."""
    office = _OFFICE.search(before)
    own = citation.title.removesuffix(citation.number)
    return office is None or before.endswith(own[:2]) or "国办" in office[0]

"""Whole reports put together at random: sound ones raise no alarm, a planted wrong number is found."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Any

import pytest

from forms.form import Form
from forms.loading import load_form
from forms.review import review
from forms.review.finding import Finding
from forms.review.prose import prose_findings
from forms.settings import Settings
from tests.forms.review.drafts import harmless
from tests.forms.review.generator import HERE, Saying, report, sayings

REPORTS = 100
ALIKE = 4
ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
HARMLESS = tomllib.loads((HERE / "harmless.toml").read_text(encoding="utf-8"))
SAYINGS = sayings()
OF_THE_MIXTURE = frozenset(
    (
        *("aspect-missing", "aspect-vague", "figure-unmentioned", "long-sentence"),
        *("long-paragraph", "run", "numbering"),
    )
)
"""What a text mixed at random may well show."""


def _mixed(random: Random, form: Form, planted: Saying | None = None) -> str:
    """An overview of five aspects, each of true sentences and harmless ones."""
    says = [saying for saying in SAYINGS if saying.form_id == form.id]
    said: set[str] = set()
    aspects = [_anew(_sentences(random, form, says, said), said) for _ in ASPECTS]
    if planted:
        random.choice(aspects).append(planted.wrong())
    for sentences in aspects:
        random.shuffle(sentences)
    heads = zip("一二三四五", ASPECTS, aspects, strict=True)
    return "\n".join(f"（{n}）{title}。{''.join(text)}" for n, title, text in heads)


def _anew(sentences: Sequence[str], said: set[str]) -> list[str]:
    """The sentences that have not been said yet: a sound report says nothing twice."""
    new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in said]
    said.update(new)
    return new


def _sentences(random: Random, form: Form, says: Sequence[Saying], said: set[str]) -> list[str]:
    """Three that the tables bear out, and two harmless ones that go with those said before."""
    true = [random.choice(says).right() for _ in range(3)]
    words = [text.replace("2023", str(form.years.last or 2023)) for text in HARMLESS["words"]]
    harmless = [*HARMLESS[form.id], *words]
    before = [text for text in harmless if text in said]
    fit = [text for text in harmless if not any(_speak_alike(text, one) for one in before)]
    first = random.choice(fit)
    return [*true, first, random.choice([text for text in fit if not _speak_alike(text, first)])]


@cache
def _speak_alike(one: str, other: str) -> bool:
    """Whether two sentences may be about one thing, of which they would tell two numbers, or one
    is told of what the sentence before it counts.
    """
    shared = any(one[at : at + ALIKE] in other for at in range(len(one) - ALIKE))
    return shared or one.startswith("其中")


def _found(form: Form, text: str) -> list[Finding]:
    found = prose_findings(form, report(form, overview=text), (), Settings(), ())
    here = [finding for finding in found if finding.at[0] == "sections.overview"]
    return [finding for finding in here if finding.rule not in OF_THE_MIXTURE]


def test_sound_reports_raise_no_alarm() -> None:
    random = Random(2026)
    alarms = []
    for number in range(REPORTS):
        form = load_form(("disclosure-2014", "disclosure-2021")[number % 2])
        found = _found(form, _mixed(random, form))
        if found:
            alarms.append((found[0].message, found[0].quote))
    assert len(alarms) <= REPORTS / 50, alarms


SOUND = tomllib.loads((HERE / "sound.toml").read_text(encoding="utf-8"))["report"]


@pytest.mark.parametrize("written", SOUND, ids=lambda written: written["unit"])
def test_a_report_written_with_care_raises_no_alarm(written: dict[str, Any]) -> None:
    form = load_form("disclosure-2021")
    draft = harmless(form)
    draft.set("unit.name", written["unit"])
    draft.set("unit.short_name", written["short"])
    draft.set("unit.scope", "region" if written.get("region") else "self")
    draft.set("sections.overview", written["text"])
    grave = [f for f in review(form, draft) if f.severity != "info" and f.state == "fail"]
    assert not grave


def test_a_wrong_number_among_right_ones_is_found() -> None:
    random = Random(2027)
    missed = []
    for _ in range(REPORTS):
        saying = random.choice(SAYINGS)
        form = saying.form
        wrong = saying.wrong()
        text = _mixed(random, form, saying)
        at = text.index(wrong)
        spans = [f.span for f in _found(form, text) if f.span]
        if not any(at <= start < at + len(wrong) for start, _ in spans):
            missed.append(wrong)
    assert len(missed) <= 0.05 * REPORTS, missed

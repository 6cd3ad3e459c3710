"""情况说明: a warning that the officer has looked into, kept with its reason until it lapses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from forms.draft import Draft, Value
from forms.edit import Change, Edit
from forms.patterns import regex
from forms.references import readdressed
from forms.review.finding import Finding, each_place
from forms.review.reading.sentences import sentence_around

_BRIEF = 16
"""Characters of a hash that tell one sentence of a report from all others."""

LEAST = 4
"""Characters of a reason: the superior who signs has to see why."""


def is_reason(text: str) -> bool:
    """Whether a text is long enough to say why, and says it in Chinese."""
    told = [char for char in text if char.isalnum()]
    return len(told) >= LEAST and any("一" <= char <= "\u9fff" for char in told)


def rests_on(draft: Draft, finding: Finding) -> str:
    """The hash of what a finding rests on: its words in prose, else its values by address."""
    if finding.quote:
        return _hashed(finding.quote)
    lines = (f"{address}={_written(draft.get(address))}" for address in sorted(finding.at))
    return _hashed("\n".join(lines))


def waive(draft: Draft, finding: Finding, reason: str) -> Edit:
    """The edit that answers a warning with a reason (情况说明)."""
    entry = {
        "rule": finding.rule,
        "at": list(finding.at),
        "quote": finding.quote or "",
        "reason": reason,
        "on": datetime.now().replace(microsecond=0),
        "values": rests_on(draft, finding),
        **({"places": _places(finding)} if finding.quote else {}),
        "seen": sorted(_seen(draft, finding)),
    }
    kept = [other for other in _entries(draft) if not _fits(draft, other, finding)]
    return Edit((Change("waived", draft.get("waived"), [*kept, entry]),), "情况说明")


def withdraw(draft: Draft, finding: Finding) -> Edit:
    """The edit that takes the reason back."""
    kept = [other for other in _entries(draft) if not _fits(draft, other, finding)]
    return Edit((Change("waived", draft.get("waived"), kept or None),), "撤回情况说明")


def with_waivers(draft: Draft, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those answered by a reason that still fits marked waived (已核实)."""
    entries = _entries(draft)
    return [_waived(draft, finding, entries) if entries else finding for finding in findings]


def _waived(draft: Draft, finding: Finding, entries: list[dict[str, Value]]) -> Finding:
    if finding.severity != "warning" or finding.state != "fail":
        return finding
    entry = next((e for e in entries if _fits(draft, e, finding)), None)
    return finding._replace(waived=True, reason=str(entry.get("reason", ""))) if entry else finding


def _fits(draft: Draft, entry: dict[str, Value], finding: Finding) -> bool:
    """Whether a reason answers a finding, and all that its writer saw is as it was."""
    if not _answers(entry, finding) or entry.get("values") != rests_on(draft, finding):
        return False
    seen = entry.get("seen")  # reasons of earlier versions do not tell
    if isinstance(seen, list) and not _seen(draft, finding) <= set(map(str, seen)):
        return False
    return _places(finding) <= _places_known(entry, finding)


_NUMBER = regex(r"\d[\d.,]*")


def _seen(draft: Draft, finding: Finding) -> set[str]:
    """What a finding shows, hashed one by one: the sentence of each place with the figures that it
    refers to, the figures of the table that are told otherwise, the numbers that do not add up.
    """
    shown = {_sentence(draft, one) for one in each_place(finding) if one.quote}
    figures = [address for address in finding.at if address.startswith("tables.")]
    shown |= {f"{address}={_written(draft.get(address))}" for address in figures}
    if figures and not finding.quote:
        shown.add(" ".join(_NUMBER.findall(finding.message)))  # last year's are told nowhere else
    return {_hashed(one)[:_BRIEF] for one in shown}


def _sentence(draft: Draft, place: Finding) -> str:
    """The sentence that a place stands in, with the figures that it refers to."""
    text = draft.text(place.at[0])
    start, end = sentence_around(text, *place.span) if place.span else (0, 0)
    return readdressed(
        text[start:end] or place.quote or "", lambda address: _written(draft.get(address))
    )


def _hashed(text: str) -> str:
    from hashlib import sha256  # only a draft with reasons asks

    return sha256(text.encode()).hexdigest()


def _places(finding: Finding) -> int:
    return 1 + len(finding.places)


def _places_known(entry: dict[str, Value], finding: Finding) -> int:
    """How many places the officer looked into; reasons of earlier versions do not tell."""
    known = entry.get("places")
    return known if isinstance(known, int) else _places(finding)


def _answers(entry: dict[str, Value], finding: Finding) -> bool:
    at = entry.get("at")
    return (
        entry.get("rule") == finding.rule
        and isinstance(at, list)
        and set(map(str, at)) == set(finding.at)
        and entry.get("quote", "") == (finding.quote or "")
    )


def _entries(draft: Draft) -> list[dict[str, Value]]:
    entries = draft.get("waived")
    return [e for e in entries if isinstance(e, dict)] if isinstance(entries, list) else []


def _written(value: Value) -> str:
    return "" if value is None else str(value)

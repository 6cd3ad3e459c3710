"""How the office can be reached: what is written there must be what its name says."""

from __future__ import annotations

from collections.abc import Iterator

from forms.draft import Draft
from forms.patterns import regex
from forms.review.finding import Finding
from forms.review.rulebook import rules
from forms.value_names import VALUE_NAMES

_NUMBER = (regex(r"(?:[^\d]*\d){5}"), "电话号码")
_WANTED = {
    "unit.phone": _NUMBER,
    "unit.fax": _NUMBER,
    "unit.postcode": (regex(r"\d{6}$"), "六位数字"),
    "unit.email": (regex(r"[^\s@]+@[^\s@]+\.[^\s@]+$"), "电子邮箱地址（如 bgs@example.com）"),
    "unit.website": (regex(r"[^\s@]+\.[^\s@]+$"), "网址"),
}
"""What a value begins with, and what it is then."""
_SHOWN = 40


def contact_findings(draft: Draft) -> Iterator[Finding]:
    """Ways to reach the office that are none."""
    rule = rules()["contact"]
    for address, (pattern, wanted) in _WANTED.items():
        value = draft.text(address).strip()
        if value and not pattern.match(value):
            name = VALUE_NAMES[address]
            message = f"“{name}”应为{wanted}，现为“{value[:_SHOWN]}”"
            yield Finding(rule.id, rule.severity, message, (address,), source=rule.source)

"""The catalogue of rules: what each looks for, where it comes from, an example either way.

The rules of data/rules.toml, those that a form declares, and the two that every table implies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from forms.form import Form
from forms.form_words import Severity
from forms.packaged import packaged
from forms.patterns import regex
from forms.review.finding import SEVERITY_WORDS
from forms.review.relations import PREVIOUS
from forms.review.rulebook import PATH, rules

_NAME = regex(r"[a-z_][a-z0-9_.*]*")
_FUNCTIONS = {"sum": "各项之和", "max": "最大的", "min": "最小的", "abs": "相差"}
_SIGNS = {"==": "＝", "!=": "≠", "<=": "≤", ">=": "≥", " and ": "，并且", " or ": "，或者"}
_TOTAL = "合计应等于各分项之和。由表格的结构（行、列的所属）得出。"
_SUBSET = "“其中”的数不能大于它所属的数。由表格的结构得出。"


class RuleInfo(NamedTuple):
    """A rule as it is explained: `wrong` is an example that it reports, `right` one that it does
    not ("" where the form's own table is the example).
    """

    id: str
    severity: Severity
    title: str
    source: str
    about: str
    wrong: str = ""
    right: str = ""

    def __str__(self) -> str:
        lines = [f"{self.id}　{self.title}（{SEVERITY_WORDS[self.severity]}）"]
        lines += [f"说明：{self.about}", f"依据：{self.source}"]
        lines += [f"会报：{self.wrong.rstrip()}"] if self.wrong else []
        lines += [f"不报：{self.right.rstrip()}"] if self.right else []
        return "\n".join(lines)


def explain(rule_id: str, form: Form | None = None) -> RuleInfo | None:
    """The rule of that id or title, None where there is none; `form` is where to look for
    relations.
    """
    known = _written().get(rule_id) or _titled(rule_id)
    if known:
        return known
    for form_ in (form,) if form else _forms():
        found = next((info for info in form_rules(form_) if info.id == rule_id), None)
        if found:
            return found
    return _implied(rule_id)


def rule_title(form: Form, rule_id: str) -> str:
    """What a rule is called on paper, where ids say nothing; rules of the pages are no review's."""
    if rule_id in rules():
        return rules()[rule_id].title
    if any(relation.id == rule_id for relation in form.relations):
        return "勾稽关系"
    if any(mention.id == rule_id for mention in form.mentions):
        return "正文应写到的事项"
    implied = _implied(rule_id)
    return implied.title if implied else "纸面"


def _titled(title: str) -> RuleInfo | None:
    return next((info for info in all_rules() if info.title == title), None)


def all_rules() -> tuple[RuleInfo, ...]:
    """The rules that hold for every form, in the order of the catalogue."""
    return tuple(_written().values())


def form_rules(form: Form) -> Iterator[RuleInfo]:
    """The relations and the mentions that a form declares."""
    for relation in form.relations:
        yield RuleInfo(
            relation.id,
            relation.severity,
            relation.message or relation.check,
            relation.source,
            f"勾稽关系：{_in_words(form, relation.check)}",
        )
    for mention in form.mentions:
        about = f"{_in_words(form, mention.when)} 时，正文应写到{'、'.join(mention.words)}之一。"
        yield RuleInfo(mention.id, mention.severity, mention.message, mention.source, about)


def _in_words(form: Form, formula: str) -> str:
    """A formula of the form, its figures by their labels."""
    rows = {row.id: row.short or row.label for t in form.tables for b in t.blocks for row in b.rows}

    def named(match: re.Match[str]) -> str:
        name = match[0]
        year = "上年" if name.startswith(PREVIOUS) else ""
        name = name.removeprefix(PREVIOUS)
        figure = form.figures.get(f"tables.{name}")
        if figure:
            return f"{year}“{figure.short}”"
        label = next((rows[key] for key in reversed(name.split(".")) if key in rows), "")
        return f"{year}“{label}”" if label else _FUNCTIONS.get(match[0], match[0])

    words = _NAME.sub(named, formula)
    for sign, written in _SIGNS.items():
        words = words.replace(sign, written)
    return words


def _implied(rule_id: str) -> RuleInfo | None:
    if rule_id.startswith("total-"):
        return RuleInfo(rule_id, "error", "合计不等于分项之和", "表格结构", _TOTAL)
    if rule_id.startswith("subset-"):
        return RuleInfo(rule_id, "error", "“其中”大于总数", "表格结构", _SUBSET)
    return None


def _forms() -> list[Form]:
    from forms.loading import known_forms

    return known_forms()


@cache
def _written() -> dict[str, RuleInfo]:
    keys = ("id", "severity", "title", "source", "about", "wrong", "right")
    return {rule["id"]: RuleInfo(*(rule[key] for key in keys)) for rule in written_rules()}


def written_rules() -> list[dict[str, Any]]:
    """The rules of data/rules.toml, each with what data/rules.examples.toml says of it."""
    told = packaged(PATH.with_name("rules.examples.toml"))
    return [{**rule, **told[rule["id"]]} for rule in packaged(PATH)["rule"]]

"""Last year's draft as the beginning of this year's (沿用上年).

What stays is taken as it is: the unit, its contacts, the page profile. Texts are a base to be
rewritten: each is marked 待更新 in the table `[carried]` (address = the year it is from) until the
officer says it is done; years in them are proposed one by one, never changed unasked. A figure is
taken only where a relation of the form says that it *is* last year's (上年结转); all others begin
blank. From another form only what its successors say means the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from forms.draft import Address, Draft, Value
from forms.edit import Change, Edit
from forms.form import Form
from forms.patterns import regex
from forms.progress import CARRIED, awaiting_update
from forms.references import resolve
from forms.review.finding import Repair
from forms.review.relations import PREVIOUS, CompiledRelation, relations_of
from forms.successors import Different, Translation, successor_of, translate
from forms.titles import heading

_STAYS = ("unit", "document.profile")
_CITED = regex(r"《[^《》\n]{0,90}》|[〔\[（(]\d{4}[〕\]）)]\s?\d{0,5}号?|https?://\S+")
_DIGITS = "〇一二三四五六七八九"


@dataclass(slots=True)
class CarryOver:
    """What this year's draft begins with.

    `values` by address; `repairs` the years proposed in its texts; `notes` say in Chinese what was
    carried, and what was not and why.
    """

    values: dict[Address, Value] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def draft(self) -> Draft:
        """The values as a draft."""
        draft = Draft()
        for address, value in self.values.items():
            draft.set(address, value)
        return draft


def carry_over(form: Form, previous: Draft, previous_form: Form, year: int) -> CarryOver:
    """What a draft of `form` for `year` takes from last year's."""
    carried = CarryOver({"year": year})
    for key in _STAYS:
        carried.values.update(previous.items(key))
    if successor_of(form, previous_form) is None:
        carried.notes.append(f"“{previous_form.name}”与“{form.name}”没有对应关系，只沿用了单位信息")
        return carried
    if previous.year is not None and previous.year != year - 1:
        carried.notes.append(f"沿用的是 {previous.year} 年度的草稿，不是上一年度的，请核对")
    found = translate(form, previous, previous_form)
    _carry_texts(carried, form, found, previous, previous_form)
    _carry_figures(carried, form, found.draft)
    _say_differences(carried, found, previous, previous_form)
    carried.repairs = year_changes(carried.draft, previous.year, year)
    return carried


def updated(draft: Draft, address: Address) -> Edit:
    """The edit by which the officer says that a carried text is up to date."""
    at = f"{CARRIED}.{address}"
    return Edit((Change(at, draft.get(at), None),), "已更新")


def year_changes(draft: Draft, old: int | None, new: int) -> list[Repair]:
    """A proposal for each mention of last year, the year before or after it, in carried texts.

    Years in titles of documents, in their numbers and in web addresses stay.
    """
    if old is None or old == new:
        return []
    return [
        repair
        for address in awaiting_update(draft)
        for repair in _changes_in(address, draft.text(address), old, new)
    ]


def _changes_in(address: Address, text: str, old: int, new: int) -> Iterator[Repair]:
    cited = [match.span() for match in _CITED.finditer(text)]
    years = {write(old + by): write(new + by) for write in (str, _chinese) for by in (-1, 0, 1)}
    for match in re.finditer("|".join(years), text):
        start, end = match.span()
        whole = not text[start - 1 : start].isdecimal() and not text[end : end + 1].isdecimal()
        if whole and not any(first <= start < last for first, last in cited):
            yield Repair(address, match[0], years[match[0]], match.span())


def _chinese(year: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(year))


def _carry_texts(
    carried: CarryOver, form: Form, found: Translation, previous: Draft, previous_form: Form
) -> None:
    """Texts go to their sections; those without one are kept, with the reason, in [retired]."""
    taken = []
    for section in previous_form.sections:
        address = f"sections.{section.id}"
        text, target = previous.text(address), found.same.get(address, "")
        own = form.section(target.removeprefix("sections."))
        name = heading(section, previous_form, previous) or section.label
        if not text:
            continue
        if own is None:
            label = f"{previous.year or '上'}年“{name}”".replace(".", "．")
            carried.values[f"retired.{label}"] = resolve(text, previous_form, previous)
        elif own.carry == "base":
            carried.values[target] = found.draft.text(target)
            carried.values[f"{CARRIED}.{target}"] = previous.year or 0
            taken.append(own.label or own.title)
    if taken:
        carried.notes.append(f"文字沿用 {len(taken)} 个部分，都标了“待更新”：{'、'.join(taken)}")


def _carry_figures(carried: CarryOver, form: Form, last: Draft) -> None:
    """The figures that a relation of the form sets equal to one of last year's."""
    count = 0
    for relation in relations_of(form):
        names = _equal_to_last_year(relation)
        value = last.figure(f"tables.{names[1]}") if names else None
        if names and value is not None:
            carried.values[f"tables.{names[0]}"] = value
            count += 1
    if count:
        carried.notes.append(f"按勾稽关系带入上年结转的数 {count} 个")


def _equal_to_last_year(relation: CompiledRelation) -> tuple[str, str] | None:
    """The names (ours, last year's) of a relation `ours == previous.theirs`."""
    comparison = relation.comparison
    if comparison is None or comparison.operator != "==":
        return None
    sides = comparison.left, comparison.right
    if any(len(side.terms) != 1 or side.terms[0][0] != 1 or side.constant for side in sides):
        return None
    ours, theirs = (side.terms[0][1] for side in sides)
    if theirs.startswith(PREVIOUS) and not ours.startswith(PREVIOUS):
        return ours, theirs.removeprefix(PREVIOUS)
    return None


def _say_differences(
    carried: CarryOver, found: Translation, previous: Draft, previous_form: Form
) -> None:
    """Where last year's values have no place now: each reason once, with the values it is about."""
    reasons: dict[str, list[str]] = {}
    for one in found.different:
        if one.value not in ("", 0):
            reasons.setdefault(one.reason, []).append(_named(one, previous, previous_form))
    for why, names in reasons.items():
        shown = "、".join(names[:4]) + (f"等 {len(names)} 项" if len(names) > 4 else "")
        carried.notes.append(f"没有沿用：{shown}。{why}")


def _named(one: Different, previous: Draft, previous_form: Form) -> str:
    figure = previous_form.figures.get(one.address)
    if figure is not None:
        return f"{figure.short} {one.value}"
    section = previous_form.section(one.address.removeprefix("sections."))
    return heading(section, previous_form, previous) or section.label if section else one.address

"""Numbers typed in prose that equal a figure: offers to let them follow the table."""

from __future__ import annotations

from forms.draft import Address, Draft, Number
from forms.form import Figure, Form
from forms.numerals import Mention, find_numbers, in_unit
from forms.patterns import regex
from forms.references import Span, masked

LOOK_BACK = 40
"""Characters before a number in which the words for its figure are looked for."""
TELLING = 10
"""A number below this is offered only where the words before it speak of a figure; one above also
where a single figure has both that number and that unit."""

_DIGITS = regex(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_CLAUSE_ENDS = regex(r"[。；;！？!?\n]")
_NUMBERING = regex(r"[（(]?[一二三四五六七八九十\d]+[）)、.．]|[^\w]")


def reference_offers(text: str, form: Form, draft: Draft) -> list[tuple[Span, list[Address]]]:
    """The numbers outside references that equal a figure of the draft: their spans, and of the
    figures those that the words before the number speak of most.

    Only Arabic digits are offered: a numeral in Chinese is a choice of style.
    """
    by_value = _figures_by_value(form, draft)
    plain = masked(text, "□")
    offers: list[tuple[Span, list[Address]]] = []
    for mention in find_numbers(plain):
        digits = _DIGITS.match(plain, mention.start, mention.end)
        if digits is None or mention.role != "number" or mention.about:
            continue
        best = _best(plain, mention, digits.end(), by_value)
        if best:
            offers.append((digits.span(), best))
    return offers


def _figures_by_value(form: Form, draft: Draft) -> dict[Number, list[Figure]]:
    """The figures of the draft by their number; money by 元, as it is read in prose."""
    found: dict[Number, list[Figure]] = {}
    for address, figure in form.figures.items():
        value = draft.figure(address)
        if value is not None:
            found.setdefault(in_unit(value, figure.unit, "元"), []).append(figure)
    return found


def _best(
    text: str, mention: Mention, end: int, by_value: dict[Number, list[Figure]]
) -> list[Address]:
    figures = [f for f in by_value.get(mention.value, ()) if _fits(text, mention, end, f)]
    words = _words_before(text, mention.start)
    scores = {figure.address: _score(figure, words) for figure in figures}
    top = max(scores.values(), default=0)
    if not top and (mention.value < TELLING or [f.unit for f in figures] != [mention.unit]):
        return []
    return [address for address, score in scores.items() if score == top]


def _fits(text: str, mention: Mention, end: int, figure: Figure) -> bool:
    """Whether the figure printed in place of the digits, which stop at `end`, says the same."""
    if figure.unit.endswith("元"):
        return mention.unit == "元" and text[end:].lstrip().startswith(figure.unit)
    return mention.unit != "元" and end == mention.end


def _words_before(text: str, start: int) -> str:
    before = text[max(start - LOOK_BACK, 0) : start]
    return _CLAUSE_ENDS.split(before)[-1]


def _score(figure: Figure, words: str) -> int:
    """How many pairs of neighbouring characters of the figure's names stand in the words."""
    names = (figure.label, figure.short, *figure.row.aliases)
    pairs = {pair for name in names for pair in _pairs(_NUMBERING.sub("", name))}
    return sum(pair in words for pair in pairs)


def _pairs(name: str) -> list[str]:
    return [name[i : i + 2] for i in range(len(name) - 1)]

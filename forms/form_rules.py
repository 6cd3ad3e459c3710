"""The rules that a form declares: relations between figures, and how prose speaks of them."""

from __future__ import annotations

from typing import Literal

from forms.form_words import Id, Part, RuleId, Severity, UnitPattern


class Relation(Part):
    """A relation between figures that structure does not declare (勾稽关系).

    `check` and `when` are formulas over `table.row[.column]`, `previous.…` for last year's; inside
    `for_each` bare ids of the table's rows (for each column) or columns (for each row).
    """

    id: RuleId
    check: str
    when: str = ""
    table: str = ""
    for_each: Literal["", "row", "column"] = ""
    severity: Severity = "error"
    message: str = ""
    source: str = ""
    needs_previous: bool | None = None
    for_units: tuple[UnitPattern, ...] = ()
    except_units: tuple[UnitPattern, ...] = ()


class Fact(Part):
    """How prose speaks of a figure: words, never free patterns.

    A number in prose states `at` (a reference, or several joined by ` + `) where the talk is of one
    of the `topic` words, one word of each group in `words` stands near the number, none of
    `without`, and the number counts in one of `units`; `despite` are words that do not matter, and
    one of `beside` must stand with another number of the sentence, none of `alone` may. `also` are
    other readings of the same words, accepted and never blamed; `unsure` words make a difference
    worth a hint only. With `per` the number is a percentage of that. `none`: the prose may say that
    there was none; `rest`: it may be told as what is left (其余); `expected`: a figure not 0 should
    be spoken of; `whole`: other figures on the topic are told as shares of it; `mistyped`: the
    words may well mean another number, so that only one that looks like the figure mistyped is
    told; `fall`: the number says by how much something fell, which the figure has with a minus.
    `@name` stands for a list of review/data/lexicon.toml.
    """

    at: str
    also: tuple[str, ...] = ()
    per: str = ""
    topic: tuple[str, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    expected: bool = False
    none: bool = True
    rest: bool = False
    whole: bool = False
    mistyped: bool = False
    fall: bool = False


class Assertion(Part):
    """What prose says of figures without a number (均已办结).

    Where one word of each group stands in a clause about one of the `topic` words, the `zero`
    figures must be 0, the `some` ones not 0 and the `equal` ones equal. Nothing is asserted where
    one of `without` stands in the sentence or one of `apart` in the clause, nor of a number that is
    none of `of`: that of 上年结转的22件均已办结 is no number of all.
    """

    topic: tuple[str, ...] = ()
    words: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    equal: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


class Mention(Part):
    """What a section must speak of, by any of `words`, where the formula `when` holds."""

    id: RuleId
    section: Id
    words: tuple[str, ...]
    when: str
    severity: Severity = "warning"
    message: str
    source: str = ""

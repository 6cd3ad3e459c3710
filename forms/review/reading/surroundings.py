"""What stands around a quantity, and around what is said without one, in the bits of a tongue."""

from __future__ import annotations

from typing import NamedTuple

from forms.review.reading.quantities import Quantity
from forms.review.reading.tongue import Token


class Odd(NamedTuple):
    """A word that may speak against a tie, and the words that it touches where it only qualifies
    what it touches (内部事务信息, 涉及商业秘密, 予以公开类).
    """

    mask: int
    touched: int


class Talk(NamedTuple):
    """What was spoken of before a sentence, in the bits of topics: last, and in all."""

    last: int
    all: int


class Context(NamedTuple):
    """A quantity with the bits of the words around it.

    `opening` is how its clause begins, up to the number or the first word that means something;
    `residue` counts the characters behind that which no list knows; `led` has the bit of leaders
    where the sentence named one before as the one who did it. `reach` says how far the topic was: 0
    in the clause, 1 in the clauses before, 2 earlier in the sentence, 3 before it, where `wider` is
    all that the talk was of; `beside` are the words of the numbers around it; `others` are the
    words near it that are about neither the number nor anything in general, `unknown` the unknown
    characters of the opening, `of_unknown`
    and `behind_unknown` that what it counts is unknown (七条措施, 要点1件); `qualified` that an
    unknown word stands right before the topic (低保申请), `compound` behind it (行政复议听证),
    `attributed` that it has an attribute before it that no list knows (庭前和解的行政诉讼),
    `ahead` that the quantity stands before it, `limited` that only those of a limit are counted
    (超过15个工作日的). `joined` are the topics told in one breath with it (规章和规范性文件共15件),
    `within` the words behind 申请中, of which the number is; None where it is of all.
    `amid` are the words of the clause before that tells among what is counted (予以公开的申请中，),
    `carried` says that the clause behind tells that it was carried over (16件因年底收到，结转次年).
    `strange` are the words that make it another number than the whole one (涉及, 上半年, 网络),
    unless a fact is about them; `marks` stand between it and the quantity before, `after` is how
    the text goes on behind its clause, `before` how the clauses before it begin.
    """

    quantity: Quantity
    near: int
    lead: int
    topic: int
    wider: int
    reach: int
    beside: int
    others: tuple[Odd, ...]
    unknown: int
    of_unknown: bool
    behind_unknown: bool
    opening: str
    residue: int
    led: int
    strange: tuple[Odd, ...]
    qualified: bool
    compound: bool
    attributed: bool
    ahead: bool
    limited: bool
    joined: int
    within: int | None
    amid: int
    carried: bool
    marks: str
    after: str
    before: str


class Clause(NamedTuple):
    """A stretch without a hard stop, for what is said without a number; `topic` is what the talk
    was of before it, `wider` all that it was of where the sentence has named nothing.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    topic: int
    wider: int
    opening: str
    """How it begins, up to the first word that means something."""
    unknown: int
    """How many unknown characters that has."""
    goes_on: bool
    """Whether no semicolon stands before it."""
    quantities: tuple[Quantity, ...]
    cuts: tuple[int, ...]
    """Where 、 stands in it."""
    tail: int
    """How many unknown characters stand behind its last word."""

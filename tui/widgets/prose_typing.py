"""What typing, deleting and pasting make of a text: splices, and which of them undo joins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from time import monotonic
from unicodedata import category

from forms.draft import Address
from forms.edit import Splice
from forms.form import Form
from forms.references import Span, joined
from tui.widgets.prose_lines import common_head, common_tail

PAUSE = 1.5
"""Seconds without a key after which undo takes back only what comes then."""
LONGEST_PASTE = 50_000
"""Characters of one paste; a whole report has fewer, and what has more is something else."""

_ENDS = frozenset("，。、；：！？,.;:!?\n")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Spliced:
    """A change of a text ready to be made: the splice, None where nothing changes, the text after
    it, and where the cursor goes.
    """

    splice: Splice | None
    text: str
    position: int


def spliced(address: Address, text: str, span: Span, source: str, form: Form) -> Spliced:
    """The text with `source` in place of a span, in which no brace gains or loses a meaning.

    Where braces met that would, a little more than the span is replaced (see references.joined).
    """
    start, end = span
    before = text[text.rfind("\n", 0, start) + 1 : start]
    stop = text.find("\n", end)
    after = text[end : stop if stop >= 0 else len(text)]
    paragraph = joined((before, source, after), form)
    if paragraph != before + source + after:
        return _widened(address, text, start - len(before), end + len(after), paragraph, after)
    removed = text[start:end]
    splice = Splice(address, start, removed, source) if removed != source else None
    return Spliced(splice, text[:start] + source + text[end:], start + len(source))


def _widened(
    address: Address, text: str, start: int, end: int, paragraph: str, after: str
) -> Spliced:
    old = text[start:end]
    head = common_head(old, paragraph)
    tail = min(common_tail(old, paragraph), len(old) - head, len(paragraph) - head)
    removed, inserted = old[head : len(old) - tail], paragraph[head : len(paragraph) - tail]
    position = start + len(paragraph) - common_tail(paragraph, after)
    new = text[:start] + paragraph + text[end:]
    return Spliced(Splice(address, start + head, removed, inserted), new, position)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A pasted text as the draft can hold it; `dropped` characters were left out."""

    text: str
    dropped: int = 0

    @property
    def told(self) -> str:
        """What was left out, in the officer's words; "" where nothing was."""
        return f"粘贴时去掉了 {self.dropped} 个看不见的控制字符" if self.dropped else ""


def cleaned(text: str) -> Cleaned:
    """Line ends made one kind, tabs blanks, control and zero-width characters left out."""
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    kept = lines if lines.isprintable() else "".join(filter(typeable_or_newline, lines))
    return Cleaned(kept, len(lines) - len(kept))


def why_too_long(text: str, longest: int = LONGEST_PASTE) -> str:
    """Why a text is not pasted, in the officer's words; "" where it may be."""
    if len(text) <= longest:
        return ""
    many, most = (ceil(count / 1000) / 10 for count in (len(text), LONGEST_PASTE))
    return f"没有粘贴：共 {many:g} 万字，一次最多 {most:g} 万字"


def typeable_or_newline(char: str) -> bool:
    """Whether a pasted character is kept."""
    return char == "\n" or typeable(char)


def typeable(char: str) -> bool:
    """Whether a key's character is text: blanks of any width too (U+3000), no control character."""
    return char.isprintable() or category(char) in ("Zs", "Co", "Cn")


class Runs:
    """Names the groups of edits that undo takes back as one: a run of typing, of deleting.

    A pause, a move, another kind of key and a mark typed end a run.
    """

    def __init__(self) -> None:
        self._group = ""
        self._kind = ""
        self._place = -1
        self._time = 0.0

    def group(self, kind: str, position: int, following: int, inserted: str = "") -> str:
        """The group of an edit at a position, after which the cursor stands at `following`."""
        now = monotonic()
        if kind != self._kind or position != self._place or now - self._time > PAUSE:
            self._group = f"{kind} {datetime.now().isoformat()}"
        self._kind = "" if inserted and inserted[-1] in _ENDS else kind
        self._place, self._time = following, now
        return self._group

    def end(self) -> None:
        """End the run."""
        self._kind = ""

"""The text of one report in several files: a file with a title of its own begins a new text.

So does the title of another year's report on the same page; of that one nothing is taken. Of two
texts that say the same the first is believed, and what the other writes differently is kept apart.
A file without a title goes on where the one before it ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from forms.importing.blocks import Block, Source
from forms.importing.body import Body
from forms.importing.imported import ImportedValue
from forms.importing.titles import Titles, another_at, find_titles, title_in

_OTHER_YEAR = "另有一份别的年度的报告，没有取用，文字留在草稿里，不印"


@dataclass(slots=True)
class Text:
    """The blocks of one or more files, and the title over them."""

    blocks: list[Block]
    titles: Titles

    def is_of(self, year: int | None) -> bool:
        """Whether its title names this year, or none."""
        return self.titles.best is None or self.titles.best.year in (None, year)


def texts_of(sources: Sequence[Source]) -> list[Text]:
    """The files as texts; the first begins one with a title or without."""
    texts: list[Text] = []
    for source in sources:
        own = find_titles(source.blocks)
        if texts and own.best is None:
            texts[-1].blocks += source.blocks
            texts[-1].titles = find_titles(texts[-1].blocks)
        else:
            texts.append(Text(list(source.blocks), own))
    texts = [part for text in texts for part in _by_year(text)]
    window = next((title for s in sources if s.title and (title := title_in(s.title))), None)
    if texts and not any(text.titles.best for text in texts):
        texts[0].titles = Titles(window)
    return texts


def _by_year(text: Text) -> Iterator[Text]:
    """A text, and those of other years that stand below it."""
    at = another_at(text.blocks, text.titles.best) if text.titles.best else None
    if at is None:
        yield text
    else:
        yield Text(text.blocks[:at], find_titles(text.blocks[:at]))
        yield from _by_year(Text(text.blocks[at:], find_titles(text.blocks[at:])))


def joined(bodies: Sequence[Body], wanted: Sequence[bool]) -> Body:
    """What several texts say as one, each thing from the first that says it.

    Those that are not wanted, of another year, are only kept.
    """
    whole = bodies[0]
    for body, own in zip(bodies[1:], wanted[1:], strict=True):
        said = {value.address: value.raw for value in whole.prose} if own else {}
        for value in body.prose:
            if (value.address in said or not own) and said.get(value.address) != value.raw:
                _keep(whole, value.source, value.raw)
        for label, text in body.retired.items():
            if text != label:
                _keep(whole, label, text)
        if own:
            whole.heads += _new(whole.heads, body.heads)
            whole.prose += _new(whole.prose, body.prose)
            whole.messages += [line for line in body.messages if line not in whole.messages]
        else:
            whole.messages.append(_OTHER_YEAR)
    return whole


def _new(said: Iterable[ImportedValue], more: Iterable[ImportedValue]) -> list[ImportedValue]:
    known = {value.address for value in said}
    return [value for value in more if value.address not in known]


def _keep(body: Body, label: str, text: str) -> None:
    key = label.replace(".", "．")
    body.retired[key] = f"{body.retired[key]}\n{text}" if key in body.retired else text

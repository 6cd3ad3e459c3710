"""The text of one report in several files: a file with a title of its own begins a new text.

Of two texts that say the same the first is believed, and what the other writes differently is kept
apart. A file without a title goes on where the one before it ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forms.importing.blocks import Block, Source
from forms.importing.body import Body
from forms.importing.imported import ImportedValue
from forms.importing.titles import Titles, find_titles, title_in


@dataclass(slots=True)
class Text:
    """The blocks of one or more files, and the title over them."""

    blocks: list[Block]
    titles: Titles


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
    window = next((title for s in sources if s.title and (title := title_in(s.title))), None)
    if texts and not any(text.titles.best for text in texts):
        texts[0].titles = Titles(window)
    return texts


def joined(bodies: Sequence[Body]) -> Body:
    """What several texts say as one, each thing from the first that says it."""
    whole = bodies[0]
    for body in bodies[1:]:
        whole.heads += _new(whole.heads, body.heads)
        second = {value.address: value for value in whole.prose}
        whole.prose += _new(whole.prose, body.prose)
        for value in body.prose:
            if value.address in second and second[value.address].raw != value.raw:
                _keep(whole, value.source, value.raw)
        for label, text in body.retired.items():
            if text != label:
                _keep(whole, label, text)
        whole.messages += [said for said in body.messages if said not in whole.messages]
    return whole


def _new(said: Iterable[ImportedValue], more: Iterable[ImportedValue]) -> list[ImportedValue]:
    known = {value.address for value in said}
    return [value for value in more if value.address not in known]


def _keep(body: Body, label: str, text: str) -> None:
    key = label.replace(".", "．")
    body.retired[key] = f"{body.retired[key]}\n{text}" if key in body.retired else text

"""References: `{statistics.received}` in prose stands for the figure at that address.

A reference is the figure's address without `tables.`, in braces, and only where the form has that
figure; any other brace is literal. `{{statistics.received}}`, doubled, prints as
`{statistics.received}`. Ids take no part in formatting: nothing but a figure is ever filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from forms.draft import Address, Draft, Number, written
from forms.form import Figure, Form
from forms.patterns import regex

Span = tuple[int, int]
"""[start, end) in characters."""

LONGEST_LABEL = 12
"""Characters up to which a figure is called by its official label, beyond by its short one."""

_NAME = r"[a-z][a-z0-9_]{0,63}(?:\.[a-z][a-z0-9_]{0,63}){1,3}"
_BRACED = regex(rf"\{{\{{(?P<literal>{_NAME})\}}\}}|\{{(?P<name>{_NAME})\}}")
_SINGLE = regex(rf"\{{({_NAME})\}}")


Piece = str | tuple[Address]
"""Of a text in pieces: literal characters as they print, or the address of a figure."""


class Reference(NamedTuple):
    """A figure named in a text; `span` covers the braces."""

    span: Span
    address: Address


def find_references(text: str, form: Form) -> list[Reference]:
    """The references to figures of the form, in reading order."""
    return [found for found in _named(text) if found.address in form.figures]


def lost_references(text: str, form: Form) -> list[Reference]:
    """What looks like a reference to a figure that the form does not have (a row that is gone)."""
    return [found for found in _named(text) if found.address not in form.figures]


def resolve(text: str, form: Form, draft: Draft) -> str:
    """The text as it is printed: figures in place of references, 〔待填：label〕 where blank."""
    if "{" not in text:
        return text
    return "".join(output for _, output in resolve_spans(text, form, draft))


def resolve_spans(text: str, form: Form, draft: Draft) -> list[tuple[Span, str]]:
    """The printed text in pieces that cover the source without a gap: (source span, output)."""
    pieces: list[tuple[Span, str]] = []
    done = 0
    for match in _BRACED.finditer(text) if "{" in text else ():
        output = _output(match, form, draft)
        if output is None:
            continue
        if match.start() > done:
            pieces.append(((done, match.start()), text[done : match.start()]))
        pieces.append((match.span(), output))
        done = match.end()
    if done < len(text):
        pieces.append(((done, len(text)), text[done:]))
    return pieces


def escape(text: str) -> str:
    """The source of a text that prints as it stands: what looks like a reference is doubled."""
    return _SINGLE.sub(r"{{\1}}", text) if "{" in text else text


def escapes(text: str) -> list[Span]:
    """Where doubled braces stand for single ones."""
    found = _BRACED.finditer(text) if "{" in text else ()
    return [match.span() for match in found if match["literal"]]


def masked(text: str, mask: str = "数") -> str:
    """The text with each character of a reference or of doubled braces masked, positions kept."""
    if "{" not in text:
        return text
    return _BRACED.sub(lambda match: mask * len(match[0]), text)


def joined(parts: Sequence[str], form: Form) -> str:
    """Sources put together so that no brace gains or loses a meaning by its new neighbours."""
    simple = "".join(parts)
    if "{" not in simple:
        return simple
    meant = _merged(piece for part in parts for piece in _pieces(part, form))
    return simple if _pieces(simple, form) == meant else _source(meant)


def readdressed(text: str, replace: Callable[[Address], str]) -> str:
    """The text with what `replace` gives, as source, in place of each reference to an address."""
    if "{" not in text:
        return text
    return _BRACED.sub(lambda m: replace(f"tables.{m['name']}") if m["name"] else m[0], text)


def write_reference(address: Address) -> str:
    """The source of a reference to the figure at the address."""
    return f"{{{address.removeprefix('tables.')}}}"


def called(figure: Figure) -> str:
    """What a figure is called amid prose: its label, or its short one where that is long."""
    return figure.label if len(figure.label) <= LONGEST_LABEL else figure.short


def format_figure(value: Number) -> str:
    """A figure as it is printed: digits as they were typed (5 stays 5, 5.0 stays 5.0)."""
    return written(value)


def _named(text: str) -> Iterator[Reference]:
    if "{" not in text:
        return
    for match in _BRACED.finditer(text):
        if match["name"]:
            yield Reference(match.span(), f"tables.{match['name']}")


def _output(match: re.Match[str], form: Form, draft: Draft) -> str | None:
    """What the braces print as, None where they are plain text."""
    if match["literal"]:
        return match[0][1:-1]
    figure = form.figures.get(f"tables.{match['name']}")
    if figure is None:
        return None
    value = draft.figure(figure.address)
    return f"〔待填：{called(figure)}〕" if value is None else format_figure(value)


def _pieces(text: str, form: Form) -> list[Piece]:
    """What a source says: literal text as it prints, and the figures named."""
    pieces: list[Piece] = []
    done = 0
    for match in _BRACED.finditer(text):
        address = f"tables.{match['name']}"
        if match["name"] and address not in form.figures:
            continue
        pieces.append(text[done : match.start()])
        pieces.append((address,) if match["name"] else match[0][1:-1])
        done = match.end()
    return _merged((*pieces, text[done:]))


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """The same with neighbouring literals as one, and none empty."""
    merged: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and merged and isinstance(merged[-1], str):
            merged[-1] += piece
        elif piece:
            merged.append(piece)
    return merged


def _source(pieces: list[Piece]) -> str:
    """A source that says this. Single braces right around a reference become full-width ones,
    for doubled they would make it literal.
    """
    parts = [escape(p) if isinstance(p, str) else write_reference(p[0]) for p in pieces]
    for before, after in zip(range(len(parts)), range(2, len(parts)), strict=False):
        between = pieces[before + 1]
        if isinstance(between, tuple) and parts[before][-1] == "{" and parts[after][0] == "}":
            parts[before] = parts[before][:-1] + "｛"
            parts[after] = "｝" + parts[after][1:]
    return "".join(parts)

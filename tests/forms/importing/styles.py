"""The ways of publishing that are tried: what each does to a report, and how it writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.forms.importing.drawn import (
    cell_a_line,
    divisions,
    nested,
    old_encoding,
    plain,
    printed,
    soup,
    tracked_paragraph,
    word,
    word_paragraph,
)
from tests.forms.importing.pages import (
    Report,
    broken_groups,
    each_cell,
    each_table,
    explained_rows,
    figures_as,
    filled_spans,
    folded_strip,
    full_width,
    grouped,
    half_width,
    in_bands,
    in_pages,
    labels_as,
    numbered_rows,
    spaced_groups,
    spaced_label,
    split_spans,
    tail_note,
    upright_strip,
    with_added_rows,
    with_subtotal,
    without_spans,
)


@dataclass(frozen=True)
class Style:
    """One way of publishing: what it does to the report, and how it writes it."""

    name: str
    suffix: str
    write: Callable[[Report, Random], bytes]
    spoil: Callable[[Report], Report] = lambda report: report


STYLES = (
    Style("clean page", ".html", plain),
    Style(
        "editor of a content system",
        ".html",
        soup,
        lambda r: tail_note(each_cell(r, figures_as(split_spans))),
    ),
    Style(
        "layout tables",
        ".htm",
        nested,
        lambda r: each_cell(each_cell(r, figures_as(full_width)), labels_as(spaced_label)),
    ),
    Style(
        "cut at page ends",
        ".html",
        plain,
        lambda r: each_cell(each_table(r, in_pages), figures_as(broken_groups)),
    ),
    Style("divisions", ".html", divisions, lambda r: each_cell(r, figures_as(grouped))),
    Style("merged cells lost", ".html", soup, lambda r: each_table(r, without_spans)),
    Style("merged cells filled", ".html", plain, lambda r: each_table(r, filled_spans)),
    Style("added rows", ".html", plain, lambda r: each_table(r, with_added_rows)),
    Style("added column", ".html", soup, lambda r: each_table(r, with_subtotal)),
    Style(
        "folded head, half width, old encoding",
        ".html",
        old_encoding,
        lambda r: each_cell(each_table(r, folded_strip), labels_as(half_width)),
    ),
    Style(
        "upright strip, units in cells",
        ".html",
        plain,
        lambda r: each_table(
            each_cell(r, figures_as(lambda t: t + " 件" if "." not in t else t)), upright_strip
        ),
    ),
    Style("a cell a line", ".html", cell_a_line),
    Style(
        "explanations",
        ".html",
        plain,
        lambda r: each_table(r, explained_rows),
    ),
    Style("two bands", ".html", soup, lambda r: each_table(r, in_bands)),
    Style("printed pages", ".txt", printed),
    Style("row numbers", ".html", plain, lambda r: each_table(r, numbered_rows)),
    Style(
        "word, runs split",
        ".docx",
        word(word_paragraph),
        lambda r: each_cell(r, figures_as(split_spans)),
    ),
    Style(
        "word, groups broken",
        ".docx",
        word(word_paragraph),
        lambda r: each_cell(r, figures_as(broken_groups)),
    ),
    Style(
        "word, tracked changes",
        ".docx",
        word(tracked_paragraph),
        lambda r: each_cell(r, figures_as(spaced_groups)),
    ),
)

"""Which form a report follows, told from its own tables and headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from forms.form import Column, Form, Row, Section
from forms.importing.blocks import Block, Grid, Paragraph
from forms.importing.headings import TOP, UNNUMBERED, level_of
from forms.importing.likeness import label_of
from forms.importing.wanted_rows import leaves

_LONGEST_HEADING = 60
_FEWEST_HEADINGS = 2
"""Headings numbered 一、 that make heads numbered otherwise those of a part."""
_HEADING_COUNTS = 2
_YEAR_COUNTS = 3
_ANNOUNCED = re.compile(r"(?:信息|政务)公开.{0,12}(?:年度报告|工作报告|年报)")


def recognise(
    blocks: Sequence[Block], forms: Sequence[Form], year: int | None
) -> tuple[Form | None, str]:
    """The form whose labels the report uses most, None where it uses nearly none; and a remark.

    Labels that several forms share count little. The year only decides between equals: many a
    report of 2022 still uses the table of 2019. It decides alone where a text calls itself a report
    and uses no labels.
    """
    cores = set(cores_in(blocks))
    names = {form.id: names_of(form) for form in forms}
    shared = {
        core: sum(core in own for own in names.values()) for own in names.values() for core in own
    }
    scores = {
        form.id: sum(weight / shared[c] for c, weight in names[form.id].items() if c in cores)
        for form in forms
    }
    announced = any(isinstance(b, Paragraph) and _ANNOUNCED.search(b.text) for b in blocks)
    fits = [f for f in forms if scores[f.id] >= 1 or (announced and year in f.years)]
    if not fits:
        return None, ""
    ranked = sorted(
        fits,
        key=lambda f: scores[f.id] + (_YEAR_COUNTS if year is not None and year in f.years else 0),
        reverse=True,
    )
    return ranked[0], _remark(ranked[0], year)


def _remark(form: Form, year: int | None) -> str:
    if year is None or year in form.years:
        return ""
    return f"{year} 年度的报告用的是{form.name}的表，请核对格式"


def cores_in(blocks: Sequence[Block]) -> Iterable[str]:
    """The words of cells and of short paragraphs; heads within a part name no part."""
    texts = [b.text for b in blocks if isinstance(b, Paragraph) and len(b.text) <= _LONGEST_HEADING]
    levels = [level_of(text) for text in texts]
    numbered = levels.count(TOP) >= _FEWEST_HEADINGS
    for text, level in zip(texts, levels, strict=True):
        if level in (TOP, UNNUMBERED) or not numbered:
            yield label_of(text).core
    for block in blocks:
        if isinstance(block, Grid):
            yield from _grid_cores(block)


def _grid_cores(grid: Grid) -> Iterable[str]:
    for cell in grid.cells:
        parts = cell.text.split("\n") if grid.kind == "windows" else (cell.text,)
        for part in parts:
            for leaf in leaves(part):
                yield label_of(leaf).core
            if grid.kind == "windows":
                yield from (label_of(word).core for word in part.split())


def names_of(form: Form) -> dict[str, int]:
    """What a form calls its parts, rows and columns, normalised, with what each counts."""
    names: dict[str, int] = {}
    for part in form.parts:
        names.update((label_of(name).core, _HEADING_COUNTS) for name in (part.title, *part.aliases))
        if isinstance(part, Section):
            continue
        for block in part.blocks:
            labelled: tuple[Row | Column, ...] = (*block.rows, *block.columns)
            names.update((label_of(n).core, 1) for i in labelled for n in (i.label, *i.aliases))
    names.pop("", None)
    return names

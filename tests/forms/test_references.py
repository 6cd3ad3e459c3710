"""References in prose: what is one, what it prints as, and how plain braces are written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.draft import Draft
from forms.form_models import checked_form
from forms.references import (
    escape,
    find_references,
    format_figure,
    joined,
    lost_references,
    resolve,
    resolve_spans,
    write_reference,
)

FORM = checked_form(
    {
        "schema": 1,
        "id": "try",
        "edition": 1,
        "name": "试",
        "source": "",
        "years": {"first": 2000},
        "order": ["text", "s", "m"],
        "section": [{"id": "text", "title": "概述"}],
        "table": [
            {
                "id": "s",
                "title": "统计表",
                "column": [{"label": "统计数"}],
                "row": [
                    {"id": "received", "label": "收到申请数", "short": "收到"},
                    {
                        "id": "fees",
                        "label": "收取的检索、复制、邮寄等费用",
                        "short": "收费",
                        "unit": "万元",
                        "kind": "decimal",
                    },
                    {"id": "head", "label": "标题行", "kind": "heading"},
                ],
            },
            {
                "id": "m",
                "title": "申请情况",
                "layout": "matrix",
                "column": [{"id": "total", "label": "总计"}],
                "row": [{"id": "new", "label": "新收", "short": "新收"}],
            },
        ],
    }
)
DRAFT = Draft({"tables": {"s": {"received": 9, "fees": Decimal("5.0")}, "m": {}}})

PRINTED = [
    ("全年收到{s.received}件。", "全年收到9件。"),
    ("{s.received}", "9"),
    ("{s.received}{s.received}", "99"),
    ("收费{s.fees}万元", "收费5.0万元"),
    ("新收{m.new.total}件", "新收〔待填：新收·总计〕件"),
    ("{m.new}", "{m.new}"),
    ("{s.head}", "{s.head}"),
    ("{s.gone}", "{s.gone}"),
    ("{s}", "{s}"),
    ("{tables.s.received}", "{tables.s.received}"),
    ("{S.received} { s.received } {s.received", "{S.received} { s.received } {s.received"),
    ("{{s.received}}", "{s.received}"),
    ("{{s.gone}}", "{s.gone}"),
    ("{{s.received}", "{9"),
    ("{{{s.received}}}", "{{s.received}}"),
    ("{{其他}} {} {{}}", "{{其他}} {} {{}}"),
    ("{0} {x!r} {s.received:>9} {s.received.__class__}", None),
    ("", ""),
]


@pytest.mark.parametrize(("text", "printed"), PRINTED)
def test_a_reference_prints_the_figure_and_any_other_brace_itself(text, printed):
    assert resolve(text, FORM, DRAFT) == (text if printed is None else printed)


@pytest.mark.parametrize(("text", "printed"), PRINTED)
def test_the_pieces_cover_the_source_and_join_to_the_printed_text(text, printed):
    pieces = resolve_spans(text, FORM, DRAFT)
    assert "".join(output for _, output in pieces) == resolve(text, FORM, DRAFT)
    ends = [0, *(end for (_, end), _ in pieces)]
    assert [start for (start, _), _ in pieces] == ends[:-1]
    assert ends[-1] == len(text)


def test_references_are_found_with_their_span_and_address():
    found = find_references("甲{s.received}乙{m.new.total}{{s.fees}}{s.gone}", FORM)
    assert [(one.span, one.address) for one in found] == [
        ((1, 13), "tables.s.received"),
        ((14, 27), "tables.m.new.total"),
    ]


def test_a_figure_the_form_no_longer_has_is_a_lost_reference():
    (lost,) = lost_references("{s.received}{s.gone}{{s.gone}}", FORM)
    assert (lost.span, lost.address) == ((12, 20), "tables.s.gone")


def test_a_figure_that_is_no_number_counts_as_blank():
    draft = Draft({"tables": {"s": {"received": "9"}}})
    assert resolve("{s.received}", FORM, draft) == "〔待填：收到申请数〕"


def test_a_blank_figure_with_a_long_label_is_called_by_its_short_one():
    assert resolve("{s.fees}", FORM, Draft()) == "〔待填：收费〕"


def test_a_reference_written_is_found_again():
    (found,) = find_references(write_reference("tables.m.new.total"), FORM)
    assert found.address == "tables.m.new.total"


BRACY = st.lists(
    st.sampled_from(["{", "}", "s.received", "s.gone", "{s.received}", "m.new.total", "数", "."])
).map("".join)


@given(BRACY)
def test_an_escaped_text_prints_as_it_was(text):
    assert resolve(escape(text), FORM, DRAFT) == text


@given(st.lists(BRACY, max_size=3))
def test_texts_put_together_print_as_they_did_apart(parts):
    apart = "".join(resolve(part, FORM, DRAFT) for part in parts)
    together = resolve(joined(parts, FORM), FORM, DRAFT)
    assert together.translate({0xFF5B: "{", 0xFF5D: "}"}) == apart


@pytest.mark.parametrize(
    ("parts", "source"),
    [
        (["{s.receive", "d", "}"], "{{s.received}}"),
        (["{s.received", "}"], "{{s.received}}"),
        (["甲", "{s.received}", "乙"], "甲{s.received}乙"),
        (["{", "{s.received}", "}"], "｛{s.received}｝"),
        (["{s.gone", "}"], "{s.gone}"),
    ],
)
def test_a_brace_typed_never_makes_or_breaks_a_reference(parts, source):
    assert joined(parts, FORM) == source


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (5, "5"),
        (0, "0"),
        (1180, "1180"),
        (Decimal("5.0"), "5.0"),
        (Decimal("0.1234"), "0.1234"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0E-7"), "0.0000000"),
    ],
)
def test_a_figure_is_printed_as_it_was_typed(value, printed):
    assert format_figure(value) == printed

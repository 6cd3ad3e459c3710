"""Find and replace over the whole report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.draft import Draft
from forms.edit import Editing
from forms.prose_search import Query, find, replace_all, spans
from tests.small_forms import small_form

FORM = small_form({"id": "received", "label": "收到申请数"}, sections=("one", "two"))


def draft(one: str = "", two: str = "") -> Draft:
    return Draft({"sections": {"one": one, "two": two}, "tables": {"s": {"received": 9}}})


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("其它事项，其它", Query("其它"), [(0, 2), (5, 7)]),
        ("哈哈哈", Query("哈哈"), [(0, 2)]),
        ("（１，１８０）件", Query("(1,180)"), [(0, 7)]),
        ("(1,180)件", Query("（１，１８０）"), [(0, 7)]),
        ("（１）件", Query("(1)", any_width=False), []),
        ("led屏", Query("LED"), [(0, 3)]),
        ("led屏", Query("LED", any_case=False), []),
        ("甲　乙", Query("甲 乙"), [(0, 3)]),
        ("收{s.received}件", Query("s.received"), []),
        ("收{s.received}件", Query("收{"), []),
        ("\x00", Query("\x00"), []),
        ("甲", Query(""), []),
    ],
)
def test_words_are_found_in_a_text(text, query, found):
    assert list(spans(text, query)) == found


def test_places_come_in_reading_order_with_their_line():
    places = find(draft("甲乙\n丙乙", "乙"), FORM, Query("乙"))
    assert [(p.address, p.span, p.line, p.column) for p in places] == [
        ("sections.one", (1, 2), "甲乙", 1),
        ("sections.one", (4, 5), "丙乙", 1),
        ("sections.two", (0, 1), "乙", 0),
    ]


def test_attachments_of_the_report_are_searched_too():
    with_attachment = Draft({"attachments": [{"title": "清单", "text": "清单如下"}]})
    found = find(with_attachment, FORM, Query("清单"))
    assert [p.address for p in found] == ["attachments.0.title", "attachments.0.text"]


def test_all_places_are_replaced_by_one_deed_that_undo_takes_back():
    editing = Editing(draft("其它，其它", "其它"))
    places = find(editing.draft, FORM, Query("其它"))
    edit = replace_all(editing.draft, FORM, places, "其他事项")
    assert edit is not None
    editing.do(edit)
    assert editing.draft == draft("其他事项，其他事项", "其他事项")
    editing.undo()
    assert editing.draft == draft("其它，其它", "其它")


def test_one_place_alone_can_be_replaced():
    here = draft("其它，其它")
    edit = replace_all(here, FORM, find(here, FORM, Query("其它"))[1:], "其他")
    assert edit is not None
    edit.apply(here)
    assert here.prose("one") == "其它，其他"


def test_replacing_by_the_same_words_changes_nothing():
    here = draft("其他")
    assert replace_all(here, FORM, find(here, FORM, Query("其他")), "其他") is None


def test_replacing_never_makes_a_reference():
    here = draft("{s.某}和<某>")
    edit = replace_all(here, FORM, find(here, FORM, Query("某")), "received")
    assert edit is not None
    edit.apply(here)
    assert here.prose("one") == "{{s.received}}和<received>"


@given(
    st.text(st.sampled_from("甲乙，,(（1１aA ")), st.text(st.sampled_from("甲，1a("), min_size=1)
)
def test_after_replacing_by_a_stranger_nothing_is_found(text, words):
    here = draft(text)
    query = Query(words)
    places = find(here, FORM, query)
    edit = replace_all(here, FORM, places, "丁")
    assert (edit is None) == (not places)
    if edit:
        edit.apply(here)
    assert not find(here, FORM, query)

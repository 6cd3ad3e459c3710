"""How units fill pages: chains, what is repeated, what is too long."""

from hypothesis import given
from hypothesis import strategies as st

from exporters.flow import Unit, fill


def pages(units, height=10):
    return [[(place.top, place.item) for place in page] for page in fill(units, height)]


def test_units_fill_a_page_and_go_on_to_the_next():
    units = [Unit(item, 4) for item in "abc"]
    assert pages(units) == [[(0, "a"), (4, "b")], [(0, "c")]]


def test_a_unit_fits_where_it_reaches_the_foot_exactly():
    assert pages([Unit("a", 6), Unit("b", 4)]) == [[(0, "a"), (6, "b")]]


def test_white_above_a_unit_is_dropped_where_it_begins_a_page():
    assert pages([Unit("a", 6), Unit("b", 4, before=2)]) == [[(0, "a")], [(0, "b")]]
    assert pages([Unit("a", 4), Unit("b", 4, before=2)]) == [[(0, "a"), (6, "b")]]


def test_a_chain_moves_whole_with_the_unit_behind_its_last_link():
    units = [Unit("a", 5), Unit("b", 2, keeps=True), Unit("c", 2, keeps=True), Unit("d", 2)]
    assert pages(units) == [[(0, "a")], [(0, "b"), (2, "c"), (4, "d")]]


def test_a_chain_longer_than_a_page_is_given_up():
    units = [Unit("a", 5), *(Unit(item, 3, keeps=True) for item in "bcde"), Unit("f", 3)]
    assert pages(units)[0] == [(0, "a"), (5, "b")]


def test_a_new_page_is_begun_once():
    units = [Unit("a", 2), Unit("b", 2, new_page=True), Unit("c", 2)]
    assert pages(units) == [[(0, "a")], [(0, "b"), (2, "c")]]
    assert pages(units[1:]) == [[(0, "b"), (2, "c")]]


def test_a_head_is_repeated_where_its_rows_go_on():
    head = Unit("head", 2, keeps=True)
    rows = [Unit(item, 3, repeated="head", repeated_height=2) for item in "bcd"]
    assert pages([head, Unit("a", 3), *rows]) == [
        [(0, "head"), (2, "a"), (5, "b")],
        [(0, "head"), (2, "c"), (5, "d")],
    ]


def test_a_unit_higher_than_a_page_stands_alone_on_one():
    assert pages([Unit("a", 3), Unit("b", 30), Unit("c", 3)]) == [
        [(0, "a")],
        [(0, "b")],
        [(0, "c")],
    ]


UNITS = st.builds(
    Unit,
    st.integers(0, 99),
    st.integers(0, 12),
    before=st.integers(0, 4),
    keeps=st.booleans(),
    new_page=st.booleans(),
)


@given(st.lists(UNITS, max_size=30))
def test_every_unit_is_printed_once_in_order_and_on_the_page(units):
    filled = fill(units, 10)
    assert [place.item for page in filled for place in page] == [unit.item for unit in units]
    heights = iter(unit.height for unit in units)
    for page in filled:
        for place in page:
            assert place.top + next(heights) <= 10 or place.top == 0

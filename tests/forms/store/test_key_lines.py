"""The line on which a value stands in a draft's file."""

import pytest

from forms.store.key_lines import line_of

TEXT = '''schema = 1
year = "2025年"
[sections]
overview = """
year = 3
[unit]
name = "不是键"
"""
[unit]
"name" = 5
[tables.loans]
books = { adults = "九", all = 9 }
lost.adults = "x"
[notes]
"tables.loans.books" = "问过"
'''


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("year", 2),
        ("unit.name", 10),
        ("sections.overview", 4),
        ("tables.loans.books.adults", 12),
        ("tables.loans.lost.adults", 13),
        ("unit.phone", 9),
        ("document.date", None),
    ],
)
def test_a_value_is_found_on_its_line_and_never_within_a_text(
    address: str, line: int | None
) -> None:
    assert line_of(TEXT, address) == line
    assert line_of(TEXT.replace("\n", "\r\n"), address) == line

"""Names that come from a clipboard or a command line."""

import pytest

from forms.one_line import LONGEST, one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("青山县民政局", "青山县民政局"),
        ("青山县\n  民政局\r\n", "青山县民政局"),
        ("\n\n青山县民政局", "青山县民政局"),
        ("Room 5\nMain Road", "Room 5 Main Road"),
        ("青山县\t民政局", "青山县 民政局"),
        ("青山\u200b县\x1b[31m\x00", "青山县[31m"),
        ("青山县\u3000民政局 ", "青山县\u3000民政局 "),
        ("\n\u200b\n", ""),
        ("", ""),
    ],
)
def test_a_text_becomes_one_line_without_what_cannot_be_seen(text: str, line: str) -> None:
    assert one_line(text) == line


def test_a_text_of_any_length_gives_a_short_line() -> None:
    assert one_line("字" * 2_000_000) == "字" * LONGEST

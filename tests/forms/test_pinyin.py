"""The syllables of characters, told by their place in GB 2312."""

from __future__ import annotations

import pytest

from forms.pinyin import syllable, syllables


@pytest.mark.parametrize(
    ("chars", "sound"),
    [
        ("啊阿", "a"),
        ("政正郑", "zheng"),
        ("旅履律", "lv"),
        ("略掠", "lue"),
        ("女", "nv"),
        ("座作", "zuo"),
    ],
)
def test_characters_of_one_sound_have_one_syllable(chars: str, sound: str) -> None:
    assert {syllable(char) for char in chars} == {sound}


@pytest.mark.parametrize("char", ["a", "，", "1", "渎", "𠀀", "\n", ""])
def test_what_is_no_common_character_has_none(char: str) -> None:
    assert syllable(char) == ""


def test_every_common_character_has_one() -> None:
    assert len(syllables()) == 3755
    assert all(syllables().values())

"""The settings of the office: one fault costs the entry that has it, and is told."""

from __future__ import annotations

import pytest

from forms.folders import home
from forms.settings import Settings, load_settings


def settings(text: str) -> Settings:
    home().mkdir(parents=True, exist_ok=True)
    (home() / "settings.toml").write_text(text, encoding="utf-8")
    return load_settings()


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('"坏" = 3', "加引号的文字"),
        ('"坏" = "坏"', "相同"),
        ('"坏" = ""', "都要有字"),
        ('"" = "坏"', "都要有字"),
    ],
)
def test_a_bad_word_is_named_and_the_others_are_kept(entry: str, why: str) -> None:
    found = settings(f'[words]\n"甲" = "乙"\n{entry}\n"丙" = "丁"\n')
    assert found.words == {"甲": "乙", "丙": "丁"}
    (problem,) = found.problems
    assert entry in problem and why in problem and "其余照用" in problem


def test_a_bad_key_or_font_is_named_and_the_others_are_kept() -> None:
    found = settings('[keys]\nsave = 3\nundo = "f4"\n[fonts]\nbody = "仿宋"\ntitle = [1]\n')
    assert found.keys == {"undo": "f4"} and found.fonts == {"body": ("仿宋",)}
    assert len(found.problems) == 2
    assert '"save" = 3' in found.problems[0] and '"title" = [1]' in found.problems[1]


def test_a_setting_unknown_and_a_value_unknown_are_told_apart() -> None:
    found = settings('colour = "red"\ntheme = "blue"\nwords = 3\n')
    unknown, value, no_table = found.problems
    assert "“colour”不是可用的设置" in unknown
    assert "“theme”的值" in value
    assert "[words] 一节" in no_table

"""What is wrong with the office's settings, as the commands and the first screen tell it."""

from __future__ import annotations

from collections.abc import Sequence

from forms.folders import settings_path
from forms.settings import Settings


def settings_problems(settings: Settings) -> list[str]:
    """A line each: what the file has that cannot be used, and keys that no command can have."""
    if not settings.keys:
        return list(settings.problems)
    from tui.actions import key_problems  # a check imports no screen unless keys are set

    return [*settings.problems, *key_problems(settings.keys)]


def in_a_line(problems: Sequence[str]) -> str:
    """The first of the problems, short enough for the foot of the screen, "" for none."""
    if not problems:
        return ""
    more = f"（共 {len(problems)} 处，nianbao check 会逐条列出）" if len(problems) > 1 else ""
    return problems[0].replace(str(settings_path()), "settings.toml") + more

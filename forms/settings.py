"""The office's own data: fonts, word lists, keys.

Settings are read from `settings.toml` in the home folder; a damaged file never prevents a start:
what could not be understood is told, and the defaults stand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from forms.folders import settings_path

if TYPE_CHECKING:
    from forms.store.diagnosis import Diagnosis

SIZE_LIMIT = 1_000_000
"""Bytes of a settings file; a larger one is not read."""


class Settings(NamedTuple):
    """What an office may set. `fonts` maps a role to font names in order of preference."""

    theme: str = "light"
    borders: str = "auto"
    page_number: str = "dash"
    fonts: Mapping[str, tuple[str, ...]] = {}
    words: Mapping[str, str] = {}
    keys: Mapping[str, str] = {}
    problems: tuple[str, ...] = ()


def load_settings() -> Settings:
    """The office's settings; faults are told in `problems` and the defaults stand for them."""
    path = settings_path()
    try:
        if path.stat().st_size > SIZE_LIMIT:
            return Settings(problems=(f"{path}：文件过大，未读取，按默认设置运行。",))
        tree = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        return Settings(
            problems=(f"{path}：设置文件读不出来：{_fault(path, error)}现按默认设置运行。",)
        )
    return _settings_from(tree, path)


def _fault(path: Path, error: Exception) -> Diagnosis:
    """What is wrong with a settings file, with the place."""
    from forms.store import diagnosis
    from forms.store.reading import why_unreadable

    if isinstance(error, OSError):
        return why_unreadable(error)
    data = path.read_bytes()
    if isinstance(error, UnicodeDecodeError):
        return diagnosis.of_encoding(data, error)[0]
    return diagnosis.of_text(data.decode("utf-8-sig"), error)


def _settings_from(tree: Mapping[str, Any], path: Path) -> Settings:
    problems: list[str] = []
    values: dict[str, Any] = {}
    for key, value in tree.items():
        reader = _READERS.get(key)
        read = reader(value) if reader else None
        if read is None:
            problems.append(f"{path}：“{key}”不是可用的设置，已忽略。")
        else:
            values[key] = read
    return Settings(**values, problems=tuple(problems))


def _word(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _one_of(*allowed: str) -> Callable[[Any], str | None]:
    return lambda value: value if value in allowed else None


def _words(value: Any) -> dict[str, str] | None:
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        return None
    return dict(value)


def _names(value: Any) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(value, dict):
        return None
    named = {k: [v] if isinstance(v, str) else v for k, v in value.items()}
    if not all(isinstance(v, list) and all(isinstance(n, str) for n in v) for v in named.values()):
        return None
    return {k: tuple(v) for k, v in named.items()}


_READERS = {
    "theme": _one_of("light", "dark", "contrast"),
    "borders": _one_of("auto", "lines", "ascii"),
    "page_number": _word,
    "fonts": _names,
    "words": _words,
    "keys": _words,
}

"""The office's own data: fonts, word lists, keys.

Settings are read from `settings.toml` in the home folder; a damaged file never prevents a start:
what could not be understood is told, and the defaults stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

from forms.folders import settings_path

if TYPE_CHECKING:
    from forms.store.diagnosis import Diagnosis

SIZE_LIMIT = 1_000_000
"""Bytes of a settings file; a larger one is not read."""
LONGEST = 40
"""Characters of a value that a message shows."""


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
        tree = tomli.loads(path.read_text(encoding="utf-8-sig"))
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
        if key in _ENTRIES and isinstance(value, dict):
            values[key], faults = _entries(value, _ENTRIES[key])
            problems += (f"{path}：[{key}] 里的 {fault}，没有用上，其余照用。" for fault in faults)
        elif (read := _READERS[key](value) if key in _READERS else None) is not None:
            values[key] = read
        else:
            problems.append(f"{path}：{_unusable(key)}")
    return Settings(**values, problems=tuple(problems))


def _unusable(key: str) -> str:
    if key in _ENTRIES:
        return f"“{key}”应当写成 [{key}] 一节，已忽略。"
    if key in _READERS:
        return f"“{key}”的值认不出来，已忽略，按默认的。"
    return f"“{key}”不是可用的设置，已忽略。"


def _one_of(*allowed: str) -> Callable[[Any], str | None]:
    return lambda value: value if value in allowed else None


def _word(value: Any) -> str | None:
    return value if isinstance(value, str) else None


Entry = Callable[[str, Any], Any]
"""Reads a name and a value; says why they cannot be used by raising UnusableError."""


class UnusableError(Exception):
    """Why an entry cannot be used."""


def _entries(table: Mapping[str, Any], read: Entry) -> tuple[dict[str, Any], list[str]]:
    """The entries of a table that can be used, and what the others are and lack."""
    good: dict[str, Any] = {}
    faults: list[str] = []
    for name, value in table.items():
        try:
            good[name] = read(name, value)
        except UnusableError as why:
            faults.append(f"{_written(name, value)}：{why}")
    return good, faults


def _written(name: str, value: Any) -> str:
    """An entry about as it stands in the file, on one line."""
    told = " ".join((f'"{value}"' if isinstance(value, str) else str(value)).split())
    return f'"{name}" = {told[:LONGEST]}{"……" if len(told) > LONGEST else ""}'


def _own_word(wrong: str, right: Any) -> str:
    if not isinstance(right, str):
        raise UnusableError("等号后面应是加引号的文字")
    if not wrong.strip() or not right.strip():
        raise UnusableError("等号两边都要有字")
    if wrong == right:
        raise UnusableError("等号两边相同")
    return right


def _key(_: str, keys: Any) -> str:
    if not isinstance(keys, str) or not keys.strip():
        raise UnusableError("等号后面应是加引号的键名")
    return keys


def _fonts(_: str, names: Any) -> tuple[str, ...]:
    listed = [names] if isinstance(names, str) else names
    if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
        raise UnusableError("等号后面应是加引号的字体名，几个的用方括号括起来")
    return tuple(listed)


_READERS: Mapping[str, Callable[[Any], str | None]] = {
    "theme": _one_of("light", "dark", "contrast"),
    "borders": _one_of("auto", "lines", "ascii"),
    "page_number": _word,
}
_ENTRIES: Mapping[str, Entry] = {"fonts": _fonts, "words": _own_word, "keys": _key}

"""Forms by their ids: the official ones of the catalogue, and those that an office has put in its
own folder (`forms.folders.forms_folder`). What is loaded is kept: an official form for the
process, an office's own until a file of its folder changes.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from forms.extending import Tree
from forms.folders import forms_folder
from forms.form import Form
from forms.form_building import built_form
from forms.form_fault import FormFault, listed
from forms.packaged import packaged
from forms.store import diagnosis
from forms.store.diagnosis import printable
from forms.store.reading import why_unreadable

CATALOG = Path(__file__).parent / "catalog"
SIZE_LIMIT = 1_000_000
"""Bytes of a form file; a larger one is not read."""
_FACTS = ".facts.toml"

Files = tuple[tuple[Path, int, int], ...]
"""The form files of the office's folder: path, time of change, size."""


class FormError(ValueError):
    """A form that cannot be used; the message says in Chinese where and what to do."""

    def __init__(self, name: str, faults: list[FormFault]) -> None:
        more = f"（另有{len(faults) - 1}处）" if len(faults) > 1 else ""
        super().__init__(f"{printable(name)}：{faults[0]}{more}")
        self.name = name
        self.faults = faults


def parse_form(text: str, name: str) -> Form:
    """The form that a TOML text declares; raises FormError. `name` is the file's in messages."""
    from forms.form_faults import (  # only a form from elsewhere needs the checks
        FaultyFormError,
        build_form,
        build_tree,
        refuse_bad_formulas,
    )

    try:
        form = build_form(text, build_tree(text, _tree))
        refuse_bad_formulas(text, form)
    except FaultyFormError as error:
        raise FormError(name, error.faults) from error
    return form


def form_faults(text: str, name: str) -> list[FormFault]:
    """Everything wrong with the text of a form file, in the order of its lines."""
    try:
        parse_form(text, name)
    except FormError as error:
        return error.faults
    return []


def read_form_file(path: Path) -> str:
    """The text of a form file; raises FormError where it cannot be read or is no UTF-8 text."""
    try:
        if path.stat().st_size > SIZE_LIMIT:
            fault = FormFault(None, "", "文件过大，不会是报告格式", "请核对是否选错了文件")
            raise FormError(path.name, [fault])
        data = path.read_bytes()
    except OSError as error:
        fault = FormFault(None, "", why_unreadable(error).what, "请核对文件名和读取权限")
        raise FormError(path.name, [fault]) from error
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        why, _ = diagnosis.of_encoding(data, error)
        fault = FormFault(why.line, "", why.what, "请用编辑器另存为 UTF-8 编码")
        raise FormError(path.name, [fault]) from error


def load_form(form_id: str) -> Form:
    """The form of that id; raises FormError."""
    path = _official_path(form_id)
    return _official(path) if path else _local(form_id, _files())


def known_forms() -> list[Form]:
    """All forms known here: official first, newest first; then those of the office's folder."""
    return [*_officials(), *_locals(_files())[0]]


def local_problems() -> list[str]:
    """What is wrong with forms in the office's folder that cannot be used, a line each."""
    files = _files()
    return [*_folder(files).problems, *_locals(files)[1]]


def default_form(year: int | None) -> Form:
    """The form to propose for a reporting year: in force then, or else the newest.

    An office's own extension of it stands before the official form.
    """
    known = known_forms()
    official = [form for form in known if not form.extends]
    ordered = [*(form for form in known if form.extends), *official]
    return next((form for form in ordered if year in form.years), official[0])


def example_path(form: Form) -> Path | None:
    """The example draft that comes with the form."""
    path = CATALOG / "examples" / form.example
    return path if form.example and path.is_file() else None


@cache
def _officials() -> tuple[Form, ...]:
    paths = [path for path in CATALOG.glob("*.toml") if not path.name.endswith(_FACTS)]
    forms = [_official(path) for path in paths]
    return tuple(sorted(forms, key=lambda form: form.years.first, reverse=True))


def _official_path(form_id: str) -> Path | None:
    name = form_id.replace("-", "_")
    path = CATALOG / f"{name}.toml"
    return path if name.isidentifier() and path.is_file() else None


@cache
def _official(path: Path) -> Form:
    """An official form; what the checks of `parse_form` look at, the tests have looked at."""
    return built_form(_official_tree(path))


@cache
def _official_tree(path: Path) -> Tree:
    """The tree of an official form, with what its facts file adds."""
    tree: Tree = packaged(path)
    facts = path.with_name(path.stem + _FACTS)
    if facts.is_file():
        for key, items in packaged(facts).items():
            tree[key] = [*tree.get(key, []), *items]
    return tree


class _Folder(NamedTuple):
    """The texts of an office's own forms by their ids, and what could not be taken in."""

    texts: dict[str, tuple[Path, str]]
    problems: list[str]


def _files() -> Files:
    paths = sorted(path for path in forms_folder().glob("*.toml") if path.is_file())
    stats = [path.stat() for path in paths]
    return tuple(
        (path, stat.st_mtime_ns, stat.st_size) for path, stat in zip(paths, stats, strict=True)
    )


@lru_cache(maxsize=8)
def _folder(files: Files) -> _Folder:
    from forms.form_faults import FaultyFormError, read_tree

    found = _Folder({}, [])
    for path, _, _ in files:
        try:
            text = read_form_file(path)
            form_id = str(read_tree(text).get("id", ""))
        except FormError as error:
            found.problems.append(str(error))
        except FaultyFormError as error:
            found.problems.append(str(FormError(path.name, error.faults)))
        else:
            if _official_path(form_id) or form_id in found.texts:
                found.problems.append(
                    f"{path.name}：id“{printable(form_id)}”已有别的格式在用，请换一个"
                )
            else:
                found.texts[form_id] = path, text
    return found


@lru_cache(maxsize=8)
def _locals(files: Files) -> tuple[tuple[Form, ...], tuple[str, ...]]:
    """The office's own forms, and what is wrong with those that cannot be used."""
    forms: list[Form] = []
    problems: list[str] = []
    for form_id in _folder(files).texts:
        try:
            forms.append(_local(form_id, files))
        except FormError as error:
            problems += [f"{printable(error.name)}：{fault}" for fault in error.faults]
    return tuple(forms), tuple(problems)


@lru_cache(maxsize=32)
def _local(form_id: str, files: Files) -> Form:
    texts = _folder(files).texts
    if form_id in texts:
        path, text = texts[form_id]
        return parse_form(text, path.name)
    known = listed([*(form.id for form in _officials()), *texts])
    remedy = f"已有的格式：{known}；本地格式文件请放进 {printable(str(forms_folder()))}"
    raise FormError(
        "报告格式", [FormFault(None, "", f"没有“{printable(form_id)}”这种格式", remedy)]
    )


def _tree(form_id: str, trail: tuple[str, ...]) -> Tree:
    """The tree of a form that another extends; `trail` are those on the way. Raises LookupError."""
    from forms.form_faults import FaultyFormError, build_tree

    if form_id in trail:
        circle = " → ".join((*trail[trail.index(form_id) :], form_id))
        raise LookupError(f"extends 绕成了圈：{circle}", "请改掉其中一个 extends")
    path = _official_path(form_id)
    if path:
        return _official_tree(path)
    texts = _folder(_files()).texts
    if form_id not in texts:
        known = listed([*(form.id for form in _officials()), *texts])
        raise LookupError(f"没有“{printable(form_id)}”这种格式", f"已有的格式：{known}")
    path, text = texts[form_id]
    try:
        return build_tree(text, _tree, trail)
    except FaultyFormError as error:
        message = f"所扩展的“{form_id}”（{path.name}）有误：{error.faults[0]}"
        raise LookupError(message, "请先改好那个文件") from error

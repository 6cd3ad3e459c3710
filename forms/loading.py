"""Forms by their ids: the official ones of the catalogue, and those that an office has put in its
own folder (`forms.settings.forms_folder`). Whatever is loaded is kept for the process.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from forms.form import Form

CATALOG = Path(__file__).parent / "catalog"


class FormError(ValueError):
    """A form that cannot be used; the message says in Chinese where and what to do."""


def parse_form(text: str, name: str) -> Form:
    """The form that a TOML text declares; raises FormError. `name` is the file's in messages."""
    try:
        return Form.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise FormError(f"{name}：报告格式文件有误（{error}）") from error


@cache
def load_form(form_id: str) -> Form:
    """The form of that id; raises FormError."""
    path = CATALOG / f"{form_id.replace('-', '_')}.toml"
    if not path.is_file():
        raise FormError(f"没有“{form_id}”这种报告格式")
    form = parse_form(path.read_text(encoding="utf-8"), path.name)
    facts = path.with_suffix(".facts.toml")
    if not facts.is_file():
        return form
    tree = {**form.model_dump(by_alias=True), **tomllib.loads(facts.read_text(encoding="utf-8"))}
    return Form.model_validate(tree)


def known_forms() -> list[Form]:
    """All forms known here: official first, newest first."""
    paths = [path for path in CATALOG.glob("*.toml") if not path.name.endswith(".facts.toml")]
    forms = [load_form(path.stem.replace("_", "-")) for path in paths]
    return sorted(forms, key=lambda form: form.years.first, reverse=True)


def local_problems() -> list[str]:
    """What was wrong with local forms that could not be read."""
    return []


def default_form(year: int | None) -> Form:
    """The form to propose for a reporting year: the one in force then, else the newest."""
    forms = known_forms()
    return next((form for form in forms if year in form.years), forms[0])


def example_path(form: Form) -> Path | None:
    """The example draft that comes with the form."""
    path = CATALOG / "examples" / form.example
    return path if form.example and path.is_file() else None

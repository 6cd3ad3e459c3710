"""The example of a form, copied where the office may change it."""

from __future__ import annotations

from pathlib import Path

from forms.folders import drafts_folder
from forms.form import Form
from forms.loading import example_path


def copy_example(form: Form) -> Path:
    """A fresh copy of the form's example in the drafts folder; raises FormError, OSError."""
    example = example_path(form)
    if example is None:
        raise FileNotFoundError(f"“{form.name}”没有示例")
    folder = drafts_folder() / "示例"
    folder.mkdir(parents=True, exist_ok=True)
    text = example.read_bytes()
    for number in range(1, 1000):
        tail = f"-{number}" if number > 1 else ""
        copy = folder / f"示例-{form.id}{tail}.toml"
        if not copy.exists():
            copy.write_bytes(text)
            return copy
        if copy.read_bytes() == text:
            return copy
    raise FileExistsError(f"{folder} 里的示例太多，请先清理")

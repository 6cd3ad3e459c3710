"""A draft read together with the form that it answers."""

from __future__ import annotations

from pathlib import Path

from forms.draft import Draft
from forms.form import Form
from forms.loading import FormError, load_form
from forms.store.diagnosis import Diagnosis, place_of_key
from forms.store.reading import DraftError, Source, parse, read_source, refuse_newer


def read_answered(path: str | Path) -> tuple[Draft, Form]:
    """The draft in a file and its form. Raises DraftError, also where the form is not known."""
    source = read_source(path)
    draft = parse(source)
    refuse_newer(source, draft)
    return draft, form_named(source, draft)


def form_named(source: Source, draft: Draft) -> Form:
    """The form that a draft names. Raises DraftError with the line that names it."""
    try:
        return load_form(draft.form)
    except FormError as error:
        remedy = "请核对 form 这一行；本单位自己的格式要放在格式文件夹里"
        place = place_of_key(source.text, "form")
        fault = Diagnosis(str(error).rstrip("。"), remedy, *place)
        raise DraftError(source.path, fault) from error

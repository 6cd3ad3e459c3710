"""The clerk's page on form files: complete, and its worked example works."""

import re

import pytest

from forms import form
from forms.form_models import keys_of
from forms.loading import CATALOG, load_form, parse_form

PAGE = (CATALOG / "README.md").read_text(encoding="utf-8")
MODELS = [
    *(form.Form, form.Section, form.Aspect, form.Starter, form.Table, form.Block, form.Column),
    *(form.Row, form.Group, form.Relation, form.Fact, form.Assertion, form.Mention, form.Deadline),
    *(form.Migration, form.Split, form.Successor, form.Years, form.Citation),
]


def keys(model: type) -> set[str]:
    return set(keys_of(model))


def worked_example() -> str:
    return PAGE.split("```toml\n")[1].split("```")[0]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_is_explained(model: type) -> None:
    words = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`[^`\n]+`", PAGE))))
    assert keys(model) <= words


def test_no_key_is_explained_that_there_is_not() -> None:
    known = set().union(*(keys(model) for model in MODELS))
    for cell in re.findall(r"^\| (`[^|]+`) \|", PAGE, re.MULTILINE):
        for name in re.findall(r"`([a-z_]+)`", cell):
            assert name in known, name


def test_the_worked_example_is_a_form() -> None:
    ours = parse_form(worked_example(), "qingshan.toml")
    official = load_form("disclosure-2021")
    assert [part.id for part in ours.parts][-3:] == ["problems", "evaluation", "other"]
    assert set(ours.figures) - set(official.figures) == {
        "tables.proactive.public_services.decisions"
    }
    assert ours.deadlines[0].units == ("township/*",)
    overview = ours.section("overview")
    assert overview is not None and overview.characters == 1000 and overview.aspects


def test_the_page_names_every_official_form() -> None:
    for path in CATALOG.glob("disclosure_????.toml"):
        assert f"`{path.name}`" in PAGE

"""The manual and the README say what the program is: every action, command, rule and setting."""

import re
import tomllib
from argparse import ArgumentParser
from pathlib import Path

import pytest

from docs import manual
from exporters import inspection
from exporters.page_measures import FONTS
from forms.folders import settings_path
from forms.loading import load_form
from forms.review.catalogue import all_rules, explain, form_rules
from forms.settings import Settings, load_settings
from tui.actions import ACTIONS
from tui.themes import THEMES
from tui.widgets.outline import AWAITING, MARKS

ROOT = Path(__file__).parents[1]
MANUAL = manual.MANUAL.read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
COMMANDS = ("pip install . && nianbao demo", "pip install '.[test]' && pytest")
_CODE = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]+)\)")


def test_the_generated_parts_of_the_manual_are_fresh() -> None:
    assert manual.filled(MANUAL) == MANUAL, "run `python docs/manual.py`"


def test_every_generated_part_has_its_place_in_the_manual() -> None:
    assert set(re.findall(r"<!-- begin: (\w+) -->", MANUAL)) == set(manual.PARTS)


@pytest.mark.parametrize("action", [action.id for action in ACTIONS])
def test_the_manual_names_every_action(action: str) -> None:
    assert f"`{action}`" in MANUAL


def test_the_manual_explains_every_mark_of_the_outline() -> None:
    (line,) = (line for line in MANUAL.split("\n") if line.startswith("- **左边是目录**"))
    assert [mark for mark, _ in (*MARKS.values(), AWAITING) if f"{mark}（" not in line] == []


@pytest.mark.parametrize("command", [parser.prog for parser, _ in manual.command_parsers()])
def test_the_manual_names_every_command(command: str) -> None:
    assert f"`{command}" in MANUAL


def test_the_readme_names_every_command() -> None:
    missing = [p.prog for p, _ in manual.command_parsers() if f"`{p.prog}" not in README]
    assert missing in ([], ["nianbao home"])  # `nianbao` alone is the home screen


def test_the_manual_names_every_rule() -> None:
    rules = {rule.id for rule in all_rules()}
    for form_id in manual.OFFICIAL:
        rules |= {rule.id for rule in form_rules(load_form(form_id))}
    assert [rule for rule in sorted(rules) if f"`{rule}`" not in MANUAL] == []


def test_the_manual_names_every_finding_about_paper() -> None:
    source = Path(inspection.__file__).read_text(encoding="utf-8")
    rules = set(re.findall(r'(?:rule=|Finding\()"([a-z-]+)"', source))
    assert len(rules) >= 4
    assert [rule for rule in sorted(rules) if f"`{rule}`" not in MANUAL] == []


def test_rules_that_the_manual_puts_in_code_are_rules() -> None:
    shown = re.findall(r"^\*\*`([a-z-]+)`", MANUAL, re.MULTILINE)
    assert len(shown) == len(all_rules())
    assert all(explain(rule) for rule in shown)


def test_the_settings_of_the_manual_are_read_without_complaint() -> None:
    text = next(code for kind, code in _CODE.findall(MANUAL) if kind == "toml")
    tree = tomllib.loads(text)
    assert set(tree) == set(Settings._fields) - {"problems"}
    assert set(tree["fonts"]) <= set(FONTS)
    assert set(tree["keys"]) <= {action.id for action in ACTIONS}
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text(text, encoding="utf-8")
    assert load_settings().problems == ()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_prints_its_two_commands_each_on_a_line(command: str) -> None:
    lines = [
        line for kind, code in _CODE.findall(README) if kind == "sh" for line in code.split("\n")
    ]
    assert lines.count(command) == 1


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_links_and_pictures_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = {t for t in (*_IMAGE.findall(text), *_LINK.findall(text)) if "://" not in t}
    files = {target for target in targets if not target.startswith("#")}
    assert [file for file in sorted(files) if not (ROOT / file).exists()] == []
    headings = {_anchor(line) for line in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
    assert [t for t in sorted(targets - files) if t.removeprefix("#") not in headings] == []


def _anchor(heading: str) -> str:
    """The anchor that a code host gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_files_that_contributing_names_are_there() -> None:
    named = re.findall(
        r"`((?:forms|exporters|tui|tests|docs|screenshots|\.ci)/[\w./-]*)`", CONTRIBUTING
    )
    assert len(named) > 40
    assert [name for name in sorted(set(named)) if not (ROOT / name).exists()] == []


def test_the_manual_is_made_by_its_script(tmp_path: Path) -> None:
    copy = tmp_path / "README.zh-CN.md"
    copy.write_text(
        re.sub(r"(<!-- begin: rules -->\n).*?(?=<!-- end)", r"\1", MANUAL, flags=re.S),
        encoding="utf-8",
    )
    assert manual.filled(copy.read_text(encoding="utf-8")) == MANUAL


@pytest.mark.parametrize("found", manual.command_parsers(), ids=lambda found: found[0].prog)
def test_the_help_of_a_command_says_what_it_does_and_what_each_option_is_for(
    found: tuple[ArgumentParser, str],
) -> None:
    command, about = found
    assert about in command.format_help()
    assert all(action.help for action in command._actions if action.option_strings)


def test_the_key_for_the_themes_names_each_of_them_and_no_other() -> None:
    (theme,) = (action for action in ACTIONS if action.id == "theme")
    assert len(theme.sentence.partition("之间")[0].split("、")) == len(THEMES)

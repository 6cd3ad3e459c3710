"""Fills the generated parts of README.zh-CN.md: commands, keys, fonts, the catalogue of rules.

    python docs/manual.py

What stands between `<!-- begin: NAME -->` and `<!-- end: NAME -->` is written anew from the tables
of the program; all else is written by hand. tests/test_docs.py fails where the two part.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from exporters.docx.page_numbers import NUMBER_STYLES
from exporters.inspection import ROLE_NAMES
from exporters.page_measures import FONTS
from forms.form import Form
from forms.loading import load_form
from forms.review.catalogue import RuleInfo, all_rules, explain, form_rules
from forms.review.finding import SEVERITY_WORDS
from tui.actions import Action, of_scope, shown
from tui.cli import _parser
from tui.screens.help import SCOPE_WORDS
from tui.widgets.prose_keys import KEY_HELP

MANUAL = Path(__file__).parents[1] / "README.zh-CN.md"
OFFICIAL = ("disclosure-2021", "disclosure-2019", "disclosure-2014")
_PART = re.compile(r"(<!-- begin: (\w+) -->\n).*?(<!-- end: \2 -->)", re.DOTALL)


def main() -> None:
    """Write the manual anew."""
    text = MANUAL.read_text(encoding="utf-8")
    MANUAL.write_text(filled(text), encoding="utf-8", newline="\n")


def filled(text: str) -> str:
    """The manual's text with every generated part as it is now."""
    return _PART.sub(lambda found: found[1] + PARTS[found[2]]() + found[3], text)


def commands() -> str:
    """A table of the commands, then the options of each."""
    rows = [("`nianbao`", "首页")]
    rows += [(f"`{_usage(parser)}`", about) for parser, about in command_parsers()]
    return _table(("命令", "做什么"), rows) + "\n" + "".join(_options())


def command_parsers() -> list[tuple[argparse.ArgumentParser, str]]:
    """Every command's parser, with what the command line says of it."""
    commands = next(action for action in _parser("")._actions if isinstance(action.choices, dict))
    about = {choice.dest: choice.help or "" for choice in commands._choices_actions}  # type: ignore[attr-defined]
    return [(parser, about[name]) for name, parser in commands.choices.items()]


def _usage(parser: argparse.ArgumentParser) -> str:
    usage = " ".join(parser.format_usage().removeprefix("用法：").split())
    return usage.replace("[-h] ", "").replace(" [-h]", "")


def _options() -> Iterator[str]:
    for parser, _ in command_parsers():
        for option in parser._actions:
            if option.help and option.option_strings and option.dest != "help":
                name = "、".join(f"`{word}`" for word in option.option_strings)
                yield f"- `{parser.prog}` 的 {name}：{option.help}\n"


def keys() -> str:
    """A table of keys for every scope of the table of actions, prose with its own keys."""
    return "\n".join(_keys_of(scope) for scope in SCOPE_WORDS)


def _keys_of(scope: str) -> str:
    rows = [_key(action) for action in of_scope(scope)]  # type: ignore[arg-type]
    rows += [(key, "", "", sentence) for key, sentence in KEY_HELP] if scope == "prose" else []
    heading = f"**{SCOPE_WORDS[scope]}**\n\n"  # type: ignore[index]
    return heading + _table(("键", "名称", "设置里的 id", "用处"), rows)


def _key(action: Action) -> tuple[str, ...]:
    names = "、".join(shown(key) for key in action.key.split(","))
    return names, action.word, f"`{action.id}`", action.sentence


def fonts() -> str:
    """The fonts by role, in the order in which they are looked for."""
    rows = [(ROLE_NAMES[role], f"`{role}`", "、".join(names)) for role, names in FONTS.items()]
    return _table(("用于", "设置里的名字", "依次使用"), rows)


def numbers() -> str:
    """The styles of the page number."""
    rows = [
        (
            f"`{name}`",
            f"{style.before}1{style.after}",
            "每页居中" if style.centred else "单页居右，双页居左",
        )
        for name, style in NUMBER_STYLES.items()
    ]
    return _table(("`page_number`", "样子", "位置"), rows)


def rules() -> str:
    """The rules that hold for every form, each with both examples."""
    implied = [rule for name in ("total-*", "subset-*") if (rule := explain(name))]
    return "\n".join(_rule(rule) for rule in (*implied, *all_rules()))


def _rule(rule: RuleInfo) -> str:
    lines = [f"**`{rule.id}`　{rule.title}**（{SEVERITY_WORDS[rule.severity]}）", ""]
    lines += [f"- {rule.about}", f"- 依据：{rule.source}"]
    lines += [f"- {word}：{_quoted(text)}" for word, text in _examples(rule)]
    return "\n".join([*lines, ""])


def _examples(rule: RuleInfo) -> Iterator[tuple[str, str]]:
    if rule.wrong:
        yield "会报", rule.wrong
    if rule.right:
        yield "不报", rule.right


def _quoted(text: str) -> str:
    """An example as code, its paragraphs parted by ⏎."""
    return f"`{text.rstrip().replace(chr(10), ' ⏎ ')}`"


def relations() -> str:
    """What each official form declares itself: relations, and what its prose must speak of."""
    return "\n".join(_relations(load_form(form_id)) for form_id in OFFICIAL)


def _relations(form: Form) -> str:
    rows = [
        (f"`{rule.id}`", SEVERITY_WORDS[rule.severity], rule.title, rule.source)
        for rule in form_rules(form)
    ]
    return f"**{form.name}**\n\n" + _table(("规则", "级别", "说明", "依据"), rows)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(map(_cell, row))} |\n" for row in lines)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


PARTS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "keys": keys,
    "fonts": fonts,
    "numbers": numbers,
    "rules": rules,
    "relations": relations,
}

if __name__ == "__main__":
    main()

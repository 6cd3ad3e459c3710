"""The command line: reads the arguments and imports no more than the command needs."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from forms.visible import visible
from tui.exit_status import DONE, UNUSABLE

_FAULTS = {
    "the following arguments are required: ": "缺少 ",
    "unrecognized arguments: ": "不认识 ",
    "invalid choice: ": "没有这种取值：",
    "expected one argument": "后面要写一个值",
    "expected at least one argument": "后面至少要写一个值",
    "invalid int value: ": "应当是整数，现为 ",
    "choose from ": "可用的有 ",
}
"""What the library says of a command, and how it is said here."""
_OPTION = re.compile(r"-\D")
_ARGUMENT = re.compile(r"^argument (\S+): ")


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        # one is made for each argument; told its width, none imports what looks for it
        super().__init__(prog, width=_columns() - 2)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def format_help(self) -> str:
        return super().format_help().replace(":\n", "：\n")


def _columns() -> int:
    try:
        return os.get_terminal_size().columns or 80
    except (OSError, ValueError):  # no terminal, or no output at all
        return 80


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "formatter_class": _Formatter, "add_help": False})
        self._positionals.title, self._optionals.title = "参数", "选项"
        self._options: list[str] = []
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
        self._options += [name for name in names if name.startswith("-")]
        return super().add_argument(*names, **options)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Blame an option that there is not before anything that is left out."""
        unknown = next(self._unknown(args), None)
        if unknown:
            near = nearest(unknown, self._options)
            self.error(f"不认识 {unknown}" + (f"，是不是 {near}" if near else ""))
        return super().parse_known_args(args, namespace)

    def _unknown(self, words: Sequence[str]) -> Iterator[str]:
        """The options among the words that this parser does not have, before any command."""
        own = takewhile(lambda word: word.startswith("-"), words) if self._subparsers else words
        given = takewhile(lambda word: word != "--", own)
        names = (word.partition("=")[0] for word in given if _OPTION.match(word))
        return (name for name in names if not self._has_option(name))

    def _has_option(self, name: str) -> bool:
        """Whether a name is that of an option, its beginning, or a letter with its value behind."""
        begun = name if name.startswith("--") else name[:2]
        return any(option.startswith(begun) for option in self._options)

    def error(self, message: str) -> NoReturn:
        message = _ARGUMENT.sub(r"\1：", message)
        for said, here in _FAULTS.items():
            message = message.replace(said, here)
        if " (可用的有 " in message:
            message = message.replace(" (可用的有 ", "（可用的有 ").removesuffix(")") + "）"
        message = message.replace("', '", "、").replace("'", "")
        self.exit(UNUSABLE, f"命令写法不对：{visible(message)}\n{self.format_usage()}")


def run() -> None:
    """The program. Where no screen was opened the process ends at once: to take the lists of a
    review apart costs as much as reading them, and the system takes its memory back as a whole.
    """
    status = main()
    if "textual" in sys.modules:
        sys.exit(status)
    if sys.stderr is not None and not sys.stderr.closed:
        sys.stderr.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status as the contract has it."""
    _plain_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = _run(_with_command(given))
        if sys.stdout is not None:
            sys.stdout.flush()  # a full disk is told here, not by the interpreter at its end
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except OSError as error:
        return _unwritten(error)
    return status


def _run(words: list[str]) -> int:
    options = _parser(words[0]).parse_args(words)
    status: int = _command(options.command)(options)
    return status


def _unwritten(error: OSError) -> int:
    """Tell that the results could not be written, and let nothing try it once more."""
    from contextlib import suppress

    from forms.store.trouble import told
    from tui.commands.said import message

    message(f"结果没有写完（{told(error)}）。请换一个地方再试。")
    with suppress(OSError):
        sys.stdout.close()
    return UNUSABLE


def _plain_streams() -> None:
    """Never fail on a character that the console's code page lacks; write UTF-8 into pipes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


def _with_command(given: list[str]) -> list[str]:
    """`nianbao` alone is the home screen, `nianbao FILE` opens it."""
    if not given:
        return ["home"]
    if given[0] in _COMMANDS or given[0].startswith("-"):
        return given
    if _MEANT_AS_COMMAND.fullmatch(given[0]) and not Path(given[0]).exists():
        _refuse_command(given[0])
    return ["open", *given]


def _refuse_command(word: str) -> NoReturn:
    """Say that there is no such command, and which may be meant."""
    near = nearest(word, _COMMANDS)
    meant = f"是不是 {near}？" if near else ""
    said = f"没有 {word} 这个命令，这里也没有叫这个名字的文件。{meant}"
    _parser(word).exit(UNUSABLE, f"{said}全部命令见 nianbao --help。\n")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """What is most like a word among those that are known, None where nothing is."""
    from difflib import get_close_matches

    plain = word.lower().lstrip("-")
    names = {one.lstrip("-"): one for one in known}
    begun = (name for name in names if plain and name.startswith(plain))
    found = next(begun, None) or next(iter(get_close_matches(plain, names, 1)), None)
    return names[found] if found else None


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """The function of a command, imported only now."""
    from importlib import import_module

    module, function = _COMMANDS[name]
    command: Callable[[argparse.Namespace], int] = getattr(import_module(module), function)
    return command


_MEANT_AS_COMMAND = re.compile(r"[A-Za-z][A-Za-z-]*")
_COMMANDS = {
    "home": ("tui.commands.screens", "home"),
    "open": ("tui.commands.screens", "open_draft"),
    "demo": ("tui.commands.demo", "demo"),
    "new": ("tui.commands.new", "new"),
    "check": ("tui.commands.check", "check"),
    "export": ("tui.commands.export", "export"),
    "preview": ("tui.commands.export", "preview"),
    "import": ("tui.commands.importing", "import_reports"),
    "forms": ("tui.commands.forms", "forms"),
    "verify": ("tui.commands.paper", "verify"),
    "measure": ("tui.commands.paper", "measure"),
}


def _parser(command: str) -> _Parser:
    """The parser of a command alone, since all of them take a while; of all for any other word."""
    parser = _Parser(
        prog="nianbao", description="政府信息公开工作年度报告：编制、自查、生成 Word 文档"
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="程序和报告格式的版本")
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True)
    for name, add in _ADDERS.items():
        if command == name or command not in _ADDERS:
            add(commands)
    return parser


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def _add(commands: _Commands, name: str, about: str) -> _Parser:
    """A command, with what it does in the list of all and in its own help."""
    return commands.add_parser(name, help=about, description=about)


def _add_home(commands: _Commands) -> None:
    _add(commands, "home", "首页：最近的草稿、新建、示例")


def _add_open(commands: _Commands) -> None:
    command = _add(commands, "open", "打开草稿（也可打开本程序生成的 .docx，取回草稿）")
    command.add_argument("draft", type=Path, metavar="草稿.toml")
    command.add_argument("--no-mouse", action="store_true", help="不接管鼠标")


def _add_demo(commands: _Commands) -> None:
    command = _add(commands, "demo", "示例：打开示例草稿的副本")
    command.add_argument("--form", metavar="格式", help="报告格式的 id，如 disclosure-2014")


def _add_new(commands: _Commands) -> None:
    command = _add(commands, "new", "新建草稿")
    command.add_argument("draft", type=Path, metavar="草稿.toml")
    command.add_argument("--form", metavar="格式", help="不写则按年度取应当使用的格式")
    command.add_argument("--year", type=int, required=True, metavar="年度", help="报告年度")
    command.add_argument("--unit", required=True, metavar="单位", help="单位名称")
    command.add_argument("--previous", type=Path, metavar="上年.toml", help="沿用上年草稿")


def _add_check(commands: _Commands) -> None:
    command = _add(commands, "check", "自查：列出疑点、情况说明和勾稽关系")
    command.add_argument("drafts", type=Path, nargs="*", metavar="草稿.toml")
    command.add_argument(
        "--previous",
        type=Path,
        action="append",
        default=[],
        metavar="上年.toml",
        help="与它比对的上年草稿，不写就用草稿里记着的",
    )
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text 是自查情况表，json 给别的程序读",
    )
    command.add_argument(
        "--paper", action="store_true", help="连同纸面问题（字体、生僻字、印章位置）"
    )
    command.add_argument("--explain", metavar="规则", help="解释一条规则，id 见使用手册")


def _add_export(commands: _Commands) -> None:
    command = _add(commands, "export", "生成报告（Word 文档）")
    command.add_argument("draft", type=Path, metavar="草稿.toml")
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="报告.docx",
        help="文件名或文件夹，不写就用报告的标题，放在草稿旁边",
    )
    command.add_argument(
        "--profile", choices=("office", "ink"), help="页边距取法：office 通行，ink 量到字的墨迹"
    )
    command.add_argument("--force", action="store_true", help="仍有必改、待填也生成")
    command.add_argument("--overwrite", action="store_true", help="替换已有的文件")
    command.add_argument("--no-draft", action="store_true", help="公布版：文件里不带草稿")


def _add_preview(commands: _Commands) -> None:
    command = _add(commands, "preview", "按印出来的样子逐页打印成文字")
    command.add_argument("draft", type=Path, metavar="草稿.toml")


def _add_import(commands: _Commands) -> None:
    command = _add(commands, "import", "把已发布的报告读成草稿")
    command.add_argument("reports", type=Path, nargs="+", metavar="报告")
    command.add_argument(
        "-o", "--output", type=Path, required=True, metavar="草稿.toml", help="读成的草稿"
    )
    command.add_argument("--form", metavar="格式", help="报告格式的 id，程序认错了才要写")


def _add_forms(commands: _Commands) -> None:
    command = _add(commands, "forms", "报告格式：list、show ID、check FILE.toml")
    ways = ("list", "show", "check")
    command.add_argument(
        "action",
        nargs="?",
        choices=ways,
        default="list",
        metavar="做法",
        help="list 列出，show 看一个，check 检查格式文件",
    )
    command.add_argument("what", nargs="?", metavar="ID或文件", help="show 写 id，check 写文件")


def _add_verify(commands: _Commands) -> None:
    command = _add(commands, "verify", "校验文件：与其中（或另给）的草稿逐处比对")
    command.add_argument("document", type=Path, metavar="报告.docx")
    command.add_argument("draft", type=Path, nargs="?", metavar="草稿.toml")


def _add_measure(commands: _Commands) -> None:
    command = _add(commands, "measure", "按 GB/T 9704 逐项量一个 .docx")
    command.add_argument("document", type=Path, metavar="文件.docx")


_ADDERS: dict[str, Callable[[_Commands], None]] = {
    "home": _add_home,
    "open": _add_open,
    "demo": _add_demo,
    "new": _add_new,
    "check": _add_check,
    "export": _add_export,
    "preview": _add_preview,
    "import": _add_import,
    "forms": _add_forms,
    "verify": _add_verify,
    "measure": _add_measure,
}


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from tui.commands.forms import versions

        print(versions(), end="")
        parser.exit(DONE)


if __name__ == "__main__":
    run()

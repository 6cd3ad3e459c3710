"""Words: the table of wrong words, words said twice, the office's own list."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from forms.review.characters import HAN
from forms.review.marks import without_addresses
from forms.review.slips import Slip
from forms.review.tongue import DATA


@dataclass(frozen=True, slots=True)
class Word:
    """A wrong word. It counts only before one of `then` (any, if none is given), never inside one
    of `unless`, and only behind one of the characters `after` (any, if none).
    """

    wrong: str
    right: str
    then: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    after: str = ""

    def stands(self, text: str, index: int) -> bool:
        """Whether the occurrence at `index` is the slip meant."""
        end = index + len(self.wrong)
        if self.then and not text.startswith(self.then, end):
            return False
        if self.after and text[index - 1 : index] not in self.after:
            return False
        if self.wrong.isascii() and _within_latin(text, index, end):
            return False
        return not any(_covers(text, phrase, index, self.wrong) for phrase in self.unless)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words that say the same when they stand within so many characters (截至…止)."""

    first: str
    last: str
    within: int
    note: str


def _within_latin(text: str, index: int, end: int) -> bool:
    around = text[index - 1 : index] + text[end : end + 1]
    return any(char.isascii() and (char.isalnum() or char in "./_-") for char in around)


def _covers(text: str, phrase: str, index: int, wrong: str) -> bool:
    """Whether a phrase that holds the wrong word stands around this occurrence."""
    shift = phrase.find(wrong)
    if shift < 0:
        return text.startswith(phrase, index)
    return index >= shift and text.startswith(phrase, index - shift)


@cache
def table() -> tuple[tuple[Word, ...], tuple[Pair, ...]]:
    """The words and pairs of data/words.toml."""
    tree = entries()
    words = tuple(
        Word(
            entry["wrong"],
            entry["right"],
            tuple(entry.get("then", ())),
            tuple(entry.get("unless", ())),
            entry.get("after", ""),
        )
        for entry in tree["word"]
    )
    pairs = tuple(Pair(e["first"], e["last"], e["within"], e["note"]) for e in tree["pair"])
    return words, pairs


@cache
def _rarest() -> dict[str, list[Word]]:
    """The words by that of their characters which fewest of them have."""
    words, _ = table()
    count = Counter(char for word in words for char in set(word.wrong))
    found: dict[str, list[Word]] = {}
    for word in words:
        found.setdefault(min(word.wrong, key=count.__getitem__), []).append(word)
    return found


def entries() -> dict[str, Any]:
    """The table as it is written, examples too."""
    return tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))


def wrong_words(text: str, own: Sequence[tuple[str, str]] = ()) -> Iterator[Slip]:
    """Words of the table and of the office's list (wrong, right)."""
    shown = without_addresses(text)
    words = [word for char in sorted(_rarest().keys() & set(shown)) for word in _rarest()[char]]
    for word in (*words, *(Word(wrong, right) for wrong, right in own if wrong)):
        if word.wrong not in shown:
            continue
        for match in re.finditer(re.escape(word.wrong), shown):
            if word.stands(shown, match.start()):
                note = f"“{word.wrong}”应为“{word.right}”"
                yield Slip(match.start(), match.end(), word.right, note)


_STOP = "，。；：！？\n"


def redundant_pairs(text: str) -> Iterator[Slip]:
    """截至…止, 约…左右 and their like: the second word is marked and can go."""
    for pair in table()[1]:
        index = text.find(pair.first)
        while index >= 0:
            start = index + len(pair.first)
            found = text.find(pair.last, start, start + pair.within + len(pair.last))
            between = text[start:found] if found >= 0 else _STOP
            if not any(mark in between for mark in _STOP) and any(c.isdigit() for c in between):
                yield Slip(found, found + len(pair.last), "", pair.note)
            index = text.find(pair.first, start)


_DOUBLE = re.compile(
    r"的的(?!确)|(?<!一目)了了(?!解|结)|(?<!实实)在在(?!于)|们们|(?<![总共饱])和和(?!气|睦|谐|平|解|美)|(?<![参给赠])与与"
    r"|(?<!但)是是(?!否|非)|把把(?!关|脉|握)|被被|进进一步|不不(?!断|同|少|足)"
)
_REPEAT = re.compile(rf"({HAN}{{2,4}})\1")
_RETURNING: tuple[tuple[str, str], ...] = (
    ("网站网", "页址络友民格"),
    ("单位单", "独一元方项"),
    ("部门部", "署分委级长队"),
    ("人员人", "数民次均手事才口身"),
    ("情况情", "形绪况报"),
    ("申请申", "请报诉领办"),
    ("信息信", "箱用息访件函"),
    ("公众公", "开布众示共益平告"),
    ("条例条", "款文目件"),
    ("文件文", "本号件字化"),
    ("平台平", "台稳均安"),
    ("培训培", "训育养"),
    ("群众群", "众体防"),
)
_MAY_REPEAT = frozenset(
    (
        "政府",
        "公开",
        "服务",
        "管理",
        "中心",
        "行政",
        "研究",
        "讨论",
        "一个",
        "一步",
        "方面",
        "许多",
        "建设",
        "单位",
    )
)


def doubled_words(text: str) -> Iterator[Slip]:
    """A word typed twice: 的的, 工作工作, 网站网."""
    for match in _DOUBLE.finditer(text):
        better = match[0][1:]
        yield Slip(*match.span(), better, f"“{match[0]}”多了一字")
    for match in _REPEAT.finditer(text):
        if match[1] not in _MAY_REPEAT and match[1][0] not in "一几" and len(set(match[1])) > 1:
            yield Slip(*match.span(), match[1], f"“{match[0]}”重复")
    for word, unless in _RETURNING:
        index = text.find(word)
        while index >= 0:
            end = index + len(word)
            if text[end : end + 1] not in unless or end == len(text):
                yield Slip(index, end, word[:-1], f"“{word}”多了一字")
            index = text.find(word, end)

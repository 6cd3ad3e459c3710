"""Marks: half-width punctuation, spaces, pairs that do not close, doubled marks, look-alikes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.patterns import regex
from forms.review.language.slips import Slip
from forms.review.reading.characters import HAN, is_han
from forms.review.reading.sentences import paragraphs_of
from forms.widths import NARROW

_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_CHINESE_MARKS = "，。；：？！、（）“”‘’《》〈〉【】…—％"
_CHINESE = f"(?:{HAN}|[{_CHINESE_MARKS}])"
_SPLIT = regex(r"[,;:?!]|\.(?!\.)")
_HAN_CHAR = regex(HAN)
_HALF = frozenset(',;:?!()."-')
_BRACKETS = regex(r"[()]")
_QUOTE = regex(r'"([^"\n]{1,60})"', words='"')
_DOTS = regex(rf"(?<={_CHINESE})(?:\.{{3,6}}|。{{3,6}})|(?<={HAN})-{{2,}}(?={HAN})")
_LATIN = regex(
    r"https?://[^\s，。；）)]+|[\dA-Za-z._-]{1,60}@[\dA-Za-z.-]{1,60}"
    r"|(?:[\dA-Za-z-]{1,40}\.){1,6}[a-z]{2,6}(?![A-Za-z])"
)


_ACT = regex(rf"(?<!{HAN}){HAN}{{2,7}}(?=〔(?:19|20)\d\d〕)")
"""The letters of an act's number, which are no words: （闽政办〔2012〕99号）."""


@lru_cache(maxsize=256)
def without_addresses(text: str) -> str:
    """The text with addresses of the net and of mail, and the letters before the number of an act
    in brackets, blotted out, length kept.
    """
    if "." in text or "@" in text:
        text = _LATIN.sub(_blotted, text)
    return _ACT.sub(_blotted, text) if "〔" in text else text


def _blotted(match: re.Match[str]) -> str:
    return "a" * len(match[0])


def half_width(text: str) -> Iterator[Slip]:
    """Half-width marks where the text is Chinese: , ; : ? ! ( ) and quotes."""
    if _HALF.isdisjoint(text):
        return
    shown = without_addresses(text)
    found = [
        Slip(match.start(), match.end(), _FULL.get(match[0], "。"))
        for match in _SPLIT.finditer(shown)
        if _is_chinese(
            match[0], shown[match.start() - 1 : match.start()], shown[match.end() : match.end() + 1]
        )
    ]
    found += _half_brackets(shown)
    for match in _QUOTE.finditer(shown):
        if _HAN_CHAR.search(match[1]):
            found.append(Slip(match.start(), match.start() + 1, "“"))
            found.append(Slip(match.end() - 1, match.end(), "”"))
    found += [Slip(*m.span(), "——" if "-" in m[0] else "……") for m in _DOTS.finditer(shown)]
    for slip in sorted(set(found)):
        yield slip._replace(note=f"“{text[slip.start : slip.end]}”应为“{slip.better}”")


def _is_chinese(mark: str, before: str, after: str) -> bool:
    """Whether a mark between these characters is one of a Chinese text."""
    if mark == ".":
        return is_han(before) and (not after or is_han(after))
    if before and (is_han(before) or before in _CHINESE_MARKS):
        return True
    if mark == ":":
        return (before.isdigit() or before == ")") and (is_han(after) or after in ("“", "《"))
    return is_han(after) or after in ("“", "《", "（")


def _half_brackets(text: str) -> Iterator[Slip]:
    """Half-width brackets, both of a pair, unless they hold nothing but Latin letters or figures
    beside Latin text.
    """
    opened: list[int] = []
    for match in _BRACKETS.finditer(text):
        if match[0] == "(":
            opened.append(match.start())
            continue
        start = opened.pop() if opened and "\n" not in text[opened[-1] : match.start()] else None
        low = match.start() if start is None else start
        around = text[max(0, low - 1) : match.end() + 1]
        if _HAN_CHAR.search(around):
            if start is not None:
                yield Slip(start, start + 1, "（")
            yield Slip(match.start(), match.end(), "）")
    for start in opened:
        if _HAN_CHAR.search(text[max(0, start - 1) : start + 2]):
            yield Slip(start, start + 1, "（")


_BESIDE_SPACE = f"(?:[^\\W_a-zA-Z]|[{_CHINESE_MARKS}])"
_SPACE = regex(
    rf"(?:(?<={_BESIDE_SPACE})|(?<=%))[ \t\u3000\xa0]+(?={_BESIDE_SPACE})"
    r"|[\u200b-\u200f\ufeff\xad]+"
)
_BLANKS = frozenset(" \t\u3000\xa0\u200b\u200c\u200d\u200e\u200f\ufeff\xad")
_ISSUERS = (
    "办公厅",
    "办公室",
    "国务院",
    "中央",
    "政府",
    "委员会",
    "部",
    "局",
    "委",
    "厅",
    "会",
    "院",
)
_INDENT = regex(r"^[ \t\u3000\xa0]+", re.MULTILINE)


def stray_spaces(text: str) -> Iterator[Slip]:
    """Spaces between Chinese characters and figures, tabs, characters without width."""
    if _BLANKS.isdisjoint(text):
        return
    for match in _SPACE.finditer(text):
        start, end = match.span()
        if text[start - 1 : start].isdigit() and text[end : end + 1].isdigit():
            continue
        if _is_joint_title(text, start):
            continue
        yield Slip(start, end, "", f"“{text[max(0, start - 4) : start]}”后有多余空格")


def _is_joint_title(text: str, index: int) -> bool:
    """Whether a space parts offices that issue together: 《中共中央办公厅 国务院办公厅印发…》."""
    opened = text.rfind("《", 0, index)
    return opened > text.rfind("》", 0, index) and text.endswith(_ISSUERS, 0, index)


def typed_indents(text: str) -> Iterator[Slip]:
    """Spaces typed at the head of a paragraph: the paper indents by itself."""
    for match in _INDENT.finditer(text):
        if text[match.end() : match.end() + 1].strip():
            yield Slip(*match.span(), "")


_PAIRS = {
    "（": "）",
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "「": "」",
}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_PAIR_MARK = regex("[" + "".join((*_PAIRS, *_CLOSERS)) + "()]")
_ITEM_MARK = regex(r"(?:^|(?<=[，；：。、\s]))[\da-zA-Z一二三四五六七八九十]{1,3}）", words="）")


def unpaired(text: str) -> Iterator[Slip]:
    """Brackets, quotes and title marks that are opened and not closed, or the other way round."""
    for offset, paragraph in paragraphs_of(text):
        items = {match.end() - 1 for match in _ITEM_MARK.finditer(paragraph)}
        yield from _unpaired_in(paragraph, offset, items)


def _unpaired_in(paragraph: str, offset: int, items: set[int]) -> Iterator[Slip]:
    opened: list[tuple[str, int]] = []
    for match in _PAIR_MARK.finditer(paragraph):
        mark, index = _wide(match[0]), match.start()
        if mark in _PAIRS:
            opened.append((mark, index))
        elif opened and opened[-1][0] == _CLOSERS[mark]:
            opened.pop()
        elif index not in items:
            yield _lonely(offset + index, match[0])
    for _, index in opened:
        yield _lonely(offset + index, paragraph[index])


def _wide(mark: str) -> str:
    return _FULL.get(mark, mark)


def _lonely(index: int, mark: str) -> Slip:
    return Slip(index, index + 1, None, f"“{mark}”没有配对")


_DOUBLED = regex(
    r"([，。；：、])\1+|([！？])\2{3,}|[，、；：。][，。；：、！？]|[！？][，。；：、]|(?<=。”)。"
)
_CONNECTIVE = regex("[并且而也还同又以]|其中|确保|使")
_AFTER_OPEN = regex(r"^[，。；：、！？）”》]", re.MULTILINE)
_LEFT_OPEN = regex(r"[，、](?=\s*$)", re.MULTILINE)
_WITHIN = regex(r"(?<=[（“《])[，。；：、]|[，；：、](?=[）》])")
_JOINED = regex(r"、(?=和(?![谐平解睦田县气美顺善他她我你人]))")


def doubled_marks(text: str) -> Iterator[Slip]:
    """Stops in a row (。。 ，。), at an end of a paragraph or a bracket, 、 before 和."""
    for match in _DOUBLED.finditer(text):
        if match[0].startswith("。。。"):
            continue
        better = "" if match[0] == "。" else _kept(match[0], text[match.end() : match.end() + 2])
        if better and better in "，、" and not text[match.end() :].strip():
            better = "。"
        shown = better or "”"
        yield Slip(*match.span(), better, f"“{match[0]}”应为“{shown}”")
    for match in _AFTER_OPEN.finditer(text):
        yield Slip(*match.span(), None, f"段首不应是“{match[0]}”")
    for match in _LEFT_OPEN.finditer(text):
        if match.start():
            yield Slip(*match.span(), "。", f"段末不应是“{match[0]}”")
    for match in _WITHIN.finditer(text):
        yield Slip(*match.span(), "", f"括号里的开头或末尾多了“{match[0]}”")
    for match in _JOINED.finditer(text):
        yield Slip(*match.span(), "", "“和”前面不用顿号")


def _kept(marks: str, after: str) -> str:
    """The one of several stops that should stay."""
    first, last = marks[0], marks[-1]
    if first == last:
        return first
    if first == "。":
        return last if last in "，、" and _CONNECTIVE.match(after) else "。"
    if last in "。！？" or first in "，、":
        return last if last != "、" else first
    return first


_BETWEEN = regex(r"(?<=[”》])、(?=[“《])", words="、")


def marks_between_quotes(text: str) -> Iterator[Slip]:
    """、 between quoted or titled names in a row."""
    for match in _BETWEEN.finditer(text):
        yield Slip(*match.span(), "")


_LOOKALIKES: tuple[tuple[str, re.Pattern[str], str, str], ...] = (
    ("丨", regex(r"丨"), "1", "“丨”应为数字“1”"),
    ("-－—–", regex(r"[（(][-－—–][）)]"), "（一）", "序号应为“（一）”"),
    ("oO", regex(r"(?<=\d)[oO](?=\d|[年月日件条])"), "0", "字母“O”应为数字“0”"),
    ("lI", regex(r"(?<=\d)[lI](?=\d|[年月日件条])"), "1", "字母“l”应为数字“1”"),
    (
        "○Oo0",
        regex(r"(?<=[二一○])[○Oo0](?=[一二三四五六七八九○〇Oo0])"),
        "〇",
        "年份中的“零”应为“〇”",
    ),
)
_YEAR_OF_ACT = regex(
    rf"(?:(?<={HAN})[\[【﹝［]|(?<=[办发函字通秘令规告])[(（])(?P<y>(?:19|20)\d\d)[\]】﹞］)）](?=第?\d{{1,4}}号)",
    words="号",
)
"""The year in an act's number in other brackets than the standard's (GB/T 9704—2012, 7.2.5)."""
_WIDE_DIGITS = regex(r"[０-９Ａ-Ｚａ-ｚ．％]*[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ．％]*")


def look_alikes(text: str) -> Iterator[Slip]:
    """Characters that only look like the right one: 丨 for 1, (-) for （一）, O for 0."""
    for tell, pattern, better, note in _LOOKALIKES:
        for match in pattern.finditer(text) if any(mark in text for mark in tell) else ():
            yield Slip(*match.span(), better, note)
    for match in _YEAR_OF_ACT.finditer(text):
        note = f"发文字号的年份应当用六角括号：〔{match['y']}〕"
        yield Slip(*match.span(), f"〔{match['y']}〕", note)


def wide_digits(text: str) -> Iterator[Slip]:
    """Full-width digits and letters as an input method leaves them."""
    for match in _WIDE_DIGITS.finditer(text):
        better = match[0].translate(NARROW)
        yield Slip(*match.span(), better, f"全角“{match[0]}”应为“{better}”")


_BROKEN = regex("[\ufffd\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f-\x9f]|锟斤拷|烫烫烫")


def broken_characters(text: str) -> Iterator[Slip]:
    """Characters that a conversion has destroyed, and private ones that no other machine has."""
    for match in _BROKEN.finditer(text):
        yield Slip(*match.span(), None, f"U+{ord(match[0][0]):04X}")


_ATTACHMENT = regex(r"附件\s?[:：]\s?(\d{1,2})、", words="附件")


def attachment_notes(text: str) -> Iterator[Slip]:
    """附件：1、 where the standard has 附件：1."""
    for match in _ATTACHMENT.finditer(text):
        better = f"附件：{match[1]}."
        yield Slip(*match.span(), better, f"“{match[0]}”应为“{better}”")

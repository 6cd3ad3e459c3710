"""Half words and half frames: what cannot end or stand where it does (进行清，, 以需求导向，).

A character that begins a word is taken for it where its place asks for one: behind a verb that
wants a longer object, between two nouns, before what it would be done with. The words are in
data/halves.toml. Most are looked for from the character itself, since a start has no time to
compile patterns that a text seldom asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from forms.packaged import packaged
from forms.patterns import regex
from forms.review.language.slips import Slip
from forms.review.language.terms import compounded, terms
from forms.review.reading.characters import is_han
from forms.review.reading.sentences import stretch_start
from forms.review.reading.tongue import DATA

_STOPS = "，。；"
_LEAD = "共新已并再方局县市镇"
"""Characters behind which a verb may begin."""
_MARKS = "，。；：、）\n"
_ADDED = "和与"
"""A noun may follow them: 完善制和流程."""
_MAY_DO = "可以能并者人民众业或"
"""What stands before 通过, 可以 and 群众 among them."""
_NO_DEED = "室班栏会厅组课"
"""What makes a place of a deed: 进培训班, 进调解室."""
_OPEN = "(?:[^，。；：上下中里时后前内外间]|上级|上下|中央|中心|中共|内部|外部|前期)"
"""What may stand within 在……的领导下 before anything closes it."""
_WITHIN = f"(?<![存现所正实潜])在{_OPEN}"


class _Words(NamedTuple):
    """The tables of data/halves.toml, each word for itself."""

    light: tuple[str, ...]
    whole: str
    verbs: tuple[str, ...]
    middle: tuple[str, ...]
    halves: str
    after_de: str
    suffixes: str
    deeds: tuple[str, ...]
    enters: str
    means: tuple[str, ...]
    between: Mapping[str, tuple[str, ...]]
    led: Mapping[str, tuple[str, ...]]
    tails: Mapping[str, tuple[str, ...]]
    adverbs: tuple[str, ...]
    nouns: tuple[str, ...]


def half_words(text: str) -> Iterator[Slip]:
    """Half words that stand where a whole one must, and frames that lack their other end."""
    spans = (*_at_stops(text), *_before_deeds(text), *_beside(text), *_frames(text))
    for start, end in sorted(set(spans)):
        yield Slip(start, end, None, f"“{text[start:end]}”字前后疑有漏字")


@cache
def _tree() -> Mapping[str, Any]:
    return packaged(DATA / "halves.toml")


@cache
def _words() -> _Words:
    tree = _tree()

    def split(words: str) -> tuple[str, ...]:
        return tuple(words.split())

    return _Words(
        *(split(tree["light"]), tree["whole"], split(tree["verbs"]), split(tree["middle"])),
        *(tree["halves"], tree["after_de"], tree["suffixes"]),
        *(split(tree["deeds"]), tree["enters"]),
        split(tree["means"]),
        {char: split(words) for char, words in tree["between"].items()},
        {char: split(words) for char, words in tree["led"].items()},
        {char: split(words) for char, words in tree["tails"].items()},
        *(split(tree["frames"]["adverbs"]), split(tree["frames"]["nouns"])),
    )


def _at_stops(text: str) -> Iterator[tuple[int, int]]:
    """Objects of one character behind words that want longer ones: 进行清，, 完善制，."""
    for end in range(2, len(text) + 1):
        follows = text[end : end + 1]
        if (follows in _STOPS or follows in _ADDED) and _is_cut_off(text, end - 1, follows):
            yield end - 1, end


def _is_cut_off(text: str, at: int, follows: str) -> bool:
    words, half = _words(), text[at]
    if is_han(half) and terms().ends_at(text, at + 1):
        return False
    if half in words.halves and _ends_with(text, at, words.verbs):
        return True
    if follows in _ADDED or not is_han(half):
        return False
    if half not in words.whole and text.endswith(words.light, 0, at):
        return True
    return half in words.after_de and _ends_with(text, at, ("的",))


def _ends_with(text: str, end: int, words: Sequence[str]) -> bool:
    """Whether one of some words ends at a place, be it with a noun behind it (提高公开|质)."""
    if text.endswith(tuple(words), 0, end):
        return True
    if text[end] in _words().suffixes:
        return False
    behind = (len(noun) for noun in _words().middle if text.endswith(noun, 0, end))
    return any(text.endswith(tuple(words), 0, end - size) for size in behind)


def _before_deeds(text: str) -> Iterator[tuple[int, int]]:
    """进 for 进行 before what is done, 通 for 通过 before a means."""
    for at in _places(text, "进"):
        if text.startswith(_words().deeds, at + 1) and _is_led(text, at):
            deed = next(deed for deed in _words().deeds if text.startswith(deed, at + 1))
            if text[at + 1 + len(deed) : at + 2 + len(deed)] not in tuple(_NO_DEED):
                yield at, at + 1
    for at in _places(text, "通"):
        before = text[at - 1 : at] if at else ""
        means = [word for word in _words().means if text.startswith(word, at + 1)]
        if means and (not before or before in _MAY_DO or before in _MARKS):
            end = at + 1 + max(map(len, means))
            if is_han(text[end : end + 1] or "。"):
                yield at, at + 1


def _is_led(text: str, at: int) -> bool:
    """Whether 进 stands where a verb does: behind an adverb, an object, or first in its clause."""
    if not at or text[at - 1] in _words().enters:
        return not at
    clause = text[stretch_start(text, at, _MARKS) : at]
    ends = ("情况", "问题", *terms().adverbs)
    return not clause or clause.startswith(("对", "就")) or clause.endswith(ends)


def _beside(text: str) -> Iterator[tuple[int, int]]:
    """Halves of verbs between nouns (网站|访|速度), of nouns before a stop (各类|载，)."""
    for char, rights in _words().between.items():
        for at in _places(text, char):
            if text.startswith(rights, at + 1) and _is_free(text, at):
                yield at, at + 1
    for char, rights in _words().led.items():
        for at in _places(text, char):
            right = next((one for one in rights if text.startswith(one, at + 1)), "")
            behind = text[at + 1 + len(right) : at + 2 + len(right)]
            if right and behind not in tuple(_NO_DEED) and _is_led_to(text, at):
                yield at, at + 1
    for char, lefts in _words().tails.items():
        for at in _places(text, char):
            if text[at + 1 : at + 2] in "，。；、”" and text.endswith(lefts, 0, at):
                yield at, at + 1


def _places(text: str, char: str) -> Iterator[int]:
    at = text.find(char)
    while at >= 0:
        yield at
        at = text.find(char, at + 1)


def _is_free(text: str, at: int) -> bool:
    """Whether the character at a place belongs to no word, and one ends right before it."""
    known = terms()
    return known.ends_at(text, at) and not known.covers(text, at) and not compounded(text, at)


def _is_led_to(text: str, at: int) -> bool:
    """Whether a character is a verb of its own place: first in its clause, or behind a word."""
    known, before = terms(), text[at - 1 : at] if at else ""
    if known.covers(text, at) or compounded(text, at) or before.isdecimal():
        return False
    if not is_han(before or "。") or before in _LEAD:
        return True
    if text[at] in known.suffixes:  # 审核组|人员
        return text.endswith(("全年", *known.adverbs), 0, at)
    return known.ends_at(text, at)


# ---- frames


def _frames(text: str) -> Iterator[tuple[int, int]]:
    """Frames that lack their other end, a verb or a noun."""
    for adverb in _words().adverbs:
        for at in _places(text, adverb):
            behind = at + len(adverb)
            if text.startswith(_words().nouns, behind) and text[at - 1 : at] != "下":
                yield at, behind
    frames = _tree()["frames"]
    for pattern, cues in _patterns():
        words = frames[cues].split()
        if any(f"{word}{mark}" in text for word in words for mark in _STOPS):
            yield from (match.span("half") for match in pattern.finditer(text))


@cache
def _patterns() -> tuple[tuple[Any, str], ...]:
    """The patterns of frames, each with the name of the words that may stand before its stop."""
    frames = _tree()["frames"]
    words = {name: "|".join(listed.split()) for name, listed in frames.items()}
    begins = "(?:^|(?<=[，。；：、）\\n])|(?<=坚持))以(?![便及来上下内外免至此后前点查案评考学训])"
    return (
        (
            regex(f"{_WITHIN}{{2,22}}?的(?:{words['praise']})+(?P<half>{words['help']})(?=，)"),
            "help",
        ),
        (regex(f"{_WITHIN}{{2,18}}?(?P<half>的(?:{words['ground']})|过程)(?=，)"), "ground"),
        (
            regex(f"{begins}[^，。；为的促等]{{2,12}}(?<!等)(?P<half>{words['guide']})(?=[，；])"),
            "guide",
        ),
        (
            regex(
                f"(?:{words['makes']})了?[^，。；是]{{0,8}}(?:{words['qualities']})"
                "(?P<half>的)(?=[。；])"
            ),
            "attributes",
        ),
    )

"""Patterns that are asked only of texts with their words: no match can do without these."""

from __future__ import annotations

import gc
import pkgutil
from collections.abc import Iterable
from importlib import import_module
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

import forms.review
from forms.patterns import Telling, one_of, regex


def telling() -> list[tuple[str, tuple[str, ...]]]:
    """The texts of all of them in the modules of the review, and their words."""
    for module in pkgutil.walk_packages(forms.review.__path__, "forms.review."):
        import_module(module.name)
    gc.unfreeze()  # a program of another test may have put them out of sight
    found = [one for one in gc.get_objects() if isinstance(one, Telling)]
    # the collector has them in an order of its own, which differs from process to process
    return sorted((_text(one), tuple(sorted(one.words))) for one in found)


def _text(pattern: Telling) -> str:
    """What it would be compiled from, without doing that."""
    text = pattern.asked._text
    return text if isinstance(text, str) else text()


@pytest.mark.parametrize(("pattern", "words"), telling(), ids=lambda part: part[:40])
def test_each_match_has_one_of_the_words(pattern, words):
    assert has_word(parser.parse(pattern), words)


@pytest.mark.parametrize(
    ("text", "words", "holds"),
    [
        ("(?:超过|不足)[0-9]", "超过 不足", True),
        ("(?:超过|不足)[0-9]", "超过", False),
        ("[甲乙]丙?", "甲 乙", True),
        ("[甲乙]丙?", "丙", False),
        ("(?<=条例》)第", "条例", True),
        ("(?<!条例》)第", "条例", False),
        ("(?<=率)达", "率达", True),
        ("达(?=到)数", "达到", True),
        ("达(?=到)数", "到数", False),
        ("(?:甲)*", "甲", False),
        ("(?:甲乙)+", "乙", True),
    ],
)
def test_the_proof_itself(text, words, holds):
    assert has_word(parser.parse(text), tuple(words.split())) is holds


def test_a_text_without_the_words_is_never_searched():
    pattern = regex("(未成对", words="未")
    assert pattern.search("已经") is None and not list(pattern.finditer("已经"))
    assert pattern.match("已经") is None and pattern.fullmatch("已经") is None


def test_a_text_with_words_of_a_file_is_made_once_and_only_when_it_is_asked():
    made = []

    def text():
        made.append("甲")
        return "甲"

    pattern = regex(text)
    assert not made
    assert pattern.search("乙甲") and not pattern.search("乙")
    assert made == ["甲"]


def test_of_two_words_the_longer_is_taken_and_no_mark_in_them_is_a_sign():
    assert regex(one_of(["公开", "公开栏", "a.c"])).search("设公开栏")[0] == "公开栏"
    assert not regex(one_of(["公开", "a.c"])).search("abc")


ANYTHING = "\0"
FEW = 40


def has_word(items: Iterable[tuple[object, object]], words: tuple[str, ...]) -> bool:
    """Whether whatever a parsed pattern matches has one of the words in it or beside it."""
    return not _all_texts(items, words)


def _all_texts(items: Iterable[tuple[object, object]], words: tuple[str, ...]) -> set[str]:
    """What items one behind the other match that has none of the words, the middle of it cut."""
    texts = {""}
    for code, what in items:
        here = _texts(code, what, words)
        longer = {text + more for text in texts for more in here}
        texts = {_cut(text, words) for text in longer if not any(word in text for word in words)}
    return texts


def _cut(text: str, words: tuple[str, ...]) -> str:
    """A text with a mark for what no word can begin or end in together with what stands beside."""
    edge = max(map(len, words))
    return text if len(text) <= 2 * edge else text[:edge] + ANYTHING + text[-edge:]


def _texts(code: object, what: object, words: tuple[str, ...]) -> set[str]:
    """What one item matches, with a mark for what cannot be told."""
    if code is codes.LITERAL:
        return {chr(what)}
    if code is codes.BRANCH:
        return set().union(*(_all_texts(branch, words) for branch in what[1]))
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in what) and len(what) < FEW:
        return {chr(one) for _, one in what}
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        return _repeated(*what, words)
    if code is codes.SUBPATTERN:
        return _all_texts(what[3], words)
    if code is codes.ASSERT:
        behind = what[0] < 0  # what it looks back for goes on in what follows
        texts = _all_texts(what[1], words)
        return {ANYTHING + text if behind else text + ANYTHING for text in texts}
    return {""} if code in (codes.AT, codes.ASSERT_NOT) else {ANYTHING}


def _repeated(
    least: int, most: int, items: Iterable[tuple[object, object]], words: tuple[str, ...]
) -> set[str]:
    texts = _all_texts(items, words) if least or most == 1 else {ANYTHING}
    if most == 1:
        return texts if least else {"", *texts}
    return {ANYTHING + text + ANYTHING for text in texts} if least else {ANYTHING}

"""Code of patterns kept between starts: the same patterns as ever, whatever befell the file."""

from __future__ import annotations

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import forms.review
from forms import pattern_store
from forms.pattern_store import PATTERNS
from forms.patterns import _Uncompiled

SAMPLES = [
    ("(?P<a>甲)(?P<b>乙)?|[^\\W\\d_a-zA-Z]{2,4}$", re.MULTILINE),
    ("(?<!不)予以公开(\\d+)件", 0),
    ("[。\n]\\s*", 0),
]


@pytest.fixture(autouse=True)
def forgotten():
    """As at a new start: nothing read, nothing compiled."""
    PATTERNS.forget()
    yield
    PATTERNS.forget()


def patterns_of_the_review() -> list[tuple[str, int]]:
    for module in pkgutil.walk_packages(forms.review.__path__, "forms.review."):
        import_module(module.name)
    gc.unfreeze()  # a program of another test may have put them out of sight
    found = [one for one in gc.get_objects() if type(one) is _Uncompiled]
    texts = (one._text if isinstance(one._text, str) else one._text() for one in found)
    return list(zip(texts, (one._flags for one in found), strict=True))


def test_every_pattern_is_the_one_that_the_library_compiles():
    texts = patterns_of_the_review()
    assert len(texts) > 300
    assert [t for t in texts if pattern_store.compiled(*t) != re.compile(*t)] == []
    PATTERNS.write()
    PATTERNS.forget()
    assert [t for t in texts if pattern_store.compiled(*t) != re.compile(*t)] == []
    assert not PATTERNS._fresh


@pytest.mark.parametrize(("text", "flags"), SAMPLES)
def test_groups_and_their_names_come_back(text, flags):
    pattern_store.compiled(text, flags)
    PATTERNS.write()
    PATTERNS.forget()
    kept, fresh = pattern_store.compiled(text, flags), re.compile(text, flags)
    assert (kept.groups, kept.groupindex, kept.flags) == (
        fresh.groups,
        fresh.groupindex,
        fresh.flags,
    )


def test_what_is_kept_is_not_compiled_again(monkeypatch):
    pattern_store.compiled("甲[乙丙]", 0)
    PATTERNS.write()
    PATTERNS.forget()
    monkeypatch.setattr(pattern_store, "_code", None)
    assert pattern_store.compiled("甲[乙丙]", 0).match("甲丙")


def test_another_engine_is_left_to_the_library(monkeypatch):
    def unknown(text: str, flags: int) -> bytes:
        raise AttributeError("no such part of the library")

    monkeypatch.setattr(pattern_store, "_code", unknown)
    assert pattern_store.compiled("甲+", 0) == re.compile("甲+")


def test_a_wrong_pattern_is_told_as_ever():
    with pytest.raises(re.error):
        pattern_store.compiled("(甲", 0)

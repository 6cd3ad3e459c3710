"""The journal has every Edit, and gives back all that is sound in it, whatever became of the file."""

from __future__ import annotations

import os
import random
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.edit import Change, Edit, Splice
from forms.store.journal import Journal, head_of
from forms.store.places import places_of
from forms.store.reading import read_source
from forms.store.records import edit_of, edit_record, line_of, records_in
from forms.store.recovery import BrokenJournal, done, pending, read_journal

EDITS = [
    Edit((Change("tables.statistics.budget", None, Decimal("5.10")),), "填入"),
    Edit((Splice("sections.overview", 2, "", "字"),), "", "typing-1"),
    Edit(
        (Change("document.date", date(2019, 1, 2), None), Change("notes.year", "“", "\n\x1b")),
    ),
    Edit((Change("waived", None, [{"rule": "x", "on": datetime(2019, 1, 2, 3, 4)}]),), "情况说明"),
]

MOMENTS = st.datetimes().map(lambda moment: moment.replace(fold=0))
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.text(),
        st.dates(),
        MOMENTS,
        st.times().map(lambda at: at.replace(fold=0)),
    )
    | st.decimals(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(min_codepoint=1), max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
STEPS = st.one_of(
    st.builds(Change, st.text(min_size=1, max_size=9), VALUES, VALUES),
    st.builds(Splice, st.text(min_size=1, max_size=9), st.integers(0, 9), st.text(), st.text()),
)
ANY_EDIT = st.builds(Edit, st.lists(STEPS, max_size=4).map(tuple), st.text(), st.text())


@settings(max_examples=100, deadline=None)
@given(ANY_EDIT)
def test_an_edit_comes_back_from_a_line_as_it_was(edit):
    ((record, _),) = records_in(line_of(edit_record(edit, 1)))
    back = edit_of(record)
    assert back == edit and repr(back) == repr(edit)


def test_times_and_broken_code_units_survive_too():
    edit = Edit((Change("a", time(9, 30), "\ud800"),))
    assert edit_of(next(records_in(line_of(edit_record(edit, 1))))[0]) == edit


@pytest.fixture
def content(path, state):
    """The bytes of a journal with EDITS in it, twenty times over."""
    journal = Journal(places_of(path, state).journals, head_of(read_source(path)))
    for edit in EDITS * 20:
        journal.append(edit)
    journal.close()
    return journal.path.read_bytes()


def test_a_journal_cut_anywhere_gives_back_every_whole_edit(content, tmp_path):
    file = tmp_path / "journal"
    head = content.index(b"\n")
    small = content[: content.index(b"\n", head + 1000) + 1]
    for cut in (*range(0, head, 50), *range(head - 20, len(small) + 1)):
        file.write_bytes(small[:cut])
        whole = small[:cut].count(b"\n")
        if not whole:
            assert read_journal(file) is None
            continue
        journal = read_journal(file)
        assert len(journal.edits) == whole - 1
        assert list(journal.edits) == (EDITS * 20)[: whole - 1]
        assert not journal.broken


def raises_broken(file) -> bool:
    try:
        read_journal(file)
    except BrokenJournal:
        return True
    return False


def test_a_flipped_bit_never_changes_an_edit_and_costs_none_before_it(content, tmp_path):
    dice, file = random.Random(8), tmp_path / "journal"
    expected = EDITS * 20
    for _ in range(400):
        bit = dice.randrange(len(content) * 8)
        damaged = bytearray(content)
        damaged[bit // 8] ^= 1 << bit % 8
        file.write_bytes(damaged)
        before = content[: bit // 8].count(b"\n")
        if before == 0:
            assert raises_broken(file)
            continue
        journal = read_journal(file)
        assert len(journal.edits) >= before - 1
        assert list(journal.edits) == expected[: len(journal.edits)]


def test_a_broken_journal_is_set_aside_under_a_name_of_its_own(path, state):
    places = places_of(path, state)
    for number in (1, 2):
        places.journals[0].write_bytes(b"no journal\n")
        found, broken = pending(places)
        assert not found and [b.name for b in broken] == [
            f".年报.toml.journal{number if number > 1 else ''}.bad"
        ]
        assert broken[0].read_bytes() == b"no journal\n"


def test_an_edit_and_its_inverse_leave_nothing_to_undo():
    first, second = EDITS[0], EDITS[1]
    assert done([first, second, second.inverse()]) == [first]
    assert done([first, first.inverse(), first]) == [first]


def test_nothing_is_written_before_the_first_edit_and_nothing_left_after_the_last(path, state):
    places = places_of(path, state)
    journal = Journal(places.journals, head_of(read_source(path)))
    assert not places.journals[0].exists()
    journal.append(EDITS[0])
    assert places.journals[0].exists()
    journal.finish(places.history / "00000001-20190102-000000.journal")
    assert os.listdir(path.parent) == [path.name]
    assert len(list(places.history.iterdir())) == 1


def test_a_journal_that_cannot_lie_beside_the_draft_goes_on_in_the_state_folder(path, state):
    places = places_of(path, state)
    places.journals[0].mkdir()
    journal = Journal(places.journals, head_of(read_source(path)))
    for edit in EDITS:
        journal.append(edit)
    journal.close()
    assert journal.trouble is None and journal.path == places.journals[1]
    assert read_journal(places.journals[1]).edits == tuple(EDITS)


def test_a_folder_that_vanishes_takes_no_edit_with_it(path, state):
    places = places_of(path, state)
    journal = Journal(places.journals, head_of(read_source(path)))
    journal.append(EDITS[0])
    for file in path.parent.iterdir():
        file.unlink()
    path.parent.rmdir()
    journal.append(EDITS[1])
    journal.sync()
    journal.close()
    assert read_journal(places.journals[1]).edits == tuple(EDITS[:2])


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_a_full_disk_is_waited_for_and_the_journal_catches_up(tmp_path, path):
    file = tmp_path / "journal"
    file.symlink_to("/dev/full")
    journal = Journal([file], head_of(read_source(path)))
    journal.append(EDITS[0])
    assert "No space" in str(journal.trouble)
    file.unlink()
    journal.sync()
    journal.append(EDITS[1])
    journal.close()
    assert journal.trouble is None
    assert read_journal(file).edits == tuple(EDITS[:2])


def test_a_line_torn_by_a_full_disk_is_cut_before_the_next(path, state, monkeypatch):
    places = places_of(path, state)
    places.kept.parent.mkdir(parents=True)
    places.kept.touch()
    journal = Journal(places.journals, head_of(read_source(path)))
    journal.append(EDITS[0])
    real = os.write

    def torn(descriptor: int, data: bytes) -> int:
        if len(data) > 10:
            return real(descriptor, data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", torn)
    journal.append(EDITS[1])
    assert journal.trouble is not None
    monkeypatch.undo()
    journal.append(EDITS[2])
    journal.close()
    assert read_journal(places.journals[0]).edits == tuple(EDITS[:3])

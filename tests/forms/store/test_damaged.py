"""A thousand damaged drafts and journals: opened or told, never a traceback, no byte of them lost."""

from __future__ import annotations

import random

import pytest

from forms.store.draft_file import DraftFile
from forms.store.reading import DraftError
from forms.store.repair import RepairNeeded

RECEIVED = "tables.statistics.received"
OVERVIEW = "sections.overview"


def damaged(dice: random.Random, data: bytes) -> bytes:
    at, length = dice.randrange(len(data)), dice.randrange(1, 60)
    match dice.randrange(6):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]
        case 2:
            return data[:at] + bytes(len(data) - at)
        case 3:
            return data[:at] + data[at + length :]
        case 4:
            return data[:at] + dice.randbytes(length) + data[at:]
        case _:
            return data[:at] + data[at : at + length] + data[at:]


@pytest.fixture
def killed_session(path, opening, crash, by_hand):
    """A draft, and the journal of a session of thirty edits that was killed after a save."""
    file = opening()
    for value in range(9, 39):
        file.editing.change(RECEIVED, value)
        if value == 20:
            file.save()
    crash(file)
    return path.read_bytes(), path.with_name(f".{path.name}.journal").read_bytes()


def test_damaged_journals_give_back_every_edit_before_the_damage(path, state, killed_session):
    draft, journal = killed_session
    dice, beside = random.Random(6), path.with_name(f".{path.name}.journal")
    ends = [i + 1 for i, byte in enumerate(journal) if byte == 10]
    for _ in range(500):
        spoiled = damaged(dice, journal)
        beside.write_bytes(spoiled)
        with DraftFile.open(path, state=state) as file:
            sound = sum(1 for end in ends if spoiled[:end] == journal[:end])
            edits = sound - 1 - (sound >= 14) - (sound >= 15)
            assert file.draft.get(RECEIVED) == (20 if sound < 2 else 8 + edits)
            assert (file.conflict is not None) == (2 <= sound < 13)
            if file.outcome.broken:
                assert file.outcome.broken[0].read_bytes() == spoiled
        for left in path.parent.glob(".*"):
            left.unlink()
        path.write_bytes(draft)


def test_damaged_drafts_are_told_kept_and_put_back_by_the_journal(path, state, killed_session):
    draft, journal = killed_session
    dice, beside = random.Random(7), path.with_name(f".{path.name}.journal")
    outcomes = {"repair": 0, "conflict": 0, "opened": 0}
    for _ in range(500):
        spoiled = damaged(dice, draft)
        path.write_bytes(spoiled)
        beside.write_bytes(journal)
        try:
            file = DraftFile.open(path, state=state)
        except RepairNeeded as needed:
            outcomes["repair"] += 1
            assert str(needed).startswith(f"{path}：") and path.read_bytes() == spoiled
            assert beside.read_bytes() == journal and len(needed.journal.edits) == 30
            if outcomes["repair"] % 8:
                continue
            needed.restore_from_journal()
            file = DraftFile.open(path, state=state)
            assert file.draft.get(RECEIVED) == 38
        else:
            outcomes["conflict" if file.conflict else "opened"] += 1
            assert path.read_bytes() == spoiled
        assert file.draft.get(RECEIVED) == 38
        file._autosave.stop()
        file.read_only = True
        file.close()
        for left in path.parent.glob(".*"):
            left.unlink()
    assert outcomes["repair"] > 100 and outcomes["conflict"] > 20


def test_a_damaged_draft_is_put_back_from_a_backup_and_kept_itself(path, opening):
    file = opening()
    file.editing.change(RECEIVED, 9)
    file.close()
    sound = path.read_bytes()
    cut = sound[: sound.index("一段".encode()) + 3]
    path.write_bytes(cut)
    with pytest.raises(RepairNeeded) as caught:
        opening()
    needed = caught.value
    assert needed.line and [version.reason for version in needed.versions] == [
        "closed",
        "session",
    ]
    assert needed.journal is None
    needed.restore(needed.versions[0])
    assert path.read_bytes() == sound
    kept = [v for v in opening().versions() if v.reason == "damaged"]
    assert kept[0].path.read_bytes() == cut


def test_gb18030_is_converted_and_the_original_kept(path, opening):
    original = path.read_text(encoding="utf-8").encode("gb18030")
    path.write_bytes(original)
    with pytest.raises(RepairNeeded, match="GB18030") as caught:
        opening()
    assert path.read_bytes() == original
    caught.value.convert()
    file = opening()
    assert file.draft.unit == "南昌"
    assert [v.path.read_bytes() for v in file.versions() if v.reason == "damaged"] == [original]


def test_a_missing_draft_whose_journal_is_there_is_put_back(path, opening, crash, by_hand):
    file = opening()
    file.editing.change(RECEIVED, 9)
    crash(file)
    path.unlink()
    with pytest.raises(RepairNeeded, match="找不到") as caught:
        opening()
    caught.value.restore_from_journal()
    assert opening().draft.get(RECEIVED) == 9


def test_a_draft_that_is_nowhere_is_told_and_nothing_is_made(path, opening):
    with pytest.raises(DraftError, match="找不到") as caught:
        opening(path.with_name("没有.toml"))
    assert not isinstance(caught.value, RepairNeeded)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('form = "disclosure-2014"', 'form = "disclosure-1999"', "disclosure-1999"),
        ("[tables.statistics]", "[tables]\nstatistics = 5\n[other]", "“statistics”应当是一组数据"),
    ],
)
def test_what_no_form_can_ask_is_told_with_its_line(path, opening, old, new, words):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(RepairNeeded, match=words) as caught:
        opening()
    assert caught.value.line

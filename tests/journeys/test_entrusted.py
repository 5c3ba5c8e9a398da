"""Camille entrusts two rubrics to Louise: these are read, to the byte, and no other."""

from pathlib import Path

import pytest

from app.domain.collection import Confidentiality, Rubric
from app.domain.errors import Refused
from tests.journeys import thief, two_homes
from tests.journeys.two_homes import (
    APART,
    CANARY,
    DAUGHTER,
    GIVEN,
    Both,
    brought,
    entrust,
    holds,
    lanes,
    read,
    weights,
)
from views.commands.export import in_clear, sealed

pytestmark = [pytest.mark.covers("C-112"), pytest.mark.covers("C-154")]


def test_what_was_chosen_is_read_to_the_byte_and_nothing_else(both: Both) -> None:
    camille, louise = both.camille, both.louise
    hidden = two_homes.keep(camille.house, "cachée.txt", APART.encode(), APART)
    camille.house.custody.hide(hidden.id, Confidentiality.PRIVE)
    both.sync()
    assert louise.house.entrusted.every() == []
    entrust(camille, louise)
    assert louise.house.entrusted.every() == []
    both.sync()
    (given,) = louise.house.entrusted.every()
    assert (given.space, given.whose) == (camille.house.space.id, "Camille")
    assert given.birth_date == "1960-01-02"
    assert {one.rubric for one in given.rubrics} == set(GIVEN)
    assert weights(louise) == ["62.9", "62.5"]
    assert brought(louise, Rubric.PRESCRIPTION) == both.files
    assert holds(louise, CANARY.encode()) > 0
    assert holds(louise, APART.encode()) == 0
    assert holds(camille, APART.encode()) > 0


def test_it_is_read_offline_and_after_the_device_was_closed(both: Both) -> None:
    entrust(both.camille, both.louise)
    both.sync()
    assert brought(both.louise, Rubric.PRESCRIPTION) == both.files
    both.server.stop()
    both.louise.close()
    both.louise.open()
    assert weights(both.louise) == ["62.9", "62.5"]
    house = both.louise.house.entrusted.house(lanes(both.louise)[Rubric.PRESCRIPTION])
    found = read(both.louise, Rubric.PRESCRIPTION)
    files = {one.title: house.documents.original(one.id) for one in found}
    assert files == both.files


@pytest.mark.covers("C-174")
def test_what_comes_changes_and_goes_follows(both: Both) -> None:
    camille, louise = both.camille, both.louise
    entrust(camille, louise)
    both.sync()
    newest, oldest = camille.house.measures.series("body-weight")
    camille.house.measures.correct(newest.entry.id, ["63.1"])
    camille.house.measures.withdraw(oldest.entry.id)
    added = two_homes.keep(camille.house, "c.txt", b"Une goutte", "Nouvelle ordonnance")
    first = next(one for one in camille.house.documents.list() if one.id != added.id)
    camille.house.documents.remove(first.id)
    both.sync()
    assert weights(louise) == ["63.1"]
    expected = {**both.files, added.title: b"Une goutte"}
    expected.pop(first.title, None)
    assert brought(louise, Rubric.PRESCRIPTION) == expected


@pytest.mark.parametrize(
    "level",
    [Confidentiality.MASQUE_PS, Confidentiality.PRIVE],
    ids=lambda one: one.name,
)
def test_a_document_hidden_afterwards_leaves_the_reader(
    both: Both, level: Confidentiality
) -> None:
    camille, louise = both.camille, both.louise
    word = "topinambour"
    secret = two_homes.keep(camille.house, "s.txt", f"Dose de {word}".encode(), word)
    entrust(camille, louise)
    both.sync()
    assert word in brought(louise, Rubric.PRESCRIPTION)
    assert holds(louise, word.encode()) > 0
    kept = two_homes.sealed_files(louise)
    camille.house.custody.hide(secret.id, level)
    both.sync()
    assert brought(louise, Rubric.PRESCRIPTION) == both.files
    assert holds(louise, word.encode()) == 0
    assert two_homes.sealed_files(louise) < kept
    loot = thief.Loot.of(louise)
    assert not thief.opened(loot, thief.kept_by(louise))


def test_nothing_entrusted_is_found_counted_or_packed_with_one_s_own(
    both: Both, tmp_path: Path
) -> None:
    entrust(both.camille, both.louise)
    both.sync()
    brought(both.louise, Rubric.PRESCRIPTION)
    house = both.louise.house
    assert house.search.find(CANARY) == []
    assert house.documents.list() == []
    assert [str(one.values[0]) for one in house.measures.series("body-weight")] == [
        "54.5"
    ]
    assert in_clear(house, tmp_path / "copy")["files"] == 0
    assert sealed(house, tmp_path / "pack", two_homes.PHRASE)["files"] == 0
    assert CANARY.encode() not in (tmp_path / "copy").read_bytes()


def test_the_reader_writes_nothing(both: Both) -> None:
    entrust(both.camille, both.louise)
    both.sync()
    lane = lanes(both.louise)[Rubric.PRESCRIPTION]
    house = both.louise.house.entrusted.house(lane)
    entry = read(both.louise, Rubric.PRESCRIPTION)[0]
    for act in (
        lambda: house.documents.rename(entry.id, "Autre"),
        lambda: house.documents.remove(entry.id),
        lambda: house.measures.add("body-weight", ["70"]),
    ):
        with pytest.raises(Refused, match=r"entrusted\.read_only"):
            act()
    both.sync()
    assert entry.title in {one.title for one in both.camille.house.documents.list()}
    assert DAUGHTER in {one.name for one in both.camille.house.mandates.every()}

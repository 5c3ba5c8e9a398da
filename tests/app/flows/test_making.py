"""What is said of a measure becomes one element: note, links, source."""

from decimal import Decimal

import pytest

from app.domain.entry import Link
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.when import When
from app.fhir import exact, observation
from app.fhir.checks import faults
from app.flows.making import NOTE_MAX, Taken, made
from app.flows.measure import as_measure
from app.kinds import kind
from tests.app.paper_home import PaperHome

WHEN = When.parse("2026-11-20")
OTHER = EntryId(b"o" * 16)


def taken(**more: object) -> Taken:
    """Return a weight of seventy kilos."""
    return Taken(kind("body-weight"), (Decimal(70),), WHEN, **more)  # type: ignore[arg-type]  # a test's own


def test_a_note_is_in_the_resource_and_in_what_lists_read() -> None:
    entry = made(taken(note=" À jeun "), PaperHome().space, lambda: b"n" * 16)
    tree = exact.read(entry.body)
    assert tree["note"] == [{"text": "À jeun"}]
    assert faults(tree) == []
    assert entry.meta["note"] == "À jeun"


def test_without_a_note_nothing_is_said_of_it() -> None:
    entry = made(taken(note="  "), PaperHome().space, lambda: b"n" * 16)
    assert "note" not in exact.read(entry.body)
    assert "note" not in entry.meta


def test_a_note_too_long_is_refused() -> None:
    home = PaperHome()
    made(taken(note="é" * NOTE_MAX), home.space, lambda: b"n" * 16)
    with pytest.raises(Refused, match=r"measure\.note_too_long"):
        made(taken(note="é" * (NOTE_MAX + 1)), home.space, lambda: b"n" * 16)


def test_sources_and_what_is_replaced_are_linked() -> None:
    home = PaperHome()
    computed = made(taken(source=(OTHER,)), home.space, lambda: b"n" * 16)
    corrected = made(taken(replaces=(OTHER,)), home.space, lambda: b"n" * 16)
    assert computed.links == (Link("derived-from", OTHER),)
    assert corrected.links == (Link("replaces", OTHER),)
    assert computed.meta["source"] == "computed"
    assert corrected.meta["source"] == "typed"


def test_a_circumstance_is_in_the_resource_and_in_what_lists_read() -> None:
    glucose, said = kind("blood-glucose"), {"moment": "53049-3"}
    asked = Taken(glucose, (Decimal(104),), WHEN, said=said)
    entry = made(asked, PaperHome().space, lambda: b"n" * 16)
    assert observation.read(entry.body).said == said
    assert as_measure(entry).said == said


@pytest.mark.parametrize("said", [{"site": "52795006"}, {"moment": "52795006"}])
def test_a_circumstance_of_another_measure_is_refused(said: dict[str, str]) -> None:
    asked = Taken(kind("blood-glucose"), (Decimal(104),), WHEN, said=said)
    with pytest.raises(Refused, match=r"measure\.circumstance"):
        made(asked, PaperHome().space, lambda: b"n" * 16)


def test_what_a_sensor_gives_says_so_and_may_be_withdrawn() -> None:
    entry = made(taken(by="sensor"), PaperHome().space, lambda: b"n" * 16)
    found = as_measure(entry)
    assert (found.source, found.computed) == ("sensor", False)

"""Each probe is run; a planted fault is named, and hides no other."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.errors import Broken, Refused
from app.domain.ids import BlobId
from app.domain.write import Write
from app.flows.checkup import (
    ROOM_MIN,
    Checkup,
    clock_probe,
    files_probe,
    integrity_probe,
    quarantine_probe,
    resources_probe,
    room_probe,
)
from tests.app.paper_home import PaperHome
from tests.storage.contract.test_traces import POINTS, segment


def broken() -> Mapping[str, str]:
    """Fail as a damaged store does."""
    raise Broken("store.damaged", page="7")


@pytest.mark.covers("C-178")
def test_a_fault_is_named_and_hides_nothing() -> None:
    found = Checkup({"integrity": broken, "clock": lambda: {"drift": "0"}}).run()
    assert [(one.name, one.ok, one.code) for one in found] == [
        ("integrity", False, "store.damaged"),
        ("clock", True, ""),
    ]
    assert found[0].seen == {"page": "7"}


@pytest.mark.covers("C-178")
def test_a_missing_file_is_counted() -> None:
    home = PaperHome()
    home.documents.add(b"Ordonnance", name="x.txt")
    probe = files_probe(home.vault, home.blobs)
    assert probe() == {"files": "2"}

    def lost(blob: BlobId) -> bool:
        return not blob

    home.blobs.has = lost  # type: ignore[method-assign]  # the planted fault
    with pytest.raises(Refused, match=r"files\.missing"):
        probe()


def test_an_alarm_is_told() -> None:
    assert quarantine_probe(lambda: "")() == {}
    with pytest.raises(Refused, match=r"space\.quarantined"):
        quarantine_probe(lambda: "log.fork")()


@pytest.mark.covers("C-178")
def test_a_damaged_page_is_counted_not_shown() -> None:
    assert integrity_probe(list)() == {}
    with pytest.raises(Broken, match=r"store\.damaged") as told:
        integrity_probe(lambda: ["page 7 is wrong", "page 9 is wrong"])()
    assert told.value.details == {"damages": "2"}


@pytest.mark.covers("C-178")
def test_little_room_is_told_in_time() -> None:
    assert room_probe(lambda: ROOM_MIN)() == {"free": str(ROOM_MIN)}
    with pytest.raises(Refused, match=r"disk\.low"):
        room_probe(lambda: ROOM_MIN - 1)()


@pytest.mark.covers("C-178")
def test_a_clock_set_back_is_told() -> None:
    signed = datetime(2026, 11, 21, 8, tzinfo=UTC)
    last = int(signed.timestamp() * 1000)
    assert clock_probe(lambda: signed, lambda: last)()
    with pytest.raises(Refused, match=r"clock\.behind"):
        clock_probe(lambda: signed - timedelta(days=3650), lambda: last)()


@pytest.mark.covers("C-178")
def test_points_of_a_sensor_are_judged_as_such() -> None:
    home = PaperHome()
    day = replace(segment(1, POINTS), space=home.space.id)
    home.vault.commit(Write(home.space.id, entries=(day,)))
    probe = resources_probe(home.vault, home.space.id)
    assert probe() == {"looked": "1"}
    wrong = replace(day, body=b"\1")
    home.vault.commit(Write(home.space.id, entries=(wrong,)))
    with pytest.raises(Broken, match=r"fhir\.invalid"):
        probe()


@pytest.mark.covers("C-178")
def test_an_invalid_resource_is_counted() -> None:
    home = PaperHome()
    entry = home.measures.add("heart-rate", ["60"])
    probe = resources_probe(home.vault, home.space.id)
    assert probe() == {"looked": "1"}
    wrong = replace(entry, body=entry.body.replace(b'"status":"final",', b""))
    home.vault.commit(Write(home.space.id, entries=(wrong,)))
    with pytest.raises(Broken, match=r"fhir\.invalid"):
        probe()

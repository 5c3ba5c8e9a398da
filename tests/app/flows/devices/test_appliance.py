"""A device is an element of the record, private, that says who it is."""

from dataclasses import replace
from datetime import UTC, datetime

from app.domain.collection import Confidentiality, Rubric
from app.domain.ids import EntryId
from app.domain.space import Space
from app.flows.devices.appliance import away, bound, fresh, of_entry, read_about
from tests.fictitious.heard import METER, FakeDriver
from tests.storage.samples import SPACE

OWN = EntryId(bytes.fromhex("01a1fd1e8c00764cb59bfbcf3c5743cc"))
ENTRY = fresh(OWN, Space(SPACE, "Moi").id, FakeDriver(name="fake_meter"), METER, "Lou")


def test_a_new_device_is_private_and_in_use() -> None:
    assert (ENTRY.kind, ENTRY.rubric) == ("device", Rubric.MEASURES)
    assert ENTRY.confidentiality is Confidentiality.PRIVE
    one = of_entry(ENTRY, {})
    assert (one.name, one.identity, one.driver) == ("Lou", METER, "fake_meter")
    assert (one.key, one.entry) == (OWN.hex(), OWN)
    assert (one.last_seen, one.battery, one.alone) == (None, None, False)
    assert one.added.year == 2026


def test_what_this_machine_knows_is_shown() -> None:
    one = of_entry(ENTRY, {"seen": 1000, "battery": 80, "address": "AA"})
    assert one.last_seen == datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)
    assert (one.battery, one.address) == (80, "AA")
    odd = of_entry(ENTRY, {"seen": "x", "battery": "y"})
    assert (odd.last_seen, odd.battery) == (None, None)


def test_slots_and_the_whole_are_bound_apart() -> None:
    both = bound(bound(bound(ENTRY, 2, on=True), 10, on=True), None, on=True)
    one = of_entry(both, {})
    assert (one.bindings, one.alone) == ((2, 10), True)
    less = of_entry(bound(bound(both, None, on=False), 2, on=False), {})
    assert (less.bindings, less.alone) == ((10,), False)
    assert bound(bound(both, 2, on=False), 10, on=False).meta.get("slots") is None
    assert of_entry(replace(ENTRY, meta={"slots": "x 3"}), {}).bindings == (3,)


def test_a_forgotten_device_is_nobodys_and_keeps_its_name() -> None:
    gone = away(bound(bound(ENTRY, 2, on=True), None, on=True))
    one = of_entry(gone, {})
    assert (one.name, one.bindings, one.alone) == ("Lou", (), False)
    assert gone.meta["status"] == "archived"


def test_what_was_written_odd_is_nothing() -> None:
    for raw in (None, b"", b"{", b"[]"):
        assert read_about(raw) == {}
    assert read_about(b'{"seen": 1}') == {"seen": 1}

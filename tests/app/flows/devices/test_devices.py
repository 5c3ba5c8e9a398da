"""Devices are added, named, bound and forgotten; what they gave stays."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.device import Rejected, Way
from app.domain.dialogue import Advert, Frame
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.inbox import Fate
from app.domain.write import Write
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import (
    METER,
    SCALE,
    SENSOR,
    SEVEN,
    FakeDriver,
    glucose,
    point,
    weight,
)

ADDRESS = "C8:47:8C:00:11:22"


def shout(*words: bytes, address: str = ADDRESS, stable: bool = True) -> Advert:
    """Return what a scale shouts."""
    data = {str(rank): word for rank, word in enumerate(words)}
    return Advert(address, SEVEN, "Pèse", -50, stable, service_data=data)


def test_a_device_tells_what_it_gave(home: Home) -> None:
    found = home.owned(METER)
    bad = Rejected("crc", b"\x01", "2a18")
    home.inbox.take_in([glucose("104"), glucose("1200")], [bad], device=METER)
    (one,) = home.devices.known()
    assert (one.kept, one.waiting, one.quarantined) == (1, 1, 1)
    assert (one.name, one.alone, one.driver) == ("Ma balance", True, "fake_meter")
    assert one.last_seen == home.clock()
    assert one == home.devices.one(found.key)


def test_a_device_is_added_once(home: Home) -> None:
    first = home.devices.add(FakeDriver(), SCALE, "Salle de bain")
    assert home.devices.add(FakeDriver(), SCALE).key == first.key
    assert len(home.devices.known()) == 1


def test_a_device_is_renamed_and_the_name_is_clean(home: Home) -> None:
    found = home.devices.add(FakeDriver(), SCALE)
    assert found.name == ""
    home.devices.rename(found.key, "  Salle   de\u202e bain ")
    assert home.devices.one(found.key).name == "Salle de bain"
    with pytest.raises(Refused, match=r"device\.name_long"):
        home.devices.rename(found.key, "x" * 81)


def test_a_forgotten_device_leaves_what_it_gave(home: Home) -> None:
    found = home.owned(METER)
    home.inbox.take_in([glucose("104")], device=METER)
    before = home.devices.forget(found.key)
    assert home.devices.known() == []
    (one,) = home.measures.series("blood-glucose")
    assert one.entry.meta["device"] == METER.key
    with pytest.raises(Refused, match=r"device\.absent"):
        home.devices.one(found.key)
    assert home.inbox.take_in([glucose("99")], device=METER).unassigned == 1
    home.devices.bring_back(before)
    assert home.devices.one(found.key).alone


def test_a_forgotten_device_comes_back_as_itself(home: Home) -> None:
    found = home.owned(METER)
    home.devices.forget(found.key)
    again = home.devices.add(FakeDriver(name="fake_meter"), METER)
    assert (again.key, again.name) == (found.key, "Ma balance")


def test_a_forgotten_device_is_nobodys_again(home: Home) -> None:
    found = home.owned(METER)
    home.devices.forget(found.key)
    assert not home.devices.add(FakeDriver(name="fake_meter"), METER).alone


def test_a_slot_is_bound_and_unbound(home: Home) -> None:
    found = home.devices.add(FakeDriver(), SCALE)
    home.devices.bind(found.key, 2)
    home.devices.bind(found.key, 1)
    one = home.devices.one(found.key)
    assert (one.bindings, one.alone) == ((1, 2), False)
    assert (one.owns(2), one.owns(3), one.owns(None)) == (True, False, False)
    home.devices.unbind(found.key, 2)
    home.devices.bind(found.key)
    home.devices.unbind(found.key)
    assert home.devices.one(found.key).bindings == (1,)


def test_only_the_bound_slot_is_filed(home: Home) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    found = home.devices.add(FakeDriver(), SCALE)
    home.devices.bind(found.key, 2)
    later = SEVEN + timedelta(minutes=2)
    said = [weight("70.5", slot=2), weight("70.6", slot=3, at=later)]
    tally = home.inbox.take_in(said, device=SCALE)
    assert (tally.kept, tally.unassigned) == (1, 1)


def test_a_device_that_shouts_is_read_and_kept_only_once_added(home: Home) -> None:
    home.measures.add("body-weight", ["70"], at="2026-11-20")
    (heard,) = home.devices.hear(FakeDriver(), shout(b"71"))
    assert (heard.device, home.inbox.count()) == (None, 0)
    found = home.devices.add(FakeDriver(), shout())
    home.devices.hear(FakeDriver(), shout(b"71"))
    assert home.inbox.count() == 1
    home.devices.bind(found.key)
    assert home.weights() == ["71", "70"]


def test_a_device_that_goes_on_shouting_writes_nothing_more(home: Home) -> None:
    home.devices.add(FakeDriver(), shout())
    home.devices.hear(FakeDriver(), shout(b"71"))
    told = len(home.pulse.told)
    for _ in range(5):
        home.devices.hear(FakeDriver(), shout(b"71"))
    assert len(home.pulse.told) == told


def test_a_device_near_is_recognised_by_its_address(home: Home) -> None:
    home.devices.add(FakeDriver(), shout())
    assert home.devices.recognised(shout())
    assert home.devices.recognised(shout(address="C8:47:8C:00:11:23")) is None


def test_a_rotating_address_is_kept_on_this_machine_only(home: Home) -> None:
    found = home.devices.add(FakeDriver(), shout(stable=False))
    assert home.devices.recognised(shout(stable=False))
    assert ADDRESS not in str(home.devices.roster.entry(found.key))


def test_the_history_of_a_device_is_all_it_gave(home: Home) -> None:
    found = home.owned(METER)
    later = SEVEN + timedelta(hours=1)
    home.inbox.take_in([glucose("104"), glucose("1200", at=later)], device=METER)
    newest, oldest = home.devices.history(found.key)
    assert (newest.fate, oldest.fate) == (Fate.TO_CONFIRM, Fate.KEPT)
    assert newest.reading
    assert oldest.entry


def test_two_machines_that_added_the_same_device_have_one(home: Home) -> None:
    found = home.owned(METER)
    entry = home.devices.roster.entry(found.key)
    twin = replace(entry, id=type(entry.id)(b"\xff" * 16))
    home.devices.restore(twin)
    assert [one.key for one in home.devices.known()] == [found.key]
    home.devices.forget(found.key)
    assert home.devices.known() == []


def test_what_binding_filed_is_undone_with_it(home: Home) -> None:
    found = home.devices.add(FakeDriver(name="fake_meter"), METER)
    home.inbox.take_in([glucose("104"), glucose("1200")], device=METER)
    filed = home.devices.bind(found.key)
    assert filed == (glucose("104").key.hex(),)
    assert len(home.measures.series("blood-glucose")) == 1
    home.devices.unbind(found.key, filed=filed)
    assert home.measures.series("blood-glucose") == []
    assert home.inbox.count() == 2


def test_points_filed_by_a_binding_leave_without_those_that_came_after(
    home: Home,
) -> None:
    found = home.devices.add(FakeDriver(name="fake_sensor"), SENSOR)
    home.inbox.take_in([point(0), point(5)], device=SENSOR)
    filed = home.devices.bind(found.key)
    home.inbox.take_in([point(10)], device=SENSOR)
    home.devices.unbind(found.key, filed=filed)
    traces = home.house["traces"]
    (kept,) = traces.sources()
    assert [one.t for one in traces.points(kept.trace)] == [
        int((SEVEN + timedelta(minutes=10)).timestamp())
    ]
    assert home.inbox.count() == 2


def test_a_device_added_by_its_address_is_itself_once_it_answers(home: Home) -> None:
    first = home.devices.add(FakeDriver(), shout(), "Salle de bain")
    home.devices.bind(first.key)
    answered = home.devices.met(FakeDriver(), shout(), SCALE)
    assert (answered.key, answered.identity.key) == (first.key, SCALE.key)
    assert [one.name for one in home.devices.known()] == ["Salle de bain"]
    assert home.devices.known()[0].alone


def test_a_device_known_by_its_own_name_is_heard_by_its_address(home: Home) -> None:
    home.devices.add(FakeDriver(), shout())
    home.devices.met(FakeDriver(), shout(), replace(SCALE, address=ADDRESS))
    (heard,) = home.devices.hear(FakeDriver(), shout(b"71"))
    assert heard.device
    assert home.inbox.waiting()[0].reading.device.key == SCALE.key


def test_packets_of_a_device_that_is_forgotten_go_with_it(home: Home) -> None:
    found = home.owned(METER)
    for one in (METER, SCALE):
        home.inbox.spool(Frame(one.key, "2a18", b"104", SEVEN))
    home.devices.forget(found.key)
    (left,) = home.vault.inbox.spool(home.devices.roster.space.id)
    assert left.frame.source == SCALE.key


def test_half_a_file_leaves_as_the_home_opens(home: Home) -> None:
    killed, whole = EntryId(b"B" * 16), EntryId(b"C" * 16)
    vault, space = home.vault, home.devices.roster.space.id
    begun = f"importing.{space.hex()}.{killed.hex()}"
    vault.commit(Write(space, settings={begun: b""}))
    half = [glucose("104", way=Way.FILE), point(0, way=Way.FILE)]
    home.inbox.take_in(half, device=METER, batch=killed)
    home.inbox.take_in([glucose("99", way=Way.FILE)], device=METER, batch=whole)
    home.devices.replay()
    assert [str(m.values[0]) for m in home.measures.series("blood-glucose")] == ["99"]
    assert home.house["traces"].sources() == []
    assert vault.settings(f"importing.{space.hex()}.") == {}


def test_each_sensor_counts_its_own_points_however_they_entered(home: Home) -> None:
    second = replace(SENSOR, key="sys:00-00-00-00-00-00-00-02")
    driver = FakeDriver("glucose_sensor", kinds=("interstitial-glucose",))
    devices = replace(home.devices, drivers=lambda: [driver])
    one, two = (devices.add(driver, who, "") for who in (SENSOR, second))
    home.inbox.take_in([point(5 * rank) for rank in range(3)], device=SENSOR)
    devices.bind(one.key)
    home.inbox.take_in([point(5 * rank) for rank in range(3, 10)], device=SENSOR)
    counts = {each.key: each.kept for each in devices.known()}
    assert counts == {one.key: 10, two.key: 0}

"""The person sees their devices, and puts one outside."""

import pytest

from app.crypto.statements import OpType
from app.domain.errors import Refused
from app.domain.ids import DeviceId
from app.domain.space import Space
from app.domain.write import Origin, Write
from app.flows import keychain
from app.flows.my_devices import MyDevices
from app.flows.recovery import receive
from tests.app.worlds import Home, Ledger, a_home, joined


def devices(home: Home) -> MyDevices:
    return MyDevices(Space(home.space, ""), home.vault, home.trail, home.world)


@pytest.fixture
def pair() -> tuple[Home, Home, Ledger]:
    home, ledger, key = a_home()
    other = joined(home, key)
    for each in (home, other, home):
        each.sync(ledger)
    other.write("ailleurs")
    other.sync(ledger)
    home.sync(ledger)
    return home, other, ledger


@pytest.mark.covers("C-123")
def test_devices_are_listed_with_their_last_use(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home, other, _ = pair
    here, there = devices(home).list()
    assert (here.here, here.name, here.retired) == (True, "linux", False)
    assert (there.id, there.here, there.name) == (other.me.device, False, "android")
    assert there.last_seen > 0


def test_a_device_that_never_met_a_server_sees_itself() -> None:
    home, _, _ = a_home()
    [here] = devices(home).list()
    assert here.id == home.me.device


@pytest.mark.covers("C-123")
def test_a_retired_device_no_longer_opens_the_account(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home, other, ledger = pair
    assert devices(home).retire(other.me.device) == ""
    home.sync(ledger)
    other.pull(ledger)
    assert [d.retired for d in devices(home).list()] == [False, True]
    with pytest.raises(Refused, match=r"device\.retired"):
        other.seal()
    account = keychain.account(home.vault).account
    with pytest.raises(Refused, match=r"wrap\.invalid"):
        receive(other.vault, other.space, account.version, account.encode())


def test_a_retirement_is_one_write(
    pair: tuple[Home, Home, Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, other, _ = pair
    written: list[Write] = []
    monkeypatch.setattr(home.vault, "commit", written.append)
    devices(home).retire(other.me.device)
    [write] = written
    assert [control.type for control in write.controls] == [OpType.RETIRE]
    assert write.secrets["account"]


def test_a_device_without_the_sheet_makes_a_new_one(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home, other, _ = pair
    home.vault.commit(Write(home.space, secrets={"recovery": None}), origin=Origin.PEER)
    assert len(devices(home).retire(other.me.device).replace("-", "")) == 36


def test_only_another_device_of_ours_is_retired(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home = pair[0]
    with pytest.raises(Refused, match=r"device\.here"):
        devices(home).retire(home.me.device)
    with pytest.raises(Refused, match=r"device\.unknown"):
        devices(home).retire(DeviceId(bytes(16)))


def test_a_device_is_called_as_its_owner_says(pair: tuple[Home, Home, Ledger]) -> None:
    home, other, ledger = pair
    there = devices(home).list()[1]
    assert devices(home).rename(there.id, "  Tablette du salon  ") == ""
    home.sync(ledger)
    other.sync(ledger)
    for each in pair[:2]:
        assert devices(each).name_of(there.id) == "Tablette du salon"
    assert devices(home).list()[1].platform == "android"


def test_a_name_is_never_empty_nor_endless(pair: tuple[Home, Home, Ledger]) -> None:
    flow, here = devices(pair[0]), devices(pair[0]).list()[0]
    with pytest.raises(Refused, match=r"device\.name_empty"):
        flow.rename(here.id, "  ")
    flow.rename(here.id, "x" * 50)
    assert flow.name_of(here.id) == "x" * 40


def test_only_ones_own_device_is_renamed(pair: tuple[Home, Home, Ledger]) -> None:
    with pytest.raises(Refused, match=r"device\.unknown"):
        devices(pair[0]).rename(DeviceId(b"?" * 16), "Un autre")
    assert devices(pair[0]).name_of(b"?" * 16) == ""


def test_a_device_put_outside_offline_already_shows_it(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home, other, ledger = pair
    devices(home).retire(other.me.device)
    gone = devices(home).list()[1]
    assert (gone.leaving, gone.retired) == (True, False)
    home.sync(ledger)
    assert devices(home).list()[1].retired


def test_a_new_name_is_taken_back(pair: tuple[Home, Home, Ledger]) -> None:
    flow = devices(pair[0])
    there = flow.list()[1]
    first = flow.rename(there.id, "Tablette")
    second = flow.rename(there.id, "Autre")
    flow.call(there.id, second)
    assert flow.name_of(there.id) == "Tablette"
    flow.call(there.id, first)
    assert flow.name_of(there.id) == there.platform


def test_one_is_alone_until_another_device_wrote(
    pair: tuple[Home, Home, Ledger],
) -> None:
    assert devices(a_home()[0]).alone()
    assert not devices(pair[0]).alone()

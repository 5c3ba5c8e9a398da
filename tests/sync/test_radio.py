"""A radio is chosen by its name, and never reaches beyond this machine."""

import asyncio
import sys

import pytest

from app.domain.errors import Refused
from app.ports.radio import Availability, NoRadio
from sync.radio import open_radio, play_lab
from tests.sync.radio.studio import air, nobody

AIR = air(nobody)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "bluetooth",
        "tcp-client:127.0.0.1:",
        "tcp-client:127.0.0.1:0",
        "tcp-client:127.0.0.1:65536",
        "tcp-client:127.0.0.1:6402:1",
        "tcp-client:127.0.0.1:٦٤",
        "tcp-client:10.0.0.1:6402",
        "tcp-client:localhost:6402",
        "tcp-client:127.0.0.1.example:6402",
        "tcp-server:127.0.0.1:6402",
        "usb:0",
    ],
)
def test_no_other_machine_and_no_other_transport_is_reached(name: str) -> None:
    with pytest.raises(Refused, match=r"radio\.name"):
        open_radio(name, AIR)


def test_the_radios_that_exist_are_opened_by_name() -> None:
    assert isinstance(open_radio("none", AIR), NoRadio)
    assert not open_radio("system", AIR).virtual
    assert open_radio("lab", AIR).virtual
    assert open_radio("tcp-client:127.0.0.1:6402", AIR).virtual


def test_the_lab_says_that_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.startswith("sync.radio.lab.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "bumble", None)
    monkeypatch.setitem(sys.modules, "bumble.core", None)
    for done in (
        lambda: open_radio("lab", AIR),
        lambda: play_lab(AIR, 0, {}, print, print),
    ):
        with pytest.raises(Refused, match=r"radio\.lab_missing"):
            done()


def test_nobody_plays_behind_that_port() -> None:
    radio = open_radio("tcp-client:127.0.0.1:1", AIR)
    assert asyncio.run(radio.available()) is Availability.NO_ADAPTER

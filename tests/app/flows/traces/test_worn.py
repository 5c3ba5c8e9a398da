"""The device of a trace is noted as its file names it, the end of its serial only."""

from dataclasses import replace

import pytest

from app.domain.device import DeviceIdentity
from app.domain.reading import Trace
from app.domain.space import Space
from app.domain.write import Write
from app.flows.traces.worn import Worn, note, worn
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.storage.samples import SPACE, PulseSpy

TRACE = Trace("interstitial-glucose", "import:libreview-historic", "mg/dL", 0)
PLACE = Space(SPACE, "Moi")
WHO = DeviceIdentity("file:libreview|1", "libreview", model="FreeStyle  Libre")


@pytest.fixture
def vault() -> MemoryVault:
    """Return an empty vault with its space."""
    made = MemoryVault(Memory(), PulseSpy())
    made.commit(Write(PLACE.id))
    return made


def test_the_end_of_a_serial_number_is_enough(vault: MemoryVault) -> None:
    note(vault, PLACE, TRACE, replace(WHO, serial="3MH00123ABCD"))
    assert worn(vault, PLACE, TRACE) == Worn("FreeStyle Libre", "ABCD")
    assert worn(vault, PLACE, replace(TRACE, source="import:x")) is None


def test_the_last_device_stands_and_one_without_a_name_changes_nothing(
    vault: MemoryVault,
) -> None:
    note(vault, PLACE, TRACE, replace(WHO, serial="1"))
    note(vault, PLACE, TRACE, replace(WHO, serial="2"))
    note(vault, PLACE, TRACE, replace(WHO, model="", serial="3"))
    assert worn(vault, PLACE, TRACE) == Worn("FreeStyle Libre", "2")


def test_what_is_unreadable_is_nobody(vault: MemoryVault) -> None:
    note(vault, PLACE, TRACE, WHO)
    (name,) = vault.settings("worn.")
    vault.commit(Write(PLACE.id, settings={name: b"{"}))
    assert worn(vault, PLACE, TRACE) is None
